"""The board itself: seats, duty, sittings, points, decisions, acts done at once, recusals."""

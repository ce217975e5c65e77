"""Files that go from board to board."""

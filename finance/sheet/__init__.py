"""The meeting's collection sheet: what came in, what went out, the count of the box."""

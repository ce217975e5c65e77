"""Rules that were not met: recorded, explained, ratified; never deleted."""

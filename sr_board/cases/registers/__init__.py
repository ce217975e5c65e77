"""Registers of the board and of what was done in its files."""

"""Figures and fault runs: `python3 start.py bench`. Small counts of them run in the tests too."""

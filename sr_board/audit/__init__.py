"""Kernel: the append-only, signed chain of what was done, and its verification."""

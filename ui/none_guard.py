"""Keeps None, True and False alive under a PySide6 that was built for a newer Python.

PySide6 6.12 hands them out without counting the reference. Python 3.12 and later do not count
them; Python 3.11 does, and ends with "deallocating None" after some ten thousand calls (6.11
counts). Under 3.11 they are given more references than a program can use up. Nothing else may be
done here.
"""

from __future__ import annotations

import ctypes
import sys

__all__ = ["guard"]

_PLENTY = 1 << (40 if sys.maxsize > 1 << 40 else 28)


def guard() -> bool:
    """Give the constants plenty of references on CPython 3.11; True when it was needed."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return False
    for constant in (None, True, False, NotImplemented, Ellipsis):
        # The count is the first field of every object in CPython 3.11.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY:
            count.value += _PLENTY
    return True

"""How much memory the machine has, and how heavy Argon2id may be on it. Reads, never writes."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

__all__ = ["free_memory_kib", "total_memory_kib"]

_UNKNOWN = 1 << 40


def total_memory_kib() -> int:
    """Memory built into the machine, in KiB; a very large number where it cannot be asked."""
    listed = _meminfo().get("MemTotal")
    if listed is not None:
        return listed
    with contextlib.suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    return _windows_memory()[0]


def free_memory_kib() -> int:
    """Memory that can be had without harm, swap included, in KiB; very large where unknown."""
    listed = _meminfo()
    if "MemAvailable" in listed:
        return listed["MemAvailable"] + listed.get("SwapFree", 0)
    return _windows_memory()[1]


def _meminfo() -> dict[str, int]:
    found: dict[str, int] = {}
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            name, _, rest = line.partition(":")
            if rest.strip().endswith("kB"):
                found[name] = int(rest.split()[0])
    return found


def _windows_memory() -> tuple[int, int]:
    """Total and free memory by GlobalMemoryStatusEx, in KiB."""
    if sys.platform != "win32":
        return _UNKNOWN, _UNKNOWN
    import ctypes

    class Status(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows headers."""

        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
            (f"part{i}", ctypes.c_ulonglong) for i in range(7)
        ]

    status = Status()
    status.length = ctypes.sizeof(status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return _UNKNOWN, _UNKNOWN
    return status.part0 // 1024, status.part3 // 1024

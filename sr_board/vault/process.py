"""Hardening of the running process, called once before anything else happens.

Must not import anything heavy and must not fail: each protection is taken where it exists.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import os
import sys
import threading
import zlib
from types import TracebackType

__all__ = ["code_of", "give_memory_back", "harden_process"]

_PR_SET_DUMPABLE = 4


def harden_process() -> None:
    """No file for others, no memory image on disk, no data in error output.

    umask 077; core dumps off; on Linux the process is not dumpable (so that another program of
    the same user cannot read its memory); faulthandler off; uncaught errors print a code only.
    """
    os.umask(0o077)
    _no_core_dumps()
    _not_dumpable()
    faulthandler.disable()
    sys.excepthook = _say_code
    threading.excepthook = _say_code_of_thread
    sys.unraisablehook = _say_code_of_unraisable


def code_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A short code of an error: its class and where it arose, never its message.

    The class and the line are enough to find the fault in the source; a message may hold names.
    """
    place = "?"
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    mark = zlib.crc32(f"{kind.__name__}@{place}".encode()) & 0xFFFF
    return f"SRB-{mark:04X} {kind.__name__} {place}"


def _no_core_dumps() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _print(line: str) -> None:
    with contextlib.suppress(Exception):
        sys.stderr.write(line + "\n")


def _say_code(
    kind: type[BaseException], _value: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _print(code_of(kind, trace))


def _say_code_of_thread(args: threading.ExceptHookArgs) -> None:
    if not issubclass(args.exc_type, SystemExit):
        _print(code_of(args.exc_type, args.exc_traceback))


def _say_code_of_unraisable(args: object) -> None:
    kind = getattr(args, "exc_type", None) or Exception
    _print(code_of(kind, getattr(args, "exc_traceback", None)))


def give_memory_back() -> None:
    """Return freed memory to the system, where glibc is (elsewhere the system takes it itself).

    The key derivation and the loading of the program leave tens of megabytes free but held; an
    old laptop has better use for them.
    """
    gc.collect()
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)

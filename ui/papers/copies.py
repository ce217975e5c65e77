"""A copy of a paper on a disk of the person's own choice: readable by her account alone. No Qt."""

from __future__ import annotations

import os
from pathlib import Path

from sr_board.base.errors import EnvironmentFault

__all__ = ["write_copy"]


def write_copy(path: Path, content: bytes) -> None:
    """Write the copy where the person asked. Raises EnvironmentFault "paper-not-written"."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content)
    except OSError:
        raise EnvironmentFault("paper-not-written") from None

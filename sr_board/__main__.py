"""`python -m sr_board`: without a word the desktop, otherwise the command line.

The process is hardened before anything else is loaded. Nothing is decided here.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["main", "wanted_vault"]


def wanted_vault(words: Sequence[str]) -> tuple[bool, Path | None]:
    """(is the desktop wanted?, the vault named with `--vault PATH`)."""
    if not words:
        return True, None
    if len(words) == 2 and words[0] == "--vault":
        return True, Path(words[1]).expanduser()
    if len(words) == 1 and words[0].startswith("--vault="):
        return True, Path(words[0].partition("=")[2]).expanduser()
    return False, None


def main() -> int:
    """Run what the words after the program's name ask for; the exit code."""
    from sr_board.vault.process import harden_process

    harden_process()
    desktop, vault = wanted_vault(sys.argv[1:])
    if not desktop:
        from sr_board.cli import main as command_line

        command_line()
        return 0
    return _window(vault)


def _window(vault: Path | None) -> int:
    """Open the desktop, or say why no window can be opened here."""
    from sr_board.base.errors import EnvironmentFault
    from sr_board.screen import EXIT_NO_SCREEN, check_screen

    try:
        check_screen()
    except EnvironmentFault as fault:
        from sr_board.wording import words_for

        words = words_for(fault)
        told = f"{words.what} {words.next}".format(**fault.params)
        sys.stderr.write(told + "\n")
        return EXIT_NO_SCREEN
    from sr_board.app import run

    return run(vault)


if __name__ == "__main__":
    sys.exit(main())

"""The command line `sr-board`: thin over services, one small module per group of verbs."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Entry point of the command line."""
    from sr_board.cli.root import run

    run()

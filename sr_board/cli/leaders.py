"""`sr-board leaders …`: who holds which office, and whose turn it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Leaders: who holds which office, whose turn it is.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
]


@app.command("list")
def listing(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """List the offices of a group and who holds them today.

    \b
    Example:
      sr-board leaders list --vault lotus.vault --as feather-1
    """
    from sr_board.cli.leaders_told import list_leaders

    list_leaders(vault, who, passphrase_file, group=group, as_json=as_json)


@app.command()
def turn(
    office: Annotated[
        str, typer.Argument(metavar="OFFICE", help="The office, by its title or key.")
    ],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    on: Annotated[str, typer.Option("--on", help="The first day, such as 2026-12-01.")] = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Propose whose turn it is. Nothing is written; the meeting decides.

    \b
    Example:
      sr-board leaders turn treasurer --vault lotus.vault --as feather-1
    """
    from sr_board.base.errors import InputInvalid
    from sr_board.cli.leaders_told import tell_turn

    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        raise InputInvalid("date-unreadable", field="on", value=on) from None
    tell_turn(office, vault, who, passphrase_file, group=group, on=day, as_json=as_json)

"""`sr-board leaders …`: who holds which office, whose turn it is, and both on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Leaders: who holds which office, whose turn it is; both on paper.",
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
    from sr_board.cli.leaders_told import tell_turn

    tell_turn(office, vault, who, passphrase_file, group=group, on=_day(on), as_json=as_json)


def _day(on: str) -> date | None:
    from sr_board.base.errors import InputInvalid

    try:
        return date.fromisoformat(on) if on else None
    except ValueError:
        raise InputInvalid("date-unreadable", field="on", value=on) from None


@app.command("print")
def printing(
    paper: Annotated[str, typer.Argument(metavar="PAPER", help="offices, mandates or turn.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="The file to write.")],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    office: Annotated[
        str, typer.Option("--office", metavar="OFFICE", help="The office of the turn.")
    ] = "",
    on: Annotated[str, typer.Option("--on", help="The first day, such as 2026-12-01.")] = "",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write the register of offices, of bank mandates, or a turn as PDF. It is not encrypted.

    \b
    Example:
      sr-board leaders print offices --vault lotus.vault --as feather-1 --to offices.pdf
    """
    from sr_board.cli.leader_papers import write_leaders

    write_leaders(
        paper, to, vault, who, passphrase_file,
        group=group, office=office, on=_day(on), overwrite=overwrite, as_json=as_json,
    )  # fmt: skip

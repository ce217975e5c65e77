"""`sr-board registers …`: the registers of self-government as papers and tables, and figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Registers: decisions, tasks, meetings, rules not met, the roll; and figures.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
]
_Since = Annotated[str, typer.Option("--since", metavar="YYYY-MM-DD", help="First day.")]
_Until = Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day.")]


@app.command("print")
def printing(
    register: Annotated[
        str,
        typer.Argument(
            metavar="REGISTER", help="decisions, tasks, meetings, breaches, roll, and others."
        ),
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="FILE.pdf, FILE.xlsx or FILE.csv.")
    ],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    since: _Since = "",
    until: _Until = "",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    language: Language = "",
) -> None:
    """Write a register as PDF, spreadsheet or CSV. The copy is not encrypted.

    \b
    Example:
      sr-board registers print decisions --vault lotus.vault --as feather-1 --to decisions.xlsx
    """
    from sr_board.cli.registers_writing import write_register

    write_register(
        register, to, vault, who, passphrase_file,
        group=group, since=since, until=until, overwrite=overwrite,
    )  # fmt: skip


@app.command()
def figures(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    since: _Since = "",
    until: _Until = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Say the figures of a time: meetings, who came, decisions, tasks, rules that were not met.

    \b
    Example:
      sr-board registers figures --vault lotus.vault --as feather-1 --since 2026-01-01
    """
    from sr_board.cli.registers_writing import say_figures

    say_figures(vault, who, passphrase_file, group=group, since=since, until=until, as_json=as_json)

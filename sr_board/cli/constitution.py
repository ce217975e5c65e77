"""`sr-board constitution …`: what holds for a group, what changed, the booklet as PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="A group's rules: show them, compare two versions, print them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
]


@app.command()
def show(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    day: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], help="The rules of a day, such as 2026-11-22."),
    ] = None,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Show the rules that hold for a group, with their articles and where they come from.

    \b
    Example:
      sr-board constitution show --vault lotus.vault --as feather-1 --on 2026-11-22
    """
    from sr_board.cli.rulebook import show_rules

    show_rules(vault, who, passphrase_file, group=group, day=day, as_json=as_json)


@app.command()
def compare(
    before: Annotated[int, typer.Argument(metavar="VERSION", help="The older version.")],
    after: Annotated[int, typer.Argument(metavar="VERSION", help="The newer version.")],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Show what changed between two versions: rules as sentences, articles word by word.

    \b
    Example:
      sr-board constitution compare 1 2 --vault lotus.vault --as feather-1
    """
    from sr_board.cli.rulebook import compare_versions

    compare_versions(before, after, vault, who, passphrase_file, group=group, as_json=as_json)


@app.command("print")
def write(
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="The file to write.")],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    number: Annotated[
        int | None, typer.Option("--version", help="A version; without it the one in force.")
    ] = None,
    one_page: Annotated[
        bool, typer.Option("--one-page", help="The rules on one page, with pictures.")
    ] = False,
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write the booklet, or the rules on one page, as PDF. The copy is not encrypted.

    \b
    Example:
      sr-board constitution print --vault lotus.vault --as feather-1 \\
          --language bn --one-page --to rules.pdf
    """
    from sr_board.cli.rulebook import print_rules

    print_rules(
        to, vault, who, passphrase_file, group=group, number=number, one_page=one_page,
        large=large, overwrite=overwrite, as_json=as_json,
    )  # fmt: skip

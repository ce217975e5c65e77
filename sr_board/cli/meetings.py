"""`sr-board meetings …`: the list of meetings, and minutes as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Meetings: list them, write their minutes as PDF.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
]
_Year = Annotated[int | None, typer.Option("--year", help="A year, such as 2026.")]


@app.command("list")
def listing(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    year: _Year = None,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """List meetings, the newest first.

    \b
    Example:
      sr-board meetings list --vault lotus.vault --as feather-1 --year 2026
    """
    from sr_board.cli.minutes import list_meetings

    list_meetings(vault, who, passphrase_file, group=group, year=year, as_json=as_json)


@app.command()
def minutes(
    meeting: Annotated[
        str,
        typer.Argument(metavar="NUMBER|ID", help="The meeting's number in its year, or its id."),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="The file to write.")],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    year: _Year = None,
    large: Annotated[bool, typer.Option("--large", help="Large print.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write the minutes of a meeting as PDF. The copy is not encrypted.

    \b
    Example:
      sr-board meetings minutes 12 --vault lotus.vault --as feather-1 \\
          --language bn --to minutes.pdf
    """
    from sr_board.cli.minutes import write_minutes

    write_minutes(
        meeting, to, vault, who, passphrase_file, group=group, year=year, large=large,
        overwrite=overwrite, as_json=as_json,
    )  # fmt: skip

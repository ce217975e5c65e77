"""`sr-board members …`: take a register over, give it out, list and search."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="The member register: import from spreadsheets, export, list and search.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
]


class Order(StrEnum):
    """Which comes first in dates like 05/06/2024."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Form(StrEnum):
    """Kinds of file that are written."""

    XLSX = "xlsx"
    CSV = "csv"


@app.command("import", short_help="Take over a register from a spreadsheet.")
def take_over(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The register: .xlsx or CSV.")
    ] = None,
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would happen; nothing is written.")
    ] = False,
    sheet: Annotated[str, typer.Option("--sheet", help="Which sheet of the workbook.")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="N=MEANING",
            help="The meaning of a column: 3=phone. Repeat it for more. Meanings: number, name, "
            "joined, phone, group, class, status, left, reason, legal_name, unknown.",
        ),
    ] = None,
    dates: Annotated[
        Order | None, typer.Option("--dates", help="How dates like 05/06/2024 are meant.")
    ] = None,
    new_groups: Annotated[
        bool, typer.Option("--new-groups", help="Make groups that the register does not know.")
    ] = False,
    alike_are_new: Annotated[
        bool, typer.Option("--alike-are-new", help="Similar names are different persons.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Take the same file over once more.")
    ] = False,
    reverse: Annotated[
        str, typer.Option("--reverse", metavar="BATCH", help="Take an earlier import back.")
    ] = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Take over a register from a spreadsheet, in one batch that can be taken back.

    Titles above the headings, headings in English, Bengali or Hindi, dates and digits of every
    kind, doubles and total rows are understood. Rows that need an answer are left out and listed.

    \b
    Look first, then take over, and take it back if it was wrong:
      sr-board members import register.xlsx --vault lotus.vault --as feather-1 --preview
      sr-board members import register.xlsx --vault lotus.vault --as feather-1 --group Bakul
      sr-board members import --reverse 4f3a09c2 --vault lotus.vault --as feather-1
    """
    from sr_board.cli.register import Wanted, reverse_batch, take_over_file

    if reverse:
        reverse_batch(vault, who, passphrase_file, reverse, as_json=as_json)
        return
    if file is None:
        raise typer.BadParameter("Which FILE?", param_hint="FILE")
    wanted = Wanted(
        group,
        sheet or None,
        _meanings(column or []),
        dates is not None and dates is Order.MONTH_FIRST,
        dates is not None,
        new_groups=new_groups,
        alike_are_new=alike_are_new,
        again=again,
    )
    take_over_file(file, vault, who, passphrase_file, wanted, preview=preview, as_json=as_json)


def _meanings(given: list[str]) -> dict[int, str]:
    found = {}
    for one in given:
        number, _, meaning = one.partition("=")
        if not number.strip().isdecimal() or int(number) < 1 or not meaning:
            raise typer.BadParameter("Write it like 3=phone.", param_hint="--column")
        found[int(number) - 1] = meaning.strip()
    return found


@app.command(short_help="Write the register as XLSX or CSV.")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    form: Annotated[
        Form | None, typer.Option("--format", help="Without it the end of the name decides.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="With legal names and phones, if you may see them.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write the register as XLSX or CSV. The copy is not encrypted, and the audit trail notes it.

    \b
    Example:
      sr-board members export members.xlsx --vault lotus.vault --as feather-1 --language bn
    """
    from sr_board.cli.giving_out import export_register

    wanted = form or file.suffix.lower().lstrip(".")
    export_register(
        file, vault, who, passphrase_file, group=group, form=str(wanted), private=private,
        overwrite=overwrite, as_json=as_json,
    )  # fmt: skip


@app.command("list", short_help="List or search members.")
def listing(
    vault: VaultOption = Path(),
    who: As = "",
    search: Annotated[
        str, typer.Option("--search", help="Part of a name in any script, or a number.")
    ] = "",
    group: _Group = "",
    ended: Annotated[bool, typer.Option("--all", help="Former members too.")] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """List members, all of them or those that fit.

    \b
    Example:
      sr-board members list --vault lotus.vault --as feather-1 --search asha
    """
    from sr_board.cli.giving_out import list_members

    list_members(
        vault, who, passphrase_file, search=search, group=group, ended=ended, as_json=as_json
    )

"""`sr-board money …`: books, statements and files of a group's money, read without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Money: books, statements, and files for the bank or an auditor.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Group = Annotated[
    str, typer.Option("--group", metavar="NAME", help="The group, by its name or code.")
]
_Since = Annotated[
    str,
    typer.Option("--since", metavar="YYYY-MM-DD", help="First day; else the book year's first."),
]
_Until = Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day; else today.")]
_Form = Annotated[
    str, typer.Option("--form", metavar="CODE", help="detailed, or monthly (printed heads).")
]


@app.command()
def status(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Show what each group holds: cash, bank, out on loan, and what waits.

    \b
    Example:
      sr-board money status --vault lotus.vault --as feather-1
    """
    from sr_board.cli.money_state import show_status

    del language
    show_status(vault, who, passphrase_file, group=group, as_json=as_json)


@app.command()
def check(
    vault: VaultOption = Path(),
    who: As = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Check the books of all groups against their codes. Exit code 1 if something was found.

    \b
    Example:
      sr-board money check --vault lotus.vault --as feather-1
    """
    from sr_board.cli.money_state import check_books

    del language
    return check_books(vault, who, passphrase_file, as_json=as_json)


@app.command("trial-balance")
def trial_balance(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    since: _Since = "",
    until: _Until = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Show the trial balance of a time. Exit code 1 if it does not tie.

    \b
    Example:
      sr-board money trial-balance --vault lotus.vault --as feather-1 --since 2026-04-01
    """
    from sr_board.cli.money_books import show_statements

    del language
    days = (since, until)
    return show_statements(
        vault, who, passphrase_file, group=group, days=days, as_json=as_json, only="trial_balance"
    )


@app.command()
def statements(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    since: _Since = "",
    until: _Until = "",
    form: _Form = "detailed",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Show all statements of a time. Exit code 1 if they do not agree with one another.

    \b
    Example:
      sr-board money statements --vault lotus.vault --as feather-1 --form monthly
    """
    from sr_board.cli.money_books import show_statements

    del language
    days = (since, until)
    return show_statements(
        vault, who, passphrase_file, group=group, days=days, as_json=as_json, form=form
    )


@app.command("cash-book")
def cash_book(
    vault: VaultOption = Path(),
    who: As = "",
    group: _Group = "",
    since: _Since = "",
    until: _Until = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Show the cash book of a time.

    \b
    Example:
      sr-board money cash-book --vault lotus.vault --as feather-1 --since 2026-11-01
    """
    from sr_board.cli.money_books import show_register

    del language
    days = (since, until)
    show_register("cash_book", vault, who, passphrase_file, group=group, days=days, as_json=as_json)


@app.command("export")
def exporting(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The file to write.")],
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="CODE", help="beancount or hledger (whole book); csv or xlsx."
        ),
    ],
    purpose: Annotated[
        str, typer.Option("--purpose", metavar="WORDS", help="What the file is for; it is kept.")
    ],
    register: Annotated[
        str,
        typer.Option(
            "--register",
            metavar="CODE",
            help="For csv and xlsx: cash_book, ledger, savings, passbook, dcb, loan_ledger, "
            "lenders, bank_book, funds, resolutions, trial_balance, receipts_payments, "
            "income_expenditure, balance_sheet.",
        ),
    ] = "cash_book",
    account: Annotated[
        str, typer.Option("--account", metavar="CODE", help="For ledger: which account.")
    ] = "",
    member: Annotated[
        int, typer.Option("--member", metavar="NUMBER", help="For passbook: whose.")
    ] = 0,
    bank: Annotated[
        str, typer.Option("--bank", metavar="NAME", help="For bank_book: which bank account.")
    ] = "",
    loan: Annotated[
        int, typer.Option("--loan", metavar="NUMBER", help="For loan_ledger: which loan.")
    ] = 0,
    names: Annotated[
        bool, typer.Option("--names", help="With the names of members; else numbers only.")
    ] = False,
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
    """Write a book as a file. The copy is not encrypted, and the print log keeps what it was for.

    \b
    Examples:
      sr-board money export --format hledger --to book.journal --purpose "yearly audit"
      sr-board money export --format xlsx --register savings --to savings.xlsx --purpose "bank"
    """
    from sr_board.cli.money_files import write_book

    del language
    write_book(
        to, form, vault, who, passphrase_file,
        register=register, account=account, member=member, bank=bank, loan=loan, names=names,
        purpose=purpose, group=group, days=(since, until), overwrite=overwrite,
    )  # fmt: skip

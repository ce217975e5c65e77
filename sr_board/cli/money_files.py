"""What `money export` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import opened
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.money_books import asked
from sr_board.cli.saying import fact, line, say
from sr_board.i18n import current

if TYPE_CHECKING:
    from finance.reports.reading import BookWanted
    from finance.reports.service_export import Exported
    from sr_board.composition import Workplace

__all__ = ["write_book"]

_WHOLE = ("beancount", "hledger")


def write_book(
    to: Path,
    form: str,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    register: str,
    account: str,
    member: int,
    bank: str,
    loan: int,
    names: bool,
    purpose: str,
    group: str,
    days: tuple[str, str],
    overwrite: bool,
) -> None:
    """The whole book as text, or one register as CSV or XLSX."""
    from finance.reports.register_build import RegisterAsk
    from finance.reports.service_export import ExportBook, ExportRegister

    check_free(to, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        wanted, exports = asked(place, group, days), place.money.reports.exports
        made: Exported
        if form in _WHOLE:
            made = exports.book(ExportBook(wanted.group_id, form, purpose, names))
        else:
            whose = _member(place, wanted, member) if member else ""
            which = _bank(place, wanted, bank) if bank else ""
            lent = _loan(place, wanted, loan) if loan else ""
            ask = RegisterAsk(register, wanted, account, whose, which, lent)
            made = exports.register(ExportRegister(ask, form, purpose, names), current())
    write_out(to, made.content, overwrite=overwrite)
    fact(say("Book written"), str(to))
    fact(say("Lines in it"), current().integer(made.lines))
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _member(place: Workplace, wanted: BookWanted, number: int) -> str:
    for each in place.money.reports.members.people(wanted.group_id):
        if each.number == number:
            return each.member_id
    raise InputInvalid("member-number-unknown", field="member", number=number)


def _loan(place: Workplace, wanted: BookWanted, number: int) -> str:
    for loan_id, known, _ in place.money.reports.loans.loan_choices(wanted.group_id):
        if known == number:
            return loan_id
    raise InputInvalid("loan-number-unknown", field="loan", number=number)


def _bank(place: Workplace, wanted: BookWanted, name: str) -> str:
    for bank_id, known in place.money.reports.daily.banks(wanted.group_id).items():
        if known == name:
            return bank_id
    raise InputInvalid("bank-name-unknown", field="bank", name=name)

"""Opening the books of a group and keeping their settings, funds, accounts and bank accounts.

Rights: the treasurer (MONEY_PREPARE) or the administrator (MONEY_SETTINGS). Additions only: what
an entry has named stays. Nothing here moves money, so one person is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of, ensure_member, fund_of, has_books
from finance.ledger.chart import standard_chart
from finance.ledger.commands import (
    AddAccount,
    AddBankAccount,
    AddFund,
    ChangeBooks,
    CloseFund,
    OpenBooks,
    RenameAccount,
    SwitchAccount,
)
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import BankAccount, Fund, GroupBooks, LedgerAccount, LedgerPosting
from finance.ledger.words import FUNDS, MODES, PERIODS
from finance.rules.accounts import ControlOf, check_own_code
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.models import Membership
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus, MemberStatus
from sr_board.store.uow import UowFactory

__all__ = ["SetupService"]

CHANGED = frozenset({"money", "books"})
_FUND_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_FIRST_YEAR = 1990
_ALWAYS_ON = frozenset({"1010", "1020", "1030", "1110", "2010", "2020", "3010", "3020"})


def require_setup(who: SignedIn) -> None:
    """The treasurer or the administrator. Raises NotAllowed."""
    if not who.may(Action.MONEY_PREPARE):
        require(who, Action.MONEY_SETTINGS)


class SetupService:
    """Books are opened, settings changed, funds and accounts added."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def open(self, command: OpenBooks) -> Done:
        """Open the books: settings, the standard accounts, the general fund, members' accounts.

        Returns the group's id. Raises NotAllowed, NotFound "group-unknown", RuleBroken
        "books-open-already", InputInvalid for what is out of bounds.
        """
        require_setup(self._who)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group = group_of(uow.session, command.group_id)
            check_group_alive(GroupStatus(group.status))
            if has_books(uow.session, group.id):
                raise RuleBroken("books-open-already")
            if command.mode not in MODES:
                raise InputInvalid("choice-unknown", field="mode")
            self._check_opened_on(command.opened_on)
            _check_amounts(command)
            uow.session.add(self._books(entry, command))
            uow.session.flush()
            _standard(entry, command)
            _members(entry, command.group_id)
            uow.record("books.opened", subject=f"group_books/{group.id}")
            return Done(group.id, CHANGED, uow.commit())

    def _check_opened_on(self, day: date) -> None:
        if day > self._clock.today():
            raise InputInvalid("date-in-future", field="opened_on")
        if day.year < _FIRST_YEAR:
            raise InputInvalid("date-impossible", field="opened_on", value=day)

    def _books(self, entry: MoneyEntry, command: OpenBooks) -> GroupBooks:
        stamp = entry.new()
        del stamp["id"]
        return GroupBooks(
            **stamp,
            group_id=command.group_id,
            mode=command.mode,
            currency=_currency(command.currency),
            minor_digits=2,
            meeting_period=command.meeting_period,
            savings_amount=command.savings_amount,
            savings_unit=command.savings_unit,
            year_start=command.year_start,
            cash_limit=command.cash_limit,
            share_price=command.share_price,
            max_shares=command.max_shares,
            denominations=_worths(command.denominations),
            opened_on=command.opened_on,
        )

    def change(self, command: ChangeBooks) -> Done:
        """Change settings. The year's first month stays once something is posted.

        Raises NotAllowed, NotFound "books-not-opened", RuleBroken "year-start-fixed",
        InputInvalid as `open`.
        """
        require_setup(self._who)
        with self._uow() as uow:
            row = uow.session.get(GroupBooks, command.group_id)
            if row is None:
                raise NotFound("books-not-opened", what="books")
            _check_amounts(command)
            moved = command.year_start not in (None, row.year_start)
            if moved and _anything_posted(uow.session, row.group_id):
                raise RuleBroken("year-start-fixed")
            for name in (
                "meeting_period",
                "savings_amount",
                "savings_unit",
                "year_start",
                "cash_limit",
                "share_price",
                "max_shares",
            ):
                value = getattr(command, name)
                if value is not None:
                    setattr(row, name, value)
            if command.denominations is not None:
                row.denominations = _worths(command.denominations)
            uow.record("books.changed", subject=f"group_books/{row.group_id}")
            return Done(row.group_id, CHANGED, uow.commit())

    def add_fund(self, command: AddFund) -> Done:
        """Add a fund. Returns its code.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "fund-code-wrong",
        "choice-unknown", RuleBroken "fund-code-taken".
        """
        require_setup(self._who)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            code = clean_line(command.code, field="code", most=40).lower()
            if not _FUND_CODE.fullmatch(code):
                raise InputInvalid("fund-code-wrong", field="code")
            if command.kind not in FUNDS:
                raise InputInvalid("choice-unknown", field="kind")
            if uow.session.get(Fund, (command.group_id, code)) is not None:
                raise RuleBroken("fund-code-taken", code=code)
            _add_fund(self._entry(uow.session), command, code)
            uow.record("books.fund_added", subject=f"fund/{command.group_id}|{code}")
            return Done(code, CHANGED, uow.commit())

    def close_fund(self, command: CloseFund) -> Done:
        """End a fund that holds nothing. Returns its code.

        Raises NotAllowed, NotFound "fund-unknown", RuleBroken "fund-closed", "fund-not-empty",
        "fund-general-stays".
        """
        require_setup(self._who)
        with self._uow() as uow:
            fund = fund_of(uow.session, command.group_id, command.code)
            if fund.code == "general":
                raise RuleBroken("fund-general-stays")
            if _holds_anything(uow.session, fund):
                raise RuleBroken("fund-not-empty", fund=fund.name or fund.code)
            fund.closed_on = command.on
            uow.record("books.fund_closed", subject=f"fund/{fund.group_id}|{fund.code}")
            return Done(fund.code, CHANGED, uow.commit())

    def add_account(self, command: AddAccount) -> Done:
        """Add an account of the group's own. Returns its code.

        Raises NotAllowed, NotFound "books-not-opened", what `check_own_code` raises, and
        InputInvalid "text-missing".
        """
        require_setup(self._who)
        with self._uow() as uow:
            group = books_of(uow.session, command.group_id).group_id
            used = uow.session.scalars(
                select(LedgerAccount.code).where(LedgerAccount.group_id == group)
            ).all()
            code = command.code.strip()
            kind = check_own_code(code, standard_chart().keys(), used)
            stamp = self._entry(uow.session).new()
            del stamp["id"]
            uow.session.add(
                LedgerAccount(
                    **stamp,
                    group_id=group,
                    code=code,
                    name=clean_line(command.name, field="name", required=True),
                    type=str(kind),
                    control_of=str(ControlOf.NONE),
                    own=True,
                    active=True,
                )
            )
            uow.record("books.account_added", subject=f"ledger_account/{group}|{code}")
            return Done(code, CHANGED, uow.commit())

    def rename_account(self, command: RenameAccount) -> Done:
        """What the group calls an account. Raises NotAllowed, NotFound, InputInvalid."""
        require_setup(self._who)
        with self._uow() as uow:
            row = _account(uow.session, command.group_id, command.code)
            row.name = clean_line(command.name, field="name", required=row.own)
            uow.record("books.account_changed", subject=f"ledger_account/{row.group_id}|{row.code}")
            return Done(row.code, CHANGED, uow.commit())

    def switch_account(self, command: SwitchAccount) -> Done:
        """Offer an account for new entries or no longer.

        Raises NotAllowed, NotFound, RuleBroken "account-stays-on" for those the program needs.
        """
        require_setup(self._who)
        with self._uow() as uow:
            row = _account(uow.session, command.group_id, command.code)
            if not command.active and row.code in _ALWAYS_ON:
                raise RuleBroken("account-stays-on", code=row.code)
            row.active = command.active
            uow.record("books.account_changed", subject=f"ledger_account/{row.group_id}|{row.code}")
            return Done(row.code, CHANGED, uow.commit())

    def add_bank_account(self, command: AddBankAccount) -> Done:
        """Add a bank account. Returns its id.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "text-missing",
        "last-four-wrong".
        """
        require_setup(self._who)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            last_four = command.last_four.strip()
            if last_four and not (
                last_four.isascii() and last_four.isdigit() and len(last_four) == 4
            ):
                raise InputInvalid("last-four-wrong", field="last_four")
            row = BankAccount(
                **self._entry(uow.session).new(),
                group_id=command.group_id,
                name=clean_line(command.name, field="name", required=True),
                bank=clean_line(command.bank, field="bank", required=True),
                branch=clean_line(command.branch, field="branch"),
                last_four=last_four,
                overdraft=command.overdraft,
            )
            uow.session.add(row)
            uow.record("books.bank_account_added", subject=f"bank_account/{row.id}")
            return Done(row.id, CHANGED, uow.commit())


def _account(session: Session, group_id: str, code: str) -> LedgerAccount:
    row = session.get(LedgerAccount, (group_id, code))
    if row is None:
        raise NotFound("account-code-unknown", what="account", code=code)
    return row


def _anything_posted(session: Session, group_id: str) -> bool:
    query = select(LedgerPosting.entry_id).where(LedgerPosting.group_id == group_id).limit(1)
    return session.scalars(query).first() is not None


def _holds_anything(session: Session, fund: Fund) -> bool:
    rows = session.execute(
        select(LedgerPosting.account, func.sum(LedgerPosting.amount))
        .where(LedgerPosting.group_id == fund.group_id, LedgerPosting.fund == fund.code)
        .group_by(LedgerPosting.account)
    )
    return any(amount for account, amount in rows if account < "3000")


def _worths(worths: Iterable[int]) -> str:
    found = sorted(set(worths), reverse=True)
    if not found or found[-1] <= 0:
        raise InputInvalid("denominations-wrong", field="denominations")
    return " ".join(str(worth) for worth in found)


def _currency(text: str) -> str:
    """The three letters of a currency: what the books' files for other programs can name."""
    code = clean_line(text, field="currency", most=3, required=True).upper()
    if not _CURRENCY.fullmatch(code):
        raise InputInvalid("choice-unknown", field="currency")
    return code


def _check_amounts(command: OpenBooks | ChangeBooks) -> None:
    for name in ("savings_amount", "savings_unit", "cash_limit", "share_price", "max_shares"):
        value = getattr(command, name)
        if value is not None and value < 0:
            raise InputInvalid("amount-negative", field=name)
        if value is not None and value > MAX_PAISE:
            raise InputInvalid("amount-too-large", field=name, most_paise=MAX_PAISE)
    if command.savings_unit == 0:
        raise InputInvalid("amount-missing", field="savings_unit")
    if command.meeting_period is not None and command.meeting_period not in PERIODS:
        raise InputInvalid("choice-unknown", field="meeting_period")
    if command.year_start is not None and not 1 <= command.year_start <= 12:
        raise InputInvalid("choice-unknown", field="year_start")


def _add_fund(entry: MoneyEntry, command: AddFund, code: str) -> None:
    stamp = entry.new()
    del stamp["id"]
    entry.session.add(
        Fund(
            **stamp,
            group_id=command.group_id,
            code=code,
            kind=command.kind,
            name=clean_line(command.name, field="name"),
            source=clean_line(command.source, field="source"),
            conditions=clean_text(command.conditions, field="conditions", most=2000),
        )
    )


def _standard(entry: MoneyEntry, command: OpenBooks) -> None:
    """The standard accounts, the general fund, and the social fund where shares are kept."""
    stamp = entry.new()
    del stamp["id"]
    for account in standard_chart().values():
        entry.session.add(
            LedgerAccount(
                **stamp,
                group_id=command.group_id,
                code=account.code,
                name="",
                type=str(account.type),
                control_of=str(account.control_of),
                own=False,
                active=account.on,
            )
        )
    kinds = ("general", "social") if command.mode == "vsla" else ("general",)
    for kind in kinds:
        _add_fund(entry, AddFund(command.group_id, kind, kind), kind)
    entry.session.flush()


def _members(entry: MoneyEntry, group_id: str) -> None:
    rows = entry.session.scalars(
        select(Membership.person_id).where(
            Membership.group_id == group_id,
            Membership.number.is_not(None),
            Membership.status == str(MemberStatus.ACTIVE),
        )
    )
    stamp = entry.new()
    for member in rows.all():
        ensure_member(entry.session, group_id, member, stamp)

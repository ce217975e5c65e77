"""Reading the books' core: first page, entries, vouchers, what waits, settings, locks.

Right: MONEY_READ; settings also with MONEY_SETTINGS. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, cash_in_hand, money_held
from finance.ledger.books import books_of, has_books, members_of
from finance.ledger.commands import EntryDraft
from finance.ledger.locking import lifted_lock, lifted_locks, lock_date
from finance.ledger.models import BankAccount, Fund, LedgerAccount, LedgerEntry, Lock
from finance.ledger.own_books import every_book
from finance.ledger.posting import draft_of
from finance.ledger.resolutions import use_of
from finance.ledger.shaping import Names, entry_rows, voucher_view, waiting_rows
from finance.ledger.usual import usual_amounts
from finance.ledger.verify import verify_books
from finance.ledger.views import (
    AccountRow,
    BankRow,
    BooksHome,
    BooksSettings,
    EntryPage,
    FundRow,
    GroupLine,
    LiftedLock,
    LockRow,
    ResolutionChoice,
    VoucherView,
    WaitingRow,
)
from finance.rules.chain import chain_code
from finance.rules.entries import EntryState
from finance.rules.locks import LockScope
from governance.leadership.decisions import recent
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.audit.verify import Finding
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["LedgerQueries", "account_rows", "bank_rows", "fund_rows"]

E = LedgerEntry
PAGE = 50


class LedgerQueries:
    """What the signed-in person may see of the books."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def _require(self) -> None:
        require(self._who, Action.MONEY_READ)

    def _require_settings(self) -> None:
        if not self._who.may(Action.MONEY_READ):
            require(self._who, Action.MONEY_SETTINGS)

    def groups(self) -> tuple[GroupLine, ...]:
        """Active groups, those with open books first. Raises NotAllowed."""
        self._require_settings()
        with self._read() as session:
            found = session.scalars(select(Group).where(Group.status == "active")).all()
            own = [group for group in found if self._who.opens_books(group.id)]
            lines = [_group_line(session, group) for group in own]
        return tuple(sorted(lines, key=lambda g: (not g.opened, g.name)))

    def home(self, group_id: str) -> BooksHome:
        """What a group holds. Raises NotAllowed, NotFound "books-not-opened"."""
        self._require()
        with self._read() as session:
            group = group_of(session, group_id)
            last = session.execute(
                select(E.voucher_no, E.hash)
                .where(E.group_id == group_id, E.seq.is_not(None))
                .order_by(E.seq.desc())
                .limit(1)
            ).one_or_none()
            may = self._who.may
            again = lifted_lock(session, group_id)
            return BooksHome(
                group_id=group_id,
                group_name=group.name,
                books=books_of(session, group_id),
                cash=cash_in_hand(session, group_id),
                banks=bank_rows(session, group_id),
                loans=balance(session, group_id, "1110"),
                savings=-balance(session, group_id, "2010") - balance(session, group_id, "2020"),
                waiting=_waiting(session, group_id),
                locked_until=lock_date(session, group_id),
                last_voucher=last[0] or "" if last else "",
                code=chain_code(last[1] or "") if last else "",
                may_prepare=may(Action.MONEY_PREPARE),
                may_approve=may(Action.MONEY_APPROVE),
                may_unlock=may(Action.MONEY_UNLOCK),
                may_set=may(Action.MONEY_PREPARE) or may(Action.MONEY_SETTINGS),
                lifted=LiftedLock(group_id, group.name, again.until, again.scope is LockScope.YEAR)
                if again is not None
                else None,
            )

    def settings(self, group_id: str) -> BooksSettings:
        """Everything that is set. Raises NotAllowed, NotFound "books-not-opened"."""
        self._require_settings()
        may = self._who.may
        with self._read() as session:
            return BooksSettings(
                group_name=group_of(session, group_id).name,
                books=books_of(session, group_id),
                accounts=account_rows(session, group_id),
                funds=fund_rows(session, group_id),
                banks=bank_rows(session, group_id),
                members=members_of(session, group_id),
                may_write=may(Action.MONEY_PREPARE) or may(Action.MONEY_SETTINGS),
            )

    def entries(self, group_id: str, skip: int = 0, most: int = PAGE) -> EntryPage:
        """Posted entries, the newest first. Raises NotAllowed, NotFound."""
        self._require()
        with self._read() as session:
            group_of(session, group_id)
            where = (E.group_id == group_id, E.seq.is_not(None))
            rows = session.scalars(
                select(E).where(*where).order_by(E.seq.desc()).offset(skip).limit(most)
            ).all()
            total = session.scalar(select(func.max(E.seq)).where(E.group_id == group_id)) or 0
            return EntryPage(entry_rows(session, rows), total)

    def voucher(self, entry_id: str) -> VoucherView:
        """One entry. Raises NotAllowed, NotFound "entry-unknown"."""
        self._require()
        with self._read() as session:
            row = session.get(E, entry_id)
            if row is None:
                raise NotFound("entry-unknown", what="entry")
            return voucher_view(session, row, self._who)

    def draft(self, entry_id: str) -> EntryDraft:
        """An entry of hers that was sent back, as it was written, without its pictures.

        Raises NotAllowed, NotFound "entry-unknown", RuleBroken "entry-not-draft",
        "entry-of-another".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._read() as session:
            row = session.get(E, entry_id)
            if row is None:
                raise NotFound("entry-unknown", what="entry")
            if row.state != EntryState.DRAFT:
                raise RuleBroken("entry-not-draft")
            if row.prepared_by != self._who.person_id:
                raise RuleBroken("entry-of-another")
            return draft_of(session, row)

    def waiting(self, group_id: str | None = None) -> tuple[WaitingRow, ...]:
        """What waits for a second person or was sent back, of one group or all.

        Raises NotAllowed.
        """
        self._require()
        query = select(E).where(E.state.in_((str(EntryState.WAITING), str(EntryState.DRAFT))))
        if group_id is not None:
            query = query.where(E.group_id == group_id)
        with self._read() as session:
            rows = session.scalars(query.order_by(E.recorded_at)).all()
            return waiting_rows(session, rows, self._who)

    def check(self) -> tuple[Finding, ...]:
        """What the check of all books finds; () when they are sound. Raises NotAllowed.

        Of books that she may not open she hears no more than that something is wrong.
        """
        self._require()
        with self._read() as session, every_book(session):  # the totals hang together
            return verify_books(session, self._who.books)

    def resolutions(self, group_id: str, most: int = 40) -> tuple[ResolutionChoice, ...]:
        """Resolutions that stand, the newest first, with what is left of each.

        Raises NotAllowed.
        """
        self._require()
        with self._read() as session:
            found = [each for each in recent(session, group_id, limit=most) if each.stands]
            made = []
            for each in found:
                use = use_of(session, group_id, each.id)
                made.append(
                    ResolutionChoice(
                        each.id,
                        each.serial,
                        each.decided_on,
                        each.text,
                        use.allowed,
                        use.used,
                        use.left,
                    )
                )
            return tuple(made)

    def usual(self, group_id: str, *, out: bool) -> Mapping[str, int]:
        """What usually comes in, or (`out`) goes out, by account, paise. Raises NotAllowed."""
        self._require()
        with self._read() as session:
            return usual_amounts(session, group_id, out=out)

    def lifted(self) -> tuple[LiftedLock, ...]:
        """Locks that were lifted and not set again, of every group. Raises NotAllowed."""
        self._require()
        with self._read() as session:
            return lifted_locks(session)

    def locks(self, group_id: str) -> tuple[LockRow, ...]:
        """Locks of months and years with those that lifted them, the newest first.

        Raises NotAllowed, NotFound.
        """
        self._require()
        with self._read() as session:
            group_of(session, group_id)
            rows = session.scalars(
                select(Lock)
                .where(Lock.group_id == group_id, Lock.scope != str(LockScope.MEETING))
                .order_by(Lock.recorded_at.desc())
            ).all()
            names = Names(session, group_id)
            lifting = {row.lifts: row for row in rows if row.lifts is not None}
            return tuple(
                _lock_row(row, lifting.get(row.id), names) for row in rows if row.lifts is None
            )


def _lock_row(row: Lock, lifting: Lock | None, names: Names) -> LockRow:
    lifted = () if lifting is None else (lifting.set_by, lifting.second_by)
    return LockRow(
        id=row.id,
        scope=LockScope(row.scope),
        until=row.until,
        set_by=names.person(row.set_by),
        set_at=row.recorded_at,
        lifted_at=lifting.recorded_at if lifting is not None else None,
        lifted_by=tuple(who for who in map(names.person, lifted) if who is not None),
        reason=lifting.reason if lifting is not None else "",
    )


def _group_line(session: Session, group: Group) -> GroupLine:
    if not has_books(session, group.id):
        return GroupLine(group.id, group.name, False)
    return GroupLine(
        group.id,
        group.name,
        True,
        cash_in_hand(session, group.id),
        balance(session, group.id, "1020"),
        _waiting(session, group.id),
    )


def _waiting(session: Session, group_id: str) -> int:
    count = select(func.count()).where(
        E.group_id == group_id,
        E.state.in_((str(EntryState.WAITING), str(EntryState.DRAFT))),
    )
    return session.scalar(count) or 0


def account_rows(session: Session, group_id: str) -> tuple[AccountRow, ...]:
    """Accounts of a group by code."""
    rows = session.scalars(
        select(LedgerAccount).where(LedgerAccount.group_id == group_id).order_by(LedgerAccount.code)
    )
    return tuple(AccountRow(a.code, a.name, a.type, a.own, a.active) for a in rows)


def fund_rows(session: Session, group_id: str) -> tuple[FundRow, ...]:
    """Funds of a group, the general one first, with their money at hand."""
    rows = session.scalars(
        select(Fund).where(Fund.group_id == group_id).order_by(Fund.code != "general", Fund.code)
    )
    return tuple(
        FundRow(
            f.code,
            f.kind,
            f.name,
            f.source,
            f.conditions,
            f.closed_on,
            balance(session, group_id, "1010", fund=f.code)
            + balance(session, group_id, "1020", fund=f.code),
        )
        for f in rows
    )


def bank_rows(session: Session, group_id: str) -> tuple[BankRow, ...]:
    """Bank accounts of a group with what stands on them."""
    rows = session.scalars(
        select(BankAccount)
        .where(BankAccount.group_id == group_id)
        .order_by(BankAccount.recorded_at, BankAccount.id)
    ).all()
    held = money_held(session, group_id) if rows else {}
    return tuple(
        BankRow(b.id, b.name, b.bank, b.branch, b.last_four, b.overdraft, held.get(b.id, 0))
        for b in rows
    )

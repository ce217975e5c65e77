"""What a federation sees of its member groups, and the groups whose books lie in this vault.

Right: MONEY_READ. Totals only: no name, no line of a member of another group.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.dated_rows import rules_of
from finance.bank.rule_data import FEDERATION_DUE
from finance.bank.views import FederationTotals, MemberGroup
from finance.ledger.books import has_books
from finance.ledger.locking import lock_date
from finance.ledger.models import GroupBooks, LedgerPosting
from finance.ledger.own_books import check_own, every_book
from finance.loans.card import CardReader
from finance.loans.models import Loan
from finance.loans.registers import late_since
from finance.rules.dated import paise_on
from finance.rules.loans.allocation import DemandKind
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["BooksChoice", "FederationQueries"]

P = LedgerPosting


@dataclass(frozen=True)
class BooksChoice:
    """A group to choose. `has_books`: its books are open. `below`: groups beneath it, `above`:
    the group that it stands under."""

    group_id: str
    name: str
    kind: str
    mode: str
    has_books: bool
    below: int
    above: str | None

    @property
    def opened(self) -> bool:
        """Whether its books are open, as choosers of groups ask."""
        return self.has_books


class FederationQueries:
    """Groups with books, and totals of those below one."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def choices(self) -> tuple[BooksChoice, ...]:
        """Groups with books first, by name. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            groups = _groups(session, self._who)
            modes = dict(session.execute(select(GroupBooks.group_id, GroupBooks.mode)).all())
        below = _children(groups)
        found = [
            BooksChoice(
                group.id,
                group.name,
                group.kind,
                modes.get(group.id, ""),
                group.id in modes,
                len(below.get(group.id, ())),
                group.parent_id,
            )
            for group in groups
        ]
        return tuple(sorted(found, key=lambda one: not one.has_books))

    def totals(self, group_id: str, on: date | None = None) -> FederationTotals:
        """Groups below this one with their totals on a day. Raises NotAllowed, NotFound,
        also when the books of this group are not among those she may open."""
        require(self._who, Action.MONEY_READ)
        day = on or self._clock.today()
        with self._read() as session:
            top = group_of(session, group_id)
            check_own(session, top.id)
            with every_book(session):
                return _totals(session, top, day)


def _groups(session: Session, who: SignedIn) -> list[Group]:
    """Groups whose books she may open, by name."""
    found = session.scalars(select(Group).order_by(Group.search_key, Group.id))
    return [group for group in found if who.opens_books(group.id)]


def _totals(session: Session, top: Group, day: date) -> FederationTotals:
    groups = session.scalars(select(Group).order_by(Group.search_key, Group.id)).all()
    tree = _below(top.id, _children(groups))
    sums = _sums(session, [group.id for group, _ in tree], day)
    due = None
    if has_books(session, top.id):
        due = paise_on(rules_of(session, top.id), FEDERATION_DUE, day)
    members = tuple(_member(session, group, level, sums, day) for group, level in tree)
    return FederationTotals(top.id, top.name, day, members, due)


def _children(groups: object) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for group in groups:  # type: ignore[attr-defined]
        if group.parent_id is not None:
            found.setdefault(group.parent_id, []).append(group)
    return found


def _below(top: str, children: Mapping[str, list[Group]]) -> list[tuple[Group, int]]:
    """Everything beneath a group, each under its parent, with its depth; never in a ring."""
    found: list[tuple[Group, int]] = []
    seen = {top}

    def walk(parent: str, level: int) -> None:
        for group in children.get(parent, ()):
            if group.id not in seen:
                seen.add(group.id)
                found.append((group, level))
                walk(group.id, level + 1)

    walk(top, 0)
    return found


def _sums(session: Session, ids: list[str], day: date) -> dict[str, dict[str, int]]:
    rows = session.execute(
        select(P.group_id, P.account, func.sum(P.amount))
        .where(P.group_id.in_(ids), P.on_date <= day)
        .group_by(P.group_id, P.account)
    )
    found: dict[str, dict[str, int]] = {}
    for group, account, amount in rows:
        found.setdefault(group, {})[account] = int(amount)
    return found


def _member(
    session: Session, group: Group, level: int, sums: Mapping[str, Mapping[str, int]], day: date
) -> MemberGroup:
    own = sums.get(group.id, {})
    if not has_books(session, group.id):
        return MemberGroup(group.id, group.name, level, has_books=False)

    def of(*accounts: str) -> int:
        return sum(own.get(account, 0) for account in accounts)

    results = sum(amount for account, amount in own.items() if account[0] in "45")
    return MemberGroup(
        group.id,
        group.name,
        level,
        has_books=True,
        cash=of("1010"),
        bank=of("1020"),
        savings=-of("2010", "2020", "2030"),
        loans_out=of("1110"),
        overdue=_overdue(session, group.id, day),
        owed_outside=-of("2110", "2120", "2130"),
        in_federation=of("1210"),
        surplus=-of("3020") - results,
        locked_until=lock_date(session, group.id),
    )


def _overdue(session: Session, group_id: str, day: date) -> int:
    """Principal of member loans that is overdue, paise."""
    late = late_since(session, group_id, day)
    if not late:
        return 0
    reader = CardReader(session, group_id, day)
    loans = session.scalars(select(Loan).where(Loan.group_id == group_id, Loan.id.in_(list(late))))
    return sum(
        due.open
        for loan in loans
        for due in reader.dues(loan)
        if due.late and due.kind is DemandKind.PRINCIPAL
    )

"""Dues of member groups to their federation, month by month. Right: MONEY_READ.

A federation sees each group's months and sums, no member and no line of another group's books; a
group sees its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from finance.bank.dated_rows import rules_of
from finance.bank.models import FederationDue
from finance.bank.rule_data import FEDERATION_DUE
from finance.bank.views import DuesLine, DuesRegister
from finance.ledger.models import GroupBooks, LedgerEntry
from finance.ledger.own_books import check_own, every_book
from finance.rules.dated import DatedRule, paise_on
from finance.rules.dues import dues_of, first_month
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["DuesQueries"]


class DuesQueries:
    """The register of dues."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def register(self, group_id: str, on: date | None = None) -> DuesRegister:
        """Dues of all groups that stand directly under this one, up to a day.

        Raises NotAllowed, NotFound "group-unknown", "books-of-others".
        """
        require(self._who, Action.MONEY_READ)
        day = on or self._clock.today()
        with self._read() as session:
            top = group_of(session, group_id)
            check_own(session, top.id)
            with every_book(session):
                members = session.scalars(
                    select(Group)
                    .where(Group.parent_id == top.id)
                    .order_by(Group.search_key, Group.id)
                ).all()
                return _register(session, top, members, day)

    def of_group(self, group_id: str, on: date | None = None) -> DuesRegister | None:
        """The same for one member group, under the federation above it; None when none is.

        Raises NotAllowed, NotFound "group-unknown", "books-of-others".
        """
        require(self._who, Action.MONEY_READ)
        day = on or self._clock.today()
        with self._read() as session:
            group = group_of(session, group_id)
            check_own(session, group.id)
            if group.parent_id is None:
                return None
            with every_book(session):
                return _register(session, group_of(session, group.parent_id), [group], day)


def _register(session: Session, top: Group, members: Sequence[Group], day: date) -> DuesRegister:
    rules = rules_of(session, top.id)
    opened = _opened(session, [top.id, *(group.id for group in members)])
    sums = _sums(session, top.id, day)
    lines = tuple(_line(top, group, rules, opened, sums, day) for group in members)
    due = paise_on(rules, FEDERATION_DUE, day)
    return DuesRegister(top.id, top.name, day, due, lines)


def _line(
    top: Group,
    group: Group,
    rules: Sequence[DatedRule],
    opened: Mapping[str, date],
    sums: Mapping[tuple[str, str], int],
    day: date,
) -> DuesLine:
    paid = sums.get((group.id, group.id), 0) if group.id in opened else None
    received = sums.get((top.id, group.id), 0) if top.id in opened else None
    since = first_month(rules, FEDERATION_DUE, [opened.get(top.id), opened.get(group.id)])
    counted = received if received is not None else paid
    return DuesLine(
        group.id,
        group.name,
        paid,
        received,
        dues_of(rules, FEDERATION_DUE, since, day, counted or 0),
    )


def _opened(session: Session, groups: Sequence[str]) -> Mapping[str, date]:
    rows = session.execute(
        select(GroupBooks.group_id, GroupBooks.opened_on).where(GroupBooks.group_id.in_(groups))
    )
    return {group: day for group, day in rows}


def _sums(session: Session, federation: str, day: date) -> Mapping[tuple[str, str], int]:
    """Dues by (whose books, who paid) of entries that stand."""
    later = aliased(LedgerEntry)
    restored = select(later.id).where(later.reverses == LedgerEntry.id).exists()
    cancelled = select(LedgerEntry.reverses).where(LedgerEntry.reverses.is_not(None), ~restored)
    rows = session.execute(
        select(FederationDue.group_id, FederationDue.payer_id, FederationDue.amount).where(
            FederationDue.federation_id == federation,
            FederationDue.on_date <= day,
            FederationDue.entry_id.not_in(cancelled),
        )
    )
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for books, payer, amount in rows:
        found[books, payer] += amount
    return found

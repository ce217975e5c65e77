"""From rows of the books to what is shown: names beside ids, sums of an entry's money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.door_checks import cancelled_by
from finance.ledger.models import (
    BankAccount,
    EntryAttachment,
    Fund,
    LedgerAccount,
    LedgerEntry,
    LedgerPosting,
    MemberAccount,
)
from finance.ledger.posting import lines_of
from finance.ledger.views import (
    AccountRow,
    EntryRow,
    FundRow,
    PersonSeen,
    VoucherLine,
    VoucherView,
    WaitingRow,
)
from finance.rules.accounts import MONEY
from finance.rules.chain import chain_code
from finance.rules.entries import EntryKind, EntryState, Line, needs_second
from governance.leadership.decisions import serials
from sr_board.access.check import SignedIn
from sr_board.access.roles import Action
from sr_board.people.models import Group, Person

__all__ = ["Names", "entry_rows", "voucher_view", "waiting_rows"]

E = LedgerEntry


class Names:
    """Names of the persons, accounts, funds and banks of one group, each read once."""

    def __init__(self, session: Session, group_id: str) -> None:
        self._session, self._group = session, group_id
        self._persons: dict[str, PersonSeen | None] = {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        rows = self._session.execute(
            select(MemberAccount.member_id, MemberAccount.number).where(
                MemberAccount.group_id == self._group
            )
        )
        return {member: number for member, number in rows}

    def person(self, person_id: str | None) -> PersonSeen | None:
        """A person, or None when nobody is meant or she is not in the register."""
        if person_id is None:
            return None
        if person_id not in self._persons:
            row = self._session.get(Person, person_id)
            self._persons[person_id] = (
                None
                if row is None
                else PersonSeen(
                    row.id, row.chosen_name, row.symbol, row.hue, self._numbers.get(row.id, 0)
                )
            )
        return self._persons[person_id]

    def account(self, code: str) -> AccountRow:
        """An account; one that is gone shows its code."""
        row = self._session.get(LedgerAccount, (self._group, code))
        if row is None:
            return AccountRow(code, code, "asset", False, False)
        return AccountRow(row.code, row.name, row.type, row.own, row.active)

    def fund(self, code: str) -> FundRow:
        """A fund, without its money."""
        row = self._session.get(Fund, (self._group, code))
        if row is None:
            return FundRow(code, "other", code, "", "", None, 0)
        return FundRow(row.code, row.kind, row.name, row.source, row.conditions, row.closed_on, 0)

    def bank(self, bank_id: str | None) -> str:
        """What the group calls a bank account; "" for none."""
        row = self._session.get(BankAccount, bank_id) if bank_id else None
        return row.name if row is not None else ""


def _money(lines: Iterable[tuple[str, int]]) -> tuple[int, int, tuple[str, ...]]:
    """What box and bank gain in all, what is moved, and the other accounts."""
    pairs = list(lines)
    gained = sum(amount for account, amount in pairs if account in MONEY)
    moved = sum(amount for _, amount in pairs if amount > 0)
    others = tuple(dict.fromkeys(account for account, _ in pairs if account not in MONEY))
    return gained, moved, others


def entry_rows(session: Session, rows: Sequence[LedgerEntry]) -> tuple[EntryRow, ...]:
    """Entries as rows of a list, with few statements."""
    ids = [row.id for row in rows]
    lines: dict[str, list[tuple[str, int]]] = {ref: [] for ref in ids}
    P = LedgerPosting
    for ref, account, amount in session.execute(
        select(P.entry_id, P.account, P.amount)
        .where(P.entry_id.in_(ids))
        .order_by(P.entry_id, P.line_no)
    ):
        lines[ref].append((account, amount))
    cancelling = {
        found: ref
        for ref, found in session.execute(
            select(E.id, E.reverses).where(E.reverses.in_(ids), E.seq.is_not(None))
        )
    }
    cancelled = {ref for ref, by in cancelling.items() if cancelled_by(session, by) is None}
    corrected = set(
        session.scalars(select(E.corrects).where(E.corrects.in_(ids), E.seq.is_not(None)))
    )
    made = []
    for row in rows:
        pairs = lines[row.id] or [(x.account, x.amount) for x in lines_of(session, row)]
        gained, moved, others = _money(pairs)
        made.append(
            EntryRow(
                id=row.id,
                voucher_no=row.voucher_no or "",
                on_date=row.on_date,
                kind=EntryKind(row.kind),
                narration=row.narration,
                money=gained,
                moved=moved,
                accounts=others,
                cancelled=row.id in cancelled,
                corrected=row.id in corrected,
            )
        )
    return tuple(made)


def waiting_rows(
    session: Session, rows: Sequence[LedgerEntry], who: SignedIn
) -> tuple[WaitingRow, ...]:
    """Entries that wait, in the order they were prepared."""
    shown = entry_rows(session, rows)
    made = []
    for row, entry in zip(rows, shown, strict=True):
        group = session.get(Group, row.group_id)
        made.append(
            WaitingRow(
                entry=entry,
                group_id=row.group_id,
                group_name=group.name if group is not None else "",
                prepared_by=Names(session, row.group_id).person(row.prepared_by),
                refused_reason=row.refused_reason if row.state == EntryState.DRAFT else "",
                mine=row.prepared_by == who.person_id,
            )
        )
    return tuple(made)


def _reference(session: Session, entry_id: str | None) -> tuple[str, str] | None:
    row = session.get(E, entry_id) if entry_id is not None else None
    return None if row is None else (row.id, row.voucher_no or "")


def _line(line: Line, names: Names) -> VoucherLine:
    return VoucherLine(
        line,
        names.account(line.account),
        names.person(line.member_id),
        names.bank(line.bank_id),
        names.fund(line.fund),
    )


def _correctable(row: LedgerEntry) -> bool:
    """Posted, and no write-off: those are final."""
    return row.state == EntryState.POSTED and row.kind != EntryKind.WRITE_OFF


def _corrections(session: Session, entry_id: str) -> tuple[tuple[str, str], ...]:
    """Posted corrections of an entry with their voucher numbers, in order."""
    rows = session.execute(
        select(E.id, E.voucher_no).where(E.corrects == entry_id, E.seq.is_not(None)).order_by(E.seq)
    )
    return tuple((ref, number or "") for ref, number in rows)


def _pictures(session: Session, entry_id: str) -> tuple[str, ...]:
    """Kept pictures of an entry, in order."""
    rows = session.scalars(
        select(EntryAttachment.file_id)
        .where(EntryAttachment.entry_id == entry_id)
        .order_by(EntryAttachment.place)
    )
    return tuple(rows)


def voucher_view(session: Session, row: LedgerEntry, who: SignedIn) -> VoucherView:
    """One entry whole."""
    names = Names(session, row.group_id)
    lines = lines_of(session, row)
    gained, moved, _ = _money((x.account, x.amount) for x in lines)
    group = session.get(Group, row.group_id)
    cancel = cancelled_by(session, row.id)
    serial = serials(session, [row.resolution_id]).get(row.resolution_id or "", "")
    return VoucherView(
        id=row.id,
        group_id=row.group_id,
        group_name=group.name if group is not None else "",
        voucher_no=row.voucher_no or "",
        on_date=row.on_date,
        kind=EntryKind(row.kind),
        state=EntryState(row.state),
        narration=row.narration,
        lines=tuple(_line(line, names) for line in lines),
        money=gained,
        moved=moved,
        payee=names.person(row.payee_id),
        prepared_by=names.person(row.prepared_by),
        approved_by=names.person(row.approved_by),
        resolution=serial or row.resolution_no,
        paper=not serial and bool(row.resolution_no),
        resolution_on=row.resolution_on,
        reason=row.reason,
        refused_reason=row.refused_reason,
        content_hash=row.content_hash,
        code=chain_code(row.hash) if row.hash else "",
        posted_at=row.posted_at,
        pictures=_pictures(session, row.id),
        cancelled_by=None if cancel is None else (cancel.id, cancel.voucher_no or ""),
        corrected_by=_corrections(session, row.id),
        cancels=_reference(session, row.reverses),
        corrects=_reference(session, row.corrects),
        needs_two=needs_second(EntryKind(row.kind), lines) if lines else False,
        mine=row.prepared_by == who.person_id,
        may_correct=cancel is None and _correctable(row) and who.may(Action.MONEY_PREPARE),
        may_approve=row.state == EntryState.WAITING
        and (who.may(Action.MONEY_APPROVE) or who.may(Action.MONEY_PREPARE)),
    )

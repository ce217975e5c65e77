"""Which hand-overs are due, and one hand-over whole. Reads only, no rights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership import checks
from governance.leadership.facts import TermFact, load_terms, term_of
from governance.leadership.frozen import handover_from
from governance.leadership.models import Handover, HandoverCash, HandoverItem, HandoverMark
from governance.leadership.term_lines import name_lines, term_lines
from governance.leadership.views import (
    CashLine,
    HandoverState,
    HandoverView,
    HandoverWaiting,
    MarkLine,
    TaskLine,
    ThingLine,
)
from governance.models import ActionItem
from governance.roll import group_of
from sr_board.audit.chain import code_of
from sr_board.audit.models import BookEvent
from sr_board.base.errors import NotFound
from sr_board.people.rules.kinds import EndReason

__all__ = ["handover_view", "handovers_waiting", "open_actions", "signed_handovers"]

_LOOK_BACK_DAYS = 400
"""A hand-over nobody wrote down for longer than this is history, not work."""
_AHEAD_DAYS = 14


def handovers_waiting(session: Session, group_id: str, on: date) -> tuple[HandoverWaiting, ...]:
    """Terms that were followed by another person and are not handed over yet, the oldest first."""
    terms = load_terms(session, [group_id])
    rules = rules_in_force(session, group_id, on)
    pairs = [pair for pair in _pairs(terms) if _is_work(pair[1].started, on)]
    lines = term_lines(session, [term for pair in pairs for term in pair], on)
    begun = {
        row.from_term_id: row
        for row in session.scalars(select(Handover).where(Handover.group_id == group_id))
    }
    found = []
    for giver, taker in pairs:
        row = begun.get(giver.id)
        signed = row is not None and row.state == HandoverState.SIGNED
        if signed or (row is None and giver.end_reason == EndReason.DIED):
            continue
        due = row.due_on if row else taker.started + timedelta(days=rules.handover_days)
        found.append(
            HandoverWaiting(
                giver.office.title,
                lines[giver.id],
                lines[taker.id],
                due,
                max(0, (on - due).days),
                row.id if row else None,
                signed,
                checks.handover(rules, taker.started, on),
            )
        )
    return tuple(found)


def _pairs(terms: Sequence[TermFact]) -> list[tuple[TermFact, TermFact]]:
    """Each term with the one that followed in the same seat, if another person took it."""
    after: dict[tuple[str, int], list[TermFact]] = {}
    for term in terms:
        after.setdefault((term.office.id, term.seat_no), []).append(term)
    return [
        (one, two)
        for seat in after.values()
        for one, two in pairwise(seat)
        if one.person_id != two.person_id
    ]


def _is_work(started: date, on: date) -> bool:
    return -_AHEAD_DAYS <= (on - started).days <= _LOOK_BACK_DAYS


def handover_view(session: Session, handover_id: str, on: date) -> HandoverView:
    """One hand-over; a signed one as it was signed. Raises NotFound "handover-unknown"."""
    row = session.get(Handover, handover_id)
    if row is None:
        raise NotFound("handover-unknown", what="handover")
    if row.content is not None:
        view = handover_from(row.content)
        return replace(view, audit_code=_audit_code(session, row.id))
    giver, taker = term_of(session, row.from_term_id), term_of(session, row.to_term_id)
    lines = term_lines(session, [giver, taker], row.day or on)
    return HandoverView(
        row.id,
        row.group_id,
        group_of(session, row.group_id).name,
        row.office_id,
        giver.office.title,
        lines[giver.id].who,
        lines[giver.id],
        lines[taker.id].who,
        lines[taker.id],
        row.due_on,
        row.day,
        row.currency,
        _things(session, row.id),
        _cash(session, row.id),
        row.cash_book,
        row.bank_balance,
        row.bank_balance_on,
        row.passphrase_changed,
        _tasks(session, row.group_id, giver.person_id),
        row.open_claims,
        row.differences,
        _marks(session, row),
        HandoverState(row.state),
        row.signed_on,
        row.scan_sha256,
        max(0, (on - row.due_on).days),
        checks.handover(rules_in_force(session, row.group_id, on), taker.started, on),
    )


def _tasks(session: Session, group_id: str, owner_id: str) -> tuple[TaskLine, ...]:
    return tuple(TaskLine(t.text, t.due) for t in open_actions(session, group_id, owner_id))


def _marks(session: Session, row: Handover) -> tuple[MarkLine, ...]:
    """Who put her mark: the one who gives, the one who takes, witnesses."""
    order = ("giver", "taker", "witness")
    marks = session.scalars(select(HandoverMark).where(HandoverMark.handover_id == row.id)).all()
    names = name_lines(session, row.group_id, [mark.person_id for mark in marks])
    return tuple(
        MarkLine(names[mark.person_id], mark.capacity, mark.kind)
        for mark in sorted(marks, key=lambda m: (order.index(m.capacity), names[m.person_id].name))
    )


def _things(session: Session, handover_id: str) -> tuple[ThingLine, ...]:
    rows = session.scalars(
        select(HandoverItem)
        .where(HandoverItem.handover_id == handover_id)
        .order_by(HandoverItem.place)
    )
    return tuple(ThingLine(r.kind, r.label, r.given, r.pieces, r.remark) for r in rows)


def _cash(session: Session, handover_id: str) -> tuple[CashLine, ...]:
    rows = session.scalars(
        select(HandoverCash)
        .where(HandoverCash.handover_id == handover_id)
        .order_by(HandoverCash.worth.desc())
    )
    return tuple(CashLine(row.worth, row.pieces) for row in rows)


def signed_handovers(session: Session, group_id: str, on: date) -> tuple[HandoverView, ...]:
    """Signed certificates of a group, the newest first."""
    rows = session.scalars(
        select(Handover.id)
        .where(Handover.group_id == group_id, Handover.state == HandoverState.SIGNED.value)
        .order_by(Handover.signed_on.desc(), Handover.id)
    ).all()
    return tuple(handover_view(session, ref, on) for ref in rows)


def _audit_code(session: Session, handover_id: str) -> str:
    """The code of the act that signed it: it vouches for the text on the paper."""
    row = session.execute(
        select(BookEvent.n, BookEvent.hash).where(
            BookEvent.subject == f"handover/{handover_id}", BookEvent.action == "handover.signed"
        )
    ).first()
    return "" if row is None else code_of(row.n, row.hash)


def open_actions(session: Session, group_id: str, owner_id: str) -> list[ActionItem]:
    """Her open tasks from meetings of the group."""
    return list(
        session.scalars(
            select(ActionItem)
            .where(
                ActionItem.group_id == group_id,
                ActionItem.owner_id == owner_id,
                ActionItem.done_on.is_(None),
                ActionItem.dropped_on.is_(None),
                ActionItem.carried_away.is_(False),
            )
            .order_by(ActionItem.due, ActionItem.id)
        )
    )

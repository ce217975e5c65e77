"""From terms as facts to the rows that are shown: names, numbers, resolutions. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.leadership.decisions import serials
from governance.leadership.facts import TermFact, persons_by_id
from governance.leadership.models import TermLink
from governance.leadership.views import Named, TermLine
from governance.roll import names_of
from sr_board.people.rows import PersonRow
from sr_board.people.rules.kinds import EndReason

__all__ = ["name_lines", "term_lines"]

_GONE = PersonRow("", "–", "feather", "indigo", None)


def name_lines(session: Session, group_id: str | None, ids: Iterable[str]) -> dict[str, Named]:
    """Persons with their numbers in the group."""
    wanted = set(ids)
    numbers = names_of(session, group_id, wanted)
    return {
        ref: Named(row, numbers[ref].number if ref in numbers else None)
        for ref, row in persons_by_id(session, wanted).items()
    }


def term_lines(session: Session, terms: Sequence[TermFact], on: date) -> dict[str, TermLine]:
    """The rows of terms by id, as they stand on a day."""
    groups = {term.office.group_id for term in terms}
    names: dict[tuple[str, str], Named] = {}
    for group in groups:
        people = [t.person_id for t in terms if t.office.group_id == group]
        for ref, who in name_lines(session, group, people).items():
            names[group, ref] = who
    rests = _rests_on(session, [term.id for term in terms])
    return {
        term.id: TermLine(
            term.id,
            term.office.id,
            term.office.title,
            term.seat_no,
            names.get((term.office.group_id, term.person_id), Named(_GONE)),
            term.how,
            term.started,
            term.due_to,
            term.ended,
            EndReason(term.end_reason) if term.end_reason else None,
            term.state(on),
            (term.due_to - on).days,
            rests.get(term.id, ""),
        )
        for term in terms
    }


def _rests_on(session: Session, term_ids: Sequence[str]) -> Mapping[str, str]:
    """The number of the resolution with which each term began."""
    rows = session.scalars(
        select(TermLink)
        .where(TermLink.term_id.in_(term_ids), TermLink.ends.is_(False))
        .order_by(TermLink.recorded_at, TermLink.id)
    ).all()
    numbers = serials(session, [row.resolution_id for row in rows])
    found: dict[str, str] = {}
    for row in rows:
        number = numbers.get(row.resolution_id or "", "") or row.paper_resolution
        if number:
            found.setdefault(row.term_id, number)
    return found

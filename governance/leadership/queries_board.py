"""The board of offices of a group on a day. Reads only, no rights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership import checks
from governance.leadership.facts import OfficeFact, TermFact, load_offices, load_terms
from governance.leadership.term_lines import term_lines
from governance.leadership.views import OfficesBoard, SeatLine, TermLine
from governance.roll import group_of
from governance.rules.parameters import RuleSet
from sr_board.people.rules.kinds import TermState

__all__ = ["offices_board"]


def offices_board(session: Session, group_id: str, day: date) -> OfficesBoard:
    """The board of offices on a day. Raises NotFound."""
    group = group_of(session, group_id)
    rules = rules_in_force(session, group_id, day)
    offices = [office for office in load_offices(session, group_id) if office.active]
    terms = load_terms(session, [group_id])
    lines = term_lines(session, terms, day)
    seats = [
        _seat(office, seat_no, terms, lines, rules, day)
        for office in offices
        for seat_no in range(1, office.seats + 1)
    ]
    return OfficesBoard(
        group.id,
        group.name,
        group.kind,
        day,
        rules.rotation.mode.value,
        rules.version is not None,
        tuple(seats),
        checks.composition(offices, terms, rules, day) if group.kind == "board" else None,
    )


def _seat(
    office: OfficeFact,
    seat_no: int,
    terms: tuple[TermFact, ...],
    lines: Mapping[str, TermLine],
    rules: RuleSet,
    day: date,
) -> SeatLine:
    here = [t for t in terms if t.office.id == office.id and t.seat_no == seat_no]
    now = next((t for t in reversed(here) if t.serves(day)), None)
    after = next((t for t in here if t.state(day) is TermState.PLANNED), None)
    return SeatLine(
        office.id,
        office.key,
        office.title,
        office.seats,
        seat_no,
        office.side,
        office.signatory,
        office.term_months,
        lines[now.id] if now else None,
        lines[after.id] if after else None,
        checks.term_finding(now, rules, day) if now else None,
    )

"""Groups with more or fewer members than their rule allows. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.roll import roll_on
from governance.rules.composition import size_off
from sr_board.people.models import Group

__all__ = ["SizeRow", "groups_off_size"]


@dataclass(frozen=True)
class SizeRow:
    """`off`: members too many (above nought) or too few (below). `article`: of an adopted rule."""

    group_id: str
    group_name: str
    members: int
    off: int
    least: int | None
    most: int | None
    article: int | None


def groups_off_size(session: Session, groups: Iterable[str], today: date) -> tuple[SizeRow, ...]:
    """Of these groups, the active ones whose roll does not fit their rule, by name."""
    rows = session.scalars(
        select(Group).where(Group.id.in_(list(groups)), Group.status == "active")
    ).all()
    found = []
    for group in sorted(rows, key=lambda row: row.name):
        rules = rules_in_force(session, group.id, today)
        rule, members = rules.size, len(roll_on(session, group.id, today))
        off = size_off(rule, members)
        if off:
            article = rules.article_of("member.size")
            found.append(SizeRow(group.id, group.name, members, off, rule.min, rule.max, article))
    return tuple(found)

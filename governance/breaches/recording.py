"""Writing breaches within the act that caused them. Used by the services only.

Checks no rights and commits nothing: the caller's act carries the breach in its own commit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session, aliased

from governance.breaches.models import BreachAnswer, RuleBreach
from governance.entry import Entry
from governance.models import Resolution, VoteCount
from governance.rules.breaches import (
    AnswerKind,
    ObjectKind,
    OpenBreach,
    Ratifying,
    check_answerable,
    check_ratifying,
    plan_record,
)
from governance.rules.findings import Fact, Finding, Level
from sr_board.base.errors import NotFound

__all__ = [
    "QuotedRules",
    "breach_of",
    "explain_with",
    "facts_from",
    "is_answered",
    "is_ratified",
    "open_breaches",
    "ratify_with",
    "record_findings",
    "still_open",
]


class QuotedRules(Protocol):
    """The rules that were checked, as far as a breach quotes them."""

    @property
    def version(self) -> str | None:
        """Id of the adopted version; None while none was adopted."""
        ...

    def article_of(self, key: str) -> int | None:
        """The article that holds a rule."""
        ...


def record_findings(
    entry: Entry,
    *,
    group_id: str,
    object_kind: str,
    object_id: str,
    rules: QuotedRules,
    findings: Sequence[Finding],
    on: date,
    meeting_id: str | None = None,
    checked: Collection[str] = (),
) -> tuple[str, ...]:
    """Write what a check found about one object; ids of the breaches that stand for it now.

    Writing the same finding again changes nothing. What grew graver is written anew and replaces
    the milder breach. `checked`: codes that were checked whole; what stands open under them and
    was not found again is closed as mended.
    """
    kind = ObjectKind(object_kind)
    standing = [
        OpenBreach(row.id, row.rule_key, row.code, Level(row.level))
        for row in open_breaches(entry.session, object_id)
    ]
    plan = plan_record(standing, findings, checked)
    written = []
    for new in plan.new:
        finding = new.finding
        row = RuleBreach(
            **entry.new(),
            group_id=group_id,
            rule_key=finding.key,
            code=finding.code,
            level=finding.level.value,
            object_kind=kind.value,
            object_id=object_id,
            meeting_id=meeting_id,
            constitution_id=rules.version,
            article=rules.article_of(finding.key),
            found_on=on,
            mend_by=finding.mend_by,
            facts=_facts_text(finding.facts),
            raises=new.raises,
        )
        entry.session.add(row)
        written.append(row.id)
    for breach_id in plan.mended:
        _answer(entry, breach_id, AnswerKind.MENDED, on)
    entry.session.flush()
    return (*plan.known, *written)


def ratify_with(
    entry: Entry, breach_ids: Iterable[str], resolution_id: str
) -> tuple[RuleBreach, ...]:
    """Close breaches by a resolution of a later meeting of the same group.

    Raises NotFound, RuleBroken "breach-already-answered" and those of `check_ratifying`.
    """
    resolution = entry.session.get(Resolution, resolution_id)
    if resolution is None:
        raise NotFound("meeting-unknown", what="resolution")
    facts = Ratifying(
        resolution.group_id,
        resolution.meeting_id,
        resolution.decided_on,
        resolution.status,
        _vote_stands(entry.session, resolution),
    )
    rows = tuple(breach_of(entry.session, breach_id) for breach_id in breach_ids)
    for row in rows:
        check_answerable(answered=is_answered(entry.session, row.id))
        check_ratifying(
            facts, group_id=row.group_id, meeting_id=row.meeting_id, found_on=row.found_on
        )
        _answer(entry, row.id, AnswerKind.RATIFIED, resolution.decided_on, resolution=resolution.id)
    entry.session.flush()
    return rows


def explain_with(entry: Entry, row: RuleBreach, text: str) -> None:
    """Close a breach by an explanation. Raises RuleBroken "breach-already-answered"."""
    check_answerable(answered=is_answered(entry.session, row.id))
    _answer(entry, row.id, AnswerKind.EXPLAINED, entry.today, text=text)
    entry.session.flush()


def _answer(
    entry: Entry,
    breach_id: str,
    kind: AnswerKind,
    on: date,
    *,
    text: str = "",
    resolution: str | None = None,
) -> None:
    entry.session.add(
        BreachAnswer(
            **entry.new(),
            breach_id=breach_id,
            kind=kind.value,
            answered_on=on,
            person_id=entry.person_id if kind is AnswerKind.EXPLAINED else None,
            text=text,
            resolution_id=resolution,
        )
    )


def _vote_stands(session: Session, resolution: Resolution) -> bool:
    """A vote that was itself void cannot ratify anything."""
    valid = getattr(VoteCount, "valid", None)
    if valid is None:
        return True
    found = session.scalar(select(valid).where(VoteCount.motion_id == resolution.motion_id))
    return found is not False


# Reading


def breach_of(session: Session, breach_id: str) -> RuleBreach:
    """The breach. Raises NotFound "breach-unknown"."""
    row = session.get(RuleBreach, breach_id)
    if row is None:
        raise NotFound("breach-unknown", what="breach")
    return row


def is_answered(session: Session, breach_id: str) -> bool:
    """Whether it was explained, ratified, mended, or replaced by a graver one."""
    query = select(RuleBreach.id).where(RuleBreach.id == breach_id, still_open())
    return session.scalar(query) is None


def still_open() -> ColumnElement[bool]:
    """Condition on RuleBreach: nobody answered it and no graver breach replaced it."""
    graver = aliased(RuleBreach)
    return and_(
        ~exists().where(BreachAnswer.breach_id == RuleBreach.id),
        ~exists().where(graver.raises == RuleBreach.id),
    )


def open_breaches(session: Session, object_id: str) -> Sequence[RuleBreach]:
    """What stands open for one object, in the order it was found."""
    session.flush()
    return session.scalars(
        select(RuleBreach)
        .where(RuleBreach.object_id == object_id, still_open())
        .order_by(RuleBreach.recorded_at, RuleBreach.id)
    ).all()


def is_ratified(session: Session, object_id: str) -> bool:
    """Whether a later meeting ratified every breach of this object that leaves it open to
    challenge; False when it has none."""
    rows = session.execute(
        select(RuleBreach.id, BreachAnswer.kind)
        .outerjoin(BreachAnswer, BreachAnswer.breach_id == RuleBreach.id)
        .where(RuleBreach.object_id == object_id, RuleBreach.level == Level.BREACH.value)
    ).all()
    return bool(rows) and all(kind == AnswerKind.RATIFIED.value for _, kind in rows)


# Facts as text


def _facts_text(facts: Mapping[str, Fact]) -> str:
    def plain(value: Fact) -> object:
        return {"date": value.isoformat()} if isinstance(value, date) else value

    made = {name: plain(value) for name, value in sorted(facts.items())}
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_from(text: str) -> dict[str, Fact]:
    """The facts of a stored breach."""
    found: dict[str, Fact] = {}
    for name, value in json.loads(text).items():
        found[name] = date.fromisoformat(value["date"]) if isinstance(value, dict) else value
    return found

"""What is chosen from: decisions that can adopt a version, changes that motions name, laws.

Rights: CONSTITUTION_READ; decisions are shown as far as she sees those of the group.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.constitution.adopting import adoption_findings
from governance.constitution.entry_drafts import version_of
from governance.constitution.in_force import rules_in_force
from governance.constitution.laws import LawLine, law_lines
from governance.constitution.models import Constitution, GroupLaw, MotionParamChange
from governance.constitution.resolution_facts import resolution_facts
from governance.constitution.views import LawRow, ResolutionChoice, RuleChange
from governance.models import Meeting, Motion, Resolution, VoteCount
from governance.roll import group_names, group_of
from governance.rules.findings import Finding
from governance.rules.reading import Decisions
from governance.rules.resolutions import ResolutionStatus
from governance.sights import Sights
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["ChoosingQueries"]


class ChoosingQueries:
    """Lists that pages of constitutions choose from."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def adopting(self, group_id: str) -> tuple[ResolutionChoice, ...]:
        """Decisions on a change of the rules that passed, stand and adopted nothing yet: of the
        group and of the one above it, the newest first."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            parent = group_of(session, group_id).parent_id
            hers = Sights(session, self._who).with_decisions(Decisions.ALL)
            groups = [each for each in (group_id, parent) if each is not None and each in hers]
            used = select(Constitution.adopted_by).where(Constitution.adopted_by.is_not(None))
            rows = session.execute(
                select(Resolution, Meeting.number)
                .join(Motion, Motion.id == Resolution.motion_id)
                .join(VoteCount, VoteCount.motion_id == Motion.id)
                .join(Meeting, Meeting.id == Resolution.meeting_id)
                .where(
                    Resolution.group_id.in_(groups),
                    Motion.decision_kind == "amend",
                    Resolution.status.in_(
                        [ResolutionStatus.PASSED.value, ResolutionStatus.CARRIED_OUT.value]
                    ),
                    or_(
                        VoteCount.valid.is_(None),
                        VoteCount.valid.is_(True),
                        Resolution.ratified_by.is_not(None),
                    ),
                    Resolution.id.not_in(used),
                )
                .order_by(Resolution.decided_on.desc(), Resolution.seq.desc())
            ).all()
            changes = _changes(session, [row.motion_id for row, _ in rows])
            return tuple(
                ResolutionChoice(
                    row.id,
                    row.serial,
                    row.decided_on,
                    row.text,
                    number,
                    changes.get(row.motion_id, ()),
                )
                for row, number in rows
            )

    def before_adopting(
        self, constitution_id: str, resolution_id: str
    ) -> tuple[tuple[Finding, int | None], ...]:
        """What would be recorded if this decision adopted the version, each with the article of
        the rules that held on the day of the meeting. Raises NotFound."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            version = version_of(session, constitution_id)
            facts = resolution_facts(session, resolution_id, version)
            rules = rules_in_force(session, version.group_id, facts.meeting_day)
            return tuple(
                (found, rules.article_of(found.key)) for found in adoption_findings(facts, rules)
            )

    def named_changes(self, motion_id: str) -> tuple[RuleChange, ...]:
        """The changes of rules that a motion names, by key."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            return _changes(session, [motion_id]).get(motion_id, ())

    def laws(self, language: str = "en") -> tuple[LawRow, ...]:
        """Every line of the law packs in a language, retired ones too, with the groups bound."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            states: dict[str, list[str]] = {}
            for group_id, state in session.execute(select(GroupLaw.group_id, GroupLaw.state)):
                states.setdefault(state, []).append(group_id)
            names = group_names(session, [each for ids in states.values() for each in ids])
            return tuple(
                _law_row(line, language, (names[each] for each in states.get(line.state, ())))
                for line in law_lines(session)
            )


def _changes(session: Session, motion_ids: Iterable[str]) -> dict[str, tuple[RuleChange, ...]]:
    rows = session.scalars(
        select(MotionParamChange)
        .where(MotionParamChange.motion_id.in_(list(motion_ids)))
        .order_by(MotionParamChange.key)
    )
    found: dict[str, tuple[RuleChange, ...]] = {}
    for row in rows:
        change = RuleChange(row.key, json.loads(row.old_value), json.loads(row.new_value), None)
        found[row.motion_id] = (*found.get(row.motion_id, ()), change)
    return found


def _law_row(line: LawLine, language: str, groups: Iterable[str]) -> LawRow:
    return LawRow(
        id=line.id,
        state=line.state,
        subject=line.subject,
        key=line.key,
        floor=json.loads(line.floor),
        source_text=line.said(line.source, language),
        checked_on=line.checked_on,
        note=line.said(line.note, language),
        shipped=line.shipped,
        retired=line.retired,
        groups=tuple(sorted(groups)),
    )

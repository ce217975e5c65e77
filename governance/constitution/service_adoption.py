"""From draft to rules in force, and what becomes of them: sent round, adopted, filed, void.

Right: CONSTITUTION_WRITE (secretary, chair). Each method is one act and one commit.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.breaches.recording import record_findings
from governance.constitution.adopting import adoption_findings, check_resolution
from governance.constitution.commands import (
    AdoptVersion,
    CirculateDraft,
    MakeVoid,
    RecordFiling,
)
from governance.constitution.entry_drafts import Draft, draft_of, version_of
from governance.constitution.in_force import rules_in_force, rules_of_version
from governance.constitution.loading import content_digest, version_facts
from governance.constitution.models import Constitution, ConstitutionFiling, ConstitutionVoid
from governance.constitution.resolution_facts import resolution_facts
from governance.constitution.versions import VersionStatus, VoidBy
from governance.entry import Entry, choice
from governance.models import Resolution
from governance.roll import group_of
from governance.rules.amendment import check_filing
from governance.rules.cascade import floor_findings
from governance.rules.findings import Finding
from governance.rules.parameter_values import AmendedBy
from governance.rules.parameters import RuleSet
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.store.uow import UowFactory

__all__ = ["AdoptionService"]

CHANGED = frozenset({"constitution", "breaches"})


class AdoptionService:
    """The life of a version after it was written."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def circulate(self, command: CirculateDraft) -> Done:
        """The text went to the members. Raises RuleBroken "draft-empty", InputInvalid."""
        require(self._who, Action.CONSTITUTION_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            draft = draft_of(entry, command.constitution_id)
            if command.on > entry.today:
                raise InputInvalid("date-in-future", field="on")
            if not draft.articles():
                raise RuleBroken("draft-empty")
            draft.row.status = VersionStatus.CIRCULATED.value
            draft.row.circulated_on = command.on
            draft.row.circulated_digest = _digest(draft)
            uow.record("constitution.circulated", subject=f"constitution/{draft.row.id}")
            return Done(draft.row.id, CHANGED, uow.commit())

    def adopt(self, command: AdoptVersion) -> Done:
        """A passed resolution adopts the draft. What was not kept on the way is recorded.

        Raises NotFound, RuleBroken "draft-empty", "resolution-other-group",
        "resolution-not-amend", "resolution-not-passed", InputInvalid "effective-before-meeting".
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            draft = draft_of(entry, command.constitution_id)
            row, articles = draft.row, draft.articles()
            if not articles:
                raise RuleBroken("draft-empty")
            facts = resolution_facts(uow.session, command.resolution_id, row)
            rules = rules_in_force(uow.session, row.group_id, facts.meeting_day)
            check_resolution(
                facts, _deciding(uow.session, row.group_id, rules), command.effective_from
            )
            row.digest = _digest(draft)
            row.adopted_by, row.adopted_on = command.resolution_id, facts.meeting_day
            row.effective_from, row.status = command.effective_from, VersionStatus.ADOPTED.value
            for article in articles:
                article.adopted = True
            for param in draft.params().values():
                param.adopted = True
            uow.session.flush()
            findings = (*adoption_findings(facts, rules), *self._floors(entry, row))
            self._record(entry, row, rules, findings, command.resolution_id)
            uow.record("constitution.adopted", subject=f"constitution/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _floors(entry: Entry, row: Constitution) -> tuple[Finding, ...]:
        """Values of the version itself that lie below the law of the state."""
        fact = next(v for v in version_facts(entry.session, row.group_id) if v.id == row.id)
        day = row.effective_from or entry.today
        return floor_findings(rules_of_version(entry.session, row.group_id, fact, day))

    @staticmethod
    def _record(
        entry: Entry,
        row: Constitution,
        rules: RuleSet,
        findings: tuple[Finding, ...],
        resolution_id: str | None = None,
    ) -> None:
        resolution = entry.session.get(Resolution, resolution_id) if resolution_id else None
        record_findings(
            entry,
            group_id=row.group_id,
            object_kind="constitution",
            object_id=row.id,
            rules=rules,
            findings=findings,
            on=row.adopted_on or entry.today,
            meeting_id=None if resolution is None else resolution.meeting_id,
        )

    def make_void(self, command: MakeVoid) -> Done:
        """A version does not hold from a day on; the one before it holds again.

        Raises RuleBroken "not-adopted", "already-void", "resolution-not-passed",
        "resolution-other-group"; InputInvalid "void-before-effective", "text-missing".
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        by = choice(VoidBy, command.by, "by")
        if by is VoidBy.WITHDRAWN:
            raise InputInvalid("choice-unknown", field="by")
        reason = clean_text(command.reason, field="reason", most=2000, required=True)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._adopted(uow.session, command.constitution_id)
            if self._void_of(uow.session, row.id) is not None:
                raise RuleBroken("already-void")
            if row.effective_from is None or command.void_from < row.effective_from:
                raise InputInvalid("void-before-effective", field="void_from")
            self._check_decision(uow.session, row, by, command.resolution_id)
            uow.session.add(
                ConstitutionVoid(
                    **entry.new(),
                    constitution_id=row.id,
                    by=by.value,
                    void_from=command.void_from,
                    reason=reason,
                    resolution_id=command.resolution_id,
                )
            )
            uow.record("constitution.void", subject=f"constitution/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _check_decision(
        session: Session, row: Constitution, by: VoidBy, resolution_id: str | None
    ) -> None:
        if resolution_id is None:
            if by is VoidBy.GENERAL_MEETING:
                raise InputInvalid("choice-missing", field="resolution_id")
            return
        facts = resolution_facts(session, resolution_id, row)
        if facts.group_id != row.group_id:
            raise RuleBroken("resolution-other-group")
        if not facts.stands:
            raise RuleBroken("resolution-not-passed")

    def record_filing(self, command: RecordFiling) -> Done:
        """The version was filed with the registrar; a late filing is recorded as such.

        Raises RuleBroken "not-adopted", "already-filed"; InputInvalid "date-in-future",
        "filed-before-adopted".
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        ref = clean_line(command.filing_ref, field="filing_ref", required=True)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._adopted(uow.session, command.constitution_id)
            self._check_filing(entry, row, command.filed_on)
            uow.session.add(
                ConstitutionFiling(
                    **entry.new(),
                    constitution_id=row.id,
                    filed_on=command.filed_on,
                    filing_ref=ref,
                )
            )
            adopted_on = row.adopted_on or command.filed_on
            rules = rules_in_force(uow.session, row.group_id, adopted_on)
            late = check_filing(rules.amend, adopted_on, command.filed_on, entry.today)
            if late is not None and late.code == "filing_overdue":
                self._record(entry, row, rules, (late,), row.adopted_by)
            uow.record("constitution.filed", subject=f"constitution/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _check_filing(entry: Entry, row: Constitution, filed_on: date) -> None:
        done = select(ConstitutionFiling.id).where(ConstitutionFiling.constitution_id == row.id)
        if entry.session.scalar(done) is not None:
            raise RuleBroken("already-filed")
        if filed_on > entry.today:
            raise InputInvalid("date-in-future", field="filed_on")
        if row.adopted_on is not None and filed_on < row.adopted_on:
            raise InputInvalid("filed-before-adopted", field="filed_on")

    @staticmethod
    def _adopted(session: Session, constitution_id: str) -> Constitution:
        row = version_of(session, constitution_id)
        if row.status != VersionStatus.ADOPTED:
            raise RuleBroken("not-adopted")
        return row

    @staticmethod
    def _void_of(session: Session, constitution_id: str) -> str | None:
        return session.scalar(
            select(ConstitutionVoid.id).where(ConstitutionVoid.constitution_id == constitution_id)
        )


def _digest(draft: Draft) -> str:
    return content_digest(draft.articles(), [p for _, p in sorted(draft.params().items())])


def _deciding(session: Session, group_id: str, rules: RuleSet) -> tuple[str, ...]:
    """The groups whose meeting can adopt: the group, and its parent where the rules say so."""
    parent = group_of(session, group_id).parent_id
    if rules.amend.by is AmendedBy.PARENT and parent is not None:
        return group_id, parent
    return (group_id,)

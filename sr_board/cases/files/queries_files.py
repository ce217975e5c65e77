"""Lists of files, one file whole, and the clocks for Today. Only what this person may read.

Clocks are read by themselves and before everything else: whatever else of a file, a pack or the
program is broken, what is due is shown.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.cases.board.conduct import check_conduct, conduct_due
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseQueries
from sr_board.cases.files.decided import decided
from sr_board.cases.files.duties import clock_now, reports_now
from sr_board.cases.files.records_moved import OtherFile
from sr_board.cases.moving import facts_of
from sr_board.cases.records import (
    AgeEvidence,
    AgeStatus,
    CaseAttachment,
    CaseHead,
    ClockRow,
    Decision,
    FollowUp,
    Happening,
    Identity,
    IdentityOpening,
    Notice,
    PlanNeed,
    Record,
    SafetyFlag,
    StatutoryReport,
    WillingnessInterview,
)
from sr_board.cases.rules.clocks import reminders
from sr_board.cases.rules.codes import check_code
from sr_board.cases.rules.names_in_text import named_in
from sr_board.cases.rules.states import forbidden, possible
from sr_board.cases.rules.steps import Done, Step, steps
from sr_board.cases.summary import CaseSummary, RunningClock
from sr_board.cases.vocabulary import AgeStanding, CaseState, ReportKind, SubjectKind

__all__ = ["CaseView", "ClockDue", "FileQueries", "Reminded"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class ClockDue:
    """A running clock of a case, for Today: the earliest due first. `by_law`: a duty by law is open
    on the file."""

    case_id: str
    code: str
    by_law: bool
    clock: RunningClock


@dataclass(frozen=True)
class Reminded:
    """A moment of a clock at which people are reminded has come: code and clock, nothing else."""

    at: datetime
    due: ClockDue


@dataclass(frozen=True)
class CaseView:
    """One file as this person may see it: no identity in it."""

    summary: CaseSummary
    head: CaseHead
    now: datetime
    steps: tuple[Step, ...]
    possible: tuple[CaseState, ...]
    forbidden: tuple[str, ...]
    records: tuple[Record, ...]
    may_identity: bool
    identity_there: bool
    officer: bool
    own: str

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Records of a kind, oldest entry first."""
        found = [record for record in self.records if type(record) is kind]
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    @property
    def clocks(self) -> tuple[ClockRow, ...]:
        """All clocks, met ones too, by their due times."""
        return tuple(sorted(self.all(ClockRow), key=lambda one: (one.due_at, one.rule_id)))

    @property
    def timeline(self) -> tuple[Happening, ...]:
        """What happened, in the order of when it happened."""
        codes = {one.line: one.code for one in self.all(OtherFile)}
        lines = (replace(one, about=codes.get(one.id, one.about)) for one in self.all(Happening))
        return tuple(sorted(lines, key=lambda one: (one.when.at or one.at, one.at, one.id)))

    @property
    def closing_decided(self) -> bool:
        """Whether a signed decision of the board closes the file."""
        return decided(self, self.head, "close")

    @property
    def team(self) -> tuple[str, ...]:
        """Accounts of the team."""
        return self.head.team

    @property
    def evidence(self) -> tuple[AgeEvidence, ...]:
        """Pieces of evidence about age."""
        return self.all(AgeEvidence)

    @property
    def ages(self) -> tuple[AgeStatus, ...]:
        """The history of the status of age."""
        return self.all(AgeStatus)

    @property
    def reports(self) -> tuple[StatutoryReport, ...]:
        """Reports to authorities."""
        return self.all(StatutoryReport)

    @property
    def flags(self) -> tuple[SafetyFlag, ...]:
        """Dangers, cleared ones too."""
        return self.all(SafetyFlag)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What reached the board."""
        return self.all(Notice)

    @property
    def openings(self) -> tuple[IdentityOpening, ...]:
        """Who opened the identity, and why."""
        return self.all(IdentityOpening)

    @property
    def papers(self) -> tuple[CaseAttachment, ...]:
        """Kept scans."""
        return self.all(CaseAttachment)


class FileQueries(CaseQueries):
    """Case files as they are read."""

    def list(self) -> tuple[CaseSummary, ...]:
        """Files she may read: those with a duty by law first, then by the next clock, then the
        newest change; closed ones last. Raises RuleBroken "code-first"."""
        with self.look() as entry:
            check_conduct(entry)
            found = entry.readable()
        far = datetime.max.replace(tzinfo=UTC)
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    one.closed_at is not None,
                    not one.open_statutory,
                    one.next_clock.due_at if one.next_clock is not None else far,
                ),
            )
        )

    def search(self, words: str) -> tuple[CaseSummary, ...]:
        """Files she may read that hold all the words, or the one of a code typed whole. Raises
        RuleBroken "code-first"."""
        with self.look() as entry:
            check_conduct(entry)
            return entry.search(words)

    def by_code(self, typed: str) -> str:
        """The case of a code. Raises RuleBroken "case-r19", "code-first", NotFound
        "no-such-case"."""
        code = check_code(typed)
        try:
            with self.look() as entry:
                check_conduct(entry)
                return entry.case_id_of(code)
        except NotFound:
            self._note_sought()
            raise

    def _note_sought(self) -> None:
        """That somebody typed a code that opened nothing for her; not which code."""
        with contextlib.suppress(SRBoardError), self._room.uow() as uow:
            uow.record("case.sought", subject=f"account/{self._room.who.account_id}")
            uow.commit()

    def clocks(self) -> tuple[ClockDue, ...]:
        """Every running clock of the files she may read, the earliest due first.

        Nothing but the rights and the sealed summaries is asked; a case that cannot be read is
        left out and stops no other. Raises what reading raises: "none run" is said only when that
        is known.
        """
        with self.look() as entry:
            found = entry.readable()
        rows = [
            ClockDue(one.case_id, one.code, one.open_statutory > 0, clock)
            for one in found
            for clock in one.clocks
        ]
        return tuple(sorted(rows, key=lambda row: (row.clock.due_at, row.code)))

    def reminded(self, since: datetime) -> tuple[Reminded, ...]:
        """Clocks of which half the time, all but two hours, or all was over after `since`, up to
        now; each once, with its latest moment, the earliest due first. Who may not read a file is
        reminded of nothing in it."""
        now = self._room.clock.now()
        found = []
        for row in self.clocks():
            moments = reminders(row.clock.starts_at, row.clock.due_at)
            passed = [one for one in moments if since < one <= now]
            if passed:
                found.append(Reminded(passed[-1], row))
        return tuple(found)

    def closed(self) -> bool:
        """Whether the files are closed to her until she accepts the code of conduct."""
        with self.look() as entry:
            return conduct_due(entry)

    def line(self, *ids: str) -> CaseSummary | None:
        """The first of these that is a file she may read, in one line, for its clocks. It waits
        for no code of conduct."""
        with self.look() as entry:
            by_id = {one.case_id: one for one in entry.readable()}
        return next((by_id[one] for one in ids if one in by_id), None)

    def whole(self, case_id: str) -> CaseView:
        """One file. Raises RuleBroken "code-first", NotFound "no-such-case"."""
        with self.look(Action.CASES_WORK) as entry:
            check_conduct(entry)
            return _view(entry, entry.open(case_id))

    def names_her(self, case_id: str, text: str) -> bool:
        """Whether a name that the file knows stands in a text. Only who holds the identity is
        told; it is not opened for her eyes. Raises NotFound "no-such-case"."""
        with self.look(Action.CASES_WORK) as entry:
            file = entry.open(case_id)
            if not file.may_identity:
                return False
            known = [one for one in file.identity_records() if isinstance(one, Identity)]
            return any(named_in(text, (one.name, *one.other_names)) for one in known)

    def urgent(self, case_id: str) -> CaseView:
        """One file, for the press that protects a child, for a report and its receipt: they wait
        for no code of conduct. Raises NotFound "no-such-case"."""
        with self.look(Action.CASES_WORK) as entry:
            return _view(entry, entry.open(case_id))


def _view(entry: CaseEntry, file: CaseFile) -> CaseView:
    facts = facts_of(file)
    return CaseView(
        summary=file.summary(),
        head=file.head,
        now=entry.now,
        steps=steps(file.head.state, _done(file)),
        possible=possible(facts),
        forbidden=forbidden(facts),
        records=tuple(file.records.values()),
        may_identity=file.may_identity,
        identity_there=file.identity_envelope is not None,
        officer=entry.station.chair or entry.station.secretary,
        own=entry.account_id,
    )


def _done(file: CaseFile) -> Done:
    head = file.head
    produced = reports_now(file, ReportKind.CWC_PRODUCTION)
    police = reports_now(file, ReportKind.POCSO_POLICE)
    looked = clock_now(file, "welfare_check")
    plan = file.all(PlanNeed)
    return Done(
        contact=head.first_contact.at if head.first_contact else None,
        kind_asked=head.subject_kind is not SubjectKind.NOT_ASKED,
        screening=head.state is not CaseState.NOTICED,
        age_settled=file.summary().standing is not AgeStanding.UNKNOWN,
        welfare=looked.met_at if looked is not None else None,
        journey=bool(head.journey_to),
        produced=produced[0].sent.at if produced else None,
        produced_receipt=any(one.ref_no for one in produced),
        police=police[0].sent.at if police else None,
        order=head.state in (CaseState.PLACED, CaseState.RESTORED),
        interviews=len(file.all(WillingnessInterview)),
        plan=bool(plan),
        decided=any(one.status == "signed" for one in file.all(Decision)),
        followed_up=any(one.done is not None for one in file.all(FollowUp)),
        outcome=head.outcome is not None,
        erase_settled=bool(head.retention_class),
    )

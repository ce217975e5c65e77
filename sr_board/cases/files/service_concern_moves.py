"""A concern that was entered on the wrong file, moved to the file it was meant for.

Right: CASES_WORK and access to both files, and a second person who reads the first. Domain paper,
section 4: the clock goes on there without a break; the first file goes back to where it was, with
the correction in its timeline, unless something else keeps it on the child track.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.records_doubles import JoinedFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.child_track import at_home, note_standing
from sr_board.cases.files.concern_entries import CONCERN_MOVED, enter_concern
from sr_board.cases.files.records_moved import BeforeConcern, ConcernEntered, OtherFile
from sr_board.cases.files.service_age import reading_of
from sr_board.cases.files.service_child import other_person
from sr_board.cases.files.service_intake import TakeNotice, new_head
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.records import AgeStatus, ClockRow, StatutoryReport
from sr_board.cases.rules.codes import check_code
from sr_board.cases.rules.concerns import FirstFile, Stays, check_movers, due_there, stays
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseSource,
    ClockNature,
    EntryBy,
    Track,
)
from sr_board.vault.users import SecondSigner

__all__ = ["ConcernMoves", "MoveConcern"]


@dataclass(frozen=True)
class MoveConcern:
    """Move a concern. `to_code`: the file it was meant for, "" for a new one. `id`: of the new
    file, chosen by the page, so that the same act twice makes one file."""

    case_id: str
    concern_id: str
    reason: str
    to_code: str = ""
    id: str = ""
    second: SecondSigner | None = field(default=None, repr=False)


class ConcernMoves(CaseService):
    """Corrections of concerns. Nothing here ends a duty by law: it goes along."""

    def move(self, command: MoveConcern) -> Done:
        """Move it; the id of the file it went to.

        Raises NotFound "no-such-case", "record-unknown", InputInvalid for a missing reason,
        RuleBroken "case-r19", "concern-moved-already", "concern-same-file",
        "concern-two-of-team", "concern-officer", "second-person-…".
        """
        why = clean_line(command.reason, field="reason", most=300, required=True)
        code = check_code(command.to_code) if command.to_code.strip() else ""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            concern = file.get(ConcernEntered, command.concern_id)
            if concern.moved_at is not None:
                raise RuleBroken("concern-moved-already")
            second = other_person(entry, file, command.second)
            _check(entry, file, second.slot_id)
            there = self._there(entry, file, concern, code, command.id, second.slot_id)
            both = (entry.account_id, second.slot_id)
            file.put(replace(concern, moved_at=entry.now, by_two=both, why=why))
            _bring(entry, file, there, concern)
            _leave(entry, file, concern)
            _note(entry, file, there, why)
            uow.record("case.work", subject=f"case/{file.case_id}", second=second)
            return Done(there.case_id, frozenset({"cases"}), uow.commit())

    @staticmethod
    def _there(
        entry: CaseEntry,
        file: CaseFile,
        concern: ConcernEntered,
        code: str,
        new_case: str,
        second: str,
    ) -> CaseFile:
        """The file it was meant for. Whoever may not read it hears that there is no such case."""
        if code:
            there = entry.open(entry.case_id_of(code))
            if there.case_id == file.case_id:
                raise RuleBroken("concern-same-file")
            if there.barred(second):
                raise NotFound("no-such-case", what="case")
            return there
        told = TakeNotice(CaseSource.OTHER, concern.when, apprehended=True)
        head = new_head(entry, told, new_case or new_id(), concern.when, file.head.site)
        never = restricted_slots(entry.session, entry.clock.today())
        team = tuple(slot for slot in (entry.account_id, second) if slot not in never)
        return entry.create(replace(head, team=team), team=team)


def _check(entry: CaseEntry, file: CaseFile, second: str) -> None:
    holders = entry.envelopes.recipients(file.envelope)
    officers = frozenset(entry.offices(file).values())
    check_movers(entry.account_id, second, holders, officers)


def _bring(entry: CaseEntry, file: CaseFile, there: CaseFile, concern: ConcernEntered) -> None:
    """Its time, its journey and its due times go along: nothing is restarted, nothing is later."""
    head = file.head
    if there.head.track is not Track.CHILD and not there.head.journey_to and head.journey_to:
        there.change(
            journey_minutes=head.journey_minutes,
            journey_from=head.journey_from,
            journey_to=head.journey_to,
        )
    told = replace(
        concern, id=new_id(), by=entry.account_id, at=entry.now, before=None, moved_at=None
    )
    enter_concern(entry, there, told, EntryBy.BELIEF)
    here = {
        one.rule_id: one
        for one in file.all(ClockRow)
        if running(one) and one.nature is ClockNature.STATUTORY
    }
    for clock in there.all(ClockRow):
        was = here.get(clock.rule_id)
        if was is not None and running(clock):
            due = due_there(clock.due_at, was.due_at)
            reason = clock.missed_reason or was.missed_reason
            if (due, reason) != (clock.due_at, clock.missed_reason):
                there.put(replace(clock, due_at=due, missed_reason=reason))


def _leave(entry: CaseEntry, file: CaseFile, concern: ConcernEntered) -> None:
    """The first file goes back to where it was, or stays where something else keeps it."""
    others = [one for one in file.all(ConcernEntered) if one.moved_at is None]
    answer = stays(
        FirstFile(
            file.head.state,
            _put_there(file, concern),
            len(others),
            _evidence(entry, file),
            any(not one.no_offence for one in file.all(StatutoryReport)),
        )
    )
    before = concern.before
    if answer is Stays.NO and before is not None:
        _back(entry, file, before)
    elif before is not None and others:  # the next one that stands holds the file now
        heir = min(others, key=lambda one: (one.at, one.id))
        if heir.before is None:
            file.put(replace(heir, before=before))


def _put_there(file: CaseFile, concern: ConcernEntered) -> bool:
    """Whether this concern put this very file on the child track. A file that another one was
    joined with may be there for what came from it."""
    own = concern.before is not None and concern.before.head.id == file.case_id
    return own and not file.all(JoinedFile)


def _evidence(entry: CaseEntry, file: CaseFile) -> bool:
    """Whether papers, statements or an order speak of a child, whatever the concern said."""
    order = any(one.standing is AgeStanding.CHILD_BY_ORDER for one in file.all(AgeStatus))
    said = reading_of(entry, file).standing is AgeStanding.PRESUMED_CHILD
    return order or (said and not at_home(file))


def _back(entry: CaseEntry, file: CaseFile, before: BeforeConcern) -> None:
    was = before.head
    file.change(
        state=was.state,
        track=was.track,
        state_since=entry.now,
        state_before=was.state_before,
        track_before=was.track_before,
        reason_to_believe=was.reason_to_believe,
        entry_by=was.entry_by,
        child_abandoned_or_lost=was.child_abandoned_or_lost,
        closed_at=was.closed_at,
        outcome=was.outcome,
        retention_class=was.retention_class,
        erase_identity_on=was.erase_identity_on if was.identity_erased_at is None else None,
        erase_body_on=was.erase_body_on,
    )
    for clock in file.all(ClockRow):
        if clock.id in before.started and running(clock):
            file.put(replace(clock, cancelled_by=CONCERN_MOVED))  # it runs on at the other file
    for clock in before.changed:
        file.put(clock)
    note_standing(entry, file, before.standing, CONCERN_MOVED)


def _note(entry: CaseEntry, file: CaseFile, there: CaseFile, why: str) -> None:
    """A line in both; the other's code only where nobody who reads here is recused there."""
    _line(entry, file, CONCERN_MOVED, there, why)
    _line(entry, there, "concern_came", file, why)


def _line(entry: CaseEntry, file: CaseFile, what: str, other: CaseFile, why: str) -> None:
    line = file.happened(what, remark=why)
    readers = entry.envelopes.recipients(file.envelope)
    if not any(other.barred(slot) for slot in readers):
        file.put(OtherFile(**entry.origin(), line=line, code=other.code))

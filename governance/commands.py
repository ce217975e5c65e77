"""What a person may ask for around meetings and minutes: frozen commands, one for each act.

Times are aware moments; a missing time means "now". Ids are those of persons, groups, meetings,
items, motions, resolutions and action items. The services check everything; nothing here does.
What is typed in from paper, what happens in the room (proxies, conflicts, turns to speak) and the
calendar have modules of their own: `commands_paper`, `commands_room`, `commands_calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from governance.commands_calendar import Requisition
from governance.commands_paper import (
    AttendanceEntry,
    PaperAction,
    PaperItem,
    PaperMeeting,
    PaperNotice,
    VoteEntry,
)
from governance.rules.minutes import MarkCapacity, MarkKind
from governance.rules.votes import VoteMethod

__all__ = [
    "AddAction",
    "AddItem",
    "AgendaEntry",
    "ApproveMinutes",
    "AttendanceEntry",
    "CallMeeting",
    "CancelMeeting",
    "ChangeItem",
    "ChangeMeeting",
    "ClearAttendance",
    "ClearGuest",
    "CloseMeeting",
    "ComposeMinutes",
    "CorrectMinutes",
    "Correction",
    "DropAction",
    "EditParagraph",
    "FinishAction",
    "MarkAllHere",
    "MarkApology",
    "MarkArrival",
    "MarkDeparture",
    "MarkGiven",
    "MarkGuest",
    "OpenMeeting",
    "PaperAction",
    "PaperItem",
    "PaperMeeting",
    "PaperNotice",
    "PutMotion",
    "ReadAloud",
    "RecordNotice",
    "RemoveItem",
    "ReorderAgenda",
    "SetChair",
    "SetResolutionStatus",
    "SignMinutes",
    "TakeVote",
    "VoteEntry",
    "WithdrawMotion",
]


@dataclass(frozen=True)
class AgendaEntry:
    """A point for the agenda. `kind`: info, motion, election, report, case_ref, accounts.

    A `standing` point comes back on the next meeting's agenda. `source`, with its object: why the
    program put it there (see `governance.agenda`); `carried_from`: the point it goes on from.
    """

    title: str
    kind: str = "info"
    standing: bool = False
    source: str = ""
    source_id: str | None = None
    carried_from: str | None = None


@dataclass(frozen=True)
class CallMeeting:
    """Plan a meeting. Without an agenda (None) it is drawn up: the standing points of the last
    meeting of this type (for the first, the template's), and what waits for a meeting.

    `requisition`: members who asked for it. `committee_id`: the committee that sits.
    """

    group_id: str
    type: str
    planned_at: datetime
    place: str = ""
    called_by: str | None = None
    agenda: tuple[AgendaEntry, ...] | None = None
    adjourned_from: str | None = None
    committee_id: str | None = None
    requisition: Requisition | None = None
    series_id: str | None = None


@dataclass(frozen=True)
class ChangeMeeting:
    """Move a meeting that has not been opened to another time or place."""

    meeting_id: str
    planned_at: datetime
    place: str


@dataclass(frozen=True)
class AddItem:
    """Put a point on the agenda, at the end or before the point numbered `before`."""

    meeting_id: str
    title: str
    kind: str = "info"
    standing: bool = False
    before: int | None = None


@dataclass(frozen=True)
class ChangeItem:
    """Write what was said and what came of it; only the fields given are changed."""

    item_id: str
    title: str | None = None
    kind: str | None = None
    text: str | None = None
    outcome: str | None = None
    done: bool | None = None
    standing: bool | None = None


@dataclass(frozen=True)
class RemoveItem:
    """Take a point off the agenda before anything was moved under it."""

    item_id: str


@dataclass(frozen=True)
class ReorderAgenda:
    """The agenda in another order: every item of the meeting, once."""

    meeting_id: str
    item_ids: tuple[str, ...]


@dataclass(frozen=True)
class RecordNotice:
    """Members were told. `channel`: word, paper, call, sms, poster, drum.

    `told`: whom; `proof`: what shows it, with `pictures` of it. `text_of_changes`: the new words of
    the rules that went out with it. `with_agenda`: the agenda as it stands went out with it.
    """

    meeting_id: str
    sent_at: datetime
    channel: str
    told: str = ""
    proof: str = ""
    text_of_changes: str = ""
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    with_agenda: bool = True


@dataclass(frozen=True)
class OpenMeeting:
    """The sitting begins. `reason`: why a board sits without the notice that its rules want."""

    meeting_id: str
    at: datetime | None = None
    chair_id: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class SetChair:
    """Who leads this sitting."""

    meeting_id: str
    person_id: str


@dataclass(frozen=True)
class CloseMeeting:
    """The sitting ends; `adjourned` when it was put off to another day.

    `reason`: why a board sat without notice or too few; asked for when none was given at opening.
    """

    meeting_id: str
    at: datetime | None = None
    adjourned: bool = False
    reason: str = ""


@dataclass(frozen=True)
class CancelMeeting:
    """The meeting will not be held."""

    meeting_id: str
    reason: str


@dataclass(frozen=True)
class MarkArrival:
    """A person comes in. `mark`: tick, sign, thumb, photo."""

    meeting_id: str
    person_id: str
    at: datetime | None = None
    mark: str = "tick"


@dataclass(frozen=True)
class MarkDeparture:
    """A person leaves the room."""

    meeting_id: str
    person_id: str
    at: datetime | None = None


@dataclass(frozen=True)
class MarkAllHere:
    """Everybody on the roll who has no mark yet is here; apologies stay."""

    meeting_id: str
    at: datetime | None = None


@dataclass(frozen=True)
class MarkApology:
    """A person let the meeting know that she cannot come."""

    meeting_id: str
    person_id: str


@dataclass(frozen=True)
class MarkGuest:
    """Somebody without a vote is in the room."""

    meeting_id: str
    name: str
    at: datetime | None = None


@dataclass(frozen=True)
class ClearAttendance:
    """Take back all marks of a person: they were a slip."""

    meeting_id: str
    person_id: str


@dataclass(frozen=True)
class ClearGuest:
    """Take back a guest who was written by mistake."""

    meeting_id: str
    name: str


@dataclass(frozen=True)
class PutMotion:
    """Words put before the meeting under a point of the agenda.

    `amends_id`: the motion of the same point whose words these would replace, whole.
    """

    item_id: str
    text: str
    decision_kind: str = "ordinary"
    proposer_id: str | None = None
    seconder_id: str | None = None
    amends_id: str | None = None


@dataclass(frozen=True)
class WithdrawMotion:
    """The mover takes her motion back before the vote."""

    motion_id: str


@dataclass(frozen=True)
class TakeVote:
    """The vote on a motion. Hands and ballot need figures; consensus and voice need `agreed`.

    The majority is that of the rules in force on the day. The figures leave the chair's casting
    vote out: `chair_cast` says how she decided an equal vote, "for" or "against".
    """

    motion_id: str
    method: VoteMethod
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstain: int | None = None
    agreed: bool | None = None
    at: datetime | None = None
    chair_cast: str | None = None


@dataclass(frozen=True)
class SetResolutionStatus:
    """A resolution became void, rescinded (by a later one) or was carried out."""

    resolution_id: str
    status: str
    reason: str
    by_resolution_id: str | None = None


@dataclass(frozen=True)
class AddAction:
    """Something one person will do by a day."""

    meeting_id: str
    owner_id: str
    text: str
    due: date
    item_id: str | None = None


@dataclass(frozen=True)
class FinishAction:
    """It is done."""

    action_id: str
    done_on: date | None = None


@dataclass(frozen=True)
class DropAction:
    """It will not be done, and why."""

    action_id: str
    reason: str


@dataclass(frozen=True)
class ComposeMinutes:
    """Draw up the draft from what was recorded; may be asked for again until it is signed."""

    meeting_id: str


@dataclass(frozen=True)
class EditParagraph:
    """Rewrite a free paragraph: `place` is "opening", "closing" or the id of an agenda item."""

    meeting_id: str
    place: str
    text: str


@dataclass(frozen=True)
class ReadAloud:
    """The draft was read to those present, in a language (code), and agreed."""

    meeting_id: str
    reader_id: str
    language: str
    read_on: date
    agreed: bool
    objections: str = ""


@dataclass(frozen=True)
class MarkGiven:
    """One mark on the sheet."""

    person_id: str
    capacity: MarkCapacity
    kind: MarkKind = MarkKind.SIGNATURE


@dataclass(frozen=True)
class SignMinutes:
    """Close the minutes for good. `scan`: picture of the signed sheet, if there is one.

    `not_read`: nobody read them aloud before they were signed; that is written down as a rule not
    met.
    """

    meeting_id: str
    marks: tuple[MarkGiven, ...]
    scan: bytes | None = field(default=None, repr=False)
    not_read: bool = False


@dataclass(frozen=True)
class Correction:
    """What is wrong in signed minutes, what is right, and under which point."""

    wrong: str
    right: str
    item_no: int | None = None


@dataclass(frozen=True)
class ApproveMinutes:
    """A later meeting approved the minutes, under a point of its agenda, with its corrections."""

    meeting_id: str
    at_meeting_id: str
    item_id: str | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class CorrectMinutes:
    """A note under signed minutes; the text above stays as it was signed."""

    meeting_id: str
    wrong: str
    right: str
    item_no: int | None = None
    decided_at_meeting_id: str | None = None
    resolution_id: str | None = None
    supersedes: str | None = None

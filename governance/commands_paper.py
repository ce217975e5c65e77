"""What is typed in when a meeting was held on paper: one command with all its lines.

Times are aware moments from the minute book. The service checks everything; nothing here does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from governance.commands_calendar import Requisition
from governance.rules.votes import VoteMethod

__all__ = [
    "AttendanceEntry",
    "ConflictEntry",
    "PaperAction",
    "PaperItem",
    "PaperMeeting",
    "PaperNotice",
    "ProxyEntry",
    "VoteEntry",
]


@dataclass(frozen=True)
class AttendanceEntry:
    """A line of the attendance sheet of a meeting held on paper."""

    person_id: str
    kind: str = "present"
    came: datetime | None = None
    left: datetime | None = None
    mark: str = "tick"


@dataclass(frozen=True)
class VoteEntry:
    """A motion and its vote as they stand in the minute book, under point `item_no`.

    `amends`: the place (from 1) in the list of votes of the motion whose words it would replace;
    an amendment is voted before it, wherever it stands. `withdrawn`: no vote was taken.
    """

    item_no: int
    text: str
    method: VoteMethod = VoteMethod.HANDS
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstain: int | None = None
    agreed: bool | None = None
    decision_kind: str = "ordinary"
    proposer_id: str | None = None
    seconder_id: str | None = None
    chair_cast: str | None = None
    amends: int | None = None
    withdrawn: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class PaperItem:
    """A point of the agenda as it stands in the minute book."""

    title: str
    kind: str = "info"
    text: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class PaperAction:
    """A thing to do as it stands in the minute book."""

    owner_id: str
    text: str
    due: date
    item_no: int | None = None


@dataclass(frozen=True)
class PaperNotice:
    """How members were told of a meeting held on paper."""

    sent_at: datetime
    channel: str
    told: str = ""
    proof: str = ""
    text_of_changes: str = ""
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    with_agenda: bool = True


@dataclass(frozen=True)
class ProxyEntry:
    """A slip by which a member let another one vote for her, in the order received."""

    giver_id: str
    holder_id: str
    item_nos: tuple[int, ...] = ()


@dataclass(frozen=True)
class ConflictEntry:
    """An interest that a person declared in point `item_no`. `late`: after the vote."""

    item_no: int
    person_id: str
    kind: str
    left_room: bool = True
    late: bool = False


@dataclass(frozen=True)
class PaperMeeting:
    """A meeting that was held on paper, typed in one pass.

    The same checks run as for a meeting written while it happens, against the rules in force on
    its day. `reason`: why a board sat without notice or too few.
    """

    group_id: str
    type: str
    opened_at: datetime
    closed_at: datetime
    chair_id: str
    place: str = ""
    called_by: str | None = None
    notice: PaperNotice | None = None
    attendance: tuple[AttendanceEntry, ...] = ()
    guests: tuple[str, ...] = ()
    items: tuple[PaperItem, ...] = ()
    votes: tuple[VoteEntry, ...] = ()
    actions: tuple[PaperAction, ...] = ()
    proxies: tuple[ProxyEntry, ...] = ()
    conflicts: tuple[ConflictEntry, ...] = ()
    committee_id: str | None = None
    requisition: Requisition | None = None
    adjourned_from: str | None = None
    reason: str = ""

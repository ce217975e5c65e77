"""Tables of meetings, votes, resolutions, action items and minutes. Rows never leave services.

Final rows (notices, counts, marks, corrections, approvals, signed minutes) carry database triggers
that refuse any change, as the last wall behind the services. Tables of proxies, conflicts and turns
to speak stand in `models_room`, those of committees and recurring meetings in `models_calendar`.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from governance.models_calendar import Committee, CommitteeSeat, MeetingSeries
from governance.models_room import Conflict, NoticePicture, Proxy, ProxyItem, SpeakerTurns
from governance.rules.meetings import local_date
from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Committee",
    "CommitteeSeat",
    "Conflict",
    "Meeting",
    "MeetingSeries",
    "Minutes",
    "MinutesApproval",
    "MinutesCorrection",
    "MinutesMark",
    "Motion",
    "Notice",
    "NoticePicture",
    "Proxy",
    "ProxyItem",
    "Resolution",
    "SpeakerTurns",
    "VoteCount",
]


class Meeting(Recorded, BookBase):
    """One sitting of a group. `number` runs per group and `year` (where it was held), never reused.

    `put_off`: it was adjourned (the status moves on, this stays).
    `offset_minutes` is the offset from UTC that was in force where the times were entered.
    `committee_id`: the committee that sits. `series_id`: the recurring meeting it is one of.
    `asked_by`: how many members asked for it, and `asked_on` when. `urgent_reason`: why the board
    sat without the notice or the number that its rules want.
    """

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("group_id", "year", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    type: Mapped[str] = mapped_column(String(20))
    planned_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    offset_minutes: Mapped[int] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(String(120), default="")
    called_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    status: Mapped[str] = mapped_column(String(20), index=True)
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    chair_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    adjourned_from: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"))
    put_off: Mapped[bool] = mapped_column(Boolean, default=False)
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    committee_id: Mapped[str | None] = mapped_column(Id)
    series_id: Mapped[str | None] = mapped_column(Id)
    asked_by: Mapped[int | None] = mapped_column(Integer)
    asked_on: Mapped[date | None] = mapped_column(Date)
    urgent_reason: Mapped[str | None] = mapped_column(Text)

    @property
    def day(self) -> date:
        """The date of the sitting where it was held, or is planned."""
        return local_date(self.opened_at or self.planned_at, self.offset_minutes)


class Notice(Recorded, BookBase):
    """How and when members were told of a meeting, and what shows it.

    `agenda_copy`: canonical JSON of the agenda as it went out, pairs of item id and title.
    `text_of_changes`: the new words of the rules that went out with it. `planned_at`: the time that
    was told; when the meeting is moved, members have to be told anew.
    """

    __tablename__ = "meeting_notice"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    sent_at: Mapped[datetime] = mapped_column(UtcTime)
    channel: Mapped[str] = mapped_column(String(20))
    told: Mapped[str] = mapped_column(Text, default="")
    proof: Mapped[str] = mapped_column(Text, default="")
    agenda_copy: Mapped[str | None] = mapped_column(Text)
    text_of_changes: Mapped[str | None] = mapped_column(Text)
    planned_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Attendance(Recorded, BookBase):
    """One stay in the room, one apology, or one guest. A person may have several stays."""

    __tablename__ = "attendance"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    guest_name: Mapped[str | None] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    came_at: Mapped[datetime | None] = mapped_column(UtcTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcTime)
    mark: Mapped[str] = mapped_column(String(20), default="tick")


class AgendaItem(Recorded, BookBase):
    """One point of the agenda, what was said about it and what came of it.

    A `standing` point is put on the next meeting's agenda as well. `source`: why it stands there
    (minutes, motion, term, ratify …), with the object in `source_id`. `at`: when the meeting means
    to come, or came, to it. `carried_from`: the same point of the meeting before.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "no"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    no: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(String(120), default="")
    done: Mapped[bool] = mapped_column(Boolean, default=False)
    standing: Mapped[bool] = mapped_column(Boolean, default=False)
    at: Mapped[datetime | None] = mapped_column(UtcTime)
    carried_from: Mapped[str | None] = mapped_column(Id)
    source: Mapped[str | None] = mapped_column(String(20))
    source_id: Mapped[str | None] = mapped_column(Id)


class Motion(Recorded, BookBase):
    """Words put before the meeting, exactly as they were read out.

    `amends_id`: the motion whose words this one would replace. `amended_text`: the words after its
    amendments carried; `text` keeps those that were put. `withdrawn_at`: taken back before a vote.
    """

    __tablename__ = "motion"
    __table_args__ = (UniqueConstraint("item_id", "no"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    no: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    decision_kind: Mapped[str] = mapped_column(String(20))
    proposer_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    seconder_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    amends_id: Mapped[str | None] = mapped_column(Id)
    amended_text: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)

    @property
    def words(self) -> str:
        """The words that are voted on now."""
        return self.amended_text or self.text


class VoteCount(Recorded, BookBase):
    """The count of one motion and the majority it was held against. No voter is ever named.

    The figures are empty where nobody counted hands or papers (consensus, voice), and `taken_at`
    where a minute book gives no time. `carried` and `valid` are two facts: a motion may carry and
    not stand, with the reason in `void_code`. What was checked stands beside the count: members
    `conflicted` and out of the vote, accepted `proxies`, those that `counted` for the quorum, the
    number `quorum_needed` of `quorum_base`, the version of the rules and its articles. Rows of the
    first release hold nothing in these.
    """

    __tablename__ = "vote_count"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    motion_id: Mapped[str] = mapped_column(ForeignKey("motion.id"), unique=True)
    taken_at: Mapped[datetime | None] = mapped_column(UtcTime)
    method: Mapped[str] = mapped_column(String(20))
    votes_for: Mapped[int | None] = mapped_column(Integer)
    votes_against: Mapped[int | None] = mapped_column(Integer)
    votes_abstain: Mapped[int | None] = mapped_column(Integer)
    present_then: Mapped[int] = mapped_column(Integer)
    roll_then: Mapped[int] = mapped_column(Integer)
    majority_num: Mapped[int] = mapped_column(Integer)
    majority_den: Mapped[int] = mapped_column(Integer)
    majority_base: Mapped[str] = mapped_column(String(20))
    majority_strict: Mapped[bool] = mapped_column(Boolean)
    carried: Mapped[bool] = mapped_column(Boolean)
    conflicted: Mapped[int | None] = mapped_column(Integer)
    proxies: Mapped[int | None] = mapped_column(Integer)
    counted: Mapped[int | None] = mapped_column(Integer)
    quorum_needed: Mapped[int | None] = mapped_column(Integer)
    quorum_base: Mapped[int | None] = mapped_column(Integer)
    quorum_met: Mapped[bool | None] = mapped_column(Boolean)
    quorum_article: Mapped[int | None] = mapped_column(Integer)
    valid: Mapped[bool | None] = mapped_column(Boolean)
    void_code: Mapped[str | None] = mapped_column(String(40))
    chair_cast: Mapped[str | None] = mapped_column(String(10))
    constitution_id: Mapped[str | None] = mapped_column(Id)
    majority_article: Mapped[int | None] = mapped_column(Integer)


class Resolution(Recorded, BookBase):
    """A decided motion under its serial. The serial is kept whatever becomes of the decision.

    `ratified_by`: the later decision that let a void one stand.
    """

    __tablename__ = "resolution"
    __table_args__ = (
        UniqueConstraint("group_id", "year", "seq"),
        # The register is read in this order; with the group in it no row is touched to turn pages.
        Index("ix_resolution_order", "decided_on", "seq", "id", "group_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    motion_id: Mapped[str] = mapped_column(ForeignKey("motion.id"), unique=True)
    year: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    serial: Mapped[str] = mapped_column(String(40), unique=True)
    decided_on: Mapped[date] = mapped_column(Date, index=True)
    text: Mapped[str] = mapped_column(Text)
    search_text: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))
    status_reason: Mapped[str] = mapped_column(Text, default="")
    rescinded_by: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    ratified_by: Mapped[str | None] = mapped_column(Id)


class ActionItem(Recorded, BookBase):
    """Something one person is to do by a day.

    What is still open at the next meeting goes on as a new line (`carried_from`), so that each
    meeting's minutes keep what stood in them. `former_owner_id`: who handed it on with her office.
    """

    __tablename__ = "action_item"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    no: Mapped[int] = mapped_column(Integer)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    owner_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[date] = mapped_column(Date)
    done_on: Mapped[date | None] = mapped_column(Date)
    dropped_on: Mapped[date | None] = mapped_column(Date)
    dropped_reason: Mapped[str | None] = mapped_column(Text)
    carried_from: Mapped[str | None] = mapped_column(ForeignKey("action_item.id"), unique=True)
    carried_away: Mapped[bool] = mapped_column(Boolean, default=False)
    carries: Mapped[int] = mapped_column(Integer, default=0)
    former_owner_id: Mapped[str | None] = mapped_column(Id)


class Minutes(Recorded, BookBase):
    """The minutes of one meeting. `content` is the canonical record that was read and signed.

    `opening` and `closing` are free paragraphs before and after the agenda. `digest` is SHA-256
    (hex) of `content`; `scan_sha256` that of the photographed sheet. A row that is signed is final.
    """

    __tablename__ = "minutes"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), unique=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    opening: Mapped[str] = mapped_column(Text, default="")
    closing: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    reader_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    read_language: Mapped[str | None] = mapped_column(String(10))
    read_on: Mapped[date | None] = mapped_column(Date)
    objections: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[date | None] = mapped_column(Date)
    scan_id: Mapped[str | None] = mapped_column(Id)
    scan_sha256: Mapped[str | None] = mapped_column(String(64))


class MinutesMark(Recorded, BookBase):
    """Who put her mark on the signed sheet, as what, and how."""

    __tablename__ = "minutes_mark"
    __table_args__ = (UniqueConstraint("minutes_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"))
    place: Mapped[int] = mapped_column(Integer)
    capacity: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))


class MinutesApproval(Recorded, BookBase):
    """The later meeting that approved signed minutes, under which point of its agenda."""

    __tablename__ = "minutes_approval"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"), unique=True)
    at_meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    approved_on: Mapped[date] = mapped_column(Date)
    item_id: Mapped[str | None] = mapped_column(Id)


class MinutesCorrection(Recorded, BookBase):
    """A numbered note under signed minutes: what is wrong and what is right. The original stays.

    A mistaken correction is answered by a further one that `supersedes` it.
    """

    __tablename__ = "minutes_correction"
    __table_args__ = (UniqueConstraint("minutes_id", "no"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    minutes_id: Mapped[str] = mapped_column(ForeignKey("minutes.id"))
    no: Mapped[int] = mapped_column(Integer)
    item_no: Mapped[int | None] = mapped_column(Integer)
    wrong: Mapped[str] = mapped_column(Text)
    right: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"))
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("minutes_correction.id"))


for _model in (Notice, VoteCount, MinutesMark, MinutesApproval, MinutesCorrection):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)
assert isinstance(Minutes.__table__, Table)
append_only(Minutes.__table__, when="OLD.state = 'signed'")

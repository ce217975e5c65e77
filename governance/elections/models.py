"""Tables of elections: who may vote, who stands, what was counted, what was declared.

No table here can say how a person voted (hard stop H7). The roll holds one flag, "has voted";
papers are kept as grouped patterns of a whole box, without time, order or clerk, and are written
only after polling was closed. Locked results, count sheets, lots and marks are final; the roll
takes no new row once it is frozen and never loses one.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only, closes_with
from sr_board.store.types import Id, Recorded

__all__ = [
    "BallotPaper",
    "Candidate",
    "CountSheet",
    "ElectedTerm",
    "Election",
    "ElectionHelper",
    "ElectionPost",
    "ElectionResult",
    "Lot",
    "Objection",
    "ResultMark",
    "RollEntry",
    "RollStrike",
]

_WORD = String(30)
_NAME = String(120)


class Election(Recorded, BookBase):
    """One election of a group, for one post or several.

    `rules`: canonical JSON of the rules it runs under, copied when it was called; they stay as
    they were then, whatever becomes of the constitution `constitution_id`. `resolution_id`: the
    decision that called it, None when a term ends. `companions`: how many voters had a person of
    their choice beside them (a total only). `follows`: the annulled election it replaces.
    """

    __tablename__ = "election"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    title: Mapped[str] = mapped_column(_NAME)
    state: Mapped[str] = mapped_column(_WORD, index=True)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    constitution_id: Mapped[str | None] = mapped_column(Id)
    rules: Mapped[str] = mapped_column(Text)
    roll_date: Mapped[date] = mapped_column(Date)
    nominations_open: Mapped[date] = mapped_column(Date)
    nominations_close: Mapped[date] = mapped_column(Date)
    withdrawals_until: Mapped[date] = mapped_column(Date)
    polling_on: Mapped[date] = mapped_column(Date, index=True)
    objections_until: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(_NAME, default="")
    officer_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    officer_resolution: Mapped[str] = mapped_column(String(60), default="")
    officer_related: Mapped[bool] = mapped_column(Boolean, default=False)
    polling_form: Mapped[str] = mapped_column(_WORD)
    rules_read_out: Mapped[bool] = mapped_column(Boolean, default=False)
    tier_parent: Mapped[str | None] = mapped_column(ForeignKey("election.id"))
    follows: Mapped[str | None] = mapped_column(ForeignKey("election.id"))
    roll_frozen_on: Mapped[date | None] = mapped_column(Date)
    companions: Mapped[int] = mapped_column(Integer, default=0)
    state_reason: Mapped[str] = mapped_column(Text, default="")


class ElectionPost(Recorded, BookBase):
    """What is voted on: seats of an office, or delegates of the group.

    `reserved`: canonical JSON of the kept seats, [[group, least], …] in their order. `printed` and
    `spare`: ballot papers printed, and of those kept back.
    """

    __tablename__ = "election_post"
    __table_args__ = (UniqueConstraint("election_id", "no"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"))
    no: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(_WORD)
    office_id: Mapped[str | None] = mapped_column(ForeignKey("office.id"))
    title: Mapped[str] = mapped_column(_NAME)
    seats: Mapped[int] = mapped_column(Integer)
    method: Mapped[str] = mapped_column(_WORD)
    max_marks: Mapped[int | None] = mapped_column(Integer)
    reserved: Mapped[str] = mapped_column(Text, default="[]")
    colour: Mapped[str] = mapped_column(_WORD, default="white")
    contest: Mapped[str | None] = mapped_column(_WORD)
    printed: Mapped[int | None] = mapped_column(Integer)
    spare: Mapped[int | None] = mapped_column(Integer)


class ElectionHelper(Recorded, BookBase):
    """A function for this one election: scrutineer, observer or polling clerk.

    An observer from outside has a name and no person.
    """

    __tablename__ = "election_helper"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"), index=True)
    function: Mapped[str] = mapped_column(_WORD)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    outside_name: Mapped[str] = mapped_column(_NAME, default="")
    left_out: Mapped[bool] = mapped_column(Boolean, default=False)


class Candidate(Recorded, BookBase):
    """A nomination for a post. `no` is the order in which the forms came, and stands on the ballot.

    `kept_seat`: she agrees to be counted for a kept seat by what she herself declared; which group
    that is stands nowhere here. `refusals`: canonical JSON of the codes and numbers of the check.
    """

    __tablename__ = "election_candidate"
    __table_args__ = (
        UniqueConstraint("post_id", "person_id"),
        UniqueConstraint("post_id", "no"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"), index=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("election_post.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    no: Mapped[int] = mapped_column(Integer)
    nominated_on: Mapped[date] = mapped_column(Date)
    proposer_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    seconder_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    consent: Mapped[str] = mapped_column(_WORD)
    kept_seat: Mapped[bool] = mapped_column(Boolean, default=False)
    wish: Mapped[str] = mapped_column(_WORD, default="")
    symbol: Mapped[str] = mapped_column(_WORD, default="")
    state: Mapped[str] = mapped_column(_WORD)
    refusals: Mapped[str] = mapped_column(Text, default="[]")
    decision_note: Mapped[str] = mapped_column(Text, default="")
    withdrawn_on: Mapped[date | None] = mapped_column(Date)


class RollEntry(Recorded, BookBase):
    """A person with a vote in this election. `voted` is a flag and nothing more; `voted_again` is
    the one of a run-off.

    `seat_disputed`: a delegate whose own election is disputed; her paper goes into an envelope.
    `from_election`: the branch election that sent her.
    """

    __tablename__ = "election_roll"
    __table_args__ = (UniqueConstraint("election_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    number: Mapped[int | None] = mapped_column(Integer)
    voted: Mapped[bool] = mapped_column(Boolean, default=False)
    voted_again: Mapped[bool] = mapped_column(Boolean, default=False)
    seat_disputed: Mapped[bool] = mapped_column(Boolean, default=False)
    from_election: Mapped[str | None] = mapped_column(ForeignKey("election.id"))


class RollStrike(Recorded, BookBase):
    """Somebody struck off the frozen roll (she died or left), with two marks."""

    __tablename__ = "election_roll_strike"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("election_roll.id"), unique=True)
    reason: Mapped[str] = mapped_column(_WORD)
    first_mark: Mapped[str] = mapped_column(ForeignKey("person.id"))
    second_mark: Mapped[str] = mapped_column(ForeignKey("person.id"))


class CountSheet(Recorded, BookBase):
    """What was counted in one box (or in the room) for one post.

    `totals`: canonical JSON of votes by candidate number. `tendered`: papers kept in an envelope,
    only their number. `mixed`: canonical JSON of the boxes that were mixed before counting.
    `apart`: papers of delegates whose seats are disputed; they count once their own elections are
    closed.
    A later sheet `replaces` an earlier one; `recount` when other hands counted again. `round`: 1,
    or 2 for the run-off.
    """

    __tablename__ = "election_count_sheet"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("election_post.id"), index=True)
    round: Mapped[int] = mapped_column(Integer, default=1)
    box: Mapped[str] = mapped_column(String(40))
    mixed: Mapped[str] = mapped_column(Text, default="[]")
    totals: Mapped[str] = mapped_column(Text)
    issued: Mapped[int] = mapped_column(Integer)
    valid: Mapped[int] = mapped_column(Integer)
    blank: Mapped[int] = mapped_column(Integer)
    invalid: Mapped[int] = mapped_column(Integer)
    unreturned: Mapped[int] = mapped_column(Integer)
    spare: Mapped[int] = mapped_column(Integer, default=0)
    tendered: Mapped[int] = mapped_column(Integer, default=0)
    present: Mapped[int | None] = mapped_column(Integer)
    counters: Mapped[str] = mapped_column(Text, default="[]")
    apart: Mapped[bool] = mapped_column(Boolean, default=False)
    photo_id: Mapped[str | None] = mapped_column(Id)
    photo_sha256: Mapped[str | None] = mapped_column(String(64))
    recount: Mapped[bool] = mapped_column(Boolean, default=False)
    replaces: Mapped[str | None] = mapped_column(ForeignKey("election_count_sheet.id"), unique=True)


class BallotPaper(BookBase):
    """So many equal papers of one box. Not `Recorded`: it has no time and no clerk, on purpose.

    `pattern`: candidate numbers as they stand on the papers, "3,1,4"; "" is a blank paper. All
    patterns of a box are written in one act, sorted, so that nothing shows their order.
    """

    __tablename__ = "election_ballot"
    __table_args__ = (UniqueConstraint("sheet_id", "pattern"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("election_count_sheet.id"))
    pattern: Mapped[str] = mapped_column(Text)
    count: Mapped[int] = mapped_column(Integer)


class Lot(Recorded, BookBase):
    """A lot that was drawn by hand in view of all. `tied`, `order`, `witnesses`: canonical JSON."""

    __tablename__ = "election_lot"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("election_post.id"), index=True)
    round: Mapped[int] = mapped_column(Integer, default=1)
    tied: Mapped[str] = mapped_column(Text)
    seats: Mapped[int] = mapped_column(Integer)
    chits_shown: Mapped[int] = mapped_column(Integer)
    drawer: Mapped[str] = mapped_column(_NAME)
    witnesses: Mapped[str] = mapped_column(Text)
    order: Mapped[str] = mapped_column(Text)
    absent: Mapped[str] = mapped_column(Text, default="[]")
    drawn_on: Mapped[date] = mapped_column(Date)
    photo_id: Mapped[str | None] = mapped_column(Id)
    photo_sha256: Mapped[str | None] = mapped_column(String(64))


class ElectionResult(Recorded, BookBase):
    """One count of one post. `fields`: canonical JSON of the count (domain rules, 8.6).

    It is final once `locked_on` is set; a later count of the same post `corrects` it. `sheets`:
    canonical JSON of the count sheets it rests on.
    """

    __tablename__ = "election_result"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"), index=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("election_post.id"))
    no: Mapped[int] = mapped_column(Integer)
    fields: Mapped[str] = mapped_column(Text)
    sheets: Mapped[str] = mapped_column(Text, default="[]")
    decided_by: Mapped[str] = mapped_column(_WORD)
    needs_lot: Mapped[bool] = mapped_column(Boolean)
    locked_on: Mapped[date | None] = mapped_column(Date)
    corrects: Mapped[str | None] = mapped_column(ForeignKey("election_result.id"), unique=True)


class ResultMark(Recorded, BookBase):
    """A mark under a result: the returning officer's, or a scrutineer's."""

    __tablename__ = "election_result_mark"
    __table_args__ = (UniqueConstraint("result_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    result_id: Mapped[str] = mapped_column(ForeignKey("election_result.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    capacity: Mapped[str] = mapped_column(_WORD)
    kind: Mapped[str] = mapped_column(_WORD)


class Objection(Recorded, BookBase):
    """A written objection, and what was decided on it. Final once it is decided."""

    __tablename__ = "election_objection"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"), index=True)
    by_person: Mapped[str] = mapped_column(ForeignKey("person.id"))
    made_on: Mapped[date] = mapped_column(Date)
    late: Mapped[bool] = mapped_column(Boolean, default=False)
    text: Mapped[str] = mapped_column(Text)
    decision: Mapped[str | None] = mapped_column(_WORD)
    decided_on: Mapped[date | None] = mapped_column(Date)
    decided_by: Mapped[str] = mapped_column(_NAME, default="")
    decision_text: Mapped[str] = mapped_column(Text, default="")


class ElectedTerm(Recorded, BookBase):
    """The term of office that came out of an election."""

    __tablename__ = "election_term"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    election_id: Mapped[str] = mapped_column(ForeignKey("election.id"), index=True)
    post_id: Mapped[str] = mapped_column(ForeignKey("election_post.id"))
    candidate_id: Mapped[str] = mapped_column(ForeignKey("election_candidate.id"), unique=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"), unique=True)
    how: Mapped[str] = mapped_column(_WORD)


for _model in (RollStrike, CountSheet, BallotPaper, Lot, ResultMark, ElectedTerm):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)
assert isinstance(ElectionResult.__table__, Table)
append_only(ElectionResult.__table__, when="OLD.locked_on IS NOT NULL")
assert isinstance(Objection.__table__, Table)
append_only(Objection.__table__, when="OLD.decided_on IS NOT NULL")
assert isinstance(RollEntry.__table__, Table)
closes_with(RollEntry.__table__, "election", "election_id", "roll_frozen_on IS NOT NULL")

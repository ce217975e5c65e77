"""Tables of leadership: what terms rest on, bank mandates, hand-overs, recalls, turns, lots.

Offices and terms themselves belong to the people area. Who belongs to a sub-group is never written
here. Final rows carry database triggers that refuse any change.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = [
    "BankMandate",
    "Handover",
    "HandoverCash",
    "HandoverItem",
    "HandoverMark",
    "LotRecord",
    "MandateSignatory",
    "MandateStep",
    "Recall",
    "RecallMark",
    "RotationDecision",
    "RotationProposal",
    "TermLink",
    "Willingness",
]

_WORD = String(30)
_NAME = String(120)


class TermLink(Recorded, BookBase):
    """What a term of office rests on: a resolution, an election, or the term it stands in for.

    A term may get several rows over time. `ends`: the link says why the term ended, not why it
    began. `paper_resolution`: a number from the time before the program.
    """

    __tablename__ = "term_link"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"), index=True)
    ends: Mapped[bool] = mapped_column(Boolean, default=False)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    paper_resolution: Mapped[str] = mapped_column(String(60), default="")
    election_id: Mapped[str | None] = mapped_column(Id, index=True)
    acting_for: Mapped[str | None] = mapped_column(ForeignKey("office_term.id"))


class BankMandate(Recorded, BookBase):
    """Who signs at the bank: `k` of the `n` signatories, among them the offices `must_include`.

    `account`: the words the group calls its account by, never its number in full. `must_include`:
    keys of offices, separated by spaces. Final: what the bank did is a `MandateStep`.
    """

    __tablename__ = "bank_mandate"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    account: Mapped[str] = mapped_column(_NAME)
    bank: Mapped[str] = mapped_column(_NAME)
    branch: Mapped[str] = mapped_column(_NAME, default="")
    k: Mapped[int] = mapped_column(Integer)
    n: Mapped[int] = mapped_column(Integer)
    must_include: Mapped[str] = mapped_column(Text, default="")
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    paper_resolution: Mapped[str] = mapped_column(String(60), default="")
    decided_on: Mapped[date] = mapped_column(Date)
    tell_bank_by: Mapped[date] = mapped_column(Date)
    certified_chair: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    certified_secretary: Mapped[str | None] = mapped_column(ForeignKey("person.id"))


class MandateSignatory(Recorded, BookBase):
    """One person of a mandate, and the office for which she signs."""

    __tablename__ = "mandate_signatory"
    __table_args__ = (UniqueConstraint("mandate_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[str] = mapped_column(ForeignKey("bank_mandate.id"))
    place: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    office_key: Mapped[str] = mapped_column(String(40), default="")


class MandateStep(Recorded, BookBase):
    """What became of a mandate: told to the bank, acknowledged by it, or withdrawn."""

    __tablename__ = "mandate_step"
    __table_args__ = (UniqueConstraint("mandate_id", "kind"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[str] = mapped_column(ForeignKey("bank_mandate.id"))
    kind: Mapped[str] = mapped_column(_WORD)
    done_on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    scan_id: Mapped[str | None] = mapped_column(Id)
    scan_sha256: Mapped[str | None] = mapped_column(String(64))


class Handover(Recorded, BookBase):
    """What an outgoing leader gives to the one who follows. Final once it is signed.

    Money in paise. `cash_book`: what the cash book says should be there. `passphrase_changed` is
    yes or no; the phrase itself has no place anywhere. `open_claims`: a count only. `content`: the
    certificate as it was signed, `digest` its SHA-256 (hex).
    """

    __tablename__ = "handover"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("office.id"))
    from_term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"), unique=True)
    to_term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"))
    due_on: Mapped[date] = mapped_column(Date)
    day: Mapped[date | None] = mapped_column(Date)
    currency: Mapped[str] = mapped_column(String(3))
    cash_book: Mapped[int | None] = mapped_column(BigInteger)
    bank_balance: Mapped[int | None] = mapped_column(BigInteger)
    bank_balance_on: Mapped[date | None] = mapped_column(Date)
    passphrase_changed: Mapped[bool | None] = mapped_column(Boolean)
    open_claims: Mapped[int | None] = mapped_column(Integer)
    differences: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(_WORD)
    signed_on: Mapped[date | None] = mapped_column(Date)
    content: Mapped[str | None] = mapped_column(Text)
    digest: Mapped[str | None] = mapped_column(String(64))
    scan_id: Mapped[str | None] = mapped_column(Id)
    scan_sha256: Mapped[str | None] = mapped_column(String(64))


class HandoverItem(Recorded, BookBase):
    """One thing that is handed over: a book, a seal, keys, a device. `sealed` with the paper."""

    __tablename__ = "handover_item"
    __table_args__ = (UniqueConstraint("handover_id", "place"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    handover_id: Mapped[str] = mapped_column(ForeignKey("handover.id"))
    place: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(_WORD)
    label: Mapped[str] = mapped_column(_NAME, default="")
    given: Mapped[bool] = mapped_column(Boolean, default=False)
    pieces: Mapped[int | None] = mapped_column(Integer)
    remark: Mapped[str] = mapped_column(_NAME, default="")
    sealed: Mapped[bool] = mapped_column(Boolean, default=False)


class HandoverCash(Recorded, BookBase):
    """How many notes or coins of one worth (paise) were counted."""

    __tablename__ = "handover_cash"
    __table_args__ = (UniqueConstraint("handover_id", "worth"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    handover_id: Mapped[str] = mapped_column(ForeignKey("handover.id"))
    worth: Mapped[int] = mapped_column(Integer)
    pieces: Mapped[int] = mapped_column(Integer)
    sealed: Mapped[bool] = mapped_column(Boolean, default=False)


class HandoverMark(Recorded, BookBase):
    """Who put her mark on the certificate, as what, and how."""

    __tablename__ = "handover_mark"
    __table_args__ = (UniqueConstraint("handover_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    handover_id: Mapped[str] = mapped_column(ForeignKey("handover.id"))
    capacity: Mapped[str] = mapped_column(_WORD)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(_WORD)


class Recall(Recorded, BookBase):
    """A petition to remove a leader, and what came of it. Final once there is a verdict."""

    __tablename__ = "recall"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"), index=True)
    handed_in_on: Mapped[date] = mapped_column(Date)
    petition_marks: Mapped[int] = mapped_column(Integer)
    roll: Mapped[int] = mapped_column(Integer)
    needed: Mapped[int] = mapped_column(Integer)
    notice_days: Mapped[int] = mapped_column(Integer)
    verified_marks: Mapped[int | None] = mapped_column(Integer)
    verified_on: Mapped[date | None] = mapped_column(Date)
    verified_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"))
    heard: Mapped[bool | None] = mapped_column(Boolean)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    verdict: Mapped[str | None] = mapped_column(_WORD)
    decided_on: Mapped[date | None] = mapped_column(Date)
    no_new_before: Mapped[date | None] = mapped_column(Date)


class RecallMark(Recorded, BookBase):
    """One line of the petition, held against the roll. Who is on no roll has no name here."""

    __tablename__ = "recall_mark"
    __table_args__ = (UniqueConstraint("recall_id", "line"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    recall_id: Mapped[str] = mapped_column(ForeignKey("recall.id"))
    line: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    verdict: Mapped[str] = mapped_column(_WORD)


class RotationProposal(Recorded, BookBase):
    """A ranked proposal whose turn it is. `content`: canonical JSON of order and refusals.

    `inputs_digest`: SHA-256 of the facts used. `kept`: the place was kept for a group of members
    this time; which group, and who belongs to it, is not written.
    """

    __tablename__ = "rotation_proposal"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("office.id"))
    on_day: Mapped[date] = mapped_column(Date)
    kept: Mapped[bool] = mapped_column(Boolean, default=False)
    content: Mapped[str] = mapped_column(Text)
    inputs_digest: Mapped[str] = mapped_column(String(64))
    lot_id: Mapped[str | None] = mapped_column(ForeignKey("lot_record.id"))


class RotationDecision(Recorded, BookBase):
    """Whom the meeting took, and why, if it was not the first of the order."""

    __tablename__ = "rotation_decision"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    proposal_id: Mapped[str] = mapped_column(ForeignKey("rotation_proposal.id"), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    resolution_id: Mapped[str] = mapped_column(ForeignKey("resolution.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    term_id: Mapped[str] = mapped_column(ForeignKey("office_term.id"))


class LotRecord(Recorded, BookBase):
    """Chits drawn by hand between persons who were equal. The program never draws.

    `tied` and `drawn`: ids of persons, separated by spaces, `drawn` in the order of drawing.
    """

    __tablename__ = "lot_record"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    office_id: Mapped[str | None] = mapped_column(ForeignKey("office.id"))
    purpose: Mapped[str] = mapped_column(_WORD)
    day: Mapped[date] = mapped_column(Date)
    tied: Mapped[str] = mapped_column(Text)
    drawn: Mapped[str] = mapped_column(Text)
    chits_each: Mapped[int] = mapped_column(Integer)
    chits_shown: Mapped[bool] = mapped_column(Boolean)
    drawer: Mapped[str] = mapped_column(_NAME)
    witness_one: Mapped[str] = mapped_column(ForeignKey("person.id"))
    witness_two: Mapped[str] = mapped_column(ForeignKey("person.id"))
    scan_id: Mapped[str | None] = mapped_column(Id)
    scan_sha256: Mapped[str | None] = mapped_column(String(64))


class Willingness(Recorded, BookBase):
    """Whether a member wishes to serve in an office. The newest answer counts."""

    __tablename__ = "willingness"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("office.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    willing: Mapped[bool] = mapped_column(Boolean)
    said_on: Mapped[date] = mapped_column(Date)


_FINAL: tuple[type[BookBase], ...] = (
    TermLink,
    BankMandate,
    MandateSignatory,
    MandateStep,
    HandoverMark,
    RecallMark,
    RotationProposal,
    RotationDecision,
    LotRecord,
    Willingness,
)
_SEALED: tuple[tuple[type[BookBase], str], ...] = (
    (Handover, "OLD.state = 'signed'"),
    (HandoverItem, "OLD.sealed"),
    (HandoverCash, "OLD.sealed"),
    (Recall, "OLD.verdict IS NOT NULL"),
)
for _model, _when in (*((model, "") for model in _FINAL), *_SEALED):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__, when=_when)

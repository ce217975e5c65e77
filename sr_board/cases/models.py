"""Tables of the `cases` compartment. What tells anything about a case is sealed once more.

Clear columns hold random ids, opaque codes and key recipients only. The register of the board
itself (seats, members, duty, training) is no secret among those who hold the compartment's key.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Boolean, Date, ForeignKey, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import CasesBase
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "Board",
    "BoardMember",
    "CaseCache",
    "CaseFileRow",
    "CodeAcceptance",
    "DutyTurn",
    "Envelope",
    "KeyWrap",
    "PackChoice",
    "PackVersion",
    "PaperFile",
    "ScreenerTraining",
    "SealedDraft",
    "SealedRecord",
    "Seat",
    "ServiceEntry",
    "Sitting",
    "SittingBrief",
    "SittingItem",
    "SittingPresence",
]


# -- sealed -------------------------------------------------------------------------------------


class CaseFileRow(CasesBase):
    """The clear row of a case: random id, opaque code, board. Nothing else."""

    __tablename__ = "case_file"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    board_id: Mapped[str] = mapped_column(Id)


class Envelope(CasesBase):
    """A key in use: of a case, an identity, a brief, a concern, a recusal, a row of returns.

    `generation` grows with each new key. `case_id` is set for cases and identities only.
    """

    __tablename__ = "envelope"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20), index=True)
    case_id: Mapped[str | None] = mapped_column(Id, index=True)
    generation: Mapped[int] = mapped_column(Integer)


class KeyWrap(CasesBase):
    """The key of an envelope, sealed to one user's public key."""

    __tablename__ = "key_wrap"

    envelope_id: Mapped[str] = mapped_column(ForeignKey("envelope.id"), primary_key=True)
    slot_id: Mapped[str] = mapped_column(Id, primary_key=True, index=True)
    generation: Mapped[int] = mapped_column(Integer)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class SealedRecord(CasesBase):
    """One record under the key of its envelope, padded. `rev` counts its revisions from 1."""

    __tablename__ = "sealed_record"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    envelope_id: Mapped[str] = mapped_column(ForeignKey("envelope.id"), index=True)
    rev: Mapped[int] = mapped_column(Integer)
    generation: Mapped[int] = mapped_column(Integer)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class PaperFile(CasesBase):
    """A sealed file of the `att` folder that belongs to some case: its random id, nothing else.

    To whom it belongs and what it is stands in the sealed record alone. The list only tells a
    file that is missing from one that nobody needs any more; it is no part of the audit chain, so
    that no act can be told to have kept a paper.
    """

    __tablename__ = "paper_file"
    __audited__: ClassVar[bool] = False

    id: Mapped[str] = mapped_column(Id, primary_key=True)


class CaseCache(CasesBase):
    """A user's own sealed cache of keys and summaries. Never authoritative, thrown away freely."""

    __tablename__ = "case_cache"
    __audited__: ClassVar[bool] = False

    slot_id: Mapped[str] = mapped_column(Id, primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SealedDraft(CasesBase):
    """Unsaved typing on a page of the cases, sealed to the user who typed it."""

    __tablename__ = "sealed_draft"
    __audited__: ClassVar[bool] = False

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    slot_id: Mapped[str] = mapped_column(Id, index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


# -- the board ----------------------------------------------------------------------------------


class Board(Recorded, CasesBase):
    """A Self-Regulatory Board. `sites`: JSON list of names. `settings`: JSON of what its
    constitution tightened (quorum, share, notice hours)."""

    __tablename__ = "board"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    place_code: Mapped[str] = mapped_column(String(8))
    sites: Mapped[str] = mapped_column(Text)
    constitution_ref: Mapped[str] = mapped_column(String(120))
    pack_id: Mapped[str] = mapped_column(String(40))
    federation: Mapped[str] = mapped_column(String(120))
    neighbour_board: Mapped[str] = mapped_column(String(120))
    settings: Mapped[str] = mapped_column(Text)
    notice_hours: Mapped[int] = mapped_column(Integer)
    closed_on: Mapped[date | None] = mapped_column(Date)


class Seat(Recorded, CasesBase):
    """A seat of a board; `restricted`: its holder gets the restricted brief only."""

    __tablename__ = "seat"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    side: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(24))
    restricted: Mapped[bool] = mapped_column(Boolean)


class BoardMember(Recorded, CasesBase):
    """Who holds a seat, from when to when. `person_id`: a person of the book; `slot_id`: her
    account, where she has one. `alternate_for`: the seat she steps in for. `kind`: from where she
    comes, as a kind of seat. `code_signed_on`: she has no account and signed the code on paper.
    `ended_on`: her first day without the seat."""

    __tablename__ = "board_member"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    alternate_for: Mapped[str | None] = mapped_column(ForeignKey("seat.id"))
    person_id: Mapped[str] = mapped_column(Id, index=True)
    slot_id: Mapped[str | None] = mapped_column(Id, index=True)
    term_from: Mapped[date] = mapped_column(Date)
    term_to: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(24), server_default="other")
    profession: Mapped[str] = mapped_column(String(12))
    office: Mapped[str] = mapped_column(String(12))
    code_signed_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str] = mapped_column(String(200))


class CodeAcceptance(Recorded, CasesBase):
    """A user accepted a version of the code of conduct."""

    __tablename__ = "code_acceptance"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    slot_id: Mapped[str] = mapped_column(Id, index=True)
    version: Mapped[str] = mapped_column(String(20))
    accepted_on: Mapped[date] = mapped_column(Date)


class DutyTurn(Recorded, CasesBase):
    """Somebody is on duty from a moment to a moment."""

    __tablename__ = "duty_turn"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id"), index=True)
    person_id: Mapped[str] = mapped_column(Id)
    slot_id: Mapped[str | None] = mapped_column(Id, index=True)
    capacity: Mapped[str] = mapped_column(String(12))
    community: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ScreenerTraining(Recorded, CasesBase):
    """A training of a screener; valid to a day, 24 months unless told otherwise."""

    __tablename__ = "screener_training"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    slot_id: Mapped[str | None] = mapped_column(Id, index=True)
    topic: Mapped[str] = mapped_column(String(120))
    held_on: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date] = mapped_column(Date)


# -- sittings -----------------------------------------------------------------------------------


class Sitting(Recorded, CasesBase):
    """A sitting of the board. What it deals with is sealed: see `SittingItem`.

    `notice_ratified_in`: the sitting that ratified a short notice of this one.
    """

    __tablename__ = "sitting"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[datetime] = mapped_column(UtcTime)
    offset_minutes: Mapped[int] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(String(120))
    protective: Mapped[bool] = mapped_column(Boolean)
    notice_sent_at: Mapped[datetime | None] = mapped_column(UtcTime)
    short_notice_reason: Mapped[str] = mapped_column(String(300))
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    minutes_ref: Mapped[str] = mapped_column(String(60))
    notice_ratified_in: Mapped[str | None] = mapped_column(Id)


class SittingPresence(Recorded, CasesBase):
    """Who came to a sitting, and whether with a vote."""

    __tablename__ = "sitting_presence"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("board_member.id"))
    voting: Mapped[bool] = mapped_column(Boolean)
    left_at: Mapped[datetime | None] = mapped_column(UtcTime)


class SittingItem(CasesBase):
    """A point of a sitting: only an envelope; case, question and brief are sealed in it."""

    __tablename__ = "sitting_item"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id"), index=True)
    envelope_id: Mapped[str] = mapped_column(ForeignKey("envelope.id"))


class SittingBrief(CasesBase):
    """A brief of a point for the readers of one profile: sealed to those who attend and are not
    recused; its keys are destroyed 48 hours after the sitting."""

    __tablename__ = "sitting_brief"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sitting.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("sitting_item.id"), index=True)
    envelope_id: Mapped[str] = mapped_column(ForeignKey("envelope.id"))


# -- law and services ---------------------------------------------------------------------------


class PackVersion(Recorded, CasesBase):
    """A law pack as edited here; `content`: TOML. Earlier versions stay."""

    __tablename__ = "pack_version"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    pack_id: Mapped[str] = mapped_column(String(40), index=True)
    version: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text)
    second: Mapped[str] = mapped_column(Id)


class PackChoice(Recorded, CasesBase):
    """The board chose another law pack for the files that are opened from then on, by two."""

    __tablename__ = "pack_choice"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id"), index=True)
    pack_id: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(40))
    second: Mapped[str] = mapped_column(Id)


class ServiceEntry(Recorded, CasesBase):
    """A service of the directory. `takes`, `languages`, `ladder`: JSON lists."""

    __tablename__ = "service_entry"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), index=True)
    name: Mapped[str] = mapped_column(String(160))
    phone: Mapped[str] = mapped_column(String(60))
    hours: Mapped[str] = mapped_column(String(120))
    duty_phones: Mapped[str] = mapped_column(Text)
    languages: Mapped[str] = mapped_column(Text)
    takes: Mapped[str] = mapped_column(Text)
    ladder: Mapped[str] = mapped_column(Text)
    max_stay_days: Mapped[int | None] = mapped_column(Integer)
    cost: Mapped[str] = mapped_column(String(120))
    verified_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)

"""Tables of what happens in the room: votes carried for others, interests declared, turns to speak.

Rows never leave services. Pictures that prove how members were told stand here as well.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = ["Conflict", "NoticePicture", "Proxy", "ProxyItem", "SpeakerTurns"]


class Proxy(Recorded, BookBase):
    """A member's written word that another one votes for her at one meeting.

    Without a `ProxyItem` it is for the whole meeting. Refused ones are kept with their code.
    `scan_id`: the picture of the slip.
    """

    __tablename__ = "proxy"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    giver_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    holder_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    received_no: Mapped[int] = mapped_column(Integer)
    accepted: Mapped[bool] = mapped_column(Boolean)
    refusal_code: Mapped[str | None] = mapped_column(String(40))
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    scan_id: Mapped[str | None] = mapped_column(Id)


class ProxyItem(Recorded, BookBase):
    """One point of the agenda that a proxy is for."""

    __tablename__ = "proxy_item"
    __table_args__ = (UniqueConstraint("proxy_id", "item_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    proxy_id: Mapped[str] = mapped_column(ForeignKey("proxy.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))


class Conflict(Recorded, BookBase):
    """A person's own interest in a point of the agenda, as she declared it. No details are kept.

    `voted`: she took part in a vote under it before it was declared.
    """

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    declared_at: Mapped[datetime] = mapped_column(UtcTime)
    left_room: Mapped[bool] = mapped_column(Boolean)
    voted: Mapped[bool] = mapped_column(Boolean)


class SpeakerTurns(Recorded, BookBase):
    """How often somebody spoke to a point, so that quiet members are asked."""

    __tablename__ = "speaker_turns"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    turns: Mapped[int] = mapped_column(Integer)


class NoticePicture(Recorded, BookBase):
    """A picture that shows how members were told: the poster, the signed list."""

    __tablename__ = "notice_picture"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    notice_id: Mapped[str] = mapped_column(ForeignKey("meeting_notice.id"), index=True)
    attachment_id: Mapped[str] = mapped_column(Id)


assert isinstance(NoticePicture.__table__, Table)
append_only(NoticePicture.__table__)

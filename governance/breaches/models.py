"""Tables of breaches and of what was answered to them. Both are final: nothing is ever taken away.

A breach is never edited: an explanation, a ratification or a mending is a row of its own, and a
breach that became graver is a new row that `raises` the old one.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = ["BreachAnswer", "RuleBreach"]


class RuleBreach(Recorded, BookBase):
    """A rule that was not met by a meeting, vote, term … on a day, with the numbers used.

    `facts`: canonical JSON of the numbers and dates that the check used; no names.
    `constitution_id`: the version that was checked, None while no rules were adopted. `meeting_id`:
    the meeting in whose minutes it is printed.
    """

    __tablename__ = "rule_breach"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    rule_key: Mapped[str] = mapped_column(String(60))
    code: Mapped[str] = mapped_column(String(40), index=True)
    level: Mapped[str] = mapped_column(String(10))
    object_kind: Mapped[str] = mapped_column(String(20))
    object_id: Mapped[str] = mapped_column(Id, index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    constitution_id: Mapped[str | None] = mapped_column(Id)
    article: Mapped[int | None] = mapped_column(Integer)
    found_on: Mapped[date] = mapped_column(Date, index=True)
    mend_by: Mapped[date | None] = mapped_column(Date)
    facts: Mapped[str] = mapped_column(Text)
    raises: Mapped[str | None] = mapped_column(ForeignKey("rule_breach.id"), unique=True)


class BreachAnswer(Recorded, BookBase):
    """What was answered to a breach: explained in words, ratified by a resolution, or mended."""

    __tablename__ = "breach_answer"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    breach_id: Mapped[str] = mapped_column(ForeignKey("rule_breach.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    answered_on: Mapped[date] = mapped_column(Date)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text, default="")
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))


for _model in (RuleBreach, BreachAnswer):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)

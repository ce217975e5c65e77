"""Tables of reports: grading sheets and results, what the auditor wrote, samples, what was printed.

Everything here is final: a new version, a new result, an answer is a new row. Members are never
named in them. Rows never leave services.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
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

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = [
    "AuditAnswer",
    "AuditRemark",
    "AuditSample",
    "GradingMark",
    "GradingResult",
    "GradingTemplate",
    "PrintLog",
]

_WORD = String(30)
_EXACT = String(60)


class GradingTemplate(Recorded, BookBase):
    """A version of a grading sheet as a group uses it. `content`: the sheet as JSON."""

    __tablename__ = "grading_template"
    __table_args__ = (UniqueConstraint("group_id", "key", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    key: Mapped[str] = mapped_column(_WORD)
    version: Mapped[int] = mapped_column(Integer)
    content: Mapped[str] = mapped_column(Text)


class GradingResult(Recorded, BookBase):
    """A group graded on a day by a version of a sheet, over the time `since` to `until`.

    `grade` is empty where the sheet has none; `reached` None where it asks for no minimum.
    `person_id`: who answered and is answerable for it.
    """

    __tablename__ = "grading_result"
    __table_args__ = (Index("ix_grading_result_order", "group_id", "on_date"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    template_id: Mapped[str] = mapped_column(ForeignKey("grading_template.id"))
    on_date: Mapped[date] = mapped_column(Date)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    points: Mapped[int] = mapped_column(Integer)
    out_of: Mapped[int] = mapped_column(Integer)
    grade: Mapped[str] = mapped_column(_WORD, default="")
    reached: Mapped[bool | None] = mapped_column(Boolean)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class GradingMark(Recorded, BookBase):
    """What one line of the sheet earned. `value`: exact fraction as text; where the program worked
    it out, what was divided by what."""

    __tablename__ = "grading_mark"
    __table_args__ = (UniqueConstraint("result_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    result_id: Mapped[str] = mapped_column(ForeignKey("grading_result.id"))
    place: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(_WORD)
    value: Mapped[str] = mapped_column(_EXACT)
    numerator: Mapped[str] = mapped_column(_EXACT, default="")
    denominator: Mapped[str] = mapped_column(_EXACT, default="")
    points: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")


class AuditRemark(Recorded, BookBase):
    """What an auditor wrote to an entry, or to the books as a whole (`entry_id` None)."""

    __tablename__ = "audit_remark"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"), index=True)
    on_date: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class AuditAnswer(Recorded, BookBase):
    """What was said to a remark: `kind` answer (treasurer) or settled (auditor)."""

    __tablename__ = "audit_answer"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    remark_id: Mapped[str] = mapped_column(ForeignKey("audit_remark.id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    on_date: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


class AuditSample(Recorded, BookBase):
    """A sample that was drawn: the same seed and settings draw the same entries again.

    `way`: equal chance, by amount, or by kind of entry. `above`: entries from this amount on are
    all taken (paise).
    """

    __tablename__ = "audit_sample"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    way: Mapped[str] = mapped_column(_WORD)
    size: Mapped[int] = mapped_column(Integer)
    above: Mapped[int | None] = mapped_column(BigInteger)
    seed: Mapped[str] = mapped_column(String(32))
    last_seq: Mapped[int] = mapped_column(Integer)


class PrintLog(Recorded, BookBase):
    """What left the book: which register, in which form, for what, with names or without."""

    __tablename__ = "print_log"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    what: Mapped[str] = mapped_column(_WORD)
    form: Mapped[str] = mapped_column(_WORD)
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    purpose: Mapped[str] = mapped_column(Text)
    names: Mapped[bool] = mapped_column(Boolean)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


for _model in (
    GradingTemplate,
    GradingResult,
    GradingMark,
    AuditRemark,
    AuditAnswer,
    AuditSample,
    PrintLog,
):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)

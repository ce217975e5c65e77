"""Tables of constitutions: versions, articles, rule values, what became of them, laws of states.

A draft is edited freely. With its adoption the version, its articles and its rule values become
final: database triggers refuse any change (hard stop H6). What happens afterwards (voided by a
court, filed with the registrar, superseded by the next version) is a row of its own or computed.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = [
    "Article",
    "Constitution",
    "ConstitutionFiling",
    "ConstitutionVoid",
    "GroupLaw",
    "LawPack",
    "MotionParamChange",
    "RuleParam",
]

_KEY = String(60)
_WORD = String(20)


class Constitution(Recorded, BookBase):
    """One version of a group's rules. `status` is draft, circulated or adopted; more is computed.

    `circulated_on` stays when a circulated draft is changed and falls back to draft: it then says
    when the older text went round. `circulated_digest` and `digest` are SHA-256 (hex) of the
    canonical text and values as sent round, and as adopted.
    """

    __tablename__ = "constitution"
    __table_args__ = (UniqueConstraint("group_id", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(_WORD)
    template_key: Mapped[str] = mapped_column(_WORD)
    based_on: Mapped[str | None] = mapped_column(ForeignKey("constitution.id"))
    circulated_on: Mapped[date | None] = mapped_column(Date)
    circulated_digest: Mapped[str | None] = mapped_column(String(64))
    adopted_by: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    adopted_on: Mapped[date | None] = mapped_column(Date)
    effective_from: Mapped[date | None] = mapped_column(Date, index=True)
    digest: Mapped[str | None] = mapped_column(String(64))


class Article(Recorded, BookBase):
    """One article. `headings` and `texts` are canonical JSON by language code.

    `section` names what it is about (one of the template's sections), `picture` its pictogram.
    `slots`: canonical JSON list of [slot, {language: sentence}], the rules whose sentences stand in
    the article: each slot as the template writes it ("quorum.general", "office.chair,
    office.secretary"), with the sentence as it was last made from the values.
    """

    __tablename__ = "constitution_article"
    __table_args__ = (UniqueConstraint("constitution_id", "no"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    constitution_id: Mapped[str] = mapped_column(ForeignKey("constitution.id"))
    no: Mapped[int] = mapped_column(Integer)
    section: Mapped[str] = mapped_column(String(40), default="")
    picture: Mapped[str] = mapped_column(String(40), default="")
    headings: Mapped[str] = mapped_column(Text)
    texts: Mapped[str] = mapped_column(Text)
    slots: Mapped[str] = mapped_column(Text)
    adopted: Mapped[bool] = mapped_column(Boolean, default=False)


class RuleParam(Recorded, BookBase):
    """One rule as a value that is checked. `value` is canonical JSON.

    `origin`: template, wizard (a plain question), typed (also: by a resolution that names it).
    `differs`: what a person said of rule and article text; empty as long as nobody said anything,
    then only the comparison speaks.
    """

    __tablename__ = "rule_param"
    __table_args__ = (UniqueConstraint("constitution_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    constitution_id: Mapped[str] = mapped_column(ForeignKey("constitution.id"))
    key: Mapped[str] = mapped_column(_KEY)
    value: Mapped[str] = mapped_column(Text)
    article_no: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(_WORD)
    differs: Mapped[bool | None] = mapped_column(Boolean)
    adopted: Mapped[bool] = mapped_column(Boolean, default=False)


class ConstitutionVoid(Recorded, BookBase):
    """A version that no longer holds, by whom and from which day; a draft that was withdrawn."""

    __tablename__ = "constitution_void"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    constitution_id: Mapped[str] = mapped_column(ForeignKey("constitution.id"), unique=True)
    by: Mapped[str] = mapped_column(_WORD)
    void_from: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))


class ConstitutionFiling(Recorded, BookBase):
    """A version was filed with the registrar, under which reference."""

    __tablename__ = "constitution_filing"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    constitution_id: Mapped[str] = mapped_column(ForeignKey("constitution.id"), unique=True)
    filed_on: Mapped[date] = mapped_column(Date)
    filing_ref: Mapped[str] = mapped_column(String(120))


class LawPack(Recorded, BookBase):
    """What the law of a state asks at least of one kind of body, where that was read, and when.

    `key` is a rule parameter or "" for a fact without one; `floor_value` is canonical JSON, "null"
    for a fact without a figure. `shipped` names the line of a shipped pack that this one replaces.
    """

    __tablename__ = "law_pack"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    shipped: Mapped[str | None] = mapped_column(String(60), unique=True)
    state: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(_WORD)
    key: Mapped[str] = mapped_column(_KEY)
    floor_value: Mapped[str] = mapped_column(Text)
    source_text: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    retired: Mapped[bool] = mapped_column(Boolean, default=False)


class GroupLaw(Recorded, BookBase):
    """Under the law of which state a group lives; groups below it follow unless they have own."""

    __tablename__ = "group_law"

    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(40))


class MotionParamChange(Recorded, BookBase):
    """A change of one rule that a motion names: the key, the old value, the new value."""

    __tablename__ = "motion_param_change"
    __table_args__ = (UniqueConstraint("motion_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    motion_id: Mapped[str] = mapped_column(ForeignKey("motion.id"))
    key: Mapped[str] = mapped_column(_KEY)
    old_value: Mapped[str] = mapped_column(Text)
    new_value: Mapped[str] = mapped_column(Text)


_FINAL: tuple[tuple[type[BookBase], str], ...] = (
    (ConstitutionVoid, ""),
    (ConstitutionFiling, ""),
    (MotionParamChange, ""),
    (Constitution, "OLD.status = 'adopted'"),
    (Article, "OLD.adopted"),
    (RuleParam, "OLD.adopted"),
)
for _model, _when in _FINAL:
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__, when=_when)

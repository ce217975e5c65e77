"""How a draft comes to be: filled from a template, or copied from the newest adopted version.

Used by the services only. Checks no rights and commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.differences import slot_of
from governance.constitution.entry_drafts import latest_number, speaks
from governance.constitution.loading import articles_of, packed, params_of
from governance.constitution.models import Article, Constitution, ConstitutionVoid, RuleParam
from governance.constitution.sentences import sentence
from governance.constitution.stated import stated_rules
from governance.constitution.template_texts import GroupNames, TextArticle, text_articles
from governance.constitution.templates import LANGUAGES
from governance.constitution.versions import VersionStatus
from governance.entry import Entry
from governance.roll import group_of
from governance.rules.parameters import RuleSet
from sr_board.base.errors import RuleBroken

__all__ = ["copy_of_last", "from_template"]


def from_template(entry: Entry, group_id: str, template: str, area: str) -> Constitution:
    """A draft with the articles and rules of a template; names and sentences are filled in.

    Every rule of which an article speaks gets its value written down, so that a version never
    changes with a later edition of the program.
    """
    session = entry.session
    group = group_of(session, group_id)
    parent = "" if group.parent_id is None else group_of(session, group.parent_id).name
    names = GroupNames(group.name, parent, area)
    row = _new_version(entry, group_id, template, None)
    rules = stated_rules(template)
    slots: dict[str, int] = {}
    for made in _spoken(template, rules, names):
        session.add(made.row(entry, row.id))
        slots |= {slot: slots.get(slot, made.no) for slot in made.said}
    for key, value in rules.to_json().items():
        slot = slot_of(key, slots)
        session.add(
            RuleParam(
                **entry.new(),
                constitution_id=row.id,
                key=key,
                value=packed(value),
                article_no=None if slot is None else slots[slot],
                origin="template",
                adopted=False,
            )
        )
    session.flush()
    return row


@dataclass
class _Spoken:
    """One article with its words gathered from every language."""

    no: int
    section: str
    picture: str
    headings: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, language: str, article: TextArticle) -> None:
        """Its words in one more language."""
        self.headings[language], self.texts[language] = article.heading, article.text
        for line in article.lines:
            if line.slot:
                self.said.setdefault(line.slot, {})[language] = line.text

    def row(self, entry: Entry, constitution_id: str) -> Article:
        """The article as it is stored."""
        return Article(
            **entry.new(),
            constitution_id=constitution_id,
            no=self.no,
            section=self.section,
            picture=self.picture,
            headings=packed(self.headings),
            texts=packed(self.texts),
            slots=packed([[slot, said] for slot, said in self.said.items()]),
            adopted=False,
        )


def _spoken(template: str, rules: RuleSet, names: GroupNames) -> Iterable[_Spoken]:
    found: dict[int, _Spoken] = {}
    for language in LANGUAGES:
        tr = speaks(language)
        for article in text_articles(template, rules, tr, names, sentence=sentence):
            made = found.setdefault(
                article.no, _Spoken(article.no, article.section, article.picture)
            )
            made.add(language, article)
    return found.values()


def _new_version(entry: Entry, group_id: str, template: str, based_on: str | None) -> Constitution:
    row = Constitution(
        **entry.new(),
        group_id=group_id,
        version=latest_number(entry.session, group_id) + 1,
        status=VersionStatus.DRAFT.value,
        template_key=template,
        based_on=based_on,
    )
    entry.session.add(row)
    entry.session.flush()
    return row


def copy_of_last(entry: Entry, group_id: str) -> Constitution:
    """A draft that says what the newest adopted version says. Raises RuleBroken
    "nothing-adopted"."""
    last = _newest_adopted(entry.session, group_id)
    if last is None:
        raise RuleBroken("nothing-adopted")
    row = _new_version(entry, group_id, last.template_key, last.id)
    for article in articles_of(entry.session, last.id):
        entry.session.add(
            Article(
                **entry.new(),
                constitution_id=row.id,
                no=article.no,
                section=article.section,
                picture=article.picture,
                headings=article.headings,
                texts=article.texts,
                slots=article.slots,
                adopted=False,
            )
        )
    for param in params_of(entry.session, last.id):
        entry.session.add(
            RuleParam(
                **entry.new(),
                constitution_id=row.id,
                key=param.key,
                value=param.value,
                article_no=param.article_no,
                note=param.note,
                origin=param.origin,
                differs=param.differs,
                adopted=False,
            )
        )
    entry.session.flush()
    return row


def _newest_adopted(session: Session, group_id: str) -> Constitution | None:
    """The adopted version with the greatest number that was not voided."""
    return session.scalars(
        select(Constitution)
        .outerjoin(ConstitutionVoid, ConstitutionVoid.constitution_id == Constitution.id)
        .where(
            Constitution.group_id == group_id,
            Constitution.status == VersionStatus.ADOPTED.value,
            ConstitutionVoid.id.is_(None),
        )
        .order_by(Constitution.version.desc())
        .limit(1)
    ).one_or_none()

"""How a draft comes to be: filled from a template, or copied from the newest adopted version.

Used by the services only. Checks no rights and commits nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.differences import slot_keys, slot_of
from governance.constitution.entry_drafts import latest_number
from governance.constitution.loading import articles_of, packed, params_of
from governance.constitution.models import Article, Constitution, ConstitutionVoid, RuleParam
from governance.constitution.sentences import sentence
from governance.constitution.template_files import template_rules
from governance.constitution.templates import TemplateArticle, fill, template_articles
from governance.constitution.versions import VersionStatus
from governance.entry import Entry
from governance.roll import group_of
from governance.rules.parameters import ALIASES, PARAMETERS, RuleSet, default_value, value_to_json
from sr_board.base.errors import RuleBroken

__all__ = ["copy_of_last", "from_template", "stated_rules"]


def from_template(entry: Entry, group_id: str, template: str, area: str) -> Constitution:
    """A draft with the articles and rules of a template; names and sentences are filled in.

    Every rule of which an article speaks gets its value written down, so that a version never
    changes with a later edition of the program.
    """
    session = entry.session
    group = group_of(session, group_id)
    parent = "" if group.parent_id is None else group_of(session, group.parent_id).name
    names = {"group": group.name, "area": area, "parent": parent}
    row = _new_version(entry, group_id, template, None)
    articles = template_articles(template)
    rules = stated_rules(template, [slot for article in articles for slot in article.slots])
    slots: dict[str, int] = {}
    for no, article in enumerate(articles, start=1):
        session.add(_article(entry, row, no, article, names, rules))
        slots |= {slot: slots.get(slot, no) for slot in article.slots}
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


def stated_rules(template: str, slots: list[str]) -> RuleSet:
    """The template's rules, and the defaults of every further rule that the slots speak of."""
    rules = template_rules(template)
    missing = [key for slot in slots for key in _keys_of(slot) if key not in rules.entries]
    values = {key: default_value(key) for key in missing}
    return rules.with_values({key: value for key, value in values.items() if value is not None})


def _keys_of(slot: str) -> list[str]:
    """Every single key that a slot speaks of: families taken apart."""
    found: list[str] = []
    for part in slot_keys(slot):
        name = ALIASES.get(part, part)
        head, _, variant = name.partition(".")
        for each in PARAMETERS:
            family, bracket, rest = each.pattern.partition("<")
            if each.variant(name) is not None:
                found.append(name)
            elif bracket and family == f"{head}." and rest.partition(">")[2] and variant:
                found.append(f"{name}{rest.partition('>')[2]}")
    return found


def _new_version(
    entry: Entry, group_id: str, template: str, based_on: str | None
) -> Constitution:
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


def _article(
    entry: Entry,
    row: Constitution,
    no: int,
    article: TemplateArticle,
    names: Mapping[str, str],
    rules: RuleSet,
) -> Article:
    said = {
        slot: {code: sentence(slot, rules, code) for code in article.texts}
        for slot in article.slots
    }
    texts = {
        code: fill(text, names, lambda slot, code=code: said.get(slot, {}).get(code, ""))
        for code, text in article.texts.items()
    }
    return Article(
        **entry.new(),
        constitution_id=row.id,
        no=no,
        section=article.section,
        picture=article.picture,
        headings=packed(dict(article.headings)),
        texts=packed(texts),
        slots=packed([[slot, said[slot]] for slot in article.slots]),
        adopted=False,
    )


def copy_of_last(entry: Entry, group_id: str) -> Constitution:
    """A draft that says what the newest adopted version says. Raises RuleBroken "nothing-adopted"."""
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

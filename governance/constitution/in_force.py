"""The rules that hold for a group on a day: the one door for every check of this area.

What a group's own version does not say is taken from the group above it, then from the template of
its kind, then from the defaults of the catalogue. Adopted versions never change, so what is read
from them is kept for as long as the program runs.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.loading import chain_of, version_facts
from governance.constitution.models import RuleParam
from governance.constitution.versions import in_force_on
from governance.roll import group_of
from governance.rules.parameters import Entry, Origin, OriginKind, RuleSet

__all__ = ["rules_in_force"]


def rules_in_force(session: Session, group_id: str, day: date) -> RuleSet:
    """The rules of a group on a day. `version` is None when it had adopted none by then.

    Raises NotFound "group-not-found".
    """
    kind = group_of(session, group_id).kind
    own, *above = (_adopted(session, each, day) for each in chain_of(session, group_id))
    return _cascaded(own, tuple(above), kind)


def _adopted(session: Session, group_id: str, day: date) -> RuleSet:
    """What a group's version in force says itself, nothing when there is none."""
    version = in_force_on(version_facts(session, group_id), day)
    if version is None:
        return RuleSet()
    rows = session.scalars(select(RuleParam).where(RuleParam.constitution_id == version.id))
    written = tuple((row.key, row.value, row.article_no) for row in rows)
    return _read(version.id, tuple(sorted(written, key=lambda each: each[0])))


@lru_cache(maxsize=256)
def _read(version_id: str, written: tuple[tuple[str, str, int | None], ...]) -> RuleSet:
    """A version's rules from their stored form."""
    values = {key: json.loads(value) for key, value, _ in written}
    articles = {key: article for key, _, article in written if article is not None}
    return RuleSet.from_json(values, articles=articles, version=version_id)


def _cascaded(own: RuleSet, above: tuple[RuleSet, ...], kind: str) -> RuleSet:
    entries = {}
    for parent in reversed(above):
        for key, entry in parent.entries.items():
            entries[key] = Entry(entry.value, None, Origin(OriginKind.PARENT))
    entries.update(own.entries)
    return RuleSet(version=own.version, template=kind).with_entries(entries)

"""The rules that hold for a group on a day: the one door for every check of this area.

What a group's own version does not say is taken from the groups above it and from the template of
its kind, as `governance.rules.cascade` lays them over one another; the law of the state lies under
all of them. Adopted versions never change, so what is read from them is kept as long as the program
runs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.laws import LawLine, floors_from, law_lines, lines_for
from governance.constitution.loading import chain_of, facts_by_group, state_of
from governance.constitution.models import RuleParam
from governance.constitution.template_files import template_rules
from governance.constitution.versions import VersionFacts, in_force_on
from governance.roll import group_of
from governance.rules.cascade import resolve
from governance.rules.parameters import RuleSet

__all__ = ["Written", "resolved", "rules_in_force", "rules_of_version", "written_rules"]

Written = tuple[tuple[str, str, int | None], ...]
"""The rules of a version as stored: key, canonical JSON, article; by key."""


def rules_in_force(session: Session, group_id: str, day: date) -> RuleSet:
    """The rules of a group on a day. `version` is None when it had adopted none by then.

    Raises NotFound "group-not-found".
    """
    chain = chain_of(session, group_id)
    facts = facts_by_group(session, chain)
    own, *above = (in_force_on(facts.get(each, ()), day) for each in chain)
    return resolved(session, group_id, _kept(session, own), _above(session, above))


def rules_of_version(session: Session, group_id: str, version: VersionFacts, day: date) -> RuleSet:
    """The rules as they would hold if this version were in force on the day, drafts too."""
    chain = chain_of(session, group_id)
    facts = facts_by_group(session, chain[1:])
    above = [in_force_on(facts.get(each, ()), day) for each in chain[1:]]
    own = (version.id, written_rules(session, version.id))
    return resolved(session, group_id, own, _above(session, above))


def resolved(
    session: Session,
    group_id: str,
    own: tuple[str, Written] | None,
    above: tuple[tuple[str, Written], ...],
) -> RuleSet:
    """Lay a group's rules over those above it, its template and the law of its state."""
    kind = group_of(session, group_id).kind
    lines = lines_for(law_lines(session), state_of(session, group_id), kind)
    return _resolved(own, above, kind, lines)


@lru_cache(maxsize=512)
def _resolved(
    own: tuple[str, Written] | None,
    above: tuple[tuple[str, Written], ...],
    kind: str,
    lines: tuple[LawLine, ...],
) -> RuleSet:
    return resolve(
        None if own is None else _read(*own),
        [_read(*each) for each in above],
        template_rules(kind),
        floors_from(lines),
    ).rules


@lru_cache(maxsize=512)
def _read(version_id: str, written: Written) -> RuleSet:
    """A version's rules from their stored form."""
    values = {key: json.loads(value) for key, value, _ in written}
    articles = {key: article for key, _, article in written if article is not None}
    return RuleSet.from_json(values, articles=articles, version=version_id)


def _above(
    session: Session, versions: Sequence[VersionFacts | None]
) -> tuple[tuple[str, Written], ...]:
    found = (_kept(session, version) for version in versions)
    return tuple(each for each in found if each is not None)


_adopted: dict[tuple[str, str], Written] = {}
"""Rules of adopted versions by id and digest: they are final, so they are read once."""


def _kept(session: Session, version: VersionFacts | None) -> tuple[str, Written] | None:
    if version is None:
        return None
    key = (version.id, version.digest)
    if key not in _adopted:
        _adopted[key] = written_rules(session, version.id)
    return version.id, _adopted[key]


def written_rules(session: Session, constitution_id: str) -> Written:
    """The rules of a version as they are stored, by key."""
    rows = session.execute(
        select(RuleParam.key, RuleParam.value, RuleParam.article_no)
        .where(RuleParam.constitution_id == constitution_id)
        .order_by(RuleParam.key)
    )
    return tuple((key, value, article) for key, value, article in rows)

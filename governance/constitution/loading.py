"""Versions, articles and rule values read into plain values. Checks no rights, writes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.models import (
    Article,
    Constitution,
    ConstitutionFiling,
    ConstitutionVoid,
    GroupLaw,
    RuleParam,
)
from governance.constitution.versions import (
    VersionFacts,
    effective_to,
    in_force_on,
    status_on,
)
from governance.constitution.views import ArticleView, VersionRow, VoidView
from governance.models import Resolution
from governance.record import digest_of
from sr_board.people.models import Group

__all__ = [
    "article_views",
    "articles_of",
    "chain_of",
    "content_digest",
    "facts_by_group",
    "packed",
    "params_of",
    "state_of",
    "version_facts",
    "version_rows",
]


def packed(value: object) -> str:
    """Canonical JSON: the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chain_of(session: Session, group_id: str) -> tuple[str, ...]:
    """The group, the one it stands under, and so on up."""
    parents = dict(session.execute(select(Group.id, Group.parent_id)).all())
    chain = [group_id]
    while (above := parents.get(chain[-1])) is not None and above not in chain:
        chain.append(above)
    return tuple(chain)


def state_of(session: Session, group_id: str) -> str:
    """The state whose law holds for a group: its own entry or that of the nearest group above."""
    states = dict(session.execute(select(GroupLaw.group_id, GroupLaw.state)).all())
    chain = chain_of(session, group_id)
    return next((states[each] for each in chain if states.get(each)), "")


def _voids(session: Session, ids: Sequence[str]) -> Mapping[str, ConstitutionVoid]:
    rows = session.scalars(
        select(ConstitutionVoid).where(ConstitutionVoid.constitution_id.in_(ids))
    )
    return {row.constitution_id: row for row in rows}


def _facts(row: Constitution, void: ConstitutionVoid | None) -> VersionFacts:
    return VersionFacts(
        row.id,
        row.version,
        row.status,
        row.effective_from,
        None if void is None else void.void_from,
        row.digest or "",
    )


def version_facts(session: Session, group_id: str) -> tuple[VersionFacts, ...]:
    """Every version of a group with what counts for its being in force, by number."""
    return facts_by_group(session, (group_id,)).get(group_id, ())


def facts_by_group(
    session: Session, group_ids: Sequence[str]
) -> Mapping[str, tuple[VersionFacts, ...]]:
    """The versions of several groups, each by number; groups without any are left out."""
    rows = session.execute(
        select(Constitution, ConstitutionVoid)
        .outerjoin(ConstitutionVoid, ConstitutionVoid.constitution_id == Constitution.id)
        .where(Constitution.group_id.in_(group_ids))
        .order_by(Constitution.version)
    )
    found: dict[str, tuple[VersionFacts, ...]] = {}
    for row, void in rows:
        found[row.group_id] = (*found.get(row.group_id, ()), _facts(row, void))
    return found


def version_rows(session: Session, group_id: str, today: date) -> tuple[VersionRow, ...]:
    """The history of a group's versions as it stands on a day, the newest first."""
    rows = session.scalars(
        select(Constitution)
        .where(Constitution.group_id == group_id)
        .order_by(Constitution.version.desc())
    ).all()
    ids = [row.id for row in rows]
    voids = _voids(session, ids)
    filings = {
        each.constitution_id: each
        for each in session.scalars(
            select(ConstitutionFiling).where(ConstitutionFiling.constitution_id.in_(ids))
        )
    }
    named = [row.adopted_by for row in rows] + [void.resolution_id for void in voids.values()]
    serials = dict(
        session.execute(
            select(Resolution.id, Resolution.serial).where(
                Resolution.id.in_([*filter(None, named)])
            )
        ).all()
    )
    facts = [_facts(row, voids.get(row.id)) for row in rows]
    now = in_force_on(facts, today)
    return tuple(
        _version_row(row, fact, facts, now, voids.get(row.id), filings.get(row.id), serials, today)
        for row, fact in zip(rows, facts, strict=True)
    )


def _version_row(
    row: Constitution,
    fact: VersionFacts,
    facts: Sequence[VersionFacts],
    now: VersionFacts | None,
    void: ConstitutionVoid | None,
    filing: ConstitutionFiling | None,
    serials: Mapping[str, str],
    today: date,
) -> VersionRow:
    return VersionRow(
        id=row.id,
        group_id=row.group_id,
        version=row.version,
        status=status_on(fact, facts, today).value,
        template_key=row.template_key,
        based_on=row.based_on,
        circulated_on=row.circulated_on,
        adopted_on=row.adopted_on,
        effective_from=row.effective_from,
        effective_to=effective_to(fact, facts),
        serial=serials.get(row.adopted_by or "", ""),
        filed_on=None if filing is None else filing.filed_on,
        filing_ref="" if filing is None else filing.filing_ref,
        void=None
        if void is None
        else VoidView(
            void.by, void.void_from, void.reason, serials.get(void.resolution_id or "", "")
        ),
        in_force=now is not None and now.id == row.id,
    )


def articles_of(session: Session, constitution_id: str) -> list[Article]:
    """The rows of a version's articles, by number."""
    query = select(Article).where(Article.constitution_id == constitution_id)
    return list(session.scalars(query.order_by(Article.no)))


def article_views(rows: Sequence[Article]) -> tuple[ArticleView, ...]:
    """Articles as pages and papers see them."""
    return tuple(_article_view(row) for row in rows)


def _article_view(row: Article) -> ArticleView:
    said = dict(json.loads(row.slots))
    return ArticleView(
        no=row.no,
        section=row.section,
        picture=row.picture,
        headings=json.loads(row.headings),
        texts=json.loads(row.texts),
        slots=tuple(said),
        said=said,
    )


def params_of(session: Session, constitution_id: str) -> list[RuleParam]:
    """The rows of a version's rule values, by key."""
    query = select(RuleParam).where(RuleParam.constitution_id == constitution_id)
    return list(session.scalars(query.order_by(RuleParam.key)))


def content_digest(articles: Sequence[Article], params: Sequence[RuleParam]) -> str:
    """SHA-256 (hex) of a version's canonical text and values."""
    text = packed(
        {
            "articles": [
                [row.no, row.section, row.picture, row.headings, row.texts, row.slots]
                for row in articles
            ],
            "rules": [[row.key, row.value, row.article_no, row.note] for row in params],
        }
    )
    return digest_of(text)

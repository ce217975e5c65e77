"""Reading constitutions: what holds, versions whole, comparison, articles for quoting.

Right: CONSTITUTION_READ. Rules are no secret inside the collective: whoever may read them reads
those of every group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.compare import changed_articles, changed_rules
from governance.constitution.entry_drafts import version_of
from governance.constitution.in_force import rules_in_force, rules_of_version, written_rules
from governance.constitution.laws import floors_from, law_lines, lines_for
from governance.constitution.loading import (
    article_views,
    articles_of,
    chain_of,
    params_of,
    state_of,
    version_facts,
    version_rows,
)
from governance.constitution.models import Constitution
from governance.constitution.shaping import held_rules, own_rules
from governance.constitution.versions import VersionStatus, in_force_on
from governance.constitution.views import (
    AdoptionView,
    ArticleView,
    Comparison,
    ConstitutionView,
    FilingDue,
    GroupRules,
    RulesView,
    RuleView,
    VersionRow,
)
from governance.models import Meeting, Resolution, VoteCount
from governance.roll import group_names, group_of
from governance.rules.amendment import file_by
from governance.rules.parameters import Floor, RuleSet
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.audit.chain import code_of
from sr_board.audit.models import BookEvent
from sr_board.base.clock import Clock
from sr_board.i18n import LANGUAGES
from sr_board.people.models import Group
from sr_board.people.rules.kinds import GroupStatus
from sr_board.store.uow import ReadFactory

__all__ = ["ConstitutionQueries"]

_OPEN = (VersionStatus.DRAFT.value, VersionStatus.CIRCULATED.value)


@dataclass(frozen=True)
class _Law:
    """The state of a group and its floors in one language."""

    state: str
    floors: Mapping[str, Floor]


class ConstitutionQueries:
    """Constitutions as the signed-in person may see them."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def groups(self) -> tuple[GroupRules, ...]:
        """Every living group with its version in force and its draft, by name."""
        require(self._who, Action.CONSTITUTION_READ)
        today = self._clock.today()
        with self._read() as session:
            rows = session.scalars(
                select(Group)
                .where(Group.status != GroupStatus.DISSOLVED.value)
                .order_by(Group.name, Group.id)
            ).all()
            return tuple(_group_rules(session, row, today) for row in rows)

    def rules_on(self, group_id: str, day: date | None = None, language: str = "en") -> RulesView:
        """What holds for a group on a day (today), every rule with its source.

        Raises NotFound "group-not-found".
        """
        require(self._who, Action.CONSTITUTION_READ)
        day = day or self._clock.today()
        with self._read() as session:
            group = group_of(session, group_id)
            rules, law = rules_in_force(session, group_id, day), _law(session, group, language)
            rows = version_rows(session, group_id, day)
            own = _own(session, rules, law) if rules.version is not None else ()
            return RulesView(
                group_id=group_id,
                group_name=group.name,
                group_kind=group.kind,
                day=day,
                version=next((row for row in rows if row.in_force), None),
                draft=next((row for row in rows if row.status in _OPEN), None),
                rules=held_rules(
                    rules,
                    law.floors,
                    {rule.key: rule for rule in own},
                    _groups_above(session, group_id, day),
                ),
                rule_set=rules,
                state=law.state,
            )

    def versions(self, group_id: str) -> tuple[VersionRow, ...]:
        """The history of a group's versions, the newest first."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            return version_rows(session, group_id, self._clock.today())

    def whole(self, constitution_id: str, language: str = "en") -> ConstitutionView:
        """One version with everything it says. `language`: of what is said about the law.

        Raises NotFound "constitution-not-found".
        """
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            row = version_of(session, constitution_id)
            return self._view(session, row, language)

    def _view(self, session: Session, row: Constitution, language: str) -> ConstitutionView:
        group, today = group_of(session, row.group_id), self._clock.today()
        rows = version_rows(session, row.group_id, today)
        law = _law(session, group, language)
        fact = next(v for v in version_facts(session, row.group_id) if v.id == row.id)
        rules = rules_of_version(session, row.group_id, fact, row.effective_from or today)
        articles = article_views(articles_of(session, row.id))
        version = next(each for each in rows if each.id == row.id)
        return ConstitutionView(
            id=row.id,
            group_id=group.id,
            group_name=group.name,
            group_code=group.code,
            group_kind=group.kind,
            parent_name="" if group.parent_id is None else group_of(session, group.parent_id).name,
            version=version,
            adoption=_adoption(session, row),
            articles=articles,
            rules=own_rules(params_of(session, row.id), articles, rules, law.floors),
            versions=rows,
            languages=_languages(articles),
            rule_set=rules,
            state=law.state,
            changed_since_sent=row.status == VersionStatus.DRAFT and row.circulated_on is not None,
            file_by=_file_by(version, rules),
            may_write=self._who.may(Action.CONSTITUTION_WRITE),
            audit_code=_audit_code(session, row),
        )

    def compare(self, before_id: str, after_id: str, language: str = "en") -> Comparison:
        """What changed from one version to another, in one language of their texts.

        Raises NotFound "constitution-not-found".
        """
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            before, after = (self._side(session, each) for each in (before_id, after_id))
            return Comparison(
                before=before.version,
                after=after.version,
                language=language,
                articles=changed_articles(before.articles, after.articles, language),
                rules=changed_rules(
                    {rule.key: rule.value for rule in before.rules},
                    {rule.key: rule.value for rule in after.rules},
                    {rule.key: rule.article_no for rule in after.rules},
                ),
            )

    def _side(self, session: Session, constitution_id: str) -> ConstitutionView:
        return self._view(session, version_of(session, constitution_id), "en")

    def articles(self, group_id: str, day: date | None = None) -> tuple[ArticleView, ...]:
        """The articles in force on a day, for quoting them; none before the first version."""
        require(self._who, Action.CONSTITUTION_READ)
        with self._read() as session:
            version = in_force_on(version_facts(session, group_id), day or self._clock.today())
            return () if version is None else article_views(articles_of(session, version.id))

    def filings_due(self) -> tuple[FilingDue, ...]:
        """Versions in force that wait to be filed, by the day until which."""
        require(self._who, Action.CONSTITUTION_READ)
        today = self._clock.today()
        found = []
        with self._read() as session:
            for group in session.scalars(select(Group).order_by(Group.name)):
                version = in_force_on(version_facts(session, group.id), today)
                if version is None:
                    continue
                row = next(x for x in version_rows(session, group.id, today) if x.id == version.id)
                file_by = _file_by(row, rules_in_force(session, group.id, today))
                if file_by is not None:
                    found.append(FilingDue(row.id, group.id, group.name, row.version, file_by))
        return tuple(sorted(found, key=lambda each: each.file_by))


def _group_rules(session: Session, group: Group, today: date) -> GroupRules:
    rows = version_rows(session, group.id, today)
    return GroupRules(
        group.id,
        group.name,
        group.kind,
        next((row for row in rows if row.in_force), None),
        next((row for row in rows if row.status in _OPEN), None),
    )


def _law(session: Session, group: Group, language: str) -> _Law:
    state = state_of(session, group.id)
    return _Law(state, floors_from(lines_for(law_lines(session), state, group.kind), language))


def _own(session: Session, rules: RuleSet, law: _Law) -> Sequence[RuleView]:
    """The rules of the version in force."""
    version = rules.version or ""
    articles = article_views(articles_of(session, version))
    return own_rules(params_of(session, version), articles, rules, law.floors)


def _groups_above(
    session: Session, group_id: str, day: date
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Name and stated rules of each group above that has a version in force, nearest first."""
    chain = chain_of(session, group_id)[1:]
    names = group_names(session, chain)
    found = []
    for each in chain:
        version = in_force_on(version_facts(session, each), day)
        if version is not None:
            keys = frozenset(key for key, _, _ in written_rules(session, version.id))
            found.append((names[each], keys))
    return tuple(found)


def _languages(articles: Sequence[ArticleView]) -> tuple[str, ...]:
    """Languages in which at least one article is written."""
    spoken = {code for article in articles for code, text in article.texts.items() if text}
    return tuple(each.code for each in LANGUAGES if each.code in spoken)


def _file_by(version: VersionRow, rules: RuleSet) -> date | None:
    if version.adopted_on is None or version.filed_on is not None or not version.in_force:
        return None
    return file_by(rules.amend, version.adopted_on)


def _adoption(session: Session, row: Constitution) -> AdoptionView | None:
    if row.adopted_by is None or row.adopted_on is None or row.effective_from is None:
        return None
    resolution, meeting, vote = session.execute(
        select(Resolution, Meeting, VoteCount)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .join(VoteCount, VoteCount.motion_id == Resolution.motion_id)
        .where(Resolution.id == row.adopted_by)
    ).one()
    return AdoptionView(
        resolution_id=resolution.id,
        serial=resolution.serial,
        adopted_on=row.adopted_on,
        effective_from=row.effective_from,
        meeting_number=meeting.number,
        meeting_year=meeting.year,
        meeting_type=meeting.type,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        votes_abstain=vote.votes_abstain,
        present_then=vote.present_then,
    )


def _audit_code(session: Session, row: Constitution) -> str:
    """The code of the act that adopted the version, else of the newest act."""
    query = select(BookEvent.n, BookEvent.hash).order_by(BookEvent.n.desc()).limit(1)
    if row.status == VersionStatus.ADOPTED:
        query = query.where(
            BookEvent.subject == f"constitution/{row.id}",
            BookEvent.action == "constitution.adopted",
        )
    found = session.execute(query).one_or_none()
    return "" if found is None else code_of(found.n, found.hash)

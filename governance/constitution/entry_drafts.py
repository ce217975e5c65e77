"""Writing a draft: its rule values, its articles, and the sentences that go with the values.

Used by the services only. Checks no rights and commits nothing. Whatever is written here takes a
draft that had been circulated back to draft: other words than those that went round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.constitution.differences import in_slot, put_sentence, slot_of
from governance.constitution.loading import articles_of, packed, params_of
from governance.constitution.models import Article, Constitution, ConstitutionVoid, RuleParam
from governance.constitution.sentences import sentence
from governance.constitution.versions import VersionStatus
from governance.entry import Entry
from governance.rules.parameters import RuleSet, value_from_json, value_to_json
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.i18n import Translator, translator

__all__ = ["Draft", "draft_of", "latest_number", "open_draft", "speaks", "version_of"]


def speaks(language: str) -> Translator:
    """The translator of the stored texts: each language with its own digits, as on paper."""
    return translator(language, native_digits=True)


def version_of(session: Session, constitution_id: str) -> Constitution:
    """A version. Raises NotFound "constitution-not-found"."""
    row = session.get(Constitution, constitution_id)
    if row is None:
        raise NotFound("constitution-not-found", what="constitution")
    return row


def draft_of(entry: Entry, constitution_id: str) -> Draft:
    """A version that can still be written. Raises NotFound, RuleBroken "version-in-force" (H6) or
    "version-withdrawn"."""
    row = version_of(entry.session, constitution_id)
    if row.status == VersionStatus.ADOPTED:
        raise RuleBroken("version-in-force")
    gone = select(ConstitutionVoid.id).where(ConstitutionVoid.constitution_id == row.id)
    if entry.session.scalar(gone) is not None:
        raise RuleBroken("version-withdrawn")
    return Draft(entry, row)


def open_draft(session: Session, group_id: str) -> Constitution | None:
    """The group's version that is not adopted and not withdrawn; there is never more than one."""
    return session.scalars(
        select(Constitution)
        .outerjoin(ConstitutionVoid, ConstitutionVoid.constitution_id == Constitution.id)
        .where(
            Constitution.group_id == group_id,
            Constitution.status != VersionStatus.ADOPTED.value,
            ConstitutionVoid.id.is_(None),
        )
    ).one_or_none()


def latest_number(session: Session, group_id: str) -> int:
    """The greatest version number that a group has used, 0 before the first."""
    query = select(func.max(Constitution.version)).where(Constitution.group_id == group_id)
    return session.scalar(query) or 0


class Draft:
    """One draft being written."""

    def __init__(self, entry: Entry, row: Constitution) -> None:
        self._entry, self.row = entry, row
        self._session = entry.session

    def touch(self) -> None:
        """Something was changed: what went round is no longer what stands here."""
        self.row.status = VersionStatus.DRAFT.value
        self.row.circulated_digest = None

    def params(self) -> dict[str, RuleParam]:
        """Its rule values by key."""
        return {row.key: row for row in params_of(self._session, self.row.id)}

    def rules(self) -> RuleSet:
        """Its rules as a set, without what stands behind it."""
        return RuleSet.from_json({k: json.loads(p.value) for k, p in self.params().items()})

    def articles(self) -> list[Article]:
        """Its articles by number."""
        return articles_of(self._session, self.row.id)

    def article(self, no: int) -> Article:
        """One article. Raises NotFound "article-not-found"."""
        found = next((each for each in self.articles() if each.no == no), None)
        if found is None:
            raise NotFound("article-not-found", what="article", no=no)
        return found

    # -- rule values ----------------------------------------------------------------------------

    def set_values(
        self, values: Mapping[str, object], origin: str, note: Mapping[str, str] | None = None
    ) -> None:
        """Write rule values (JSON data) and make their sentences anew.

        Raises InputInvalid for a key that is no rule or a value that cannot be meant.
        """
        read = {key: value_to_json(key, value_from_json(key, v)) for key, v in values.items()}
        RuleSet.from_json(read)  # days and hours of one notice at once are refused
        have = self.params()
        for key, value in read.items():
            other = _other_notice(key)
            if other in have and other not in read:
                self._session.delete(have[other])
            row = have.get(key)
            if row is None:
                self._session.add(self._param(key, value, origin, (note or {}).get(key, "")))
                continue
            row.value, row.origin, row.differs = packed(value), origin, None
            row.note = (note or {}).get(key, row.note)
        self._session.flush()
        self.say_again(read)

    def _param(self, key: str, value: object, origin: str, note: str) -> RuleParam:
        slots = {slot: art.no for art in self.articles() for slot in dict(json.loads(art.slots))}
        slot = slot_of(key, slots)
        return RuleParam(
            **self._entry.new(),
            constitution_id=self.row.id,
            key=key,
            value=packed(value),
            article_no=None if slot is None else slots[slot],
            note=note,
            origin=origin,
            adopted=False,
        )

    def clear_value(self, key: str) -> None:
        """The draft no longer says anything of its own about a rule; its sentence follows."""
        row = self.params().get(key)
        if row is None:
            raise NotFound("rule-not-in-version", what="rule")
        self._session.delete(row)
        self._session.flush()
        self.say_again((key,))

    def say_again(self, keys: Iterable[str]) -> None:
        """Make the sentences of these rules anew wherever they stand."""
        keys, rules = tuple(keys), self.rules()
        for article in self.articles():
            texts, slots = json.loads(article.texts), json.loads(article.slots)
            for slot, said in slots:
                if not any(in_slot(key, slot) for key in keys):
                    continue
                stated = any(in_slot(key, slot) for key in rules.entries)
                for language in texts:
                    new = sentence(slot, rules, speaks(language)) if stated else ""
                    texts[language] = put_sentence(texts[language], said.get(language, ""), new)
                    said[language] = new
            article.texts, article.slots = packed(texts), packed(slots)
        self.touch()
        self._session.flush()

    # -- articles -------------------------------------------------------------------------------

    def write_article(self, article: Article, language: str, heading: str, text: str) -> None:
        """Heading and text in one language; marks about its rules are asked again."""
        headings, texts = json.loads(article.headings), json.loads(article.texts)
        if language not in texts and text:
            self._speak_first(article, language)
        headings[language], texts[language] = heading, text
        article.headings, article.texts = packed(headings), packed(texts)
        for row in self.params().values():
            if row.article_no == article.no:
                row.differs = None
        self.touch()
        self._session.flush()

    def _speak_first(self, article: Article, language: str) -> None:
        slots, rules = json.loads(article.slots), self.rules()
        for slot, said in slots:
            said[language] = sentence(slot, rules, speaks(language))
        article.slots = packed(slots)

    def insert_article(self, after: int, section: str, picture: str) -> Article:
        """An empty article after another one; those behind it move down by one."""
        for row in reversed(self.articles()):
            if row.no > after:
                self._renumber(row, row.no + 1)
        article = Article(
            **self._entry.new(),
            constitution_id=self.row.id,
            no=min(after, len(self.articles())) + 1,
            section=section,
            picture=picture,
            headings="{}",
            texts="{}",
            slots="[]",
            adopted=False,
        )
        self._session.add(article)
        self.touch()
        self._session.flush()
        return article

    def remove_article(self, article: Article) -> None:
        """Take an article out; its rules stay, without an article."""
        gone = article.no
        self._session.delete(article)
        self._session.flush()
        for param in self.params().values():
            if param.article_no == gone:
                param.article_no = None
        for row in self.articles():
            if row.no > gone:
                self._renumber(row, row.no - 1)
        self.touch()
        self._session.flush()

    def move_article(self, article: Article, to: int) -> None:
        """Put an article at another place (the nearest there is); its rules go with it."""
        rows = self.articles()
        start, to = article.no, max(1, min(to, len(rows)))
        self._renumber(article, len(rows) + 1)
        if to < start:
            for row in reversed(rows):
                if row is not article and to <= row.no < start:
                    self._renumber(row, row.no + 1)
        for row in rows:
            if row is not article and start < row.no <= to:
                self._renumber(row, row.no - 1)
        self._renumber(article, to)
        self.touch()
        self._session.flush()

    def _renumber(self, article: Article, to: int) -> None:
        for param in self.params().values():
            if param.article_no == article.no:
                param.article_no = to
        article.no = to
        self._session.flush()


def _other_notice(key: str) -> str:
    """Notice is in days or in hours: the key that this one takes the place of."""
    head, _, tail = key.rpartition(".")
    other = {"days": "hours", "hours": "days"}.get(tail)
    return f"{head}.{other}" if other is not None and head.startswith("notice.") else ""

"""Making the rules of a group: from a template or the last version, by answers, values and words.

Right: CONSTITUTION_WRITE (secretary, chair). Each method is one act and one commit. An adopted
version is never written here again (hard stop H6).
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from governance.constitution.commands import (
    AddArticle,
    AnswerQuestion,
    ChangeArticle,
    ClearRule,
    MarkDifference,
    MoveArticle,
    NextVersion,
    RemoveArticle,
    SetRule,
    StartDraft,
    WithdrawDraft,
)
from governance.constitution.entry_drafts import Draft, draft_of, open_draft
from governance.constitution.entry_starting import copy_of_last, from_template
from governance.constitution.models import ConstitutionVoid
from governance.constitution.templates import TEMPLATES
from governance.constitution.versions import VoidBy
from governance.entry import Entry, choice
from governance.roll import group_of
from governance.rules.parameters import Question, keys_of_question
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.i18n import LANGUAGES
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus
from sr_board.store.uow import UowFactory

__all__ = ["CHANGED", "ConstitutionService"]

CHANGED = frozenset({"constitution"})
ARTICLE_MAX = 20_000
"""Most letters in one article in one language."""
_CODES = frozenset(each.code for each in LANGUAGES)


class ConstitutionService:
    """Drafts of a group's rules."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def start(self, command: StartDraft) -> Done:
        """Begin from a template. Returns the draft's id.

        Raises RuleBroken "draft-open", InputInvalid "choice-unknown" (template).
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        if command.template not in TEMPLATES:
            raise InputInvalid("choice-unknown", field="template")
        area = clean_line(command.area, field="area")
        with self._uow() as uow:
            entry = self._entry(uow.session)
            self._check_free(uow.session, command.group_id)
            draft = from_template(entry, command.group_id, command.template, area)
            uow.record("constitution.started", subject=f"constitution/{draft.id}")
            return Done(draft.id, CHANGED, uow.commit())

    def next_version(self, command: NextVersion) -> Done:
        """A draft as a copy of the newest adopted version. Returns its id.

        Raises RuleBroken "draft-open", "nothing-adopted".
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            self._check_free(uow.session, command.group_id)
            draft = copy_of_last(entry, command.group_id)
            uow.record("constitution.copied", subject=f"constitution/{draft.id}")
            return Done(draft.id, CHANGED, uow.commit())

    @staticmethod
    def _check_free(session: Session, group_id: str) -> None:
        check_group_alive(GroupStatus(group_of(session, group_id).status))
        if open_draft(session, group_id) is not None:
            raise RuleBroken("draft-open")

    def withdraw(self, command: WithdrawDraft) -> Done:
        """The draft is given up; its number stays used. Raises InputInvalid "text-missing"."""
        require(self._who, Action.CONSTITUTION_WRITE)
        reason = clean_text(command.reason, field="reason", most=2000, required=True)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            draft = draft_of(entry, command.constitution_id)
            uow.session.add(
                ConstitutionVoid(
                    **entry.new(),
                    constitution_id=draft.row.id,
                    by=VoidBy.WITHDRAWN.value,
                    void_from=entry.today,
                    reason=reason,
                )
            )
            uow.record("constitution.withdrawn", subject=f"constitution/{draft.row.id}")
            return Done(draft.row.id, CHANGED, uow.commit())

    # -- rules ----------------------------------------------------------------------------------

    def answer(self, command: AnswerQuestion) -> Done:
        """An answer to a plain question: it sets rules and makes their sentences anew.

        Raises InputInvalid: "choice-unknown" (question), "answer-off-question", or what a value
        refuses.
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        question = choice(Question, command.question, "question")
        if len(keys_of_question(question, command.values)) != len(command.values):
            raise InputInvalid("answer-off-question", field="values")

        def write(draft: Draft) -> None:
            draft.set_values(command.values, "wizard")

        return self._write(command.constitution_id, "constitution.answered", write)

    def set_rule(self, command: SetRule) -> Done:
        """The value of one rule, typed. Raises InputInvalid, NotFound "article-not-found"."""
        require(self._who, Action.CONSTITUTION_WRITE)
        note = clean_text(command.note, field="note", most=2000)

        def write(draft: Draft) -> None:
            draft.set_values({command.key: command.value}, "typed", {command.key: note})
            if command.article_no is not None:
                place = draft.article(command.article_no)
                draft.params()[command.key].article_no = place.no

        return self._write(command.constitution_id, "constitution.rule_set", write)

    def clear_rule(self, command: ClearRule) -> Done:
        """The version says nothing of its own about a rule: the group above or the template do.

        Raises NotFound "rule-not-in-version".
        """
        return self._write(
            command.constitution_id,
            "constitution.rule_cleared",
            lambda draft: draft.clear_value(command.key),
        )

    def mark_difference(self, command: MarkDifference) -> Done:
        """Say that rule and article differ, that they agree, or nothing any more.

        Raises NotFound "rule-not-in-version".
        """

        def write(draft: Draft) -> None:
            row = draft.params().get(command.key)
            if row is None:
                raise NotFound("rule-not-in-version", what="rule")
            row.differs = command.differs

        return self._write(command.constitution_id, "constitution.difference_marked", write)

    # -- articles -------------------------------------------------------------------------------

    def change_article(self, command: ChangeArticle) -> Done:
        """Heading and text of an article in one language.

        Raises InputInvalid "choice-unknown" (language), "text-missing"; NotFound.
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        heading, text = _words(command.language, command.heading, command.text)

        def write(draft: Draft) -> None:
            draft.write_article(draft.article(command.no), command.language, heading, text)

        return self._write(command.constitution_id, "constitution.article_written", write)

    def add_article(self, command: AddArticle) -> Done:
        """A new article. Raises InputInvalid as `change_article`."""
        require(self._who, Action.CONSTITUTION_WRITE)
        heading, text = _words(command.language, command.heading, command.text)
        if command.after < 0:
            raise InputInvalid("count-negative", field="after")
        section = clean_line(command.section, field="section", most=40)
        picture = clean_line(command.picture, field="picture", most=40)

        def write(draft: Draft) -> None:
            article = draft.insert_article(command.after, section, picture)
            draft.write_article(article, command.language, heading, text)

        return self._write(command.constitution_id, "constitution.article_added", write)

    def remove_article(self, command: RemoveArticle) -> Done:
        """Take an article out of the draft. Raises NotFound "article-not-found"."""
        return self._write(
            command.constitution_id,
            "constitution.article_removed",
            lambda draft: draft.remove_article(draft.article(command.no)),
        )

    def move_article(self, command: MoveArticle) -> Done:
        """Put an article of the draft at another place. Raises NotFound "article-not-found"."""
        return self._write(
            command.constitution_id,
            "constitution.article_moved",
            lambda draft: draft.move_article(draft.article(command.no), command.to),
        )

    def _write(self, constitution_id: str, act: str, write: Callable[[Draft], object]) -> Done:
        require(self._who, Action.CONSTITUTION_WRITE)
        with self._uow() as uow:
            draft = draft_of(self._entry(uow.session), constitution_id)
            write(draft)
            uow.record(act, subject=f"constitution/{draft.row.id}")
            return Done(draft.row.id, CHANGED, uow.commit())


def _words(language: str, heading: str, text: str) -> tuple[str, str]:
    if language not in _CODES:
        raise InputInvalid("choice-unknown", field="language")
    return (
        clean_line(heading, field="heading", required=True),
        clean_text(text, field="text", most=ARTICLE_MAX, required=True),
    )

"""What the pages of constitutions show, and the commands behind what was typed. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.constitution.commands import (
    AddArticle,
    AdoptVersion,
    AnswerQuestion,
    ChangeArticle,
    CirculateDraft,
    ClearRule,
    FillFromResolution,
    MakeVoid,
    MarkDifference,
    MoveArticle,
    NameChanges,
    NextVersion,
    RecordFiling,
    RemoveArticle,
    SetRule,
    StartDraft,
    WithdrawDraft,
)
from governance.constitution.one_page import picture_of_question
from governance.constitution.sentences import sentence
from governance.constitution.stated import stated_rules
from governance.constitution.views import (
    Comparison,
    ConstitutionView,
    GroupRules,
    ResolutionChoice,
    RuleChange,
    RulesView,
    VersionRow,
)
from governance.constitution.wizard import Asked, ask, questions_for
from governance.rule_words import finding_words, value_sentence
from governance.rules.parameters import Question, RuleSet
from sr_board import i18n
from sr_board.base.picture import Picture
from sr_board.base.results import Done
from ui.constitution.work import ConstitutionWork

__all__ = ["Adopting", "ConstitutionPresenter", "MotionRules", "OnePageRow", "Overview", "Wizard"]

_SENTENCES = re.compile(r"(?<=[.।])\s+")
"""Where one sentence ends and the next begins."""


@dataclass(frozen=True)
class OnePageRow:
    """One line of "our rules on one page": the question's picture, what holds, whence."""

    question: Question
    picture: Picture
    sentence: str
    article_no: int | None
    source: str
    source_group: str = ""


@dataclass(frozen=True)
class Overview:
    """Everything the first page shows of one group."""

    groups: tuple[GroupRules, ...]
    rules: RulesView
    whole: ConstitutionView | None
    draft: ConstitutionView | None
    rows: tuple[OnePageRow, ...]
    to_fill: tuple[ResolutionChoice, ...]


@dataclass(frozen=True)
class Wizard:
    """The draft, its questions, and the one that is asked now."""

    view: ConstitutionView
    questions: tuple[Question, ...]
    asked: Asked

    @property
    def picture(self) -> Picture:
        """The picture of the question, drawn from what the draft says now."""
        return picture_of_question(self.asked.question, self.view.rule_set, i18n.current())

    @property
    def place(self) -> int:
        """Which of the questions it is, counted from 0."""
        return self.questions.index(self.asked.question)


@dataclass(frozen=True)
class Adopting:
    """A draft on its way, the decisions that can adopt it, and the rules that ask for them."""

    view: ConstitutionView
    choices: tuple[ResolutionChoice, ...]
    rules: RulesView
    today: date


@dataclass(frozen=True)
class MotionRules:
    """Changes that a motion names, and the rules that it can still name with what holds now."""

    named: tuple[RuleChange, ...]
    open: Mapping[str, object]


class ConstitutionPresenter:
    """Behind every page of constitutions."""

    def __init__(self, work: ConstitutionWork) -> None:
        self._work = work

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    # -- reading ------------------------------------------------------------------------------

    def overview(self, group_id: str = "") -> Overview | None:
        """One group, else the first that has rules of its own; None without any group."""
        groups = self._work.rulebook.reading.groups()
        if not groups:
            return None
        known = {each.group_id for each in groups}
        if group_id not in known:
            own = (g.group_id for g in groups if g.in_force or g.draft)
            group_id = next(own, groups[0].group_id)
        rules = self._work.rulebook.reading.rules_on(group_id, language=self._language)
        whole = None if rules.version is None else self.whole(rules.version.id)
        draft = None if rules.draft is None else self.whole(rules.draft.id)
        return Overview(groups, rules, whole, draft, _one_page(rules), self._to_fill(rules))

    def _to_fill(self, rules: RulesView) -> tuple[ResolutionChoice, ...]:
        """Decisions that name changes which no version holds yet."""
        if rules.version is None:
            return ()
        values = rules.rule_set.to_json()
        return tuple(
            choice
            for choice in self._work.rulebook.choosing.adopting(rules.group_id)
            if any(values.get(change.key) != change.after for change in choice.changes)
        )

    @property
    def _language(self) -> str:
        return i18n.current().code

    def whole(self, constitution_id: str) -> ConstitutionView:
        """One version with everything it says."""
        return self._work.rulebook.reading.whole(constitution_id, self._language)

    def wizard(self, constitution_id: str, question: str) -> Wizard:
        """One question about a draft; the first when there is none of this name."""
        view = self.whole(constitution_id)
        values = _values(view)
        questions = questions_for(values)
        wanted = next((each for each in questions if each.value == question), questions[0])
        return Wizard(view, questions, ask(wanted, values))

    def adopting(self, constitution_id: str) -> Adopting:
        """A draft and what is needed to adopt it."""
        view = self.whole(constitution_id)
        return Adopting(
            view,
            self._work.rulebook.choosing.adopting(view.group_id),
            self._work.rulebook.reading.rules_on(view.group_id, language=self._language),
            self.today,
        )

    def motion_rules(self, motion_id: str, group_id: str, day: date) -> MotionRules:
        """What a motion names already, and the rules of the day of its meeting beside it."""
        named = self._work.rulebook.choosing.named_changes(motion_id)
        rules = self._work.rulebook.reading.rules_on(group_id, day, self._language).rules
        done, tr = {change.key for change in named}, i18n.current()
        return MotionRules(
            named,
            {
                rule.key: rule.value
                for rule in rules
                if rule.key not in done and value_sentence(rule.key, rule.value, tr)
            },
        )

    def before_adopting(
        self, constitution_id: str, resolution_id: str
    ) -> tuple[tuple[str, str], ...]:
        """What would be written down if this decision adopted the draft: fact and line."""
        found = self._work.rulebook.choosing.before_adopting(constitution_id, resolution_id)
        return tuple(finding_words(each, article, i18n.current()) for each, article in found)

    def versions(self, group_id: str) -> tuple[VersionRow, ...]:
        """The history of a group's rules."""
        return self._work.rulebook.reading.versions(group_id)

    def void_choices(self, constitution_id: str) -> tuple[ResolutionChoice, ...]:
        """Decisions of the group by which its general meeting may have voided the version."""
        group = self.whole(constitution_id).group_id
        return self._work.rulebook.choosing.adopting(group)

    def compare(self, before: str, after: str) -> Comparison:
        """Two versions, in the language of the screen."""
        return self._work.rulebook.reading.compare(before, after, self._language)

    @staticmethod
    def say_slot(slot: str, rules: RuleSet) -> str:
        """The sentence of rules in the language of the screen."""
        return sentence(slot, rules, i18n.current())

    @staticmethod
    def say_answers(wizard: Wizard) -> tuple[str, ...]:
        """What each answer would say; sentences that all of them have in common are left out."""
        values, said = _values(wizard.view), []
        for answer in wizard.asked.answers:
            rules = RuleSet.from_json({**_without_rivals(values, answer.values), **answer.values})
            said.append(_SENTENCES.split(sentence(answer.slot, rules, i18n.current())))
        common = set.intersection(*(set(each) for each in said))
        own = ([part for part in each if part not in common] or each for each in said)
        return tuple(" ".join(each) for each in own)

    # -- writing ------------------------------------------------------------------------------

    def start(self, group_id: str, template: str, area: str) -> Done:
        """Begin from a template."""
        return self._work.rulebook.drafts.start(StartDraft(group_id, template, area))

    def next_version(self, group_id: str) -> Done:
        """A new version as a copy of the last."""
        return self._work.rulebook.drafts.next_version(NextVersion(group_id))

    def withdraw(self, constitution_id: str, reason: str) -> Done:
        """Give the draft up."""
        return self._work.rulebook.drafts.withdraw(WithdrawDraft(constitution_id, reason))

    def answer(self, wizard: Wizard, place: int) -> Done:
        """Give one of the usual answers."""
        chosen = wizard.asked.answers[place]
        return self._work.rulebook.drafts.answer(
            AnswerQuestion(wizard.view.id, wizard.asked.question.value, chosen.values)
        )

    def set_rule(self, constitution_id: str, key: str, value: object, note: str) -> Done:
        """Type the value of a rule."""
        return self._work.rulebook.drafts.set_rule(SetRule(constitution_id, key, value, note))

    def clear_rule(self, constitution_id: str, key: str) -> Done:
        """Say nothing of our own about a rule."""
        return self._work.rulebook.drafts.clear_rule(ClearRule(constitution_id, key))

    def mark(self, constitution_id: str, key: str, *, differs: bool | None) -> Done:
        """Say whether text and rule agree."""
        return self._work.rulebook.drafts.mark_difference(
            MarkDifference(constitution_id, key, differs)
        )

    def write_article(
        self, constitution_id: str, no: int, language: str, heading: str, text: str
    ) -> Done:
        """Words of an article; number 0 is a new one at the end."""
        work = self._work.rulebook.drafts
        if no:
            return work.change_article(ChangeArticle(constitution_id, no, language, heading, text))
        last = len(self.whole(constitution_id).articles)
        return work.add_article(AddArticle(constitution_id, last, language, heading, text))

    def remove_article(self, constitution_id: str, no: int) -> Done:
        """Take an article out."""
        return self._work.rulebook.drafts.remove_article(RemoveArticle(constitution_id, no))

    def move_article(self, constitution_id: str, no: int, to: int) -> Done:
        """Put an article at another place."""
        return self._work.rulebook.drafts.move_article(MoveArticle(constitution_id, no, to))

    def circulate(self, constitution_id: str, on: date) -> Done:
        """The text went round."""
        return self._work.rulebook.adoption.circulate(CirculateDraft(constitution_id, on))

    def adopt(self, constitution_id: str, resolution_id: str, effective_from: date) -> Done:
        """A resolution adopts the draft."""
        return self._work.rulebook.adoption.adopt(
            AdoptVersion(constitution_id, resolution_id, effective_from)
        )

    def name_change(self, motion_id: str, key: str, value: object) -> Done:
        """Write with a motion what it changes."""
        return self._work.rulebook.changes.name_changes(NameChanges(motion_id, {key: value}))

    def fill(self, resolution_id: str) -> Done:
        """Put the changes that a decision names into the draft of the next version."""
        return self._work.rulebook.changes.fill_from_resolution(FillFromResolution(resolution_id))

    def make_void(
        self, constitution_id: str, by: str, void_from: date, reason: str, resolution: str | None
    ) -> Done:
        """A version no longer holds."""
        return self._work.rulebook.adoption.make_void(
            MakeVoid(constitution_id, by, void_from, reason, resolution)
        )

    def file(self, constitution_id: str, filed_on: date, ref: str) -> Done:
        """It was filed with the registrar."""
        filing = RecordFiling(constitution_id, filed_on, ref)
        return self._work.rulebook.adoption.record_filing(filing)


def _values(view: ConstitutionView) -> dict[str, object]:
    """A version's own rules as JSON data."""
    return {rule.key: rule.value for rule in view.rules}


def _without_rivals(values: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """Days of notice take the place of hours, and the other way round."""
    rivals = {
        key.removesuffix(tail) + other
        for key in new
        for tail, other in ((".days", ".hours"), (".hours", ".days"))
        if key.startswith("notice.") and key.endswith(tail)
    }
    return {key: value for key, value in values.items() if key not in rivals}


def _one_page(view: RulesView) -> tuple[OnePageRow, ...]:
    """One line for each question to which the rules have an answer."""
    written = view.rule_set.to_json()
    values = {**_without_rivals(stated_rules(view.group_kind).to_json(), written), **written}
    rules = view.rule_set.from_json(values)
    by_key = {rule.key: rule for rule in view.rules}
    found = []
    for question in questions_for(values):
        asked = ask(question, values)
        said = sentence(asked.slot, rules, i18n.current())
        rule = next((by_key[key] for key in asked.keys if key in by_key), None)
        if said:
            found.append(
                OnePageRow(
                    question,
                    picture_of_question(question, rules, i18n.current()),
                    said,
                    None if rule is None else rule.article_no,
                    "default" if rule is None else rule.source,
                    "" if rule is None else rule.source_group,
                )
            )
    return tuple(found)

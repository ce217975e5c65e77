"""What screens, papers and the command line see of constitutions: frozen rows.

Values of rules are plain JSON data (numbers, words, lists, maps). Sentences are made from them by
`governance.rule_words` in whatever language is wanted; texts of articles are kept per language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.rules.parameters import RuleSet

__all__ = [
    "AdoptionView",
    "ArticleChange",
    "ArticleView",
    "Comparison",
    "ConstitutionView",
    "DifferenceView",
    "FilingDue",
    "FloorView",
    "GroupRules",
    "LawRow",
    "Mark",
    "ResolutionChoice",
    "RuleChange",
    "RuleView",
    "RulesView",
    "VersionRow",
    "VoidView",
]


def _in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else in English, else in whatever language there is."""
    for code in (language, "en", *texts):
        if texts.get(code):
            return texts[code]
    return ""


@dataclass(frozen=True)
class ArticleView:
    """One article with its words per language.

    `slots`: the rules whose sentences stand in it: a key ("quorum.general"), a family of keys
    ("office.chair"), or several joined by commas. `said`: slot -> language -> the sentence as it
    was made from the values when they were written.
    """

    no: int
    section: str
    picture: str
    headings: Mapping[str, str]
    texts: Mapping[str, str]
    slots: tuple[str, ...] = ()
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def heading(self, language: str) -> str:
        """The heading in this language, or in one that exists."""
        return _in_language(self.headings, language)

    def text(self, language: str) -> str:
        """The text in this language, or in one that exists."""
        return _in_language(self.texts, language)

    def sentence(self, slot: str, language: str) -> str:
        """The sentence of a slot in this language, or in one that exists."""
        return _in_language(self.said.get(slot, {}), language)

    def speaks(self, language: str) -> bool:
        """Whether the article is written in this language itself."""
        return bool(self.texts.get(language))


@dataclass(frozen=True)
class FloorView:
    """What the law of the state asks at least. `below`: the group's own value is under it."""

    state: str
    floor: object
    source_text: str
    checked_on: date | None
    below: bool
    shipped: bool = False


@dataclass(frozen=True)
class DifferenceView:
    """Where text and rule do not say the same; then the text counts.

    `slot`: the sentence that is missing in the article. `language`: of the text that was compared,
    "" when a person marked it. `named`: numbers that stand in the article and not in the rule,
    `missing`: numbers of the rule that the article does not name. `marked`: a person said so.
    """

    slot: str
    article_no: int
    language: str
    named: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    marked: bool = False


@dataclass(frozen=True)
class RuleView:
    """One rule as it holds, and where its value comes from.

    `source`: own (this version), parent (a group above, `source_group`), template, default.
    `origin`: how it came into the version: template, wizard, typed; "" when not its own.
    """

    key: str
    value: object
    source: str
    article_no: int | None = None
    note: str = ""
    origin: str = ""
    source_group: str = ""
    floor: FloorView | None = None
    differences: tuple[DifferenceView, ...] = ()
    cleared: bool = False


@dataclass(frozen=True)
class AdoptionView:
    """The resolution that adopted a version. Votes are None where nobody counted."""

    resolution_id: str
    serial: str
    adopted_on: date
    effective_from: date
    meeting_number: int
    meeting_year: int
    meeting_type: str
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    present_then: int


@dataclass(frozen=True)
class VoidView:
    """Why a version does not hold. `by`: court, registrar, general_meeting, withdrawn (a draft)."""

    by: str
    void_from: date
    reason: str
    serial: str = ""


@dataclass(frozen=True)
class VersionRow:
    """A version in the history. `status`: draft, circulated, adopted, superseded, void.

    `effective_to`: the last day on which it held, None while it holds or never did.
    """

    id: str
    group_id: str
    version: int
    status: str
    template_key: str
    based_on: str | None
    circulated_on: date | None
    adopted_on: date | None
    effective_from: date | None
    effective_to: date | None
    serial: str
    filed_on: date | None
    filing_ref: str
    void: VoidView | None
    in_force: bool


@dataclass(frozen=True)
class ConstitutionView:
    """One version whole: its articles, its rules, its history. Newest version first in `versions`.

    `rules` are those the version says itself; `rule_set` holds with them what stands behind it.

    `changed_since_sent`: it was circulated and then changed, so it must go round again.
    `file_by`: last day for filing an adopted version, None when no filing is asked or it is done.
    """

    id: str
    group_id: str
    group_name: str
    group_code: str
    group_kind: str
    parent_name: str
    version: VersionRow
    adoption: AdoptionView | None
    articles: tuple[ArticleView, ...]
    rules: tuple[RuleView, ...]
    versions: tuple[VersionRow, ...]
    languages: tuple[str, ...]
    rule_set: RuleSet
    state: str = ""
    changed_since_sent: bool = False
    file_by: date | None = None
    may_write: bool = False
    audit_code: str = ""

    def rule(self, key: str) -> RuleView | None:
        """The rule of this key, if the version or what stands behind it has one."""
        return next((rule for rule in self.rules if rule.key == key), None)

    def rules_of(self, no: int) -> tuple[RuleView, ...]:
        """The rules that stand in article `no`."""
        return tuple(rule for rule in self.rules if rule.article_no == no)

    @property
    def differences(self) -> tuple[DifferenceView, ...]:
        """Everywhere that text and rule do not say the same."""
        return tuple(each for rule in self.rules for each in rule.differences)

    @property
    def below_floor(self) -> tuple[RuleView, ...]:
        """Rules whose value is under what the law of the state asks."""
        return tuple(r for r in self.rules if r.floor is not None and r.floor.below)


@dataclass(frozen=True)
class RulesView:
    """The rules that hold for a group on a day, with their sources. `version` is None when none
    of its own versions holds: then template and parent speak."""

    group_id: str
    group_name: str
    group_kind: str
    day: date
    version: VersionRow | None
    draft: VersionRow | None
    rules: tuple[RuleView, ...]
    rule_set: RuleSet
    state: str = ""


@dataclass(frozen=True)
class Mark:
    """A run of words in a comparison. `kind`: same, out, in."""

    kind: str
    text: str


@dataclass(frozen=True)
class ArticleChange:
    """One article that is not the same in two versions. `kind`: added, removed, changed, moved.

    `heading` and `text` are runs of words; an unchanged heading is one run of kind "same".
    """

    kind: str
    no_before: int | None
    no_after: int | None
    heading: tuple[Mark, ...]
    text: tuple[Mark, ...]


@dataclass(frozen=True)
class RuleChange:
    """One rule that is not the same. None: the version has no own value for it."""

    key: str
    before: object | None
    after: object | None
    article_no: int | None


@dataclass(frozen=True)
class Comparison:
    """Two versions side by side, in one language of their texts."""

    before: VersionRow
    after: VersionRow
    language: str
    articles: tuple[ArticleChange, ...]
    rules: tuple[RuleChange, ...]

    @property
    def same(self) -> bool:
        """Nothing changed between the two."""
        return not self.articles and not self.rules


@dataclass(frozen=True)
class LawRow:
    """One line of a state's law pack. `shipped`: came with the program and nobody changed it."""

    id: str
    state: str
    subject: str
    key: str
    floor: object
    source_text: str
    checked_on: date
    note: str
    shipped: bool
    retired: bool = False
    groups: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class GroupRules:
    """A group in the list: the version in force and the draft, if there are any."""

    group_id: str
    group_name: str
    group_kind: str
    in_force: VersionRow | None
    draft: VersionRow | None


@dataclass(frozen=True)
class ResolutionChoice:
    """A decision that could adopt a version. `changes`: rules that its motion names."""

    id: str
    serial: str
    decided_on: date
    text: str
    meeting_number: int
    changes: tuple[RuleChange, ...] = ()


@dataclass(frozen=True)
class FilingDue:
    """An adopted version that is still to be filed with the registrar, by a day."""

    constitution_id: str
    group_id: str
    group_name: str
    version: int
    file_by: date

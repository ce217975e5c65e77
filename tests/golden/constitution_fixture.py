"""A constitution as screens and papers see it, made from a template without a vault."""

from __future__ import annotations

from datetime import date

from governance.constitution.compare import changed_articles, changed_rules
from governance.constitution.template_files import template_rules
from governance.constitution.template_texts import GroupNames, article_numbers, text_articles
from governance.constitution.templates import LANGUAGES
from governance.constitution.views import (
    AdoptionView,
    ArticleView,
    Comparison,
    ConstitutionView,
    VersionRow,
)
from governance.rule_words import rule_sentence
from governance.rules.parameters import RuleSet
from sr_board import i18n
from sr_board.papers import Letterhead, Tile

__all__ = ["LETTERHEAD", "comparison", "view_of"]

LETTERHEAD = Letterhead("Sandhya Mahila Samiti", Tile("umbrella"), "Kalighat branch")
_NAMES = GroupNames("Sandhya", "Sandhya Mahila Samiti", "Kalighat")


def _articles(template: str, rules: RuleSet) -> tuple[ArticleView, ...]:
    spoken = {}
    for code in LANGUAGES:
        tr = i18n.translator(code, native_digits=code == "bn")
        spoken[code] = text_articles(template, rules, tr, _NAMES, sentence=rule_sentence)
    made = []
    for english, bengali in zip(spoken["en"], spoken["bn"], strict=True):
        both = {"en": english, "bn": bengali}
        slots = tuple(line.slot for line in english.lines if line.slot)
        said = {
            slot: {
                code: next(line.text for line in each.lines if line.slot == slot)
                for code, each in both.items()
            }
            for slot in slots
        }
        made.append(
            ArticleView(
                no=english.no,
                section=english.section,
                picture=english.picture,
                headings={code: each.heading for code, each in both.items()},
                texts={code: each.text for code, each in both.items()},
                slots=slots,
                said=said,
            )
        )
    return tuple(made)


def _row(number: int, template: str, *, adopted: bool) -> VersionRow:
    return VersionRow(
        id=f"c{number}",
        group_id="g1",
        version=number,
        status="adopted" if adopted else "draft",
        template_key=template,
        based_on=None,
        circulated_on=date(2026, 11, 1),
        adopted_on=date(2026, 11, 24) if adopted else None,
        effective_from=date(2026, 12, 1) if adopted else None,
        effective_to=None,
        serial="SAN/2026/014" if adopted else "",
        filed_on=None,
        filing_ref="",
        void=None,
        in_force=adopted,
    )


def view_of(
    template: str, *, adopted: bool = True, rules: RuleSet | None = None
) -> ConstitutionView:
    """The constitution of a group that took a template as it is."""
    held = rules or template_rules(template)
    held = held.with_values(
        {key: entry.value for key, entry in held.entries.items()},
        articles=article_numbers(template, held.entries),
    )
    row = _row(1, template, adopted=adopted)
    adoption = AdoptionView(
        resolution_id="r1",
        serial="SAN/2026/014",
        adopted_on=date(2026, 11, 24),
        effective_from=date(2026, 12, 1),
        meeting_number=7,
        meeting_year=2026,
        meeting_type="special",
        votes_for=12,
        votes_against=1,
        votes_abstain=0,
        present_then=13,
    )
    return ConstitutionView(
        id=row.id,
        group_id="g1",
        group_name="Sandhya",
        group_code="SAN",
        group_kind=template,
        parent_name="Sandhya Mahila Samiti",
        version=row,
        adoption=adoption if adopted else None,
        articles=_articles(template, held),
        rules=(),
        versions=(row,),
        languages=LANGUAGES,
        rule_set=held,
        audit_code="7F3A 91C2",
    )


def comparison(template: str, language: str) -> Comparison:
    """Version 1 as it came, and a draft of version 2 with another quorum."""
    first = template_rules(template)
    later = {"quorum.shg": {"kind": "share", "num": 3, "den": 4, "base": "roll"}}
    second = first.with_values({key: RuleSet.from_json(later).value(key) for key in later})
    before, after = view_of(template), view_of(template, rules=second)
    old, new = first.to_json(), second.to_json()
    return Comparison(
        before=_row(1, template, adopted=True),
        after=_row(2, template, adopted=False),
        language=language,
        articles=changed_articles(before.articles, after.articles, language),
        rules=changed_rules(old, new, {key: 14 for key in later}),
    )

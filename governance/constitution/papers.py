"""Papers of constitutions: the booklet, our rules on one page, what changed between two versions.

Built from frozen views only. Decides nothing about who may read them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from governance.constitution.one_page import picture_of_slot, rule_tiles
from governance.constitution.template_files import template_rules
from governance.constitution.template_texts import text_articles
from governance.constitution.templates import template_title
from governance.constitution.views import (
    AdoptionView,
    ArticleChange,
    ArticleView,
    Comparison,
    ConstitutionView,
    Mark,
    RuleChange,
    VersionRow,
)
from governance.rule_words import rule_sentence, value_sentence
from governance.rules.parameters import RuleSet
from governance.words import CAPACITIES, MEETING_TYPES
from sr_board.i18n import N_, Translator
from sr_board.papers import (
    Booklet,
    Column,
    Cover,
    Letterhead,
    Paper,
    Signature,
    Strong,
    Text,
    WallSheet,
    WallTile,
)

__all__ = ["comparison_pdf", "constitution_pdf", "one_page_pdf", "template_pdf"]

STATES = {
    "draft": N_("draft"),
    "circulated": N_("sent to the members"),
    "adopted": N_("adopted"),
    "superseded": N_("replaced by a later one"),
    "void": N_("void"),
}
_ADOPTED = ("adopted", "superseded")
_CHANGES = {
    "added": N_("New article"),
    "removed": N_("Article taken out"),
    "changed": N_("Changed article"),
    "moved": N_("Article with another number"),
}
_MOST_MARKS = 20


def constitution_pdf(
    view: ConstitutionView, tr: Translator, letterhead: Letterhead, *, large: bool = False
) -> bytes:
    """The booklet: cover, contents, articles with pictures, adoption, marks, versions, annex.

    Marked as a draft on every page until the version is adopted. Raises RuleBroken
    "paper-too-long" or "paper-does-not-fit".
    """
    title = template_title(view.version.template_key, tr.code)
    paper = Booklet(
        tr,
        cover=Cover(view.group_name, title, _cover_lines(view, tr), letterhead.tile),
        letterhead=letterhead,
        code=view.audit_code,
        draft=_is_draft(view.version),
        large=large,
    )
    _contents(paper, view)
    for article in view.articles:
        _article(paper, article, view.rule_set)
    _adoption(paper, view)
    _marks(paper, view)
    _versions(paper, view.versions)
    paper.new_page()
    paper.heading(tr.say("Our rules on one page"))
    paper.wall(_tiles(view, tr))
    return paper.pdf()


def one_page_pdf(
    view: ConstitutionView, tr: Translator, letterhead: Letterhead, *, large: bool = False
) -> bytes:
    """Our rules on one page, for the wall: pictures, large figures, one sentence each."""
    paper = WallSheet(
        tr,
        title=tr.say("Our rules on one page"),
        subtitle=_named_version(view, letterhead, tr),
        letterhead=letterhead,
        code=view.audit_code,
        draft=_is_draft(view.version),
        large=large,
    )
    paper.wall(_tiles(view, tr))
    return paper.pdf()


def comparison_pdf(comparison: Comparison, tr: Translator, letterhead: Letterhead) -> bytes:
    """What two versions say otherwise: each article before and now, each rule before and now."""
    before, after = comparison.before, comparison.after
    paper = Paper(
        tr,
        title=tr.say("What changes in our rules"),
        subtitle=tr.say(
            "Version {before} and version {after}", before=before.version, after=after.version
        ),
        letterhead=letterhead,
        draft=_is_draft(after),
    )
    if comparison.same:
        paper.line(tr.say("The two versions say the same."))
        return paper.pdf()
    paper.line(tr.say("What is new or taken out stands in bold."))
    for change in comparison.articles:
        _article_change(paper, change)
    if comparison.rules:
        paper.heading(tr.say("Rules that are checked"))
        paper.table(
            [Column(tr.say("Article")), Column(tr.say("Before")), Column(tr.say("Now"))],
            [_rule_change(change, tr) for change in comparison.rules],
        )
    return paper.pdf()


def template_pdf(
    template: str, tr: Translator, letterhead: Letterhead, *, large: bool = False
) -> bytes:
    """A template as it ships, to be read aloud before a group begins its own; always a draft.

    Names of group, area and body above are left as dots.
    """
    rules, title = template_rules(template), template_title(template, tr.code)
    articles = text_articles(template, rules, tr, sentence=rule_sentence)
    note = tr.say("As it ships. Every word and number can be changed.")
    paper = Booklet(
        tr,
        cover=Cover(letterhead.name, title, [note], letterhead.tile),
        letterhead=letterhead,
        draft=True,
        large=large,
    )
    _list(paper, [(article.no, article.heading) for article in articles])
    paper.new_page()
    for article in articles:
        slots = [line.slot for line in article.lines if line.slot]
        _write_article(
            paper,
            (article.no, article.heading, article.picture),
            [(line.text, bool(line.slot)) for line in article.lines],
            slots,
            rules,
        )
    return paper.pdf()


def _is_draft(version: VersionRow) -> bool:
    return version.status not in _ADOPTED


# The booklet


def _cover_lines(view: ConstitutionView, tr: Translator) -> list[str]:
    version, adoption = view.version, view.adoption
    if adoption is None:
        lines = [tr.say("Version {number}, not adopted yet", number=version.version)]
    else:
        lines = [
            tr.say(
                "Version {number}, in force from {date}",
                number=version.version,
                date=adoption.effective_from,
            ),
            tr.say(
                "Adopted on {date} by decision {serial}",
                date=adoption.adopted_on,
                serial=tr.digits(adoption.serial),
            ),
        ]
    if view.parent_name:
        lines.append(view.parent_name)
    return lines


def _named_version(view: ConstitutionView, letterhead: Letterhead, tr: Translator) -> str:
    """The version, after the group's name unless that stands above already."""
    version = _cover_lines(view, tr)[0]
    return version if letterhead.name == view.group_name else f"{view.group_name} · {version}"


def _contents(paper: Booklet, view: ConstitutionView) -> None:
    tr = paper.tr
    _list(paper, [(article.no, article.heading(tr.code)) for article in view.articles])
    if not all(article.speaks(tr.code) for article in view.articles):
        paper.second(tr.say("Some articles are not yet written in this language."))
    paper.new_page()


def _list(paper: Booklet, articles: Sequence[tuple[int, str]]) -> None:
    tr = paper.tr
    paper.heading(tr.say("What stands where"))
    paper.contents([(tr.digits(f"{no}."), heading, f"article-{no}") for no, heading in articles])
    paper.space(10)
    paper.second(tr.say("A line with the stitch is a rule that we check at every meeting."))


def _article(paper: Booklet, article: ArticleView, rules: RuleSet) -> None:
    code = paper.tr.code
    said = {each.get(code, "") for each in article.said.values()} - {""}
    lines = [(line, line in said) for line in article.text(code).split("\n") if line.strip()]
    named = (article.no, article.heading(code), article.picture)
    _write_article(paper, named, lines, article.slots, rules)


def _write_article(
    paper: Booklet,
    named: tuple[int, str, str],
    lines: Sequence[tuple[str, bool]],
    slots: Sequence[str],
    rules: RuleSet,
) -> None:
    """`named`: number, heading and icon; the picture of a rule takes the place of the icon."""
    no, heading, icon = named
    pictures = [picture_of_slot(slot, rules, paper.tr) for slot in slots]
    paper.article(
        paper.tr.say("{number}. {title}", number=no, title=heading),
        lines,
        key=f"article-{no}",
        icon=icon,
        picture=next((picture for picture in pictures if picture is not None), None),
    )


def _adoption(paper: Paper, view: ConstitutionView) -> None:
    tr, adoption = paper.tr, view.adoption
    with paper.together():
        paper.heading(tr.say("How these rules were adopted"))
        if adoption is None:
            paper.line(tr.say("These rules have not been adopted yet."))
            return
        paper.facts(_adoption_facts(adoption, view.version, tr))


def _adoption_facts(
    adoption: AdoptionView, version: VersionRow, tr: Translator
) -> list[tuple[str, Text]]:
    meeting = tr.say(
        "{type} no. {number} of the year {year}",
        type=tr.say(MEETING_TYPES[adoption.meeting_type]),
        number=adoption.meeting_number,
        year=adoption.meeting_year,
    )
    facts: list[tuple[str, Text]] = [
        (tr.say("Decision"), tr.digits(adoption.serial)),
        (tr.say("Meeting"), meeting),
        (tr.say("Date"), tr.date(adoption.adopted_on)),
    ]
    if adoption.votes_for is not None:
        count = tr.say(
            "{yes} for, {no} against, {abstain} abstained; {present} members were in the room",
            yes=adoption.votes_for,
            no=adoption.votes_against or 0,
            abstain=adoption.votes_abstain or 0,
            present=adoption.present_then,
        )
        facts.append((tr.say("Votes"), count))
    facts.append((tr.say("In force from"), tr.date(adoption.effective_from)))
    if version.filed_on is not None:
        filed = tr.date(version.filed_on)
        reference = tr.digits(version.filing_ref)
        facts.append((tr.say("Filed"), f"{filed}, {reference}" if reference else filed))
    return facts


def _marks(paper: Paper, view: ConstitutionView) -> None:
    """Room for those who must sign; in a self-help group for every member."""
    tr = paper.tr
    people = [Signature(" ", tr.say(CAPACITIES[mark]), thumb=True) for mark in _capacities(view)]
    with paper.together():
        paper.heading(tr.say("We have agreed to these rules"))
        paper.line(tr.say("They were read aloud to us. We sign of our own will."))
        paper.signatures(people[:4])
    paper.signatures(people[4:])


def _capacities(view: ConstitutionView) -> list[str]:
    marks = [mark.value for mark in view.rule_set.minutes_marks]
    if view.group_kind != "shg":
        return marks
    most = view.rule_set.size.max or _MOST_MARKS
    return [*marks, *["member"] * max(0, min(most, _MOST_MARKS) - len(marks))]


def _versions(paper: Paper, versions: Sequence[VersionRow]) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("Versions of these rules"))
        paper.table(
            [
                Column(tr.say("Version"), align="right"),
                Column(tr.say("State")),
                Column(tr.say("Adopted")),
                Column(tr.say("In force from")),
                Column(tr.say("Until")),
                Column(tr.say("Decision")),
            ],
            [
                [
                    tr.digits(str(row.version)),
                    tr.say(STATES[row.status]),
                    _day(row.adopted_on, tr),
                    _day(row.effective_from, tr),
                    _day(row.effective_to, tr),
                    tr.digits(row.serial),
                ]
                for row in versions
            ],
        )


def _day(day: date | None, tr: Translator) -> str:
    return "" if day is None else tr.date(day, "medium")


def _tiles(view: ConstitutionView, tr: Translator) -> list[WallTile]:
    say: Callable[[str], str] = lambda slot: rule_sentence(slot, view.rule_set, tr)  # noqa: E731
    return [
        WallTile(tile.picture, tile.figure, tile.sentence, _article_word(tile.article, tr))
        for tile in rule_tiles(view.rule_set, tr, say)
    ]


def _article_word(article: int | None, tr: Translator) -> str:
    return "" if article is None else tr.say("Article {number}", number=article)


# Two versions


def _article_change(paper: Paper, change: ArticleChange) -> None:
    tr = paper.tr
    number = change.no_after or change.no_before or 0
    paper.heading(
        tr.say("{number}. {title}", number=number, title=_plain(change.heading, "in"))
        if change.kind != "removed"
        else tr.say("{number}. {title}", number=number, title=_plain(change.heading, "out"))
    )
    paper.second(tr.say(_CHANGES[change.kind]))
    before, after = _side(change.text, "out"), _side(change.text, "in")
    if change.kind in ("changed", "removed"):
        paper.panel(tr.say("Before"), before, kind="quiet")
    if change.kind in ("changed", "added"):
        paper.panel(tr.say("Now"), after, kind="action")


def _side(marks: Sequence[Mark], kind: str) -> Text:
    """One side of a comparison: what is the same, and in bold what is on this side only."""
    kept = [mark for mark in marks if mark.kind in ("same", kind)]
    return [mark.text if mark.kind == "same" else Strong(mark.text) for mark in kept]


def _plain(marks: Sequence[Mark], kind: str) -> str:
    return "".join(mark.text for mark in marks if mark.kind in ("same", kind))


def _rule_change(change: RuleChange, tr: Translator) -> list[str]:
    return [
        "" if change.article_no is None else tr.digits(str(change.article_no)),
        _said(change.key, change.before, tr),
        _said(change.key, change.after, tr),
    ]


def _said(key: str, value: object | None, tr: Translator) -> str:
    if value is None:
        return tr.say("no rule of our own")
    return value_sentence(key, value, tr)

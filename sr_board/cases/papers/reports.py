"""The report to the committee and the letter to the police: with blank lines for one person alone,
or with the child's identity when two who hold it approved.

Source: domain paper, sections 3, 14 and 19. A list of fields and nothing else can appear. What is
typed for the paper alone is kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.cases.files.duties import CLOCK_OF, begun_anew, clock_now, reports_now
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.report_form import ReportForm, ReportWords
from sr_board.cases.papers.parts import (
    BLANK,
    BOX,
    LINE,
    TICKED,
    evidence_table,
    moment_words,
    when_words,
)
from sr_board.cases.papers.service_papers import Told
from sr_board.cases.vocabulary import Flag, ReportKind
from sr_board.cases.words.reports import AUTHORITIES, GROUNDS, REPORTERS
from sr_board.i18n import Translator
from sr_board.papers import Letterhead, Paper, Signature

__all__ = ["production_pdf"]


_NO_WORDS = ReportWords()


@dataclass(frozen=True)
class _Draft:
    """One paper as it is drawn."""

    paper: Paper
    view: CaseView
    tr: Translator
    form: ReportForm
    words: ReportWords
    told: Told | None
    police: bool


def production_pdf(
    view: CaseView,
    tr: Translator,
    letterhead: Letterhead,
    *,
    police: bool = False,
    code: str = "",
    form: ReportForm | None = None,
    words: ReportWords = _NO_WORDS,
    told: Told | None = None,
) -> bytes:
    """The report to the committee, or the letter to the police. `told` None: lines for handwriting
    in the place of name, home and all that is not in the file."""
    title = tr.say("Report to the police") if police else tr.say("Report to the committee")
    known = form or ReportForm()
    lines = [tr.say("File {code}", code=view.head.code)]
    if known.label and not police:
        lines.insert(0, known.label)
    paper = Paper(
        tr,
        title=title,
        subtitle=" · ".join(lines),
        letterhead=letterhead,
        code=code,
    )
    draft = _Draft(paper, view, tr, known, words, told, police)
    _who(draft)
    _when(draft)
    _ticks(draft, tr.say("Why the child needs care and protection"), known.grounds, GROUNDS)
    if police:
        _lines(draft, tr.say("What is known or feared"), words.known)
    evidence_table(paper, view, tr)
    _own_words(draft)
    _producer(draft)
    _receipt(draft)
    return paper.pdf()


def _who(draft: _Draft) -> None:
    """To whom, and the child as known."""
    tr, told = draft.tr, draft.told
    to = draft.words.to
    authority = draft.form.authority
    if not to and not draft.police and authority:
        named = tr.say(authority) if authority in AUTHORITIES else authority
        to = f"{named}, {BLANK}"
    pairs = [(tr.say("Addressed to"), to or BLANK)]
    if told is None:
        pairs += [
            (tr.say("The child, as known"), BLANK),
            (tr.say("Language, interpreter"), BLANK),
            (tr.say("Home, as told"), BLANK),
            (tr.say("Where the child was noticed"), BLANK),
        ]
    else:
        pairs += _identity(told, tr)
    draft.paper.facts(pairs)


def _identity(told: Told, tr: Translator) -> list[tuple[str, str]]:
    who = told.who
    unknown = tr.say("name not known")
    if who is None:
        named, spoken, home, born = unknown, BLANK, BLANK, ""
    else:
        named = ", ".join(part for part in (who.name, *who.other_names) if part) or unknown
        spoken = "; ".join(p for p in (", ".join(who.languages), who.interpreter) if p) or BLANK
        parts = (who.home_place, who.home_district, who.home_state, who.home_country)
        home = ", ".join(part for part in parts if part) or BLANK
        born = tr.date(who.born) if who.born is not None else ""
    pairs = [(tr.say("The child, as known"), named)]
    if born:
        pairs.append((tr.say("Born, as told"), born))
    pairs += [
        (tr.say("Language, interpreter"), spoken),
        (tr.say("Home, as told"), home),
        (tr.say("Where the child was noticed"), told.place or BLANK),
    ]
    if who is not None and who.support:
        pairs.append((tr.say("Support the child needs"), who.support))
    return pairs


def _when(draft: _Draft) -> None:
    """Times, journey, need of a doctor, who is with the child, the other report."""
    tr, view = draft.tr, draft.view
    head = view.head
    urgent = Flag.MEDICAL_URGENT in view.summary.flags
    pairs = [
        (tr.say("Noticed"), when_words(head.noticed, tr)),
        (tr.say("Reason to believe since"), _since(view, draft.police, tr)),
        (tr.say("To be done by"), _due(view, draft.police, tr)),
        (tr.say("Journey"), _journey(view, tr)),
        (tr.say("Urgent need of a doctor"), tr.say("yes") if urgent else tr.say("no")),
        (tr.say("Persons with the child"), draft.words.persons or BLANK),
    ]
    if not draft.police:
        pairs.append((tr.say("Number of the police report"), _police_number(view) or BLANK))
    draft.paper.facts(pairs)


def _ticks(draft: _Draft, title: str, names: tuple[str, ...], known: frozenset[str]) -> None:
    """A list of the law pack with boxes; those chosen are ticked."""
    if not names:
        return
    draft.paper.heading(title)
    for name in names:
        box = TICKED if name in draft.words.grounds else BOX
        draft.paper.item(box, draft.tr.say(name) if name in known else name)


def _lines(draft: _Draft, title: str, words: str) -> None:
    """A heading with what was typed, or three lines."""
    draft.paper.heading(title)
    for line in [words] if words else [LINE] * 3:
        draft.paper.line(line)


def _own_words(draft: _Draft) -> None:
    tr = draft.tr
    _lines(draft, tr.say("The child's own words, in brief"), draft.words.own_words)
    if draft.police:
        draft.paper.line(tr.say("Read over to the child: yes / no"))


def _producer(draft: _Draft) -> None:
    tr, words = draft.tr, draft.words
    draft.paper.heading(tr.say("Who brings the child"))
    named = ", ".join(part for part in (words.producer, words.phone) if part)
    chosen = words.reporter
    if chosen in REPORTERS:
        chosen = tr.say(chosen)
    elif not chosen:
        chosen = " / ".join(
            tr.say(one) if one in REPORTERS else one for one in draft.form.reporters
        )
    draft.paper.facts(
        [
            (tr.say("Name and telephone"), named or BLANK),
            (tr.say("Capacity under the law"), chosen or BLANK),
            (tr.say("Things handed over"), words.handed_over or BLANK),
        ]
    )


def _receipt(draft: _Draft) -> None:
    tr, paper = draft.tr, draft.paper
    number = tr.say("Number of the entry") if draft.police else tr.say("Receipt number")
    with paper.together():
        paper.heading(tr.say("Receipt"))
        paper.facts(
            [
                (tr.say("Received by, office"), BLANK),
                (tr.say("Day and time"), BLANK),
                (number, BLANK),
            ]
        )
        paper.signatures(
            [Signature("", tr.say("Who reports")), Signature("", tr.say("Who receives"))]
        )


def _since(view: CaseView, police: bool, tr: Translator) -> str:
    """Since when there is reason to believe; for a new event, when that began."""
    anew, clock = begun_anew(view, _rule(police)), clock_now(view, _rule(police))
    if anew is None or clock is None:
        return when_words(view.head.reason_to_believe, tr)
    return moment_words(anew, clock.offset_minutes, tr)


def _due(view: CaseView, police: bool, tr: Translator) -> str:
    clock = clock_now(view, _rule(police))
    return moment_words(clock.due_at, clock.offset_minutes, tr) if clock is not None else "–"


def _rule(police: bool) -> str:
    return CLOCK_OF[ReportKind.POCSO_POLICE if police else ReportKind.CWC_PRODUCTION]


def _journey(view: CaseView, tr: Translator) -> str:
    head = view.head
    if not head.journey_minutes:
        return BLANK
    return tr.say(
        "{begins} to {ends}, {n} minutes",
        begins=head.journey_from,
        ends=head.journey_to,
        n=tr.integer(head.journey_minutes),
    )


def _police_number(view: CaseView) -> str:
    found = [one.ref_no for one in reports_now(view, ReportKind.POCSO_POLICE)]
    return next((number for number in reversed(found) if number), "")

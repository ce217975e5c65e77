"""Papers of a case file without identity: production report with blank lines, police letter, case
sheet, and the sheet for tonight. Every template takes a list of fields; nothing else can appear.

Source: domain paper, section 19. Names, addresses and school are left as lines for handwriting:
one person alone can print and report at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from sr_board.cases.moments import When
from sr_board.cases.queries_files import CaseView, ClockDue
from sr_board.cases.records import AgeEvidence
from sr_board.cases.rules.age import RANKS
from sr_board.cases.vocabulary import EvidenceOrder
from sr_board.cases.words_files import (
    AGES,
    EVIDENCE,
    FLAGS,
    HAPPENED,
    ORDERED,
    RISKS,
    RULES,
    RULES_OUTSIDE,
    SEEN,
    STATES,
    TRACKS,
)
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["case_sheet_pdf", "production_pdf", "tonight_pdf"]

_BLANK = "…" * 28


def production_pdf(
    view: CaseView, tr: Translator, letterhead: Letterhead, *, police: bool = False, code: str = ""
) -> bytes:
    """The report to the committee (or the letter to the police) with lines for handwriting."""
    title = tr.say("Report to the police") if police else tr.say("Report to the committee")
    paper = Paper(
        tr,
        title=title,
        subtitle=tr.say("File {code}", code=view.head.code),
        letterhead=letterhead,
        code=code,
    )
    head = view.head
    paper.facts(
        [
            (tr.say("To"), _BLANK),
            (tr.say("The child, as known"), _BLANK),
            (tr.say("Language, interpreter"), _BLANK),
            (tr.say("Noticed"), _when(head.noticed, tr)),
            (tr.say("Reason to believe since"), _when(head.reason_to_believe, tr)),
            (tr.say("Due"), _due(view, police=police, tr=tr)),
            (tr.say("Journey"), _journey(view, tr)),
            (tr.say("Urgent need of a doctor"), _doctor(view, tr)),
            (tr.say("Persons with the child"), _BLANK),
        ]
    )
    paper.heading(tr.say("What speaks for the age, in the order of the law"))
    _evidence(paper, view, tr)
    _for_handwriting(paper, tr, police=police)
    return paper.pdf()


def _for_handwriting(paper: Paper, tr: Translator, *, police: bool) -> None:
    """Her words, who brings her, the receipt: lines."""
    paper.heading(tr.say("The child's own words, in brief"))
    for _ in range(3):
        paper.line(_BLANK * 2)
    if police:
        paper.line(tr.say("Read over to the child: yes / no"))
    paper.heading(tr.say("Who brings the child"))
    paper.facts(
        [
            (tr.say("Name and telephone"), _BLANK),
            (tr.say("Capacity under the law"), _BLANK),
        ]
    )
    paper.heading(tr.say("Receipt"))
    paper.facts(
        [
            (tr.say("Received by, office"), _BLANK),
            (tr.say("Day and time"), _BLANK),
            (tr.say("Number"), _BLANK),
        ]
    )
    with paper.together():
        paper.signatures(
            [Signature("", tr.say("Who reports")), Signature("", tr.say("Who receives"))]
        )


def case_sheet_pdf(
    view: CaseView, tr: Translator, letterhead: Letterhead, *, code: str = ""
) -> bytes:
    """The file on paper, without identity: where it stands, clocks, evidence, what happened."""
    head = view.head
    paper = Paper(
        tr,
        title=tr.say("Case sheet"),
        subtitle=tr.say("File {code}", code=head.code),
        letterhead=letterhead,
        code=code,
    )
    flags = ", ".join(tr.say(FLAGS[flag]) for flag in view.summary.flags) or "–"
    age = tr.say(AGES[view.ages[-1].standing]) if view.ages else "–"
    paper.facts(
        [
            (tr.say("Track"), tr.say(TRACKS[head.track])),
            (tr.say("State"), tr.say(STATES[head.state])),
            (tr.say("Risk"), tr.say(RISKS[head.risk])),
            (tr.say("Dangers"), flags),
            (tr.say("Age"), age),
            (tr.say("Noticed"), _when(head.noticed, tr)),
        ]
    )
    _history(paper, view, tr)
    return paper.pdf()


def _history(paper: Paper, view: CaseView, tr: Translator) -> None:
    """Clocks, evidence, what happened."""
    paper.heading(tr.say("Clocks"))
    paper.table(
        [
            Column(tr.say("What"), share=3),
            Column(tr.say("Due"), share=2),
            Column(tr.say("Met"), share=2),
        ],
        [
            [
                tr.say(RULES.get(one.rule_id, one.rule_id)),
                _moment(one.due_at, one.offset_minutes, tr),
                _moment(one.met_at, one.offset_minutes, tr) if one.met_at else "–",
            ]
            for one in view.clocks
        ],
    )
    paper.heading(tr.say("What speaks for the age, in the order of the law"))
    _evidence(paper, view, tr)
    paper.heading(tr.say("What happened"))
    paper.table(
        [Column(tr.say("When"), share=2), Column(tr.say("What"), share=4)],
        [
            [_when(one.when, tr), tr.say(HAPPENED[one.what])]
            for one in view.timeline
            if one.what in HAPPENED
        ],
    )


def tonight_pdf(
    clocks: Sequence[ClockDue],
    phones: Sequence[tuple[str, str]],
    tr: Translator,
    letterhead: Letterhead,
    *,
    now: datetime,
    code: str = "",
) -> bytes:
    """For the duty member: codes, what is due and when, whom to call. No name, no place.

    `phones`: (whom, number), lines for handwriting where a number is empty.
    """
    paper = Paper(
        tr,
        title=tr.say("Tonight"),
        subtitle=tr.say("For the member on duty. Destroy it in the morning."),
        letterhead=letterhead,
        code=code,
    )
    soon = [one for one in clocks if one.clock.due_at <= now + timedelta(hours=36)]
    paper.table(
        [
            Column(tr.say("File"), share=3),
            Column(tr.say("What"), share=4),
            Column(tr.say("Due"), share=3),
            Column(tr.say("Done"), share=1),
        ],
        [
            [
                one.code,
                tr.say(RULES_OUTSIDE.get(one.clock.rule_id, one.clock.rule_id)),
                _moment(one.clock.due_at, one.clock.offset_minutes, tr),
                "",
            ]
            for one in soon
        ],
    )
    _advice(paper, phones, tr)
    return paper.pdf()


def _advice(paper: Paper, phones: Sequence[tuple[str, str]], tr: Translator) -> None:
    """Telephones, and what holds always."""
    paper.heading(tr.say("Whom to call"))
    paper.facts([(whom, number or _BLANK) for whom, number in phones])
    paper.heading(tr.say("Always"))
    paper.numbered(
        [
            tr.say("First her safety: a place, a doctor, two trusted persons near."),
            tr.say("One person alone may always report. Nobody's leave is needed."),
            tr.say("Night, Sunday and holidays stop no clock."),
            tr.say("No vote, no journey home, no test of age. The authority decides."),
        ]
    )


def _evidence(paper: Paper, view: CaseView, tr: Translator) -> None:
    rows = sorted(view.evidence, key=lambda one: (RANKS[one.kind], one.at))
    if not rows:
        paper.line(tr.say("Nothing is written down yet."))
        return
    paper.table(
        [
            Column(tr.say("Rank"), share=1),
            Column(tr.say("What it is"), share=4),
            Column(tr.say("Says"), share=3),
            Column(tr.say("How it was seen"), share=3),
        ],
        [_cells(one, tr) for one in rows],
    )


def _cells(piece: AgeEvidence, tr: Translator) -> list[str]:
    rank = tr.integer(RANKS[piece.kind])
    return [rank, tr.say(EVIDENCE[piece.kind]), _says(piece, tr), _seen(piece, tr)]


def _says(piece: AgeEvidence, tr: Translator) -> str:
    if piece.stated_born is not None:
        return tr.say("born {day}", day=tr.date(piece.stated_born))
    lower = tr.integer(piece.lower) if piece.lower is not None else "–"
    upper = tr.integer(piece.upper) if piece.upper is not None else "–"
    words = tr.say("{lower} to {upper} years", lower=lower, upper=upper)
    if not piece.margin_years:
        return words
    return tr.say("{years}, margin {n}", years=words, n=tr.integer(piece.margin_years))


def _seen(piece: AgeEvidence, tr: Translator) -> str:
    parts = [tr.say(SEEN[piece.seen])]
    if piece.ordered_by is not EvidenceOrder.NONE:
        parts.append(tr.say("ordered by: {who}", who=tr.say(ORDERED[piece.ordered_by])))
    if piece.suspected_false:
        parts.append(tr.say("perhaps false"))
    return ", ".join(parts)


def _when(when: When | None, tr: Translator) -> str:
    if when is None or when.at is None:
        return "–"
    return _moment(when.at, when.offset_minutes, tr)


def _moment(at: datetime, offset: int, tr: Translator) -> str:
    here = at.astimezone(timezone(timedelta(minutes=offset)))
    return tr.say("{day}, {time}", day=tr.date(here.date()), time=tr.time(here))


def _due(view: CaseView, *, police: bool, tr: Translator) -> str:
    rule = "pocso_report" if police else "cwc_production"
    clock = next((one for one in view.clocks if one.rule_id == rule), None)
    return _moment(clock.due_at, clock.offset_minutes, tr) if clock is not None else "–"


def _journey(view: CaseView, tr: Translator) -> str:
    head = view.head
    if not head.journey_minutes:
        return _BLANK
    return tr.say(
        "{begins} to {ends}, {n} minutes",
        begins=head.journey_from,
        ends=head.journey_to,
        n=tr.integer(head.journey_minutes),
    )


def _doctor(view: CaseView, tr: Translator) -> str:
    urgent = any(str(flag) == "medical_urgent" for flag in view.summary.flags)
    return tr.say("yes") if urgent else tr.say("no")

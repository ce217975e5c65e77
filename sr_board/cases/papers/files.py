"""Papers of case files without identity: the case sheet, and the sheet for tonight.

Source: domain paper, section 19. Every template takes a list of fields; nothing else can appear.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sr_board.cases.files.queries_files import CaseView, ClockDue
from sr_board.cases.papers.parts import BLANK, evidence_table, moment_words, when_words
from sr_board.cases.records import Happening
from sr_board.cases.words.files import (
    AGES,
    FLAGS,
    HAPPENED,
    RISKS,
    RULES,
    RULES_OUTSIDE,
    STATES,
    TRACKS,
)
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper

__all__ = ["case_sheet_pdf", "tonight_pdf"]


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
            (tr.say("Noticed"), when_words(head.noticed, tr)),
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
                moment_words(one.due_at, one.offset_minutes, tr),
                moment_words(one.met_at, one.offset_minutes, tr) if one.met_at else "–",
            ]
            for one in view.clocks
        ],
    )
    evidence_table(paper, view, tr)
    paper.heading(tr.say("What happened"))
    paper.table(
        [Column(tr.say("When"), share=2), Column(tr.say("What"), share=4)],
        [
            [when_words(one.when, tr), _what(one, tr)]
            for one in view.timeline
            if one.what in HAPPENED
        ],
    )


def _what(one: Happening, tr: Translator) -> str:
    """What happened; with a mark where the laptop's clock was in doubt."""
    words = tr.say(HAPPENED[one.what])
    return tr.say("{event} (clock in doubt)", event=words) if one.when.suspect else words


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
                moment_words(one.clock.due_at, one.clock.offset_minutes, tr),
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
    paper.facts([(whom, number or BLANK) for whom, number in phones])
    paper.heading(tr.say("Always"))
    paper.numbered(
        [
            tr.say("First her safety: a place, a doctor, two trusted persons near."),
            tr.say("One person alone may always report. Nobody's leave is needed."),
            tr.say("Night, Sunday and holidays stop no clock."),
            tr.say("No vote, no journey home, no test of age. The authority decides."),
        ]
    )

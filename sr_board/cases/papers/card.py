"""The clock card: a file's number, its next times in words, numbers to call. For a purse.

Source: domain paper, section 19. No word on it says what it is about: neither the board nor a
child, police or committee is named, and it has no head of a paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta, timezone
from itertools import islice
from types import MappingProxyType

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.rules.calling import Call
from sr_board.cases.summary import RunningClock
from sr_board.cases.vocabulary import ReferralKind
from sr_board.i18n import N_, Translator
from sr_board.papers import MemberCard, Paper

__all__ = ["clock_card_pdf"]

_ACROSS = 2
"""Times, or numbers, side by side on a card."""
_MOST = 4
_BLANK = "…" * 8
_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "first_contact": N_("Visit"),
        "age_question": N_("Question"),
        "welfare_check": N_("Visit"),
        "cwc_production": N_("Appointment"),
        "pocso_report": N_("Letter"),
        "s32_information": N_("Call"),
        "unwilling_plan": N_("Plan"),
    }
)
_WHOM: Mapping[ReferralKind, str] = MappingProxyType(
    {
        ReferralKind.CHILD_HELPLINE: N_("Emergency"),
        ReferralKind.OSC: N_("Emergency"),
        ReferralKind.HOSPITAL: N_("Doctor"),
    }
)


def clock_card_pdf(view: CaseView, calls: Sequence[Call], tr: Translator) -> bytes:
    """Cards to cut out: the next times that run, then numbers; a line where one is missing."""
    paper = Paper(tr, title=tr.say("Card"))
    paper.second(tr.say("Cut it out along the lines. What stands on it tells others nothing."))
    times = [_time(one, tr) for one in view.summary.clocks[:_MOST]]
    known = sorted(calls, key=lambda one: not one.numbers)[:_MOST]
    numbers = [_number(one, tr) for one in known]
    code = view.head.code
    cards = [MemberCard("", "", code, facts=some) for some in _parts(times)]
    cards = cards or [MemberCard("", "", code)]
    cards += [MemberCard("", "", tr.say("Numbers"), facts=some) for some in _parts(numbers)]
    paper.cards(cards)
    return paper.pdf()


def _parts(facts: list[tuple[str, str, str]]) -> Iterator[tuple[tuple[str, str, str], ...]]:
    left = iter(facts)
    while some := tuple(islice(left, _ACROSS)):
        yield some


def _time(clock: RunningClock, tr: Translator) -> tuple[str, str, str]:
    here = clock.due_at.astimezone(timezone(timedelta(minutes=clock.offset_minutes)))
    word = tr.say(_TIMES.get(clock.rule_id, N_("Date")))
    return word, tr.time(here), tr.date(here.date(), "day")


def _number(call: Call, tr: Translator) -> tuple[str, str, str]:
    first = call.numbers[0] if call.numbers else _BLANK
    rest = ", ".join(call.numbers[1:])
    return tr.say(_WHOM.get(call.kind, N_("Office"))), tr.digits(first), tr.digits(rest)

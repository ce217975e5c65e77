"""A brief in words: for the screen and for paper alike. No identity, no place beyond the site."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from sr_board.cases.board.decision_views import BriefView
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.words.board import PROPOSALS
from sr_board.cases.words.brief import (
    CLOCKS,
    EVIDENCE,
    FINDINGS,
    FLAGS,
    MEANS,
    MEANS_STATES,
    TRACKS,
    WANTS,
)
from sr_board.i18n import Translator

__all__ = ["brief_lines"]


def brief_lines(brief: BriefView, tr: Translator) -> list[tuple[str, list[str]]]:
    """(heading, lines) in the order of reading; what her profile has not is left out."""
    papers = _list(brief.of(BriefField.EVIDENCE))
    found = [
        (tr.say("Question"), [tr.say(PROPOSALS[str(brief.of(BriefField.QUESTION))])]),
        (tr.say("Track"), [tr.say(TRACKS[str(brief.of(BriefField.TRACK))])]),
        (tr.say("Site"), _texts(brief.of(BriefField.SITE))),
        (tr.say("Safety"), [tr.say(FLAGS[flag]) for flag in _list(brief.of(BriefField.FLAGS))]),
        (
            tr.say("Papers about age"),
            [_paper(one, tr) for one in papers],
        ),
        (
            tr.say("Interviews"),
            [_talk(one, tr) for one in _list(brief.of(BriefField.FINDINGS))],
        ),
        (tr.say("Open duties"), [_clock(one, tr) for one in _list(brief.of(BriefField.CLOCKS))]),
        (tr.say("Options"), [str(one) for one in _list(brief.of(BriefField.OPTIONS))]),
    ]
    return [(head, lines) for head, lines in found if lines]


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) and value else []


def _paper(one: dict[str, Any], tr: Translator) -> str:
    kind = EVIDENCE[one["kind"]]
    words = tr.say(kind)
    lower, upper = one["lower"], one["upper"]
    if lower is not None and upper is not None:
        words = tr.say("{paper}: {lower} to {upper} years", paper=words, lower=lower, upper=upper)
        if one["margin"]:
            words = tr.say("{paper}, give or take {years}", paper=words, years=one["margin"])
    if one["suspected_false"]:
        words = tr.say("{paper}; may be false", paper=words)
    return words


def _talk(one: dict[str, Any], tr: Translator) -> str:
    found, wanted = FINDINGS[one["finding"]], WANTS[one["wants"]]
    words = tr.say("{finding}; she wants {wish}", finding=tr.say(found), wish=tr.say(wanted))
    means = [_means(text, tr) for text in one["means"]]
    return (
        tr.say("{finding}. Means: {means}", finding=words, means=", ".join(means))
        if means
        else words
    )


def _means(text: str, tr: Translator) -> str:
    means, state = text.split("/")
    return tr.say(
        "{means} ({state})", means=tr.say(MEANS[means]), state=tr.say(MEANS_STATES[state])
    )


def _clock(one: dict[str, Any], tr: Translator) -> str:
    here = datetime.fromisoformat(one["due"]).astimezone(timezone(timedelta(minutes=one["offset"])))
    rule = CLOCKS.get(one["rule"])
    return tr.say(
        "{duty}: due {day}, {time}",
        duty=tr.say(rule) if rule else one["rule"],
        day=tr.date(here.date(), "medium"),
        time=tr.time(here),
    )

"""The brief of a point for a sitting, on paper: by code, without identity."""

from __future__ import annotations

from datetime import timedelta, timezone

from sr_board.cases.board.brief_words import brief_lines
from sr_board.cases.board.decision_views import BriefView
from sr_board.cases.rules.briefs import BriefField
from sr_board.i18n import Translator
from sr_board.papers import Letterhead, Paper

__all__ = ["brief_pdf"]


def brief_pdf(
    brief: BriefView, tr: Translator, letterhead: Letterhead, *, offset: int = 330, code: str = ""
) -> bytes:
    """One brief. `offset`: minutes that local time is ahead of UTC."""
    paper = Paper(
        tr,
        title=tr.say("Brief for sitting {number}", number=brief.sitting),
        subtitle=tr.say("File {code}", code=brief.of(BriefField.CODE)),
        letterhead=letterhead,
        code=code,
    )
    for head, lines in brief_lines(brief, tr):
        paper.heading(head)
        for line in lines:
            paper.item("–", line)
    here = brief.expires_at.astimezone(timezone(timedelta(minutes=offset)))
    paper.second(
        tr.say(
            "Handed back after the sitting. On the screen it can be read until {day}, {time}.",
            day=tr.date(here.date(), "long"),
            time=tr.time(here),
        )
    )
    return paper.pdf()

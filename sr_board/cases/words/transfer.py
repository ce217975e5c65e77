"""Words for what goes along with a file to another board: each kind with what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = ["GOES_ALONG"]

GOES_ALONG: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "CaseHead": (N_("The file itself"), N_("track, state, risk, times, journey; no team")),
        "Notice": (N_("What reached the board"), N_("words, source, time")),
        "SafetyFlag": (N_("Dangers"), N_("which, since when, over or not")),
        "ClockRow": (N_("Clocks"), N_("duty, start, due time, met or not")),
        "StatutoryReport": (N_("Reports"), N_("to whom, when, number, receipt")),
        "AgeEvidence": (N_("Evidence of age"), N_("kind, what it says, seen or told, order")),
        "AgeStatus": (N_("What the file says about age"), N_("each step, with its ground")),
        "WillingnessInterview": (N_("Talks with her"), N_("conditions, means, her words, finding")),
        "ConsentRow": (N_("What she agrees to"), N_("purpose, given, limits, taken back")),
        "Referral": (N_("Letters to services"), N_("service, purpose, what was told, answer")),
        "Disclosure": (N_("What was told outside"), N_("to whom, fields, ground")),
        "DisclosureRequest": (N_("Requests"), N_("who asked, paper, answer")),
        "PlanNeed": (N_("The plan"), N_("need, wish, step, outcome")),
        "CaseTask": (N_("Tasks"), N_("what, until when, done or not")),
        "FollowUp": (N_("Follow-ups"), N_("when, how she was, needs")),
        "Decision": (N_("Decisions of the board"), N_("question, reasons, votes by seat number")),
        "EmergencyAct": (N_("What was done at once"), N_("acts, reason, ratified or not")),
        "LegalHold": (N_("Orders that stop erasure"), N_("who ordered, number, until when")),
        "ConcernEntered": (N_("Concerns"), N_("reason, time, words")),
        "BackdatedEntry": (N_("Entered late"), N_("what, when, and why so late")),
        "Happening": (N_("What happened"), N_("every line of the timeline, by role")),
        "CaseAttachment": (N_("Kept papers"), N_("the scans themselves")),
        "SealedPaper": (N_("Papers that show who she is"), N_("only when who she is goes along")),
    }
)
"""Kind of a record: what it is, and what stands in it."""

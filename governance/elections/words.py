"""The words for stored codes of elections, as message ids: one place for all skins.

Say them with `tr.say(STATES[code])`. The ways of voting have their words in
`governance.count_words`, the rules in `governance.rule_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from governance.elections.eligibility import Refused
from governance.refusal_words import refusal_sentence
from governance.rules.election_next import Step
from governance.rules.rotation import Refusal
from sr_board.i18n import N_, Translator

__all__ = [
    "ACTS_OF_STEPS",
    "CANDIDATE_STATES",
    "CAPACITIES",
    "COLOURS",
    "DECISIONS",
    "MARKS",
    "POLLING_FORMS",
    "READ_OUT",
    "STATES",
    "STEPS",
    "STRIKES",
    "refused_words",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


STATES = _table(
    called=N_("called"),
    nominations=N_("nominations open"),
    scrutiny=N_("names are looked at"),
    polling=N_("vote goes on"),
    counting=N_("being counted"),
    tie=N_("equal votes"),
    declared=N_("declared"),
    disputed=N_("disputed"),
    closed=N_("closed"),
    annulled=N_("annulled"),
)
STEPS: Mapping[Step, str] = MappingProxyType(
    {
        Step.APPOINT: N_("Write down who runs it and who counts"),
        Step.OPEN: N_("Read out the rules and open nominations"),
        Step.NOMINATE: N_("Take nominations"),
        Step.CLOSE_NOMINATIONS: N_("Close nominations"),
        Step.DECIDE: N_("Accept or refuse each nomination"),
        Step.SETTLE: N_("Settle where a vote is needed"),
        Step.SYMBOLS: N_("Give out the symbols"),
        Step.PRINT: N_("Print the ballot papers and count them"),
        Step.FREEZE: N_("Freeze the roll"),
        Step.POLL: N_("Show the empty box and open the vote"),
        Step.POLLING: N_("Voters take their papers"),
        Step.COUNT: N_("Count"),
        Step.RUNOFF: N_("Open the second round"),
        Step.RECOUNT: N_("Other hands count again"),
        Step.LOT: N_("Draw the lot"),
        Step.MARKS: N_("Put the three marks under the result"),
        Step.DECLARE: N_("Declare the result"),
        Step.OBJECTION: N_("Decide the objection"),
        Step.OBJECTIONS: N_("Wait for objections"),
        Step.CLOSE: N_("Close: the elected begin"),
        Step.OVER: N_("Nothing more"),
    }
)
"""What comes next, as a line of the list and of Home."""
ACTS_OF_STEPS: Mapping[Step, str] = MappingProxyType(
    {
        Step.APPOINT: N_("Write down who counts"),
        Step.OPEN: N_("Open nominations"),
        Step.NOMINATE: N_("Write a nomination"),
        Step.CLOSE_NOMINATIONS: N_("Close nominations"),
        Step.DECIDE: N_("Look at the names"),
        Step.SETTLE: N_("Settle the posts"),
        Step.SYMBOLS: N_("Give out the symbols"),
        Step.PRINT: N_("Write how many were printed"),
        Step.FREEZE: N_("Look at the roll"),
        Step.POLL: N_("Open the vote"),
        Step.POLLING: N_("Tick voters"),
        Step.COUNT: N_("Write count sheets"),
        Step.RUNOFF: N_("Open the second round"),
        Step.RECOUNT: N_("Go to the equal votes"),
        Step.LOT: N_("Go to the equal votes"),
        Step.MARKS: N_("Look at the count"),
        Step.DECLARE: N_("Look at the count"),
        Step.OBJECTION: N_("Look at the objections"),
        Step.OBJECTIONS: N_("Look at the result"),
        Step.CLOSE: N_("Close the election"),
        Step.OVER: N_("Look at the result"),
    }
)
"""The button that leads to the step."""
CANDIDATE_STATES = _table(
    nominated=N_("not looked at yet"),
    valid=N_("stands"),
    refused=N_("refused"),
    withdrawn=N_("withdrawn"),
    elected=N_("elected"),
    not_elected=N_("not elected"),
)
CAPACITIES = _table(
    returning_officer=N_("Returning officer"),
    scrutineer=N_("Scrutineer"),
)
MARKS = _table(signature=N_("signature"), thumb=N_("thumb print"))
POLLING_FORMS = _table(
    boxes=N_("Papers into boxes; totals are written down"),
    ballots=N_("Papers into boxes; each paper is typed in"),
    show_of_hands=N_("Hands in the room; totals are written down"),
)
COLOURS = _table(
    white=N_("white paper"),
    yellow=N_("yellow paper"),
    pink=N_("pink paper"),
    green=N_("green paper"),
    blue=N_("blue paper"),
    orange=N_("orange paper"),
)
STRIKES = _table(died=N_("she died"), left=N_("she left the group"))
DECISIONS = _table(no_ground=N_("no ground"), new_count=N_("a new count"))
READ_OUT = (
    "election.reserved_mode",
    "election.unfilled",
    "election.tie_break",
    "election.split_term_on_tie",
    "election.unopposed",
)
"""Rules that are read out before nominations open, in this order (domain rules, 8.2)."""


def refused_words(name: str, refused: Refused, tr: Translator) -> str:
    """What speaks against somebody, as one sentence that can be read aloud."""
    return refusal_sentence(name, Refusal(refused.code, refused.facts), tr)

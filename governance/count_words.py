"""Words of a count that screens, papers and the command line share."""

from __future__ import annotations

from collections.abc import Mapping

from governance.rules.counting.contest import Method
from governance.rules.counting.result import decimal_text
from sr_board.i18n import Translator
from sr_board.wording.words import N_

__all__ = ["ERRORS", "METHODS", "METHOD_RULES", "REASONS", "percent", "votes", "whole"]

METHODS: Mapping[Method, str] = {
    Method.PLURALITY: N_("One mark for one post"),
    Method.PLURALITY_BLOCK: N_("Marks for a committee"),
    Method.APPROVAL_BLOCK: N_("As many marks as you like"),
    Method.YES_NO: N_("Yes or no to one name"),
    Method.TWO_ROUND: N_("Two rounds for one post"),
    Method.STV: N_("Ranked vote (Scottish STV)"),
    Method.IRV: N_("Ranked vote for one post"),
    Method.HANDS: N_("Show of hands"),
    Method.QUEUE: N_("Standing in a queue"),
    Method.CONSENSUS: N_("No objection"),
}
"""Short names of the ways of voting."""

METHOD_RULES: Mapping[Method, str] = {
    Method.PLURALITY: N_("Each voter gives one mark. Whoever has most votes is elected."),
    Method.PLURALITY_BLOCK: N_(
        "Each voter gives marks, no more than are allowed. Those with most votes are elected."
    ),
    Method.APPROVAL_BLOCK: N_(
        "Each voter marks every name she agrees with. Those with most votes are elected."
    ),
    Method.YES_NO: N_("There is one name. She is elected if more say yes than no."),
    Method.TWO_ROUND: N_(
        "Whoever has more than half of the valid papers is elected. Otherwise the first two go to "
        "a second round."
    ),
    Method.STV: N_(
        "Voters number the names. Whoever reaches the quota is elected, and her spare votes move "
        "on at a smaller value, cut to five places. When there are no spare votes, whoever has the "
        "fewest goes out and her papers move on. (Scottish STV: whole quota, weighted inclusive "
        "Gregory.)"
    ),
    Method.IRV: N_(
        "Voters number the names. Whoever has the fewest goes out and her papers move on, until "
        "two remain."
    ),
    Method.HANDS: N_("Hands are counted in the room, each hand once."),
    Method.QUEUE: N_("Voters stand in a queue behind their candidate and are counted."),
    Method.CONSENSUS: N_("The names are read out. If nobody objects they are chosen."),
}
"""The rule in full, as it is read out and printed on the certificate."""

REASONS: Mapping[str, str] = {
    "more_no_than_yes": N_("More said no than yes. The seat stays empty."),
    "yes_equals_no": N_("As many said yes as no. The seat stays empty."),
    "objection": N_("There was an objection. Vote by hands or on paper."),
}
"""Why nobody is elected."""

ERRORS: Mapping[str, str] = {
    "count_does_not_balance": N_(
        "Papers given out are not the valid, blank, invalid and unreturned ones together. Count "
        "again."
    ),
    "count_exceeds_present": N_("There are more votes than members in the room. Count again."),
    "votes_do_not_fit": N_("The votes do not fit the number of valid papers. Add up again."),
    "papers_do_not_fit": N_("The papers entered are not as many as the count sheet says."),
}
"""Why a count is not accepted."""


def votes(value: int, tr: Translator) -> str:
    """A value in 1/100000 of a vote as it is read: whole part grouped, decimals only if any."""
    whole, dot, rest = decimal_text(value).partition(".")
    return tr.integer(int(whole)) + tr.digits(dot + rest)


def percent(value: int, parts: int, tr: Translator) -> str:
    """A share: `value` in 1/`parts` percent, with all its places."""
    places = len(str(parts)) - 1
    return tr.say("{share} %", share=tr.digits(decimal_text(value, parts, least=places)))


def whole(value: int | None, tr: Translator) -> str:
    """A whole number as it is read, empty where it is not known."""
    return "" if value is None else tr.integer(value)

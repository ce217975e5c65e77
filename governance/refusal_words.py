"""Why somebody may not take an office, in sentences that are read aloud in the meeting."""

from __future__ import annotations

from collections.abc import Mapping

from governance.rule_names import office_name
from governance.rules.findings import Fact
from governance.rules.rotation import Refusal
from sr_board.i18n import N_, Translator

__all__ = ["LIFTED", "lifted_words", "refusal_sentence"]

_REFUSALS = {
    "not_active": N_("{name} is not an active member."),
    "too_new": N_("{name} joined on {joined}; eligible from {eligible_from}."),
    "dues": N_("{name}'s dues are {days} days late."),
    "attendance": N_("{name} came to {present} of {held} meetings."),
    "holds_office": N_("{name} already holds the office: {office}."),
    "under_age": N_("{name} is under {min_age}."),
    "unwilling": N_("{name} does not wish to serve."),
    "reserved_place": N_("This place is kept for others this time."),
}
LIFTED = {
    "not_active": N_("not active members"),
    "too_new": N_("not long enough a member"),
    "dues": N_("dues too late"),
    "attendance": N_("came to too few meetings"),
    "max_consecutive_terms": N_("too many terms in a row"),
    "holds_office": N_("already in an office"),
    "under_age": N_("too young"),
    "unwilling": N_("do not wish to serve"),
}
"""The rules by what they keep out, for telling a meeting how many each of them refuses."""


def refusal_sentence(name: str, refusal: Refusal, tr: Translator) -> str:
    """Why she may not be next, as one sentence."""
    facts: Mapping[str, Fact] = refusal.facts
    if refusal.code == "max_consecutive_terms":
        run = facts["run"]
        assert isinstance(run, int)
        return tr.say_n(
            "{name} has served {n} term in a row; eligible from {eligible_from}.",
            "{name} has served {n} terms in a row; eligible from {eligible_from}.",
            run,
            name=name,
            eligible_from=facts["eligible_from"],
        )
    named = dict(facts)
    if "office" in named:
        named["office"] = office_name(str(named["office"]), tr)
    return tr.say(_REFUSALS[refusal.code], name=name, **named)


def lifted_words(code: str, n: int, tr: Translator) -> str:
    """How many members one rule keeps out."""
    return tr.say("{n}: {rule}", n=n, rule=tr.say(LIFTED[code]))

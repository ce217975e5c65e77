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
    "joined_unknown": N_("Nobody wrote down when {name} joined."),
    "max_consecutive_open": N_(
        "{name} has served {terms} in a row; somebody else has to serve before her."
    ),
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


def refusal_sentence(name: str, refusal: Refusal, tr: Translator, *, office: str = "") -> str:
    """Why she may not be next, as one sentence.

    `office`: the words for the office she holds; without them its usual name by its key.
    """
    facts, code = dict(refusal.facts), refusal.code
    if code == "max_consecutive_terms":
        return _too_many_terms(name, facts, tr)
    if code == "too_new" and facts.get("joined") is None:
        code = "joined_unknown"
    if "office" in facts:
        facts["office"] = office or office_name(str(facts["office"]), tr)
    return tr.say(_REFUSALS[code], name=name, **facts)


def _too_many_terms(name: str, facts: Mapping[str, Fact], tr: Translator) -> str:
    """With the day from which she may again; without one somebody else has to serve first."""
    run = int(str(facts["run"]))
    if facts.get("eligible_from") is None:
        terms = tr.say_n("{n} term", "{n} terms", run)
        return tr.say(_REFUSALS["max_consecutive_open"], name=name, terms=terms)
    return tr.say_n(
        "{name} has served {n} term in a row; eligible from {eligible_from}.",
        "{name} has served {n} terms in a row; eligible from {eligible_from}.",
        run,
        name=name,
        eligible_from=facts["eligible_from"],
    )


def lifted_words(code: str, n: int, tr: Translator) -> str:
    """How many members one rule keeps out."""
    return tr.say("{n}: {rule}", n=n, rule=tr.say(LIFTED[code]))

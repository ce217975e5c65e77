"""Findings in words: the fact with the article it rests on, and what is missing, until when.

Every finding has words even when some of its numbers were not written down; then it is said
shorter. Nothing here names a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from governance.rule_names import code_words, subgroup_name
from governance.rule_values_words import floor_words
from governance.rules.findings import Fact, Finding
from sr_board.base.errors import InputInvalid
from sr_board.i18n import N_, Translator

__all__ = ["finding_words", "mend_words"]

Parts = tuple[str, str]
"""The fact, and what is missing."""


class _Facts:
    """The numbers of a finding by name, with the names that different checks give them."""

    def __init__(self, finding: Finding) -> None:
        self.key = finding.key
        self._facts: Mapping[str, Fact] = finding.facts

    def raw(self, *names: str) -> Fact:
        """The first of these facts that is there. Raises KeyError when none is."""
        for name in names:
            if self._facts.get(name) is not None:
                return self._facts[name]
        raise KeyError(names[0])

    def n(self, *names: str) -> int:
        """A whole number. Raises KeyError."""
        value = self.raw(*names)
        if not isinstance(value, int):
            raise KeyError(names[0])
        return int(value)

    def day(self, *names: str) -> date:
        """A day. Raises KeyError."""
        value = self.raw(*names)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise KeyError(names[0]) from None
        if not isinstance(value, date):
            raise KeyError(names[0])
        return value

    def has(self, name: str) -> bool:
        """Whether the fact is there and says yes."""
        return bool(self._facts.get(name))


def finding_words(finding: Finding, article: int | None, tr: Translator) -> tuple[str, str]:
    """The fact ("Article 7: 10 of 15 must be present. 9 are here.") and the line below it: what is
    missing and until when it can be mended, "" when there is nothing to say."""
    facts = _Facts(finding)
    try:
        fact, line = _SAID[finding.code](facts, tr)
    except (KeyError, InputInvalid):
        fact, line = tr.say("{fact}.", fact=code_words(finding.code, tr)), ""
    if article is not None:
        fact = tr.say("Article {n}: {fact}", n=article, fact=fact)
    until = mend_words(finding.mend_by, tr) if finding.code != "due_today" else ""
    return fact, " ".join(part for part in (line, until) if part)


def mend_words(day: date | None, tr: Translator) -> str:
    """Until when it can be put right, "" when it cannot or need not."""
    return "" if day is None else tr.say("It can be put right until {day}.", day=day)


# Notice


def _span(n: int, unit: str, tr: Translator) -> str:
    if unit == "hour":
        return tr.say_n("{n} hour", "{n} hours", n)
    return tr.say_n("{n} day", "{n} days", n)


def _unit(facts: _Facts) -> str:
    try:
        return str(facts.raw("unit"))
    except KeyError:
        return "day"


def _missing_notice(facts: _Facts, tr: Translator) -> Parts:
    span = _span(facts.n("needed"), _unit(facts), tr)
    return tr.say("Members must be told {span} before. Nobody was told.", span=span), ""


def _short_notice(facts: _Facts, tr: Translator) -> Parts:
    unit, needed, given = _unit(facts), facts.n("needed"), max(0, facts.n("given"))
    if facts.key == "election.nomination_days":
        words = N_("Names must be open for {needed}. They were open for {given}.")
    elif _clear(facts):
        words = N_("Members must be told {needed} before, both days left out. It was {given}.")
    else:
        words = N_("Members must be told {needed} before. It was {given}.")
    fact = tr.say(words, needed=_span(needed, unit, tr), given=_span(given, unit, tr))
    try:
        line = tr.say("Told then, the first day for it is {day}.", day=facts.day("earliest"))
    except KeyError:
        line = ""
    return fact, line


def _clear(facts: _Facts) -> bool:
    try:
        return facts.raw("counting") == "clear"
    except KeyError:
        return False


def _agenda(facts: _Facts, tr: Translator) -> Parts:
    return (
        tr.say("The notice must list what will be discussed. It did not."),
        tr.say("Tell members what is on the agenda."),
    )


def _text(facts: _Facts, tr: Translator) -> Parts:
    return (
        tr.say("The new words of a rule must go out with the notice. They did not."),
        tr.say("Without them the decision does not stand, even if it was passed."),
    )


# Presence


def _quorum(facts: _Facts, tr: Translator) -> Parts:
    needed, present = facts.n("needed"), facts.n("present")
    if facts.key == "election.observers":
        return tr.say(
            "At least {needed} must watch the election. There were {present}.",
            needed=needed,
            present=present,
        ), ""
    try:
        fact = tr.say(
            "{needed} of {base} must be present. {present} are here.",
            needed=needed,
            base=facts.n("base"),
            present=present,
        )
    except KeyError:
        fact = tr.say(
            "{needed} must be present. {present} are here.", needed=needed, present=present
        )
    return fact, _short(max(1, needed - present), tr)


def _short(n: int, tr: Translator) -> str:
    return tr.say_n("{n} more is needed.", "{n} more are needed.", n)


def _quorum_lost(facts: _Facts, tr: Translator) -> Parts:
    fact, line = _quorum(facts, tr)
    stands = tr.say("The decision does not stand until a later meeting confirms it.")
    return fact, stands if not facts.has("about_a_child") else line


def _quorum_item(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say(
        "{needed} must be able to vote on this point. Without those in conflict it is {present}.",
        needed=facts.n("needed"),
        present=facts.n("present"),
    )
    return fact, _quorum_lost(facts, tr)[1]


# Votes


def _over_limit(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "A member may carry the vote of {n} other. Somebody carried more.",
        "A member may carry the votes of {n} others. Somebody carried more.",
        facts.n("max"),
    )
    return fact, tr.say("The papers that came first count, the others do not.")


_REASONS = {
    "not_in_rules": N_("Our rules let nobody vote for somebody who is away."),
    "not_written": N_("A vote is carried only with a signed paper. There was none."),
    "not_a_voter": N_("Only members with a vote may give or carry one."),
    "herself": N_("Nobody can give her vote to herself."),
    "given_twice": N_("A vote was given to two persons. The first paper counts."),
}


def _not_allowed(facts: _Facts, tr: Translator) -> Parts:
    return tr.say(_REASONS[str(facts.raw("reason"))]), tr.say("This vote was not counted.")


def _conflict(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "{n} member voted on her own matter.",
        "{n} members voted on their own matter.",
        facts.n("conflicted"),
    )
    counts = tr.say(
        "With the vote: {yes} for, {no} against. Without it: {yes_without} for, "
        "{no_without} against.",
        yes=facts.n("for"),
        no=facts.n("against"),
        yes_without=facts.n("for_without"),
        no_without=facts.n("against_without"),
    )
    same = facts.has("carried") is facts.has("carried_without")
    outcome = (
        tr.say("The outcome is the same.") if same else tr.say("The outcome would be another.")
    )
    return fact, f"{counts} {outcome}"


def _chair_cast(facts: _Facts, tr: Translator) -> Parts:
    if facts.has("casting") and facts.has("nobody"):
        return (
            tr.say("The chair may decide only when the votes are equal. Nobody had voted."),
            tr.say("Her vote alone carries nothing."),
        )
    if facts.has("casting"):
        return (
            tr.say("The chair may decide only when the votes are equal. They were not."),
            tr.say("Her second vote was not counted."),
        )
    return (
        tr.say("An equal vote is lost. The chair has no second vote."),
        tr.say("Her second vote was not counted."),
    )


def _majority(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say(
        "{needed} yes votes were needed. There were {yes} for and {no} against.",
        needed=facts.n("needed"),
        yes=facts.n("for", "votes_for"),
        no=facts.n("against", "votes_against"),
    )
    return fact, ""


# Meetings


def _frequency(facts: _Facts, tr: Translator) -> Parts:
    if facts.key.startswith("requisition."):
        fact = tr.say(
            "{have} members asked for a meeting. It had to be called by {day}.",
            have=facts.n("have"),
            day=facts.day("summon_by"),
        )
        return fact, ""
    fact = tr.say(
        "Never more than {most} days pass between two meetings. It has been {days} days.",
        most=facts.n("max_gap_days"),
        days=facts.n("days"),
    )
    try:
        return fact, tr.say("The next meeting is called for {day}.", day=facts.day("planned"))
    except KeyError:
        return fact, tr.say("Call a meeting now.")


def _approval(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "The next meeting approves the minutes. {n} meeting was held since.",
        "The next meeting approves the minutes. {n} meetings were held since.",
        facts.n("meetings"),
    )
    return fact, tr.say("Put them on the next agenda.")


def _unread(facts: _Facts, tr: Translator) -> Parts:
    return tr.say("Minutes are read aloud before they are signed. These were not."), ""


# Leaders


def _run(facts: _Facts, tr: Translator) -> str:
    return tr.say("She can stand again from {day}.", day=facts.day("eligible_from"))


def _terms(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "At most {n} term in a row in the same office. She has served {run}.",
        "At most {n} terms in a row in the same office. She has served {run}.",
        facts.n("max"),
        run=facts.n("run"),
    )
    return fact, _run(facts, tr)


def _cooling(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "After her terms she waits {n} month. She did not.",
        "After her terms she waits {n} months. She did not.",
        facts.n("months"),
    )
    return fact, _run(facts, tr)


def _two_offices(facts: _Facts, tr: Translator) -> Parts:
    return tr.say("Nobody holds two offices. She holds another one."), ""


_STANDING = {
    "not_active": N_("She is not an active member."),
    "too_new": N_("She has not been a member long enough."),
    "dues": N_("Her dues are too late."),
    "attendance": N_("She came to too few meetings."),
}


def _standing(facts: _Facts, tr: Translator) -> Parts:
    codes = [code for code in str(facts.raw("reasons")).split() if code in _STANDING]
    fact = tr.say("Only members in good standing vote and stand for an office.")
    return " ".join([fact, *(tr.say(_STANDING[code]) for code in codes)]), ""


def _overdue(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "The term ended on {due}, {n} day ago. Nobody has followed.",
        "The term ended on {due}, {n} days ago. Nobody has followed.",
        facts.n("over", "days_over", "overdue_days"),
        due=facts.day("due"),
    )
    most = facts.n("max_days")
    return fact, tr.say_n(
        "She may stay at most {n} day longer than her term. Call the election.",
        "She may stay at most {n} days longer than her term. Call the election.",
        most,
    )


def _bank_late(facts: _Facts, tr: Translator) -> Parts:
    return _late(N_("The bank had to be told by {due}. It is {span} late."), facts, tr)


def _handover_late(facts: _Facts, tr: Translator) -> Parts:
    return _late(N_("The office had to be handed over by {due}. It is {span} late."), facts, tr)


def _filing_late(facts: _Facts, tr: Translator) -> Parts:
    return _late(
        N_("The change of the rules had to be filed by {due}. It is {span} late."), facts, tr
    )


def _late(words: str, facts: _Facts, tr: Translator) -> Parts:
    span = _span(facts.n("over", "days_over"), "day", tr)
    return tr.say(words, due=facts.day("due"), span=span), ""


_DUE = {
    "bank": N_("The bank must be told of the change today."),
    "handover": N_("The office must be handed over today."),
    "amend": N_("The change of the rules must be filed today."),
}


def _due(facts: _Facts, tr: Translator) -> Parts:
    return tr.say(_DUE[facts.key.split(".", maxsplit=1)[0]]), ""


def _signatory(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "{n} person who can sign at the bank no longer holds an office for it.",
        "{n} persons who can sign at the bank no longer hold an office for it.",
        facts.n("gone"),
    )
    return fact, tr.say("Tell the bank who signs now.")


def _composition(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say(
        "At least {num} of every {den} board members are from the community. It is {community} of "
        "{filled}.",
        num=facts.n("num"),
        den=facts.n("den"),
        community=facts.n("community"),
        filled=facts.n("filled"),
    )
    line = tr.say_n(
        "{n} more community seat must be filled.",
        "{n} more community seats must be filled.",
        facts.n("to_fill"),
    )
    return fact, line


def _kept(facts: _Facts, tr: Translator) -> Parts:
    group = subgroup_name(str(facts.raw("group")), tr)
    return tr.say("A seat kept for {group} stayed empty.", group=group), ""


def _helps(facts: _Facts, tr: Translator) -> Parts:
    fact = tr.say_n(
        "{n} candidate is a clerk or an observer of the election she stands in.",
        "{n} candidates are clerks or observers of the election they stand in.",
        facts.n("candidates"),
    )
    return fact, tr.say("Let others do this work.")


def _open_vote(_facts: _Facts, tr: Translator) -> Parts:
    return (
        tr.say("A leader is removed by a secret vote. This one was held openly."),
        tr.say("Vote again on paper, or let a later meeting confirm it."),
    )


# Law, money, emergencies


def _floor(facts: _Facts, tr: Translator) -> Parts:
    return floor_words(facts.key, str(facts.raw("value")), str(facts.raw("floor")), tr), (
        tr.say("Source: {source}.", source=str(facts.raw("source"))) if facts.has("source") else ""
    )


def _payment(facts: _Facts, tr: Translator) -> Parts:
    return tr.say("Money is paid only after a decision. There is none for this payment."), ""


def _emergency(facts: _Facts, tr: Translator) -> Parts:
    return (
        tr.say("The board sat at once for the sake of a child. That is never stopped."),
        tr.say("The next sitting confirms it."),
    )


_SAID: Mapping[str, Callable[[_Facts, Translator], Parts]] = {
    "notice_missing": _missing_notice,
    "notice_short": _short_notice,
    "agenda_missing": _agenda,
    "amendment_text_not_sent": _text,
    "quorum_not_met": _quorum,
    "quorum_lost": _quorum_lost,
    "quorum_on_item_not_met": _quorum_item,
    "proxy_over_limit": _over_limit,
    "proxy_not_allowed": _not_allowed,
    "conflict_voted": _conflict,
    "chair_cast_not_allowed": _chair_cast,
    "majority_not_reached": _majority,
    "frequency_missed": _frequency,
    "minutes_not_approved": _approval,
    "read_aloud_missing": _unread,
    "max_consecutive_terms": _terms,
    "cooling_off": _cooling,
    "holds_office": _two_offices,
    "not_in_good_standing": _standing,
    "term_overdue": _overdue,
    "holdover_exceeded": _overdue,
    "bank_change_overdue": _bank_late,
    "handover_overdue": _handover_late,
    "filing_overdue": _filing_late,
    "due_today": _due,
    "signatory_not_serving": _signatory,
    "board_composition_low": _composition,
    "reserved_seat_unfilled": _kept,
    "value_below_floor": _floor,
    "payment_without_resolution": _payment,
    "emergency_act": _emergency,
    "candidate_helps": _helps,
    "ballot_not_secret": _open_vote,
}

"""What the live checks say, in the words of the group's own rule: fact, and what to do next. No Qt.

"Article 7: 10 of 15 must be present. 9 are here." Without an adopted rule the same is said of the
usual rule. Shows figures only; what is right is decided by the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from governance.rules.votes import Majority
from governance.views_checks import (
    ItemCheck,
    LeadTurn,
    MajorityCheck,
    NoticeCheck,
    QuorumCheck,
)
from governance.words import ITEM_KINDS
from sr_board import i18n
from sr_board.i18n import N_
from ui.live import say, say_n

__all__ = [
    "CONFLICT_KINDS",
    "earliest_words",
    "item_quorum_words",
    "lead_words",
    "majority_words",
    "motion_words",
    "needed_words",
    "notice_rule_words",
    "notice_words",
    "quorum_words",
    "void_words",
]

CONFLICT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "relation": N_("a relation of hers is concerned"),
        "payment": N_("she would get or pay money"),
        "dispute": N_("she has a quarrel with somebody concerned"),
        "landlord": N_("it is about the house or the room she lives in"),
        "case_subject": N_("it is about her"),
        "other": N_("another interest"),
    }
)
_SHARES: Mapping[tuple[int, int, bool], str] = MappingProxyType(
    {
        (1, 2, True): N_("more than half"),
        (2, 3, False): N_("two thirds"),
        (3, 4, False): N_("three quarters"),
        (1, 1, False): N_("all"),
    }
)
_VOID: Mapping[str, str] = MappingProxyType(
    {
        "quorum_lost": N_("It has no force: too few were present when it was voted."),
        "quorum_not_met": N_("It has no force: too few were present."),
        "quorum_on_item_not_met": N_(
            "It has no force: too few could vote, because some had an interest of their own."
        ),
        "amendment_text_not_sent": N_(
            "It has no force: the new words were not sent with the notice."
        ),
        "notice_missing": N_("It has no force: members were not told."),
    }
)


def void_words(code: str | None) -> str:
    """Why a decision that carried does not stand."""
    return say(_VOID.get(code or "", N_("It has no force until a later meeting confirms it.")))


def needed_words(check: QuorumCheck) -> str:
    """The word at the mark of the dots."""
    return say("{needed} needed", needed=check.needed)


def quorum_words(check: QuorumCheck) -> tuple[str, str]:
    """The rule quoted with what is, and what can be done."""
    return (
        _present(check.quote.article, check.needed, check.base, check.here),
        _short(check.short_by),
    )


def item_quorum_words(check: ItemCheck, quorum: QuorumCheck) -> tuple[str, str]:
    """The same for one point, where members with an interest of their own are not counted."""
    if not check.conflicted:
        fact = _present(quorum.quote.article, check.needed, quorum.base, check.counted)
    else:
        names = i18n.current().join([person.name for person in check.conflicted])
        fact = say(
            "{needed} must be counted for this point, {counted} are. Not counted: {names}.",
            needed=check.needed,
            counted=check.counted,
            names=names,
        )
    return fact, _short(check.short_by)


def _present(article: int | None, needed: int, base: int, here: int) -> str:
    if article is None:
        return say(
            "The usual rule: {needed} of {base} must be present. {here} are here.",
            needed=needed,
            base=base,
            here=here,
        )
    return say(
        "Article {article}: {needed} of {base} must be present. {here} are here.",
        article=article,
        needed=needed,
        base=base,
        here=here,
    )


def _short(short_by: int) -> str:
    return say_n(
        "Wait for one more member, or put the meeting off. A vote now has no force until a later "
        "meeting confirms it.",
        "Wait for {n} more members, or put the meeting off. A vote now has no force until a later "
        "meeting confirms it.",
        short_by,
    )


def majority_words(majority: Majority) -> str:
    """A majority in a few words: "two thirds of those present"."""
    key = (majority.num, majority.den, majority.strict)
    share = _SHARES.get(key)
    if share is not None:
        words = say(share)
    elif majority.strict:
        words = say("more than {num} of every {den}", num=majority.num, den=majority.den)
    else:
        words = say("{num} of every {den}", num=majority.num, den=majority.den)
    if majority.base.value == "present":
        return say("{share} of those present", share=words)
    if majority.base.value == "roll":
        return say("{share} of all members", share=words)
    return words


def motion_words(check: MajorityCheck | None, kind: str) -> str:
    """The state of a point that waits for a vote: what it is, and what it needs."""
    word = say(ITEM_KINDS[kind])
    if check is None:
        return word
    needs = majority_words(check.majority)
    if check.quote.article is None:
        return say("{kind} · needs {majority}", kind=word, majority=needs)
    return say(
        "{kind} · needs {majority} (Article {article})",
        kind=word,
        majority=needs,
        article=check.quote.article,
    )


def notice_rule_words(check: NoticeCheck) -> str:
    """How long before members are to be told, as the group's rule has it."""
    from governance.papers_notice import rule_line  # here: papers are slow to load

    return rule_line(check, i18n.current())


def earliest_words(check: NoticeCheck, day: str, clock: str) -> str:
    """The first lawful day (hour, for hours) of the meeting."""
    if check.unit == "hours":
        return say("Told now, it can be held from {date}, {time}.", date=day, time=clock)
    return say("Told today, it can be held from {date}.", date=day)


def notice_words(check: NoticeCheck, day: str) -> tuple[str, str]:
    """What is wrong with the notice, and what can be done. `day`: `send_by` in words, or ""."""
    fact = notice_rule_words(check)
    if check.given is None:
        if day:
            return fact, say("Tell members by {date}, or choose a later day.", date=day)
        return fact, say("It is too late for this day. Choose a later one, or say why not.")
    return fact, say_n(
        "{n} was given. Choose a later day, or the next meeting has to confirm what is decided.",
        "{n} were given. Choose a later day, or the next meeting has to confirm what is decided.",
        check.given,
    )


def lead_words(lead: LeadTurn) -> str:
    """Whose turn it is to lead, and when she led last; or who holds the chair."""
    name = lead.order[0].name
    if not lead.by_turn:
        return say("{name} holds the chair.", name=name)
    if lead.last_led is None:
        return say("It is {name}'s turn to lead. She has never led.", name=name)
    day = i18n.current().date(lead.last_led)
    return say("It is {name}'s turn to lead. She led last on {date}.", name=name, date=day)

"""One plain sentence or more for each value of a rule, to be read and to be spoken aloud.

Each maker takes the variant of the key (a meeting type, a kind of decision, an office), the value
and the translator, and gives sentences without line breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from governance.rule_names import (
    AT,
    BEFORE,
    DECISIONS,
    MEETING,
    METHODS,
    office_name,
    subgroup_name,
)
from governance.rules import parameter_values as pv
from governance.rules.minutes import MarkCapacity
from governance.rules.votes import Majority, MajorityBase
from governance.words import CHANNELS
from sr_board.i18n import N_, Translator

__all__ = [
    "MAKERS",
    "majority_sentence",
    "notice_days_sentence",
    "notice_hours_sentence",
    "quorum_sentences",
]

Maker = Callable[[str, Any, Translator], str]


def _out_of(base: pv.CountBase, tr: Translator) -> str:
    """Those of whom so many must come; languages bend the word here."""
    if base is pv.CountBase.GOOD_STANDING:
        return tr.say_in("out of every", "members in good standing")
    if base is pv.CountBase.SEATS_FILLED:
        return tr.say_in("out of every", "members who hold a seat")
    return tr.say_in("out of every", "members")


_QUORUMS = {
    pv.QuorumKind.SHARE: N_("{at}, at least {num} of every {den} {base} must be present."),
    pv.QuorumKind.NUMBER: N_("{at}, at least {number} {base} must be present."),
    pv.QuorumKind.GREATER_OF: N_(
        "{at}, at least {number} must be present, or {num} of every {den} {base} if that is more."
    ),
    pv.QuorumKind.LESSER_OF: N_(
        "{at}, at least {number} must be present, or {num} of every {den} {base} if that is fewer."
    ),
    pv.QuorumKind.MORE_THAN_HALF: N_("{at}, more than half of the {base} must be present."),
}


def _joined(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


def quorum_sentences(kind: str, rule: pv.Quorum, tr: Translator) -> list[str]:
    """How many must be present, when they are counted, how long we wait, the second meeting."""
    needed = tr.say(
        _QUORUMS[rule.kind],
        at=tr.say(AT[kind]),
        base=_out_of(rule.base, tr),
        num=rule.num,
        den=rule.den,
        number=rule.number,
    )
    again = (
        tr.say("They are counted again before every vote.")
        if rule.moment is pv.Moment.EACH_VOTE
        else tr.say("They are counted once, at the start.")
    )
    wait = tr.say_n(
        "We wait {n} minute, then put the meeting off.",
        "We wait {n} minutes, then put the meeting off.",
        rule.wait_min,
    )
    second = (
        tr.say("At the second meeting the same number is needed.")
        if rule.adjourned is pv.Adjourned.SAME
        else tr.say("At the second meeting those who come are enough.")
    )
    return [needed, again, wait if rule.wait_min else "", second]


def _quorum(kind: str, rule: pv.Quorum, tr: Translator) -> str:
    return _joined(*quorum_sentences(kind, rule, tr))


def notice_days_sentence(kind: str, days: int, tr: Translator) -> str:
    """How many days before members are told; none for a standing day."""
    before = tr.say(BEFORE[kind])
    if not days:
        return tr.say("Nobody needs to be told {before}: it has its fixed day.", before=before)
    return tr.say_n(
        "Members are told {n} day {before}.",
        "Members are told {n} days {before}.",
        days,
        before=before,
    )


def notice_hours_sentence(kind: str, hours: int, tr: Translator) -> str:
    """How many hours before members are told."""
    return tr.say_n(
        "Members are told {n} hour {before}.",
        "Members are told {n} hours {before}.",
        hours,
        before=tr.say(BEFORE[kind]),
    )


def _counting(_: str, value: pv.Counting, tr: Translator) -> str:
    if value is pv.Counting.CLEAR:
        return tr.say("The day of telling and the day of the meeting do not count.")
    return tr.say("Only the day of telling does not count.")


def _channels(_: str, value: tuple[pv.Channel, ...], tr: Translator) -> str:
    return tr.say("We are told {ways}.", ways=tr.join(tr.say(CHANNELS[each]) for each in value))


def _agenda(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("The notice lists what will be discussed.")
    return tr.say("The notice need not list what will be discussed.")


def _proposal(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("The new words of a rule are sent with the notice.")
    return tr.say("The new words of a rule need not be sent with the notice.")


def _frequency(kind: str, rule: pv.Frequency | None, tr: Translator) -> str:
    if rule is None:
        return tr.say("No rule says how often {meeting} is held.", meeting=tr.say(MEETING[kind]))
    meeting = tr.say(MEETING[kind])
    every = {
        pv.Unit.WEEK: lambda: tr.say_n(
            "There is {meeting} every week.",
            "There is {meeting} every {n} weeks.",
            rule.every,
            meeting=meeting,
        ),
        pv.Unit.MONTH: lambda: tr.say_n(
            "There is {meeting} every month.",
            "There is {meeting} every {n} months.",
            rule.every,
            meeting=meeting,
        ),
        pv.Unit.YEAR: lambda: tr.say_n(
            "There is {meeting} every year.",
            "There is {meeting} every {n} years.",
            rule.every,
            meeting=meeting,
        ),
    }[rule.unit]()
    gap = tr.say_n(
        "Never more than {n} day passes between two.",
        "Never more than {n} days pass between two.",
        rule.max_gap_days,
    )
    return _joined(every, gap)


def _requisition(kind: str, rule: pv.Requisition, tr: Translator) -> str:
    meeting = tr.say(MEETING[kind])
    if rule.share is not None:
        return tr.say(
            "If {num} of every {den} members ask for {meeting}, it is called within {days} days.",
            num=rule.share.num,
            den=rule.share.den,
            meeting=meeting,
            days=rule.summon_days,
        )
    return tr.say(
        "If {number} members ask for {meeting}, it is called within {days} days.",
        number=rule.number or 0,
        meeting=meeting,
        days=rule.summon_days,
    )


def _attendance(_: str, share: pv.Share, tr: Translator) -> str:
    return tr.say(
        "Each member tries to come to {num} of every {den} meetings.", num=share.num, den=share.den
    )


_HALVES = {
    MajorityBase.CAST: N_("{decision} is passed when more say yes than no."),
    MajorityBase.PRESENT: N_("{decision} is passed when more than half of those present say yes."),
    MajorityBase.ROLL: N_("{decision} is passed when more than half of all members say yes."),
}
_MAJORITIES = {
    (MajorityBase.CAST, True): N_(
        "{decision} is passed when more than {num} of every {den} votes for and against are yes."
    ),
    (MajorityBase.CAST, False): N_(
        "{decision} is passed when at least {num} of every {den} votes for and against are yes."
    ),
    (MajorityBase.PRESENT, True): N_(
        "{decision} is passed when more than {num} of every {den} of those present say yes."
    ),
    (MajorityBase.PRESENT, False): N_(
        "{decision} is passed when at least {num} of every {den} of those present say yes."
    ),
    (MajorityBase.ROLL, True): N_(
        "{decision} is passed when more than {num} of every {den} of all members say yes."
    ),
    (MajorityBase.ROLL, False): N_(
        "{decision} is passed when at least {num} of every {den} of all members say yes."
    ),
}


def majority_sentence(kind: str, rule: Majority, tr: Translator) -> str:
    """When a decision of this kind is passed."""
    decision = tr.say(DECISIONS[kind])
    if rule.strict and rule.den == 2 * rule.num:
        return tr.say(_HALVES[rule.base], decision=decision)
    words = _MAJORITIES[rule.base, rule.strict]
    return tr.say(words, decision=decision, num=rule.num, den=rule.den)


def _casting(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("If the votes are equal, the chair may decide.")
    return tr.say("An equal vote is lost.")


def _sitting(_: str, value: pv.ChairSitting, tr: Translator) -> str:
    if value is pv.ChairSitting.ROTATES:
        return tr.say("Members take turns to lead the sitting.")
    return tr.say("Who holds the office leads the sitting.")


def _proxy(_: str, rule: pv.Proxy, tr: Translator) -> str:
    if not rule.allowed:
        return tr.say("Nobody votes for somebody who is away.")
    carries = tr.say_n(
        "A member may carry the vote of {n} other member, in writing.",
        "A member may carry the votes of {n} other members, in writing.",
        rule.max,
    )
    counts = (
        tr.say("Votes that are carried count when we count who is present.")
        if rule.count_to_quorum
        else tr.say("Votes that are carried do not count when we count who is present.")
    )
    office = tr.say("They also count in a secret vote for an office.") if rule.in_elections else ""
    return _joined(carries, counts, office)


def _standing(_: str, rule: pv.GoodStanding, tr: Translator) -> str:
    months = tr.say_n(
        "A member may vote and stand after {n} month.",
        "A member may vote and stand after {n} months.",
        rule.months,
    )
    dues = tr.say_n(
        "Her dues are not more than {n} day late.",
        "Her dues are not more than {n} days late.",
        rule.dues_days,
    )
    share = rule.attendance
    if share is None:
        return _joined(months, dues)
    came = (
        tr.say("She came to at least half of the meetings.")
        if share.den == 2 * share.num
        else tr.say(
            "She came to at least {num} of every {den} meetings.", num=share.num, den=share.den
        )
    )
    return _joined(months, dues, came)


def _size(_: str, rule: pv.MemberSize, tr: Translator) -> str:
    if rule.min is not None and rule.max is not None:
        return tr.say("We are {least} to {most} members.", least=rule.min, most=rule.max)
    if rule.min is not None:
        return tr.say("We are at least {least} members.", least=rule.min)
    if rule.max is not None:
        return tr.say("We are at most {most} members.", most=rule.max)
    return tr.say("Any number of members may join.")


def _min_age(_: str, age: int, tr: Translator) -> str:
    return tr.say("Members are {age} years old or older.", age=age)


def _holdover(_: str, days: int, tr: Translator) -> str:
    return tr.say_n(
        "If the election is late, a leader stays at most {n} day longer.",
        "If the election is late, a leader stays at most {n} days longer.",
        days,
    )


def _reserved(_: str, kept: tuple[pv.Reserved, ...], tr: Translator) -> str:
    if not kept:
        return tr.say("No seats are kept.")
    return _joined(
        *(
            tr.say_n(
                "At least {n} seat is kept for {group}.",
                "At least {n} seats are kept for {group}.",
                each.min,
                group=subgroup_name(each.group, tr),
            )
            for each in kept
        )
    )


def _rotation(_: str, rule: pv.Rotation, tr: Translator) -> str:
    if rule.mode is pv.RotationMode.ELECT:
        return tr.say("Leaders are chosen by vote.")
    if rule.mode is pv.RotationMode.ROTA:
        return tr.say("Members become leaders by turn.")
    rounding = {
        pv.Rounding.NEAREST: tr.say("A broken number is made the nearest whole one."),
        pv.Rounding.UP: tr.say("A broken number is made the next larger one."),
        pv.Rounding.DOWN: tr.say("A broken number is made the next smaller one."),
    }[rule.rounding]
    part = tr.say(
        "Each year {num} of every {den} places are given anew.",
        num=rule.fraction.num,
        den=rule.fraction.den,
    )
    return _joined(part, rounding)


def _recall(_: str, rule: pv.Recall, tr: Translator) -> str:
    asks = tr.say(
        "If {num} of every {den} members sign, we vote on removing a leader.",
        num=rule.petition.num,
        den=rule.petition.den,
    )
    told = tr.say_n(
        "Members are told {n} day before.", "Members are told {n} days before.", rule.notice_days
    )
    again = tr.say_n(
        "If she stays, nobody may ask again for {n} month.",
        "If she stays, nobody may ask again for {n} months.",
        rule.lost_months,
    )
    passed = majority_sentence("recall", rule.majority, tr)
    return _joined(asks, told, passed, again if rule.lost_months else "")


def _bank(_: str, rule: pv.Bank, tr: Translator) -> str:
    signs = tr.say("{k} of {n} sign together at the bank.", k=rule.k, n=rule.n)
    offices = tr.join(office_name(each, tr) for each in rule.must_include)
    among = tr.say("Among those who can sign: {offices}.", offices=offices) if offices else ""
    told = tr.say_n(
        "A change is told to the bank within {n} day.",
        "A change is told to the bank within {n} days.",
        rule.change_days,
    )
    return _joined(signs, among, told)


def _handover(_: str, days: int, tr: Translator) -> str:
    return tr.say_n(
        "Papers and money are handed over within {n} day.",
        "Papers and money are handed over within {n} days.",
        days,
    )


def _composition(_: str, rule: pv.BoardComposition, tr: Translator) -> str:
    share = rule.community_share_min
    return tr.say(
        "At least {num} of every {den} board members are from the community.",
        num=share.num,
        den=share.den,
    )


def _amend(_: str, rule: pv.Amend, tr: Translator) -> str:
    by = tr.say("The body above us changes these rules.") if rule.by is pv.AmendedBy.PARENT else ""
    told = tr.say_n(
        "Members are told {n} day before a change of these rules.",
        "Members are told {n} days before a change of these rules.",
        rule.notice_days,
    )
    counted = _counting("", rule.counting, tr) if rule.notice_days else ""
    filed = (
        ""
        if rule.file_days is None
        else tr.say_n(
            "A change is filed within {n} day.",
            "A change is filed within {n} days.",
            rule.file_days,
        )
    )
    passed = majority_sentence("amend", rule.majority, tr)
    return _joined(by, passed, told if rule.notice_days else "", counted, filed)


_SIGNERS = {
    MarkCapacity.CHAIR: N_("the chair"),
    MarkCapacity.SECRETARY: N_("the secretary"),
}


def _marks(_: str, marks: tuple[MarkCapacity, ...], tr: Translator) -> str:
    names = [tr.say(_SIGNERS[each]) for each in marks if each in _SIGNERS]
    members = sum(each is MarkCapacity.MEMBER for each in marks)
    if members:
        names.append(tr.say_n("{n} member", "{n} members", members))
    return tr.say("Under the minutes stand the marks of {names}.", names=tr.join(names))


def _serial(_: str, value: pv.SerialYear, tr: Translator) -> str:
    if value is pv.SerialYear.APRIL:
        return tr.say("The numbers of decisions start again on 1 April.")
    return tr.say("The numbers of decisions start again on 1 January.")


def _method(_: str, value: pv.ElectionMethod, tr: Translator) -> str:
    return tr.say(METHODS[value])


def _method_one(_: str, value: pv.ElectionMethod, tr: Translator) -> str:
    return tr.say("For a single post: {how}", how=tr.say(METHODS[value]))


MAKERS: Mapping[str, Maker] = {
    "quorum.<type>": _quorum,
    "notice.<type>.days": notice_days_sentence,
    "notice.<type>.hours": notice_hours_sentence,
    "notice.<type>.counting": _counting,
    "notice.<type>.channels": _channels,
    "notice.<type>.agenda": _agenda,
    "notice.<type>.proposal_text_with_notice": _proposal,
    "frequency.<type>": _frequency,
    "requisition.<type>": _requisition,
    "attendance.target": _attendance,
    "majority.<kind>": majority_sentence,
    "chair.casting": _casting,
    "chair.sitting": _sitting,
    "proxy": _proxy,
    "member.good_standing": _standing,
    "member.size": _size,
    "member.min_age": _min_age,
    "holdover.max_days": _holdover,
    "election.method": _method,
    "election.method_one_post": _method_one,
    "reserved": _reserved,
    "rotation": _rotation,
    "recall": _recall,
    "bank": _bank,
    "handover.days": _handover,
    "board_composition": _composition,
    "amend": _amend,
    "minutes.marks": _marks,
    "serial.year": _serial,
}
"""Makers for all rules but those of single offices and of elections."""

"""Worked cases about meetings and votes: quorum, notice, majority, casting vote, and their kin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from governance.rules.conflicts import without_conflicted
from governance.rules.frequency import hold_by
from governance.rules.good_standing import Member, refusals
from governance.rules.notice import notice_given
from governance.rules.parameter_values import Adjourned, Counting, Frequency, Proxy, Quorum, Unit
from governance.rules.parameters import Notice, RuleSet, value_from_json
from governance.rules.proxies import ProxyPaper, judge_proxies
from governance.rules.quorum import counted_present, moment_of_vote, quorum_count
from governance.rules.votes import ORDINARY, Count, Majority, decide
from sr_board.cli.rules_forms import (
    Given,
    answers,
    as_moment,
    day,
    number,
    optional_day,
    pick,
    rows_of,
)

__all__ = ["AREAS"]

_HERE = ("present", "in_room", "present_at_vote", "present_then")
_BASES = ("roll", "good_standing", "seats_filled", "base", "members", "delegates", "seats")


def _quorum(given: Given) -> dict[str, Any]:
    single = (*_HERE, *_BASES, "conflicted", "proxies", "second_meeting")
    return answers(given, single, _one_quorum)


def _one_quorum(given: dict[str, Any]) -> dict[str, Any]:
    written = dict(pick(given, "quorum", "rule"))
    rule: Quorum = value_from_json("quorum.general", written)
    base = number(given, str(rule.base), *_BASES)
    again = ("second_meeting", "adjourned_meeting", "reconvened")
    second = given.get("adjourned") is True or any(given.get(each) for each in again)
    if given.get("adjourned") in list(Adjourned):
        rule, second = replace(rule, adjourned=Adjourned(given["adjourned"])), True
    needed = quorum_count(rule, base, 0, second_meeting=second).needed
    if pick(given, *_HERE, default=None) is None:
        return {"needed": needed}
    here, out = number(given, *_HERE), _many(given.get("conflicted"))
    counted = counted_present(
        here,
        conflicted=out,
        proxies=_many(given.get("proxies")),
        proxies_count=bool(_proxies_count(given)),
    )
    found = quorum_count(rule, base, counted, second_meeting=second)
    moment = moment_of_vote(rule, base, here, second_meeting=second)
    answer: dict[str, Any] = {
        "needed": needed,
        "counted": counted,
        "met": found.met,
        "short_by": found.short_by,
    }
    return {
        **answer,
        "counted_present": counted,
        "valid": found.met,
        "void": not found.met,
        "item_void": not found.met,
        "code": None if found.met else moment.value if out else "quorum_not_met",
    }


def _many(value: object) -> int:
    """How many: a number, or a list of names."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else 0


def _proxies_count(given: Given) -> bool:
    nested = given.get("proxy")
    if isinstance(nested, Mapping) and "count_to_quorum" in nested:
        return bool(nested["count_to_quorum"])
    return bool(given.get("count_to_quorum", given.get("proxies_count", False)))


def _notice(given: Given) -> dict[str, Any]:
    single = ("counting", "sent", "meeting", "notice_days", "notice_hours", "days", "hours")
    return answers(given, single, _one_notice)


def _one_notice(given: dict[str, Any]) -> dict[str, Any]:
    hours = pick(given, "notice_hours", "hours", default=None)
    days = pick(given, "notice_days", "days", default=None if hours is not None else ...)
    counting: Counting = value_from_json(
        "notice.general.counting", given.get("counting") or "clear"
    )
    sent = as_moment(pick(given, "sent", "told"), "sent")
    meeting = as_moment(pick(given, "meeting", "held"), "meeting")
    rule: Notice = replace(RuleSet().notice("general"), days=days, hours=hours, counting=counting)
    found = notice_given(rule, sent, meeting)
    earliest = found.earliest
    if hours is None and isinstance(earliest, datetime):
        earliest = earliest.date()
    return {
        **({"days_given": found.days_given} if hours is None else {}),
        **({"hours_given": found.hours_given} if hours is not None else {}),
        "ok": found.ok,
        "short_by": found.short_by,
        "earliest_lawful_meeting": earliest,
        "hard_stop": False,
        "code": None if found.ok else "notice_short",
    }


def _amendment(given: Given) -> dict[str, Any]:
    """A change of the rules: it may carry and yet be void, because its words were not sent."""
    found = _one_majority({"rule": {"num": 3, "den": 4}, **given}) if "for" in given else {}
    codes = [] if found.get("passed", True) else ["majority_not_reached"]
    if pick(given, "sent", "told", default=None) is not None:
        told = _one_notice({"notice_days": 21, **given})
        found |= {key: value for key, value in told.items() if key != "code"}
        codes += [told["code"]] if told["code"] else []
    with_text = pick(given, "text_sent", "text_with_notice", "text_sent_with_notice", default=True)
    if not with_text:
        codes.append("amendment_text_not_sent")
    valid = bool(with_text) and found.get("passed", True)
    return {**found, "valid": valid, "void": not valid, "codes": codes, "code": codes[:1]}


def _standing(given: Given) -> dict[str, Any]:
    rule = value_from_json("member.good_standing", given.get("rule") or {})
    on = day(given, "on", "today")
    found = {}
    for row in rows_of(given.get("members") or [dict(given)], ("id", "joined")):
        present, held = row.get("att") or row.get("attendance") or (0, 0)
        member = Member(
            row.get("status", "active") == "active",
            optional_day(row, "joined"),
            row.get("dues"),
            present,
            held,
        )
        found[str(row.get("id", ""))] = list(refusals(rule, member, on))
    good = [not each for each in found.values()]
    if "members" not in given:
        return {"good": good[0], "ok": good[0], "refused": next(iter(found.values()))}
    return {"good": good, "ok": good, "refused": found}


_CASTS = {"for": True, "against": False, "yes": True, "no": False, True: True, False: False}


def _majority(given: Given) -> dict[str, Any]:
    single = ("for", "against", "abstain", "present", "roll")
    return answers(given, single, _one_majority, same=("needed",))


def _rule_of(given: Given, default: Majority = ORDINARY) -> Majority:
    written = pick(given, "rule", "majority", default=None)
    if written is None and "num" in given:
        written = {k: given[k] for k in ("num", "den", "base", "strict") if k in given}
    if written is None:
        return default
    rule: Majority = value_from_json("majority.special", written)
    return rule


def _one_majority(given: dict[str, Any]) -> dict[str, Any]:
    count = _count(given)
    present = number(given, "present", default=count.total)
    cast = _CASTS.get(given.get("chair_casts", ""))
    found = decide(
        _rule_of(given),
        count,
        present,
        number(given, "roll", default=present),
        casting=bool(given.get("casting_vote", given.get("casting", False))),
        chair_casts=cast,
    )
    answer: dict[str, Any] = {
        "passed": found.carried,
        "carried": found.carried,
        "needed": found.needed,
    }
    if cast is not None:
        answer |= {"chair_cast": found.chair_cast}
        if found.refused_cast:
            answer |= {"code": "chair_cast_not_allowed"}
    return answer


def _count(given: Given) -> Count:
    return Count(
        number(given, "for", "yes"),
        number(given, "against", "no", default=0),
        number(given, "abstain", default=0) + number(given, "blank", default=0),
    )


def _chair(given: Given) -> dict[str, Any]:
    single = ("for", "against", "abstain", "present", "casting_vote", "casting", "chair_casts")
    return answers(given, single, _one_majority)


def _conflict(given: Given) -> dict[str, Any]:
    single = ("for", "against", "conflicted_for", "conflicted_against", "present")
    return answers(given, single, _one_conflict)


def _one_conflict(given: dict[str, Any]) -> dict[str, Any]:
    if "quorum" in given:
        return _one_quorum(given)
    count = _count(given)
    out = Count(
        number(given, "conflicted_for", default=0),
        number(given, "conflicted_against", default=0),
        0,
    )
    present = number(given, "present", default=count.total)
    roll = number(given, "roll", default=present)
    found = without_conflicted(_rule_of(given), count, out, present, roll)
    return {
        "passed": found.carried,
        "passed_with": found.carried,
        "passed_without": found.carried_without,
        "for_without": found.without.for_,
        "against_without": found.without.against,
        "code": "conflict_voted" if out.total else None,
    }


def _proxy(given: Given) -> dict[str, Any]:
    rule: Proxy = value_from_json(
        "proxy",
        pick(given, "proxy", "rule", default=None)
        or {k: given[k] for k in ("allowed", "max", "count_to_quorum") if k in given},
    )
    rows = rows_of(pick(given, "papers", "proxies"), ("giver", "holder"))
    papers = [
        ProxyPaper(str(n), str(row["giver"]), str(row["holder"])) for n, row in enumerate(rows)
    ]
    voters = given.get("voters") or {n for p in papers for n in (p.giver, p.holder)}
    found = judge_proxies(rule, papers, voters)
    stand = [each.stands for each in found]
    return {
        "accepted": stand,
        "codes": [each.code or None for each in found],
        "code": [each.code or None for each in found],
        "counted": sum(stand),
    }


def _frequency(given: Given) -> dict[str, Any]:
    return answers(given, ("today", "last_meeting", "last"), _one_frequency, same=("hold_by",))


def _one_frequency(given: dict[str, Any]) -> dict[str, Any]:
    nested = given.get("frequency") or given
    most = number(nested, "max_gap_days")
    last, today = day(given, "last_meeting", "last"), day(given, "today", "on")
    by = hold_by(Frequency(1, Unit.WEEK, most), last)
    late = today > by
    return {
        "missed": late,
        "ok": not late,
        "days": (today - last).days,
        "days_over": max(0, (today - by) // timedelta(days=1)),
        "hold_by": by,
        "code": "frequency_missed" if late else None,
    }


AREAS = {
    "quorum": _quorum,
    "amendment": _amendment,
    "good_standing": _standing,
    "notice": _notice,
    "majority": _majority,
    "chair": _chair,
    "conflict": _conflict,
    "proxy": _proxy,
    "frequency": _frequency,
}
"""What answers the cases of an area."""

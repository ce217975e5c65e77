"""Is a rule weaker than the law asks? What "weaker" means, for each rule. Pure.

A higher majority, a longer notice, a larger quorum, an earlier limit are stricter. What is written
as a choice (a method, a list) is weaker as soon as it leaves out what the law names.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from governance.rules import parameter_values as pv
from governance.rules.parameter_keys import parameter
from governance.rules.quorum import quorum_needed
from governance.rules.votes import Majority, MajorityBase

__all__ = ["is_below"]

_ROLLS = range(1, 2001)
"""Sizes of a group for which two rules of different form are compared."""
_BASES = (MajorityBase.CAST, MajorityBase.PRESENT, MajorityBase.ROLL)


def is_below(key: str, value: Any, floor: Any) -> bool:
    """Whether `value` asks for less than `floor` does; both are values of the rule `key`.

    Raises InputInvalid "rule-key-unknown".
    """
    if value is None or floor is None:
        return value is None and floor is not None
    return _WEAKER.get(parameter(key).pattern, _different)(value, floor)


def _smaller(value: Any, floor: Any) -> bool:
    return bool(value < floor)


def _larger(value: Any, floor: Any) -> bool:
    return bool(value > floor)


def _different(value: Any, floor: Any) -> bool:
    return bool(value != floor)


def _missing(value: Any, floor: Any) -> bool:
    """Something that the law names is not in the list."""
    left = list(value)
    for each in floor:
        if each not in left:
            return True
        left.remove(each)
    return False


def _forbidden(value: bool, floor: bool) -> bool:
    return value and not floor


def _fraction(share: pv.Share) -> Fraction:
    return Fraction(share.num, share.den)


def _less_share(value: pv.Share, floor: pv.Share) -> bool:
    return _fraction(value) < _fraction(floor)


def _more_share(value: pv.Share, floor: pv.Share) -> bool:
    return _fraction(value) > _fraction(floor)


def _quorum(value: pv.Quorum, floor: pv.Quorum) -> bool:
    if value.base is pv.CountBase.GOOD_STANDING and floor.base is pv.CountBase.ROLL:
        return True
    return any(quorum_needed(value, n) < quorum_needed(floor, n) for n in _ROLLS)


def _counting(value: pv.Counting, floor: pv.Counting) -> bool:
    return value is pv.Counting.CALENDAR and floor is pv.Counting.CLEAR


def _frequency(value: pv.Frequency, floor: pv.Frequency) -> bool:
    return value.max_gap_days > floor.max_gap_days


def _requisition(value: pv.Requisition, floor: pv.Requisition) -> bool:
    def asked(rule: pv.Requisition, roll: int) -> int:
        return rule.share.of(roll) if rule.share is not None else rule.number or 0

    later = value.summon_days > floor.summon_days
    return later or any(asked(value, n) > max(asked(floor, n), 1) for n in _ROLLS)


def _majority(value: Majority, floor: Majority) -> bool:
    mine, asked = Fraction(value.num, value.den), Fraction(floor.num, floor.den)
    if mine != asked:
        return mine < asked or _BASES.index(value.base) < _BASES.index(floor.base)
    weaker_base = _BASES.index(value.base) < _BASES.index(floor.base)
    return weaker_base or (floor.strict and not value.strict)


def _proxy(value: pv.Proxy, floor: pv.Proxy) -> bool:
    """More leave to carry votes than the law gives."""
    if not value.allowed:
        return False
    return (
        not floor.allowed
        or value.max > floor.max
        or _forbidden(value.count_to_quorum, floor.count_to_quorum)
        or _forbidden(value.in_elections, floor.in_elections)
    )


def _good_standing(value: pv.GoodStanding, floor: pv.GoodStanding) -> bool:
    """Members are shut out who may vote under the law."""
    if value.months > floor.months or value.dues_days < floor.dues_days:
        return True
    if value.attendance is None or floor.attendance is None:
        return value.attendance is not None
    return _more_share(value.attendance, floor.attendance)


def _size(value: pv.MemberSize, floor: pv.MemberSize) -> bool:
    fewer = floor.min is not None and (value.min is None or value.min < floor.min)
    more = floor.max is not None and (value.max is None or value.max > floor.max)
    return fewer or more


def _reserved(value: tuple[pv.Reserved, ...], floor: tuple[pv.Reserved, ...]) -> bool:
    kept = {each.group: each.min for each in value}
    return any(kept.get(each.group, 0) < each.min for each in floor)


def _recall(value: pv.Recall, floor: pv.Recall) -> bool:
    """Harder to ask for, or with less time for the leader to prepare."""
    return _more_share(value.petition, floor.petition) or value.notice_days < floor.notice_days


def _bank(value: pv.Bank, floor: pv.Bank) -> bool:
    return (
        value.k < floor.k
        or value.change_days > floor.change_days
        or _missing(value.must_include, floor.must_include)
    )


def _composition(value: pv.BoardComposition, floor: pv.BoardComposition) -> bool:
    return _less_share(value.community_share_min, floor.community_share_min)


def _amend(value: pv.Amend, floor: pv.Amend) -> bool:
    late = floor.file_days is not None and (
        value.file_days is None or value.file_days > floor.file_days
    )
    return (
        late
        or value.notice_days < floor.notice_days
        or _counting(value.counting, floor.counting)
        or _majority(value.majority, floor.majority)
    )


_WEAKER: dict[str, Callable[[Any, Any], bool]] = {
    "quorum.<type>": _quorum,
    "notice.<type>.days": _smaller,
    "notice.<type>.hours": _smaller,
    "notice.<type>.counting": _counting,
    "notice.<type>.channels": _missing,
    "notice.<type>.agenda": _smaller,
    "notice.<type>.proposal_text_with_notice": _smaller,
    "frequency.<type>": _frequency,
    "requisition.<type>": _requisition,
    "attendance.target": _less_share,
    "majority.<kind>": _majority,
    "chair.casting": _forbidden,
    "proxy": _proxy,
    "member.good_standing": _good_standing,
    "member.size": _size,
    "member.min_age": _smaller,
    "office.<id>.seats": _larger,
    "office.<id>.term_months": _larger,
    "office.<id>.max_consecutive": _larger,
    "office.<id>.cooling_off_months": _smaller,
    "office.<id>.consecutive_gap_days": _smaller,
    "office.<id>.count_partial_from_share": _more_share,
    "office.<id>.acting_counts": _smaller,
    "office.<id>.one_office": _smaller,
    "office.<id>.min_membership_months": _smaller,
    "office.<id>.min_age": _smaller,
    "holdover.max_days": _larger,
    "election.nomination_days": _smaller,
    "election.objection_days": _smaller,
    "election.split_term_on_tie": _forbidden,
    "election.observers": _smaller,
    "election.merge_below": _smaller,
    "election.delegate_per": _larger,
    "election.major_fraction": _smaller,
    "election.delegate_min": _smaller,
    "election.delegates_fixed": _smaller,
    "reserved": _reserved,
    "recall": _recall,
    "bank": _bank,
    "handover.days": _larger,
    "board_composition": _composition,
    "amend": _amend,
    "minutes.marks": _missing,
}

"""The catalogue of rules: every key, its form, its default and the question that it answers. Pure.

Source: domain rules section 6. In a pattern `<type>` is a meeting type, `<kind>` a decision kind
and `<id>` the key of an office. `majority.amend` and `majority.recall` are read as parts of `amend`
and `recall`: one rule is never written down in two places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from governance.rules import parameter_json as pj
from governance.rules import parameter_values as pv
from governance.rules.meetings import MeetingType
from governance.rules.minutes import WANTED_MARKS
from governance.rules.votes import ORDINARY, Majority, MajorityBase
from sr_board.base.errors import InputInvalid

__all__ = [
    "ALIASES",
    "DECISION_KINDS",
    "PARAMETERS",
    "Parameter",
    "Question",
    "default_value",
    "keys_of_question",
    "parameter",
    "value_from_json",
    "value_to_json",
    "variant_of",
]

DECISION_KINDS = (
    "ordinary",
    "amend",
    "special",
    "expel",
    "recall",
    "bank",
    "loan",
    "dissolve",
    "affiliate",
)
ALIASES = {"majority.amend": "amend", "majority.recall": "recall"}
"""Keys that people may say, and the rule in which their value stands."""
_TYPES = tuple(each.value for each in MeetingType)
_KINDS = tuple(kind for kind in DECISION_KINDS if f"majority.{kind}" not in ALIASES)


class Question(StrEnum):
    """The fifteen questions with which a constitution begins, in their order."""

    WHO_CAN_JOIN = "who_can_join"
    HOW_OFTEN = "how_often"
    HOW_MANY_PRESENT = "how_many_present"
    NOTICE = "notice"
    HOW_TOLD = "how_told"
    HOW_DECIDE = "how_decide"
    HOW_CHANGE = "how_change"
    WHICH_LEADERS = "which_leaders"
    HOW_LONG = "how_long"
    TIMES_IN_ROW = "times_in_row"
    HOW_CHOSEN = "how_chosen"
    HOW_VOTE = "how_vote"
    KEPT_SEATS = "kept_seats"
    BANK = "bank"
    REMOVAL = "removal"


@dataclass(frozen=True)
class Parameter:
    """One rule or family of rules. `default` takes the variant ("shg", "amend", "chair" or "")."""

    pattern: str
    codec: pj.Codec
    default: Callable[[str], Any]
    question: Question | None = None

    def variant(self, key: str) -> str | None:
        """What stands in the place of the brackets ("" without brackets), None if not this rule."""
        head, bracket, rest = self.pattern.partition("<")
        if not bracket:
            return "" if key == self.pattern else None
        name, _, tail = rest.partition(">")
        if not key.startswith(head) or not key.endswith(tail):
            return None
        found = key[len(head) : len(key) - len(tail)]
        allowed = {"type": _TYPES, "kind": _KINDS}.get(name)
        fits = found in allowed if allowed is not None else bool(pj.SLUG.match(found))
        return found if fits else None


def _always(value: object) -> Callable[[str], Any]:
    return lambda variant: value


def _quorum(kind: str) -> pv.Quorum:
    seats = kind in ("committee", "board")
    return pv.Quorum(base=pv.CountBase.SEATS_FILLED if seats else pv.CountBase.ROLL)


def _frequency(kind: str) -> pv.Frequency | None:
    return {
        "shg": pv.Frequency(1, pv.Unit.WEEK, 14),
        "committee": pv.Frequency(1, pv.Unit.MONTH, 45),
        "general": pv.Frequency(1, pv.Unit.YEAR, 455),
        "board": pv.Frequency(1, pv.Unit.MONTH, 45),
    }.get(kind)


def _requisition(kind: str) -> pv.Requisition:
    if kind == "committee":
        return pv.Requisition(4, None, 7)
    return pv.Requisition(None, pv.Share(1, 3), 7)


def _notice_days(kind: str) -> int | None:
    return {"general": 14, "special": 21, "committee": 7, "shg": 0, "safety": 0}.get(kind)


def _majority(kind: str) -> Majority:
    cast, present = MajorityBase.CAST, MajorityBase.PRESENT
    return {
        "special": Majority(2, 3, cast, strict=False),
        "expel": Majority(2, 3, present, strict=False),
        "bank": Majority(1, 2, present, strict=True),
        "loan": Majority(1, 2, present, strict=True),
        "dissolve": Majority(3, 4, cast, strict=False),
        "affiliate": Majority(2, 3, cast, strict=False),
    }.get(kind, ORDINARY)


_DAYS = pj.whole(0, 366)
_MONTHS = pj.whole(0, pv.MOST_MONTHS)
_AGE = pj.whole(18, 99)
_Q = Question
_WORD_AND_PAPER = (pv.Channel.WORD, pv.Channel.PAPER)
_RECOUNT_AND_LOT = (pv.TieStep.RECOUNT, pv.TieStep.LOT)

PARAMETERS: tuple[Parameter, ...] = (
    Parameter("quorum.<type>", pj.QUORUM, _quorum, _Q.HOW_MANY_PRESENT),
    Parameter("notice.<type>.days", _DAYS, _notice_days, _Q.NOTICE),
    Parameter(
        "notice.<type>.hours",
        pj.whole(1, 24 * 60),
        lambda kind: 24 if kind == "board" else None,
        _Q.NOTICE,
    ),
    Parameter(
        "notice.<type>.counting", pj.code(pv.Counting), _always(pv.Counting.CLEAR), _Q.NOTICE
    ),
    Parameter("notice.<type>.channels", pj.CHANNELS, _always(_WORD_AND_PAPER), _Q.HOW_TOLD),
    Parameter("notice.<type>.agenda", pj.FLAG, _always(True), _Q.HOW_TOLD),
    Parameter("notice.<type>.proposal_text_with_notice", pj.FLAG, _always(True), _Q.HOW_CHANGE),
    Parameter("frequency.<type>", pj.optional(pj.FREQUENCY), _frequency, _Q.HOW_OFTEN),
    Parameter("requisition.<type>", pj.REQUISITION, _requisition, _Q.HOW_OFTEN),
    Parameter("attendance.target", pj.SHARE, _always(pv.Share(90, 100)), _Q.HOW_OFTEN),
    Parameter("majority.<kind>", pj.MAJORITY, _majority, _Q.HOW_DECIDE),
    Parameter("chair.casting", pj.FLAG, _always(False), _Q.HOW_DECIDE),
    Parameter(
        "chair.sitting", pj.code(pv.ChairSitting), _always(pv.ChairSitting.OFFICE), _Q.WHICH_LEADERS
    ),
    Parameter("proxy", pj.PROXY, _always(pv.Proxy()), _Q.HOW_DECIDE),
    Parameter(
        "member.good_standing", pj.GOOD_STANDING, _always(pv.GoodStanding()), _Q.WHO_CAN_JOIN
    ),
    Parameter("member.size", pj.SIZE, _always(pv.MemberSize()), _Q.WHO_CAN_JOIN),
    Parameter("member.min_age", _AGE, _always(18), _Q.WHO_CAN_JOIN),
    Parameter("office.<id>.seats", pj.whole(1, 200), _always(1), _Q.WHICH_LEADERS),
    Parameter("office.<id>.term_months", pj.whole(1, pv.MOST_MONTHS), _always(24), _Q.HOW_LONG),
    Parameter("office.<id>.max_consecutive", pj.whole(1, 20), _always(2), _Q.TIMES_IN_ROW),
    Parameter("office.<id>.cooling_off_months", _MONTHS, _always(0), _Q.TIMES_IN_ROW),
    Parameter("office.<id>.consecutive_gap_days", _DAYS, _always(31), _Q.TIMES_IN_ROW),
    Parameter(
        "office.<id>.count_partial_from_share", pj.SHARE, _always(pv.Share(1, 2)), _Q.TIMES_IN_ROW
    ),
    Parameter("office.<id>.acting_counts", pj.FLAG, _always(False), _Q.TIMES_IN_ROW),
    Parameter("office.<id>.one_office", pj.FLAG, _always(True), _Q.WHICH_LEADERS),
    Parameter("office.<id>.min_membership_months", _MONTHS, _always(12), _Q.WHICH_LEADERS),
    Parameter("office.<id>.min_age", _AGE, _always(18), _Q.WHICH_LEADERS),
    Parameter("office.<id>.signatory", pj.FLAG, lambda key: key in ("treasurer", "chair"), _Q.BANK),
    Parameter("holdover.max_days", _DAYS, _always(90), _Q.HOW_LONG),
    Parameter(
        "election.method",
        pj.code(pv.ElectionMethod),
        _always(pv.ElectionMethod.PLURALITY_BLOCK),
        _Q.HOW_VOTE,
    ),
    Parameter(
        "election.method_one_post",
        pj.code(pv.ElectionMethod),
        _always(pv.ElectionMethod.PLURALITY),
        _Q.HOW_VOTE,
    ),
    Parameter("election.max_marks", pj.MAX_MARKS, _always("seats"), _Q.HOW_VOTE),
    Parameter("election.nomination_days", _DAYS, _always(7), _Q.HOW_VOTE),
    Parameter("election.objection_days", _DAYS, _always(7), _Q.HOW_VOTE),
    Parameter("election.tie_break", pj.TIE_BREAK, _always(_RECOUNT_AND_LOT), _Q.HOW_VOTE),
    Parameter("election.split_term_on_tie", pj.FLAG, _always(False), _Q.HOW_VOTE),
    Parameter(
        "election.unopposed", pj.code(pv.Unopposed), _always(pv.Unopposed.DECLARE), _Q.HOW_VOTE
    ),
    Parameter(
        "election.unfilled", pj.code(pv.Unfilled), _always(pv.Unfilled.VACANT), _Q.KEPT_SEATS
    ),
    Parameter(
        "election.reserved_mode",
        pj.code(pv.ReservedMode),
        _always(pv.ReservedMode.RESERVED_FIRST),
        _Q.KEPT_SEATS,
    ),
    Parameter("election.observers", pj.whole(0, 100), _always(2), _Q.HOW_VOTE),
    Parameter("election.merge_below", pj.whole(0, 1000), _always(5), _Q.HOW_VOTE),
    Parameter("election.delegate_per", pj.whole(1, pv.MOST_PERSONS), _always(300), _Q.HOW_CHOSEN),
    Parameter("election.major_fraction", pj.FLAG, _always(True), _Q.HOW_CHOSEN),
    Parameter("election.delegate_min", pj.whole(0, 1000), _always(0), _Q.HOW_CHOSEN),
    Parameter(
        "election.delegates_fixed", pj.optional(pj.whole(1, 1000)), _always(None), _Q.HOW_CHOSEN
    ),
    Parameter("reserved", pj.RESERVED, _always(()), _Q.KEPT_SEATS),
    Parameter("rotation", pj.ROTATION, _always(pv.Rotation()), _Q.HOW_CHOSEN),
    Parameter("recall", pj.RECALL, _always(pv.Recall()), _Q.REMOVAL),
    Parameter("bank", pj.BANK, _always(pv.Bank()), _Q.BANK),
    Parameter("handover.days", _DAYS, _always(30), _Q.HOW_LONG),
    Parameter(
        "board_composition", pj.BOARD_COMPOSITION, _always(pv.BoardComposition()), _Q.KEPT_SEATS
    ),
    Parameter("amend", pj.AMEND, _always(pv.Amend()), _Q.HOW_CHANGE),
    Parameter("minutes.marks", pj.MARKS, _always(WANTED_MARKS)),
    Parameter("serial.year", pj.code(pv.SerialYear), _always(pv.SerialYear.CALENDAR)),
)
"""Every rule a constitution may state."""


def parameter(key: str) -> Parameter:
    """The rule with this key. Raises InputInvalid "rule-key-unknown"."""
    for each in PARAMETERS:
        if each.variant(key) is not None:
            return each
    raise InputInvalid("rule-key-unknown", field="key", key=key)


def variant_of(key: str) -> str:
    """The meeting type, decision kind or office in a key, "" if it names none.

    Raises InputInvalid "rule-key-unknown".
    """
    return parameter(key).variant(key) or ""


def default_value(key: str) -> Any:
    """What holds when nobody has written a rule. Raises InputInvalid "rule-key-unknown"."""
    return parameter(key).default(variant_of(key))


def value_from_json(key: str, obj: object) -> Any:
    """The value of a rule as it was written down.

    Raises InputInvalid: "rule-key-unknown", "rule-value-unreadable", "rule-value-incomplete" or
    what the value itself refuses. `field` names the part that does not fit.
    """
    return parameter(key).codec.read(obj, key)


def value_to_json(key: str, value: Any) -> object:
    """What is written down for a value. Raises InputInvalid "rule-key-unknown"."""
    return parameter(key).codec.write(value)


def keys_of_question(question: Question, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the keys whose value answers the question, in the order of the catalogue."""
    order = {each.pattern: place for place, each in enumerate(PARAMETERS)}
    found = [key for key in keys if parameter(key).question is question]
    return tuple(sorted(found, key=lambda key: (order[parameter(key).pattern], key)))

"""The fifteen plain questions: a few usual answers to each, made from the rules of the draft. Pure.

An answer is a set of rule values (JSON data); what it says in words is the sentence of its rules.
Other numbers than the usual ones are typed into the rule itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from governance.rules.meetings import MeetingType
from governance.rules.parameters import Question, RuleSet, value_from_json, value_to_json

__all__ = ["Answer", "Asked", "ask", "questions_for"]

Values = Mapping[str, object]


@dataclass(frozen=True)
class Answer:
    """One usual answer. `slot`: the rules whose sentence says it."""

    values: Values
    slot: str


@dataclass(frozen=True)
class Asked:
    """One question with its usual answers. `chosen`: place of the one in force, None when other
    numbers stand in the draft. `slot`: the rules in question; `keys`: every rule it touches."""

    question: Question
    answers: tuple[Answer, ...]
    chosen: int | None
    slot: str
    keys: tuple[str, ...]


def questions_for(values: Values) -> tuple[Question, ...]:
    """The questions that a draft with these rules has an answer to, in their order."""
    return tuple(question for question in Question if _ASK[question](values))


def ask(question: Question, values: Values) -> Asked:
    """One question about a draft with these rules (JSON data by key)."""
    answers = tuple(_ASK[question](values))
    rules = RuleSet.from_json(values)
    chosen = next((n for n, each in enumerate(answers) if _same(each.values, rules)), None)
    slot = answers[0].slot if answers else ""
    keys = tuple(dict.fromkeys(key for each in answers for key in each.values))
    return Asked(question, answers, chosen, slot, keys)


def _same(values: Values, rules: RuleSet) -> bool:
    return all(value_from_json(key, each) == rules.value(key) for key, each in values.items())


# -- the answers of each question --------------------------------------------------------------


def _types(values: Values, family: str) -> list[str]:
    """Meeting types of which the draft has this rule, the most usual first."""
    order = ("shg", "board", "general", "special", "committee", "safety")
    assert set(order) == {each.value for each in MeetingType}
    have = [kind for kind in order if any(k.startswith(f"{family}.{kind}") for k in values)]
    return sorted(have, key=order.index)


def _offices(values: Values) -> list[str]:
    return list(dict.fromkeys(key.split(".")[1] for key in values if key.startswith("office.")))


def _part(values: Values, key: str, **changed: object) -> dict[str, object]:
    """The value of a rule with some of its fields changed; those left out have their defaults."""
    have = values[key]
    assert isinstance(have, Mapping)
    whole = value_to_json(key, value_from_json(key, {**have, **changed}))
    assert isinstance(whole, dict)
    return whole


def _joining(values: Values) -> list[Answer]:
    key = "member.good_standing"
    if key not in values:
        return []
    return [Answer({key: _part(values, key, months=months)}, key) for months in (0, 3, 6, 12)]


def _often(values: Values) -> list[Answer]:
    kinds = [kind for kind in ("shg", "board", "committee") if f"frequency.{kind}" in values]
    if not kinds:
        return []
    key = f"frequency.{kinds[0]}"
    usual = {
        "shg": ((1, "week", 14), (2, "week", 28), (1, "month", 45)),
    }.get(kinds[0], ((1, "month", 45), (2, "month", 75), (3, "month", 105)))
    return [
        Answer({key: {"every": every, "unit": unit, "max_gap_days": gap}}, key)
        for every, unit, gap in usual
    ]


def _present(values: Values) -> list[Answer]:
    kinds = _types(values, "quorum")
    if not kinds:
        return []
    alike = [k for k in kinds if k != "committee"] or kinds
    usual: tuple[dict[str, object], ...] = (
        {"kind": "share", "num": 1, "den": 3},
        {"kind": "more_than_half"},
        {"kind": "share", "num": 2, "den": 3},
        {"kind": "share", "num": 3, "den": 4},
    )
    return [
        Answer(
            {f"quorum.{k}": _part(values, f"quorum.{k}", **each) for k in alike},
            f"quorum.{alike[0]}",
        )
        for each in usual
    ]


def _notice(values: Values) -> list[Answer]:
    if "notice.board.hours" in values:
        key = "notice.board.hours"
        return [Answer({key: hours}, "notice.board") for hours in (24, 48, 72)]
    kind = next((k for k in ("special", "general") if f"notice.{k}.days" in values), "")
    if not kind:
        return []
    key = f"notice.{kind}.days"
    return [Answer({key: days}, f"notice.{kind}") for days in (3, 7, 14, 21)]


def _told(values: Values) -> list[Answer]:
    keys = [f"notice.{kind}.channels" for kind in _types(values, "notice")]
    keys = [key for key in keys if key in values] or keys
    usual = (["word"], ["word", "paper"], ["word", "call"], ["word", "paper", "call", "sms"])
    return [Answer(dict.fromkeys(keys, each), keys[0]) for each in usual] if keys else []


def _decide(values: Values) -> list[Answer]:
    key = "majority.ordinary"
    if key not in values:
        return []
    usual = ((1, 2, "cast", True), (2, 3, "cast", False), (2, 3, "present", False))
    return [Answer({key: _majority(*each)}, key) for each in usual]


def _majority(num: int, den: int, base: str, strict: bool) -> dict[str, object]:
    return {"num": num, "den": den, "base": base, "strict": strict}


def _change(values: Values) -> list[Answer]:
    key = "amend"
    if key not in values:
        return []
    usual = (
        (_majority(2, 3, "present", strict=False), 7, "calendar"),
        (_majority(2, 3, "cast", strict=False), 14, "clear"),
        (_majority(3, 4, "cast", strict=False), 21, "clear"),
    )
    return [
        Answer({key: _part(values, key, majority=m, notice_days=d, counting=c)}, key)
        for m, d, c in usual
    ]


def _leaders(values: Values) -> list[Answer]:
    key = "chair.sitting"
    return [Answer({key: each}, key) for each in ("office", "rotates")] if key in values else []


def _every_office(values: Values, tail: str, usual: Sequence[int]) -> list[Answer]:
    """The same figure for every office of which the draft speaks."""
    offices = [each for each in _offices(values) if f"office.{each}.{tail}" in values]
    if not offices:
        return []
    return [
        Answer({f"office.{each}.{tail}": n for each in offices}, f"office.{offices[0]}.{tail}")
        for n in usual
    ]


def _chosen(values: Values) -> list[Answer]:
    key = "rotation"
    if key not in values:
        return []
    return [
        Answer({key: _part(values, key, mode=mode)}, key) for mode in ("elect", "rota", "staggered")
    ]


def _vote(values: Values) -> list[Answer]:
    key, one = "election.method", "election.method_one_post"
    if key not in values:
        return []
    usual = (
        ("plurality_block", "plurality"),
        ("show_of_hands", "show_of_hands"),
        ("consensus", "consensus"),
        ("stv_scottish_wigm", "irv"),
    )
    return [Answer({key: many, one: single}, key) for many, single in usual]


def _kept(values: Values) -> list[Answer]:
    if "board_composition" in values:
        key = "board_composition"
        return [Answer({key: {"community_share_min": [n, 100]}}, key) for n in (51, 60, 75)]
    if "reserved" not in values:
        return []
    trans, young = {"group": "trans", "min": 1}, {"group": "under30", "min": 1}
    usual: tuple[list[object], ...] = ([], [trans], [young], [trans, {**young, "min": 2}])
    return [Answer({"reserved": each}, "reserved") for each in usual]


def _bank(values: Values) -> list[Answer]:
    key = "bank"
    if key not in values:
        return []
    return [Answer({key: _part(values, key, k=k, n=n)}, key) for k, n in ((2, 2), (2, 3), (3, 4))]


def _removal(values: Values) -> list[Answer]:
    key = "recall"
    if key not in values:
        return []
    return [Answer({key: _part(values, key, petition=[1, den])}, key) for den in (4, 3, 2)]


_ASK: Mapping[Question, Callable[[Values], list[Answer]]] = MappingProxyType(
    {
        Question.WHO_CAN_JOIN: _joining,
        Question.HOW_OFTEN: _often,
        Question.HOW_MANY_PRESENT: _present,
        Question.NOTICE: _notice,
        Question.HOW_TOLD: _told,
        Question.HOW_DECIDE: _decide,
        Question.HOW_CHANGE: _change,
        Question.WHICH_LEADERS: _leaders,
        Question.HOW_LONG: lambda values: _every_office(values, "term_months", (12, 24, 36, 60)),
        Question.TIMES_IN_ROW: lambda values: _every_office(values, "max_consecutive", (1, 2, 3)),
        Question.HOW_CHOSEN: _chosen,
        Question.HOW_VOTE: _vote,
        Question.KEPT_SEATS: _kept,
        Question.BANK: _bank,
        Question.REMOVAL: _removal,
    }
)

"""What was worked out for a case, in plain sentences for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from governance.refusal_words import lifted_words, refusal_sentence
from sr_board.cli.rules_rotation_cases import proposal_of
from sr_board.cli.saying import say, say_n
from sr_board.i18n import N_, current

__all__ = ["sentences"]

Row = Mapping[str, Any]


def sentences(area: str, given: Row, result: Row) -> list[str]:
    """The answers of a case, one sentence for each thing that was asked."""
    if area == "rotation":
        return _rotation(given)
    told = _TOLD[area]
    several = [value for value in result.values() if isinstance(value, list)]
    length = max((len(value) for value in several), default=0)
    if not length or area in ("recall", "amendment") or "certain" in result or "refused" in result:
        return told(result)
    found = []
    for place in range(length):
        row = {key: _at(value, place) for key, value in result.items()}
        found.append(" ".join([f"{current().integer(place + 1)}.", *told(row)]))
    return found


def _at(value: Any, place: int) -> Any:
    if not isinstance(value, list):
        return value
    return value[place] if place < len(value) else None


def _quorum(row: Row) -> list[str]:
    said = [say_n("{n} must be present.", "{n} must be present.", row["needed"])]
    if "counted" in row:
        said.append(say_n("{n} counts.", "{n} count.", row["counted"]))
        short = row["short_by"]
        said.append(
            say_n("{n} is missing.", "{n} are missing.", short) if short else say("That is enough.")
        )
    return said


def _notice(row: Row) -> list[str]:
    if row.get("hours_given") is not None:
        told = say_n("{n} hour of notice.", "{n} hours of notice.", row["hours_given"])
    else:
        told = say_n("{n} day of notice.", "{n} days of notice.", row["days_given"])
    enough = say("That is enough.") if row["ok"] else say("That is too short.")
    return [told, enough, say("First lawful time: {when}.", when=row["earliest_lawful_meeting"])]


def _passed(row: Row) -> list[str]:
    verdict = say("Passed.") if row["passed"] else say("Lost.")
    needed = row.get("needed")
    if needed is None:
        return [verdict]
    return [verdict, say_n("{n} yes vote is needed.", "{n} yes votes are needed.", needed)]


def _limit(row: Row) -> list[str]:
    if "counts" in row and "months" not in row:
        return [_counts(row["counts"])]
    if "counts" in row:
        counts = (
            say("It counts as a term.") if row["counts"] else say("It does not count as a term.")
        )
        return [say_n("{n} month served.", "{n} months served.", row["months"]), counts]
    if row["eligible"]:
        return [say("She may stand.")]
    return [say("She may not stand; eligible from {day}.", day=row["eligible_from"])]


def _counts(counts: bool) -> str:
    return say("It counts as a term.") if counts else say("It does not count as a term.")


def _overdue(row: Row) -> list[str]:
    if "overdue_days" not in row:
        return [say("The term ends on {day}.", day=row["term_end"])]
    if not row["overdue_days"]:
        return [say("The term is not over.")]
    over = say_n(
        "The term has been over for {n} day.",
        "The term has been over for {n} days.",
        row["overdue_days"],
    )
    grave = row["level"] == "breach"
    return [over, say("That is against the rule.") if grave else say("The rule still allows it.")]


def _recall(row: Row) -> list[str]:
    found = [say_n("{n} mark is needed.", "{n} marks are needed.", row["signatures_needed"])]
    for valid in _each(row.get("petition_valid")):
        found.append(say("The petition is valid.") if valid else say("Too few marks."))
    for gone in _each(row.get("removed")):
        found.append(say("She is removed.") if gone else say("She stays."))
    return found


def _each(value: Any) -> list[Any]:
    """The answers of a list, or the one answer."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _delegates(row: Row) -> list[str]:
    return [say_n("{n} delegate.", "{n} delegates.", row["delegates"])]


def _retire(row: Row) -> list[str]:
    found = [say_n("{n} place is given anew.", "{n} places are given anew.", row["retire"])]
    if row.get("certain"):
        found.append(say("For certain: {names}.", names=row["certain"]))
    if row.get("tied"):
        found.append(
            say_n(
                "A lot for {n} place among: {names}.",
                "A lot for {n} places among: {names}.",
                row["places_for_tied"],
                names=row["tied"],
            )
        )
    return found


def _conflict(row: Row) -> list[str]:
    if "needed" in row:
        return _quorum(row)
    with_it = say("Passed.") if row["passed"] else say("Lost.")
    without = say(
        "Without those in conflict: {yes} for, {no} against.",
        yes=row["for_without"],
        no=row["against_without"],
    )
    return [with_it, without, say("Passed.") if row["passed_without"] else say("Lost.")]


def _amendment(row: Row) -> list[str]:
    found = _passed(row) if "passed" in row else []
    found += _notice(row) if "ok" in row else []
    if "amendment_text_not_sent" in row["codes"]:
        found.append(say("Its words were not sent with the notice, so it does not stand."))
    return found or [say("It stands.")]


def _standing(row: Row) -> list[str]:
    return [
        say("She is in good standing.") if good else say("She is not in good standing.")
        for good in _each(row["good"])
    ]


def _proxy(row: Row) -> list[str]:
    return [say("This paper counts.") if row["accepted"] else say("This paper does not count.")]


def _frequency(row: Row) -> list[str]:
    since = say_n("{n} day since the last one.", "{n} days since the last one.", row["days"])
    last = say("The next meeting is held by {day}.", day=row["hold_by"])
    return [since, last, say("That is too long.")] if row["missed"] else [since, last]


def _board(row: Row) -> list[str]:
    if row["to_fill"] is None:
        return [say("No number of further seats is enough.")]
    if not row["to_fill"]:
        return [say("That is enough.")]
    return [
        say_n(
            "{n} more community seat must be filled.",
            "{n} more community seats must be filled.",
            row["to_fill"],
        )
    ]


def _deadline(row: Row) -> list[str]:
    found = [say("It is due by {day}.", day=row["due"])]
    if row.get("days_over"):
        found.append(say_n("It is {n} day late.", "It is {n} days late.", row["days_over"]))
    elif row.get("level"):
        found.append(say("It is due today."))
    return found


def _day(row: Row) -> list[str]:
    return [current().date(row["date"])]


_FLAGS = {
    "nobody_eligible": N_("Nobody may take the office. This is what keeps members out:"),
    "no_eligible_member_in_group": N_(
        "The place is kept, but nobody it is kept for may take it. Everybody is ranked."
    ),
}


def _rotation(given: Row) -> list[str]:
    found, tr = proposal_of(given), current()
    told = []
    if found.flag:
        told.append(say(_FLAGS[found.flag]))
    if found.next is not None:
        told.append(say("Next: {name}.", name=found.next))
    if found.tie_needing_lot:
        told.append(
            say("Equal in everything, a lot is needed: {names}.", names=found.tie_needing_lot)
        )
    if found.restricted_to:
        told.append(say("This place is kept for: {names}.", names=found.restricted_to))
    for place, each in enumerate(found.ranking, 1):
        months = say_n("{n} month in office", "{n} months in office", each.months)
        left = (
            say("never served")
            if each.last_left is None
            else say("last left on {day}", day=each.last_left)
        )
        told.append(f"{tr.integer(place)}. {each.id}: {months}, {left}.")
    for name, reasons in found.not_eligible.items():
        told.append(" ".join(refusal_sentence(name, each, tr) for each in reasons))
    if found.flag == "nobody_eligible":
        told += [lifted_words(code, n, tr) for code, n in found.refused_by.items()]
    return told


_TOLD: Mapping[str, Callable[[Row], list[str]]] = {
    "quorum": _quorum,
    "notice": _notice,
    "majority": _passed,
    "chair": _passed,
    "term_limit": _limit,
    "term_count": _limit,
    "partial_term": _limit,
    "term_end": _overdue,
    "holdover": _overdue,
    "recall": _recall,
    "delegates": _delegates,
    "staggered": _retire,
    "conflict": _conflict,
    "amendment": _amendment,
    "good_standing": _standing,
    "proxy": _proxy,
    "frequency": _frequency,
    "board_composition": _board,
    "composition": _board,
    "board": _board,
    "bank": _deadline,
    "signatory": _deadline,
    "bank_change": _deadline,
    "handover": _deadline,
    "filing": _deadline,
    "add_months": _day,
}

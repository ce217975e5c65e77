"""Worked cases about leaders: terms, holding over, recall, delegates, boards, turns, retirement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from governance.rules.composition import seats_to_fill
from governance.rules.delegates import delegates_for
from governance.rules.findings import Level
from governance.rules.parameter_values import MOST_DAYS, Recall, Rotation, Share
from governance.rules.parameters import OfficeRules, RuleSet, value_from_json
from governance.rules.recall import marks_needed, next_petition_from, removed
from governance.rules.staggered import places_retiring, retiring
from governance.rules.terms import TermServed, counts_as_term, holdover, term_limit
from governance.rules.votes import Count, Majority
from sr_board.base.dates import add_months, served_months, term_end
from sr_board.base.errors import InputInvalid
from sr_board.cli.rules_forms import (
    Given,
    answers,
    as_day,
    as_share,
    day,
    number,
    optional_day,
    pick,
    rows_of,
)

__all__ = ["AREAS", "LEVELS", "office_rules", "terms_of"]

LEVELS = {Level.NOTE: "note", Level.WARN: "warning", Level.BREACH: "breach"}
"""Levels as the worked examples spell them."""


def office_rules(given: Given, office: str) -> OfficeRules:
    """The rules of an office from the fields of a case; what is not said has its default."""
    names = (
        "term_months max_consecutive cooling_off_months consecutive_gap_days min_age "
        "min_membership_months acting_counts count_partial_from_share"
    ).split()
    values = {name: given[name] for name in names if given.get(name) is not None}
    if given.get("max_consecutive_terms") is not None:
        values["max_consecutive"] = given["max_consecutive_terms"]
    if given.get("one_office_per_person", given.get("one_office")) is not None:
        values["one_office"] = bool(given.get("one_office_per_person", given.get("one_office")))
    if "count_partial_from_share" in values:
        share = as_share(values["count_partial_from_share"], "count_partial_from_share")
        values["count_partial_from_share"] = [share.num, share.den]
    slug = office if office.isidentifier() and office.islower() else "leader"
    rules = RuleSet.from_json({f"office.{slug}.{key}": value for key, value in values.items()})
    return replace(rules.office(slug), id=office)


def terms_of(value: object, office: str, *, whole: bool) -> tuple[TermServed, ...]:
    """Terms from rows [from, to, how]. `whole`: without a rule every term is a whole one."""
    found = []
    for row in rows_of(value, ("from", "to", "how")):
        start = as_day(pick(row, "from", "start"), "from")
        end = as_day(pick(row, "to", "end", "ended"), "to")
        if end < start:
            raise InputInvalid("rule-value-unreadable", field="to")
        months = max(1, served_months(start, end)) if whole else None
        acting = "acting" in (row.get("how"), row.get("kind")) or row.get("acting") is True
        found.append(TermServed(str(row.get("office", office)), start, end, acting, months))
    return tuple(found)


def _term_limit(given: Given) -> dict[str, Any]:
    if "terms" not in given:
        return _terms_counted(given)
    if pick(given, "stands_on", "on", default=None) is None:
        rules = office_rules(given, str(given.get("office", "leader")))
        terms = terms_of(given["terms"], rules.id, whole="term_months" not in given)
        counts = [counts_as_term(each, rules) for each in terms]
        return {"counts": counts, "counted": counts, "counted_terms": sum(counts)}
    same = ("reason", "eligible_from", "run", "counted_terms")
    return answers(given, ("stands_on", "on"), _one_limit, same=same)


def _one_limit(given: dict[str, Any]) -> dict[str, Any]:
    rules = office_rules(given, str(given.get("office", "leader")))
    terms = terms_of(given["terms"], rules.id, whole="term_months" not in given)
    found = term_limit(terms, rules, day(given, "stands_on", "on"))
    return {
        "eligible": found.eligible,
        "reason": found.reason or None,
        "eligible_from": found.eligible_from,
        "run": found.run,
        "counted_terms": sum(counts_as_term(each, rules) for each in terms),
    }


def _terms_counted(given: Given) -> dict[str, Any]:
    single = ("served_months", "months", "term_months", "how", "kind", "from", "to", "acting")
    served = given.get("served")
    if isinstance(served, list) and not all(isinstance(each, str) for each in served):
        rows = rows_of(served, ("from", "to", "how"))
        given = {**{k: v for k, v in given.items() if k != "served"}, "cases": rows}
    return answers(given, single, _one_counted)


def _one_counted(given: dict[str, Any]) -> dict[str, Any]:
    rules = office_rules(given, "leader")
    months = pick(given, "served_months", "months", default=None)
    if months is None:
        pair = given.get("served")
        pair = (
            pair
            if isinstance(pair, Mapping)
            else dict(zip(("from", "to"), pair or (), strict=False))
        )
        row = {**given, **pair}
        start, end = pick(row, "from", "start"), pick(row, "to", "end", "ended")
        months = served_months(as_day(start, "from"), as_day(end, "to"))
    acting = "acting" in (given.get("how"), given.get("kind")) or given.get("acting") is True
    share = rules.count_partial_from_share
    enough = months * share.den >= rules.term_months * share.num
    counts = enough and (not acting or rules.acting_counts)
    return {
        "served_months": months,
        "months": months,
        "counts": counts,
        "counted": counts,
        "counted_terms": int(counts),
        "terms": int(counts),
    }


def _term_end(given: Given) -> dict[str, Any]:
    return answers(given, ("today", "on", "term_end"), _one_end, same=("term_end", "due_to"))


def _one_end(given: dict[str, Any]) -> dict[str, Any]:
    due = optional_day(given, "term_end", "due_to", "due")
    if due is None:
        due = term_end(day(given, "from", "start"), number(given, "term_months"))
    answer: dict[str, Any] = {"term_end": due, "due_to": due}
    if pick(given, "today", "on", default=None) is None:
        return answer
    most = number(given, "max_holdover_days", "holdover_days", "max_days", default=90)
    found = holdover(due, most, day(given, "today", "on"))
    code = {None: None, Level.WARN: "term_overdue", Level.BREACH: "holdover_exceeded"}
    return {
        **answer,
        "overdue_days": found.days,
        "level": None if found.level is None else LEVELS[found.level],
        "state": "holding_over" if found.days else "serving",
        "code": code[found.level],
    }


def _recall(given: Given) -> dict[str, Any]:
    rule = Recall(
        petition=as_share(pick(given, "petition_share", "petition", default=[1, 3]), "petition"),
        majority=_majority_of(given),
        lost_months=number(given, "lost_months", "wait_months", default=6),
    )
    roll = number(given, "roll")
    needed = marks_needed(rule, roll)
    found: dict[str, Any] = {"signatures_needed": needed, "marks_needed": needed}
    signed = given.get("signatures", given.get("marks"))
    if signed is not None:
        many = signed if isinstance(signed, list) else [signed]
        valid = [each >= needed for each in many]
        found["petition_valid"] = valid if isinstance(signed, list) else valid[0]
    votes = given.get("vote_cases", given.get("votes", given.get("vote")))
    if votes is None and "for" in given:
        votes = {"for": given["for"], "against": given.get("against", 0)}
    if votes is not None:
        gone = [
            _voted_out(rule, each, roll) for each in rows_of(_listed(votes), ("for", "against"))
        ]
        found["removed"] = gone if isinstance(votes, list) else gone[0]
    lost = optional_day(given, "lost_on")
    if lost is not None:
        found["next_petition_from"] = next_petition_from(rule, lost)
    return found


def _majority_of(given: Given) -> Majority:
    rule: Majority = value_from_json(
        "majority.special", given.get("majority") or {"num": 2, "den": 3, "base": "cast"}
    )
    return rule


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _voted_out(rule: Recall, vote: dict[str, Any], roll: int) -> bool:
    count = Count(vote["for"], vote.get("against", 0), vote.get("abstain", 0))
    return removed(rule, count, vote.get("present", count.total), roll)


def _delegates(given: Given) -> dict[str, Any]:
    def one(row: dict[str, Any]) -> dict[str, Any]:
        fixed = pick(row, "fixed", "delegates_fixed", default=None)
        return {
            "delegates": delegates_for(
                number(row, "members", default=0 if fixed is not None else ...),
                per=number(row, "per", "delegate_per", default=300),
                major_fraction=bool(row.get("major_fraction", True)),
                minimum=number(row, "minimum", "min", "delegate_min", default=0),
                fixed=fixed,
            )
        }

    return answers(given, ("members", "per"), one)


def _composition(given: Given) -> dict[str, Any]:
    return answers(given, ("community", "filled", "seats_filled"), _one_board)


def _one_board(given: dict[str, Any]) -> dict[str, Any]:
    community = number(given, "community", "community_seats", "community_filled")
    outside = given.get("outside")
    filled = (
        community + outside
        if isinstance(outside, int)
        else number(given, "filled", "seats_filled", "seats", "all")
    )
    share = as_share(
        pick(given, "share", "community_share_min", "rule", "min_share", default=[60, 100]), "share"
    )
    if community > filled:
        raise InputInvalid("rule-value-unreadable", field="filled")
    to_fill = seats_to_fill(community, filled, share)
    tenths = (2000 * community + filled) // (2 * filled) if filled else 0
    return {
        "ok": to_fill == 0,
        "met": to_fill == 0,
        "to_fill": to_fill,
        "seats_to_fill": to_fill,
        "community_seats_to_fill": to_fill,
        "share_percent": tenths / 10,
        "level": None if to_fill == 0 else "breach",
        "code": None if to_fill == 0 else "board_composition_low",
    }


def _deadline(overdue: str, *start: str) -> Any:
    def ask(given: Given) -> dict[str, Any]:
        return answers(given, ("today", "on"), one, same=("due",))

    def one(row: dict[str, Any]) -> dict[str, Any]:
        days = number(row, "change_days", "handover_days", "file_days", "days")
        if days > MOST_DAYS:
            raise InputInvalid("rule-value-unreadable", field="days")
        due = day(row, *start) + timedelta(days=days)
        if pick(row, "today", "on", default=None) is None:
            return {"due": due}
        today, done = (
            day(row, "today", "on"),
            optional_day(row, "told_bank_on", "told", "done", "filed"),
        )
        over = max(0, ((done or today) - due).days)
        waiting = done is None and today >= due
        late = over > 0
        return {
            "due": due,
            "days_over": over,
            "overdue_days": over,
            "level": "breach" if late else "note" if waiting else None,
            "code": overdue if late else "due_today" if waiting else None,
        }

    return ask


def _staggered(given: Given) -> dict[str, Any]:
    holders = pick(
        given,
        *("elected", "members", "holders", "directors", "trustees", "last_elected", "seats"),
        default=_holders(given),
    )
    nested = given.get("rotation") or given.get("rule") or given
    fraction = as_share(nested.get("fraction", [1, 3]), "fraction")
    rule = Rotation(fraction=Share(fraction.num, fraction.den))
    if nested.get("rounding"):
        rule = replace(
            rule, rounding=value_from_json("rotation", {"rounding": nested["rounding"]}).rounding
        )
    first = bool(pick(given, "first_agm", "first_meeting", "first", default=False))
    if holders is None or isinstance(holders, int):
        return answers(
            given,
            ("seats_filled", "filled", "seats"),
            lambda row: {
                "retire": places_retiring(
                    number(row, "seats_filled", "filled", "seats"), rule, first_meeting=first
                )
            },
        )
    rows = rows_of(holders, ("id", "elected"))
    days = {str(pick(row, "id", "name", "person")): _elected(row) for row in rows}
    lot = tuple(str(each) for each in given.get("recorded_lot", given.get("lot", ())) or ())
    found = retiring(days, rule, first_meeting=first, lot=lot)
    return {
        "retire": found.retire,
        "certain": list(found.certain),
        "tied": list(found.tied),
        "places_for_tied": found.places_for_tied,
        "needs_lot": found.needs_lot,
        "tie_needing_lot": list(found.tied),
    }


def _holders(given: Given) -> object:
    """Whatever in the case looks like names with days."""
    for value in given.values():
        days = list(value.values()) if isinstance(value, Mapping) else value
        if isinstance(days, list) and days and all(_holds_day(each) for each in days):
            return value
    return None


def _holds_day(value: object) -> bool:
    parts = value if isinstance(value, list) else [value]
    parts = list(value.values()) if isinstance(value, Mapping) else parts
    return any(
        isinstance(each, str) and each[:4].isdecimal() and each.count("-") == 2 for each in parts
    )


def _elected(row: Mapping[str, Any]) -> date:
    return as_day(
        pick(row, "elected", "last_elected", "elected_on", "last_election", "since"), "elected"
    )


def _months(given: Given) -> dict[str, Any]:
    return {"date": add_months(day(given, "from", "day"), number(given, "months"))}


_CHANGED = (
    *("elected", "elected_on", "election", "changed", "changed_on", "appointed", "appointed_on"),
    *("from", "start", "date"),
)
AREAS = {
    "term_limit": _term_limit,
    "term_count": _terms_counted,
    "partial_term": _terms_counted,
    "term_end": _term_end,
    "holdover": _term_end,
    "recall": _recall,
    "delegates": _delegates,
    "board_composition": _composition,
    "composition": _composition,
    "board": _composition,
    "bank": _deadline("bank_change_overdue", *_CHANGED),
    "signatory": _deadline("bank_change_overdue", *_CHANGED),
    "bank_change": _deadline("bank_change_overdue", *_CHANGED),
    "handover": _deadline("handover_overdue", "term_start", "new_term", "from", "start", "elected"),
    "filing": _deadline("filing_overdue", "adopted", "from", "start"),
    "staggered": _staggered,
    "add_months": _months,
}
"""What answers the cases of an area."""

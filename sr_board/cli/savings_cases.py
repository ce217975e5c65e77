"""Working out savings, shares, share-out and surplus from figures of a file, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from finance.rules.largest_remainder import Claim, Portion, shared
from finance.rules.savings import interest, steady_balances
from finance.rules.share_out import Holder, Residue, ShareOut, pool_of, share_out
from finance.rules.shares import bought
from finance.rules.surplus import distribution
from sr_board.base.errors import InputInvalid
from sr_board.cli.figures import unreadable, whole, whole_or

__all__ = ["KINDS", "kind_of", "worked", "worked_all"]


def worked_all(content: object, kinds: frozenset[str]) -> Any:
    """The result of one case, or of every case of these kinds in a list, under its id.

    Raises InputInvalid "figures-unreadable" when a list holds no such case, and as `worked`.
    """
    if isinstance(content, Mapping):
        return worked(content)
    if not isinstance(content, list):
        raise unreadable()
    found = [
        {"id": str(case.get("id", "")), "kind": kind_of(case), **worked(case)}
        for case in content
        if isinstance(case, Mapping) and kind_of(case) in kinds
    ]
    if not found:
        raise unreadable()
    return found


def worked(case: Mapping[str, Any]) -> dict[str, Any]:
    """The result of one case. Raises InputInvalid "figures-unreadable" and those of the rules."""
    work = KINDS.get(kind_of(case))
    if work is None:
        raise unreadable()
    return work(_inputs(case))


def kind_of(case: Mapping[str, Any]) -> str:
    """The kind that a case names, or that its figures show."""
    named = case.get("kind")
    if isinstance(named, str):
        return named
    given = _inputs(case)
    shown = {
        "share_purchase": "paid" in given,
        "savings_interest": bool({"annual_rate_pct", "rate"} & given.keys()),
        "surplus": "savings_paid" in given,
        "profit_share": "amount" in given,
        "share_out": bool({"members", "shares", "member_shares"} & given.keys()),
    }
    return next((kind for kind, fits in shown.items() if fits), "")


def _inputs(case: Mapping[str, Any]) -> Mapping[str, Any]:
    for name in ("inputs", "given"):
        if isinstance(case.get(name), Mapping):
            found: Mapping[str, Any] = case[name]
            return found
    return case


def _purchases(given: Mapping[str, Any]) -> dict[str, Any]:
    price = whole_or(given, 0, "share_price", "price")
    most = given.get("max_shares_per_meeting", given.get("max_shares"))
    paid = given.get("paid")
    listed = list(paid.values()) if isinstance(paid, Mapping) else paid
    if not isinstance(listed, list):
        listed = [listed]
    found = [bought(whole(p), price, None if most is None else whole(most)) for p in listed]
    return {
        "shares": [each.shares for each in found],
        "savings": [each.saved for each in found],
        "left_over": [each.left_over for each in found],
        "total_shares": sum(each.shares for each in found),
        "total_savings": sum(each.saved for each in found),
        "total_left_over": sum(each.left_over for each in found),
    }


def _one_part(amount: int, of: int, total: int, unit: int) -> Portion:
    """The part of one member, all others taken together."""
    if not 0 <= of <= total:
        raise unreadable()
    return shared(amount, [Claim("hers", 1, of), Claim("others", 2, total - of)], unit)[0]


def _pool(given: Mapping[str, Any]) -> dict[str, Any]:
    unit = whole_or(given, 1, "unit", "share_out_unit", "round_to")
    if "member_shares" in given and "members" not in given:
        pool = _needed(given, "pool", "amount")
        total = whole_or(given, 0, "total_shares", "shares")
        part = _one_part(pool, whole(given["member_shares"]), total, unit)
        return {"payout": part.amount}
    holders = _holders(given)
    if given.get("cash") is None and given.get("bank") is None:
        pool = _needed(given, "pool", "amount")
    elif given.get("pool") is not None:
        pool = whole(given["pool"])
    else:
        pool = pool_of(whole_or(given, 0, "cash"), whole_or(given, 0, "bank"), holders).whole
    return _told(share_out(pool, holders, unit, _residue(given.get("residue"))))


def _needed(given: Mapping[str, Any], *names: str) -> int:
    """The whole number under one of the names: what is missing is not nought."""
    if all(given.get(name) is None for name in names):
        raise unreadable()
    return whole_or(given, 0, *names)


def _residue(word: object) -> Residue | None:
    if word is None:
        return None
    found = {"social": "social", "social_fund": "social", "carry": "carry", "carry_over": "carry"}
    if str(word) not in found:
        raise unreadable()
    return Residue(found[str(word)])


def _holders(given: Mapping[str, Any]) -> list[Holder]:
    members = given.get("members", given.get("shares"))
    if isinstance(members, Mapping):
        members = [
            {"id": key, **(each if isinstance(each, Mapping) else {"shares": each})}
            for key, each in members.items()
        ]
    if not isinstance(members, list):
        raise unreadable()
    return [_holder(place, each, given) for place, each in enumerate(members, start=1)]


def _holder(place: int, each: object, given: Mapping[str, Any]) -> Holder:
    row = each if isinstance(each, Mapping) else {"shares": each}
    key = str(row.get("id", row.get("name", row.get("number", place))))
    set_offs = given.get("set_off", given.get("set_offs", given.get("loans", {})))
    if not isinstance(set_offs, Mapping):
        raise unreadable()
    beside = set_offs.get(key, 0)
    return Holder(
        key,
        whole_or(row, place, "number"),
        whole_or(row, 0, "shares"),
        whole_or(row, whole(beside), "set_off", "principal", "loan"),
        whole_or(row, 0, "interest"),
    )


def _told(made: ShareOut) -> dict[str, Any]:
    rows = [
        {
            "id": each.id,
            "number": each.number,
            "shares": each.shares,
            "gross": each.gross,
            "set_off": each.set_off,
            "net": each.net,
        }
        for each in made.payouts
    ]
    sums = {"gross": made.gross, "set_off": made.set_off, "net": made.net}
    head = {"pool": made.pool, "unit": made.unit, "residue": made.residue, "shares": made.shares}
    return {**head, "value_per_share": str(made.value), "payouts": rows, **sums}


def _surplus(given: Mapping[str, Any]) -> dict[str, Any]:
    paid = given.get("savings_paid")
    if not isinstance(paid, Mapping):
        raise unreadable()
    reserve = whole_or(given, 0, "kept_for_reserve", "reserve")
    to_share = whole_or(given, whole_or(given, 0, "surplus_total") - reserve, "shared")
    total = whole_or(given, to_share + reserve, "surplus_total")
    claims = [Claim(str(key), n, whole(amount)) for n, (key, amount) in enumerate(paid.items())]
    made = distribution(total, to_share, reserve, claims, whole_or(given, 1, "round_to", "unit"))
    parts = {part.id: part.amount for part in made.parts}
    return {"shares": parts, "total": made.shared, "reserve": made.reserve, "kept": made.kept}


def _interest(given: Mapping[str, Any]) -> dict[str, Any]:
    rate = given.get("annual_rate_pct", given.get("rate"))
    if not isinstance(rate, str | int) or isinstance(rate, bool):
        raise InputInvalid("loan-rate-wrong", field="rate")
    listed = given.get("balances", given.get("month_end_balances"))
    if listed is None:
        _needed(given, "opening_balance", "monthly_in")
        opening, monthly = whole_or(given, 0, "opening_balance"), whole_or(given, 0, "monthly_in")
        balances = steady_balances(opening, monthly, whole_or(given, 12, "months"))
    elif isinstance(listed, list):
        balances = tuple(whole(balance) for balance in listed)
    else:
        raise unreadable()
    made = interest(balances, str(rate), unit=whole_or(given, 1, "interest_unit", "unit"))
    return {"balances": list(balances), "product_sum": made.product, "interest": made.interest}


KINDS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "share_purchase": _purchases,
    "share_out": _pool,
    "profit_share": _pool,
    "surplus": _surplus,
    "savings_interest": _interest,
}

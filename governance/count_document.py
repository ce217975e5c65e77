"""A count as one JSON object: the fields of the result, and the forms in which worked elections
state what they expect (see `tests/fixtures/elections`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from governance.count_file import CountFile
from governance.count_words import METHOD_RULES
from governance.rules.counting.contest import Unfilled
from governance.rules.counting.count import count
from governance.rules.counting.result import CountResult, number_of, rounds_logged
from governance.rules.counting.stv import Progress

__all__ = ["document"]

_ORDERS_OF = 4
"""Tied names of whom every order is written out; more would be hundreds of lists."""


def document(
    file: CountFile, lot: Sequence[int] = (), progress: Progress | None = None
) -> tuple[dict[str, object], CountResult]:
    """(the object, the result). `lot`: an order drawn; without it the one recorded in the file."""
    contest = file.contest
    order = tuple(lot) or file.lot
    result = count(contest, lot=order, progress=progress)
    found: dict[str, object] = {
        "id": file.identity,
        "title": file.title,
        "method": str(contest.method),
        "rule_in_full": METHOD_RULES[contest.method],
        "seats": contest.seats,
        **_fields(file, result),
    }
    if order:
        found["without_lot"] = _fields(file, count(contest, progress=progress))
        found["with_lot"] = _fields(file, result)
    if file.both_unfilled:
        for unfilled in Unfilled:
            other = count(replace(contest, unfilled=unfilled), lot=order, progress=progress)
            found[f"rule_{unfilled}"] = _fields(file, other)
    if result.needs_lot:
        found |= _orders(file, result)
    return found, result


def _fields(file: CountFile, result: CountResult) -> dict[str, object]:
    names = file.names
    found = result.to_json(names)
    found["elected_in_order_of_this_rule"] = [names[c] for c in result.elected_set]
    found["tie_met"] = [sorted(names[c] for c in tie.tied) for tie in result.ties]
    found["valid_ballots"] = file.said_valid if result.valid is None else result.valid
    if result.elected_set:
        found["elected_first"] = names[result.elected_set[0]]
    if result.rounds:
        first = result.rounds[0].tallies
        tallies = {names[c]: number_of(value) for c, value in first.items()}
        gone = "_".join(names[c] for c in sorted(file.contest.withdrawn))
        found["rounds_logged"] = rounds_logged(result.rounds, names)
        found["first_round"] = tallies
        if gone:
            found[f"first_round_without_{gone}"] = tallies
        leaders = [c for c in first if first[c] == max(first.values())]
        found["first_round_leader"] = names[leaders[0]] if len(leaders) == 1 else None
    return found


def _orders(file: CountFile, result: CountResult) -> dict[str, object]:
    """What each order of the lot, and each name left out by it, would give."""
    names, tied = file.names, result.tied
    found: dict[str, object] = {}

    def elected(order: Sequence[int]) -> list[str] | None:
        done = count(file.contest, lot=order)
        return None if done.needs_lot else [names[c] for c in done.elected_set]

    if len(tied) <= _ORDERS_OF:
        for order in permutations(tied):
            found["with_lot_order_" + "_".join(names[c] for c in order)] = elected(order)
    if result.rounds and result.ties[-1].action == "exclude":
        tallies = result.rounds[-1].tallies
        for out in tied if len(tied) <= _ORDERS_OF else ():
            ends = [elected([*stay, out]) for stay in permutations(c for c in tied if c != out)]
            same = ends.count(ends[0]) == len(ends)
            found[f"elected_if_lot_excludes_{names[out]}"] = ends[0] if same else None
        who = " and ".join(sorted(names[c] for c in tied))
        figures = "-".join(str(number_of(tallies[c])) for c in tied)
        found["then"] = f"{who} tie {figures} with no earlier difference: lot"
    return {key: value for key, value in found.items() if value is not None}

"""A second counter, written from the rule alone: slow, paper by paper, in decimals.

It shares nothing with the product. At a tie without an earlier difference it follows every choice
and gives back all sets that could be elected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

FIVE = Decimal("0.00001")


@dataclass
class Paper:
    choices: tuple[int, ...]
    value: Decimal
    holder: int | None


@dataclass
class Table:
    papers: list[Paper]
    elected: list[int]
    gone: list[int]
    moved: list[int]
    earlier: list[dict[int, Decimal]]
    log: list[tuple[str, int, Decimal]]

    def copy(self) -> Table:
        papers = [Paper(p.choices, p.value, p.holder) for p in self.papers]
        return Table(
            papers, self.elected[:], self.gone[:], self.moved[:], self.earlier[:], self.log[:]
        )


def possible_ends(
    papers: Sequence[tuple[int, ...]], candidates: Sequence[int], seats: int
) -> Iterator[Table]:
    """Every end of the count: one, unless ties without an earlier difference were met."""
    usable = [p for p in papers if p]
    quota = Decimal(len(usable) // (seats + 1) + 1)
    table = Table([Paper(p, Decimal(1), p[0]) for p in usable], [], [], [], [], [])
    yield from _onward(table, list(candidates), seats, quota)


def _tallies(table: Table, candidates: list[int], quota: Decimal) -> dict[int, Decimal]:
    tallies = {c: Decimal(0) for c in candidates if c not in table.gone}
    for paper in table.papers:
        if paper.holder is not None:
            tallies[paper.holder] += paper.value
    for candidate in table.moved:
        tallies[candidate] = quota
    return tallies


def _onward(table: Table, candidates: list[int], seats: int, quota: Decimal) -> Iterator[Table]:
    while True:
        tallies = _tallies(table, candidates, quota)
        table.earlier.append(tallies)
        hopeful = [c for c in candidates if c not in table.elected + table.gone]
        for c in sorted(hopeful, key=lambda c: (-tallies[c], c)):
            if tallies[c] >= quota:
                table.elected.append(c)
                table.log.append(("elect", c, tallies[c]))
        hopeful = [c for c in hopeful if c not in table.elected]
        left = seats - len(table.elected)
        if len(hopeful) <= left:
            for c in sorted(hopeful, key=lambda c: (-tallies[c], c)):
                table.elected.append(c)
                table.log.append(("elect", c, tallies[c]))
            yield table
            return
        if left == 0:
            yield table
            return
        rich = [c for c in table.elected if c not in table.moved and tallies[c] > quota]
        step = "transfer" if rich else "exclude"
        tied = _edge(table, rich or hopeful, step)
        if len(tied) > 1:
            for c in tied:
                branch = table.copy()
                _do(branch, c, step, tallies[c], quota)
                yield from _onward(branch, candidates, seats, quota)
            return
        _do(table, tied[0], step, tallies[tied[0]], quota)


def _edge(table: Table, among: list[int], step: str) -> list[int]:
    for tallies in reversed(table.earlier):
        values = [tallies[c] for c in among]
        edge = max(values) if step == "transfer" else min(values)
        among = [c for c in among if tallies[c] == edge]
    return among


def _do(table: Table, giver: int, step: str, tally: Decimal, quota: Decimal) -> None:
    if step == "transfer":
        table.moved.append(giver)
        table.log.append(("transfer", giver, tally - quota))
    else:
        table.gone.append(giver)
        table.log.append(("exclude", giver, tally))
    closed = set(table.elected) | set(table.gone)
    for paper in table.papers:
        if paper.holder == giver:
            if step == "transfer":
                exact = paper.value * (tally - quota) / tally
                paper.value = exact.quantize(FIVE, rounding=ROUND_DOWN)
            paper.holder = next((c for c in paper.choices if c not in closed), None)

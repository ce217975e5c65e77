"""What a count gives back: the fields of the domain rules, "Count result", and every round of it.

Candidates are numbers here, as on the papers; `to_json` puts the names in. Values of papers and
tallies are whole numbers of 1/100000 of a vote; decimals appear in `to_json` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "SCALE", "CountResult", "DecidedBy", "Moved", "Number", "Round", "TieMet", "decimal_text",
    "number_of", "rounds_logged",
]  # fmt: skip

SCALE = 100_000
"""Parts of one vote in which papers are valued: five decimals."""

DecidedBy = Literal["votes", "unopposed", "lot", "reservation", "consensus"]
Action = Literal["first", "transfer", "exclude", "tie"]
Settled = Literal["earlier_round", "without_effect", "lot", "waits"]
Number = int | float


@dataclass(frozen=True)
class Moved:
    """Papers that went on together. `to` None: no further choice stood on them.

    `old_value`, `new_value`: what each paper counted before and counts now, in 1/100000.
    """

    to: int | None
    papers: int
    old_value: int
    new_value: int


@dataclass(frozen=True)
class TieMet:
    """A tie on the way. `action`: what had to be done with one of the `tied`. `round_no`: the
    earlier round that settled it; `chosen` is None while the tie waits for a lot."""

    action: Literal["transfer", "exclude"]
    tied: tuple[int, ...]
    settled: Settled
    chosen: int | None = None
    round_no: int | None = None


@dataclass(frozen=True)
class Round:
    """One step and how everybody stands after it.

    `action`: "first" (first choices), "transfer" (of this surplus), "exclude" (at this tally) or
    "tie" (the count stops here). `value`: surplus or tally, 1/100000. `tallies`: those still in the
    count. `not_transferable`: all that has gone out of the count until now, of it `rest` in this
    round by cutting to five decimals. `elected`: who is elected at these tallies, in order.
    """

    number: int
    action: Action
    candidate: int | None
    value: int
    tallies: Mapping[int, int]
    not_transferable: int
    moved: tuple[Moved, ...] = ()
    rest: int = 0
    elected: tuple[int, ...] = ()
    tie: TieMet | None = None


@dataclass(frozen=True)
class CountResult:
    """The result of a count. Fields have the names of the domain rules.

    `elected_set`: elected, in order of election (by votes where there are no rounds); while a lot
    is needed only those who are elected without it. `leader_share_percent`: in 1/100 percent.
    `turnout_percent`: in 1/10 percent. `final_round`: tallies in 1/100000. `totals`: whole votes.
    `error`: code of the hard stop that keeps the count from being accepted.
    """

    elected_set: tuple[int, ...] = ()
    elected_certain: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    seats_for_tied: int | None = None
    needs_lot: bool = False
    decided_by: DecidedBy | None = None
    vacant_seats: int = 0
    vacant_reserved: tuple[str, ...] = ()
    elected_by_reservation: tuple[int, ...] = ()
    displaced_by_reservation: tuple[int, ...] = ()
    reservation_met: Mapping[str, int] = field(default_factory=dict)
    runoff: tuple[int, ...] = ()
    leader_share_percent: int | None = None
    quota: int | None = None
    rounds: tuple[Round, ...] = ()
    final_round: Mapping[int, int] | None = None
    valid: int | None = None
    blank: int | None = None
    invalid: int | None = None
    totals: Mapping[int, int] | None = None
    turnout_percent: int | None = None
    accepted: bool = True
    error: str | None = None
    reason: str | None = None

    @property
    def ties(self) -> tuple[TieMet, ...]:
        """Ties met on the way, the one that waits for a lot last."""
        return tuple(each.tie for each in self.rounds if each.tie is not None)

    def to_json(self, names: Mapping[int, str]) -> dict[str, object]:
        """The fields with names and plain numbers, for another program.

        `elected_set` and `tied` are in the order of the names, other lists in that of the votes.
        """

        def named(numbers: Iterable[int]) -> list[str]:
            return [names[each] for each in numbers]

        by_name = {each: sorted(named(getattr(self, each))) for each in ("elected_set", "tied")}
        in_order = {each: named(getattr(self, each)) for each in _ORDERED}
        plain = {each: getattr(self, each) for each in _PLAIN}
        return {
            **plain,
            **by_name,
            **in_order,
            "vacant_reserved": list(self.vacant_reserved),
            "reservation_met": dict(self.reservation_met),
            "leader_share_percent": _parts(self.leader_share_percent, 100),
            "turnout_percent": _parts(self.turnout_percent, 10),
            "totals": None if self.totals is None else _named(self.totals, names, 1),
            "final_round": (
                None if self.final_round is None else _named(self.final_round, names, SCALE)
            ),
            "rounds": [_round_json(each, names) for each in self.rounds],
        }


_ORDERED = (
    "elected_certain", "elected_by_reservation", "displaced_by_reservation", "runoff",
)  # fmt: skip
_PLAIN = (
    "seats_for_tied", "needs_lot", "decided_by", "vacant_seats", "quota", "valid", "blank",
    "invalid", "accepted", "error", "reason",
)  # fmt: skip


def decimal_text(value: int, parts: int = SCALE, *, least: int = 0) -> str:
    """`value` of 1/`parts` (a power of ten) as decimals: 1558060 -> "15.5806". Zeros at the end are
    left out down to `least` places."""
    places = len(str(parts)) - 1
    whole, rest = divmod(abs(value), parts)
    tail = f"{rest:0{places}d}".rstrip("0").ljust(least, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"


def number_of(value: int, parts: int = SCALE) -> Number:
    """The same as a JSON number; whole numbers stay whole. The only place with a float."""
    text = decimal_text(value, parts)
    return float(text) if "." in text else int(text)


def rounds_logged(rounds: Iterable[Round], names: Mapping[int, str]) -> list[list[object]]:
    """Rows [action, name, value]: elect at this tally, transfer of this surplus, exclude at this
    tally, in the order in which they were done."""
    rows: list[list[object]] = []
    for each in rounds:
        if each.candidate is not None:
            rows.append([each.action, names[each.candidate], float(decimal_text(each.value))])
        for elected in each.elected:
            tally = float(decimal_text(each.tallies[elected]))
            rows.append(["elect", names[elected], tally])
    return rows


def _parts(value: int | None, parts: int) -> Number | None:
    return None if value is None else number_of(value, parts)


def _named(values: Mapping[int, int], names: Mapping[int, str], parts: int) -> dict[str, Number]:
    return {names[key]: number_of(value, parts) for key, value in values.items()}


def _round_json(each: Round, names: Mapping[int, str]) -> dict[str, object]:
    def name(number: int | None) -> str | None:
        return None if number is None else names[number]

    tie = each.tie
    return {
        "round": each.number,
        "action": each.action,
        "candidate": name(each.candidate),
        "value": number_of(each.value),
        "tallies": _named(each.tallies, names, SCALE),
        "elected": [names[number] for number in each.elected],
        "not_transferable": number_of(each.not_transferable),
        "rest": number_of(each.rest),
        "moved": [
            {
                "to": name(moved.to),
                "papers": moved.papers,
                "old_value": number_of(moved.old_value),
                "new_value": number_of(moved.new_value),
            }
            for moved in each.moved
        ],
        "tie": tie
        and {
            "action": tie.action,
            "tied": sorted(names[number] for number in tie.tied),
            "settled": tie.settled,
            "chosen": name(tie.chosen),
            "round": tie.round_no,
        },
    }

"""The steps of an election and what each of them refuses. Pure.

Source: domain rules, sections 8.2 (procedure), 5.3 (hard stops H3, H4, H5) and 8.5 (the lot).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.rules.meetings import MOST_YEARS_AHEAD, OLDEST_YEAR
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "CandidateState",
    "Contest",
    "ElectionState",
    "Method",
    "PollingForm",
    "SymbolPlan",
    "check_dates",
    "check_helpers",
    "check_lot",
    "check_marks",
    "check_move",
    "check_not_frozen",
    "check_roll_day",
    "check_years",
    "contest_of",
    "merged_order",
    "mix_boxes",
    "plan_symbols",
]


class ElectionState(StrEnum):
    """Where an election stands."""

    CALLED = "called"
    NOMINATIONS = "nominations"
    SCRUTINY = "scrutiny"
    POLLING = "polling"
    COUNTING = "counting"
    TIE = "tie"
    DECLARED = "declared"
    DISPUTED = "disputed"
    CLOSED = "closed"
    ANNULLED = "annulled"

    @property
    def is_over(self) -> bool:
        """Nothing more can be done with it."""
        return self in (ElectionState.CLOSED, ElectionState.ANNULLED)


class CandidateState(StrEnum):
    """Where a nomination stands."""

    NOMINATED = "nominated"
    VALID = "valid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"

    @property
    def stands(self) -> bool:
        """Her name is on the ballot."""
        return self in (
            CandidateState.VALID,
            CandidateState.ELECTED,
            CandidateState.NOT_ELECTED,
        )


class Method(StrEnum):
    """How votes become seats (domain rules, 8.1)."""

    PLURALITY = "plurality"
    PLURALITY_BLOCK = "plurality_block"
    APPROVAL_BLOCK = "approval_block"
    YES_NO_SINGLE = "yes_no_single"
    TWO_ROUND = "two_round_majority"
    STV = "stv_scottish_wigm"
    IRV = "irv"
    SHOW_OF_HANDS = "show_of_hands"
    QUEUE = "queue"
    CONSENSUS = "consensus"

    @property
    def ranked(self) -> bool:
        """Voters write 1, 2, 3: the papers themselves are needed for the count."""
        return self in (Method.STV, Method.IRV)

    @property
    def one_post(self) -> bool:
        """Only ever fills one seat."""
        return self in (Method.PLURALITY, Method.YES_NO_SINGLE, Method.TWO_ROUND, Method.IRV)

    @property
    def open_vote(self) -> bool:
        """Everybody in the room sees it: only totals are written down."""
        return self in (Method.SHOW_OF_HANDS, Method.QUEUE, Method.CONSENSUS)


class PollingForm(StrEnum):
    """How votes are given and written down."""

    SHOW_OF_HANDS = "show_of_hands"
    BOXES = "boxes"
    BALLOTS = "ballots"


_S = ElectionState
_MOVES: Mapping[ElectionState, frozenset[ElectionState]] = MappingProxyType(
    {
        _S.CALLED: frozenset({_S.NOMINATIONS, _S.ANNULLED}),
        _S.NOMINATIONS: frozenset({_S.SCRUTINY, _S.ANNULLED}),
        _S.SCRUTINY: frozenset({_S.POLLING, _S.COUNTING, _S.ANNULLED}),
        _S.POLLING: frozenset({_S.COUNTING, _S.ANNULLED}),
        _S.COUNTING: frozenset({_S.TIE, _S.POLLING, _S.DECLARED, _S.ANNULLED}),
        _S.TIE: frozenset({_S.COUNTING, _S.ANNULLED}),
        _S.DECLARED: frozenset({_S.DISPUTED, _S.CLOSED, _S.ANNULLED}),
        _S.DISPUTED: frozenset({_S.TIE, _S.DECLARED, _S.ANNULLED}),
        _S.CLOSED: frozenset(),
        _S.ANNULLED: frozenset(),
    }
)


def check_move(now: ElectionState, to: ElectionState) -> None:
    """Raises RuleBroken "election-step-refused" when that step does not follow."""
    if to not in _MOVES[now]:
        raise RuleBroken("election-step-refused", state=str(now))


def check_years(days: Iterable[date], today: date) -> None:
    """Refuse days that can only be slips of the hand. Raises InputInvalid "date-impossible"."""
    for day in days:
        if not OLDEST_YEAR <= day.year <= today.year + MOST_YEARS_AHEAD:
            raise InputInvalid("date-impossible", field="polling_on", value=day)


def check_dates(roll: date, opens: date, closes: date, withdrawals: date, polling: date) -> None:
    """Nominations close after they open, withdrawals end before polling, the roll is made before.

    Raises InputInvalid "nominations-close-first", "withdrawals-out-of-order", "polling-too-early"
    or "roll-after-polling", each at its field.
    """
    if closes < opens:
        raise InputInvalid("nominations-close-first", field="nominations_close")
    if withdrawals < closes:
        raise InputInvalid("withdrawals-out-of-order", field="withdrawals_until")
    if polling < withdrawals:
        raise InputInvalid("polling-too-early", field="polling_on")
    if roll > polling:
        raise InputInvalid("roll-after-polling", field="roll_date")


def check_helpers(
    officer: str | None, scrutineers: Sequence[str], candidates: Collection[str]
) -> str | None:
    """Who counts does not stand (hard stop H5). Gives the person in the way, None when all is well.

    Raises InputInvalid "helper-twice" when one person has two tasks.
    """
    people = [person for person in (officer, *scrutineers) if person is not None]
    if len(set(people)) < len(people):
        raise InputInvalid("helper-twice", field="scrutineers")
    return next((person for person in people if person in candidates), None)


def check_roll_day(state: ElectionState, roll_date: date, today: date) -> None:
    """The roll is a step of the scrutiny and is made when its day has come.

    Raises RuleBroken "roll-too-early" before, "election-step-refused" after the scrutiny.
    Source: domain rules, election procedure.
    """
    before = (ElectionState.CALLED, ElectionState.NOMINATIONS)
    if state in before or today < roll_date:
        raise RuleBroken("roll-too-early", day=roll_date)
    if state is not ElectionState.SCRUTINY:
        raise RuleBroken("election-step-refused", state=state.value)


def check_not_frozen(frozen_on: date | None) -> None:
    """After freezing nobody comes onto the roll. Raises RuleBroken "roll-is-frozen"."""
    if frozen_on is not None:
        raise RuleBroken("roll-is-frozen", day=frozen_on)


# -- boxes ------------------------------------------------------------------------------------


def mix_boxes(voters: Mapping[str, int], below: int) -> tuple[tuple[str, ...], ...]:
    """Boxes to be opened together, so that none of them shows how few people voted.

    Boxes with fewer than `below` voters are mixed with one another, and with the next smallest
    box while they are still fewer. Gives groups of box names, sorted; a box alone is a group.
    """
    order = sorted(voters, key=lambda box: (voters[box], box))
    mixed: list[str] = []
    count = 0
    while order and (voters[order[0]] < below or (mixed and count < below)):
        box = order.pop(0)
        mixed.append(box)
        count += voters[box]
    groups: list[tuple[str, ...]] = [(box,) for box in order]
    if mixed:
        groups.append(tuple(sorted(mixed)))
    return tuple(sorted(groups))


# -- nominations -----------------------------------------------------------------------------


class Contest(StrEnum):
    """What polling day brings for a post."""

    NOBODY = "nobody"
    UNOPPOSED = "unopposed"
    YES_NO = "yes_no"
    CONTESTED = "contested"


def contest_of(standing: int, seats: int, *, kept_empty: int, ask_yes_no: bool) -> Contest:
    """Whether a vote is needed: `standing` candidates for `seats` of which `kept_empty` stay free.

    With `ask_yes_no` one name for one seat is still voted on.
    """
    if standing == 0:
        return Contest.NOBODY
    if standing > seats - kept_empty:
        return Contest.CONTESTED
    if ask_yes_no and seats == 1:
        return Contest.YES_NO
    return Contest.UNOPPOSED


@dataclass(frozen=True)
class SymbolPlan:
    """Symbols by candidate, and the symbols for which a lot must be drawn among these."""

    given: Mapping[str, str]
    needs_lot: Mapping[str, tuple[str, ...]]


def plan_symbols(
    wishes: Sequence[tuple[str, date, str]], lots: Mapping[str, str], stock: Sequence[str]
) -> SymbolPlan:
    """One symbol for each candidate of a post. `wishes`: (candidate, nominated on, wish or "").

    The earlier nomination has the first choice; of those of one day the one whom the lot in
    `lots` (symbol to candidate) named. Whoever gets no wish takes the next free of `stock`.
    Raises InputInvalid "symbols-run-out".
    """
    given: dict[str, str] = {}
    waiting: dict[str, tuple[str, ...]] = {}
    for symbol in sorted({wish for _, _, wish in wishes if wish}):
        first = min(day for _, day, wish in wishes if wish == symbol)
        same = tuple(who for who, day, wish in wishes if wish == symbol and day == first)
        drawn = lots.get(symbol)
        if len(same) == 1 or drawn in same:
            given[str(drawn) if drawn in same else same[0]] = symbol
        else:
            waiting[symbol] = same
    held = set(waiting) | set(given.values())
    free = iter([symbol for symbol in stock if symbol not in held])
    drawing = {who for names in waiting.values() for who in names}
    for who, _, _ in wishes:
        if who in given or who in drawing:
            continue
        spare = next(free, None)
        if spare is None:
            raise InputInvalid("symbols-run-out", field="symbol")
        given[who] = spare
    return SymbolPlan(MappingProxyType(given), MappingProxyType(waiting))


# -- the end ---------------------------------------------------------------------------------


def check_lot(
    tied: Collection[str], order: Sequence[str], *, recounted: bool, witnesses: int, chits: int
) -> None:
    """The record of a lot is whole (domain rules, 8.5).

    Raises RuleBroken "lot-before-recount"; InputInvalid "lot-order-incomplete",
    "lot-needs-witnesses", "lot-chits-differ".
    """
    if not recounted:
        raise RuleBroken("lot-before-recount")
    if sorted(order) != sorted(tied):
        raise InputInvalid("lot-order-incomplete", field="order")
    if witnesses < 2:
        raise InputInvalid("lot-needs-witnesses", field="witnesses")
    if chits <= 0 or chits % len(tied):
        raise InputInvalid("lot-chits-differ", field="chits_shown")


def merged_order(lots: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """One order in which every lot's own order holds; of names that no lot compares, the one that
    was named first stands first. Lots that contradict one another: the later one gives way.
    """
    names = list(dict.fromkeys(name for lot in lots for name in lot))
    order: list[int] = []
    while len(order) < len(names):
        left = [name for name in names if name not in order]
        order.append(next((n for n in left if not _behind(n, left, lots)), left[0]))
    return tuple(order)


def _behind(name: int, left: Sequence[int], lots: Sequence[Sequence[int]]) -> bool:
    """Some lot drew another of those who are left before this name."""
    return any(
        other in left for lot in lots if name in lot for other in list(lot)[: list(lot).index(name)]
    )


def check_marks(capacities: Iterable[str]) -> None:
    """A result needs three marks: the returning officer and two scrutineers.

    Raises RuleBroken "marks-missing" with how many are there.
    """
    there = list(capacities)
    if there.count("returning_officer") < 1 or there.count("scrutineer") < 2:
        raise RuleBroken("marks-missing", have=min(len(there), 2))

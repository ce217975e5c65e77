"""Which line of the bank is which line of the books: by amount, within a few days. Pure.

Source: domain paper on money, 12 (screen 6: proposals by amount and ± 3 days) and 9.1. Nothing
here decides; a person ticks. One line of the bank goes with one line of the books, or with
several when cash of more than one entry was banked together, or the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "WINDOW",
    "How",
    "Item",
    "Proposal",
    "check_match",
    "check_once",
    "proposals",
    "sure",
]

WINDOW = 3
"""Days between a line of the bank and one of the books that may be the same money."""
MOST_WINDOW = 366
_PARTS, _NEAR = 6, 16
_SEARCHED = 20_000


@dataclass(frozen=True)
class Item:
    """A line of the bank, or of the books: money into the account above nought, out of it below.

    `number`: of the slip or cheque as it stands there, empty when there is none.
    """

    id: str
    on_date: date
    amount: int
    number: str = ""


class How(StrEnum):
    """Why two lines may be the same money."""

    NUMBER = "number"
    AMOUNT = "amount"
    SUM = "sum"


@dataclass(frozen=True)
class Proposal:
    """Lines that may be the same money: ids of the bank's and of the books' side.

    `days`: the farthest that two of them lie apart. `alone`: no other proposal takes any of them.
    """

    bank: tuple[str, ...]
    book: tuple[str, ...]
    amount: int
    days: int
    how: How
    alone: bool = True


def check_match(bank: Sequence[Item], book: Sequence[Item]) -> None:
    """Lines that a person ticked can stand for each other.

    Lines of one side alone can when they cancel each other: the bank took a charge and gave it
    back. Raises RuleBroken "match-one-side" for others, "match-many-many" when both sides have
    several lines, "match-amounts-differ" (bank_paise, book_paise).
    """
    if not bank or not book:
        lines = (*bank, *book)
        if len(lines) < 2 or sum(x.amount for x in lines) != 0:
            raise RuleBroken("match-one-side")
        return
    if len(bank) > 1 and len(book) > 1:
        raise RuleBroken("match-many-many")
    at_bank, in_books = sum(x.amount for x in bank), sum(x.amount for x in book)
    if at_bank != in_books:
        raise RuleBroken("match-amounts-differ", bank_paise=at_bank, book_paise=in_books)


def check_once(matches: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
    """No line of either side is ticked twice: it is the same money only once.

    Raises RuleBroken "match-line-twice" (line) with the id of the line.
    """
    seen: tuple[set[str], set[str]] = (set(), set())
    for one in matches:
        for before, side in zip(seen, one, strict=True):
            for line in side:
                if line in before:
                    raise RuleBroken("match-line-twice", line=line)
                before.add(line)


def proposals(
    bank: Iterable[Item], book: Iterable[Item], *, window: int = WINDOW
) -> tuple[Proposal, ...]:
    """What may be the same money, best first; no line of either side stands in two of them.

    Same number of slip or cheque and same amount come first, however far apart; then the same
    amount within `window` days, so many pairs as can be had and those with the fewest days; then
    several lines of one side that add up to one line of the other. Raises InputInvalid
    "match-window-wrong" for days below nought or above a year.
    """
    if not 0 <= window <= MOST_WINDOW:
        raise InputInvalid("match-window-wrong", field="window")
    left, right = _sorted(bank), _sorted(book)
    found = _by_number(left, right)
    left, right = _without(left, right, found)
    pairs = _by_amount(left, right, window)
    found += [_told(pair, left, right) for pair in pairs]
    left, right = _without(left, right, found)
    found += _by_sum(left, right, window)
    return tuple(sorted(found, key=_rank))


def sure(
    bank: Iterable[Item], book: Iterable[Item], *, window: int = WINDOW
) -> tuple[Proposal, ...]:
    """The proposals that leave no other choice: ticked beforehand, still for a person to confirm.

    A sum counts only when no other lines add up to the same; a number only within the window.
    """
    made = proposals(bank, book, window=window)
    return tuple(one for one in made if one.alone and one.days <= window)


def _rank(one: Proposal) -> tuple[int, bool, int, int, tuple[str, ...]]:
    return (list(How).index(one.how), not one.alone, one.days, -abs(one.amount), one.bank)


def _sorted(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.on_date, item.id))


def _without(
    left: list[Item], right: list[Item], found: Sequence[Proposal]
) -> tuple[list[Item], list[Item]]:
    at_bank = {x for one in found for x in one.bank}
    in_books = {x for one in found for x in one.book}
    return [x for x in left if x.id not in at_bank], [x for x in right if x.id not in in_books]


def _apart(one: Item, other: Item) -> int:
    return abs((one.on_date - other.on_date).days)


def _bare(number: str) -> str:
    """A number of a slip without what people write around it: "Chq. 000123" is 123."""
    return "".join(c for c in number.casefold() if c.isdigit()).lstrip("0")


def _by_number(left: list[Item], right: list[Item]) -> list[Proposal]:
    """Pairs of one number and amount that neither side has twice."""
    sides: dict[tuple[str, int], tuple[list[Item], list[Item]]] = {}
    for place, items in enumerate((left, right)):
        for item in items:
            if bare := _bare(item.number):
                sides.setdefault((bare, item.amount), ([], []))[place].append(item)
    return [
        Proposal((a[0].id,), (b[0].id,), a[0].amount, _apart(a[0], b[0]), How.NUMBER)
        for a, b in sides.values()
        if len(a) == len(b) == 1
    ]


@dataclass(frozen=True)
class _Pair:
    bank: Item
    book: Item


def _by_amount(left: list[Item], right: list[Item], window: int) -> list[_Pair]:
    """For each amount the most pairs that can be had, and among these the fewest days."""
    groups: dict[int, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for place, items in enumerate((left, right)):
        for item in items:
            groups[item.amount][place].append(item)
    return [pair for a, b in groups.values() if a and b for pair in _paired(a, b, window)]


def _paired(left: list[Item], right: list[Item], window: int) -> list[_Pair]:
    """Both sides by date: pairs that never cross are as good as any.

    `best[i][j]`: (pairs left out, days) of the first i lines of the bank and j of the books.
    """
    wide = len(right) + 1
    best = [[(0, 0)] * wide for _ in range(len(left) + 1)]
    for i, one in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            choice = min(best[i - 1][j], best[i][j - 1])
            days = _apart(one, other)
            if days <= window:
                count, sum_of_days = best[i - 1][j - 1]
                choice = min(choice, (count - 1, sum_of_days + days))
            best[i][j] = choice
    pairs: list[_Pair] = []
    i, j = len(left), len(right)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append(_Pair(left[i], right[j]))
    return pairs[::-1]


def _told(pair: _Pair, left: Sequence[Item], right: Sequence[Item]) -> Proposal:
    """A pair as a proposal; not alone when another line of that amount lies as near."""
    days = _apart(pair.bank, pair.book)
    near = [x for x in right if x.amount == pair.bank.amount and _apart(pair.bank, x) <= days]
    near += [x for x in left if x.amount == pair.book.amount and _apart(x, pair.book) <= days]
    return Proposal(
        (pair.bank.id,), (pair.book.id,), pair.bank.amount, days, How.AMOUNT, alone=len(near) == 2
    )


def _by_sum(left: list[Item], right: list[Item], window: int) -> list[Proposal]:
    """Several lines of one side for one of the other; a line once used is not used again."""
    found: list[Proposal] = []
    gone: set[str] = set()
    for one in left:
        parts, alone = _adding_up(one, [x for x in right if x.id not in gone], window)
        if parts:
            gone |= {x.id for x in parts} | {one.id}
            days = max(_apart(one, x) for x in parts)
            ids = tuple(x.id for x in parts)
            found.append(Proposal((one.id,), ids, one.amount, days, How.SUM, alone))
    rest = [x for x in left if x.id not in gone]
    for other in [x for x in right if x.id not in gone]:
        parts, alone = _adding_up(other, [x for x in rest if x.id not in gone], window)
        if parts:
            gone |= {x.id for x in parts}
            days = max(_apart(other, x) for x in parts)
            ids = tuple(x.id for x in parts)
            found.append(Proposal(ids, (other.id,), other.amount, days, How.SUM, alone))
    return found


def _adding_up(whole: Item, others: list[Item], window: int) -> tuple[list[Item], bool]:
    """Two to six lines of the same direction that add up to `whole`, the nearest of them first,
    and whether no other lines do. Empty when there are none."""
    sign = 1 if whole.amount > 0 else -1
    aim = abs(whole.amount)
    near = [
        x
        for x in others
        if x.amount * sign > 0 and abs(x.amount) < aim and _apart(whole, x) <= window
    ]
    near = sorted(near, key=lambda x: (_apart(whole, x), x.on_date, x.id))[:_NEAR]
    sizes = [abs(x.amount) for x in near]
    found: list[tuple[int, ...]] = []
    steps = 0

    def seek(start: int, rest: int, taken: tuple[int, ...]) -> None:
        nonlocal steps
        steps += 1
        if rest == 0 and len(taken) > 1:
            found.append(taken)
        if rest <= 0 or len(taken) == _PARTS or len(found) > 1 or steps > _SEARCHED:
            return
        for place in range(start, len(near)):
            if sizes[place] <= rest:
                seek(place + 1, rest - sizes[place], (*taken, place))

    seek(0, aim, ())
    if not found:
        return [], False
    parts = sorted((near[place] for place in found[0]), key=lambda x: (x.on_date, x.id))
    return parts, len(found) == 1

"""Do the figures of a count agree: hard stop H3, sums of votes, shares and turnout.

Source: domain rules, hard stop H3 and "Checks at entry". Shares are reckoned in whole numbers, an
exact half goes up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "Sheet", "check_hands", "check_marks", "check_sheet", "half_up", "share_percent",
    "turnout_percent",
]  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A count sheet of one box: papers given out, and what became of them."""

    issued: int
    valid: int
    blank: int
    invalid: int
    unreturned: int = 0

    @property
    def found(self) -> int:
        """Papers accounted for."""
        return self.valid + self.blank + self.invalid + self.unreturned


def check_sheet(sheet: Sheet) -> None:
    """Hard stop H3: issued = valid + blank + invalid + unreturned.

    Raises InputInvalid "count-negative", RuleBroken "count-does-not-balance" (issued, found).
    """
    for name in ("issued", "valid", "blank", "invalid", "unreturned"):
        if getattr(sheet, name) < 0:
            raise InputInvalid("count-negative", field=name)
    if sheet.issued != sheet.found:
        raise RuleBroken("count-does-not-balance", issued=sheet.issued, found=sheet.found)


def check_marks(totals: Mapping[int, int], valid: int, max_marks: int | None) -> None:
    """Votes against valid papers: one mark each: the sum is `valid`; several: the sum lies between
    `valid` and `valid` x `max_marks`; None is as many as there are candidates. Nobody has more
    votes than there are valid papers.

    Raises InputInvalid "count-negative", RuleBroken "votes-do-not-fit" (votes, valid, least, most).
    """
    if valid < 0 or any(votes < 0 for votes in totals.values()):
        raise InputInvalid("count-negative", field="totals")
    votes = sum(totals.values())
    marks = len(totals) if max_marks is None else min(max_marks, len(totals))
    most = valid * marks
    if not valid <= votes <= most or max(totals.values(), default=0) > valid:
        raise RuleBroken("votes-do-not-fit", votes=votes, valid=valid, least=valid, most=most)


def check_hands(
    totals: Mapping[int, int], present: int, *, abstain: int = 0, hands: int | None = 1
) -> None:
    """Hard stop H3 for a show of hands or a queue: no more votes than members in the room.

    `hands`: how often each may raise a hand, None for once for each name. Raises InputInvalid
    "count-negative", RuleBroken "count-exceeds-present" (votes, present).
    """
    if abstain < 0 or present < 0 or any(votes < 0 for votes in totals.values()):
        raise InputInvalid("count-negative", field="totals")
    times = len(totals) if hands is None else hands
    votes = sum(totals.values())
    highest = max(totals.values(), default=0)
    if votes + abstain * times > present * times or highest + abstain > present:
        told = votes + abstain if times == 1 else max(highest + abstain, -(-votes // times))
        raise RuleBroken("count-exceeds-present", votes=told, present=present)


def half_up(part: int, whole: int, parts: int) -> int | None:
    """`part` / `whole` in 1/`parts`, an exact half up; None when there is no whole."""
    return None if whole <= 0 else (2 * part * parts + whole) // (2 * whole)


def share_percent(votes: int, valid: int) -> int | None:
    """Share of the valid papers in 1/100 percent: 20595 of 39110 is 5266."""
    return half_up(votes, valid, 10_000)


def turnout_percent(cast: int, roll: int) -> int | None:
    """Papers cast (valid, blank and invalid) of the roll in 1/10 percent: 74 of 91 is 813."""
    return half_up(cast, roll, 1_000)

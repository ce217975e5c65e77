"""Talks with an adult: which of them count now, and who heard her. Used by services only.

Domain paper, section 8, and the line back to review in section 9: on her own request every
condition of "willing" is looked at anew.
"""

from __future__ import annotations

from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.duties import Records
from sr_board.cases.records import Happening, WillingnessInterview
from sr_board.cases.rules.willingness import GATES, Talk
from sr_board.cases.station import trained_screener
from sr_board.cases.vocabulary import CaseState, Finding

__all__ = ["counting", "heard_by_screener", "talks_now"]

_NOT_WANTED, _REVIEWED = f"to_{CaseState.UNWILLING_SUPPORT}", f"to_{CaseState.ADULT_REVIEW}"


def counting(file: Records) -> tuple[WillingnessInterview, ...]:
    """Talks that count now: once she said that she does not want this, only those since she asked
    for a new review herself."""
    moves = file.all(Happening)
    against = max((one.at for one in moves if one.what == _NOT_WANTED), default=None)
    if against is None:
        return file.all(WillingnessInterview)
    anew = min((m.at for m in moves if m.what == _REVIEWED and m.at >= against), default=None)
    return tuple(one for one in file.all(WillingnessInterview) if anew and one.at >= anew)


def talks_now(file: Records) -> tuple[Talk, ...]:
    """The talks that count now, as the rules read them."""
    found = []
    for row in counting(file):
        gates = frozenset(name for name in GATES if getattr(row, name))
        found.append(
            Talk(
                row.interviewer,
                row.second_listener,
                row.when.at or row.at,
                gates,
                tuple((note.means, note.state) for note in row.means),
                row.means_none,
                row.free_to_leave,
                row.wants,
                frozenset(row.information_given),
                row.finding is Finding.UNWILLING,
            )
        )
    return tuple(found)


def heard_by_screener(entry: CaseEntry, row: WillingnessInterview) -> bool:
    """Her word to one screener is enough: to who led the talk, or to who listened."""
    today = entry.clock.today()
    both = (row.interviewer, row.second_listener)
    return any(trained_screener(entry.session, slot, today) for slot in both)

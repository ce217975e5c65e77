"""Willingness of an adult: the means check, the gates of an interview, what counts. Pure.

Source: domain paper, section 8; the means: BNS 2023 s.143, Palermo Protocol Art. 3. Her word that
she does not want this is enough at once; "willing" needs every condition; all else is uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.vocabulary import Finding, MeansState, MeansTick, Wants

__all__ = [
    "BETWEEN",
    "REINTERVIEWS_MOST",
    "Talk",
    "check_again",
    "check_means",
    "counts",
    "finding_of",
    "missing",
    "reinterviews_left",
]

BETWEEN = timedelta(hours=24)
"""Least time between the two talks that count."""
REINTERVIEWS_MOST = 2
INFORMATION = ("rights", "exits", "services", "may_leave")
"""What she is told before "willing" can be found."""


@dataclass(frozen=True)
class Talk:
    """One interview. `means`: ticked means with their state; `means_none`: "none of them"."""

    interviewer: str
    second: str
    at: datetime
    gates: frozenset[str]
    means: tuple[tuple[MeansTick, MeansState], ...] = ()
    means_none: bool = False
    free_to_leave: str = "unsure"
    wants: Wants = Wants.TIME
    information: frozenset[str] = field(default_factory=frozenset)
    her_word_against: bool = False


GATES = frozenset(
    {
        "place_private",
        "bringer_absent",
        "interpreter_independent",
        "referral_list_open",
        "consent_read",
        "right_to_stop_told",
    }
)
"""Conditions of a talk that counts toward "willing"."""


def check_means(means: Sequence[tuple[MeansTick, MeansState]], *, none: bool) -> None:
    """ "None" excludes the others, and something must be ticked.

    Raises InputInvalid "means-none-and-some", "means-missing", "means-twice".
    """
    if none and means:
        raise InputInvalid("means-none-and-some", field="means")
    if not none and not means:
        raise InputInvalid("means-missing", field="means")
    if len({tick for tick, _ in means}) != len(means):
        raise InputInvalid("means-twice", field="means")


def counts(talk: Talk) -> bool:
    """Whether a talk counts toward "willing": all gates, and two different people heard her."""
    return talk.gates >= GATES and bool(talk.second) and talk.second != talk.interviewer


def finding_of(talk: Talk) -> Finding:
    """What one talk says by itself."""
    leaving = talk.wants in (Wants.LEAVE_HOME, Wants.LEAVE_ELSEWHERE)
    if talk.her_word_against or leaving:
        return Finding.UNWILLING
    works = any(state is not MeansState.ENDED for _, state in talk.means)
    free = talk.free_to_leave == "yes" and talk.wants is Wants.STAY
    told = talk.information >= set(INFORMATION)
    if counts(talk) and free and told and not works:
        return Finding.WILLING
    return Finding.UNCERTAIN


def missing(talks: Iterable[Talk], *, adult: bool, by_board: bool) -> tuple[str, ...]:
    """Keys of the conditions of "willing" that fail, in the order of the paper; none: all hold."""
    kept = sorted(talks, key=lambda one: one.at)
    good = [one for one in kept if counts(one)]
    last = kept[-1] if kept else None
    means = [state for one in kept[-2:] for _, state in one.means]
    found = [
        ("two_talks", len(good) < 2),
        ("two_interviewers", len({one.interviewer for one in good}) < 2),
        ("a_day_between", not _apart(good)),
        ("means", any(state is not MeansState.ENDED for state in means)),
        ("free_to_leave", last is None or last.free_to_leave != "yes"),
        ("wants_to_stay", last is None or last.wants is not Wants.STAY),
        ("information", last is None or not last.information >= set(INFORMATION)),
        ("against", any(finding_of(one) is Finding.UNWILLING for one in kept[-2:])),
        ("adult", not adult),
        ("board", not by_board),
    ]
    return tuple(key for key, fails in found if fails)


def _apart(good: Sequence[Talk]) -> bool:
    return any(
        later.at - earlier.at >= BETWEEN and later.interviewer != earlier.interviewer
        for index, earlier in enumerate(good)
        for later in good[index + 1 :]
    )


def check_again(found: Finding, *, since: int, she_asked: bool) -> None:
    """After two talks more on a file that stays uncertain nobody asks her again, unless she wants
    it; that she does not want this is always heard. `since`: talks since it became uncertain.

    Raises RuleBroken "talks-enough".
    """
    if found is not Finding.UNWILLING and not she_asked and since >= REINTERVIEWS_MOST:
        raise RuleBroken("talks-enough")


def reinterviews_left(talks: int) -> int:
    """How many talks may still follow the first two before the file stays uncertain."""
    return max(REINTERVIEWS_MOST - max(talks - 2, 0), 0)

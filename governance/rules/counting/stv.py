"""Scottish STV exactly, and its form with one seat. Source: domain rules "Scottish STV (exact)".

Whole quota; papers of a surplus move at old value x surplus / tally, cut to five decimals; elected
candidates stay at the quota. Ties: the latest earlier round in which the tied differ; then all
orders are tried; only a tie that changes who is elected waits for a lot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from governance.rules.counting.ballots import Ranked
from governance.rules.counting.lot import added_votes
from governance.rules.counting.result import SCALE, CountResult, Round, TieMet
from governance.rules.counting.stv_piles import Papers, Standing, begin, key_of, pass_on

__all__ = ["Progress", "count_ranked", "quota_of"]

Progress = Callable[[int, int], None]
"""Called before each round with (rounds done, rounds at most); what it raises ends the count."""

Kind = Literal["transfer", "exclude"]

_TRIED_MOST = 20_000
"""Steps that are tried to see whether a tie matters. A tie that needs more of them waits for a
lot: that is never wrong, only slower."""


def quota_of(valid: int, seats: int) -> int:
    """Votes that elect one person: floor(valid / (seats + 1)) + 1."""
    return valid // (seats + 1) + 1


def count_ranked(
    ranked: Ranked,
    candidates: Sequence[int],
    seats: int,
    *,
    one_seat: bool = False,
    lot: Sequence[int] = (),
    progress: Progress | None = None,
) -> CountResult:
    """Count ranked papers. `candidates`: those not withdrawn. `one_seat`: the count goes on until
    two names remain, and `final_round` is their tally. `lot`: an order drawn, first drawn first.

    A lot drawn for a tie to exclude keeps whoever was drawn first: the last one drawn goes out.
    """
    counter = _Counter(Papers.of(ranked.patterns), seats, quota_of(ranked.valid, seats), one_seat)
    counter.added = added_votes(lot)
    counter.progress = progress
    standing, waits = counter.run(begin(counter.papers, candidates))
    ties = [each.tie for each in standing.rounds if each.tie is not None]
    by_lot = any(tie.settled == "lot" for tie in ties)
    tied = waits.tied if waits else ()
    left = seats - len(standing.elected)
    return CountResult(
        elected_set=standing.elected,
        elected_certain=standing.elected,
        tied=tied,
        seats_for_tied=left if waits and standing.hopeful == set(tied) else None,
        needs_lot=waits is not None,
        decided_by=None if waits else "lot" if by_lot else "votes",
        vacant_seats=0 if waits else left,
        quota=counter.quota // SCALE,
        rounds=standing.rounds,
        final_round=_final(standing.rounds, one_seat=one_seat),
        valid=ranked.valid,
        blank=ranked.blank,
        invalid=0,
    )


def _final(rounds: Sequence[Round], *, one_seat: bool) -> Mapping[int, int]:
    """The tallies with two left; in a count of several seats the last ones."""
    two = [each for each in rounds if len(each.tallies) == 2] if one_seat else []
    return (two or rounds)[-1].tallies


@dataclass(frozen=True)
class _Next:
    """The next step: with whom, and the tie that was met on the way to it."""

    kind: Kind
    candidate: int | None
    tie: TieMet | None = None


class _TooMany(Exception):
    """More orders than are tried."""


class _Counter:
    """One count. Holds what does not change in it; standings go in and come out."""

    def __init__(self, papers: Papers, seats: int, quota: int, one_seat: bool) -> None:
        self.papers, self.seats, self.one_seat = papers, seats, one_seat
        self.quota = quota * SCALE
        self.added: Mapping[int, int] = {}
        self.progress: Progress | None = None
        self._tries = 0
        self._known: dict[object, object] = {}

    def run(self, standing: Standing) -> tuple[Standing, TieMet | None]:
        """To the end, or to a tie that waits for a lot."""
        most = len(standing.hopeful)
        while True:
            if self.progress is not None:
                self.progress(len(standing.rounds) - 1, most)
            standing = self._elected(standing)
            if self._finished(standing):
                return standing, None
            step = self._next(standing, trying=False)
            if step.candidate is None:
                number = len(standing.rounds) + 1
                stop = Round(number, "tie", None, 0, standing.tallies, standing.lost, tie=step.tie)
                return replace(standing, rounds=(*standing.rounds, stop)), step.tie
            standing = self._done(standing, step)

    # The steps

    def _elected(self, standing: Standing) -> Standing:
        """Everyone at the quota, highest first; all who are left when so many seats are left."""
        left = self.seats - len(standing.elected)
        tallies = standing.tallies
        reached = [c for c in standing.hopeful if tallies[c] >= self.quota]
        if self.one_seat and len(standing.hopeful) > 2:
            reached = []
        if len(standing.hopeful) - len(reached) <= left - len(reached):
            reached = list(standing.hopeful)
        if not reached:
            return standing
        reached.sort(key=lambda c: (-tallies[c], c))
        last = standing.rounds[-1]
        rounds = (*standing.rounds[:-1], replace(last, elected=tuple(reached)))
        surplus = {c for c in reached if tallies[c] > self.quota}
        return replace(
            standing,
            hopeful=standing.hopeful - set(reached),
            elected=(*standing.elected, *reached),
            waiting=standing.waiting | surplus,
            rounds=rounds,
        )

    def _finished(self, standing: Standing) -> bool:
        return not standing.hopeful or len(standing.elected) >= self.seats

    def _next(self, standing: Standing, *, trying: bool) -> _Next:
        """The largest surplus, or else the lowest tally."""
        kind: Kind = "transfer" if standing.waiting else "exclude"
        group = standing.waiting or standing.hopeful
        tallies = standing.tallies
        pick = max if kind == "transfer" else min
        edge = pick(tallies[c] for c in group)
        tied = tuple(sorted(c for c in group if tallies[c] == edge))
        if len(tied) == 1:
            return _Next(kind, tied[0])
        return self._settled(standing, kind, tied, trying=trying)

    def _settled(
        self, standing: Standing, kind: Kind, tied: tuple[int, ...], *, trying: bool
    ) -> _Next:
        narrowed, round_no = _by_earlier_round(standing.rounds, kind, tied)
        if len(narrowed) == 1:
            tie = TieMet(kind, tied, "earlier_round", narrowed[0], round_no)
            return _Next(kind, narrowed[0], tie)
        if self._all_go(standing, kind, narrowed):
            return _Next(kind, narrowed[0], TieMet(kind, narrowed, "without_effect", narrowed[0]))
        drawn = self._by_lot(kind, narrowed)
        if trying:
            return _Next(kind, drawn[0] if len(drawn) == 1 else None, TieMet(kind, drawn, "waits"))
        if not self._matters(standing, kind, narrowed):
            return _Next(kind, narrowed[0], TieMet(kind, narrowed, "without_effect", narrowed[0]))
        if len(drawn) == 1:
            return _Next(kind, drawn[0], TieMet(kind, narrowed, "lot", drawn[0]))
        return _Next(kind, None, TieMet(kind, drawn, "waits"))

    def _by_lot(self, kind: Kind, tied: tuple[int, ...]) -> tuple[int, ...]:
        """Whom the recorded lot leaves: one, or those whose chits were not drawn."""
        votes = {c: self.added.get(c, 0) for c in tied}
        edge = max(votes.values()) if kind == "transfer" else min(votes.values())
        return tuple(c for c in tied if votes[c] == edge)

    def _all_go(self, standing: Standing, kind: Kind, tied: tuple[int, ...]) -> bool:
        """Nobody has a vote of these and all of them go out, in whatever order."""
        left = self.seats - len(standing.elected)
        enough = len(standing.hopeful) - len(tied) >= left
        return kind == "exclude" and enough and not any(standing.tallies[c] for c in tied)

    def _done(self, standing: Standing, step: _Next) -> Standing:
        """Carry out one step and write its round."""
        giver = step.candidate
        assert giver is not None
        tally = standing.tallies[giver]
        if step.kind == "transfer":
            value, quota = tally - self.quota, self.quota

            def revalue(old: int) -> int:
                return old * value // tally

            after, moved, rest = pass_on(self.papers, standing, giver, quota, revalue)
        else:
            value = tally
            after, moved, rest = pass_on(self.papers, standing, giver, 0, lambda old: old)
        number = len(standing.rounds) + 1
        done = Round(
            number, step.kind, giver, value, after.tallies, after.lost, moved, rest, (), step.tie
        )
        return replace(after, rounds=(*standing.rounds, done))

    # Does a tie matter?

    def _matters(self, standing: Standing, kind: Kind, tied: tuple[int, ...]) -> bool:
        """Whether the orders of the tied lead to different ends. A later tie that itself needs a
        lot is an end; the same one from the same standing is the same end."""
        self._tries, self._known = 0, {}
        try:
            return self._end_after(standing, kind, tied) is None
        except _TooMany:
            return True

    def _end_after(self, standing: Standing, kind: Kind, tied: tuple[int, ...]) -> object | None:
        """The one end that every choice among the tied leads to, or None."""
        ends = set()
        for candidate in tied:
            ends.add(self._end(self._done(standing, _Next(kind, candidate))))
            if len(ends) > 1:
                return None
        return ends.pop()

    def _end(self, standing: Standing) -> object:
        """Where the count ends from here: the set elected, or the standing at a tie."""
        while True:
            self._tries += 1
            if self._tries > _TRIED_MOST:
                raise _TooMany
            standing = self._elected(standing)
            if self._finished(standing):
                return frozenset(standing.elected)
            step = self._next(standing, trying=True)
            if step.candidate is None:
                assert step.tie is not None
                return self._end_at_tie(standing, step.kind, step.tie.tied)
            standing = self._done(standing, step)

    def _end_at_tie(self, standing: Standing, kind: Kind, tied: tuple[int, ...]) -> object:
        key = key_of(standing)
        if key not in self._known:
            end = self._end_after(standing, kind, tied)
            self._known[key] = key if end is None else end
        return self._known[key]


def _by_earlier_round(
    rounds: Sequence[Round], kind: Kind, tied: tuple[int, ...]
) -> tuple[tuple[int, ...], int | None]:
    """Who is left of the tied after looking at earlier rounds from the latest back, and the number
    of the round that left one."""
    pick = max if kind == "transfer" else min
    left = tied
    for each in reversed(rounds):
        edge = pick(each.tallies[c] for c in left)
        left = tuple(c for c in left if each.tallies[c] == edge)
        if len(left) == 1:
            return left, each.number
    return left, None

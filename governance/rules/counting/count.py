"""The door of the counting: a contest in, its result out. Pure; nothing is drawn, nobody guessed.

Source: domain rules "Elections". A count that does not balance is not accepted and names nobody
(hard stop H3); a tie that matters names those who are certain and waits for a lot (H4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.rules.counting.ballots import Marked, marked, ranked
from governance.rules.counting.checks import (
    check_hands,
    check_marks,
    check_sheet,
    turnout_percent,
)
from governance.rules.counting.contest import Contest, Method
from governance.rules.counting.highest import by_votes, highest
from governance.rules.counting.lot import added_votes, check_order
from governance.rules.counting.reserved import (
    Kept,
    empty_seats,
    fill,
    group_count,
    moved_by_reservation,
)
from governance.rules.counting.result import CountResult
from governance.rules.counting.single import first_round, yes_or_no
from governance.rules.counting.stv import Progress, count_ranked
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["count"]


def count(
    contest: Contest, *, lot: Sequence[int] = (), progress: Progress | None = None
) -> CountResult:
    """Count a contest. `lot`: an order drawn by hand, used only where a tie needs it.

    Raises InputInvalid for a lot or figures that cannot belong to this contest. Figures that break
    hard stop H3 raise nothing: the result is not `accepted` and has the `error`.
    """
    check_order(lot, contest.standing)
    try:
        _check_sheet(contest)
        if contest.method.ranked and contest.papers is not None:
            result = _ranked(contest, lot, progress)
        elif contest.method is Method.CONSENSUS:
            result = _consensus(contest)
        else:
            result = _by_totals(contest, lot)
    except RuleBroken as broken:
        result = _refused(contest, broken)
    return replace(result, turnout_percent=_turnout(contest, result))


def _refused(contest: Contest, broken: RuleBroken) -> CountResult:
    totals = None
    if contest.totals is not None:
        totals = {c: v for c, v in contest.totals.items() if v is not None}
    return CountResult(
        accepted=False,
        error=broken.key.replace("-", "_"),
        totals=totals,
        valid=_valid_said(contest),
        blank=contest.sheet.blank if contest.sheet else None,
        invalid=contest.sheet.invalid if contest.sheet else None,
    )


def _check_sheet(contest: Contest) -> None:
    if contest.sheet is not None:
        check_sheet(contest.sheet)


def _check_papers(contest: Contest, found: int) -> None:
    """The papers that were entered are those of the count sheet."""
    if contest.sheet is not None and contest.sheet.valid != found:
        raise RuleBroken("papers-do-not-fit", said=contest.sheet.valid, found=found)


def _valid_said(contest: Contest) -> int | None:
    return contest.sheet.valid if contest.sheet else contest.valid


def _turnout(contest: Contest, result: CountResult) -> int | None:
    """Of the papers cast where that is known, else of the papers that were counted."""
    if contest.roll is None:
        return None
    cast = contest.cast
    if cast is None and contest.sheet is not None:
        cast = contest.sheet.valid + contest.sheet.blank + contest.sheet.invalid
    if cast is None and result.valid is not None:
        cast = result.valid + (result.blank or 0) + (result.invalid or 0)
    return None if cast is None else turnout_percent(cast, contest.roll)


# Ranked papers, consensus


def _ranked(contest: Contest, lot: Sequence[int], progress: Progress | None) -> CountResult:
    papers = ranked(contest.papers or (), contest.candidates, withdrawn=contest.withdrawn)
    _check_papers(contest, papers.valid)
    result = count_ranked(
        papers,
        contest.standing,
        contest.seats,
        one_seat=contest.method is Method.IRV,
        lot=lot,
        progress=progress,
    )
    if len(contest.standing) <= contest.seats:
        result = replace(result, decided_by="unopposed")
    return replace(result, invalid=contest.sheet.invalid if contest.sheet else 0)


def _consensus(contest: Contest) -> CountResult:
    """Nobody objected: all who were named. One objection is enough to go on by hands or papers."""
    if len(contest.standing) > contest.seats:
        raise InputInvalid("consensus-names-too-many", field="candidates")
    if contest.objections:
        return CountResult(reason="objection", vacant_seats=contest.seats)
    left = contest.seats - len(contest.standing)
    return CountResult(
        elected_set=contest.standing,
        elected_certain=contest.standing,
        decided_by="consensus",
        vacant_seats=left,
    )


# By totals


def _by_totals(contest: Contest, lot: Sequence[int]) -> CountResult:
    if contest.method is not Method.YES_NO and _unopposed(contest):
        return _all_elected(contest)
    found = _found(contest)
    if contest.present is not None:
        check_hands(found.totals, contest.present, abstain=contest.abstain, hands=contest.marks)
    elif _valid_said(contest) is not None:
        check_marks(found.totals, found.valid, contest.marks)
    by_method = {Method.YES_NO: _yes_no, Method.TWO_ROUND: _two_rounds}
    counted = by_method.get(contest.method, _seats)
    result = counted(contest, found, lot)
    said = contest.papers is not None or _valid_said(contest) is not None
    one_each = contest.marks == 1 and contest.papers is None
    return replace(
        result,
        totals=found.totals,
        valid=found.valid if said or one_each else None,
        blank=_kind(contest, "blank", found.blank),
        invalid=_kind(contest, "invalid", found.invalid),
    )


def _kind(contest: Contest, name: str, counted: int) -> int | None:
    """Blank or invalid papers: from the papers, else from the count sheet."""
    if contest.papers is not None:
        return counted
    return getattr(contest.sheet, name) if contest.sheet else None


def _unopposed(contest: Contest) -> bool:
    """No more names than seats that may be filled. In the run-off there are always two names."""
    if contest.method is Method.TWO_ROUND and contest.round_no > 1:
        return False
    open_seats = contest.seats
    if contest.reserved:
        nominated = dict.fromkeys(contest.standing, 0)
        open_seats -= sum(empty_seats(nominated, contest.seats, _kept(contest)).values())
    return len(contest.standing) <= open_seats


def _all_elected(contest: Contest) -> CountResult:
    names = frozenset(contest.standing)
    kept = _kept(contest)
    votes = dict.fromkeys(contest.standing, 0)
    empty = empty_seats(votes, contest.seats, kept)
    given = contest.totals or {}
    totals = {c: v for c, v in given.items() if v is not None and c in names}
    order = sorted(contest.standing, key=lambda c: (-totals.get(c, 0), contest.standing.index(c)))
    return CountResult(
        elected_set=tuple(order),
        elected_certain=tuple(order),
        decided_by="unopposed",
        vacant_seats=contest.seats - len(names),
        vacant_reserved=tuple(empty),
        reservation_met=group_count(names, kept),
        totals=totals or None,
        valid=_valid_said(contest),
    )


def _found(contest: Contest) -> Marked:
    """Votes by candidate, from papers or as they were added up. Raises InputInvalid
    "votes-missing" when a vote was needed and a total is not there."""
    if contest.papers is not None:
        found = marked(
            contest.papers,
            contest.candidates,
            withdrawn=contest.withdrawn,
            max_marks=contest.marks,
        )
        _check_papers(contest, found.valid)
        return found
    if contest.method.ranked:
        raise InputInvalid("papers-missing", field="ballots")
    totals: dict[int, int] = {}
    for candidate in contest.standing:
        votes = (contest.totals or {}).get(candidate)
        if votes is None:
            raise InputInvalid("votes-missing", field="totals")
        totals[candidate] = votes
    said = _valid_said(contest)
    if min(totals.values()) < 0:
        raise InputInvalid("count-negative", field="totals")
    return Marked(totals, sum(totals.values()) if said is None else said, 0, 0)


def _yes_no(contest: Contest, found: Marked, _lot: Sequence[int]) -> CountResult:
    """The first candidate number stands for yes, the second for no."""
    if len(contest.standing) != 2:
        raise InputInvalid("yes-and-no-needed", field="candidates")
    yes, no = contest.standing
    reason = yes_or_no(found.totals[yes], found.totals[no])
    if reason is not None:
        return CountResult(reason=reason, vacant_seats=1)
    return CountResult(elected_set=(yes,), elected_certain=(yes,), decided_by="votes")


def _two_rounds(contest: Contest, found: Marked, lot: Sequence[int]) -> CountResult:
    if contest.round_no > 1:
        result = _seats(contest, found, lot)
        share = first_round(found.totals, found.valid, 2, {}).leader_share
        return replace(result, leader_share_percent=share)
    first = first_round(found.totals, found.valid, contest.runoff_candidates, {})
    drawn = bool(first.tied and lot)
    if drawn:
        first = first_round(found.totals, found.valid, contest.runoff_candidates, added_votes(lot))
    won = () if first.winner is None else (first.winner,)
    return CountResult(
        elected_set=won,
        elected_certain=won,
        runoff=first.runoff,
        tied=first.tied,
        seats_for_tied=first.places if first.tied else None,
        needs_lot=bool(first.tied),
        decided_by="votes" if won else "lot" if drawn and not first.tied else None,
        leader_share_percent=first.leader_share,
    )


def _seats(contest: Contest, found: Marked, lot: Sequence[int]) -> CountResult:
    """Seats by votes, with or without kept seats; the lot only if a tie asks for it."""
    filled = _kept_seats if contest.reserved else _open_seats
    result = filled(contest, found.totals, {})
    if not (result.needs_lot and lot):
        return result
    result = filled(contest, found.totals, added_votes(lot))
    return result if result.needs_lot else replace(result, decided_by="lot")


def _open_seats(contest: Contest, totals: Mapping[int, int], lot: Mapping[int, int]) -> CountResult:
    cut = highest(totals, contest.seats, lot)
    return CountResult(
        elected_set=cut.certain,
        elected_certain=cut.certain,
        tied=cut.tied,
        seats_for_tied=cut.places if cut.tied else None,
        needs_lot=bool(cut.tied),
        decided_by=None if cut.tied else "votes",
        vacant_seats=max(contest.seats - len(totals), 0),
    )


def _kept_seats(contest: Contest, totals: Mapping[int, int], lot: Mapping[int, int]) -> CountResult:
    kept = _kept(contest)
    filled = fill(totals, contest.seats, kept, contest.mode, lot)
    order = by_votes(totals, lot)
    certain = tuple(c for c in order if c in filled.certain)
    waits = bool(filled.tied)
    risen, displaced = moved_by_reservation(totals, contest.seats, filled.certain)
    met = group_count(filled.certain, kept)
    return CountResult(
        elected_set=certain,
        elected_certain=certain,
        tied=tuple(c for c in order if c in filled.tied),
        seats_for_tied=filled.places if waits else None,
        needs_lot=waits,
        decided_by=None if waits else "reservation" if risen else "votes",
        vacant_seats=0 if waits else contest.seats - len(certain),
        vacant_reserved=filled.vacant_groups,
        elected_by_reservation=() if waits else risen,
        displaced_by_reservation=() if waits else displaced,
        reservation_met={} if waits else met,
    )


def _kept(contest: Contest) -> Kept:
    return Kept(contest.reserved, contest.groups, contest.unfilled)

"""From what is stored about a post to the contest that is counted.

The only place that looks at what candidates declared of themselves: for those who agreed to be
counted for a kept seat, inside the count, and nothing of it is written down or shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.frozen import reserved_of, rules_of
from governance.elections.models import (
    BallotPaper,
    Candidate,
    CountSheet,
    Election,
    ElectionPost,
    Lot,
    RollEntry,
    RollStrike,
)
from governance.elections.work import Running, standing_candidates, standing_sheets
from governance.rules.counting import contest as counting
from governance.rules.counting.ballots import Pattern
from governance.rules.counting.checks import Sheet
from governance.rules.counting.count import count
from governance.rules.counting.reserved import Kept, empty_seats
from governance.rules.counting.result import CountResult
from governance.rules.counting.stv import Progress
from governance.rules.election_steps import (
    Contest,
    ElectionState,
    Method,
    contest_of,
    merged_order,
)
from sr_board.base.errors import InputInvalid
from sr_board.people.models import SubgroupAnswer
from sr_board.people.rules.kinds import SelfAnswer

__all__ = [
    "contest_for",
    "counted_contest",
    "counted_with_lots",
    "lots_of",
    "roll_size",
    "runoff_numbers",
]


def _kept_groups(
    session: Session, post: ElectionPost, rows: Sequence[Candidate]
) -> Mapping[str, frozenset[int]]:
    """Candidate numbers by sub-group, of those who agreed to be counted for a kept seat."""
    agreed = {row.person_id: row.no for row in rows if row.kept_seat}
    wanted = [group for group, _ in reserved_of(post)]
    found = session.execute(
        select(SubgroupAnswer.group_key, SubgroupAnswer.person_id).where(
            SubgroupAnswer.person_id.in_(agreed),
            SubgroupAnswer.group_key.in_(wanted),
            SubgroupAnswer.answer == SelfAnswer.YES.value,
            SubgroupAnswer.withdrawn_on.is_(None),
        )
    )
    groups: dict[str, set[int]] = {group: set() for group in wanted}
    for group, person in found:
        groups[group].add(agreed[person])
    return {group: frozenset(numbers) for group, numbers in groups.items()}


def _reserved(post: ElectionPost) -> tuple[counting.Reserved, ...]:
    return tuple(counting.Reserved(group, least) for group, least in reserved_of(post))


def contest_for(run: Running, post: ElectionPost) -> Contest:
    """What polling day brings for a post, when all nominations are decided.

    Raises InputInvalid "consensus-names-too-many".
    """
    rules = rules_of(run.election).election
    rows = standing_candidates(run.session, post.id)
    empty = 0
    if reserved_of(post):
        groups = _kept_groups(run.session, post, rows)
        kept = Kept(_reserved(post), groups, counting.Unfilled(rules.unfilled.value))
        votes = dict.fromkeys([row.no for row in rows], 0)
        empty = sum(empty_seats(votes, post.seats, kept).values())
    if post.method == Method.CONSENSUS and rows:
        if len(rows) > post.seats:
            raise InputInvalid("consensus-names-too-many", field="method")
        return Contest.CONTESTED  # everybody is asked whether they object
    ask = rules.unopposed.value == "yes_no" or post.method == Method.YES_NO_SINGLE
    return contest_of(len(rows), post.seats, kept_empty=empty, ask_yes_no=ask)


def roll_size(session: Session, election_id: str) -> int:
    """Persons on the roll who were not struck off."""
    rows = session.scalars(
        select(RollEntry.id)
        .outerjoin(RollStrike, RollStrike.entry_id == RollEntry.id)
        .where(RollEntry.election_id == election_id, RollStrike.id.is_(None))
    )
    return len(rows.all())


def lots_of(session: Session, post_id: str, round_no: int) -> list[Lot]:
    """Lots drawn for a post in a round, the first first."""
    return list(
        session.scalars(
            select(Lot)
            .where(Lot.post_id == post_id, Lot.round == round_no)
            .order_by(Lot.recorded_at, Lot.id)
        )
    )


def counted_with_lots(
    contest: counting.Contest, lots: Sequence[Lot], progress: Progress | None
) -> CountResult:
    """The count; where it stops at a tie, a lot that was drawn among exactly these decides."""
    orders: list[tuple[int, ...]] = []
    unused = list(reversed(lots))
    while True:
        result = count(contest, lot=merged_order(orders), progress=progress)
        tied = set(result.tied)
        lot = next((row for row in unused if set(json.loads(row.tied)) == tied), None)
        if not result.needs_lot or lot is None:
            return result
        unused.remove(lot)
        orders.append(tuple(int(number) for number in json.loads(lot.order)))


def runoff_numbers(post: ElectionPost, first: Sequence[int]) -> tuple[int, ...]:
    """Candidates of the run-off, () while there is none."""
    return tuple(first) if post.contest == "runoff" else ()


def counted_contest(
    session: Session, election: Election, post: ElectionPost, *, runoff: tuple[int, ...] = ()
) -> counting.Contest:
    """The contest of a post with everything that its standing sheets and papers say.

    `runoff`: candidates of the second round, which is counted then.
    """
    rows = standing_candidates(session, post.id)
    round_no = 2 if runoff else 1
    sheets = [s for s in standing_sheets(session, post.id, round_no) if _counts(session, s, post)]
    rules = rules_of(election).election
    yes_no = post.contest == Contest.YES_NO
    method = counting.Method.YES_NO if yes_no else counting.Method(post.method)
    numbers = runoff or tuple(row.no for row in rows)
    reserved = _reserved(post) if method.takes_reserved and not yes_no else ()
    voted = bool(sheets)
    return counting.Contest(
        method=method,
        seats=post.seats,
        candidates=(*numbers, 0) if yes_no else numbers,
        papers=_papers(session, sheets) if method.ranked and voted else None,
        totals=_totals(sheets) if voted and not method.ranked else None,
        max_marks=post.max_marks,
        reserved=reserved,
        groups=_kept_groups(session, post, rows) if reserved else {},
        mode=counting.ReservedMode(rules.reserved_mode.value),
        unfilled=counting.Unfilled(rules.unfilled.value),
        round_no=round_no,
        sheet=_sheet(sheets) if voted and not _in_the_room(sheets) else None,
        present=max(s.present or 0 for s in sheets) if _in_the_room(sheets) else None,
        abstain=sum(s.blank for s in sheets) if _in_the_room(sheets) else 0,
        roll=roll_size(session, election.id) or None,
        cast=None if not voted else sum(s.valid + s.blank + s.invalid for s in sheets),
    )


def _counts(session: Session, sheet: CountSheet, post: ElectionPost) -> bool:
    """Papers kept apart count once every election of a disputed delegate is closed."""
    if not sheet.apart:
        return True
    query = (
        select(Election.state)
        .join(RollEntry, RollEntry.from_election == Election.id)
        .where(RollEntry.election_id == post.election_id, RollEntry.seat_disputed.is_(True))
    )
    return set(session.scalars(query)) <= {ElectionState.CLOSED.value}


def _in_the_room(sheets: Sequence[CountSheet]) -> bool:
    """Hands were counted: the sheet says how many were present."""
    return any(sheet.present is not None for sheet in sheets)


def _totals(sheets: Sequence[CountSheet]) -> dict[int, int]:
    totals: dict[int, int] = {}
    for sheet in sheets:
        for number, votes in json.loads(sheet.totals).items():
            totals[int(number)] = totals.get(int(number), 0) + int(votes)
    return totals


def _sheet(sheets: Sequence[CountSheet]) -> Sheet:
    return Sheet(
        issued=sum(s.issued for s in sheets),
        valid=sum(s.valid for s in sheets),
        blank=sum(s.blank for s in sheets),
        invalid=sum(s.invalid for s in sheets),
        unreturned=sum(s.unreturned for s in sheets),
    )


def _papers(session: Session, sheets: Sequence[CountSheet]) -> tuple[Pattern, ...]:
    rows = session.execute(
        select(BallotPaper.pattern, BallotPaper.count)
        .where(BallotPaper.sheet_id.in_([sheet.id for sheet in sheets]))
        .order_by(BallotPaper.pattern)
    )
    counts: dict[tuple[int, ...], int] = {}
    for pattern, papers in rows:
        choices = tuple(int(part) for part in pattern.split(",") if part)
        counts[choices] = counts.get(choices, 0) + papers
    return tuple(Pattern(counts[key], key) for key in sorted(counts))

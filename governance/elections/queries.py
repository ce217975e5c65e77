"""Reading elections: the list, one election whole, its roll, what waits today, turnout.

Right: ELECTIONS_READ. Who has voted is shown only to those who may run the election; what a
candidate declared of herself is never shown, only that she agreed to be counted for a kept seat.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.constitution.loading import state_of
from governance.elections.contests import counted_contest
from governance.elections.facts import facts_of, urgency_of
from governance.elections.frozen import rules_of
from governance.elections.models import (
    Candidate,
    Election,
    ElectionPost,
    RollEntry,
    RollStrike,
)
from governance.elections.shaping import helpers_of, objections_of, post_view, rule_summary
from governance.elections.views import (
    ElectionRow,
    ElectionTodayItem,
    ElectionUrgency,
    ElectionWhole,
    Helper,
    RollLine,
    RollView,
    TurnoutRow,
)
from governance.elections.voters import Voter, sending_elections, voters_of
from governance.elections.work import newest_results, posts_of
from governance.models import Resolution
from governance.roll import group_names, group_of, names_of, tiles_of
from governance.rules.counting.checks import turnout_percent
from governance.rules.counting.contest import Contest
from governance.rules.election_next import next_step
from governance.rules.election_steps import CandidateState, ElectionState
from governance.rules.symbols import offered_symbols
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.store.uow import ReadFactory

__all__ = ["ElectionQueries"]

_OUT = (CandidateState.REFUSED.value, CandidateState.WITHDRAWN.value)
_OVER = (ElectionState.CLOSED.value, ElectionState.ANNULLED.value)
_SAME = (
    *("id", "group_id", "title", "state", "state_reason", "polling_form", "place", "roll_date"),
    *("nominations_open", "nominations_close", "withdrawals_until", "polling_on"),
    *("objections_until", "roll_frozen_on", "rules_read_out", "officer_resolution"),
    *("officer_related", "companions"),
)
"""Columns that a view shows as they are."""
_RANK = {ElectionUrgency.OVERDUE: 0, ElectionUrgency.DUE: 1, ElectionUrgency.OK: 2}


class ElectionQueries:
    """What the signed-in person may see of elections."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def listed(self, group_id: str | None = None) -> tuple[ElectionRow, ...]:
        """All elections, those that go on first, then the newest."""
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            query = select(Election).order_by(Election.polling_on.desc(), Election.id)
            if group_id is not None:
                query = query.where(Election.group_id == group_id)
            rows = session.scalars(query).all()
            names = group_names(session, {row.group_id for row in rows})
            today = self._clock.today()
            listed = [_row(session, row, names[row.group_id], today) for row in rows]
        return tuple(sorted(listed, key=lambda each: each.state in _OVER))

    def whole(self, election_id: str) -> ElectionWhole:
        """One election. Raises NotFound "election-unknown"."""
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            row = _election(session, election_id)
            return self._whole(session, row)

    def of_post(self, post_id: str) -> tuple[ElectionWhole, Contest]:
        """The election of a post, and what was counted for it, without anybody's sub-group.

        Raises NotFound "election-unknown".
        """
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            post = session.get(ElectionPost, post_id)
            if post is None:
                raise NotFound("election-unknown", what="post")
            row = _election(session, post.election_id)
            whole = self._whole(session, row)
            newest = whole.post(post_id).newest
            first = whole.post(post_id).results[:-1]
            runoff = next((r.result.runoff for r in reversed(first) if r.result.runoff), ())
            second = runoff if newest is not None and not newest.result.runoff else ()
            contest = counted_contest(session, row, post, runoff=second)
            return whole, replace(contest, groups={})

    def roll(self, election_id: str) -> RollView:
        """The roll: frozen, or as it would be frozen now. Raises NotFound."""
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            row = _election(session, election_id)
            if row.roll_frozen_on is None:
                return _roll_to_be(session, row)
            return _roll_frozen(session, row, ticks=self._may_run(session, row)[0])

    def today_items(self, today: date) -> tuple[ElectionTodayItem, ...]:
        """The next step of every election that goes on, the most urgent first.

        Only for those who may run it; others see none.
        """
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            rows = session.scalars(select(Election).where(Election.state.not_in(_OVER))).all()
            names = group_names(session, {row.group_id for row in rows})
            items = [
                _today(session, row, names[row.group_id], today)
                for row in rows
                if self._may_run(session, row)[0]
            ]
        return tuple(sorted(items, key=lambda i: (_RANK[i.urgency], -i.days, i.election_id)))

    def turnout(self) -> tuple[TurnoutRow, ...]:
        """Turnout of declared elections, the newest first."""
        require(self._who, Action.ELECTIONS_READ)
        states = (ElectionState.DECLARED.value, ElectionState.CLOSED.value)
        with self._read() as session:
            rows = session.scalars(
                select(Election)
                .where(Election.state.in_(states))
                .order_by(Election.polling_on.desc(), Election.id)
            ).all()
            names = group_names(session, {row.group_id for row in rows})
            return tuple(_turnout(session, row, names[row.group_id]) for row in rows)

    def _may_run(self, session: Session, row: Election) -> tuple[bool, bool]:
        """Whether she may take the steps of an election, and whether she stands in it."""
        stands = session.scalars(
            select(Candidate.id).where(
                Candidate.election_id == row.id,
                Candidate.person_id == self._who.person_id,
                Candidate.state.not_in(_OUT),
            )
        ).first()
        right = self._who.may(Action.ELECTIONS_WRITE) or row.officer_id == self._who.person_id
        return right and stands is None, stands is not None

    def _whole(self, session: Session, row: Election) -> ElectionWhole:
        may, stands = self._may_run(session, row)
        group = group_of(session, row.group_id)
        size, voted, again, struck = _roll_counts(session, row.id)
        branches = sending_elections(session, row.id)
        return ElectionWhole(
            **{name: getattr(row, name) for name in _SAME},
            group_name=group.name,
            group_kind=group.kind,
            resolution=_serial(session, row.resolution_id),
            officer=_officer(session, row),
            scrutineers=helpers_of(session, row.id, "scrutineer"),
            clerks=helpers_of(session, row.id, "polling_clerk"),
            observers=helpers_of(session, row.id, "observer"),
            rules=rule_summary(row),
            rule_set=rules_of(row),
            posts=tuple(post_view(session, row, post) for post in posts_of(session, row.id)),
            roll=size,
            voted=voted,
            voted_again=again,
            struck=struck,
            objections=objections_of(session, row.id),
            tier_parent=_parent(session, row.tier_parent),
            branches=tuple((each.id, each.title, each.state) for each in branches),
            next=next_step(facts_of(session, row), self._clock.today()),
            may_run=may,
            is_candidate=stands,
            symbols=tuple(s.key for s in offered_symbols(state_of(session, row.group_id))),
        )


def _election(session: Session, election_id: str) -> Election:
    row = session.get(Election, election_id)
    if row is None:
        raise NotFound("election-unknown", what="election")
    return row


def _serial(session: Session, resolution_id: str | None) -> str:
    row = session.get(Resolution, resolution_id) if resolution_id else None
    return "" if row is None else row.serial


def _officer(session: Session, row: Election) -> Helper | None:
    if row.officer_id is None:
        return None
    return Helper(names_of(session, None, [row.officer_id])[row.officer_id].name, row.officer_id)


def _parent(session: Session, election_id: str | None) -> tuple[str, str] | None:
    row = session.get(Election, election_id) if election_id else None
    return None if row is None else (row.id, row.title)


def _roll_counts(session: Session, election_id: str) -> tuple[int, int, int, int]:
    """(on the roll and not struck, voted, voted in the run-off, struck)."""
    rows = session.execute(
        select(RollEntry.voted, RollEntry.voted_again, RollStrike.id)
        .outerjoin(RollStrike, RollStrike.entry_id == RollEntry.id)
        .where(RollEntry.election_id == election_id)
    ).all()
    struck = sum(strike is not None for _, _, strike in rows)
    voted, again = sum(v for v, _, _ in rows), sum(a for _, a, _ in rows)
    return len(rows) - struck, voted, again, struck


def _row(session: Session, row: Election, group_name: str, today: date) -> ElectionRow:
    step = next_step(facts_of(session, row), today)
    posts = posts_of(session, row.id)
    candidates = session.scalar(
        select(func.count())
        .select_from(Candidate)
        .where(Candidate.election_id == row.id, Candidate.state.not_in(_OUT))
    )
    size, voted, _, _ = _roll_counts(session, row.id)
    return ElectionRow(
        id=row.id,
        group_id=row.group_id,
        group_name=group_name,
        title=row.title,
        state=row.state,
        polling_on=row.polling_on,
        posts=len(posts),
        seats=sum(post.seats for post in posts),
        candidates=candidates or 0,
        roll=size,
        voted=voted,
        next=step,
        urgency=urgency_of(step, today),
    )


def _today(session: Session, row: Election, group_name: str, today: date) -> ElectionTodayItem:
    step = next_step(facts_of(session, row), today)
    days = 0 if step.day is None else (today - step.day).days
    return ElectionTodayItem(row.id, group_name, row.title, step, days, urgency_of(step, today))


def _turnout(session: Session, row: Election, group_name: str) -> TurnoutRow:
    size, voted, _, _ = _roll_counts(session, row.id)
    cast = voted or _cast(session, row.id)
    tenths = turnout_percent(cast, size)
    return TurnoutRow(row.id, group_name, row.title, row.polling_on, size, cast, tenths)


def _cast(session: Session, election_id: str) -> int:
    """Papers of the post with the most, where nobody ticked the roll."""
    from governance.elections.results import result_from

    found = [0]
    for each in newest_results(session, election_id).values():
        result = result_from(each.fields)
        found.append((result.valid or 0) + (result.blank or 0) + (result.invalid or 0))
    return max(found)


def _roll_to_be(session: Session, row: Election) -> RollView:
    try:
        voters = voters_of(session, row)
    except RuleBroken:  # no branch election is closed yet
        voters = ()
    people = [voter.person_id for voter in voters]
    names, tiles = names_of(session, row.group_id, people), tiles_of(session, people)

    def line(voter: Voter) -> RollLine:
        return RollLine(
            "",
            voter.person_id,
            voter.number,
            names[voter.person_id].name,
            *tiles[voter.person_id],
            seat_disputed=voter.seat_disputed,
            refused=voter.standing.refused if voter.standing else (),
        )

    good = tuple(line(voter) for voter in voters if voter.may_vote)
    return RollView(None, good, tuple(line(v) for v in voters if not v.may_vote))


def _senders(session: Session, election_id: str) -> dict[str, str]:
    """Names of the groups that send delegates, by their elections."""
    branches = sending_elections(session, election_id)
    names = group_names(session, {branch.group_id for branch in branches})
    return {branch.id: names[branch.group_id] for branch in branches}


def _roll_frozen(session: Session, row: Election, *, ticks: bool) -> RollView:
    rows = session.execute(
        select(RollEntry, RollStrike.reason)
        .outerjoin(RollStrike, RollStrike.entry_id == RollEntry.id)
        .where(RollEntry.election_id == row.id)
    ).all()
    second = session.scalars(
        select(ElectionPost.id).where(
            ElectionPost.election_id == row.id, ElectionPost.contest == "runoff"
        )
    ).first()
    people = [entry.person_id for entry, _ in rows]
    names, tiles = names_of(session, row.group_id, people), tiles_of(session, people)
    senders = _senders(session, row.id)
    lines = [
        RollLine(
            entry.id,
            entry.person_id,
            entry.number,
            names[entry.person_id].name,
            *tiles[entry.person_id],
            voted=ticks and (entry.voted_again if second else entry.voted),
            struck=strike or "",
            seat_disputed=entry.seat_disputed,
            from_group=senders.get(entry.from_election or "", ""),
        )
        for entry, strike in rows
    ]
    order = sorted(lines, key=lambda each: (each.number is None, each.number or 0, each.name))
    return RollView(row.roll_frozen_on, tuple(order), ())

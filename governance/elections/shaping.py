"""From rows of the tables to the frozen views of one election. Reads only, checks no rights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.eligibility import Refused
from governance.elections.frozen import reserved_of, rules_of
from governance.elections.models import (
    BallotPaper,
    Candidate,
    CountSheet,
    Election,
    ElectionHelper,
    ElectionPost,
    ElectionResult,
    Lot,
    Objection,
    ResultMark,
)
from governance.elections.recounts import tie_steps
from governance.elections.results import result_from
from governance.elections.terms import term_of
from governance.elections.views import (
    CandidateView,
    Helper,
    LotView,
    MarkView,
    ObjectionView,
    PostView,
    ResultView,
    RuleSummary,
    SheetView,
)
from governance.elections.work import candidates_of, scrutineers_of, standing_sheets
from governance.record import PersonLine
from governance.roll import names_of
from governance.rules.election_steps import Method

__all__ = ["helpers_of", "objections_of", "post_view", "rule_summary"]

_DATES = ("joined", "eligible_from", "until", "last_end")
Names = Mapping[str, PersonLine]


def rule_summary(row: Election) -> RuleSummary:
    """The rules frozen with an election."""
    rules = rules_of(row)
    found = rules.election
    return RuleSummary(
        version=rules.version,
        reserved_mode=found.reserved_mode.value,
        unfilled=found.unfilled.value,
        unopposed=found.unopposed.value,
        split_term_on_tie=found.split_term_on_tie,
        nomination_days=found.nomination_days,
        objection_days=found.objection_days,
        observers=found.observers,
        merge_below=found.merge_below,
        article=rules.article_of("election"),
    )


def helpers_of(session: Session, election_id: str, function: str) -> tuple[Helper, ...]:
    """Everybody with this function, in the order they were written down."""
    rows = session.scalars(
        select(ElectionHelper)
        .where(
            ElectionHelper.election_id == election_id,
            ElectionHelper.function == function,
            ElectionHelper.left_out.is_(False),
        )
        .order_by(ElectionHelper.recorded_at, ElectionHelper.outside_name, ElectionHelper.id)
    ).all()
    names = names_of(session, None, [row.person_id for row in rows if row.person_id])
    return tuple(
        Helper(names[row.person_id].name, row.person_id)
        if row.person_id
        else Helper(row.outside_name)
        for row in rows
    )


def objections_of(session: Session, election_id: str) -> tuple[ObjectionView, ...]:
    """All objections, the first first."""
    rows = session.scalars(
        select(Objection)
        .where(Objection.election_id == election_id)
        .order_by(Objection.made_on, Objection.recorded_at)
    ).all()
    names = names_of(session, None, [row.by_person for row in rows])
    return tuple(
        ObjectionView(
            row.id,
            names[row.by_person].name,
            row.made_on,
            row.late,
            row.text,
            row.decision,
            row.decided_on,
            row.decided_by,
            row.decision_text,
        )
        for row in rows
    )


def post_view(session: Session, election: Election, post: ElectionPost) -> PostView:
    """One post with candidates, sheets, counts and lots."""
    rows = candidates_of(session, post.id)
    people = {p for row in rows for p in (row.person_id, row.proposer_id, row.seconder_id)}
    names = names_of(session, election.group_id, people)
    lots = session.scalars(
        select(Lot).where(Lot.post_id == post.id).order_by(Lot.recorded_at, Lot.id)
    )
    return PostView(
        id=post.id,
        no=post.no,
        kind=post.kind,
        office_id=post.office_id,
        title=post.title,
        seats=post.seats,
        method=post.method,
        max_marks=post.max_marks,
        colour=post.colour,
        contest=post.contest,
        printed=post.printed,
        spare=post.spare,
        kept_seats=sum(least for _, least in reserved_of(post)),
        ties=tuple(step.value for step in tie_steps(election, post.method)),
        candidates=tuple(_candidate(row, names) for row in rows),
        sheets=_sheets(session, post),
        results=_results(session, election, post),
        lots=tuple(_lot(row) for row in lots),
        term=term_of(session, election, post),
    )


def _candidate(row: Candidate, names: Names) -> CandidateView:
    return CandidateView(
        id=row.id,
        person_id=row.person_id,
        name=names[row.person_id].name,
        member_no=names[row.person_id].number,
        number=row.no,
        symbol=row.symbol,
        wish=row.wish,
        nominated_on=row.nominated_on,
        proposer=names[row.proposer_id].name,
        seconder=names[row.seconder_id].name,
        consent=row.consent,
        kept_seat=row.kept_seat,
        state=row.state,
        refused=tuple(refused_from(each) for each in json.loads(row.refusals)),
        note=row.decision_note,
    )


def refused_from(stored: Mapping[str, Any]) -> Refused:
    """What spoke against a candidate, read back."""
    facts = {
        key: date.fromisoformat(value) if key in _DATES and isinstance(value, str) else value
        for key, value in stored["facts"].items()
    }
    return Refused(stored["code"], stored["key"], facts)


def _sheets(session: Session, post: ElectionPost) -> tuple[SheetView, ...]:
    rows = standing_sheets(session, post.id)
    counters = {person for row in rows for person in json.loads(row.counters)}
    names = names_of(session, None, counters)
    ranked = Method(post.method).ranked
    return tuple(_sheet(session, row, names, ranked) for row in rows)


def _sheet(session: Session, row: CountSheet, names: Names, ranked: bool) -> SheetView:
    counters = json.loads(row.counters)
    return SheetView(
        id=row.id,
        box=row.box,
        round=row.round,
        totals={int(no): votes for no, votes in json.loads(row.totals).items()},
        issued=row.issued,
        valid=row.valid,
        blank=row.blank,
        invalid=row.invalid,
        unreturned=row.unreturned,
        spare=row.spare,
        tendered=row.tendered,
        present=row.present,
        counters=tuple(names[person].name for person in counters),
        counter_ids=tuple(counters),
        mixed=tuple(json.loads(row.mixed)),
        recount=row.recount,
        corrected=row.replaces is not None,
        apart=row.apart,
        has_photo=row.photo_id is not None,
        papers=_papers(session, row.id) if ranked else (),
    )


def _papers(session: Session, sheet_id: str) -> tuple[tuple[tuple[int, ...], int], ...]:
    rows = session.execute(
        select(BallotPaper.pattern, BallotPaper.count).where(BallotPaper.sheet_id == sheet_id)
    )
    found = [(tuple(int(p) for p in pattern.split(",") if p), n) for pattern, n in rows]
    return tuple(sorted(found))


def _results(session: Session, election: Election, post: ElectionPost) -> tuple[ResultView, ...]:
    rows = session.scalars(
        select(ElectionResult).where(ElectionResult.post_id == post.id).order_by(ElectionResult.no)
    ).all()
    return tuple(
        ResultView(
            id=row.id,
            no=row.no,
            result=result_from(row.fields),
            marks=_marks(session, election, row),
            locked_on=row.locked_on,
            corrects=row.corrects is not None,
            counted_on=row.recorded_at.date(),
        )
        for row in rows
    )


def _marks(session: Session, election: Election, row: ElectionResult) -> tuple[MarkView, ...]:
    """A place for the returning officer and each scrutineer, filled where the mark is given."""
    given = session.scalars(select(ResultMark).where(ResultMark.result_id == row.id)).all()
    by_person = {mark.person_id: mark for mark in given}
    places = [("returning_officer", election.officer_id)] if election.officer_id else []
    places += [("scrutineer", person) for person in scrutineers_of(session, election.id)]
    known = {person for _, person in places}
    places += [(m.capacity, m.person_id) for m in given if m.person_id not in known]
    names = names_of(session, None, [person for _, person in places if person])
    return tuple(
        MarkView(
            by_person[person].capacity if person in by_person else capacity,
            person,
            names[person].name,
            by_person[person].kind if person in by_person else "",
        )
        for capacity, person in places
        if person
    )


def _lot(row: Lot) -> LotView:
    return LotView(
        tied=tuple(json.loads(row.tied)),
        seats=row.seats,
        order=tuple(json.loads(row.order)),
        chits_shown=row.chits_shown,
        drawer=row.drawer,
        witnesses=tuple(json.loads(row.witnesses)),
        absent=tuple(json.loads(row.absent)),
        drawn_on=row.drawn_on,
        has_photo=row.photo_id is not None,
    )

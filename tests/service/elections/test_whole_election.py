"""A committee election from the call to the terms of office, with a tie and a lot."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from governance.elections.commands import (
    AppointHelpers,
    CloseElection,
    DecideObjection,
    DeclareElection,
    DrawLot,
    MarkResult,
    Object,
    PostEntry,
    RecordSheet,
    StepElection,
)
from governance.elections.models import (
    Candidate,
    ElectedTerm,
    Election,
    ElectionResult,
    Lot,
)
from governance.elections.results import result_from
from governance.elections.views import TermView
from governance.leadership.models import TermLink
from governance.rules.parameters import RuleSet
from sr_board.base.dates import term_end
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.models import Office, OfficeTerm

from .conftest import TODAY, Society, add_term


def key_of(work: object) -> str:
    with pytest.raises((RuleBroken, InputInvalid)) as caught:
        work()  # type: ignore[operator]
    return caught.value.key


def state(society: Society, election: str) -> str:
    with society.book.read() as session:
        return session.get(Election, election).state


def newest(society: Society, election: str) -> ElectionResult:
    with society.book.read() as session:
        rows = session.query(ElectionResult).filter_by(election_id=election).all()
        return max(rows, key=lambda row: row.no)


def test_votes_decide_and_terms_begin(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 10}, valid=28, blank=1, invalid=1)
    society.count(election)
    society.declared(election)
    desk = society.desk()
    close = CloseElection(election, society.book.clock.today() + timedelta(days=8))
    assert key_of(lambda: desk.results.close(close)) == "objections-still-possible"
    assert desk.reading.whole(election).posts[0].term == TermView(months=36)
    society.book.clock.tick(8 * 24 * 3600)
    started = society.book.clock.today()
    desk.results.close(CloseElection(election, started))
    assert state(society, election) == "closed"
    term = TermView(started, term_end(started, 36))
    assert desk.reading.whole(election).posts[0].term == term
    with society.book.read() as session:
        terms = session.query(OfficeTerm).all()
        assert {t.person_id for t in terms} == {
            society.person[name] for name in ("Asha", "Bina", "Champa")
        }
        assert {t.how for t in terms} == {"elected"}
        assert sorted(t.seat_no for t in terms) == [1, 2, 3]
        assert session.query(ElectedTerm).count() == 3
        links = session.query(TermLink).all()
        assert {link.election_id for link in links} == {election}
        assert {link.term_id for link in links} == {term.id for term in terms}
        states = {c.no: c.state for c in session.query(Candidate).all()}
        assert states == {1: "elected", 2: "elected", 3: "elected", 4: "not_elected"}


def test_a_term_lasts_as_long_as_the_rules_say(
    society: Society, monkeypatch: pytest.MonkeyPatch
) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 10}, valid=30)
    society.count(election)
    society.declared(election)
    society.book.clock.tick(8 * 24 * 3600)
    started = society.book.clock.today()
    with society.book.read() as session:
        keys = [office.key for office in session.query(Office).all()]
    rules = RuleSet.from_json({f"office.{key}.term_months": 7 for key in keys}, version="v1")
    monkeypatch.setattr("governance.leadership.checks.rules_in_force", lambda *_: rules)
    society.desk().results.close(CloseElection(election, started))
    with society.book.read() as session:
        assert {t.due_to for t in session.query(OfficeTerm).all()} == {term_end(started, 7)}


def test_a_tie_stops_for_a_recount_and_a_lot(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    first = society.sheet(election, {1: 25, 2: 20, 3: 12, 4: 12}, valid=30)
    society.count(election)
    assert state(society, election) == "tie"
    desk = society.desk()
    for work in (
        lambda: desk.results.mark(MarkResult(election, society.person["Usha"])),
        lambda: desk.results.declare(DeclareElection(election)),
    ):
        assert key_of(work) == "lot-missing"
    lot = DrawLot(society.posts(election)[0], (4, 3), "A child of nobody", ("Uma", "Tara"), 10)
    assert key_of(lambda: desk.counting.draw_lot(lot)) == "lot-before-recount"
    again = {"valid": 30, "replaces": first, "recount": True}
    assert (
        key_of(lambda: society.sheet(election, {1: 25, 2: 20, 3: 12, 4: 12}, **again))
        == "recount-other-hands"
    )
    others = (society.person["Uma"], society.person["Tara"])
    society.sheet(election, {1: 25, 2: 20, 3: 12, 4: 12}, counters=others, **again)
    society.count(election)
    assert state(society, election) == "tie"
    desk.counting.draw_lot(lot)
    assert state(society, election) == "counting"
    result = result_from(newest(society, election).fields)
    assert result.elected_set == (1, 2, 4)
    assert result.decided_by == "lot"
    society.declared(election)
    society.book.clock.tick(8 * 24 * 3600)
    desk.results.close(CloseElection(election, society.book.clock.today()))
    with society.book.read() as session:
        how = {t.person_id: t.how for t in session.query(OfficeTerm).all()}
    assert how == {
        society.person["Asha"]: "elected",
        society.person["Bina"]: "elected",
        society.person["Dolly"]: "lot",
    }


def test_a_lot_decides_only_the_tie_it_was_drawn_for(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    totals = {1: 25, 2: 20, 3: 12, 4: 12}
    first = society.sheet(election, totals, valid=30)
    society.count(election)
    others = (society.person["Uma"], society.person["Tara"])
    second = society.sheet(
        election, totals, valid=30, counters=others, replaces=first, recount=True
    )
    society.count(election)
    post = society.posts(election)[0]
    society.desk().counting.draw_lot(DrawLot(post, (3, 4), "Jaya", ("Uma", "Tara"), 10))
    corrected = {1: 25, 2: 12, 3: 12, 4: 20}
    society.sheet(election, corrected, valid=30, replaces=second)
    society.count(election)
    assert state(society, election) == "tie"
    assert result_from(newest(society, election).fields).tied in ((2, 3), (3, 2))


def test_three_marks_and_no_candidate_among_them(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 10}, valid=30)
    desk = society.desk()
    mark = MarkResult(election, society.person["Usha"])
    assert key_of(lambda: desk.results.mark(mark)) == "result-missing"
    society.count(election)
    desk.results.mark(mark)
    assert key_of(lambda: desk.results.mark(mark)) == "mark-twice"
    stranger = MarkResult(election, society.person["Nila"])
    assert key_of(lambda: desk.results.mark(stranger)) == "mark-not-theirs"
    desk.results.mark(MarkResult(election, society.person["Yasmin"], "thumb"))
    assert key_of(lambda: desk.results.declare(DeclareElection(election))) == "marks-missing"
    assert state(society, election) == "counting"
    helpers = AppointHelpers(election, society.person["Usha"], (society.person["Asha"],))
    assert key_of(lambda: desk.calling.appoint(helpers)) == "helper-is-candidate"


def test_a_dispute_opens_a_linked_count(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    sheet = society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 13}, valid=30)
    society.count(election)
    society.declared(election)
    desk = society.desk()
    first = newest(society, election)
    objection = desk.results.object(
        Object(election, society.person["Dolly"], "My pile was counted for Champa")
    ).id
    assert key_of(lambda: desk.results.close(CloseElection(election, TODAY))) == "objection-open"
    desk.results.decide_objection(
        DecideObjection(objection, "new_count", "Arbitrator of the union", "Count again")
    )
    assert state(society, election) == "disputed"
    again = DecideObjection(objection, "no_ground", "x", "y")
    assert key_of(lambda: desk.results.decide_objection(again)) == "objection-decided"
    others = (society.person["Uma"], society.person["Tara"])
    totals = {1: 25, 2: 20, 3: 13, 4: 15}
    society.sheet(election, totals, valid=30, replaces=sheet, recount=True, counters=others)
    society.count(election)
    second = newest(society, election)
    assert second.corrects == first.id
    assert second.locked_on is None
    society.declared(election)
    assert result_from(newest(society, election).fields).elected_set == (1, 2, 4)
    with society.book.read() as session:
        kept = session.get(ElectionResult, first.id)
        assert kept.fields == first.fields


def test_nobody_more_than_seats_is_elected_without_a_vote(society: Society) -> None:
    election = society.called()
    society.opened(election)
    society.nominated(election, "Asha", "Bina")
    desk = society.desk()
    desk.nominations.close_nominations(StepElection(election))
    society.accept_all(election)
    desk.nominations.settle_contests(StepElection(election))
    assert state(society, election) == "counting"
    assert key_of(lambda: society.sheet(election, {1: 2, 2: 1}, valid=3)) == "post-not-contested"
    society.count(election)
    result = result_from(newest(society, election).fields)
    assert (result.decided_by, result.vacant_seats) == ("unopposed", 1)
    society.declared(election)


def test_who_holds_over_ends_when_the_elected_begin(society: Society) -> None:
    old = add_term(
        society.book,
        society.office["president"],
        society.person["Jaya"],
        date(2023, 1, 1),
        date(2025, 12, 31),
    )
    election = society.contested(
        "Asha", "Bina", posts=(PostEntry("President", society.office["president"]),)
    )
    society.voted(election, 20)
    society.sheet(election, {1: 12, 2: 8}, valid=20)
    society.count(election)
    society.declared(election)
    society.book.clock.tick(8 * 24 * 3600)
    today = society.book.clock.today()
    desk = society.desk()
    keep = CloseElection(election, today, end_held_over=False)
    assert key_of(lambda: desk.results.close(keep)) == "office-still-held"
    desk.results.close(CloseElection(election, today))
    with society.book.read() as session:
        assert session.get(OfficeTerm, old).ended == today - timedelta(days=1)


def test_lots_are_kept_with_their_picture(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    first = society.sheet(election, {1: 25, 2: 20, 3: 12, 4: 12}, valid=30)
    society.count(election)
    others = (society.person["Uma"], society.person["Tara"])
    totals = {1: 25, 2: 20, 3: 12, 4: 12}
    society.sheet(election, totals, valid=30, counters=others, replaces=first, recount=True)
    post = society.posts(election)[0]
    lot = DrawLot(post, (3, 4), "Jaya", ("Uma", "Tara"), 10, absent=(4,), photo=b"\xff\xd8")
    society.desk().counting.draw_lot(lot)
    with society.book.read() as session:
        row = session.query(Lot).one()
        assert json.loads(row.order) == [3, 4]
        assert json.loads(row.absent) == [4]
        assert row.photo_id and len(row.photo_sha256) == 64


def test_a_sheet_is_corrected_and_the_old_one_stays(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    first = society.sheet(election, {1: 25, 2: 20, 3: 12, 4: 11}, valid=30)
    assert key_of(lambda: society.sheet(election, {1: 25, 2: 20}, valid=30)) == (
        "box-counted-already"
    )
    society.sheet(election, {1: 25, 2: 20, 3: 13, 4: 11}, valid=30, replaces=first)
    assert (
        key_of(lambda: society.sheet(election, {1: 30}, valid=30, replaces=first, box="A"))
        == "sheet-replaced"
    )
    assert RecordSheet(post_id="x", box="A").photo is None

"""Nominations: forms, the check with its codes, refusals, withdrawals, symbols."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.breaches.models import RuleBreach
from governance.breaches.recording import open_breaches
from governance.constitution.commands import SetGroupState
from governance.constitution.service_laws import LawService
from governance.elections.commands import (
    AddObserver,
    AppointHelpers,
    DecideNomination,
    GiveSymbols,
    Nominate,
    PostEntry,
    StepElection,
    WithdrawNomination,
)
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.people.models import Membership

from .conftest import TODAY, Society, add_people, add_term


def key_of(work: object) -> str:
    with pytest.raises((RuleBroken, InputInvalid, NotFound)) as caught:
        work()  # type: ignore[operator]
    return caught.value.key


@pytest.fixture
def election(society: Society) -> str:
    ref = society.called(PostEntry("President", society.office["president"]))
    society.opened(ref)
    return ref


def form(society: Society, election: str, name: str = "Asha", **more: object) -> Nominate:
    facts = {
        "proposer_id": society.person["Rupa"],
        "seconder_id": society.person["Sabina"],
        "nominated_on": TODAY,
        "consent": "thumb",
        **more,
    }
    return Nominate(society.posts(election)[0], society.person[name], **facts)


def test_what_a_form_must_have(society: Society, election: str) -> None:
    desk = society.desk().nominations
    for more, key in (
        ({"consent": ""}, "nomination-consent-missing"),
        ({"seconder_id": society.person["Rupa"]}, "nomination-own-proposer"),
        ({"proposer_id": society.person["Asha"]}, "nomination-own-proposer"),
        ({"nominated_on": TODAY - timedelta(days=1)}, "nomination-outside-days"),
        ({"nominated_on": TODAY + timedelta(days=1)}, "nomination-outside-days"),
        ({"wish": "leaf"}, "symbol-of-party"),
        ({"wish": "moon"}, "symbol-of-faith"),
        ({"wish": "swimming-pool"}, "symbol-not-offered"),
        ({"seconder_id": add_people(society.book, ["Mukul"])["Mukul"]}, "person-unknown"),
    ):
        assert key_of(lambda m=more: desk.nominate(form(society, election, **m))) == key
    desk.nominate(form(society, election))
    assert key_of(lambda: desk.nominate(form(society, election))) == "nomination-twice"


def test_who_counts_does_not_stand(society: Society, election: str) -> None:
    desk = society.desk()
    for name in ("Usha", "Yasmin"):
        work = form(society, election, name)
        assert key_of(lambda w=work: desk.nominations.nominate(w)) == "candidate-is-helper"
    desk.nominations.nominate(form(society, election))
    helpers = AppointHelpers(election, society.person["Asha"], (society.person["Vina"],))
    assert key_of(lambda: desk.calling.appoint(helpers)) == "helper-is-candidate"


def test_a_candidate_who_is_clerk_or_observer_is_written_down(
    society: Society, election: str
) -> None:
    desk, person = society.desk(), society.person

    def written() -> list[tuple[str, bool]]:
        with society.book.read() as session:
            rows = session.query(RuleBreach).filter_by(code="candidate_helps").all()
            standing = {row.id for row in open_breaches(session, election)}
            return [(row.level, row.id in standing) for row in rows]

    helpers = (person["Yasmin"], person["Vina"])
    with_clerk = AppointHelpers(election, person["Usha"], helpers, clerks=(person["Asha"],))
    desk.calling.appoint(with_clerk)
    assert written() == []
    desk.nominations.nominate(form(society, election))
    assert written() == [("warn", True)]
    desk.calling.appoint(AppointHelpers(election, person["Usha"], helpers))
    assert written() == [("warn", False)], "she is clerk no more"
    desk.calling.add_observer(AddObserver(election, person["Asha"]))
    assert sorted(written()) == [("warn", False), ("warn", True)]
    candidate = desk.reading.whole(election).posts[0].candidates[0].id
    desk.nominations.withdraw(WithdrawNomination(candidate))
    assert written() == [("warn", False), ("warn", False)]


def test_a_secretary_who_stands_cannot_run_it(society: Society, election: str) -> None:
    society.desk().nominations.nominate(form(society, election))
    hers = society.desk(Role.SECRETARY, person="Asha")
    assert key_of(lambda: hers.nominations.close_nominations(StepElection(election))) == (
        "candidate-runs-election"
    )
    assert hers.reading.whole(election).is_candidate
    assert not hers.reading.whole(election).may_run
    officer = society.desk(Role.BOARD_MEMBER, person="Usha")
    assert officer.reading.whole(election).may_run
    society.set_day(TODAY + timedelta(days=9))
    officer.nominations.close_nominations(StepElection(election))


def test_the_check_names_every_reason(society: Society) -> None:
    book, person = society.book, society.person
    add_term(
        book, society.office["president"], person["Bina"], date(2020, 1, 1), date(2022, 12, 31)
    )
    add_term(
        book, society.office["president"], person["Bina"], date(2023, 1, 1), date(2026, 12, 31)
    )
    add_term(book, society.office["member"], person["Champa"], date(2025, 1, 1), date(2027, 12, 31))
    with book.uow() as uow:
        row = uow.session.query(Membership).filter_by(person_id=person["Dolly"]).one()
        row.joined = date(2026, 8, 1)
        uow.record("member.corrected", subject="test")
        uow.commit()
    ref = society.called(PostEntry("President", society.office["president"]))
    society.opened(ref)
    society.nominated(ref, "Asha", "Bina", "Champa", "Dolly")
    found = {
        c.name: [r.code for r in c.refused]
        for c in society.desk().reading.whole(ref).posts[0].candidates
    }
    assert found == {
        "Asha": [],
        "Bina": ["max_consecutive_terms"],
        "Champa": ["holds_office"],
        "Dolly": ["too_new"],
    }
    society.set_day(TODAY + timedelta(days=9))
    desk = society.desk()
    desk.nominations.close_nominations(StepElection(ref))
    ids = {c.name: c.id for c in desk.reading.whole(ref).posts[0].candidates}
    decide = desk.nominations.decide
    assert key_of(lambda: decide(DecideNomination(ids["Bina"], False))) == "refusal-needs-reason"
    assert key_of(lambda: decide(DecideNomination(ids["Bina"], True))) == "refusal-needs-reason"
    decide(DecideNomination(ids["Asha"], True))
    decide(DecideNomination(ids["Bina"], False, "Two terms in a row"))
    decide(DecideNomination(ids["Dolly"], True, "The meeting asked her to stand"))
    with book.read() as session:
        codes = {row.code for row in session.query(RuleBreach).filter_by(object_id=ref)}
    assert codes == {"not_in_good_standing"}
    candidate = desk.reading.whole(ref).posts[0].candidates[3]
    assert candidate.refused[0].facts["eligible_from"] == date(2027, 8, 1)


def test_withdrawing_until_the_printed_day(society: Society, election: str) -> None:
    first, second = society.nominated(election, "Asha", "Bina")
    desk = society.desk()
    desk.nominations.withdraw(WithdrawNomination(first))
    society.set_day(TODAY + timedelta(days=10))
    late = WithdrawNomination(second)
    assert key_of(lambda: desk.nominations.withdraw(late)) == "withdrawal-too-late"
    desk.nominations.close_nominations(StepElection(election))
    again = DecideNomination(first, True)
    assert key_of(lambda: desk.nominations.decide(again)) == "election-step-refused"


def test_symbols_by_wish_and_by_lot(society: Society, election: str) -> None:
    society.nominated(election, "Asha", wish="pot")
    society.nominated(election, "Bina", wish="pot")
    society.nominated(election, "Champa", wish="kite")
    desk = society.desk()
    society.set_day(TODAY + timedelta(days=9))
    desk.nominations.close_nominations(StepElection(election))
    post = society.posts(election)[0]
    give = desk.nominations.give_symbols
    assert key_of(lambda: give(GiveSymbols(post))) == "nomination-undecided"
    society.accept_all(election)
    assert key_of(lambda: give(GiveSymbols(post))) == "symbol-needs-lot"
    ids = {c.name: c.id for c in desk.reading.whole(election).posts[0].candidates}
    give(GiveSymbols(post, {"pot": ids["Bina"]}))
    symbols = {c.name: c.symbol for c in desk.reading.whole(election).posts[0].candidates}
    assert symbols == {"Asha": "fish", "Bina": "pot", "Champa": "kite"}


def test_fewer_days_than_the_rules_give_are_recorded(society: Society) -> None:
    ref = society.called(nominations_close=TODAY + timedelta(days=3))
    society.opened(ref)
    with society.book.read() as session:
        assert [row.code for row in session.query(RuleBreach).filter_by(object_id=ref)] == [
            "notice_short"
        ]


def test_nominations_open_with_an_officer_and_rules_read_out(society: Society) -> None:
    ref = society.called()
    desk = society.desk()
    assert key_of(lambda: desk.calling.open_nominations(StepElection(ref))) == (
        "rules-not-read-out"
    )


def test_what_a_party_of_the_state_owns_is_not_given_there(society: Society, election: str) -> None:
    book = society.book
    laws = LawService(book.uow, book.clock, society.desk().who)
    laws.set_state(SetGroupState(society.group, "kerala"))
    desk = society.desk().nominations
    wish = form(society, election, wish="ladder")
    assert key_of(lambda: desk.nominate(wish)) == "symbol-kept-in-state"
    laws.set_state(SetGroupState(society.group, "west_bengal"))
    assert desk.nominate(wish).id

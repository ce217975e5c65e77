"""Every way of voting through the services: ranked, kept seats in both modes, run-off, hands,
agreement, yes or no, delegates of branches."""

from __future__ import annotations

import json

import pytest

from governance.elections import service_calling
from governance.elections.commands import (
    AddObserver,
    AppointHelpers,
    CallElection,
    ChangeMethod,
    CloseElection,
    DrawLot,
    FreezeRoll,
    Nominate,
    PostEntry,
    StepElection,
)
from governance.elections.models import Election, ElectionResult, RollEntry
from governance.elections.results import fields_text, result_from
from governance.rules.parameters import RuleSet
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import SelfAnswer
from sr_board.people.service_subgroups import GiveAnswer, SubgroupsService

from .conftest import Society, add_group, join


def key_of(work: object) -> str:
    with pytest.raises((RuleBroken, InputInvalid)) as caught:
        work()  # type: ignore[operator]
    return caught.value.key


def result(society: Society, election: str, post: int = 0):
    with society.book.read() as session:
        rows = session.query(ElectionResult).filter_by(post_id=society.posts(election)[post]).all()
        return result_from(max(rows, key=lambda row: row.no).fields)


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch):
    """Says under which rules an election is called."""

    def use(**values: object) -> None:
        told = {key.replace("__", "."): value for key, value in values.items()}
        chosen = RuleSet.from_json(told)
        monkeypatch.setattr(service_calling, "rules_in_force", lambda *_: chosen)

    return use


def test_ranked_papers_are_counted_as_the_rule_says(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "stv_scottish_wigm")
    election = society.contested("Asha", "Bina", "Champa", "Dolly", posts=(post,))
    society.voted(election, 30)
    society.papers(election, {(1, 3): 12, (2, 3): 6, (3,): 5, (4, 3): 5, (): 1}, invalid=1)
    society.count(election)
    found = result(society, election)
    assert (found.quota, found.valid, found.blank, found.invalid) == (10, 28, 1, 1)
    assert found.elected_set[0] == 1
    assert found.elected_set[1] == 3
    assert result_from(fields_text(found)) == found
    society.declared(election)


def test_a_tie_among_ranked_papers_needs_no_recount(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "stv_scottish_wigm")
    election = society.contested("Asha", "Bina", "Champa", posts=(post,))
    society.voted(election, 10)
    society.papers(election, {(1,): 4, (2,): 3, (3,): 3})
    society.count(election)
    found = result(society, election)
    assert found.needs_lot
    assert set(found.tied) == {2, 3}
    lot = DrawLot(society.posts(election)[0], (3, 2), "Jaya", ("Uma", "Tara"), 10)
    society.desk().counting.draw_lot(lot)
    assert set(result(society, election).elected_set) == {1, 3}


def test_the_sheet_says_as_many_papers_as_were_typed(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "stv_scottish_wigm")
    election = society.contested("Asha", "Bina", "Champa", posts=(post,))
    society.voted(election, 10)
    assert key_of(lambda: society.papers(election, {(1,): 4}, valid=5)) == "ballots-unbalanced"
    assert key_of(lambda: society.sheet(election, {1: 4}, valid=4)) == "ballots-missing"
    assert key_of(lambda: society.papers(election, {(1,): 9}, issued=10)) == (
        "count-does-not-balance"
    )
    assert key_of(lambda: society.papers(election, {(1,): 41})) == "papers-exceed-roll"


def answers(society: Society, group: str, *names: str) -> None:
    who = society.book.who(rights=frozenset({Action.SUBGROUP_READ}))
    service = SubgroupsService(society.book.uow, society.book.clock, who)
    for name in names:
        service.answer(GiveAnswer(society.person[name], group, SelfAnswer.YES, "2026-1"))


@pytest.mark.parametrize(
    ("mode", "elected", "risen"),
    [
        ("reserved_first", {1, 2, 5}, (5,)),
        ("minimal_displacement", {1, 2, 5}, (5,)),
    ],
)
def test_a_kept_seat_is_filled_by_who_agreed_to_be_counted(
    society: Society, rules, mode: str, elected: set[int], risen: tuple[int, ...]
) -> None:
    rules(reserved=[{"group": "trans", "min": 1}], election__reserved_mode=mode)
    answers(society, "trans", "Ela", "Dolly")
    election = society.called()
    society.opened(election)
    society.nominated(election, "Asha", "Bina", "Champa", "Dolly")
    society.nominated(election, "Ela", kept_seat=True)
    society.at_the_poll(election)
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 12, 5: 8}, valid=30)
    society.count(election)
    found = result(society, election)
    assert set(found.elected_set) == elected
    assert found.elected_by_reservation == risen
    assert found.decided_by == "reservation"
    with society.book.read() as session:
        stored = session.query(ElectionResult).one().fields
        entry = session.query(Election).one()
    assert '"groups"' not in stored
    assert json.loads(entry.rules)["values"]["election.reserved_mode"] == mode


def test_a_kept_seat_for_which_nobody_stands_stays_empty(society: Society, rules) -> None:
    rules(reserved=[{"group": "trans", "min": 1}])
    election = society.contested("Asha", "Bina", "Champa")
    whole = society.desk().reading.whole(election)
    assert whole.posts[0].contest == "contested"
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15}, valid=30)
    society.count(election)
    found = result(society, election)
    assert found.elected_set == (1, 2)
    assert (found.vacant_seats, found.vacant_reserved) == (1, ("trans",))


def test_a_run_off_is_a_second_vote(society: Society) -> None:
    post = PostEntry("President", society.office["president"], 1, "two_round_majority")
    election = society.contested("Asha", "Bina", "Champa", posts=(post,))
    society.voted(election, 30)
    society.sheet(election, {1: 12, 2: 10, 3: 8}, valid=30)
    society.count(election)
    assert result(society, election).runoff == (1, 2)
    desk = society.desk()
    desk.roll.open_polling(StepElection(election))
    society.voted(election, 28)
    society.sheet(election, {1: 13, 2: 15}, valid=28)
    society.count(election)
    assert result(society, election).elected_set == (2,)
    society.declared(election)
    whole = desk.reading.whole(election)
    assert (whole.voted, whole.voted_again) == (30, 28)


def test_hands_are_totals_and_no_more_than_those_present(society: Society) -> None:
    post = PostEntry("President", society.office["president"], 1, "show_of_hands")
    election = society.contested("Asha", "Bina", posts=(post,), polling_form="show_of_hands")
    society.voted(election, 0)
    assert key_of(lambda: society.sheet(election, {1: 12, 2: 9}, blank=1, present=20)) == (
        "count-exceeds-present"
    )
    society.sheet(election, {1: 12, 2: 7}, blank=1, present=20)
    society.count(election)
    assert result(society, election).elected_set == (1,)


def test_agreement_ends_with_one_objection(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "consensus")
    election = society.contested("Asha", "Bina", posts=(post,))
    society.voted(election, 0)
    objected = {"present": 20, "invalid": 1}
    assert key_of(lambda: society.sheet(election, {}, **objected)) == "consensus-objected"
    society.sheet(election, {}, present=20)
    society.count(election)
    found = result(society, election)
    assert (set(found.elected_set), found.decided_by) == ({1, 2}, "consensus")


def test_after_an_objection_hands_are_raised(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "consensus")
    election = society.contested("Asha", "Bina", posts=(post,))
    society.voted(election, 0)
    desk = society.desk()
    ref = society.posts(election)[0]
    desk.calling.change_method(ChangeMethod(ref, "show_of_hands"))
    society.sheet(election, {1: 12, 2: 9}, present=20)
    society.count(election)
    assert set(result(society, election).elected_set) == {1, 2}
    again = ChangeMethod(ref, "plurality_block")
    assert key_of(lambda: desk.calling.change_method(again)) == "election-step-refused"


def test_kept_seats_outlive_an_objection(society: Society, rules) -> None:
    rules(reserved=[{"group": "trans", "min": 1}], election__unfilled="vacant")
    post = PostEntry("Committee", society.office["member"], 3, "consensus")
    election = society.called(post)
    assert society.desk().reading.whole(election).posts[0].kept_seats == 1
    society.opened(election)
    society.nominated(election, "Asha", "Bina", "Champa")
    society.at_the_poll(election)
    society.voted(election, 0)
    ref = society.posts(election)[0]
    society.desk().calling.change_method(ChangeMethod(ref, "show_of_hands"))
    society.sheet(election, {1: 12, 2: 9, 3: 4}, present=20)
    society.count(election)
    found = result(society, election)
    assert (set(found.elected_set), found.vacant_reserved) == ({1, 2}, ("trans",))


def test_more_names_than_seats_are_not_chosen_by_agreement(society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 2, "consensus")
    election = society.called(post)
    society.opened(election)
    society.nominated(election, "Asha", "Bina", "Champa")
    desk = society.desk()
    desk.nominations.close_nominations(StepElection(election))
    society.accept_all(election)
    settle = desk.nominations.settle_contests
    assert key_of(lambda: settle(StepElection(election))) == "consensus-names-too-many"
    desk.calling.change_method(ChangeMethod(society.posts(election)[0], "show_of_hands"))
    settle(StepElection(election))
    assert desk.reading.whole(election).posts[0].contest == "contested"


def test_one_name_is_still_voted_on_where_the_rules_say_so(society: Society, rules) -> None:
    rules(election__unopposed="yes_no")
    post = PostEntry("President", society.office["president"])
    election = society.contested("Asha", posts=(post,))
    society.voted(election, 20)
    society.sheet(election, {1: 9, 0: 11}, valid=20)
    society.count(election)
    found = result(society, election)
    assert (found.elected_set, found.reason) == ((), "more_no_than_yes")
    society.declared(election)


def test_rules_are_frozen_with_the_call(society: Society, rules) -> None:
    rules(election__merge_below=7, election__objection_days=3)
    election = society.called()
    rules(election__merge_below=2, election__objection_days=30)
    found = society.desk().reading.whole(election).rules
    assert (found.merge_below, found.objection_days) == (7, 3)


def test_branches_send_delegates_to_the_centre(society: Society, rules) -> None:
    rules(election__delegates_fixed=2)
    book, person = society.book, society.person
    names = list(person)
    branches = []
    for code, part in (("KAL", names[:10]), ("BOW", names[10:20])):
        group = add_group(book, code, f"Branch {code}", "branch", society.group)
        join(book, group, {name: person[name] for name in part})
        branches.append((group, part))
    centre = society.called(PostEntry("President", society.office["president"]))
    desk = society.desk()
    for group, part in branches:
        day = book.clock.today()
        posts = (PostEntry("Delegates"),)
        ref = desk.calling.call(
            CallElection(group, "Delegates", posts, *[day] * 5, tier_parent=centre)
        ).id
        helpers = (person["Yasmin"], person["Vina"])
        desk.calling.appoint(AppointHelpers(ref, person["Usha"], helpers))
        desk.calling.add_observer(AddObserver(ref, name="A guest of the union"))
        assert desk.reading.whole(ref).posts[0].seats == 2
        society.opened(ref)
        post = society.posts(ref)[0]
        for name in part[:2]:
            desk.nominations.nominate(
                Nominate(post, person[name], person[part[4]], person[part[5]], day, "thumb")
            )
        if group == branches[0][0]:
            assert key_of(lambda: desk.roll.freeze(FreezeRoll(centre))) == "roll-too-early"
        desk.nominations.close_nominations(StepElection(ref))
        society.accept_all(ref)
        desk.nominations.settle_contests(StepElection(ref))
        society.count(ref)
        society.declared(ref)
        society.book.clock.tick(8 * 24 * 3600)
        desk.results.close(CloseElection(ref, book.clock.today()))
    society.opened(centre)
    desk.nominations.close_nominations(StepElection(centre))
    desk.roll.freeze(FreezeRoll(centre))
    late = CallElection(
        branches[0][0], "Late", (PostEntry("Delegates"),), *[day] * 5, tier_parent=centre
    )
    assert key_of(lambda: desk.calling.call(late)) == "roll-is-frozen"
    with book.read() as session:
        roll = {row.person_id for row in session.query(RollEntry).filter_by(election_id=centre)}
    assert roll == {person[name] for name in (*names[:2], *names[10:12])}
    sent = {line.name: line.from_group for line in desk.reading.roll(centre).lines}
    assert sent == {
        **dict.fromkeys(names[:2], "Branch KAL"),
        **dict.fromkeys(names[10:12], "Branch BOW"),
    }
    whole = desk.reading.whole(centre)
    assert {state for _, _, state in whole.branches} == {"closed"}
    assert whole.roll == 4
    assert whole.roll_frozen_on == book.clock.today()

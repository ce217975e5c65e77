"""Every method against every office: only the secretary, or this election's returning officer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from governance.elections import commands as c
from governance.elections.models import Candidate, RollEntry
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, SRBoardError

from .conftest import TODAY, Desk, Society

DAY = date(2026, 12, 6)
READERS = set(Role) - {Role.ADMINISTRATOR, Role.HELPER}


def methods(society: Society, election: str) -> dict[str, Callable[[Desk], object]]:
    """Every public method of the services, each called for this election."""
    post = society.posts(election)[0]
    me = society.person["Nila"]
    with society.book.read() as session:
        line = session.query(RollEntry).first().id
        form = session.query(Candidate).first().id
    step = c.StepElection(election)
    return {
        "calling.call": lambda d: d.calling.call(
            c.CallElection(society.group, "x", (), *[TODAY] * 5)
        ),
        "calling.change_dates": lambda d: d.calling.change_dates(
            c.ChangeDates(election, *[TODAY] * 4)
        ),
        "calling.change_method": lambda d: d.calling.change_method(c.ChangeMethod(post, "x")),
        "calling.appoint": lambda d: d.calling.appoint(c.AppointHelpers(election, me, (me,))),
        "calling.add_observer": lambda d: d.calling.add_observer(c.AddObserver(election)),
        "calling.open_nominations": lambda d: d.calling.open_nominations(step),
        "calling.annul": lambda d: d.calling.annul(c.AnnulElection(election, "")),
        "nominations.nominate": lambda d: d.nominations.nominate(c.Nominate(post, me, me, me, DAY)),
        "nominations.close_nominations": lambda d: d.nominations.close_nominations(step),
        "nominations.decide": lambda d: d.nominations.decide(c.DecideNomination(form, True)),
        "nominations.withdraw": lambda d: d.nominations.withdraw(c.WithdrawNomination(form)),
        "nominations.give_symbols": lambda d: d.nominations.give_symbols(c.GiveSymbols(post)),
        "nominations.note_printed": lambda d: d.nominations.note_printed(c.NotePrinted(post, -1)),
        "nominations.settle_contests": lambda d: d.nominations.settle_contests(step),
        "roll.freeze": lambda d: d.roll.freeze(c.FreezeRoll(election)),
        "roll.strike": lambda d: d.roll.strike(c.StrikeVoter(line, "x", me, me)),
        "roll.open_polling": lambda d: d.roll.open_polling(step),
        "roll.tick": lambda d: d.roll.tick(c.TickVoter("0" * 32)),
        "roll.set_companions": lambda d: d.roll.set_companions(c.SetCompanions(election, -1)),
        "roll.close_polling": lambda d: d.roll.close_polling(c.StepElection("0" * 32)),
        "counting.record_sheet": lambda d: d.counting.record_sheet(c.RecordSheet(post, "A")),
        "counting.count": lambda d: d.counting.count(c.CountPost(post)),
        "counting.draw_lot": lambda d: d.counting.draw_lot(c.DrawLot(post, (), "", (), 0)),
        "results.mark": lambda d: d.results.mark(c.MarkResult(election, me)),
        "results.declare": lambda d: d.results.declare(c.DeclareElection(election)),
        "results.object": lambda d: d.results.object(c.Object(election, me, "")),
        "results.decide_objection": lambda d: d.results.decide_objection(
            c.DecideObjection("0" * 32, "x", "", "")
        ),
        "results.close": lambda d: d.results.close(c.CloseElection(election, DAY)),
        "reading.listed": lambda d: d.reading.listed(),
        "reading.whole": lambda d: d.reading.whole(election),
        "reading.of_post": lambda d: d.reading.of_post(post),
        "reading.roll": lambda d: d.reading.roll(election),
        "reading.today_items": lambda d: d.reading.today_items(DAY),
        "reading.turnout": lambda d: d.reading.turnout(),
    }


UNKNOWN = {"roll.tick", "roll.close_polling", "results.decide_objection"}
"""Asked for something that is not there: whoever may look is told so."""


def test_only_who_runs_it_gets_past_the_door(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    for name, act in methods(society, election).items():
        for role in Role:
            desk = society.desk(role, person="Nila")
            before = society.book.acts()
            refused = False
            try:
                act(desk)
            except NotAllowed:
                refused = True
            except SRBoardError:
                refused = False
            reading = name.startswith("reading") or name in UNKNOWN
            allowed = READERS if reading else {Role.SECRETARY}
            assert refused is (role not in allowed), (name, role)
            assert society.book.acts() == before, (name, role)


def test_every_public_method_stands_in_the_table(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    table = set(methods(society, election))
    desk = society.desk()
    found = {
        f"{part}.{name}"
        for part in ("calling", "nominations", "roll", "counting", "results", "reading")
        for name in dir(getattr(desk, part))
        if not name.startswith("_")
    }
    assert found == table


def test_ticks_are_shown_only_to_who_runs_it(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 5)
    mine = society.desk(Role.SECRETARY, person="Nila").reading.roll(election)
    other = society.desk(Role.AUDITOR, person="Nila").reading.roll(election)
    assert sum(line.voted for line in mine.lines) == 5
    assert sum(line.voted for line in other.lines) == 0
    hers = society.desk(Role.SECRETARY, person="Asha").reading.roll(election)
    assert sum(line.voted for line in hers.lines) == 0


def test_home_lists_the_next_step_for_who_may_take_it(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    items = society.desk(Role.SECRETARY, person="Nila").reading.today_items(DAY)
    assert [(i.election_id, i.next.step.value, i.days) for i in items] == [(election, "polling", 0)]
    assert society.desk(Role.AUDITOR, person="Nila").reading.today_items(DAY) == ()
    row = society.desk(Role.AUDITOR, person="Nila").reading.listed()[0]
    assert (row.candidates, row.roll, row.urgency.value) == (4, 40, "due")

"""The register of the board through its services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.board_commands import (
    AcceptCode,
    AddSeat,
    Appoint,
    AppointAlternate,
    ChangeBoard,
    EndDuty,
    EndMember,
    NoteTraining,
    PutOnDuty,
    RenewTerm,
    RestrictSeat,
    SignCodeOnPaper,
)
from sr_board.cases.board.board_views import BoardView
from sr_board.cases.rules.composition import MemberStanding
from sr_board.cases.rules.quorum import QuorumSettings
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import BoardOffice, Profession, RosterCapacity, SeatKind, Side

from .conftest import FROM, TO, TODAY, BoardRoom


def _refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


def _view(room: BoardRoom, name: str = "Asha", on: date | None = None) -> BoardView:
    view = room.desk(name).board.board(on)
    assert view is not None
    return view


def test_a_board_is_constituted_by_two(founding: BoardRoom) -> None:
    assert founding.desk().board.board() is None
    founding.constitute()
    view = _view(founding)
    assert (view.place_code, view.sites, view.composition.held) == ("KOL", ("North lanes",), 5)
    assert [row.restricted for row in view.seats] == [False, False, False, False, True]
    assert view.seats[0].holder is not None
    assert view.seats[0].holder.office is BoardOffice.CHAIR
    assert len(view.lapsed) == 5
    assert view.by_two
    assert _refused(founding.constitute) == "board-exists"


@pytest.mark.parametrize(
    ("keep", "key"),
    [((0, 1, 3, 4), "case-r23"), ((0, 1, 2), "case-r23"), ((1, 2, 3), "board-needs-officers")],
)
def test_a_board_that_breaks_the_rule_is_not_constituted(
    founding: BoardRoom, keep: tuple[int, ...], key: str
) -> None:
    members = founding.first_members()
    few = tuple(members[n] for n in keep)
    assert _refused(lambda: founding.constitute(members=few)) == key
    twice = (*members[:4], replace(members[4], person_id=members[0].person_id))
    assert _refused(lambda: founding.constitute(members=twice)) == "person-has-seat"
    loose = QuorumSettings(need_least=2)
    assert _refused(lambda: founding.constitute(settings=loose)) == "quorum-loosened"
    assert founding.desk().board.board() is None


def test_the_second_works_for_the_board_too(founding: BoardRoom) -> None:
    command_second = founding.second("Malati")
    founding.second = lambda name="Bina": command_second  # type: ignore[method-assign]
    assert _refused(founding.constitute) == "second-person-role"


def test_nobody_has_a_vote_before_she_accepted_the_code(founding: BoardRoom) -> None:
    founding.constitute()
    assert founding.desk("Champa").board.code_due() == CODE_OF_CONDUCT
    founding.accept("Asha")
    founding.accept("Asha")
    rows = {row.name: row for row in founding.desk().board.terms(founding.board)}
    assert rows["Asha"].code_on == TODAY
    assert rows["Asha"].standing is MemberStanding.SERVING
    assert rows["Champa"].standing is MemberStanding.CODE_MISSING
    assert founding.desk().board.code_due() == ""
    old = AcceptCode("0")
    assert _refused(lambda: founding.desk("Bina").duty_work.accept_code(old)) == "code-changed"


def test_only_chair_and_secretary_write_the_register(seated: BoardRoom) -> None:
    command = AddSeat(seated.board, Side.COMMUNITY, SeatKind.PEER_EDUCATOR)
    for name in ("Champa", "Farida", "Jyoti"):
        work = seated.desk(name).board_work
        refused = _refused(lambda work=work: work.add_seat(command), NotAllowed)  # type: ignore[misc]
        assert refused == "board-officers-only"
        assert not _view(seated, name).may_write
    for name in ("Asha", "Bina"):
        seated.desk(name).board_work.add_seat(command)
        assert _view(seated, name).may_write
    assert [row.number for row in _view(seated).seats] == [1, 2, 3, 4, 5, 6, 7]


def test_the_community_seat_is_filled_first(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    outside = work.add_seat(AddSeat(seated.board, Side.OUTSIDE, SeatKind.LAWYER)).id
    appoint = Appoint(outside, seated.person["Lakshmi"], FROM, TO, Profession.LAWYER)
    assert _refused(lambda: work.appoint(appoint)) == "case-r23"
    inside = work.add_seat(AddSeat(seated.board, Side.COMMUNITY, SeatKind.SEX_WORKER)).id
    work.appoint(Appoint(inside, seated.person["Mina"], FROM, TO))
    another = work.add_seat(AddSeat(seated.board, Side.COMMUNITY, SeatKind.PEER_EDUCATOR)).id
    work.appoint(Appoint(another, seated.person["Kajal"], FROM, TO))
    work.appoint(appoint)
    made = _view(seated).composition
    assert (made.community, made.outside, made.met) == (5, 3, True)
    taken = replace(appoint, person_id=seated.person["Malati"])
    assert _refused(lambda: work.appoint(taken)) == "seat-taken"
    free = work.add_seat(AddSeat(seated.board, Side.COMMUNITY, SeatKind.OTHER)).id
    again = Appoint(free, seated.person["Mina"], FROM, TO)
    assert _refused(lambda: work.appoint(again)) == "person-has-seat"
    backwards = Appoint(free, seated.person["Malati"], TO, FROM)
    assert _refused(lambda: work.appoint(backwards), InputInvalid) == "board-term-upside-down"
    police = AddSeat(seated.board, Side.COMMUNITY, SeatKind.POLICE)
    assert _refused(lambda: work.add_seat(police)) == "seat-other-side"


def test_a_departure_breaks_the_composition_and_it_is_said_since_when(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    assert _view(seated).broken_since is None
    gone = TODAY - timedelta(days=3)
    work.end(EndMember(seated.member("Champa"), gone, "Moved to her village"))
    view = _view(seated)
    assert view.broken_since == gone
    assert view.composition.side_to_fill is Side.COMMUNITY
    assert view.seats[2].holder is None
    row = next(r for r in seated.desk().board.terms(seated.board) if r.name == "Champa")
    assert (row.ended_on, row.end_reason) == (gone, "Moved to her village")
    again = EndMember(row.id, gone, "x")
    assert _refused(lambda: work.end(again)) == "member-left"
    work.appoint(Appoint(seated.seat(3), seated.person["Mina"], TODAY, TO))
    assert _view(seated).broken_since is None


def test_an_office_is_handed_over_before_a_seat_ends(seated: BoardRoom) -> None:
    work = seated.desk("Bina").board_work
    chair = EndMember(seated.member("Asha"), TODAY, "Resigned")
    assert _refused(lambda: work.end(chair)) == "member-holds-office"
    champa = seated.member("Champa")
    late = EndMember(champa, TODAY + timedelta(days=1), "Resigned")
    assert _refused(lambda: work.end(late), InputInvalid) == "board-day-in-future"
    early = EndMember(champa, FROM - timedelta(days=1), "Resigned")
    assert _refused(lambda: work.end(early), InputInvalid) == "board-day-before-term"
    silent = EndMember(champa, TODAY, " ")
    assert _refused(lambda: work.end(silent), InputInvalid) == "text-missing"
    stranger = EndMember("0" * 32, TODAY, "x")
    assert _refused(lambda: work.end(stranger), NotFound) == "board-member-unknown"


def test_terms_run_out_and_are_renewed_by_two_when_nobody_holds_an_office(
    seated: BoardRoom,
) -> None:
    clock = seated.book.clock
    clock.tick((TO - TODAY).days * 86400 + 86400)
    view = _view(seated)
    assert view.broken_since == TO + timedelta(days=1)
    assert len(view.lapsed) == 5
    assert (view.may_write, view.by_two) == (True, True)
    work = seated.desk("Champa").board_work
    renew = RenewTerm(seated.member("Asha"), date(2030, 3, 31))
    assert _refused(lambda: work.renew(renew)) == "second-person-missing"
    work.renew(renew, seated.second())
    assert _view(seated).seats[0].holder == next(
        row
        for row in seated.desk().board.terms(seated.board)
        if row.name == "Asha" and row.standing is MemberStanding.SERVING
    )
    assert _refused(lambda: work.renew(renew, seated.second()), NotAllowed) == (
        "board-officers-only"
    )
    chair = seated.desk().board_work
    assert _refused(lambda: chair.renew(renew)) == "member-left"
    doctor = RenewTerm(seated.member("Farida"), date(2030, 3, 31))
    assert _refused(lambda: chair.renew(doctor)) == "case-r23"
    for name in ("Bina", "Champa"):
        chair.renew(RenewTerm(seated.member(name), date(2030, 3, 31)))
    chair.renew(doctor)
    assert _view(seated).broken_since is None
    assert [row.name for row in _view(seated).lapsed] == ["Jyoti"]


def test_a_renewal_before_the_end_changes_nothing_else(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    work.renew(RenewTerm(seated.member("Farida"), date(2030, 3, 31)))
    view = _view(seated)
    assert view.composition.met
    assert view.seats[3].holder is not None
    assert view.seats[3].holder.term_to == date(2030, 3, 31)
    assert seated.desk("Farida").board.station().profession is Profession.DOCTOR
    taken = seated.member("Champa")
    seated.book.clock.tick((TO - TODAY).days * 86400 + 86400)
    work = seated.desk("Champa").board_work
    work.renew(RenewTerm(seated.member("Asha"), date(2030, 3, 31)), seated.second())
    chair = seated.desk().board_work
    chair.appoint(
        Appoint(
            seated.seat(3),
            seated.person["Mina"],
            seated.book.clock.today(),
            TO + timedelta(days=400),
        )
    )
    assert _refused(lambda: chair.renew(RenewTerm(taken, date(2030, 3, 31)))) == "seat-taken"


def test_alternates_stand_by_on_their_own_side(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    lawyer = AppointAlternate(
        seated.seat(1), seated.person["Lakshmi"], SeatKind.LAWYER, FROM, TO, Profession.LAWYER
    )
    assert _refused(lambda: work.appoint_alternate(lawyer)) == "alternate-other-side"
    work.appoint_alternate(replace(lawyer, seat_id=seated.seat(4)))
    held = replace(lawyer, seat_id=seated.seat(4), person_id=seated.person["Farida"])
    assert _refused(lambda: work.appoint_alternate(held)) == "person-has-seat"
    view = _view(seated)
    assert [row.name for row in view.seats[3].alternates] == ["Lakshmi"]
    assert view.composition.held == 5


def test_a_police_alternate_reads_no_place_on_any_seat(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    alternate = AppointAlternate(
        seated.seat(4), seated.person["Kajal"], SeatKind.COUNCILLOR, FROM, TO
    )
    work.appoint_alternate(alternate)
    station = seated.desk("Kajal").board.station()
    assert (station.restricted, station.side) == (True, Side.OUTSIDE)
    work.restrict(RestrictSeat(seated.seat(4)))
    work.restrict(RestrictSeat(seated.seat(4)))
    assert seated.desk("Farida").board.station().restricted


def test_members_without_an_account_sign_on_paper(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    seat = work.add_seat(AddSeat(seated.board, Side.COMMUNITY, SeatKind.SEX_WORKER)).id
    mina = work.appoint(Appoint(seat, seated.person["Mina"], FROM, TO)).id
    assert [row.name for row in _view(seated).lapsed] == ["Mina"]
    duty = seated.desk().duty_work
    tomorrow = SignCodeOnPaper(mina, TODAY + timedelta(days=1))
    assert _refused(lambda: duty.sign_code_on_paper(tomorrow), InputInvalid) == (
        "board-day-in-future"
    )
    duty.sign_code_on_paper(SignCodeOnPaper(mina, TODAY))
    assert _view(seated).lapsed == ()
    bina = SignCodeOnPaper(seated.member("Bina"), TODAY)
    assert _refused(lambda: duty.sign_code_on_paper(bina)) == "code-by-herself"


def test_the_constitution_is_tightened_with_its_resolution(seated: BoardRoom) -> None:
    strict = QuorumSettings(need_least=4, share_num=2, share_den=3, notice_hours=72)
    command = ChangeBoard(
        seated.board,
        "Kolkata board",
        ("North", " North ", ""),
        "",
        "Howrah board",
        strict,
        "9/2026",
    )
    seated.desk().board_work.change(command)
    view = _view(seated)
    assert (view.settings, view.sites) == (strict, ("North",))
    assert view.broken_since == FROM
    silent = replace(command, resolution="")
    assert _refused(lambda: seated.desk().board_work.change(silent), InputInvalid)
    loose = replace(command, settings=QuorumSettings(share_num=1, share_den=2))
    assert _refused(lambda: seated.desk().board_work.change(loose)) == "quorum-loosened"


def test_duty_and_training(seated: BoardRoom) -> None:
    duty, now = seated.desk("Bina").duty_work, seated.book.clock.now()
    command = PutOnDuty(
        seated.board,
        seated.person["Kajal"],
        RosterCapacity.PEER,
        now - timedelta(hours=1),
        now + timedelta(hours=9),
        community=True,
    )
    turn = duty.put_on_duty(command).id
    station = seated.desk("Kajal", Role.HELPER).board.station()
    assert (station.on_duty, station.community) == ({RosterCapacity.PEER}, True)
    assert seated.desk().board.duty(seated.board)[0].now
    duty.end_duty(EndDuty(turn))
    duty.end_duty(EndDuty(turn))
    assert not seated.desk("Kajal", Role.HELPER).board.station().on_duty
    backwards = replace(command, until=command.since)
    assert _refused(lambda: duty.put_on_duty(backwards), InputInvalid) == "duty-upside-down"
    naive = replace(command, since=command.since.replace(tzinfo=None))
    assert _refused(lambda: duty.put_on_duty(naive), InputInvalid) == "time-without-zone"
    assert _refused(lambda: duty.end_duty(EndDuty("0" * 32)), NotFound) == "duty-unknown"

    training = NoteTraining(seated.person["Kajal"], "First talk", date(2024, 12, 1))
    assert duty.note_training(training).id == duty.note_training(training).id
    row = seated.desk().board.training()[0]
    assert (row.valid_until, row.valid) == (date(2026, 12, 1), True)
    assert seated.desk("Kajal", Role.HELPER).board.station().screener
    future = replace(training, held_on=TODAY + timedelta(days=1))
    assert _refused(lambda: duty.note_training(future), InputInvalid) == "board-day-in-future"
    nobody = replace(training, person_id="0" * 32)
    assert _refused(lambda: duty.note_training(nobody), NotFound) == "person-unknown"


_ALL_ROLES = tuple(Role)


@pytest.mark.parametrize("role", _ALL_ROLES)
def test_who_may_read_and_write_the_register(seated: BoardRoom, role: Role) -> None:
    desk = seated.desk("Asha", role)
    reads = role in (Role.BOARD_MEMBER, Role.HELPER)
    looks = (desk.board.board, desk.board.station, desk.board.code_due, desk.board.training)
    for look in looks:
        if reads:
            look()
        else:
            assert _refused(look, NotAllowed) == "not-allowed"
    for list_of in (desk.board.terms, desk.board.duty):
        if not reads:
            assert _refused(lambda of=list_of: of(seated.board), NotAllowed)  # type: ignore[misc]
    if not reads:
        accept = AcceptCode(CODE_OF_CONDUCT)
        assert _refused(lambda: desk.duty_work.accept_code(accept), NotAllowed) == "not-allowed"
    if role is Role.BOARD_MEMBER:
        return
    nothing = "0" * 32
    now = seated.book.clock.now()
    acts: tuple[Callable[[], object], ...] = (
        lambda: desk.board_work.add_seat(AddSeat(nothing, Side.COMMUNITY, SeatKind.OTHER)),
        lambda: desk.board_work.restrict(RestrictSeat(nothing)),
        lambda: desk.board_work.appoint(Appoint(nothing, nothing, FROM, TO)),
        lambda: desk.board_work.appoint_alternate(
            AppointAlternate(nothing, nothing, SeatKind.OTHER, FROM, TO)
        ),
        lambda: desk.board_work.renew(RenewTerm(nothing, TO)),
        lambda: desk.board_work.end(EndMember(nothing, TODAY, "x")),
        lambda: desk.board_work.change(
            ChangeBoard(nothing, "x", (), "", "", QuorumSettings(), "x")
        ),
        lambda: desk.duty_work.sign_code_on_paper(SignCodeOnPaper(nothing, TODAY)),
        lambda: desk.duty_work.put_on_duty(
            PutOnDuty(nothing, nothing, RosterCapacity.PEER, now, now, community=True)
        ),
        lambda: desk.duty_work.end_duty(EndDuty(nothing)),
        lambda: desk.duty_work.note_training(NoteTraining(nothing, "x", TODAY)),
    )
    for act in acts:
        assert _refused(act, NotAllowed) == "not-allowed"


@pytest.mark.parametrize("role", _ALL_ROLES)
def test_who_may_constitute_a_board(founding: BoardRoom, role: Role) -> None:
    desk = founding.desk("Asha", role)
    founding.desk = lambda *_: desk  # type: ignore[method-assign]
    if role is Role.BOARD_MEMBER:
        assert founding.constitute()
    else:
        assert _refused(founding.constitute, NotAllowed) == "not-allowed"

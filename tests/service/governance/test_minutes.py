"""Minutes from draft to signature, and what nobody can do to them afterwards."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from governance.commands import (
    AddAction,
    AddItem,
    ApproveMinutes,
    ChangeItem,
    ChangeMeeting,
    ClearAttendance,
    CloseMeeting,
    ComposeMinutes,
    CorrectMinutes,
    EditParagraph,
    FinishAction,
    MarkApology,
    MarkGiven,
    ReadAloud,
    SetChair,
    SetResolutionStatus,
    SignMinutes,
    TakeVote,
)
from governance.record import canonical, from_canonical
from governance.rules.minutes import MarkCapacity, MarkKind
from governance.rules.votes import VoteMethod
from governance.service_minutes import MinutesService
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.people.models import Person

from .conftest import Collective, Desk


def rename(collective: Collective, name: str, new: str) -> None:
    with collective.book.uow() as uow:
        person = uow.session.get(Person, collective.person[name])
        assert person is not None
        person.chosen_name = new
        uow.record("person.changed", subject="test")
        uow.commit()


def held(collective: Collective, desk: Desk) -> str:
    """A closed meeting with a decision and a task."""
    meeting = collective.opened(desk)
    collective.decided(desk, meeting, "Save ₹ 60 a week.")
    day = collective.book.clock.today()
    desk.decisions.add_action(AddAction(meeting, collective.person["Kajal"], "Tell all", day))
    collective.book.clock.tick(3600)
    desk.meetings.close(CloseMeeting(meeting))
    return meeting


def test_minutes_are_drawn_up_read_and_signed_with_their_scan(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    scan = b"\xff\xd8 a picture"
    secretary.minutes.sign(SignMinutes(meeting, collective.marks(), scan))
    view = secretary.reading.whole(meeting)
    assert view.status == "minuted"
    assert view.minutes is not None
    assert view.minutes.state == "signed"
    assert view.minutes.scan_sha256 == hashlib.sha256(scan).hexdigest()
    assert secretary.cupboard.kept == {view.minutes.scan_id: scan}
    assert view.minutes.reader is not None
    assert (view.minutes.reader.name, view.minutes.read_language) == ("Mina", "bn")
    assert [(m.capacity, m.person.name) for m in view.minutes.marks] == [
        ("chair", "Asha"),
        ("secretary", "Rekha"),
        ("member", "Bina"),
        ("member", "Mina"),
    ]
    assert view.minutes.missing_marks == ()


def test_without_the_chairs_mark_minutes_are_not_signed(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    with pytest.raises(RuleBroken, match="chair-not-signed"):
        secretary.minutes.sign(SignMinutes(meeting, collective.marks()[1:]))
    false_chair = MarkGiven(collective.person["Bina"], MarkCapacity.CHAIR)
    with pytest.raises(RuleBroken, match="chair-mark-other"):
        secretary.minutes.sign(SignMinutes(meeting, (false_chair,)))
    absent = MarkGiven(collective.person["Tara"], MarkCapacity.MEMBER)
    with pytest.raises(RuleBroken, match="mark-not-present"):
        secretary.minutes.sign(SignMinutes(meeting, (collective.marks()[0], absent)))
    thumb = MarkGiven(collective.person["Asha"], MarkCapacity.CHAIR, MarkKind.THUMB)
    secretary.minutes.sign(SignMinutes(meeting, (thumb,)))
    minutes = secretary.reading.whole(meeting).minutes
    assert minutes is not None
    assert minutes.missing_marks == ("secretary", "member", "member")


def test_a_change_after_reading_must_be_read_again(collective: Collective, secretary: Desk) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    secretary.meetings.add_item(AddItem(meeting, "Forgotten"))
    view = secretary.reading.whole(meeting)
    assert view.minutes is not None
    assert view.minutes.changed_since_read
    with pytest.raises(RuleBroken, match="changed-since-read"):
        secretary.minutes.sign(SignMinutes(meeting, collective.marks()))
    secretary.minutes.compose(ComposeMinutes(meeting))
    with pytest.raises(RuleBroken, match="not-read-aloud"):
        secretary.minutes.sign(SignMinutes(meeting, collective.marks()))
    collective.signed(secretary, meeting)
    assert secretary.reading.whole(meeting).status == "minuted"


def test_what_is_done_about_a_decision_later_does_not_change_what_was_read(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    action = secretary.reading.whole(meeting).actions[0]
    secretary.decisions.finish_action(FinishAction(action.id))
    decision = secretary.finding.search().rows[0]
    done = SetResolutionStatus(decision.id, "carried_out", "All told.")
    secretary.decisions.set_resolution_status(done)
    secretary.minutes.sign(SignMinutes(meeting, collective.marks()))
    assert secretary.reading.whole(meeting).status == "minuted"


def test_paragraphs_are_edited_until_signed(collective: Collective, secretary: Desk) -> None:
    meeting = held(collective, secretary)
    edit = secretary.minutes.edit
    with pytest.raises(RuleBroken, match="minutes-missing"):
        edit(EditParagraph(meeting, "opening", "A song."))
    secretary.minutes.compose(ComposeMinutes(meeting))
    item = secretary.reading.whole(meeting).record.items[0].id
    for place, words in (("opening", "A song."), ("closing", "Tea."), (item, "All spoke.")):
        edit(EditParagraph(meeting, place, words))
    record = secretary.reading.whole(meeting).record
    assert (record.opening, record.closing, record.items[0].text) == (
        "A song.",
        "Tea.",
        "All spoke.",
    )
    other = collective.opened(secretary)
    foreign = secretary.meetings.add_item(AddItem(other, "Else")).id
    with pytest.raises(NotFound, match="meeting-unknown"):
        edit(EditParagraph(meeting, foreign, "Moved."))


def test_after_signing_every_service_refuses_to_touch_the_meeting(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.signed(secretary, meeting)
    before = secretary.reading.whole(meeting)
    item, person = before.record.items[0], collective.person["Mina"]
    motion = item.motions[0].id
    day = collective.book.clock.today()
    acts = (
        lambda: secretary.meetings.add_item(AddItem(meeting, "More")),
        lambda: secretary.meetings.change_item(ChangeItem(item.id, text="Else")),
        lambda: secretary.meetings.set_chair(SetChair(meeting, person)),
        lambda: secretary.meetings.change(ChangeMeeting(meeting, collective.now, "Else")),
        lambda: secretary.attendance.clear(ClearAttendance(meeting, person)),
        lambda: secretary.attendance.apologise(MarkApology(meeting, person)),
        lambda: secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 1, 1, 1)),
        lambda: secretary.decisions.add_action(AddAction(meeting, person, "More", day)),
        lambda: secretary.minutes.compose(ComposeMinutes(meeting)),
        lambda: secretary.minutes.edit(EditParagraph(meeting, "opening", "Else")),
        lambda: secretary.minutes.read_aloud(ReadAloud(meeting, person, "en", day, True)),
        lambda: secretary.minutes.sign(SignMinutes(meeting, collective.marks())),
    )
    for act in acts:
        with pytest.raises(RuleBroken, match="minutes-signed"):
            act()
    assert secretary.reading.whole(meeting) == before


def test_signed_minutes_show_the_text_that_was_signed(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.signed(secretary, meeting)
    before = secretary.reading.whole(meeting)
    rename(collective, "Asha", "Asha Devi")
    secretary.decisions.set_resolution_status(
        SetResolutionStatus(secretary.finding.search().rows[0].id, "void", "Wrong count.")
    )
    after = secretary.reading.whole(meeting)
    assert after.record == before.record
    assert after.audit_code == before.audit_code
    assert after.record.chair is not None
    assert after.record.chair.name == "Asha"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE minutes SET content = '{}'",
        "DELETE FROM minutes",
        "UPDATE vote_count SET votes_for = 14",
        "DELETE FROM minutes_mark",
    ],
)
def test_the_database_itself_refuses_to_change_signed_rows(
    collective: Collective, secretary: Desk, statement: str
) -> None:
    collective.signed(secretary, held(collective, secretary))
    with collective.book.engine.connect() as connection, pytest.raises(DBAPIError, match="final"):
        connection.execute(text(statement))


def test_corrections_stand_below_and_later_ones_supersede(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    with pytest.raises(RuleBroken, match="minutes-not-signed"):
        secretary.minutes.correct(CorrectMinutes(meeting, "60", "50"))
    collective.signed(secretary, meeting)
    before = secretary.reading.whole(meeting).record
    first = secretary.minutes.correct(CorrectMinutes(meeting, "60", "50", item_no=1)).id
    secretary.minutes.correct(CorrectMinutes(meeting, "60", "55", supersedes=first))
    view = secretary.reading.whole(meeting)
    assert view.record == before
    assert view.minutes is not None
    notes = view.minutes.corrections
    assert [(n.no, n.right, n.superseded) for n in notes] == [(1, "50", True), (2, "55", False)]
    with pytest.raises(NotFound):
        secretary.minutes.correct(CorrectMinutes(meeting, "60", "55", supersedes="0" * 32))


def test_a_later_meeting_of_the_same_group_approves(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.signed(secretary, meeting)
    collective.until(60 * 24 * 7)
    foreign = collective.opened(secretary, collective.board)
    planned = collective.called(secretary)
    for other in (foreign, planned, meeting):
        with pytest.raises(RuleBroken, match="not-a-later-meeting"):
            secretary.minutes.approve(ApproveMinutes(meeting, other))
    secretary.minutes.approve(ApproveMinutes(meeting, collective.opened(secretary)))
    view = secretary.reading.whole(meeting)
    assert view.status == "approved"
    assert view.minutes is not None
    assert view.minutes.state == "approved"
    assert view.minutes.approved_on == collective.book.clock.today()
    row = next(r for r in secretary.reading.page().rows if r.id == meeting)
    assert row.minutes_state == "approved"


def test_the_picture_of_the_sheet_has_a_limit_and_needs_a_place(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    large = b"\0" * (12 * 1024 * 1024 + 1)
    with pytest.raises(InputInvalid, match="scan-too-large"):
        secretary.minutes.sign(SignMinutes(meeting, collective.marks(), large))
    bare = MinutesService(collective.book.uow, collective.book.clock, secretary.who)
    with pytest.raises(InputInvalid, match="scan-no-place"):
        bare.sign(SignMinutes(meeting, collective.marks(), b"x"))
    assert secretary.reading.whole(meeting).status == "closed"


def test_the_audit_code_moves_until_signing_and_then_stands(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    collective.read(secretary, meeting)
    draft = secretary.reading.whole(meeting).audit_code
    done = secretary.minutes.sign(SignMinutes(meeting, collective.marks()))
    signed = secretary.reading.whole(meeting).audit_code
    collective.called(secretary)
    assert draft != signed
    assert signed.startswith(f"{done.event_no} · ")
    assert secretary.reading.whole(meeting).audit_code == signed


def test_the_record_survives_its_canonical_text(collective: Collective, secretary: Desk) -> None:
    record = secretary.reading.whole(held(collective, secretary)).record
    assert from_canonical(canonical(record)) == record
    assert canonical(from_canonical(canonical(record))) == canonical(record)
    for broken in (
        "{}",
        "[]",
        '{"items": 1}',
        canonical(record).replace('"roll":15', '"roll":"x"'),
    ):
        with pytest.raises(ValueError, match="record"):
            from_canonical(broken)


def test_the_chair_signs_but_a_helper_reads_no_minutes(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    chair = collective.desk(Role.CHAIR, person="Asha")
    collective.signed(chair, meeting)
    helper = collective.desk(Role.HELPER, person="Kajal").reading.whole(meeting)
    assert helper.minutes is None
    assert helper.actions == ()
    assert [item.title for item in helper.record.items] == ["Weekly saving"]
    assert helper.record.items[0].motions == ()


def test_minutes_are_read_in_a_known_language_by_a_known_person(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    secretary.minutes.compose(ComposeMinutes(meeting))
    mina, today = collective.person["Mina"], collective.book.clock.today()
    read = secretary.minutes.read_aloud
    with pytest.raises(InputInvalid, match="choice-unknown"):
        read(ReadAloud(meeting, mina, "xx", today, True))
    with pytest.raises(NotFound, match="person-unknown"):
        read(ReadAloud(meeting, "0" * 32, "bn", today, True))
    with pytest.raises(RuleBroken, match="reading-not-agreed"):
        read(ReadAloud(meeting, mina, "bn", today, False))
    read(ReadAloud(meeting, mina, "bn", today, True, "Kajal wished March."))
    minutes = secretary.reading.whole(meeting).minutes
    assert minutes is not None
    assert (minutes.state, minutes.objections) == ("read_aloud", "Kajal wished March.")
    kinds = [i.kind.value for i in secretary.today.today_items(today)]
    assert "minutes_to_sign" in kinds

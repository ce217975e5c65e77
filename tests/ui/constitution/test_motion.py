"""What a motion changes in the rules: from the sitting to the draft that is filled from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from governance.commands import AddItem, CallMeeting, MarkAllHere, OpenMeeting, RecordNotice
from governance.constitution.commands import FillFromResolution
from tests.ui.constitution.conftest import RuledCollective
from tests.ui.meetings.typing import ctrl_enter, go
from ui.main_window import MainWindow

Open = Callable[..., MainWindow]


def sitting(collective: RuledCollective) -> str:
    """An open special meeting with a point on the rules."""
    work = collective.work_with_rules()
    meeting = work.meeting_work.call(CallMeeting(collective.group, "special", collective.now)).id
    told = collective.now - timedelta(days=30)
    work.meeting_work.record_notice(RecordNotice(meeting, told, "paper", text_of_changes="12"))
    work.meeting_work.open(OpenMeeting(meeting, chair_id=next(iter(collective.person.values()))))
    work.attendance.all_here(MarkAllHere(meeting))
    work.meeting_work.add_item(AddItem(meeting, "Our rules", "motion"))
    return meeting


def test_a_motion_names_what_it_changes_and_fills_the_draft(
    window: Open, collective: RuledCollective
) -> None:
    collective.adopted()
    meeting = sitting(collective)
    main = window()
    editor = go(main, "meeting", id=meeting)
    place = [i.title for i in editor.sitting.whole.record.items].index("Our rules")
    editor.go_to(place)
    sheet = editor.sheet
    assert sheet.put_rules.isHidden(), "an ordinary motion changes no rule"
    sheet.vote.text.set_value("Hand over within twelve days.")
    sheet.vote.kind.set_value("amend")
    sheet.vote.changed.emit()
    assert not sheet.put_rules.isHidden()
    sheet.put_rules.click()
    page = main.page("constitution-motion")
    assert page.which.value() is None and page.main.isHidden()
    page.which.set_value("handover.days")
    page._choose()
    assert "7 days" in page.sentence.text()
    (field,) = page.fields.form.fields.values()
    field.set_value("12")
    page._say()
    assert "12 days" in page.sentence.text()
    ctrl_enter(main)
    assert [(c.key, c.before, c.after) for c in page.shown.named] == [("handover.days", 7, 12)]
    assert "handover.days" not in page.shown.open
    page.which.set_value("holdover.max_days")
    page._choose()
    ctrl_enter(main)
    assert len(page.shown.named) == 1, "what changes nothing is not written down"
    page.go_back()
    editor = main.page("meeting")
    assert editor.sheet.waiting.decision_kind == "amend"
    for box, votes in zip(editor.sheet.vote.votes, (15, 0, 0), strict=True):
        box.set_value(votes)
    editor.record_vote()
    work = collective.work_with_rules()
    (choice,) = work.rulebook.choosing.adopting(collective.group)
    draft = work.rulebook.changes.fill_from_resolution(FillFromResolution(choice.id)).id
    assert work.rulebook.reading.whole(draft).rule("handover.days").value == 12

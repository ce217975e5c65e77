"""Papers around a meeting: what stands on each, the same bytes each time, English and Bengali."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from governance.calendar_file import meetings_ics
from governance.papers import (
    NoticeFacts,
    attendance_sheet_pdf,
    conflict_form_pdf,
    decision_register_pdf,
    facts_of,
    notice_pdf,
    proxy_slip_pdf,
    resolution_extract_pdf,
)
from governance.views import DecisionRow, SeatState
from governance.views_calendar import CalendarRow
from governance.views_checks import MeetingChecks, NoticeCheck, QuorumCheck, RuleQuote
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator, translator
from sr_board.papers import Letterhead, Tile, page_texts

from .minutes_fixture import draft, seats, signed

HEAD = Letterhead("Bakul Samiti", Tile("flower", "marigold"))
FACTS = NoticeFacts(
    sent_on=date(2026, 11, 10),
    days="13 clear days are given.",
    rule="Article 9: members are told 7 clear days before.",
    quorum="At least 10 of 15 members must be present.",
    changes=(("Article 12", "Now: ₹ 50 every week.\nNew: ₹ 60 every week."),),
    nominations_until=date(2026, 11, 17),
    proxy=True,
)
DECISION = DecisionRow(
    id="r",
    serial="BKL/2026/031",
    group_id="g",
    group_name="Bakul Samiti",
    meeting_id="m",
    meeting_number=47,
    decided_on=date(2026, 11, 24),
    text="Each member saves ₹ 60.",
    status="void",
    status_reason="",
    method="hands",
    votes_for=9,
    votes_against=1,
    votes_abstain=1,
    present_then=11,
)


def text_of(pdf: bytes) -> str:
    """All words of a paper, with single spaces."""
    return " ".join(" ".join(page_texts(pdf)).replace("\ufffe", "").split())


def decided() -> str:
    """The first decision of the signed minutes."""
    motions = [m for item in signed().record.items for m in item.motions]
    return str(next(m.resolution_id for m in motions if m.vote is not None))


MAKERS: dict[str, Callable[[Translator], bytes]] = {
    "notice": lambda tr: notice_pdf(draft().record, seats(), FACTS, tr, HEAD),
    "attendance": lambda tr: attendance_sheet_pdf(draft().record, seats(), tr, HEAD),
    "proxy": lambda tr: proxy_slip_pdf(draft().record, tr, HEAD),
    "conflict": lambda tr: conflict_form_pdf(draft().record, tr, HEAD),
    "extract": lambda tr: resolution_extract_pdf(signed().record, decided(), tr, HEAD),
    "register": lambda tr: decision_register_pdf([DECISION], "", date(2026, 12, 1), tr, HEAD),
}


@pytest.mark.parametrize("code", ["en", "bn"])
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_every_paper_gives_the_same_bytes_and_draws_every_sign(kind: str, code: str) -> None:
    tr = translator(code, code == "bn")
    first = MAKERS[kind](tr)
    assert MAKERS[kind](tr) == first
    assert "\ufffd" not in text_of(first)


def test_the_notice_quotes_the_rule_and_holds_the_changes_in_full() -> None:
    text = text_of(MAKERS["notice"](translator("en")))
    for words in (
        "Tuesday, 24 November 2026, 16:00",
        "Date of this notice 10 November 2026",
        "Names can be put forward until Tuesday, 17 November 2026",
        "Article 9: members are told 7 clear days before. 13 clear days are given.",
        "At least 10 of 15 members must be present.",
        "New: ₹ 60 every week.",
        "4. Weekly saving (motion)",
        "cut here",
        "may vote for me there",
    ):
        assert words in text
    assert all(seat.name in text.partition("Told of the meeting")[2] for seat in seats())


def test_a_bare_notice_has_neither_slip_nor_changes() -> None:
    text = text_of(notice_pdf(draft().record, (), NoticeFacts(), translator("en"), HEAD))
    assert "cut here" not in text
    assert "The new words of our rules" not in text
    assert "Told of the meeting" not in text


def test_the_attendance_sheet_has_a_row_for_every_member_and_three_for_guests() -> None:
    here = [replace(seats()[0], state=SeatState.APOLOGY), *seats()[1:]]
    text = text_of(attendance_sheet_pdf(draft().record, here, translator("en"), HEAD))
    assert all(f"{seat.number} {seat.name}" in text for seat in seats())
    assert "sent an apology" in text
    assert "Came Left Signature Thumb" in text


def test_a_guest_has_no_row_among_the_members() -> None:
    guest = replace(seats()[0], name="Mrs Sen", voting=False, number=None)
    text = text_of(attendance_sheet_pdf(draft().record, [*seats(), guest], translator("en"), HEAD))
    assert "Mrs Sen" not in text


def test_the_interest_is_declared_without_details() -> None:
    text = text_of(MAKERS["conflict"](translator("en")))
    assert "Nobody has to tell the details." in text
    assert "3. Loan requests" in text


def test_an_extract_quotes_one_decision_word_for_word() -> None:
    text = text_of(MAKERS["extract"](translator("en")))
    assert "Decision BKL/2026/031" in text
    assert "Member 11: loan of ₹ 3,000 for a sewing machine, 10 weeks." in text
    assert "11 of 15 members" in text
    assert "Weekly saving" not in text


def test_an_extract_of_a_void_decision_says_that_it_does_not_stand() -> None:
    record = signed().record
    item = next(i for i in record.items if i.motions)
    motion = item.motions[0]
    assert motion.vote is not None
    void = replace(
        motion,
        vote=replace(
            motion.vote,
            valid=False,
            void_code="quorum_lost",
            counted=9,
            quorum_needed=12,
            quorum_base=15,
        ),
    )
    changed = replace(item, motions=(void,))
    items = tuple(changed if i is item else i for i in record.items)
    pdf = resolution_extract_pdf(
        replace(record, items=items), str(motion.resolution_id), translator("en"), HEAD
    )
    text = text_of(pdf)
    assert "no force" in text
    assert "12 of 15" in text


def test_no_extract_of_what_was_not_decided() -> None:
    with pytest.raises(NotFound):
        resolution_extract_pdf(signed().record, "nothing", translator("en"), HEAD)


def test_the_register_says_what_stands_and_what_does_not() -> None:
    text = text_of(MAKERS["register"](translator("en")))
    assert "1 decision" in text
    assert "BKL/2026/031" in text
    assert "void" in text


def test_a_calendar_tells_days_and_times_and_nothing_else() -> None:
    row = CalendarRow(
        day=date(2026, 11, 24),
        at=datetime(2026, 11, 24, 10, 30, tzinfo=UTC),
        offset_minutes=330,
        group_id="g",
        group_name="Bakul Samiti",
        type="shg",
        place="Community room",
        meeting_id="a" * 32,
        number=47,
        status="cancelled",
    )
    now = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    made = meetings_ics([row], translator("en"), now)
    assert made == meetings_ics([row], translator("en"), now)
    text = made.decode()
    assert not [w for w in ("Bakul", "Community", "shg", "47") if w in text]
    event = next(iter(Calendar.from_ical(text).walk("VEVENT")))
    assert event["DTSTART"].dt == row.at
    assert str(event["SUMMARY"]) == "Meeting"
    assert str(event["STATUS"]) == "CANCELLED"


def checks(**notice: object) -> MeetingChecks:
    """The checks of a meeting of fifteen that was told 13 clear days before."""
    told = {
        "quote": RuleQuote("notice.general", 9, "own"),
        "unit": "days",
        "needed": 7,
        "counting": "clear",
        "channels": ("word",),
        "sent_at": datetime(2026, 11, 10, 4, 0, tzinfo=UTC),
        "given": 13,
        "met": True,
        "earliest": datetime(2026, 11, 18, tzinfo=UTC),
        "send_by": None,
    }
    quorum = QuorumCheck(
        RuleQuote("quorum.general", 7, "own"), "roll", 15, 10, 9, 0, False, 1, True, None
    )
    return MeetingChecks(
        "m", "g", date(2026, 11, 24), None, None,
        NoticeCheck(**{**told, **notice}), quorum, (), (), (), (),
    )  # fmt: skip


def test_the_notice_takes_its_figures_from_the_checks() -> None:
    tr = translator("en")
    facts = facts_of(draft().record, checks(), date(2026, 11, 12), tr)
    assert facts.sent_on == date(2026, 11, 10)
    assert facts.rule == "Article 9: Members are told 7 clear days before."
    assert facts.days == "13 days are given."
    assert facts.quorum == "10 of 15 members must be present."
    untold = facts_of(
        draft().record, checks(sent_at=None, given=None, needed=0), date(2026, 11, 12), tr
    )
    assert (untold.sent_on, untold.days, untold.rule) == (date(2026, 11, 12), "", "")

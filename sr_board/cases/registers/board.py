"""Registers of the board itself: seats and terms, sittings, attendance, duty, training.

No word of any case stands in them. Source: domain paper, sections 5 and 18.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from governance.registers.table import RegisterColumn, RegisterTable, Sort
from sr_board.cases.board.board_views import (
    BoardMemberRow,
    BoardView,
    DutyRow,
    SittingRow,
    TrainingRow,
)
from sr_board.cases.vocabulary import Profession, Side
from sr_board.cases.words.board import (
    CAPACITIES,
    KINDS,
    OFFICES,
    PROFESSIONS,
    SIDES,
    STANDINGS,
    composition_words,
    seat_words,
)
from sr_board.i18n import Translator

__all__ = [
    "attendance_register",
    "duty_register",
    "seats_register",
    "sittings_register",
    "training_register",
]


def _local(moment: datetime, offset: int) -> datetime:
    return moment.astimezone(timezone(timedelta(minutes=offset)))


def _day(moment: datetime, offset: int) -> date:
    return _local(moment, offset).date()


def seats_register(
    board: BoardView, rows: tuple[BoardMemberRow, ...], tr: Translator
) -> RegisterTable:
    """Seats and terms, with how the board is composed below."""
    head, line = composition_words(board.composition, tr)
    note = head
    if board.broken_since is not None:
        since = tr.say(
            "Composition not met since {date}.", date=tr.date(board.broken_since, "long")
        )
        note = tr.say("{head} {since} {advice}", head=head, since=since, advice=line)
    return RegisterTable(
        "seats",
        tr.say("Register of seats and terms"),
        board.name,
        (
            RegisterColumn(tr.say("Seat"), share=1.3),
            RegisterColumn(tr.say("From where"), share=2),
            RegisterColumn(tr.say("Name"), share=1.7),
            RegisterColumn(tr.say("Office"), share=1.6),
            RegisterColumn(tr.say("From"), Sort.DAY),
            RegisterColumn(tr.say("Until"), Sort.DAY),
            RegisterColumn(tr.say("Code accepted"), Sort.DAY),
            RegisterColumn(tr.say("State"), share=1.4),
        ),
        tuple(
            (
                seat_words(row.seat_number, tr, alternate=row.alternate),
                _kind(row, tr),
                row.name,
                _office(row, tr),
                row.term_from,
                row.ended_on - timedelta(days=1) if row.ended_on else row.term_to,
                row.code_on,
                tr.say(STANDINGS[row.standing]),
            )
            for row in rows
        ),
        note,
    )


def _kind(row: BoardMemberRow, tr: Translator) -> str:
    kind, side = tr.say(KINDS[row.kind]), tr.say(SIDES[row.side])
    return tr.say("{kind} ({side})", kind=kind, side=side)


def _office(row: BoardMemberRow, tr: Translator) -> str:
    office = tr.say(OFFICES[row.office])
    if row.profession in (Profession.NONE, Profession.OTHER):
        return office
    return tr.say(
        "{office}; {training}", office=office, training=tr.say(PROFESSIONS[row.profession])
    )


def _notice(row: SittingRow, tr: Translator) -> str:
    if row.short_minutes == 0:
        return tr.say("in time")
    if row.ratified_in is not None:
        return tr.say("short, ratified in sitting {number}", number=row.ratified_in)
    return tr.say("short, to be ratified")


def sittings_register(
    board: BoardView, rows: tuple[SittingRow, ...], tr: Translator
) -> RegisterTable:
    """Sittings with their notice and who voted there, by side."""

    def voting(row: SittingRow, side: Side) -> int:
        return sum(one.voting and one.member.side is side for one in row.presence)

    return RegisterTable(
        "sittings",
        tr.say("Register of sittings"),
        board.name,
        (
            RegisterColumn(tr.say("No."), Sort.NUMBER),
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("Where"), share=1.8),
            RegisterColumn(tr.say("Notice"), share=1.6),
            RegisterColumn(tr.say("Why it was short"), share=2),
            RegisterColumn(tr.say("Voted: community"), Sort.NUMBER),
            RegisterColumn(tr.say("Voted: outside"), Sort.NUMBER),
            RegisterColumn(tr.say("Minutes"), share=1),
        ),
        tuple(
            (
                row.number,
                _day(row.starts_at, row.offset_minutes),
                tr.time(_local(row.starts_at, row.offset_minutes)),
                row.place,
                _notice(row, tr),
                row.short_reason,
                voting(row, Side.COMMUNITY),
                voting(row, Side.OUTSIDE),
                row.minutes_ref,
            )
            for row in rows
        ),
    )


def attendance_register(
    board: BoardView, rows: tuple[SittingRow, ...], tr: Translator
) -> RegisterTable:
    """Who was at which sitting, by seat."""
    return RegisterTable(
        "attendance",
        tr.say("Register of attendance"),
        board.name,
        (
            RegisterColumn(tr.say("Sitting"), Sort.NUMBER),
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Seat"), share=1.5),
            RegisterColumn(tr.say("Side"), share=1.2),
            RegisterColumn(tr.say("Name"), share=2),
            RegisterColumn(tr.say("With a vote"), share=1.2),
            RegisterColumn(tr.say("Left at")),
        ),
        tuple(
            (
                row.number,
                _day(row.starts_at, row.offset_minutes),
                seat_words(one.member.seat_number, tr, alternate=one.member.alternate),
                tr.say(SIDES[one.member.side]),
                one.member.name,
                tr.say("yes") if one.voting else tr.say("no"),
                tr.time(_local(one.left_at, row.offset_minutes)) if one.left_at else "",
            )
            for row in rows
            for one in row.presence
        ),
    )


def duty_register(
    board: BoardView, rows: tuple[DutyRow, ...], offset: int, tr: Translator
) -> RegisterTable:
    """The duty roster. `offset`: minutes that local time is ahead of UTC."""
    return RegisterTable(
        "duty",
        tr.say("Duty roster"),
        board.name,
        (
            RegisterColumn(tr.say("From"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("Until"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("Name"), share=2),
            RegisterColumn(tr.say("As"), share=1.4),
            RegisterColumn(tr.say("Side"), share=1.2),
        ),
        tuple(
            (
                _day(row.since, offset),
                tr.time(_local(row.since, offset)),
                _day(row.ended_at or row.until, offset),
                tr.time(_local(row.ended_at or row.until, offset)),
                row.person.name if row.person else "",
                tr.say(CAPACITIES[row.capacity]),
                tr.say(SIDES[_side(row.community)]),
            )
            for row in rows
        ),
    )


def training_register(
    board: BoardView, rows: tuple[TrainingRow, ...], tr: Translator
) -> RegisterTable:
    """Trainings of screeners."""
    return RegisterTable(
        "training",
        tr.say("Training of screeners"),
        board.name,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Name"), share=2),
            RegisterColumn(tr.say("About what"), share=3),
            RegisterColumn(tr.say("Holds until"), Sort.DAY),
            RegisterColumn(tr.say("State"), share=1.4),
        ),
        tuple(
            (
                row.held_on,
                row.person.name if row.person else "",
                row.topic,
                row.valid_until,
                tr.say("holds") if row.valid else tr.say("to be repeated"),
            )
            for row in rows
        ),
    )


def _side(community: bool) -> Side:
    return Side.COMMUNITY if community else Side.OUTSIDE

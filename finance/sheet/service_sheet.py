"""Sheets are begun, kept while they are typed, counted, thrown away. Right: MONEY_PREPARE.

Nothing here posts: the books change when the sheet is closed (`service_close`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import last_meeting_day, lock_date
from finance.rules.cash_count import check_count, check_counters, denominations, difference
from finance.rules.locks import check_date
from finance.rules.sheet import Mark
from finance.sheet.asking import members_on
from finance.sheet.building import build_sheet
from finance.sheet.commands import CountSheet, DropSheet, OpenSheet, SaveSheet, SetSheetRules
from finance.sheet.content import RowContent, SheetContent, as_text, cleaned, from_text
from finance.sheet.models import MeetingMoney, SheetDraft, SheetRules
from finance.sheet.paying import box_of
from finance.sheet.views import SheetState
from governance.models import Attendance, Meeting
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["CHANGED", "SheetService", "check_counted", "keep_draft", "open_row"]

CHANGED = frozenset({"sheet", "money"})
_HELD = ("open", "closed", "minuted", "approved")


def open_row(session: Session, sheet_id: str) -> MeetingMoney:
    """A sheet. Raises NotFound "money-sheet-unknown"."""
    row = session.get(MeetingMoney, sheet_id)
    if row is None:
        raise NotFound("money-sheet-unknown", what="sheet")
    return row


def keep_draft(entry: MoneyEntry, sheet_id: str, content: SheetContent) -> None:
    """Keep what is typed, in the caller's unit of work."""
    row = entry.session.get(SheetDraft, sheet_id)
    if row is None:
        row = SheetDraft(sheet_id=sheet_id)
        entry.session.add(row)
    row.content, row.saved_at = as_text(content), entry.moment


def check_counted(
    session: Session, row: MeetingMoney, content: SheetContent, me: str
) -> tuple[int, int]:
    """The count of a content is complete: (book, counted) in paise.

    Raises InputInvalid "denomination-unknown", "pieces-out-of-range", "counters-two"; RuleBroken
    "count-differs", NotFound "person-unknown".
    """
    books = books_of(session, row.group_id)
    check_count(content.pieces, denominations(books.currency, books.denominations))
    book = box_of(build_sheet(session, row, me), content).must
    found = difference(book, content.pieces)
    found.check(content.reason)
    check_counters(content.counters)
    return book, found.counted


class SheetService:
    """The sheet of a meeting until it is closed."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def open(self, command: OpenSheet) -> Done:
        """Begin the sheet of a meeting. Returns its id.

        The sheet of that day comes back if there is one. Raises NotAllowed, NotFound
        "books-not-opened", "meeting-unknown"; RuleBroken "date-before-meeting",
        "money-date-in-future", "date-locked", "before-opening", "sheet-still-open".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session, entry = uow.session, self._entry(uow.session)
            books = books_of(session, command.group_id)
            before = self._found(session, command)
            if before is not None:
                return Done(before.id)
            last = last_meeting_day(session, command.group_id)
            if last is not None and command.on_date < last:
                raise RuleBroken("date-before-meeting", field="on_date", date=last)
            check_date(command.on_date, entry.today, lock_date(session, command.group_id))
            if command.on_date < books.opened_on:
                raise RuleBroken("before-opening", date=books.opened_on)
            meeting = command.meeting_id or _meeting_of(session, command)
            row = MeetingMoney(
                **entry.new(),
                group_id=command.group_id,
                meeting_id=meeting,
                on_date=command.on_date,
                number=_next_number(session, command.group_id),
                state=SheetState.OPEN.value,
                prepared_by=entry.person_id,
            )
            session.add(row)
            session.flush()
            keep_draft(entry, row.id, _beginning(session, row))
            uow.record("sheet.opened", subject=f"meeting_money/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _found(session: Session, command: OpenSheet) -> MeetingMoney | None:
        """The sheet of the meeting, of the day, or one that still waits to be closed."""
        if command.meeting_id is not None:
            if session.get(Meeting, command.meeting_id) is None:
                raise NotFound("meeting-unknown", what="meeting")
            query = select(MeetingMoney).where(MeetingMoney.meeting_id == command.meeting_id)
            same = session.scalars(query).first()
            if same is not None:
                return same
        rows = session.scalars(
            select(MeetingMoney).where(MeetingMoney.group_id == command.group_id)
        ).all()
        for row in rows:
            if row.state != SheetState.CLOSED and row.on_date != command.on_date:
                raise RuleBroken("sheet-still-open", date=row.on_date)
        if command.again or command.meeting_id is not None:
            return None
        return next((row for row in rows if row.on_date == command.on_date), None)

    def save(self, command: SaveSheet) -> Done:
        """Keep what is typed. A counted sheet whose amounts changed is open again.

        Raises NotAllowed, NotFound "money-sheet-unknown", RuleBroken "sheet-closed", InputInvalid
        "amount-negative", "amount-too-large".
        """
        require(self._who, Action.MONEY_PREPARE)
        content = cleaned(command.content)
        _check_amounts(content)
        with self._uow() as uow:
            row = open_row(uow.session, command.sheet_id)
            if row.state == SheetState.CLOSED:
                raise RuleBroken("sheet-closed", date=row.on_date)
            keep_draft(self._entry(uow.session), row.id, content)
            if row.state == SheetState.COUNTED and _amounts_differ(row.content, content):
                row.state = SheetState.OPEN.value
                uow.record("sheet.changed", subject=f"meeting_money/{row.id}")
            return Done(row.id, frozenset(), uow.commit())

    def count(self, command: CountSheet) -> Done:
        """The box was counted. Raises NotAllowed, NotFound, RuleBroken "sheet-closed" and as
        `check_counted`."""
        require(self._who, Action.MONEY_PREPARE)
        content = cleaned(command.content)
        _check_amounts(content)
        with self._uow() as uow:
            row = open_row(uow.session, command.sheet_id)
            if row.state == SheetState.CLOSED:
                raise RuleBroken("sheet-closed", date=row.on_date)
            entry = self._entry(uow.session)
            keep_draft(entry, row.id, content)
            uow.session.flush()
            entry.check_persons(content.counters)
            row.book, row.counted = check_counted(uow.session, row, content, self._who.person_id)
            row.state, row.content = SheetState.COUNTED.value, as_text(content)
            uow.record("sheet.counted", subject=f"meeting_money/{row.id}")
            return Done(row.id, frozenset(), uow.commit())

    def drop(self, command: DropSheet) -> Done:
        """Throw an open sheet away; nothing of it was ever booked.

        Raises NotAllowed, NotFound "money-sheet-unknown", RuleBroken "sheet-closed".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = open_row(uow.session, command.sheet_id)
            if row.state == SheetState.CLOSED:
                raise RuleBroken("sheet-closed", date=row.on_date)
            draft = uow.session.get(SheetDraft, row.id)
            if draft is not None:
                uow.session.delete(draft)
            uow.session.delete(row)
            uow.record("sheet.dropped", subject=f"meeting_money/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def set_rules(self, command: SetSheetRules) -> Done:
        """Fines of the meeting's rules. Right: MONEY_PREPARE or MONEY_SETTINGS.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "amount-negative",
        "amount-too-large".
        """
        if not self._who.may(Action.MONEY_SETTINGS):
            require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            books_of(uow.session, command.group_id)
            row = uow.session.get(SheetRules, command.group_id)
            if row is None:
                stamp = {key: value for key, value in entry.new().items() if key != "id"}
                row = SheetRules(
                    **stamp, group_id=command.group_id, late_fine=0, leave_fine=0, absent_fine=0
                )
                uow.session.add(row)
            for name in ("late_fine", "leave_fine", "absent_fine"):
                amount: int | None = getattr(command, name)
                if amount is not None:
                    _check_amount(amount, name)
                    setattr(row, name, amount)
            uow.record("sheet.rules-set", subject=f"sheet_rules/{command.group_id}")
            return Done(command.group_id, CHANGED, uow.commit())


def _next_number(session: Session, group_id: str) -> int:
    query = select(func.max(MeetingMoney.number)).where(MeetingMoney.group_id == group_id)
    return (session.scalar(query) or 0) + 1


def _meeting_of(session: Session, command: OpenSheet) -> str | None:
    """The recorded meeting of the group on that day which has no sheet yet."""
    around = datetime.combine(command.on_date, time(12), UTC)
    rows = session.scalars(
        select(Meeting)
        .where(
            Meeting.group_id == command.group_id,
            Meeting.status.in_(_HELD),
            Meeting.committee_id.is_(None),
            Meeting.planned_at >= around - timedelta(days=40),
            Meeting.planned_at <= around + timedelta(days=2),
        )
        .order_by(Meeting.number)
    ).all()
    used = set(session.scalars(select(MeetingMoney.meeting_id)))
    return next((m.id for m in rows if m.day == command.on_date and m.id not in used), None)


def _beginning(session: Session, row: MeetingMoney) -> SheetContent:
    """Everybody is present, or as the recorded meeting has it."""
    members = members_on(session, row.group_id, row.on_date)
    marks = _marks(session, row.meeting_id, row.on_date)
    otherwise = Mark.ABSENT if marks else Mark.PRESENT
    return SheetContent(
        rows=tuple(
            RowContent(each.person_id, marks.get(each.person_id, otherwise)) for each in members
        )
    )


def _marks(session: Session, meeting_id: str | None, day: date) -> dict[str, Mark]:
    """Marks from the attendance of a recorded meeting: who came after it opened is late."""
    meeting = session.get(Meeting, meeting_id) if meeting_id is not None else None
    if meeting is None:
        return {}
    found: dict[str, Mark] = {}
    rows = session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    for stay in rows:
        if stay.person_id is None:
            continue
        if stay.kind == "apology":
            found.setdefault(stay.person_id, Mark.LEAVE)
        elif stay.kind == "present" and found.get(stay.person_id) is not Mark.PRESENT:
            begun = meeting.opened_at
            late = begun is not None and stay.came_at is not None and stay.came_at > begun
            found[stay.person_id] = Mark.LATE if late else Mark.PRESENT
    return found


def _check_amount(amount: int, field: str) -> None:
    if amount < 0:
        raise InputInvalid("amount-negative", field=field)
    if amount > MAX_PAISE:
        raise InputInvalid("amount-too-large", field=field, most_paise=MAX_PAISE)


def _check_amounts(content: SheetContent) -> None:
    for row in content.rows:
        for column, amount in row.amounts.items():
            _check_amount(amount, column.value)
    for payment in content.payments:
        _check_amount(payment.amount, "amount")
    for line in content.bank:
        _check_amount(abs(line.amount), "amount")


def _amounts_differ(counted: str, content: SheetContent) -> bool:
    """Whether anything but the place where the meeting stands is another than was counted."""
    before = from_text(counted)
    same = replace(before, step=content.step, reached=content.reached)
    return same != content

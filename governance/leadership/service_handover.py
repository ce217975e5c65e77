"""Hand-overs: prepared, filled in as things are given, signed by both and two witnesses.

Rights: HANDOVER_WRITE; a treasurer without OFFICES_WRITE writes the part about money only. A
difference is written down and signed; it never stops the hand-over. Signed ones are final.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import AttachmentStore
from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.entry_decisions import hand_on
from governance.leadership.cash import INR, check_cash
from governance.leadership.checking import check_group
from governance.leadership.commands import (
    HandoverMarkGiven,
    HandoverThing,
    PrepareHandover,
    SignHandover,
    WriteHandover,
)
from governance.leadership.facts import TermFact, term_of
from governance.leadership.frozen import as_text
from governance.leadership.handovers import handover_view
from governance.leadership.models import Handover, HandoverCash, HandoverItem, HandoverMark
from governance.leadership.pictures import keep_picture
from governance.leadership.views import HandoverState
from governance.leadership.words import CAPACITIES, THINGS
from governance.record import digest_of
from governance.rules.meetings import OLDEST_YEAR
from governance.rules.minutes import MarkKind
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.store.uow import UowFactory

__all__ = ["FIRST_THINGS", "HandoverService"]

CHANGED = frozenset({"leaders", "handovers"})
THINGS_MOST = 40
PIECES_MOST = 9999
FIRST_THINGS = (
    "bank_book",
    "cheque_book",
    "receipt_book",
    "register",
    "seal",
    "keys",
    "device",
    "files",
)
"""What stands on every new certificate."""


class HandoverService:
    """Hand-over certificates."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def prepare(self, command: PrepareHandover) -> Done:
        """Begin the certificate. Returns its id.

        Raises NotAllowed, NotFound, RuleBroken "handover-other-office", "handover-same-person",
        "handover-exists".
        """
        require(self._who, Action.HANDOVER_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            giver = term_of(uow.session, command.from_term_id)
            taker = term_of(uow.session, command.to_term_id)
            _check_terms(uow.session, giver, taker)
            rules = rules_in_force(uow.session, giver.office.group_id, taker.started)
            handover = Handover(
                **entry.new(),
                group_id=giver.office.group_id,
                office_id=giver.office.id,
                from_term_id=giver.id,
                to_term_id=taker.id,
                due_on=taker.started + timedelta(days=rules.handover_days),
                currency=INR,
                differences="",
                state="prepared",
            )
            uow.session.add(handover)
            uow.session.flush()
            for place, kind in enumerate(FIRST_THINGS, start=1):
                uow.session.add(
                    HandoverItem(**entry.new(), handover_id=handover.id, place=place, kind=kind)
                )
            uow.record("handover.prepared", subject=f"handover/{handover.id}")
            return Done(handover.id, CHANGED, uow.commit())

    def write(self, command: WriteHandover) -> Done:
        """Write what was counted and given so far. What is None stays as it was.

        Raises NotAllowed (also a treasurer who writes more than money), NotFound, RuleBroken
        "handover-signed", InputInvalid of `check_cash`, "amount-too-large", "amount-negative",
        "date-in-future", "thing-unknown", "things-too-many", "pieces-out-of-range".
        """
        require(self._who, Action.HANDOVER_WRITE)
        if not self._who.may(Action.OFFICES_WRITE) and _beyond_money(command):
            require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._open(uow.session, command.handover_id)
            self._facts(row, command)
            if command.cash is not None:
                check_cash(command.cash, row.currency)
                _write_cash(entry, row, command)
            if command.things is not None:
                _write_things(entry, row, command.things)
            uow.record("handover.written", subject=f"handover/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def _facts(self, row: Handover, command: WriteHandover) -> None:
        today = self._clock.today()
        for name in ("day", "bank_balance_on"):
            value: date | None = getattr(command, name)
            if value is not None and value > today:
                raise InputInvalid("date-in-future", field=name)
            if value is not None and value.year < OLDEST_YEAR:
                raise InputInvalid("date-impossible", field=name, value=value)
        _check_amounts(command)
        if command.open_claims is not None and not 0 <= command.open_claims <= PIECES_MOST:
            raise InputInvalid("pieces-out-of-range", field="open_claims", most=PIECES_MOST)
        for name in (
            "day",
            "cash_book",
            "bank_balance",
            "bank_balance_on",
            "passphrase_changed",
            "open_claims",
        ):
            value_ = getattr(command, name)
            if value_ is not None:
                setattr(row, name, value_)
        if command.differences is not None:
            row.differences = clean_text(command.differences, field="differences", most=4000)

    def sign(self, command: SignHandover) -> Done:
        """Both and two witnesses put their marks; the certificate is final, open tasks go over.

        Raises NotAllowed, NotFound, RuleBroken "handover-signed", "handover-day-missing",
        "handover-marks-missing", "handover-difference-unsaid", InputInvalid "mark-twice".
        """
        require(self._who, Action.HANDOVER_WRITE)
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._open(uow.session, command.handover_id)
            giver, taker = (term_of(uow.session, ref) for ref in (row.from_term_id, row.to_term_id))
            _check_marks(command.marks, giver.person_id, taker.person_id)
            entry.check_persons(mark.person_id for mark in command.marks)
            if row.day is None:
                raise RuleBroken("handover-day-missing")
            _check_difference(uow.session, row)
            row.scan_id, row.scan_sha256 = keep_picture(
                uow.session, self._attachments, command.scan
            )
            _seal(entry, row, command.marks)
            row.signed_on = entry.today
            uow.session.flush()
            view = handover_view(uow.session, row.id, entry.today)
            row.content = as_text(replace(view, state=HandoverState.SIGNED))
            row.digest = digest_of(row.content)
            row.state = HandoverState.SIGNED.value
            hand_on(entry, row.group_id, giver.person_id, taker.person_id)
            uow.session.flush()
            check_group(entry, row.group_id)
            uow.record("handover.signed", subject=f"handover/{row.id}")
            return Done(row.id, CHANGED | {"actions", "meetings"}, uow.commit())

    @staticmethod
    def _open(session: Session, handover_id: str) -> Handover:
        row = session.get(Handover, handover_id)
        if row is None:
            raise NotFound("handover-unknown", what="handover")
        if row.state == "signed":
            raise RuleBroken("handover-signed")
        return row


def _check_terms(session: Session, giver: TermFact, taker: TermFact) -> None:
    if giver.office.id != taker.office.id or taker.started <= giver.started:
        raise RuleBroken("handover-other-office")
    if giver.person_id == taker.person_id:
        raise RuleBroken("handover-same-person")
    if session.scalars(select(Handover.id).where(Handover.from_term_id == giver.id)).first():
        raise RuleBroken("handover-exists")


def _check_amounts(command: WriteHandover) -> None:
    """Paise within reason; a bank may be overdrawn, a cash book is never below zero."""
    for name in ("cash_book", "bank_balance"):
        amount: int | None = getattr(command, name)
        if amount is not None and abs(amount) > MAX_PAISE:
            raise InputInvalid("amount-too-large", field=name, most_paise=MAX_PAISE)
    if command.cash_book is not None and command.cash_book < 0:
        raise InputInvalid("amount-negative", field="cash_book")


def _beyond_money(command: WriteHandover) -> bool:
    others = (
        command.day,
        command.things,
        command.passphrase_changed,
        command.open_claims,
        command.differences,
    )
    return any(each is not None for each in others)


def _cash_rows(session: Session, handover_id: str) -> dict[int, HandoverCash]:
    rows = session.scalars(select(HandoverCash).where(HandoverCash.handover_id == handover_id))
    return {row.worth: row for row in rows}


def _item_rows(session: Session, handover_id: str) -> list[HandoverItem]:
    return list(
        session.scalars(
            select(HandoverItem)
            .where(HandoverItem.handover_id == handover_id)
            .order_by(HandoverItem.place)
        )
    )


def _write_cash(entry: Entry, row: Handover, command: WriteHandover) -> None:
    counted = {line.worth: line.pieces for line in command.cash or ()}
    before = _cash_rows(entry.session, row.id)
    for worth, pieces in counted.items():
        if worth in before:
            before[worth].pieces = pieces
        else:
            entry.session.add(
                HandoverCash(**entry.new(), handover_id=row.id, worth=worth, pieces=pieces)
            )
    for worth, old in before.items():
        if worth not in counted:
            old.pieces = 0


def _write_things(entry: Entry, row: Handover, things: tuple[HandoverThing, ...]) -> None:
    if len(things) > THINGS_MOST:
        raise InputInvalid("things-too-many", field="things", most=THINGS_MOST)
    before = _item_rows(entry.session, row.id)
    for place, thing in enumerate(things, start=1):
        if thing.kind not in THINGS:
            raise InputInvalid("thing-unknown", field="things")
        if thing.pieces is not None and not 0 <= thing.pieces <= PIECES_MOST:
            raise InputInvalid("pieces-out-of-range", field="things", most=PIECES_MOST)
        item = before[place - 1] if place <= len(before) else None
        if item is None:
            item = HandoverItem(**entry.new(), handover_id=row.id, place=place)
            entry.session.add(item)
        item.kind = thing.kind
        item.label = clean_line(thing.label, field="things")
        item.remark = clean_line(thing.remark, field="things")
        item.given, item.pieces = thing.given, thing.pieces
    for item in before[len(things) :]:
        entry.session.delete(item)


def _check_marks(marks: tuple[HandoverMarkGiven, ...], giver: str, taker: str) -> None:
    persons = [mark.person_id for mark in marks]
    if len(set(persons)) != len(persons):
        raise InputInvalid("mark-twice", field="marks")
    for mark in marks:
        if mark.capacity not in CAPACITIES or mark.kind not in {kind.value for kind in MarkKind}:
            raise InputInvalid("choice-unknown", field="marks")
    by = {(mark.capacity, mark.person_id) for mark in marks}
    witnesses = sum(mark.capacity == "witness" for mark in marks)
    both = ("giver", giver) in by and ("taker", taker) in by
    if not both or witnesses != 2 or len(marks) != 4:
        raise RuleBroken("handover-marks-missing")


def _check_difference(session: Session, row: Handover) -> None:
    """Unequal cash does not stop the hand-over; what is said about it stands above the marks."""
    counted = [line.worth * line.pieces for line in _cash_rows(session, row.id).values()]
    if row.cash_book is None or not counted:
        return
    if sum(counted) != row.cash_book and not row.differences:
        raise RuleBroken("handover-difference-unsaid")


def _seal(entry: Entry, row: Handover, marks: tuple[HandoverMarkGiven, ...]) -> None:
    for mark in marks:
        entry.session.add(
            HandoverMark(
                **entry.new(),
                handover_id=row.id,
                capacity=mark.capacity,
                person_id=mark.person_id,
                kind=mark.kind,
            )
        )
    for item in _item_rows(entry.session, row.id):
        item.sealed = True
    for line in _cash_rows(entry.session, row.id).values():
        line.sealed = True

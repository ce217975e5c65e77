"""What an auditor does: remarks on entries, answered by the treasurer, and samples.

Rights: MONEY_REMARK to write, settle and draw; MONEY_PREPARE to answer; MONEY_READ to look. Who
prepares may also note what a count on paper says differently.
Everything stays; a remark is settled by one more line.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.reports.models import AuditAnswer, AuditRemark, AuditSample
from finance.rules.sampling import Drawable, Way, Why, draw
from governance.entry import Entry, choice
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.models import Person
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = [
    "AnswerRemark",
    "AnswerRow",
    "AuditService",
    "DrawSample",
    "NoteCount",
    "Remark",
    "RemarkRow",
    "RemarkState",
    "SampleRow",
    "SampleView",
    "SettleRemark",
]

CHANGED = frozenset({"money", "remarks"})
_ANSWER, _SETTLED = "answer", "settled"
_LARGEST_SAMPLE = 500


class RemarkState(StrEnum):
    """Where a remark stands."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"


@dataclass(frozen=True)
class Remark:
    """Write a remark to an entry, or to the books as a whole."""

    group_id: str
    text: str
    entry_id: str | None = None


@dataclass(frozen=True)
class NoteCount:
    """Keep what a count on paper says differently, as an open remark on the books as a whole."""

    group_id: str
    text: str


@dataclass(frozen=True)
class AnswerRemark:
    """The treasurer answers."""

    remark_id: str
    text: str


@dataclass(frozen=True)
class SettleRemark:
    """The auditor is content, with a word why if she likes."""

    remark_id: str
    text: str = ""


@dataclass(frozen=True)
class DrawSample:
    """Draw entries of a time. `seed` empty: the program throws one, and shows it."""

    group_id: str
    since: date
    until: date
    size: int
    way: str = Way.EQUAL.value
    above: int | None = None
    seed: str = ""


@dataclass(frozen=True)
class AnswerRow:
    """What was said to a remark."""

    on_date: date
    text: str
    person: str
    settled: bool


@dataclass(frozen=True)
class RemarkRow:
    """A remark with everything said to it. `voucher_no` is empty for the books as a whole."""

    remark_id: str
    entry_id: str | None
    voucher_no: str
    on_date: date
    text: str
    person: str
    state: RemarkState
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True)
class SampleRow:
    """An entry of a sample. `amount`: what it moved (sum of its debits, paise)."""

    entry_id: str
    voucher_no: str
    on_date: date
    kind: str
    narration: str
    amount: int
    large: bool


@dataclass(frozen=True)
class SampleView:
    """A sample, and from how many entries and how much money it was drawn."""

    sample_id: str
    since: date
    until: date
    way: Way
    seed: str
    size: int
    above: int | None
    rows: tuple[SampleRow, ...]
    entries: int
    amount: int


class AuditService:
    """Remarks and samples for the signed-in person."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self._clock, self._who = uow, read, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def remark(self, command: Remark) -> Done:
        """Write a remark; its id. Raises NotAllowed, NotFound, InputInvalid "text-missing"."""
        require(self._who, Action.MONEY_REMARK)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            entry = self._entry(uow.session)
            if command.entry_id is not None:
                found = uow.session.get(LedgerEntry, command.entry_id)
                if found is None or found.group_id != command.group_id or found.seq is None:
                    raise NotFound("entry-unknown", what="entry")
            ref = self._write(entry, command)
            uow.record("audit.remarked", subject=f"audit_remark/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def note_count(self, command: NoteCount) -> Done:
        """Note what a count on paper says differently; the remark's id.

        Right: MONEY_REMARK or MONEY_PREPARE. Raises NotAllowed, NotFound "books-not-opened",
        InputInvalid "text-missing".
        """
        if not self._who.may(Action.MONEY_REMARK):
            require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            ref = self._write(self._entry(uow.session), Remark(command.group_id, command.text))
            uow.record("audit.compared", subject=f"audit_remark/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def _write(self, entry: Entry, remark: Remark) -> str:
        row = AuditRemark(
            **entry.new(),
            group_id=remark.group_id,
            entry_id=remark.entry_id,
            on_date=entry.today,
            text=clean_text(remark.text, field="text", most=4000, required=True),
            person_id=self._who.person_id,
        )
        entry.session.add(row)
        return row.id

    def answer(self, command: AnswerRemark) -> Done:
        """Answer a remark; the answer's id.

        Raises NotAllowed, NotFound "remark-unknown", RuleBroken "remark-settled", InputInvalid.
        """
        require(self._who, Action.MONEY_PREPARE)
        return self._said(command.remark_id, _ANSWER, command.text, "audit.answered")

    def settle(self, command: SettleRemark) -> Done:
        """Close a remark; the id of the line that does.

        Raises NotAllowed, NotFound "remark-unknown", RuleBroken "remark-settled".
        """
        require(self._who, Action.MONEY_REMARK)
        return self._said(command.remark_id, _SETTLED, command.text, "audit.settled")

    def _said(self, remark_id: str, kind: str, text: str, act: str) -> Done:
        with self._uow() as uow:
            remark = uow.session.get(AuditRemark, remark_id)
            if remark is None:
                raise NotFound("remark-unknown", what="remark")
            settled = select(AuditAnswer.id).where(
                AuditAnswer.remark_id == remark_id, AuditAnswer.kind == _SETTLED
            )
            if uow.session.scalars(settled).first() is not None:
                raise RuleBroken("remark-settled")
            entry = self._entry(uow.session)
            row = AuditAnswer(
                **entry.new(),
                remark_id=remark_id,
                kind=kind,
                on_date=entry.today,
                text=clean_text(text, field="text", most=4000, required=kind == _ANSWER),
                person_id=self._who.person_id,
            )
            uow.session.add(row)
            uow.record(act, subject=f"audit_answer/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def remarks(self, group_id: str, entry_id: str | None = None) -> tuple[RemarkRow, ...]:
        """Remarks of a group, or of one entry, the newest first.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            query = (
                select(AuditRemark, LedgerEntry.voucher_no, Person.chosen_name)
                .outerjoin(LedgerEntry, LedgerEntry.id == AuditRemark.entry_id)
                .outerjoin(Person, Person.id == AuditRemark.person_id)
                .where(AuditRemark.group_id == group_id)
                .order_by(AuditRemark.recorded_at.desc())
            )
            if entry_id is not None:
                query = query.where(AuditRemark.entry_id == entry_id)
            answers = _answers(session, group_id)
            return tuple(
                _remark(row, voucher or "", name or "", tuple(answers[row.id]))
                for row, voucher, name in session.execute(query)
            )

    def draw(self, command: DrawSample) -> Done:
        """Draw a sample and keep how it was drawn; its id.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "sample-size-wrong",
        "date-until-before-since", "choice-unknown".
        """
        require(self._who, Action.MONEY_REMARK)
        way = choice(Way, command.way, "way")
        if not 1 <= command.size <= _LARGEST_SAMPLE:
            raise InputInvalid("sample-size-wrong", field="size", most=_LARGEST_SAMPLE)
        if command.until < command.since:
            raise InputInvalid("date-until-before-since", field="until")
        if command.above is not None and not 0 <= command.above <= MAX_PAISE:
            raise InputInvalid("amount-too-large", field="above", most_paise=MAX_PAISE)
        seed = clean_line(command.seed, field="seed")[:32] or secrets.token_hex(4)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            last = uow.session.scalar(
                select(func.max(LedgerEntry.seq)).where(LedgerEntry.group_id == command.group_id)
            )
            row = AuditSample(
                **self._entry(uow.session).new(),
                group_id=command.group_id,
                since=command.since,
                until=command.until,
                way=str(way),
                size=command.size,
                above=command.above,
                seed=seed,
                last_seq=last or 0,
            )
            uow.session.add(row)
            uow.record("audit.sampled", subject=f"audit_sample/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def samples(self, group_id: str) -> tuple[str, ...]:
        """Ids of samples, the newest first. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return tuple(
                session.scalars(
                    select(AuditSample.id)
                    .where(AuditSample.group_id == group_id)
                    .order_by(AuditSample.recorded_at.desc())
                )
            )

    def sample(self, sample_id: str) -> SampleView:
        """A sample, drawn again by its seed. Raises NotAllowed, NotFound "sample-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = session.get(AuditSample, sample_id)
            if row is None:
                raise NotFound("sample-unknown", what="sample")
            return _sample(session, row)


def _answers(session: Session, group_id: str) -> dict[str, list[AnswerRow]]:
    found: dict[str, list[AnswerRow]] = defaultdict(list)
    rows = session.execute(
        select(AuditAnswer, Person.chosen_name)
        .join(AuditRemark, AuditRemark.id == AuditAnswer.remark_id)
        .outerjoin(Person, Person.id == AuditAnswer.person_id)
        .where(AuditRemark.group_id == group_id)
        .order_by(AuditAnswer.recorded_at)
    )
    for row, name in rows:
        found[row.remark_id].append(
            AnswerRow(row.on_date, row.text, name or "", row.kind == _SETTLED)
        )
    return found


def _remark(row: AuditRemark, voucher: str, name: str, answers: tuple[AnswerRow, ...]) -> RemarkRow:
    state = RemarkState.ANSWERED if answers else RemarkState.OPEN
    if any(each.settled for each in answers):
        state = RemarkState.SETTLED
    return RemarkRow(row.id, row.entry_id, voucher, row.on_date, row.text, name, state, answers)


def _sample(session: Session, row: AuditSample) -> SampleView:
    amount = func.sum(LedgerPosting.amount).filter(LedgerPosting.amount > 0)
    found = session.execute(
        select(LedgerEntry, amount)
        .join(LedgerPosting, LedgerPosting.entry_id == LedgerEntry.id)
        .where(
            LedgerEntry.group_id == row.group_id,
            LedgerEntry.seq <= row.last_seq,
            LedgerEntry.on_date >= row.since,
            LedgerEntry.on_date <= row.until,
        )
        .group_by(LedgerEntry.id)
        .order_by(LedgerEntry.on_date, LedgerEntry.seq)
    ).all()
    way = Way(row.way)
    drawn = draw(
        (Drawable(entry.id, int(moved), entry.kind) for entry, moved in found),
        row.size,
        row.seed,
        way=way,
        above=row.above,
    )
    rows = tuple(
        SampleRow(
            entry.id,
            entry.voucher_no or "",
            entry.on_date,
            entry.kind,
            entry.narration,
            int(moved),
            drawn[entry.id] is Why.LARGE,
        )
        for entry, moved in found
        if entry.id in drawn
    )
    total = sum(int(moved) for _, moved in found)
    return SampleView(
        row.id, row.since, row.until, way, row.seed, row.size, row.above, rows, len(found), total
    )

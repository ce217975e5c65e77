"""Registers of what was done in the files: reports, letters, consents, tellings, requests, and the
openings of identities. By code and seat; no name, no word of what she said.

Source: domain paper, section 18. Free text of a file stays in the file.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from governance.registers.table import RegisterColumn, RegisterTable, Sort
from sr_board.cases.files.records_consent import ConsentRow, Disclosure, DisclosureRequest
from sr_board.cases.records import Referral
from sr_board.cases.registers.queries_registers import Filed, OpeningLine, ReportLine
from sr_board.cases.words.board import seat_words
from sr_board.cases.words.files import IDENTITY_REASONS, PURPOSES, REPORTS
from sr_board.cases.words.support import BASES, SCOPES, SERVICES, STATUSES, TOLD_FIELDS
from sr_board.i18n import Translator

__all__ = [
    "consent_register",
    "letter_register",
    "opening_register",
    "report_register",
    "request_register",
    "telling_register",
]


def report_register(
    board: str, rows: tuple[ReportLine, ...], offset: int, tr: Translator
) -> RegisterTable:
    """Reports by law: to whom, number, due, sent, late and why. `offset`: minutes ahead of UTC."""
    return RegisterTable(
        "reports",
        tr.say("Register of reports by law"),
        board,
        (
            RegisterColumn(tr.say("Sent: day"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("Report"), share=1.9),
            RegisterColumn(tr.say("To whom"), share=1.9),
            RegisterColumn(tr.say("Ref. no."), share=1.2),
            RegisterColumn(tr.say("Due by"), share=1.4),
            RegisterColumn(tr.say("In time"), share=1.6),
        ),
        tuple(
            (
                _day(row.at, offset),
                _time(row.at, offset, tr),
                row.code,
                _report_words(row, tr),
                row.to_body or "–",
                row.ref_no or (tr.say("not yet") if not row.no_offence else "–"),
                _moment(row.due_at, offset, tr),
                _late_words(row, tr),
            )
            for row in rows
        ),
    )


def _report_words(row: ReportLine, tr: Translator) -> str:
    words = tr.say(REPORTS[row.kind])
    if row.no_offence:
        return tr.say("{what}: no offence known or feared", what=words)
    return tr.say("{what} (file erased)", what=words) if row.erased else words


def _late_words(row: ReportLine, tr: Translator) -> str:
    if row.late is None:
        return "–"
    if not row.late:
        return tr.say("yes")
    if row.missed_reason:
        return tr.say("late: {reason}", reason=row.missed_reason)
    return tr.say("late, no reason given")


def letter_register(
    board: str, rows: tuple[Filed[Referral], ...], offset: int, tr: Translator
) -> RegisterTable:
    """Letters to services, and what became of them."""
    return RegisterTable(
        "letters",
        tr.say("Register of letters to services"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("Service"), share=1.7),
            RegisterColumn(tr.say("Name of the service"), share=2),
            RegisterColumn(tr.say("Ground"), share=1.3),
            RegisterColumn(tr.say("Answer by"), Sort.DAY),
            RegisterColumn(tr.say("Taken higher"), Sort.NUMBER),
            RegisterColumn(tr.say("State"), share=1.1),
        ),
        tuple(
            (
                _day(row.at, offset),
                row.code,
                tr.say(SERVICES[row.record.kind]),
                row.record.service_name,
                tr.say(BASES[row.record.basis]) if row.record.basis is not None else "–",
                _day(row.record.respond_by, offset),
                len(row.record.escalated),
                tr.say(STATUSES[row.record.status]),
            )
            for row in rows
        ),
    )


def consent_register(
    board: str, rows: tuple[Filed[ConsentRow], ...], offset: int, tr: Translator
) -> RegisterTable:
    """What was asked, what was answered, and what was taken back."""

    def answer(one: ConsentRow) -> str:
        return tr.say("agreed") if one.agreed else tr.say("said no")

    def given_by(one: ConsentRow) -> str:
        return tr.say("a child's own word") if one.given_by == "child_assent" else tr.say("herself")

    return RegisterTable(
        "consents",
        tr.say("Register of consents and withdrawals"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("Asked about"), share=2.4),
            RegisterColumn(tr.say("By whom"), share=1.3),
            RegisterColumn(tr.say("Answer"), share=1),
            RegisterColumn(tr.say("Notice read"), share=1.3),
            RegisterColumn(tr.say("Taken back"), Sort.DAY),
        ),
        tuple(
            (
                _day(row.at, offset),
                row.code,
                _purpose(row.record, tr),
                given_by(row.record),
                answer(row.record),
                row.record.notice_version or "–",
                _day(row.record.withdrawn_at, offset),
            )
            for row in rows
        ),
    )


def _purpose(one: ConsentRow, tr: Translator) -> str:
    words = tr.say(PURPOSES[one.purpose])
    if not one.refer_to:
        return words
    service = tr.say(SCOPES[one.refer_to]) if one.refer_to in SCOPES else one.refer_to
    return tr.say("{what}: {which}", what=words, which=service)


def telling_register(
    board: str, rows: tuple[Filed[Disclosure], ...], offset: int, tr: Translator
) -> RegisterTable:
    """What was told outside: to whom, which fields, on which ground, by how many."""

    def fields(one: Disclosure) -> str:
        return ", ".join(
            tr.say(TOLD_FIELDS[name]) if name in TOLD_FIELDS else name for name in one.fields
        )

    return RegisterTable(
        "tellings",
        tr.say("Register of what was told outside"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("To whom"), share=2),
            RegisterColumn(tr.say("What was told"), share=2),
            RegisterColumn(tr.say("Identity"), share=1),
            RegisterColumn(tr.say("Ground"), share=1.4),
            RegisterColumn(tr.say("Paper"), share=1.1),
            RegisterColumn(tr.say("By how many"), Sort.NUMBER),
        ),
        tuple(
            (
                _day(row.at, offset),
                row.code,
                row.record.to_whom,
                fields(row.record),
                tr.say("yes") if row.record.with_identity else tr.say("no"),
                tr.say(BASES[row.record.basis]),
                row.record.document_no or "–",
                len(set(row.record.approved_by)),
            )
            for row in rows
        ),
    )


def request_register(
    board: str, rows: tuple[Filed[DisclosureRequest], ...], offset: int, tr: Translator
) -> RegisterTable:
    """Who asked for something, with which paper, and what was answered."""
    answers = {"given": tr.say("given"), "refused": tr.say("not given")}
    return RegisterTable(
        "requests",
        tr.say("Register of requests"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("Who asked"), share=2),
            RegisterColumn(tr.say("Office"), share=1.8),
            RegisterColumn(tr.say("Paper shown"), share=1.3),
            RegisterColumn(tr.say("Order no."), share=1.1),
            RegisterColumn(tr.say("Answer"), share=1.2),
        ),
        tuple(
            (
                _day(row.at, offset),
                row.code,
                row.record.who,
                row.record.office or "–",
                row.record.paper or "–",
                row.record.order_no or "–",
                answers.get(row.record.answer, tr.say("not answered")),
            )
            for row in rows
        ),
    )


def opening_register(
    board: str, rows: tuple[OpeningLine, ...], offset: int, tr: Translator
) -> RegisterTable:
    """Who opened an identity and why, by seat."""
    return RegisterTable(
        "openings",
        tr.say("Register of opened identities"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("File"), share=2.5),
            RegisterColumn(tr.say("By whom"), share=1.6),
            RegisterColumn(tr.say("Reason"), share=2.4),
        ),
        tuple(
            (
                _day(row.at, offset),
                _time(row.at, offset, tr),
                row.code,
                seat_words(row.seat, tr) if row.seat else tr.say("no seat"),
                tr.say(IDENTITY_REASONS[row.reason]) if row.reason in IDENTITY_REASONS else "–",
            )
            for row in rows
        ),
    )


def _here(at: datetime, offset: int) -> datetime:
    return at.astimezone(timezone(timedelta(minutes=offset)))


def _day(at: datetime | None, offset: int) -> date | None:
    return None if at is None else _here(at, offset).date()


def _time(at: datetime, offset: int, tr: Translator) -> str:
    return tr.time(_here(at, offset))


def _moment(at: datetime | None, offset: int, tr: Translator) -> str:
    if at is None:
        return "–"
    here = _here(at, offset)
    return tr.say("{day}, {time}", day=tr.date(here.date(), "medium"), time=tr.time(here))

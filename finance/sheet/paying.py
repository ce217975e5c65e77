"""Whether a payment can be made at a meeting, before anything is written. Pure over frozen rows."""

from __future__ import annotations

from dataclasses import replace

from finance.rules.sheet import Box, totals
from finance.sheet.content import PaymentContent, PaymentKind, SheetContent
from finance.sheet.views import ResolutionChoice, SheetView
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["box_of", "check_payment", "received_by"]


def box_of(view: SheetView, content: SheetContent) -> Box:
    """The box as it must be by what is typed."""
    given = ((row.due, content.row(row.person_id).given) for row in view.rows)
    received = totals(given).received
    return Box(view.recall.cash, received, content.paid, content.to_bank, content.from_bank)


def received_by(content: SheetContent, person_id: str) -> PaymentContent | None:
    """The first payment that a person receives, when no reason is written why she confirms it."""
    return next(
        (
            each
            for each in content.payments
            if each.payee_id == person_id and not (each.reason or each.note).strip()
        ),
        None,
    )


def check_payment(view: SheetView, content: SheetContent, payment: PaymentContent) -> None:
    """Refuse a payment that could not be booked.

    Raises InputInvalid "amount-missing"; RuleBroken "resolution-missing", "resolution-used-up",
    "loan-above-cash", "payment-above-cash", "savings-negative", "payee-confirms".
    """
    if payment.amount < 1:
        raise InputInvalid("amount-missing", field="amount")
    others = tuple(each for each in content.payments if each.id != payment.id)
    _check_resolution(view, others, payment)
    box = box_of(view, replace(content, payments=others))
    box.check_payment(payment.amount, loan=payment.kind is PaymentKind.LOAN)
    if payment.kind is PaymentKind.WITHDRAWAL and payment.payee_id is not None:
        _check_savings(view, others, payment)
    if payment.payee_id and payment.payee_id == view.me and not (payment.reason or payment.note):
        raise RuleBroken("payee-confirms", field="note")


def _check_resolution(
    view: SheetView, others: tuple[PaymentContent, ...], payment: PaymentContent
) -> None:
    if payment.resolution_id is None:
        if not payment.resolution_no.strip():
            raise RuleBroken("resolution-missing", field="resolution_id")
        return
    found: ResolutionChoice | None = next(
        (each for each in view.resolutions if each.id == payment.resolution_id), None
    )
    if found is None or found.allowed is None:
        return
    now = sum(each.amount for each in others if each.resolution_id == found.id)
    if found.used + now + payment.amount > found.allowed:
        raise RuleBroken(
            "resolution-used-up",
            field="amount",
            serial=found.serial,
            amount_paise=found.allowed,
            used_paise=found.used + now,
        )


def _check_savings(
    view: SheetView, others: tuple[PaymentContent, ...], payment: PaymentContent
) -> None:
    row = next((each for each in view.rows if each.person_id == payment.payee_id), None)
    if row is None:
        raise RuleBroken("member-not-in-group")
    before = sum(
        each.amount
        for each in others
        if each.kind is PaymentKind.WITHDRAWAL and each.payee_id == row.person_id
    )
    left = row.saved - before
    if payment.amount > left:
        raise RuleBroken(
            "savings-negative",
            field="amount",
            member=row.name,
            amount_paise=left,
            date=view.on_date,
        )

"""Payments out: loans that were granted, and other payments. Each rests on a resolution.

The second person confirms them all before the meeting goes on; what was changed afterwards is
confirmed anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from finance.sheet.content import PaymentContent, PaymentKind
from finance.sheet.views import Granted, MemberRow, ResolutionChoice, SheetView
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.ids import new_id
from ui.buttons import Button
from ui.cards import Card, Row
from ui.live import Text, say, speak
from ui.money.sheet.payment_form import PAPER, PaymentForm
from ui.money.sheet.words import kind_word, money
from ui.state import State
from ui.tiles import SymbolTile

__all__ = ["PaymentsStep"]


class PaymentsStep(PaymentForm):
    """Step 5. `check` refuses a payment before it is taken (an error with words)."""

    def __init__(self) -> None:
        super().__init__()
        self.check: Callable[[PaymentContent], object] = lambda _p: None
        self.confirmed: Callable[[], bool] = lambda: False
        self._pay_buttons: list[Button] = []
        self._loan: Granted | None = None
        self._why: PaymentContent | None = None
        self.list = Card(lambda: say("Paid out at this meeting"), tight=True)
        self.granted = Card(lambda: say("Granted loans that wait to be paid out"), tight=True)
        self.work.addWidget(self.granted)
        self.work.addWidget(self.list)
        self.more = Button(
            lambda: say("Another payment"), icon="plus", on=lambda: self.show_form(on=True)
        )
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.work.addLayout(row)
        self._build_form()
        self.work.addStretch(1)

    # -- showing -------------------------------------------------------------------------------

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        view, content = sitting.view, sitting.content
        self.payee.offer(view.rows)
        self.account.set_choices([(a.code, a.name) for a in view.expenses])
        self.resolution.set_choices(
            [*((r.id, _resolution(r)) for r in view.resolutions), (PAPER, _paper_words)]
        )
        self._show_granted({p.loan_id for p in content.payments})
        self.list.clear()
        for payment in content.payments:
            self.list.add_line()
            self.list.add(self._row(payment))
        self.list.setVisible(bool(content.payments))
        self.more.setVisible(sitting.open and not self.form_card.isVisibleTo(self))

    def _show_granted(self, taken: set[str | None]) -> None:
        sitting = self.sitting
        assert sitting is not None
        self.granted.clear()
        self._pay_buttons = []
        waiting = [loan for loan in sitting.view.granted if loan.loan_id not in taken]
        for loan in waiting:
            member = _member(sitting.view.rows, loan.person_id)
            self.granted.add_line()
            row = Row(
                lambda loan=loan, m=member: say(
                    "{name}, loan of {amount}",
                    name=m.name if m else "",
                    amount=money(loan.amount),
                ),
                lambda loan=loan: _loan_line(loan),
                symbol=SymbolTile(member.symbol if member else "", 38),
                button=(lambda: say("Pay it out"), lambda loan=loan: self.pay_loan(loan)),
            )
            self.granted.add(row)
            if row.button is not None:
                self._pay_buttons.append(row.button)
        if not sitting.open:
            self._pay_buttons = []
        self.granted.setVisible(bool(waiting) and sitting.open)

    def _row(self, payment: PaymentContent) -> Row:
        sitting = self.sitting
        assert sitting is not None
        member = _member(sitting.view.rows, payment.payee_id or "")
        sure = self.confirmed()
        state: tuple[State, Text] = (
            (State.OK, lambda: say("confirmed by two"))
            if sure
            else (State.DUE, lambda: say("waits for the second person"))
        )
        who = member.name if member else payment.payee
        drop = (lambda: say("Take out"), lambda: self._drop(payment.id))
        return Row(
            lambda: f"{money(payment.amount)}  ·  {speak(kind_word(payment.kind))}",
            lambda: _payment_line(payment, who, self._serial(payment)),
            symbol=SymbolTile(member.symbol, 38) if member else None,
            icon="" if member else "cash",
            state=state if sitting.open else None,
            button=drop if sitting.open else None,
        )

    def _serial(self, payment: PaymentContent) -> str:
        sitting = self.sitting
        assert sitting is not None
        for each in sitting.view.resolutions:
            if each.id == payment.resolution_id:
                return each.serial
        return payment.resolution_no

    def _drop(self, payment_id: str) -> None:
        if self.sitting is not None:
            self.sitting.drop_payment(payment_id)
            self.ended.emit()

    def finish(self) -> bool:
        typed = self._why is not None or bool(self.amount.value().strip())
        if self.form_card.isVisibleTo(self) and typed:
            self.take()
            return not self.form_card.isVisibleTo(self)
        self.form_card.hide()
        return True

    # -- the form ------------------------------------------------------------------------------

    def start(self) -> None:
        if self._pay_buttons:
            self._pay_buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ended.emit()

    def show_form(self, *, on: bool) -> None:
        """Open or close the form."""
        self.form_card.setVisible(on)
        self.more.setVisible(not on)
        self._loan = self._why = None
        self.notices.clear()
        self.asked.clear()
        if on:
            for part in (self.kinds, self.amount, self.resolution, self.note, self.add):
                part.show()
            self._kind_chosen()
            self._resolution_chosen()
            first = next(iter(self.kinds.buttons.values()))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.start()

    def pay_loan(self, loan: Granted) -> None:
        """A granted loan is paid out of the box."""
        self._loan = loan
        payment = PaymentContent(
            id=new_id(),
            kind=PaymentKind.LOAN,
            amount=loan.amount,
            payee_id=loan.person_id,
            loan_id=loan.loan_id,
            resolution_id=loan.resolution_id,
            resolution_no=loan.resolution_no,
            note=self.note.value().strip(),
        )
        self._take(payment)

    def ask_why(self, payment: PaymentContent) -> None:
        """The reason of a payment that its receiver also confirms; it stands in the note."""
        self._why = payment
        self.note.set_value("")
        self._only_note(asked=True)
        self.note.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_why(self, payment: PaymentContent) -> None:
        words = self.note.value().strip()
        sitting = self.sitting
        if not words or sitting is None:
            self.note.set_error(lambda: say("Write why."))
            return
        self._why = None
        self.note.set_value("")
        self.form_card.hide()
        sitting.add_payment(replace(payment, note=words))
        self.again()
        self.ended.emit()

    def take(self) -> None:
        """The payment of the form, if it can be paid."""
        self.form.clear_errors()
        self.notices.drop()
        if self._why is not None:
            self._write_why(self._why)
            return
        if self._loan is not None:
            self.pay_loan(self._loan)
            return
        kind = PaymentKind(self.kinds.value() or PaymentKind.EXPENSE.value)
        member: MemberRow | None = None
        if kind is PaymentKind.WITHDRAWAL:
            member = self.payee.check()
            if member is None:
                self.payee.box.setFocus()
                return
        amount = self.amount.check()
        if amount is None:
            self.amount.box.setFocus()
            return
        chosen = self.resolution.value()
        payment = PaymentContent(
            id=new_id(),
            kind=kind,
            amount=amount,
            payee_id=member.person_id if member else None,
            payee=self.payee_name.value().strip() if member is None else "",
            account=str(self._account(kind)),
            resolution_id=None if chosen in (None, PAPER) else str(chosen),
            resolution_no=self.paper_no.value().strip() if chosen == PAPER else "",
            note=self.note.value().strip(),
        )
        self._take(payment)

    def _account(self, kind: PaymentKind) -> object:
        if kind is PaymentKind.WITHDRAWAL:
            return self.which.value()
        if kind is PaymentKind.HELP:
            social = self.sitting is not None and self.sitting.view.recall.social
            return "2040" if social else "5090"
        if kind is PaymentKind.EXPENSE:
            return self.account.value() or "5030"
        return "2210"

    def _take(self, payment: PaymentContent) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        try:
            self.check(payment)
        except SRBoardError as error:
            self._refused(payment, error)
            return
        if not self._sure(payment, sitting.view):
            return
        for field in (self.amount, self.payee, self.payee_name, self.note, self.paper_no):
            field.set_value("")
        self._loan = None
        self.form_card.hide()
        sitting.add_payment(payment)
        self.start()

    def _sure(self, payment: PaymentContent, view: SheetView) -> bool:
        """Whether nothing is doubtful, or the same was asked before."""
        loan = payment.kind is PaymentKind.LOAN
        usual = 0 if loan else view.usual_out.get(payment.account, 0)
        words = f"{payment.payee} {payment.note}"
        return self.asked.sure(payment.amount, usual, words, payment.account)

    def _refused(self, payment: PaymentContent, error: SRBoardError) -> None:
        if payment.kind is PaymentKind.LOAN:
            self._only_note(asked=error.key == "payee-confirms")
        if not self.form.show_error(error):
            self.notices.show_error(error)


def _member(rows: tuple[MemberRow, ...], person_id: str) -> MemberRow | None:
    return next((row for row in rows if row.person_id == person_id), None)


def _paper_words() -> str:
    return say("A number from paper minutes")


def _resolution(row: ResolutionChoice) -> Text:
    def words() -> str:
        if row.left is None:
            return say("{serial}: {text}", serial=row.serial, text=row.text[:60])
        return say(
            "{serial}: {text} ({amount} left)",
            serial=row.serial,
            text=row.text[:50],
            amount=money(row.left),
        )

    return words


def _loan_line(loan: Granted) -> str:
    words = i18n.current().money_words(loan.amount)
    if loan.resolution_no:
        return say("{words}. Resolution {number}.", words=words, number=loan.resolution_no)
    return say("{words}.", words=words)


def _payment_line(payment: PaymentContent, who: str, serial: str) -> str:
    words = i18n.current().money_words(payment.amount)
    parts = [each for each in (who, words, payment.note) if each]
    if serial:
        parts.append(say("resolution {number}", number=serial))
    return "  ·  ".join(parts)

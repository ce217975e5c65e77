"""The form of a payment out of the box: what for, to whom, how much, by which resolution."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from finance.sheet.content import PaymentKind
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import say
from ui.money.asked_twice import AskedTwice
from ui.money.sheet.money_fields import MemberPick, SumField
from ui.money.sheet.step import Step
from ui.money.sheet.words import kind_word
from ui.notices import NoticeStack

__all__ = ["PAPER", "PaymentForm"]

_KINDS = (PaymentKind.EXPENSE, PaymentKind.WITHDRAWAL, PaymentKind.HELP, PaymentKind.OTHER)
PAPER = "paper"


class PaymentForm(Step):
    """The fields of a payment; the step gives what happens to it."""

    more: Button

    def take(self) -> None:
        """The payment of the form, if it can be paid."""
        raise NotImplementedError

    def show_form(self, *, on: bool) -> None:
        """Open or close the form."""
        raise NotImplementedError

    def _build_form(self) -> None:
        self.form_card = Card(lambda: say("Payment out of the box"))
        self.kinds = ChoicePair(
            [(kind.value, kind_word(kind)) for kind in _KINDS],
            PaymentKind.EXPENSE.value,
            name=lambda: say("What for"),
        )
        self.kinds.chosen.connect(lambda _k: self._kind_chosen())
        self.form_card.add(self.kinds)
        self._fields()
        self.form_card.add(self.form)
        self.notices = NoticeStack()
        self.asked = AskedTwice(self.notices)
        self.form_card.add(self.notices)
        row = QHBoxLayout()
        row.addWidget(
            Button(lambda: say("Not now"), Kind.QUIET, on=lambda: self.show_form(on=False))
        )
        row.addStretch(1)
        self.add = Button(lambda: say("Add the payment"), icon="plus", on=self.take)
        row.addWidget(self.add)
        self.form_card.add(row)
        self.form.end_at(self.add)
        self.work.addWidget(self.form_card)
        self.form_card.hide()

    def _fields(self) -> None:
        self.account = ChoiceField(lambda: say("What for"), key="account")
        self.which = ChoiceField(
            lambda: say("From which savings"),
            [
                ("2020", lambda: say("extra savings")),
                ("2010", lambda: say("compulsory savings")),
            ],
            key="which",
        )
        self.payee = MemberPick(lambda: say("Member's number"), key="payee_id")
        self.payee_name = LineField(lambda: say("Who receives it"), key="payee", most=80)
        self.amount = SumField(lambda: say("Amount"))
        self.resolution = ChoiceField(lambda: say("Resolution"), key="resolution_id")
        self.resolution.changed.connect(self._resolution_chosen)
        self.paper_no = LineField(
            lambda: say("Number in the minutes"), key="resolution_no", most=40
        )
        self.note = LineField(lambda: say("Note"), key="note", most=120)
        self.form = Form(gap=8)
        self.form.add(self.account, self.which, self.payee, self.payee_name)
        self.form.add(self.amount, self.resolution, self.paper_no)
        self.form.add(self.note)

    def _kind_chosen(self) -> None:
        kind = self.kinds.value()
        self.account.setVisible(kind == PaymentKind.EXPENSE.value)
        self.which.setVisible(kind == PaymentKind.WITHDRAWAL.value)
        self.payee.setVisible(kind == PaymentKind.WITHDRAWAL.value)
        self.payee_name.setVisible(kind != PaymentKind.WITHDRAWAL.value)
        if self.which.value() is None:
            self.which.set_value("2020")

    def _resolution_chosen(self) -> None:
        self.paper_no.setVisible(self.resolution.value() == PAPER)

    def _only_note(self, *, asked: bool) -> None:
        """A loan takes everything from its request; only the reason can be missing."""
        self.form_card.show()
        self.more.hide()
        for part in (
            self.kinds,
            self.account,
            self.which,
            self.payee,
            self.payee_name,
            self.amount,
            self.resolution,
            self.paper_no,
        ):
            part.hide()
        self.note.setVisible(asked)
        self.add.setVisible(asked)

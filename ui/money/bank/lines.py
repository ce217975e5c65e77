"""Lines of the passbook, written one by one; the last ones stay in sight below."""

from __future__ import annotations

from typing import Any

from finance.bank.commands import AddBankLines, DropLine, NewLine
from finance.bank.views import BoardLine, MatchBoard
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say
from ui.money.amounts import AmountField, money
from ui.money.bank.parts import BankForm, day
from ui.money.bank.presenter import BankPresenter

__all__ = ["DropPage", "LinesPage"]

IN, OUT = "in", "out"


class LinesPage(BankForm):
    """Write down a line; the page stays for the next one."""

    back_key = "money-bank"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Lines of the bank"),
            lambda: say("Write each line as it stands in the passbook, the oldest first."),
            lambda: say("Write it down"),
        )
        self.on = DateField(lambda: say("Day"), key="on_date")
        self.way = ChoiceField(lambda: say("Way"), key="way")
        self.amount = AmountField(lambda: say("Amount"))
        self.balance = AmountField(
            lambda: say("Balance after it"),
            key="balance",
            words=False,
            help=lambda: say("As printed; it shows when a line is missing."),
        )
        self.text = LineField(lambda: say("What the bank writes"), key="text", most=300)
        self.number = LineField(lambda: say("Slip or cheque number"), key="number", most=40)
        self.form.add(self.on, self.way)
        self.form.add(self.amount, self.balance)
        self.form.add(self.text, self.number, stretches=(2, 1))
        self.last = Card(lambda: say("Written down and not ticked yet"), tight=True)
        self.finish()
        self.put(self.last)
        self.foot.helper(
            Button(
                lambda: say("Match"),
                Kind.QUIET,
                icon="checks",
                on=lambda: self.desk.go("money-bank-match", **self.place),
            )
        )

    def load(self, **place: Any) -> MatchBoard:
        return self.presenter.desk.accounts.board(str(place.get("bank", "")))

    def fill(self, found: MatchBoard) -> None:
        self.way.set_choices(
            [(IN, lambda: say("into the account")), (OUT, lambda: say("out of the account"))]
        )
        self.way.set_value(IN)
        if self.on.day() is None:
            self.on.set_day(self.presenter.today)
        for field in (self.amount, self.balance):
            field.set_amount(None)
        for line in (self.text, self.number):
            line.set_value("")
        self._show_last(found)

    def _show_last(self, found: MatchBoard) -> None:
        self.last.clear()
        self.last.setVisible(bool(found.bank))
        for line in found.bank[::-1][:12]:
            self.last.add_line()
            self.last.add(self._row(line))

    def _row(self, line: BoardLine) -> Row:
        return Row(
            lambda: say("{date}: {amount}", date=day(line.on_date), amount=money(line.amount)),
            line.text,
            button=(
                lambda: say("By mistake"),
                lambda: self.desk.go("money-bank-drop", line=line.id, **self.place),
            ),
        )

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return self.no_day("on_date")
        if not amount:
            return self.no_amount()
        if self.balance.is_wrong():
            return self.no_amount("balance")
        sign = -1 if self.way.value() == OUT else 1
        line = NewLine(
            on, sign * amount, self.text.value(), self.number.value(), self.balance.amount()
        )
        self.wish = AddBankLines(str(self.place.get("bank", "")), (line,))
        return True

    def act(self) -> Done:
        return self.presenter.desk.work.add_lines(self.wish)

    def done(self, done: Done) -> None:
        self.arrive(**self.place)
        self.notices.show_saved()
        self.form.start()


class DropPage(BankForm):
    """A line was written by mistake."""

    back_key = "money-bank-lines"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A line written by mistake"),
            lambda: say("It does not count any more; it stays readable with the reason."),
            lambda: say("Take it out"),
        )
        self.reason = LineField(lambda: say("Reason"), key="reason", most=400)
        self.form.add(self.reason)
        self.finish()

    def fill(self, found: Any) -> None:
        self.reason.set_value("")

    def wishes(self) -> bool:
        self.wish = DropLine(str(self.place.get("line", "")), self.reason.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.work.drop_line(self.wish)

"""Sharing out a cycle: counted, loans decided, worked out in sight, signed by two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from finance.rules.share_out import Missing
from finance.savings.commands import SetOff, ShareOutCycle
from finance.savings.views import LoanSetOffView, ShareOutView
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from sr_board.i18n import N_
from ui.buttons import Button
from ui.cards import Card
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.note_count import NoteCount
from ui.money.persons import member_words
from ui.money.savings.forms import SavingsForm
from ui.money.savings.parts import Figures, figure, grounds_card, member_cell, unit_choices
from ui.money.savings.presenter import Savings, SavingsPresenter
from ui.notices import Notice
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["MISSING", "ShareOutPage", "value_words"]

MISSING: dict[Missing, str] = {
    Missing.SHEET_OPEN: N_("close the sheet of every meeting"),
    Missing.WAITING: N_("let the second person confirm or refuse what waits"),
    Missing.NOT_COUNTED: N_("count the cash, by two persons"),
    Missing.CASH_DIFFERS: N_("count again: the box and the book differ"),
    Missing.CASH_UNEXPLAINED: N_("settle the cash that is missing or too much"),
    Missing.LOAN_UNDECIDED: N_("decide every loan: paid, set off, carried over or written off"),
    Missing.OTHER_CLAIMS: N_("pay back what the loan fund owes to others"),
    Missing.NOT_CLOSED: N_("close income and expenses"),
    Missing.NO_SHARES: N_("record the shares"),
}


def value_words(view: ShareOutView) -> str:
    """What a share is worth, for reading aloud."""
    if view.value is None:
        return "–"
    whole = view.value.numerator // view.value.denominator
    about = view.value.denominator != 1
    return say("about {amount}", amount=money(whole)) if about else money(whole)


class _LoanChoice(ChoiceField):
    """What happens to one loan."""

    def __init__(self, loan: LoanSetOffView) -> None:
        self.loan = loan
        super().__init__(
            lambda: say(
                "{member}: loan {number}, {principal} and {interest} interest",
                member=member_words(loan.member),
                number=loan.number,
                principal=money(loan.principal),
                interest=money(loan.interest),
            ),
            [
                ("set_off", lambda: say("is taken from her payout, with the interest")),
                ("principal", lambda: say("is taken from her payout, without interest")),
                ("carry", lambda: say("goes on in the next cycle")),
            ],
            key=f"loan-{loan.loan_id}",
        )


class ShareOutPage(SavingsForm):
    """The wizard of a share-out."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Share out"),
            lambda: say("The social fund is not shared. Every paisa of the loan fund is."),
            lambda: say("Share out, with a second person"),
        )
        self.count = NoteCount()
        self.first = ChoiceField(lambda: say("First who counted"), key="first")
        self.other = ChoiceField(lambda: say("Second who counted"), key="counters")
        self.unit = ChoiceField(
            lambda: say("Smallest amount handed out"), unit_choices(), key="unit"
        )
        self.residue = ChoiceField(
            lambda: say("What cannot be shared"),
            [
                ("social", lambda: say("goes to the social fund")),
                ("carry", lambda: say("is carried over")),
            ],
            key="residue",
        )
        self.form.add(self.on)
        card = Card(lambda: say("Cash of the loan fund, counted by two"))
        card.add(self.count)
        self.form.add_widget(card)
        self.form.add(self.first, self.other)
        self.form.add(self.unit, self.residue)
        self.loans: list[_LoanChoice] = []
        self.loan_card = Card(lambda: say("Loans"))
        self.form.add_widget(self.loan_card)
        self.again = Button(lambda: say("Work it out"), on=self.work_out)
        self.form.add_widget(self.again)
        self._results()
        card, self.grounds = grounds_card()
        self.put(card)
        self.view: ShareOutView | None = None
        self.finish()

    def _results(self) -> None:
        """Figures, what is read aloud, and the table of payouts."""
        self.figures = Figures(
            lambda: say("Cash"),
            lambda: say("Bank"),
            lambda: say("Set off"),
            lambda: say("To share"),
            lambda: say("Handed out"),
        )
        self.put(self.figures)
        self.aloud = Label("", "strong", wrap=True)
        self.put(self.aloud)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=50, name=say("Payouts"))
        self.table.setMinimumHeight(320)
        self.put(self.table)

    def go_back(self) -> None:
        self.desk.go("money-shares", group=self.group_id)

    def load(self, **place: Any) -> Any:
        group = str(place.get("group", ""))
        found = self.presenter.savings(group)
        command = ShareOutCycle(group, found.today, None)
        return found, self.presenter.desk.found.share_out(command)

    def fill(self, found: tuple[Savings, ShareOutView]) -> None:
        savings, view = found
        self.on.set_day(savings.today)
        self.count.show_worths(savings.worths)
        members = [
            (row.member.member_id, lambda m=row.member: member_words(m))
            for row in savings.view.rows
        ]
        for field in (self.first, self.other):
            field.set_choices([("", lambda: say("Choose")), *members])
            field.set_value("")
        self.unit.set_value(savings.view.terms.unit)
        self.residue.set_value("social")
        self.grounds.offer(savings.resolutions)
        self._offer_loans(view)
        self.show_view(view)

    def _offer_loans(self, view: ShareOutView) -> None:
        self.loan_card.clear()
        self.loans = [_LoanChoice(loan) for loan in view.loans]
        for choice in self.loans:
            self.loan_card.add(choice)
        self.loan_card.setVisible(bool(self.loans))

    def command(self, **facts: Any) -> ShareOutCycle | None:
        """The command as the fields stand; None when something is missing, which is said."""
        if not self.has_day():
            return None
        on = self.on.day()
        assert on is not None
        taken = [choice for choice in self.loans if choice.value() in ("set_off", "principal")]
        return ShareOutCycle(
            self.group_id,
            on,
            self._counted(),
            int(str(self.unit.value() or 1)),
            str(self.residue.value() or "social"),
            tuple(
                SetOff(
                    c.loan.loan_id,
                    c.loan.principal,
                    c.loan.interest if c.value() == "set_off" else 0,
                )
                for c in taken
            ),
            frozenset(c.loan.loan_id for c in self.loans if c.value() == "carry"),
            pieces=self.count.pieces() or {},
            counters=tuple(str(field.value() or "") for field in (self.first, self.other)),
            **facts,
        )

    def _counted(self) -> int | None:
        """What was counted; an empty box needs no count, and paise below the smallest coin are
        taken from the book."""
        cash = self.view.cash if self.view is not None else 0
        if self.count.pieces() is None:
            return None
        found = self.count.amount() or 0
        if 0 <= cash - found < min(self.count.boxes, default=1):
            return cash
        return found or None

    def work_out(self) -> None:
        """Show what everybody would get, and what is still missing."""
        self.form.clear_errors()
        self.notices.drop()
        command = self.command()
        if command is not None:
            self.read(lambda: self._look(command), self._looked)

    def _look(self, command: ShareOutCycle) -> Any:
        try:
            return self.presenter.desk.found.share_out(command)
        except SRBoardError as error:
            return error

    def _looked(self, found: Any) -> None:
        if isinstance(found, SRBoardError):
            self.show_error(found)
            return
        self.show_view(found)

    def show_view(self, view: ShareOutView) -> None:
        """Show pool, payouts, and what stands against it."""
        self.view = view
        self.figures.show_amounts(
            view.cash,
            view.bank or None,
            view.pool.principal + view.pool.interest or None,
            view.pool.whole - view.residue,
            view.net or None,
        )
        self.aloud.tell(
            lambda: say(
                "To read aloud: {shares} shares, one is worth {value}.",
                shares=view.shares,
                value=value_words(view),
            )
        )
        self.model.show_rows([(view.members[each.id], each) for each in view.payouts])
        self.table.setVisible(bool(view.payouts))
        self.table.set_foot(_sums(view))
        self._tell_missing(view)

    def _tell_missing(self, view: ShareOutView) -> None:
        self.notices.drop("missing")
        self.notices.drop("above")
        if view.missing:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say(
                        "Before sharing: {list}.",
                        list="; ".join(say(MISSING[each]) for each in view.missing),
                    ),
                ),
                "missing",
            )
        for ref, (lacks, _) in view.too_much.items():
            self.notices.show_notice(
                Notice(
                    "over",
                    lambda ref=ref, lacks=lacks: say(
                        "The loan of {member} is {amount} more than her payout.",
                        member=member_words(view.members[ref]),
                        amount=money(lacks),
                    ),
                    lambda: say("She pays the rest first, or it is carried over or written off."),
                ),
                "above",
            )

    def wishes(self) -> bool:
        command = self.command()
        if command is None:
            return False
        if command.counted is None:
            self.notices.show_notice(
                Notice("due", lambda: say("Count the cash: write the notes and coins.")), "count"
            )
            return False
        if command.pieces and ("" in command.counters or len(set(command.counters)) < 2):
            self.form.set_error("counters", lambda: say("Two different persons count."))
            return False
        grounds = self.grounds.taken()
        if grounds is None:
            return False
        self.wish = replace(command, grounds=grounds)
        return True

    def what_is_signed(self) -> Text:
        view = self.view
        assert view is not None
        return lambda: say(
            "The cycle is shared out: {amount} by {shares} shares",
            amount=money(view.pool.whole - view.residue),
            shares=view.shares,
        )

    def act(self) -> Done:
        return self.presenter.desk.share_outs.share_out(replace(self.wish, second=self.second))

    def done(self, done: Done) -> None:
        self.desk.go("paper", kind="share-out", id=done.id)


def _columns() -> list[Column]:
    def amount(key: str, heading: Text, name: str, bold: bool = False) -> Column:
        return Column(
            key,
            heading,
            lambda row: Cell(money(getattr(row[1], name)), bold=bold),
            160,
            number=True,
        )

    return [
        Column("member", lambda: say("Member"), lambda row: member_cell(row[0])),
        Column(
            "shares", lambda: say("Shares"), lambda row: figure(row[1].shares), 100, number=True
        ),
        amount("gross", lambda: say("Payout"), "gross"),
        amount("set_off", lambda: say("Set off"), "set_off"),
        amount("net", lambda: say("Handed out"), "net", bold=True),
    ]


def _sums(view: ShareOutView) -> list[str]:
    return [
        say("Sum"),
        figure(view.shares),
        money(sum(each.gross for each in view.payouts)),
        money(sum(each.set_off for each in view.payouts)),
        money(view.net),
    ]

"""Savings are returned; the group's rules about savings; who leaves."""

from __future__ import annotations

from typing import Any

from finance.savings.commands import Leave, SetTerms, Withdraw
from finance.savings.views import LeavingView
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second
from ui.live import Text, say
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField, money
from ui.money.persons import MemberLine, member_words
from ui.money.savings.parts import (
    BOX,
    Figures,
    GroundsFields,
    grounds_card,
    member_choices,
    pocket_choices,
    unit_choices,
)
from ui.money.savings.presenter import Savings, SavingsPresenter
from ui.two_persons import TwoPersonForm

__all__ = ["LeavingPage", "RulesPage", "SavingsForm", "WithdrawPage"]


class SavingsForm(TwoPersonForm):
    """A form about a group's savings that two persons sign."""

    def __init__(
        self, desk: Desk, presenter: SavingsPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter.signing, title, guidance, verb)
        self.presenter = presenter
        self.on = DateField(lambda: say("Day"), key="on_date")
        self.pocket = ChoiceField(lambda: say("Taken out of"), key="bank_id")

    @property
    def group_id(self) -> str:
        """The group whose savings they are."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money-savings", group=self.group_id)

    def load(self, **place: Any) -> Any:
        return self.presenter.savings(str(place.get("group", "")))

    def bank(self) -> str | None:
        """The bank account money comes out of; None: the box."""
        chosen = str(self.pocket.value() or BOX)
        return None if chosen == BOX else chosen

    def has_day(self) -> bool:
        """Whether the day is there; says when it is not."""
        if self.on.day() is None:
            self.form.set_error("on_date", lambda: say("Write the day, for example 24/11/2026."))
            return False
        return True


class WithdrawPage(SavingsForm):
    """Savings of a member are returned."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Return savings"),
            lambda: say("By resolution, and a second person confirms it."),
            lambda: say("Return it, with a second person"),
        )
        self.member = ChoiceField(lambda: say("To whom"), key="member_id")
        self.kind = ChoiceField(
            lambda: say("Which savings"),
            [
                ("compulsory", lambda: say("Savings")),
                ("voluntary", lambda: say("Extra savings")),
            ],
            key="kind",
        )
        self.amount = AmountField(lambda: say("Amount"))
        self.saved = Label("", "strong", wrap=True)
        self.form.add(self.member, self.kind)
        self.form.add_widget(self.saved)
        self.form.add(self.amount, self.on)
        self.form.add(self.pocket)
        self.grounds = GroundsFields(self.form, reason=True)
        self.member.choice.currentIndexChanged.connect(lambda _i: self._tell_saved())
        self.kind.choice.currentIndexChanged.connect(lambda _i: self._tell_saved())
        self.finish()

    def fill(self, found: Savings) -> None:
        self.found = found
        self.member.set_choices(member_choices(found.view))
        self.member.set_value(self.place.get("id"))
        self.kind.set_value("compulsory")
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.view))
        self.pocket.set_value(BOX)
        self.grounds.offer(found.resolutions)
        self._tell_saved()

    def _tell_saved(self) -> None:
        row = next(
            (r for r in self.found.view.rows if r.member.member_id == self.member.value()), None
        )
        self.saved.setVisible(row is not None)
        if row is None:
            return
        kept = self.found.view.terms.kept if self.kind.value() == "compulsory" else 0
        amount = row.compulsory if self.kind.value() == "compulsory" else row.voluntary
        self.saved.tell(
            lambda: (
                say("Saved: {amount}; {kept} must stay.", amount=money(amount), kept=money(kept))
                if kept
                else say("Saved: {amount}", amount=money(amount))
            )
        )

    def wishes(self) -> bool:
        if self.member.value() is None:
            self.form.set_error("member_id", lambda: say("Savings always belong to a member."))
            return False
        if not self.amount.amount():
            self.form.set_error("amount", lambda: say("Write the amount, for example 1500."))
            return False
        if not self.has_day():
            return False
        grounds = self.grounds.taken()
        if grounds is None:
            return False
        on, amount = self.on.day(), self.amount.amount()
        assert on is not None and amount is not None
        self.wish = (str(self.member.value()), str(self.kind.value()), amount, on, grounds)
        self._bank = self.bank()
        return True

    def what_is_signed(self) -> Text:
        member, _, amount, _, _ = self.wish
        row = next(r for r in self.found.view.rows if r.member.member_id == member)
        return lambda: say(
            "{amount} of her savings goes back to {member}",
            amount=money(amount),
            member=member_words(row.member),
        )

    def act(self) -> Done:
        member, kind, amount, on, grounds = self.wish
        return self.presenter.desk.accounts.withdraw(
            Withdraw(
                self.group_id, member, kind, amount, on, grounds, self._bank, second=self.second
            )
        )

    def done(self, done: Done) -> None:
        self.desk.go("money-passbook", group=self.group_id, id=self.wish[0])


class RulesPage(FormPage):
    """What the group's rules say about savings."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Rules of savings"),
            lambda: say("As the group decided them."),
            lambda: say("Keep the rules"),
        )
        self.presenter = presenter
        self.kept = AmountField(lambda: say("Least that stays saved"), key="kept", words=False)
        self.rate = LineField(
            lambda: say("Interest on savings, per cent a year"),
            key="rate",
            most=12,
            help=lambda: say("Leave it empty when the group gives none."),
        )
        self.unit = ChoiceField(lambda: say("Amounts are rounded to"), unit_choices(), key="unit")
        self.left_over = ChoiceField(
            lambda: say("Money that makes no whole share"),
            [
                ("return", lambda: say("is returned")),
                ("social", lambda: say("goes to the social fund")),
            ],
            key="left_over",
        )
        self.leaving = ChoiceField(
            lambda: say("Who leaves gets a share of the surplus"),
            [(False, lambda: say("no")), (True, lambda: say("yes"))],
            key="leaving_share",
        )
        self.form.add(self.kept, self.rate)
        self.form.add(self.unit, self.leaving)
        self.form.add(self.left_over)
        self.finish()

    def load(self, **place: Any) -> Savings:
        return self.presenter.savings(str(place.get("group", "")))

    def fill(self, found: Savings) -> None:
        terms = found.view.terms
        self.kept.set_amount(terms.kept)
        self.rate.set_value(terms.rate)
        self.unit.set_value(terms.unit)
        self.left_over.set_value(terms.left_over)
        self.leaving.set_value(terms.leaving_share)
        self.left_over.setVisible(found.view.share_mode)

    def go_back(self) -> None:
        self.desk.go("money-savings", group=str(self.place.get("group", "")))

    def wishes(self) -> bool:
        if self.kept.is_wrong():
            self.form.set_error("kept", lambda: say("Write an amount."))
            return False
        self.wish = SetTerms(
            str(self.place.get("group", "")),
            self.kept.amount() or 0,
            self.rate.value(),
            int(str(self.unit.value() or 1)),
            str(self.left_over.value() or "return"),
            bool(self.leaving.value()),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.accounts.set_terms(self.wish)


class LeavingPage(SavingsForm):
    """The last account with a member: what is hers, what she owes, what is paid."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The last account"),
            lambda: say("Everybody may leave. What is left of a loan goes on with its own plan."),
            lambda: say("Make the last account"),
        )
        self.account = Card()
        self.work.insertWidget(self.work.indexOf(self.card), self.account)
        self.surplus = AmountField(
            lambda: say("Her share of the surplus"), key="surplus", words=False
        )
        self.again = Button(lambda: say("Work it out again"), Kind.QUIET, on=self.work_out)
        self.form.add(self.on, self.surplus)
        self.form.add(self.pocket)
        self.form.add_widget(self.again)
        card, self.grounds = grounds_card(reason=True)
        self.put(card)
        self.finish()

    def go_back(self) -> None:
        self.desk.go("money-passbook", group=self.group_id, id=self.place.get("id", ""))

    def load(self, **place: Any) -> Any:
        group, member = str(place.get("group", "")), str(place.get("id", ""))
        found = self.presenter.savings(group)
        return found, self.presenter.desk.found.leaving(group, member, found.today)

    def fill(self, found: tuple[Savings, LeavingView]) -> None:
        savings, view = found
        self.on.set_day(savings.today)
        self.surplus.set_amount(view.granted or None)
        self.surplus.setVisible(view.gets_share)
        self.pocket.set_choices(pocket_choices(savings.view))
        self.pocket.set_value(BOX)
        self.grounds.offer(savings.resolutions)
        self.show_account(view)

    def work_out(self) -> None:
        """Read the account again, for the day and the share that are typed."""
        group, member = self.group_id, str(self.place.get("id", ""))
        on, share = self.on.day() or self.presenter.today, self.surplus.amount() or 0
        self.read(
            lambda: self.presenter.desk.found.leaving(group, member, on, share), self.show_account
        )

    def show_account(self, view: LeavingView) -> None:
        """Show what is hers, what is taken for loans, and what is paid or stays open."""
        self.view = view
        self.account.clear()
        self.account.add(MemberLine(view.member))
        own, made = view.account.own, view.account
        first = Figures(
            lambda: say("Savings"),
            lambda: say("Extra savings"),
            lambda: say("Shares"),
            lambda: say("Share of the surplus"),
        )
        first.show_amounts(
            own.compulsory, own.voluntary or None, own.shares or None, own.surplus or None
        )
        self.account.add(first)
        owed = Figures(lambda: say("Taken for interest"), lambda: say("Taken for the loan"))
        owed.show_amounts(made.interest, made.principal)
        owed.setVisible(bool(view.loans))
        self.account.add(owed)
        last = Figures(lambda: say("Paid to her"), lambda: say("Stays a loan, with its own plan"))
        last.show_amounts(made.payable, made.left or None)
        self.account.add(last)
        fines = sum(loan.fines for loan in view.loans)
        if fines:
            self.account.add(
                second(
                    lambda: say(
                        "Fines of {amount} are still open; they are not taken from her savings.",
                        amount=money(fines),
                    ),
                    wrap=True,
                )
            )

    def needs_two(self) -> bool:
        return self.view.account.own.whole > 0

    def wishes(self) -> bool:
        if not self.has_day():
            return False
        grounds = self.grounds.taken() if self.needs_two() else None
        if grounds is None and self.needs_two():
            return False
        on = self.on.day()
        assert on is not None
        facts: dict[str, Any] = {"surplus": self.surplus.amount() or 0, "bank_id": self.bank()}
        if grounds is not None:
            facts["grounds"] = grounds
        self.wish = (on, facts)
        return True

    def what_is_signed(self) -> Text:
        view = self.view
        return lambda: say(
            "The last account with {member}: {amount} is paid to her",
            member=member_words(view.member),
            amount=money(view.account.payable),
        )

    def act(self) -> Done:
        on, facts = self.wish
        member = str(self.place.get("id", ""))
        return self.presenter.desk.leaving.leave(
            Leave(self.group_id, member, on, second=self.second, **facts)
        )

    def done(self, done: Done) -> None:
        self.desk.go("paper", kind="leaving-account", id=done.id)

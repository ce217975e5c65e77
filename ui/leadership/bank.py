"""Who signs at the bank: what the bank works by, what it is to be told, and new mandates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.leadership.commands import (
    BankAnswered,
    DecideMandate,
    SignatoryNamed,
    TellBank,
    WithdrawMandate,
)
from governance.leadership.views import BankWork, MandateState, MandateView
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second, strong
from ui.leadership.parts import (
    LeaderForm,
    back_to_leaders,
    day,
    finding_notice,
    mandate_state,
    who_words,
)
from ui.leadership.presenter import Bank, LeadersPresenter, decision_choices, member_choices
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.state import StateMark

__all__ = ["BankPage", "BankStepPage", "MandatePage"]

_SIGNERS = 4


class BankPage(Page):
    """Mandates of a group."""

    listens = frozenset({"leaders", "mandates"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Who signs at the bank"),
            lambda: say("Until the bank answers, it works by the old paper."),
        )
        self.presenter = presenter
        self._group = ""
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_leaders(desk, lambda: self._group))
        self.foot.helper(
            Button(
                lambda: say("Register"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="mandates", id=self._group),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("New mandate"),
                Kind.MAIN,
                icon="plus",
                key="Ctrl+Return",
                on=lambda: self.desk.go("leaders-mandate", group=self._group),
            )
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.bank(group), self.show_bank)

    def show_bank(self, found: Bank) -> None:
        """Show what is to be done, then every mandate, the newest first."""
        self.notices.clear()
        for number, work in enumerate(found.work):
            self._tell(number, work)
        self.card.clear()
        for mandate in found.register:
            self.card.add_line()
            self.card.add(self._mandate(mandate, found.may_write))
        if not found.register:
            self.card.add(Empty("cash", lambda: say("No mandate is written down yet.")), 1)
        self.main.setVisible(found.may_write)

    def _tell(self, number: int, work: BankWork) -> None:
        due = work.due_on
        if due is not None:
            names = ", ".join(who.name for who in work.gaining)
            self.notices.show_notice(
                Notice(
                    "over" if work.days_over > 0 else "due",
                    lambda: say(
                        "{account}: the bank is to be told by {date}",
                        account=work.account,
                        date=day(due),
                    ),
                    (lambda: say("These shall sign now: {names}.", names=names)) if names else "",
                ),
                f"work{number}",
            )
        for place, finding in enumerate(work.findings):
            self.notices.show_notice(finding_notice(finding, None), f"f{number}-{place}")

    def _mandate(self, mandate: MandateView, may: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(strong(mandate.account, wrap=True), 1)
        top.addWidget(StateMark(*mandate_state(mandate.state)))
        column.addLayout(top)
        column.addWidget(
            Label(
                lambda: say(
                    "{bank}: {k} of {n} sign together",
                    bank=mandate.bank,
                    k=mandate.k,
                    n=mandate.n,
                ),
                "body",
                wrap=True,
            )
        )
        column.addWidget(
            Label(lambda: ", ".join(who_words(s.who) for s in mandate.signatories), wrap=True)
        )
        column.addWidget(second(lambda: _course(mandate), wrap=True))
        row = QHBoxLayout()
        for words, act in self._acts(mandate) if may else ():
            row.addWidget(Button(words, Kind.QUIET, on=act))
        row.addWidget(
            Button(
                lambda: say("Extract for the bank"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="bank-extract", id=mandate.id),
            )
        )
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Hairline())
        return holder

    def _acts(self, mandate: MandateView) -> list[tuple[Text, Callable[[], object]]]:
        def step(kind: str) -> Callable[[], object]:
            return partial(
                self.desk.go, "leaders-bank-step", group=self._group, mandate=mandate.id, step=kind
            )

        if mandate.state is MandateState.TO_TELL:
            return [
                (lambda: say("The bank was told"), step("told")),
                (lambda: say("Withdraw it"), step("withdrawn")),
            ]
        if mandate.state is MandateState.WAITING:
            return [
                (lambda: say("The bank answered"), step("answered")),
                (lambda: say("Withdraw it"), step("withdrawn")),
            ]
        return []


def _course(mandate: MandateView) -> str:
    parts = [say("decided {date}", date=day(mandate.decided_on))]
    if mandate.serial:
        parts[0] = say(
            "decided {date} as {serial}", date=day(mandate.decided_on), serial=mandate.serial
        )
    if mandate.told_on is not None:
        parts.append(say("the bank was told {date}", date=day(mandate.told_on)))
    if mandate.acknowledged_on is not None:
        parts.append(say("it answered {date}", date=day(mandate.acknowledged_on)))
    if mandate.days_over > 0:
        parts.append(say_n("{n} day over", "{n} days over", mandate.days_over))
    return " · ".join(parts)


class MandatePage(LeaderForm):
    """The group decided who signs."""

    back_key = "leaders-bank"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("New mandate"),
            lambda: say("Call the account by its everyday name; never write its whole number."),
            lambda: say("Record the mandate"),
        )
        self.presenter = presenter
        self.account = LineField(lambda: say("Account"), key="account", most=120)
        self.bank = LineField(lambda: say("Bank"), key="bank", most=120)
        self.branch = LineField(lambda: say("Branch"), key="branch", most=120)
        self.decided = DateField(lambda: say("Decided on"), key="decided_on")
        self.decision = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Or its number in the paper book"), key="paper_resolution", most=60
        )
        self.k = NumberField(lambda: say("How many must sign"), key="k")
        self.form.add(self.account)
        self.form.add(self.bank, self.branch)
        self.form.add(self.decided, self.decision)
        self.form.add(self.paper, self.k)
        self.signers: list[tuple[ChoiceField, ChoiceField]] = []
        for place in range(1, _SIGNERS + 1):
            who = ChoiceField(
                lambda p=place: say("Signs as number {n}", n=p),
                key="signatories" if place == 1 else f"signer{place}",
            )
            office = ChoiceField(lambda: say("For the office"), key=f"office{place}")
            self.signers.append((who, office))
            self.form.add(who, office)
        self.chair = ChoiceField(lambda: say("Certified by the chair"), key="chair_id")
        self.secretary = ChoiceField(lambda: say("and by the secretary"), key="secretary_id")
        self.form.add(self.chair, self.secretary)
        self.already = CheckLine(lambda: say("The bank already works by it"))
        self.form.add_widget(self.already)
        self.finish()

    def load(self, **place: Any) -> Bank:
        return self.presenter.bank(str(place.get("group", "")))

    def fill(self, found: Bank) -> None:
        for who, office in self.signers:
            who.set_choices([("", "–"), *member_choices(found.members)])
            who.set_value("")
            office.set_choices([("", "–"), *found.offices])
            office.set_value("")
        for certifying in (self.chair, self.secretary):
            certifying.set_choices([("", "–"), *member_choices(found.members)])
            certifying.set_value("")
        self.decided.set_day(self.presenter.today)
        self.decision.set_choices(
            [("", lambda: say("on paper")), *decision_choices(found.decisions)]
        )
        self.decision.set_value("")
        self.already.setChecked(False)

    def wishes(self) -> bool:
        decided = self.decided.day()
        if decided is None:
            self.form.set_error("decided_on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        if self.k.is_wrong():
            self.form.set_error("k", lambda: say("Write a number."))
            return False
        signing = tuple(
            SignatoryNamed(str(who.value()), str(office.value() or ""))
            for who, office in self.signers
            if who.value()
        )
        self.wish = DecideMandate(
            self.group_id,
            self.account.value(),
            self.bank.value(),
            signing,
            decided,
            self.branch.value(),
            self.k.number(),
            resolution_id=str(self.decision.value() or "") or None,
            paper_resolution=self.paper.value(),
            chair_id=str(self.chair.value() or "") or None,
            secretary_id=str(self.secretary.value() or "") or None,
            in_force=self.already.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.mandate_work.decide(self.wish)


class BankStepPage(LeaderForm):
    """The bank was told, it answered, or the mandate is withdrawn."""

    back_key = "leaders-bank"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("At the bank"),
            lambda: say("Write down the day on which it was done."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.on = DateField(lambda: say("Day"), key="on")
        self.note = LineField(lambda: say("Remark"), key="note", most=400)
        self.form.add(self.on, self.note, stretches=(1, 2))
        self.finish()

    def fill(self, found: Any) -> None:
        self.on.set_day(self.presenter.today)
        self.note.set_value("")
        titles: dict[str, Text] = {
            "told": lambda: say("The bank was told"),
            "answered": lambda: say("The bank answered"),
            "withdrawn": lambda: say("Withdraw the mandate"),
        }
        self.set_title(titles[str(self.place.get("step", "told"))])

    def wishes(self) -> bool:
        self._on = self.on.day()
        if self._on is None:
            self.form.set_error("on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self._note = self.note.value()
        return True

    def act(self) -> Done:
        mandate, on = str(self.place.get("mandate", "")), self._on
        assert on is not None
        work = self.presenter.desk.mandate_work
        match self.place.get("step"):
            case "answered":
                return work.answered(BankAnswered(mandate, on, self._note))
            case "withdrawn":
                return work.withdraw(WithdrawMandate(mandate, on, self._note))
            case _:
                return work.tell_bank(TellBank(mandate, on, self._note))

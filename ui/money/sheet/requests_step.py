"""Requests: who asks for a loan, and what the meeting decided. The decision has its resolution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.rules.loans.schedules import Row
from finance.sheet.views import ResolutionChoice, SheetView, TermsChoice, Wish
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label, strong
from ui.live import Text, say, say_n
from ui.money.loans.parts import PlanTable
from ui.money.loans.presenter import product_words
from ui.money.sheet.money_fields import MemberPick, SumField
from ui.money.sheet.step import Step
from ui.money.sheet.words import money
from ui.tiles import SymbolTile

__all__ = ["Asked", "Decided", "Looked", "RequestsStep"]

_PAPER = "paper"
_PURPOSES: tuple[tuple[str, Text], ...] = (
    ("business", lambda: say("Business")),
    ("education", lambda: say("Education")),
    ("health", lambda: say("Health")),
    ("housing", lambda: say("Housing")),
    ("old_debt", lambda: say("Old debt")),
    ("festival", lambda: say("Festival")),
    ("household", lambda: say("Household")),
    ("other", lambda: say("Other purpose")),
)


@dataclass(frozen=True)
class Decided:
    """What the meeting decided on a request. `granted` False: it is not given."""

    loan_id: str
    granted: bool
    amount: int = 0
    instalments: int | None = None
    resolution_id: str | None = None
    resolution_no: str = ""


@dataclass(frozen=True)
class Looked:
    """A loan as the meeting might grant it, to look at its plan."""

    wish: Wish
    amount: int
    instalments: int | None


@dataclass(frozen=True)
class Asked:
    """A member asks for a loan now."""

    person_id: str
    amount: int
    instalments: int | None
    purpose: str
    product_id: str


class RequestsStep(Step):
    """Step 4. `decide`, `ask` and `look` (at the plan of a loan) are given by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.decide: Callable[[Decided], object] = lambda _d: None
        self.ask: Callable[[Asked], object] = lambda _a: None
        self.look: Callable[[Looked], object] = lambda _l: None
        self._wish: Wish | None = None
        self._buttons: list[Button] = []
        self.list = Card(lambda: say("Who asks for a loan"), tight=True)
        self.nobody = Label(lambda: say("Nobody asks for a loan yet."), "body", "soft")
        self.work.addWidget(self.list)
        self._build_decision()
        self.more = Button(lambda: say("New request"), icon="plus", on=self._show_asking)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.work.addLayout(row)
        self._build_asking()
        self.work.addStretch(1)

    def _build_decision(self) -> None:
        self.decision = Card(lambda: say("The meeting grants the loan"))
        self.who = strong("", wrap=True)
        self.decision.add(self.who)
        self.amount = SumField(lambda: say("Granted"))
        self.count = NumberField(lambda: say("Instalments"), key="instalments", digits=3)
        self.resolution = ChoiceField(lambda: say("Resolution"), key="resolution_id")
        self.resolution.changed.connect(self._resolution_chosen)
        self.paper_no = LineField(
            lambda: say("Number in the minutes"), key="resolution_no", most=40
        )
        self.form = Form(gap=8)
        self.form.add(self.amount, self.count, self.resolution, self.paper_no)
        self.decision.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(lambda: say("Not now"), Kind.QUIET, on=self._leave))
        row.addStretch(1)
        self.write = Button(lambda: say("Write the decision"), icon="gavel", on=self._grant)
        row.addWidget(self.write)
        self.decision.add(row)
        self.form.end_at(self.write)
        self.decision.hide()
        self.work.addWidget(self.decision)
        self.plan = PlanTable(lambda: say("What she would pay"))
        self.work.addWidget(self.plan)
        for box in (self.amount.line, self.count.line):
            box.editingFinished.connect(self._look)

    def _build_asking(self) -> None:
        self.asking = Card(lambda: say("A member asks for a loan"))
        self.member = MemberPick(lambda: say("Member's number"), key="member_id")
        self.wanted = SumField(lambda: say("Amount"))
        self.over = NumberField(lambda: say("Instalments"), key="instalments", digits=3)
        self.purpose = ChoiceField(lambda: say("Purpose"), _PURPOSES, key="purpose")
        self.purpose.set_value("business")
        self.terms = ChoiceField(lambda: say("Terms"), key="product_id")
        form = Form(gap=8)
        form.add(self.member, self.wanted, self.over, self.purpose)
        form.add(self.terms)
        self.asking.add(form)
        row = QHBoxLayout()
        row.addWidget(Button(lambda: say("Not now"), Kind.QUIET, on=self._leave))
        row.addStretch(1)
        self.put = Button(lambda: say("Write the request"), icon="plus", on=self._ask)
        row.addWidget(self.put)
        self.asking.add(row)
        form.end_at(self.put)
        self.asking.hide()
        self.work.addWidget(self.asking)

    # -- showing -------------------------------------------------------------------------------

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        self.list.clear()
        self._buttons = []
        self.member.offer(sitting.view.rows)
        self.resolution.set_choices(
            [
                *((r.id, lambda r=r: _resolution(r)) for r in sitting.view.resolutions),
                (_PAPER, lambda: say("A number from paper minutes")),
            ]
        )
        self._offer_terms(sitting.view.terms)
        for wish in sitting.view.wishes:
            self.list.add_line()
            self.list.add(self._row(wish))
        if not sitting.view.wishes:
            self.nobody = Label(lambda: say("Nobody asks for a loan yet."), "body", "soft")
            self.nobody.setContentsMargins(20, 4, 16, 14)
            self.list.add(self.nobody)
        self.more.setVisible(sitting.open and not self.asking.isVisibleTo(self))

    def _offer_terms(self, terms: tuple[TermsChoice, ...]) -> None:
        """The latest terms are chosen; a group with one kind of loan is not asked."""
        chosen = self.terms.value()
        self.terms.set_choices(
            [(t.id, lambda t=t: product_words(t.name, t.product)) for t in terms]
        )
        if chosen not in {t.id for t in terms}:
            self.terms.set_value(terms[0].id if terms else None)
        self.terms.setVisible(len(terms) > 1)

    def _row(self, wish: Wish) -> QWidget:
        sitting = self.sitting
        assert sitting is not None
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(12)
        member = sitting.member(wish.person_id)
        row.addWidget(SymbolTile(member.symbol, 38))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(
            strong(lambda: say("{name}: {amount}", name=member.name, amount=money(wish.amount)))
        )
        words.addWidget(Label(lambda: _wish_line(wish), "body", "soft", wrap=True))
        row.addLayout(words, 1)
        if sitting.open:
            yes = Button(lambda: say("Granted"), icon="check", on=lambda: self._choose(wish))
            self._buttons.append(yes)
            row.addWidget(yes)
            row.addWidget(
                Button(
                    lambda: say("Not granted"),
                    on=lambda: self.decide(Decided(wish.loan_id, granted=False)),
                )
            )
        return holder

    def start(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ended.emit()

    def finish(self) -> bool:
        if self.decision.isVisibleTo(self):
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if self.asking.isVisibleTo(self) and self.wanted.value().strip():
            self.put.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def _leave(self) -> None:
        self.decision.hide()
        self.plan.hide()
        self.asking.hide()
        self.more.show()
        self.start()

    # -- deciding ------------------------------------------------------------------------------

    def _choose(self, wish: Wish) -> None:
        self._wish = wish
        sitting = self.sitting
        assert sitting is not None
        name = sitting.name(wish.person_id)
        self.who.tell(
            lambda: say("{name} asks for {amount}.", name=name, amount=money(wish.amount))
        )
        self.amount.set_amount(wish.amount)
        self.count.set_value("" if wish.instalments is None else str(wish.instalments))
        self.resolution.set_value(_of_the_day(sitting.view))
        self.paper_no.set_value("")
        self._resolution_chosen()
        self.decision.show()
        self._look()
        self.amount.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """The plan of what is typed, before the meeting votes."""
        wish, amount = self._wish, self.amount.amount()
        if wish is not None and amount and self.decision.isVisibleTo(self):
            self.look(Looked(wish, amount, self.count.number()))

    def show_plan(self, rows: Sequence[Row]) -> None:
        """What she would pay, row by row; nothing while it is not clear."""
        self.plan.show_plan(rows if self.decision.isVisibleTo(self) else ())

    def _resolution_chosen(self) -> None:
        self.paper_no.setVisible(self.resolution.value() == _PAPER)

    def _grant(self) -> None:
        wish, amount = self._wish, self.amount.check()
        if wish is None or amount is None:
            return
        chosen = self.resolution.value()
        if chosen is None:
            self.resolution.set_error(lambda: say("A payment needs the number of a resolution."))
            self.resolution.box.setFocus()
            return
        number = self.paper_no.value().strip() if chosen == _PAPER else ""
        if chosen == _PAPER and not number:
            self.paper_no.set_error(lambda: say("A payment needs the number of a resolution."))
            self.paper_no.box.setFocus()
            return
        self.decide(
            Decided(
                wish.loan_id,
                granted=True,
                amount=amount,
                instalments=self.count.number(),
                resolution_id=None if chosen == _PAPER else str(chosen),
                resolution_no=number,
            )
        )
        self.decision.hide()
        self.plan.hide()

    # -- asking --------------------------------------------------------------------------------

    def _show_asking(self) -> None:
        self.asking.show()
        self.more.hide()
        self.member.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        member, amount = self.member.check(), self.wanted.check()
        if member is None or amount is None:
            return
        purpose, terms = str(self.purpose.value() or "other"), str(self.terms.value() or "")
        self.ask(Asked(member.person_id, amount, self.over.number(), purpose, terms))
        for field in (self.member, self.wanted, self.over):
            field.set_value("")
        self.asking.hide()


def purpose_word(purpose: str) -> str:
    """The word of a purpose."""
    for key, words in _PURPOSES:
        if key == purpose and callable(words):
            return words()
    return purpose


def _of_the_day(view: SheetView) -> str | None:
    """The one resolution of this very day, or paper where the group keeps none; else the meeting
    chooses."""
    if not view.resolutions:
        return _PAPER
    today = [each.id for each in view.resolutions if each.decided_on == view.on_date]
    return today[0] if len(today) == 1 else None


def _wish_line(wish: Wish) -> str:
    parts = [i18n.current().money_words(wish.amount), purpose_word(wish.purpose)]
    if wish.instalments:
        parts.append(say_n("{n} instalment", "{n} instalments", wish.instalments))
    return "  ·  ".join(parts)


def _resolution(row: ResolutionChoice) -> str:
    return say("{serial}: {text}", serial=row.serial, text=row.text[:60])

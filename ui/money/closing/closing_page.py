"""Month end and year end: what is done, what is missing, and the one button that closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from finance.reports.service_closing import BankStep, ClosingSteps
from finance.rules.closing import Gap
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields_choice import ChoiceField
from ui.labels import second
from ui.live import Text, say, say_n
from ui.money.amounts import money
from ui.money.closing.group_page import GroupPage
from ui.money.closing.next_year import NextYearCard
from ui.money.closing.parts import FactLine, wide_choice
from ui.money.closing.presenter import Books, ClosingShown, ReportsPresenter
from ui.notices import Notice
from ui.state import State

__all__ = ["ClosingPage"]

_MONTH, _YEAR = "month", "year"


class ClosingPage(GroupPage):
    """One month or one year at a time."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Close a month or a year"),
            lambda: say("Every step is looked at by the program. What is closed stays as it is."),
        )
        self._first: date | None = None
        self._asked: date | None = None
        self._steps: ClosingSteps | None = None
        self.kind = ChoiceField("", [(_MONTH, lambda: say("Month")), (_YEAR, lambda: say("Year"))])
        self.kind.set_value(_MONTH)
        self.kind.changed.connect(self._other_kind)
        self.span = wide_choice(self._other_span)
        for field in (self.kind, self.span):
            self.beside_title.addWidget(field)
        self.list = Card(lambda: say("Steps"), tight=True)
        self.left = Card(lambda: say("What the year leaves"))
        self.left.hide()
        self.next = NextYearCard()
        for card in (self.list, self.left, self.next):
            self.put(card)
        self.work.addStretch(1)
        self.report = self.foot.beside(
            Button(
                lambda: say("Monthly report"),
                Kind.SECONDARY,
                icon="file-text",
                on=self.open_report,
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Close the year") if self.is_year else say("Lock the month"),
                Kind.MAIN,
                icon="lock",
                key="Ctrl+Return",
                on=self.close_it,
            )
        )
        self.main.setVisible(presenter.may(Action.MONEY_PREPARE))

    @property
    def is_year(self) -> bool:
        """Is a year to be closed?"""
        return self.kind.value() == _YEAR

    def retranslate(self) -> None:
        """Names of the choices, for readers."""
        super().retranslate()
        self.kind.box.setAccessibleName(say("Month or year"))
        self.span.box.setAccessibleName(say("Which"))

    def arrive(self, **place: object) -> None:
        super().arrive(**place)
        if "kind" in place:
            self.kind.set_value(str(place["kind"]))
        day = place.get("day")
        self._first, self._asked = None, day if isinstance(day, date) else None

    def _other_kind(self) -> None:
        self._first = self._asked = None
        self.refresh()

    def _other_span(self) -> None:
        chosen = self.span.value()
        self._first = chosen if isinstance(chosen, date) else None
        self.refresh()

    def show_group(self, books: Books) -> None:
        first, asked, year = self._first, self._asked, self.is_year
        group = books.group_id

        def work() -> ClosingShown:
            day = first or self.presenter.first_open(books, year=year)
            if first is None and asked is not None:
                day = self.presenter.first_of(group, asked, year=year)
            return self.presenter.closing(books, day, year=year)

        self.read(work, self.show_steps)

    def show_steps(self, shown: ClosingShown) -> None:
        """Lay the steps out."""
        steps = shown.steps
        self._first, self._steps = shown.first, steps
        days = shown.spans.years if self.is_year else shown.spans.months
        self.span.set_choices([(day, partial(self._span_words, day)) for day in days])
        self.span.set_value(shown.first)
        self.list.clear()
        rows = [*self._rows(steps), *([self._year_row()] if shown.ends_a_year else [])]
        for number, row in enumerate(rows):
            if number:
                self.list.add_line()
            self.list.add(row)
        self._show_left(steps)
        self.next.show_balances(shown.next_year)
        self.main.retranslate()
        self.main.setEnabled(steps.ready)
        self.foot.say_reason("" if steps.ready else partial(_reason, steps))

    def _span_words(self, day: date) -> str:
        tr = i18n.current()
        if not self.is_year:
            return tr.date(day, "month")
        years = f"{day.year}" if day.month == 1 else f"{day.year}–{day.year + 1}"
        return tr.digits(years)

    def _rows(self, steps: ClosingSteps) -> Iterator[Row]:
        group = self._wanted
        if steps.locked:
            yield Row(
                lambda: say("Locked"),
                lambda: say("No entry can carry a day of this time any more."),
                icon="lock",
                state=(State.OK, lambda: say("done")),
            )
            if self.is_year:
                yield self._surplus_row()
            return
        yield _row(
            steps,
            Gap.NOT_OVER,
            lambda: say("The time is over"),
            lambda: say("Its last day is {day}.", day=steps.until),
            "calendar",
        )
        for bank in steps.banks:
            yield self._bank_row(bank, steps.until)
        yield _row(
            steps,
            Gap.MEETING_OPEN,
            lambda: say("All meetings are closed"),
            lambda: say_n("{n} still open", "{n} still open", steps.meetings_open),
            "users",
        )
        yield _row(
            steps,
            Gap.WAITING,
            lambda: say("Nothing waits for a second person"),
            lambda: say_n("{n} entry waits", "{n} entries wait", steps.waiting),
            "clock",
            (lambda: say("Show"), partial(self.desk.go, "money-waiting", group=group)),
        )
        yield self._paper_row()
        if self.is_year:
            yield from self._rows_of_year(steps)

    def _paper_row(self) -> Row:
        go = partial(self.desk.go, "money-compare", group=self._wanted)
        return Row(
            lambda: say("The paper book beside this one"),
            lambda: say("Box, bank, savings and loans, as the paper has them."),
            icon="book",
            button=(lambda: say("Compare"), go),
        )

    def _year_row(self) -> Row:
        """The closing entry carries the last day of the year, so the year is closed first."""
        group, day = self._wanted, self._first
        go = partial(self.desk.go, "money-closing", group=group, kind=_YEAR, day=day)
        return Row(
            lambda: say("This month ends the year"),
            lambda: say("Closing the year locks this month too. That is one step, not two."),
            icon="calendar",
            button=(lambda: say("Close the year"), go),
        )

    def _surplus_row(self) -> Row:
        may = self.presenter.may(Action.MONEY_PREPARE)
        go = partial(self.desk.go, "money-surplus", group=self._wanted)
        return Row(
            lambda: say("What becomes of the surplus"),
            lambda: say("The group decides by resolution: reserve, savings or cash."),
            icon="gavel",
            button=(lambda: say("Share the surplus"), go) if may else None,
        )

    def _rows_of_year(self, steps: ClosingSteps) -> Iterator[Row]:
        yield _row(
            steps,
            Gap.UNEXPLAINED,
            lambda: say("The opening of the books is explained"),
            lambda: say("Not yet explained: {sum_paise}", sum_paise=abs(steps.unexplained)),
            "book",
        )
        if Gap.MONTH_LOCKED in steps.gaps:
            yield Row(
                lambda: say("The last month is locked"),
                lambda: say("Two persons lift its lock, so that the closing entry can be written."),
                icon="lock",
                state=(State.DUE, lambda: say("to do")),
                button=(
                    lambda: say("Locks"),
                    partial(self.desk.go, "money-locks", group=self._wanted),
                ),
            )

    def _bank_row(self, bank: BankStep, until: date) -> Row:
        compared = bank.compared_until
        done = compared is not None and compared >= until and not bank.difference

        def line() -> str:
            if bank.difference:
                return say("Unexplained: {sum_paise}", sum_paise=abs(bank.difference))
            if compared is None:
                return say("Never compared with the bank's paper.")
            return say("Compared up to {day}.", day=compared)

        state = (State.OK, _done) if done else (State.DUE, _to_do)
        go = partial(
            self.desk.go,
            "money-bank-reconcile",
            group=self._wanted,
            bank=bank.bank_id,
            on=until.isoformat(),
            closing=str(self.kind.value()),
        )
        button = None if done else (lambda: say("Reconcile the bank"), go)
        return Row(
            lambda: say("Bank compared: {bank}", bank=bank.name),
            line,
            icon="building-bank",
            state=state,
            button=button,
        )

    def _show_left(self, steps: ClosingSteps) -> None:
        self.left.clear()
        self.left.setVisible(self.is_year and not steps.locked)
        if not self.is_year:
            return
        names = self.presenter.desk.statements.names(self._wanted)
        for fund, amount in steps.surplus.items():
            self.left.add(
                FactLine(
                    lambda fund=fund: names.fund(fund, i18n.current()),
                    lambda amount=amount: money(amount, always_paise=True),
                )
            )
        words = (
            (lambda: say("The closing entry moves this to the group's own surplus."))
            if steps.surplus
            else (lambda: say("Nothing was earned or spent."))
        )
        self.left.add(second(words, wrap=True))

    def open_report(self) -> None:
        """The report of the month that is shown, or the newest of a year."""
        month = {} if self.is_year or self._first is None else {"month": self._first}
        self.desk.go("money-month-report", group=self._wanted, **month)

    def close_it(self) -> None:
        """Ask once more, then lock."""
        if self._first is None or self._steps is None or not self._steps.ready:
            return
        first, group, year = self._first, self._wanted, self.is_year
        question = Irreversible(
            self,
            lambda: say("Close the year?") if year else say("Lock the month?"),
            lambda: say(
                "Nothing dated up to {day} can be written after this. A mistake is corrected "
                "under a later day.",
                day=self._steps.until if self._steps else first,
            ),
            keep=lambda: say("Not yet"),
            act=lambda: say("Close the year") if year else say("Lock the month"),
        )
        if question.exec():
            self.write(lambda: self.presenter.close(group, first, year=year), self._closed)

    def _closed(self, done: Done) -> None:
        del done
        self.notices.show_notice(Notice("ok", lambda: say("It is closed.")), name="closed")


def _done() -> str:
    return say("done")


def _to_do() -> str:
    return say("to do")


def _reason(steps: ClosingSteps) -> str:
    if steps.locked:
        return say("Already locked")
    return say_n("{n} step is missing", "{n} steps are missing", len(steps.gaps))


def _row(
    steps: ClosingSteps,
    gap: Gap,
    fact: Text,
    line: Text,
    icon: str,
    button: tuple[Text, partial[None]] | None = None,
) -> Row:
    missing = gap in steps.gaps
    state = (State.DUE, _to_do) if missing else (State.OK, _done)
    return Row(
        fact, line if missing else "", icon=icon, state=state, button=button if missing else None
    )

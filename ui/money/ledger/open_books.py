"""Opening the books of a group, and changing their settings, in plain words."""

from __future__ import annotations

from typing import Any

from finance.ledger.commands import ChangeBooks, OpenBooks
from finance.ledger.views import BooksSettings
from finance.ledger.words import MODES, PERIODS
from sr_board import i18n
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, own_digits, say
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField, typed_money
from ui.money.ledger.presenter import LedgerPresenter

__all__ = ["ChangeBooksPage", "OpenBooksPage"]


class _BooksForm(FormPage):
    """Settings that both pages ask."""

    def __init__(
        self, desk: Desk, presenter: LedgerPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance, verb)
        self.presenter = presenter
        self.period = ChoiceField(
            lambda: say("The group meets for money"),
            [(key, lambda key=key: say(PERIODS[key])) for key in PERIODS],
            key="meeting_period",
        )
        self.savings = AmountField(
            lambda: say("Savings at each meeting"), key="savings_amount", words=False
        )
        self.unit = AmountField(
            lambda: say("Savings are paid in steps of"), key="savings_unit", words=False
        )
        self.year = ChoiceField(
            lambda: say("The year of the books begins in"),
            [(n, lambda n=n: _month(n)) for n in range(1, 13)],
            key="year_start",
        )
        self.limit = AmountField(
            lambda: say("Most cash that should stay in the box"),
            key="cash_limit",
            help=lambda: say("Leave it empty when there is no limit."),
            words=False,
        )
        self.price = AmountField(lambda: say("Price of a share"), key="share_price", words=False)
        self.most = LineField(lambda: say("Most shares at one meeting"), key="max_shares", most=3)
        self.worths = LineField(
            lambda: say("Notes and coins in use"),
            key="denominations",
            help=lambda: say("Their worth in rupees, with spaces between."),
        )

    @property
    def group_id(self) -> str:
        """The group whose books they are."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    def numbers(self) -> dict[str, Any] | None:
        """What the fields hold; None when something is wrong, which is said."""
        for field in (self.savings, self.unit, self.limit, self.price):
            if field.is_wrong():
                self.form.set_error(field.key, lambda: say("Write an amount."))
                return None
        most = self.most.value().strip()
        if most and not most.isdecimal():
            self.form.set_error("max_shares", lambda: say("Write a number."))
            return None
        worths = _read_worths(self.worths.value())
        if worths is None:
            self.form.set_error(
                "denominations",
                lambda: say("Write numbers with spaces between, for example 500 200."),
            )
            return None
        return {
            "meeting_period": str(self.period.value() or "monthly"),
            "savings_amount": self.savings.amount() or 0,
            "savings_unit": self.unit.amount() or 100,
            "year_start": self.year.value() or 4,
            "cash_limit": self.limit.amount(),
            "share_price": self.price.amount(),
            "max_shares": int(most) if most else None,
            "denominations": worths,
        }


def _month(number: int) -> str:
    from datetime import date

    words = i18n.current().date(date(2026, number, 1), "day")
    return words


def _read_worths(text: str) -> tuple[int, ...] | None:
    from sr_board.base.errors import InputInvalid
    from sr_board.base.money import parse_money

    try:
        return tuple(parse_money(part) for part in text.split())
    except InputInvalid:
        return None


class OpenBooksPage(_BooksForm):
    """The first day of a group's books."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Open the books"),
            lambda: say("Most of this can be changed later. The way of keeping money stays."),
            lambda: say("Open the books"),
        )
        self.opened = DateField(
            lambda: say("First day of the books"),
            key="opened_on",
            help=lambda: say("Paper books are taken over with the day on which they end."),
        )
        self.mode = ChoiceField(
            lambda: say("How the group keeps its money"),
            [(key, lambda key=key: say(MODES[key])) for key in MODES],
            key="mode",
        )
        self.form.add(self.mode, self.opened)
        self.form.add(self.period, self.year)
        self.form.add(self.savings, self.unit)
        self.form.add(self.limit, self.worths)
        self.form.add(self.price, self.most)
        self.mode.choice.currentIndexChanged.connect(lambda _i: self._by_mode())
        self.finish()

    def _by_mode(self) -> None:
        shares = self.mode.value() == "vsla"
        self.price.setVisible(shares)
        self.most.setVisible(shares)

    def fill(self, found: Any) -> None:
        self.mode.set_value("shg")
        self.opened.set_day(self.presenter.today)
        self.period.set_value("monthly")
        self.year.set_value(4)
        self.savings.set_amount(None)
        self.unit.set_amount(100)
        self.limit.set_amount(None)
        self.price.set_amount(None)
        self.most.set_value("")
        self.worths.set_value(own_digits("500 200 100 50 20 10 5 2 1"))
        self._by_mode()

    def wishes(self) -> bool:
        opened = self.opened.day()
        if opened is None:
            self.form.set_error("opened_on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        numbers = self.numbers()
        if numbers is None:
            return False
        self.wish = OpenBooks(self.group_id, opened, str(self.mode.value()), **numbers)
        return True

    def act(self) -> Done:
        return self.presenter.desk.setup.open(self.wish)


class ChangeBooksPage(_BooksForm):
    """Settings that may change."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Settings of the books"),
            lambda: say("What is recorded already stays as it is."),
            lambda: say("Keep these settings"),
        )
        self.form.add(self.period, self.year)
        self.form.add(self.savings, self.unit)
        self.form.add(self.limit, self.worths)
        self.form.add(self.price, self.most)
        self.finish()

    def go_back(self) -> None:
        self.desk.go("money-settings", group=self.group_id)

    def load(self, **place: Any) -> BooksSettings:
        return self.presenter.settings(str(place.get("group", "")))

    def fill(self, found: BooksSettings) -> None:
        books = found.books
        self.period.set_value(books.meeting_period)
        self.year.set_value(books.year_start)
        self.savings.set_amount(books.savings_amount)
        self.unit.set_amount(books.savings_unit)
        self.limit.set_amount(books.cash_limit)
        self.price.set_amount(books.share_price)
        self.most.set_value("" if books.max_shares is None else str(books.max_shares))
        worths = " ".join(typed_money(worth) for worth in books.denominations)
        self.worths.set_value(own_digits(worths))
        shares = books.mode == "vsla"
        self.price.setVisible(shares)
        self.most.setVisible(shares)

    def wishes(self) -> bool:
        numbers = self.numbers()
        if numbers is None:
            return False
        self.wish = ChangeBooks(self.group_id, **numbers)
        return True

    def act(self) -> Done:
        return self.presenter.desk.setup.change(self.wish)

"""Locked months and years; a lock is opened by two persons and a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from finance.ledger.commands import Unlock
from finance.ledger.views import BooksHome, LockRow
from finance.rules.locks import LockScope, month_end
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField
from ui.live import Text, say
from ui.money.ledger.parts import back_to_money, day, person_words
from ui.money.ledger.presenter import LedgerPresenter
from ui.page import Page
from ui.state import State
from ui.two_persons import TwoPersonForm

__all__ = ["LocksPage", "UnlockPage"]


class LocksPage(Page):
    """Every lock there was, and the way to the steps of the next month."""

    listens = frozenset({"money", "locks"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Locked months and years"),
            lambda: say("In a locked month nothing can be recorded any more."),
        )
        self.presenter = presenter
        self._group = ""
        self._home: BooksHome | None = None
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_money(desk, lambda: self._group))
        self.open = self.foot.helper(
            Button(
                lambda: say("Open the last lock"),
                Kind.QUIET,
                icon="key",
                on=lambda: desk.go("money-unlock", group=self._group),
            )
        )
        self.main = self.foot.set_main(
            Button("", Kind.MAIN, icon="lock", key="Ctrl+Return", on=self._lock)
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            both = lambda: (self.presenter.home(group), self.presenter.locks(group))  # noqa: E731
            self.read(both, lambda found: self.show_locks(*found))

    def show_locks(self, home: BooksHome, locks: tuple[LockRow, ...]) -> None:
        """Show the locks, the newest first."""
        self._home = home
        self.card.clear()
        for number, lock in enumerate(locks):
            if number:
                self.card.add_line()
            self.card.add(_row(lock))
        if not locks:
            self.card.add(Empty("lock", lambda: say("No month is locked yet.")), 1)
        month = next_month(home, self.presenter.today)
        self.main.setVisible(month is not None and home.may_prepare)
        if month is not None:
            self.main.tell(lambda: say("Lock {month}", month=i18n.current().date(month, "month")))
        self._month = month
        self.open.setVisible(home.locked_until is not None and home.may_unlock)

    def _lock(self) -> None:
        if self._month is not None:
            self.desk.go("money-closing", group=self._group, kind="month", day=self._month)


def next_month(home: BooksHome, today: Any) -> Any:
    """The last day of the month that may be locked next, None while it is not over."""
    if home.locked_until is None:
        month = month_end(home.books.opened_on)
    else:
        month = month_end(home.locked_until + timedelta(days=1))
    return month if month < today else None


def _row(lock: LockRow) -> Row:
    year = lock.scope is LockScope.YEAR

    def fact() -> str:
        if year:
            return say("Year up to {date}", date=day(lock.until))
        return say("Month up to {date}", date=day(lock.until))

    def line() -> str:
        words = say(
            "locked on {date} by {name}",
            date=day(lock.set_at.date()),
            name=person_words(lock.set_by),
        )
        if lock.lifted_at is None:
            return words
        names = ", ".join(person_words(who) for who in lock.lifted_by)
        opened = say(
            "opened on {date} by {names}: {reason}",
            date=day(lock.lifted_at.date()),
            names=names,
            reason=lock.reason,
        )
        return f"{words} · {opened}"

    state: tuple[State, Text] = (
        (State.OK, lambda: say("locked"))
        if lock.lifted_at is None
        else (State.AWAY, lambda: say("opened again"))
    )
    return Row(fact, line, icon="lock", state=state)


class UnlockPage(TwoPersonForm):
    """Lift the lock that reaches furthest."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter.signing,
            lambda: say("Open a lock"),
            lambda: say(
                "The lock that reaches furthest is opened. It stands on the next month's report."
            ),
            lambda: say("Open it, with a second person"),
        )
        self.presenter = presenter
        self.lock: LockRow | None = None
        self.about = Card(tight=True)
        self.work.insertWidget(0, self.about)
        self.about.hide()
        self.reason = LineField(lambda: say("Why"), key="reason", most=400)
        self.form.add(self.reason)
        self.finish()

    @property
    def group_id(self) -> str:
        """The group whose books they are."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money-locks", group=self.group_id)

    def load(self, **place: Any) -> LockRow | None:
        return self.presenter.lock_to_open(str(place.get("group", "")))

    def fill(self, found: LockRow | None) -> None:
        self.lock = found
        self.about.clear()
        self.about.setVisible(found is not None)
        if found is not None:
            self.about.add(_row(found))
        self.reason.set_value("")

    def wishes(self) -> bool:
        if self.reason.value():
            return True
        self.form.set_error("reason", lambda: say("Write in a few words why."))
        return False

    def what_is_signed(self) -> Text:
        reason, lock = self.reason.value(), self.lock
        if lock is None:
            return lambda: say("The last lock of the books is opened: {reason}", reason=reason)
        if lock.scope is LockScope.YEAR:
            return lambda: say(
                "The lock of the year up to {date} is opened: {reason}",
                date=day(lock.until),
                reason=reason,
            )
        return lambda: say(
            "The lock of {month} is opened: {reason}",
            month=i18n.current().date(lock.until, "month"),
            reason=reason,
        )

    def act(self) -> Done:
        command = Unlock(self.group_id, self.reason.value(), self.second)
        return self.presenter.desk.locks.unlock(command)

"""The laptop's clock in doubt: chair and a second person look at the date and say that it is so."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.keeping.service_clock import ConfirmClock, LaptopClock
from sr_board.cases.rules.laptop_clock import ClockDoubt
from ui.cards import Card
from ui.cases.keeping.presenter import KeepingPresenter, moment_words
from ui.desk import Desk
from ui.fields_time import DateField
from ui.labels import Label, strong
from ui.live import Text, say
from ui.two_persons import TwoPersonForm

__all__ = ["LaptopClockPage"]


class LaptopClockPage(TwoPersonForm):
    """What the laptop shows, the latest entry, and the date as the two know it."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The laptop's clock"),
            lambda: say(
                "Look at a phone. When the laptop is wrong, put its date and time right in its "
                "own settings first; then both of you confirm here."
            ),
            lambda: say("Date and time are right"),
        )
        self.presenter = presenter
        self.seen = Card(lambda: say("What the laptop says"))
        self.work.insertWidget(0, self.seen)
        self.today = DateField(lambda: say("Today's date, from a phone"), key="today")
        self.form.add(self.today)
        self.finish()

    def load(self, **place: Any) -> LaptopClock:
        return self.presenter.desk.laptop.state()

    def fill(self, found: LaptopClock) -> None:
        self.today.set_day(None)
        self.seen.clear()
        offset = self.presenter.offset
        self.seen.add(
            strong(lambda: say("Laptop: {now}", now=moment_words(found.now, offset)), wrap=True)
        )
        latest = found.latest
        if latest is not None:
            self.seen.add(
                Label(
                    lambda: say("Latest entry: {at}", at=moment_words(latest, offset)),
                    "body",
                    wrap=True,
                )
            )
        self.seen.add(Label(lambda: _why(found.doubt), "body", "soft", wrap=True))

    def what_is_signed(self) -> Text:
        return lambda: say("Date and time of this laptop are right.")

    def wishes(self) -> bool:
        self.wish = self.today.day()
        if self.wish is None:
            self.form.set_error("today", lambda: say("Write the date."))
            return False
        return True

    def act(self) -> Done:
        assert self.wish is not None
        return self.presenter.desk.laptop.confirm(ConfirmClock(self.wish, self.second))

    def go_back(self) -> None:
        self.desk.go("cases-keeping")


def _why(doubt: ClockDoubt) -> str:
    if doubt is ClockDoubt.BEHIND:
        return say("The clock went back behind an entry that was made before.")
    if doubt is ClockDoubt.AHEAD:
        return say("More than 31 days lie between two entries: a long rest, or a wrong clock.")
    return say("Nothing is in doubt.")

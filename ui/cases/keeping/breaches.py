"""Breaches of data: the register, writing one down, and who was told."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board.base.results import Done
from sr_board.cases.keeping.records_law import Breach
from sr_board.cases.keeping.service_breaches import BreachRow, NoteBreach, ToldBreach
from sr_board.cases.rules.breaches import BreachState
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.keeping.presenter import KeepingPresenter, breach_mark, moment_words
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField, TextField
from ui.fields_time import DateField, TimeField
from ui.live import say, say_n
from ui.meetings.times import local
from ui.members.form_page import FormPage
from ui.page import Page

__all__ = ["BreachNotePage", "BreachToldPage", "BreachesPage"]


class BreachesPage(Page):
    """The newest first, each with what waits."""

    listens = frozenset({"breaches"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Breaches of data"),
            lambda: say(
                "First stop it: change the passphrase, take the paper back. Then write it down; "
                "the authority is told within 72 hours, the persons at once."
            ),
        )
        self.presenter = presenter
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Write one down"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-breach"),
            )
        )

    def refresh(self) -> None:
        self.read(
            lambda: (self.presenter.breaches(), self.presenter.officer),
            lambda found: self.show_breaches(*found),
        )

    def show_breaches(self, rows: tuple[BreachRow, ...], officer: bool) -> None:
        """Show them."""
        self.card.clear()
        for row in rows:
            if self.card.body.count():
                self.card.add_line()
            self.card.add(self._row(row, officer))
        if not rows:
            self.card.add(Empty("shield", lambda: say("Nothing was written down.")))

    def _row(self, row: BreachRow, officer: bool) -> Row:
        breach = row.breach
        go = partial(self.desk.go, "cases-breach-told", id=breach.id)
        return Row(
            breach.what,
            lambda: _about(row, self.presenter.offset),
            icon="alert-triangle",
            state=breach_mark(row),
            button=(lambda: say("Who was told"), go) if officer else None,
        )


class BreachNotePage(FormPage):
    """Something got where it must not be."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A breach of data"),
            lambda: say("In your own words, without names. The clock runs from when you knew it."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.what = TextField(lambda: say("What happened"), key="what", rows=4)
        self.day = DateField(lambda: say("Known since: day"), key="day")
        self.time = TimeField(lambda: say("Known since: time"), key="time")
        self.persons = NumberField(
            lambda: say("How many persons it touches"),
            key="persons",
            help=lambda: say("Empty: nobody knows yet."),
        )
        self.form.add(self.what)
        self.form.add(self.day, self.time, self.persons)
        self.finish()

    def fill(self, found: Any) -> None:
        here = local(self.presenter.now, self.presenter.offset)
        self.what.set_value("")
        self.persons.set_value("")
        self.day.set_day(here.date())
        self.time.set_moment(here.time())

    def wishes(self) -> bool:
        known = self.presenter.when(self.day.day(), self.time.moment())
        if known is None:
            self.form.set_error("day", lambda: say("Write day and time."))
            return False
        if self.persons.is_wrong():
            self.form.set_error("persons", lambda: say("Write a whole number."))
            return False
        what = " ".join(str(self.what.value()).split())
        self.wish = NoteBreach(known, what, self.persons.number())
        return True

    def act(self) -> Done:
        return self.presenter.desk.breaches.note(self.wish)

    def go_back(self) -> None:
        self.desk.go("cases-breaches")


class BreachToldPage(FormPage):
    """Who was told, and when. What was noted once stays."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Who was told"),
            lambda: say("What was noted once stays as it is."),
            lambda: say("Note it"),
        )
        self.presenter = presenter
        self.day = DateField(lambda: say("Authority told: day"), key="day")
        self.time = TimeField(lambda: say("Authority told: time"), key="time")
        self.number = LineField(lambda: say("Number of the notice"), key="authority_ref", most=120)
        self.persons_day = DateField(lambda: say("Persons told: day"), key="persons_day")
        self.persons_time = TimeField(lambda: say("Persons told: time"), key="persons_time")
        self.why_not = LineField(
            lambda: say("Why persons were not told"), key="no_persons_reason", most=300
        )
        self.remedy = LineField(lambda: say("What was done against it"), key="remedy", most=600)
        self.form.add(self.day, self.time, self.number)
        self.form.add(self.persons_day, self.persons_time, self.why_not)
        self.form.add(self.remedy)
        self.finish()

    def load(self, **place: Any) -> Breach:
        return self.presenter.breach(str(place["id"]))

    def fill(self, found: Any) -> None:
        breach: Breach = found
        moments = (
            (breach.authority_told_at, self.day, self.time),
            (breach.persons_told_at, self.persons_day, self.persons_time),
        )
        for at, day, clock in moments:
            here = local(at, self.presenter.offset) if at is not None else None
            day.set_day(here.date() if here else None)
            clock.set_moment(here.time() if here else None)
            for field in (day, clock):
                field.set_read_only(at is not None)
        for line, value in (
            (self.number, breach.authority_ref),
            (self.why_not, breach.no_persons_reason),
            (self.remedy, breach.remedy),
        ):
            line.set_value(value)
        self.number.set_read_only(bool(breach.authority_ref))
        self.why_not.set_read_only(bool(breach.no_persons_reason))

    def wishes(self) -> bool:
        for key, day, clock in (
            ("day", self.day, self.time),
            ("persons_day", self.persons_day, self.persons_time),
        ):
            if (day.day() is None) != (clock.moment() is None) or day.is_wrong():
                self.form.set_error(key, lambda: say("Write day and time, or neither."))
                return False
        self.wish = ToldBreach(
            str(self.place["id"]),
            self.presenter.when(self.day.day(), self.time.moment()),
            str(self.number.value()),
            self.presenter.when(self.persons_day.day(), self.persons_time.moment()),
            str(self.why_not.value()),
            str(self.remedy.value()),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.breaches.told(self.wish)

    def go_back(self) -> None:
        self.desk.go("cases-breaches")


def _about(row: BreachRow, offset: int) -> str:
    breach = row.breach
    parts = [say("until {due}", due=moment_words(breach.due_at, offset))]
    if row.state is BreachState.DONE and breach.authority_told_at is not None:
        told = moment_words(breach.authority_told_at, offset)
        parts = [say("authority told {day}", day=told)]
    if breach.persons is not None:
        parts.append(say_n("{n} person", "{n} persons", breach.persons))
    return " · ".join(parts)

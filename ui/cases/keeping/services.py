"""The directory of services: the list, and writing one down."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.cases.keeping.service_directory import SaveService, ServiceRow
from sr_board.cases.vocabulary import ReferralKind, Takes
from sr_board.cases.words.law import SERVICES, TAKES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices, day
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import Label
from ui.live import Text, say, say_n
from ui.members.form_page import FormPage
from ui.page import Page
from ui.shapes import State

__all__ = ["ServicePage", "ServicesPage"]


class ServicesPage(Page):
    """Every service by kind; what was not checked for 180 days is marked."""

    listens = frozenset({"directory", "packs"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Services"),
            lambda: say("Call once in half a year and note that it is still right."),
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
        self.main = self.foot.set_main(
            Button(
                lambda: say("Add a service"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-service"),
            )
        )

    def refresh(self) -> None:
        self.main.setVisible(self.desk.may(Action.CASES_WORK))
        self.read(self.presenter.services, self.show_services)

    def show_services(self, rows: tuple[ServiceRow, ...]) -> None:
        """Show them."""
        self.card.clear()
        for row in rows:
            if self.card.body.count():
                self.card.add_line()
            self.card.add(
                Row(
                    lambda r=row: _name(r),
                    lambda r=row: _about(r),
                    icon="phone",
                    state=_state(row),
                    button=(lambda: say("Open"), partial(self._open, row)),
                )
            )
        if not rows:
            self.card.add(Empty("phone", lambda: say("No service stands here yet.")))

    def _open(self, row: ServiceRow) -> None:
        self.desk.go("cases-service", id=row.id)


class ServicePage(FormPage):
    """One service, written down as checked today."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A service"),
            lambda: say("Saving notes that it was checked today."),
            lambda: say("Save, checked today"),
        )
        self.presenter = presenter
        self.kind = ChoiceField(lambda: say("What it is"), choices(SERVICES), key="kind")
        self.name = LineField(lambda: say("Name"), key="name", most=160)
        self.phone = LineField(lambda: say("Telephone"), key="phone", most=60)
        self.hours = LineField(lambda: say("When it answers"), key="hours", most=120)
        self.stay = NumberField(lambda: say("Longest stay in days"), key="max_stay_days", digits=4)
        self.cost = LineField(lambda: say("What it costs"), key="cost", most=120)
        self.languages = LineField(
            lambda: say("Languages, with commas between"), key="languages", most=300
        )
        self.night = TextField(
            lambda: say("Telephones at night, one a line"), key="duty_phones", rows=3
        )
        self.ladder = TextField(
            lambda: say("Who is asked when it does not answer, one a line"), key="ladder", rows=3
        )
        self.takes = {str(key): CheckLine(lambda w=word: say(w)) for key, word in TAKES.items()}
        self._lay_out()
        self.gone = self.foot.beside(Button(lambda: say("It is there no more"), on=self.end))
        self.finish()

    def _lay_out(self) -> None:
        self.form.add(self.kind, self.name)
        self.form.add(self.phone, self.hours)
        self.form.add(self.night, self.ladder)
        self.form.add(self.languages)
        self.form.add(self.stay, self.cost)
        self.form.add_widget(Label(lambda: say("Whom it takes in"), "body"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for tick in self.takes.values():
            line.addWidget(tick)
        line.addStretch(1)
        self.form.add_widget(row)

    def load(self, **place: Any) -> ServiceRow | None:
        return self.presenter.desk.directory.one(str(place["id"])) if place.get("id") else None

    def fill(self, found: Any) -> None:
        row: ServiceRow | None = found
        self.gone.setVisible(bool(self._own_id()))
        self.kind.set_value(str(row.kind) if row else None)
        for field, name in (
            *((self.name, "name"), (self.phone, "phone"), (self.hours, "hours")),
            *((self.cost, "cost"), (self.stay, "max_stay_days")),
        ):
            field.set_value(getattr(row, name, None))
        self.languages.set_value(", ".join(row.languages) if row else "")
        self.night.set_value("\n".join(row.duty_phones) if row else "")
        self.ladder.set_value("\n".join(row.ladder) if row else "")
        for key, tick in self.takes.items():
            tick.setChecked(row is not None and Takes(key) in row.takes)

    def _own_id(self) -> str:
        """Its id when the board wrote it down; empty for a new one and for one of the law pack."""
        given = str(self.place.get("id", ""))
        return "" if given.startswith("pack/") else given

    def wishes(self) -> bool:
        if self.kind.value() is None:
            self.form.set_error("kind", lambda: say("Choose what it is."))
            return False
        if self.stay.is_wrong():
            self.form.set_error("max_stay_days", lambda: say("Write a number of days."))
            return False
        self.wish = SaveService(
            ReferralKind(str(self.kind.value())),
            str(self.name.value()),
            str(self.phone.value()),
            str(self.hours.value()),
            tuple(str(self.night.value()).splitlines()),
            tuple(str(self.languages.value()).split(",")),
            frozenset(Takes(key) for key, tick in self.takes.items() if tick.isChecked()),
            tuple(str(self.ladder.value()).splitlines()),
            self.stay.number(),
            str(self.cost.value()),
            self._own_id(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.directory.save(self.wish)

    def end(self) -> None:
        """It does not exist any more. One that was never written down is only left."""
        wanted = self._own_id()
        if not wanted:
            self.go_back()
            return
        self.write(lambda: self.presenter.desk.directory.end(wanted), lambda _done: self.go_back())

    def go_back(self) -> None:
        self.desk.go("cases-services")


def _name(row: ServiceRow) -> str:
    kind = say(SERVICES[row.kind])
    if not row.name or row.name == SERVICES[row.kind]:
        return kind
    return say("{kind}: {name}", kind=kind, name=row.name)


def _about(row: ServiceRow) -> str:
    parts = [row.phone, row.hours, *row.duty_phones[:1]]
    if row.max_stay_days:
        parts.append(say_n("at most {n} day", "at most {n} days", row.max_stay_days))
    if row.takes:
        parts.append(", ".join(say(TAKES[one]) for one in sorted(row.takes)))
    return " · ".join(part for part in parts if part) or say("no telephone yet")


def _state(row: ServiceRow) -> tuple[State, Text]:
    checked = row.verified_on
    if checked is None:
        return State.NOT_YET, lambda: say("not checked here")
    state = State.DUE if row.stale else State.OK
    return state, lambda: say("checked {day}", day=day(checked))

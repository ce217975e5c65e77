"""Three small forms: a draft is given up, a version was filed, a version is void."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.constitution.views import ResolutionChoice
from sr_board.base.results import Done
from ui.constitution.presenter import ConstitutionPresenter
from ui.constitution.words import VOID_BY
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import own_digits, say
from ui.members.form_page import FormPage

__all__ = ["FilingPage", "VoidPage", "WithdrawPage"]


class WithdrawPage(FormPage):
    """The draft is given up."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Give the draft up"),
            lambda: say("It can still be read. A new draft gets the next number."),
            lambda: say("Give it up"),
        )
        self.presenter = presenter
        self.reason = TextField(lambda: say("Why"), key="reason", rows=3)
        self.form.add(self.reason)
        self.finish()

    def act(self) -> Done:
        return self.presenter.withdraw(str(self.place["id"]), self.reason.value())

    def done(self, done: Done) -> None:
        self.desk.go("constitution")

    def go_back(self) -> None:
        self.desk.go("constitution-adopt", id=self.place.get("id", ""))


class FilingPage(FormPage):
    """The version was filed with the registrar."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Filed with the registrar"),
            lambda: say("Keep the stamped copy with the group's papers."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.day = DateField(lambda: say("Filed on"), key="filed_on")
        self.ref = LineField(lambda: say("Reference"), key="filing_ref")
        self.form.add(self.day)
        self.form.add(self.ref)
        self.finish()
        self._day: date | None = None

    def wishes(self) -> bool:
        self._day = self.day.day()
        return _has_day(self, "filed_on", self._day)

    def act(self) -> Done:
        assert self._day is not None
        return self.presenter.file(str(self.place["id"]), self._day, self.ref.value())

    def done(self, done: Done) -> None:
        self.go_back()

    def go_back(self) -> None:
        self.desk.go("constitution")


class VoidPage(FormPage):
    """An adopted version does not hold."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A version is void"),
            lambda: say("From that day on the version before it holds again. Nothing is erased."),
            lambda: say("Write that it is void"),
        )
        self.presenter = presenter
        self.by = ChoiceField(
            lambda: say("Who found it void"),
            [(c, lambda c=c: say(VOID_BY[c])) for c in ("court", "registrar", "general_meeting")],
            key="by",
        )
        self.day = DateField(lambda: say("Void from"), key="void_from")
        self.resolution = ChoiceField(lambda: say("Decision"), [], key="resolution_id")
        self.reason = TextField(lambda: say("Why"), key="reason", rows=3)
        self.form.add(self.by, self.day)
        self.form.add(self.resolution)
        self.form.add(self.reason)
        self.by.changed.connect(self._show_decision)
        self.finish()
        self._day: date | None = None

    def load(self, **place: Any) -> tuple[ResolutionChoice, ...]:
        return self.presenter.void_choices(str(place.get("id", "")))

    def fill(self, found: tuple[ResolutionChoice, ...]) -> None:
        self.by.set_value("court")
        self.day.set_day(self.presenter.today)
        self.reason.set_value("")
        self.resolution.set_choices(
            [(each.id, f"{own_digits(each.serial)}: {each.text}") for each in found]
        )
        self._show_decision()

    def _show_decision(self) -> None:
        self.resolution.setVisible(self.by.value() == "general_meeting")

    def wishes(self) -> bool:
        self._day = self.day.day()
        return _has_day(self, "void_from", self._day)

    def act(self) -> Done:
        assert self._day is not None
        by, chosen = str(self.by.value()), self.resolution.value()
        resolution = str(chosen) if chosen and by == "general_meeting" else None
        return self.presenter.make_void(
            str(self.place["id"]), by, self._day, self.reason.value(), resolution
        )

    def done(self, done: Done) -> None:
        self.go_back()

    def go_back(self) -> None:
        self.desk.go("constitution")


def _has_day(page: FormPage, key: str, day: date | None) -> bool:
    if day is None:
        page.form.set_error(key, lambda: say("Write the day, for example 24/11/2026."))
    return day is not None

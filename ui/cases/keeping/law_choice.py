"""Which law pack holds for the board: chosen by chair and secretary together."""

from __future__ import annotations

from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.packs.choosing import ChoosePack, PackOffer
from ui.cases.board.parts import day
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import second
from ui.live import Text, say, say_n
from ui.two_persons import TwoPersonForm

__all__ = ["LawChoicePage"]


class LawChoicePage(TwoPersonForm):
    """The packs that come with the program, and the versions that were signed here."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Which law holds"),
            lambda: say(
                "For files that are opened from now on. A file that is open keeps the law it was "
                "opened under, and its clocks run on as they stand."
            ),
            lambda: say("Choose this law"),
        )
        self.presenter = presenter
        self.offers: dict[str, PackOffer] = {}
        self.pack = ChoiceField(lambda: say("State or country"), key="pack")
        self.pack.changed.connect(self._say_about)
        self.about = second("", wrap=True)
        self.form.add(self.pack)
        self.form.add_widget(self.about)
        self.finish()

    def load(self, **place: Any) -> tuple[PackOffer, ...]:
        return self.presenter.desk.pack_choice.offered()

    def fill(self, found: Any) -> None:
        offers: tuple[PackOffer, ...] = found
        self.offers = {one.pack.id: one for one in offers}
        self.pack.set_choices([(one.pack.id, _title(one)) for one in offers])
        self.pack.set_value(next((one.pack.id for one in offers if one.own), None))
        self._say_about()

    def _say_about(self) -> None:
        chosen = self.offers.get(str(self.pack.value() or ""))
        self.about.tell((lambda: _about(chosen)) if chosen is not None else "")

    def what_is_signed(self) -> Text:
        chosen = self.offers[str(self.pack.value())]
        return lambda: say(
            "From now on new files of the board follow the law of {place}.", place=_words(chosen)
        )

    def wishes(self) -> bool:
        if str(self.pack.value() or "") not in self.offers:
            self.form.set_error("pack", lambda: say("Choose a state or a country."))
            return False
        return True

    def act(self) -> Done:
        return self.presenter.desk.pack_choice.choose(
            ChoosePack(str(self.pack.value()), self.second)
        )

    def go_back(self) -> None:
        self.desk.go("cases-law")


def _words(one: PackOffer) -> str:
    return one.pack.title(i18n.current().code)


def _title(one: PackOffer) -> Text:
    return lambda: say("{place} (holds now)", place=_words(one)) if one.own else _words(one)


def _about(one: PackOffer) -> str:
    """Version, when it was checked, and how much of it nobody confirmed."""
    checked = say(
        "Version {version}, checked {day}.",
        version=i18n.current().digits(one.pack.version),
        day=day(one.pack.checked_on),
    )
    n = len(one.pack.unverified)
    rest = say_n("{n} part of it is not confirmed.", "{n} parts of it are not confirmed.", n)
    late = say("Nobody checked it for more than a year.") if one.old else ""
    return " ".join(part for part in (checked, rest if n else "", late) if part)

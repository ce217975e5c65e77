"""Language, size of the letters, colours and digits of this computer's screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from ui import theme
from ui.buttons import ChoicePair
from ui.cards import Card
from ui.colours import Scheme
from ui.curtain import WAITS, set_wait
from ui.desk import Desk
from ui.fields_choice import CheckLine
from ui.labels import second
from ui.live import Text, retell, say, say_n, switch_language
from ui.page import Page
from ui.preferences import PreferencesFile
from ui.settings.back import back_button
from ui.theme import SCALES
from ui.top_bar import LANGUAGES

__all__ = ["ScreenPage"]


class ScreenPage(Page):
    """Everything takes effect at once and is kept in the settings of this computer."""

    def __init__(self, desk: Desk, preferences: PreferencesFile) -> None:
        super().__init__(
            desk,
            lambda: say("Language and screen"),
            lambda: say("For this computer and everybody who uses it. It shows at once."),
        )
        self._preferences = preferences
        now = preferences.now
        self.language = self._card(
            lambda: say("Language"),
            [(code, name) for code, name in LANGUAGES],
            now.language,
            self._set_language,
        )
        self.letters = self._card(
            lambda: say("Size of the letters"),
            [(str(scale), lambda s=scale: _percent(s)) for scale in SCALES],
            str(now.scale),
            self._set_scale,
        )
        self.colours = self._card(
            lambda: say("Colours"),
            [
                (str(Scheme.LIGHT), lambda: say("Light")),
                (str(Scheme.DARK), lambda: say("Dark")),
                (str(Scheme.CONTRAST), lambda: say("High contrast")),
            ],
            now.theme,
            self._set_theme,
        )
        self.curtain = self._card(
            lambda: say("Private pages are covered when another window is in front"),
            [(str(seconds), lambda s=seconds: _after(s)) for seconds in WAITS],
            str(now.curtain),
            self._set_curtain,
        )
        self.digits = self._digits(checked=now.native_digits)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk))

    def _digits(self, *, checked: bool) -> CheckLine:
        card = Card(lambda: say("Digits"))
        line = CheckLine(lambda: say("Show numbers in the digits of the language"), checked=checked)
        line.clicked.connect(lambda _c=False: self._set_digits())
        card.add(line)
        card.add(second(lambda: say("You can always type both kinds."), wrap=True))
        self.put(card)
        return line

    def _card(
        self,
        heading: Text,
        choices: list[tuple[str, Text]],
        value: str,
        chosen: Callable[[str], None],
    ) -> ChoicePair:
        card = Card(heading)
        choice = ChoicePair(choices, value, name=heading)
        choice.chosen.connect(chosen)
        row = QHBoxLayout()
        row.addWidget(choice, 1)
        card.add(row)
        self.put(card)
        return choice

    def refresh(self) -> None:
        self.language.set_value(i18n.current().code)
        self.letters.set_value(str(theme.look().scale))

    def _set_language(self, code: str) -> None:
        switch_language(code)
        self._preferences.change(language=code)

    def _set_scale(self, scale: str) -> None:
        theme.look().set(scale=int(scale))
        self._preferences.change(scale=int(scale))

    def _set_theme(self, name: str) -> None:
        theme.look().set(scheme=Scheme(name))
        self._preferences.change(theme=name)

    def _set_curtain(self, seconds: str) -> None:
        set_wait(int(seconds))
        self._preferences.change(curtain=int(seconds))

    def _set_digits(self) -> None:
        native = self.digits.isChecked()
        i18n.set_language(i18n.current().code, native)
        self._preferences.change(native_digits=native)
        retell(self.window())


def _percent(scale: int) -> str:
    return say("{percent} %", percent=scale)


def _after(seconds: int) -> str:
    if not seconds:
        return say("at once")
    return say_n("after {n} second", "after {n} seconds", seconds)

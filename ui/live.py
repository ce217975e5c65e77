"""Words that follow the language: a text is a plain string or a callable that says it.

`Line(lambda: say("Members"))` speaks the language in force now and after every switch; a plain
string is somebody's own words (a name, a number) and is never translated. A switch walks the
windows and calls `retranslate()` on everything that has it; what was typed stays in its fields.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from sr_board import i18n
from ui import theme

__all__ = ["Text", "own_digits", "retell", "say", "say_in", "say_n", "speak", "switch_language"]

Text = str | Callable[[], str]
"""Words: a callable for the program's own, a string for stored text."""


def speak(text: Text | None) -> str:
    """The words of `text` in the language in force; nothing for None."""
    if text is None:
        return ""
    return text if isinstance(text, str) else text()


def say(message: str, **params: object) -> str:
    """The message in the language in force, with its named places filled."""
    return i18n.current().say(message, **params)


def own_digits(value: object) -> str:
    """A number as text in the digits that the screen shows; nothing for None."""
    return "" if value is None else i18n.current().digits(str(value))


def say_n(one: str, many: str, n: int, **params: object) -> str:
    """The message in the plural that `n` asks for."""
    return i18n.current().say_n(one, many, n, **params)


def say_in(context: str, message: str, **params: object) -> str:
    """The message in the meaning that `context` names."""
    return i18n.current().say_in(context, message, **params)


def retell(root: QWidget) -> None:
    """Let `root` and everything in it say its words again."""
    for widget in [root, *root.findChildren(QWidget)]:
        again = getattr(widget, "retranslate", None)
        if again is not None:
            again()


def switch_language(code: str) -> None:
    """Put the screens into another language while they are open; drafts stay as they are."""
    i18n.set_language(code, i18n.current().native_digits)
    theme.look().set(language=code)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            retell(window)

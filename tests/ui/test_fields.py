"""Fields read what people write, say what is wrong, and Enter never saves."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.base.errors import InputInvalid
from ui.buttons import Button, Kind
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_secret import PassphraseField
from ui.fields_time import DateField, TimeField, read_date, read_time
from ui.form import Form


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22/11/2026", date(2026, 11, 22)),
        ("22-11-26", date(2026, 11, 22)),
        ("২২.১১.২০২৬", date(2026, 11, 22)),
        (" 1 / 2 / 2026 ", date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1)),
        ("31/02/2026", None),
        ("11/22/2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_day_first(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [("16:05", time(16, 5)), ("৯.২০", time(9, 20)), ("24:00", None), ("9", None)],
)
def test_times_are_read_on_the_24_hour_clock(text: str, moment: time | None) -> None:
    assert read_time(text) == moment


def test_numbers_are_read_in_any_digits() -> None:
    field = NumberField("Amount")
    field.set_value("১,২৫০")
    assert field.number() == 1250
    field.set_value("12.5")
    assert field.number() is None
    assert field.is_wrong()


def test_dates_and_times_stand_in_the_digits_of_the_screen() -> None:
    day, at = DateField("Date"), TimeField("Time")
    i18n.set_language("bn", native_digits=True)
    day.set_day(date(2026, 11, 22))
    at.set_moment(time(9, 5))
    assert (day.value(), at.value()) == ("২২/১১/২০২৬", "০৯:০৫")
    assert (day.day(), at.moment()) == (date(2026, 11, 22), time(9, 5))
    for typed in ("1/2/2026", "১/২/2026"):  # both kinds, also mixed
        day.line.setText(typed)
        assert day.day() == date(2026, 2, 1)
    i18n.set_language("en")
    for field in (day, at):
        field.retranslate()
    assert (day.value(), at.value()) == ("1/2/2026", "09:05")


def test_a_date_says_what_was_understood() -> None:
    field = DateField("Date")
    field.set_value("22/11/2026")
    assert "Sunday" in field.below.line.text()
    assert not field.is_wrong()
    field.set_value("31/02/2026")
    assert field.is_wrong()


class _Sheet(QWidget):
    """A form of every kind of field with a button that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.saved = 0
        self.form = Form()
        self.form.add(LineField("A", key="a"), NumberField("B", key="b"))
        self.form.add(DateField("C", key="c"))
        self.form.add(TimeField("D", key="d"))
        self.form.add(ChoiceField("E", [(1, "one"), (2, "two")], key="e"))
        self.form.add(PassphraseField("F", key="f"))
        self.button = Button("Save", Kind.MAIN, key="Ctrl+Return", on=self._save)
        self.form.end_at(self.button)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addWidget(self.button)

    def _save(self) -> None:
        self.saved += 1


@pytest.fixture
def sheet(qtbot):  # type: ignore[no-untyped-def]
    """The sheet, shown."""
    made = _Sheet()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_enter_goes_from_field_to_field_and_never_saves(sheet: _Sheet, qtbot) -> None:  # type: ignore[no-untyped-def]
    sheet.form.start()
    for field in list(sheet.form.fields.values()):
        assert field.box.hasFocus(), field.key
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
        assert sheet.saved == 0
    assert sheet.button.hasFocus()


def test_control_enter_saves_from_any_field(sheet: _Sheet, qtbot) -> None:  # type: ignore[no-untyped-def]
    control = Qt.KeyboardModifier.ControlModifier
    for count, field in enumerate(list(sheet.form.fields.values()), start=1):
        field.box.setFocus()
        qtbot.keyClick(field.box, Qt.Key.Key_Return, control)
        qtbot.waitUntil(lambda n=count: sheet.saved == n)  # Qt shows the press for a moment


def test_enter_in_long_text_is_a_new_line(qtbot) -> None:  # type: ignore[no-untyped-def]
    field = TextField("Motion")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.box, "one")
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    qtbot.keyClicks(field.box, "two")
    assert field.value() == "one\ntwo"


def test_an_error_finds_its_field(sheet: _Sheet) -> None:
    assert sheet.form.show_error(InputInvalid("text-missing", field="a"))
    assert sheet.form.fields["a"].error()
    assert sheet.form.fields["a"].below.isVisible()
    assert not sheet.form.show_error(InputInvalid("text-missing", field="elsewhere"))
    sheet.form.clear_errors()
    assert not sheet.form.fields["a"].error()


def test_a_draft_of_a_form_comes_back(sheet: _Sheet) -> None:
    values = {"a": "Asha", "b": "7", "c": "1/2/2026", "d": "9:20", "e": 2}
    sheet.form.set_values(values)
    other = _Sheet()
    other.form.set_values(sheet.form.values())
    assert {k: v for k, v in other.form.values().items() if k != "f"} == values


def test_the_passphrase_is_hidden_until_shown(qtbot) -> None:  # type: ignore[no-untyped-def]
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.set_value("secret words")
    assert field.secret.displayText() != "secret words"
    field.secret.inside.click()
    assert field.secret.displayText() == "secret words"
    field.secret.inside.click()
    assert field.secret.displayText() != "secret words"


def test_enter_presses_a_button_once_and_not_while_it_is_held(qtbot) -> None:  # type: ignore[no-untyped-def]
    pressed: list[int] = []
    button = Button("Same person", on=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True
    )
    QApplication.sendEvent(button, held)
    assert pressed == []
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == [1, 1]

"""A grading sheet written anew: its lines, their marks, and the steps that earn them.

Every change is a new version; results keep the version they were made with.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from finance.reports.grading_commands import ChangeTemplate
from finance.rules.grading import Band, Parameter, ResultBand, Source, Template, Unit
from finance.rules.grading_steps import bands_of, parse_steps, step_text, steps_of
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import Text, say
from ui.members.form_page import FormPage
from ui.money.closing.presenter import ReportsPresenter
from ui.money.grading.words import RATIOS, name_in
from ui.wording import words_for

__all__ = ["GradingSheetPage"]

_TOP: dict[Unit, int] = {Unit.PERCENT: 100, Unit.YES_NO: 1}
_UNITS: dict[str, Unit] = {"meetings_a_month": Unit.COUNT, "average_savings": Unit.MONEY}
_ASKED: tuple[tuple[Unit, Text], ...] = (
    (Unit.POINTS, lambda: say("somebody gives the marks")),
    (Unit.PERCENT, lambda: say("somebody writes a per cent")),
    (Unit.COUNT, lambda: say("somebody writes a number")),
    (Unit.YES_NO, lambda: say("somebody says yes (1) or no (0)")),
)


def _sources() -> list[tuple[object, Text]]:
    """Who or what gives the value of a line."""
    found: list[tuple[object, Text]] = [(f"asked:{unit}", words) for unit, words in _ASKED]
    for key, words in RATIOS.items():
        if key != "par-0":
            measure = key.replace("-", "_")
            found.append((measure, lambda w=words: say("from the book: {what}", what=say(w))))
    return found


class _Line:
    """The fields of one line of the sheet."""

    def __init__(self, place: int, before: Parameter) -> None:
        self.before = before
        self.card = Card()
        self.form = Form(gap=8)
        self.name = LineField(lambda: say("What is looked at"), key=f"name{place}", most=120)
        self.weight = NumberField(lambda: say("Most marks"), key=f"weight{place}", digits=3)
        self.source = ChoiceField(
            lambda: say("Where it comes from"), _sources(), key=f"source{place}"
        )
        self.steps = TextField(
            lambda: say("Steps, one on each line"),
            key=f"steps{place}",
            help=lambda: say("90 = 10 gives ten marks from 90 on; > 90 = 10 only above 90."),
            rows=4,
        )
        self.form.add(self.name, self.weight, stretches=(4, 1))
        self.form.add(self.source)
        self.form.add(self.steps)
        self.card.add(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        self.drop = Button(lambda: say("Take this line out"), Kind.QUIET, icon="trash")
        row.addWidget(self.drop)
        self.card.add(row)
        self.source.changed.connect(self._other_source)
        self._fill(before)

    def _fill(self, before: Parameter) -> None:
        asked = before.source is Source.ASKED
        self.name.set_value(name_in(before.name))
        self.weight.set_value(str(before.weight))
        self.source.set_value(f"asked:{before.unit}" if asked else before.measure)
        self.steps.set_value(_steps_text([(b, str(b.points)) for b in before.bands]))
        self._other_source()

    @property
    def unit(self) -> Unit:
        """What the value of the line is."""
        chosen = str(self.source.value() or f"asked:{Unit.POINTS}")
        if chosen.startswith("asked:"):
            return Unit(chosen.removeprefix("asked:"))
        if chosen == self.before.measure:
            return self.before.unit
        return _UNITS.get(chosen, Unit.PERCENT)

    def _other_source(self) -> None:
        self.steps.setVisible(self.unit is not Unit.POINTS)

    def made(self) -> Parameter | None:
        """The line as it stands; None when something is wrong, which is said."""
        weight, name = self.weight.number(), self.name.value().strip()
        if not name:
            self.name.set_error(lambda: say("This is needed."))
            return None
        if weight is None:
            self.weight.set_error(lambda: say("Write a whole number."))
            return None
        bands = _bands(self.steps, _TOP.get(self.unit)) if self.unit is not Unit.POINTS else []
        if bands is None or any(not worth.isdecimal() for _, worth in bands):
            if bands is not None:
                self.steps.set_error(lambda: say("Marks are whole numbers, such as 10."))
            return None
        chosen = str(self.source.value() or "")
        asked = chosen.startswith("asked:")
        return replace(
            self.before,
            name={**self.before.name, i18n.current().code: name},
            weight=weight,
            source=Source.ASKED if asked else Source.COMPUTED,
            unit=self.unit,
            bands=tuple(replace(band, points=int(worth)) for band, worth in bands),
            measure="" if asked else chosen,
        )


def _steps_text(bands: list[tuple[Band, str]]) -> str:
    return "\n".join(step_text(step) for step in steps_of(bands))


def _bands(field: TextField, top: int | None) -> list[tuple[Band, str]] | None:
    try:
        return list(bands_of(parse_steps(field.value()), top))
    except InputInvalid as error:
        wrong = error
        field.set_error(lambda: " ".join(words_for(wrong)))
        return None


class GradingSheetPage(FormPage):
    """One sheet of the group."""

    wish: Template

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Write the grading sheet"),
            lambda: say("It becomes a new version; results made before keep theirs."),
            lambda: say("Keep this version"),
        )
        self.presenter = presenter
        self.lines: list[_Line] = []
        self.name = LineField(lambda: say("Name of the sheet"), key="name", most=120)
        self.minimum = NumberField(
            lambda: say("Per cent of all marks that are needed"), key="minimum", digits=3
        )
        self.grades = TextField(
            lambda: say("Grades by per cent of all marks, one on each line"),
            key="results",
            help=lambda: say("> 85 = A means A above 85 per cent. Empty: no grades."),
            rows=3,
        )
        self.form.add(self.name, self.minimum, stretches=(3, 1))
        self.form.add(self.grades)
        self.more = Button(lambda: say("Another line"), icon="plus", on=self.add_line)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.put(row)
        self.finish()

    @property
    def group_id(self) -> str:
        """The group whose sheet it is."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money-grading", group=self.group_id, sheet=self.place.get("sheet", ""))

    def load(self, **place: Any) -> Template:
        group, key = str(place.get("group", "")), str(place.get("sheet", "panchasutra"))
        return self.presenter.desk.graded.template(group, key)

    def fill(self, found: Template) -> None:
        self.found = found
        self.name.set_value(name_in(found.name))
        self.minimum.set_value("" if found.minimum is None else str(int(found.minimum)))
        self.grades.set_value(_steps_text([(each.band, each.grade) for each in found.results]))
        for line in list(self.lines):
            self._drop(line)
        for each in found.parameters:
            self._put_line(each)

    def _put_line(self, before: Parameter) -> _Line:
        line = _Line(len(self.lines), before)
        line.drop.clicked.connect(lambda _c=False: self._drop(line))
        self.lines.append(line)
        self.work.insertWidget(self.work.count() - 2, line.card)
        line.card.show()
        return line

    def add_line(self) -> None:
        """A line that the sheet did not have; somebody gives its marks."""
        key = f"own_{new_id()[:8]}"
        line = self._put_line(Parameter(key, {}, 10, Source.ASKED, Unit.POINTS))
        line.name.line.setFocus()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        self.work.removeWidget(line.card)
        line.card.hide()
        line.card.deleteLater()

    def wishes(self) -> bool:
        name = self.name.value().strip()
        if not name or self.minimum.is_wrong():
            key = "minimum" if name else "name"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        results = _bands(self.grades, 100)
        made = [line.made() for line in self.lines]
        if results is None or None in made:
            return False
        least = self.minimum.number()
        self.wish = replace(
            self.found,
            name={**self.found.name, i18n.current().code: name},
            minimum=None if least is None else Fraction(least),
            parameters=tuple(each for each in made if each is not None),
            results=tuple(ResultBand(grade, band) for band, grade in results),
        )
        return True

    def act(self) -> Done:
        command = ChangeTemplate(self.group_id, self.wish)
        return self.presenter.desk.grading.change_template(command)

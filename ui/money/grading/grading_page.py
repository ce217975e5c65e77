"""A grading sheet: what the program worked out, what a person answers, and earlier results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from finance.reports.grading_commands import GradeGroup, GradingSheet, ResultRow, TemplateRow
from finance.rules.grading import Answer, Parameter, Unit
from finance.rules.ratios import Ratio
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import Text, say
from ui.money.closing.group_page import GroupPage
from ui.money.closing.presenter import Books, ReportsPresenter
from ui.money.grading.words import divided, name_in, ratio_value
from ui.notices import Notice
from ui.state import State

__all__ = ["GradingPage"]


@dataclass(frozen=True)
class _Shown:
    templates: tuple[TemplateRow, ...]
    sheet: GradingSheet
    results: tuple[ResultRow, ...]


class GradingPage(GroupPage):
    """One sheet at a time, over the book year until today."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Grading"),
            lambda: say("Marks come from the book where it can tell; the rest you answer."),
        )
        self._key = "panchasutra"
        self.sheet: GradingSheet | None = None
        self.which = ChoiceField("")
        self.which.changed.connect(self._other)
        self.beside_title.addWidget(self.which)
        self.computed = Card(lambda: say("Worked out from the book"), tight=True)
        self.asked = Card(lambda: say("For you to answer"))
        self.form = Form()
        self.asked.add(self.form)
        self.earlier = Card(lambda: say("Earlier results"), tight=True)
        self.fields: dict[str, LineField] = {}
        for card in (self.computed, self.asked, self.earlier):
            self.put(card)
        self.work.addStretch(1)
        self.main = self.foot.set_main(
            Button(
                lambda: say("Grade the group"),
                Kind.MAIN,
                icon="checks",
                key="Ctrl+Return",
                on=self.save,
            )
        )
        self.write_sheet = self.foot.helper(
            Button(
                lambda: say("Write the sheet"),
                Kind.QUIET,
                icon="pencil",
                on=lambda: self.desk.go("money-grading-sheet", group=self._wanted, sheet=self._key),
            )
        )
        self.write_sheet.setVisible(presenter.may(Action.MONEY_SETTINGS))
        may = presenter.may(Action.MONEY_PREPARE) or presenter.may(Action.MONEY_REMARK)
        self.main.setVisible(may)

    def arrive(self, **place: object) -> None:
        super().arrive(**place)
        self._key = str(place.get("sheet", "")) or self._key

    def retranslate(self) -> None:
        """The name of the choice, for readers."""
        super().retranslate()
        self.which.box.setAccessibleName(say("Grading sheet"))

    def _other(self) -> None:
        self._key = str(self.which.value() or self._key)
        self.refresh()

    def show_group(self, books: Books) -> None:
        group, key, graded = books.group_id, self._key, self.presenter.desk.graded

        def work() -> _Shown:
            first, last = self.presenter.year_until_now(group)
            sheet = graded.sheet(group, key, first, last)
            return _Shown(graded.templates(group), sheet, graded.results(group))

        self.read(work, self.show_sheet)

    def show_sheet(self, found: _Shown) -> None:
        """Lay the sheet out; what was typed stays while it is the same sheet."""
        self.which.set_choices(
            [(row.key, lambda row=row: name_in(row.name)) for row in found.templates]
        )
        self.which.set_value(self._key)
        same = self.sheet is not None and self.sheet.template == found.sheet.template
        self.sheet = found.sheet
        self._show_computed(found.sheet)
        if not same:
            self._build_fields(found.sheet)
        self._show_results(found.results)
        usable = found.sheet.template.out_of > 0
        self.main.setEnabled(usable)
        self.foot.say_reason(
            "" if usable else (lambda: say("This sheet has to be filled in first."))
        )

    def _show_computed(self, sheet: GradingSheet) -> None:
        self.computed.clear()
        lines = [p for p in sheet.template.parameters if sheet.computed.get(p.key) is not None]
        self.computed.setVisible(bool(lines))
        for number, each in enumerate(lines):
            ratio = sheet.computed[each.key]
            assert ratio is not None
            if number:
                self.computed.add_line()
            self.computed.add(
                Row(
                    lambda each=each: name_in(each.name),
                    lambda ratio=ratio: _value_words(ratio),
                    icon="chart-bar",
                )
            )

    def _build_fields(self, sheet: GradingSheet) -> None:
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {}
        self.form = Form()
        self.asked.clear()
        self.asked.add(self.form)
        for each in sheet.template.parameters:
            if sheet.computed.get(each.key) is None:
                field = LineField(
                    lambda each=each: name_in(each.name), key=each.key, help=_help(each), most=12
                )
                self.fields[each.key] = field
                self.form.add(field)
        self.asked.setVisible(bool(self.fields))
        self.form.end_at(self.main)

    def _show_results(self, results: tuple[ResultRow, ...]) -> None:
        self.earlier.clear()
        self.earlier.setVisible(bool(results))
        for number, row in enumerate(results):
            if number:
                self.earlier.add_line()
            state = None
            if row.reached is not None:
                reached: tuple[State, Text] = (State.OK, lambda: say("enough"))
                short: tuple[State, Text] = (State.DUE, lambda: say("not yet enough"))
                state = reached if row.reached else short
            self.earlier.add(
                Row(
                    lambda row=row: _result_words(row),
                    lambda row=row: _result_line(row),
                    icon="report",
                    state=state,
                )
            )

    def answers(self) -> Mapping[str, Answer] | None:
        """What was typed; None when a field holds no number, and it is said there."""
        found: dict[str, Answer] = {}
        for key, field in self.fields.items():
            try:
                text = ascii_digits(field.line.text()).strip().removesuffix("%").strip()
                found[key] = Answer(Fraction(text))
            except (ValueError, ZeroDivisionError):
                field.set_error(lambda: say("Write a number."))
                field.line.setFocus()
                return None
        return found

    def save(self) -> None:
        """Grade the group."""
        self.form.clear_errors()
        self.notices.clear()
        answers = self.answers()
        if answers is None:
            return
        group, grading = self._wanted, self.presenter.desk.grading
        first, last = self.presenter.year_until_now(group)
        command = GradeGroup(group, self._key, first, last, answers)
        self.write(lambda: grading.grade(command), self._graded, form=self.form)

    def _graded(self, done: Done) -> None:
        result = self.presenter.desk.graded.result(done.id).row
        self.notices.show_notice(Notice("ok", lambda: _result_words(result)), name="graded")


def _help(parameter: Parameter) -> Text:
    most = parameter.weight
    if parameter.unit is Unit.POINTS:
        return lambda: say("Marks from 0 to {most}", most=most)
    if parameter.unit is Unit.PERCENT:
        return lambda: say("Per cent: the book cannot tell yet")
    return lambda: say("A number: the book cannot tell yet")


def _value_words(ratio: Ratio) -> str:
    return say("{value}: {parts}", value=ratio_value(ratio), parts=divided(ratio))


def _result_words(row: ResultRow) -> str:
    tr = i18n.current()
    marks = say("{part} of {whole}", part=tr.integer(row.points), whole=tr.integer(row.out_of))
    name = name_in(row.name)
    if row.grade:
        return say(
            "{sheet}: {marks} marks, grade {grade}", sheet=name, marks=marks, grade=row.grade
        )
    return say("{sheet}: {marks} marks", sheet=name, marks=marks)


def _result_line(row: ResultRow) -> str:
    return say(
        "{day}, {person}, version {version} of the sheet",
        day=i18n.current().date(row.on_date),
        person=row.person,
        version=row.version,
    )

"""Questions about the whole file, as notices above the rows: dates, groups, sheets, same file.

Each is asked once and its answer counts for every row. They are made anew only when what they
ask has changed, so that the keyboard stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sr_board.base.dates import DateOrder
from sr_board.base.errors import SRBoardError
from sr_board.people.exchange.proposal import NEW_GROUP, DateQuestion, GroupQuestion, Note
from ui.buttons import ChoicePair
from ui.fields_choice import ChoiceField
from ui.live import Text, say, say_n
from ui.members.import_presenter import ImportPresenter
from ui.members.words import day
from ui.notices import Notice, NoticeStack
from ui.wording import words_for

if TYPE_CHECKING:
    from ui.members.import_page import ImportPage

__all__ = ["Questions"]

_NAMES = ("date", "group", "same", "file", "alike")
_MANY_ALIKE = 4
"""From so many similar names on, one answer for all of them is offered."""
_ABOUT_FILE = ("encoding-guessed", "no-headings", "private-not-yours", "no-name-column")


class Questions:
    """Shows the questions of a file in the notices of the import page."""

    def __init__(self, stack: NoticeStack, page: ImportPage) -> None:
        self._stack, self._page = stack, page
        self._shown: dict[str, object] = {}

    def show(
        self, presenter: ImportPresenter, groups: Sequence[tuple[str, str]], rows: bool
    ) -> None:
        """Show what is still asked. `rows`: the rows are on the screen."""
        if presenter.preview is None or self._page.step in ("start", "row"):
            self._keep({})
            return
        proposal = presenter.proposal
        wanted: dict[str, object] = {}
        notes = [note for note in proposal.notes if note.code in _ABOUT_FILE]
        sheets = presenter.table.sheets if presenter.table is not None else ()
        if not rows and len(sheets) > 1 and presenter.table is not None:
            wanted["file"] = (sheets, presenter.table.sheet)
        elif not rows and notes:
            wanted["file"] = notes[0]
        if rows and proposal.date_question is not None and not presenter.batch_id:
            wanted["date"] = proposal.date_question
        asked = next((q for q in proposal.group_questions if q.chosen is None), None)
        if rows and asked is not None:
            wanted["group"] = asked
        made_at = presenter.preview.same_file_at
        if rows and made_at is not None and not presenter.batch_id:
            wanted["same"] = made_at.date()
        alike = presenter.alike_count
        if rows and alike >= _MANY_ALIKE and "group" not in wanted:
            wanted["alike"] = alike
        self._keep(wanted)
        self._draw(wanted, groups)

    def _keep(self, wanted: dict[str, object]) -> None:
        for name in _NAMES:
            if name not in wanted and name in self._shown:
                self._stack.drop(name)
                del self._shown[name]

    def _draw(self, wanted: dict[str, object], groups: Sequence[tuple[str, str]]) -> None:
        for name, what in wanted.items():
            if self._shown.get(name) == what and self._stack.current(name) is not None:
                continue
            self._shown[name] = what
            if isinstance(what, DateQuestion):
                notice = self._date(what)
            elif isinstance(what, GroupQuestion):
                notice = self._group(what, groups)
            elif isinstance(what, Note):
                notice = _note(what)
            elif isinstance(what, tuple):
                notice = self._sheet(*what)
            elif isinstance(what, int):
                notice = self._alike(what)
            else:
                notice = _same_file(what)
            self._stack.show_notice(notice, name)

    def _date(self, question: DateQuestion) -> Notice:
        pair = ChoicePair(
            [
                (DateOrder.DAY_FIRST, lambda: _short(question.day_first)),
                (DateOrder.MONTH_FIRST, lambda: _short(question.month_first)),
            ],
            question.chosen,
            name=lambda: say("Order of day and month"),
        )
        pair.chosen.connect(self._order_chosen)
        known: Text = (
            (lambda: say("Other dates of the file show it. You can still change it."))
            if question.settled and not question.answered
            else (
                lambda: say_n(
                    "Asked once. {n} such date follows your answer.",
                    "Asked once. All {n} such dates follow your answer.",
                    question.count,
                )
            )
        )
        return Notice(
            "info" if question.answered or question.settled else "due",
            lambda: say("“{date}”: which comes first in this file?", date=question.example),
            known,
            icon="calendar-question",
            extra=pair,
        )

    def _order_chosen(self, key: str) -> None:
        self._page.presenter.set_order(DateOrder(key))
        self._page.look()

    def _group(self, question: GroupQuestion, groups: Sequence[tuple[str, str]]) -> Notice:
        choices: list[tuple[object, Text]] = [
            (NEW_GROUP, lambda: say("Make this group")),
            *((ref, name) for ref, name in groups),
        ]
        choice = ChoiceField("", choices, placeholder=lambda: say("Which group is it?"))
        choice.box.setAccessibleName(say("Which group is it?"))
        choice.setMinimumWidth(260)
        choice.changed.connect(lambda: self._group_chosen(question.name, choice))
        return Notice(
            "due",
            lambda: say("The group “{group}” is not here yet.", group=question.name),
            lambda: say_n(
                "{n} row names it. Asked once.", "{n} rows name it. Asked once.", question.count
            ),
            extra=choice,
        )

    def _group_chosen(self, name: str, choice: ChoiceField) -> None:
        self._page.presenter.set_group(name, str(choice.value()))
        self._page.look()

    def _alike(self, count: int) -> Notice:
        return Notice(
            "due",
            lambda: say_n(
                "{n} row has a name like another one.",
                "{n} rows have a name like another one.",
                count,
            ),
            lambda: say("Compare them one by one, or answer for all at once."),
            buttons=[(lambda: say("All are different persons"), self._alike_are_new)],
        )

    def _alike_are_new(self) -> None:
        self._page.presenter.all_alike_are_new()
        self._page.look()

    def _sheet(self, sheets: Sequence[str], sheet: str) -> Notice:
        choice = ChoiceField("", [(s, s) for s in sheets])
        choice.set_value(sheet)
        choice.box.setAccessibleName(say("Sheet"))
        choice.setMinimumWidth(220)
        choice.changed.connect(lambda: self._page.opening.choose_sheet(str(choice.value())))
        extra: QWidget = choice
        return Notice(
            "info",
            lambda: say_n(
                "The workbook has {n} sheet.", "The workbook has {n} sheets.", len(sheets)
            ),
            lambda: say("Choose the one with the members."),
            extra=extra,
        )


def _short(value: object) -> str:
    """A day without its year, as short as the answer needs."""
    return day(value)


def _note(note: Note) -> Notice:
    error = SRBoardError(note.code, **note.params)
    kind = "due" if note.asks else "info"
    return Notice(kind, lambda: words_for(error)[0], lambda: words_for(error)[1])


def _same_file(made_at: object) -> Notice:
    return Notice(
        "info",
        lambda: say("This same file was taken over on {day}.", day=day(made_at)),
        lambda: say("Rows that stand here already are not written twice."),
    )

"""Rules that were not met: what, where, since when; explain it or name the decision that ratifies.

Nothing can be taken off this list: an answer is written beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from governance.breaches.queries import BreachPage, BreachRow
from governance.registers.build import answer_words
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import TextField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label, second
from ui.live import own_digits, say
from ui.page import Page
from ui.registers.breaches_presenter import (
    BreachesPresenter,
    Whole,
    fact_and_line,
    level_state,
)
from ui.state import StateMark
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BreachesPage", "OneBreachPage"]


class BreachesPage(Page):
    """The list."""

    listens = frozenset({"breaches", "meetings", "resolutions"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: BreachesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Rules that were not met"),
            lambda: say("Explain it in words, or let the next meeting confirm what was done."),
        )
        self.presenter = presenter
        self.which = ChoicePair(
            [("open", lambda: say("Waiting")), ("all", lambda: say("All"))],
            "open",
            name=lambda: say("Which are shown"),
        )
        self.which.chosen.connect(lambda _k: self.refresh())
        self.beside_title.addWidget(self.which)
        self.model = PagedModel(
            [
                Column("state", lambda: say("State"), _state, 170),
                Column("what", lambda: say("What the rule says and what was"), _what),
                Column("where", lambda: say("Group and meeting"), _where, 220),
                Column("day", lambda: say("Day"), _day, 140),
            ]
        )
        self.table = Table(self.model, row=64, name=say("Rules that were not met"))
        self.table.opened.connect(lambda row: self.desk.go("breach", id=row.id))
        self.nothing = Card()
        self.nothing.add(Empty("circle-check", lambda: say("Nothing waits here.")), 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.put(self.stack, 1)
        self.foot.helper(
            Button(
                lambda: say("Register"),
                icon="table",
                on=lambda: self.desk.go("registers", register="breaches"),
            )
        )

    def refresh(self) -> None:
        only = self.which.value() == "open"
        self.read(
            lambda: self.presenter.page(open_only=only), lambda page: self.show_page(page, only)
        )

    def show_page(self, page: BreachPage, only: bool) -> None:
        """Show the first rows; the rest is asked for when it is scrolled to."""

        def ask(offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]) -> None:
            self.read(
                lambda: self.presenter.page(open_only=only, offset=offset, limit=limit),
                lambda more: deliver(offset, more.rows),
            )

        self.model.show_paged(page.total, ask, page.rows)
        self.stack.setCurrentWidget(self.table if page.total else self.nothing)


class OneBreachPage(Page):
    """One of them, and its answer."""

    listens = frozenset({"breaches", "resolutions"})

    def __init__(self, desk: Desk, presenter: BreachesPresenter) -> None:
        super().__init__(desk, lambda: say("A rule that was not met"))
        self.presenter = presenter
        self._id = ""
        self.may = desk.may(Action.BREACHES_WRITE)
        self.facts = Card()
        self.put(self.facts)
        self._build_explain()
        self._build_ratify()
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("breaches"),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Record the explanation"),
                Kind.MAIN,
                icon="pencil",
                key="Ctrl+Return",
                on=self.explain,
            )
        )
        self.form.end_at(self.main)

    def _build_explain(self) -> None:
        self.text = TextField(
            lambda: say("How it came about, and what was done"), key="text", rows=3
        )
        self.form = Form()
        self.form.add(self.text)
        self.words = Card(lambda: say("Explain it"))
        self.words.add(self.form)
        self.put(self.words)

    def _build_ratify(self) -> None:
        self.decision = ChoiceField(lambda: say("Decision of a later meeting"), key="resolution_id")
        self.choosing = Form()
        self.choosing.add(self.decision)
        self.confirm = Button(
            lambda: say("This decision confirms it"), icon="gavel", on=self.ratify
        )
        self.choosing.end_at(self.confirm)
        self.later = Card(lambda: say("Or let a decision confirm it"))
        self.later.add(self.choosing)
        row = QHBoxLayout()
        row.addWidget(self.confirm)
        row.addStretch(1)
        self.later.add(row)
        self.none_yet = second(
            lambda: say(
                "No later meeting has decided anything yet. Put it on the agenda of the next one."
            ),
            wrap=True,
        )
        self.later.add(self.none_yet)
        self.put(self.later)

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id = wanted
            self.text.set_value("")
            self.notices.clear()

    def refresh(self) -> None:
        breach = self._id
        if breach:
            self.read(lambda: self.presenter.whole(breach), self.show_whole)

    def show_whole(self, whole: Whole | None) -> None:
        """Show what was, and what can be answered."""
        if whole is None:
            self.desk.go("breaches")
            return
        row = whole.row
        self.facts.clear()
        self.facts.add(StateMark(*level_state(row)))
        self.facts.add(Label(lambda: fact_and_line(row)[0], "strong", wrap=True))
        self.facts.add(Label(lambda: fact_and_line(row)[1], "body", wrap=True))
        self.facts.add(second(lambda: _when(row), wrap=True))
        if row.answer is not None:
            self.facts.add(Label(lambda: _answer(row), "body", wrap=True))
        writing = row.open and self.may
        self.words.setVisible(writing)
        self.later.setVisible(writing)
        self.main.setVisible(writing)
        kept = self.decision.value()
        self.decision.set_choices(
            [(each.id, f"{own_digits(each.serial)}  {each.text}"[:110]) for each in whole.decisions]
        )
        self.decision.set_value(kept)
        self.choosing.setVisible(bool(whole.decisions))
        self.confirm.setVisible(bool(whole.decisions))
        self.none_yet.setVisible(not whole.decisions)

    def explain(self) -> None:
        """Write the explanation."""
        breach, text = self._id, self.text.value()
        self.form.clear_errors()
        self.write(
            lambda: self.presenter.explain(breach, text),
            lambda _d: self._answered(),
            form=self.form,
        )

    def ratify(self) -> None:
        """Write which decision confirms it."""
        breach, decision = self._id, self.decision.value()
        self.choosing.clear_errors()
        if decision is None:
            self.choosing.set_error("resolution_id", lambda: say("Choose the decision."))
            return
        self.write(
            lambda: self.presenter.ratify(breach, str(decision)),
            lambda _d: self._answered(),
            form=self.choosing,
        )

    def _answered(self) -> None:
        self.text.set_value("")
        self.notices.show_saved()
        self.refresh()

    def draft(self) -> dict[str, object] | None:
        text = self.text.value()
        return {"id": self._id, "text": text} if text.strip() else None

    def restore(self, draft: dict[str, object]) -> None:
        self._id = str(draft.get("id", ""))
        self.text.set_value(draft.get("text", ""))


def _state(row: BreachRow) -> Cell:
    state, word = level_state(row)
    return Cell(word() if callable(word) else word, state=state)


def _what(row: BreachRow) -> Cell:
    fact, line = fact_and_line(row)
    return Cell(fact, line, bold=row.open, wrap=True)


def _where(row: BreachRow) -> Cell:
    number = row.meeting_number
    below = "" if number is None else say("Meeting {number}", number=number)
    return Cell(row.group_name, below)


def _day(row: BreachRow) -> str:
    return i18n.current().date(row.found_on, "medium")


def _when(row: BreachRow) -> str:
    tr = i18n.current()
    day = tr.date(row.found_on)
    if row.meeting_number is None:
        return tr.say("{group}, {date}", group=row.group_name, date=day)
    return tr.say(
        "{group}, meeting {number}, {date}",
        group=row.group_name,
        number=row.meeting_number,
        date=day,
    )


def _answer(row: BreachRow) -> str:
    words = answer_words(row, i18n.current())
    if row.answer is None or not row.answer.by:
        return words
    return say("{answer} ({name})", answer=words, name=row.answer.by)

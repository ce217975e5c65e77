"""The laws of states as far as they are known here, and under which of them a group lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.constitution.commands import RetireLaw, SetGroupState, WriteLaw
from governance.constitution.law_packs import ASK_FIRST, STATES, SUBJECTS, source_words
from governance.constitution.stated import stated_rules
from governance.constitution.views import GroupRules, LawRow
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.constitution.work import ConstitutionWork
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label, second, strong
from ui.live import say
from ui.notices import Notice
from ui.page import Page

__all__ = ["LawPresenter", "LawsPage", "sayable"]


@dataclass(frozen=True)
class Laws:
    """Every line, and the groups with the state of each."""

    rows: tuple[LawRow, ...]
    groups: tuple[GroupRules, ...]
    states: dict[str, str]


class LawPresenter:
    """Behind the pages of laws."""

    def __init__(self, work: ConstitutionWork) -> None:
        self._work = work

    def load(self) -> Laws:
        """Everything the page shows."""
        book = self._work.rulebook
        groups = book.reading.groups()
        states = {each.group_id: book.reading.rules_on(each.group_id).state for each in groups}
        return Laws(book.choosing.laws(i18n.current().code), groups, states)

    def row(self, law_id: str) -> LawRow | None:
        """One line."""
        rows = self._work.rulebook.choosing.laws(i18n.current().code)
        return next((row for row in rows if row.id == law_id), None)

    def set_state(self, group_id: str, state: str) -> Done:
        """Under which law a group lives."""
        return self._work.rulebook.laws.set_state(SetGroupState(group_id, state))

    def write(self, law: WriteLaw) -> Done:
        """A new line, or one that was looked up again or worded otherwise."""
        return self._work.rulebook.laws.write_law(law)

    @staticmethod
    def figures() -> dict[str, object]:
        """Rules that a law can hold a least for, with the value from which the form starts.

        Those of offices stand once, for any office.
        """
        found: dict[str, object] = {}
        for template in TEMPLATES:
            for key, value in stated_rules(template).to_json().items():
                name = any_office(key)
                if name not in found and value_sentence(sayable(name), value, i18n.current()):
                    found[name] = value
        return found

    def retire(self, law_id: str) -> Done:
        """The line no longer counts."""
        return self._work.rulebook.laws.retire_law(RetireLaw(law_id))

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()


TEMPLATES = ("cbo", "shg", "federation", "board")
"""The templates whose rules are offered."""


def any_office(key: str) -> str:
    """The key of a rule for any office: "office.*.term_months"."""
    parts = key.split(".")
    return ".".join([parts[0], "*", *parts[2:]]) if parts[0] == "office" else key


def sayable(key: str) -> str:
    """A key that words and fields are known for: any office is said as of a committee member."""
    return key.replace(".*.", ".member.")


class LawsPage(Page):
    """Choose the state of a group; read the lines of that state."""

    listens = frozenset({"laws", "constitution", "groups"})

    def __init__(self, desk: Desk, presenter: LawPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Laws of states"),
            lambda: say("A rule below the law is not refused. It is shown, with the source."),
        )
        self.presenter = presenter
        self.may = desk.may(Action.LAW_PACKS_WRITE)
        self.may_place = self.may or desk.may(Action.CONSTITUTION_WRITE)
        self.laws: Laws | None = None
        self._group = ""
        self._build_where()
        self.lines = Card()
        self.put(self.lines)
        self.work.addStretch(1)
        self.notices.show_notice(Notice("info", lambda: say(ASK_FIRST)), "ask")
        self._build_foot()

    def _build_where(self) -> None:
        self.group = ChoiceField(lambda: say("Group"), [])
        self.state = ChoiceField(
            lambda: say("Lives under the law of"),
            [("", lambda: say("not chosen"))]
            + [(code, lambda w=word: say(w)) for code, word in STATES.items()],
        )
        self.group.changed.connect(self._choose_group)
        self.state.changed.connect(self._choose_state)
        form = Form()
        form.add(self.group, self.state)
        self.where = Card()
        self.where.add(form)
        self.put(self.where)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("constitution", group=self._group),
            )
        )
        if self.may:
            self.foot.set_main(
                Button(
                    lambda: say("A new line"),
                    Kind.MAIN,
                    icon="plus",
                    key="Ctrl+Return",
                    on=lambda: self.desk.go("law", id="", state=self.state.value()),
                )
            )

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        self.read(self.presenter.load, self.show_laws)

    def show_laws(self, laws: Laws) -> None:
        """Show the state of the group and its lines."""
        self.laws = laws
        self.group.set_choices([(g.group_id, g.group_name) for g in laws.groups])
        if self._group not in laws.states and laws.groups:
            self._group = laws.groups[0].group_id
        self.group.set_value(self._group)
        self.state.set_value(laws.states.get(self._group, ""))
        self.where.setVisible(bool(laws.groups))
        self.state.set_read_only(not self.may_place)
        self._show_lines(laws)

    def _show_lines(self, laws: Laws) -> None:
        self.lines.clear()
        state = self.state.value()
        rows = [row for row in laws.rows if row.state == state] or list(laws.rows)
        last = ""
        for row in rows:
            if row.state != last:
                self.lines.add(Label(lambda s=row.state: say(STATES[s]), "card"))
                last = row.state
            else:
                self.lines.add(Hairline())
            self.lines.add(LawLine(row, self._change if self.may else None))
        if not any(row.state == state for row in laws.rows) and state:
            self.lines.add(
                second(lambda: say("Nothing is written down about this state yet."), wrap=True)
            )

    def _choose_group(self) -> None:
        chosen = self.group.value()
        if isinstance(chosen, str) and chosen != self._group and self.laws is not None:
            self._group = chosen
            self.show_laws(self.laws)

    def _choose_state(self) -> None:
        group, state = self._group, self.state.value()
        if isinstance(state, str) and self.laws and state != self.laws.states.get(group, ""):
            self.write(lambda: self.presenter.set_state(group, state))

    def _change(self, law_id: str) -> None:
        self.desk.go("law", id=law_id)

    def retranslate(self) -> None:
        """The lines are kept in several languages."""
        if self.laws is not None:
            self.refresh()


class LawLine(QWidget):
    """One line: for whom, what, where it was read and when."""

    def __init__(self, row: LawRow, change: Callable[[str], object] | None) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 8)
        outer.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(second(lambda: say(SUBJECTS[row.subject])))
        if row.note:
            words.addWidget(strong(row.note, wrap=True))
        if row.floor is not None and row.key:
            words.addWidget(Label(lambda: _least(row), "body", wrap=True))
        words.addWidget(Label(lambda: _source(row), "body", "soft", wrap=True))
        if row.retired:
            words.addWidget(Label(lambda: say("This line no longer counts."), "body", "due"))
        outer.addLayout(words, 1)
        if change is not None:
            outer.addWidget(Button(lambda: say("Change"), on=lambda: change(row.id)))


def _least(row: LawRow) -> str:
    said = value_sentence(sayable(row.key), row.floor, i18n.current())
    return say("At least: {sentence}", sentence=said)


def _source(row: LawRow) -> str:
    return source_words(row.source_text, row.checked_on, row.shipped, i18n.current())

"""A board is constituted: its name, what its constitution asks, and who sits on which seat."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.base.dates import add_months
from sr_board.base.results import Done
from sr_board.cases.board.board_commands import Constitute, FirstMember
from sr_board.cases.rules.composition import composition
from sr_board.cases.vocabulary import BoardOffice, Profession
from sr_board.cases.words.board import OFFICES, PROFESSIONS, composition_words
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.board.parts import BoardForm, choices, person_choices, seat_choices, side_kind
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import Text, say

__all__ = ["ConstitutePage"]

_SEATS, _TERM_MONTHS = 5, 24


class _SeatFields(QWidget):
    """One seat of the new board: who, from where, training, office."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.who = ChoiceField(lambda: say("Seat {number}: who", number=number), key="person_id")
        self.kind = ChoiceField(lambda: say("From where she comes"), seat_choices(), key="kind")
        self.training = ChoiceField(
            lambda: say("Her training"), choices(PROFESSIONS), key="profession"
        )
        self.office = ChoiceField(lambda: say("Office"), choices(OFFICES), key="office")
        self.training.set_value(str(Profession.NONE))
        self.office.set_value(str(BoardOffice.NONE))
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(16)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window two stand under the other two."""
        for index, field in enumerate((self.who, self.kind, self.training, self.office)):
            row, column = divmod(index, 2) if narrow else (0, index)
            self.grid.addWidget(field, row, column)
        for column, share in enumerate((4, 4, 0, 0) if narrow else (4, 4, 4, 2)):
            self.grid.setColumnStretch(column, share)

    def values(self) -> list[object]:
        """What stands in the fields, for a draft."""
        return [f.value() for f in (self.who, self.kind, self.training, self.office)]

    def set_values(self, values: list[object]) -> None:
        """Put it back."""
        fields = (self.who, self.kind, self.training, self.office)
        for field, value in zip(fields, values, strict=False):
            field.set_value(value)


class ConstitutePage(BoardForm):
    """Two persons found the board; its composition is counted while they choose."""

    always_two = True

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Constitute the board"),
            lambda: say(
                "At least three of five seats belong to the community, and at least one is held "
                "from outside. A second member of the board signs."
            ),
            lambda: say("Constitute the board"),
        )
        self.rows: list[_SeatFields] = []
        self._kept_seats: list[list[object]] = []
        self._persons: list[tuple[object, Text]] = []
        self._add_fields()
        self._add_seats()
        self.finish()

    def _add_fields(self) -> None:
        self.name = LineField(lambda: say("Name of the board"), key="name", most=120)
        self.place_code = LineField(
            lambda: say("Place code"),
            key="place_code",
            most=8,
            help=lambda: say("Stands in the codes of files, like KOL."),
        )
        self.decided = LineField(
            lambda: say("Decided by (number of the resolution)"), key="constitution_ref", most=120
        )
        self.sites = LineField(
            lambda: say("Sites"), key="sites", help=lambda: say("Parted by commas.")
        )
        self.term_from = DateField(lambda: say("Terms from"), key="term_from")
        self.term_to = DateField(lambda: say("Terms until"), key="term_to")
        self.form.add(self.name, self.place_code, stretches=(3, 1))
        self.form.add(self.decided, self.sites)
        self.form.add(self.term_from, self.term_to)

    def _add_seats(self) -> None:
        self.seats = Card(lambda: say("Who sits on the board"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(12)
        self.seats.add(self.lines)
        self.counted = Label("", "strong", wrap=True)
        self.advice = Label("", "body", "due", wrap=True)
        self.seats.add(self.counted)
        self.seats.add(self.advice)
        self.more = Button(lambda: say("One more seat"), Kind.QUIET, icon="plus", on=self.add_seat)
        self.seats.add(self.more)
        self.put(self.seats)

    def add_seat(self) -> None:
        """Another line."""
        row = _SeatFields(len(self.rows) + 1)
        row.who.set_choices(self._persons)
        row.set_narrow(self.narrow)
        row.kind.changed.connect(self.count)
        self.rows.append(row)
        self.lines.addWidget(row)

    def load(self, **place: Any) -> Any:
        return self.presenter.persons()

    def fill(self, found: Any) -> None:
        self._persons = person_choices(found)
        today = self.presenter.today
        self.term_from.set_day(today)
        self.term_to.set_day(add_months(today, _TERM_MONTHS))
        while len(self.rows) < max(_SEATS, len(self._kept_seats)):
            self.add_seat()
        for row in self.rows:
            row.who.set_choices(self._persons)
        for row, values in zip(self.rows, self._kept_seats, strict=False):
            row.set_values(values)
        self._kept_seats = []
        self.count()

    def count(self) -> None:
        """Say how the board would be composed."""
        chosen = [side_kind(row.kind.value()) for row in self.rows]
        made = composition(one[0] for one in chosen if one is not None)
        tr = i18n.current
        self.counted.tell(lambda: composition_words(made, tr())[0])
        self.advice.tell(lambda: composition_words(made, tr())[1])
        self.advice.setVisible(not made.met)

    def needs_two(self) -> bool:
        return True

    def what_is_signed(self) -> Text:
        return lambda: say("The board is constituted with these members.")

    def wishes(self) -> bool:
        first, last = self.term_from.day(), self.term_to.day()
        if first is None or last is None:
            missing = "term_from" if first is None else "term_to"
            self.form.set_error(missing, lambda: say("Write the day, for example 24/11/2026."))
            return False
        members = []
        for row in self.rows:
            kind = side_kind(row.kind.value())
            if row.who.value() is None and kind is None:
                continue
            if row.who.value() is None or kind is None:
                field = row.who if row.who.value() is None else row.kind
                field.set_error(lambda: say("Choose, or leave the whole seat empty."))
                return False
            members.append(
                FirstMember(
                    *kind,
                    str(row.who.value()),
                    first,
                    last,
                    Profession(str(row.training.value())),
                    BoardOffice(str(row.office.value())),
                )
            )
        sites = tuple(part.strip() for part in self.sites.value().split(",") if part.strip())
        self.wish = Constitute(
            self.name.value(), self.place_code.value(), self.decided.value(), tuple(members), sites
        )
        return True

    def save(self) -> None:
        for row in self.rows:
            row.who.set_error(None)
            row.kind.set_error(None)
        super().save()

    def act(self) -> Done:
        assert self.second is not None
        return self.presenter.desk.board_work.constitute(self.wish, self.second)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        for row in self.rows:
            row.set_narrow(narrow)

    def draft(self) -> dict[str, object] | None:
        kept = super().draft()
        if kept is not None:
            kept["seats"] = [row.values() for row in self.rows]
        return kept

    def restore(self, draft: dict[str, object]) -> None:
        super().restore(draft)
        seats = draft.get("seats")
        for values in seats if isinstance(seats, list) else []:
            self._kept_seats.append(values)

"""Parts that the pages of the board share: a seat as a row, states, forms that go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.cases.board.board_views import BoardMemberRow, BoardView, SeatRow
from sr_board.cases.rules.composition import MemberStanding, side_of
from sr_board.cases.vocabulary import BoardOffice, Profession, SeatKind, Side
from sr_board.cases.words.board import KINDS, OFFICES, PROFESSIONS, SIDES, STANDINGS, seat_words
from sr_board.people.rows import PersonRow
from ui import theme
from ui.buttons import Button, Kind
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.shapes import State
from ui.state import StateMark
from ui.tiles import SymbolTile
from ui.two_persons import TwoPersonForm

__all__ = [
    "BoardForm",
    "SeatLine",
    "choices",
    "day",
    "person_choices",
    "person_tile",
    "seat_choices",
    "side_kind",
    "standing_state",
]

_SHAPES = {
    MemberStanding.PLANNED: State.NOT_YET,
    MemberStanding.SERVING: State.OK,
    MemberStanding.CODE_MISSING: State.DUE,
    MemberStanding.TERM_OVER: State.OVER,
    MemberStanding.ENDED: State.AWAY,
}

Act = tuple[Text, Callable[[], object]]


def day(value: date | None) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")


def choices(words: Mapping[str, str]) -> list[tuple[object, Text]]:
    """Stored codes with their words, for a field."""
    return [(code, lambda w=text: say(w)) for code, text in words.items()]


def person_choices(persons: Sequence[PersonRow]) -> list[tuple[object, Text]]:
    """Persons of the register, for a field."""
    return [(row.person_id, row.name) for row in persons]


def seat_choices() -> list[tuple[object, Text]]:
    """Kinds of seats with their side; a kind of either side stands twice."""
    found: list[tuple[object, Text]] = []
    for side in Side:
        for kind in SeatKind:
            if side_of(kind) in (None, side):
                found.append((f"{side}/{kind}", lambda k=kind, s=side: _side_and_kind(k, s)))
    return found


def _side_and_kind(kind: SeatKind, side: Side) -> str:
    return say("{kind} ({side})", kind=say(KINDS[kind]), side=say(SIDES[side]))


def side_kind(value: object) -> tuple[Side, SeatKind] | None:
    """Side and kind of what `seat_choices` offered; None when nothing is chosen."""
    if value is None:
        return None
    side, kind = str(value).split("/")
    return Side(side), SeatKind(kind)


def standing_state(row: BoardMemberRow) -> tuple[State, Text]:
    """Shape and word of where she stands."""
    return _SHAPES[row.standing], lambda: say(STANDINGS[row.standing])


def person_tile(person: PersonRow | None, side: int = 44) -> SymbolTile:
    """A person's picture."""
    return SymbolTile(f"{person.symbol}/{person.hue}" if person else "", side)


def _who(row: BoardMemberRow) -> str:
    name = row.name or say("not in the register")
    if row.office is BoardOffice.NONE:
        return name
    return say("{name}, {office}", name=name, office=say(OFFICES[row.office]))


def _term(row: BoardMemberRow) -> str:
    words = say("{start} to {end}", start=day(row.term_from), end=day(row.term_to))
    if row.profession in (Profession.NONE, Profession.OTHER):
        return words
    return say("{term}; {training}", term=words, training=say(PROFESSIONS[row.profession]))


def _about(seat: SeatRow) -> str:
    tr = i18n.current()
    number, kind, side = seat_words(seat.number, tr), say(KINDS[seat.kind]), say(SIDES[seat.side])
    if seat.restricted:
        return say("{seat}: {kind}, {side}; reads no place", seat=number, kind=kind, side=side)
    return say("{seat}: {kind}, {side}", seat=number, kind=kind, side=side)


class SeatLine(QWidget):
    """One seat: picture, holder and office, kind and side, term, state, what can be done."""

    def __init__(self, seat: SeatRow, acts: Sequence[Act]) -> None:
        super().__init__()
        holder = seat.holder
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(14)
        row.addWidget(person_tile(holder.person if holder else None))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(lambda: _who(holder) if holder else say("vacant"), wrap=True))
        words.addWidget(Label(lambda: _about(seat), "body", wrap=True))
        if holder is not None:
            words.addWidget(second(lambda: _term(holder), wrap=True))
        for other in seat.alternates:
            words.addWidget(second(lambda o=other: _alternate(o), wrap=True))
        row.addLayout(words, 10)
        state: tuple[State, Text] = (State.NOT_YET, lambda: say("vacant"))
        row.addWidget(StateMark(*(standing_state(holder) if holder else state)))
        for text, act in acts:
            row.addWidget(Button(text, Kind.QUIET, on=act))
        self.setMinimumHeight(theme.px(64))


def _alternate(row: BoardMemberRow) -> str:
    name = row.name or say("not in the register")
    return say("Alternate: {name}, {state}", name=name, state=say(STANDINGS[row.standing]))


class BoardForm(TwoPersonForm):
    """A form of the register. Two sign it when neither chair nor secretary is in her term."""

    back_key = "cases-board"
    always_two = False

    def __init__(
        self, desk: Desk, presenter: BoardPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.presenter = presenter
        self.view: BoardView | None = None

    def needs_two(self) -> bool:
        return self.always_two or (self.view is not None and self.view.by_two)

    def what_is_signed(self) -> Text:
        return lambda: say("The register of the board is changed as it stands here.")

    def go_back(self) -> None:
        self.desk.go(self.back_key)

    def person(self, field: ChoiceField) -> str:
        """The person chosen in a field; empty, and said, when nobody is."""
        chosen = field.value()
        if chosen is None:
            self.form.set_error(field.key, lambda: say("Choose a person."))
            return ""
        return str(chosen)

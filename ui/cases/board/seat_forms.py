"""Seats are added and filled, terms renewed and ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from sr_board.base.dates import add_months
from sr_board.base.results import Done
from sr_board.cases.board.board_commands import (
    AddSeat,
    Appoint,
    AppointAlternate,
    EndMember,
    RenewTerm,
)
from sr_board.cases.board.board_views import BoardMemberRow, SeatRow
from sr_board.cases.vocabulary import Profession, SeatKind
from sr_board.cases.words.board import KINDS, PROFESSIONS, SIDES
from ui.cases.board.parts import BoardForm, choices, person_choices, seat_choices, side_kind
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.live import say

__all__ = ["AlternatePage", "AppointPage", "EndPage", "RenewPage", "SeatPage"]

_TERM_MONTHS = 24


class SeatPage(BoardForm):
    """A new, vacant seat."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Add a seat"),
            lambda: say("A vacant seat counts for nothing until somebody sits on it."),
            lambda: say("Add the seat"),
        )
        self.kind = ChoiceField(lambda: say("From where she comes"), seat_choices(), key="kind")
        self.restricted = CheckLine(
            lambda: say("Its holder reads no place. This is never taken back.")
        )
        self.form.add(self.kind)
        self.form.add_widget(self.restricted)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board()

    def fill(self, found: Any) -> None:
        self.view = found
        self.kind.set_value(None)
        self.restricted.setChecked(False)

    def wishes(self) -> bool:
        chosen = side_kind(self.kind.value())
        if chosen is None or self.view is None:
            self.form.set_error("kind", lambda: say("Choose who sits on it."))
            return False
        self.wish = AddSeat(self.view.id, *chosen, self.restricted.isChecked())
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.add_seat(self.wish, self.second)


class _TermForm(BoardForm):
    """A form with a person, her training and her term."""

    def add_term_fields(self) -> None:
        """The fields of a term."""
        self.profession = ChoiceField(
            lambda: say("Her training"), choices(PROFESSIONS), key="profession"
        )
        self.term_from = DateField(lambda: say("From"), key="term_from")
        self.term_to = DateField(lambda: say("Until"), key="term_to")
        self.form.add(self.profession)
        self.form.add(self.term_from, self.term_to)

    def fill_term(self) -> None:
        """Two years from today."""
        today = self.presenter.today
        self.profession.set_value(str(Profession.NONE))
        self.term_from.set_day(today)
        self.term_to.set_day(add_months(today, _TERM_MONTHS))

    def term(self) -> tuple[date, date] | None:
        """The term as typed; None, and said, when a day is missing."""
        days = []
        for field in (self.term_from, self.term_to):
            found = field.day()
            if found is None:
                self.form.set_error(
                    field.key, lambda: say("Write the day, for example 24/11/2026.")
                )
                return None
            days.append(found)
        return days[0], days[1]

    def training(self) -> Profession:
        """Her training as chosen."""
        return Profession(str(self.profession.value() or Profession.NONE))


class AppointPage(_TermForm):
    """Somebody takes a vacant seat."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Fill the seat"),
            lambda: say("She has a vote when she has accepted the code of conduct."),
            lambda: say("Fill the seat"),
        )
        self.who = ChoiceField(lambda: say("Who"), key="person_id")
        self.form.add(self.who)
        self.add_term_fields()
        self.finish()

    def load(self, **place: Any) -> Any:
        presenter = self.presenter
        seat = presenter.seat(str(place.get("seat", "")))
        return presenter.board(), seat, presenter.persons()

    def fill(self, found: Any) -> None:
        self.view, seat, persons = found
        self.set_title(lambda: say("Fill the seat"), lambda: _seat_line(seat))
        self.who.set_choices(person_choices(persons))
        self.who.set_value(None)
        self.fill_term()

    def wishes(self) -> bool:
        person, term = self.person(self.who), self.term()
        if not person or term is None:
            return False
        seat = str(self.place.get("seat", ""))
        self.wish = Appoint(seat, person, *term, self.training())
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.appoint(self.wish, self.second)


def _seat_line(seat: SeatRow) -> str:
    return say(
        "Seat {number}: {kind}, {side}. She has a vote when she has accepted the code of conduct.",
        number=seat.number,
        kind=say(KINDS[seat.kind]),
        side=say(SIDES[seat.side]),
    )


class AlternatePage(_TermForm):
    """Somebody stands by for a seat."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("An alternate"),
            lambda: say(
                "She steps in when the holder is recused or away, on her own side of the board."
            ),
            lambda: say("Write her down"),
        )
        self.who = ChoiceField(lambda: say("Who"), key="person_id")
        self.kind = ChoiceField(lambda: say("From where she comes"), choices(KINDS), key="kind")
        self.form.add(self.who, self.kind)
        self.add_term_fields()
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board(), self.presenter.persons()

    def fill(self, found: Any) -> None:
        self.view, persons = found
        self.who.set_choices(person_choices(persons))
        self.who.set_value(None)
        self.kind.set_value(None)
        self.fill_term()

    def wishes(self) -> bool:
        person, term, kind = self.person(self.who), self.term(), self.kind.value()
        if kind is None:
            self.form.set_error("kind", lambda: say("Choose from where she comes."))
        if not person or term is None or kind is None:
            return False
        seat = str(self.place.get("seat", ""))
        self.wish = AppointAlternate(seat, person, SeatKind(str(kind)), *term, self.training())
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.appoint_alternate(self.wish, self.second)


class RenewPage(BoardForm):
    """A new term for somebody."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A new term"),
            "",
            lambda: say("Begin the new term"),
        )
        self.term_to = DateField(lambda: say("Until"), key="term_to")
        self.form.add(self.term_to)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board(), self.presenter.member(str(place.get("member", "")))

    def fill(self, found: Any) -> None:
        self.view, member = found
        self.set_title(lambda: say("A new term"), lambda: _renews(member))
        self.term_to.set_day(add_months(self.presenter.today, _TERM_MONTHS))

    def wishes(self) -> bool:
        until = self.term_to.day()
        if until is None:
            self.form.set_error("term_to", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self.wish = RenewTerm(str(self.place.get("member", "")), until)
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.renew(self.wish, self.second)


def _renews(member: BoardMemberRow) -> str:
    return say(
        "{name} begins a new term today, on the same seat and in the same office.",
        name=member.name,
    )


class EndPage(BoardForm):
    """A member leaves."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("She leaves the board"),
            lambda: say("Her keys to files are taken away afterwards, file by file."),
            lambda: say("Write it down"),
        )
        self.on = DateField(lambda: say("First day without the seat"), key="on")
        self.reason = LineField(lambda: say("Why"), key="reason", most=200)
        self.form.add(self.on)
        self.form.add(self.reason)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board(), self.presenter.member(str(place.get("member", "")))

    def fill(self, found: Any) -> None:
        self.view, member = found
        self.set_title(
            lambda: say("She leaves the board"),
            lambda: say(
                "{name}. Her keys to files are taken away afterwards, file by file.",
                name=member.name,
            ),
        )
        self.on.set_day(self.presenter.today)
        self.reason.set_value("")

    def wishes(self) -> bool:
        on = self.on.day()
        if on is None:
            self.form.set_error("on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self.wish = EndMember(str(self.place.get("member", "")), on, self.reason.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.end(self.wish, self.second)

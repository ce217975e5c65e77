"""What the meeting did with a proposal: whom it took, a lot, who does not wish, who retires."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from governance.leadership.commands import (
    DecideTurn,
    DrawLots,
    ProposeTurn,
    RetireThird,
    SayWilling,
)
from governance.leadership.views import Named
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.leadership.parts import LeaderForm
from ui.leadership.presenter import (
    LeadersPresenter,
    Turns,
    decision_choices,
    member_choices,
)
from ui.live import own_digits, say

__all__ = ["LotPage", "RetireLotPage", "RetirePage", "TakenPage", "WillingPage"]


class _TurnForm(LeaderForm):
    """A form that goes back to the proposal."""

    back_key = "leaders-turn"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.presenter: LeadersPresenter

    @property
    def office_id(self) -> str:
        """The office it is about."""
        return str(self.place.get("office", ""))

    @property
    def on(self) -> date:
        """The day of the proposal."""
        text = str(self.place.get("on", ""))
        return date.fromisoformat(text) if text else self.presenter.today

    def load(self, **place: Any) -> Turns:
        return self.presenter.turns(str(place.get("group", "")), str(place.get("office", "")), None)

    def go_back(self) -> None:
        self.desk.go(self.back_key, group=self.group_id, office=self.office_id)


class TakenPage(_TurnForm):
    """The meeting took a person."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Record who was taken"),
            lambda: say("Whoever departs from the order writes why. The term begins by itself."),
            lambda: say("Record it"),
        )
        self.presenter = presenter
        self.person = ChoiceField(lambda: say("Who was taken"), key="person_id")
        self.decision = ChoiceField(lambda: say("Decision of the meeting"), key="resolution_id")
        self.started = DateField(lambda: say("From"), key="started")
        self.seat = ChoiceField(lambda: say("Seat"), key="seat_no")
        self.reason = TextField(
            lambda: say("Why, if it is not the first of the order"), key="reason", rows=2
        )
        self.form.add(self.person, self.decision)
        self.form.add(self.started, self.seat)
        self.form.add(self.reason)
        self.finish()

    def fill(self, found: Turns) -> None:
        view = found.view
        order = [line.who for line in view.order] if view else []
        known = {who.id for who in order}
        rest = [who for who in found.members if who.id not in known]
        self.person.set_choices(member_choices([*order, *rest]))
        self.person.set_value(order[0].id if order and view and view.next else None)
        self.decision.set_choices(decision_choices(found.decisions))
        self.started.set_day(self.on)
        seats = [(seat.seat_no, own_digits(seat.seat_no)) for seat in found.seats]
        self.seat.set_choices(seats)
        empty = next((seat.seat_no for seat in found.seats if seat.term is None), None)
        self.seat.set_value(empty or (seats[0][0] if seats else None))

    def wishes(self) -> bool:
        started = self.started.day()
        for field, key, words in (
            (self.person.value(), "person_id", lambda: say("Choose who was taken.")),
            (self.decision.value(), "resolution_id", lambda: say("Choose the decision.")),
            (started, "started", lambda: say("Write the day, for example 24/11/2026.")),
        ):
            if field is None:
                self.form.set_error(key, words)
                return False
        assert started is not None
        self.wish = (
            str(self.person.value()),
            str(self.decision.value()),
            started,
            int(str(self.seat.value() or 1)),
            self.reason.value(),
        )
        return True

    def act(self) -> Done:
        person, decision, started, seat, reason = self.wish
        desk = self.presenter.desk
        kept = desk.turn_work.propose(ProposeTurn(self.office_id, self.on, seat)).id
        return desk.turn_work.decide(DecideTurn(kept, person, decision, started, seat, reason))


class LotPage(_TurnForm):
    """Chits drawn by hand between equals: the order, who drew, two witnesses."""

    purpose = "rotation"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Record the lot"),
            lambda: say("Chits of one paper, shown to all, mixed in view, drawn until the last."),
            lambda: say("Record the lot"),
        )
        self.presenter = presenter
        self.names = Label("", "strong", wrap=True)
        self.form.add_widget(self.names)
        self.holder = QVBoxLayout()
        self.drawn: list[ChoiceField] = []
        self.drawer = LineField(lambda: say("Who drew"), key="drawer", most=120)
        self.chits = NumberField(lambda: say("Chits for each name"), key="chits_each")
        self.first = ChoiceField(lambda: say("First witness"), key="witness_one")
        self.other = ChoiceField(lambda: say("Second witness"), key="witness_two")
        for place in range(1, _TIED_MOST + 1):
            field = ChoiceField(
                lambda p=place: say("Drawn as number {n}", n=p),
                key=f"drawn{place}" if place > 1 else "drawn",
            )
            self.drawn.append(field)
            self.form.add(field)
        self.form.add(self.drawer, self.chits)
        self.form.add(self.first, self.other)
        self.finish()

    def tied(self, found: Turns) -> tuple[Named, ...]:
        """Those who are equal."""
        return found.view.tied if found.view is not None else ()

    def fill(self, found: Turns) -> None:
        tied = self.tied(found)
        self._tied = tuple(who.id for who in tied)
        names = ", ".join(who.name for who in tied)
        self.names.tell(lambda: say("Equal: {names}", names=names))
        for place, field in enumerate(self.drawn):
            field.set_choices(member_choices(tied))
            field.set_value(None)
            field.setVisible(place < len(tied))
        others = [who for who in found.members if who.id not in self._tied]
        for field in (self.first, self.other):
            field.set_choices(member_choices(others))
        self.chits.set_value("5")

    def wishes(self) -> bool:
        drawn = tuple(str(f.value() or "") for f in self.drawn[: len(self._tied)])
        if "" in drawn or len(set(drawn)) != len(drawn):
            self.form.set_error("drawn", lambda: say("Give every name its place, once."))
            return False
        if self.first.value() is None or self.other.value() is None:
            self.form.set_error("witness_one", lambda: say("Choose two witnesses."))
            return False
        self.wish = DrawLots(
            self.group_id,
            self.purpose,
            self.presenter.today,
            self._tied,
            drawn,
            self.drawer.value(),
            str(self.first.value()),
            str(self.other.value()),
            self.office_id if self.purpose == "rotation" else None,
            self.chits.number() or 5,
        )
        return True

    def act(self) -> Done:
        return self.presenter.draw(self.wish)


_TIED_MOST = 6


class RetireLotPage(LotPage):
    """The lot between those elected on the same day."""

    purpose = "staggered"

    def tied(self, found: Turns) -> tuple[Named, ...]:
        if found.staggered is None:
            return ()
        return tuple(term.who for term in found.staggered.tied)


class WillingPage(_TurnForm):
    """A member says whether she wishes to serve."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Does she wish to serve?"),
            lambda: say("Everybody may decline, without a reason."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.person = ChoiceField(lambda: say("Who"), key="person_id")
        self.answer = ChoiceField(
            lambda: say("What she says"),
            [
                ("no", lambda: say("She does not wish to serve")),
                ("yes", lambda: say("She wishes to serve")),
            ],
            key="willing",
        )
        self.form.add(self.person, self.answer)
        self.finish()

    def fill(self, found: Turns) -> None:
        self.person.set_choices(member_choices(found.members))
        self.answer.set_value("no")

    def wishes(self) -> bool:
        if self.person.value() is None:
            self.form.set_error("person_id", lambda: say("Choose the member."))
            return False
        self.wish = SayWilling(
            self.office_id, str(self.person.value()), self.answer.value() == "yes"
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.leader_work.say_willing(self.wish)


class RetirePage(_TurnForm):
    """Those whose turn it is to retire end their terms with the general meeting."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Record who retires"),
            lambda: say("Their terms end on the day of the general meeting. They may stand again."),
            lambda: say("Record it"),
        )
        self.presenter = presenter
        self.names = Label("", "strong", wrap=True)
        self.form.add_widget(self.names)
        self.ended = DateField(lambda: say("Last day"), key="on")
        self.decision = ChoiceField(lambda: say("Decision of the meeting"), key="resolution_id")
        self.form.add(self.ended, self.decision)
        self.finish()

    def fill(self, found: Turns) -> None:
        view = found.staggered
        names = ", ".join(term.who.name for term in view.chosen) if view else "–"
        self.names.tell(names)
        self._lot = view.lot_id if view else None
        self.ended.set_day(self.on)
        self.decision.set_choices(
            [("", lambda: say("on paper, or none")), *decision_choices(found.decisions)]
        )
        self.decision.set_value("")

    def wishes(self) -> bool:
        ended = self.ended.day()
        if ended is None:
            self.form.set_error("on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self.wish = RetireThird(
            self.group_id, ended, str(self.decision.value() or "") or None, self._lot
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.turn_work.retire(self.wish)

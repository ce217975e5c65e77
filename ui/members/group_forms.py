"""Small pages of groups: make or change a group, a new office, a term begins, a term ends."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board.base.results import Done
from sr_board.people.rows import GroupRow, OfficeRow
from sr_board.people.rules.kinds import EndReason, GroupKind, GroupStatus, HowSeated
from sr_board.people.service_offices import BeginTerm, CreateOffice, EndTerm
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.live import Text, own_digits, say
from ui.members.form_page import FormPage
from ui.members.groups_presenter import STEPS, GroupsPresenter, GroupWish
from ui.members.list_presenter import group_choices
from ui.members.person_field import PersonField
from ui.members.person_forms import missing
from ui.members.words import end_word, group_kind_word, group_state_word, how_word, office_word

__all__ = ["GroupFormPage", "OfficeFormPage", "TermBeginPage", "TermEndPage"]

_NONE = "-"
_USUAL = (
    "chair",
    "vice_chair",
    "secretary",
    "joint_secretary",
    "treasurer",
    "representative",
    "member",
    "outside",
)
_OWN = "own"


class GroupFormPage(FormPage):
    """A new group, or another name, place or state for one."""

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(
            desk, lambda: say("New group"), lambda: say("Only a name is needed."), self._verb
        )
        self.presenter = presenter
        self.group: GroupRow | None = None
        self.name = LineField(lambda: say("Name"), key="name", most=120)
        self.code = LineField(
            lambda: say("Short name"),
            key="code",
            help=lambda: say("Stands in the numbers of resolutions, such as KAL."),
            most=20,
        )
        self.kind = ChoiceField(
            lambda: say("Kind"),
            [(k, partial(group_kind_word, k)) for k in GroupKind],
            key="kind",
        )
        self.under = ChoiceField(lambda: say("Stands under"), key="parent_id")
        self.state = ChoiceField(lambda: say("State"), key="status")
        self.state.changed.connect(self._state_chosen)
        self.resolution = LineField(
            lambda: say("Number of the resolution"),
            key="resolution",
            help=lambda: say("A group is dissolved by resolution only."),
            most=60,
        )
        self.form.add(self.name, self.code, stretches=(3, 1))
        self.form.add(self.kind, self.under, self.state)
        self.form.add(self.resolution)
        self.finish()
        self._wish: GroupWish | None = None

    def _verb(self) -> str:
        new = not getattr(self, "place", {}).get("id")
        return say("Make the group") if new else say("Save the changes")

    def load(self, **place: Any) -> Any:
        return self.presenter.all()

    def fill(self, found: tuple[GroupRow, ...]) -> None:
        ref = self.place.get("id")
        self.group = next((row for row in found if row.group_id == ref), None)
        group = self.group
        offered = [row for row in found if row.group_id != ref]
        living = [row for row in offered if row.status is not GroupStatus.DISSOLVED]
        self.under.set_choices([(_NONE, lambda: say("no other group")), *group_choices(living)])
        status = group.status if group else GroupStatus.ACTIVE
        states = STEPS[status] if group else (GroupStatus.ACTIVE, GroupStatus.FORMING)
        self.state.set_choices([(s, partial(group_state_word, s)) for s in states])
        self.kind.set_read_only(group is not None)
        self.form.set_values(
            {
                "name": group.name if group else "",
                "code": group.code if group else "",
                "kind": group.kind if group else GroupKind.SHG,
                "parent_id": (group.parent_id if group else self.place.get("parent")) or _NONE,
                "status": status,
                "resolution": "",
            }
        )
        self.set_title(
            (lambda: say("Change {group}", group=group.name))
            if group
            else (lambda: say("New group")),
            "" if group else (lambda: say("Only a name is needed.")),
        )
        self.main.retranslate()
        self._state_chosen()

    def _state_chosen(self) -> None:
        ends = self.state.value() is GroupStatus.DISSOLVED
        already = self.group is not None and self.group.status is GroupStatus.DISSOLVED
        self.resolution.setVisible(ends and not already)

    def wishes(self) -> bool:
        values = self.form.values()
        parent = values["parent_id"]
        self._wish = GroupWish(
            str(values["name"]),
            str(values["code"]),
            GroupKind(str(values["kind"])),
            None if parent in (None, _NONE) else str(parent),
            GroupStatus(str(values["status"])),
            str(values["resolution"]),
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        if self.group is None:
            return self.presenter.make(self._wish)
        return self.presenter.change(self.group, self._wish)

    def done(self, done: Done) -> None:
        self.desk.go("group", id=done.id, said=lambda: say("The group is written down."))

    def go_back(self) -> None:
        if self.group is not None:
            self.desk.go("group", id=self.group.group_id)
        else:
            self.desk.go("groups")


class OfGroup(FormPage):
    """Base: a form about one group; goes back to its page."""

    def __init__(
        self, desk: Desk, presenter: GroupsPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance, verb)
        self.presenter = presenter

    @property
    def group_id(self) -> str:
        """Which group."""
        return str(self.place.get("group", ""))

    def load(self, **place: Any) -> Any:
        return self.presenter.office(str(place["group"]), str(place.get("office", "")))

    def go_back(self) -> None:
        self.desk.go("group", id=self.group_id)

    def back_with(self, words: Text) -> None:
        """Go to the group's page and say there what was done."""
        self.desk.go("group", id=self.group_id, said=words)


class OfficeFormPage(OfGroup):
    """A new office of a group."""

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("New office"),
            lambda: say("Seats and months follow your own rules."),
            lambda: say("Make the office"),
        )
        self.usual = ChoiceField(
            lambda: say("Office"),
            [
                *((k, partial(office_word, k)) for k in _USUAL),
                (_OWN, lambda: say("another office")),
            ],
            key="key",
        )
        self.usual.changed.connect(self._usual_chosen)
        self.title_field = LineField(lambda: say("What your group calls it"), key="title", most=120)
        self.seats = NumberField(lambda: say("Seats"), key="seats", digits=3)
        self.months = NumberField(lambda: say("Months of a term"), key="term_months", digits=3)
        self.signs = CheckLine(lambda: say("Signs at the bank"))
        self.form.add(self.usual, self.title_field)
        self.form.add(self.seats, self.months)
        self.form.add_widget(self.signs)
        self.finish()
        self._wish: CreateOffice | None = None

    def fill(self, found: OfficeRow | None) -> None:
        self.form.set_values({"key": None, "title": "", "seats": "1", "term_months": "24"})
        self.signs.setChecked(False)

    def _usual_chosen(self) -> None:
        key = str(self.usual.value())
        self.title_field.set_value(office_word(key))
        self.signs.setChecked(key in ("chair", "secretary", "treasurer"))

    def wishes(self) -> bool:
        seats, months = self.seats.number(), self.months.number()
        if self.usual.value() is None:
            return missing(self, "key", lambda: say("Choose the office."))
        if seats is None:
            return missing(self, "seats", lambda: say("Write a whole number."))
        if months is None:
            return missing(self, "term_months", lambda: say("Write a whole number."))
        title = self.title_field.value()
        key = str(self.usual.value())
        own = "_".join(title.casefold().split())[:40] if key == _OWN else key
        self._wish = CreateOffice(
            self.group_id, own or _OWN, title, seats, months, self.signs.isChecked()
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.offices.create(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("The office is written down."))


class TermBeginPage(OfGroup):
    """Someone takes a seat."""

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Someone takes the office"),
            lambda: say("One seat, one person. Who still holds it must end her term first."),
            lambda: say("Write her into the office"),
        )
        self.office: OfficeRow | None = None
        self.person = PersonField(lambda: say("Who"), self._find, key="person_id")
        self.seat = ChoiceField(lambda: say("Seat"), key="seat_no")
        self.started = DateField(lambda: say("From"), key="started")
        self.how = ChoiceField(
            lambda: say("How she came in"),
            [(h, partial(how_word, h)) for h in HowSeated],
            key="how",
        )
        self.form.add(self.person)
        self.form.add(self.started, self.how, self.seat)
        self.finish()
        self._wish: BeginTerm | None = None

    def _find(self, text: str, deliver: Any) -> None:
        self.read(lambda: self.presenter.persons(text), deliver)

    def fill(self, found: OfficeRow | None) -> None:
        self.office = found
        if found is None:
            return
        self.set_title(lambda: say("{office}: who takes the seat?", office=found.title))
        seats = [(n, own_digits(n)) for n in range(1, found.seats + 1)]
        self.seat.set_choices(seats)
        held = {term.seat_no for term in found.holders}
        free = next((n for n, _ in seats if n not in held), 1)
        self.form.set_values({"person_id": None, "seat_no": free, "how": HowSeated.ELECTED})
        self.seat.setVisible(found.seats > 1)
        self.started.set_day(self.presenter.clock.today())

    def wishes(self) -> bool:
        person, started = self.person.value(), self.started.day()
        if person is None:
            return missing(self, "person_id", lambda: say("Type her name and choose her tile."))
        if started is None:
            return missing(self, "started", lambda: say("Write the day as day/month/year."))
        if self.office is None:
            return False
        self._wish = BeginTerm(
            self.office.office_id,
            person,
            HowSeated(str(self.how.value())),
            started,
            int(str(self.seat.value())),
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.offices.begin(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("She holds the office now."))


class TermEndPage(OfGroup):
    """A term ends."""

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Her term ends"),
            lambda: say("The term stays in the register with its last day."),
            lambda: say("End her term"),
        )
        self.ended = DateField(lambda: say("Last day"), key="ended")
        self.reason = ChoiceField(
            lambda: say("Reason"),
            [(r, partial(end_word, r)) for r in EndReason],
            key="reason",
        )
        self.form.add(self.ended, self.reason)
        self.finish()
        self._wish: EndTerm | None = None

    def fill(self, found: OfficeRow | None) -> None:
        terms = found.holders if found is not None else ()
        term = next((t for t in terms if t.term_id == self.place.get("term")), None)
        if found is not None and term is not None:
            name = term.person.name
            self.set_title(
                lambda: say("{name} ends her term as {office}", name=name, office=found.title)
            )
        self.ended.set_day(self.presenter.clock.today())
        self.reason.set_value(None)

    def wishes(self) -> bool:
        ended = self.ended.day()
        if ended is None:
            return missing(self, "ended", lambda: say("Write the day as day/month/year."))
        if self.reason.value() is None:
            return missing(self, "reason", lambda: say("Choose the reason."))
        self._wish = EndTerm(
            str(self.place.get("term", "")), ended, EndReason(str(self.reason.value()))
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.offices.end(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("Her term is ended."))

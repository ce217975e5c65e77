"""A new member: only the name and the group are needed. Warns when a similar name is here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.base.text import fold
from sr_board.people.rows import GroupRow
from sr_board.people.rules.kinds import MemberClass
from sr_board.people.service_members import AddMember
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say
from ui.members.compare import Compare, Line, lines_of_member
from ui.members.form_page import FormPage
from ui.members.list_presenter import group_choices
from ui.members.new_member_presenter import Alike, NewMemberPresenter
from ui.members.person_forms import class_choices, missing
from ui.members.tile_field import TileField
from ui.members.words import class_word, day_or_dash
from ui.notices import Notice

__all__ = ["NewMemberPage"]

_WAIT_MS = 400


class NewMemberPage(FormPage):
    """The form of a new member."""

    def __init__(self, desk: Desk, presenter: NewMemberPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("New member"),
            lambda: say("Only the name and the group are needed."),
            lambda: say("Add the member"),
        )
        self.presenter = presenter
        self._alike: tuple[Alike, ...] = ()
        self._settled = ""
        self._wish: AddMember | None = None
        self._make_fields()
        self.wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self.wait.timeout.connect(self.look_for_alike)
        self.name.line.textChanged.connect(lambda _t: self.wait.start())
        self.beside = QWidget()
        self._side = QVBoxLayout(self.beside)
        self._side.setContentsMargins(0, 0, 0, 0)
        self.beside.hide()
        self.work.insertWidget(0, self.beside)
        self.finish()

    def _make_fields(self) -> None:
        self.name = LineField(
            lambda: say("Name"),
            key="chosen_name",
            help=lambda: say("As she wants to be called, in any script."),
            most=120,
        )
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.kind = ChoiceField(lambda: say("Kind of member"), class_choices(), key="member_class")
        self.joined = DateField(
            lambda: say("Joined on"), key="joined", help=lambda: say("Empty: not known.")
        )
        self.number = NumberField(
            lambda: say("Member no."),
            key="number",
            help=lambda: say("Leave it empty for the next free number."),
        )
        self.age = NumberField(
            lambda: say("Age"),
            key="age",
            help=lambda: say("Only looked at, never kept. Leave it empty if you do not know."),
            digits=3,
        )
        self.form.add(self.name, self.group, stretches=(3, 2))
        self.form.add(self.joined, self.number, self.age)
        only = lambda: say("Only secretary and chair see this.")  # noqa: E731
        if self.desk.may(Action.PEOPLE_PRIVATE):
            self.legal = LineField(lambda: say("Legal name"), key="legal_name", help=only, most=120)
            self.phone = LineField(lambda: say("Phone"), key="phone", help=only, most=40)
            self.form.add(self.kind, self.legal, self.phone)
        else:
            self.form.add(self.kind)
        self.tile = TileField(
            lambda: say("Her tile"), lambda: say("If she chooses none, the program gives her one.")
        )
        self.form.add_widget(self.tile)

    # -- arriving ---------------------------------------------------------------------------

    def load(self, **place: Any) -> Any:
        return self.presenter.groups()

    def fill(self, found: tuple[GroupRow, ...]) -> None:
        self.group.set_choices(group_choices(found))
        self._start_anew(self.place.get("group"), found)
        if not found:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("There is no group yet."),
                    lambda: say("A member belongs to a group. Make the group first."),
                    buttons=[(lambda: say("Make a group"), lambda: self.desk.go("group-form"))],
                ),
                "group",
            )

    def _start_anew(self, group: object, groups: tuple[GroupRow, ...]) -> None:
        blank = dict.fromkeys(self.form.fields, "")
        self.form.set_values(blank)
        only = groups[0].group_id if len(groups) == 1 else None
        self.group.set_value(group or only)
        self.kind.set_value(MemberClass.FULL)
        self.joined.set_day(self.presenter.clock.today())
        self.tile.set_tile("", "")
        self._settled, self._alike = "", ()
        self._hide_compare()

    # -- similar names ----------------------------------------------------------------------

    def look_for_alike(self) -> None:
        """Ask who has a similar name."""
        name = self.name.value()
        if fold(name) == self._settled:
            return
        self.read(lambda: self.presenter.alike(name), lambda found: self._warn(name, found))

    def _warn(self, name: str, found: tuple[Alike, ...]) -> None:
        if name != self.name.value():  # she typed on
            return
        self._alike = found
        self._hide_compare()
        if not found:
            self.notices.drop("alike")
            return
        first = found[0]
        entry = first.entries[0] if first.entries else None
        where = {
            "name": first.person.name,
            "number": (entry.number if entry else None) or "–",
            "group": entry.group_name if entry else "–",
        }
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("A similar name is here: {name}, no. {number} in {group}.", **where),
                lambda: say("Is she the same person?"),
                buttons=[
                    (lambda: say("Compare"), self.show_compare),
                    (lambda: say("Another person"), self.settle_other),
                ],
            ),
            "alike",
        )

    def show_compare(self) -> None:
        """Show both side by side."""
        if not self._alike:
            return
        first = self._alike[0]
        known = first.entries[0] if first.entries else None
        self._hide_compare()
        right = lines_of_member(known) if known else {"name": first.person.name}
        group = self.group.choice.currentText().strip()
        left = {
            "name": self.name.value(),
            "number": self.number.value(),
            "group": group,
            "joined": day_or_dash(self.joined.day()),
            "class": class_word(MemberClass(str(self.kind.value()))),
        }
        labels = {
            "name": lambda: say("Name"),
            "number": lambda: say("Member no."),
            "group": lambda: say("Group"),
            "joined": lambda: say("Joined on"),
            "class": lambda: say("Kind of member"),
        }
        lines = [Line(w, left.get(k, ""), right.get(k, "")) for k, w in labels.items()]
        card = Compare(
            lambda: say("You are writing"), lambda: say("Already here"), lines, known=known
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        same = Button(lambda: say("Same person"), on=self.settle_same)
        row.addWidget(same)
        row.addWidget(Button(lambda: say("Another person"), on=self.settle_other))
        row.addStretch(1)
        card.add(row)
        self._side.addWidget(card)
        self.beside.show()
        same.setFocus()

    def settle_same(self) -> None:
        """She is known: write her into the group, or show her page when she is in it."""
        person, entries = self._alike[0].person, self._alike[0].entries
        group = self.group.value()
        inside = any(e.group_id == group and e.status and e.status.is_open for e in entries)
        self.notices.drop("alike")
        self._start_anew(group, ())
        self._filled = self.form.values()
        if inside or group is None:
            self.desk.go(
                "member", id=person.person_id, said=lambda: say("She is a member already.")
            )
        else:
            self.desk.go("member-join", id=person.person_id, group=group)

    def settle_other(self) -> None:
        """She is somebody else; the warning does not come again for this name."""
        self._settled, self._alike = fold(self.name.value()), ()
        self.notices.drop("alike")
        self._hide_compare()
        self.form.go_from(self.name)

    def _hide_compare(self) -> None:
        while self._side.count():
            item = self._side.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.beside.hide()

    # -- adding -----------------------------------------------------------------------------

    def save(self) -> None:
        """First see whether a similar name waits for an answer, then add."""
        self.wait.stop()
        name = self.name.value()
        if fold(name) == self._settled or not name.strip():
            super().save()
            return
        self.read(lambda: self.presenter.alike(name), lambda found: self._save_or_warn(name, found))

    def _save_or_warn(self, name: str, found: tuple[Alike, ...]) -> None:
        self._warn(name, found)
        if found:
            self.show_compare()
        else:
            super().save()

    def wishes(self) -> bool:
        values = self.form.values()
        for field, words in (
            (self.number, lambda: say("Write a whole number.")),
            (self.age, lambda: say("Write a whole number.")),
            (self.joined, lambda: say("This is not a date. Write day/month/year.")),
        ):
            if field.is_wrong():
                return missing(self, field.key, words)
        if self.group.value() is None:
            return missing(self, "group_id", lambda: say("Choose the group."))
        self._wish = AddMember(
            str(values["chosen_name"]),
            str(self.group.value()),
            self.joined.day(),
            MemberClass(str(self.kind.value())),
            self.number.number(),
            self.tile.symbol,
            self.tile.hue,
            str(values.get("legal_name", "")),
            str(values.get("phone", "")),
            None,
            self.age.number(),
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.memberships.add(self._wish)

    def done(self, done: Done) -> None:
        name = self._wish.chosen_name if self._wish else ""
        group = self.group.value()
        self._wish = None
        self._start_anew(group, ())
        self._filled = self.form.values()
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say("{name} is written down.", name=name),
                lambda: say("The next one can be typed at once."),
                buttons=[(lambda: say("Show the members"), self.go_back)],
            )
        )
        self.form.start()

"""Who runs an election: returning officer, two scrutineers, clerks, observers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from governance.elections.commands import AddObserver, AppointHelpers
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.form import Form
from ui.labels import second
from ui.live import say
from ui.page import Page

__all__ = ["HelpersPage"]


class HelpersPage(Page):
    """The form of appointments."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Who runs the election"),
            lambda: say("Nobody of them stands. They are chosen by the meeting."),
        )
        self.presenter = presenter
        self._id = ""
        self._filled = False
        self.officer = ChoiceField(lambda: say("Returning officer"), key="officer_id")
        self.resolution = LineField(lambda: say("Number of the resolution"), key="resolution")
        self.first = ChoiceField(lambda: say("First scrutineer"), key="scrutineers")
        self.second = ChoiceField(lambda: say("Second scrutineer"), key="second")
        self.clerk = ChoiceField(lambda: say("Polling clerk"), key="clerks")
        self.related = CheckLine(
            lambda: say("She is the spouse of a candidate or works for one (it is noted)")
        )
        self.form = Form()
        self.form.add(self.officer, self.resolution)
        self.form.add(self.first, self.second, self.clerk)
        card = Card(lambda: say("Who counts"))
        card.add(self.form)
        card.add(self.related)
        self.put(card)
        self._build_observers()
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("election", id=self._id),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write them down"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(self.main)

    def _build_observers(self) -> None:
        self.watchers = second("", wrap=True)
        self.observer = LineField(lambda: say("Name of an observer"), key="name")
        add = Button(lambda: say("Add the observer"), icon="plus", on=self.add_observer)
        self.observer.follow = add.setFocus
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.observer, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card(lambda: say("Who watches"))
        card.add(self.watchers)
        card.add(row)
        self.put(card)

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self._filled = wanted, False
            self.notices.clear()

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Offer the members of the group; those who stand are left out."""
        whole = loaded.whole
        out = ("refused", "withdrawn")
        standing = {c.person_id for p in whole.posts for c in p.candidates if c.state not in out}
        people = [p for p in loaded.people if p.id not in standing]
        nobody = ("", lambda: say("nobody"))
        for field in (self.officer, self.first, self.second, self.clerk):
            kept = field.value()
            field.set_choices([nobody, *self.presenter.choices(people)])
            field.set_value(kept)
        tr = i18n.current()
        names = tr.join(o.name for o in whole.observers)
        self.watchers.tell(names or (lambda: say("Nobody is noted yet.")))
        if self._filled:
            return
        self._filled = True
        self.officer.set_value(whole.officer.person_id if whole.officer else "")
        self.resolution.set_value(whole.officer_resolution)
        self.related.setChecked(whole.officer_related)
        scrutineers = [*(p.person_id for p in whole.scrutineers), "", ""]
        self.first.set_value(scrutineers[0])
        self.second.set_value(scrutineers[1])
        self.clerk.set_value(whole.clerks[0].person_id if whole.clerks else "")

    def save(self) -> None:
        """Write down who runs it."""
        self.form.clear_errors()
        officer = str(self.officer.value() or "")
        if not officer:
            self.form.set_error("officer_id", lambda: say("Choose the returning officer."))
            return
        both = [str(f.value()) for f in (self.first, self.second) if f.value()]
        clerk = str(self.clerk.value() or "")
        command = AppointHelpers(
            self._id,
            officer,
            tuple(both),
            self.resolution.value(),
            (clerk,) if clerk else (),
            self.related.isChecked(),
        )
        act = self.presenter.office.calling.appoint
        self.write(
            lambda: act(command), lambda _d: self.desk.go("election", id=self._id), form=self.form
        )

    def add_observer(self) -> None:
        """Note a guest who watches."""
        name = self.observer.value().strip()
        if not name:
            self.observer.set_error(lambda: say("Write the name."))
            return
        self.observer.set_error(None)
        command, act = AddObserver(self._id, name=name), self.presenter.office.calling.add_observer
        self.write(lambda: act(command), lambda _d: self.observer.set_value(""))

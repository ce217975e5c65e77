"""Sign the minutes: whose marks stand on the sheet, a picture of it if there is one, then final."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from governance.words import CAPACITIES
from sr_board.base.errors import InputInvalid
from ui import theme
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import Text, say
from ui.meetings.minutes_presenter import Held, MinutesPresenter
from ui.meetings.seat_choice import person_named
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["SigningPage"]

_WANTED = ("chair", "secretary", "member", "member")
_PICTURE_MOST = 13 * 1024 * 1024


class _MarkRow(QWidget):
    """One mark: as what, whose, and of which kind."""

    def __init__(self, capacity: str) -> None:
        super().__init__()
        self.capacity = capacity
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        self.word = Label(lambda: say(CAPACITIES[capacity]), wrap=True)
        self.word.setFixedWidth(theme.px(190))
        self.person = ChoiceField("", placeholder=lambda: say("no mark yet"))
        self.person.box.setAccessibleName(say(CAPACITIES[capacity]))
        self.kind = ChoicePair(
            [("signature", lambda: say("Signature")), ("thumb", lambda: say("Thumb"))],
            "signature",
            name=lambda: say("Kind of mark"),
        )
        row.addWidget(self.word)
        row.addWidget(self.person, 1)
        row.addWidget(self.kind)

    def offer(self, people: Sequence[tuple[object, Text]], chosen: object) -> None:
        """Who was there."""
        choices: list[tuple[object, Text]] = [("", lambda: say("no mark yet")), *people]
        kept = self.person.value()
        self.person.set_choices(choices)
        self.person.set_value(kept if kept else chosen)

    def mark(self) -> tuple[str, str, str] | None:
        """(person, capacity, kind), or None while nobody is chosen."""
        person = self.person.value()
        return (str(person), self.capacity, self.kind.value()) if person else None


class SigningPage(Page):
    """The marks and the picture."""

    listens = frozenset({"minutes"})

    def __init__(self, desk: Desk, presenter: MinutesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Sign the minutes"),
            lambda: say("The marks stand on the printed sheet. Write down here whose they are."),
        )
        self.presenter = presenter
        self.held: Held | None = None
        self.picture: Path | None = None
        self._id = ""
        self.rows = [_MarkRow(capacity) for capacity in _WANTED]
        card = Card(lambda: say("Marks on the sheet"))
        for row in self.rows:
            card.add(row)
        self.put(card)
        self._build_picture()
        self.work.addStretch(1)
        self._build_foot()
        self.sure: Callable[[], bool] = self._ask

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("minutes", id=self._id),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Print the sheet"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="minutes", id=self._id),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Sign for good"),
                Kind.MAIN,
                icon="signature",
                key="Ctrl+Return",
                on=self.save,
            )
        )

    def _build_picture(self) -> None:
        card = Card(lambda: say("Picture of the signed sheet"))
        card.add(
            second(
                lambda: say(
                    "Not needed. It is kept encrypted in the vault; delete it from the phone or "
                    "stick afterwards."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        self.choose = Button(lambda: say("Choose the picture"), icon="upload", on=self.pick)
        self.drop = Button(lambda: say("Leave it out"), Kind.QUIET, icon="x", on=self.leave_out)
        self.chosen = StateMark(State.OK, lambda: say("a picture is chosen"))
        for part in (self.choose, self.chosen, self.drop):
            row.addWidget(part)
        row.addStretch(1)
        card.add(row)
        self.put(card)
        self.leave_out()

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.held = wanted, None
            self.leave_out()
            self.notices.clear()
            for row in self.rows:
                row.person.set_value(None)
                row.kind.set_value("signature")

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_held)

    def show_held(self, held: Held) -> None:
        """Offer those who were there; the chair of the sitting stands first."""
        self.held = held
        record = held.whole.record
        people: list[tuple[object, Text]] = [
            (line.person.id, lambda p=line.person: person_named(p)) for line in record.present
        ]
        present = {line.person.id for line in record.present}
        me = self.presenter.me if self.presenter.me in present else ""
        chair = record.chair.id if record.chair else ""
        usual = {"chair": chair, "secretary": me if me != chair else ""}
        for row in self.rows:
            row.offer(people, usual.get(row.capacity, ""))

    # -- the picture ---------------------------------------------------------------------------

    def pick(self) -> None:
        """Choose a picture; it is read when the minutes are signed."""
        name, _ = QFileDialog.getOpenFileName(
            self, say("Choose the picture"), "", say("Pictures (*.jpg *.jpeg *.png *.pdf)")
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """This is the picture."""
        self.picture = path
        self.chosen.show()
        self.drop.show()

    def leave_out(self) -> None:
        """No picture."""
        self.picture = None
        self.chosen.hide()
        self.drop.hide()

    # -- signing -------------------------------------------------------------------------------

    def marks(self) -> list[tuple[str, str, str]]:
        """The marks chosen."""
        return [mark for row in self.rows if (mark := row.mark()) is not None]

    def save(self) -> None:
        """Ask once, then sign."""
        if not self.sure():
            return
        meeting, marks, picture = self._id, self.marks(), self.picture
        scan = None if picture is None else (lambda: _read(picture))
        self.write(
            lambda: self.presenter.sign(meeting, marks, scan),
            lambda _d: self.desk.go("minutes", id=meeting),
        )

    def _ask(self) -> bool:
        dialog = Irreversible(
            self,
            lambda: say("Sign these minutes for good?"),
            lambda: say(
                "Afterwards nothing in them can be changed. Corrections are notes under them."
            ),
            keep=lambda: say("Not yet"),
            act=lambda: say("Sign for good"),
        )
        return bool(dialog.exec())


def _read(path: Path) -> bytes:
    """The picture's bytes. Raises InputInvalid "scan-unreadable"."""
    try:
        with path.open("rb") as file:
            return file.read(_PICTURE_MOST)
    except OSError:
        raise InputInvalid("scan-unreadable", field="scan") from None

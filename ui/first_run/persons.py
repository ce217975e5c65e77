"""Third knot: who holds which office. One or more persons, each with a picture and offices."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sr_board.access.roles import Role
from ui import icons, theme
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.colours import SYMBOL_HUES
from ui.fields import LineField
from ui.fields_choice import CheckLine
from ui.first_run.presenter import FirstRunPresenter, PersonDraft
from ui.first_run.step import Step
from ui.labels import Label
from ui.live import Text, say
from ui.notices import Notice
from ui.offices import ROLE_ORDER, role_word

__all__ = ["PersonsStep", "PictureButton"]


class PictureButton(QAbstractButton):
    """A tile that opens the list of pictures."""

    ring_radius = 13

    def __init__(self, symbol: str) -> None:
        super().__init__()
        self.symbol = symbol
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self.retranslate()

    def retranslate(self) -> None:
        """Say which picture it is."""
        word = icons.symbol_word(self.symbol)
        self.setAccessibleName(say("Picture: {word}. Press to change it.", word=word))
        self.setToolTip(say("Change the picture"))

    def set_symbol(self, symbol: str) -> None:
        """Take another picture."""
        self.symbol = symbol
        self.retranslate()
        self.update()

    def menu_of_pictures(self) -> QMenu:
        """All pictures with their words."""
        menu = QMenu(self)
        for symbol in SYMBOL_HUES:
            pixmap = icons.tile_pixmap(symbol, 28, 2)
            action = menu.addAction(pixmap, icons.symbol_word(symbol))
            action.triggered.connect(lambda _c=False, s=symbol: self.set_symbol(s))
        return menu

    def open(self) -> None:
        """Show the pictures."""
        self.menu_of_pictures().exec(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(52), theme.px(52))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw_tile(painter, self.symbol, QRectF(self.rect()))
        painter.end()


class PersonCard(Card):
    """One person."""

    def __init__(self, person: PersonDraft, removable: bool) -> None:
        super().__init__()
        self.person = person
        row = QHBoxLayout()
        row.setSpacing(14)
        self.picture = PictureButton(person.symbol)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignBottom)
        self.name = LineField(lambda: say("Name she uses here"), key="name", most=120)
        self.name.set_value(person.name)
        row.addWidget(self.name, 1)
        self.remove = Button(lambda: say("Take out"), Kind.QUIET, icon="x")
        self.remove.setVisible(removable)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(row)
        self.wrong = Label("", "second", "over", wrap=True)
        self.wrong.hide()
        self.add(self.wrong)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self.checks: dict[Role, CheckLine] = {}
        for index, role in enumerate(ROLE_ORDER):
            check = CheckLine(partial(role_word, role), checked=role in person.roles)
            self.checks[role] = check
            grid.addWidget(check, index // 3, index % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.add(grid)

    def store(self) -> None:
        """Put what is typed into the draft of the person."""
        self.person.name = self.name.value()
        self.person.symbol = self.picture.symbol
        self.person.roles = {role for role, check in self.checks.items() if check.isChecked()}

    def show_wrong(self, field: str, text: Text) -> None:
        """Say what is missing here."""
        if field == "name":
            self.name.set_error(text)
            self.name.box.setFocus()
            return
        self.wrong.tell(text)
        self.wrong.show()
        (self.picture if field == "symbol" else self.checks[Role.SECRETARY]).setFocus()


class PersonsStep(Step):
    """The persons who will be able to open the vault."""

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(
            presenter,
            lambda: say("Who holds which office?"),
            lambda: say(
                "Only those who will sit at this computer. All other members come in later."
            ),
        )
        self.cards: list[PersonCard] = []
        self._at = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.put(self._list)
        row = QHBoxLayout()
        self.more = Button(lambda: say("Add a person"), icon="user-plus", on=self.add_person)
        row.addWidget(self.more)
        row.addStretch(1)
        self.put(row)
        self.column.addStretch(1)

    def enter(self) -> None:
        self._at = 0
        self._rebuild()

    def _rebuild(self) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        removable = len(self.presenter.persons) > 1
        self.cards = [PersonCard(person, removable) for person in self.presenter.persons]
        for card in self.cards:
            card.remove.clicked.connect(lambda _c=False, c=card: self.take_out(c))
            self._list.addWidget(card)
        self._advise()

    def _advise(self) -> None:
        if self.presenter.only_one():
            advice = Notice(
                "info",
                lambda: say("Keep two people who can open."),
                lambda: say("If the only one forgets her passphrase, nobody can open the vault."),
            )
            self.notices.show_notice(advice, "advice")
        else:
            self.notices.drop("advice")

    def add_person(self) -> None:
        """One more card."""
        self._store()
        self.presenter.add_person()
        self._rebuild()
        self.cards[-1].name.box.setFocus()

    def take_out(self, card: PersonCard) -> None:
        """Remove a person that was only typed here."""
        self._store()
        self.presenter.remove_person(card.person)
        self._rebuild()

    def _store(self) -> None:
        for card in self.cards:
            card.store()

    def take(self) -> bool:
        self._store()
        for index, card in enumerate(self.cards):
            self._at = index
            card.name.set_error(None)
            card.wrong.hide()
            self.presenter.check_person(card.person)
        self._at = 0
        self.presenter.check_administrator()
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        self.cards[self._at].show_wrong(field, text)
        return True

    def start(self) -> QWidget | None:
        return self.cards[0].name.box if self.cards else None

"""The unlock screen: language, the vault's tile and name, who you are by picture, the passphrase.

One calm line when it did not open. `opened` fires with the workplace.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sr_board.base.errors import SRBoardError
from ui import theme
from ui.buttons import Button, Kind
from ui.fields_secret import PassphraseField
from ui.flower import StitchedFlower
from ui.jobs import JobRunner
from ui.labels import Label, heading
from ui.live import say
from ui.notices import Notice, NoticeStack, for_error
from ui.tab_order import order_by_layout
from ui.tiles import SymbolTile, TileBoard, TileChoice
from ui.top_bar import LanguageButton
from ui.unlock_presenter import Face, UnlockPresenter, picture_words

__all__ = ["UnlockScreen"]


def _ask_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, say("Choose another vault"))


def _ask_backup(parent: QWidget) -> str:
    name, _ = QFileDialog.getOpenFileName(
        parent, say("Open a backup copy"), "", say("Backup copies (*.vbk)")
    )
    return name


class UnlockScreen(QWidget):
    """Asks who you are. Signals: `opened` (workplace), `new_asked`, `backup_asked` (path),
    `shares_asked` (face), `language_picked` (code)."""

    opened = Signal(object)
    new_asked = Signal()
    backup_asked = Signal(str)
    shares_asked = Signal(object)
    language_picked = Signal(str)

    def __init__(
        self,
        presenter: UnlockPresenter,
        jobs: JobRunner,
        *,
        ask_folder: Callable[[QWidget], str] = _ask_folder,
        ask_backup: Callable[[QWidget], str] = _ask_backup,
    ) -> None:
        super().__init__()
        self.presenter, self._jobs = presenter, jobs
        self._ask_folder, self._ask_backup = ask_folder, ask_backup
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.art = StitchedFlower(0.5)
        row.addWidget(self.art)
        row.addWidget(self._right(), 1)
        self.setMinimumSize(760, 560)
        self.setWindowTitle("SR Board")
        self.look()

    # -- building -------------------------------------------------------------------------

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(40, 20, 40, 20)
        top = QHBoxLayout()
        top.addStretch(1)
        self.language = LanguageButton(after="chevron-down")
        self.language.picked.connect(self.language_picked)
        top.addWidget(self.language)
        column.addLayout(top)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("scrolled")
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._form(), 100)
        middle.addStretch(1)
        area.setWidget(holder)
        column.addWidget(area, 1)
        column.addLayout(self._links())
        return side

    def _form(self) -> QWidget:
        form = QWidget()
        form.setMaximumWidth(theme.px(516))
        column = QVBoxLayout(form)
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addLayout(self._head())
        column.addSpacing(12)
        self.people = TileBoard()
        self.people.chosen.connect(self._chosen)
        board = QHBoxLayout()
        board.addWidget(self.people)
        board.addStretch(1)
        column.addLayout(board)
        column.addSpacing(8)
        self.passphrase = PassphraseField(lambda: say("Passphrase"))
        self.passphrase.follow = self.try_open
        column.addWidget(self.passphrase)
        self.notices = NoticeStack()
        column.addWidget(self.notices)
        self.open_button = Button(lambda: say("Open"), Kind.MAIN, tall=True, on=self.try_open)
        column.addWidget(self.open_button)
        self.forgotten = Button(
            lambda: say("Nobody remembers her passphrase"), Kind.QUIET, on=self._forgotten
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.forgotten)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        return form

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        self.tile = SymbolTile("", 56)
        head.addWidget(self.tile)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.name = heading("")
        self.guidance = Label(
            lambda: say("Choose your picture and type your passphrase."), "body", "soft", wrap=True
        )
        words.addWidget(self.name)
        words.addWidget(self.guidance)
        head.addLayout(words, 1)
        return head

    def _links(self) -> QBoxLayout:
        self.links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.links.setSpacing(4)
        self.links.addStretch(1)
        for text, icon, act in (
            (lambda: say("Choose another vault"), "folder-open", self._other),
            (lambda: say("Open a backup copy"), "archive", self._backup),
            (lambda: say("New vault"), "plus", self.new_asked.emit),
        ):
            self.links.addWidget(Button(text, Kind.QUIET, icon=icon, on=act))
        self.links.addStretch(1)
        return self.links

    # -- doing ----------------------------------------------------------------------------

    def look(self, path: str | None = None) -> None:
        """Look at the vault and show its tiles; an error stands in place."""
        try:
            face = self.presenter.look(path)
        except SRBoardError as error:
            self.notices.show_notice(for_error(error))
            self._show_able(self.presenter.face is not None)
            return
        self.notices.clear()
        self._show(face)

    def _show(self, face: Face) -> None:
        self.tile.show_symbol(face.symbol)
        self.name.tell(face.name)
        self.people.set_choices(
            [
                TileChoice(p.slot_id, partial(picture_words, p.symbol, p.number), p.symbol)
                for p in face.persons
            ]
        )
        self.people.set_value(self.presenter.slot_id)
        self._show_able(True)
        for number, caution in enumerate(face.cautions):
            self.notices.show_notice(for_error(caution), f"caution{number}")
        QTimer.singleShot(0, self, self.start)

    def _show_able(self, able: bool) -> None:
        self.people.setVisible(able)
        self.passphrase.setVisible(able)
        self.open_button.setVisible(able)
        self.forgotten.setVisible(able)

    def start(self) -> None:
        """Give the keyboard to the first tile, or to the passphrase when the person is known."""
        order_by_layout(self)
        if self.presenter.slot_id:
            self.passphrase.box.setFocus()
        elif self.people.tiles:
            next(iter(self.people.tiles.values())).setFocus()

    def _chosen(self, slot_id: str) -> None:
        self.presenter.choose(slot_id)
        self.notices.drop("try")
        self.passphrase.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_open(self) -> None:
        """Open with what is typed; says in place what is missing."""
        typed = self.passphrase.value()
        if not self.presenter.ready(typed):
            self._say_missing()
            return
        self.open_button.set_busy(lambda: say("Opening"))
        self.passphrase.set_read_only(True)
        self._jobs.run(self.presenter.opening(typed), self._opened, self._failed, owner=self)

    def _say_missing(self) -> None:
        if not self.presenter.slot_id:
            fact = Notice("info", lambda: say("First choose your picture."))
            self.notices.show_notice(fact, "try")
            self.start()
        else:
            fact = Notice("info", lambda: say("Type your passphrase."))
            self.notices.show_notice(fact, "try")
            self.passphrase.box.setFocus()

    def _opened(self, workplace: object) -> None:
        self.passphrase.clear()
        self.open_button.set_busy(None)
        self.opened.emit(workplace)

    def _failed(self, error: SRBoardError) -> None:
        self.open_button.set_busy(None)
        self.passphrase.set_read_only(False)
        if error.key == "wrong-passphrase":
            notice = Notice(
                "info",
                lambda: say("That did not open it."),
                lambda: say("Nothing is lost. Check the picture and the keyboard, and try again."),
            )
        else:
            notice = for_error(error)
        self.notices.show_notice(notice, "try")
        self.passphrase.box.setFocus()
        self.passphrase.secret.selectAll()

    def _forgotten(self) -> None:
        if self.presenter.face is not None:
            self.passphrase.clear()
            self.shares_asked.emit(self.presenter.face)

    def _other(self) -> None:
        path = self._ask_folder(self)
        if path:
            self.look(path)

    def _backup(self) -> None:
        path = self._ask_backup(self)
        if path:
            self.backup_asked.emit(path)

    # -- keys and size --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Number keys choose a tile wherever the keyboard is, except inside the passphrase.
        if event.text().isdigit() and self.people.press_number(int(event.text())):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = 0.381 if self.width() >= 1200 else 0.3
        self.art.setFixedWidth(round(self.width() * share))

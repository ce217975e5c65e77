"""The panel in which a second person takes part: her picture, her passphrase, for one act.

The page says what is to be signed; the panel proves who is there and hands the signer on. What is
typed is forgotten at once. Whether a second person is needed is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from sr_board.base.errors import SRBoardError
from sr_board.vault.users import SecondSigner
from ui import icons
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields_secret import PassphraseField
from ui.jobs import JobRunner
from ui.labels import Label
from ui.live import Text, say
from ui.notices import Notice, NoticeStack, for_error
from ui.tab_order import order_by_layout
from ui.tiles import TileBoard, TileChoice

__all__ = ["Other", "SecondPersonPanel"]


@dataclass(frozen=True)
class Other:
    """Somebody else who can open the vault. `symbol` with its hue, `name` empty if not known."""

    slot_id: str
    symbol: str
    number: int
    name: str = ""


class SecondPersonPanel(Card):
    """Hidden until `ask`. `closed` fires when it was signed or left."""

    closed = Signal()
    opened = Signal()

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__(lambda: say("A second person"), kind="strip:action")
        self._jobs = jobs
        self._prove: Callable[[str, str], SecondSigner] | None = None
        self._then: Callable[[SecondSigner], object] | None = None
        self.what = Label("", "strong", wrap=True)
        self.add(self.what)
        self.add(
            Label(
                lambda: say(
                    "She reads what stands here, chooses her picture and types her passphrase "
                    "herself. Both of you stand in the audit trail."
                ),
                "body",
                "soft",
                wrap=True,
            )
        )
        self.people = TileBoard(columns=0, numbers=False, small=True)
        self.add(self.people)
        self.passphrase = PassphraseField(lambda: say("Her passphrase"))
        self.people.chosen.connect(lambda _k: self.passphrase.box.setFocus())
        self.passphrase.follow = self.sign
        self.add(self.passphrase)
        self.notices = NoticeStack()
        self.add(self.notices)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.leave = Button(lambda: say("Not now"), Kind.QUIET, on=self.give_up)
        self.sign_button = Button(lambda: say("Sign together"), Kind.MAIN, on=self.sign)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.sign_button)
        self.add(row)
        self.hide()

    def ask(
        self,
        what: Text,
        others: Sequence[Other],
        prove: Callable[[str, str], SecondSigner],
        then: Callable[[SecondSigner], object],
    ) -> None:
        """Show the panel. `prove(slot, passphrase)` runs in the writer thread; then `then`."""
        self._prove, self._then = prove, then
        self.what.tell(what)
        self.notices.clear()
        self.passphrase.clear()
        self.people.set_choices(
            [TileChoice(o.slot_id, lambda o=o: _word(o), o.symbol) for o in others]
        )
        if len(others) == 1:
            self.people.set_value(others[0].slot_id)
        if not others:
            self.notices.show_notice(
                Notice(
                    "guard",
                    lambda: say("There is nobody else who can open the vault."),
                    lambda: say("Add a second user first; then this can be signed by two."),
                )
            )
        self.passphrase.setVisible(bool(others))
        self.sign_button.setVisible(bool(others))
        self.show()
        self.opened.emit()
        order_by_layout(self)
        first = next(iter(self.people.tiles.values()), None)
        target = self.passphrase.box if len(others) == 1 else first or self.leave
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._into_sight)  # the page has room for it by then

    def _into_sight(self) -> None:
        """The page scrolls to the panel; nobody has to look for what she is asked."""
        walk = self.parentWidget()
        while walk is not None:
            if isinstance(walk, QScrollArea):
                held = walk.widget()
                layout = held.layout() if held is not None else None
                if layout is not None:
                    layout.activate()
                walk.ensureWidgetVisible(self, 0, 24)
                walk.ensureWidgetVisible(self.people, 0, 24)
            walk = walk.parentWidget()

    def sign(self) -> None:
        """Prove who is there and go on."""
        slot_id, typed = self.people.value(), self.passphrase.value()
        prove = self._prove
        if not slot_id or not typed or prove is None:
            words: Text = (
                (lambda: say("Type your passphrase."))
                if slot_id
                else (lambda: say("First choose your picture."))
            )
            self.notices.show_notice(Notice("info", words))
            return
        self.sign_button.set_busy(lambda: say("Checking"))
        self._jobs.run(lambda: prove(slot_id, typed), self._proved, self._failed, owner=self)

    def _proved(self, signer: SecondSigner) -> None:
        self.sign_button.set_busy(None)
        then = self._then
        self.give_up()
        if then is not None:
            then(signer)

    def _failed(self, error: SRBoardError) -> None:
        self.sign_button.set_busy(None)
        self.notices.show_notice(for_error(error))
        self.passphrase.box.setFocus()
        self.passphrase.secret.selectAll()

    def give_up(self) -> None:
        """Forget what was typed and close."""
        self.passphrase.clear()
        self._then = self._prove = None
        self.hide()
        self.closed.emit()


def _word(other: Other) -> str:
    if other.name:
        return other.name
    word = icons.symbol_word(other.symbol)
    return say("{picture} {number}", picture=word, number=other.number) if other.number else word

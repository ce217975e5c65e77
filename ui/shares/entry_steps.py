"""The pages at the door when nobody remembers her passphrase: shares, picture, new passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.cards import Card
from ui.form import Form
from ui.labels import Label, second
from ui.live import Text, say
from ui.new_passphrase import NewPassphrase
from ui.shares.entering import EnteringPresenter
from ui.shares.tray import ShareTray
from ui.steps_screen import StepPage
from ui.tiles import TileBoard, TileChoice
from ui.unlock_presenter import picture_words

__all__ = ["NoSharesStep", "PassphraseStep", "PictureStep", "SharesStep"]


class SharesStep(StepPage):
    """Share after share; the main button takes the one that is typed, too."""

    def __init__(self, presenter: EnteringPresenter) -> None:
        super().__init__(
            lambda: say("Open the book by paper shares"),
            lambda: say(
                "Only when nobody remembers her passphrase. Each who holds a share types it "
                "herself, while the others look away."
            ),
        )
        self.presenter = presenter
        self.tray = ShareTray()
        self.tray.ask(presenter.need, presenter.set)
        self.put(self.tray)
        self.column.addStretch(1)

    def take(self) -> bool:
        if str(self.tray.typed.value()).strip() and not self.tray.add_share():
            return False
        self.presenter.shares = self.tray.value()
        if self.tray.shares and self.tray.missing:
            return False  # the line beside the button says how many are missing
        self.presenter.check_shares()
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        if field != "share":
            return False
        self.tray.form.set_error("share", text)
        return True

    def start(self) -> QWidget | None:
        return self.tray.typed.box


class PictureStep(StepPage):
    """Who she is: her picture at the door."""

    def __init__(self, presenter: EnteringPresenter) -> None:
        super().__init__(
            lambda: say("Which picture is yours?"),
            lambda: say("You keep your offices in the book, and look after the program besides."),
        )
        self.presenter = presenter
        self.people = TileBoard()
        self.people.set_choices(
            [
                TileChoice(p.slot_id, partial(picture_words, p.symbol, p.number), p.symbol)
                for p in presenter.face.persons
            ]
        )
        self.people.set_value(presenter.slot_id)
        self.people.chosen.connect(self._choose)
        board = QHBoxLayout()
        board.addWidget(self.people)
        board.addStretch(1)
        self.put(board)
        self.put(
            second(
                lambda: say(
                    "The case files stay shut: for them there are papers of their own, under "
                    "Settings."
                ),
                wrap=True,
            )
        )
        self.column.addStretch(1)

    def _choose(self, slot_id: str) -> None:
        self.presenter.slot_id = slot_id
        self.notices.clear()

    def take(self) -> bool:
        self.presenter.check_person()
        return True

    def start(self) -> QWidget | None:
        chosen = self.people.tiles.get(self.presenter.slot_id)
        return chosen or next(iter(self.people.tiles.values()), None)


class PassphraseStep(StepPage):
    """A new passphrase, typed twice."""

    def __init__(self, presenter: EnteringPresenter) -> None:
        super().__init__(
            lambda: say("Your new passphrase"),
            lambda: say("Four words that do not belong together are best. Nobody looks on."),
        )
        self.presenter = presenter
        self.form = Form()
        self.secret = NewPassphrase(self.form, lambda: say("New passphrase"))
        self.secret.known = [presenter.face.name]
        card = Card()
        card.add(self.form)
        self.put(card)
        self.put(
            second(
                lambda: say(
                    "The others who forgot come in by the same papers, one after the other. Then "
                    "two of you make new shares and destroy these."
                ),
                wrap=True,
            )
        )
        self.column.addStretch(1)
        self.secret.again.follow = self.forward.emit

    def next_words(self) -> str:
        return say("Open the book")

    def take(self) -> bool:
        self.form.clear_errors()
        self.presenter.passphrase = self.secret.take()
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        if field not in self.form.fields:
            return False
        self.form.set_error(field, text)
        return True

    def start(self) -> QWidget | None:
        return self.secret.first.box


class NoSharesStep(StepPage):
    """There are no shares: what can be done, and what cannot."""

    def __init__(self) -> None:
        super().__init__(
            lambda: say("Without a passphrase this book stays shut"),
            lambda: say(
                "There are no paper shares of it. Nobody has another key: no shop, no office, not "
                "who made this program."
            ),
        )
        card = Card(lambda: say("What can still be tried"))
        for words in _ways():
            card.add(Label(words, "body", wrap=True))
        self.put(card)
        backup = Card(lambda: say("A backup does not help who forgot."))
        backup.add(
            Label(
                lambda: say(
                    "It opens with the passphrases of its day and no others. It helps whoever "
                    "remembers an older passphrase of her own: open it with that."
                ),
                "body",
                wrap=True,
            )
        )
        self.put(backup)
        self.column.addStretch(1)

    def next_words(self) -> str:
        return say("Try again")

    def take(self) -> bool:
        return True


def _ways() -> tuple[Text, ...]:
    return (
        lambda: say(
            "Each user tries at her own picture, with every keyboard she may have used. "
            "Nothing is ever wiped; there is no last try."
        ),
        lambda: say(
            "If one can open it, all is well: under Users and offices she and a second person "
            "close the account of whoever forgot, and add her anew."
        ),
        lambda: say(
            "If nobody can, make a new vault and take over from paper: signed minutes, passbooks, "
            "the printed register of members."
        ),
    )

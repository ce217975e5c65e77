"""Second knot: the collective's name, letters, kind and picture, and where the vault lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sr_board.people.rules.kinds import GroupKind
from ui import icons
from ui.buttons import Button
from ui.cards import Card
from ui.colours import SYMBOL_HUES
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.first_run.presenter import FirstRunPresenter
from ui.first_run.step import Step
from ui.labels import Label, second
from ui.live import Text, say
from ui.tiles import TileBoard, TileChoice

__all__ = ["CollectiveStep", "symbol_choices"]


def symbol_choices() -> list[TileChoice]:
    """All pictures with their words."""
    return [TileChoice(s, partial(icons.symbol_word, s), s) for s in SYMBOL_HUES]


def _kinds() -> list[tuple[object, Text]]:
    """Kinds of groups that keep a vault of their own; a board lives in one of them."""
    return [
        (GroupKind.SHG, lambda: say("self-help group")),
        (GroupKind.CBO, lambda: say("organisation")),
        (GroupKind.BRANCH, lambda: say("branch")),
        (GroupKind.FEDERATION, lambda: say("federation")),
        (GroupKind.UNION, lambda: say("union")),
        (GroupKind.COOP, lambda: say("co-operative")),
    ]


def ask_folder(parent: QWidget) -> str:
    """Let the person choose a folder; empty when none was chosen."""
    return QFileDialog.getExistingDirectory(parent, say("Where the vault lies"))


class CollectiveStep(Step):
    """Name and letters, kind and folder, picture."""

    def __init__(
        self,
        presenter: FirstRunPresenter,
        ask: Callable[[QWidget], str] = ask_folder,
    ) -> None:
        super().__init__(
            presenter,
            lambda: say("What is your collective called?"),
            lambda: say("The name is kept inside the vault; from outside only a picture is seen."),
        )
        self._ask = ask
        self.put(self._make_words())
        self.put(self._make_pictures())
        self.column.addStretch(1)
        self.name.follow = self.code.box.setFocus
        self.code.follow = self.kind.box.setFocus
        self.kind.follow = self.folder.box.setFocus
        self.folder.follow = self._to_pictures

    def _make_words(self) -> Card:
        card = Card()
        card.add(self._make_name())
        row = QHBoxLayout()
        row.setSpacing(16)
        self.kind = ChoiceField(lambda: say("What it is"), _kinds(), key="kind")
        self.folder = LineField(
            lambda: say("Where the vault lies"),
            key="folder",
            most=1000,
            help=lambda: say("Others can read the name of this folder. Keep it neutral."),
        )
        row.addWidget(self.kind, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.folder, 3, Qt.AlignmentFlag.AlignTop)
        self.choose = Button(lambda: say("Choose"), icon="folder-open", on=self._choose_folder)
        holder = QVBoxLayout()
        holder.setSpacing(5)
        holder.addWidget(Label("\N{NO-BREAK SPACE}", "body"))  # as high as the words over a field
        holder.addWidget(self.choose)
        holder.addStretch(1)
        row.addLayout(holder)
        card.add(row)
        return card

    def _make_name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.name = LineField(lambda: say("Name of the collective"), key="name", most=120)
        self.code = LineField(
            lambda: say("Letters before the number of a decision"),
            key="code",
            most=20,
            help=self._example,
        )
        self.name.line.textChanged.connect(lambda _t: self._propose())
        self.code.line.textChanged.connect(lambda _t: self._letters_typed())
        row.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.code, 2, Qt.AlignmentFlag.AlignTop)
        return row

    def _propose(self) -> None:
        """Letters follow the name until somebody types her own."""
        self.presenter.name = self.name.value()
        self.code.set_value(self.presenter.code)
        self.code.set_help(self._example)

    def _letters_typed(self) -> None:
        if self.code.value() != self.presenter.code:
            self.presenter.code = self.code.value()
        self.code.set_help(self._example)

    def _example(self) -> str:
        letters = self.presenter.code.strip().upper()
        return say("Such as {example}", example=f"{letters or 'BKL'}/2026/001")

    def _make_pictures(self) -> Card:
        pictures = Card(lambda: say("A picture for the collective"))
        self.wrong = Label("", "second", "over", wrap=True)
        self.wrong.hide()
        self.board = TileBoard(symbol_choices(), columns=0, numbers=False, small=True)
        self.board.chosen.connect(lambda _k: self.wrong.hide())
        pictures.add(second(lambda: say("You will know your vault by it on the first screen.")))
        pictures.add(self.wrong)
        pictures.add(self.board)
        return pictures

    def _to_pictures(self) -> None:
        next(iter(self.board.tiles.values())).setFocus()

    def _choose_folder(self) -> None:
        path = self._ask(self)
        if path:
            self.folder.set_value(path)

    def enter(self) -> None:
        self.name.set_value(self.presenter.name)
        self.kind.set_value(self.presenter.kind)
        self._propose()
        self.folder.set_value(self.presenter.folder)
        self.board.set_value(self.presenter.symbol)

    def take(self) -> bool:
        self.name.set_error(None)
        self.code.set_error(None)
        self.folder.set_error(None)
        self.wrong.hide()
        self.presenter.name = self.name.value()
        self.presenter.kind = GroupKind(str(self.kind.value()))
        self.presenter.folder = self.folder.value().strip()
        self.presenter.symbol = self.board.value()
        self.presenter.check_collective()
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        if field == "symbol":
            self.wrong.tell(text)
            self.wrong.show()
            self._to_pictures()
            return True
        target = {"name": self.name, "code": self.code, "folder": self.folder}.get(field)
        if target is None:
            return False
        target.set_error(text)
        target.box.setFocus()
        return True

    def start(self) -> QWidget | None:
        return self.name.box

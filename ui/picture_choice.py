"""A picture to go with what is written: chosen, left out again, read when it is written down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sr_board.base.errors import InputInvalid
from ui.buttons import Button, Kind
from ui.labels import second
from ui.live import Text, say
from ui.state import State, StateMark

__all__ = ["PictureChoice", "read_picture"]

_MOST = 13 * 1024 * 1024


class PictureChoice(QWidget):
    """A button, and beside it that a picture is chosen. The file is read in the writer's thread."""

    def __init__(self, words: Text) -> None:
        super().__init__()
        self.picture: Path | None = None
        self.choose = Button(words, icon="camera", on=self.pick)
        self.drop = Button(lambda: say("Leave it out"), Kind.QUIET, icon="x", on=self.clear)
        self.chosen = StateMark(State.OK, lambda: say("a picture is chosen"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in (self.choose, self.chosen, self.drop):
            row.addWidget(part)
        row.addStretch(1)
        self.note = second(
            lambda: say(
                "It is kept encrypted in the vault; delete it from the phone or stick afterwards."
            ),
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        self.clear()

    def pick(self) -> None:
        """Choose a picture."""
        name, _ = QFileDialog.getOpenFileName(
            self, say("Choose the picture"), "", say("Pictures (*.jpg *.jpeg *.png *.pdf)")
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """This is the picture."""
        self._show(path)

    def clear(self) -> None:
        """No picture."""
        self._show(None)

    def _show(self, path: Path | None) -> None:
        self.picture = path
        for part in (self.chosen, self.drop, self.note):
            part.setVisible(path is not None)


def read_picture(path: Path | None) -> bytes | None:
    """The picture's bytes, None without one. Raises InputInvalid "scan-unreadable"."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError:
        raise InputInvalid("scan-unreadable", field="scan") from None

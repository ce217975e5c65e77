"""Typing ballot papers: "3 1 4" and Enter, the next one. Only how many of each are kept.

Nothing of the order is kept, neither here nor in a draft: equal papers are added up at once and
shown sorted by what stands on them. The last paper typed can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.elections.commands import BallotCount
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui.buttons import Button, Kind
from ui.fields import LineField
from ui.labels import Label
from ui.live import say, say_n
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BallotPad", "read_choices"]


def read_choices(text: str, names: Mapping[int, str]) -> tuple[int, ...] | None:
    """The numbers on a paper, () for a blank one (0), None when it cannot be read."""
    parts = ascii_digits(text).replace(",", " ").replace("-", " ").split()
    if parts in ([], ["0"]):
        return () if parts else None
    if not all(part.isdigit() and int(part) in names for part in parts):
        return None
    choices = tuple(int(part) for part in parts)
    return choices if len(set(choices)) == len(choices) else None


class BallotPad(QWidget):
    """Box, running totals, table of equal papers. `changed` fires when the papers change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[int, str] = {}
        self.papers: dict[tuple[int, ...], int] = {}
        self._last: tuple[int, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.line = LineField(
            lambda: say("Numbers on the paper, first choice first"),
            key="ballots",
            help=lambda: say("Enter takes the next paper. 0 is a blank one."),
            most=80,
        )
        self.line.line.entered.connect(self.take)
        self.line.follow = lambda: None
        self.total = Label("", "card", "action")
        self.undo = Button(
            lambda: say("Take the last back"), Kind.QUIET, icon="arrow-back-up", on=self.take_back
        )
        row = QHBoxLayout()
        row.addWidget(self.total, 1)
        row.addWidget(self.undo)
        column.addWidget(self.line)
        column.addLayout(row)
        columns = [
            Column("choices", lambda: say("On the paper"), self._choices),
            Column("count", lambda: say("Papers"), self._count, 100, number=True),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=54, name=say("Papers typed"))
        self.table.setMinimumHeight(200)
        column.addWidget(self.table, 1)
        self._show()

    # -- what is typed --------------------------------------------------------------------------

    def offer(self, names: Mapping[int, str]) -> None:
        """Candidates by the number on the paper."""
        self.names = dict(names)

    def take(self) -> None:
        """Add the paper in the box."""
        choices = read_choices(self.line.value(), self.names)
        if choices is None:
            self.line.set_error(
                lambda: say("Numbers of candidates only, each once. 0 for a blank paper.")
            )
            self.line.line.selectAll()
            return
        self.line.set_error(None)
        self.papers[choices] = self.papers.get(choices, 0) + 1
        self._last = choices
        self.line.set_value("")
        self._show()
        self.changed.emit()

    def take_back(self) -> None:
        """Take the last paper out again."""
        last, self._last = self._last, None
        if last is None or last not in self.papers:
            return
        self.papers[last] -= 1
        if not self.papers[last]:
            del self.papers[last]
        self._show()
        self.changed.emit()
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, ballots: Mapping[tuple[int, ...], int]) -> None:
        """Show these papers instead (a file, a draft, the sheet that is corrected)."""
        self.papers, self._last = dict(ballots), None
        self._show()
        self.changed.emit()

    def ballots(self) -> tuple[BallotCount, ...]:
        """The papers, sorted by what stands on them."""
        return tuple(BallotCount(key, self.papers[key]) for key in sorted(self.papers))

    @property
    def valid(self) -> int:
        """Papers with at least one choice."""
        return sum(count for choices, count in self.papers.items() if choices)

    @property
    def blank(self) -> int:
        """Blank papers."""
        return self.papers.get((), 0)

    def draft(self) -> dict[str, int]:
        """The papers as plain data, sorted."""
        return {" ".join(map(str, key)): self.papers[key] for key in sorted(self.papers)}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Put a draft back."""
        found = {}
        for key, count in draft.items():
            if isinstance(count, int) and count > 0:
                found[tuple(int(part) for part in key.split())] = count
        self.put(found)

    # -- showing ----------------------------------------------------------------------------------

    def _show(self) -> None:
        self.model.show_rows(sorted(self.papers.items()))
        self.total.tell(self._total)
        self.undo.setEnabled(self._last is not None)

    def _total(self) -> str:
        blank = say_n("{n} blank", "{n} blank", self.blank)
        whole = say_n("{n} paper", "{n} papers", sum(self.papers.values()))
        return f"{whole} · {blank}"

    def _choices(self, row: tuple[tuple[int, ...], int]) -> Cell:
        tr = i18n.current()
        if not row[0]:
            return Cell(say("blank"), tone="soft")
        return Cell(
            "  ".join(tr.digits(str(n)) for n in row[0]),
            " → ".join(self.names.get(n, tr.digits(str(n))) for n in row[0]),
        )

    @staticmethod
    def _count(row: tuple[tuple[int, ...], int]) -> Cell:
        return Cell(i18n.current().integer(row[1]), bold=True)

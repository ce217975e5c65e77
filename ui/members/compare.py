"""Two entries side by side, to see whether they are one person. Differences are bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout

from sr_board.base.text import fold
from sr_board.people.rows import MemberRow
from ui.cards import Card
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.members.words import class_word, day_or_dash, member_state, tile_of
from ui.tiles import SymbolTile

__all__ = ["Compare", "Line", "lines_of_member"]


@dataclass(frozen=True)
class Line:
    """One thing compared: what it is, how it stands left and right."""

    label: Text
    left: str
    right: str

    @property
    def same(self) -> bool:
        """Whether both sides say the same; nothing on one side is no difference."""
        bare = {fold(side) for side in (self.left, self.right) if side not in ("", "–")}
        return len(bare) < 2


def lines_of_member(row: MemberRow) -> dict[str, str]:
    """What is compared of a member of the register, by field."""
    return {
        "name": row.person.name,
        "number": str(row.number or "–"),
        "group": row.group_name,
        "joined": day_or_dash(row.joined),
        "class": class_word(row.member_class),
        "state": member_state(row)[1],
    }


class Compare(Card):
    """The two sides."""

    def __init__(
        self, left: Text, right: Text, lines: Sequence[Line], *, known: MemberRow | None = None
    ) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(strong(left, wrap=True), 0, 1)
        grid.addWidget(strong(right, wrap=True), 0, 2)
        if known is not None:
            grid.addWidget(SymbolTile(tile_of(known.person), 44), 0, 3, 2, 1)
        for number, line in enumerate(lines, start=1):
            role = "body" if line.same else "strong"
            grid.addWidget(second(line.label), number, 0)
            grid.addWidget(Label(line.left or "–", role, wrap=True), number, 1)
            grid.addWidget(Label(line.right or "–", role, wrap=True), number, 2)
        self.add(grid)
        differ = any(not line.same for line in lines)
        words: Text = (
            (lambda: say("What differs is bold."))
            if differ
            else (lambda: say("Nothing that both say differs."))
        )
        self.add(second(words))

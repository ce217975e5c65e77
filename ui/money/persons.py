"""A member beside her money: picture and colour, number, chosen name."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.tiles import SymbolTile

__all__ = ["MemberLine", "MemberSeen", "member_words"]


class MemberSeen(Protocol):
    """What is shown of a member; the rows of all parts of the books have it."""

    @property
    def number(self) -> int:
        """Her number in the group."""
        ...

    @property
    def name(self) -> str:
        """The name she chose."""
        ...

    @property
    def symbol(self) -> str:
        """Her picture."""
        ...

    @property
    def hue(self) -> str:
        """Its colour."""
        ...


def member_words(member: MemberSeen) -> str:
    """Number and name: 4 · Rekha."""
    return say("{number} · {name}", number=member.number, name=member.name)


class MemberLine(QWidget):
    """Picture, number and name, with a softer line below."""

    def __init__(self, member: MemberSeen, below: Text = "", side: int = 44) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(SymbolTile(f"{member.symbol}/{member.hue}", side))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.name: Label = strong(lambda: member_words(member), wrap=True)
        words.addWidget(self.name)
        if below:
            words.addWidget(second(below, wrap=True))
        row.addLayout(words, 1)

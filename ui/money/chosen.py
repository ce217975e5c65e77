"""Which group's money is on the screen: chosen once, the same on all pages of money.

A page is told in its place (`desk.go("money-in", group=…)`) or asks here; a chooser of groups is
shown only where there is more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from weakref import finalize

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.fields_choice import ChoiceField
from ui.live import say

__all__ = ["ChosenGroup", "GroupField", "GroupSeen", "chosen_of"]


class GroupSeen(Protocol):
    """A group as the chooser shows it."""

    @property
    def group_id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def opened(self) -> bool: ...


class ChosenGroup:
    """The group whose money is looked at; "" until one is known."""

    def __init__(self) -> None:
        self.group_id = ""

    def among(self, groups: Sequence[GroupSeen], wanted: str = "") -> str:
        """The group to show: the wanted one, else the last one, else the first with open books.

        It is remembered. "" when there is no group at all.
        """
        known = {each.group_id for each in groups}
        for each in (wanted, self.group_id):
            if each in known:
                self.group_id = each
                return each
        opened = [each for each in groups if each.opened] or list(groups)
        self.group_id = opened[0].group_id if opened else ""
        return self.group_id


_CHOSEN: dict[int, ChosenGroup] = {}


def chosen_of(work: object) -> ChosenGroup:
    """What was chosen in this open workplace; gone when it is closed."""
    key = id(work)
    if key not in _CHOSEN:
        _CHOSEN[key] = ChosenGroup()
        finalize(work, _CHOSEN.pop, key, None)
    return _CHOSEN[key]


class GroupField(QWidget):
    """Chooses a group; hidden while there is only one. `changed` fires with the group's id."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.field = ChoiceField("", [])
        self.field.changed.connect(lambda: self.changed.emit(str(self.field.value() or "")))
        row.addWidget(self.field)
        self.hide()

    def chosen(self) -> str:
        """The group that is chosen; "" while none was shown."""
        return str(self.field.value() or "")

    def forget(self) -> None:
        """Nothing is chosen any more: the page was asked for another group."""
        self.field.set_value(None)

    def retranslate(self) -> None:
        """The name for readers."""
        self.field.box.setAccessibleName(say("Group"))

    def show_groups(self, groups: Sequence[GroupSeen], chosen: str) -> None:
        """Show these groups, this one chosen; nothing is told to anybody."""
        self.field.set_choices([(each.group_id, each.name) for each in groups])
        self.field.set_value(chosen)
        self.setVisible(len(groups) > 1)
        self.retranslate()

"""Tab order as the eye goes: the order of the layouts, not the order in which parts were made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

__all__ = ["order_by_layout"]


def order_by_layout(root: QWidget) -> list[QWidget]:
    """Set the tab order of everything in `root` by its layouts; returns it."""
    found: list[QWidget] = []
    _walk_widget(root, found, top=True)
    for one, next_one in pairwise(found):
        QWidget.setTabOrder(one, next_one)
    return found


def _walk_widget(widget: QWidget, found: list[QWidget], *, top: bool = False) -> None:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    if takes and not top:
        found.append(widget)
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            _walk_widget(inner, found)
        return
    if isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        if current is not None:
            _walk_widget(current, found)
        return
    inside = getattr(widget, "inside", None)  # parts that lie inside a box without a layout
    if isinstance(inside, QWidget):
        found.append(inside)
    layout = widget.layout()
    if layout is not None:
        _walk_layout(layout, found)


def _walk_layout(layout: QLayout, found: list[QWidget]) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            _walk_widget(widget, found)
        elif inner is not None:
            _walk_layout(inner, found)

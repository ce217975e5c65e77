"""How the sheet is painted: head, cells, the cell that is typed in, foot. Only painting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from finance.rules.sheet import Column
from sr_board import i18n
from ui import icons, shapes, theme
from ui.money.sheet.grid_model import ROW, GridModel, _Index, cell_text, head_word
from ui.money.sheet.sitting import RowShown
from ui.money.sheet.words import mark_word, state_word

__all__ = ["GridCells", "GridHead", "paint_foot", "widths_for"]

PAD = 8
EDGE = 11


def _right(key: str | Column) -> bool:
    return isinstance(key, Column) or key in ("no", "paid")


def widths_for(model: GridModel, room: int) -> list[int]:
    """Widths of the columns in `room` pixels: numbers as wide as they need, the rest shared."""
    strong = QFontMetricsF(theme.font("strong", "0"))
    widths: list[int] = []
    foot = model.foot()
    for place, key in enumerate(model.keys):
        head = head_word(key)
        wide = QFontMetricsF(theme.font("head", head)).horizontalAdvance(head)
        if _right(key):
            wide = max(wide, strong.horizontalAdvance("00" if key == "no" else "00,000"))
            wide = max(wide, strong.horizontalAdvance(foot[place]))
        elif key == "here":
            marks = (cell_text(row, key) for row in model.rows)
            second = QFontMetricsF(theme.font("second"))
            wide = max([wide, *(second.horizontalAdvance(w) + theme.px(18) for w in marks)])
        widths.append(round(wide) + 2 * PAD + (EDGE if key in ("no", "state") else 0))
    return _shared(model, widths, room)


def _shared(model: GridModel, widths: list[int], room: int) -> list[int]:
    member, state = model.keys.index("member"), model.keys.index("state")
    widths[member], widths[state] = theme.px(104), theme.px(128)
    rest = room - sum(widths)
    if rest < 0:
        widths[member] = max(theme.px(86), widths[member] + rest)
        widths[state] += room - sum(widths)
        return widths
    money = [i for i, key in enumerate(model.keys) if _right(key) and key != "no"]
    widths[member] += min(rest // 3, theme.px(90))
    widths[model.keys.index("here")] += min(rest // 10, theme.px(16))
    each = max(0, room - sum(widths)) // (len(money) + 2)
    for place in money:
        widths[place] += min(each, theme.px(26))
    widths[state] += room - sum(widths)
    return widths


class GridHead(QHeaderView):
    """The head row: `sunk`, bold 14."""

    def __init__(self, model: GridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._keys = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(20)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(40))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        place = QRectF(rect)
        painter.fillRect(place, theme.colour("sunk"))
        key = self._keys.keys[section]
        shapes.draw_text(
            painter,
            place.adjusted(PAD, 0, -PAD, 0),
            head_word(key),
            "head",
            theme.colour("soft"),
            side=1 if _right(key) else -1,
        )


class GridCells(QStyledItemDelegate):
    """Paints a cell; `typed` is what stands in the cell that is typed in, None while none is."""

    typed: str | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, view = index.model(), option.widget
        if not isinstance(model, GridModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, key = QRectF(option.rect), model.keys[index.column()]
        row: RowShown = index.data(ROW)
        here = view.currentIndex() if view is not None and hasattr(view, "currentIndex") else index
        current = here.row() == index.row()
        self._ground(painter, rect, model, index, current)
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        if key == "member":
            self._member(painter, inner, row, current)
        elif key in ("here", "state"):
            self._mark(painter, inner, row, str(key))
        else:
            self._number(painter, inner, row, key)
        if index == here and view is not None and view.hasFocus():
            self._ring(painter, rect, cell_text(row, key), isinstance(key, Column) or key == "paid")
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, model: GridModel, index: _Index, current: bool
    ) -> None:
        painter.fillRect(rect, theme.colour("sel" if current else "surface"))
        last = index.column() == len(model.keys) - 1
        left = rect.left() + (EDGE if index.column() == 0 else 0)
        right = rect.right() - (EDGE if last else 0)
        if index.row() < len(model.rows) - 1:
            line = QRectF(left, rect.bottom() - 1, right - left + 1, 1)
            painter.fillRect(line, theme.colour("line"))
        if current and index.column() == 0:
            strip = QRectF(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(strip, theme.colour("action"))

    def _member(self, painter: QPainter, rect: QRectF, row: RowShown, current: bool) -> None:
        side = float(theme.px(26))
        place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        icons.draw_tile(painter, row.member.symbol, place)
        role = "strong" if current else "body"
        left = side + theme.px(10)
        shapes.draw_text(
            painter, rect.adjusted(left, 0, PAD, 0), row.member.name, role, theme.colour("ink")
        )

    def _mark(self, painter: QPainter, rect: QRectF, row: RowShown, key: str) -> None:
        if key == "here":
            state, word = mark_word(row.mark)
            bold, tint = False, theme.colour("soft")
            if state is shapes.State.DUE:
                tint = shapes.state_colour(state)
        else:
            found, word, bold = state_word(row.state, row.missing)
            if found is None:
                shapes.draw_text(painter, rect, word, "second", theme.colour("soft"))
                return
            state, tint = found, shapes.state_colour(found)
        size = theme.px(11)
        centre = QPointF(rect.left() + size / 2, rect.center().y())
        shapes.draw_state(painter, state, centre, size)
        role = "head" if bold else "second"
        text = rect.adjusted(size + 7, 0, PAD, 0)
        shapes.draw_text(painter, text, word, role, tint)

    def _number(self, painter: QPainter, rect: QRectF, row: RowShown, key: str | Column) -> None:
        role, tint = "body", "ink"
        if isinstance(key, Column):
            cell = row.cells[key]
            role = "strong" if cell.bold else "body"
            tint = "soft" if cell.soft or not (cell.amount or cell.bold) else "ink"
        elif key in ("no", "paid"):
            role = "strong"
        shapes.draw_text(painter, rect, cell_text(row, key), role, theme.colour(tint), side=1)

    def _ring(self, painter: QPainter, rect: QRectF, text: str, editable: bool) -> None:
        box = rect.adjusted(1.5, 1.5, -1.5, -2.5)
        painter.setPen(QPen(theme.colour("focus"), 2.5))
        editing = editable and self.typed is not None
        painter.setBrush(theme.colour("surface") if editing else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        if not editing:
            return
        shown = i18n.current().digits(self.typed if self.typed is not None else text)
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        metrics = QFontMetricsF(theme.font("strong", shown or "0"))
        shapes.draw_text(painter, inner, shown, "strong", theme.colour("ink"), side=1)
        caret = metrics.height() * 0.8
        top = inner.center().y() - caret / 2
        painter.fillRect(QRectF(inner.right() + 2, top, 1.4, caret), theme.colour("ink"))


def paint_foot(painter: QPainter, rect: QRectF, model: GridModel, widths: list[int]) -> None:
    """The foot of sums below the rows."""
    painter.fillRect(rect, theme.colour("sunk"))
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.colour("edge"))
    left = rect.left()
    for key, text, width in zip(model.keys, model.foot(), widths, strict=True):
        place = QRectF(left + PAD, rect.top(), width - 2 * PAD, rect.height())
        if key == "member":
            place.setRight(place.right() + theme.px(70))
        tint = "soft" if text == "–" else "ink"
        side = 1 if _right(key) else -1
        shapes.draw_text(painter, place, text, "strong", theme.colour(tint), side=side)
        left += width

"""The small style sheet: only what Qt's own widgets need (boxes, scroll bars, menus, tips).

Everything else paints itself. No fonts here: a font in a sheet would hide `QWidget.setFont`.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["style_sheet"]

_SHEET = """
QLineEdit, QPlainTextEdit {{
  background: {surface}; color: {ink}; border: {b}px solid {edge}; border-radius: 8px;
  padding: 0 13px; placeholder-text-color: {soft};
  selection-background-color: {action}; selection-color: {onaction};
}}
QPlainTextEdit {{ padding: 7px 9px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {overfill}; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{
  background: {sunk}; border: {b}px solid {line};
}}
QLineEdit:disabled, QPlainTextEdit:disabled {{
  background: {sunk}; color: {soft}; border: {b}px solid {line};
}}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QLineEdit[echoMode="2"] {{ lineedit-password-character: 8226; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 3px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 3px; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {action}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{
  background: {surface}; color: {ink}; border: {b}px solid {edge}; border-radius: 8px; padding: 6px;
}}
QMenu::item {{ padding: {mp}px 20px; border-radius: 6px; }}
QMenu::item:selected {{ background: {actsoft}; color: {action}; }}
QMenu::item:disabled {{ color: {soft}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 6px 8px; }}
QTableView, QListView {{
  background: {surface}; color: {ink}; border: none; outline: none; gridline-color: {line};
  selection-background-color: {sel}; selection-color: {ink};
}}
QAbstractItemView#choices {{
  background: {surface}; border: {b}px solid {edge}; border-radius: 8px;
  padding: 4px; outline: none;
}}
QAbstractItemView#choices::item {{ min-height: {row}px; padding: 0 10px; border-radius: 6px; }}
QAbstractItemView#choices::item:selected, QAbstractItemView#choices::item:hover {{
  background: {actsoft}; color: {action};
}}
"""


def style_sheet(colours: Mapping[str, str], border: int, scale: int) -> str:
    """The sheet for a table of colours, a border width and a text scale in per cent."""
    return _SHEET.format(
        b=border, mp=round(11 * scale / 100), row=round(40 * scale / 100), **colours
    )

"""No page opens a window of its own while it is made: that would take the keyboard away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.members.house import Work, at
from ui.main_window import MainWindow


class _Watch(QObject):
    """Remembers windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_pages_open_no_windows_of_their_own(made: MainWindow, work: Work, home: str) -> None:
    row = work.all()[0]
    office = work.people.offices(home)[0].office_id
    place = {"id": row.person.person_id, "membership": row.membership_id}
    watch = _Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    for key in ("member", "member-edit", "member-leave", "member-correct", "member-suspend"):
        at(made, key, **place)
    for key in ("members", "member-new", "groups", "members-import", "members-export"):
        at(made, key)
    for key in ("group", "group-form"):
        at(made, key, id=home)
    for key in ("office-form", "term-begin", "term-end"):
        at(made, key, group=home, office=office)
    app.removeEventFilter(watch)
    assert watch.seen == []
    assert made.isActiveWindow()

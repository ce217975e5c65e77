"""Comparing two files, joining them by two persons, parting them again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from sr_board.base.results import Done
from sr_board.cases.doubles.service_doubles import LookedAt
from sr_board.cases.doubles.service_merging import Compare, Compared, JoinFiles, PartFiles
from sr_board.cases.rules.codes import check_code
from sr_board.cases.vocabulary import Track
from ui.buttons import Button
from ui.cards import Card, Row
from ui.cases.doubles.side_by_side import SideBySide
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.live import Text, say, say_n

__all__ = ["ComparePage", "JoinPage", "PartPage"]

_CLOSES_AFTER_MS = 120_000


class ComparePage(StepPage):
    """Which other file, before both identities are opened."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Compare two files"),
            lambda: say(
                "Both identities are opened to compare them. Both teams see that, with your name "
                "and the reason."
            ),
            lambda: say("Open both and compare"),
        )
        self.code = LineField(lambda: say("Code of the other file"), key="other_code", most=40)
        self.form.add(self.code)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.code.set_value(str(self.place.get("other", "")))

    def wishes(self) -> bool:
        self.wish = self.code.value()
        return True

    def act(self) -> Done:
        return Done(check_code(self.wish))

    def done(self, done: Done) -> None:
        self.desk.go("cases-join", id=self.case_id, other=done.id)

    def go_back(self) -> None:
        self.desk.go("cases-doubles", id=self.case_id)


def _told(page: JoinPage | PartPage) -> bool:
    """Whether a reason is written; said beside the field when not."""
    if page.reason.value().strip():
        return True
    page.form.set_error("reason", lambda: say("This is needed."))
    return False


class JoinPage(SignedStep):
    """Two files side by side, what will hold, and the joining."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Two files side by side"),
            lambda: say("Is she one person? When in doubt, leave them apart and ask her."),
            lambda: say("Join the two files"),
        )
        self.sides = SideBySide(presenter)
        self.holds = Card(lambda: say("What will hold"), tight=True)
        self.work.insertWidget(0, self.sides)
        self.work.insertWidget(1, self.holds)
        self.reason = TextField(
            lambda: say("Why she is the same person, without a name"), key="reason", rows=2
        )
        self.form.add(self.reason)
        self.apart = self.foot.beside(
            Button(lambda: say("They are two persons"), icon="users", on=self._two)
        )
        self.found: Compared | None = None
        self.timer = QTimer(self, singleShot=True, interval=_CLOSES_AFTER_MS)
        self.timer.timeout.connect(self._idle)
        self.finish()
        self.reason.changed.connect(self.timer.start)

    def load(self, **place: Any) -> Compared:
        wish = Compare(str(place["id"]), str(place["other"]))
        return self.presenter.desk.merging.compare(wish)

    def fill(self, found: Any) -> None:
        self.found = found
        mine = found.kept if found.kept.head.id == self.case_id else found.other
        self.bar.show_case(mine.summary, self.presenter.now)
        self.sides.show_both(found)
        self._show_holds(found)
        self.reason.set_value("")
        self.timer.start()

    def _idle(self) -> None:
        """Two minutes without a letter typed: the names go, unless a second person is signing."""
        if self.panel.isVisible():
            self.timer.start()
        else:
            self.go_back()

    def leave(self) -> None:
        self.timer.stop()
        self.sides.forget()  # nothing of her stays here
        self.found = None
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def _show_holds(self, found: Compared) -> None:
        self.holds.clear()
        rows: list[tuple[str, Text]] = [
            ("folders", lambda: say("{code} is kept.", code=found.kept.head.code)),
            (
                "clock",
                lambda: say("Of every clock the earlier start and the earlier time. None stops."),
            ),
            (
                "files",
                lambda: say("Everything of both files, with what does not fit together marked."),
            ),
            (
                "users",
                lambda: say_n("{n} person in the team", "{n} persons in the team", len(found.team)),
            ),
        ]
        if Track.CHILD in (found.kept.head.track, found.other.head.track):
            rows.insert(1, ("shield", lambda: say("The child track.")))
        if found.left_out:
            n = found.left_out
            words = partial(
                say_n,
                "{n} person of the teams takes no part any more: recused from one of the two",
                "{n} persons of the teams take no part any more: recused from one of the two",
                n,
            )
            rows.append(("ban", words))
        for icon, fact in rows:
            if self.holds.body.count():
                self.holds.add_line()
            self.holds.add(Row(fact, icon=icon))

    def _two(self) -> None:
        found = self.found
        if found is None:
            return
        command = LookedAt(found.kept.head.id, found.other.head.id)
        self.write(lambda: self.presenter.desk.doubles.looked(command), self._looked)

    def _looked(self, _: Done) -> None:
        self.go_back()

    def what_is_signed(self) -> Text:
        found = self.found
        assert found is not None
        one, other = found.kept.head.code, found.other.head.code
        return lambda: say("{one} and {other} are about one person.", one=one, other=other)

    def wishes(self) -> bool:
        if self.found is None or not _told(self):
            return False
        self.wish = (self.found.kept.head.id, self.found.other.head.id, self.reason.value())
        return True

    def act(self) -> Done:
        one, other, reason = self.wish
        return self.presenter.desk.merging.join(JoinFiles(one, other, reason, self.second))

    def done(self, done: Done) -> None:
        self.desk.go("cases-file", id=done.id)

    def go_back(self) -> None:
        self.desk.go("cases-doubles", id=self.case_id)


class PartPage(SignedStep):
    """A file that was joined by mistake becomes a file again."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Two persons after all"),
            lambda: say(
                "Both files are as they were. What was written since stays in this one. The child "
                "track stays on both until the authority orders otherwise."
            ),
            lambda: say("Part the two files"),
        )
        self.reason = TextField(
            lambda: say("Why they are two persons, without a name"), key="reason", rows=2
        )
        self.form.add(self.reason)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.reason.set_value("")

    @property
    def other(self) -> str:
        """Code of the file that becomes one of its own."""
        return str(self.place.get("other", ""))

    def what_is_signed(self) -> Text:
        code = self.other
        return lambda: say("{code} is about another person.", code=code)

    def wishes(self) -> bool:
        if not _told(self):
            return False
        self.wish = PartFiles(self.case_id, self.other, self.reason.value())
        return True

    def act(self) -> Done:
        wish = self.wish
        command = PartFiles(wish.case_id, wish.other_code, wish.reason, self.second)
        return self.presenter.desk.merging.part(command)

    def done(self, done: Done) -> None:
        self.desk.go("cases-doubles", id=self.case_id)

    def go_back(self) -> None:
        self.desk.go("cases-doubles", id=self.case_id)

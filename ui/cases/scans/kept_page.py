"""All papers kept with a file: what kind, for which entry, whether it shows who she is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_scans import KeptPaper
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.files.presenter import FilesPresenter
from ui.cases.scans.entries import PAPERS, entry_words
from ui.cases.support.lines_page import LinesPage
from ui.desk import Desk
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State

__all__ = ["KeptPapersPage"]


@dataclass(frozen=True)
class _Seen:
    """A file and its papers."""

    view: CaseView
    papers: tuple[KeptPaper, ...]


class KeptPapersPage(LinesPage):
    """The papers, the newest first."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Kept papers"),
            lambda: say(
                "Scans of papers, sealed with the file. What shows who she is opens with a reason "
                "that the team sees."
            ),
        )
        self.card = Card(lambda: say("Papers"), tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.out = self.foot.beside(
            Button(
                lambda: say("A scan may not be kept"),
                icon="eye-off",
                on=self.going("cases-paper-destroy"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Keep a paper"),
                Kind.MAIN,
                icon="files",
                key="Ctrl+Return",
                on=self.going("cases-paper-keep"),
            )
        )

    def refresh(self) -> None:
        if self.case_id:
            self.read(partial(self._seen, self.case_id), self._show_seen)

    def _seen(self, case_id: str) -> _Seen:
        return _Seen(self.presenter.whole(case_id), self.presenter.desk.scans.papers(case_id))

    def _show_seen(self, seen: _Seen) -> None:
        self.bar.show_case(seen.view.summary, self.presenter.now)
        self.show_file(seen)

    def show_file(self, view: Any) -> None:
        """Show the papers."""
        self.out.setVisible(bool(view.papers))
        rows = [self._row(one, view.view) for one in reversed(view.papers)]
        self.fill(self.card, rows, "files", lambda: say("No paper is kept yet."))

    def _row(self, paper: KeptPaper, view: CaseView) -> Row:
        look = partial(self.go, "cases-paper", paper=paper.id, sealed=paper.sealed)
        return Row(
            lambda: say(PAPERS[paper.kind]),
            lambda: self._line(paper, view),
            icon="file-text",
            state=_state(paper),
            button=(lambda: say("Look"), look) if paper.openable and not paper.gone else None,
        )

    def _line(self, paper: KeptPaper, view: CaseView) -> str:
        offset = self.presenter.offset
        kept = say(
            "kept {day}, {time}",
            day=day_words(paper.at, offset),
            time=clock_words(paper.at, offset),
        )
        record = next((one for one in view.records if one.id == paper.belongs_to), None)
        whose = entry_words(record, offset) if record is not None else ""
        return " · ".join(part for part in (whose, kept) if part)


def _state(paper: KeptPaper) -> tuple[State, Text]:
    if paper.gone:
        return State.AWAY, lambda: say("erased with who she is")
    if paper.sealed:
        return State.NOT_YET, lambda: say("shows who she is")
    return State.OK, lambda: say("without her name")

"""Keep a paper: its kind, the scan, the entry it proves, whether it shows who she is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_scans import KeepPaper
from sr_board.cases.rules.kept_papers import SHOWS_HER, PaperKind
from ui.cases.board.parts import choices
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter
from ui.cases.scans.entries import PAPERS, entries
from ui.desk import Desk
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import Label
from ui.live import say
from ui.picture_choice import PictureChoice, read_picture

__all__ = ["KeepPaperPage"]


class KeepPaperPage(StepPage):
    """One paper."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Keep a paper"),
            lambda: say(
                "Certificates, orders, receipts, letters, consents. What the scan says about "
                "camera, place and author is removed."
            ),
            lambda: say("Keep the paper"),
        )
        self.view: CaseView | None = None
        self.row_id = ""
        self.kind = ChoiceField(lambda: say("What paper it is"), choices(PAPERS), key="kind")
        self.whose = ChoiceField(lambda: say("What it belongs to"), key="belongs_to")
        self.scan = PictureChoice(lambda: say("Choose the scan"))
        self.shows = CheckLine(lambda: say("It shows who she is"), checked=True)
        self.paper = CheckLine(lambda: say("It is a paper and shows nobody's picture"))
        self.kind.changed.connect(self._kind_chosen)
        self.form.add(self.kind, self.whose)
        self.form.add_widget(self.scan)
        self.form.add_widget(self.shows)
        self.form.add_widget(self.paper)
        self.form.add_widget(
            Label(
                lambda: say(
                    "Not kept: pictures of a person, X-rays and findings of an examination, "
                    "Aadhaar cards, anything about health, caste or religion."
                ),
                "second",
                "soft",
                wrap=True,
            )
        )
        self.finish()

    def fill_more(self, view: CaseView) -> None:
        self.view, self.row_id = view, new_id()
        self.kind.set_value(self.place.get("kind") or None)
        self.scan.clear()
        self.paper.setChecked(False)
        self._kind_chosen()
        self.whose.set_value(self.place.get("belongs") or "")

    def _kind_chosen(self) -> None:
        kind = self._kind()
        rows = entries(self.view, kind, self.presenter.offset) if self.view and kind else []
        whole: tuple[object, Any] = ("", lambda: say("the file as a whole"))
        self.whose.set_choices([whole, *rows])
        self.whose.set_value("")
        always = kind in SHOWS_HER
        self.shows.setChecked(True)
        self.shows.setEnabled(not always)

    def _kind(self) -> PaperKind | None:
        return PaperKind(str(self.kind.value())) if self.kind.value() else None

    def wishes(self) -> bool:
        kind = self._kind()
        if kind is None:
            self.form.set_error("kind", lambda: say("Choose what paper it is."))
            return False
        if self.scan.picture is None:
            self.form.set_error("kind", lambda: say("Choose the scan of the paper."))
            return False
        self.wish = KeepPaper(
            self.case_id,
            kind,
            b"",
            str(self.whose.value() or ""),
            self.shows.isChecked(),
            self.paper.isChecked(),
            self.row_id,
        )
        return True

    def act(self) -> Done:
        content = read_picture(self.scan.picture) or b""
        return self.presenter.desk.scans.keep(replace(self.wish, content=content))

    def done(self, done: Done) -> None:
        self.desk.go("cases-kept-papers", id=self.case_id)

    def go_back(self) -> None:
        self.desk.go("cases-kept-papers", id=self.case_id)

    def draft(self) -> dict[str, object] | None:
        return None

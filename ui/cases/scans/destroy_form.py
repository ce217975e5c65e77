"""A scan that may never be kept is destroyed by two."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.files.service_scans import DestroyScan
from sr_board.cases.rules.kept_papers import NEVER_KEPT
from sr_board.i18n import N_
from ui.cases.board.parts import choices
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.cases.scans.entries import PAPERS
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words

__all__ = ["DestroyScanPage"]

_WHY = dict(
    zip(
        NEVER_KEPT,
        (
            N_("A picture of a person"),
            N_("A card with an identity number"),
            N_("Something about health"),
            N_("A paper of another person"),
        ),
        strict=True,
    )
)


class DestroyScanPage(SignedStep):
    """Which scan, and why it may not be kept."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A scan may not be kept"),
            lambda: say(
                "It is destroyed at once; that it was there, and why it went, stays in the file. "
                "Backups made before still hold it until they age out."
            ),
            lambda: say("Destroy the scan"),
        )
        self.paper = ChoiceField(lambda: say("Which scan"), key="paper")
        self.why = ChoiceField(lambda: say("Why"), choices(_WHY), key="why")
        self.form.add(self.paper, self.why)
        self.finish()

    def load(self, **place: Any) -> Any:
        self.kept = self.presenter.desk.scans.papers(str(place["id"]))
        return super().load(**place)

    def fill_more(self, view: Any) -> None:
        offset = self.presenter.offset
        rows: list[tuple[object, Text]] = [
            (one.id, lambda o=one: _paper(o, offset)) for one in self.kept if not one.gone
        ]
        self.paper.set_choices(rows)
        self.paper.set_value(self.place.get("paper"))
        self.why.set_value(None)

    def what_is_signed(self) -> Text:
        return lambda: say("This scan may not be kept; it is destroyed.")

    def wishes(self) -> bool:
        for field in (self.paper, self.why):
            if field.value() is None:
                self.form.set_error(field.key, lambda: say("Choose one."))
                return False
        self.wish = (str(self.paper.value()), str(self.why.value()))
        return True

    def act(self) -> Done:
        paper, why = self.wish
        return self.presenter.desk.scans.destroy(DestroyScan(self.case_id, paper, why, self.second))

    def go_back(self) -> None:
        self.desk.go("cases-kept-papers", id=self.case_id)


def _paper(paper: Any, offset: int) -> str:
    return say(
        "{paper}, {day}, {time}",
        paper=say(PAPERS[paper.kind]),
        day=day_words(paper.at, offset),
        time=clock_words(paper.at, offset),
    )

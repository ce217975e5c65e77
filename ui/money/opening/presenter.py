"""What the pages of taking over show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from finance.ledger.views import BooksSettings, ResolutionChoice
from finance.savings.commands import (
    ExplainDifference,
    Grounds,
    KeepOpening,
    PostOpening,
    TakeBackOpening,
)
from finance.savings.opening_file import OpeningFile, read_opening, template
from finance.savings.views import OpeningView, SavingsView
from sr_board import i18n
from sr_board.base.dates import DateOrder
from sr_board.base.results import Done
from sr_board.vault.users import SecondSigner
from ui.members.saving import read_bytes, write_bytes
from ui.money.opening.work import OpeningWork
from ui.two_persons import SecondPersons

__all__ = ["Opening", "OpeningPresenter"]


@dataclass(frozen=True)
class Opening:
    """A group's paper book with what its form needs."""

    view: OpeningView
    savings: SavingsView
    settings: BooksSettings
    resolutions: tuple[ResolutionChoice, ...]


class OpeningPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: OpeningWork) -> None:
        self._work = work
        self.signing = SecondPersons(work)

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def opening(self, group: str) -> Opening:
        """The paper book as it stands."""
        desk, reading = self._work.money.savings, self._work.money.ledger.reading
        return Opening(
            desk.openings.batch(group),
            desk.found.overview(group),
            reading.settings(group),
            reading.resolutions(group),
        )

    def sums(self, content: Mapping[str, Any]) -> OpeningView:
        """What the typed rows add up to."""
        return self._work.money.savings.openings.sums(content)

    def keep(self, group: str, content: dict[str, Any], source: str) -> Done:
        """Keep what is typed."""
        return self._work.money.savings.opening.keep(KeepOpening(group, content, source))

    def post(
        self,
        group: str,
        content: dict[str, Any],
        source: str,
        grounds: Grounds,
        second: SecondSigner | None,
    ) -> Done:
        """Keep what is typed and post it."""
        batch = self.keep(group, content, source).id
        return self._work.money.savings.opening.post(PostOpening(batch, grounds, second))

    def explain(self, batch: str, words: str, second: SecondSigner | None) -> Done:
        """Explain the difference."""
        return self._work.money.savings.opening.explain(ExplainDifference(batch, words, second))

    def take_back(self, batch: str, reason: str, second: SecondSigner | None) -> Done:
        """Take the batch back."""
        return self._work.money.savings.opening.take_back(TakeBackOpening(batch, reason, second))

    def save_template(self, path: Path, opening: Opening) -> None:
        """Write the empty file where the person chose."""
        form = "csv" if path.suffix.lower() == ".csv" else "xlsx"
        language = i18n.current().code
        members = [row.member for row in opening.savings.rows]
        shares = opening.savings.share_mode
        write_bytes(path, template(members, form, language, shares=shares))

    def read_file(self, path: Path, opening: Opening, order: DateOrder | None) -> OpeningFile:
        """What a filled file says."""
        members = [row.member for row in opening.savings.rows]
        return read_opening(read_bytes(path), members, self.today, order)

"""Taking over a paper book: one page from the cut-off day to the check, kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from finance.savings.views import OpeningView
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import Text, say
from ui.members.saving import ask_save_path
from ui.money.amounts import money
from ui.money.opening.frame import OpeningFrame
from ui.money.opening.presenter import Opening, OpeningPresenter
from ui.money.savings.parts import grounds_card, member_choices
from ui.notices import Notice

__all__ = ["OpeningPage"]


class OpeningPage(OpeningFrame):
    """The page of a paper book: shown, checked, taken over by two."""

    def __init__(self, desk: Desk, presenter: OpeningPresenter) -> None:
        super().__init__(desk, presenter)
        last, self.grounds = grounds_card()
        self.put(last)
        self.foot.helper(
            Button(
                lambda: say("Template"), Kind.QUIET, icon="file-spreadsheet", on=self.save_template
            )
        )
        self.from_file = self.foot.helper(
            Button(
                lambda: say("From a file"),
                Kind.QUIET,
                icon="file-spreadsheet",
                on=self.read_file,
            )
        )
        self.finish()
        self.later = self.foot.beside(Button(lambda: say("Check"), on=self.check))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    # -- showing --------------------------------------------------------------------------

    def load(self, **place: Any) -> Opening:
        return self.presenter.opening(str(place.get("group", "")))

    def _show(self, found: Any) -> None:
        if found.view.state == "posted":
            self.desk.go("money-opening-done", group=self.group_id)
            return
        super()._show(found)
        self._shown = self.draft()
        kept, self._typed_before = self._typed_before, None
        if kept is not None and kept.get("group") == self.group_id:
            self._put_back(kept)

    def fill(self, found: Opening) -> None:
        self.found, self.source = found, found.view.source
        view = found.savings
        self._offer_banks(found)
        rows = [(row.member.member_id, row.member) for row in view.rows]
        self.members.set_rows([] if view.share_mode else rows)
        self.members.setVisible(not view.share_mode)
        self.shares_grid.set_rows(rows if view.share_mode else [])
        self.shares_grid.setVisible(view.share_mode)
        self.control["shares"].setVisible(view.share_mode)
        self.control["savings"].setVisible(not view.share_mode)
        self.loans.set_members(member_choices(view))
        self.grounds.offer(found.resolutions)
        self.show_content(found.view.content)
        self.show_sums(found.view)

    # -- acting -----------------------------------------------------------------------------

    def _content_or_none(self) -> dict[str, Any] | None:
        self.form.clear_errors()
        self.notices.clear()
        try:
            return self.content()
        except SRBoardError as error:
            if not self.form.show_error(error):
                self.show_error(error)
            return None

    # -- acting -----------------------------------------------------------------------------

    def check(self) -> None:
        """Keep what is typed and show what it adds up to."""
        self._keep(self.show_sums)

    def read_file(self) -> None:
        """Keep what is typed, then show what a file says beside it."""
        self._keep(lambda _view: self.desk.go("money-opening-file", group=self.group_id))

    def _keep(self, then: Callable[[OpeningView], object]) -> None:
        content = self._content_or_none()
        if content is None:
            return
        group, source, typed = self.group_id, self.source, self.draft()

        def kept() -> OpeningView:
            self.presenter.keep(group, content, source)
            return self.presenter.opening(group).view

        def done(view: OpeningView) -> None:
            self._shown = typed
            then(view)

        self.read(kept, done)

    def show_sums(self, view: OpeningView) -> None:
        """Show the sums, and the first thing that is still wrong."""
        self.figures.show_amounts(view.assets, view.claims, view.difference)
        self.notices.drop("problem")
        problem = view.problem
        nothing_typed = not view.assets and not view.claims
        if isinstance(problem, SRBoardError) and not nothing_typed:
            self._tell(problem)
        elif view.difference and not nothing_typed:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say(
                        "{amount} is not explained yet. It will be shown until two persons "
                        "explain it.",
                        amount=money(abs(view.difference)),
                    ),
                ),
                "problem",
            )

    def _tell(self, problem: SRBoardError) -> None:
        if not self.form.show_error(problem):
            self.show_error(problem)

    def wishes(self) -> bool:
        content = self._content_or_none()
        if content is None:
            return False
        view = self.presenter.sums(content)
        self.figures.show_amounts(view.assets, view.claims, view.difference)
        if isinstance(view.problem, SRBoardError):  # nobody is called to sign what cannot be
            self._tell(view.problem)
            return False
        grounds = self.grounds.taken()
        if grounds is None:
            return False
        self.wish = (content, grounds)
        return True

    def what_is_signed(self) -> Text:
        content, _ = self.wish
        view = self.presenter.sums(content)
        return lambda: say(
            "The paper book is taken over: the group has {assets}, known claims are {claims}, "
            "the difference is {difference}",
            assets=money(view.assets),
            claims=money(view.claims),
            difference=money(view.difference),
        )

    def act(self) -> Done:
        content, grounds = self.wish
        return self.presenter.post(self.group_id, content, self.source, grounds, self.second)

    def done(self, done: Done) -> None:
        self.desk.go("money-opening-done", group=self.group_id)

    def save_template(self) -> None:
        """Save the empty file, with numbers and names of the members."""
        found = self.found
        path = ask_save_path(
            self, f"{say('Paper book')}.xlsx", say("Spreadsheets") + " (*.xlsx *.csv)"
        )
        if path is not None and found is not None:
            self.read(lambda: self.presenter.save_template(path, found), self._template_saved)

    def _template_saved(self, _nothing: object) -> None:
        self.notices.show_notice(
            Notice("ok", lambda: say("The template is saved. It holds numbers and names.")), "saved"
        )

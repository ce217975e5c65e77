"""Look at a paper before it is printed or saved. Its language and digits are chosen here.

Nothing is written to disk but the copy that a person asks for, and that is asked once: it is not
encrypted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from sr_board import i18n
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields_choice import CheckLine, ChoiceField
from ui.jobs import Progress
from ui.labels import Label
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.papers.kinds import OtherForm, PaperAsked
from ui.papers.page_view import PageView
from ui.papers.papers_presenter import Made, PapersPresenter, language_choices
from ui.papers.printing import PRINT_DPI, ask_printer, paint_pages

__all__ = ["PreviewPage"]


class PreviewPage(Page):
    """One paper."""

    listens = frozenset({"minutes", "meetings"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: PapersPresenter) -> None:
        super().__init__(desk, lambda: say("Paper"))
        self.presenter = presenter
        self.asked: PaperAsked | None = None
        self.made: Made | None = None
        self._back: Callable[[], None] = lambda: self.desk.go("papers")
        self._build_choices()
        self.view = PageView()
        self.put(self.view, 1)
        self._build_foot()
        self.sure: Callable[[], bool] = self._ask
        self.where: Callable[[str, str], Path | None] = self._ask_where
        self.printer: Callable[[int], QPrinter | None] = lambda n: ask_printer(self, n)

    def _build_choices(self) -> None:
        self.language = ChoiceField("", language_choices())
        self.language.box.setAccessibleName(say("Language of the paper"))
        self.language.set_value(i18n.current().code)
        self.language.setMinimumWidth(130)
        self.digits = CheckLine(lambda: say("Own digits"), checked=i18n.current().native_digits)
        self.large = CheckLine(lambda: say("Large print"))
        self.language.changed.connect(self._choose)
        self.digits.clicked.connect(lambda _c: self._choose())
        self.large.clicked.connect(lambda _c: self._choose())
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self.language, self.digits, self.large):
            row.addWidget(part)
        self.beside_title.addLayout(row)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.smaller = self.foot.helper(
            Button(lambda: say("Smaller"), Kind.QUIET, icon="minus", on=lambda: self.view.step(-1))
        )
        self.larger = self.foot.helper(
            Button(lambda: say("Larger"), Kind.QUIET, icon="plus", on=lambda: self.view.step(1))
        )
        self.pages = Label("", "second", "soft")
        self.forms: dict[str, Button] = {}
        self.keep = self.foot.beside(
            Button(lambda: say("Save as PDF"), icon="download", key="Ctrl+S", on=self.save)
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Print"), Kind.MAIN, icon="printer", key="Ctrl+Return", on=self.print_it
            )
        )

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        kind, ref = str(place.get("kind", "")), str(place.get("id", ""))
        if not kind:
            return
        self.notices.clear()
        self.asked = PaperAsked(
            kind, ref, str(self.language.value() or "en"), self.digits.isChecked()
        )
        known = self.presenter.kind(kind)
        self.large.setVisible(known.large)
        self.keep.setVisible(not known.print_only)
        self._offer(known.forms)
        origin = known.origin
        if place.get("from_list") or not origin:
            self._back = lambda: self.desk.go("papers")
        else:
            self._back = lambda: self.desk.go(origin, id=ref)

    def _offer(self, forms: Sequence[OtherForm]) -> None:
        """Buttons for the other forms of this kind of paper; those of another kind go."""
        for form in forms:
            if form.ending not in self.forms:
                self.forms[form.ending] = self.foot.beside(
                    Button(form.word, on=lambda e=form.ending: self.save(e))
                )
        wanted = {form.ending for form in forms}
        for ending, button in self.forms.items():
            button.setVisible(ending in wanted)

    def go_back(self) -> None:
        """Back to where the paper was asked for."""
        self._back()

    def refresh(self) -> None:
        asked = self.asked
        if asked is None:
            return

        def work(_progress: Progress) -> Made:
            return self.presenter.make(asked)

        self.run_long(work, self.show_made, words=lambda: say("Drawing the paper"))

    def show_made(self, made: Made) -> None:
        """Show the pages."""
        if made.asked != self.asked:
            return  # an answer to an older choice
        self.made = made
        count = len(made.pages)
        self.set_title(made.title, lambda: say_n("{n} page, A4", "{n} pages, A4", count))
        self.view.show_pages(made.pages)

    def _choose(self) -> None:
        if self.asked is not None:
            self.asked = replace(
                self.asked,
                language=str(self.language.value() or "en"),
                native_digits=self.digits.isChecked(),
                large=self.large.isChecked(),
            )
            self.refresh()

    def take_focus(self) -> None:
        self.view.setFocus()

    def leave(self) -> None:
        """Forget the pages: they are not kept in memory longer than they are looked at."""
        self.made = None
        self.view.show_pages(())

    # -- acts --------------------------------------------------------------------------------

    def print_it(self) -> None:
        """Ask for the printer, draw the pages finely, paint them."""
        made = self.made
        printer = self.printer(len(made.pages)) if made is not None else None
        if made is None or printer is None:
            return

        def work(_progress: Progress) -> object:
            return self.presenter.print_pages(made, PRINT_DPI)

        self.run_long(
            work, lambda pages: self._paint(printer, pages), words=lambda: say("Printing")
        )

    def _paint(self, printer: QPrinter, pages: object) -> None:
        if paint_pages(printer, pages):  # type: ignore[arg-type]
            self.notices.show_saved(lambda: say("The paper went to the printer."))
            return
        self.notices.show_notice(
            Notice(
                "over",
                lambda: say("The printer did not take the paper."),
                lambda: say("Check that it is switched on and has paper, then print again."),
            )
        )

    def save(self, ending: str = "pdf") -> None:
        """Ask once, then write the copy where the person wants it. A guarded paper gets its lock on
        a page of its own."""
        made = self.made
        if made is None or self.presenter.kind(made.asked.kind).print_only:
            return
        if ending == "pdf" and self.presenter.kind(made.asked.kind).guarded:
            self.desk.go("paper-lock", **vars(made.asked))
            return
        if not self.sure():
            return
        path = self.where(made.name.removesuffix("pdf") + ending, ending)
        if path is None:
            return
        self.read(lambda: self.presenter.save(made, path, ending), lambda _n: self._saved())

    def _saved(self) -> None:
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("The copy is saved. It is not encrypted."),
                lambda: say("Delete it when it has been printed or given on."),
            )
        )

    def _ask(self) -> bool:
        dialog = Irreversible(
            self,
            lambda: say("Save a copy outside the vault?"),
            lambda: say(
                "The copy is not encrypted. Whoever gets the computer or stick can read it."
            ),
            keep=lambda: say("Do not save"),
            act=lambda: say("Save a copy"),
        )
        return bool(dialog.exec())

    def _ask_where(self, name: str, ending: str) -> Path | None:
        kinds = f"{ending.upper()} (*.{ending})"
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save a copy"), name, kinds)
        return Path(chosen) if chosen else None

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.keep.show_key(not narrow)
        self.main.show_key(not narrow)

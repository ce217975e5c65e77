"""The report to the committee or the police with the child's identity: two approve, one file locked
with a passphrase. One person alone prints it with blank lines instead; nothing waits for this."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_board.cases.files.report_form import ReportForm, ReportWords
from sr_board.cases.rules.paper_approval import PaperWithName
from sr_board.cases.words.reports import GROUNDS, REPORTERS
from ui.buttons import Button
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.locked_form import LockedPaper
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import strong
from ui.live import say
from ui.page import Page

if TYPE_CHECKING:
    from sr_board.i18n import Translator
    from sr_board.papers import Letterhead
    from ui.cases.board.work import BoardWork

__all__ = ["SealedReportPage", "report_page"]


def report_page(work: BoardWork) -> Callable[[Desk, FilesPresenter], Page]:
    """The page that saves a report with the child's identity."""
    return lambda desk, shown: SealedReportPage(desk, shown, work)


class SealedReportPage(LockedPaper):
    """What is typed here goes on the paper and nowhere else."""

    def __init__(self, desk: Desk, presenter: FilesPresenter, work: BoardWork) -> None:
        super().__init__(
            desk,
            presenter,
            work,
            lambda: say("Report with the child's name"),
            lambda: say(
                "Two who may open the identity approve it. Nothing waits for this: one person "
                "prints with blank lines, or reports by phone."
            ),
        )
        self.law = ReportForm()
        self.which = ChoiceField(
            lambda: say("Which report"),
            [
                ("committee", lambda: say("Report to the committee")),
                ("police", lambda: say("Report to the police")),
            ],
            key="which",
        )
        self.to = LineField(lambda: say("To whom, and where"), key="to")
        self.persons = LineField(lambda: say("Persons with the child"), key="persons")
        self.producer = LineField(lambda: say("Who brings the child"), key="producer")
        self.phone = LineField(lambda: say("Telephone"), key="phone", most=40)
        self.reporter = ChoiceField(lambda: say("Capacity under the law"), key="reporter")
        self.handed = LineField(lambda: say("Things handed over"), key="handed_over")
        self.known = TextField(lambda: say("What is known or feared"), key="known", rows=2)
        self.own = TextField(
            lambda: say("The child's own words, in brief"), key="own_words", rows=2
        )
        self._build()
        self.finish()

    def _build(self) -> None:
        self.form.add(self.which, self.to)
        self.form.add(self.producer, self.phone)
        self.form.add(self.reporter, self.persons)
        self.grounds: dict[str, CheckLine] = {}
        self.title = strong(lambda: say("Why the child needs care and protection"))
        self.form.add_widget(self.title)
        self.holder = QWidget()
        self.boxes = QVBoxLayout(self.holder)
        self.boxes.setContentsMargins(0, 0, 0, 0)
        self.form.add_widget(self.holder)
        self.form.add(self.known)
        self.form.add(self.own)
        self.form.add(self.handed)
        self.lock_fields()
        self.foot.beside(
            Button(lambda: say("Print with blank lines"), icon="printer", on=self._blank)
        )

    def _blank(self) -> None:
        kind = "case-police" if self.which.value() == "police" else "case-report"
        self.desk.go("paper", kind=kind, id=self.case_id)

    # -- showing --------------------------------------------------------------------------------

    def load(self, **place: Any) -> Any:
        view = super().load(**place)
        own = self.presenter.names().get(view.own)
        return view, self.presenter.report_form(), own.name if own is not None else ""

    def fill(self, found: Any) -> None:
        view, self.law, self.name = found
        super().fill(view)

    def fill_more(self, view: Any) -> None:
        super().fill_more(view)
        self.which.set_value("police" if self.place.get("police") else "committee")
        self.producer.set_value(self.name)
        named = [("", lambda: say("left open, to tick by hand"))]
        self.reporter.set_choices(
            [*named, *((one, _words(one, REPORTERS)) for one in self.law.reporters)]
        )
        self.reporter.set_value("")
        self._show_grounds()

    def _show_grounds(self) -> None:
        for tick in self.grounds.values():
            tick.setParent(None)
            tick.deleteLater()
        self.grounds = {one: CheckLine(_words(one, GROUNDS)) for one in self.law.grounds}
        for tick in self.grounds.values():
            self.boxes.addWidget(tick)
        self.title.setVisible(bool(self.grounds))

    def forget(self) -> None:
        super().forget()
        typed = (self.to, self.persons, self.producer, self.phone, self.handed)
        for field in (*typed, self.known, self.own):
            field.set_value("")

    # -- acting ---------------------------------------------------------------------------------

    def paper_asked(self) -> tuple[PaperWithName, str]:
        return PaperWithName.REPORT, ""

    def file_name(self) -> str:
        return "report.pdf"

    def wishes(self) -> bool:
        self.police = self.which.value() == "police"
        self.words = ReportWords(
            to=self.to.value().strip(),
            grounds=frozenset(key for key, tick in self.grounds.items() if tick.isChecked()),
            producer=self.producer.value().strip(),
            reporter=str(self.reporter.value() or ""),
            phone=self.phone.value().strip(),
            persons=self.persons.value().strip(),
            own_words=self.own.value().strip(),
            handed_over=self.handed.value().strip(),
            known=self.known.value().strip(),
        )
        return super().wishes()

    def drawn(self, tr: Translator, head: Letterhead) -> bytes:
        from sr_board.cases.papers.reports import production_pdf

        told = self.presenter.desk.identity_papers.report(self.case_id, self.second)
        view = self.presenter.whole(self.case_id)
        return production_pdf(
            view, tr, head, police=self.police, form=self.law, words=self.words, told=told
        )


def _words(name: str, known: frozenset[str]) -> Any:
    return (lambda: say(name)) if name in known else name

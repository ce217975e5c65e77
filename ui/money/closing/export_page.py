"""Books as files: which, of which days, for what, with names or with numbers only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from finance.ledger.words import ACCOUNTS
from finance.reports.plain_text import FORMATS
from finance.reports.reading import BookWanted
from finance.reports.register_build import REGISTERS, RegisterAsk
from finance.reports.service_export import ExportBook, Exported, ExportRegister
from finance.reports.table_files import FILE_KINDS
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say, say_n
from ui.members.saving import ask_plain, ask_save_path, write_bytes
from ui.money.closing.group_page import GroupPage
from ui.money.closing.presenter import Books, ReportsPresenter
from ui.notices import Notice

__all__ = ["ExportPage"]

_FORMATS = {
    "xlsx": (lambda: say("Spreadsheet (XLSX)"), "XLSX (*.xlsx)"),
    "csv": (lambda: say("Plain table (CSV)"), "CSV (*.csv)"),
    "beancount": (lambda: say("Text for Beancount"), "Beancount (*.beancount)"),
    "hledger": (lambda: say("Text for hledger"), "hledger (*.journal)"),
}
_WHOLE = "book"


class ExportPage(GroupPage):
    """Choose, say what for, save."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Books as files"),
            lambda: say("The file is not encrypted. What it is for is written into the log."),
        )
        self._build_fields()
        card = Card()
        card.add(self.form)
        self.put(card)
        self.work.addStretch(1)
        self._choices: dict[str, list[tuple[object, str]]] = {}
        self.main = self.foot.set_main(
            Button(
                lambda: say("Save the file"),
                Kind.MAIN,
                icon="download",
                key="Ctrl+Return",
                on=self.save,
            )
        )
        self.form.end_at(self.main)
        self._follow()

    def _build_fields(self) -> None:
        registers = [
            (key, lambda title=each.shape.title: i18n.current().say(title))
            for key, each in REGISTERS.items()
        ]
        self.what = ChoiceField(
            lambda: say("Which book"),
            [*registers, (_WHOLE, lambda: say("The whole book, for an auditor's own program"))],
            key="key",
        )
        self.what.set_value("cash_book")
        self.what.changed.connect(self._follow)
        self.whose = ChoiceField(lambda: say("Whose"), key="whose")
        self.format = ChoiceField(lambda: say("Kind of file"), key="kind")
        self.since = DateField(lambda: say("From"), key="since")
        self.until = DateField(lambda: say("Until"), key="until")
        self.purpose = LineField(lambda: say("What is it for?"), key="purpose")
        self.names = CheckLine(lambda: say("With the names of members; else numbers only"))
        self.form = Form()
        self.form.add(self.what, self.whose)
        self.form.add(self.since, self.until)
        self.form.add(self.format, self.purpose)
        self.form.add_widget(self.names)

    def _follow(self) -> None:
        """Only what the chosen book needs is asked."""
        whole = self.what.value() == _WHOLE
        kinds = list(FORMATS) if whole else [kind for kind in _FORMATS if kind in FILE_KINDS]
        self.format.set_choices([(kind, _FORMATS[kind][0]) for kind in kinds])
        if self.format.value() is None:
            self.format.set_value(kinds[0])
        needs = "" if whole else REGISTERS[str(self.what.value())].needs
        self.whose.setVisible(bool(needs))
        if needs:
            self.whose.set_choices(self._choices.get(needs, []))
        for field in (self.since, self.until):
            field.setVisible(not whole)

    def show_group(self, books: Books) -> None:
        group, desk = books.group_id, self.presenter.desk

        def work() -> tuple[dict[str, list[tuple[object, str]]], tuple[date, date]]:
            names = desk.statements.names(group)
            tr = i18n.current()
            choices: dict[str, list[tuple[object, str]]] = {
                "account": [
                    (code, f"{code} {names.account(code, tr)}")
                    for code in sorted({*names.accounts, *ACCOUNTS})
                ],
                "member_id": [
                    (each.member_id, f"{tr.integer(each.number)} {each.name}")
                    for each in desk.members.people(group)
                ],
                "bank_id": [(ref, name) for ref, name in desk.daily.banks(group).items()],
                "loan_id": [
                    (ref, say("Loan {loan} of member {member}", loan=one, member=two))
                    for ref, one, two in desk.loans.loan_choices(group)
                ],
            }
            return choices, self.presenter.year_until_now(group)

        self.read(work, lambda found: self._show(*found))

    def _show(self, choices: dict[str, list[tuple[object, str]]], days: tuple[date, date]) -> None:
        self._choices = choices
        for field, day in zip((self.since, self.until), days, strict=True):
            if field.day() is None:
                field.set_day(day)
        self._follow()

    def save(self) -> None:
        """Ask where, make the file, write it."""
        self.form.clear_errors()
        self.notices.clear()
        if not self.purpose.line.text().strip():
            self.purpose.set_error(lambda: say("Write what the file is for."))
            self.purpose.line.setFocus()
            return
        kind = str(self.format.value())
        names = self.names.isChecked()
        consequence = (
            (lambda: say("Whoever gets the file can read the names and the money in it."))
            if names
            else (lambda: say("Whoever gets the file can read the money of every number in it."))
        )
        if not ask_plain(self, consequence):
            return
        suffix = _FORMATS[kind][1].split("*")[-1].rstrip(")")
        name = str(self.what.value()).replace("_", "-") + suffix
        path = ask_save_path(self, name, _FORMATS[kind][1])
        if path is not None:
            self._make(path, kind, names)

    def _make(self, path: Path, kind: str, names: bool) -> None:
        exports, group = self.presenter.desk.exports, self._wanted
        purpose, key = self.purpose.line.text(), str(self.what.value())
        since, until = self.since.day(), self.until.day()
        whose = str(self.whose.value() or "")

        def work() -> Exported:
            if key == _WHOLE:
                made = exports.book(ExportBook(group, kind, purpose, names))
            else:
                first, last = self.presenter.year_until_now(group)
                wanted = BookWanted(group, since or first, until or last)
                needs = REGISTERS[key].needs
                ask = RegisterAsk(key, wanted, **({needs: whose} if needs else {}))
                register = ExportRegister(ask, kind, purpose, names)
                made = exports.register(register, i18n.current())
            write_bytes(path, made.content)
            return made

        self.read(work, self._made, words=lambda: say("Making the file"))

    def _made(self, made: Exported) -> None:
        count = made.lines
        self.desk.announce(frozenset({"prints"}))
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say_n("{n} line is in the file.", "{n} lines are in the file.", count),
                lambda: say("What it is for is written into the log."),
            ),
            name="made",
        )

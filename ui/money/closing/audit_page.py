"""The auditor's page: remarks and their answers, a sample to look at, what left the book."""

from __future__ import annotations

from datetime import date
from functools import partial

from finance.reports.register_build import REGISTERS
from finance.reports.service_audit import (
    AnswerRemark,
    DrawSample,
    Remark,
    RemarkRow,
    RemarkState,
    SampleRow,
    SampleView,
    SettleRemark,
)
from finance.reports.service_export import PrintRow
from finance.rules.sampling import Way
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row, quiet
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say, say_n
from ui.money.amounts import AmountField, money
from ui.money.closing.group_page import GroupPage
from ui.money.closing.presenter import AuditShown, Books, ReportsPresenter
from ui.money.ledger.parts import about_words
from ui.state import State

__all__ = ["AuditPage"]

_STATES = {
    RemarkState.OPEN: (State.DUE, lambda: say("open")),
    RemarkState.ANSWERED: (State.NOT_YET, lambda: say("answered")),
    RemarkState.SETTLED: (State.OK, lambda: say("settled")),
}
_MOST = 30


class AuditPage(GroupPage):
    """Everything an auditor asked, and what was said to it."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Audit"),
            lambda: say("Remarks stay in the book, and so do their answers."),
        )
        self._entry: str | None = None
        self._voucher = self._days_of = ""
        self._answering = ""
        self.remarks = Card(lambda: say("Remarks"), tight=True)
        self.put(self.remarks)
        self._build_writing()
        self._build_sample()
        self.prints = Card(lambda: say("What left the book"), tight=True)
        self.put(self.prints)
        self.work.addStretch(1)

    def _build_writing(self) -> None:
        self.text = TextField(lambda: say("Words"), key="text")
        self.form = Form()
        self.form.add(self.text)
        self.writing = Card(self._writing_title)
        self.writing.add(self.form)
        self.main = self.foot.set_main(
            Button(
                lambda: say("Write it down"), Kind.MAIN, icon="pencil", key="Ctrl+Return",
                on=self.save,
            )
        )  # fmt: skip
        self.put(self.writing)
        may = self.presenter.may(Action.MONEY_REMARK)
        self.writing.setVisible(may)
        self.main.setVisible(may)

    def _writing_title(self) -> str:
        if self._answering:
            return say("Answer to the remark")
        if self._entry and self._voucher:
            return say("Remark on voucher {number}", number=self._voucher)
        return say("Remark on this entry") if self._entry else say("Remark on the books")

    def _build_sample(self) -> None:
        self.since = DateField(lambda: say("From"), key="since")
        self.until = DateField(lambda: say("Until"), key="until")
        self.how_many = NumberField(lambda: say("How many entries"), key="size")
        self.way = ChoiceField(
            lambda: say("How they are drawn"),
            [
                (Way.EQUAL, lambda: say("all with the same chance")),
                (Way.AMOUNT, lambda: say("large amounts more often")),
                (Way.KIND, lambda: say("some of every kind")),
            ],
            key="way",
        )
        self.way.set_value(Way.EQUAL)
        self.from_amount = AmountField(lambda: say("All entries from this amount on"), key="above")
        self.drawing = Form()
        self.drawing.add(self.since, self.until)
        self.drawing.add(self.how_many, self.way, self.from_amount)
        self.asked = Card(lambda: say("Draw a sample"))
        self.asked.add(self.drawing)
        self.asked.add(Button(lambda: say("Draw the entries"), icon="puzzle", on=self.draw))
        self.asked.setVisible(self.presenter.may(Action.MONEY_REMARK))
        self.sample = Card(lambda: say("The sample"), tight=True)
        self.put(self.asked)
        self.put(self.sample)

    def arrive(self, **place: object) -> None:
        super().arrive(**place)
        self.form.clear_errors()
        entry = place.get("entry")
        self._entry = str(entry) if entry else None
        self._voucher = str(place.get("voucher", ""))
        self._answer("")

    def take_focus(self) -> None:
        """From a voucher she came to write."""
        if self._entry and self.writing.isVisible():
            self.text.text.setFocus()
        else:
            super().take_focus()

    def show_group(self, books: Books) -> None:
        group = books.group_id
        if group != self._days_of:
            self._days_of = group
            self.read(lambda: self.presenter.year_to_audit(books), self._show_days)
        self.read(lambda: self.presenter.audit(group), self.show_audit)

    def _show_days(self, days: tuple[date, date]) -> None:
        for field, day in zip((self.since, self.until), days, strict=True):
            field.set_day(day)

    def show_audit(self, found: AuditShown) -> None:
        """Lay out what there is."""
        self.remarks.clear()
        for number, remark in enumerate(found.remarks):
            if number:
                self.remarks.add_line()
            self._add_remark(remark)
        if not found.remarks:
            self.remarks.add(Empty("message", lambda: say("The auditor has written nothing yet.")))
        self._show_sample(found.sample)
        self.prints.clear()
        self.prints.setVisible(bool(found.prints))
        for row in found.prints[:_MOST]:
            self.prints.add(
                Row(
                    row.purpose,
                    partial(_print_line, row),
                    icon="file",
                )
            )

    def _add_remark(self, remark: RemarkRow) -> None:
        button = None
        if remark.state is not RemarkState.SETTLED:
            if self.presenter.may(Action.MONEY_REMARK) and remark.answers:
                button = (lambda: say("Settle"), partial(self._settle, remark.remark_id))
            elif self.presenter.may(Action.MONEY_PREPARE):
                button = (lambda: say("Answer"), partial(self._answer, remark.remark_id))
        self.remarks.add(
            Row(
                remark.text,
                partial(_remark_line, remark),
                icon="message",
                state=_STATES[remark.state],
                button=button,
            )
        )

    def _show_sample(self, sample: SampleView | None) -> None:
        self.sample.clear()
        self.sample.setVisible(sample is not None)
        if sample is None:
            return
        for row in sample.rows:
            self.sample.add(
                Row(
                    partial(_sample_title, row),
                    partial(_sample_line, row),
                    icon="file-text",
                    button=(
                        lambda: say("Look"),
                        partial(self.desk.go, "money-voucher", id=row.entry_id),
                    ),
                )
            )
            self.sample.add_line()
        self.sample.add(quiet(partial(_drawn_words, sample)))

    def _answer(self, remark_id: str) -> None:
        self._answering = remark_id
        shown = bool(remark_id) or self.presenter.may(Action.MONEY_REMARK)
        self.writing.setVisible(shown)
        self.main.setVisible(shown)
        self._focus_words(focus=bool(remark_id))

    def _focus_words(self, *, focus: bool = True) -> None:
        if self.writing.head is not None:
            self.writing.head.retranslate()
        if focus:
            self.text.text.setFocus()

    def save(self) -> None:
        """Write the remark or the answer."""
        self.form.clear_errors()
        audit, text = self.presenter.desk.audit, str(self.text.value() or "")
        group, entry, remark = self._wanted, self._entry, self._answering

        def work() -> Done:
            if remark:
                return audit.answer(AnswerRemark(remark, text))
            return audit.remark(Remark(group, text, entry))

        self.write(work, self._written, form=self.form)

    def _written(self, done: Done) -> None:
        del done
        self.text.set_value("")
        self._entry = None
        self._answer("")

    def _settle(self, remark_id: str) -> None:
        self.write(lambda: self.presenter.desk.audit.settle(SettleRemark(remark_id)))

    def draw(self) -> None:
        """Draw a sample of the entries of these days."""
        self.drawing.clear_errors()
        group, audit = self._wanted, self.presenter.desk.audit
        since, until = self.since.day(), self.until.day()
        for field, day in ((self.since, since), (self.until, until)):
            if day is None:
                field.set_error(lambda: say("Write the day, for example 24/11/2026."))
        if since is None or until is None:
            return
        command = DrawSample(
            group,
            since,
            until,
            self.how_many.number() or 0,
            str(self.way.value()),
            self.from_amount.amount(),
        )
        self.write(lambda: audit.draw(command), form=self.drawing)


def _remark_line(remark: RemarkRow) -> str:
    tr = i18n.current()
    first = say("{day}, {person}", day=tr.date(remark.on_date), person=remark.person)
    if remark.voucher_no:
        first = say("{what} · voucher {number}", what=first, number=remark.voucher_no)
    lines = [first]
    for answer in remark.answers:
        words = answer.text or say("settled")
        lines.append(say("{person}: {words}", person=answer.person, words=words))
    return "\n".join(lines)


def _sample_title(row: SampleRow) -> str:
    return about_words(row.kind, row.narration)


def _sample_line(row: SampleRow) -> str:
    return say(
        "{day} · voucher {number} · {sum}",
        day=i18n.current().date(row.on_date, "medium"),
        number=row.voucher_no,
        sum=money(row.amount),
    )


def _drawn_words(sample: SampleView) -> str:
    return say_n(
        "Drawn from {n} entry with the seed {seed}: whoever uses it again draws the same.",
        "Drawn from {n} entries with the seed {seed}: whoever uses it again draws the same.",
        sample.entries,
        seed=sample.seed,
    )


def _print_line(row: PrintRow) -> str:
    known = REGISTERS.get(row.what)
    return say(
        "{what} · {day} · {form} · {shown} · {person}",
        what=i18n.current().say(known.shape.title) if known else say("The whole book"),
        day=row.at,
        form=row.form,
        shown=say("with names") if row.names else say("numbers only"),
        person=row.person,
    )

"""A count on paper beside the books: type what the paper says, see the differences, note them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from finance.reports.service_audit import NoteCount
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import TextField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say
from ui.money.amounts import AmountField, money
from ui.money.closing.group_page import GroupPage
from ui.money.closing.presenter import PAPER_COUNTS, Beside, Books, ReportsPresenter
from ui.notices import Notice
from ui.state import State

__all__ = ["ComparePage"]

_WORDS: Mapping[str, tuple[Callable[[], str], str]] = {
    "cash": (lambda: say("Money in the box"), "cash"),
    "bank": (lambda: say("Money at the bank"), "building-bank"),
    "savings": (lambda: say("Savings of all members"), "pot"),
    "loans": (lambda: say("Loans still out with members"), "users"),
}


class ComparePage(GroupPage):
    """What is left empty is not compared."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Compare a paper count"),
            lambda: say("Type what the paper book says. What you leave empty is not compared."),
        )
        self._found: tuple[Beside, ...] = ()
        self._until = presenter.today
        self._build_fields()
        self.result = Card(lambda: say("Paper and book"), tight=True)
        self.put(self.result)
        self._build_note()
        self.work.addStretch(1)
        self.compare = self.foot.set_main(
            Button(
                lambda: say("Compare"),
                Kind.MAIN,
                icon="search",
                key="Ctrl+Return",
                on=self.look,
            )
        )
        self.form.end_at(self.compare)
        self._show(())

    def _build_fields(self) -> None:
        self.day = DateField(lambda: say("Counted at the end of"), key="until")
        self.day.set_day(self.presenter.today)
        self.fields = {
            key: AmountField(_WORDS[key][0], key=key, words=False) for key in PAPER_COUNTS
        }
        self.form = Form()
        self.form.add_columns(self.day)
        cash, bank, savings, loans = self.fields.values()
        self.form.add(cash, bank)
        self.form.add(savings, loans)
        card = Card()
        card.add(self.form)
        self.put(card)

    def _build_note(self) -> None:
        self.text = TextField(lambda: say("What was found out"), key="text")
        self.noting = Form()
        self.noting.add(self.text)
        self.note = Card(lambda: say("Note the differences"))
        self.note.add(self.noting)
        self.keep = Button(
            lambda: say("Write it among the remarks"), icon="pencil", on=self.write_note
        )
        self.note.add(self.keep)
        self.put(self.note)

    def show_group(self, books: Books) -> None:
        self.day.set_near(self.presenter.today)
        if self._found:
            self.look()

    def _chosen(self) -> None:
        self._show(())
        super()._chosen()

    def look(self) -> None:
        """Read the books as they stood on the day, beside what was typed."""
        self.form.clear_errors()
        self.notices.clear()
        paper = self._typed()
        day = self.day.day()
        if day is None:
            self.day.set_error(lambda: say("Write the day of the count."))
        elif paper is not None:
            group = self._wanted
            self.read(
                lambda: self.presenter.compare(group, day, paper), partial(self._compared, day)
            )

    def _typed(self) -> dict[str, int] | None:
        """Amounts by key; None when one cannot be read or none was typed."""
        wrong = [field for field in self.fields.values() if field.is_wrong()]
        for field in wrong:
            field.set_error(lambda: say("Write an amount, such as 1500 or 1500.50."))
        found = {
            key: amount
            for key, field in self.fields.items()
            if (amount := field.amount()) is not None
        }
        if not found and not wrong:
            self.fields["cash"].set_error(lambda: say("Type at least one amount of the paper."))
        return found if found and not wrong else None

    def _compared(self, day: date, found: tuple[Beside, ...]) -> None:
        self._until = day
        self._show(found)

    def _show(self, found: tuple[Beside, ...]) -> None:
        self._found = found
        self.result.clear()
        self.result.setVisible(bool(found))
        for place, each in enumerate(found):
            if place:
                self.result.add_line()
            words, icon = _WORDS[each.key]
            self.result.add(Row(words, partial(_both, each), icon=icon, state=_state(each)))
        presenter = self.presenter
        may = presenter.may(Action.MONEY_PREPARE) or presenter.may(Action.MONEY_REMARK)
        self.note.setVisible(may and any(each.difference for each in found))

    def write_note(self) -> None:
        """Keep the differences as an open remark on the books."""
        self.noting.clear_errors()
        note = NoteCount(self._wanted, note_words(self._until, self._found, self.text.value()))
        audit = self.presenter.desk.audit
        self.write(lambda: audit.note_count(note), self._noted, form=self.noting)

    def _noted(self, done: Done) -> None:
        del done
        self.text.set_value("")
        self.note.hide()
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say("The differences are noted."),
                lambda: say("They stand among the remarks of the audit until they are settled."),
            ),
            name="noted",
        )


def note_words(until: date, found: tuple[Beside, ...], more: object) -> str:
    """The differences in words, as they are kept; what agrees is left out."""
    lines = [say("Count on paper of {day}", day=until)]
    lines += [
        f"{_WORDS[each.key][0]()}: {_both(each)}, {_difference(each)}"
        for each in found
        if each.difference
    ]
    return "\n".join([*lines, str(more or "")]).strip()


def _both(each: Beside) -> str:
    return say("paper {paper}, book {book}", paper=money(each.paper), book=money(each.book))


def _difference(each: Beside) -> str:
    tr = i18n.current()
    if each.difference > 0:
        return say("paper has {amount} more", amount=tr.money(each.difference))
    return say("paper has {amount} less", amount=tr.money(-each.difference))


def _state(each: Beside) -> tuple[State, Callable[[], str]]:
    if each.difference:
        return State.DUE, partial(_difference, each)
    return State.OK, lambda: say("the same")

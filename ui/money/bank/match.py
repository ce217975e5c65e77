"""Match: the bank's lines at the left, the books' at the right; a person ticks what is the same.

Proposals stand above, each with its own button. Ticked lines leave both columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from finance.bank.commands import PostingRef, Tick, Untick
from finance.bank.views import BoardLine, MatchBoard, Proposed, Ticked
from finance.rules.matching import How
from sr_board.base.results import Done
from sr_board.i18n import N_
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import CheckLine
from ui.labels import Label, second
from ui.live import Text, own_digits, say, say_n
from ui.money.amounts import money
from ui.money.bank.parts import back_to, bank_words, day
from ui.money.bank.presenter import BankPresenter
from ui.money.ledger.parts import about_words
from ui.notices import Notice
from ui.page import Page

__all__ = ["MatchPage"]

_WHY = {
    How.NUMBER: N_("same number and amount"),
    How.AMOUNT: N_("same amount"),
    How.SUM: N_("they add up"),
}
_SHOWN = 60


class _Side(Card):
    """One column of lines with boxes to tick."""

    def __init__(self, page: MatchPage, *, bank: bool) -> None:
        word = (lambda: say("The bank has")) if bank else (lambda: say("The books have"))
        super().__init__(word, tight=True)
        self.page, self.bank = page, bank
        self.boxes: dict[str, CheckLine] = {}
        self.amounts: dict[str, int] = {}

    def show_lines(self, lines: Iterable[BoardLine]) -> None:
        """Show these lines, none ticked."""
        self.clear()
        self.boxes, self.amounts = {}, {}
        for line in list(lines)[:_SHOWN]:
            self.add_line()
            self.add(self._line(line))
        if not self.boxes:
            self.add(Empty("circle-check", lambda: say("Nothing is open.")))

    def _line(self, line: BoardLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(14)  # the ring around the box stays off the amount
        box = CheckLine(lambda: day(line.on_date))
        box.toggled.connect(lambda _on: self.page.weigh())
        top.addWidget(box, 1)
        top.addWidget(Label(lambda: money(line.amount), "card", right=True))
        column.addLayout(top)
        bottom = QHBoxLayout()
        bottom.addWidget(second(lambda: _line_words(line), wrap=True), 1)
        if self.bank and self.page.presenter.may_write():
            bottom.addWidget(
                Button(
                    lambda: say("Book it"),
                    Kind.QUIET,
                    on=lambda: self.page.go("money-bank-news", line=line.id),
                )
            )
        column.addLayout(bottom)
        self.boxes[line.id] = box
        self.amounts[line.id] = line.amount
        return holder

    def ticked(self) -> tuple[str, ...]:
        """Ids of the lines that are ticked."""
        return tuple(ref for ref, box in self.boxes.items() if box.isChecked())

    def total(self) -> int:
        """What they come to."""
        return sum(self.amounts[ref] for ref in self.ticked())


def _line_words(line: BoardLine) -> str:
    return " · ".join(x for x in (about_words(line.kind, line.text), own_digits(line.number)) if x)


class MatchPage(Page):
    """Both columns of one bank account."""

    listens = frozenset({"money", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, lambda: say("Match"))
        self.presenter = presenter
        self._group, self._bank = "", ""
        self._found: MatchBoard | None = None
        self.proposed = Card(lambda: say("Probably the same money"), tight=True)
        self.put(self.proposed)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(16)
        self.at_bank, self.in_books = _Side(self, bank=True), _Side(self, bank=False)
        for side in (self.at_bank, self.in_books):
            self.sides.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self.put(self.sides)
        self.ticked = Card(lambda: say("Ticked lately"), tight=True)
        self.put(self.ticked)
        self.work.addStretch(1)
        self.foot.helper(
            back_to(desk, lambda: say("Bank"), "money-bank", lambda: {"group": self._group})
        )
        self.foot.helper(
            Button(
                lambda: say("Standing resolution"),
                Kind.QUIET,
                icon="gavel",
                on=lambda: self.go("money-bank-standing"),
            )
        )
        self.foot.beside(
            Button(lambda: say("Reconcile"), on=lambda: self.go("money-bank-reconcile"))
        )
        self.main = self.foot.set_main(
            Button(lambda: say("They are the same"), Kind.MAIN, key="Ctrl+Return", on=self.tick)
        )

    def go(self, key: str, **more: object) -> None:
        """Another page about this account."""
        self.desk.go(key, group=self._group, bank=self._bank, **more)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        self._bank = str(place.get("bank", self._bank))
        self.notices.clear()

    def refresh(self) -> None:
        bank = self._bank
        if bank:
            self.read(lambda: self.presenter.desk.accounts.board(bank), self.show_board)

    def show_board(self, found: MatchBoard) -> None:
        """Show proposals, both columns, and the newest ticks."""
        self._found = found
        self.set_title(
            lambda: say("Match"),
            lambda: say(
                "{account}: tick what is the same money.", account=bank_words(found.account)
            ),
        )
        self._show_proposed(found)
        self.at_bank.show_lines(found.bank)
        self.in_books.show_lines(found.book)
        self.ticked.clear()
        self.ticked.setVisible(bool(found.ticked))
        for one in found.ticked[:10]:
            self.ticked.add_line()
            self.ticked.add(self._tick_row(one))
        self.main.setVisible(self.presenter.may_write())
        self._tell_breaks(found)
        self.weigh()

    def _tell_breaks(self, found: MatchBoard) -> None:
        self.notices.drop("break")
        if not found.breaks:
            return
        one = found.breaks[0]
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("The bank's balance jumps: a line is missing or misread."),
                lambda: say(
                    "By the lines it should be {expected}; {found} is written.",
                    expected=money(one.expected),
                    found=money(one.found),
                ),
            ),
            "break",
        )

    def _show_proposed(self, found: MatchBoard) -> None:
        self.proposed.clear()
        self.proposed.setVisible(bool(found.proposed))
        may = self.presenter.may_write()
        sure = [one for one in found.proposed if one.alone]
        if may and len(sure) > 1:
            every = Button(
                lambda: say_n("Tick {n} sure one", "Tick all {n} sure ones", len(sure)),
                on=lambda: self._tick_all(sure),
            )
            line = QHBoxLayout()
            line.setContentsMargins(20, 4, 16, 8)
            line.addWidget(second(lambda: say("Look them over first."), wrap=True), 1)
            line.addWidget(every)
            self.proposed.add(line)
        for one in found.proposed[:_SHOWN]:
            self.proposed.add_line()
            act = (lambda: say("The same"), partial(self._tick_all, [one])) if may else None
            self.proposed.add(Row(*self._proposal_words(found, one), button=act))

    def _proposal_words(self, found: MatchBoard, one: Proposed) -> tuple[Text, Text]:
        bank = {line.id: line for line in found.bank}
        book = {line.id: line for line in found.book}
        left = ", ".join(day(bank[x].on_date) for x in one.bank)
        right = ", ".join(day(book[x].on_date) for x in one.book)
        texts = " · ".join(book[x].text for x in one.book if book[x].text)
        return (
            lambda: say("{amount}: {why}", amount=money(one.amount), why=say(_WHY[one.how])),
            (
                (
                    lambda: say(
                        "bank {bank}, books {book}: {words}", bank=left, book=right, words=texts
                    )
                )
                if texts
                else (lambda: say("bank {bank}, books {book}", bank=left, book=right))
            ),
        )

    def _tick_row(self, one: Ticked) -> Row:
        undo = (lambda: say("Take the tick away"), lambda: self._untick(one.tick))
        return Row(
            lambda: say("{date}: {amount}", date=day(one.on_date), amount=money(one.amount)),
            one.text,
            button=undo if self.presenter.may_write() else None,
        )

    # -- acting -----------------------------------------------------------------------------

    def weigh(self) -> None:
        """Say what the ticked lines come to, and whether both sides agree."""
        left, right = self.at_bank.total(), self.in_books.total()
        any_ticked = bool(self.at_bank.ticked() or self.in_books.ticked())
        self.main.setEnabled(any_ticked and left == right)
        if any_ticked and left != right:
            self.foot.say_reason(
                lambda: say(
                    "Ticked: bank {bank}, books {books}", bank=money(left), books=money(right)
                )
            )
        else:
            self.foot.say_reason("")

    def _command(self, lines: tuple[str, ...], refs: tuple[str, ...]) -> Tick:
        postings = []
        for ref in refs:
            entry, number = ref.split("/")
            postings.append(PostingRef(entry, int(number)))
        return Tick(self._bank, lines, tuple(postings))

    def tick(self) -> None:
        """Tick what is chosen in the two columns."""
        command = self._command(self.at_bank.ticked(), self.in_books.ticked())
        self.write(lambda: self.presenter.desk.work.tick(command), self._done)

    def _tick_all(self, wanted: Iterable[Proposed]) -> None:
        commands = [self._command(one.bank, one.book) for one in wanted]
        self.write(lambda: self.presenter.desk.work.tick_all(commands), self._done)

    def _untick(self, tick: str) -> None:
        self.write(lambda: self.presenter.desk.work.untick(Untick(tick)), self._done)

    def _done(self, _done: Done) -> None:
        self.refresh()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(way)

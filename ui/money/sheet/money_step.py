"""Savings and loans: the table of the sheet, and the note on the row we stand in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from finance.rules.sheet import Column, Mark
from finance.sheet.views import LoanCard
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from sr_board.base.text import ascii_digits
from ui.live import Text, say
from ui.money.sheet.grid import Grid
from ui.money.sheet.questions import question_words
from ui.money.sheet.side import NoteCard
from ui.money.sheet.sitting import Question, RowShown, Sitting
from ui.money.sheet.step import Step
from ui.money.sheet.words import money
from ui.wording import words_for

__all__ = ["MoneyStep"]

Answers = list[tuple[Text, Callable[[], object]]]


class MoneyStep(Step):
    """Step 3. `noted` asks the page to fill the note anew."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.area.hide()
        self.grid = Grid()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.grid)
        self._wrong: InputInvalid | None = None
        self._jump = ""
        view = self.grid.view
        view.commit = self._commit
        view.stood.connect(lambda _p: self._stood())
        view.turning.connect(self._turn)
        view.accepted.connect(self._accept)
        view.row_due.connect(self._row_due)
        view.typing.connect(self._typing)
        view.ended.connect(self.ended)
        view.doubleClicked.connect(lambda index: self._clicked(index.column()))

    def show_sitting(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.grid.show_sitting(sitting)

    def again(self) -> None:
        self.grid.again()

    def start(self) -> None:
        self.grid.view.start()
        self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.noted.emit()

    def take(self) -> bool:
        """Take what is half typed; False when it cannot be taken."""
        return self.grid.view.take()

    # -- what the table tells ----------------------------------------------------------------------

    def _commit(self, person: str, column: Column | None, text: str) -> bool:
        sitting = self.sitting
        if sitting is None:
            return False
        asked = sitting.question
        if asked is not None and asked.kind == "absent" and asked.person_id == person:
            return self._brought(person, text)
        self._wrong = None
        try:
            amount = parse_money(text)
        except InputInvalid as error:
            self._wrong = error
            self.noted.emit()
            return False
        if column is Column.SHARES:
            amount = self._shares(amount)
        if column is None:
            found = sitting.type_total(person, amount)
            taken = found is None or not found.firm
        else:
            taken = sitting.type_amount(person, column, amount) is None
        if sitting.question is not None and sitting.question.kind == "absent":
            self.grid.view.clear_typed()
        self.noted.emit()
        return taken

    def _shares(self, amount: int) -> int:
        """A number of shares up to the most is a number of shares, anything else is money."""
        view = self.sitting.view if self.sitting is not None else None
        if view is None or not view.share_price or amount % 100:
            return amount
        number = amount // 100
        return number * view.share_price if number <= view.max_shares else amount

    def _brought(self, person: str, text: str) -> bool:
        sitting = self.sitting
        assert sitting is not None
        number = ascii_digits(text).strip()
        found = sitting.numbered(int(number)) if number.isdigit() else None
        taken = found is not None and sitting.sent_with(person, found.person_id)
        self.noted.emit()
        return taken

    def _accept(self, person: str, column: str) -> None:
        if self.sitting is not None:
            self.sitting.accept(person, Column(column))

    def _row_due(self, person: str) -> None:
        sitting = self.sitting
        if sitting is not None:
            for column in sitting.columns:
                sitting.accept(person, column)

    def _turn(self, person: str) -> None:
        if self.sitting is not None:
            self.sitting.turn(person)
            self.noted.emit()

    def _clicked(self, column: int) -> None:
        if self.sitting is not None and self.sitting.open and column == 2:
            self._turn(self.grid.view.person())

    def _stood(self) -> None:
        if self.sitting is not None:
            self.sitting.question = None
            self._wrong = None
        self.noted.emit()

    def _typing(self, text: str) -> None:
        self._jump = text[1:] if text.startswith("/") else ""
        if text.startswith("/"):
            self.noted.emit()

    # -- the note ----------------------------------------------------------------------------------

    def fill_note(self, note: NoteCard, *, only_questions: bool = False) -> None:
        """The note of the row, or what is asked; in a narrow window only the latter."""
        sitting, person = self.sitting, self.grid.view.person()
        note.hide()
        if sitting is None or not person:
            return
        if self._wrong is not None:
            wrong = self._wrong
            note.show_note(
                lambda: words_for(wrong)[0], lambda: words_for(wrong)[1], kind="strip:overfill"
            )
        elif sitting.question is not None:
            head, text, answers = self._asked(sitting, sitting.question)
            note.show_note(head, text, answers, kind="strip:duefill")
        elif self._jump or not only_questions:
            self._show_row(note, sitting.row(person))

    def _asked(self, sitting: Sitting, asked: Question) -> tuple[Text, Text, Answers]:
        head, text = question_words(asked, sitting.name(asked.person_id))
        advance: Answers = [
            (lambda: say("Advance, fewer instalments"), lambda: self._advance("shorten")),
            (lambda: say("Advance, smaller instalments"), lambda: self._advance("lower")),
            (lambda: say("Keep it until it is due"), lambda: self._advance("hold")),
            (lambda: say("Return {amount}", amount=money(asked.rest)), self._give_back),
        ]
        answers: dict[str, Answers] = {
            "above-owed": [(lambda: say("Return the rest"), self._give_back)],
            "advance": advance,
            "too-much": advance,
            "share-return": [
                (lambda: say("Return {amount}", amount=money(asked.rest)), self._take_shares)
            ],
            "share-social": [
                (
                    lambda: say("{amount} to the social fund", amount=money(asked.rest)),
                    self._take_shares,
                )
            ],
            "extra": [
                (lambda: say("{amount} is extra savings", amount=money(asked.rest)), self._extra)
            ],
        }
        return head, text, answers.get(asked.kind, [])

    def _advance(self, rule: str) -> None:
        if self.sitting is not None:
            self.sitting.take_advance(rule)
        self._done()

    def _extra(self) -> None:
        if self.sitting is not None:
            self.sitting.take_extra()
        self._done()

    def _take_shares(self) -> None:
        if self.sitting is not None:
            self.sitting.take_shares()
        self._done()

    def _give_back(self) -> None:
        if self.sitting is not None:
            self.sitting.give_back()
        self._done()

    def _done(self) -> None:
        self.grid.view.clear_typed()
        self.start()

    def _show_row(self, note: NoteCard, row: RowShown) -> None:
        if self._jump:
            jump = i18n.current().digits(self._jump)
            note.show_note(lambda: say("To number {number}", number=jump), "")
            return
        loans = row.member.loans
        sitting = self.sitting
        assert sitting is not None
        bringer = sitting.name(sitting.given(row.member.person_id).sent_with)
        if bringer:
            note.show_note(row.member.name, lambda: say("{name} brought the money.", name=bringer))
        elif loans:
            first = loans[0]
            note.show_note(
                lambda: say(
                    "{name}, loan of {day}",
                    name=row.member.name,
                    day=i18n.current().date(first.given_on, "day"),
                ),
                lambda: " ".join(_loan_words(row, loan) for loan in loans),
            )
        elif row.member.new:
            note.show_note(row.member.name, lambda: say("She is new since the last meeting."))
        elif row.mark is Mark.ABSENT:
            note.show_note(
                row.member.name,
                lambda: say("She is away. Money that was sent is typed in her row."),
            )
        else:
            note.show_note(
                row.member.name,
                lambda: say(
                    "Saved so far: {amount}. With today: {new}.",
                    amount=money(row.member.saved),
                    new=money(row.member.saved + _saved_now(row)),
                ),
            )


def _saved_now(row: RowShown) -> int:
    columns = (Column.SAVINGS, Column.VOLUNTARY)
    return sum(cell.amount for key, cell in row.cells.items() if key in columns and not cell.soft)


def _loan_words(row: RowShown, loan: LoanCard) -> str:
    cell = row.cells[Column.PRINCIPAL]
    only = len(row.member.loans) == 1
    paid = 0 if cell.soft or not only else cell.amount
    left = money(loan.balance - paid)
    if loan.kept:
        kept = say("{amount} was kept for her and is taken off.", amount=money(loan.kept))
        return f"{kept} {_loan_line(loan, cell.soft or not only, paid, left)}"
    return _loan_line(loan, cell.soft or not only, paid, left)


def _loan_line(loan: LoanCard, soft: bool, paid: int, left: str) -> str:
    if soft:
        return say("{due} is due. Left of this loan: {left}.", due=money(loan.due), left=left)
    if paid < loan.due:
        return say(
            "{due} was due, {paid} is paid. {rest} moves to the next meeting. "
            "Left of this loan: {left}.",
            due=money(loan.due),
            paid=money(paid),
            rest=money(loan.due - paid),
            left=left,
        )
    return say("{paid} is paid. Left of this loan: {left}.", paid=money(paid), left=left)

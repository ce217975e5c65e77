"""One sheet while the meeting works on it: rows, payments, bank, count, undo. Plain Python.

Every change makes a new content; the one before is kept for undo. What is doubtful comes back as
a `Question`: the same answer given again is taken as meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from finance.rules.shares import Bought, LeftOver, bought
from finance.rules.sheet import Column, Doubt, Mark, MemberDue, as_due, doubts, spread
from finance.sheet.content import BankContent, PaymentContent, RowContent, SheetContent
from finance.sheet.views import SheetView
from ui.money.sheet.reckoning import CellShown, Reckoning, RowShown

__all__ = ["STEPS", "CellShown", "Question", "RowShown", "Sitting"]

STEPS = (
    "recall",
    "attendance",
    "money",
    "requests",
    "payments",
    "bank",
    "count",
    "aloud",
    "sign",
)
"""The steps of a meeting, in their order."""

_UNDO_MOST = 200


@dataclass(frozen=True)
class Question:
    """Something to be sure of. `kind`: above-owed, advance, extra, not-a-multiple, much-more,
    absent, too-much, change, share-return and share-social (`owed`: paise of the whole shares,
    `rest`: what makes none). `firm`: it cannot stay as it is."""

    kind: str
    person_id: str
    column: Column | None = None
    amount: int = 0
    owed: int = 0
    rest: int = 0
    firm: bool = False


class Sitting(Reckoning):
    """The state of the page. `changed` is called after every change of the content."""

    def __init__(self, view: SheetView, changed: Callable[[], object] | None = None) -> None:
        super().__init__(view)
        self.question: Question | None = None
        self._changed = changed or (lambda: None)
        self._past: list[SheetContent] = []

    # -- changing --------------------------------------------------------------------------------

    def put(self, content: SheetContent, *, keep: bool = True) -> None:
        """Take another content; the one before can be had again with undo."""
        if content == self.content:
            return
        if keep:
            self._past = [*self._past[-_UNDO_MOST:], self.content]
        self.content = content
        self._changed()

    def undo(self) -> bool:
        """Take the last change back. False when there is none."""
        self.question = None
        if not self._past:
            return False
        step = self.content.step
        self.content = replace(self._past.pop(), step=step, reached=self.content.reached)
        self._changed()
        return True

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    def go(self, step: int) -> None:
        """Stand at a step. Not a change that undo takes back."""
        self.question = None
        step = max(0, min(step, len(STEPS) - 1))
        reached = max(self.content.reached, step)
        self.put(replace(self.content, step=step, reached=reached), keep=False)

    # -- attendance ------------------------------------------------------------------------------

    def mark(self, person_id: str, mark: Mark) -> None:
        """Write her mark. A fine that went with the old mark goes with it."""
        row = self.content.row(person_id)
        before, after = self.view.fines.get(row.mark, 0), self.view.fines.get(mark, 0)
        amounts = dict(row.amounts)
        if Column.FINE in amounts:
            amounts[Column.FINE] = max(0, amounts[Column.FINE] - before) + after
        sent = None if mark.here else row.sent_with
        new = replace(row, mark=mark, amounts=MappingProxyType(amounts), sent_with=sent)
        self.put(self.content.with_row(new))

    def turn(self, person_id: str) -> Mark:
        """The next mark: present, late, leave, absent, present."""
        marks = list(Mark)
        mark = marks[(marks.index(self.content.row(person_id).mark) + 1) % len(marks)]
        self.mark(person_id, mark)
        return mark

    def all_present(self) -> None:
        """Everybody is here."""
        rows = [
            replace(self.content.row(p), mark=Mark.PRESENT, sent_with=None) for p in self._order
        ]
        self.put(self.content.with_rows(rows))

    def here(self) -> int:
        """How many are in the room."""
        return sum(self.given(person).mark.here for person in self._order)

    # -- rows ------------------------------------------------------------------------------------

    def all_paid(self) -> None:
        """All who are here, and whose money was sent, paid as due."""
        self.question = None
        rows = []
        for person in self._order:
            row, given = self.content.row(person), self.given(person)
            rows.append(replace(row, amounts=as_due(self.due(person), given).amounts))
        self.put(self.content.with_rows(rows))

    def accept(self, person_id: str, column: Column) -> None:
        """What is asked for in a cell was paid."""
        if self.given(person_id).mark.here or self.given(person_id).sent_with:
            row = self.content.row(person_id)
            if column not in row.amounts and self.due(person_id).due(column):
                self.put(
                    self.content.with_row(row.with_amount(column, self.due(person_id).due(column)))
                )

    def type_amount(self, person_id: str, column: Column, amount: int) -> Question | None:
        """Write an amount, or ask first; the same amount once more is meant so."""
        sure = self.question is not None and (
            self.question.person_id,
            self.question.column,
            self.question.amount,
        ) == (person_id, column, amount)
        asked = self._asked(person_id, column, amount)
        if asked is not None and (asked.firm or not sure):
            self.question = asked
            return asked
        self.question = None
        self.put(self.content.with_row(self._written(person_id, column, amount)))
        return None

    def shares(self, amount: int) -> Bought | None:
        """Whole shares for a sum; None where the group keeps no shares."""
        view = self.view
        if not view.share_price:
            return None
        return bought(amount, view.share_price, view.max_shares or None)

    def _written(self, person_id: str, column: Column, amount: int) -> RowContent:
        """Her row with an amount. Only whole shares are kept; the rest goes where the group set."""
        row = self.content.row(person_id)
        made = self.shares(amount) if column is Column.SHARES else None
        if made is None:
            return row.with_amount(column, amount)
        row = row.with_amount(column, made.saved)
        if not made.left_over or self.view.left_over != LeftOver.SOCIAL:
            return row
        asked = self.due(person_id).due(Column.SOCIAL)
        before = row.given.of(Column.SOCIAL) if Column.SOCIAL in row.amounts else asked
        return row.with_amount(Column.SOCIAL, before + made.left_over)

    def take_shares(self) -> None:
        """What makes no whole share is returned, or goes to the social fund."""
        asked, self.question = self.question, None
        if asked is not None and asked.column is Column.SHARES:
            self.put(
                self.content.with_row(self._written(asked.person_id, asked.column, asked.amount))
            )

    def _asked(self, person_id: str, column: Column, amount: int) -> Question | None:
        """What cannot stay, then what is asked once more."""
        given = self.given(person_id)
        if amount and not given.mark.here and given.sent_with is None:
            return Question("absent", person_id, column, amount, firm=True)
        due = self.due(person_id)
        limit = {Column.PRINCIPAL: due.lent, Column.INTEREST: due.due(Column.INTEREST)}
        owed = limit.get(column, amount)
        if amount > owed:
            return Question("above-owed", person_id, column, amount, owed, amount - owed, firm=True)
        made = self.shares(amount) if column is Column.SHARES else None
        if made is not None and made.left_over:
            kind = "share-social" if self.view.left_over == LeftOver.SOCIAL else "share-return"
            return Question(kind, person_id, column, amount, made.saved, made.left_over)
        return self._doubtful(due, column, amount)

    def _doubtful(self, due: MemberDue, column: Column, amount: int) -> Question | None:
        person, owed, view = due.member_id, due.due(column), self.view
        found = doubts(due, column, amount, unit=view.unit, usual=view.usual)
        extra = column is Column.SAVINGS and owed and amount > owed
        kinds = (
            ("much-more", Doubt.MUCH_MORE in found),
            ("advance", Doubt.ADVANCE in found),
            ("extra", bool(extra)),
        )
        for kind, asked in kinds:
            if asked:
                return Question(kind, person, column, amount, owed, amount - owed)
        if Doubt.NOT_A_MULTIPLE in found:
            return Question("not-a-multiple", person, column, amount, owed=view.unit)
        return None

    def type_total(self, person_id: str, total: int) -> Question | None:
        """Divide one sum that she handed over; what is too much is returned, or an advance."""
        due, row = self.due(person_id), self.content.row(person_id)
        if total and not row.mark.here and row.sent_with is None:
            self.question = Question("absent", person_id, None, total, firm=True)
            return self.question
        found = spread(due, total)
        kept = {c: a for c, a in row.amounts.items() if c not in found.amounts and not due.due(c)}
        kept = dict.fromkeys(kept, 0)
        amounts = MappingProxyType({**kept, **found.amounts})
        self.put(self.content.with_row(replace(row, amounts=amounts)))
        self.question = None
        if found.rest:
            owed = total - found.rest
            ahead = min(found.rest, due.lent - due.due(Column.PRINCIPAL))
            kind = "too-much" if ahead > 0 else "change"
            self.question = Question(kind, person_id, None, total, owed, found.rest)
        return self.question

    def take_advance(self, rule: str) -> None:
        """What is above today's demand stays with the loan, by the rule she chose."""
        asked, self.question = self.question, None
        if asked is None:
            return
        row = replace(self.content.row(asked.person_id), advance=rule)
        amount = asked.amount
        if asked.column is None:
            due = self.due(asked.person_id)
            amount = min(due.due(Column.PRINCIPAL) + asked.rest, due.lent)
        self.put(self.content.with_row(row.with_amount(Column.PRINCIPAL, amount)))

    def take_extra(self) -> None:
        """What is above the savings that are due goes to her extra savings."""
        asked, self.question = self.question, None
        if asked is not None and asked.column is Column.SAVINGS:
            row = self.content.row(asked.person_id).with_amount(Column.SAVINGS, asked.owed)
            more = row.given.of(Column.VOLUNTARY) + asked.rest
            self.put(self.content.with_row(row.with_amount(Column.VOLUNTARY, more)))

    def give_back(self) -> None:
        """What is too much is handed back: the cell takes what is owed."""
        asked, self.question = self.question, None
        if asked is not None and asked.column is not None:
            row = self.content.row(asked.person_id)
            self.put(self.content.with_row(row.with_amount(asked.column, asked.owed)))

    def sent_with(self, person_id: str, bringer_id: str) -> bool:
        """Somebody who is here brought the money of one who is not. False when she is not here."""
        if bringer_id == person_id or not self.given(bringer_id).mark.here:
            return False
        asked, self.question = self.question, None
        row = replace(self.content.row(person_id), sent_with=bringer_id)
        if asked is not None and asked.column is not None:
            row = row.with_amount(asked.column, asked.amount)
        self.put(self.content.with_row(row))
        if asked is not None and asked.column is None:
            self.type_total(person_id, asked.amount)
        return True

    def keep_row(self, row: RowContent) -> None:
        """Take a row as it is (what "other" is for)."""
        self.put(self.content.with_row(row))

    # -- money out, bank, count ------------------------------------------------------------------

    def add_payment(self, payment: PaymentContent) -> None:
        """Add a payment, or put it in the place of the one with its id."""
        payments = self.content.payments
        if any(each.id == payment.id for each in payments):
            new = tuple(payment if each.id == payment.id else each for each in payments)
        else:
            new = (*payments, payment)
        self.put(replace(self.content, payments=new))

    def drop_payment(self, payment_id: str) -> None:
        """Take a payment out again."""
        kept = tuple(each for each in self.content.payments if each.id != payment_id)
        self.put(replace(self.content, payments=kept))

    def add_bank(self, line: BankContent) -> None:
        """Add money taken to, or fetched from the bank."""
        self.put(replace(self.content, bank=(*self.content.bank, line)))

    def drop_bank(self, line_id: str) -> None:
        """Take it out again."""
        kept = tuple(each for each in self.content.bank if each.id != line_id)
        self.put(replace(self.content, bank=kept))

    def set_pieces(self, worth: int, number: int | None) -> None:
        """So many pieces of one worth; None empties the line."""
        pieces = dict(self.content.pieces)
        if number is None:
            pieces.pop(worth, None)
        else:
            pieces[worth] = number
        self.put(replace(self.content, pieces=MappingProxyType(pieces)))

    def set_counters(self, counters: tuple[str, ...]) -> None:
        """Who counted."""
        self.put(replace(self.content, counters=counters))

    def set_reason(self, reason: str) -> None:
        """Why the count differs."""
        self.put(replace(self.content, reason=reason))

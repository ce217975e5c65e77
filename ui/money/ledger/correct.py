"""Cancelling and correcting an entry: a reason, a second person; the old one stays to be seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from finance.ledger.commands import CancelEntry, CorrectEntry
from finance.ledger.views import BooksSettings, VoucherLine
from finance.ledger.words import plain_words
from finance.rules.accounts import MONEY
from finance.rules.entries import Line
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import Text, say
from ui.money.amounts import AmountField
from ui.money.ledger.parts import amount_words, voucher_words
from ui.money.ledger.presenter import Correcting, LedgerPresenter, member_choices
from ui.two_persons import TwoPersonForm

__all__ = ["CancelPage", "CorrectPage"]


class _AboutEntry(TwoPersonForm):
    """A form about one posted entry."""

    def __init__(
        self, desk: Desk, presenter: LedgerPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter.signing, title, guidance, verb)
        self.presenter = presenter
        self.reason = LineField(lambda: say("Why"), key="reason", most=400)

    @property
    def entry_id(self) -> str:
        """The entry that it is about."""
        return str(self.place.get("id", ""))

    def go_back(self) -> None:
        self.desk.go("money-voucher", id=self.entry_id, group=self.place.get("group", ""))

    def load(self, **place: Any) -> Correcting:
        return self.presenter.correcting(str(place.get("id", "")))

    def fill(self, found: Correcting) -> None:
        self.found = found
        self.reason.set_value("")

    def done(self, done: Done) -> None:
        self.desk.go("money-voucher", id=done.id, group=self.found.voucher.group_id)

    def why(self) -> bool:
        """Whether the reason is written; says so when it is not."""
        if self.reason.value():
            return True
        self.form.set_error("reason", lambda: say("Write in a few words why."))
        return False


class CancelPage(_AboutEntry):
    """Cancel an entry by its mirror."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Cancel an entry"),
            lambda: say("Its mirror is recorded today; both stay visible."),
            lambda: say("Cancel it, with a second person"),
        )
        self.form.add(self.reason)
        self.finish()

    def fill(self, found: Correcting) -> None:
        super().fill(found)
        view = found.voucher
        self.set_title(
            lambda: say(
                "Cancel voucher {number}: {amount}",
                number=voucher_words(view.voucher_no),
                amount=amount_words(view.money, view.moved),
            )
        )

    def wishes(self) -> bool:
        return self.why()

    def what_is_signed(self) -> Text:
        number = voucher_words(self.found.voucher.voucher_no)
        return lambda: say("Voucher {number} is cancelled.", number=number)

    def act(self) -> Done:
        command = CancelEntry(self.entry_id, self.reason.value(), self.second)
        return self.presenter.desk.corrections.cancel(command)


class CorrectPage(_AboutEntry):
    """Right amounts, members or purposes in place of the wrong ones."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Correct an entry"),
            lambda: say("Write each line as it should have been. What was right does not move."),
            lambda: say("Correct it, with a second person"),
        )
        self.lines: list[tuple[VoucherLine, AmountField, ChoiceField, ChoiceField]] = []
        self.added: list[_Added] = []
        self.more = Button(lambda: say("Another line"), icon="plus", on=self.add_line)
        self.form.add(self.reason)
        self.finish()
        self.foot.beside(self.more)

    def fill(self, found: Correcting) -> None:
        super().fill(found)
        number = voucher_words(found.voucher.voucher_no)
        self.set_title(lambda: say("Correct voucher {number}", number=number))
        self._new_form()
        self.added = []
        self.form.add(self.reason)  # above the lines, of which more can be added
        self.lines = [self._line(place, line) for place, line in enumerate(found.voucher.lines)]
        self.form.end_at(self.main)

    def add_line(self) -> None:
        """A line that the entry did not have."""
        new = _Added(len(self.added), self.found.settings)
        self.added.append(new)
        self.form.add(new.way, new.account, new.member, new.amount)
        self.form.end_at(self.main)
        new.amount.line.setFocus()

    def _new_form(self) -> None:
        self.reason.setParent(None)
        old, self.form = self.form, Form()
        self.card.clear()
        old.deleteLater()
        self.card.add(self.form)

    def _line(
        self, place: int, line: VoucherLine
    ) -> tuple[VoucherLine, AmountField, ChoiceField, ChoiceField]:
        settings = self.found.settings
        name = _line_name(line)
        amount = AmountField(name, key=f"amount{place}", words=False)
        amount.set_amount(abs(line.line.amount))
        account = ChoiceField(lambda: say("What for"), key=f"account{place}")
        alike = [
            a
            for a in settings.accounts
            if a.active and a.type == line.account.type and _alike(a.code, line.account.code)
        ]
        account.set_choices(
            [(a.code, lambda a=a: plain_words(a.code, a.name, i18n.current())) for a in alike]
        )
        account.set_value(line.line.account)
        member = ChoiceField(lambda: say("Whose"), key=f"member{place}")
        member.set_choices(member_choices(settings, "–"))
        member.set_value(line.line.member_id or "")
        self.form.add(amount, account, member)
        account.setVisible(len(alike) > 1 and line.line.account not in MONEY)
        member.setVisible(line.line.member_id is not None)
        return line, amount, account, member

    def wishes(self) -> bool:
        right: list[Line] = []
        for line, amount, account, member in self.lines:
            paise = amount.amount()
            if paise is None:
                self.form.set_error(amount.key, lambda: say("Write the amount, for example 1500."))
                return False
            if paise:
                sign = 1 if line.line.amount > 0 else -1
                right.append(
                    replace(
                        line.line,
                        amount=sign * paise,
                        account=str(account.value() or line.line.account),
                        member_id=str(member.value() or "") or None,
                    )
                )
        fund = self.found.voucher.lines[0].line.fund
        for new in self.added:
            if new.amount.is_wrong() or (new.amount.amount() and not new.account.value()):
                key = new.amount.key if new.amount.is_wrong() else new.account.key
                self.form.set_error(key, lambda: say("Choose what it is for."))
                return False
            added = new.line(fund)
            right += [added] if added is not None else []
        self._right = tuple(right)
        return self.why()

    def what_is_signed(self) -> Text:
        number = voucher_words(self.found.voucher.voucher_no)
        return lambda: say("Voucher {number} is corrected.", number=number)

    def act(self) -> Done:
        command = CorrectEntry(self.entry_id, self._right, self.reason.value(), self.second)
        return self.presenter.desk.corrections.correct(command)


_NAMED = frozenset({"1020", "1110", "2110", "2120", "2130"})


class _Added:
    """Fields of a line that is added. Lines of bank and loans have pages of their own."""

    def __init__(self, place: int, settings: BooksSettings) -> None:
        self.way = ChoiceField(
            lambda: say("Way"),
            [("from", lambda: say("from here")), ("to", lambda: say("to here"))],
            key=f"way-new{place}",
        )
        self.way.set_value("from")
        self.account = ChoiceField(lambda: say("What for"), key=f"account-new{place}")
        self.account.set_choices(
            [
                (a.code, lambda a=a: plain_words(a.code, a.name, i18n.current()))
                for a in settings.accounts
                if a.active and a.code not in _NAMED
            ]
        )
        self.member = ChoiceField(lambda: say("Whose"), key=f"member-new{place}")
        self.member.set_choices(member_choices(settings, "–"))
        self.member.set_value("")
        self.amount = AmountField(lambda: say("Amount"), key=f"amount-new{place}", words=False)

    def line(self, fund: str) -> Line | None:
        """The line as the books take it; None while no amount stands in it."""
        amount = self.amount.amount()
        if not amount:
            return None
        sign = 1 if self.way.value() == "to" else -1
        member = str(self.member.value() or "") or None
        return Line(str(self.account.value()), sign * amount, member, fund=fund)


def _alike(code: str, other: str) -> bool:
    """Lines of bank and loans keep their account; the rest may change within the class."""
    return code == other if other in _NAMED else code not in _NAMED


def _line_name(line: VoucherLine) -> Text:
    def words() -> str:
        name = plain_words(line.account.code, line.account.name, i18n.current())
        return (
            say("To: {name}", name=name) if line.line.amount > 0 else say("From: {name}", name=name)
        )

    return words

"""Book a line that the bank has and the books lack: interest, charges, a debited instalment."""

from __future__ import annotations

from typing import Any

from finance.bank.commands import BankNews, BookBankLines
from finance.bank.views import BoardLine, LenderRow
from finance.rules.external import ACCOUNT_OF, INTEREST_OF
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.bank.parts import BankForm, Choices, ResolutionFields, day, fund_choices
from ui.money.bank.presenter import BankPresenter, News

__all__ = ["NewsPage"]

INTEREST, CHARGE, SUBVENTION, INSTALMENT = "interest", "charge", "subvention", "instalment"
GRANT = "grant"
_ACCOUNTS = {INTEREST: "4030", CHARGE: "5050", SUBVENTION: "4070", GRANT: "4050"}


class NewsPage(BankForm):
    """What the bank did by itself."""

    back_key = "money-bank-match"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Book a line of the bank"),
            lambda: say("Only what the bank has and the books lack."),
            lambda: say("Book it"),
        )
        self._line: BoardLine | None = None
        self.what = ChoiceField(lambda: say("What is it"), key="what")
        self.lender = ChoiceField(lambda: say("Whose loan"), key="lender")
        self.interest = AmountField(lambda: say("Of this interest"), key="interest")
        self.fund = ChoiceField(lambda: say("Fund"), key="fund")
        self.narration = LineField(lambda: say("In a few words"), key="narration", most=200)
        self.resolution = ResolutionFields()
        self.form.add(self.what, self.lender)
        self.form.add(self.interest, self.fund)
        self.form.add(self.narration)
        self.form.add(self.resolution.choice, self.resolution.paper)
        self.what.changed.connect(self._by_choice)
        self.finish()

    def load(self, **place: Any) -> News:
        return self.presenter.news(str(place.get("group", "")), str(place.get("bank", "")))

    def fill(self, found: News) -> None:
        wanted = str(self.place.get("line", ""))
        self._line = next((x for x in found.board.bank if x.id == wanted), None)
        self._lenders = {row.id: row for row in found.lenders}
        line = self._line
        if line is None:
            self.go_back()
            return
        self.set_title(
            lambda: say("Book a line of the bank"),
            lambda: say(
                "{date}: {amount}, {words}",
                date=day(line.on_date),
                amount=money(line.amount),
                words=line.text or "–",
            ),
        )
        self.what.set_choices(_choices(line.amount > 0, bool(found.lenders)))
        self.what.set_value(INTEREST if line.amount > 0 else CHARGE)
        self.lender.set_choices([(row.id, row.lender) for row in found.lenders])
        self.lender.set_value(found.lenders[0].id if found.lenders else None)
        self.fund.set_choices(fund_choices(found.funds))
        self.fund.set_value("general")
        self.interest.set_amount(None)
        self.narration.set_value(line.text)
        self.resolution.fill(found.resolutions)
        self._standing = found.board.account.standing_no or found.board.account.standing_id
        self._by_choice()

    def _by_choice(self) -> None:
        """Only what this kind of line needs is asked."""
        what = self.what.value()
        of_lender = what in (SUBVENTION, INSTALMENT)
        self.lender.setVisible(of_lender)
        self.interest.setVisible(what == INSTALMENT)
        self.fund.setVisible(not of_lender)
        self.resolution.show(self.needs_two() and not self._standing)
        self.resolution.allowed.hide()

    def needs_two(self) -> bool:
        return self._line is not None and self._line.amount < 0

    def _lender(self) -> LenderRow | None:
        return self._lenders.get(str(self.lender.value() or ""))

    def wishes(self) -> bool:
        line, what = self._line, str(self.what.value() or "")
        if line is None or not what:
            return self.missing("what", lambda: say("Choose what it is."))
        parts = self._parts(abs(line.amount), what)
        if parts is None:
            return False
        resolved = None
        if self.needs_two() and not self._standing:
            resolved = self.resolution.asked(self.form)
            if resolved is None:
                return False
        lender = self._lender() if what in (SUBVENTION, INSTALMENT) else None
        fund = lender.fund if lender is not None else str(self.fund.value() or "general")
        self.wish = BookBankLines(line.id, parts, self.narration.value(), fund, resolved)
        return True

    def _parts(self, amount: int, what: str) -> tuple[BankNews, ...] | None:
        lender = self._lender()
        if what != INSTALMENT:
            ref = lender.id if what == SUBVENTION and lender is not None else None
            return (BankNews(_ACCOUNTS[what], amount, ref),)
        if lender is None:
            self.missing("lender", lambda: say("Choose the loan."))
            return None
        interest = self.interest.amount() or 0
        if self.interest.is_wrong() or interest > amount:
            self.no_amount("interest")
            return None
        parts = [
            BankNews(ACCOUNT_OF[lender.kind], amount - interest, lender.id),
            BankNews(INTEREST_OF[lender.kind], interest, lender.id),
        ]
        return tuple(part for part in parts if part.amount)

    def what_is_signed(self) -> Text:
        line = self._line
        amount, words = (abs(line.amount), self.wish.narration) if line is not None else (0, "")
        return lambda: say("The bank took {amount}: {words}", amount=money(amount), words=words)

    def act(self) -> Done:
        return self.presenter.desk.work.book(self.wish, self.second)


def _choices(incoming: bool, lenders: bool) -> Choices:
    if incoming:
        found: Choices = [(INTEREST, lambda: say("Interest of the bank"))]
        if lenders:
            found.append((SUBVENTION, lambda: say("Interest subvention")))
        return [*found, (GRANT, lambda: say("Grant or donation"))]
    found = [(CHARGE, lambda: say("Charges of the bank"))]
    if lenders:
        found.append((INSTALMENT, lambda: say("Instalment of our loan")))
    return found

"""The invented collective's money: a paper book taken over, loans, meetings month by month.

The secretary, who looks after the program, sets the books up; the treasurer keeps them and the
chair confirms, each with her own practice passphrase.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from finance.ledger.commands import AddBankAccount, AddFund, EntryDraft, OpenBooks
from finance.loans.commands import AskLoan, DecideLoan, PayOutLoan, SaveProduct
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.products import Product
from finance.rules.sheet import Mark, as_due
from finance.savings.commands import ExplainDifference, Grounds, KeepOpening, PostOpening
from finance.sheet.commands import CloseSheet, OpenSheet, SetSheetRules
from finance.sheet.content import BankContent, PaymentContent, PaymentKind, RowContent, SheetContent
from finance.sheet.views import SheetView
from sr_board.base.dates import add_months
from sr_board.base.ids import new_id
from sr_board.composition import Workplace
from sr_board.i18n import translator
from sr_board.people.rows import MemberRow, MembersWanted
from sr_board.sample.collective import Sample
from sr_board.vault.users import SecondSigner

__all__ = ["SampleMoney"]

MONTHS = 7
"""Meetings of the sample; the last is today's."""
SAVING = 5000
WORTHS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100)


class SampleMoney:
    """Makes the books of one group. `place` is open for the secretary while they are set up, for
    the treasurer afterwards."""

    def __init__(self, place: Workplace, sample: Sample, group_id: str) -> None:
        self.place, self.sample, self.group_id = place, sample, group_id
        self.members: tuple[MemberRow, ...] = place.people.members(MembersWanted(group_id)).rows
        self.tr = translator(sample.language)
        self.bank = ""
        self.loans: list[str] = []

    @property
    def _today(self) -> date:
        return self.place.clock.today()

    def _person(self, number: int) -> str:
        return self.members[number].person.person_id

    def _second(self) -> SecondSigner:
        """The chair types her passphrase."""
        chair = self.sample.users[1]
        vault = self.place.vault
        slot = next(face.slot_id for face in vault.slots if face.tile.symbol == chair.symbol)
        return vault.second_signer(slot, chair.passphrase)

    def keep(self) -> None:
        """The treasurer's part: the paper book taken over, loans, meetings month by month."""
        settings = self.place.money.ledger.reading.settings(self.group_id)
        self.bank = settings.banks[0].id
        self.take_over(self._first)
        days = [add_months(self._today, back - MONTHS + 1) for back in range(MONTHS)]
        for meeting, day in enumerate(days):
            if meeting == 0:
                self.lend(day, 1, 600000, 12)
            if meeting == 2:
                self.lend(day, 4, 240000, 8)
            self.meet(meeting, day)

    @property
    def _first(self) -> date:
        return add_months(self._today, -MONTHS)

    def set_up(self) -> None:
        """The books, a bank account, the social fund, fines of the meeting, terms of loans."""
        setup, text = self.place.money.ledger.setup, self.sample.text
        setup.open(
            OpenBooks(
                self.group_id,
                self._first,
                savings_amount=SAVING,
                savings_unit=1000,
                cash_limit=2_000_00,
            )
        )
        setup.add_fund(AddFund(self.group_id, "social", "social", conditions=text("social_fund")))
        setup.add_bank_account(
            AddBankAccount(self.group_id, text("account"), text("bank"), text("place"), "4321")
        )
        self.place.money.sheet_work.set_rules(SetSheetRules(self.group_id, 500, 0, 1000))
        terms = SaveProduct(self.group_id, self.tr.say("Usual loan"), Product())
        self.place.money.loans.products.save(terms)

    def take_over(self, first: date) -> None:
        """What the paper book said on the first day; what it did not explain is explained."""
        saved: list[dict[str, Any]] = [
            {"member_id": row.person.person_id, "compulsory": 60000 + 5000 * (place % 4)}
            for place, row in enumerate(self.members)
        ]
        content = {
            "cut_off": first.isoformat(),
            "cash": 145000,
            "members": saved,
            "banks": [{"bank_id": self.bank, "balance": 912000}],
            "control": {"savings": sum(row["compulsory"] for row in saved)},
        }
        opening = self.place.money.savings.opening
        batch = opening.keep(KeepOpening(self.group_id, content)).id
        opening.post(PostOpening(batch, Grounds(resolution_no="3/2026"), self._second()))
        words = self.sample.text("opening_words")
        opening.explain(ExplainDifference(batch, words, self._second()))

    def lend(self, day: date, number: int, amount: int, instalments: int) -> None:
        """A loan asked for, granted by the meeting and paid out from the bank."""
        loans = self.place.money.loans
        product = self.place.money.loans.found.products(self.group_id)[0].id
        asked = AskLoan(
            self.group_id, self._person(number), product, amount, instalments, "business", day
        )
        loan = loans.lending.ask(asked).id
        loans.lending.decide(
            DecideLoan(loan, day, amount, instalments, resolution_no=f"{4 + len(self.loans)}/2026")
        )
        loans.lending.pay_out(
            PayOutLoan(loan, day, self._second(), self.bank, first_due=add_months(day, 1))
        )
        self.loans.append(loan)

    def meet(self, meeting: int, day: date) -> None:
        """One meeting's sheet: everybody as due, exceptions, a payment, money to the bank."""
        work = self.place.money
        view = work.sheets.sheet(work.sheet_work.open(OpenSheet(self.group_id, day)).id)
        content = self._filled(view, meeting)
        second = None
        if meeting % 3 == 1:
            bought = PaymentContent(
                new_id(),
                PaymentKind.EXPENSE,
                8500,
                account="5030",
                payee=self.sample.text("shop"),
                resolution_no="6/2026",
            )
            content, second = replace(content, payments=(bought,)), self._second()
        if meeting % 2 == 1:
            taken = BankContent(new_id(), self.bank, 60000, f"{410 + meeting}")
            content = replace(content, bank=(taken,))
        must = (
            view.recall.cash
            + sum(row.given.total for row in content.rows)
            - content.paid
            - content.to_bank
        )
        content = replace(
            content, pieces=_pieces(must), counters=(self._person(5), self._person(2))
        )
        work.sheet_closing.close(CloseSheet(view.id, content, second))

    def _filled(self, view: SheetView, meeting: int) -> SheetContent:
        """Everybody gives what is due; one comes late, one stays away, one loan falls behind."""
        rows = []
        for place, row in enumerate(view.rows):
            given = RowContent(row.person_id, self._mark(meeting, place)).given
            paid = as_due(row.due, given)
            away = paid.mark is Mark.ABSENT
            behind = meeting >= MONTHS - 2 and row.person_id == self._person(4)
            amounts = {} if away or behind else dict(paid.amounts)
            rows.append(RowContent(row.person_id, paid.mark, MappingProxyType(amounts)))
        return replace(view.content, rows=tuple(rows))

    @staticmethod
    def _mark(meeting: int, place: int) -> Mark:
        if (meeting + place) % 11 == 10:
            return Mark.ABSENT
        return Mark.LATE if (meeting * 3 + place) % 13 == 12 else Mark.PRESENT

    def bank_interest(self) -> None:
        """What the bank credited, from its passbook."""
        day = self._today - timedelta(days=3)
        draft = EntryDraft(
            self.group_id,
            day,
            EntryKind.RECEIPT,
            self.tr.say("Bank interest"),
            (Line("1020", 14500, bank_id=self.bank), Line("4030", -14500)),
        )
        self.place.money.ledger.entries.post(draft)


def _pieces(amount: int) -> MappingProxyType[int, int]:
    found: dict[int, int] = {}
    for worth in WORTHS:
        found[worth], amount = divmod(amount, worth)
    return MappingProxyType({worth: count for worth, count in found.items() if count})

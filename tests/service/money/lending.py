"""A loan on its way: requests, decisions, pay-outs of the money group, on chosen days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from finance.loans.commands import AskLoan, DecideLoan, PayOutLoan, RepayLoan, SaveProduct
from finance.loans.views import LoanCard
from finance.rules.loans.products import FineRule, Product
from sr_board.access.roles import Role

from .conftest import Money

__all__ = ["JUNE", "TERMS", "Lending"]

JUNE = date(2026, 6, 30)
TERMS = Product(interest_unit=100, fine=FineRule(amount=1000))


class Lending:
    """Short ways to the acts of one group; money comes into the box first."""

    def __init__(self, money: Money, product: Product = TERMS) -> None:
        self.money = money
        self.product_id = self.save(product)
        money.receive(2_000_000, on_date=date(2026, 4, 1))

    @property
    def loans(self) -> Any:
        return self.money.desk().loans

    def save(self, product: Product, name: str = "Usual loan", key: str | None = None) -> str:
        desk = self.money.desk(Role.ADMINISTRATOR)
        command = SaveProduct(self.money.group, name, product, key)
        return desk.loans.products.save(command).id

    def ask(self, amount: int = 600000, instalments: int = 10, member: str = "Bina") -> str:
        command = AskLoan(
            self.money.group, self.money.person[member], self.product_id, amount, instalments,
            "business", JUNE,
        )  # fmt: skip
        return str(self.loans.lending.ask(command).id)

    def decided(self, amount: int = 600000, instalments: int = 10, member: str = "Bina") -> str:
        loan = self.ask(amount, instalments, member)
        self.loans.lending.decide(
            DecideLoan(loan, JUNE, amount, instalments, resolution_no="9/2026")
        )
        return loan

    def given(
        self,
        amount: int = 600000,
        instalments: int = 10,
        member: str = "Bina",
        on: date = JUNE,
        first_due: date | None = date(2026, 7, 31),
    ) -> str:
        loan = self.decided(amount, instalments, member)
        command = PayOutLoan(loan, on, self.money.second(), first_due=first_due)
        self.loans.lending.pay_out(command)
        return loan

    def repay(self, loan: str, on: date, amount: int, **more: Any) -> str:
        return str(self.loans.repaying.repay(RepayLoan(loan, on, amount, **more)).id)

    def card(self, loan: str) -> LoanCard:
        return self.loans.found.card(loan)  # type: ignore[no-any-return]

    def at(self, day: date) -> None:
        """The laptop's day becomes this one."""
        self.money.book.clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))


def changed(product: Product = TERMS, **what: Any) -> Product:
    """The usual terms with something else."""
    return replace(product, **what)

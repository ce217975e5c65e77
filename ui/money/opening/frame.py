"""The fields of a paper book: money, lenders, totals, bank, funds, members, loans.

What is typed becomes rows of the content; what is no amount or no day is never taken for nought.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from finance.ledger.words import fund_words
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say
from ui.money.amounts import AmountField
from ui.money.opening.loan_rows import LoanRows
from ui.money.opening.presenter import Opening, OpeningPresenter
from ui.money.savings.amount_grid import AmountGrid
from ui.money.savings.parts import Figures
from ui.two_persons import TwoPersonForm

__all__ = ["OpeningFrame"]

_DEBTS = ("2110", "2120", "2130")


class OpeningFrame(TwoPersonForm):
    """All fields, and what is typed in them."""

    def __init__(self, desk: Desk, presenter: OpeningPresenter) -> None:
        super().__init__(
            desk,
            presenter.signing,
            lambda: say("Take over the paper book"),
            lambda: say("As it stands on one day. Everything is kept while you type."),
            lambda: say("Take it over, with a second person"),
        )
        self.presenter = presenter
        self.found: Opening | None = None
        self.source = "grid"
        self._typed_before: dict[str, Any] | None = None
        self._shown: dict[str, Any] | None = None
        self.cut_off = DateField(lambda: say("Last day of the paper book"), key="cut_off")
        self.cash = AmountField(lambda: say("Cash in the box, counted"), key="cash", words=False)
        self.deposit = AmountField(lambda: say("Fixed deposits"), key="deposits", words=False)
        self.form.add(self.cut_off, self.cash, self.deposit)
        self._owed()
        self._totals()
        self._cards()

    def _owed(self) -> None:
        words = (
            lambda: say("Owed to the bank"),
            lambda: say("Owed to the federation"),
            lambda: say("Owed to another lender"),
        )
        self.debts = [
            AmountField(word, key=f"debt-{code}", words=False)
            for code, word in zip(_DEBTS, words, strict=True)
        ]
        self.lenders = [
            (
                LineField(lambda: say("Which lender"), key=f"lender-{code}", most=80),
                LineField(lambda: say("Per cent a year"), key=f"rate-{code}", most=12),
                NumberField(lambda: say("Instalments still to come"), key=f"left-{code}"),
            )
            for code in _DEBTS
        ]
        for debt, (lender, rate, left) in zip(self.debts, self.lenders, strict=True):
            self.form.add(debt, lender, rate, left)

    def _totals(self) -> None:
        words = {
            "savings": lambda: say("Savings of all, as the book says"),
            "loans": lambda: say("Loans of all, as the book says"),
            "shares": lambda: say("Shares of all, as the book says"),
        }
        self.control = {
            name: AmountField(word, key=f"control_{name}", words=False)
            for name, word in words.items()
        }
        self.form.add(*self.control.values())

    def _cards(self) -> None:
        self.banks: dict[str, AmountField] = {}
        self.funds: dict[str, list[AmountField]] = {}
        self.bank_card = Card(lambda: say("Bank and funds"))
        self.put(self.bank_card)
        self.members_card = Card(lambda: say("Savings of the members"))
        self.members = AmountGrid(lambda: say("Savings"), lambda: say("Extra savings"))
        self.shares_grid = AmountGrid(lambda: say("Paid for shares"))
        self.members_card.add(self.members)
        self.members_card.add(self.shares_grid)
        self.put(self.members_card)
        self.loans = LoanRows()
        self.put(self.loans)
        self.check_card = Card(lambda: say("Check"))
        self.figures = Figures(
            lambda: say("The group has"),
            lambda: say("Known claims on it"),
            lambda: say("Difference"),
        )
        self.check_card.add(self.figures)
        self.put(self.check_card)

    @property
    def group_id(self) -> str:
        """The group whose book it is."""
        return str(self.place.get("group", ""))

    def _offer_banks(self, found: Opening) -> None:
        self.bank_card.clear()
        form = Form()
        self.banks = {
            bank.id: AmountField(bank.name, key=f"bank-{bank.id}", words=False)
            for bank in found.settings.banks
        }
        for field in self.banks.values():
            form.add(field)
        self.funds = {}
        first_bank = next(iter(self.banks), None)
        for fund in found.settings.funds:
            if fund.code == "general" or fund.closed_on is not None:
                continue
            name = partial(fund_words, fund.kind, fund.name)
            fields = [
                AmountField(
                    lambda name=name: say("{fund}: in all", fund=name(i18n.current())),
                    key=f"fund-{fund.code}",
                    words=False,
                ),
                AmountField(lambda: say("of it in the box"), key=f"cash-{fund.code}", words=False),
                AmountField(lambda: say("of it at the bank"), key=f"at-{fund.code}", words=False),
            ]
            fields[2].setVisible(first_bank is not None)
            self.funds[fund.code] = fields
            form.add(*fields)
        self.bank_card.add(form)
        self.bank_card.setVisible(bool(self.banks or self.funds))

    def show_content(self, content: Any) -> None:
        """Put rows of a content into the fields."""
        day = content["cut_off"]
        self.cut_off.set_day(date.fromisoformat(day) if day else None)
        self.cash.set_amount(content["cash"])
        self.deposit.set_amount(sum(row.get("balance") or 0 for row in content["deposits"]) or None)
        for row in content["banks"]:
            if row["bank_id"] in self.banks:
                self.banks[row["bank_id"]].set_amount(row.get("balance"))
        for row in content["funds"]:
            for field, name in zip(
                self.funds.get(row["code"], ()), ("amount", "cash", "bank"), strict=False
            ):
                field.set_amount(row.get(name))
        owed = {row["account"]: row for row in content["debts"]}
        for code, debt, (lender, rate, left) in zip(_DEBTS, self.debts, self.lenders, strict=True):
            row = owed.get(code, {})
            debt.set_amount(row.get("balance"))
            lender.set_value(row.get("name") or "")
            rate.set_value(row.get("rate") or "")
            left.set_value("" if row.get("left") is None else str(row["left"]))
        for name, field in self.control.items():
            field.set_amount(content["control"].get(name))
        members = {row["member_id"]: row for row in content["members"]}
        self.members.set_amounts(
            {key: [row.get("compulsory"), row.get("voluntary")] for key, row in members.items()}
        )
        self.shares_grid.set_amounts({key: [row.get("shares")] for key, row in members.items()})
        self.loans.show_rows(content["loans"])

    # -- reading the fields ---------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """What is typed, as rows. Raises InputInvalid for an amount or a day that is none."""
        for grid in (self.members, self.shares_grid):
            wrong = grid.first_wrong()
            if wrong is not None:
                wrong.setFocus()
                raise InputInvalid("amount-unreadable", field="members")
        on = self.cut_off.day()
        return {
            "cut_off": on.isoformat() if on is not None else "",
            "cash": _asked(self.cash),
            "deposits": [{"balance": _asked(self.deposit)}],
            "banks": [
                {"bank_id": key, "balance": _asked(field)} for key, field in self.banks.items()
            ],
            "debts": self._debts(),
            "funds": self._fund_rows(),
            "control": {name: _asked(field) for name, field in self.control.items()},
            "members": self._members(),
            "loans": self.loans.rows(),
        }

    def _debts(self) -> list[dict[str, Any]]:
        return [
            {
                "account": code,
                "balance": _asked(debt),
                "name": lender.value(),
                "rate": rate.value(),
                "left": left.number(),
            }
            for code, debt, (lender, rate, left) in zip(
                _DEBTS, self.debts, self.lenders, strict=True
            )
        ]

    def _fund_rows(self) -> list[dict[str, Any]]:
        accounts = {fund.code: _claim(fund.kind) for fund in self._funds()}
        return [
            {
                "code": code,
                "account": accounts[code],
                "amount": _asked(fields[0]),
                "cash": _asked(fields[1]),
                "bank": _asked(fields[2]),
                "bank_id": next(iter(self.banks), None),
            }
            for code, fields in self.funds.items()
        ]

    def _funds(self) -> Any:
        return self.found.settings.funds if self.found is not None else ()

    def _members(self) -> list[dict[str, Any]]:
        if self.found is not None and self.found.savings.share_mode:
            return [
                {"member_id": key, "shares": row[0]}
                for key, row in self.shares_grid.amounts().items()
            ]
        return [
            {"member_id": key, "compulsory": row[0], "voluntary": row[1]}
            for key, row in self.members.amounts().items()
        ]

    # -- drafts -----------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        if self.found is None or not self._filled:
            return None
        return {
            "group": self.group_id,
            "form": self.form.values(),
            "banks": {key: field.value() for key, field in self.banks.items()},
            "funds": {key: [f.value() for f in row] for key, row in self.funds.items()},
            "members": self.members.texts(),
            "shares": self.shares_grid.texts(),
            "loans": self.loans.values(),
        }

    def leave(self) -> None:
        """What was typed and not kept is put back when the page is shown again."""
        typed = self.draft()
        self._typed_before = typed if typed != self._shown else None

    def restore(self, draft: dict[str, object]) -> None:
        self._typed_before = dict(draft)

    def _put_back(self, kept: Any) -> None:
        self.form.set_values(kept["form"])
        for key, text in kept["banks"].items():
            if key in self.banks:
                self.banks[key].set_value(text)
        for key, texts in kept["funds"].items():
            for field, text in zip(self.funds.get(key, ()), texts, strict=False):
                field.set_value(text)
        self.members.set_texts(kept["members"])
        self.shares_grid.set_texts(kept["shares"])
        self.loans.set_values(kept["loans"])


def _asked(field: AmountField) -> int | None:
    return field.asked() if field.value().strip() else None


def _claim(kind: str) -> str:
    """The account that holds a fund's claim."""
    return {"rf": "3040", "vrf": "3050"}.get(kind, "2040" if kind == "social" else "2210")

"""Taking over a paper book: one page from the cut-off day to the check, kept as it is typed."""

from __future__ import annotations

from functools import partial
from typing import Any

from finance.ledger.words import fund_words
from finance.savings.views import OpeningView
from sr_board import i18n
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import Text, say
from ui.members.saving import ask_save_path
from ui.money.amounts import AmountField, money
from ui.money.opening.loan_rows import LoanRows
from ui.money.opening.presenter import Opening, OpeningPresenter
from ui.money.savings.amount_grid import AmountGrid
from ui.money.savings.parts import Figures, grounds_card, member_choices
from ui.money.two_persons import TwoPersonForm
from ui.notices import Notice

__all__ = ["OpeningPage"]

_DEBTS = ("2110", "2120", "2130")


class OpeningPage(TwoPersonForm):
    """The grid of a paper book."""

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
        self.cut_off = DateField(lambda: say("Last day of the paper book"), key="cut_off")
        self.cash = AmountField(lambda: say("Cash in the box, counted"), key="cash", words=False)
        self.deposit = AmountField(lambda: say("Fixed deposits"), key="deposits", words=False)
        self.form.add(self.cut_off, self.cash, self.deposit)
        self.debts = [
            AmountField(words, key=f"debt-{code}", words=False)
            for code, words in zip(
                _DEBTS,
                (
                    lambda: say("Owed to the bank"),
                    lambda: say("Owed to the federation"),
                    lambda: say("Owed to another lender"),
                ),
                strict=True,
            )
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
        self.control = {
            "savings": AmountField(
                lambda: say("Savings of all, as the book says"), key="control_savings", words=False
            ),
            "loans": AmountField(
                lambda: say("Loans of all, as the book says"), key="control_loans", words=False
            ),
            "shares": AmountField(
                lambda: say("Shares of all, as the book says"), key="control_shares", words=False
            ),
        }
        self.form.add(*self.control.values())
        self._cards()
        last, self.grounds = grounds_card()
        self.put(last)
        self.finish()
        self.later = self.foot.beside(Button(lambda: say("Check"), on=self.check))

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
        self.foot.helper(
            Button(
                lambda: say("Template"), Kind.QUIET, icon="file-spreadsheet", on=self.save_template
            )
        )
        self.foot.helper(
            Button(
                lambda: say("From a file"),
                Kind.QUIET,
                icon="file-spreadsheet",
                on=lambda: self.desk.go("money-opening-file", group=self.group_id),
            )
        )

    @property
    def group_id(self) -> str:
        """The group whose book it is."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    # -- showing --------------------------------------------------------------------------

    def load(self, **place: Any) -> Opening:
        return self.presenter.opening(str(place.get("group", "")))

    def _show(self, found: Any) -> None:
        if found.view.state == "posted":
            self.desk.go("money-opening-done", group=self.group_id)
            return
        super()._show(found)
        kept, self._typed_before = self._typed_before, None
        if kept is not None and kept.get("group") == self.group_id:
            self._put_back(kept)

    def fill(self, found: Opening) -> None:
        self.found = found
        view = found.savings
        self._offer_banks(found)
        rows = [(row.member.member_id, row.member) for row in view.rows]
        self.members.set_rows([] if view.share_mode else rows)
        self.members.setVisible(not view.share_mode)
        self.shares_grid.set_rows(rows if view.share_mode else [])
        self.shares_grid.setVisible(view.share_mode)
        self.control["shares"].setVisible(view.share_mode)
        self.control["savings"].setVisible(not view.share_mode)
        self.loans.set_members(member_choices(view))
        self.grounds.offer(found.resolutions)
        self.show_content(found.view.content)
        self.show_sums(found.view)

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
        from datetime import date

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
        first_bank = next(iter(self.banks), None)
        accounts = {fund.code: _claim(fund.kind) for fund in self._funds()}
        return {
            "cut_off": on.isoformat() if on is not None else "",
            "cash": _asked(self.cash),
            "deposits": [{"balance": _asked(self.deposit)}],
            "banks": [
                {"bank_id": key, "balance": _asked(field)} for key, field in self.banks.items()
            ],
            "debts": [
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
            ],
            "funds": [
                {
                    "code": code,
                    "account": accounts[code],
                    "amount": _asked(fields[0]),
                    "cash": _asked(fields[1]),
                    "bank": _asked(fields[2]),
                    "bank_id": first_bank,
                }
                for code, fields in self.funds.items()
            ],
            "control": {name: _asked(field) for name, field in self.control.items()},
            "members": self._members(),
            "loans": self.loans.rows(),
        }

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

    def _content_or_none(self) -> dict[str, Any] | None:
        self.form.clear_errors()
        self.notices.clear()
        try:
            return self.content()
        except SRBoardError as error:
            if not self.form.show_error(error):
                self.show_error(error)
            return None

    # -- acting -----------------------------------------------------------------------------

    def check(self) -> None:
        """Keep what is typed and show what it adds up to."""
        content = self._content_or_none()
        if content is None:
            return
        group, source = self.group_id, self.source

        def kept() -> OpeningView:
            self.presenter.keep(group, content, source)
            return self.presenter.opening(group).view

        self.read(kept, self.show_sums)

    def show_sums(self, view: OpeningView) -> None:
        """Show the sums, and the first thing that is still wrong."""
        self.figures.show_amounts(view.assets, view.claims, view.difference)
        self.notices.drop("problem")
        problem = view.problem
        nothing_typed = not view.assets and not view.claims
        if isinstance(problem, SRBoardError) and not nothing_typed:
            if not self.form.show_error(problem):
                self.show_error(problem)
        elif view.difference and not nothing_typed:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say(
                        "{amount} is not explained yet. It will be shown until two persons "
                        "explain it.",
                        amount=money(abs(view.difference)),
                    ),
                ),
                "problem",
            )

    def wishes(self) -> bool:
        content = self._content_or_none()
        if content is None:
            return False
        grounds = self.grounds.taken()
        if grounds is None:
            return False
        self.wish = (content, grounds)
        return True

    def what_is_signed(self) -> Text:
        content, _ = self.wish
        view = self.presenter.sums(content)
        return lambda: say(
            "The paper book is taken over: the group has {assets}, known claims are {claims}, "
            "the difference is {difference}",
            assets=money(view.assets),
            claims=money(view.claims),
            difference=money(view.difference),
        )

    def act(self) -> Done:
        content, grounds = self.wish
        return self.presenter.post(self.group_id, content, self.source, grounds, self.second)

    def done(self, done: Done) -> None:
        self.desk.go("money-opening-done", group=self.group_id)

    def save_template(self) -> None:
        """Save the empty file, with numbers and names of the members."""
        found = self.found
        path = ask_save_path(
            self, f"{say('Paper book')}.xlsx", say("Spreadsheets") + " (*.xlsx *.csv)"
        )
        if path is not None and found is not None:
            self.read(lambda: self.presenter.save_template(path, found), self._template_saved)

    def _template_saved(self, _nothing: object) -> None:
        self.notices.show_notice(
            Notice("ok", lambda: say("The template is saved. It holds numbers and names.")), "saved"
        )

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

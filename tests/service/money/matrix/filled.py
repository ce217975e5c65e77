"""Books with one of everything, under words that occur nowhere else; their ids by field.

Several groups are filled in one vault: what belongs to one of them carries its mark, so that it is
recognised wherever it turns up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from finance.bank.commands import (
    AddBankLines,
    AddRule,
    Borrow,
    FinishReconciliation,
    NewLine,
    ReceiveFromLender,
    RememberColumns,
    ReplanLender,
    SetStanding,
    Tick,
)
from finance.ledger.commands import AddBankAccount, AddFund, EntryDraft, OpenBooks
from finance.loans.commands import AskLoan, DecideLoan, PayOutLoan, SaveProduct
from finance.loans.demands import raise_due
from finance.loans.models import Demand
from finance.reports.grading_commands import ChangeTemplate, GradeGroup
from finance.reports.grading_data import shipped
from finance.reports.service_audit import AnswerRemark, DrawSample, Remark
from finance.reports.service_export import NotePrint
from finance.rules.entries import EntryKind, Line
from finance.rules.external import LenderKind
from finance.rules.grading import Answer, Source
from finance.rules.loans.products import FineRule, Product
from finance.savings.commands import (
    BuyShares,
    Grounds,
    KeepOpening,
    Leave,
    OpenCycle,
    Paid,
    SetTerms,
    ShareOutCycle,
)
from finance.sheet.commands import OpenSheet, SetSheetRules
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership, Person
from sr_board.people.records import search_key
from tests.conftest import START

from ..conftest import OPENED, TODAY, Money
from ..sheets import pieces_for
from ..test_bank import ref

APRIL, MAY = date(2026, 4, 30), (date(2026, 5, 1), date(2026, 5, 31))


@dataclass(frozen=True)
class Filled:
    """A group with full books: `mark` stands in every text of it, `ids` are values by field."""

    money: Money
    mark: str
    ids: Mapping[str, object]

    @property
    def group(self) -> str:
        return self.money.group

    def marks(self) -> frozenset[str]:
        """Every id and text that tells of this group."""
        ids = {each for each in self.ids.values() if isinstance(each, str) and len(each) == 32}
        return frozenset({self.mark, *ids})


def begun(money: Money, mark: str, code: str, mode: str = "shg") -> Money:
    """One more group of three members of its own with open books, kept by the same two."""
    stamp = {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    group, persons = new_id(), {f"{mark} {n}": new_id() for n in (1, 2, 3)}
    who = {"kind": "shg", "code": code, "name": mark, "status": "active"}
    with money.book.uow() as uow:
        uow.session.add(Group(id=group, search_key=search_key(mark), **who, **stamp))
        for name, person in persons.items():
            facts = {"symbol": "bell", "hue": "sea", "status": "active", **stamp}
            key = search_key(name)
            uow.session.add(Person(id=person, chosen_name=name, search_key=key, **facts))
        uow.session.flush()
        for number, person in enumerate(persons.values(), 1):
            facts = {"member_class": "full", "status": "active", "joined": OPENED, **stamp}
            uow.session.add(
                Membership(id=new_id(), person_id=person, group_id=group, number=number, **facts)
            )
        uow.record("group.added", subject="test")
        uow.commit()
    named = dict(zip(("Asha", "Bina", "Champa"), persons.values(), strict=True))
    two = {name: money.person[name] for name in ("Malati",)}
    other = replace(money, group=group, person={**named, **two}, bank="")
    setup = other.desk().ledger.setup
    setup.open(OpenBooks(group, OPENED, mode, savings_amount=4100, savings_unit=1000))
    bank = AddBankAccount(group, f"{mark} account", f"{mark} bank", mark, "9876")
    return replace(other, bank=setup.add_bank_account(bank).id)


def fill(money: Money, mark: str, more: int) -> Filled:
    """One of everything. Amounts end in `more` paise, so that they are this group's alone."""
    made = _Filling(money, mark, more)
    made.entries()
    made.loans()
    made.at_the_bank()
    made.from_outside()
    made.judged()
    made.leaving()
    return Filled(money, mark, made.ids)


def fill_shares(money: Money, mark: str, more: int) -> Filled:
    """A group that saves in shares, its cycle shared out."""
    desk, price = money.desk().savings, 5000 + more
    desk.cycles.open(OpenCycle(money.group, OPENED, date(2027, 3, 31), price, 5))
    rows = (Paid(money.person["Asha"], 3 * price), Paid(money.person["Bina"], 2 * price))
    desk.cycles.buy(BuyShares(money.group, MAY[0], rows))
    desk.accounts.set_terms(SetTerms(money.group, left_over="social"))
    whole = 5 * price
    command = ShareOutCycle(
        money.group,
        TODAY,
        whole,
        grounds=Grounds(resolution_no="12/2026"),
        second=money.second(),
        pieces=pieces_for(whole - whole % 100),
        counters=(money.person["Asha"], money.person["Bina"]),
    )
    run = desk.share_outs.share_out(command).id
    ids = {"group_id": money.group, "share_out_id": run, "member_id": money.person["Asha"]}
    return Filled(money, mark, {**ids, "bank_id": money.bank})


class _Filling:
    """State of one filling."""

    def __init__(self, money: Money, mark: str, more: int) -> None:
        self.money, self.mark, self.more = money, mark, more
        self.ids: dict[str, object] = {
            "group_id": money.group,
            "bank_id": money.bank,
            "member_id": money.person["Bina"],
            "fund": "extra",
        }

    def entries(self) -> None:
        """A fund, receipts with a picture, a payment that waits, a sheet, a month's rules."""
        money, mark = self.money, self.mark
        setup = money.desk().ledger.setup
        setup.add_fund(AddFund(money.group, "extra", "project", mark, mark))
        box = 900_000 + self.more
        entry = EntryDraft(
            money.group,
            date(2026, 4, 2),
            EntryKind.RECEIPT,
            mark,
            (Line("1010", box), Line("2010", -box, money.person["Bina"])),
            attachments=(mark.encode(),),
        )
        self.ids["entry_id"] = money.post(entry)
        self.ids["small"] = money.receive(100 + self.more, "4020", None, narration=mark)
        lines = (Line("5030", 2_000 + self.more), Line("1010", -2_000 - self.more))
        draft = money.draft(EntryKind.PAYMENT, lines, narration=mark, resolution_no="7/2026")
        self.ids["waiting"] = money.desk().ledger.entries.keep_waiting(draft).id
        work = money.desk().sheet_work
        work.set_rules(SetSheetRules(money.group, late_fine=300 + self.more))
        self.ids["sheet_id"] = work.open(OpenSheet(money.group, TODAY)).id
        rule = AddRule(money.group, "federation-due", "17", TODAY, mark)
        money.desk().bank.fund_work.add_rule(rule)

    def loans(self) -> None:
        """A loan that runs with a demand that is open, and one that is asked for."""
        money, mark = self.money, self.mark
        terms = Product(interest_unit=100, fine=FineRule(amount=1000 + self.more))
        save = SaveProduct(money.group, mark, terms)
        self.ids["product_id"] = product = (
            money.desk(Role.ADMINISTRATOR).loans.products.save(save).id
        )
        lending = money.desk().loans.lending
        day, amount = date(2026, 6, 30), 100_000 + self.more
        ask = AskLoan(money.group, money.person["Bina"], product, amount, 5, "business", day)
        self.ids["loan_id"] = loan = lending.ask(ask).id
        lending.decide(DecideLoan(loan, day, amount, 5, resolution_no="9/2026"))
        first = date(2026, 7, 31)
        lending.pay_out(PayOutLoan(loan, day, money.second(), first_due=first))
        self.ids["asked"] = lending.ask(replace(ask, member_id=money.person["Asha"])).id
        with money.book.uow() as uow:
            raise_due(money.entry(uow.session), money.group, date(2026, 9, 30))
            uow.record("demands.raised", subject="test")
            uow.commit()
        with money.book.read() as session:
            self.ids["demand_id"] = session.scalars(
                select(Demand.id).where(Demand.loan_id == loan)
            ).first()

    def at_the_bank(self) -> None:
        """Money is taken there; a line is ticked, another open, May is reconciled."""
        money, mark, amount = self.money, self.mark, 400_000 + self.more
        lines = (Line("1020", amount, bank_id=money.bank), Line("1010", -amount))
        money.post(money.draft(EntryKind.CONTRA, lines, MAY[0], narration=mark))
        work, found = money.desk().bank.work, money.desk().bank.accounts
        work.add_lines(AddBankLines(money.bank, (NewLine(MAY[0], amount, mark, mark, amount),)))
        pair = found.board(money.bank).proposed[0]
        book = tuple(ref(each) for each in pair.book)
        self.ids["tick"] = work.tick(Tick(money.bank, pair.bank, book)).id
        self.ids["reconciliation_id"] = work.finish(
            FinishReconciliation(money.bank, MAY[1], amount)
        ).id
        late = NewLine(date(2026, 6, 2), 7_000 + self.more, mark, mark)
        work.add_lines(AddBankLines(money.bank, (late,)))
        self.ids["line_id"] = found.board(money.bank).bank[0].id
        work.remember_columns(RememberColumns(money.bank, (("date", mark),)))
        work.set_standing(SetStanding(money.bank, number=mark))

    def from_outside(self) -> None:
        """A loan from a bank with its plan changed, and a paper book that is being typed."""
        money, mark, amount = self.money, self.mark, 300_000 + self.more
        work = money.desk().bank.lender_work
        borrow = Borrow(
            money.group, LenderKind.BANK, mark, "extra", amount, "7", MAY[0], sanction_no=mark
        )
        self.ids["lender_id"] = lender = work.borrow(borrow).id
        work.receive(ReceiveFromLender(lender, amount, MAY[0], money.bank))
        work.replan(ReplanLender(lender, date(2026, 7, 1), "6", 10, mark))

    def judged(self) -> None:
        """Graded, remarked on by the auditor, sampled, printed."""
        money, mark = self.money, self.mark
        desk, auditor = money.desk().reports, money.desk(Role.AUDITOR).reports.audit
        sheet = replace(shipped("abc_sheet"), name={"en": mark})
        admin = money.desk(Role.ADMINISTRATOR).reports.grading
        admin.change_template(ChangeTemplate(money.group, sheet))
        answers = {
            each.key: Answer(Fraction(8 if each.source is Source.ASKED else 80), mark)
            for each in sheet.parameters
        }
        graded = GradeGroup(money.group, "abc_sheet", *MAY, answers)
        self.ids["result_id"] = desk.grading.grade(graded).id
        remark = Remark(money.group, mark, str(self.ids["entry_id"]))
        self.ids["remark_id"] = auditor.remark(remark).id
        desk.audit.answer(AnswerRemark(str(self.ids["remark_id"]), mark))
        self.ids["sample_id"] = auditor.draw(DrawSample(money.group, *MAY, 1, seed=mark)).id
        desk.exports.note(NotePrint(money.group, "cash_book", "paper", mark, names=True))

    def leaving(self) -> None:
        """A member's last account, and a paper book that is being typed."""
        money = self.money
        money.receive(60_000 + self.more, "2010", "Champa", narration=self.mark)
        command = Leave(
            money.group,
            money.person["Champa"],
            TODAY,
            grounds=Grounds(resolution_no="8/2026"),
            second=money.second(),
        )
        self.ids["account_id"] = money.desk().savings.leaving.leave(command).id
        typed = {"cut_off": APRIL.isoformat(), "cash": self.more, "note": self.mark}
        keep = KeepOpening(money.group, typed)
        self.ids["batch_id"] = money.desk().savings.opening.keep(keep).id

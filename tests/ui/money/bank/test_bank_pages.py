"""Bank, lenders, funds, schemes and member groups as the treasurer works with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from finance.bank.commands import AddRule
from finance.bank.papers import external_loans_pdf, fund_register_pdf, reconciliation_pdf
from finance.bank.papers_dues import dues_pdf
from finance.ledger.balances import balance
from finance.ledger.commands import OpenBooks, SwitchAccount
from sr_board.access.roles import Role
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile, page_texts
from tests.service.money.conftest import PHRASE
from tests.service.money.test_many_groups import make_group
from tests.ui.meetings.typing import go
from ui.labels import Label
from ui.main_window import MainWindow
from ui.money.bank.accounts import BankPage, StandingPage
from ui.money.bank.book import BankBookPage
from ui.money.bank.dues import DueInPage, DuesPage
from ui.money.bank.federation import FederationPage
from ui.money.bank.file import BankFilePage
from ui.money.bank.funds import FederationPayPage, FundsPage, GrantPage, TransferPage
from ui.money.bank.lender_forms import BorrowPage, LenderInPage, PayLenderPage
from ui.money.bank.lender_plan import ReplanLenderPage
from ui.money.bank.lenders import LenderPage, LendersPage
from ui.money.bank.lines import DropPage, LinesPage
from ui.money.bank.match import MatchPage
from ui.money.bank.news import NewsPage
from ui.money.bank.reconcile import ReconcilePage
from ui.money.bank.schemes import RulePage, RulesPage
from ui.second_person import SecondPersonPanel

from .conftest import Banked

Open = Callable[..., MainWindow]


def confirm(panel: SecondPersonPanel) -> None:
    """Asha types her passphrase."""
    assert panel.isVisible()
    panel.passphrase.set_value(PHRASE)
    panel.sign()


def place(banked: Banked) -> dict[str, object]:
    """The account that pages are about."""
    return {"group": banked.money.group, "bank": banked.money.bank}


def test_from_the_passbook_to_a_kept_reconciliation(window: Open, banked: Banked) -> None:
    main = window()
    assert isinstance(go(main, "money-bank", group=banked.money.group), BankPage)
    match = go(main, "money-bank-match", **place(banked))
    assert isinstance(match, MatchPage)
    assert match._found is not None
    match._tick_all([one for one in match._found.proposed if one.alone])
    assert [line.text for line in match._found.bank] == ["INT PD", "SMS CHG"]
    for ref in list(match.at_bank.boxes):
        news = go(main, "money-bank-news", line=ref, **place(banked))
        assert isinstance(news, NewsPage)
        if news.needs_two():
            news.resolution.paper.set_value("3/2026")
        news.save()
        if news.needs_two():
            confirm(news.panel)
        assert main.here == "money-bank-match"
    page = go(main, "money-bank-reconcile", **place(banked))
    assert isinstance(page, ReconcilePage)
    page.on.set_day(date(2026, 5, 31))
    page.balance.set_value("1,47,303.51")
    page.look()
    page.keep()
    kept = banked.money.desk().bank.accounts.kept(banked.money.bank)
    assert [(view.as_of, view.deposits) for view in kept] == [(date(2026, 5, 31), 700_00)]
    book = go(main, "money-bank-book", **place(banked))
    assert isinstance(book, BankBookPage)
    book.since.set_day(date(2026, 4, 1))
    book.refresh()
    assert book.model.rowCount() == 6


def test_a_statement_looked_at_twice_shows_its_figures_once(window: Open, banked: Banked) -> None:
    steps = {"on": "2026-05-31", "closing": "month"}
    page = go(window(), "money-bank-reconcile", **place(banked), **steps)
    went: list[tuple[str, object]] = []
    page.desk.went.connect(lambda key, where: went.append((key, where["day"])))
    page.to_closing.click()
    assert went == [("money-closing", date(2026, 5, 31))]
    assert isinstance(page, ReconcilePage)
    assert page.on.day() == date(2026, 5, 31)

    def labels() -> list[str]:
        shown = page.sheet.findChildren(Label)
        return [label.text() for label in shown if not label.isHidden()]

    once = labels()
    page.balance.set_value("8000")
    page.look()
    assert len(labels()) == len(once)


def test_two_lines_are_weighed_before_they_are_ticked(window: Open, banked: Banked) -> None:
    match = go(window(), "money-bank-match", **place(banked))
    assert isinstance(match, MatchPage)
    assert not match.main.isEnabled()
    left = {match.at_bank.amounts[x]: x for x in match.at_bank.boxes}
    right = {match.in_books.amounts[x]: x for x in match.in_books.boxes}
    match.at_bank.boxes[left[4000_00]].setChecked(True)
    assert not match.main.isEnabled()
    match.in_books.boxes[right[4000_00]].setChecked(True)
    assert match.main.isEnabled()
    match.tick()
    assert match._found is not None
    assert [one.amount for one in match._found.ticked] == [4000_00]
    match._untick(match._found.ticked[0].tick)
    assert match._found.ticked == ()


def test_lines_are_written_and_taken_out(window: Open, banked: Banked) -> None:
    main = window()
    page = go(main, "money-bank-lines", **place(banked))
    assert isinstance(page, LinesPage)
    page.save()
    assert main.here == "money-bank-lines"
    page.on.set_day(date(2026, 6, 1))
    page.amount.set_value("৫০০")
    page.way.set_value("out")
    page.text.set_value("CHQ")
    page.save()
    board = banked.money.desk().bank.accounts.board(banked.money.bank)
    assert board.bank[-1].amount == -500_00
    assert page.amount.value() == ""
    drop = go(main, "money-bank-drop", line=board.bank[-1].id, **place(banked))
    assert isinstance(drop, DropPage)
    drop.reason.set_value("other account")
    drop.save()
    assert len(banked.money.desk().bank.accounts.board(banked.money.bank).bank) == 5


def test_a_file_of_the_bank_is_taken_over(window: Open, banked: Banked, tmp_path: Path) -> None:
    main = window()
    page = go(main, "money-bank-file", **place(banked))
    assert isinstance(page, BankFilePage)
    path = tmp_path / "statement.csv"
    path.write_text(
        "Date,Narration,Debit,Credit,Balance\n"
        "31/05/2026,SMS CHG,11.80,,147303.51\n01/06/2026,UPI,,50,147353.51\n,Total,11.80,50,\n",
        encoding="utf-8",
    )
    page.open_file(path)
    assert page.model.rowCount() == 3
    page.take()
    assert main.here == "money-bank-match"
    lines = banked.money.desk().bank.accounts.board(banked.money.bank).bank
    assert [line.text for line in lines].count("SMS CHG") == 1
    assert lines[-1].amount == 50_00


def test_formulas_and_hidden_rows_of_a_file_are_told(
    window: Open, banked: Banked, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Narration", "Debit", "Credit", "Balance"])
    sheet.append([date(2026, 5, 30), "CASH", None, 50, 147353.51])
    sheet.append([date(2026, 5, 31), "FORMULA", None, "=20+30", None])
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "statement.xlsx")
    page = go(window(), "money-bank-file", **place(banked))
    assert isinstance(page, BankFilePage)
    assert not page.none.isHidden()
    page.open_file(tmp_path / "statement.xlsx")
    assert page.none.isHidden()
    hidden = page.notices.current("hidden")
    assert hidden is not None and hidden.text().startswith("1 row is hidden")
    assert (
        page.model.columns[-1].show(page.model.row(1)).text
        == "A formula stands here, not an amount."
    )


def test_the_standing_resolution_is_named(window: Open, banked: Banked) -> None:
    main = window()
    page = go(main, "money-bank-standing", **place(banked))
    assert isinstance(page, StandingPage)
    page.save()
    assert main.here == "money-bank-standing"
    page.resolution.paper.set_value("3/2026")
    page.save()
    (row,) = banked.money.desk().bank.accounts.accounts(banked.money.group)
    assert row.standing_no == "3/2026"


def test_a_lender_is_paid_with_a_second_person(window: Open, banked: Banked) -> None:
    main = window()
    register = go(main, "money-lenders", group=banked.money.group)
    assert isinstance(register, LendersPage)
    card = go(main, "money-lender", id=banked.lender, group=banked.money.group)
    assert isinstance(card, LenderPage)
    assert card.model.rowCount() == 24
    pay = go(main, "money-lender-pay", id=banked.lender, group=banked.money.group)
    assert isinstance(pay, PayLenderPage)
    pay.amount.set_value("6715.89")
    pay._divide()
    due = banked.money.desk().bank.lenders.card(banked.lender).schedule
    interest = sum(
        line.standing.row.interest
        for line in due[1:]
        if line.standing.row.due <= banked.money.book.clock.today()
    )
    assert pay.interest.amount() == interest
    pay.principal.set_value("1")
    pay.resolution.paper.set_value("9/2026")
    pay.save()
    assert not pay.panel.isVisible()
    pay._divide()
    pay.save()
    confirm(pay.panel)
    assert main.here == "money-lender"
    with banked.money.book.read() as session:
        assert balance(session, banked.money.group, "5010") == 875_00 + interest


def test_a_lender_changes_its_plan(window: Open, banked: Banked) -> None:
    main, lenders = window(), banked.money.desk().bank.lenders
    owed = lenders.card(banked.lender).row.balance
    page = go(main, "money-lender-plan", id=banked.lender, group=banked.money.group)
    assert isinstance(page, ReplanLenderPage)
    today = banked.money.book.clock.today()
    for fill in (
        lambda: page.letter.set_value("Letter 7"),
        lambda: page.number_of.set_value("12"),
        lambda: page.first.set_day(today),
        lambda: page.first.set_day(today + timedelta(days=30)),
    ):
        page.save()
        assert page.table.isHidden(), "something is missing, and is said at its field"
        fill()
    page.save()
    assert (page.table.isHidden(), page.model.rowCount()) == (False, 12)
    assert not lenders.card(banked.lender).plans
    page.number_of.set_value("10")
    page.save()
    assert page.model.rowCount() == 10, "other fields, another plan to look at first"
    page.save()
    assert main.here == "money-lender"
    after = lenders.card(banked.lender)
    assert [(x.principal, x.reason) for x in after.plans] == [(owed, "Letter 7")]


def test_a_loan_is_written_down_and_its_money_comes(window: Open, banked: Banked) -> None:
    main = window()
    form = go(main, "money-borrow", group=banked.money.group)
    assert isinstance(form, BorrowPage)
    form.kind.set_value("cif")
    form.lender.set_value("Cluster federation")
    form.amount.set_value("30000")
    form.rate.set_value("12")
    form.on.set_day(date(2026, 5, 1))
    form.save()
    assert main.here == "money-lender"
    ref = next(
        row.id
        for row in banked.money.desk().bank.lenders.register(banked.money.group)
        if row.lender == "Cluster federation"
    )
    came = go(main, "money-lender-in", id=ref, group=banked.money.group, step="loan")
    assert isinstance(came, LenderInPage)
    assert came.amount.amount() == 30_000_00
    came.save()
    given = go(
        main, "money-lender-in", id=banked.lender, group=banked.money.group, step="subvention"
    )
    assert isinstance(given, LenderInPage)
    given.amount.set_value("375")
    given.save()
    with banked.money.book.read() as session:
        assert balance(session, banked.money.group, "2120", lender_id=ref) == -30_000_00
        assert balance(session, banked.money.group, "4070") == -375_00


def test_money_is_moved_between_funds(window: Open, banked: Banked) -> None:
    main = window()
    assert isinstance(go(main, "money-funds", group=banked.money.group), FundsPage)
    form = go(main, "money-fund-transfer", group=banked.money.group)
    assert isinstance(form, TransferPage)
    form.target.set_value("social")
    form.amount.set_value("200")
    form.resolution.paper.set_value("4/2026")
    form.save()
    confirm(form.panel)
    assert main.here == "money-funds"
    grant = go(main, "money-grant", group=banked.money.group)
    assert isinstance(grant, GrantPage)
    grant.fund.set_value("social")
    grant.giver.set_value("Mission")
    grant.amount.set_value("500")
    grant.save()
    with banked.money.book.read() as session:
        assert balance(session, banked.money.group, "2040", fund="social") == -700_00
    share = go(main, "money-federation-pay", group=banked.money.group)
    assert isinstance(share, FederationPayPage)
    share.amount.set_value("50")
    share.resolution.paper.set_value("5/2026")
    share.save()
    confirm(share.panel)
    with banked.money.book.read() as session:
        assert balance(session, banked.money.group, "1210") == 50_00


def test_a_group_writes_its_own_row_of_a_scheme(window: Open, banked: Banked) -> None:
    main = window()
    assert isinstance(go(main, "money-rules", group=banked.money.group), RulesPage)
    form = go(main, "money-rule", group=banked.money.group, name="cif-per-member")
    assert isinstance(form, RulePage)
    assert form.value.value() == "3000"
    form.value.set_value("3500")
    form.save()
    assert main.here == "money-rule"
    form.source.set_value("Circular 12")
    form.save()
    assert main.here == "money-rules"
    rows = banked.money.desk().bank.funds.rules(banked.money.group)
    assert [row.value for row in rows if row.name == "cif-per-member"] == ["350000", "300000"]


def test_a_federation_sees_its_member_groups(window: Open, banked: Banked) -> None:
    make_group(banked.money, "Kadam Dal", banked.money.group, "KDM")
    page = go(window(Role.CHAIR), "money-federation", group=banked.money.group)
    assert isinstance(page, FederationPage)
    assert page.model.rowCount() == 1
    for name, code in (("Aam Dal", "AAM"), ("Jaba Dal", "JBA")):
        below = make_group(banked.money, name, banked.money.group, code)
        banked.money.desk().ledger.setup.open(OpenBooks(below, date(2026, 4, 1)))
    page.refresh()
    names = [page.model.columns[0].show(page.model.row(at)).text for at in range(4)]
    assert names == ["All groups together", "Aam Dal", "Jaba Dal", "Kadam Dal"]
    page._open(page.model.row(0))  # the sums are of no group
    assert page.desk is not None and page.isVisible()


def test_dues_of_member_groups_arrive(window: Open, banked: Banked) -> None:
    money = banked.money
    below = make_group(money, "Kadam Dal", money.group, "KDM")
    money.desk().ledger.setup.switch_account(SwitchAccount(money.group, "4090", active=True))
    main = window()
    page = go(main, "money-dues", group=money.group)
    assert isinstance(page, DuesPage)
    assert page.told.text().startswith("The federation has not written down")
    rule = AddRule(money.group, "federation-due", "100", date(2026, 4, 1), "Resolution 3")
    money.desk().bank.fund_work.add_rule(rule)
    form = go(main, "money-due-in", group=money.group)
    assert isinstance(form, DueInPage)
    form.save()
    assert main.here == "money-due-in", "no group is chosen"
    form.payer.set_value(below)
    form._propose()
    assert form.amount.amount() == 800_00
    form.amount.set_value("900")
    form.save()
    assert main.here == "money-dues"
    (line,) = money.desk().bank.dues.register(money.group).lines
    assert (line.dues.open, line.dues.ahead) == (0, 100_00)
    head = Letterhead("Bakul Samiti", Tile("flower", "marigold"))
    for language, month in (("en", "November 2026"), ("bn", "Kadam Dal")):
        register = money.desk().bank.dues.register(money.group)
        assert month in "".join(page_texts(dues_pdf(register, translator(language), head)))


def test_a_reader_finds_nothing_to_do(window: Open, banked: Banked) -> None:
    main = window(Role.AUDITOR)
    match = go(main, "money-bank-match", **place(banked))
    assert isinstance(match, MatchPage)
    assert not match.main.isVisible()
    card = go(main, "money-lender", id=banked.lender, group=banked.money.group)
    assert isinstance(card, LenderPage)
    assert not card.pay.isVisible()


def test_papers_in_two_languages(banked: Banked) -> None:
    desk = banked.money.desk().bank
    group = banked.money.group
    head = Letterhead("Bakul Samiti", Tile("flower", "marigold"))
    draft = desk.accounts.draft(banked.money.bank, date(2026, 5, 31), None)
    card = desk.lenders.card(banked.lender)
    funds = desk.funds.register(group, date(2026, 4, 1), date(2026, 5, 31))
    for code in ("en", "bn"):
        tr = translator(code)
        on = date(2026, 5, 31)
        first = "".join(page_texts(reconciliation_pdf(draft, tr, head)))
        second = "".join(page_texts(external_loans_pdf("Bakul Samiti", [card], on, tr, head)))
        third = "".join(
            page_texts(fund_register_pdf("Bakul Samiti", funds, on.replace(day=1), on, tr, head))
        )
        assert "SMS CHG" in first
        assert "GB/77" in second or code == "bn"
        assert "Loans for business" in third
    empty = external_loans_pdf("Bakul Samiti", [], date(2026, 5, 31), translator("en"), head)
    assert "owes nobody" in "".join(page_texts(empty))

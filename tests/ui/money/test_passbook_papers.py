"""The passbook as a printed page and as a small card, with and without names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from finance.ledger.commands import CorrectEntry
from finance.rules.entries import Line
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed
from sr_board.i18n import translator
from sr_board.papers import page_count, page_texts
from tests.service.money.conftest import NAMES, TODAY, Money, money, scene
from tests.service.money.lending import Lending
from tests.ui.meetings.typing import go
from ui.money.savings.papers import book_id, papers
from ui.papers.kinds import Drawn, PaperAsked

from .savings.conftest import SavingsHouse, house, opened

__all__ = ["money", "scene"]


def drawn(work: SavingsHouse, kind: str, ref: str, language: str = "en") -> Drawn:
    """A paper of this part."""
    paper = next(each for each in papers(work) if each.key == kind)
    return paper.make(PaperAsked(kind, ref), translator(language))


def words(work: SavingsHouse, kind: str, ref: str, language: str = "en") -> str:
    """All its text, with single spaces."""
    pages = page_texts(drawn(work, kind, ref, language).pdf)
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def bina(money: Money) -> str:
    """Bina saves, a wrong line of hers is corrected, and she has a loan; the id of her book."""
    lending = Lending(money)
    wrong = money.receive(70_00, member="Bina", on_date=date(2026, 5, 1))
    money.receive(50_00, member="Bina", on_date=date(2026, 6, 1))
    person = money.person["Bina"]
    lines = (Line("1010", 50_00), Line("2010", -50_00, person))
    command = CorrectEntry(wrong, lines, "the amount was misread", money.second())
    money.desk().ledger.corrections.correct(command)
    lending.given(on=TODAY, first_due=date(2026, 12, 22))
    return book_id(money.group, person)


def test_the_printed_passbook(money: Money, bina: str) -> None:
    made = words(house(money), "money-passbook", bina)
    heads = ("Day", "Saved", "Savings", "Loan taken", "Loan repaid", "Loan left", "Interest")
    heads += ("Fine", "Other", "Paid in all", "Returned", "Organiser's signature")
    places = [made.index(head, made.index(" Day ")) for head in heads]
    assert places == sorted(places)  # the order of columns of a passbook
    for there in ("Bina", "Member no. 2", "Bakul Samiti", "₹ 100", "₹ 6,000"):
        assert there in made
    assert "struck out" in made and "correction" in made and "−20" in made
    code = money.desk().ledger.reading.home(money.group).code
    assert code and code in made


def test_the_struck_line_stands_before_its_correction(money: Money, bina: str) -> None:
    made = words(house(money), "money-passbook", bina)
    assert made.index("70 ") < made.index("struck out") < made.index("correction")


@pytest.mark.parametrize("kind", ["money-passbook", "money-passbook-card", "money-passbook-cards"])
def test_with_numbers_only_nobody_is_named(money: Money, bina: str, kind: str) -> None:
    work = house(money)
    ref = money.group if kind.endswith("cards") else bina
    assert "Bina" in words(work, kind, ref)
    made = words(work, f"{kind}-numbers", ref)
    assert "Member no. 2" in made
    assert not [name for name in NAMES if name in made]
    assert not any(name in drawn(work, kind, ref).name for name in NAMES)


def test_the_small_card(money: Money, bina: str) -> None:
    made = words(house(money), "money-passbook-card", bina)
    for there in ("Bina", "Member no. 2", "₹ 100", "₹ 6,000", "₹ 720", "22 Dec 2026"):
        assert made.count(there) == 2, there  # two cards: hers, and one for the group
    assert "Code of the books" in made


def test_cards_of_all_in_bengali(money: Money, bina: str) -> None:
    pdf = drawn(house(money), "money-passbook-cards", money.group, "bn").pdf
    made = "\n".join(page_texts(pdf))
    assert page_count(pdf) == 2 and all(name in made for name in NAMES)


def test_who_may_print_them(money: Money, bina: str) -> None:
    for role in Role:
        work = house(money, role)
        for kind in ("money-passbook", "money-passbook-card"):
            if Action.MONEY_READ in GRANTS[role]:
                assert drawn(work, kind, bina).pdf
            else:
                with pytest.raises(NotAllowed):
                    drawn(work, kind, bina)


def test_from_the_passbook_to_its_paper_and_back(qtbot: QtBot, money: Money) -> None:
    money.receive(500_00, member="Bina", on_date=date(2026, 5, 1))
    person = money.person["Bina"]
    main = opened(qtbot, house(money))
    page = go(main, "money-passbook", group=money.group, id=person)
    for button in list(page.prints.values()):
        button.click()
        assert main.here == "paper"
        main.pages()["paper"].go_back()
        assert main.here == "money-passbook" and page._member == person
    savings = go(main, "money-savings", group=money.group)
    savings.cards.click()
    assert main.here == "paper"
    main.pages()["paper"].go_back()
    assert main.here == "money-savings" and savings.model.rowCount() == 10


def test_the_passbook_of_a_year_and_its_foot(qtbot: QtBot, money: Money) -> None:
    """Year of the books from 1 April: 70 before it, 50 in it."""
    money.receive(70_00, member="Bina", on_date=date(2026, 5, 1))
    money.book.clock.set(datetime(2027, 5, 2, 10, tzinfo=UTC))
    money.receive(50_00, member="Bina", on_date=date(2027, 4, 3))
    work = house(money)
    main = opened(qtbot, work)
    page = go(main, "money-passbook", group=money.group, id=money.person["Bina"])
    assert page.model.rowCount() == 2
    shown = {}
    for period in ("last_year", "year"):
        page.period.set_value(period)
        page.period.changed.emit()
        shown[period] = page.model.rowCount()
    assert shown == {"last_year": 1, "year": 1}
    year = words(work, "money-passbook", book_id(money.group, page._member, "year"))
    assert "1 Apr 2027 to 2 May 2027" in year and "120" in year
    last = words(work, "money-passbook", book_id(money.group, page._member, "last_year"))
    assert "to 31 Mar 2027" in last and "120" not in last
    assert "Code of the books: " in last and "audit book" not in last
    page.prints["money-passbook"].click()
    assert main.here == "paper"
    main.pages()["paper"].go_back()
    assert page._member == money.person["Bina"] and page.period.value() == "year"

"""The card of a loan and the letter of what was granted, on paper, with and without names."""

from __future__ import annotations

from datetime import date

import pytest

from finance.loans.commands import RescheduleLoan
from sr_board.access.check import SignedIn
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed, RuleBroken
from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.service.money.conftest import NAMES, TODAY, Money
from tests.service.money.lending import Lending
from ui.money.loans.papers import papers
from ui.papers.kinds import Drawn, PaperAsked

from .conftest import MoneyWork


def drawn(money: Money, kind: str, loan: str, role: Role = Role.TREASURER) -> Drawn:
    """A paper of a loan for somebody with this role."""
    who = SignedIn(money.book.vault.slot_id, money.person["Malati"], frozenset({role}))
    paper = next(each for each in papers(MoneyWork(money, who)) if each.key == kind)
    return paper.make(PaperAsked(kind, loan), translator("en"))


def words(money: Money, kind: str, loan: str) -> str:
    """All its text, with single spaces."""
    pages = page_texts(drawn(money, kind, loan).pdf)
    return " ".join(" ".join(pages).replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_card_shows_what_is_paid_and_left(money: Money) -> None:
    lending = Lending(money)
    loan = lending.given(on=date(2026, 10, 22), first_due=TODAY)
    lending.repay(loan, TODAY, 720_00)
    made = words(money, "money-loan-card", loan)
    for there in ("Bina", "Member no. 2", "₹ 6,000", "₹ 5,400", "9/2026", "2 % a month"):
        assert there in made
    assert "1 of 10 instalments are paid." in made
    assert "Equal part of the loan, interest on what is left" in made
    assert made.count("coming") == 9 and "22 Dec 2026" in made
    assert "Borrower" in made and "Thumb" in made


def test_the_letter_says_the_plan_in_plain_words(money: Money) -> None:
    lending = Lending(money)
    loan = lending.given()
    made = words(money, "money-loan-letter", loan)
    for there in (
        "The group lends you ₹ 6,000: six thousand rupees.",
        "The meeting decided it by resolution 9/2026.",
        "You repay it in 10 instalments, every month.",
        "The first falls due on 31 July 2026: ₹ 720.",
        "In all you pay back ₹ 6,660; ₹ 660 of it is interest.",
        "Owing money does not keep you in the group, in a place or at work.",
        "Read aloud by",
    ):
        assert there in made, there
    assert "paid out." not in made


def test_the_letter_keeps_to_what_was_granted(money: Money) -> None:
    lending = Lending(money)
    loan = lending.given()
    before = words(money, "money-loan-letter", loan)
    lending.loans.changes.reschedule(
        RescheduleLoan(
            loan, TODAY, 5, date(2027, 1, 31), "she was ill", None, "11/2026", money.second()
        )
    )
    after = words(money, "money-loan-letter", loan)
    assert before.split("Code")[0] == after.split("Code")[0]


def test_a_letter_before_the_money_is_paid_out(money: Money) -> None:
    loan = Lending(money).decided()
    made = words(money, "money-loan-letter", loan)
    assert "The days follow from the day on which the money is paid out." in made
    assert "You repay it in 10 instalments" in made


def test_no_letter_before_the_meeting_has_granted_it(money: Money) -> None:
    loan = Lending(money).ask()
    with pytest.raises(RuleBroken) as caught:
        drawn(money, "money-loan-letter", loan)
    assert caught.value.key == "loan-letter-not-granted"


@pytest.mark.parametrize("kind", ["money-loan-card", "money-loan-letter"])
def test_with_numbers_only_nobody_is_named(money: Money, kind: str) -> None:
    loan = Lending(money).given()
    assert "Bina" in words(money, kind, loan)
    made = words(money, f"{kind}-numbers", loan)
    assert "Member no. 2" in made
    assert not [name for name in NAMES if name in made]


def test_who_may_print_them(money: Money) -> None:
    loan = Lending(money).given()
    for role in Role:
        for kind in ("money-loan-card", "money-loan-letter"):
            if Action.MONEY_READ in GRANTS[role]:
                assert drawn(money, kind, loan, role).pdf
            else:
                with pytest.raises(NotAllowed):
                    drawn(money, kind, loan, role)

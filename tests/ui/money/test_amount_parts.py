"""The field of an amount, and a member beside her money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from finance.rules.entries import EntryKind
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.vault.users import SecondSigner
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.jobs import DirectJobs
from ui.live import Text, switch_language
from ui.money.amounts import AmountField, Figure, typed_money
from ui.money.ledger.parts import about_words
from ui.money.persons import MemberLine
from ui.second_person import Other
from ui.two_persons import TwoPersonForm


@dataclass(frozen=True)
class Seen:
    number: int = 4
    name: str = "Rekha"
    symbol: str = "feather"
    hue: str = "sea"


def test_what_is_typed_is_understood_and_said_back(qtbot: QtBot) -> None:
    field = AmountField("Amount")
    qtbot.addWidget(field)
    for typed, paise in (("1,00,000", 10000000), ("100000", 10000000), ("৫০০.৫", 50050)):
        field.set_value(typed)
        assert field.amount() == paise and field.asked() == paise
    assert "₹\u00a0500.50" in field.below.line.text()
    field.set_value("12 mangoes")
    assert field.amount() is None and field.is_wrong()
    with pytest.raises(InputInvalid, match="amount-unreadable"):
        field.asked()
    field.set_amount(None)
    assert field.value() == "" and not field.is_wrong()
    assert [typed_money(p) for p in (150000, 150050)] == ["1500", "1500.50"]


def test_figures_typed_follow_the_digits_of_the_screen(qtbot: QtBot) -> None:
    amount, number = AmountField("Amount"), NumberField("Number")
    for field in (amount, number):
        qtbot.addWidget(field)
    i18n.set_language("bn", native_digits=True)
    amount.set_amount(150050)
    number.set_value(12)
    assert (amount.value(), number.value()) == ("১৫০০.৫০", "১২")
    assert (amount.amount(), number.number()) == (150050, 12)
    i18n.set_language("en")
    changed: list[bool] = []
    for each in (amount, number):
        each.changed.connect(lambda: changed.append(True))
        each.retranslate()
    assert (amount.value(), number.value()) == ("1500.50", "12")
    assert not changed


def test_what_moved_between_box_and_bank_says_its_slip() -> None:
    assert about_words(EntryKind.CONTRA, "411") == "Slip or cheque 411"
    assert about_words(EntryKind.PAYMENT, "Paper shop") == "Paper shop"
    assert about_words(EntryKind.LOAN_OUT, "") == "Loan given"
    assert (about_words("", "UPI 77"), about_words("", "")) == ("UPI 77", "")


def test_figures_follow_the_language(qtbot: QtBot) -> None:
    figure = Figure(12500000)
    line = MemberLine(Seen(), "since May")
    qtbot.addWidget(figure)
    qtbot.addWidget(line)
    assert figure.text() == "₹\u00a01,25,000"
    figure.show_amount(50)
    switch_language("bn")
    figure.retranslate()
    assert "0.50" in figure.text()
    assert "Rekha" in line.name.text()


class Signs:
    """A stand-in for those who could confirm."""

    def __init__(self, signer: Any) -> None:
        self.signer = signer

    def others(self) -> list[Other]:
        return [Other("slot", "moon/plum", 2, "Mina")]

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        assert (slot_id, passphrase) == ("slot", "three lamps at the door")
        return self.signer  # type: ignore[no-any-return]


class Pay(TwoPersonForm):
    """A form with one field."""

    def __init__(self, desk: Desk, signing: Signs) -> None:
        super().__init__(desk, signing, "Pay", "", "Pay out")
        self.amount = LineField("Amount", key="amount")
        self.form.add(self.amount)
        self.acted: list[object] = []
        self.finish()

    def needs_two(self) -> bool:
        return self.amount.value() != "0"

    def what_is_signed(self) -> Text:
        return "₹ 5,000 to Rekha"

    def act(self) -> Done:
        self.acted.append(self.second)
        return Done("x")

    def go_back(self) -> None:
        self.acted.append("back")


def test_a_second_person_confirms_the_act(qtbot: QtBot) -> None:
    signer = object()
    page = Pay(Desk(DirectJobs(), lambda _a: True), Signs(signer))
    qtbot.addWidget(page)
    page.appear({})
    page.amount.set_value("5000")
    page.save()
    assert page.panel.isVisibleTo(page) and page.acted == []
    assert page.panel.what.text() == "₹ 5,000 to Rekha"
    page.panel.passphrase.set_value("three lamps at the door")
    page.panel.sign()
    assert page.acted == [signer, "back"]
    page.amount.set_value("0")
    page.save()
    assert page.acted[2:] == [None, "back"]

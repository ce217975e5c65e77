"""Two months of books, made once for a module of tests that only read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from finance.reports.desk import ReportsDesk
from finance.reports.reading import BookWanted
from finance.rules.entries import EntryKind, Line
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.opened import OpenVault
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book

from .conftest import Money, make_money

__all__ = ["APRIL", "MAY", "YEAR", "kept", "new_vault", "reports", "two_months", "wanted"]

APRIL = (date(2026, 4, 1), date(2026, 4, 30))
MAY = (date(2026, 5, 1), date(2026, 5, 31))
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def reports(money: Money, *roles: Role) -> ReportsDesk:
    """The reports of somebody with these roles (the treasurer's by default)."""
    return money.desk(*roles).reports


def wanted(money: Money, days: tuple[date, date] = YEAR, **more: object) -> BookWanted:
    """The group's books of these days."""
    return BookWanted(money.group, *days, **more)  # type: ignore[arg-type]


def two_months(money: Money) -> Money:
    """Savings, a fine, stationery, money to the bank, its interest and charges."""
    meeting = (
        Line("1010", 16000),
        Line("2010", -10000, money.person["Asha"]),
        Line("2020", -5000, money.person["Bina"]),
        Line("4020", -1000, money.person["Bina"]),
    )
    money.post(money.draft(EntryKind.RECEIPT, meeting, date(2026, 4, 14), narration="Meeting"))
    money.pay(2000, "5030", date(2026, 4, 20))
    carry = (Line("1020", 9000, bank_id=money.bank), Line("1010", -9000))
    money.post(money.draft(EntryKind.CONTRA, carry, date(2026, 4, 21)))
    money.receive(3000, "2010", "Bina", date(2026, 5, 14))
    earned = (Line("1020", 120, bank_id=money.bank), Line("4030", -120))
    money.post(money.draft(EntryKind.RECEIPT, earned, date(2026, 5, 20)))
    charged = (Line("5050", 50), Line("1020", -50, bank_id=money.bank))
    more = {"resolution_no": "7/2026"}
    money.post(money.draft(EntryKind.BANK, charged, date(2026, 5, 21), **more), second=True)
    return money


def new_vault(folder: Path, clock: FixedClock) -> OpenVault:
    """A vault that stands for a whole module of tests; they close it."""
    return create_vault(
        folder / "lotus.vault",
        Tile("flower", "marigold", 1),
        [Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))],
        kdf=KdfParameters.for_tests(),
        clock=clock,
        state_dir=folder / "state",
        attempts=Attempts(sleep=lambda _: None),
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Money]:
    """The two months; tests that ask for this write nothing."""
    clock = FixedClock(START)
    with cheap_keys_for_tests():
        vault = new_vault(tmp_path_factory.mktemp("kept"), clock)
        book = make_book(vault, clock)
        yield two_months(make_money(book))
        book.engine.dispose()
        vault.close()

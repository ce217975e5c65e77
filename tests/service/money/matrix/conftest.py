"""Three groups in one vault, made once for these tests; none of them writes anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.vault.keys import cheap_keys_for_tests
from tests.conftest import START, give_back, make_book

from ..conftest import make_money
from ..reports_place import new_vault
from .filled import begun, fill, fill_shares
from .place import A, B, C, Place, answers, end_office


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The first group, what is answered about it, then the others."""
    clock = FixedClock(START)
    with cheap_keys_for_tests():
        vault = new_vault(tmp_path_factory.mktemp("groups"), clock)
        book = make_book(vault, clock)
        money = make_money(book)
        accounts = {"nobody": money.user("Bina"), "ended": money.user("Champa", Role.TREASURER)}
        end_office(money, accounts["ended"])
        first = fill(money, A, 11)
        made = Place(first, first, first, {}, accounts)
        made.before = answers(made.desk(made.who("treasurer")), first)
        made.b = fill(begun(money, B, "ZQB"), B, 37)
        made.c = fill_shares(begun(money, C, "ZQC", "vsla"), C, 83)
        yield made
        give_back(book.engine)
        vault.close()

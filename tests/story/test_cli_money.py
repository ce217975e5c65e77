"""Books and statements on the command line, with and without a vault."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from finance.desk import MoneyDesk
from finance.ledger.commands import EntryDraft, OpenBooks
from finance.rules.entries import EntryKind, Line
from sr_board.access.check import SignedIn
from sr_board.access.models import RoleGrant
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.composition import open_workplace
from sr_board.vault.vault import look_at
from tests.story.cli_place import WORDS, Terminal

YEAR = {
    "from": "2026-04-01",
    "to": "2027-03-31",
    "opening": {"cash": 1000, "savings": 1000},
    "journal": [
        {
            "date": "2026-05-01",
            "lines": [{"account": "1010", "debit": 500}, {"account": "4020", "credit": 500}],
        }
    ],
}


@pytest.fixture
def books(terminal: Terminal) -> Terminal:
    """Books of the first group with one receipt; feather-1 keeps the money too."""
    slot = look_at(terminal.vault).slots[0].slot_id
    place = open_workplace(terminal.vault, slot, WORDS["feather-1"])
    group = next(each for each in place.people.groups() if "Shapla" in each.name).group_id
    stamp = {"recorded_at": place.clock.now(), "recorded_by": slot}
    with place.uow() as uow:
        uow.session.add(RoleGrant(id=new_id(), account_id=slot, role=str(Role.TREASURER), **stamp))
        uow.record("user.roles", subject=f"account/{slot}")
        uow.commit()
    roles = frozenset({Role.ADMINISTRATOR, Role.TREASURER})
    who = SignedIn(slot, place.who.person_id, roles)
    desk = MoneyDesk(place.uow, place.read, place.clock, who)
    desk.ledger.setup.open(OpenBooks(group, date(2026, 4, 1)))
    lines = (Line("1010", 51000), Line("4020", -51000))
    day = date(2026, 4, 14)
    desk.ledger.entries.post(EntryDraft(group, day, EntryKind.RECEIPT, "Fines; all", lines))
    place.close()
    return terminal


def test_statements_of_a_file(terminal: Terminal) -> None:
    file = terminal.folder / "year.json"
    file.write_text(json.dumps(YEAR), "utf-8")
    said = terminal.give("statements", file, "--json")
    assert (said.code, said.json["ties"]) == (0, True)
    assert said.json["balance_sheet"]["surplus"] == 500
    assert "Balance sheet" in terminal.give("statements", file, "--form", "monthly").out
    file.write_text("{}", "utf-8")
    assert terminal.give("statements", file).code == 1
    assert terminal.give("statements", Path("nowhere.json")).code == 1


def test_books_are_shown_and_given_out(books: Terminal) -> None:
    place = ("--vault", books.vault, "--group", "Shapla", "--since", "2026-04-01")
    said = books.as_("feather-1", "money", "trial-balance", *place, "--json")
    assert (said.code, said.json["trial_balance"]["debit"]) == (0, 51000)
    # Without a name: the first group whose books are open, not the first of all.
    said = books.as_("feather-1", "money", "trial-balance", "--vault", books.vault, *place[4:])
    assert said.code == 0, said.err
    said = books.as_("feather-1", "money", "statements", *place)
    assert said.code == 0 and "1010 Cash in hand" in said.out
    said = books.as_("feather-1", "money", "cash-book", *place, "--json")
    assert [row["cash"] for row in said.json["rows"]] == [51000]
    assert "Fines; all" in books.as_("feather-1", "money", "cash-book", *place).out
    purpose = ("--purpose", "audit")
    for form, name, more in (
        ("hledger", "b.journal", ()),
        ("beancount", "b.beancount", ("--names",)),
        ("csv", "b.csv", ("--register", "ledger", "--account", "1010")),
        ("xlsx", "b.xlsx", ("--register", "balance_sheet")),
    ):
        file = books.folder / name
        words = ("money", "export", "--format", form, "--to", file, *purpose, *more)
        assert books.as_("feather-1", *words, *place).code == 0
        assert file.stat().st_size > 0
    csv = (books.folder / "b.csv").read_text("utf-8-sig")
    assert "510.00" in csv


def test_what_cannot_be_given_out(books: Terminal) -> None:
    place = ("--vault", books.vault, "--group", "Shapla")
    to = ("--to", books.folder / "x.csv", "--purpose", "audit")
    for more in (
        ("--format", "ods"),
        ("--format", "csv", "--register", "diary"),
        ("--format", "csv", "--register", "ledger"),
        ("--format", "csv", "--register", "passbook", "--member", "999"),
        ("--format", "csv", "--register", "bank_book", "--bank", "none"),
        ("--format", "csv", "--since", "soon"),
        ("--format", "csv", "--since", "2027-01-01", "--until", "2026-12-01"),
        ("--format", "csv", "--register", "ledger", "--account", "9999"),
    ):
        said = books.as_("feather-1", "money", "export", *to, *more, *place)
        assert said.code == 1 and said.err
    assert not (books.folder / "x.csv").exists()


def test_what_a_group_holds_and_that_it_is_sound(books: Terminal) -> None:
    place = ("--vault", books.vault)
    homes = books.as_("feather-1", "money", "status", *place, "--json").json["groups"]
    home = next(each for each in homes if "Shapla" in each["group"])
    assert (home["cash"], home["bank"], home["last_voucher"]) == (51000, 0, "2026-27/1")
    told = books.as_("feather-1", "money", "status", *place, "--group", "Shapla")
    assert home["code"] in told.out
    said = books.as_("feather-1", "money", "check", *place, "--json")
    assert (said.code, said.json) == (0, {"sound": True, "findings": []})
    told = books.as_("feather-1", "money", "check", *place)
    assert (told.code, "The books are sound." in told.out) == (0, True)

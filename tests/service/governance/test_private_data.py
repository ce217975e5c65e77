"""Phones and legal names: whatever is asked, nobody but secretary and chair is ever given them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from sr_board.access.check import SignedIn
from sr_board.access.drafts import Drafts
from sr_board.access.roles import Action, Role
from sr_board.audit.queries import AuditQueries
from sr_board.base.errors import SRBoardError
from sr_board.people.exchange.proposal import Answers
from sr_board.people.exchange.reading import read_register
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import MembersWanted, Shown
from sr_board.people.service_export import ExportForm, ExportRegister, RegisterExport
from sr_board.people.service_import import RegisterImportService
from sr_board.people.service_persons import PersonsService, SetPrivate
from sr_board.people.subgroup_queries import SubgroupQueries
from tests.service.governance.conftest import Collective, Desk
from tests.unit.people.sheets import xlsx

PHONE, LEGAL = "9830077441", "Ashalata Zebunnisa"
WITHOUT = [role for role in Role if role not in (Role.SECRETARY, Role.CHAIR)]


def everything(value: Any) -> Iterator[str]:
    """All texts inside an answer, also what its repr hides."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from everything(list(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from everything(each)
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    else:
        yield str(value)


def answers_of(asked: object, known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The answer of every public question that can be asked with what is known."""
    for name, method in inspect.getmembers(asked, inspect.ismethod):
        if name.startswith("_") or name == "save":
            continue
        wanted = inspect.signature(method).parameters.values()
        given = {p.name: known[p.name] for p in wanted if p.name in known}
        missing = [p.name for p in wanted if p.default is p.empty and p.name not in given]
        assert missing == [], f"{type(asked).__name__}.{name} asks for {missing}"
        try:
            yield name, method(**given)
        except SRBoardError as error:
            yield name, [error.key, dict(error.params), str(error), repr(error)]


def questions(collective: Collective, who: SignedIn) -> list[object]:
    book = collective.book
    desk = Desk(book, who)
    return [
        PeopleQueries(book.read, who, book.clock),
        SubgroupQueries(book.read, who),
        AuditQueries(book.read, who, book.vault.vault_id),
        Drafts(book.uow, book.clock, who),
        desk.reading,
        desk.finding,
        desk.today,
    ]


@pytest.mark.parametrize("role", WITHOUT)
def test_no_question_an_office_may_ask_gives_a_phone(collective: Collective, role: Role) -> None:
    book, asha = collective.book, collective.person["Asha"]
    secretary = collective.desk(Role.SECRETARY)
    PersonsService(book.uow, book.clock, secretary.who).set_private(SetPrivate(asha, LEGAL, PHONE))
    Drafts(book.uow, book.clock, secretary.who).save("card", asha, {"phone": PHONE})
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "Save")
    known: dict[str, Any] = {
        "wanted": MembersWanted(shown=Shown.ALL),
        "person_id": asha,
        "person_ids": [asha],
        "group_id": collective.group,
        "meeting_id": meeting,
        "text": PHONE,
        "typed": PHONE,
        "today": date(2026, 11, 22),
        "day": date(2026, 11, 22),
        "on": date(2026, 11, 22),
        "group_key": "trans",
        "resolution_id": "0" * 32,
        "serial": "BKL/2026/001",
        "page": "card",
        "subject": asha,
    }
    # She signs in on an account of her own, so the secretary's drafts are not hers.
    who = SignedIn("f" * 32, collective.person["Bina"], frozenset({role}))
    asked = 0
    for each in questions(collective, who):
        mine = dict(known)
        if not isinstance(each, PeopleQueries):
            mine.pop("wanted")
        for name, answer in answers_of(each, mine):
            asked += 1
            found = " ".join(everything(answer))
            assert LEGAL not in found, (type(each).__name__, name)
            if PHONE in found:
                pytest.fail(f"{type(each).__name__}.{name}")
    assert asked > 20


@pytest.mark.parametrize("role", WITHOUT)
def test_no_file_an_office_may_make_or_read_gives_a_phone(
    collective: Collective, role: Role
) -> None:
    book, asha = collective.book, collective.person["Asha"]
    secretary = collective.desk(Role.SECRETARY)
    PersonsService(book.uow, book.clock, secretary.who).set_private(SetPrivate(asha, LEGAL, PHONE))
    who = SignedIn(book.vault.slot_id, collective.person["Bina"], frozenset({role}))
    exports = RegisterExport(book.uow, book.clock, who)
    for private in (False, True):
        wanted = ExportRegister(ExportForm.CSV, "en", private=private)
        if who.may(Action.PEOPLE_EXPORT) and not private:
            content = exports.export(wanted).content.decode("utf-8-sig")
            assert "Asha" in content
            assert PHONE not in content and LEGAL not in content
        else:
            with pytest.raises(SRBoardError, match="not-allowed"):
                exports.export(wanted)
    table = read_register(xlsx([["No.", "Name", "Phone"], [1, "Asha", "9800000000"]]))
    with pytest.raises(SRBoardError, match="not-allowed"):
        RegisterImportService(book.uow, book.clock, who).preview(table, Answers(collective.group))

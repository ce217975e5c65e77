"""Every method against every office: who may, and that the others change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from governance.constitution.commands import (
    AddArticle,
    AdoptVersion,
    AnswerQuestion,
    ChangeArticle,
    CirculateDraft,
    ClearRule,
    FillFromResolution,
    MakeVoid,
    MarkDifference,
    MoveArticle,
    NameChanges,
    NextVersion,
    RecordFiling,
    RemoveArticle,
    RetireLaw,
    SetGroupState,
    SetRule,
    StartDraft,
    WithdrawDraft,
    WriteLaw,
)
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, SRBoardError
from tests.service.governance.conftest import Collective
from tests.service.governance.constitution.conftest import Rulebook, rulebook

X = "0" * 32
DAY = date(2026, 11, 22)
WRITERS = {Role.SECRETARY, Role.CHAIR}
EVERYBODY = set(Role)
LAW = {Role.ADMINISTRATOR}

Act = Callable[[Rulebook], object]
METHODS: dict[str, tuple[set[Role], Act]] = {
    "start": (WRITERS, lambda r: r.drafts.start(StartDraft(X, "shg"))),
    "next_version": (WRITERS, lambda r: r.drafts.next_version(NextVersion(X))),
    "withdraw": (WRITERS, lambda r: r.drafts.withdraw(WithdrawDraft(X, "x"))),
    "answer": (WRITERS, lambda r: r.drafts.answer(AnswerQuestion(X, "bank", {}))),
    "set_rule": (WRITERS, lambda r: r.drafts.set_rule(SetRule(X, "bank", {}))),
    "clear_rule": (WRITERS, lambda r: r.drafts.clear_rule(ClearRule(X, "bank"))),
    "mark": (
        WRITERS,
        lambda r: r.drafts.mark_difference(MarkDifference(X, "bank", differs=True)),
    ),
    "change_article": (
        WRITERS,
        lambda r: r.drafts.change_article(ChangeArticle(X, 1, "en", "x", "y")),
    ),
    "add_article": (WRITERS, lambda r: r.drafts.add_article(AddArticle(X, 0, "en", "x", "y"))),
    "remove_article": (WRITERS, lambda r: r.drafts.remove_article(RemoveArticle(X, 1))),
    "move_article": (WRITERS, lambda r: r.drafts.move_article(MoveArticle(X, 1, 2))),
    "circulate": (WRITERS, lambda r: r.adoption.circulate(CirculateDraft(X, DAY))),
    "adopt": (WRITERS, lambda r: r.adoption.adopt(AdoptVersion(X, X, DAY))),
    "make_void": (WRITERS, lambda r: r.adoption.make_void(MakeVoid(X, "court", DAY, "x"))),
    "record_filing": (WRITERS, lambda r: r.adoption.record_filing(RecordFiling(X, DAY, "x"))),
    "name_changes": (WRITERS, lambda r: r.changes.name_changes(NameChanges(X, {"bank": {}}))),
    "fill": (WRITERS, lambda r: r.changes.fill_from_resolution(FillFromResolution(X))),
    "set_state": (WRITERS | LAW, lambda r: r.laws.set_state(SetGroupState(X, "karnataka"))),
    "write_law": (LAW, lambda r: r.laws.write_law(WriteLaw("karnataka", "coop", "x", DAY, id=X))),
    "retire_law": (LAW, lambda r: r.laws.retire_law(RetireLaw(X))),
    "groups": (EVERYBODY, lambda r: r.reading.groups()),
    "rules_on": (EVERYBODY, lambda r: r.reading.rules_on(X)),
    "versions": (EVERYBODY, lambda r: r.reading.versions(X)),
    "whole": (EVERYBODY, lambda r: r.reading.whole(X)),
    "compare": (EVERYBODY, lambda r: r.reading.compare(X, X)),
    "articles": (EVERYBODY, lambda r: r.reading.articles(X)),
    "filings_due": (EVERYBODY, lambda r: r.reading.filings_due()),
    "adopting": (EVERYBODY, lambda r: r.choosing.adopting(X)),
    "before_adopting": (EVERYBODY, lambda r: r.choosing.before_adopting(X, X)),
    "named_changes": (EVERYBODY, lambda r: r.choosing.named_changes(X)),
    "laws": (EVERYBODY, lambda r: r.choosing.laws()),
}


@pytest.mark.parametrize("name", METHODS)
def test_only_the_right_offices_get_past_the_door(collective: Collective, name: str) -> None:
    allowed, act = METHODS[name]
    for role in Role:
        before = collective.book.acts()
        refused = False
        try:
            act(rulebook(collective, role))
        except NotAllowed:
            refused = True
        except SRBoardError:
            refused = False  # past the door: nothing with that id is there
        assert refused is (role not in allowed), role
        assert collective.book.acts() == before


def test_nobody_without_an_office_reads_or_writes(collective: Collective) -> None:
    nobody = rulebook(collective)
    for _allowed, act in METHODS.values():
        with pytest.raises(NotAllowed):
            act(nobody)


def test_every_public_method_stands_in_the_table(collective: Collective) -> None:
    book = rulebook(collective, Role.SECRETARY)
    parts = (book.drafts, book.adoption, book.changes, book.laws, book.reading, book.choosing)
    public = [n for part in parts for n in dir(part) if not n.startswith("_")]
    assert len(public) == len(METHODS)

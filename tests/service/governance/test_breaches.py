"""Breaches on a real vault: written with the act, answered once, never taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from governance.breaches.queries import BreachFilter, BreachQueries
from governance.breaches.recording import is_ratified, record_findings
from governance.breaches.service import BreachService, ExplainBreach, RatifyBreaches
from governance.entry import Entry
from governance.rules.findings import Finding, Level
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError

from .conftest import Collective, Desk

DAY = date(2026, 11, 22)
X = "0" * 32


@dataclass(frozen=True)
class Rules:
    """Rules as a breach quotes them."""

    version: str | None = "c" * 32

    def article_of(self, key: str) -> int | None:
        return 7 if key.startswith("quorum") else None


SHORT = Finding("quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "present": 9}, DAY)
GRAVE = Finding("quorum.shg", "quorum_not_met", Level.BREACH, {"needed": 10, "present": 8})


def who(collective: Collective, *roles: Role) -> SignedIn:
    return SignedIn(collective.book.vault.slot_id, collective.person["Rekha"], frozenset(roles))


def note(collective: Collective, *findings: Finding, object_id: str, **more: object) -> tuple:
    book = collective.book
    with book.uow() as uow:
        entry = Entry(uow.session, book.clock, book.vault.slot_id, collective.person["Rekha"])
        ids = record_findings(
            entry,
            group_id=collective.group,
            object_kind="meeting",
            object_id=object_id,
            rules=Rules(),
            findings=findings,
            on=book.clock.today(),
            **more,  # type: ignore[arg-type]
        )
        uow.record("meeting.opened", subject=f"meeting/{object_id}")
        uow.commit()
    return ids


def queries(collective: Collective, *roles: Role) -> BreachQueries:
    return BreachQueries(collective.book.read, who(collective, *(roles or (Role.SECRETARY,))))


def work(collective: Collective, *roles: Role) -> BreachService:
    book = collective.book
    return BreachService(book.uow, book.clock, who(collective, *(roles or (Role.SECRETARY,))))


def test_it_is_written_once_and_read_back_whole(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    (first,) = note(collective, SHORT, object_id=meeting, meeting_id=meeting)
    assert note(collective, SHORT, object_id=meeting, meeting_id=meeting) == (first,)
    page = queries(collective).register(BreachFilter(meeting_id=meeting))
    assert page.total == 1
    row = page.rows[0]
    assert (row.finding, row.article, row.adopted, row.open) == (SHORT, 7, True, True)
    assert row.facts["needed"] == 10
    assert row.meeting_number == 1


def test_a_graver_one_stands_in_its_place(collective: Collective) -> None:
    (first,) = note(collective, SHORT, object_id=X)
    (second,) = note(collective, GRAVE, object_id=X)
    assert second != first
    page = queries(collective).register(BreachFilter(object_id=X))
    found = {row.id: row.answer for row in page.rows}
    assert found[first] is not None
    assert found[first].kind == "raised"
    assert found[second] is None
    assert queries(collective).register(BreachFilter(open_only=True)).total == 1


def test_what_was_put_right_is_closed_as_mended(collective: Collective) -> None:
    (first,) = note(collective, SHORT, object_id=X)
    assert note(collective, object_id=X, checked={"quorum_not_met"}) == ()
    row = queries(collective).one(first)
    assert row is not None
    assert row.answer is not None
    assert (row.answer.kind, row.answer.on) == ("mended", collective.book.clock.today())
    with pytest.raises(RuleBroken, match="breach-already-answered"):
        work(collective).explain(ExplainBreach(first, "It rained."))


def test_an_explanation_closes_it(collective: Collective) -> None:
    (first,) = note(collective, SHORT, object_id=X)
    with pytest.raises(InputInvalid, match="text-missing"):
        work(collective).explain(ExplainBreach(first, "  "))
    assert queries(collective).waiting().total == 1
    work(collective).explain(ExplainBreach(first, "The road was under water."))
    row = queries(collective).one(first)
    assert row is not None
    assert row.answer is not None
    assert (row.answer.by, row.answer.text) == ("Rekha", "The road was under water.")
    assert queries(collective).waiting().total == 0


def test_a_later_meeting_ratifies(collective: Collective, secretary: Desk) -> None:
    first = collective.opened(secretary)
    own = collective.decided(secretary, first, "We confirm what we do now.")
    (breach,) = note(collective, GRAVE, object_id=first, meeting_id=first)
    assert not collective_ratified(collective, first)
    with pytest.raises(RuleBroken, match="ratification-same-meeting"):
        work(collective).ratify(RatifyBreaches((breach,), own))
    collective.book.clock.tick(7 * 86_400)
    later = collective.decided(secretary, collective.opened(secretary), "We ratify.")
    work(collective, Role.CHAIR).ratify(RatifyBreaches((breach,), later))
    row = queries(collective).one(breach)
    assert row is not None
    assert row.answer is not None
    assert (row.answer.kind, row.answer.serial) == ("ratified", "BKL/2026/002")
    assert collective_ratified(collective, first)


def collective_ratified(collective: Collective, object_id: str) -> bool:
    with collective.book.read() as session:
        return is_ratified(session, object_id)


def test_nothing_that_is_not_there(collective: Collective) -> None:
    with pytest.raises(NotFound, match="breach-unknown"):
        work(collective).explain(ExplainBreach(X, "x"))
    with pytest.raises(NotFound, match="meeting-unknown"):
        work(collective).ratify(RatifyBreaches((X,), X))
    with pytest.raises(InputInvalid, match="choice-missing"):
        work(collective).ratify(RatifyBreaches((), X))
    assert queries(collective).one(X) is None


def test_narrowing_the_register(collective: Collective) -> None:
    other = Finding("filing", "filing_overdue", Level.NOTE)
    note(collective, SHORT, other, object_id=X)
    reading = queries(collective)
    assert reading.register().total == 2
    assert reading.register(BreachFilter(least=Level.WARN)).total == 1
    assert reading.register(BreachFilter(group_id=collective.board)).total == 0
    assert reading.register(BreachFilter(since=DAY, until=DAY)).total == 2
    assert reading.register(BreachFilter(since=date(2026, 11, 23))).total == 0
    assert reading.register(BreachFilter(until=date(2026, 11, 21))).total == 0
    assert [row.finding for row in reading.waiting().rows] == [SHORT]


WRITERS = {Role.SECRETARY, Role.CHAIR}
READERS = WRITERS | {Role.AUDITOR}


def test_every_office_at_every_door(collective: Collective) -> None:
    acts = {
        "explain": (WRITERS, lambda r: work(collective, r).explain(ExplainBreach(X, "x"))),
        "ratify": (WRITERS, lambda r: work(collective, r).ratify(RatifyBreaches((X,), X))),
        "register": (READERS, lambda r: queries(collective, r).register()),
        "one": (READERS, lambda r: queries(collective, r).one(X)),
        "waiting": (READERS, lambda r: queries(collective, r).waiting()),
    }
    for name, (allowed, act) in acts.items():
        for role in Role:
            try:
                act(role)
                refused = False
            except NotAllowed:
                refused = True
            except SRBoardError:
                refused = False
            assert refused is (role not in allowed), (name, role)


def test_an_auditor_is_not_reminded_of_others_work(collective: Collective) -> None:
    note(collective, GRAVE, object_id=X)
    assert queries(collective, Role.AUDITOR).register().total == 1
    assert queries(collective, Role.AUDITOR).waiting().total == 0


@pytest.mark.parametrize(
    "statement", ["DELETE FROM rule_breach", "UPDATE rule_breach SET level = 'note'"]
)
def test_the_database_itself_refuses_changes(collective: Collective, statement: str) -> None:
    note(collective, GRAVE, object_id=X)
    with (
        pytest.raises(DatabaseError, match="record is final"),
        collective.book.engine.begin() as raw,
    ):
        raw.execute(text(statement))

"""What stands in clear in the compartment, for somebody with its key and a tool for databases.

Decision 12 says what that is. A new column, a new word on the chain or a new purpose of envelopes
fails here, so that somebody thinks about it and writes it down there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from sqlalchemy import Date, DateTime, event, select

from sr_board.audit.models import CasesEvent, CasesObject
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.cases.files.service_child import Fear, ToAuthority
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import NameTeam, Recuse
from sr_board.cases.models import (
    CaseCache,
    CaseFileRow,
    Envelope,
    KeyWrap,
    PaperFile,
    SealedDraft,
    SealedRecord,
    SittingBrief,
    SittingItem,
)
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import (
    CaseSource,
    RecusalGround,
    ReportKind,
    ReportMode,
)
from tests.service.cases.conftest import FileRoom

CLEAR = {
    CaseFileRow: {"id", "code", "board_id"},
    Envelope: {"id", "purpose", "case_id", "generation"},
    KeyWrap: {"envelope_id", "slot_id", "generation", "sealed"},
    SealedRecord: {"id", "envelope_id", "rev", "generation", "body"},
    PaperFile: {"id"},
    CaseCache: {"slot_id", "body"},
    SealedDraft: {"id", "slot_id", "body"},
    SittingItem: {"id", "sitting_id", "envelope_id"},
    SittingBrief: {"id", "sitting_id", "item_id", "envelope_id"},
}
"""Every column of every table that knows of cases."""
CHAIN = {"case.new", "case.work", "case.keys", "case.identity", "case.shredded", "case.sought"}
"""Words of acts on cases: that something was done, never what."""
PURPOSES = {"case", "identity", "recusal", "proof", "origin", "point", "brief", "duty"}
"""Purposes of envelopes that the night of this test leaves."""


def work(board: FileRoom, *, child: bool) -> str:
    """A file worked on by several; on the child's way, or not."""
    now = When(board.book.clock.now())
    desk = board.desk("Kajal")
    case = desk.intake.notice(TakeNotice(CaseSource.PEER, now, name="Zorina")).id
    team = (board.slots["Kajal"], board.slots["Farida"])
    board.desk("Asha").team.name_team(NameTeam(case, team, team[0]))
    if child:
        desk.child.fear(Fear(case, "looks_young"))
        for kind in (ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE):
            report = MakeReport(case, kind, "There", now, ReportMode.IN_PERSON, ref_no="R 1")
            desk.reports.report(report)
        desk.child.to_authority(ToAuthority(case))
    recuse = Recuse(case, RecusalGround.HOUSE, board.slots["Champa"])
    board.desk("Asha").team.recuse(recuse)
    return case


def test_no_column_tells_more_than_decision_12_says() -> None:
    for model, columns in CLEAR.items():
        found = {column.name for column in model.__table__.columns}
        assert found == columns, model.__tablename__
        timed = [c.name for c in model.__table__.columns if isinstance(c.type, Date | DateTime)]
        assert timed == [], model.__tablename__


def test_the_chain_says_that_something_was_done_and_not_what(board: FileRoom) -> None:
    case = work(board, child=True)
    with suppress(SRBoardError):
        board.desk("Champa").files.by_code("SRB-KOL-26-0147-B")
    with board.reading() as session:
        rows = session.scalars(select(CasesEvent)).all()
        acts = {one.action for one in rows if one.action.startswith("case.")}
        assert acts <= CHAIN, acts
        about = [one for one in rows if one.subject == f"case/{case}"]
        assert {one.action for one in about} <= CHAIN
        assert {one.reason for one in about if hasattr(one, "reason")} <= {"", None}
        refs = {one.ref.partition("/")[0] for one in session.scalars(select(CasesObject))}
        assert not refs & {"age_status", "clock", "report"}


def test_purposes_of_envelopes_are_those_that_were_weighed(board: FileRoom) -> None:
    work(board, child=True)
    with board.reading() as session:
        purposes = set(session.scalars(select(Envelope.purpose)))
    assert purposes <= PURPOSES, purposes


def test_a_longer_word_makes_no_longer_row(board: FileRoom) -> None:
    """Sizes go in steps that double, so that they tell neither a word nor a kind of record."""
    now = When(board.book.clock.now())
    sizes = []
    for text in ("", "A", "Somebody new was seen in the lane behind the second house"):
        case = board.desk("Kajal").intake.notice(TakeNotice(CaseSource.PEER, now, text=text)).id
        with board.reading() as session:
            question = (
                select(SealedRecord.body)
                .join(Envelope, Envelope.id == SealedRecord.envelope_id)
                .where(Envelope.case_id == case, Envelope.purpose == "case")
            )
            sizes.append(sorted(len(body) for body in session.scalars(question)))
    assert sizes[0] == sizes[1] == sizes[2]
    case = work(board, child=True)
    with board.reading() as session:
        rows = session.execute(
            select(SealedRecord.id, SealedRecord.body).where(SealedRecord.id != case)
        )
        found = {len(row.body) for row in rows}
    least = min(found)
    assert found <= {least + 512 * (2**n - 1) for n in range(6)}
    assert len(found) <= 4


@contextmanager
def statements(board: FileRoom) -> Iterator[list[str]]:
    """What is asked of the database, without the values."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    event.listen(board.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(board.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("by", ["code", "id", "search", "decisions", "work"])
def test_unknown_strange_and_recused_are_asked_alike_and_answered_alike(
    board: FileRoom, by: str
) -> None:
    """The same statements in the same number, and the same words."""
    case = work(board, child=True)
    with board.reading() as session:
        code = session.get_one(CaseFileRow, case).code
    known, unknown = (case, code), ("0" * 32, "SRB-KOL-26-0147-B")
    asked, answers = [], []
    for name, (case_id, typed) in (
        ("Champa", known),  # recused
        ("Jyoti", known),  # never let in
        ("Jyoti", unknown),  # there is none
        ("Champa", unknown),
    ):
        desk = board.desk(name)
        acts: dict[str, Callable[[], object]] = {
            "code": lambda desk=desk, typed=typed: desk.files.by_code(typed),  # type: ignore[misc]
            "id": lambda desk=desk, case_id=case_id: desk.files.whole(case_id),  # type: ignore[misc]
            "search": lambda desk=desk, typed=typed: desk.files.search(typed),  # type: ignore[misc]
            "decisions": lambda desk=desk, case_id=case_id: desk.points.of_file(case_id),  # type: ignore[misc]
            "work": lambda desk=desk, case_id=case_id: desk.child.welfare_checked(case_id),  # type: ignore[misc]
        }
        with suppress(NotFound):
            acts[by]()  # once before, so that nothing is asked for the first time
        with statements(board) as found:
            try:
                answers.append(repr(acts[by]()))
            except NotFound as error:
                answers.append(f"{error.key} {dict(error.params)}")
        asked.append(tuple(found))
    assert len(set(answers)) == 1, answers
    assert len(set(asked)) == 1

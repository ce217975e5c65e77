"""Everything that somebody can read about the cases, in one text: what reaches whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import select

from sr_board.base.errors import SRBoardError
from sr_board.cases.desk import CasesDesk
from sr_board.cases.entry import CaseQueries
from sr_board.cases.models import Envelope
from sr_board.cases.room import CasesRoom
from sr_board.cases.sealing.keeping import open_envelope

WORDS = "lane"
"""A word that stands in the notice of every file of these tests."""


_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def reads(
    desk: CasesDesk, board_id: str, case_id: str, code: str, sittings: tuple[str, ...] = ()
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every way to read, by the name of what is asked. Briefs are left out: who sat with a vote
    reads the code in hers."""
    yield "list", desk.files.list
    yield "clocks", desk.files.clocks
    yield "search", lambda: desk.files.search(WORDS)
    yield "search the code", lambda: desk.files.search(code)
    yield "by code", lambda: desk.files.by_code(code)
    yield "whole", lambda: desk.files.whole(case_id)
    yield "identity", lambda: desk.identity.read(case_id)
    yield "missing", lambda: desk.adult.willing_missing(case_id)
    yield "links", lambda: desk.links.possible(case_id)
    yield "files of points", desk.points.files
    yield "decisions", lambda: desk.points.of_file(case_id)
    yield "emergencies", desk.points.emergencies
    yield "recusals", desk.recusals.all
    yield "review", desk.retention.review
    yield "certificates", desk.retention.certificates
    yield "releases", desk.statistics.releases
    yield "breaches", desk.breaches.all
    filed = desk.filed
    yield "reports", filed.reports
    yield "letters", filed.letters
    yield "consents", filed.consents
    yield "tellings", filed.tellings
    yield "requests", filed.requests
    yield "openings", filed.openings
    yield "doubles", lambda: desk.doubles.of(case_id)
    yield "pairs", desk.doubles.pairs
    yield "kept papers", lambda: desk.scans.papers(case_id)
    yield "picture", lambda: desk.transfer.picture(case_id)
    yield "read out", lambda: desk.identity_papers.read_out(case_id)
    yield "reminded", lambda: desk.files.reminded(_LONG_AGO)
    yield "sittings", lambda: desk.sittings.all(board_id)
    for sitting in sittings:
        yield "points", lambda sitting=sitting: desk.points.points(sitting)  # type: ignore[misc]


def told(ask: Callable[[], object]) -> str:
    """The answer as text; "" for a refusal, whose own text must say nothing either."""
    try:
        return repr(ask())
    except SRBoardError as error:
        return repr(error.params)


def sealed_to(room: CasesRoom, *besides: str) -> Iterator[str]:
    """The content of every envelope that her own keys open, whatever the services show."""
    with CaseQueries(room).look() as entry:
        for envelope in entry.session.scalars(select(Envelope)):
            if envelope.purpose not in besides:
                with suppress(SRBoardError):
                    for record in open_envelope(entry, envelope.id) or ():
                        yield f"{envelope.purpose}: {record!r}"

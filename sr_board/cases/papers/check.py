"""Are the kept papers of the files there, and unchanged? Part of the check of the vault.

Found by id only: neither the code of a case nor what a paper shows stands in a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sqlalchemy import select

from sr_board.access.models import KeptFile
from sr_board.base.errors import SRBoardError
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.models import PaperFile
from sr_board.cases.records import CaseAttachment
from sr_board.cases.room import CasesRoom
from sr_board.vault.attachments import attachment_ids, read_attachment
from sr_board.vault.check import Finding

__all__ = ["check_papers"]

_NAMED = 5
"""Most rows named in one finding."""
_LETTERS = 8


def check_papers(room: CasesRoom) -> tuple[Finding, ...]:
    """What is missing, changed, or belongs to nothing.

    Missing ones and those without an owner are told for every case; whether a paper was changed
    only for those whose key this person holds.
    """
    there = attachment_ids(room.vault)
    with room.book() as book:
        in_book = set(book.scalars(select(KeptFile.id)))
    changed: set[str] = set()
    with room.read() as session:
        listed = set(session.scalars(select(PaperFile.id)))
        entry = CaseEntry(session, room)
        for case_id in [one.case_id for one in entry.readable() if one.papers]:
            changed |= set(_changed(entry, case_id))
    return (
        *_told("check-case-papers-missing", listed - there, grave=True),
        *_told("check-case-papers-changed", changed & there, grave=True),
        *_told("check-case-papers-loose", there - listed - in_book, grave=False),
    )


def _changed(entry: CaseEntry, case_id: str) -> Iterator[str]:
    try:
        file = entry.open(case_id)
        papers = list(_papers(file))
    except SRBoardError:
        return  # the file itself is damaged: told by the check of the chain
    for paper in papers:
        try:
            read_attachment(file.vault, "cases", paper.file, bytes.fromhex(paper.key))
        except SRBoardError:
            yield paper.file


def _papers(file: CaseFile) -> Iterator[CaseAttachment]:
    yield from file.all(CaseAttachment)
    if file.may_identity:
        for record in file.identity_records():
            if isinstance(record, CaseAttachment):
                yield record


def _told(key: str, found: AbstractSet[str], *, grave: bool) -> tuple[Finding, ...]:
    if not found:
        return ()
    rows = ", ".join(one[:_LETTERS] for one in sorted(found)[:_NAMED])
    return (Finding(key, grave, "cases", {"n": len(found), "rows": rows}),)

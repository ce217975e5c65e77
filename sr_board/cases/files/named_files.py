"""Where a file names another one of this board, and who may not read that there any more.

Used by services only; commits nothing.
"""

from __future__ import annotations

from sqlalchemy import select

from sr_board.base.errors import NotFound
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.records_moved import OtherFile
from sr_board.cases.models import Envelope, KeyWrap
from sr_board.cases.sealing.sweep import sweep

__all__ = ["hide_codes", "unname"]


def unname(entry: CaseEntry, file: CaseFile, slot_id: str) -> None:
    """The code of a file goes out of every other file that an account reads, as far as the one at
    work reads it too: the account is recused from it. The lines that spoke of it stay."""
    hers = set(
        entry.session.scalars(
            select(Envelope.case_id)
            .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
            .where(
                Envelope.purpose == "case",
                KeyWrap.slot_id == slot_id,
                KeyWrap.generation == Envelope.generation,
            )
        )
    )
    ids = [one.case_id for one in entry.readable() if one.case_id in hers - file.cases]
    for case_id, found in sweep(entry, ids, OtherFile):
        for one in found:
            if isinstance(one, OtherFile) and one.code in file.codes:
                entry.open(case_id).take_out(one.id)


def hide_codes(entry: CaseEntry, file: CaseFile, new: frozenset[str]) -> None:
    """Before accounts read a file for the first time: codes of other files from which one of them
    is recused go out of it, and of those where the one at work cannot tell."""
    for one in file.all(OtherFile) if new else ():
        try:
            other = entry.open(entry.case_id_of(one.code))
        except NotFound:
            file.take_out(one.id)
            continue
        if any(other.barred(slot) for slot in new):
            file.take_out(one.id)

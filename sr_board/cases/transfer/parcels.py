"""A file as it goes along to another board, and as it comes out of a sealed file there.

What belongs to the sending board stays there: accounts and their rights, who opened the identity,
keys of papers, the marks of the recused. Used by services only; commits nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sr_board.base.ids import new_id
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.records_doubles import (
    DoubleLooked,
    IdentityJoined,
    JoinedFile,
    MatchMarks,
)
from sr_board.cases.files.records_duty import DutyMark
from sr_board.cases.files.records_moved import ConcernEntered, OtherFile
from sr_board.cases.files.records_papers import PaperAsked, SealedPaper
from sr_board.cases.records import CaseAttachment, CaseHead, IdentityOpening, Record
from sr_board.cases.sealing.codec import decode, encode, kind_of
from sr_board.cases.sealing.parcel import Sheet
from sr_board.cases.transfer.records_transfer import ReceivedFrom, TransferSent

__all__ = ["STAYS", "going", "kinds_of", "leaves", "new_ids", "renamed", "sheets_of"]

STAYS = (
    *(IdentityOpening, TransferSent, ReceivedFrom),
    *(MatchMarks, DoubleLooked, JoinedFile, IdentityJoined),
    *(DutyMark, OtherFile, PaperAsked),
)
"""Kinds that are the sending board's own business."""
_ID = re.compile(r"[0-9a-f]{32}")


def going(records: Iterable[Record], *, with_identity: bool) -> tuple[Record, ...]:
    """The records that go along, without what is the sending board's own. Papers under the
    identity's key go with it or stay."""
    stays = STAYS if with_identity else (*STAYS, SealedPaper)
    return tuple(_bare(one) for one in records if type(one) not in stays)


def kinds_of(records: Iterable[Record]) -> tuple[tuple[str, int], ...]:
    """How many records of each kind, by the name of the kind."""
    found = Counter(kind_of(type(one)) for one in records)
    return tuple(sorted(found.items()))


def leaves(records: Iterable[Record]) -> tuple[str, ...]:
    """Records as text for the sealed file."""
    return tuple(encode(one).decode() for one in records)


def sheets_of(file: CaseFile, records: Iterable[Record]) -> tuple[Sheet, ...]:
    """The bytes of the kept papers among the records. Raises AttachmentDamaged."""
    papers = (one for one in records if isinstance(one, CaseAttachment))
    return tuple(Sheet(one.id, file.content(one.id)) for one in papers)


def new_ids(texts: Iterable[str]) -> dict[str, str]:
    """A new id for the old one of every record.

    Raises RecordUnreadable for a kind that this program does not know.
    """
    return {decode(text.encode()).id: new_id() for text in texts}


def renamed(texts: Iterable[str], ids: Mapping[str, str]) -> tuple[Record, ...]:
    """The records with new ids, also wherever one of them names another."""
    return tuple(
        decode(_ID.sub(lambda found: ids.get(found[0], found[0]), text).encode()) for text in texts
    )


def _bare(one: Record) -> Record:
    if isinstance(one, CaseAttachment):
        return replace(one, file="", key="")
    if isinstance(one, SealedPaper):
        return replace(one, file="")
    if isinstance(one, ConcernEntered):
        return replace(one, before=None)
    if isinstance(one, CaseHead):
        return replace(
            one, team=(), lead="", team_named=False, barred=(), opened_by="", fact_token=""
        )
    return one

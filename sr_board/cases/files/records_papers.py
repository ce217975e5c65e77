"""Papers that show who a person is: what the team sees of kept ones without opening her identity,
and those that wait for a second approval.

A kept paper itself (`CaseAttachment`) lies under the identity's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.cases.records import Record

__all__ = ["PaperAsked", "SealedPaper"]


@dataclass(frozen=True, kw_only=True)
class SealedPaper(Record):
    """That a paper is kept under the identity's key. Its `id` is not the paper's.

    `paper`: id of the attachment among the identity's records; `file`: id of the sealed file, so
    that the file can be removed by somebody who may not open it; `document` and `belongs_to` as
    in the attachment.
    """

    paper: str
    document: str
    file: str
    belongs_to: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperAsked(Record):
    """A paper with her name waits for the approval of a second person who may open her identity.

    `paper`: a PaperWithName; `about`: the letter's id, "" for the others. `ended_at`: it was saved,
    or somebody refused.
    """

    paper: str
    about: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    ended_at: datetime | None = None

"""Kept papers that show who a person is: what the team sees of them without opening her identity.

The paper itself (`CaseAttachment`) lies under the identity's key.
"""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.cases.records import Record

__all__ = ["SealedPaper"]


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

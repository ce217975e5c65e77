"""Files that go from board to board: the board's key, what was sent, what was received. Sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.records import Record

__all__ = ["BoardKey", "ReceivedFrom", "TransferSeen", "TransferSent"]


@dataclass(frozen=True, kw_only=True)
class BoardKey(Record):
    """A pair of keys of the board, hex; what is sealed to `public` is opened with `private`.

    Kept for chair and secretary only. An older pair stays, to open what is still on the way.
    """

    public: str
    private: str


@dataclass(frozen=True, kw_only=True)
class TransferSent(Record):
    """This file was sealed for another board; its id goes along, so that it is taken once.

    `key_line`: the other board's key as it was typed; `digest`: number of the sealed file, for
    comparing by phone. `second`: who signed too. `accepted_*`: what the other board wrote.
    """

    to_board: str
    key_line: str
    digest: str
    records: int
    papers: int
    with_identity: bool
    second: str
    accepted_on: date | None = None
    accepted_by: str = ""
    accepted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReceivedFrom(Record):
    """Where a file came from: the other board, and the code it had there."""

    board: str
    code: str
    sealed_at: datetime
    with_identity: bool


@dataclass(frozen=True, kw_only=True)
class TransferSeen(Record):
    """That a sealed file was taken in once; nothing tells which file it became."""

    transfer_id: str

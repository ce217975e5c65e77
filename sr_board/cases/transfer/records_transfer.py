"""Files that go from board to board: the board's key, what was sent, what was received. Sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.records import Record

__all__ = ["BoardKey", "KnownBoard", "ReceivedFrom", "TransferSeen", "TransferSent"]


@dataclass(frozen=True, kw_only=True)
class BoardKey(Record):
    """A pair of keys of the board, hex; what is sealed to `public` is opened with `private`.

    Kept for chair and secretary only. An older pair stays, to open what is still on the way.
    """

    public: str
    private: str


@dataclass(frozen=True, kw_only=True)
class KnownBoard(Record):
    """Another board whose key was compared with it, by phone or on paper. Kept for chair and
    secretary only. `public`: hex. `ended_at`: since when the key holds no more.
    """

    name: str
    public: str
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TransferSent(Record):
    """This file was sealed for another board; its id goes along, so that it is taken once.

    `key_line`: the other board's key as it was typed; `digest`: number of the sealed file, for
    comparing by phone. `proved`: the file says by which key of ours it was sealed. `second`: who
    signed too. `accepted_*`: what the other board wrote.
    """

    to_board: str
    key_line: str
    digest: str
    records: int
    papers: int
    with_identity: bool
    second: str
    proved: bool = False
    accepted_on: date | None = None
    accepted_by: str = ""
    accepted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReceivedFrom(Record):
    """Where a file came from: the board that is named in it, and the code it had there.

    `sealed_by`: the line of the key that proved to have sealed it, "" when nothing proves it;
    `known_as`: the name under which that key was known here when the file was taken in.
    """

    board: str
    code: str
    sealed_at: datetime
    with_identity: bool
    sealed_by: str = ""
    known_as: str = ""


@dataclass(frozen=True, kw_only=True)
class TransferSeen(Record):
    """That a sealed file was taken in once; nothing tells which file it became."""

    transfer_id: str

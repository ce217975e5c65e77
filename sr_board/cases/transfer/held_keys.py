"""The board's own pairs of keys, and the keys of other boards that were compared with them.

Read by services for whom they are sealed to: chair and secretary of the board.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from sr_board.base.errors import NotAllowed
from sr_board.cases.entry import CaseEntry
from sr_board.cases.records import Record
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope
from sr_board.cases.sealing.parcel import Pair
from sr_board.cases.sealing.ring import Ring
from sr_board.cases.transfer.records_transfer import BoardKey, KnownBoard
from sr_board.vault.users import SecondSigner

__all__ = [
    "KNOWN",
    "PAIRS",
    "both_officers",
    "known_boards",
    "name_of",
    "officer_only",
    "own_pairs",
    "pair_of",
    "proving_pair",
]

PAIRS, KNOWN = "board_key", "known_board"
"""Purposes of the envelopes."""

R = TypeVar("R", bound=Record)


def own_pairs(entry: CaseEntry) -> tuple[BoardKey, ...]:
    """The board's pairs that she may read, the newest last."""
    return tuple(sorted(_all(entry, PAIRS, BoardKey), key=lambda one: (one.at, one.id)))


def known_boards(entry: CaseEntry) -> tuple[KnownBoard, ...]:
    """Other boards whose key holds, as far as she may read, by name."""
    found = [one for one in _all(entry, KNOWN, KnownBoard) if one.ended_at is None]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.at, one.id)))


def name_of(entry: CaseEntry, public: bytes | None) -> str:
    """Under which name a key is known here; "" when it is not."""
    told = public.hex() if public is not None else ""
    return next((one.name for one in known_boards(entry) if one.public == told), "")


def pair_of(key: BoardKey) -> Pair:
    """A pair as the ciphers take it."""
    return Pair(bytes.fromhex(key.public), bytes.fromhex(key.private))


def proving_pair(entry: CaseEntry, second: SecondSigner | None) -> Pair | None:
    """The newest pair that the one at work holds, or who signs with her; None when neither does."""
    found = own_pairs(entry)
    if not found and second is not None:
        room = replace(entry.room, keys=second, ring=Ring())
        found = own_pairs(CaseEntry(entry.session, room, reading=True))
    return pair_of(found[-1]) if found else None


def both_officers(entry: CaseEntry) -> set[str]:
    """Accounts of chair and secretary, for whom keys are kept."""
    return set(entry.officers(entry.station.board_id).values())


def officer_only(entry: CaseEntry) -> None:
    """Raises NotAllowed "board-officers-only" for everybody but chair and secretary."""
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")


def _all(entry: CaseEntry, purpose: str, kind: type[R]) -> Iterator[R]:
    for envelope in envelopes_of(entry, purpose):
        for record in open_envelope(entry, envelope.id) or ():
            if isinstance(record, kind):
                yield record

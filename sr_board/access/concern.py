""" "I fear a child is in danger": a note that every user may write, and only the board can read.

Domain paper, section 4. The note is sealed to chair and secretary of the board (to all who hold
the cases' key while there is no board), padded to one size, and lies in the book until one of them
opens the vault. Its author cannot read it back. The clock of the child counts from its time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.models import ConcernAddress, ConcernNote, ConcernWrap
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.store.uow import UowFactory
from sr_board.vault.header import Header
from sr_board.vault.keys import KEY_BYTES, open_with, random_bytes, seal_for, seal_with

__all__ = ["FEARS", "Concern", "ConcernService", "TakenConcern", "note_of", "sealed_on"]

FEARS = ("looks_young", "told_so", "paper_says", "school_or_family", "held_or_hurt", "other")
"""Reason codes."""
TEXT_MOST = 200
_SIZE = 2048
"""Bytes of every note before sealing, so that a size tells nothing."""


class ConcernVault(Protocol):
    """What of an open vault is needed."""

    @property
    def vault_id(self) -> str: ...

    @property
    def header(self) -> Header: ...

    def box_of(self, slot_id: str) -> bytes: ...


@dataclass(frozen=True)
class Concern:
    """What is feared. `code`: of a case that is known, else "". `text` at most 200 letters."""

    reason: str
    code: str = ""
    text: str = ""


@dataclass(frozen=True)
class TakenConcern:
    """A note as one of its recipients reads it. `at`: when it was written, aware, UTC."""

    id: str
    reason: str
    code: str
    text: str
    by: str
    at: datetime
    offset_minutes: int


class ConcernService:
    """Writes notes. Everybody may."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn, vault: ConcernVault) -> None:
        self._uow, self._clock, self._who, self._vault = uow, clock, who, vault

    def write(self, command: Concern) -> Done:
        """Seal the note to the board. Raises InputInvalid "fear-unknown", "text-too-long"."""
        require(self._who, Action.CONCERN_WRITE)
        if command.reason not in FEARS:
            raise InputInvalid("fear-unknown", field="reason")
        content = {
            "reason": command.reason,
            "code": clean_line(command.code, field="code", most=40),
            "text": clean_line(command.text, field="text", most=TEXT_MOST),
            "by": self._who.account_id,
            "at": self._clock.now().isoformat(),
            "offset": self._clock.offset_minutes(),
        }
        plain = json.dumps(content, ensure_ascii=False).encode()
        note_id, key = new_id(), random_bytes(KEY_BYTES)
        context = _context(self._vault.vault_id, note_id)
        with self._uow() as uow:
            body = len(plain).to_bytes(4, "big") + plain
            body += bytes(_SIZE - len(body))
            uow.session.add(ConcernNote(id=note_id, body=seal_with(key, body, context)))
            uow.session.flush()
            for slot in self._recipients(uow.session):
                sealed = seal_for(self._vault.box_of(slot), key, context)
                uow.session.add(ConcernWrap(note_id=note_id, slot_id=slot, sealed=sealed))
            uow.record("concern.written", subject=f"concern/{note_id}")
            return Done(note_id, frozenset({"concerns"}), uow.commit())

    def _recipients(self, session: Session) -> frozenset[str]:
        """Chair and secretary; where none is known, everybody who holds the cases' key."""
        roster = self._vault.header.act.roster
        named = {slot for slot in session.scalars(select(ConcernAddress.slot_id)) if slot in roster}
        holders = {slot for slot, one in roster.items() if "cases" in one.compartments}
        return frozenset(named or holders)


def note_of(
    vault_id: str,
    note: ConcernNote,
    wrap: ConcernWrap,
    unsealed: Callable[[bytes, bytes], bytes | None],
) -> TakenConcern | None:
    """The note, opened by one of its recipients; None for everybody else."""
    context = _context(vault_id, note.id)
    key = unsealed(wrap.sealed, context)
    body = open_with(key, note.body, context) if key is not None else None
    if body is None:
        return None
    content = json.loads(body[4 : 4 + int.from_bytes(body[:4], "big")])
    return TakenConcern(
        note.id,
        str(content["reason"]),
        str(content["code"]),
        str(content["text"]),
        str(content["by"]),
        datetime.fromisoformat(content["at"]),
        int(content["offset"]),
    )


def sealed_on(
    vault: ConcernVault,
    wrap: ConcernWrap,
    unsealed: Callable[[bytes, bytes], bytes | None],
    slots: Iterable[str],
) -> tuple[ConcernWrap, ...]:
    """The note sealed to others by one who can open it herself; nothing by one who cannot."""
    context = _context(vault.vault_id, wrap.note_id)
    key = unsealed(wrap.sealed, context)
    if key is None:
        return ()
    return tuple(
        ConcernWrap(
            note_id=wrap.note_id, slot_id=slot, sealed=seal_for(vault.box_of(slot), key, context)
        )
        for slot in sorted(slots)
    )


def _context(vault_id: str, note_id: str) -> bytes:
    return f"sr-board/concern/1|{vault_id}|{note_id}".encode()

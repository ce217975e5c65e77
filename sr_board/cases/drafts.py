"""Unsaved typing on pages of the cases: sealed to the user who typed it, in her compartment.

Nothing of it reaches the book. Without the compartment's key nothing is kept: a page of the cases
is not open to such a user.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from sr_board.access.drafts import DRAFT_MAX_BYTES, DraftFound, Drafts
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.cases.models import SealedDraft
from sr_board.cases.room import CasesRoom
from sr_board.cases.sealing.codec import padded, unpadded
from sr_board.vault.keys import KEY_BYTES, open_with, random_bytes, seal_for, seal_with

__all__ = ["DraftsApart", "SealedDrafts"]

_SEAL = 48 + 2 * KEY_BYTES


class SealedDrafts:
    """Her drafts on pages of the cases."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    def save(self, page: str, subject: str, content: Mapping[str, object]) -> None:
        """Keep `content` as the draft of `page` about `subject`. Raises InputInvalid
        "draft-too-large"."""
        kept = {"page": page, "subject": subject, "content": content}
        kept["at"] = self._room.clock.now().isoformat()
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()
        if len(text) > DRAFT_MAX_BYTES:
            raise InputInvalid("draft-too-large", most=DRAFT_MAX_BYTES)
        self.drop(page, subject)
        row_id, key = new_id(), random_bytes(KEY_BYTES)
        sealed = seal_for(self._box(), key, self._context(row_id))
        with self._room.uow() as uow:
            body = sealed + seal_with(key, padded(text), self._context(row_id))
            uow.session.add(SealedDraft(id=row_id, slot_id=self._slot(), body=body))
            uow.commit()

    def drop(self, page: str, subject: str) -> None:
        """Forget the draft."""
        gone = [row_id for row_id, kept in self._opened() if _is(kept, page, subject)]
        with self._room.uow() as uow:
            for row_id in gone:
                uow.session.delete(uow.session.get_one(SealedDraft, row_id))
            uow.commit()

    def all(self) -> tuple[DraftFound, ...]:
        """Her drafts, newest first."""
        found = [
            DraftFound(
                str(kept["page"]),
                str(kept["subject"]),
                kept["content"],  # type: ignore[arg-type]
                datetime.fromisoformat(str(kept["at"])),
            )
            for _, kept in self._opened()
        ]
        return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))

    def _opened(self) -> list[tuple[str, dict[str, object]]]:
        found: list[tuple[str, dict[str, object]]] = []
        with self._room.read() as session:
            question = select(SealedDraft).where(SealedDraft.slot_id == self._slot())
            for row in session.scalars(question):
                context = self._context(row.id)
                key = self._room.holder.unsealed(row.body[:_SEAL], context)
                plain = open_with(key, row.body[_SEAL:], context) if key else None
                if plain is not None:
                    found.append((row.id, json.loads(unpadded(plain))))
        return found

    def _slot(self) -> str:
        return self._room.holder.slot_id

    def _box(self) -> bytes:
        return self._room.vault.box_of(self._slot())

    def _context(self, row_id: str) -> bytes:
        return f"sr-board/case-draft/1|{self._room.vault.vault_id}|{row_id}".encode()


class DraftsApart:
    """Drafts of all pages: those of the cases are kept sealed in their compartment, or not at all
    by a user without its key; all others in the book."""

    def __init__(self, book: Drafts, cases: SealedDrafts | None) -> None:
        self._book, self._cases = book, cases

    def save(self, page: str, subject: str, content: Mapping[str, object]) -> None:
        """Keep a draft where it belongs. Raises InputInvalid "draft-too-large"."""
        if not _of_cases(page):
            self._book.save(page, subject, content)
        elif self._cases is not None:
            self._cases.save(page, subject, content)

    def drop(self, page: str, subject: str) -> None:
        """Forget a draft."""
        if not _of_cases(page):
            self._book.drop(page, subject)
        elif self._cases is not None:
            self._cases.drop(page, subject)

    def all(self) -> tuple[DraftFound, ...]:
        """Her drafts, newest first."""
        found = [*self._book.all(), *(self._cases.all() if self._cases is not None else ())]
        return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))


def _of_cases(page: str) -> bool:
    return page == "cases" or page.startswith("cases-")


def _is(kept: Mapping[str, object], page: str, subject: str) -> bool:
    return (kept["page"], kept["subject"]) == (page, subject)

"""Drafts: unsaved typing, kept encrypted in the book until it is saved or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from sr_board.access.check import SignedIn
from sr_board.access.models import Draft
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.store.uow import UowFactory

__all__ = ["DRAFT_MAX_BYTES", "DraftFound", "Drafts"]

DRAFT_MAX_BYTES = 500_000
"""Largest draft kept, in bytes of JSON."""


@dataclass(frozen=True)
class DraftFound:
    """A draft offered again after unlock."""

    page: str
    subject: str
    content: Mapping[str, object]
    saved_at: datetime


class Drafts:
    """Keeps the drafts of the signed-in person; nobody else's are reachable."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def save(self, page: str, subject: str, content: Mapping[str, object]) -> None:
        """Keep `content` (JSON values) as the draft of `page` about `subject` ("" for a new one).

        Raises InputInvalid "draft-too-large".
        """
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        if len(text.encode()) > DRAFT_MAX_BYTES:
            raise InputInvalid("draft-too-large", most=DRAFT_MAX_BYTES)
        with self._uow() as uow:
            row = uow.session.get(Draft, (self._who.account_id, page, subject))
            if row is None:
                row = Draft(account_id=self._who.account_id, page=page, subject=subject)
                uow.session.add(row)
            row.content, row.saved_at = text, self._clock.now()
            uow.commit()

    def drop(self, page: str, subject: str) -> None:
        """Forget the draft: what it held has been saved or thrown away."""
        with self._uow() as uow:
            row = uow.session.get(Draft, (self._who.account_id, page, subject))
            if row is not None:
                uow.session.delete(row)
            uow.commit()

    def all(self) -> tuple[DraftFound, ...]:
        """Her drafts, newest first."""
        with self._uow() as uow:
            rows = uow.session.scalars(
                select(Draft)
                .where(Draft.account_id == self._who.account_id)
                .order_by(Draft.saved_at.desc())
            ).all()
            return tuple(
                DraftFound(r.page, r.subject, json.loads(r.content), r.saved_at) for r in rows
            )

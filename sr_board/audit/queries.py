"""Reading the chain as a person does: newest acts first, by whom, on what. No field values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.audit.chain import code_of
from sr_board.audit.log import Head, last_act, tables_of
from sr_board.store.uow import ReadFactory

__all__ = ["ActRow", "AuditPage", "AuditQueries"]


@dataclass(frozen=True)
class ActRow:
    """One act for the audit trail. `at` is UTC, `offset_minutes` the local offset then."""

    n: int
    actor: str
    co_actor: str | None
    action: str
    subject: str
    at: datetime
    offset_minutes: int


@dataclass(frozen=True)
class AuditPage:
    """A page of acts and how many there are in all."""

    rows: tuple[ActRow, ...]
    total: int


class AuditQueries:
    """The audit trail of one compartment."""

    def __init__(
        self,
        read: ReadFactory,
        who: SignedIn,
        vault_id: str,
        compartment: str = "book",
    ) -> None:
        self._read, self._who, self._vault_id, self._compartment = read, who, vault_id, compartment

    def head(self) -> Head:
        """The newest act. No right needed: its code stands on every printed page."""
        with self._read() as session:
            return last_act(session, self._vault_id, self._compartment)

    def code(self) -> str:
        """The audit code of the newest act, for the foot of papers."""
        head = self.head()
        return code_of(head.n, head.hash)

    def code_at(self, n: int) -> str | None:
        """The audit code of act `n`, to compare with a printed page; None when there is none."""
        event, _ = tables_of(self._compartment)
        with self._read() as session:
            hash_ = session.scalar(select(event.hash).where(event.n == n))
        return None if hash_ is None else code_of(n, hash_)

    def page(self, *, offset: int = 0, limit: int = 50, action: str = "") -> AuditPage:
        """Acts, newest first; `action` narrows to a prefix such as "member.".

        Raises NotAllowed without AUDIT_READ.
        """
        require(self._who, Action.AUDIT_READ)
        event, _ = tables_of(self._compartment)
        wanted = event.action.startswith(action, autoescape=True)
        with self._read() as session:
            total = session.scalar(select(func.count()).select_from(event).where(wanted)) or 0
            found = session.execute(
                select(
                    event.n,
                    event.actor,
                    event.co_actor,
                    event.action,
                    event.subject,
                    event.at,
                    event.offset_minutes,
                )
                .where(wanted)
                .order_by(event.n.desc())
                .offset(offset)
                .limit(limit)
            )
            return AuditPage(tuple(ActRow(*row) for row in found), total)

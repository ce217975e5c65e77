"""Reading the chain as a person does: newest acts first, by whom, on what. No field values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.audit.chain import code_of
from sr_board.audit.log import Head, last_act, tables_of
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from sr_board.store.uow import ReadFactory

__all__ = ["ActRow", "AuditPage", "AuditQueries", "CodeFound", "CodeState"]

_CODE_DIGITS = 24
_NUMBER_MOST = 12


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


class CodeState(StrEnum):
    """How a code from paper compares: the same act, another one, or an act that is not here."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_HERE = "not_here"


@dataclass(frozen=True)
class CodeFound:
    """The act a code names. `at` is UTC, None when the act is not here."""

    n: int
    state: CodeState
    at: datetime | None = None
    offset_minutes: int = 0


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

    def compare(self, typed: str) -> CodeFound:
        """Compare a code read from a printed page with the act it names.

        Digits of any script, spaces and dots as they come. Raises InputInvalid
        "audit-code-unreadable", NotAllowed without VAULT_CHECK.
        """
        require(self._who, Action.VAULT_CHECK)
        digits = "".join(re.findall(r"[0-9]", ascii_digits(typed)))
        number = digits[:-_CODE_DIGITS]
        if not number or len(number) > _NUMBER_MOST:
            raise InputInvalid("audit-code-unreadable", field="code")
        n = int(number)
        event, _ = tables_of(self._compartment)
        with self._read() as session:
            found = session.execute(
                select(event.hash, event.at, event.offset_minutes).where(event.n == n)
            ).one_or_none()
        if found is None:
            return CodeFound(n, CodeState.NOT_HERE)
        hash_, at, offset = found
        same = "".join(re.findall(r"[0-9]", code_of(n, hash_))) == digits
        return CodeFound(n, CodeState.SAME if same else CodeState.DIFFERENT, at, offset)

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

"""What the entries of the board need of an open file, of an act, of sealed envelopes.

The classes of `entry` and of `sealing` have all of it; entries are written against these, so that
they can be read, and tried, without a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, Record
from sr_board.cases.station import Station
from sr_board.store.uow import UnitOfWork

__all__ = ["Act", "Door", "Envelopes", "FileOpen", "Writing"]

R = TypeVar("R", bound=Record)


class FileOpen(Protocol):
    """A case file that the acting person may read."""

    @property
    def head(self) -> CaseHead:
        """The file itself."""
        ...

    @property
    def case_id(self) -> str:
        """Its random id."""
        ...

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def team(self) -> tuple[str, ...]:
        """Accounts of its team."""
        ...

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Newest revisions of a kind, the oldest entry first."""
        ...

    def get(self, kind: type[R], record_id: str, /) -> R:
        """One record. Raises NotFound "record-unknown"."""
        ...

    def put(self, record: Record) -> None:
        """A new record, or the next revision of one."""
        ...

    def happened(self, what: str, *, about: str = "", role: str = "", remark: str = "") -> str:
        """A line of the timeline; its id."""
        ...


class Writing(Protocol):
    """One act of writing."""

    @property
    def session(self) -> Session:
        """The open session."""
        ...

    @property
    def clock(self) -> Clock:
        """Time."""
        ...

    @property
    def station(self) -> Station:
        """Who acts."""
        ...

    @property
    def now(self) -> datetime:
        """The moment, aware, UTC."""
        ...

    @property
    def account_id(self) -> str:
        """Her account."""
        ...

    def origin(self) -> dict[str, Any]:
        """Id and origin of a new record."""
        ...


class Envelopes(Protocol):
    """Sealed envelopes for other things than files: points of sittings, briefs."""

    def seal_new(self, purpose: str, slots: Iterable[str], record: Record) -> str:
        """A new envelope for these accounts; its id."""
        ...

    def open_envelope(self, envelope_id: str) -> Record | None:
        """What is in it; None when it is not for her, or is gone."""
        ...

    def destroy(self, envelope_id: str) -> None:
        """Its keys and content are destroyed; nothing may point to it any more."""
        ...


class Act(Writing, Protocol):
    """One act on the files: writing, opening files, and who is recused from them."""

    @property
    def person_id(self) -> str:
        """The acting person of the book."""
        ...

    @property
    def envelopes(self) -> Envelopes:
        """Sealed envelopes, in this unit of work."""
        ...

    def told(self, when: When) -> When:
        """A moment as it was told. Raises InputInvalid "time-in-future"."""
        ...

    def open(self, case_id: str) -> FileOpen:
        """A file. Raises NotFound "no-such-case" for everybody who may not read it."""
        ...

    def with_emergencies(self) -> tuple[str, ...]:
        """Ids of the files that she may read in which something was done at once."""
        ...

    def files(self) -> tuple[tuple[str, str], ...]:
        """Id and code of the files that she may read and that are not closed, by code."""
        ...

    def recused(self, case_id: str) -> frozenset[str]:
        """Accounts that are recused from a file. Raises NotFound where it is not open to her."""
        ...

    def recused_seats(self, case_id: str) -> frozenset[str]:
        """Seats of members without an account who are recused, as far as she may know."""
        ...

    def found_uncertain(self, case_id: str) -> None:
        """The board could not find whether she wants this: the file becomes uncertain."""
        ...

    def officers(self, board_id: str, case_id: str) -> frozenset[str]:
        """Accounts of chair and secretary for a file, with those who act for a recused one."""
        ...


class Door(Protocol):
    """The way to the files for one person: every act asks her right first."""

    def work(self, action: Action) -> AbstractContextManager[tuple[UnitOfWork, Act]]:
        """A unit of work. Raises NotAllowed."""
        ...

    def look(self, action: Action) -> AbstractContextManager[Act]:
        """To read only. Raises NotAllowed."""
        ...

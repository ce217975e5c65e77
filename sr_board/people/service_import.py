"""Taking over a register: preview, one reversible batch, and taking the batch back.

The plan is made anew against the register of the moment before anything is written; if it is not
the plan the person saw, nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.audit.models import BookEvent
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, OutOfDate, RuleBroken
from sr_board.base.results import Done
from sr_board.people.batch_reversing import take_back
from sr_board.people.batch_writing import BatchWriter, register_now
from sr_board.people.exchange.proposal import NEW_GROUP, Answers, Proposal, RowState
from sr_board.people.exchange.propose import propose
from sr_board.people.exchange.table import Table
from sr_board.people.labels import vocabulary
from sr_board.people.models import ImportBatch
from sr_board.people.records import Records
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["ImportRegister", "Preview", "RegisterImportService", "ReverseImport"]

CHANGED = frozenset({"people", "groups"})


@dataclass(frozen=True)
class Preview:
    """What would happen, and when the same file was taken over before."""

    proposal: Proposal
    same_file_at: datetime | None


@dataclass(frozen=True)
class ImportRegister:
    """Take over what the person saw: `fingerprint` of the proposal on her screen. `again`: the
    same file was taken over before, and she knows."""

    table: Table
    answers: Answers
    fingerprint: str
    again: bool = False


@dataclass(frozen=True)
class ReverseImport:
    """Take an import back."""

    batch_id: str


@dataclass(frozen=True)
class _Shown:
    """A proposal and everything it depends on: file, answers, day, newest act of the book."""

    table: Table
    answers: Answers
    today: date
    act: int
    proposal: Proposal


class RegisterImportService:
    """Imports of member registers."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._shown: _Shown | None = None

    def preview(self, table: Table, answers: Answers) -> Preview:
        """What the import would do now; writes nothing. Raises NotAllowed, NotFound (group)."""
        require(self._who, Action.PEOPLE_IMPORT)
        with self._uow() as uow:
            proposal = self._propose(uow, table, answers)
            return Preview(proposal, self._made_at(uow, table.digest))

    def apply(self, command: ImportRegister) -> Done:
        """Write the rows that are ready or changed, in one batch; the id is the batch.

        Raises NotAllowed, OutOfDate "import-stale", RuleBroken "import-same-file" and
        "import-nothing-to-do".
        """
        require(self._who, Action.PEOPLE_IMPORT)
        require(self._who, Action.PEOPLE_WRITE)
        if NEW_GROUP in command.answers.groups.values():
            require(self._who, Action.GROUPS_WRITE)
        with self._uow() as uow:
            proposal = self._propose(uow, command.table, command.answers)
            if proposal.fingerprint != command.fingerprint:
                raise OutOfDate("import-stale")
            if proposal.counts[RowState.READY] + proposal.counts[RowState.CHANGE] == 0:
                raise RuleBroken("import-nothing-to-do")
            made_at = self._made_at(uow, command.table.digest)
            if made_at is not None and not command.again:
                raise RuleBroken("import-same-file", made_on=made_at.date())
            records = Records(uow.session, self._clock, self._who)
            batch = BatchWriter(records, command.answers.group_id).write(
                proposal, command.table.digest
            )
            uow.record("people.imported", subject=f"import_batch/{batch.id}")
            done = Done(batch.id, CHANGED, uow.commit())
        self._shown = None
        return done

    def reverse(self, command: ReverseImport) -> Done:
        """Strike the batch's memberships through, mark persons only it made as mistaken, put
        changed values back where nobody changed them since. Numbers become free again.

        Raises NotAllowed, NotFound, RuleBroken "import-already-reversed".
        """
        require(self._who, Action.PEOPLE_IMPORT)
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            batch = uow.session.get(ImportBatch, command.batch_id)
            if batch is None:
                raise NotFound("import-not-found", what="import")
            if batch.state == "reversed":
                raise RuleBroken("import-already-reversed")
            take_back(uow.session, batch, now=self._clock.now(), today=self._clock.today())
            uow.record("people.import-reversed", subject=f"import_batch/{batch.id}")
            return Done(batch.id, CHANGED, uow.commit())

    def _propose(self, uow: UnitOfWork, table: Table, answers: Answers) -> Proposal:
        """What the file means for the register as it stands.

        Judging thousands of rows takes seconds, so what was just shown is used again while
        nothing at all has been recorded since: every change of the register writes an act.
        """
        records = Records(uow.session, self._clock, self._who)
        records.group(answers.group_id)
        today = self._clock.today()
        act = uow.session.scalar(select(func.max(BookEvent.n))) or 0
        shown = self._shown
        if (
            shown is not None
            and shown.table is table
            and (shown.answers, shown.today, shown.act) == (answers, today, act)
        ):
            return shown.proposal
        existing = register_now(
            uow.session, today=today, private=self._who.may(Action.PEOPLE_PRIVATE)
        )
        proposal = propose(table, answers, existing, vocabulary())
        self._shown = _Shown(table, answers, today, act, proposal)
        return proposal

    @staticmethod
    def _made_at(uow: UnitOfWork, digest: str) -> datetime | None:
        return uow.session.scalars(
            select(ImportBatch.recorded_at)
            .where(ImportBatch.file_digest == digest, ImportBatch.state == "done")
            .order_by(ImportBatch.recorded_at.desc())
        ).first()

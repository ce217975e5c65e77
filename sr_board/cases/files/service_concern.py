"""Notes of concern taken up by the board: at the unlock of a recipient, without asking.

With the code of a case the note is the move onto the child track, its clock from the note's time.
Without one it opens a file that speaks of a possible child. Domain paper, section 4.
"""

from __future__ import annotations

from sqlalchemy import select

from sr_board.access.concern import TakenConcern, note_of, sealed_on
from sr_board.access.models import ConcernAddress, ConcernNote, ConcernWrap
from sr_board.base.errors import NotFound
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.concern_entries import enter_concern
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_intake import IntakeService, TakeNotice
from sr_board.cases.models import BoardMember, CaseFileRow
from sr_board.cases.moments import When
from sr_board.cases.rules.laptop_clock import noted_at
from sr_board.cases.vocabulary import BoardOffice, CaseSource, EntryBy

__all__ = ["ConcernTaking"]


class ConcernTaking(CaseService):
    """For those whom notes are sealed to."""

    def publish(self) -> bool:
        """Tell the book to whom notes are sealed: chair and secretary of the board. True when
        something changed."""
        with self._room.read() as session:
            question = select(BoardMember.slot_id).where(
                BoardMember.office != str(BoardOffice.NONE),
                BoardMember.ended_on.is_(None),
                BoardMember.slot_id.is_not(None),
            )
            wanted = {str(slot) for slot in session.scalars(question)}
        with self._room.book_uow() as uow:
            known = {row.slot_id: row for row in uow.session.scalars(select(ConcernAddress))}
            if not wanted or known.keys() == wanted:
                return False
            for slot in known.keys() - wanted:
                uow.session.delete(known[slot])
            for slot in sorted(wanted - known.keys()):
                uow.session.add(ConcernAddress(slot_id=slot))
            uow.record("concern.addresses", subject="concern_address")
            uow.commit()
        return True

    def take_all(self) -> int:
        """Take up every note that is sealed to her; how many. A note about a case that she may not
        open goes on to those who may, and she hears nothing of it."""
        taken = 0
        for note in self._mine():
            try:
                if self._take(note):
                    self._gone(note.id)
                    taken += 1
            except Exception:  # noqa: S112 - it stays; one note must not stop another child's
                continue
        return taken

    # -- inside ---------------------------------------------------------------------------------

    def _mine(self) -> list[TakenConcern]:
        found = []
        with self._room.book() as session:
            question = (
                select(ConcernNote, ConcernWrap)
                .join(ConcernWrap, ConcernWrap.note_id == ConcernNote.id)
                .where(ConcernWrap.slot_id == self._room.holder.slot_id)
            )
            for note, wrap in session.execute(question):
                read = note_of(self._room.vault.vault_id, note, wrap, self._room.holder.unsealed)
                if read is not None:
                    found.append(read)
        return found

    def _take(self, note: TakenConcern) -> bool:
        with self.work() as (uow, entry):
            at = noted_at(note.at, entry.now, entry.seen_clock)
            when = When(at, note.offset_minutes, suspect=at != note.at)
            question = select(CaseFileRow.id).where(CaseFileRow.code == note.code)
            known = uow.session.scalars(question).first() if note.code else None
            if known is not None:
                holders = _holders(entry, known)
                try:
                    self._ratchet(entry, known, note, when)
                except NotFound:
                    if holders:
                        self._pass_on(note.id, holders)
                        return False
                else:
                    uow.record("case.work", subject=f"case/{known}")
                    uow.commit()
                    return True
        return self._open_file(
            note, when
        )  # no code, or of none, or erased, or joined with one not hers

    def _pass_on(self, note_id: str, holders: frozenset[str]) -> None:
        """Chair and secretary may both be recused: the note is sealed to those who read the case,
        so that the next of them takes it up, and no longer to her."""
        mine = self._room.holder.slot_id
        with self._room.book_uow() as uow:
            wraps = uow.session.scalars(select(ConcernWrap).where(ConcernWrap.note_id == note_id))
            known = {wrap.slot_id: wrap for wrap in wraps}
            if mine not in known:
                return
            wanted = holders - known.keys()
            made = sealed_on(self._room.vault, known[mine], self._room.holder.unsealed, wanted)
            uow.session.add_all(made)
            uow.session.delete(known[mine])
            uow.record("concern.addresses", subject=f"concern/{note_id}")
            uow.commit()

    @staticmethod
    def _ratchet(entry: CaseEntry, case_id: str, note: TakenConcern, when: When) -> None:
        file = entry.open(entry.home_of(case_id))
        if note.id in file.records:
            return  # it was carried out, and only its removal from the book failed
        told = ConcernEntered(
            id=note.id,
            by=entry.account_id,
            at=entry.now,
            reason=note.reason,
            when=when,
            text=note.text,
        )
        enter_concern(entry, file, told, EntryBy.CONCERN_NOTE)

    def _open_file(self, note: TakenConcern, when: When) -> bool:
        """A new file; its id is the note's, so that a note taken twice is one file. The code that
        the note names stands in its text: whoever reads that file is shown both as a double."""
        text = " ".join(part for part in (note.text, note.code) if part)
        command = TakeNotice(CaseSource.OTHER, when, id=note.id, text=text, apprehended=True)
        IntakeService(self._room).notice(command)
        return True

    def _gone(self, note_id: str) -> None:
        with self._room.book_uow() as uow:
            for wrap in uow.session.scalars(
                select(ConcernWrap).where(ConcernWrap.note_id == note_id)
            ):
                uow.session.delete(wrap)
            uow.session.flush()
            note = uow.session.get(ConcernNote, note_id)
            if note is not None:
                uow.session.delete(note)
            uow.record("concern.taken", subject=f"concern/{note_id}")
            uow.commit()


def _holders(entry: CaseEntry, case_id: str) -> frozenset[str]:
    """Accounts to whom the case is sealed."""
    row = entry.envelopes.of_case(case_id, "case")
    return entry.envelopes.recipients(row) if row is not None else frozenset()

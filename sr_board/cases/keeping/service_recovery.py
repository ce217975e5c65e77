"""Paper shares of the case files: made by two of the board, and what they open when used.

Domain paper, section 3 (keys and envelopes): every case key is sealed to the recovery key of the
compartment too, identities only where the policy says so (off unless chosen). Nobody is let into a
file from which she is recused, by shares neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from sr_board.base.errors import NotAllowed, SRBoardError
from sr_board.base.results import Done
from sr_board.cases.case_file import barred_mark_of
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_child import other_person
from sr_board.cases.models import Envelope, KeyWrap
from sr_board.cases.records import CaseHead, Record, Recusal
from sr_board.cases.room import CasesRoom
from sr_board.cases.sealing.envelopes import NEVER_RECOVERED
from sr_board.store.uow import UnitOfWork
from sr_board.vault.recovery import change_identity, make_shares
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner

__all__ = [
    "IdentityInShares",
    "MakeShares",
    "RecoveryService",
    "RecoveryState",
    "let_into_files",
    "tell_recovered",
]


@dataclass(frozen=True)
class MakeShares:
    """New shares: `need` of `of` are enough. `identity`: they open identities too."""

    need: int = 3
    of: int = 5
    identity: bool = False
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class IdentityInShares:
    """Whether shares open identities too."""

    on: bool
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RecoveryState:
    """What is known of the shares. `key`: None when there are none. `waiting`: some files are not
    sealed to them yet, as their holders have not opened the program since."""

    key: RecoveryKey | None
    waiting: bool


class RecoveryService(CaseService, CaseQueries):
    """Shares of the case files, for chair and secretary of the board. `fresh`: new ones until they
    are written down, in memory alone."""

    fresh: tuple[PaperShare, ...] = ()

    def state(self) -> RecoveryState:
        """Whether there are shares. Raises NotAllowed "board-officers-only"."""
        with self.look() as entry:
            _officer(entry)
            key = entry.room.vault.recovery_key("cases")
            return RecoveryState(key, key is not None and any(_unsealed(entry, key)))

    def make(self, command: MakeShares) -> tuple[PaperShare, ...]:
        """Make new shares; older ones open nothing any more. They are shown once and kept nowhere.

        Raises NotAllowed "board-officers-only", RuleBroken "second-person-missing",
        "second-person-same", InputInvalid "shares-count", SecondSignerNeeded.
        """
        with self.look() as entry:
            _officer(entry)
            second = other_person(entry, None, command.second)
        shares = make_shares(
            self._room.vault,
            second,
            need=command.need,
            of=command.of,
            identity=command.identity,
        )
        self._tell(second)
        self.fresh = shares
        return shares

    def change_identity(self, command: IdentityInShares) -> Done:
        """Let shares open identities, or no longer. Raises as `make`, NotFound "recovery-none"."""
        with self.look() as entry:
            _officer(entry)
            second = other_person(entry, None, command.second)
        change_identity(self._room.vault, second, identity=command.on)
        return Done("recovery", CASES, self._tell(second))

    def seal_waiting(self) -> int:
        """At unlock: seal to the shares what this person holds and is not sealed to them yet, and
        drop what is sealed to older ones. How many keys were sealed or dropped."""
        with self.work() as (uow, entry):
            done = _settle(entry)
            if done:
                uow.record("case.keys", subject="recovery")
                uow.commit()
            return done

    def _tell(self, second: SecondSigner) -> int:
        """The act in the trail, with whatever keys can be sealed at once."""
        with self.work() as (uow, entry):
            _settle(entry)
            uow.record("case.shares", subject="recovery", second=second)
            return uow.commit()


def let_into_files(uow: UnitOfWork, entry: CaseEntry, slot_id: str) -> int:
    """Seal to an account what the recovery key opens; how many files. `entry` works with the
    recovery key. Files from which the account is recused, and what is told of them elsewhere, are
    left out. Commits."""
    opened = tuple(_opened(entry))
    out = {head.id: head.code for _, records in opened for head in _barred(entry, records, slot_id)}
    count = 0
    for row, records in opened:
        if row.case_id in out or any(_about(one, out, slot_id) for one in records):
            continue
        entry.envelopes.grant(row, slot_id)
        count += row.purpose == "case"
    uow.record("case.keys", subject="recovery")
    uow.commit()
    return count


def tell_recovered(room: CasesRoom) -> int:
    """That shares were used, in the trail of the book, for every user to see. Its number."""
    with room.book_uow() as uow:
        uow.record("vault.recovered", subject=f"account/{room.who.account_id}")
        return uow.commit()


def _opened(entry: CaseEntry) -> Iterator[tuple[Envelope, tuple[Record, ...]]]:
    for row in entry.session.scalars(select(Envelope)).all():
        key = entry.envelopes.key(row)
        if key is None:
            continue
        try:
            records = tuple(entry.envelopes.records(row, key).values())
        except SRBoardError:
            records = ()  # damaged: its key is handed on all the same
        yield row, records


def _barred(entry: CaseEntry, records: tuple[Record, ...], slot_id: str) -> Iterator[CaseHead]:
    for one in records:
        if isinstance(one, CaseHead):
            mark = barred_mark_of(entry.room.vault.vault_id, one.id, slot_id)
            if mark in one.barred:
                yield one


def _about(record: Record, out: dict[str, str], slot_id: str) -> bool:
    """Whether a record tells of a file she is recused from, or that she is."""
    if isinstance(record, Recusal) and record.member == slot_id:
        return True
    told = getattr(record, "case_id", ""), getattr(record, "code", "")
    return told[0] in out or told[1] in out.values()


def _settle(entry: CaseEntry) -> int:
    key = entry.room.vault.recovery_key("cases")
    done = _drop_older(entry, key)
    if key is not None:
        for row in list(_unsealed(entry, key, entry.room.holder.slot_id)):
            done += entry.envelopes.seal_to_recovery(row)
    return done


def _unsealed(entry: CaseEntry, key: RecoveryKey, holder: str = "") -> Iterator[Envelope]:
    """Envelopes that are to be sealed to the recovery key and are not; those of one holder."""
    never = NEVER_RECOVERED if key.identity else NEVER_RECOVERED | {"identity"}
    there = select(KeyWrap.envelope_id).where(
        KeyWrap.envelope_id == Envelope.id,
        KeyWrap.slot_id == key.slot,
        KeyWrap.generation == Envelope.generation,
    )
    question = select(Envelope).where(Envelope.purpose.not_in(never), ~there.exists())
    if holder:
        hers = select(KeyWrap.envelope_id).where(KeyWrap.slot_id == holder)
        question = question.where(Envelope.id.in_(hers))
    yield from entry.session.scalars(question).all()


def _drop_older(entry: CaseEntry, key: RecoveryKey | None) -> int:
    """Remove what is sealed to recovery keys that are over, and identities where the policy no
    longer lets them be."""
    users = entry.room.vault.signers().keys()
    done = 0
    question = select(KeyWrap, Envelope.purpose).join(Envelope, Envelope.id == KeyWrap.envelope_id)
    for wrap, purpose in entry.session.execute(question.where(KeyWrap.slot_id.not_in(users))):
        over = key is None or wrap.slot_id != key.slot
        if over or (purpose == "identity" and key is not None and not key.identity):
            entry.session.delete(wrap)
            done += 1
    return done


def _officer(entry: CaseEntry) -> None:
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")

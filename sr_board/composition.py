"""Composition: from a vault and a passphrase to the services that a skin is handed.

The desktop and the command line both start here. Nothing is decided here; parts are only put
together, and each is made when it is first asked for, so that opening stays quick.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from finance.desk import MoneyDesk
from finance.ledger.verify import verify_books
from sr_board.access.accounts import AccountQueries
from sr_board.access.book_shares import BookShares, check_place, take_place
from sr_board.access.books import BooksService
from sr_board.access.check import require
from sr_board.access.concern import ConcernService
from sr_board.access.copies import CopiesService
from sr_board.access.drafts import Drafts
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.access.users import UsersService
from sr_board.audit.drill import Drill, sweep_drills
from sr_board.audit.log import AuditLog
from sr_board.audit.queries import AuditQueries
from sr_board.audit.safekeeping import SafeKeeping
from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import SRBoardError
from sr_board.cases.desk import CasesDesk
from sr_board.cases.drafts import DraftsApart
from sr_board.cases.entry import CaseEntry
from sr_board.cases.keeping.service_recovery import let_into_files, tell_recovered
from sr_board.cases.room import CasesRoom, KeyHolder
from sr_board.people.holders import Holders
from sr_board.store.engine import make_engine
from sr_board.store.uow import UnitOfWork, make_reader
from sr_board.vault.keys import KdfParameters
from sr_board.vault.recovery import end_recovery, let_in, recovered
from sr_board.vault.restore import PutInPlace, put_in_place
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner
from sr_board.vault.vault import enter_by_shares, open_vault
from sr_board.workrooms import Workrooms

if TYPE_CHECKING:
    from sr_board.founding import Founding

__all__ = [
    "CopyOpened",
    "EnterByShares",
    "Workplace",
    "backup_folder",
    "enter_workplace",
    "found_workplace",
    "open_workplace",
]


def backup_folder(vault: Path) -> Path:
    """Where backups go until somebody chooses a better place: a folder beside the vault."""
    return vault.parent / f"{vault.stem}-backups"


def found_workplace(
    path: Path,
    founding: Founding,
    *,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    state_dir: Path | None = None,
) -> Workplace:
    """A new vault, open for its first founder. Raises as `sr_board.founding.found`."""
    from sr_board.founding import found

    clock = clock or SystemClock()
    return Workplace(found(path, founding, clock, kdf=kdf, state_dir=state_dir), clock)


def open_workplace(
    path: Path,
    slot_id: str,
    passphrase: str,
    *,
    read_only: bool = False,
    clock: Clock | None = None,
    state_dir: Path | None = None,
) -> Workplace:
    """Open a vault for the person of a slot; an older schema is migrated on a copy first.

    Raises WrongPassphrase, NotFound "account-closed", VaultInUse, and the faults of the files.
    """
    from sr_board.migrating import bring_up_to_date, outdated

    clock = clock or SystemClock()
    vault = open_vault(
        path, slot_id, passphrase, read_only=read_only, clock=clock, state_dir=state_dir
    )
    try:
        if outdated(vault):
            bring_up_to_date(vault, clock, backup_folder(path))
        if not vault.read_only:
            sweep_drills(path)
        workplace = Workplace(vault, clock)
        workplace.tidy()
        return workplace
    except BaseException:
        vault.abandon()
        raise


@dataclass(frozen=True)
class EnterByShares:
    """Paper shares of the book, the tile of whoever forgot her passphrase, and her new one."""

    shares: tuple[PaperShare, ...] = field(repr=False)
    slot_id: str
    passphrase: str = field(repr=False)


def enter_workplace(
    path: Path,
    command: EnterByShares,
    *,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    state_dir: Path | None = None,
) -> Workplace:
    """Open the book by its paper shares, for somebody whose passphrase is forgotten.

    The case files stay shut. The shares stay good until two make new ones, so that everybody who
    forgot can come in. Raises InputInvalid
    "shares-…", NotFound "book-shares-none", "account-closed", and as `vault.enter_by_shares`.
    """
    from sr_board.migrating import bring_up_to_date, outdated

    clock = clock or SystemClock()
    entering = enter_by_shares(
        path, command.shares, command.slot_id, command.passphrase,
        kdf=kdf, clock=clock, state_dir=state_dir,
    )  # fmt: skip
    vault = entering.vault
    engine = make_engine(partial(vault.connect, "book"))
    try:
        with make_reader(engine)() as session:
            check_place(session, command.slot_id)
        entering.admit()
        if outdated(vault):
            engine.dispose()
            bring_up_to_date(vault, clock, backup_folder(path))
        log = AuditLog(vault, "book", clock)
        take_place(lambda: UnitOfWork(engine, log), clock, command.slot_id, vault.slot_id)
        workplace = Workplace(vault, clock)
        workplace.tidy()
        return workplace
    except BaseException:
        vault.abandon()
        raise
    finally:
        engine.dispose()


class Workplace(Workrooms):
    """An opened vault with its services, for the person who opened it."""

    def tidy(self) -> None:
        """What is to be gone by today: answers that members took back, briefs of the board whose
        time is over; each if she holds the right."""
        if self.vault.read_only:
            return
        if self.who.may(Action.SUBGROUP_READ):
            self.subgroups.clean_up()
        if self.holds_cases and self.who.may(Action.BOARD_READ):
            self._tidy_cases()

    def _tidy_cases(self) -> None:
        """Children first. What fails here stops neither the next step nor the opening."""
        for step in (
            "concerns.take_all",
            "child.move_doubts",
            "child.ask_authority",
            "concerns.publish",
            "point_work.sweep",
            "team.settle_all",
            "lapsed_work.take_overdue",
            "duty_notes.keep",
            "doubles.keep_marks",
            "retention.erase_due",
            "recovery.seal_waiting",
        ):
            try:
                attrgetter(step)(self.cases)()
            except Exception:  # noqa: S112 - clocks are shown whatever else is broken
                continue

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the heads of papers."""
        return self.vault.tile.symbol, self.vault.tile.hue

    @property
    def vault_read_only(self) -> bool:
        """True when nothing can be written."""
        return self.vault.read_only

    # -- kernel ---------------------------------------------------------------------------------

    @cached_property
    def users(self) -> UsersService:
        """Users and their offices."""
        return UsersService(self.uow, self.clock, self.who, self.vault)

    @cached_property
    def book_shares(self) -> BookShares:
        """Paper shares of the book."""
        return BookShares(self.uow, self.who, self.vault)

    @cached_property
    def books_limits(self) -> BooksService:
        """Whose books of money each user may open."""
        return BooksService(self.uow, self.clock, self.who)

    @cached_property
    def copies(self) -> CopiesService:
        """Copies that leave the vault."""
        return CopiesService(self.uow, self.who)

    @cached_property
    def accounts(self) -> AccountQueries:
        """Lists of users."""
        return AccountQueries(self.read)

    @cached_property
    def holders(self) -> Holders:
        """Names of users, for everybody who signed in."""
        return Holders(self.read, self.who)

    @cached_property
    def concern(self) -> ConcernService:
        """Notes of concern to the board, for everybody."""
        return ConcernService(self.uow, self.clock, self.who, self.vault)

    @cached_property
    def drafts(self) -> DraftsApart:
        """Her unsaved typing; that of the cases is kept sealed in their own compartment."""
        apart = self.cases.drafts if self.holds_cases else None
        return DraftsApart(Drafts(self.uow, self.clock, self.who), apart)

    @cached_property
    def audit(self) -> AuditQueries:
        """The audit trail and its code."""
        return AuditQueries(self.read, self.who, self.vault.vault_id)

    @cached_property
    def keeping(self) -> SafeKeeping:
        """Backups and checks."""
        readers = {name: make_reader(self.engine(name)) for name in self.vault.compartments}
        papers = self.cases.check_papers if self.holds_cases else None
        books = partial(verify_books, only=self.who.books)
        return SafeKeeping(self.uow, self.clock, self.who, self.vault, readers, books, papers)

    def look_into(
        self, backup: Path, passphrase: str, progress: Callable[[int], None] | None = None
    ) -> CopyOpened:
        """Unpack a backup of this vault and open it beside, to read only, for the same person.

        Raises NotAllowed without RESTORE, InputInvalid "restore-other-vault", WrongPassphrase
        (the one in force when the backup was made), and the faults of backups.
        """
        require(self.who, Action.RESTORE)
        drill = Drill.unpack(backup, self.vault, progress)
        try:
            state = self.vault.seen.path.parent
            vault = drill.open(self.vault.slot_id, passphrase, self.clock, state)
            return CopyOpened(drill, Workplace(vault, self.clock))
        except BaseException:
            drill.close()
            raise

    def put_in_place(self, copy: CopyOpened, second: SecondSigner) -> PutInPlace:
        """Close this vault and put the copy in its place; `second` proved herself in the copy.

        The vault that stood here is kept beside it. The workplace is closed afterwards, once both
        persons are known to be users of today. Raises NotAllowed without RESTORE, RuleBroken
        "second-person-…", and what `restore.put_in_place` raises.
        """
        require(self.who, Action.RESTORE)
        with self.read() as session:  # in the copy her account may still be open
            require_second(session, self.who, second)
        place = self.vault.path
        copy.work.let_go()
        self.close()
        return put_in_place(copy.work.vault, place, second)

    # -- money ----------------------------------------------------------------------------------

    @cached_property
    def money(self) -> MoneyDesk:
        """The books, all of it."""
        return MoneyDesk(self.uow, self.read, self.clock, self.who, self.attachments)

    # -- the board ------------------------------------------------------------------------------

    @property
    def holds_cases(self) -> bool:
        """Whether she holds the key of the cases compartment."""
        return "cases" in self.vault.compartments

    @cached_property
    def cases(self) -> CasesDesk:
        """The board and its case files, all of it. Raises CompartmentClosed without its key."""
        return CasesDesk(self._cases_room())

    def _cases_room(self, keys: KeyHolder | None = None) -> CasesRoom:
        engine = self.engine("cases")
        log = AuditLog(self.vault, "cases", self.clock)
        return CasesRoom(
            lambda: UnitOfWork(engine, log),
            make_reader(engine),
            self.clock,
            self.who,
            self.vault,
            self.read,
            self.uow,
            keys,
        )

    def recover_cases(self, shares: tuple[PaperShare, ...]) -> int:
        """Let the person at the desk into the case files by their paper shares; into how many.

        The shares are over afterwards. Her offices are given as to anybody else. Raises
        InputInvalid "shares-too-few", "shares-differ", "shares-other"; NotFound "recovery-none";
        VaultReadOnly.
        """
        key = recovered(self.vault.header, shares, "cases")
        let_in(self.vault, key)
        room = self._cases_room(key)
        with room.uow() as uow:
            count = let_into_files(uow, CaseEntry(uow.session, room), self.vault.slot_id)
        end_recovery(self.vault, key)
        tell_recovered(room)
        return count

    # -- the end --------------------------------------------------------------------------------

    def let_go(self) -> None:
        """Close the databases; the vault stays open."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()

    def close(self) -> None:
        """Close the databases, write the heads, forget the keys."""
        self._keep_cache()
        self.let_go()
        self.vault.close()

    def _keep_cache(self) -> None:
        """What was opened of the cases is kept for her, sealed, so that the next start is quick."""
        if "cases" in self._engines and not self.vault.read_only and "cases" in self.__dict__:
            self.cases.duty_notes.keep()
            with contextlib.suppress(SRBoardError):
                self.cases.keep_cache()


@dataclass(frozen=True)
class CopyOpened:
    """A backup opened beside the vault: its own workplace, to read only."""

    drill: Drill
    work: Workplace

    def close(self) -> None:
        """Close the copy and remove it."""
        self.work.let_go()
        self.drill.close()

"""Which law pack holds for the board: chosen by chair and secretary together, and the register of
what was signed. Files that are open keep the version they were opened under.

Domain paper, sections 5, 18 and 21.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken, SRBoardError
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import only_board, seat_numbers
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.models import PackChoice, PackVersion
from sr_board.cases.packs import PACK_IDS, PackView, read_pack
from sr_board.cases.packs.service import both_officers, pack_of_board
from sr_board.cases.packs.standing import standing_pack
from sr_board.vault.users import SecondSigner

__all__ = ["ChoosePack", "PackChoiceService", "PackLine", "PackOffer"]


@dataclass(frozen=True)
class ChoosePack:
    """The pack that holds for files opened from now on, signed by chair and secretary."""

    pack_id: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class PackOffer:
    """A pack that can be chosen. `own`: it holds now."""

    pack: PackView
    own: bool
    old: bool


@dataclass(frozen=True)
class PackLine:
    """A line of the register: a signed version, or (`before` set) a choice of the board. Seats by
    number, 0 for who has none."""

    day: date
    pack_id: str
    version: str
    checked_on: date | None
    seats: tuple[int, int]
    before: str = ""


class PackChoiceService(CaseService, CaseQueries):
    """Choosing, and what was signed."""

    def offered(self) -> tuple[PackOffer, ...]:
        """Every pack as it stands now. Raises NotAllowed."""
        with self.look(Action.CASES_NOTICE) as entry:
            own, today = pack_of_board(entry), entry.clock.today()
            packs = [standing_pack(entry.session, pack_id) for pack_id in PACK_IDS]
            return tuple(PackOffer(one, one.id == own, one.old(today)) for one in packs)

    def choose(self, command: ChoosePack) -> Done:
        """Another pack for the files that are opened from now on; no clock that runs is touched.

        Raises NotAllowed "board-officers-only", RuleBroken "second-person-missing",
        "second-person-same", "second-person-role", "pack-same", InputInvalid "pack-unknown",
        NotFound "board-unknown".
        """
        if command.pack_id not in PACK_IDS:
            raise InputInvalid("pack-unknown", field="pack")
        with self.work(Action.CASES_WORK) as (uow, entry):
            second = both_officers(entry, command.second)
            board = only_board(entry.session)
            if board is None:
                raise NotFound("board-unknown", what="board")
            before = pack_of_board(entry)
            if before == command.pack_id:
                raise RuleBroken("pack-same")
            board.pack_id = command.pack_id
            row = PackChoice(
                id=new_id(),
                recorded_at=entry.now,
                recorded_by=entry.account_id,
                board_id=board.id,
                pack_id=command.pack_id,
                before=before,
                second=second.slot_id,
            )
            entry.session.add(row)
            uow.record("pack.changed", subject=f"pack/{row.id}", second=second)
            return Done(row.id, frozenset({"packs", "board"}), uow.commit())

    def history(self) -> tuple[PackLine, ...]:
        """What was signed about the law, the oldest first. Raises NotAllowed."""
        with self.look(Action.CASES_NOTICE) as entry:
            seats = seat_numbers(entry.session)
            versions = entry.session.scalars(select(PackVersion))
            choices = entry.session.scalars(select(PackChoice))
            dated = [
                *((one.recorded_at, _version(entry, one, seats)) for one in versions),
                *((one.recorded_at, _choice(entry, one, seats)) for one in choices),
            ]
            return tuple(line for _, line in sorted(dated, key=lambda pair: pair[0]))


def _version(entry: CaseEntry, row: PackVersion, seats: dict[str, int]) -> PackLine:
    try:
        checked: date | None = read_pack(row.content).checked_on
    except SRBoardError:  # the register names it all the same
        checked = None
    signed = seats.get(row.recorded_by, 0), seats.get(row.second, 0)
    return PackLine(_day(entry, row.recorded_at), row.pack_id, row.version, checked, signed)


def _choice(entry: CaseEntry, row: PackChoice, seats: dict[str, int]) -> PackLine:
    signed = seats.get(row.recorded_by, 0), seats.get(row.second, 0)
    return PackLine(_day(entry, row.recorded_at), row.pack_id, "", None, signed, row.before)


def _day(entry: CaseEntry, at: datetime) -> date:
    return (at + timedelta(minutes=entry.clock.offset_minutes())).date()

"""Law packs read, checked and edited; a new version is signed by chair and secretary of the board.

Domain paper, section 21. Earlier versions stay. A case keeps the version it was opened under; a new
one can only shorten clocks that run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken, SRBoardError
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.models import PackVersion
from sr_board.cases.packs import PACK_IDS, PackView, read_pack
from sr_board.cases.packs.standing import pack_at, standing_pack, versions_of
from sr_board.cases.packs.writing import toml_of
from sr_board.cases.records import ClockRow
from sr_board.cases.rules.clocks import check_due_change, due
from sr_board.cases.rules.packs import changed
from sr_board.cases.sealing.ring import Ring
from sr_board.cases.summarising import running
from sr_board.cases.summary import RunningClock
from sr_board.vault.users import SecondSigner

__all__ = [
    "CheckPack",
    "EditPack",
    "PackSeen",
    "PackService",
    "VersionRow",
    "both_officers",
    "pack_of_board",
]

_OWN = ("meta.id", "meta.version", "meta.extends", "meta.checked_on", "meta.checked_by")


@dataclass(frozen=True)
class EditPack:
    """New values by path ("clocks.cwc_production.minutes"); who checked the pack, and when."""

    pack_id: str
    values: Mapping[str, object]
    checked_on: date
    checked_by: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CheckPack:
    """The pack was checked and stays as it is."""

    pack_id: str
    checked_on: date
    checked_by: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class VersionRow:
    """A signed version: its number, its day, who signed."""

    version: str
    day: date
    by: str
    second: str


@dataclass(frozen=True)
class PackSeen:
    """The pack that holds for the board, its signed versions (the newest first), whether nobody
    checked it for a year, and whether she may edit it."""

    pack: PackView
    versions: tuple[VersionRow, ...]
    old: bool
    may_edit: bool


class PackService(CaseService, CaseQueries):
    """The pack of the board."""

    def seen(self) -> PackSeen:
        """For everybody who works with files. Raises NotAllowed."""
        with self.look(Action.CASES_NOTICE) as entry:
            pack = standing_pack(entry.session, self.pack_id(entry))
            rows = tuple(
                VersionRow(row.version, row.recorded_at.date(), row.recorded_by, row.second)
                for row in versions_of(entry.session, pack.id)
            )
            station = entry.station
            may = (station.chair or station.secretary) and pack.id in PACK_IDS
            return PackSeen(pack, rows, pack.old(entry.clock.today()), may)

    def notice(self, notice_version: str, language: str) -> str:
        """What was read to her before she answered, by the version kept with her answer; empty
        when that version is not here. For everybody who works with files. Raises NotAllowed."""
        with self.look(Action.CASES_NOTICE) as entry:
            pack = pack_at(entry.session, notice_version.rpartition("/")[0])
            known = pack is not None and pack.notice_version == notice_version
            return pack.consent_notice(language) if pack is not None and known else ""

    @staticmethod
    def pack_id(entry: CaseEntry) -> str:
        """The pack of the board, that of India before there is one."""
        return pack_of_board(entry)

    def edit(self, command: EditPack) -> Done:
        """A new version. Running clocks of the files that are open to one of both may get shorter.

        Raises NotAllowed "board-officers-only", RuleBroken "second-person-missing",
        "second-person-same", "second-person-role", "case-r25", InputInvalid "pack-path",
        "pack-own-value", "pack-clock", "pack-section-missing", "pack-checked-later",
        "pack-unknown".
        """
        if any(path in _OWN for path in command.values):
            raise InputInvalid("pack-own-value")
        who = clean_line(command.checked_by, field="checked_by", most=120, required=True)
        with self.work(Action.CASES_WORK) as (uow, entry):
            second = both_officers(entry, command.second)
            if command.checked_on > entry.clock.today():
                raise InputInvalid("pack-checked-later", field="checked_on")
            before = standing_pack(entry.session, command.pack_id)
            if before.id not in PACK_IDS:
                raise InputInvalid("pack-unknown")
            version = _next(before, len(versions_of(entry.session, before.id)))
            own = {"version": version, "checked_on": command.checked_on, "checked_by": who}
            given = dict(command.values) | {f"meta.{key}": value for key, value in own.items()}
            text = toml_of(changed(before.content, given))
            found = read_pack(text)
            row = PackVersion(
                id=new_id(),
                recorded_at=entry.now,
                recorded_by=entry.account_id,
                pack_id=found.id,
                version=version,
                content=text,
                second=second.slot_id,
            )
            entry.session.add(row)
            shorten_running(entry, found)
            uow.session.flush()
            beside = CaseEntry(uow.session, replace(self._room, keys=second, ring=Ring()))
            shorten_running(beside, found)  # files that only the second person may open
            uow.record("pack.changed", subject=f"pack/{row.id}", second=second)
            return Done(row.id, CASES | {"packs"}, uow.commit())

    def checked(self, command: CheckPack) -> Done:
        """The pack was read against the law again and nothing changed: a new version with the day.

        Raises as `edit`.
        """
        return self.edit(
            EditPack(command.pack_id, {}, command.checked_on, command.checked_by, command.second)
        )


def pack_of_board(entry: CaseEntry) -> str:
    """The pack of the board, that of India before there is one."""
    board = only_board(entry.session)
    return board.pack_id.partition("@")[0] if board is not None else "in"


def shorten_running(entry: CaseEntry, pack: PackView) -> int:
    """Running clocks under earlier versions of this pack become due earlier where the new one is
    shorter, never later; how many. A file that cannot be read keeps its clocks as they are."""
    moved = 0
    for one in entry.readable():
        if not any(_ends(clock, pack) < clock.due_at for clock in one.clocks):
            continue
        try:
            moved += _shorten(entry.open(one.case_id), pack)
        except SRBoardError:
            continue
    return moved


def _shorten(file: CaseFile, pack: PackView) -> int:
    if file.head.pack.partition("@")[0] != pack.id:
        return 0
    moved = 0
    for clock in file.all(ClockRow):
        ends = _ends(clock, pack)
        if running(clock) and ends < clock.due_at:
            check_due_change(clock.due_at, ends)
            file.put(replace(clock, due_at=ends))
            moved += 1
    return moved


def _ends(clock: ClockRow | RunningClock, pack: PackView) -> datetime:
    """When a clock would be due under the pack; as it stands where the pack says nothing."""
    length = pack.length(clock.rule_id)
    if length is None:
        return clock.due_at
    journey = clock.journey_minutes if length.journey else 0
    return due(
        clock.starts_at, length, journey_minutes=journey, offset_minutes=clock.offset_minutes
    )


def both_officers(entry: CaseEntry, second: SecondSigner | None) -> SecondSigner:
    """Chair and secretary of the board, one at the keyboard, one beside her.

    Raises NotAllowed "board-officers-only", RuleBroken "second-person-missing",
    "second-person-same", "second-person-role".
    """
    station = entry.station
    if not (station.chair or station.secretary):
        raise NotAllowed("board-officers-only")
    if second is None:
        raise RuleBroken("second-person-missing")
    if second.slot_id == entry.account_id:
        raise RuleBroken("second-person-same")
    offices = set(entry.officers(station.board_id).values())
    if {entry.account_id, second.slot_id} != offices:
        raise RuleBroken("second-person-role")
    return second


def _next(before: PackView, count: int) -> str:
    """Number of the next signed version: that of the shipped one, and a count."""
    return f"{before.version.partition('-')[0]}-{count + 1}"

"""Keys are taken back from who has no standing at the board any more, and from a whole service.

Right: BOARD_WORK, and the station of chair or secretary. Source: domain paper, sections 5 and 11.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from sr_board.access.accounts import sign_in
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import members_of
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_team import Grant, Recuse, TeamService
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.composition import MemberStanding, standing
from sr_board.cases.rules.recusal import Declared, seats_of_service
from sr_board.cases.vocabulary import RecusalGround, SeatKind

__all__ = ["LapsedFound", "LapsedService", "RecuseService"]

_CHANGED = frozenset({"board", "cases"})


@dataclass(frozen=True)
class RecuseService:
    """A public servant is involved in a file: the seats of that service take no part in it."""

    case_id: str
    service: SeatKind


@dataclass(frozen=True)
class LapsedFound:
    """Who holds keys of files without standing: accounts, and in how many files together."""

    board_id: str = ""
    slots: tuple[str, ...] = ()
    files: int = 0


class LapsedService:
    """Lapsed members, and the service of a public servant."""

    def __init__(self, room: CasesRoom) -> None:
        self._room, self._cases, self._team = room, CaseService(room), TeamService(room)

    def waiting(self) -> LapsedFound:
        """For chair and secretary: who is in a team without standing, among the files open to her.
        Everybody else hears of nobody. Raises NotAllowed."""
        with CaseQueries(self._room).look(Action.BOARD_WORK) as entry:
            station = entry.station
            if not (station.chair or station.secretary):
                return LapsedFound()
            wanted = self._grants(entry, station.board_id)
        slots = dict.fromkeys(one.slot_id for one in wanted)
        return LapsedFound(station.board_id, tuple(slots), len({one.case_id for one in wanted}))

    def take_keys_back(self, board_id: str) -> Done:
        """Who left the board, whose term is over, who has not accepted the code or whose seat is
        restricted goes out of the teams she is in, by new keys; peers stay. Returns how many
        times, as the id.

        Only the files open to the one who acts are changed; the other officer does the rest. Raises
        NotAllowed "board-officers-only".
        """
        with self._cases.work(Action.BOARD_WORK) as (_, entry):
            station = entry.station
            if not (station.chair or station.secretary) or station.board_id != board_id:
                raise NotAllowed("board-officers-only")
            wanted = self._grants(entry, board_id)
        event = 0
        for grant in wanted:
            event = self._team.remove(grant).event_no
        return Done(str(len(wanted)), _CHANGED if wanted else frozenset(), event)

    def recuse_service(self, command: RecuseService) -> Done:
        """Everybody on a seat of the service is recused from the file, at once and by the program.

        Raises NotAllowed, NotFound "no-such-case".
        """
        with self._cases.work(Action.BOARD_WORK) as (_, entry):
            file = entry.open(command.case_id)
            board = file.head.board_id
            members = {
                member.id: member
                for member in members_of(entry.session, board)
                if standing(member, entry.clock.today()) is not MemberStanding.ENDED
            }
            kinds = tuple((id, member.kind) for id, member in members.items())
            found = [members[id] for id in seats_of_service(kinds, command.service)]
            wanted = [
                Recuse(
                    command.case_id,
                    RecusalGround.PROFESSIONAL_DUTY,
                    slot_id=member.slot_id,
                    seat_id=str(member.seat_id or member.alternate_for),
                    declared=str(Declared.SYSTEM),
                )
                for member in found
                if not (member.slot_id and file.barred(member.slot_id))
            ]
        event = 0
        for recuse in wanted:
            event = self._team.recuse(recuse).event_no
        return Done(command.case_id, _CHANGED if wanted else frozenset(), event)

    def _grants(self, entry: CaseEntry, board_id: str) -> list[Grant]:
        """Every place of a lapsed member in a team that is open to the one who acts."""
        lapsed = self._lapsed(board_id)
        return [
            Grant(one.case_id, slot)
            for one in entry.readable()
            for slot in one.team
            if slot in lapsed
        ]

    def _lapsed(self, board_id: str) -> frozenset[str]:
        """Accounts of former or lapsed members, unless she has another term now or is a peer; and
        those on restricted seats."""
        today = self._room.clock.today()
        with self._room.read() as session:
            members = [one for one in members_of(session, board_id) if one.slot_id]
            narrow = restricted_slots(session, today)
        good = {m.slot_id for m in members if standing(m, today) is MemberStanding.SERVING}
        gone = {m.slot_id for m in members} - good
        with self._room.book() as book:
            return narrow | frozenset(slot for slot in gone if not _peer(book, slot))


def _peer(book: Session, slot: str) -> bool:
    try:
        return Role.HELPER in sign_in(book, slot).roles
    except NotFound:
        return False

"""Keys are taken back from who has no standing at the board any more, and from a whole service.

Right: BOARD_WORK, and the station of chair or secretary. Source: domain paper, sections 5 and 11.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from sr_board.access.roles import Action
from sr_board.base.errors import NotAllowed, SRBoardError
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import members_of
from sr_board.cases.board.without_standing import without_standing
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_team import Grant, Recuse, TeamService
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.composition import MemberStanding, standing
from sr_board.cases.rules.openers import too_few
from sr_board.cases.rules.recusal import Declared, seats_of_service
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import CaseState, RecusalGround, SeatKind

__all__ = ["LapsedFound", "LapsedService", "RecuseService", "ShortTeam"]

_CHANGED = frozenset({"board", "cases"})
_AT_REST = (CaseState.CLOSED, CaseState.MERGED, CaseState.TRANSFERRED)


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


@dataclass(frozen=True)
class ShortTeam:
    """A file that too few of its team can open. `by_law`: a duty by law runs in it."""

    case_id: str
    code: str
    openers: int
    by_law: bool


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
        """Who left the board, whose term is over, who has not accepted the code, whose seat is
        restricted or whose account is closed goes out of the teams she is in, by new keys; peers
        stay. Returns how many times, as the id.

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

    def take_overdue(self) -> int:
        """At unlock of chair or secretary: keys that wait for no press go back, those of closed
        accounts and of members whose last term ended a week ago. How many times.

        The last person of a team stays while a duty by law runs, and so does the last who can
        open an identity: Today goes on saying so. Others than the two officers change nothing.
        """
        if not self._room.who.may(Action.BOARD_WORK):
            return 0
        with CaseQueries(self._room).look(Action.BOARD_WORK) as entry:
            station = entry.station
            if not (station.chair or station.secretary):
                return 0
            wanted = self._grants(entry, station.board_id, by_itself=True)
        done = 0
        for grant in wanted:
            with contextlib.suppress(SRBoardError):
                self._team.remove(grant)
                done += 1
        return done

    def short(self) -> tuple[ShortTeam, ...]:
        """Files whose team fewer than two can open, for those who may name a team: chair and
        secretary, or who acts for one of them. The most pressing first. Raises NotAllowed."""
        with CaseQueries(self._room).look(Action.BOARD_WORK) as entry:
            station = entry.station
            if not station.board_id:
                return ()
            files = entry.readable()
            lost = without_standing(entry, station.board_id, files)
            able = {slot for one in files for slot in one.team} - lost.keys()
            found = [
                ShortTeam(
                    one.case_id,
                    one.code,
                    sum(slot in able for slot in one.team),
                    one.open_statutory > 0,
                )
                for one in files
                if too_few(one.team, able, named=one.team_named, resting=_rests(one))
                and entry.account_id in entry.offices(entry.open(one.case_id)).values()
            ]
        return tuple(sorted(found, key=lambda one: (not one.by_law, one.openers, one.code)))

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

    def _grants(self, entry: CaseEntry, board_id: str, *, by_itself: bool = False) -> list[Grant]:
        """Every place of somebody without standing in a team that is open to the one who acts.
        `by_itself`: those that wait for no press."""
        files = entry.readable()
        lost = without_standing(entry, board_id, files)
        found = []
        for one in files:
            gone = [slot for slot in one.team if slot in lost]
            if by_itself:
                gone = [slot for slot in gone if lost[slot].for_good]
                if one.open_statutory and len(gone) == len(one.team):
                    continue  # a duty by law runs: somebody names a team first
            found += [Grant(one.case_id, slot) for slot in gone]
        return found


def _rests(one: CaseSummary) -> bool:
    """Closed, joined with another or gone to another board, with no duty by law open."""
    return not one.open_statutory and (one.closed_at is not None or one.state in _AT_REST)

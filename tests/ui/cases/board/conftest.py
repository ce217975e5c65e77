"""The sample collective with its users, open for the chair of its board, and a window."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Action
from sr_board.base.clock import SystemClock
from sr_board.base.ids import new_id
from sr_board.cases.board.board_commands import AcceptCode, Constitute, FirstMember
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent, OpenSitting
from sr_board.cases.entry import CaseService
from sr_board.cases.models import CodeAcceptance
from sr_board.cases.records import CaseHead
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import (
    BoardOffice,
    CaseSource,
    CaseState,
    Profession,
    Risk,
    SeatKind,
    Side,
    SubjectKind,
    Track,
)
from sr_board.composition import Workplace
from sr_board.sample import Beginning, load_sample
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.users import SecondSigner
from ui.cases import places
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]
FROM, TO = date(2026, 4, 1), date(2099, 3, 31)
CODE = "SRB-NOR-26-0147-B"
_CHAIR, _NOOR, _TARA, _ILA = 1, 3, 4, 5


@dataclass
class Founded:
    """An open workplace of the chair, and who else is there."""

    work: Workplace
    making: Beginning

    def person(self, user: int) -> str:
        """Person of a user of the sample."""
        name = self.making.sample.users[user].name
        rows = self.work.holders.names().values()
        return next(row.person_id for row in rows if row.name == name)

    def second(self, user: int = _NOOR) -> SecondSigner:
        """Somebody has just typed her own passphrase."""
        who = self.making.sample.users[user]
        names = self.work.holders.names()
        slot = next(slot for slot, row in names.items() if row.name == who.name)
        return self.work.vault.second_signer(slot, who.passphrase)

    def constitute(self) -> str:
        """Three of the community and a doctor; the chair accepted the code."""

        def seat(
            user: int,
            kind: SeatKind,
            office: BoardOffice = BoardOffice.NONE,
            training: Profession = Profession.NONE,
        ) -> FirstMember:
            side = Side.OUTSIDE if kind is SeatKind.DOCTOR else Side.COMMUNITY
            return FirstMember(side, kind, self.person(user), FROM, TO, training, office)

        members = (
            seat(_CHAIR, SeatKind.SEX_WORKER, BoardOffice.CHAIR),
            seat(_NOOR, SeatKind.SEX_WORKER, BoardOffice.SECRETARY),
            seat(_TARA, SeatKind.PEER_EDUCATOR),
            seat(_ILA, SeatKind.DOCTOR, training=Profession.DOCTOR),
        )
        command = Constitute("Noorpur board", "NOR", "3/2026", members, ("North lanes",))
        board = self.work.cases.board_work.constitute(command, self.second()).id
        self.work.cases.duty_work.accept_code(AcceptCode(CODE_OF_CONDUCT))
        return board

    def accept_for_all(self) -> None:
        """Every user of the board accepted the code of conduct."""
        room = self.work.cases._room
        with room.uow() as uow:
            for user in (_NOOR, _TARA, _ILA):
                who = self.making.sample.users[user].name
                names = self.work.holders.names().items()
                slot = next(slot for slot, row in names if row.name == who)
                uow.session.add(
                    CodeAcceptance(
                        id=new_id(),
                        recorded_at=room.clock.now(),
                        recorded_by=slot,
                        slot_id=slot,
                        version=CODE_OF_CONDUCT,
                        accepted_on=room.clock.today(),
                    )
                )
            uow.record("board.register", subject="code_acceptance")
            uow.commit()

    def begin(self, board: str) -> str:
        """A file that the chair's team noticed; its id."""
        room = self.work.cases._room
        with CaseService(room).work(Action.CASES_WORK) as (uow, entry):
            head = CaseHead(
                id=new_id(),
                by=entry.account_id,
                at=entry.now,
                code=CODE,
                board_id=board,
                site="North lanes",
                subject_kind=SubjectKind.NEWCOMER,
                track=Track.UNDETERMINED,
                state=CaseState.SCREENING,
                risk=Risk.HIGH,
                source=CaseSource.PEER,
                noticed=entry.moment(),
                pack="in@1",
                fact_token=new_id(),
                team=(entry.account_id,),
            )
            entry.create(head, team=head.team)
            uow.record("case.new", subject="case")
            uow.commit()
        return head.id


@cache
def _made() -> tuple[Path, Path, Beginning]:
    """The sample collective before its board and with it, made once in a process: folders that
    are only copied."""
    root = Path(mkdtemp(prefix="sampled-"))
    atexit.register(rmtree, root, ignore_errors=True)
    making = Beginning(load_sample("en"), SystemClock())
    before, seated = root / "before", root / "seated"
    making.found(before / "sample.vault", KdfParameters.for_tests(), before / "state").close()
    copytree(before, seated)
    made = _opened(making, seated)
    made.constitute()
    made.work.close()
    return before, seated, making


def _opened(making: Beginning, folder: Path) -> Founded:
    return Founded(making.open_for(_CHAIR, folder / "sample.vault", folder / "state"), making)


def _copied(place: Path, *, seated: bool) -> Founded:
    """A copy of its own, open for the chair."""
    before, with_board, making = _made()
    folder = place / "copy"
    copytree(with_board if seated else before, folder)
    return _opened(making, folder)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founded]:
    """Before the board was constituted."""
    with cheap_keys_for_tests():
        founded = _copied(tmp_path_factory.mktemp("before"), seated=False)
        yield founded
        founded.work.close()


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founded]:
    """The board sits."""
    with cheap_keys_for_tests():
        made = _copied(tmp_path_factory.mktemp("board"), seated=True)
        yield made
        made.work.close()


@dataclass
class Sitting:
    """An open sitting at which all four sit, and a file."""

    founded: Founded
    sitting: str
    case: str


@pytest.fixture(scope="module")
def sits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """The board sits, and a file exists."""
    with cheap_keys_for_tests():
        made = _copied(tmp_path_factory.mktemp("sits"), seated=True)
        found = made.work.cases.board.board()
        assert found is not None
        board = found.id
        made.accept_for_all()
        work = made.work.cases.sitting_work
        at = made.work.clock.now() + timedelta(days=3)
        sitting = work.call(CallSitting(board, at, "Office")).id
        view = made.work.cases.board.board()
        assert view is not None
        for seat in view.seats:
            assert seat.holder is not None
            work.mark_present(MarkPresent(sitting, seat.holder.id))
        work.open(OpenSitting(sitting))
        yield Sitting(made, sitting, made.begin(board))
        made.work.close()


@pytest.fixture
def window(qtbot: QtBot) -> Open:
    """Opens the main window with the pages of the board."""

    def opened(work: Workplace, width: int = 1366, height: int = 768) -> MainWindow:
        desk = Desk(DirectJobs(), work.who.may)
        signed = Signed("Noorpur Branch", "flower", "Mina", "moon", "Chair")
        made = MainWindow(desk, Register(places(work)), signed)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return opened

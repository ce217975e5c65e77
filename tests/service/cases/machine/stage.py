"""A seated board in a vault that is copied for every run of the machine, and closed after it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sr_board.audit.verify import verify_chain
from sr_board.base.clock import FixedClock
from sr_board.cases.board.board_commands import FirstMember, NoteTraining, PutOnDuty
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent, OpenSitting
from sr_board.cases.vocabulary import Profession, RosterCapacity
from sr_board.store.base import CasesBase
from sr_board.store.engine import make_engine
from sr_board.vault.attempts import Attempts
from sr_board.vault.vault import open_vault
from tests.conftest import PASSPHRASE, START, Book, Scene, _opened, _standing, give_back
from tests.service.cases.conftest import FileRoom
from tests.service.cases.register.conftest import BoardRoom, _build

MEMBERS = ("Asha", "Bina", "Champa", "Farida", "Jyoti")
NAMES = (*MEMBERS, "Kajal")
TERM_TO = date(2040, 3, 31)


class LongRoom(BoardRoom):
    """Terms that outlast every clock of these tests; the doctor is a counsellor too."""

    def first_members(self) -> tuple[FirstMember, ...]:
        """The board of the other tests."""
        return tuple(
            replace(
                one,
                term_to=TERM_TO,
                profession=Profession.COUNSELLOR
                if one.profession is Profession.DOCTOR
                else one.profession,
            )
            for one in super().first_members()
        )


def _seat(book: Book) -> dict[str, Any]:
    facts: dict[str, Any] = _build(book)
    engine = make_engine(lambda: book.vault.connect("cases"))
    CasesBase.metadata.create_all(engine)
    room = LongRoom(book, engine, facts["person"], facts["slots"])
    room.constitute()
    room.accept(*NAMES)
    duty = room.desk("Bina").duty_work
    for name in ("Asha", "Bina", "Champa", "Farida", "Kajal"):
        duty.note_training(
            NoteTraining(room.person[name], "Screening", START.date(), date(2040, 3, 31))
        )
    night = PutOnDuty(
        room.board,
        room.person["Farida"],
        RosterCapacity.COUNSELLOR,
        START,
        START + timedelta(days=5000),
        community=False,
    )
    duty.put_on_duty(night)
    work = room.desk("Bina").sitting_work
    sitting = work.call(CallSitting(room.board, START + timedelta(hours=60), "Office")).id
    for name in MEMBERS:
        work.mark_present(MarkPresent(sitting, room.member(name)))
    work.open(OpenSitting(sitting))
    engine.dispose()
    return facts | {"board": room.board, "sitting": sitting}


SCENE = Scene("cases-machine", _seat)


def new_place(factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the vault."""
    standing, place = _standing(SCENE, factory), factory.mktemp("run")
    for part in ("lotus.vault", "state"):
        shutil.copytree(standing.place / part, place / part)
    return place


def open_stage(factory: pytest.TempPathFactory, place: Path, clock: FixedClock) -> FileRoom:
    """The board on the vault that lies in `place`."""
    standing = _standing(SCENE, factory)
    vault = open_vault(
        place / "lotus.vault",
        standing.slot_id,
        PASSPHRASE,
        clock=clock,
        state_dir=place / "state",
        attempts=Attempts(sleep=lambda _: None),
    )
    book = _opened(vault, clock, standing.facts)
    engine = make_engine(lambda: vault.connect("cases"))
    facts = book.facts
    return FileRoom(book, engine, facts["person"], facts["slots"], facts["board"])


def check_chains(room: FileRoom) -> None:
    """Both chains of acts are sound."""
    with room.reading() as session:
        report = verify_chain(
            session,
            vault_id=room.book.vault.vault_id,
            compartment="cases",
            signers=room.book.vault.signers(),
        )
    assert report.sound
    assert room.book.verify().sound


def close_stage(room: FileRoom) -> None:
    """The vault is closed."""
    room.engine.dispose()
    give_back(room.book.engine)
    room.book.vault.close()

"""Somebody with another key and any tool: what she can read of a case."""

from __future__ import annotations

import zlib
from pathlib import Path

from sqlalchemy import select, text

from sr_board.cases.files.service_team import NameTeam, Recuse, TeamService
from sr_board.cases.models import Envelope, KeyWrap, SealedRecord
from sr_board.cases.vocabulary import RecusalGround
from sr_board.vault.compartments import open_database
from sr_board.vault.keys import open_with
from tests.service.cases.conftest import FileRoom

WORDS = (b"Zorina", b"Nadia", b"third lane", b"NOTICED", b"newcomer", b"zorina", b"child_track")


def folder_of(board: FileRoom) -> Path:
    return board.book.vault.path


def readable(raw: bytes) -> bytes:
    """The bytes, and what comes out when they are unpacked."""
    try:
        return raw + zlib.decompress(raw)
    except zlib.error:
        return raw


def test_with_the_treasurer_s_secrets_no_word_of_a_case_is_readable(board: FileRoom) -> None:
    board.begin()
    with board.work("Kajal") as entry:
        entry.open(entry.readable()[0].case_id).attach(b"Seen in the third lane", "letter")
    treasurer = board.second("Malati")
    assert set(treasurer.keys_in(board.book.vault.header)) == {"book"}
    for file in folder_of(board).rglob("*"):
        if file.is_file():
            raw = readable(file.read_bytes())
            assert not any(word in raw for word in WORDS), file.name
    with board.book.read() as session:  # all that her key opens
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        for name in names:
            for row in session.execute(text(f'SELECT * FROM "{name}"')):
                assert not any(word.decode() in repr(tuple(row)) for word in WORDS), name


def test_wraps_and_records_say_nothing_to_the_treasurer(board: FileRoom) -> None:
    board.begin()
    mine = board.second("Malati")
    with board.reading() as session:  # as if she had the compartment's key too
        for wrap in session.scalars(select(KeyWrap)):
            for context in (b"", wrap.envelope_id.encode()):
                assert mine.unsealed(wrap.sealed, context) is None
        for record in session.scalars(select(SealedRecord)):
            assert not any(word in readable(record.body) for word in WORDS)


def test_a_recused_member_with_the_compartment_s_key_and_her_old_keys(board: FileRoom) -> None:
    case = board.begin()
    service = TeamService(board.room("Asha"))
    slots = (board.slots["Champa"], board.slots["Farida"])
    service.name_team(NameTeam(case, slots, slots[0]))
    with board.work("Champa") as entry:
        entry.open(case).open_identity("safety")  # type: ignore[arg-type]
    held = dict(board.rings["Champa"].keys)
    TeamService(board.room("Champa")).recuse(
        Recuse(case, RecusalGround.RELATIVE, board.slots["Champa"])
    )
    path, key, expected = board.book.vault.place("cases")
    open_database(path, key, expected, read_only=True).close()  # she still opens the compartment
    with board.reading() as session:
        assert board.slots["Champa"] not in set(session.scalars(select(KeyWrap.slot_id)))
        for record in session.scalars(select(SealedRecord)):
            envelope = session.get_one(Envelope, record.envelope_id)
            for secret in held.values():
                for rev in (record.rev, record.rev - 1):
                    place = (
                        f"{board.book.vault.vault_id}|cases|{envelope.case_id or envelope.id}|"
                        f"{envelope.purpose}/{record.id}|{rev}"
                    )
                    assert open_with(secret, record.body, place.encode()) is None

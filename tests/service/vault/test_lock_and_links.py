"""The writer's lock across threads, and links where files of the vault should stand."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from sr_board.base.errors import SRBoardError
from sr_board.vault.faults import HeaderDamaged, VaultInUse
from sr_board.vault.lockfile import LOCK_NAME, VaultLock
from sr_board.vault.vault import look_at
from tests.service.vault.conftest import Place


def in_another_thread(work: object) -> None:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()


def test_a_lock_taken_in_one_thread_is_given_back_in_another(tmp_path: Path) -> None:
    lock = VaultLock(tmp_path)
    in_another_thread(lock.take)
    with pytest.raises(VaultInUse):
        VaultLock(tmp_path).take()
    lock.release()
    VaultLock(tmp_path).take()


def test_a_vault_opened_in_a_worker_can_be_closed_and_opened_again(closed: Place) -> None:
    in_another_thread(closed.open)
    closed._open[-1].close()
    assert not closed.open().read_only


def test_a_lock_that_is_a_link_is_refused_in_words_and_its_target_stays(closed: Place) -> None:
    precious = closed.folder.parent / "precious.txt"
    precious.write_text("not yours")
    (closed.folder / LOCK_NAME).unlink(missing_ok=True)
    (closed.folder / LOCK_NAME).symlink_to(precious)
    with pytest.raises(SRBoardError):
        closed.open()
    assert precious.read_text() == "not yours"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("both", [False, True])
def test_a_pipe_in_place_of_a_header_does_not_hang(closed: Place, both: bool) -> None:
    for name in ("header.json", "header.prev.json")[: 1 + both]:
        (closed.folder / name).unlink()
        os.mkfifo(closed.folder / name)
    if both:
        with pytest.raises(HeaderDamaged):
            look_at(closed.folder)
    else:
        assert look_at(closed.folder).generation == 2

"""Users of a vault: joining, new passphrases, acts of two persons, one writer at a time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from dataclasses import replace

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.vault.compartments import create_database
from sr_board.vault.faults import (
    PassphraseUnusable,
    PersonGone,
    SameSigner,
    SecondSignerNeeded,
    SignatureRefused,
    TileTaken,
    UnknownSlot,
    VaultInUse,
    WrongPassphrase,
)
from sr_board.vault.header import Tile
from sr_board.vault.keys import UserKeys, seal_for, verify_signature
from sr_board.vault.users import SecondSigner, key_context
from tests.service.vault.conftest import CHAIR, SECRETARY, TREASURER, WORDS, Place, rows

NEW = Tile("star", "clay", 4)
BOTH = frozenset({"book", "cases"})


def test_a_user_of_the_book_joins_by_one_signature(closed: Place) -> None:
    with closed.open(TREASURER) as vault:
        closed.slots.append(vault.add_user(NEW, "four kites over roofs", {"book"}))
    with closed.open(3, words="four kites over roofs") as vault:
        assert vault.compartments == {"book"}
        assert rows(vault, "book") == 3


def test_a_user_of_the_cases_joins_by_two(closed: Place) -> None:
    vault = closed.open()
    with pytest.raises(SecondSignerNeeded) as caught:
        vault.add_user(NEW, "four kites over roofs", BOTH)
    assert dict(caught.value.params) == {"need": 2, "have": 1}
    second = closed.second(vault, TREASURER)
    closed.slots.append(vault.add_user(NEW, "four kites over roofs", BOTH, second))
    vault.close()
    with closed.open(3, words="four kites over roofs") as again:
        assert rows(again, "cases") == 2


def test_a_signature_of_a_stranger_does_not_count(closed: Place) -> None:
    vault = closed.open()
    known = SecondSigner(closed.slots[SECRETARY], BOTH, UserKeys.new())
    with pytest.raises(SecondSignerNeeded):
        vault.add_user(NEW, "four kites over roofs", BOTH, known)
    unknown = SecondSigner("0" * 32, BOTH, UserKeys.new())
    with pytest.raises(PersonGone):
        vault.add_user(NEW, "four kites over roofs", BOTH, unknown)


def test_one_cannot_be_ones_own_second(closed: Place) -> None:
    vault = closed.open()
    with pytest.raises(SameSigner):
        vault.second_signer(vault.slot_id, WORDS[CHAIR])
    with pytest.raises(UnknownSlot):
        vault.second_signer("0" * 32, WORDS[CHAIR])
    with pytest.raises(WrongPassphrase):
        vault.second_signer(closed.slots[SECRETARY], "not the right words")
    assert closed.waits == [1]


def test_somebody_without_the_key_cannot_give_it(closed: Place) -> None:
    vault = closed.open(TREASURER)
    helper = vault.add_user(Tile("star", "clay", 9), "four kites over roofs", {"book"})
    second = vault.second_signer(helper, "four kites over roofs")
    with pytest.raises(InputInvalid, match="compartment-not-yours"):
        vault.add_user(NEW, "four kites over roofs", BOTH, second)


def test_the_cases_are_granted_by_two(closed: Place) -> None:
    vault = closed.open()
    treasurer = closed.slots[TREASURER]
    with pytest.raises(SecondSignerNeeded):
        vault.grant(treasurer, {"cases"})
    vault.grant(treasurer, BOTH, closed.second(vault))
    assert vault.compartments_of(treasurer) == BOTH
    generation = vault.generation
    vault.grant(treasurer, BOTH)  # nothing new, nothing written
    assert vault.generation == generation
    vault.close()
    with closed.open(TREASURER) as again:
        assert rows(again, "cases") == 2


def test_the_policy_changes_by_two_and_binds(closed: Place) -> None:
    vault = closed.open()
    with pytest.raises(SecondSignerNeeded):
        vault.change_policy(3)
    vault.change_policy(3, closed.second(vault))
    with pytest.raises(SecondSignerNeeded):
        vault.add_user(NEW, "four kites over roofs", BOTH, closed.second(vault))


def test_a_tile_is_one_persons(closed: Place) -> None:
    with pytest.raises(TileTaken):
        closed.open().add_user(Tile("bell", "sea", 1), "four kites over roofs", {"book"})


def test_everybody_needs_the_book(closed: Place) -> None:
    with pytest.raises(InputInvalid):
        closed.open().add_user(NEW, "four kites over roofs", {"cases"})


def test_a_new_passphrase_rewraps_one_slot_only(closed: Place) -> None:
    vault = closed.open()
    before = vault.header
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not the right words", "eight doors in a lane")
    with pytest.raises(PassphraseUnusable):
        vault.change_passphrase(WORDS[CHAIR], "short")
    vault.change_passphrase(WORDS[CHAIR], "eight doors in a lane")
    assert vault.header.slots[1:] == before.slots[1:]
    assert vault.header.recipients == before.recipients
    vault.close()
    with pytest.raises(WrongPassphrase):
        closed.open()
    assert closed.open(words="eight doors in a lane").generation == before.generation + 1


def test_the_old_passphrase_does_not_survive_in_the_second_header(closed: Place) -> None:
    with closed.open() as vault:
        vault.change_passphrase(WORDS[CHAIR], "eight doors in a lane")
    (closed.folder / "header.json").unlink()
    with pytest.raises(WrongPassphrase):
        closed.open()
    closed.open(words="eight doors in a lane").close()


def test_signatures_are_checked_with_the_keys_in_the_header(closed: Place) -> None:
    vault = closed.open()
    second = closed.second(vault)
    signers = vault.signers()
    assert set(signers) == set(closed.slots)
    assert verify_signature(signers[vault.slot_id], b"act", vault.sign(b"act"))
    assert verify_signature(signers[second.slot_id], b"act", second.sign(b"act"))
    assert not verify_signature(signers[second.slot_id], b"act", vault.sign(b"act"))


def test_the_second_signers_secret_does_not_show(closed: Place) -> None:
    second = closed.second(closed.open())
    assert "Key" not in repr(second)


# -- one writer --------------------------------------------------------------------------------


def test_a_second_opening_is_told(closed: Place) -> None:
    closed.open()
    with pytest.raises(VaultInUse):
        closed.open(SECRETARY)


_HOLDER = """
    import sys, time
    from pathlib import Path
    from sr_board.vault.keys import cheap_keys_for_tests
    from sr_board.vault.vault import open_vault
    with cheap_keys_for_tests():
        vault = open_vault(sys.argv[1], sys.argv[2], sys.argv[3], state_dir=Path(sys.argv[4]))
    print("open", flush=True)
    time.sleep(60)
"""


def test_another_program_is_told_and_a_killed_one_leaves_no_lock(closed: Place) -> None:
    arguments = [str(closed.folder), closed.slots[CHAIR], WORDS[CHAIR], str(closed.state)]
    other = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_HOLDER), *arguments], stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    try:
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(VaultInUse):
            closed.open(SECRETARY)
        with closed.open(SECRETARY, read_only=True) as reader:
            assert rows(reader, "book") == 3
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    with closed.open(SECRETARY) as vault:
        assert not vault.read_only


def test_a_key_of_ones_own_making_cannot_be_given_to_the_board(closed: Place) -> None:
    # The treasurer makes a cases database whose key she knows and seals that key to the board.
    vault = closed.open(TREASURER)
    header, mine = vault.header, bytes(32)
    context = key_context(vault.vault_id, "cases")
    sealed = {
        slot: seal_for(header.act.roster[slot].box, mine, context)
        for slot in header.recipients["cases"]
    }
    (closed.folder / "cases.0001.db").unlink()
    file = create_database(
        closed.folder / "cases.0001.db", mine, vault.vault_id, "cases", vault.generation + 1
    )
    vault.commit(
        replace(
            header,
            recipients={**header.recipients, "cases": sealed},
            files={**header.files, "cases": file},
        )
    )
    vault.abandon()
    with pytest.raises(SignatureRefused):
        closed.open(CHAIR)


def test_a_list_of_users_taken_back_behind_the_others_is_seen(closed: Place) -> None:
    copy = closed.folder.with_name("copy")
    shutil.copytree(closed.folder, copy)
    with closed.open() as vault:
        vault.grant(closed.slots[TREASURER], {"cases"}, closed.second(vault))
    # From the copy of before, somebody makes headers until hers has the higher number.
    with closed.open(TREASURER, folder=copy, elsewhere=copy.with_name("s2")) as other:
        other.commit(other.header, generation=vault.generation + 5)
    again = closed.open(folder=copy)
    assert again.read_only
    assert [c.key for c in again.cautions] == ["vault-twin"]

"""Creating, looking at and opening a vault."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.vault import keys
from sr_board.vault.faults import (
    CompartmentClosed,
    HeaderDamaged,
    KdfParametersRefused,
    NotAVault,
    PassphraseUnusable,
    TileTaken,
    UnknownSlot,
    VaultClosed,
    VaultExists,
    VaultReadOnly,
    WrongPassphrase,
)
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import Founder, create_vault, look_at, open_vault
from tests.service.vault.conftest import MARKER, SECRETARY, TREASURER, Place, record, rows

BOTH = frozenset({"book", "cases"})


def test_a_new_vault_opens_again_with_its_content(closed: Place) -> None:
    with closed.open() as vault:
        assert vault.compartments == BOTH
        assert (rows(vault, "book"), rows(vault, "cases")) == (3, 2)
        assert not vault.read_only
        assert vault.cautions == ()


def test_the_treasurer_holds_no_key_of_the_cases(closed: Place) -> None:
    with closed.open(TREASURER) as vault:
        assert vault.compartments == {"book"}
        with pytest.raises(CompartmentClosed):
            vault.connect("cases")


def test_tiles_are_seen_without_a_passphrase_and_nothing_else(closed: Place) -> None:
    face = look_at(closed.folder, state_dir=closed.state)
    assert [slot.tile.symbol for slot in face.slots] == ["bell", "fish", "moon"]
    assert face.tile == Tile("flower", "marigold", 1)
    assert face.cautions == ()


def test_nothing_readable_is_on_the_disk(closed: Place) -> None:
    for path in [*closed.folder.rglob("*"), *closed.state.rglob("*")]:
        if path.is_file():
            content = path.read_bytes()
            assert MARKER.encode() not in content
            assert not content.startswith(b"SQLite format 3")


def test_files_are_for_the_owner_only(closed: Place) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in closed.folder.rglob("*")}
    assert modes == {0}
    assert stat.S_IMODE(closed.folder.stat().st_mode) & 0o077 == 0


def test_the_cases_file_is_as_large_empty_as_with_a_few_cases(place: Place) -> None:
    vault = place.create()
    file = place.folder / "cases.0001.db"
    empty = file.stat().st_size
    record(vault, "cases", 40)
    assert empty >= 1024 * 1024
    assert file.stat().st_size == empty


def test_a_wrong_passphrase_is_told_and_costs_time_that_grows(closed: Place) -> None:
    for _ in range(11):
        with pytest.raises(WrongPassphrase):
            closed.open(words="not the right words")
    assert closed.waits == [1, 1, 1, 1, 1, 2, 4, 8, 16, 30, 30]


def test_the_right_passphrase_ends_the_waiting(closed: Place) -> None:
    for words in ["wrong words", "wrong words", "", "wrong words"]:
        if words:
            with pytest.raises(WrongPassphrase):
                closed.open(words=words)
        else:
            closed.open().close()
    assert closed.waits == [1, 1, 1]


def test_a_passphrase_is_the_same_from_every_keyboard(place: Place) -> None:
    words = "café caractère"
    founder = Founder(Tile("bell", "sea", 1), unicodedata.normalize("NFC", words), BOTH)
    vault = create_vault(place.folder, Tile("key", "sea", 1), [founder], state_dir=place.state)
    slot = vault.slot_id
    vault.close()
    decomposed = f"  {unicodedata.normalize('NFD', words)}\u00a0"
    with open_vault(place.folder, slot, decomposed, state_dir=place.state) as again:
        assert again.slot_id == slot


def test_the_lock_is_free_again_after_a_wrong_passphrase(closed: Place) -> None:
    with pytest.raises(WrongPassphrase):
        closed.open(words="not the right words")
    with closed.open() as vault:
        assert not vault.read_only


def test_an_unknown_user_is_told(closed: Place) -> None:
    with pytest.raises(UnknownSlot):
        open_vault(closed.folder, "0" * 32, "whatever it is", state_dir=closed.state)


@pytest.mark.parametrize("content", [None, b"", b"MZ\x90\x00 renamed program"])
def test_what_is_no_vault_is_told(tmp_path: Path, content: bytes | None) -> None:
    target = tmp_path / "thing.vault"
    if content is None:
        target.mkdir()
    else:
        target.write_bytes(content)
    with pytest.raises(NotAVault):
        look_at(target, state_dir=tmp_path)


def test_a_header_of_other_content_is_damaged(closed: Place) -> None:
    for name in ("header.json", "header.prev.json"):
        (closed.folder / name).write_bytes(b"[" * 200_000)
    with pytest.raises(HeaderDamaged):
        look_at(closed.folder, state_dir=closed.state)


def test_nothing_is_made_over_something(closed: Place, tmp_path: Path) -> None:
    founder = Founder(Tile("bell", "sea", 1), "seven boats more", BOTH)
    with pytest.raises(VaultExists):
        create_vault(closed.folder, Tile("key", "sea", 1), [founder], state_dir=tmp_path)


def test_a_failed_making_leaves_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("sr_board.vault.headerfile.replace_file", fail)
    with pytest.raises(Exception, match="disk-full"):
        place.create()
    assert [p for p in place.folder.parent.iterdir() if "lotus" in p.name] == []


@pytest.mark.parametrize(
    ("founders", "error"),
    [
        ([], InputInvalid),
        ([Founder(Tile("bell", "sea", 1), "long enough", frozenset({"cases"}))], InputInvalid),
        ([Founder(Tile("bell", "sea", 1), "short", BOTH)], PassphraseUnusable),
        ([Founder(Tile("bell", "sea", 1), "long enough", BOTH)] * 2, TileTaken),
    ],
)
def test_founders_that_cannot_be(
    tmp_path: Path, founders: list[Founder], error: type[Exception]
) -> None:
    with pytest.raises(error):
        create_vault(tmp_path / "v", Tile("key", "sea", 1), founders, state_dir=tmp_path)
    assert not (tmp_path / "v").exists()


def test_a_closed_vault_gives_nothing_more(closed: Place) -> None:
    vault = closed.open()
    vault.close()
    vault.close()
    for act in (lambda: vault.connect("book"), lambda: vault.sign(b"x")):
        with pytest.raises(VaultClosed):
            act()


def test_closing_takes_the_end_of_the_chain_into_the_header(closed: Place) -> None:
    with closed.open() as vault:
        before = vault.generation
        record(vault, "book", 1)
    with closed.open() as vault:
        assert vault.generation == before + 1
        assert vault.header.heads["book"].number == 4


def test_reading_only_writes_nothing(closed: Place) -> None:
    def state() -> dict[str, str]:
        files = [p for p in closed.folder.rglob("*") if p.is_file()]
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

    before = state()
    with closed.open(read_only=True) as vault:
        assert vault.read_only
        assert rows(vault, "book") == 3
        with pytest.raises(VaultReadOnly):
            vault.change_passphrase("seven boats on the river", "seven boats and more")
        connection = vault.connect("book")
        with pytest.raises(Exception, match="readonly"):
            connection.execute("DELETE FROM audit_event")
        connection.close()
    assert state() == before


def test_weak_locks_are_refused_by_a_process_that_is_no_test(
    closed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", set())
    with pytest.raises(KdfParametersRefused):
        closed.open()


def test_a_slot_below_todays_strength_is_raised_silently(
    closed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    stronger = KdfParameters(128, 1, 1)
    monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", {KdfParameters(64, 1, 1), stronger})
    monkeypatch.setattr(KdfParameters, "stronger", lambda self, _: _raise(self, stronger))
    closed.open().close()
    with closed.open() as vault:
        own = vault.header.slot(vault.slot_id)
        assert own is not None
        assert own.kdf == stronger
        others = {s.kdf for s in vault.header.slots if s.slot_id != vault.slot_id}
        assert others == {KdfParameters(64, 1, 1)}


def _raise(have: KdfParameters, wanted: KdfParameters) -> KdfParameters | None:
    return None if have == wanted else wanted


def test_a_vault_of_ten_sizes_of_name_is_no_matter(tmp_path: Path) -> None:
    folder = tmp_path / "শাপলা গোষ্ঠী 100% #1 ? [x]"
    founder = Founder(Tile("bell", "sea", 1), "seven boats", BOTH)
    vault = create_vault(folder, Tile("key", "sea", 1), [founder], state_dir=tmp_path / "s")
    record(vault, "book", 1)
    vault.close()
    with open_vault(folder, vault.slot_id, "seven boats", state_dir=tmp_path / "s") as again:
        assert rows(again, "book") == 1


def test_seen_names_no_place(closed: Place) -> None:
    assert os.fsencode(closed.folder.name) not in (closed.state / "seen.json").read_bytes()


def test_a_secretary_may_read_while_the_chair_writes(closed: Place) -> None:
    with closed.open(), closed.open(SECRETARY, read_only=True) as reader:
        assert rows(reader, "cases") == 2

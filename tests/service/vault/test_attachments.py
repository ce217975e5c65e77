"""Attachments: an own key each, padded, and nobody's but the place they were put."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.vault import attachments
from sr_board.vault.attachments import (
    padded_size,
    put_attachment,
    read_attachment,
    remove_attachment,
    sound_size,
)
from sr_board.vault.faults import (
    AttachmentDamaged,
    CompartmentClosed,
    DiskFull,
    VaultReadOnly,
)
from tests.service.vault.conftest import TREASURER, Place


@pytest.mark.parametrize("data", [b"", b"x", b"scan" * 5000])
def test_what_is_put_is_read_again(closed: Place, data: bytes) -> None:
    with closed.open() as vault:
        kept = put_attachment(vault, "book", data)
        assert kept.size == len(data)
    with closed.open() as vault:
        assert read_attachment(vault, "book", kept.attachment_id, kept.key) == data


def test_sizes_and_content_do_not_show(closed: Place) -> None:
    vault = closed.open()
    for data in (b"", b"a" * 100, b"a" * 4000):
        put_attachment(vault, "book", data)
    files = list((closed.folder / "att").glob("*/*"))
    assert len({path.stat().st_size for path in files}) == 1
    assert all(b"aaaa" not in path.read_bytes() for path in files)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_attachments_cannot_be_exchanged(closed: Place) -> None:
    vault = closed.open()
    one, two = (put_attachment(vault, "cases", text) for text in (b"one", b"two"))
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "cases", one.attachment_id, two.key)
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "book", one.attachment_id, one.key)
    folder = closed.folder / "att"
    (first,) = folder.glob(f"*/{one.attachment_id}.bin")
    (second,) = folder.glob(f"*/{two.attachment_id}.bin")
    shutil.copy(first, second)
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "cases", two.attachment_id, one.key)


def test_damage_and_loss_are_told(closed: Place) -> None:
    vault = closed.open()
    kept = put_attachment(vault, "book", b"text")
    (path,) = (closed.folder / "att").glob("*/*")
    raw = bytearray(path.read_bytes())
    raw[70] ^= 1
    path.write_bytes(raw)
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "book", kept.attachment_id, kept.key)
    path.write_bytes(b"")
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "book", kept.attachment_id, kept.key)
    remove_attachment(vault, "book", kept.attachment_id)
    remove_attachment(vault, "book", kept.attachment_id)
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "book", kept.attachment_id, kept.key)
    with pytest.raises(AttachmentDamaged):
        read_attachment(vault, "book", "../../header", kept.key)


def test_who_may_not_cannot(closed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closed.open(TREASURER) as vault:
        with pytest.raises(CompartmentClosed):
            put_attachment(vault, "cases", b"x")
        monkeypatch.setattr(attachments, "ATTACHMENT_MOST", 10)
        with pytest.raises(InputInvalid, match="attachment-too-large"):
            put_attachment(vault, "book", b"x" * 11)
    with closed.open(read_only=True) as vault, pytest.raises(VaultReadOnly):
        put_attachment(vault, "book", b"x")


def test_a_full_disk_leaves_no_half_attachment(
    closed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    vault = closed.open()
    monkeypatch.setattr(attachments.os, "replace", full)
    with pytest.raises(DiskFull):
        put_attachment(vault, "book", b"x")
    assert list((closed.folder / "att").glob("*/*")) == []


@given(st.integers(0, 2**40))
def test_padding_is_never_short_and_never_wasteful(length: int) -> None:
    size = padded_size(length)
    assert size >= length
    assert size <= max(4096, length * 1.125)
    assert padded_size(size) == size
    assert sound_size(size + 40)

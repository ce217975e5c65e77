"""A paper under a passphrase, for those that hold somebody's name: AES-256, PDF revision 6.

The cipher is that of qpdf (through pikepdf); nothing is written to disk here.
"""

from __future__ import annotations

import io
import secrets
import unicodedata

import pikepdf

from sr_board.base.errors import InputInvalid

__all__ = ["LOCK_LEAST", "locked"]

LOCK_LEAST = 12
"""Fewest letters of the passphrase of a paper: whoever gets the file may try as often as he
likes."""


def locked(pdf: bytes, passphrase: str) -> bytes:
    """The paper, which opens with this passphrase only. Its owner's passphrase is random and
    forgotten. Raises InputInvalid "paper-passphrase-short"."""
    letters = unicodedata.normalize("NFKC", passphrase).strip()
    if len(letters) < LOCK_LEAST:
        raise InputInvalid("paper-passphrase-short", field="passphrase", least=LOCK_LEAST)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as found:
        key = pikepdf.Encryption(user=letters, owner=secrets.token_urlsafe(32), R=6)
        found.save(made, encryption=key)
    return made.getvalue()

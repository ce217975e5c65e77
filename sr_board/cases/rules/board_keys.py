"""The public key of a board as people write it: fourteen groups of four letters and digits. Pure.

Domain paper, sections 9 and 16: a file goes to another board under that board's own key. The line
can be read out, typed or sent; a wrong letter in it is found by its check digits.
"""

from __future__ import annotations

import hashlib
import re

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["digits_of", "key_line", "key_of", "mark_of"]

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_VERSION = b"\x01"
_SALT = b"sr-board/board-key/1"
_CHECK = 2
_GROUP = 4
_KEY = 32
_LETTERS = 56
_MARK = 8
_DIGIT_GROUPS = 6


def key_line(public: bytes) -> str:
    """The line of a public key (32 bytes)."""
    plain = _VERSION + public
    letters = _written(plain + _check(plain))
    return "-".join(letters[n : n + _GROUP] for n in range(0, len(letters), _GROUP))


def key_of(typed: str) -> bytes:
    """The public key in a typed line, or in the text of a file that holds one.

    Small letters, spaces and line breaks do not matter; 0, 1 and 8 are read as O, I and B. Raises
    InputInvalid "board-key-wrong".
    """
    plain = ascii_digits(typed).upper().translate(str.maketrans("018", "OIB"))
    for line in (*plain.splitlines(), plain):
        letters = re.sub(r"[\s‐‑‒–—_-]+", "", line)
        found = _read(letters) if re.fullmatch(rf"[A-Z2-7]{{{_LETTERS}}}", letters) else None
        if found is not None:
            return found
    raise InputInvalid("board-key-wrong", field="key")


def mark_of(public: bytes) -> bytes:
    """Eight bytes at the head of a sealed file: whose it is, for the one who has the key."""
    return hashlib.sha256(_SALT + b"/mark\0" + public).digest()[:_MARK]


def digits_of(content: bytes) -> str:
    """A number of a file for comparing by phone: six groups of four digits (80 bits of SHA-256)."""
    value = int.from_bytes(hashlib.sha256(content).digest()[:10], "big") % 10 ** (4 * _DIGIT_GROUPS)
    digits = f"{value:0{4 * _DIGIT_GROUPS}d}"
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def _read(letters: str) -> bytes | None:
    plain = _unwritten(letters)
    body, check = plain[:-_CHECK], plain[-_CHECK:]
    sound = body[:1] == _VERSION and len(body) == _KEY + 1 and check == _check(body)
    return body[1:] if sound else None


def _written(plain: bytes) -> str:
    """Five bits a letter, the alphabet of RFC 4648 (no 0, 1, 8, 9)."""
    value = int.from_bytes(plain, "big")
    return "".join(_ALPHABET[value >> 5 * n & 31] for n in reversed(range(_LETTERS)))


def _unwritten(letters: str) -> bytes:
    value = 0
    for letter in letters:
        value = value << 5 | _ALPHABET.index(letter)
    return value.to_bytes(_LETTERS * 5 // 8, "big")


def _check(plain: bytes) -> bytes:
    return hashlib.sha256(_SALT + b"\0" + plain).digest()[:_CHECK]

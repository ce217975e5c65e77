"""A secret in parts on paper: any few of them give it back, fewer say nothing about it.

SLIP-0039 by way of the library `shamir-mnemonic`; no arithmetic is done here. A part is 33 words of
a fixed English list, or the same as 33 numbers of four digits (the word's place in the list, from
0000), which can be read and typed in any script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shamir_mnemonic import Share, combine_mnemonics, split_ems
from shamir_mnemonic.shamir import EncryptedMasterSecret
from shamir_mnemonic.utils import MnemonicError
from shamir_mnemonic.wordlist import WORDLIST

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from sr_board.vault.keys import KEY_BYTES, random_below

__all__ = ["PARTS_MOST", "WORDS", "PaperShare", "join", "read_share", "split"]

WORDS = 33
"""Words, or numbers, of one part of a secret of 32 bytes."""
PARTS_MOST = 9
"""Most parts of a secret."""
_SETS = 2**15
_PLACES = {word: place for place, word in enumerate(WORDLIST)}


@dataclass(frozen=True)
class PaperShare:
    """One part. `number` counts from 1; `need`: how many are enough; `set`: which making of parts
    it belongs to, 0 to 32767. The words are the secret: never shown but to its holder."""

    number: int
    need: int
    set: int
    words: tuple[str, ...] = field(repr=False)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The words as numbers of four digits."""
        return tuple(f"{_PLACES[word]:04d}" for word in self.words)


def split(secret: bytes, need: int, of: int) -> tuple[PaperShare, ...]:
    """Parts of a secret of 32 bytes. Raises InputInvalid "shares-count" (2 to `of`, at most 9)."""
    if len(secret) != KEY_BYTES or not 2 <= need <= of <= PARTS_MOST:
        raise InputInvalid("shares-count", field="need", most=PARTS_MOST)
    # The secret is random itself, so that no passphrase and no slow hashing is needed over it.
    sealed = EncryptedMasterSecret.from_master_secret(
        secret, b"", identifier=random_below(_SETS), extendable=True, iteration_exponent=0
    )
    (parts,) = split_ems(1, [(need, of)], sealed)
    return tuple(_told(part) for part in parts)


def read_share(typed: str) -> PaperShare:
    """A part as somebody typed it, in words or in numbers of any script.

    Raises InputInvalid "share-unreadable": a word or number is wrong, missing or twice.
    """
    found = ascii_digits(typed).lower().replace(",", " ").split()
    words = [_word(one) for one in found]
    if len(words) != WORDS or "" in words:
        raise InputInvalid("share-unreadable", field="share", have=len(words), need=WORDS)
    try:
        return _told(Share.from_mnemonic(" ".join(words)))
    except MnemonicError:
        raise InputInvalid("share-unreadable", field="share", have=len(words), need=WORDS) from None


def join(shares: Sequence[PaperShare]) -> bytes:
    """The secret. Raises InputInvalid "shares-differ" (of two makings), "shares-too-few"."""
    by_number = {one.number: one for one in shares}
    first = next(iter(by_number.values()), None)
    if first is None or any((one.set, one.need) != (first.set, first.need) for one in shares):
        raise InputInvalid("shares-differ", field="share")
    if len(by_number) < first.need:
        raise InputInvalid("shares-too-few", field="share", have=len(by_number), need=first.need)
    enough = list(by_number.values())[: first.need]
    try:
        secret = combine_mnemonics([" ".join(one.words) for one in enough], b"")
    except MnemonicError:
        raise InputInvalid("shares-differ", field="share") from None
    return bytes(secret)


def _word(typed: str) -> str:
    """A word of the list from itself or its number; "" for anything else."""
    if typed.isascii() and typed.isdigit() and len(typed) == 4 and int(typed) < len(WORDLIST):
        return str(WORDLIST[int(typed)])
    return typed if typed in _PLACES else ""


def _told(share: Share) -> PaperShare:
    return PaperShare(
        share.index + 1, share.member_threshold, share.identifier, tuple(share.words())
    )

"""`vault share`: is a paper share sound, and of the set in force? Nothing is unlocked or kept."""

from __future__ import annotations

from pathlib import Path

from sr_board.cli.door import state_dir
from sr_board.cli.ending import Ending
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say

__all__ = ["try_share"]


def try_share(folder: Path, passphrase_file: str, *, as_json: bool) -> Ending:
    """Test one share of the book or of the case files; WELL when its set is in force, REFUSED
    when it is over."""
    from sr_board.vault.shares import read_share
    from sr_board.vault.vault import look_at

    face = look_at(folder, state_dir=state_dir())
    share = read_share(Passphrases(passphrase_file).next(say("Words or numbers of a share")))
    keys = {"book": face.book_recovery, "cases": face.recovery}
    opens = [name for name, key in keys.items() if key is not None and key.set == share.set]
    if as_json:
        told = {"number": share.number, "set": share.set, "need": share.need}
        print_json({**told, "in_force": bool(opens), "opens": opens})
    elif opens:
        line(say("Share {number} of set {set} is sound.", number=share.number, set=str(share.set)))
        for name in opens:
            line(_opens_words(name))
    else:
        line(
            say(
                "The share can be read, but its set {set} is over. Destroy the paper.",
                set=str(share.set),
            )
        )
    return Ending.WELL if opens else Ending.REFUSED


def _opens_words(name: str) -> str:
    """What enough shares of the set open. Two sets have one number once in 32768 makings."""
    if name == "book":
        return say("It belongs to the book of the collective.")
    return say("It belongs to the case files of the board.")

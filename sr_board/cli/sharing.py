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
    """Test one share; WELL when its set is in force, REFUSED when it is over."""
    from sr_board.vault.shares import read_share
    from sr_board.vault.vault import look_at

    key = look_at(folder, state_dir=state_dir()).recovery
    share = read_share(Passphrases(passphrase_file).next(say("Words or numbers of a share")))
    good = key is not None and key.set == share.set
    if as_json:
        print_json({"number": share.number, "set": share.set, "need": share.need, "in_force": good})
    elif good:
        line(say("Share {number} of set {set} is sound.", number=share.number, set=str(share.set)))
    else:
        line(
            say(
                "The share can be read, but its set {set} is over. Destroy the paper.",
                set=str(share.set),
            )
        )
    return Ending.WELL if good else Ending.REFUSED

"""From a folder and a picture to an opened vault: who is meant, the passphrase, the cautions."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.text import fold
from sr_board.cli.ending import said
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import remark, say
from sr_board.wording import words_for

if TYPE_CHECKING:
    from sr_board.composition import Workplace
    from sr_board.vault.opened import OpenVault, SlotFace

__all__ = ["group_named", "opened", "slot_of", "state_dir", "tell_cautions", "tile_words"]

_ID_LEAST = 4
_HOME = "SR_BOARD_HOME"


def state_dir() -> Path | None:
    """Where this machine's memory of vaults is kept: below SR_BOARD_HOME, as the desktop has it."""
    home = os.environ.get(_HOME, "")
    return Path(home).expanduser() / "state" if home else None


def tile_words(tile: object) -> str:
    """A tile as it is typed after --as: feather-sea-2."""
    return f"{tile.symbol}-{tile.hue}-{tile.number}"  # type: ignore[attr-defined]


def slot_of(slots: Sequence[SlotFace], who: str) -> str:
    """The slot that `who` means: picture and number, picture, colour and number, or an id's start.

    Raises InputInvalid "as-missing", "as-unknown", "as-unclear".
    """
    wanted = fold(who.replace("-", " ").replace("/", " "))
    if not wanted:
        if len(slots) == 1:
            return slots[0].slot_id
        raise InputInvalid("as-missing", field="as")
    found = [face.slot_id for face in slots if _fits(face, wanted)]
    if len(found) != 1:
        raise InputInvalid("as-unclear" if found else "as-unknown", field="as")
    return found[0]


def _fits(face: SlotFace, wanted: str) -> bool:
    tile = face.tile
    symbol = tile.symbol.replace("-", " ")
    ways = {
        f"{symbol} {tile.number}",
        f"{symbol} {tile.hue} {tile.number}",
        f"{symbol} {tile.hue}",
        symbol,
    }
    by_id = len(wanted) >= _ID_LEAST and face.slot_id.startswith(wanted)
    return wanted in ways or by_id


@contextmanager
def opened(
    vault: Path, who: str, passphrase_file: str = "", *, read_only: bool = False
) -> Iterator[Workplace]:
    """The workplace of a person, closed at the end. `read_only`: also while another has it open."""
    from sr_board.vault.vault import look_at

    slot = slot_of(look_at(vault, state_dir=state_dir()).slots, who)
    passphrase = Passphrases(passphrase_file).next(say("Your passphrase"))
    from sr_board.composition import open_workplace

    place = open_workplace(vault, slot, passphrase, read_only=read_only, state_dir=state_dir())
    try:
        tell_cautions(place.vault)
        yield place
    finally:
        place.close()


def tell_cautions(vault: OpenVault) -> None:
    """What must be known about a vault that opened all the same."""
    for caution in vault.cautions:
        words = words_for(SRBoardError(caution.key))
        remark(said(words.what, caution.params))
        remark(said(words.next, caution.params))


def group_named(place: Workplace, name: str) -> str:
    """The id of the group that is meant: by name, by code, or by the only beginning that fits.

    Raises InputInvalid "group-needed" (no name, several groups), "group-name-unknown".
    """
    groups = [row for row in place.people.groups() if row.status != "dissolved"]
    if not name:
        if len(groups) == 1:
            return groups[0].group_id
        raise InputInvalid("group-needed", field="group")
    wanted = fold(name)
    exact = [g for g in groups if wanted in (fold(g.name), fold(g.code), g.group_id)]
    found = exact or [g for g in groups if fold(g.name).startswith(wanted)]
    if len(found) != 1:
        raise InputInvalid("group-needed" if found else "group-name-unknown", field="group")
    return found[0].group_id

"""Which version of a pack holds here: the newest signed one, else the shipped one, else the
built-in lengths. Reading it never fails."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.base.errors import SRBoardError
from sr_board.cases.models import PackVersion
from sr_board.cases.packs import PackView, fallback_pack, read_pack, shipped
from sr_board.cases.rules.clocks import Length

__all__ = ["kept_length", "kept_pack", "pack_at", "standing_pack", "versions_of"]


def versions_of(session: Session, pack_id: str) -> tuple[PackVersion, ...]:
    """Signed versions of a pack, the newest first: by their number, whatever the clock said."""
    rows = session.scalars(select(PackVersion).where(PackVersion.pack_id == pack_id))
    return tuple(sorted(rows, key=_age, reverse=True))


def _age(row: PackVersion) -> tuple[int, datetime]:
    number = row.version.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0), row.recorded_at


def standing_pack(session: Session, pack_id: str) -> PackView:
    """The pack that holds for new files; `pack_id` may name a version, which is left out."""
    wanted = pack_id.partition("@")[0]
    for row in versions_of(session, wanted):
        try:
            return read_pack(row.content)
        except SRBoardError:
            continue
    try:
        return shipped(wanted)
    except SRBoardError:
        return fallback_pack()


def pack_at(session: Session, id_version: str) -> PackView | None:
    """A pack as it was in a version; None when that version is not here."""
    wanted, _, version = id_version.partition("@")
    for row in versions_of(session, wanted):
        if row.version == version:
            return read_pack(row.content)
    try:
        found = shipped(wanted)
    except SRBoardError:
        return None
    return found if version in ("", found.version) else None


def kept_pack(session: Session, id_version: str) -> PackView:
    """The pack of a file in its own version, else the one that holds now. Never fails."""
    try:
        found = pack_at(session, id_version)
    except SRBoardError:
        found = None
    return found or standing_pack(session, id_version)


def kept_length(session: Session, rule_id: str, pack: str) -> Length | None:
    """The length that a case's own version of the pack gives; None when it says nothing."""
    found = pack_at(session, pack)
    return found.length(rule_id) if found is not None else None

"""`vault users` and `vault passphrase`: who can open the vault, and one's own lock."""

from __future__ import annotations

from pathlib import Path

from sr_board.access.roles import Action
from sr_board.cli.door import opened, slot_of, state_dir, tell_cautions, tile_words
from sr_board.cli.offices import roles_words
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, remark, say, table
from sr_board.i18n import current

__all__ = ["change_passphrase", "list_tiles", "list_users"]


def list_tiles(folder: Path, *, as_json: bool) -> None:
    """The pictures anybody may see."""
    from sr_board.vault.vault import look_at

    face = look_at(folder, state_dir=state_dir())
    if as_json:
        users = [{"tile": tile_words(s.tile), "id": s.slot_id} for s in face.slots]
        print_json({"vault": tile_words(face.tile), "users": users})
        return
    table(
        [say("Picture, colour, number"), say("Key id")],
        [(tile_words(slot.tile), slot.slot_id[:8]) for slot in face.slots],
    )
    remark(say("Names stand inside the vault: add --as to see them."))


def list_users(folder: Path, who: str, passphrase_file: str, *, as_json: bool) -> None:
    """Names and offices, for somebody who can open the vault."""
    with opened(folder, who, passphrase_file, read_only=True) as place:
        tiles = {slot.slot_id: tile_words(slot.tile) for slot in place.vault.slots}
        accounts = place.accounts.all()
        may_read = place.who.may(Action.PEOPLE_READ)
        names = place.people.names(a.person_id for a in accounts) if may_read else {}
    rows = [
        {
            "tile": tiles.get(account.account_id, ""),
            "name": names[account.person_id].name if account.person_id in names else "",
            "roles": sorted(str(role) for role in account.roles),
            "since": account.since,
            "closed": account.closed_at,
        }
        for account in accounts
    ]
    if as_json:
        print_json({"users": rows})
        return
    table(
        [say("Picture, colour, number"), say("Name"), say("Offices"), say("Since")],
        [
            (
                row["tile"],
                row["name"],
                say("closed") if account.closed_at else roles_words(account.roles),
                current().date(account.since.astimezone().date(), "medium"),
            )
            for row, account in zip(rows, accounts, strict=True)
        ],
    )


def change_passphrase(folder: Path, who: str, passphrase_file: str) -> None:
    """The old passphrase opens, the new one is typed twice."""
    from sr_board.access.users import ChangePassphrase
    from sr_board.vault.vault import look_at

    slot = slot_of(look_at(folder, state_dir=state_dir()).slots, who)
    words = Passphrases(passphrase_file)
    old = words.next(say("Your passphrase of today"))
    from sr_board.composition import open_workplace

    place = open_workplace(folder, slot, old, state_dir=state_dir())
    try:
        tell_cautions(place.vault)
        new = words.next(say("Your new passphrase"), twice=True)
        place.users.change_passphrase(ChangePassphrase(old, new))
    finally:
        place.close()
    line(say("Your passphrase is changed. Backups made before still open with the old one."))

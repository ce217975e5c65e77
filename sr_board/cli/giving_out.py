"""`members list` and `members export`, and writing unencrypted copies where a person chose."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import group_named, opened
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say, table
from sr_board.i18n import current
from sr_board.vault.durable import replace_file, write_new
from sr_board.vault.faults import translated

if TYPE_CHECKING:
    from sr_board.people.rows import MemberRow

__all__ = ["check_free", "export_register", "list_members", "write_out"]

_PAGE = 500


def check_free(file: Path, *, overwrite: bool) -> None:
    """Before any work is done. Raises InputInvalid "file-stands"."""
    if file.is_dir() or (file.exists() and not overwrite):
        raise InputInvalid("file-stands", field="file")


def write_out(file: Path, content: bytes, *, overwrite: bool) -> None:
    """Write the file for the owner only, whole or not at all. Raises the faults of the disk."""
    check_free(file, overwrite=overwrite)
    with translated():
        if not file.parent.is_dir():
            raise InputInvalid("file-not-there", field="file")
        if os.path.lexists(file):
            replace_file(file, content)
        else:
            write_new(file, content)


def export_register(
    file: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    form: str,
    private: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """The register into a file."""
    from sr_board.people.service_export import ExportForm, ExportRegister

    if form not in list(ExportForm):
        raise InputInvalid("kind-of-file-unknown", field="format")
    check_free(file, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        wanted = group_named(place, group) if group else None
        command = ExportRegister(ExportForm(form), current().code, wanted, private)
        made = place.register_export.export(command)
    write_out(file, made.content, overwrite=overwrite)
    if as_json:
        print_json({"file": str(file), "members": made.members, "act": made.event_no})
        return
    fact(say("Register written"), str(file))
    fact(say("Memberships in it"), made.members)
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def list_members(
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    search: str,
    group: str,
    ended: bool,
    as_json: bool,
) -> None:
    """Members as a table."""
    from sr_board.people.rows import MembersWanted, Shown

    rows: list[MemberRow] = []
    with opened(vault, who, passphrase_file, read_only=True) as place:
        chosen = group_named(place, group) if group else None
        shown = Shown.ALL if ended else Shown.OPEN
        total = 1
        while len(rows) < total:
            wanted = MembersWanted(
                chosen, within=True, text=search, shown=shown, offset=len(rows), limit=_PAGE
            )
            page = place.people.members(wanted)
            rows += page.rows
            total = page.total if page.rows else 0
    if as_json:
        print_json({"members": [_document(row) for row in rows], "total": len(rows)})
        return
    _show(rows)


def _document(row: MemberRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": row.person.name,
        "group": row.group_name,
        "class": row.member_class,
        "status": row.status,
        "joined": row.joined,
        "left": row.left,
        "membership_id": row.membership_id,
    }


def _show(rows: list[MemberRow]) -> None:
    from sr_board.people.labels import CLASSES, STATUSES

    tr = current()
    table(
        [say("Member no."), say("Name"), say("Group"), say("Kind of member"), say("Joined on"),
         say("Status")],
        [
            (
                "" if row.number is None else tr.digits(str(row.number)),
                row.person.name,
                row.group_name,
                "" if row.member_class is None else say(CLASSES[row.member_class]),
                "" if row.joined is None else tr.date(row.joined, "short"),
                say("entered by mistake") if row.struck
                else "" if row.status is None else say(STATUSES[row.status]),
            )
            for row in rows
        ],
    )  # fmt: skip
    line(tr.say_n("{n} member", "{n} members", len(rows)))

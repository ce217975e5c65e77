"""What `meetings list` and `meetings minutes` do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from sr_board.cli.door import group_named, opened
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say, table
from sr_board.i18n import current

if TYPE_CHECKING:
    from governance.views import MeetingRow, MeetingWhole
    from sr_board.composition import Workplace
    from sr_board.papers import Letterhead

__all__ = ["letterhead", "list_meetings", "write_minutes"]

_PAGE = 500
_ID_LEAST = 6


def list_meetings(
    vault: Path, who: str, passphrase_file: str, *, group: str, year: int | None, as_json: bool
) -> None:
    """The meetings this person may see."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        rows = _meetings(place, group, year)
    if as_json:
        print_json({"meetings": [_document(row) for row in rows]})
        return
    from governance.words import MEETING_STATES, MEETING_TYPES

    tr = current()
    table(
        [say("No."), say("Day"), say("Group"), say("Kind"), say("State"), say("Present"),
         say("Decisions"), say("Id")],
        [
            (
                tr.digits(f"{row.number}/{row.year}"),
                tr.date(row.planned_at.astimezone().date(), "medium"),
                row.group_name,
                say(MEETING_TYPES[row.type]),
                say(MEETING_STATES[row.status]),
                tr.integer(row.present),
                tr.integer(row.decisions),
                row.id[:8],
            )
            for row in rows
        ],
    )  # fmt: skip
    line(tr.say_n("{n} meeting", "{n} meetings", len(rows)))


def _document(row: MeetingRow) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "year": row.year,
        "group": row.group_name,
        "type": row.type,
        "status": row.status,
        "planned_at": row.planned_at,
        "place": row.place,
        "present": row.present,
        "decisions": row.decisions,
        "minutes": row.minutes_state,
    }


def _meetings(place: Workplace, group: str, year: int | None) -> list[MeetingRow]:
    from governance.views import MeetingFilter

    wanted = group_named(place, group) if group else None
    rows: list[MeetingRow] = []
    while True:
        page = place.meetings.page(MeetingFilter(wanted, None, year, len(rows), _PAGE))
        rows += page.rows
        if len(rows) >= page.total or not page.rows:
            return rows


def write_minutes(
    meeting: str,
    to: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    year: int | None,
    large: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """The minutes as PDF in the language in force."""
    check_free(to, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        from governance.papers import minutes_pdf

        meeting_id = _chosen(_meetings(place, group, year), meeting)
        view = place.meetings.whole(meeting_id)
        content = minutes_pdf(view, current(), letterhead(place, view), large=large)
        if not place.vault_read_only:
            place.copies.note_paper("minutes", meeting_id)
    write_out(to, content, overwrite=overwrite)
    if as_json:
        print_json({"file": str(to), "audit_code": view.audit_code, "bytes": len(content)})
        return
    fact(say("Minutes written"), str(to))
    fact(say("Audit code"), view.audit_code)
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _chosen(rows: list[MeetingRow], wanted: str) -> str:
    """The meeting by number, by number/year or by the first letters of its id."""
    text = ascii_digits(wanted).strip().lower()
    number, _, year = text.partition("/")
    found = []
    if number.isdecimal() and (not year or year.isdecimal()):
        found = [r for r in rows if r.number == int(number) and year in ("", str(r.year))]
    if not found and len(text) >= _ID_LEAST:
        found = [r for r in rows if r.id.startswith(text)]
    if len(found) != 1:
        raise InputInvalid("meeting-unclear" if found else "meeting-not-found", field="meeting")
    return found[0].id


def letterhead(place: Workplace, view: MeetingWhole) -> Letterhead:
    """The collective's name and tile; the group's name below where it is another one."""
    from sr_board.papers import Letterhead, Tile

    name = view.record.group_name
    tops = [row.name for row in place.people.groups() if row.parent_id is None]
    head = tops[0] if len(tops) == 1 else name
    tile = place.vault.tile
    return Letterhead(head, Tile(tile.symbol, tile.hue), name if name != head else "")

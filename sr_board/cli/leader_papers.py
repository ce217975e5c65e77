"""What `leaders print` does: offices, bank mandates, or a turn as PDF, none of them encrypted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import group_named, opened
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.leaders_told import office_named
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say
from sr_board.i18n import Translator, current

if TYPE_CHECKING:
    from sr_board.composition import Workplace
    from sr_board.papers import Letterhead

__all__ = ["PAPERS", "write_leaders"]

Make = Callable[["Workplace", str, str, date | None, Translator], bytes]


def _offices(p: Workplace, group: str, _o: str, _on: date | None, tr: Translator) -> bytes:
    from governance.leadership.papers_offices import offices_register_pdf

    desk = p.leadership.leaders
    board = desk.board(group)
    earlier = [term for term in desk.history(group) if term.ended is not None]
    head = _head(p, board.group_name)
    return offices_register_pdf(board, earlier, tr, head, code=p.audit.code())


def _mandates(p: Workplace, group: str, _o: str, _on: date | None, tr: Translator) -> bytes:
    from governance.leadership.papers_bank import mandate_register_pdf

    rows, name = p.leadership.mandates.register(group), p.people.group(group).name
    day = p.clock.today()
    return mandate_register_pdf(name, rows, day, tr, _head(p, name), code=p.audit.code())


def _turn(p: Workplace, group: str, office: str, on: date | None, tr: Translator) -> bytes:
    from governance.leadership.papers_turn import turn_pdf

    view = p.leadership.turns.look(office_named(p, group, office), on)
    return turn_pdf(view, tr, _head(p, view.group_name), code=p.audit.code())


_MAKE: dict[str, Make] = {"offices": _offices, "mandates": _mandates, "turn": _turn}
PAPERS = tuple(_MAKE)
"""Papers of leaders by name."""


def write_leaders(
    paper: str,
    to: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    office: str,
    on: date | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """A paper of leaders in the language in force. `office`, `on`: of the turn only.

    Raises InputInvalid "paper-unknown", "file-stands"; NotFound "office-not-found".
    """
    if paper not in PAPERS:
        raise InputInvalid("paper-unknown", field="paper", known=", ".join(PAPERS))
    check_free(to, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        group_id = group_named(place, group)
        content = _MAKE[paper](place, group_id, office, on, current())
        if not place.vault_read_only:
            place.copies.note_paper(paper, group_id)
    write_out(to, content, overwrite=overwrite)
    if as_json:
        print_json({"file": str(to), "paper": paper, "bytes": len(content)})
        return
    fact(say("Paper written"), str(to))
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _head(place: Workplace, name: str) -> Letterhead:
    from sr_board.papers import Letterhead, Tile

    return Letterhead(name, Tile(*place.vault_tile))

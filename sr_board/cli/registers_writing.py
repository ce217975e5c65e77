"""What `registers print` and `registers figures` do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import group_named, opened
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say
from sr_board.i18n import current

if TYPE_CHECKING:
    from governance.registers.table import RegisterTable
    from governance.rules.statistics import Rate
    from governance.statistics.queries import Figures
    from sr_board.composition import Workplace

__all__ = ["say_figures", "write_register"]

_FORMS = ("pdf", "xlsx", "csv")


def _day(text: str, field: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputInvalid("date-not-read", field=field, value=text) from None


def write_register(
    register: str,
    to: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    since: str,
    until: str,
    overwrite: bool,
) -> None:
    """A register in the language in force, in the form that the file's ending names."""
    from governance.registers.build import REGISTERS
    from governance.registers.table import RegisterWanted

    form = to.suffix.lower().removeprefix(".")
    if form not in _FORMS:
        raise InputInvalid("kind-of-file-unknown", field="to")
    if register not in REGISTERS:
        raise InputInvalid("register-unknown", field="register", known=", ".join(REGISTERS))
    days = _day(since, "since"), _day(until, "until")
    check_free(to, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        chosen = group_named(place, group) if group else None
        groups = place.people.groups()
        if chosen is None and REGISTERS[register].one_group and groups:
            chosen = groups[0].group_id
        table = REGISTERS[register].build(place, RegisterWanted(chosen, *days), current())
        content = _content(place, table, form)
        if not place.vault_read_only:
            place.copies.note_paper("list", register)
    write_out(to, content, overwrite=overwrite)
    fact(say("Register written"), str(to))
    fact(say("Lines in it"), current().integer(len(table.rows)))
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _content(place: Workplace, table: RegisterTable, form: str) -> bytes:
    if form == "pdf":
        from governance.registers.papers import register_pdf
        from sr_board.papers import Letterhead, Tile

        head = Letterhead(table.about, Tile(*place.vault_tile))
        return register_pdf(table, current(), head)
    from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes

    if form == "csv":
        return csv_bytes(table.headings, table.rows)
    return xlsx_bytes(table.title, table.headings, table.rows)


def say_figures(
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    since: str,
    until: str,
    as_json: bool,
) -> None:
    """The figures of a time, each with its part and its whole."""
    from governance.statistics.queries import FiguresWanted

    first, last = _day(since, "since"), _day(until, "until")
    with opened(vault, who, passphrase_file, read_only=True) as place:
        chosen = group_named(place, group) if group else None
        today = place.clock.today()
        wanted = FiguresWanted(first or date(today.year, 1, 1), last or today, chosen)
        found = place.statistics.figures(wanted)
    if as_json:
        print_json(_document(found))
        return
    _tell(found)


def _document(found: Figures) -> dict[str, object]:
    def rate(of: Rate) -> dict[str, int]:
        return {"part": of.part, "whole": of.whole, "unknown": of.unknown}

    return {
        "since": found.wanted.since.isoformat(),
        "until": found.wanted.until.isoformat(),
        "group": found.group_name,
        "meetings": found.meetings,
        "put_off": found.put_off,
        "quorum": rate(found.quorum),
        "attendance": rate(found.attendance),
        "decisions": found.decisions,
        "passed": found.passed,
        "tasks": rate(found.tasks),
        "active_groups": rate(found.active),
        "breaches": dict(found.breaches),
        "breaches_answered": found.answered,
    }


def _tell(found: Figures) -> None:
    from governance.rule_names import code_words

    tr = current()

    def of(rate: Rate) -> str:
        return tr.say("{part} of {whole}", part=tr.integer(rate.part), whole=tr.integer(rate.whole))

    fact(say("From"), tr.date(found.wanted.since))
    fact(say("To"), tr.date(found.wanted.until))
    if found.group_name:
        fact(say("Group"), found.group_name)
    fact(say("Meetings held"), tr.integer(found.meetings))
    fact(say("Members who came"), of(found.attendance))
    fact(say("Enough members at every vote"), of(found.quorum))
    fact(say("Decisions carried"), f"{tr.integer(found.passed)} / {tr.integer(found.decisions)}")
    fact(say("Tasks done in time"), of(found.tasks))
    fact(say("Active groups"), of(found.active))
    for code, count in found.breaches.items():
        fact(code_words(code, tr), tr.integer(count))

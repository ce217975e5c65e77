"""What `members import` does: preview, take over, take back. Decides nothing about rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.dates import DateOrder
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.cli import register_words as words
from sr_board.cli.door import group_named, opened
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import NEW_GROUP, Answers
from sr_board.people.exchange.xlsx_guard import FILE_MAX

if TYPE_CHECKING:
    from sr_board.composition import Workplace
    from sr_board.people.exchange.table import Table
    from sr_board.people.service_import import Preview

__all__ = ["Wanted", "bytes_of", "reverse_batch", "take_over_file"]


@dataclass(frozen=True)
class Wanted:
    """The answers given on the command line."""

    group: str = ""
    sheet: str | None = None
    meanings: Mapping[int, str] | None = None
    month_first: bool = False
    dates_said: bool = False
    new_groups: bool = False
    alike_are_new: bool = False
    again: bool = False


def bytes_of(file: Path) -> bytes:
    """The bytes of a register, no more than are ever read. Raises InputInvalid."""
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(FILE_MAX + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None


def take_over_file(
    file: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    wanted: Wanted,
    *,
    preview: bool,
    as_json: bool,
) -> None:
    """Read the file, propose, and unless it is a preview write what is ready."""
    from sr_board.people.exchange.reading import read_register

    table = read_register(bytes_of(file), wanted.sheet)
    with opened(vault, who, passphrase_file) as place:
        answers, seen = _proposed(place, table, wanted)
        batch = None
        if not preview:
            from sr_board.people.service_import import ImportRegister

            command = ImportRegister(table, answers, seen.proposal.fingerprint, wanted.again)
            batch = place.register_import.apply(command).id
    if as_json:
        print_json(words.document(seen, batch))
        return
    words.show_columns(seen.proposal)
    words.show_rows(seen.proposal, every=preview)
    words.show_counts(seen, written=batch is not None)
    if batch is None:
        line(say("This was a preview. Nothing was written."))
    else:
        fact(say("Batch"), batch)
        line(say("To take it back: sr-board members import --reverse {batch} …", batch=batch[:8]))


def _proposed(place: Workplace, table: Table, wanted: Wanted) -> tuple[Answers, Preview]:
    """The proposal under the answers; groups that are not known are made if that was said."""
    try:
        meanings = {i: Meaning(word) for i, word in (wanted.meanings or {}).items()}
    except ValueError:
        raise InputInvalid("choice-unknown", field="column") from None
    order = DateOrder.MONTH_FIRST if wanted.month_first else DateOrder.DAY_FIRST
    answers = Answers(
        _group(place, wanted.group),
        meanings=meanings,
        order=order if wanted.dates_said else None,
        alike_are_new=wanted.alike_are_new,
    )
    seen = place.register_import.preview(table, answers)
    unknown = [question.name for question in seen.proposal.group_questions]
    if unknown and wanted.new_groups:
        answers = replace(answers, groups=dict.fromkeys(unknown, NEW_GROUP))
        seen = place.register_import.preview(table, answers)
    return answers, seen


def _group(place: Workplace, name: str) -> str:
    """Where rows go that name no group; a file with its own column needs no answer."""
    if name:
        return group_named(place, name)
    groups = [row for row in place.people.groups() if row.status != "dissolved"]
    tops = [row for row in groups if row.parent_id is None]
    if len(tops) != 1:
        raise InputInvalid("group-needed", field="group")
    return tops[0].group_id


def reverse_batch(
    vault: Path, who: str, passphrase_file: str, batch: str, *, as_json: bool
) -> None:
    """Take an import back, by its id or the first letters of it."""
    from sr_board.people.service_import import ReverseImport

    with opened(vault, who, passphrase_file) as place:
        found = [b.batch_id for b in place.people.batches() if b.batch_id.startswith(batch.lower())]
        if len(found) != 1:
            raise NotFound("import-not-found", what="import")
        done = place.register_import.reverse(ReverseImport(found[0]))
    if as_json:
        print_json({"batch": done.id, "act": done.event_no, "reversed": True})
        return
    line(say("The import is taken back. Its numbers are free again."))

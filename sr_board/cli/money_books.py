"""What `money trial-balance`, `statements` and `cash-book` do."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid, NotFound
from sr_board.cli.door import group_named, opened
from sr_board.cli.ending import Ending
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say, table
from sr_board.i18n import current

if TYPE_CHECKING:
    from finance.reports.reading import BookWanted
    from sr_board.composition import Workplace

__all__ = ["asked", "show_register", "show_statements"]


def _day(text: str, field: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputInvalid("date-not-read", field=field, value=text) from None


def asked(place: Workplace, group: str, days: tuple[str, str]) -> BookWanted:
    """The group and days that were asked for: else the first with open books, its year until today.

    Raises InputInvalid "date-not-read", "days-reversed"; NotFound "books-not-opened".
    """
    from finance.reports.reading import BookWanted

    since, until = _day(days[0], "since"), _day(days[1], "until")
    if group:
        chosen = group_named(place, group)
    else:
        kept = [each for each in place.money.ledger.reading.groups() if each.opened]
        if not kept:
            raise NotFound("books-not-opened", what="books")
        chosen = kept[0].group_id
    last = until or place.clock.today()
    first, _ = place.money.reports.statements.year_of(chosen, last)
    if since and since > last:
        raise InputInvalid("days-reversed", field="until")
    return BookWanted(chosen, since or first, last)


def show_statements(
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    days: tuple[str, str],
    as_json: bool,
    form: str = "detailed",
    only: str = "",
) -> int:
    """All statements, or one of them; the exit code tells whether they tie."""
    from finance.reports.statement_set import document
    from finance.reports.statement_words import statement_blocks

    with opened(vault, who, passphrase_file, read_only=True) as place:
        wanted = asked(place, group, days)
        view = place.money.reports.statements.statements(wanted, form=form)
    found, tr = view.now, current()
    if as_json:
        told = document(found)
        print_json({"format": 1, **({k: told[k] for k in ("ties", only)} if only else told)})
    else:
        names = {row.account: view.names.account(row.account, tr) for row in found.trial.rows}
        for heading, columns, rows in list(statement_blocks(found, tr, names))[: 1 if only else 5]:
            line()
            line(heading)
            table(columns, rows)
        line()
        tied = say("All statements agree with one another.")
        line(tied if found.ties else say("THE STATEMENTS DO NOT AGREE with one another."))
    return Ending.WELL if found.ties else Ending.REFUSED


def show_register(
    key: str,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    days: tuple[str, str],
    as_json: bool,
) -> None:
    """A register that needs nothing but group and days."""
    from finance.reports.cell_words import cell_words
    from finance.reports.register_build import RegisterAsk, register_of
    from finance.reports.table import cells

    tr = current()
    with opened(vault, who, passphrase_file, read_only=True) as place:
        ask = RegisterAsk(key, asked(place, group, days))
        found = register_of(ask)
        rows = found.rows(place.money.reports, ask, tr)
    if as_json:
        print_json({"format": 1, "register": key, "rows": [asdict(row) for row in rows]})  # type: ignore[call-overload]
        return
    columns = found.shape.columns
    table(
        [tr.say(column.title) for column in columns],
        [
            [
                cell_words(c, value, tr)
                for c, value in zip(columns, cells(found.shape, row), strict=True)
            ]
            for row in rows
        ],
    )

"""What `money status` and `money check` print. Decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import SRBoardError
from sr_board.cli.door import group_named, opened
from sr_board.cli.ending import Ending, said
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say, table
from sr_board.i18n import current
from sr_board.wording import words_for

if TYPE_CHECKING:
    from finance.ledger.views import BooksHome

__all__ = ["check_books", "show_status"]


def show_status(vault: Path, who: str, passphrase_file: str, *, group: str, as_json: bool) -> None:
    """What each group with open books holds, or one of them."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        reading = place.money.ledger.reading
        chosen = group_named(place, group) if group else ""
        lines = [g for g in reading.groups() if g.opened and chosen in ("", g.group_id)]
        homes = [reading.home(each.group_id) for each in lines]
    if as_json:
        print_json({"groups": [_document(home) for home in homes]})
        return
    tr = current()
    heads = (say("Group"), say("Cash"), say("Bank"), say("Out on loan"), say("Waiting"))
    rows = [
        (
            home.group_name,
            tr.money(home.cash),
            tr.money(sum(bank.balance for bank in home.banks)),
            tr.money(home.loans),
            tr.integer(home.waiting),
        )
        for home in homes
    ]
    if rows:
        table(heads, rows)
    else:
        line(say("No group has open books yet."))
    for home in homes:
        if home.code:
            fact(home.group_name, say("Code of the books: {code}", code=home.code))


def _document(home: BooksHome) -> dict[str, object]:
    return {
        "group": home.group_name,
        "cash": home.cash,
        "bank": sum(bank.balance for bank in home.banks),
        "loans": home.loans,
        "savings": home.savings,
        "waiting": home.waiting,
        "locked_until": home.locked_until and home.locked_until.isoformat(),
        "last_voucher": home.last_voucher,
        "code": home.code,
    }


def check_books(vault: Path, who: str, passphrase_file: str, *, as_json: bool) -> int:
    """Check the books of all groups; REFUSED when something was found."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        found = place.money.ledger.reading.check()
    if as_json:
        print_json(
            {
                "sound": not found,
                "findings": [
                    {"key": f.code, "params": {k: str(v) for k, v in f.params.items()}}
                    for f in found
                ],
            }
        )
    else:
        for each in found:
            words = words_for(SRBoardError(each.code))
            line(f"{say('FAULT')}: {said(words.what, each.params)}")
            line(f"  {said(words.next, each.params)}")
        line(say("The books are sound.") if not found else say("The books are NOT sound."))
        line(say("Whether a signed act stands behind every entry, “sr-board vault check” tells."))
    return Ending.WELL if not found else Ending.REFUSED

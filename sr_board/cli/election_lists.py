"""What `elections list` and `elections show` do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid
from sr_board.cli.door import group_named, opened
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say, table
from sr_board.i18n import current

if TYPE_CHECKING:
    from governance.elections.queries import ElectionQueries
    from governance.elections.views import ElectionRow, ElectionWhole, PostView

__all__ = ["chosen_election", "list_elections", "show_election"]

_ID_LEAST = 4


def list_elections(
    vault: Path, who: str, passphrase_file: str, *, group: str, as_json: bool
) -> None:
    """The elections this person may see."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        wanted = group_named(place, group) if group else None
        rows = place.elections.reading.listed(wanted)
    if as_json:
        print_json({"elections": [_line_document(row) for row in rows]})
        return
    from governance.elections.words import STATES, STEPS

    tr = current()
    table(
        [say("Election"), say("Group"), say("State"), say("Next step"), say("Vote on"), say("Id")],
        [
            (
                row.title,
                row.group_name,
                say(STATES[row.state]),
                say(STEPS[row.next.step]),
                tr.date(row.polling_on, "medium"),
                row.id[:8],
            )
            for row in rows
        ],
    )
    line(tr.say_n("{n} election", "{n} elections", len(rows)))


def _line_document(row: ElectionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "group": row.group_name,
        "state": row.state,
        "next": row.next.step.value,
        "polling_on": row.polling_on,
        "seats": row.seats,
        "candidates": row.candidates,
        "roll": row.roll,
        "voted": row.voted,
    }


def chosen_election(reading: ElectionQueries, election: str) -> ElectionWhole:
    """The election whose id begins so. Raises InputInvalid "election-id-unclear"."""
    found = [r.id for r in reading.listed() if r.id.startswith(election.casefold())]
    if len(found) != 1 or len(election) < _ID_LEAST:
        raise InputInvalid("election-id-unclear", field="election")
    return reading.whole(found[0])


def show_election(
    election: str, vault: Path, who: str, passphrase_file: str, *, as_json: bool
) -> None:
    """One election. Raises InputInvalid "election-id-unclear"."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        whole = chosen_election(place.elections.reading, election)
    if as_json:
        print_json(_document(whole))
        return
    from governance.elections.words import CANDIDATE_STATES, STATES

    line(f"{whole.title}, {whole.group_name}: {say(STATES[whole.state])}")
    tr = current()
    for post in whole.posts:
        line("")
        line(post.title + ", " + tr.say_n("{n} seat", "{n} seats", post.seats))
        totals = post.newest.result.totals if post.newest else None
        table(
            [say("No."), say("Name"), say("State"), say("Votes")],
            [
                (
                    tr.integer(each.number),
                    each.name,
                    say(CANDIDATE_STATES[each.state]),
                    tr.integer((totals or {}).get(each.number, 0)) if totals else "–",
                )
                for each in post.candidates
            ],
        )


def _document(whole: ElectionWhole) -> dict[str, object]:
    return {
        "id": whole.id,
        "title": whole.title,
        "group": whole.group_name,
        "state": whole.state,
        "next": whole.next.step.value,
        "roll": whole.roll,
        "voted": whole.voted,
        "posts": [_post(post) for post in whole.posts],
    }


def _post(post: PostView) -> dict[str, object]:
    names = {each.number: each.name for each in post.candidates} | {0: "no"}
    return {
        "title": post.title,
        "seats": post.seats,
        "method": post.method,
        "candidates": {str(n): name for n, name in names.items() if n},
        "result": None if post.newest is None else post.newest.result.to_json(names),
    }

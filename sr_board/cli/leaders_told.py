"""What `leaders list` and `leaders turn` print. Decides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import NotFound
from sr_board.base.text import fold
from sr_board.cli.door import group_named, opened
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say
from sr_board.i18n import current

if TYPE_CHECKING:
    from governance.leadership.views import SeatLine
    from governance.leadership.views_turns import TurnView
    from sr_board.composition import Workplace

__all__ = ["list_leaders", "office_named", "tell_turn"]


def list_leaders(vault: Path, who: str, passphrase_file: str, *, group: str, as_json: bool) -> None:
    """Every seat of a group, who holds it, until when."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        board = place.leadership.leaders.board(group_named(place, group))
    if as_json:
        print_json({"group": board.group_name, "seats": [_document(seat) for seat in board.seats]})
        return
    for seat in board.seats:
        line(_told(seat))
    if not board.seats:
        line(say("No office is written down for this group yet."))


def _document(seat: SeatLine) -> dict[str, object]:
    term = seat.term
    return {
        "office": seat.office_key,
        "title": seat.office_title,
        "seat": seat.seat_no,
        "holder": term.who.name if term else None,
        "how": term.how.value if term else None,
        "from": term.started.isoformat() if term else None,
        "until": term.due_to.isoformat() if term else None,
        "state": term.state.value if term else "empty",
        "days_over": term.days_over if term else 0,
        "signs_at_bank": seat.signatory,
    }


def _told(seat: SeatLine) -> str:
    from governance.leadership.words import named, office_words, seat_words, span_words

    tr = current()
    office = office_words(seat.office_key, seat.office_title, tr)
    title = seat_words(office, seat.seats, seat.seat_no, tr)
    if seat.term is None:
        return say("{office}: {name}", office=title, name=say("empty"))
    holder = say("{office}: {name}", office=title, name=named(seat.term.who, tr))
    return say("{line} · {more}", line=holder, more=span_words(seat.term, tr))


def office_named(place: Workplace, group_id: str, office: str) -> str:
    """The id of an office, by its title or key. Raises NotFound "office-not-found"."""
    board, wanted = place.leadership.leaders.board(group_id), fold(office)
    found = [s for s in board.seats if wanted in (fold(s.office_key), fold(s.office_title))]
    if not found:
        raise NotFound("office-not-found", what="office")
    return found[0].office_id


def tell_turn(
    office: str,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    group: str,
    on: date | None,
    as_json: bool,
) -> None:
    """The ranked proposal, with the reason for everyone left out."""
    with opened(vault, who, passphrase_file, read_only=True) as place:
        wanted = office_named(place, group_named(place, group), office)
        view = place.leadership.turns.look(wanted, on)
    if as_json:
        print_json(_turn_document(view))
    else:
        _tell(view)


def _turn_document(view: TurnView) -> dict[str, object]:
    return {
        "office": view.office_key,
        "on": view.on.isoformat(),
        "next": view.next.who.name if view.next else None,
        "order": [item.who.name for item in view.order],
        "not_eligible": {item.who.name: [r.code for r in item.reasons] for item in view.refused},
        "tie_needing_lot": [person.name for person in view.tied],
        "flag": view.flag,
        "kept": view.kept,
    }


def _tell(view: TurnView) -> None:
    from governance.leadership.words import FLAGS, named, refusal_words

    tr = current()
    if view.flag is not None:
        line(say(FLAGS[view.flag]))
    if view.tied:
        names = tr.join(named(person, tr) for person in view.tied)
        line(say("Equal for the first place: {names}.", names=names))
        line(say("Draw chits before the meeting decides."))
    elif view.next is not None:
        line(say("The turn is hers: {name}", name=named(view.next.who, tr)))
    for item in view.order:
        line(say("{number}. {name}", number=item.rank, name=named(item.who, tr)))
    for refused in view.refused:
        line(" ".join(refusal_words(refused.who, reason, tr) for reason in refused.reasons))

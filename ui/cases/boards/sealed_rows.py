"""What a sealed file says of itself, in rows: its number, and who sealed it."""

from __future__ import annotations

from collections.abc import Callable

from sr_board import i18n
from sr_board.cases.transfer.service_receiving import Looked
from ui.cards import Row
from ui.cases.board.parts import day
from ui.live import Text, say
from ui.meetings.times import local
from ui.shapes import State

__all__ = ["sealed_rows"]

_Act = tuple[Text, Callable[[], object]]


def sealed_rows(seen: Looked, offset: int, know: Callable[[], object]) -> list[Row]:
    """Rows of a sealed file. `know`: goes where an unknown key is written down."""
    on = local(seen.sealed_at, offset).date()
    return [
        Row(
            lambda: say("{board}, file {code}", board=seen.board, code=seen.code),
            lambda: _about(seen.with_identity, day(on)),
            icon="send",
            state=(State.OVER, lambda: say("taken in before")) if seen.taken else None,
        ),
        Row(
            lambda: say("Number of the sealed file: {number}", number=_digits(seen.number)),
            lambda: say("Compare it with the cover sheet, by phone."),
            icon="phone",
        ),
        _sealed_by(seen, know),
    ]


def _sealed_by(seen: Looked, know: Callable[[], object]) -> Row:
    if not seen.sealed_by:
        return Row(
            lambda: say("Nothing proves who sealed it"),
            lambda: say("Ask that board by phone whether it sent this file, and its number."),
            icon="key",
            state=(State.DUE, lambda: say("not proven")),
        )

    def digits() -> str:
        return say("Check digits of its key: {digits}", digits=_digits(seen.sealed_by))

    if seen.known_as:
        return Row(
            lambda: say("Sealed by {board}", board=seen.known_as),
            digits,
            icon="key",
            state=(State.OK, lambda: say("known")),
        )
    return Row(
        lambda: say("Sealed by a key that is not known here"),
        digits,
        icon="key",
        state=(State.DUE, lambda: say("not known")),
        button=(lambda: say("Compared, write it down"), know),
    )


def _about(identity: bool, on: str) -> str:
    if identity:
        return say("Sealed on {day}, with who she is.", day=on)
    return say("Sealed on {day}, without who she is.", day=on)


def _digits(number: str) -> str:
    return i18n.current().digits(number)

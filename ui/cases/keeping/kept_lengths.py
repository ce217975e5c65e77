"""How long files are kept, as the law pack of the board says: words and rows."""

from __future__ import annotations

from typing import Any

from sr_board import i18n
from sr_board.cases.packs import PackView
from sr_board.cases.rules.retention import LIMITS
from sr_board.cases.words.law import LENGTHS
from ui.cards import Row
from ui.fields import NumberField
from ui.live import Text, say, say_n
from ui.shapes import State

__all__ = ["confirmed", "kept_fields", "kept_row", "length_words", "limit_words"]


def kept_row(pack: PackView, name: str, length: int) -> Row:
    """A time of keeping, and whether somebody confirmed it."""
    return Row(
        lambda: say(LENGTHS[name]),
        lambda: length_words(name, length),
        icon="history",
        state=confirmed(pack.content["retention"]),
    )


def kept_fields() -> dict[str, NumberField]:
    """A field for each time of keeping."""
    return {
        name: NumberField(lambda w=words: say(w), key=f"kept-{name}", digits=3)
        for name, words in LENGTHS.items()
    }


def length_words(name: str, length: int) -> str:
    """A time of keeping in words; its name ends with its unit."""
    if name.endswith("_days"):
        return say_n("{n} day", "{n} days", length)
    if name.endswith("_years"):
        return say_n("{n} year", "{n} years", length)
    return say_n("{n} month", "{n} months", length)


def limit_words(name: str) -> str:
    """Unit, least and most of a time of keeping."""
    _own, least, most = LIMITS[name]
    tr = i18n.current()
    unit = {"days": say("in days"), "months": say("in months"), "years": say("in years")}
    return say(
        "{unit}, {least} to {most}",
        unit=unit[name.rpartition("_")[2]],
        least=tr.integer(least),
        most=tr.integer(most),
    )


def confirmed(section: dict[str, Any]) -> tuple[State, Text]:
    """Whether somebody confirmed a section of the pack."""
    if section.get("verified"):
        return State.OK, lambda: say("confirmed")
    return State.NOT_YET, lambda: say("not confirmed")

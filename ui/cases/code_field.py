"""A field in which the code of a case may be typed: a typing error is told at once (R19)."""

from __future__ import annotations

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.codes import Typed, typed_code
from ui.fields import LineField
from ui.live import Text, say
from ui.wording import words_for

__all__ = ["watch_code"]


def watch_code(field: LineField, help: Text | None = None) -> None:
    """Say while it is typed whether a code is right; words that are no code are left alone, with
    `help` below them."""

    def look() -> None:
        found = typed_code(field.value())
        if found is Typed.WRONG:
            words = words_for(RuleBroken("case-r19"))
            field.set_error(lambda: " ".join(words))
            return
        field.set_error(None)
        right = found is Typed.RIGHT
        field.set_help((lambda: say("✓ The code is right.")) if right else help)

    field.line.textChanged.connect(lambda _text: look())

"""How a command ends: exit codes, and an error as words with a code, never as a traceback.

Names of people never come out here: what may hold one is left open in the sentence.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from sr_board.base.errors import Fault, SRBoardError
from sr_board.cli.saying import remark, say
from sr_board.wording import words_for

__all__ = ["Ending", "ending_of", "tell", "tell_unexpected"]


class Ending(IntEnum):
    """Exit codes of `sr-board`."""

    WELL = 0
    REFUSED = 1
    USAGE = 2
    NO_SCREEN = 3
    ENVIRONMENT = 4


_NO_SCREEN = frozenset({"screen-missing", "screen-libraries-missing"})
_MAY_NAME = frozenset({"name", "group", "value", "text", "holder", "first", "other"})


class _Open(string.Formatter):
    """Names of the places in a phrase."""

    def places(self, phrase: str) -> set[str]:
        return {name for _, name, _, _ in self.parse(phrase) if name}


def ending_of(error: SRBoardError) -> Ending:
    """The exit code for an error of the program."""
    if error.key in _NO_SCREEN:
        return Ending.NO_SCREEN
    return Ending.ENVIRONMENT if error.fault is Fault.ENVIRONMENT else Ending.REFUSED


def said(phrase: str, params: Mapping[str, object]) -> str:
    """The phrase with its places filled, texts that may be a name left as “…”."""
    known: dict[str, Any] = {
        key: "…" if key in _MAY_NAME and isinstance(value, str) else value
        for key, value in params.items()
    }
    missing = _Open().places(phrase) - known.keys()
    return say(phrase, **known, **dict.fromkeys(missing, "…"))


def tell(error: SRBoardError, *, option: str = "") -> None:
    """What happened, what to do next, and the key to look up in the manual.

    `option`: the option of the command that it is about, said before the sentence.
    """
    words = words_for(error)
    what = said(words.what, error.params)
    remark(f"{option}: {what}" if option else what)
    remark(said(words.next, error.params))
    remark(f"[{error.key}]")


def tell_unexpected(error: BaseException) -> None:
    """A fault of the program: the words of "unexpected" and a code, nothing of the message."""
    from sr_board.vault.process import code_of

    words = words_for(SRBoardError())
    remark(say(words.what))
    remark(say(words.next))
    remark(f"[{code_of(type(error), error.__traceback__)}]")

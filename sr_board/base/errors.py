"""Errors of the domain: a message key, parameters, and whose fault it is.

The words for a person (what happened, what to do next) stand in `sr_board.wording` under the
same key, so that screens, papers and the command line say the same. `str(error)` shows the key
only: parameters may hold names of people, and those never reach a log or a traceback.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

__all__ = [
    "EnvironmentFault",
    "Fault",
    "InputInvalid",
    "NotAllowed",
    "NotFound",
    "OutOfDate",
    "RuleBroken",
    "SRBoardError",
]


class Fault(StrEnum):
    """Whose fault an error is: what the person typed, the machine around us, or this program."""

    PERSON = "person"
    ENVIRONMENT = "environment"
    OURS = "ours"


class SRBoardError(Exception):
    """Base of all errors a person may see.

    A subclass names one fact and sets `key`; the general subclasses below take the key of the
    fact as first argument instead.
    """

    key: str = "unexpected"
    fault: ClassVar[Fault] = Fault.OURS

    def __init__(self, key: str | None = None, /, **params: object) -> None:
        if key is not None:
            self.key = key
        self.params: Mapping[str, object] = MappingProxyType(dict(params))
        super().__init__(self.key)

    def __str__(self) -> str:
        return self.key

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r})"


class InputInvalid(SRBoardError):
    """What was typed cannot be taken: `InputInvalid("date-impossible", field="joined", value=…)`.

    The parameter `field` names the field of the command, so that a form can mark it.
    """

    key = "input-invalid"
    fault = Fault.PERSON


class RuleBroken(SRBoardError):
    """A hard rule of the field refuses the act: `RuleBroken("chair-not-signed")`."""

    key = "rule-broken"
    fault = Fault.PERSON


class NotAllowed(SRBoardError):
    """Her offices do not allow the act. Parameter `action`: the right that is missing."""

    key = "not-allowed"
    fault = Fault.PERSON


class NotFound(SRBoardError):
    """The object does not exist (or not for this person). Parameter `what`: kind of object."""

    key = "not-found"
    fault = Fault.PERSON


class OutOfDate(SRBoardError):
    """Somebody changed the object since it was read; look again before writing."""

    key = "out-of-date"
    fault = Fault.PERSON


class EnvironmentFault(SRBoardError):
    """The machine refuses: disk full, folder read-only, library missing. Never ours, never hers."""

    key = "environment"
    fault = Fault.ENVIRONMENT

"""Every public method of the board's desk, and what made-up commands of it are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sr_board.cases.desk import CasesDesk
from sr_board.cases.moments import When
from sr_board.vault.users import SecondSigner
from tests.service import made_up
from tests.service.made_up import UNKNOWN, methods_of, parts

__all__ = ["UNKNOWN", "Given", "arguments", "methods"]

LEFT_OUT = frozenset({"work", "look"})
"""What services inherit to begin an act: no page calls it, and both ask the right themselves."""


@dataclass(frozen=True)
class Given:
    """What made-up commands are about."""

    case_id: str
    code: str
    board_id: str
    now: datetime
    second: SecondSigner
    ids: Mapping[str, object]

    def made_up(self) -> made_up.Given:
        """The same by the names of fields."""
        named: dict[str, object] = {"case_id": self.case_id, "code": self.code}
        named |= {"typed": self.code, "board_id": self.board_id, "second": self.second}
        return made_up.Given(
            self.now,
            {**named, "words": "lane", **self.ids},
            {When: When(self.now - timedelta(hours=1))},
        )


def methods() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """(service, method, function) of everything a page could call."""
    for name, kind in parts(CasesDesk):
        for method, function in methods_of(kind, LEFT_OUT):
            yield name, method, function


def arguments(
    function: Callable[..., Any], given: Given, own: Mapping[str, object]
) -> dict[str, object]:
    """Arguments for a method; `own` overrides values by the name of a field."""
    return made_up.arguments(function, given.made_up(), own)

"""What a kind of paper is: how it is made, who may, where Back leads. No Qt.

Each area gives its kinds as a mapping and joins them in `ui.papers.places`; the preview, printing
and saving are the same for all. `desk.go("paper", kind=…, id=…)` shows one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sr_board.access.roles import Action
from sr_board.i18n import Translator

__all__ = ["Drawn", "PaperAsked", "PaperKind"]


@dataclass(frozen=True)
class PaperAsked:
    """Which paper, of which object, and how."""

    kind: str
    id: str
    language: str = "en"
    native_digits: bool = False
    large: bool = False


@dataclass(frozen=True)
class Drawn:
    """A finished paper: its title on the screen, the name offered for its file, its bytes."""

    title: str
    name: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class PaperKind:
    """How a kind of paper is made.

    `make(work, asked, tr)` runs off the screen; `work` is the opened workplace. `office`: the same
    paper for word processors, by the ending of the file. `back`: page that Back leads to, given the
    same id (None: the list of papers). `right`: what one needs; the queries ask for theirs as well.
    `large`: large print is offered.
    """

    make: Callable[[Any, PaperAsked, Translator], Drawn]
    back: str | None = None
    right: Action | None = Action.PAPERS_READ
    large: bool = False
    office: Mapping[str, Callable[[Any, PaperAsked, Translator], bytes]] = field(
        default_factory=dict
    )

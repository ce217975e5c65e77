"""Kinds of papers: what each area offers to be looked at, printed and saved. No Qt.

An area gives a list of `PaperKind` from its own `papers(work)`; `ui.papers.offered` puts them
together. The pages of papers know none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import Text
from ui.shapes import State

__all__ = ["Drawn", "OtherForm", "PaperAsked", "PaperKind", "PaperLine"]


@dataclass(frozen=True)
class PaperAsked:
    """Which paper (its kind and the id of what it is of), and how it is to be made."""

    kind: str
    id: str
    language: str = "en"
    native_digits: bool = False
    large: bool = False


@dataclass(frozen=True)
class PaperLine:
    """A paper that can be made: what it is, of what, when, and how far it is."""

    kind: str
    id: str
    title: Text
    second: Text
    day: Text
    state: tuple[State, Text] | None
    moment: datetime | None


@dataclass(frozen=True)
class Drawn:
    """A paper that was made. `name`: offered for the file without its ending; no person's name
    stands in it."""

    title: str
    name: str
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class OtherForm:
    """Another form of the same paper, to be changed in an office program: "odt", "docx", "ics"."""

    ending: str
    word: Text
    make: Callable[[PaperAsked, Translator], bytes]


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    `make` runs off the screen and raises NotAllowed or NotFound like the query it asks. `lines`
    gives what stands in the list of papers now. `right`: needed to make it. `origin`: the page
    that "Back" leads to, with the paper's id, unless it was opened from the list. `large`: it
    exists in large print. `subject` says what the audit trail may know of the paper's id.
    `guarded`: a copy outside the vault is locked with a passphrase, unless the person says not.
    `print_only`: it goes to the printer and into no file.
    """

    key: str
    make: Callable[[PaperAsked, Translator], Drawn]
    lines: Callable[[], Sequence[PaperLine]] = tuple
    right: Action = Action.PAPERS_READ
    origin: str = ""
    large: bool = False
    forms: tuple[OtherForm, ...] = ()
    subject: Callable[[str], str] = str
    guarded: bool = False
    print_only: bool = False

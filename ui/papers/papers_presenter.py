"""Which papers can be made now, and making one: bytes of a PDF, pictures of its pages. No Qt.

Everything heavy is imported inside the functions that run off the screen. A paper lives in memory
only, until a person saves it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sr_board import i18n
from sr_board.access.check import SignedIn, require
from sr_board.access.copies import CASE, CopiesService
from sr_board.access.roles import Action
from ui.live import Text
from ui.papers.copies import write_copy
from ui.papers.kinds import PaperAsked, PaperKind, PaperLine

if TYPE_CHECKING:
    from sr_board.papers import PageImage

__all__ = ["Listed", "Made", "PapersPresenter", "language_choices"]


class _Work(Protocol):
    @property
    def who(self) -> SignedIn: ...
    @property
    def copies(self) -> CopiesService: ...
    @property
    def vault_read_only(self) -> bool: ...


@dataclass(frozen=True)
class Listed:
    """All papers that can be made now, in the order of their areas."""

    lines: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Made:
    """A paper that was made. `name`: offered for the file, with language and ending."""

    asked: PaperAsked
    title: str
    name: str
    pdf: bytes = field(repr=False)
    pages: tuple[PageImage, ...] = field(repr=False, default=())


class PapersPresenter:
    """Papers of all areas."""

    def __init__(self, work: _Work, kinds: Sequence[PaperKind]) -> None:
        self._work = work
        self._kinds = {kind.key: kind for kind in kinds}

    def kind(self, key: str) -> PaperKind:
        """What is known of a kind of paper."""
        return self._kinds[key]

    def load(self) -> Listed:
        """Everything that can be made now."""
        require(self._work.who, Action.PAPERS_READ)
        mine = [kind for kind in self._kinds.values() if self._work.who.may(kind.right)]
        return Listed(tuple(line for kind in mine for line in kind.lines()))

    def make(self, asked: PaperAsked, dpi: float = 110) -> Made:
        """The paper and its pages as pictures. Raises NotAllowed, NotFound."""
        from sr_board.papers import page_images

        kind = self._kinds[asked.kind]
        require(self._work.who, kind.right)
        drawn = kind.make(asked, i18n.translator(asked.language, asked.native_digits))
        name = f"{drawn.name}-{asked.language}.pdf"
        return Made(asked, drawn.title, name, drawn.pdf, tuple(page_images(drawn.pdf, dpi=dpi)))

    @staticmethod
    def print_pages(made: Made, dpi: float) -> tuple[PageImage, ...]:
        """The pages as fine pictures for the printer."""
        from sr_board.papers import page_images

        return tuple(page_images(made.pdf, dpi=dpi))

    def save(self, made: Made, path: Path, ending: str = "pdf", *, passphrase: str = "") -> None:
        """Write the paper, or another form of it, where the person asked; with a passphrase the
        PDF opens with it only.

        The audit trail hears of it first. Raises EnvironmentFault "paper-not-written",
        InputInvalid "paper-passphrase-short".
        """
        asked = made.asked
        content = made.pdf
        for form in self._kinds[asked.kind].forms:
            if form.ending == ending:
                content = form.make(asked, i18n.translator(asked.language, asked.native_digits))
        if passphrase:
            from sr_board.papers.locked import locked

            content = locked(content, passphrase)
        if not self._work.vault_read_only:
            subject = self._kinds[asked.kind].subject(asked.id)
            guarded = self._kinds[asked.kind].guarded
            self._work.copies.note_paper(CASE if guarded else asked.kind, subject)
        write_copy(path, content)


def language_choices() -> list[tuple[object, Text]]:
    """Languages a paper can be made in, by their own names: those whose words are complete."""
    names: Mapping[str, str] = {
        language.code: language.own_name for language in i18n.LANGUAGES if language.shipped
    }
    return list(names.items())

"""Which papers can be made now, and making one: bytes of a PDF, pictures of its pages. No Qt.

Everything heavy is imported inside the functions that run off the screen. A paper lives in memory
only, until a person saves it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from governance.views import MeetingFilter, MeetingRow
from governance.words import MEETING_TYPES, MINUTES_STATES
from sr_board import i18n
from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import EnvironmentFault, NotFound
from sr_board.i18n import Translator
from sr_board.people.rows import GroupRow
from ui.live import Text, say
from ui.meetings.times import day_words
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import PaperAsked, PaperKind
from ui.papers.of_meetings import OF_MEETINGS
from ui.shapes import State

if TYPE_CHECKING:
    from sr_board.papers import PageImage

__all__ = ["Listed", "Made", "PaperAsked", "PaperLine", "PapersPresenter", "language_choices"]

MOST = 200
"""Meetings whose papers are listed."""


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
class Listed:
    """All papers, the newest first."""

    lines: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Made:
    """A paper that was made. `name` is offered for the file: no name of a person stands in it.

    `office`: endings of the forms for word processors that it can be saved in as well.
    """

    asked: PaperAsked
    title: str
    name: str
    pdf: bytes = field(repr=False)
    pages: tuple[PageImage, ...] = field(repr=False, default=())
    office: tuple[str, ...] = ()


class PapersPresenter:
    """Papers of meetings and members."""

    def __init__(self, work: MeetingsWork, kinds: Mapping[str, PaperKind] | None = None) -> None:
        self._work = work
        self._kinds = OF_MEETINGS if kinds is None else kinds

    # -- the list ------------------------------------------------------------------------------

    def load(self) -> Listed:
        """Registers of members first, then the papers of meetings, the newest first."""
        require(self._work.who, Action.PAPERS_READ)
        lines = [_register(group) for group in self._work.people.groups() if group.members]
        for row in self._work.meetings.page(MeetingFilter(limit=MOST)).rows:
            lines += _of_meeting(row)
        return Listed(tuple(lines))

    # -- making --------------------------------------------------------------------------------

    def kind(self, name: str) -> PaperKind:
        """How a kind of paper is made. Raises NotFound for a kind nobody makes."""
        found = self._kinds.get(name)
        if found is None:
            raise NotFound("paper-unknown", what="paper")
        return found

    def make(self, asked: PaperAsked, dpi: float = 110) -> Made:
        """The paper and its pages as pictures. Raises NotAllowed, NotFound."""
        from sr_board.papers import page_images

        kind = self.kind(asked.kind)
        if kind.right is not None:
            require(self._work.who, kind.right)
        drawn = kind.make(self._work, asked, self._translator(asked))
        pages = tuple(page_images(drawn.pdf, dpi=dpi))
        return Made(asked, drawn.title, drawn.name, drawn.pdf, pages, tuple(kind.office))

    @staticmethod
    def _translator(asked: PaperAsked) -> Translator:
        return i18n.translator(asked.language, asked.native_digits)

    @staticmethod
    def print_pages(made: Made, dpi: float) -> tuple[PageImage, ...]:
        """The pages as fine pictures for the printer."""
        from sr_board.papers import page_images

        return tuple(page_images(made.pdf, dpi=dpi))

    def save(self, made: Made, path: Path) -> None:
        """Write the paper where the person asked, in the form that the file's ending names (pdf,
        docx, odt); the audit trail hears of it first.

        Raises EnvironmentFault "paper-not-written".
        """
        if not self._work.vault_read_only:
            self._work.copies.note_paper(made.asked.kind, made.asked.id)
        maker = self.kind(made.asked.kind).office.get(path.suffix.lower().lstrip("."))
        content = made.pdf
        if maker is not None:
            content = maker(self._work, made.asked, self._translator(made.asked))
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(content)
        except OSError:
            raise EnvironmentFault("paper-not-written") from None


def _register(group: GroupRow) -> PaperLine:
    return PaperLine(
        "register",
        group.group_id,
        lambda: say("Register of members"),
        group.name,
        lambda: say("as it stands today"),
        None,
        None,
    )


def _of_meeting(row: MeetingRow) -> list[PaperLine]:
    at = row.opened_at or row.planned_at

    def second() -> str:
        return say("{group}, {type}", group=row.group_name, type=say(MEETING_TYPES[row.type]))

    def day() -> str:
        return day_words(at, row.offset_minutes)

    lines = []
    if row.status in ("draft", "noticed"):
        lines.append(
            PaperLine(
                "notice",
                row.id,
                lambda: say("Notice of meeting {number}", number=row.number),
                second,
                day,
                None,
                at,
            )
        )
    if row.minutes_state is not None:
        code = row.minutes_state
        state = State.OK if code in ("signed", "approved") else State.DUE
        shown: tuple[State, Text] = (state, lambda: say(MINUTES_STATES[code]))
        lines.append(
            PaperLine(
                "minutes",
                row.id,
                lambda: say("Minutes of meeting {number}", number=row.number),
                second,
                day,
                shown,
                at,
            )
        )
    if row.status in ("draft", "noticed", "open"):
        lines.append(
            PaperLine(
                "attendance",
                row.id,
                lambda: say("Attendance sheet of meeting {number}", number=row.number),
                second,
                day,
                None,
                at,
            )
        )
    return lines


def language_choices() -> list[tuple[object, Text]]:
    """Languages a paper can be made in, by their own names: those whose words are complete."""
    names: Mapping[str, str] = {
        language.code: language.own_name for language in i18n.LANGUAGES if language.shipped
    }
    return list(names.items())

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
from sr_board.base.errors import EnvironmentFault
from sr_board.i18n import Translator
from sr_board.people.rows import GroupRow, MemberRow, MembersWanted
from ui.live import Text, say
from ui.meetings.times import day_words, here_now
from ui.meetings.work import MeetingsWork
from ui.shapes import State

if TYPE_CHECKING:
    from sr_board.papers import Letterhead, PageImage

__all__ = ["Listed", "Made", "PaperAsked", "PaperLine", "PapersPresenter", "language_choices"]

MOST = 200
"""Meetings whose papers are listed."""
_ROWS = 500


@dataclass(frozen=True)
class PaperAsked:
    """Which paper: minutes or attendance of a meeting, or the register of a group; and how."""

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
class Listed:
    """All papers, the newest first."""

    lines: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Made:
    """A paper that was made. `name` is offered for the file: no name of a person stands in it."""

    asked: PaperAsked
    title: str
    name: str
    pdf: bytes = field(repr=False)
    pages: tuple[PageImage, ...] = field(repr=False, default=())


class PapersPresenter:
    """Papers of meetings and members."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    # -- the list ------------------------------------------------------------------------------

    def load(self) -> Listed:
        """Registers of members first, then the papers of meetings, the newest first."""
        require(self._work.who, Action.PAPERS_READ)
        lines = [_register(group) for group in self._work.people.groups() if group.members]
        for row in self._work.meetings.page(MeetingFilter(limit=MOST)).rows:
            lines += _of_meeting(row)
        return Listed(tuple(lines))

    # -- making --------------------------------------------------------------------------------

    def make(self, asked: PaperAsked, dpi: float = 110) -> Made:
        """The paper and its pages as pictures. Raises NotAllowed, NotFound."""
        from sr_board.papers import page_images

        # Whoever marks attendance prints the sheet to sign on; all other papers need their right.
        if asked.kind != "attendance":
            require(self._work.who, Action.PAPERS_READ)
        tr = i18n.translator(asked.language, asked.native_digits)
        makers = {
            "minutes": self._minutes,
            "attendance": self._attendance,
            "register": self._member_register,
        }
        title, name, pdf = makers[asked.kind](asked, tr)
        return Made(asked, title, name, pdf, tuple(page_images(pdf, dpi=dpi)))

    def _letterhead(self, name: str) -> Letterhead:
        from sr_board.papers import Letterhead, Tile

        return Letterhead(name, Tile(*self._work.vault_tile))

    def _minutes(self, asked: PaperAsked, tr: Translator) -> tuple[str, str, bytes]:
        from governance.papers import minutes_pdf

        whole = self._work.meetings.whole(asked.id)
        record = whole.record
        head = self._letterhead(record.group_name)
        pdf = minutes_pdf(whole, tr, head, large=asked.large)
        title = say("Minutes of meeting {number}", number=record.number)
        return title, f"minutes-{record.year}-{record.number:03d}-{asked.language}.pdf", pdf

    def _attendance(self, asked: PaperAsked, tr: Translator) -> tuple[str, str, bytes]:
        from governance.papers import attendance_sheet_pdf

        record = self._work.meetings.whole(asked.id).record
        seats = self._work.meetings.seats(asked.id)
        head = self._letterhead(record.group_name)
        pdf = attendance_sheet_pdf(record, seats, tr, head)
        title = say("Attendance sheet of meeting {number}", number=record.number)
        return title, f"attendance-{record.year}-{record.number:03d}-{asked.language}.pdf", pdf

    def _member_register(self, asked: PaperAsked, tr: Translator) -> tuple[str, str, bytes]:
        from sr_board.people.papers import member_register_pdf

        group = self._work.people.group(asked.id)
        rows: list[MemberRow] = []
        offset, total = 0, 1
        while offset < total:
            page = self._work.people.members(
                MembersWanted(group.group_id, offset=offset, limit=_ROWS)
            )
            rows += page.rows
            total, offset = page.total, offset + _ROWS
        today = here_now(self._work.clock).date()
        head = self._letterhead(group.name)
        pdf = member_register_pdf(group, rows, today, tr, head)
        return say("Register of members"), f"members-{today:%Y-%m-%d}-{asked.language}.pdf", pdf

    @staticmethod
    def print_pages(made: Made, dpi: float) -> tuple[PageImage, ...]:
        """The pages as fine pictures for the printer."""
        from sr_board.papers import page_images

        return tuple(page_images(made.pdf, dpi=dpi))

    def save(self, made: Made, path: Path) -> None:
        """Write the paper where the person asked; the audit trail hears of it first.

        Raises EnvironmentFault "paper-not-written".
        """
        if not self._work.vault_read_only:
            self._work.copies.note_paper(made.asked.kind, made.asked.id)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(made.pdf)
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

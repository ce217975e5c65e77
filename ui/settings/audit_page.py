"""The audit trail: which act, when, by whom, and who signed with her. No contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sr_board import i18n
from sr_board.audit.queries import ActRow
from sr_board.people.rows import PersonRow
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import second
from ui.live import say, say_n
from ui.page import Page
from ui.settings.acts import KINDS, act_words
from ui.settings.back import back_button
from ui.settings.work import SettingsWork
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["AuditPage", "AuditPresenter", "TrailPart", "TrailRow"]

_FIRST = 100


@dataclass(frozen=True)
class TrailRow:
    """An act with the names of those who did it."""

    act: ActRow
    actor: str
    second: str


@dataclass(frozen=True)
class TrailPart:
    """A part of the trail, and how long it is in all."""

    rows: tuple[TrailRow, ...]
    total: int
    code: str


class AuditPresenter:
    """Reads the trail and puts names to it. Runs off the screen."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work

    def part(self, kind: str, offset: int, limit: int) -> TrailPart:
        """Acts of a kind, newest first."""
        page = self._work.audit.page(offset=offset, limit=limit, action=kind)
        names = self._work.holders.names()
        rows = tuple(
            TrailRow(act, _name(names, act.actor), _name(names, act.co_actor)) for act in page.rows
        )
        return TrailPart(rows, page.total, self._work.audit.code())


def _name(names: Mapping[str, PersonRow], account_id: str | None) -> str:
    if account_id is None:
        return ""
    return names[account_id].name if account_id in names else "–"


class AuditPage(Page):
    """A table that asks for its rows page by page."""

    listens = frozenset({"users", "people", "meetings", "backups"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: AuditPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Audit trail"),
            lambda: say("Every act is signed and linked to the one before. Contents are not here."),
        )
        self.presenter = presenter
        self.kind = ChoiceField("", [(key, lambda w=words: say(w)) for key, words in KINDS])
        self.kind.set_value("")
        self.kind.changed.connect(self.refresh)
        self.kind.setFixedWidth(260)
        self.beside_title.addWidget(self.kind)
        self.model = PagedModel(
            [
                Column("n", lambda: say("No."), _number, 80, number=True),
                Column("what", lambda: say("What and who"), _what),
                Column("at", lambda: say("When"), _when, 250),
            ]
        )
        self.table = Table(self.model, row=54)
        self.put(self.table, 1)
        self.code = second("", wrap=True)
        self.put(self.code)
        self.foot.helper(back_button(desk))

    def retranslate(self) -> None:
        """Names for readers."""
        self.table.view.setAccessibleName(say("Audit trail"))
        self.kind.box.setAccessibleName(say("Show only"))

    def refresh(self) -> None:
        self.retranslate()
        kind = str(self.kind.value() or "")
        self.read(lambda: self.presenter.part(kind, 0, _FIRST), lambda part: self._show(kind, part))

    def _show(self, kind: str, part: TrailPart) -> None:
        def ask(offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]) -> None:
            self.read(
                lambda: self.presenter.part(kind, offset, limit),
                lambda more: deliver(offset, more.rows),
            )

        self.model.show_paged(part.total, ask, part.rows)
        code = part.code
        self.code.tell(lambda: _foot(part.total, code))


def _number(row: TrailRow) -> str:
    return i18n.current().integer(row.act.n)


def _what(row: TrailRow) -> Cell:
    who = row.actor
    if row.second:
        who = say("{name}, signed together with {second}", name=row.actor, second=row.second)
    return Cell(act_words(row.act.action), who, bold=True)


def _when(row: TrailRow) -> str:
    act = row.act
    return i18n.current().moment(act.at, offset_minutes=act.offset_minutes, style="medium")


def _foot(total: int, code: str) -> str:
    shown = i18n.current().digits(code)
    return say_n(
        "{n} act. Audit code now: {code}", "{n} acts. Audit code now: {code}", total, code=shown
    )

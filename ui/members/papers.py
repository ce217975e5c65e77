"""Papers of members: the register of a group. No Qt."""

from __future__ import annotations

from typing import Protocol

from sr_board.base.clock import Clock
from sr_board.i18n import Translator
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import GroupRow, MemberRow, MembersWanted
from ui.live import Text, say
from ui.meetings.times import here_now
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of

__all__ = ["papers"]

_ROWS = 500


class _Work(Protocol):
    @property
    def people(self) -> PeopleQueries: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def vault_tile(self) -> tuple[str, str]: ...


def papers(work: _Work) -> list[PaperKind]:
    """The kinds of papers of this area."""

    def register(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.people.papers import member_register_pdf

        group = work.people.group(asked.id)
        rows: list[MemberRow] = []
        offset, total = 0, 1
        while offset < total:
            page = work.people.members(MembersWanted(group.group_id, offset=offset, limit=_ROWS))
            rows += page.rows
            total, offset = page.total, offset + _ROWS
        today = here_now(work.clock).date()
        pdf = member_register_pdf(group, rows, today, tr, head_of(work, group.name))
        return Drawn(say("Register of members"), f"members-{today:%Y-%m-%d}", pdf)

    def lines() -> list[PaperLine]:
        return [_register(group) for group in work.people.groups() if group.members]

    return [
        PaperKind("register", register, lines),
        *_forms(work),
    ]


def _forms(work: _Work) -> list[PaperKind]:
    def welcome(_asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.people.papers_forms import welcome_pack_pdf

        pdf = welcome_pack_pdf(tr, head_of(work, tr.say("Members")))
        return Drawn(say("Welcome: what a new member is given"), "welcome", pdf)

    def beginning(_asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.people.papers_forms import onboarding_form_pdf

        pdf = onboarding_form_pdf(tr, head_of(work, tr.say("Members")))
        return Drawn(say("A new group begins"), "new-group", pdf)

    def forms() -> list[PaperLine]:
        return [
            _form("welcome", lambda: say("Welcome: what a new member is given")),
            _form("new-group", lambda: say("A new group begins")),
        ]

    return [PaperKind("welcome", welcome, forms), PaperKind("new-group", beginning)]


def _form(key: str, title: Text) -> PaperLine:
    return PaperLine(
        key, "form", title, lambda: say("form to fill in"), lambda: say("blank"), None, None
    )


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

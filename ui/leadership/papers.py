"""Papers of leaders: offices, turns, lots, bank, petitions, hand-overs. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.leadership.work import LeadersWork
from ui.live import say
from ui.meetings.times import here_now
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of

__all__ = ["papers"]

Make = Callable[[PaperAsked, Translator], Drawn]


def papers(work: LeadersWork) -> list[PaperKind]:
    """The kinds of papers of this area."""

    def lines() -> Sequence[PaperLine]:
        return [
            PaperLine(
                "offices",
                group.group_id,
                lambda: say("Register of offices"),
                group.name,
                lambda: say("as it stands today"),
                None,
                None,
            )
            for group in work.people.groups()
            if work.people.offices(group.group_id)
        ]

    read = Action.LEADERS_READ
    return [
        PaperKind("offices", _offices(work), lines, origin="leaders"),
        PaperKind("turn", _turn(work), right=read, origin="leaders-turn"),
        PaperKind("turn-lot", _lot(work), right=read, origin="leaders-turn"),
        PaperKind("bank-extract", _extract(work), right=read),
        PaperKind("mandates", _mandates(work), right=read),
        PaperKind("petition", _petition(work), right=read),
        PaperKind("handover", _handover(work), right=read),
    ]


def _offices(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_offices import offices_register_pdf

        desk = work.leadership.leaders
        board, history = desk.board(asked.id), desk.history(asked.id)
        earlier = [term for term in history if term.ended is not None]
        pdf = offices_register_pdf(board, earlier, tr, head_of(work, board.group_name))
        day = here_now(work.clock).date()
        return Drawn(say("Register of offices"), f"offices-{day:%Y-%m-%d}", pdf)

    return make


def _turn(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_turn import turn_pdf

        view = work.leadership.turns.kept(asked.id)
        pdf = turn_pdf(view, tr, head_of(work, view.group_name))
        return Drawn(say("Whose turn it is"), f"turn-{view.on:%Y-%m-%d}", pdf)

    return make


def _lot(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_turn import lot_pdf

        view = work.leadership.turns.lot(asked.id)
        pdf = lot_pdf(view, tr, head_of(work, view.group_name))
        return Drawn(say("Record of the lot"), f"lot-{view.day:%Y-%m-%d}", pdf)

    return make


def _group_of_mandate(work: LeadersWork, mandate_id: str) -> str:
    for group in work.people.groups():
        for row in work.leadership.mandates.register(group.group_id):
            if row.id == mandate_id:
                return group.group_id
    return ""


def _extract(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_bank import bank_extract_pdf

        group = _group_of_mandate(work, asked.id)
        view = work.leadership.mandates.extract(group, asked.id)
        pdf = bank_extract_pdf(view, tr, head_of(work, view.group_name))
        return Drawn(
            say("Extract for the bank"), f"bank-extract-{view.mandate.decided_on:%Y-%m-%d}", pdf
        )

    return make


def _mandates(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_bank import mandate_register_pdf

        rows = work.leadership.mandates.register(asked.id)
        name = work.people.group(asked.id).name
        day = here_now(work.clock).date()
        pdf = mandate_register_pdf(name, rows, day, tr, head_of(work, name))
        return Drawn(say("Register of bank mandates"), f"mandates-{day:%Y-%m-%d}", pdf)

    return make


def _petition(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_recall import petition_pdf

        view = work.leadership.recalls.form(asked.id)
        pdf = petition_pdf(view, tr, head_of(work, view.group_name))
        return Drawn(say("Petition to recall a leader"), "petition", pdf)

    return make


def _handover(work: LeadersWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.leadership.papers_handover import handover_pdf

        view = work.leadership.handovers.one(asked.id)
        pdf = handover_pdf(view, tr, head_of(work, view.group_name))
        day = view.day or here_now(work.clock).date()
        return Drawn(say("Hand-over certificate"), f"hand-over-{day:%Y-%m-%d}", pdf)

    return make

"""Papers of leaders: registers, extract for the bank, hand-over, petition, turn. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.leadership.work import LeadersWork
from ui.live import say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]

Make = Callable[[LeadersWork, PaperAsked, Translator], Drawn]


def papers(work: LeadersWork) -> list[PaperKind]:
    """The kinds of papers of this area. The id is that of a group, office, term or hand-over."""
    kinds: tuple[tuple[str, Make], ...] = (
        ("leader-register", _register),
        ("leader-turn", _turn),
        ("leader-lot-record", _lot),
        ("bank-extract", _extract),
        ("mandate-register", _mandates),
        ("handover", _handover),
        ("recall-petition", _petition),
    )
    return [
        PaperKind(
            key,
            lambda asked, tr, make=make: make(work, asked, tr),
            right=Action.LEADERS_READ,
            subject=lambda ref: ref.rpartition("/")[2],
        )
        for key, make in kinds
    ]


def _register(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_offices import offices_register_pdf

    board = work.leadership.leaders.board(asked.id)
    earlier = [term for term in work.leadership.leaders.history(asked.id) if term.ended]
    pdf = offices_register_pdf(board, earlier, tr, head_of(work, board.group_name))
    return Drawn(say("Register of offices and terms"), "offices", pdf)


def _turn(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_turn import turn_pdf

    view = work.leadership.turns.look(asked.id)
    return Drawn(
        say("Whose turn is it?"), "turn", turn_pdf(view, tr, head_of(work, view.group_name))
    )


def _lot(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_turn import lot_pdf

    view = work.leadership.turns.lot(asked.id)
    return Drawn(say("Record of a lot"), "lot", lot_pdf(view, tr, head_of(work, view.group_name)))


def _extract(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_bank import bank_extract_pdf

    group, _, mandate = asked.id.partition("/")
    view = work.leadership.mandates.extract(group, mandate)
    pdf = bank_extract_pdf(view, tr, head_of(work, view.group_name))
    return Drawn(say("Extract of a resolution for the bank"), "bank-extract", pdf)


def _mandates(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_bank import mandate_register_pdf

    name = work.people.group(asked.id).name
    rows = work.leadership.mandates.register(asked.id)
    pdf = mandate_register_pdf(name, rows, work.clock.today(), tr, head_of(work, name))
    return Drawn(say("Register of bank mandates"), "mandates", pdf)


def _handover(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_handover import handover_pdf

    view = work.leadership.handovers.one(asked.id)
    pdf = handover_pdf(view, tr, head_of(work, view.group_name))
    return Drawn(say("Hand-over certificate"), "hand-over", pdf)


def _petition(work: LeadersWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.leadership.papers_recall import petition_pdf

    view = work.leadership.recalls.form(asked.id)
    pdf = petition_pdf(view, tr, head_of(work, view.group_name))
    return Drawn(say("Petition to remove a leader"), "petition", pdf)

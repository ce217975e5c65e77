"""Papers of elections: nomination form, candidates for the wall, ballots, roll, count sheet, lot,
the count step by step, the certificate. No Qt.

The id of a paper is that of the post; for the roll, the form, the wall and the papers of delegates
that of the election.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from governance.elections.views import ElectionRow
from governance.elections.words import STATES
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.elections.work import ElectionsWork
from ui.live import Text, say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of
from ui.shapes import State

__all__ = ["papers"]

Make = Callable[[ElectionsWork, PaperAsked, Translator], Drawn]


def papers(work: ElectionsWork) -> list[PaperKind]:
    """The kinds of papers of this area."""
    kinds: tuple[tuple[str, Make, str], ...] = (
        ("election-form", _form, "election"),
        ("election-poster", _poster, "election"),
        ("election-roll", _roll, "election-roll"),
        ("election-delegates", _delegates, "election-roll"),
        ("election-ballots", _ballots, ""),
        ("election-sheet", _sheet, ""),
        ("election-lot", _lot, ""),
        ("election-count", _count, ""),
        ("election-certificate", _certificate, ""),
    )

    def lines() -> list[PaperLine]:
        return [_line(row) for row in work.elections.reading.listed()]

    return [
        PaperKind(
            key,
            lambda asked, tr, make=make: make(work, asked, tr),
            lines if key == "election-roll" else tuple,
            right=Action.ELECTIONS_READ,
            origin=origin,
        )
        for key, make, origin in kinds
    ]


def _line(row: ElectionRow) -> PaperLine:
    day: Text = lambda: i18n.current().date(row.polling_on)  # noqa: E731
    return PaperLine(
        "election-roll",
        row.id,
        lambda: say("Roll, {election}", election=row.title),
        row.group_name,
        day,
        (State.OK, lambda: say(STATES[row.state])),
        datetime.combine(row.polling_on, time(0), UTC),
    )


def _form(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import nomination
    from governance.elections.papers_voting import nomination_pdf

    whole = work.elections.reading.whole(asked.id)
    pdf = nomination_pdf(nomination(whole), tr, head_of(work, whole.group_name))
    return Drawn(say("Nomination form"), "nomination-form", pdf)


def _poster(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import poster
    from governance.elections.papers_voting import poster_pdf

    whole = work.elections.reading.whole(asked.id)
    pdf = poster_pdf(poster(whole), tr, head_of(work, whole.group_name))
    return Drawn(say("Candidates for the wall"), "candidates", pdf)


def _roll(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import roll_paper
    from governance.elections.papers_voting import roll_pdf

    whole = work.elections.reading.whole(asked.id)
    roll = work.elections.reading.roll(asked.id)
    pdf = roll_pdf(roll_paper(whole, roll, work.audit.code()), tr, head_of(work, whole.group_name))
    return Drawn(say("Roll, {election}", election=whole.title), "roll", pdf)


def _delegates(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import credentials
    from governance.elections.papers_voting import credentials_pdf

    whole = work.elections.reading.whole(asked.id)
    views = credentials(whole, work.elections.reading.roll(asked.id), work.audit.code())
    pdf = credentials_pdf(views, tr, head_of(work, whole.group_name))
    return Drawn(say("Papers of the delegates"), "delegates", pdf)


def _ballots(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import ballots
    from governance.elections.papers_voting import ballots_pdf

    whole, _ = work.elections.reading.of_post(asked.id)
    view = ballots(whole, whole.post(asked.id))
    return Drawn(
        say("Ballot papers"), "ballots", ballots_pdf(view, tr, head_of(work, whole.group_name))
    )


def _sheet(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import count_sheet
    from governance.elections.papers_counting import count_sheet_pdf

    whole, _ = work.elections.reading.of_post(asked.id)
    view = count_sheet(whole, whole.post(asked.id))
    pdf = count_sheet_pdf(view, tr, head_of(work, whole.group_name))
    return Drawn(say("Count sheet"), "count-sheet", pdf)


def _lot(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import lot_record
    from governance.elections.papers_counting import lot_pdf

    whole, _ = work.elections.reading.of_post(asked.id)
    view = lot_record(whole, whole.post(asked.id))
    return Drawn(say("Lot record"), "lot", lot_pdf(view, tr, head_of(work, whole.group_name)))


def _count(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import rounds
    from governance.elections.papers_counting import rounds_pdf

    whole, contest = work.elections.reading.of_post(asked.id)
    view = rounds(whole, whole.post(asked.id), contest, code=work.audit.code())
    pdf = rounds_pdf(view, tr, head_of(work, whole.group_name))
    return Drawn(say("The count, step by step"), "count", pdf)


def _certificate(work: ElectionsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.elections.paper_inputs import certificate
    from governance.elections.papers_certificate import certificate_pdf

    whole, contest = work.elections.reading.of_post(asked.id)
    view = certificate(whole, whole.post(asked.id), contest, code=work.audit.code())
    pdf = certificate_pdf(view, tr, head_of(work, whole.group_name))
    return Drawn(say("Certificate"), "certificate", pdf)

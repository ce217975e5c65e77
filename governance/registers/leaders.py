"""Registers of leaders and elections: offices, bank mandates, hand-overs, elections held."""

from __future__ import annotations

from collections.abc import Sequence

from governance.elections.views import ElectionRow
from governance.elections.words import STATES
from governance.leadership.views import MandateView, TermLine
from governance.leadership.words import ENDS, HOW, MANDATE_STATES, TERM_STATES, named
from governance.registers.sources import Register, RegisterSources, about
from governance.registers.table import (
    RegisterCell,
    RegisterColumn,
    RegisterTable,
    RegisterWanted,
    Sort,
)
from sr_board.access.roles import Action
from sr_board.i18n import N_, Translator

__all__ = ["OF_LEADERS"]


def _groups(sources: RegisterSources, wanted: RegisterWanted) -> list[str]:
    if wanted.group_id is not None:
        return [wanted.group_id]
    return [group.group_id for group in sources.people.groups()]


def _inside(wanted: RegisterWanted, term: TermLine) -> bool:
    """Whether a term touches the days asked for."""
    end = term.ended or term.due_to
    return (wanted.until is None or term.started <= wanted.until) and (
        wanted.since is None or end >= wanted.since
    )


def _by_seat(terms: Sequence[TermLine]) -> list[TermLine]:
    """Offices as they come; within each its seats in order, and who held them first to last."""
    offices = list(dict.fromkeys(term.office_title for term in terms))
    return sorted(terms, key=lambda t: (offices.index(t.office_title), t.seat_no, t.started))


def _offices(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    def row(term: TermLine) -> tuple[RegisterCell, ...]:
        why = tr.say(ENDS[term.end_reason.value]) if term.end_reason is not None else ""
        state = tr.say(TERM_STATES[term.state.value])
        return (
            term.office_title,
            term.seat_no,
            named(term.who, tr),
            tr.say(HOW[term.how.value]),
            term.started,
            term.due_to,
            term.ended,
            why or state,
            term.days_over or None,
        )

    terms = [
        term
        for group in _groups(sources, wanted)
        for term in _by_seat(sources.leadership.leaders.history(group))
        if _inside(wanted, term)
    ]
    return RegisterTable(
        "offices",
        tr.say("Register of offices"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Office"), share=1.6),
            RegisterColumn(tr.say("Seat"), Sort.NUMBER),
            RegisterColumn(tr.say("Who"), share=2),
            RegisterColumn(tr.say("How"), share=1.2),
            RegisterColumn(tr.say("From"), Sort.DAY),
            RegisterColumn(tr.say("Due to"), Sort.DAY),
            RegisterColumn(tr.say("Ended"), Sort.DAY),
            RegisterColumn(tr.say("State"), share=1.4),
            RegisterColumn(tr.say("Days over"), Sort.NUMBER),
        ),
        tuple(row(term) for term in terms),
    )


def _mandates(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    def row(mandate: MandateView) -> tuple[RegisterCell, ...]:
        return (
            mandate.account,
            mandate.bank,
            tr.say("{k} of {n}", k=mandate.k, n=mandate.n),
            tr.join([named(line.who, tr) for line in mandate.signatories]),
            mandate.decided_on,
            tr.digits(mandate.serial),
            mandate.told_on,
            mandate.acknowledged_on,
            tr.say(MANDATE_STATES[mandate.state.value]),
        )

    rows = [
        row(mandate)
        for group in _groups(sources, wanted)
        for mandate in sources.leadership.mandates.register(group)
        if (wanted.since is None or mandate.decided_on >= wanted.since)
        and (wanted.until is None or mandate.decided_on <= wanted.until)
    ]
    return RegisterTable(
        "mandates",
        tr.say("Register of bank mandates"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Account"), share=1.6),
            RegisterColumn(tr.say("Bank"), share=1.4),
            RegisterColumn(tr.say("Sign together")),
            RegisterColumn(tr.say("Who"), share=2.4),
            RegisterColumn(tr.say("Decided"), Sort.DAY),
            RegisterColumn(tr.say("Number")),
            RegisterColumn(tr.say("Bank told"), Sort.DAY),
            RegisterColumn(tr.say("Bank answered"), Sort.DAY),
            RegisterColumn(tr.say("State"), share=1.2),
        ),
        tuple(rows),
    )


def _handovers(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    rows = []
    for group in _groups(sources, wanted):
        for view in sources.leadership.handovers.signed(group):
            day = view.day or view.signed_on
            if day is None or (wanted.since is not None and day < wanted.since):
                continue
            if wanted.until is not None and day > wanted.until:
                continue
            counted = "" if view.counted is None else tr.money(view.counted)
            gap = "" if not view.difference else tr.money(view.difference)
            rows.append(
                (
                    day,
                    view.office_title,
                    named(view.giver, tr),
                    named(view.taker, tr),
                    view.due_on,
                    counted,
                    gap,
                    view.differences,
                )
            )
    return RegisterTable(
        "handovers",
        tr.say("Register of hand-overs"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Office"), share=1.4),
            RegisterColumn(tr.say("From whom"), share=1.6),
            RegisterColumn(tr.say("To whom"), share=1.6),
            RegisterColumn(tr.say("Due"), Sort.DAY),
            RegisterColumn(tr.say("Cash counted")),
            RegisterColumn(tr.say("Difference")),
            RegisterColumn(tr.say("What did not agree"), share=2),
        ),
        tuple(rows),
    )


def _elections(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    def fits(row: ElectionRow) -> bool:
        return (
            (wanted.group_id is None or row.group_id == wanted.group_id)
            and (wanted.since is None or row.polling_on >= wanted.since)
            and (wanted.until is None or row.polling_on <= wanted.until)
        )

    found = [row for row in sources.elections.reading.listed() if fits(row)]
    return RegisterTable(
        "elections",
        tr.say("Register of elections"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Day of the vote"), Sort.DAY),
            RegisterColumn(tr.say("Group"), share=1.4),
            RegisterColumn(tr.say("Election"), share=2),
            RegisterColumn(tr.say("Seats"), Sort.NUMBER),
            RegisterColumn(tr.say("Candidates"), Sort.NUMBER),
            RegisterColumn(tr.say("On the roll"), Sort.NUMBER),
            RegisterColumn(tr.say("Voted"), Sort.NUMBER),
            RegisterColumn(tr.say("State"), share=1.2),
        ),
        tuple(
            (
                row.polling_on,
                row.group_name,
                row.title,
                row.seats,
                row.candidates,
                row.roll,
                row.voted,
                tr.say(STATES[row.state]),
            )
            for row in found
        ),
    )


OF_LEADERS = (
    Register("offices", N_("Register of offices"), _offices, Action.LEADERS_READ),
    Register("mandates", N_("Register of bank mandates"), _mandates, Action.BREACHES_READ),
    Register("handovers", N_("Register of hand-overs"), _handovers, Action.BREACHES_READ),
    Register("elections", N_("Register of elections"), _elections, Action.ELECTIONS_READ),
)
"""In the order in which they are offered."""

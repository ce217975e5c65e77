"""What pages of leaders show: the board of offices, what waits, choices for forms. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.finding_words import finding_words
from governance.leadership.decisions import Decided
from governance.leadership.queries_mandates import may_read_mandates
from governance.leadership.views import (
    BankWork,
    HandoverWaiting,
    Named,
    OfficesBoard,
    RecallView,
    SeatLine,
)
from governance.leadership.words import ENDS, HOW, named, office_words, seat_words, span_words
from governance.rules.findings import Finding
from governance.rules.parameters import RuleSet
from governance.views import MeetingFilter
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.people.rules.kinds import EndReason, HowSeated, TermState
from ui.leadership.work import LeadersWork
from ui.live import Text, say, say_n
from ui.shapes import State

__all__ = [
    "Choices", "LeadersPresenter", "Loaded", "day_words", "end_choices", "finding_text",
    "how_choices", "member_choices", "name_of", "office_title", "resolution_choices", "seat_line",
    "seat_state", "seat_title",
]  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """Everything on the page of a group's leaders."""

    groups: tuple[tuple[str, str], ...]
    board: OfficesBoard | None
    rules: RuleSet | None
    waiting: tuple[HandoverWaiting, ...] = ()
    bank: tuple[BankWork, ...] = ()
    petitions: tuple[RecallView, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What forms choose from."""

    board: OfficesBoard
    members: tuple[Named, ...]
    resolutions: tuple[Decided, ...]
    rules: RuleSet
    meetings: tuple[tuple[str, date], ...] = ()


class LeadersPresenter:
    """Rows and words of leaders."""

    def __init__(self, work: LeadersWork) -> None:
        self.work = work
        self.office = work.leadership

    @property
    def today(self) -> date:
        """The day on the laptop."""
        return self.work.clock.today()

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Living groups, to choose one."""
        rows = self.work.people.groups()
        return tuple((row.group_id, row.name) for row in rows if row.status != "dissolved")

    def load(self, group_id: str) -> Loaded:
        """A group's leaders and what waits around them. Records what the rules find, once."""
        groups = self.groups()
        wanted = group_id or next((ref for ref, _ in groups), "")
        if not wanted:
            return Loaded(groups, None, None)
        desk, who = self.office, self.work.who
        return Loaded(
            groups,
            desk.leaders.board(wanted),
            desk.leaders.rules(wanted),
            desk.handovers.waiting(wanted),
            desk.mandates.work(wanted) if may_read_mandates(who) else (),
            desk.recalls.of_group(wanted),
        )

    def check(self, group_id: str) -> None:
        """Hold the leaders against the rules, by whoever may write what is found."""
        from governance.leadership.commands import CheckLeaders

        if self.work.who.may(Action.BREACHES_WRITE):
            self.office.leader_work.check(CheckLeaders(group_id))

    def choices(self, group_id: str, kinds: tuple[str, ...] = ()) -> Choices:
        """Seats, members, decisions and meetings of a group."""
        desk = self.office.leaders
        rows = self.work.meetings.page(MeetingFilter(group_id, limit=20)).rows
        meetings = tuple(
            (row.id, (row.opened_at or row.planned_at).date())
            for row in rows
            if row.status != "cancelled"
        )
        return Choices(
            desk.board(group_id),
            desk.members(group_id),
            desk.resolutions(group_id, kinds),
            desk.rules(group_id),
            meetings,
        )


# Words


def office_title(key: str, title: str) -> str:
    """The office in the language in force."""
    return office_words(key, title, i18n.current())


def seat_title(seat: SeatLine) -> str:
    """The office, with the number of the seat where it has several."""
    title = office_title(seat.office_key, seat.office_title)
    return seat_words(title, seat.seats, seat.seat_no, i18n.current())


def name_of(who: Named) -> str:
    """Name and number."""
    return named(who, i18n.current())


def seat_line(seat: SeatLine) -> str:
    """How and until when; who follows."""
    term = seat.term
    if term is None:
        return say("Nobody holds this seat.")
    tr = i18n.current()
    words = say("{how}, {span}", how=tr.say(HOW[term.how.value]), span=span_words(term, tr))
    if seat.next is not None:
        return say("{line}. Then {name}.", line=words, name=seat.next.who.name)
    return words


def seat_state(seat: SeatLine) -> tuple[State, Text]:
    """Shape and words of a seat."""
    term = seat.term
    if term is None:
        return State.DUE, lambda: say("empty")
    if term.state is TermState.HOLDING_OVER:
        grave = seat.finding is not None and seat.finding.level.value == "breach"
        state = State.OVER if grave else State.DUE
        return state, lambda: say_n("{n} day over", "{n} days over", term.days_over)
    if term.days_left <= 60 and seat.next is None:
        return State.DUE, lambda: say_n("ends in {n} day", "ends in {n} days", term.days_left)
    return State.OK, lambda: say("serving")


def finding_text(finding: Finding, rules: RuleSet | None) -> tuple[str, str]:
    """The rule and what is missing, in words."""
    article = rules.article_of(finding.key) if rules is not None else None
    return finding_words(finding, article, i18n.current())


def day_words(value: date | None) -> str:
    """A day, or a dash."""
    return i18n.current().date(value) if value else "–"


def member_choices(members: tuple[Named, ...]) -> list[tuple[object, Text]]:
    """Members to choose from."""
    return [(who.id, lambda who=who: name_of(who)) for who in members]


def resolution_choices(found: tuple[Decided, ...]) -> list[tuple[object, Text]]:
    """Decisions to choose from: number and first words."""
    none: tuple[object, Text] = ("", lambda: say("none, or only in the paper book"))
    return [none, *((each.id, lambda each=each: _decision(each)) for each in found)]


def _decision(each: Decided) -> str:
    text = each.text if len(each.text) <= 60 else each.text[:59] + "…"
    serial = i18n.current().digits(each.serial)
    return say("{serial}: {text}", serial=serial, text=text)


def how_choices() -> list[tuple[object, Text]]:
    """How she came into the office."""
    return [(how.value, lambda how=how: say(HOW[how.value])) for how in HowSeated]


def end_choices() -> list[tuple[object, Text]]:
    """Why her term ends; a recall has its own page."""
    reasons = [reason for reason in EndReason if reason is not EndReason.RECALLED]
    return [(reason.value, lambda r=reason: say(ENDS[r.value])) for reason in reasons]

"""What the pages of one election show and do. No Qt: queries and services by injection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from governance.count_words import METHOD_RULES, METHODS
from governance.elections.office import ElectionOffice
from governance.elections.views import ElectionWhole, PostView, RollView
from governance.elections.views_calling import CallingFacts
from governance.elections.words import READ_OUT, STATES, STEPS
from governance.queries_decisions import DecisionFilter
from governance.rule_words import rule_sentence
from governance.rules.counting.contest import Method
from governance.rules.election_next import Step
from governance.views import DecisionPage, DecisionRow
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.people.rows import MembersWanted, OfficeRow
from ui.elections.work import ElectionsWork
from ui.live import Text, say, say_n
from ui.shapes import State

__all__ = ["Calling", "ElectionPresenter", "Loaded", "Person", "numbered"]

_PEOPLE = 500
_DECISIONS = 30


@dataclass(frozen=True)
class Person:
    """A member as she is chosen in a form: number and name."""

    id: str
    number: int | None
    name: str


@dataclass(frozen=True)
class Loaded:
    """One election with the members of its group."""

    whole: ElectionWhole
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Calling:
    """What the form of a call offers: offices, rules and other elections, decisions passed."""

    offices: tuple[OfficeRow, ...]
    facts: CallingFacts
    decisions: tuple[DecisionRow, ...]


def numbered(number: int | None, name: str) -> str:
    """ "6  Kajal", as members say it."""
    if number is None:
        return name
    return f"{i18n.current().digits(str(number))}  {name}"


class ElectionPresenter:
    """Shared by all pages of elections."""

    def __init__(self, work: ElectionsWork) -> None:
        self._work = work

    @property
    def office(self) -> ElectionOffice:
        """Services and queries of elections."""
        return self._work.elections

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def load(self, election_id: str) -> Loaded:
        """One election and the members of its group."""
        whole = self.office.reading.whole(election_id)
        return Loaded(whole, self.members(whole.group_id))

    def roll(self, election_id: str) -> RollView:
        """The roll of an election."""
        return self.office.reading.roll(election_id)

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Groups that an election can be called for."""
        rows = self._work.people.groups()
        return tuple((row.group_id, row.name) for row in rows if row.status != "dissolved")

    def offices(self, group_id: str) -> tuple[OfficeRow, ...]:
        """Offices of a group."""
        return self._work.people.offices(group_id)

    def calling(self, group_id: str) -> Calling:
        """What the form of a call offers for a group."""
        found = DecisionPage((), 0)
        if self._work.who.may(Action.MEETINGS_READ):
            wanted = DecisionFilter(group_id=group_id, status="passed", limit=_DECISIONS)
            found = self._work.decisions.search(wanted)
        return Calling(
            self.offices(group_id), self.office.choosing.facts(group_id), tuple(found.rows)
        )

    def members(self, group_id: str) -> tuple[Person, ...]:
        """Members of a group by number."""
        page = self._work.people.members(MembersWanted(group_id=group_id, limit=_PEOPLE))
        return tuple(Person(r.person.person_id, r.number, r.person.name) for r in page.rows)

    # -- words -------------------------------------------------------------------------------

    @staticmethod
    def choices(people: Sequence[Person]) -> list[tuple[object, Text]]:
        """Choices of a field."""
        return [(p.id, numbered(p.number, p.name)) for p in people]

    @staticmethod
    def method_choices(seats: int) -> list[tuple[object, Text]]:
        """Ways of voting that fill so many seats."""
        one = (Method.YES_NO, Method.TWO_ROUND, Method.IRV, Method.PLURALITY)
        many = (Method.PLURALITY_BLOCK, Method.APPROVAL_BLOCK, Method.STV)
        hands = (Method.HANDS, Method.QUEUE, Method.CONSENSUS)
        found = (*(one if seats == 1 else many), *hands)
        words: list[tuple[object, Text]] = [(None, lambda: say("As our rules say"))]
        return words + [(m.value, lambda m=m: say(METHODS[m])) for m in found]

    @staticmethod
    def method_words(post: PostView) -> str:
        """How votes for a post become seats, in full."""
        return say(METHOD_RULES[Method(post.method)])

    @staticmethod
    def post_line(post: PostView) -> str:
        """Seats and way of voting in one line."""
        seats = say_n("{n} seat", "{n} seats", post.seats)
        kept = ""
        if post.kept_seats:
            kept = say_n("{n} of them kept", "{n} of them kept", post.kept_seats)
        parts = [seats, kept, say(METHODS[Method(post.method)])]
        return " · ".join(part for part in parts if part)

    @staticmethod
    def read_out(whole: ElectionWhole) -> tuple[str, ...]:
        """The rules that are read out before nominations open, one sentence each."""
        tr = i18n.current()
        keys = list(READ_OUT)
        if not any(post.kept_seats for post in whole.posts):
            keys = [key for key in keys if key not in READ_OUT[:2]]
        said = [rule_sentence(key, whole.rule_set, tr) for key in keys]
        kept = [post for post in whole.posts if post.kept_seats]
        first = [rule_sentence("reserved", whole.rule_set, tr)] if kept else []
        return tuple(dict.fromkeys(each for each in (*first, *said) if each))

    @staticmethod
    def step_words(whole: ElectionWhole) -> str:
        """What comes next, with its day."""
        step = whole.next
        words = say(STEPS[step.step])
        if step.day is None:
            return words
        day = i18n.current().date(step.day)
        if step.step is Step.OBJECTIONS:
            return say("{step}: until {day}", step=words, day=day)
        return say("{step}: {day}", step=words, day=day)

    @staticmethod
    def state_words(state: str) -> tuple[State, str]:
        """Shape and word of a state."""
        looks = {
            "called": State.NOT_YET,
            "polling": State.DUE,
            "counting": State.DUE,
            "tie": State.OVER,
            "disputed": State.OVER,
            "closed": State.OK,
            "declared": State.OK,
            "annulled": State.AWAY,
        }
        return looks.get(state, State.NOT_YET), say(STATES[state])

    def usual_days(self, nomination_days: int = 7) -> tuple[date, date, date, date]:
        """Nominations open, close, withdrawals, vote: a proposal for a new election."""
        opens = self.today
        closes = opens + timedelta(days=nomination_days)
        return opens, closes, closes + timedelta(days=1), closes + timedelta(days=7)

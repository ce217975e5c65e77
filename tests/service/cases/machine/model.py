"""What ought to hold of one file, kept beside the program by other means than its own rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.records import ClockRow
from sr_board.cases.rules.retention import AT_WORK
from sr_board.cases.vocabulary import CaseState, ClockNature, Track


@dataclass
class Kept:
    """One file as the test knows it. Names, not accounts."""

    case_id: str
    code: str
    team: set[str]
    recused: set[str] = field(default_factory=set)
    child: bool = False
    named: bool = False
    shredded: bool = False
    state: CaseState = CaseState.NOTICED
    clocks: dict[str, ClockRow] = field(default_factory=dict)
    erase_on: date | None = None
    journey: int = 0
    into: Kept | None = None
    before: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    @property
    def open_statutory(self) -> set[str]:
        """Ids of clocks of the law that run."""
        return {
            one.id
            for one in self.clocks.values()
            if one.nature is ClockNature.STATUTORY and one.met_at is None and not one.cancelled_by
        }

    def readers(self, offices: dict[str, str]) -> set[str]:
        """Who reads it: the team, chair and secretary, or Champa or whoever acts for them."""
        if self.shredded or self.into is not None:
            return set()
        found = set(self.team)
        for office in offices.values():
            found.add(office)
            if office in self.recused:
                found.add(self.acting(offices))
        return found - self.recused - {""}

    def knowers(self, offices: dict[str, str]) -> set[str]:
        """Who may hear of it: its readers, or those of the file that it was joined with."""
        return self.readers(offices) if self.into is None else self.into.knowers(offices)

    def acting(self, offices: dict[str, str]) -> str:
        """Of the three from the community, the one without an office acts."""
        free = {"Asha", "Bina", "Champa"} - set(offices.values()) - self.recused
        return min(free, default="")

    def joins(self, who: str) -> None:
        """Whoever screens beside another is of the team until one is named."""
        if not self.named and len(self.team) < 4 and who != "Jyoti":
            self.team.add(who)

    def observe(self, seen: CaseView, *, by_order: bool, journey: int) -> None:
        """Compare the file after an act with what stood before it, and keep it."""
        assert seen.head.code == self.code
        if by_order:
            self.child = False
        if self.child:
            assert seen.head.track is Track.CHILD, "off the child track without an order"
        self.child = seen.head.track is Track.CHILD
        now = {one.id: one for one in seen.all(ClockRow)}
        for before in self.clocks.values():
            _check_clock(before, now[before.id], journey)
        if seen.head.state is CaseState.CLOSED and self.state is not CaseState.CLOSED:
            assert not self.open_statutory, "closed with a duty of the law open"
        self.clocks, self.state = now, seen.head.state
        self.erase_on = seen.head.erase_body_on

    def take_in(self, other: Kept) -> None:
        """The two are one file now: nothing of either is lost."""
        self.before = frozenset(self.recused), frozenset(other.recused)
        self.recused |= other.recused
        self.team = (self.team | other.team) - self.recused
        self.named = self.named or other.named
        self.child = self.child or other.child
        other.into = self

    def give_up(self, other: Kept) -> None:
        """They are two again. Who was recused from one in the meantime is recused from both."""
        mine, theirs = self.before
        since = self.recused - mine - theirs
        self.recused, other.recused = set(mine | since), set(theirs | since)
        other.child = self.child
        other.into = None

    def concern_left(self) -> None:
        """A concern was moved to another file: this one may stand as before it, off the child
        track. What runs is looked at anew."""
        self.child = False
        self.clocks.clear()

    def check_carried(self, open_before: list[ClockRow]) -> None:
        """Every duty of the law that was open runs on in this file, and is due no later."""
        running = [self.clocks[one] for one in self.open_statutory]
        for was in open_before:
            due = [one.due_at for one in running if one.rule_id == was.rule_id]
            assert due, f"{was.rule_id} is lost"
            assert min(due) <= was.due_at, f"{was.rule_id} is due later"

    def check_shredding(self, today: date) -> None:
        """It was right that the file is gone."""
        assert self.erase_on is not None
        assert self.erase_on <= today
        assert not self.open_statutory
        assert self.state not in AT_WORK, self.state
        self.shredded = True


def _check_clock(before: ClockRow, now: ClockRow, journey: int) -> None:
    later = (now.due_at - before.due_at).total_seconds() / 60
    assert later <= max(journey, 0), "due later"
    assert now.starts_at <= before.starts_at
    assert now.rule_id == before.rule_id
    if before.met_at is not None:
        assert now.met_at == before.met_at
    if before.nature is ClockNature.STATUTORY:
        assert now.nature is ClockNature.STATUTORY
        assert now.cancelled_by == before.cancelled_by, "a duty of the law was taken away"


def due_of(clocks: dict[str, ClockRow], rule: str) -> list[datetime]:
    """Due times of a rule."""
    return sorted(one.due_at for one in clocks.values() if one.rule_id == rule)

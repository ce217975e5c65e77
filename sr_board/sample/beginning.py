"""The first weeks of the invented collective: vault, groups, register, offices, meetings, books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from sr_board.base.clock import Clock
from sr_board.composition import Workplace, found_workplace, open_workplace
from sr_board.founding import Founder, Founding
from sr_board.i18n import translator
from sr_board.people.exchange.proposal import Answers, RowState
from sr_board.people.exchange.reading import read_register
from sr_board.people.rows import MembersWanted
from sr_board.people.rules.kinds import GroupKind, HowSeated
from sr_board.people.service_groups import CreateGroup
from sr_board.people.service_import import ImportRegister
from sr_board.people.service_offices import BeginTerm, CreateOffice
from sr_board.sample.board import SampleBoard
from sr_board.sample.collective import Sample
from sr_board.sample.governing import SampleGoverning
from sr_board.sample.meeting import SampleMeeting
from sr_board.sample.money import SampleMoney
from sr_board.sample.old_register import old_register
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import look_at

__all__ = ["STEPS", "Beginning"]

STEPS = 12
"""Founding, what `Beginning.steps` gives, `keep_books`, `seat_board`, `work_at_night`."""
_TILE = Tile("flower", "marigold", 1)


class Beginning:
    """Makes the collective step by step; keeps the ids that later steps need."""

    def __init__(self, sample: Sample, clock: Clock) -> None:
        self.sample, self._clock = sample, clock
        self.register = old_register(sample, clock.today())
        self.groups: dict[str, str] = {}
        self.rows: dict[RowState, int] = {}
        self.meeting = ""
        self.files: tuple[str, ...] = ()
        self.governing: SampleGoverning | None = None

    def found(self, vault: Path, kdf: KdfParameters, state_dir: Path | None) -> Workplace:
        """The vault with its users, open for the secretary."""
        founders = [
            Founder(
                user.name, Tile(user.symbol, user.hue, user.number), user.roles, user.passphrase
            )
            for user in self.sample.users
        ]
        names = self.sample.group("branch"), str(GroupKind.BRANCH), self.sample.code("branch")
        founding = Founding(_TILE, *names, founders)
        return found_workplace(vault, founding, clock=self._clock, kdf=kdf, state_dir=state_dir)

    def steps(self) -> Iterator[Callable[[Workplace], None]]:
        """What follows the founding, in order."""
        yield self.make_groups
        yield self.take_over
        yield self.fill_offices
        yield self.adopt_rules
        yield self.meet
        yield self.seat_leaders
        yield self.elect
        yield self.set_up_books

    def make_groups(self, place: Workplace) -> None:
        """Two savings groups below the branch."""
        self.groups["branch"] = place.people.groups()[0].group_id
        for key in ("bakul", "shapla"):
            name, code = self.sample.group(key), self.sample.code(key)
            made = CreateGroup(name, GroupKind.SHG, self.groups["branch"], code, active=True)
            self.groups[key] = place.groups.create(made).id

    def take_over(self, place: Workplace) -> None:
        """The old register, as a secretary takes it over."""
        table = read_register(self.register)
        answers = Answers(self.groups["bakul"])
        seen = place.register_import.preview(table, answers)
        self.rows = dict(seen.proposal.counts)
        command = ImportRegister(table, answers, seen.proposal.fingerprint)
        place.register_import.apply(command)

    def fill_offices(self, place: Workplace) -> None:
        """Chair, secretary and treasurer of the first group."""
        page = place.people.members(MembersWanted(self.groups["bakul"]))
        since = self._clock.today() - timedelta(days=200)
        tr = translator(self.sample.language)
        for key, title, number in (
            ("chair", tr.say("Chair"), 0),
            ("secretary", tr.say("Secretary"), 1),
            ("treasurer", tr.say("Treasurer"), 5),
        ):
            office = place.offices.create(CreateOffice(self.groups["bakul"], key, title)).id
            person = page.rows[number].person.person_id
            place.offices.begin(BeginTerm(office, person, HowSeated.ELECTED, since))

    def adopt_rules(self, place: Workplace) -> None:
        """Rules of the first group, adopted five weeks ago."""
        self.governing = SampleGoverning(place, self.sample, self.groups["bakul"])
        self.governing.adopt_rules()

    def seat_leaders(self, place: Workplace) -> None:
        """Two representatives whose terms end soon, and who signs at the bank."""
        self._governing().seat_leaders()

    def elect(self, place: Workplace) -> None:
        """Their successors: an election that waits for its third mark."""
        self._governing().elect()

    def set_up_books(self, place: Workplace) -> None:
        """The books of the first group, opened seven months ago."""
        SampleMoney(place, self.sample, self.groups["bakul"]).set_up()

    def keep_books(self, place: Workplace) -> None:
        """The money of the first group; `place` is open for the treasurer."""
        money = SampleMoney(place, self.sample, self.groups["bakul"])
        money.keep()
        money.bank_interest()

    def seat_board(self, place: Workplace) -> None:
        """The board, constituted by its chair and secretary; `place` is open for the chair."""
        SampleBoard(place, self.sample).constitute()

    def work_at_night(self, place: Workplace) -> None:
        """Three files of one night; `place` is open for the peer on duty."""
        self.files = SampleBoard(place, self.sample).night()

    def open_for(
        self, user: int, vault: Path, state_dir: Path | None, clock: Clock | None = None
    ) -> Workplace:
        """The vault opened by one of the users: 0 secretary, 1 chair, 2 treasurer."""
        who = self.sample.users[user]
        slots = look_at(vault, state_dir=state_dir).slots
        slot = next(face.slot_id for face in slots if face.tile.symbol == who.symbol)
        clock = clock or self._clock
        return open_workplace(vault, slot, who.passphrase, clock=clock, state_dir=state_dir)

    def _governing(self) -> SampleGoverning:
        assert self.governing is not None
        return self.governing

    def meet(self, place: Workplace) -> None:
        """Last week's meeting from the minute book, today's held, minuted and signed."""
        meeting = SampleMeeting(place, self.sample, self.groups["bakul"])
        meeting.last_week()
        self.meeting = meeting.hold()
        meeting.minute()

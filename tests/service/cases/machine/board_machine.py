"""One board in a copied vault, its people, who may read a file, time, and what must always hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from sr_board.base.clock import FixedClock
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.desk import CasesDesk
from sr_board.cases.doubles.service_merging import JoinFiles, PartFiles
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.files.service_team import Grant, LiftRecusal, NameTeam, Recuse
from sr_board.cases.keeping.service_clock import ConfirmClock
from sr_board.cases.models import CaseFileRow, Envelope
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead
from sr_board.cases.vocabulary import (
    BoardOffice,
    CaseSource,
    Flag,
    RecusalGround,
)
from sr_board.vault.users import SecondSigner
from tests.conftest import START
from tests.service.cases.machine.model import Kept
from tests.service.cases.machine.reads import reads, sealed_to, told
from tests.service.cases.machine.stage import (
    MEMBERS,
    NAMES,
    check_chains,
    close_stage,
    new_place,
    open_stage,
)
from tests.service.cases.machine.starts import STARTS, begin_with

name = st.sampled_from(NAMES)
spoon = st.integers(0, 9)
"""Chance: 0 and 1 take somebody or something unlikely."""
HOURS = (0, 0, 1, 3, 11, 13, 25, 24 * 3, 24 * 8, 24 * 31, 24 * 95, 24 * 366)
OFFICES = {"chair": "Asha", "secretary": "Bina"}


class Stage(RuleBasedStateMachine):
    """One board, up to two files, and who may read them."""

    factory: pytest.TempPathFactory

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: str) -> None:
        """A copy of the vault; nothing in it yet, or two files of one team that went some way."""
        self.clock, self.place = FixedClock(START), new_place(self.factory)
        self.room = open_stage(self.factory, self.place, self.clock)
        self.sitting = str(self.room.book.facts["sitting"])
        self.kept: list[Kept] = []
        self.offices = dict(OFFICES)
        self.turn = 0
        if start != "nothing":
            begin_with(self, start)
            self.after()

    def noticed(self, by: str, *, apprehended: bool = False, flags: frozenset[Flag]) -> Kept:
        """A new file."""
        command = TakeNotice(
            CaseSource.PEER,
            self.now(),
            text="Somebody in the third lane",
            name="Zorina",
            apprehended=apprehended,
            flags=flags,
        )
        case = self.desk(by).intake.notice(command).id
        with self.room.reading() as session:
            code = session.get_one(CaseFileRow, case).code
        self.kept.append(Kept(case, code, {by}))
        return self.kept[-1]

    # -- the stage ------------------------------------------------------------------------------

    def desk(self, who: str) -> CasesDesk:
        return self.room.desk(who)

    def now(self) -> When:
        return When(self.clock.now())

    def pick(self, n: int) -> Kept:
        return self.kept[n % len(self.kept)]

    def actor(self, kept: Kept, who: str, chance: int) -> str:
        """Mostly somebody who reads the file, else whoever was drawn."""
        able = sorted(kept.readers(self.offices))
        if chance < 2 or not able:
            return who
        return able[NAMES.index(who) % len(able)]

    def try_(self, act: Callable[[], Any]) -> bool:
        """Do it; a refusal is fine, anything else is a fault."""
        try:
            act()
        except SRBoardError:
            return False
        return True

    def seen(self, kept: Kept) -> CaseView | None:
        """The file through somebody who ought to read it."""
        for who in sorted(kept.readers(self.offices)):
            try:
                return self.desk(who).files.whole(kept.case_id)
            except NotFound:
                with self.room.reading() as session:
                    question = select(Envelope.id).where(Envelope.case_id == kept.case_id)
                    if session.scalars(question).first() is None:
                        kept.check_shredding(self.clock.today())
                        return None
                raise AssertionError(f"{who} lost the file") from None
        return None

    def after(self, *, by_order: str = "", journey: int = 0) -> None:
        for kept in self.kept:
            seen = None if kept.shredded or kept.into else self.seen(kept)
            if seen is not None:
                kept.observe(seen, by_order=kept.case_id == by_order, journey=journey)

    # -- who may read ---------------------------------------------------------------------------

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, team=st.sets(name, min_size=2, max_size=4))
    def name_team(self, n: int, who: str, team: set[str]) -> None:
        kept = self.pick(n)
        who = self.actor(kept, who, n)
        slots = tuple(self.room.slots[one] for one in sorted(team))
        command = NameTeam(kept.case_id, slots, slots[0])
        if self.try_(lambda: self.desk(who).team.name_team(command)):
            assert "Jyoti" not in team
            kept.team, kept.named = set(team), True
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, whom=name, away=st.booleans(), chance=spoon)
    def member(self, n: int, who: str, whom: str, away: bool, chance: int) -> None:
        """One more in the team, or one less."""
        kept = self.pick(n)
        team = self.desk(self.actor(kept, who, chance)).team
        command = Grant(kept.case_id, self.room.slots[whom])
        if away and self.try_(lambda: team.remove(command)):
            kept.team.discard(whom)
        elif not away and self.try_(lambda: team.grant(command)):
            kept.team.add(whom)
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, whom=name, chance=spoon)
    def recuse(self, n: int, who: str, whom: str, chance: int) -> None:
        kept = self.pick(n)
        by = self.actor(kept, who, chance)
        command = Recuse(kept.case_id, RecusalGround.RELATIVE, self.room.slots[whom])
        if self.try_(lambda: self.desk(by).team.recuse(command)):
            kept.recused.add(whom)
            kept.team.discard(whom)
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, whom=name, second=name)
    def lift(self, n: int, who: str, whom: str, second: str) -> None:
        kept = self.pick(n)
        who = self.actor(kept, who, n)
        beside = None if second == "Asha" else self.room.second(second)
        command = LiftRecusal(kept.case_id, self.room.slots[whom], "It was another", beside)
        if self.try_(lambda: self.desk(who).team.lift(command)):
            assert whom not in (who, second)
            kept.recused.discard(whom)
        self.after()

    @precondition(lambda self: self.kept)
    @rule(who=name, to=st.sampled_from(MEMBERS), chair=st.booleans(), second=name)
    def hand_over(self, who: str, to: str, chair: bool, second: str) -> None:
        office = BoardOffice.CHAIR if chair else BoardOffice.SECRETARY
        command = HandOver(self.room.board, office, self.room.member(to))
        beside = None if second == "Asha" else self.room.second(second)
        if beside is not None and self.try_(
            lambda: self.desk(who).handover_work.hand_over(command, beside)
        ):
            self.offices[str(office)] = to
        self.after()

    @precondition(lambda self: len(self.kept) == 2)
    @rule(who=name, chance=spoon, second=name)
    def join_or_part(self, who: str, chance: int, second: str) -> None:
        """The two files are one person; or two after all."""
        one, other = self.kept
        by = self.actor(one if one.into is None else other, who, chance)
        if second == "Asha":
            return
        beside = self.room.second(second)
        if one.into is None and other.into is None:
            self.join(by, one, other, beside)
        else:
            kept, gone = (one, other) if other.into is not None else (other, one)
            self.part(by, kept, gone, beside)

    def join(self, by: str, one: Kept, other: Kept, second: SecondSigner) -> None:
        carried = [file.clocks[id_] for file in (one, other) for id_ in file.open_statutory]
        command = JoinFiles(one.case_id, other.case_id, "The same phone", second)
        try:
            kept_id = self.desk(by).merging.join(command).id
        except SRBoardError:
            return
        kept, gone = (one, other) if kept_id == one.case_id else (other, one)
        kept.take_in(gone)
        self.after()
        kept.check_carried(carried)

    def part(self, by: str, kept: Kept, gone: Kept, second: SecondSigner) -> None:
        carried = [kept.clocks[id_] for id_ in kept.open_statutory]
        command = PartFiles(kept.case_id, gone.code, "Two sisters", second)
        child = kept.child
        try:
            self.desk(by).merging.part(command)
        except SRBoardError:
            return
        kept.give_up(gone)
        names = {slot: name for name, slot in self.room.slots.items()}
        for file in (kept, gone):
            file.clocks.clear()
            head = self.head_of(file)
            file.team, file.named = {names[slot] for slot in head.team}, head.team_named
            assert not file.team & file.recused, "a recused one is of the team again"
        self.after()
        assert kept.child >= child
        assert gone.child >= child
        running = [file.clocks[id_] for file in (kept, gone) for id_ in file.open_statutory]
        for was in carried:
            due = [one.due_at for one in running if one.rule_id == was.rule_id]
            assert due, f"{was.rule_id} is lost"
            assert min(due) <= was.due_at, f"{was.rule_id} is due later"

    def head_of(self, kept: Kept) -> CaseHead:
        """The head of a file whose team is not known, through anybody who reads it."""
        for who in NAMES:
            try:
                return self.desk(who).files.whole(kept.case_id).head
            except NotFound:
                continue
        raise AssertionError("nobody reads the file")

    # -- time -----------------------------------------------------------------------------------

    @rule(hours=st.sampled_from(HOURS), who=name)
    def later(self, hours: int, who: str) -> None:
        """Time goes by, and somebody opens the vault anew."""
        self.clock.tick(hours * 3600)
        date = ConfirmClock(self.clock.today(), self.room.second("Champa"))
        self.try_(lambda: self.desk(self.offices["chair"]).laptop.confirm(date))
        self.unlock(who)
        self.after()

    @precondition(lambda self: self.turn % 3 == 0)
    @rule(who=name)
    def locks(self, who: str) -> None:
        """What was in her memory is gone; her cache may have been kept."""
        self.desk(who).keep_cache()
        self.room.fresh(who)

    @precondition(lambda self: self.turn % 4 == 0)
    @rule()
    def reopens(self) -> None:
        """The vault is closed and opened from the disk."""
        close_stage(self.room)
        self.room = open_stage(self.factory, self.place, self.clock)

    def unlock(self, who: str) -> None:
        desk = self.desk(who)
        self.room.fresh(who)
        desk = self.desk(who)
        for step in (
            desk.concerns.take_all,
            desk.child.move_doubts,
            desk.point_work.sweep,
            desk.team.settle_all,
            desk.lapsed_work.take_overdue,
            desk.duty_notes.keep,
            desk.retention.erase_due,
        ):
            self.try_(step)

    # -- what must hold -------------------------------------------------------------------------

    @invariant()
    def duties_stand_in_every_list(self) -> None:
        for kept in getattr(self, "kept", ()):
            for who in kept.readers(self.offices):
                listed = {one.clock.id for one in self.desk(who).files.clocks()}
                assert kept.open_statutory <= listed, f"{who} does not see a duty"

    @invariant()
    def nothing_for_others(self) -> None:
        """Each step asks one of those who may not read, in every way there is."""
        self.turn = getattr(self, "turn", 0) + 1
        for kept in getattr(self, "kept", ()):
            others = sorted(set(NAMES) - kept.knowers(self.offices))
            if others:
                self.check_nothing(kept, others[self.turn % len(others)])

    def check_nothing(self, kept: Kept, who: str) -> None:
        asks = reads(self.desk(who), self.room.board, kept.case_id, kept.code, (self.sitting,))
        for label, ask in asks:
            text = told(ask)
            assert kept.case_id not in text, f"{who} by {label}"
            assert kept.code not in text, f"{who} by {label}"

    def check_envelopes(self, kept: Kept, who: str) -> None:
        if who in kept.recused:
            for text in sealed_to(self.room.room(who)):
                assert kept.case_id not in text, f"{who}: {text[:60]}"
                assert kept.code not in text, f"{who}: {text[:60]}"

    def teardown(self) -> None:
        """At the end everybody is asked, with and without memory, and the chains are checked."""
        if not hasattr(self, "room"):
            return
        try:
            for kept in self.kept:
                for who in sorted(set(NAMES) - kept.knowers(self.offices)):
                    self.check_nothing(kept, who)
                    self.room.fresh(who)
                    self.check_nothing(kept, who)
                    self.check_envelopes(kept, who)
            check_chains(self.room)
        finally:
            close_stage(self.room)

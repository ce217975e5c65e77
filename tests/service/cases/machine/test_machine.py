"""Acts of everybody in any order on a real vault, and after each what must hold whatever happens.

No way off the child track but an order of the authority; no clock later but by a journey; every
duty of the law in the lists of all who may read the file; nothing for anybody else; what was
shredded is gone; the chain of acts is whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from sr_board.base.clock import FixedClock
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.cases.decision_commands import (
    AddPoint,
    CastVotes,
    DraftDecision,
    SendBriefs,
    SignDecision,
)
from sr_board.cases.desk import CasesDesk
from sr_board.cases.models import CaseFileRow, Envelope
from sr_board.cases.moments import When
from sr_board.cases.queries_files import CaseView
from sr_board.cases.records import StatutoryReport
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.rules.willingness import GATES, INFORMATION
from sr_board.cases.service_adult import (
    Close,
    HeardHer,
    HerWord,
    LostContact,
    OutOfScope,
    Reopen,
    SettleOutcome,
)
from sr_board.cases.service_age import AddEvidence
from sr_board.cases.service_child import AdultByOrder, ByOrder, Fear, Journey, ToAuthority
from sr_board.cases.service_consent import WithdrawConsent
from sr_board.cases.service_handover import HandOver
from sr_board.cases.service_intake import (
    BeginScreening,
    ClearFlag,
    FirstContact,
    RaiseFlag,
    SetKind,
    TakeNotice,
)
from sr_board.cases.service_reports import EnterReceipt, MakeReport, NoOffence
from sr_board.cases.service_team import Grant, LiftRecusal, NameTeam, Recuse
from sr_board.cases.vocabulary import (
    BoardOffice,
    CaseSource,
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Flag,
    Outcome,
    RecusalGround,
    ReportKind,
    ReportMode,
    SubjectKind,
    Vote,
    Wants,
)
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

STEPS = int(os.environ.get("MACHINE_STEPS", "16"))
RUNS = int(os.environ.get("MACHINE_RUNS", "20"))
"""How far it looks in the daily run; a night may be spent with larger numbers."""

name = st.sampled_from(NAMES)
spoon = st.integers(0, 9)
"""Chance: 0 and 1 take somebody or something unlikely."""
HOURS = (0, 0, 1, 3, 11, 13, 25, 24 * 3, 24 * 8, 24 * 31, 24 * 95, 24 * 366)
OFFICES = {"chair": "Asha", "secretary": "Bina"}


class Files(RuleBasedStateMachine):
    """One board and up to two files."""

    factory: pytest.TempPathFactory

    @initialize()
    def begin(self) -> None:
        """A copy of the vault."""
        self.clock, self.place = FixedClock(START), new_place(self.factory)
        self.room = open_stage(self.factory, self.place, self.clock)
        self.sitting = str(self.room.book.facts["sitting"])
        self.kept: list[Kept] = []
        self.offices = dict(OFFICES)
        self.turn = 0
        self.done = False

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
            seen = None if kept.shredded else self.seen(kept)
            if seen is not None:
                kept.observe(seen, by_order=kept.case_id == by_order, journey=journey)

    # -- acts -----------------------------------------------------------------------------------

    @precondition(lambda self: len(self.kept) < 2)
    @rule(who=name, apprehended=st.booleans(), flag=st.sampled_from((None, *Flag)))
    def notice(self, who: str, apprehended: bool, flag: Flag | None) -> None:
        command = TakeNotice(
            CaseSource.PEER,
            self.now(),
            text="Somebody in the third lane",
            name="Zorina",
            apprehended=apprehended,
            flags=frozenset({flag} if flag else ()),
        )
        case = self.desk(who).intake.notice(command).id
        with self.room.reading() as session:
            code = session.get_one(CaseFileRow, case).code
        self.kept.append(Kept(case, code, {who}))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, kind=st.sampled_from(SubjectKind), second=name)
    def contact(self, n: int, who: str, chance: int, kind: SubjectKind, second: str) -> None:
        kept = self.pick(n)
        intake = self.desk(self.actor(kept, who, chance)).intake
        self.try_(lambda: intake.first_contact(FirstContact(kept.case_id, self.now())))
        self.try_(lambda: intake.kind(SetKind(kept.case_id, kind)))
        if second != "Asha":
            screen = BeginScreening(kept.case_id, True, second=self.room.second(second))
            self.try_(lambda: intake.screening(screen))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, flag=st.sampled_from(Flag), clear=st.booleans())
    def flag(self, n: int, who: str, chance: int, flag: Flag, clear: bool) -> None:
        kept = self.pick(n)
        intake = self.desk(self.actor(kept, who, chance)).intake
        if clear:
            self.try_(lambda: intake.clear_flag(ClearFlag(kept.case_id, flag, "It is over")))
        else:
            self.try_(lambda: intake.raise_flag(RaiseFlag(kept.case_id, flag)))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, lower=st.integers(10, 30), paper=st.booleans())
    def evidence(self, n: int, who: str, chance: int, lower: int, paper: bool) -> None:
        kept = self.pick(n)
        kind = Evidence.BIRTH_CERTIFICATE if paper else Evidence.APPEARANCE
        command = AddEvidence(
            kept.case_id, kind, EvidenceSeen.ORIGINAL, lower=lower, upper=lower + 2
        )
        desk = self.desk(self.actor(kept, who, chance))
        self.try_(lambda: desk.age.evidence(command))
        self.try_(lambda: desk.age.adult_review(kept.case_id))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, hours=st.sampled_from((0, 0, 5, 30)))
    def fear(self, n: int, who: str, chance: int, hours: int) -> None:
        kept = self.pick(n)
        when = When(self.clock.now() - timedelta(hours=hours))
        command = Fear(kept.case_id, "looks_young", when, mother_unknown=True)
        self.try_(lambda: self.desk(self.actor(kept, who, chance)).child.fear(command))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, minutes=st.sampled_from((0, 30, 80, 600, 20_000)))
    def journey(self, n: int, who: str, chance: int, minutes: int) -> None:
        kept = self.pick(n)
        command = Journey(kept.case_id, minutes, "lane", "committee")
        ok = self.try_(lambda: self.desk(self.actor(kept, who, chance)).child.journey(command))
        added = minutes - kept.journey if ok else 0
        kept.journey = minutes if ok else kept.journey
        self.after(journey=added)

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, number=st.sampled_from(("", "GD 14", "CWC 3")))
    def produce(self, n: int, who: str, chance: int, number: str) -> None:
        kept = self.pick(n)
        desk = self.desk(self.actor(kept, who, chance))
        for kind in (
            ReportKind.CWC_PRODUCTION,
            ReportKind.POCSO_POLICE,
            ReportKind.S32_INFORMATION,
        ):
            command = MakeReport(
                kept.case_id, kind, "Committee", self.now(), ReportMode.IN_PERSON, ref_no=number
            )
            self.try_(lambda command=command: desk.reports.report(command))  # type: ignore[misc]
        self.try_(lambda: desk.child.to_authority(ToAuthority(kept.case_id)))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, second=name)
    def receipts(self, n: int, who: str, chance: int, second: str) -> None:
        kept = self.pick(n)
        desk = self.desk(self.actor(kept, who, chance))
        view = self.seen(kept)
        for row in view.all(StatutoryReport) if view else ():
            receipt = EnterReceipt(kept.case_id, row.id, "R 5", self.now())
            self.try_(lambda receipt=receipt: desk.reports.receipt(receipt))  # type: ignore[misc]
        if second != "Asha":
            none = NoOffence(kept.case_id, "Nothing is known", self.room.second(second))
            self.try_(lambda: desk.reports.no_offence(none))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(
        n=spoon,
        who=name,
        chance=spoon,
        to=st.sampled_from((CaseState.PLACED, CaseState.RESTORED, CaseState.CLOSED)),
        number=st.sampled_from(("", "88/26")),
    )
    def order(self, n: int, who: str, chance: int, to: CaseState, number: str) -> None:
        kept = self.pick(n)
        command = ByOrder(kept.case_id, to, "Committee", number, self.clock.today())
        self.try_(lambda: self.desk(self.actor(kept, who, chance)).child.by_order(command))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(
        n=spoon,
        who=name,
        second=name,
        number=st.sampled_from(("", "90/26")),
        by=st.sampled_from(EvidenceOrder),
    )
    def adult_order(self, n: int, who: str, second: str, number: str, by: EvidenceOrder) -> None:
        kept = self.pick(n)
        beside = None if second == "Asha" else self.room.second(second)
        command = AdultByOrder(kept.case_id, by, number, self.clock.today(), beside)
        ok = self.try_(lambda: self.desk(who).child.adult_by_order(command))
        if ok:
            assert number
            assert by in (EvidenceOrder.CWC, EvidenceOrder.JJB, EvidenceOrder.COURT)
            assert not {who, second} & kept.recused
        self.after(by_order=kept.case_id if ok else "")

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, wants=st.sampled_from(Wants), good=st.booleans())
    def talk(self, n: int, who: str, chance: int, wants: Wants, good: bool) -> None:
        kept = self.pick(n)
        command = HeardHer(
            kept.case_id,
            self.room.slots["Kajal" if who != "Kajal" else "Farida"],
            self.now(),
            GATES if good else frozenset(),
            means_none=True,
            free_to_leave="yes",
            wants=wants,
            information=frozenset(INFORMATION),
        )
        desk = self.desk(self.actor(kept, who, chance))
        self.try_(lambda: desk.adult.heard(command))
        if wants is Wants.OTHER:
            self.try_(lambda: desk.adult.her_word(HerWord(kept.case_id, "I want to go")))
        self.try_(lambda: desk.adult.willing(kept.case_id))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, proposal=st.sampled_from(Proposal))
    def decide(self, n: int, who: str, proposal: Proposal) -> None:
        kept = self.pick(n)
        desk = self.desk(who)
        try:
            point = AddPoint(self.sitting, kept.case_id, proposal, ("one", "two"))
            item = desk.point_work.add(point).id
            desk.point_work.send_briefs(SendBriefs(item))
            draft = DraftDecision(item, proposal, ("one",), "Her view.", "Reasons.")
            made = desk.decisions.draft(draft).id
            votes = tuple((seat, Vote.FOR) for seat in desk.points.voters(item))
            desk.decisions.vote(CastVotes(item, made, votes))
            desk.decisions.sign(SignDecision(item, made), self.room.second("Champa"))
            if proposal is Proposal.WILLING:
                desk.adult.willing(kept.case_id)
        except SRBoardError:
            pass
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, second=name, outcome=st.sampled_from(Outcome), number=st.booleans())
    def close(self, n: int, who: str, second: str, outcome: Outcome, number: bool) -> None:
        kept = self.pick(n)
        desk = self.desk(who)
        self.try_(lambda: desk.adult.outcome(SettleOutcome(kept.case_id, outcome)))
        beside = None if second == "Asha" else self.room.second(second)
        command = Close(kept.case_id, "ACK 1" if number else "", beside)
        child = kept.child
        if self.try_(lambda: desk.adult.close(command)):
            assert number or not child
            assert not {who, second if beside else who} & kept.recused, "closed by a recused one"
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, second=name, mother=st.booleans(), visitor=st.booleans())
    def away(self, n: int, who: str, second: str, mother: bool, visitor: bool) -> None:
        """Out of scope, or lost."""
        kept = self.pick(n)
        beside = None if second == "Asha" else self.room.second(second)
        command = OutOfScope(kept.case_id, visitor=visitor, mother_known=mother, second=beside)
        done = self.try_(lambda: self.desk(who).adult.out_of_scope(command))
        tries = tuple(When(self.clock.now() - timedelta(hours=n)) for n in (1, 2, 3))
        lost = LostContact(kept.case_id, tries, beside)
        done = self.try_(lambda: self.desk(who).adult.lost(lost)) or done
        if done:
            assert second not in kept.recused, "a recused one was the second person"
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, reason=st.sampled_from(("", "She came back")))
    def reopen(self, n: int, who: str, chance: int, reason: str) -> None:
        kept = self.pick(n)
        command = Reopen(kept.case_id, reason)
        self.try_(lambda: self.desk(self.actor(kept, who, chance)).adult.reopen(command))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon)
    def withdraw(self, n: int, who: str, chance: int) -> None:
        kept = self.pick(n)
        command = WithdrawConsent(kept.case_id)
        self.try_(lambda: self.desk(self.actor(kept, who, chance)).consent.withdraw(command))
        self.after()

    # -- who may read ---------------------------------------------------------------------------

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, team=st.sets(name, min_size=2, max_size=4))
    def name_team(self, n: int, who: str, team: set[str]) -> None:
        kept = self.pick(n)
        slots = tuple(self.room.slots[one] for one in sorted(team))
        command = NameTeam(kept.case_id, slots, slots[0])
        if self.try_(lambda: self.desk(who).team.name_team(command)):
            assert "Jyoti" not in team
            kept.team = set(team)
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

    # -- time -----------------------------------------------------------------------------------

    @rule(hours=st.sampled_from(HOURS), who=name)
    def later(self, hours: int, who: str) -> None:
        """Time goes by, and somebody opens the vault anew."""
        self.clock.tick(hours * 3600)
        self.unlock(who)
        self.after()

    @rule(who=name)
    def locks(self, who: str) -> None:
        """What was in her memory is gone; her cache may have been kept."""
        self.desk(who).keep_cache()
        self.room.fresh(who)

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
            others = sorted(set(NAMES) - kept.readers(self.offices))
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
                for who in sorted(set(NAMES) - kept.readers(self.offices)):
                    self.check_nothing(kept, who)
                    self.room.fresh(who)
                    self.check_nothing(kept, who)
                    self.check_envelopes(kept, who)
            check_chains(self.room)
        finally:
            close_stage(self.room)


def test_whatever_is_done_in_whatever_order(tmp_path_factory: pytest.TempPathFactory) -> None:
    Files.factory = tmp_path_factory
    demanding = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize="MACHINE_RUNS" not in os.environ,
        suppress_health_check=list(HealthCheck),
        phases=tuple(Phase) if "MACHINE_SHRINK" in os.environ else (Phase.generate,),
    )
    run_state_machine_as_test(Files, settings=demanding)
    assert Files.factory is tmp_path_factory

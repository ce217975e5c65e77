"""Acts of everybody in any order on a real vault, and after each what must hold whatever happens.

No way off the child track but an order of the authority; no clock later but by a journey; every
duty of the law in the lists of all who may read the file; nothing for anybody else; what was
shredded is gone; the chain of acts is whole.
"""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from sr_board.access.check import SignedIn
from sr_board.access.concern import Concern, ConcernService
from sr_board.access.roles import Role
from sr_board.base.errors import SRBoardError
from sr_board.cases.board.decision_commands import (
    AddPoint,
    CastVotes,
    DraftDecision,
    SendBriefs,
    SignDecision,
)
from sr_board.cases.files.service_adult import (
    Close,
    HeardHer,
    HerWord,
    LostContact,
    OutOfScope,
    Reopen,
    SettleOutcome,
)
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import AdultByOrder, ByOrder, Fear, Journey, ToAuthority
from sr_board.cases.files.service_consent import WithdrawConsent
from sr_board.cases.files.service_intake import (
    BeginScreening,
    ClearFlag,
    FirstContact,
    RaiseFlag,
    SetKind,
)
from sr_board.cases.files.service_reports import EnterReceipt, MakeReport, NoOffence
from sr_board.cases.moments import When
from sr_board.cases.records import StatutoryReport
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.rules.willingness import GATES, INFORMATION
from sr_board.cases.vocabulary import (
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Flag,
    Outcome,
    ReportKind,
    ReportMode,
    SubjectKind,
    Track,
    Vote,
    Wants,
)
from tests.service.cases.machine.board_machine import name, spoon
from tests.service.cases.machine.moves import Moves

KINDS = (ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE, ReportKind.S32_INFORMATION)
STEPS = int(os.environ.get("MACHINE_STEPS", "16"))
RUNS = int(os.environ.get("MACHINE_RUNS", "12"))
"""How far it looks in the daily run; a night may be spent with larger numbers."""


class Files(Moves):
    """What can be done to a file."""

    # -- acts -----------------------------------------------------------------------------------

    @precondition(lambda self: len(self.kept) < 2)
    @rule(who=name, apprehended=st.booleans(), flag=st.sampled_from((None, *Flag)))
    def notice(self, who: str, apprehended: bool, flag: Flag | None) -> None:
        self.noticed(who, apprehended=apprehended, flags=frozenset({flag} if flag else ()))
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
            if self.try_(lambda: intake.screening(screen)):
                kept.joins(second)
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
    @rule(n=spoon, who=name)
    def concern(self, n: int, who: str) -> None:
        """Somebody without any key of the cases writes a note; the next who unlocks carries it out:
        with the code it is the move, whoever of chair and secretary is recused."""
        kept, room = self.pick(n), self.room
        self.desk("Asha").concerns.publish()
        malati = SignedIn(room.slots["Malati"], room.person["Malati"], frozenset({Role.TREASURER}))
        book = room.book
        note = Concern("looks_young", kept.code, "She is young")
        ConcernService(book.uow, self.clock, malati, book.vault).write(note)
        able = kept.readers(self.offices)
        for one in (who, "Asha", "Bina", *sorted(able)):
            self.unlock(one)
        seen = None if kept.shredded or kept.into else self.seen(kept)
        if seen is not None:
            assert seen.head.track is Track.CHILD, "a note of concern was lost"
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
        for kind in KINDS:
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
        who = self.actor(kept, who, n)
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
        desk = self.desk(self.actor(kept, who, n))
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
        who = self.actor(kept, who, n)
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
        who = self.actor(kept, who, n)
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

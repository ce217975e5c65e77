"""What takes a file elsewhere or depends on her word: a concern on the wrong file, another board in
a vault of its own, consent, follow-ups."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from sr_board.base.errors import RuleBroken, SRBoardError
from sr_board.base.ids import new_id
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_concern_moves import MoveConcern
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_plan import FollowedUp, PlanFollowUps
from sr_board.cases.models import CaseFileRow
from sr_board.cases.records import ClockRow, FollowUp
from sr_board.cases.transfer.service_transfer import NoteAccepted, SealedFile, SealForBoard
from sr_board.cases.vocabulary import (
    Basis,
    CaseState,
    ClockNature,
    FollowUpMode,
    Purpose,
    Situation,
    Track,
)
from tests.service.cases.conftest import FileRoom
from tests.service.cases.machine.board_machine import Stage, name, spoon
from tests.service.cases.machine.model import Kept
from tests.service.cases.machine.reads import reads, told
from tests.service.cases.machine.stage import check_chains, close_stage, new_place, open_stage

STRANGERS = ("Champa", "Farida", "Jyoti")
"""Who reads nothing of what the other board takes in: neither its chair nor its secretary."""


def duties(seen: CaseView) -> set[tuple[object, ...]]:
    """Duties by law that run: which, from when, until when."""
    return {
        (one.rule_id, one.starts_at, one.due_at)
        for one in seen.all(ClockRow)
        if one.nature is ClockNature.STATUTORY and one.met_at is None and not one.cancelled_by
    }


class Moves(Stage):
    """A second vault is opened when the first file goes there."""

    south: FileRoom | None = None

    # -- her word -------------------------------------------------------------------------------

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, chance=spoon, purpose=st.sampled_from(Purpose), yes=spoon)
    def her_answer(self, n: int, who: str, chance: int, purpose: Purpose, yes: int) -> None:
        """She agrees to something, or not, or takes it back: no duty by law asks for it."""
        kept = self.pick(n)
        consent = self.desk(self.actor(kept, who, chance)).consent
        given = GiveConsent(kept.case_id, purpose, "bn", "voice noted", "1", yes > 2)
        if yes < 8:
            self.try_(lambda: consent.give(given))
        else:
            self.try_(lambda: consent.withdraw(WithdrawConsent(kept.case_id, purpose)))
        self.after()

    @precondition(lambda self: self.kept)
    @rule(
        n=spoon,
        who=name,
        chance=spoon,
        mode=st.sampled_from(FollowUpMode),
        found=st.sampled_from(Situation),
        permit=st.sampled_from(("", "CWC 12/26")),
    )
    def follow_up(
        self, n: int, who: str, chance: int, mode: FollowUpMode, found: Situation, permit: str
    ) -> None:
        """Visits are planned, and somebody asks how she is."""
        kept = self.pick(n)
        desk = self.desk(self.actor(kept, who, chance))
        dates = tuple(self.clock.now() + timedelta(days=days) for days in (7, 30))
        self.try_(
            lambda: desk.plan.plan_follow_ups(PlanFollowUps(kept.case_id, mode, dates, permit))
        )
        seen = self.seen(kept)
        planned = [one.id for one in seen.all(FollowUp) if one.done is None] if seen else []
        made = FollowedUp(
            kept.case_id,
            mode,
            self.now(),
            found,
            True,
            id=planned[0] if planned else new_id(),
            permit=permit,
        )
        child = kept.child
        asked = self.try_(lambda: desk.plan.followed_up(made))
        self.after()
        if asked and child and found is Situation.RE_ENTERED:
            assert kept.child, "a child who came back is a child"

    # -- a concern on the wrong file --------------------------------------------------------------

    @precondition(lambda self: self.kept and len(self.kept) < 4)
    @rule(n=spoon, who=name, second=name, chance=spoon, other=st.booleans())
    def concern_moves(self, n: int, who: str, second: str, chance: int, other: bool) -> None:
        kept = self.pick(n)
        seen = self.seen(kept) if kept.into is None and not kept.shredded else None
        concerns = [one for one in seen.all(ConcernEntered) if not one.moved_at] if seen else []
        if second == "Asha" or not concerns:
            return
        by = self.actor(kept, who, chance)
        meant = next((one for one in self.kept if one is not kept), None) if other else None
        code = meant.code if meant is not None else ""
        wish = MoveConcern(
            kept.case_id,
            concerns[-1].id,
            "She meant another",
            code,
            second=self.room.second(second),
        )
        open_before = [kept.clocks[one] for one in kept.open_statutory]
        try:
            there = self.desk(by).concern_moves.move(wish).id
        except SRBoardError:
            self.after()
            return
        assert not {by, second} & kept.recused, "a recused one moved it"
        target = self.file_of(there, {by, second} - {"Jyoti"})
        assert not {by, second} & target.recused, "moved to a file that is closed to one of them"
        kept.concern_left()
        self.after()
        assert target.child, "a concern was lost on its way"
        running = [one.clocks[id_] for one in (kept, target) for id_ in one.open_statutory]
        for was in open_before:
            due = [one.due_at for one in running if one.rule_id == was.rule_id]
            assert due, f"{was.rule_id} is lost"
            assert min(due) <= was.due_at, f"{was.rule_id} is due later"

    def file_of(self, case_id: str, team: set[str]) -> Kept:
        """The file as the test knows it; a new one is of the two who made it."""
        for one in self.kept:
            if one.case_id == case_id:
                return one
        with self.room.reading() as session:
            code = session.get_one(CaseFileRow, case_id).code
        self.kept.append(Kept(case_id, code, team))
        return self.kept[-1]

    # -- another board ----------------------------------------------------------------------------

    @precondition(lambda self: self.kept)
    @rule(n=spoon, who=name, second=name, chance=spoon, whole=st.booleans(), taken=st.booleans())
    def goes_south(
        self, n: int, who: str, second: str, chance: int, whole: bool, taken: bool
    ) -> None:
        """The file is sealed for another board, taken in there, and perhaps rests here then."""
        kept = self.pick(n)
        seen = self.seen(kept) if kept.into is None and not kept.shredded else None
        if second == "Asha" or seen is None:
            return
        by, beside = self.actor(kept, who, chance), self.room.second(second)
        wish = SealForBoard(
            kept.case_id,
            "Board of the south",
            self.line_of_south(),
            Basis.LAW_DUTY,
            reason="She lives there",
            with_identity=whole,
            second=beside,
        )
        try:
            made = self.desk(by).transfer.seal(wish)
        except SRBoardError:
            return
        assert not {by, second} & kept.recused, "sealed by a recused one"
        self.after()
        self.takes_in(made, seen)
        if taken:
            note = NoteAccepted(kept.case_id, made.done.id, "Secretary", self.clock.today(), beside)
            law = duties(seen)
            if self.try_(lambda: self.desk(by).transfer.accepted(note)):
                self.after()
                assert kept.state is CaseState.TRANSFERRED
                rests = self.seen(kept)
                assert rests is not None
                assert duties(rests) == law, "a duty by law changed on the way"

    def line_of_south(self) -> str:
        if self.south is None:
            self.south = open_stage(self.factory, new_place(self.factory), self.clock)
            self.south.desk("Asha").receiving.make_key()
        own = self.south.desk("Bina").receiving.own_key()
        assert own is not None
        return own.line

    def takes_in(self, made: SealedFile, sent: CaseView) -> None:
        """What the other board reads: the same duties, under names of its own, for its officers."""
        south = self.south
        assert south is not None
        seen = south.desk("Bina").receiving.look_at(made.content)
        assert (seen.code, seen.number) == (sent.head.code, made.digest)
        case = south.desk("Asha").receiving.receive(made.content).id
        with pytest.raises(RuleBroken, match="transfer-twice"):
            south.desk("Bina").receiving.receive(made.content)
        found = south.desk("Asha").files.whole(case)
        assert duties(found) == duties(sent)
        assert found.head.track is sent.head.track
        assert found.head.code != sent.head.code
        assert not {one.id for one in found.records} & {one.id for one in sent.records}
        assert found.head.barred == ()
        if found.head.track is Track.CHILD:
            listed = {one.clock.id for one in south.desk("Bina").files.clocks()}
            assert {one.id for one in found.summary.clocks} <= listed
        for who in STRANGERS:
            desk = south.desk(who)
            for label, ask in reads(desk, south.board, case, found.head.code):
                text = told(ask)
                assert case not in text, f"{who} by {label}"
                assert found.head.code not in text, f"{who} by {label}"

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            if self.south is not None:
                check_chains(self.south)
                close_stage(self.south)

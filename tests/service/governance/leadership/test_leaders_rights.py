"""Every method against every office: who may, and that the others change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from governance.leadership.commands import (
    AskForRecall,
    BankAnswered,
    BeginLeading,
    CallRecall,
    CheckLeaders,
    DecideMandate,
    DecideRecall,
    DecideTurn,
    DrawLots,
    EndLeading,
    PrepareHandover,
    ProposeTurn,
    RetireThird,
    SayWilling,
    SignHandover,
    TellBank,
    VerifyPetition,
    WithdrawMandate,
    WriteHandover,
)
from governance.leadership.desk import LeadershipDesk
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound, SRBoardError
from sr_board.people.rules.kinds import EndReason, HowSeated

from .conftest import TODAY, Leaders

X = "0" * 32
SECRETARY = {Role.SECRETARY}
MONEY = SECRETARY | {Role.TREASURER}
SITTING = SECRETARY | {Role.CHAIR}
READERS = set(Role) - {Role.ADMINISTRATOR}
BANK_READERS = MONEY | {Role.CHAIR, Role.AUDITOR}

Act = Callable[[LeadershipDesk], object]
METHODS: dict[str, tuple[set[Role], Act]] = {
    "begin": (
        SECRETARY,
        lambda d: d.leader_work.begin(BeginLeading(X, X, HowSeated.ROTA, TODAY)),
    ),
    "end": (SECRETARY, lambda d: d.leader_work.end(EndLeading(X, TODAY, EndReason.DIED))),
    "willing": (SECRETARY, lambda d: d.leader_work.say_willing(SayWilling(X, X, True))),
    "check": (SITTING, lambda d: d.leader_work.check(CheckLeaders(X))),
    "propose": (SECRETARY, lambda d: d.turn_work.propose(ProposeTurn(X, TODAY))),
    "draw": (
        SECRETARY,
        lambda d: d.turn_work.draw(DrawLots(X, "rotation", TODAY, (X,), (X,), "x", X, X)),
    ),
    "decide_turn": (SECRETARY, lambda d: d.turn_work.decide(DecideTurn(X, X, X, TODAY))),
    "retire": (SECRETARY, lambda d: d.turn_work.retire(RetireThird(X, TODAY))),
    "mandate": (MONEY, lambda d: d.mandate_work.decide(DecideMandate(X, "a", "b", (), TODAY))),
    "tell": (MONEY, lambda d: d.mandate_work.tell_bank(TellBank(X, TODAY))),
    "answered": (MONEY, lambda d: d.mandate_work.answered(BankAnswered(X, TODAY))),
    "withdraw": (MONEY, lambda d: d.mandate_work.withdraw(WithdrawMandate(X, TODAY, "x"))),
    "ask": (SITTING, lambda d: d.recall_work.ask(AskForRecall(X, TODAY, 1))),
    "verify": (SITTING, lambda d: d.recall_work.verify(VerifyPetition(X, (), X, TODAY))),
    "call": (SITTING, lambda d: d.recall_work.call(CallRecall(X, X))),
    "decide": (SITTING, lambda d: d.recall_work.decide(DecideRecall(X, X, True))),
    "prepare": (MONEY, lambda d: d.handover_work.prepare(PrepareHandover(X, X))),
    "write_money": (MONEY, lambda d: d.handover_work.write(WriteHandover(X, cash_book=1))),
    "write_all": (SECRETARY, lambda d: d.handover_work.write(WriteHandover(X, day=TODAY))),
    "sign": (SECRETARY, lambda d: d.handover_work.sign(SignHandover(X, ()))),
    "board": (READERS, lambda d: d.leaders.board(X)),
    "history": (READERS, lambda d: d.leaders.history(X)),
    "against": (
        READERS,
        lambda d: d.leaders.against(BeginLeading(X, X, HowSeated.ROTA, TODAY)),
    ),
    "rules": (READERS, lambda d: d.leaders.rules(X)),
    "members": (READERS, lambda d: d.leaders.members(X)),
    "resolutions": (READERS, lambda d: d.leaders.resolutions(X)),
    "names": (READERS, lambda d: d.leaders.names(X, [])),
    "statistics": (READERS, lambda d: d.leaders.statistics(X, TODAY, TODAY)),
    "work": (BANK_READERS, lambda d: d.mandates.work(X)),
    "register": (BANK_READERS, lambda d: d.mandates.register(X)),
    "extract": (BANK_READERS, lambda d: d.mandates.extract(X, X)),
    "turn": (READERS, lambda d: d.turns.look(X)),
    "kept": (READERS, lambda d: d.turns.kept(X)),
    "proposals": (READERS, lambda d: d.turns.proposals(X)),
    "retiring": (READERS, lambda d: d.turns.retiring(X)),
    "lots": (READERS, lambda d: d.turns.lots(X)),
    "lot": (READERS, lambda d: d.turns.lot(X)),
    "recalls": (READERS, lambda d: d.recalls.of_group(X)),
    "recall": (READERS, lambda d: d.recalls.one(X)),
    "form": (READERS, lambda d: d.recalls.form(X)),
    "waiting": (READERS, lambda d: d.handovers.waiting(X)),
    "signed": (BANK_READERS, lambda d: d.handovers.signed(X)),
    "handover": (BANK_READERS, lambda d: d.handovers.one(X)),
    "today": (READERS, lambda d: d.today.items()),
}


@pytest.mark.parametrize("name", METHODS)
def test_only_these_offices_may(leaders: Leaders, name: str) -> None:
    allowed, act = METHODS[name]
    for role in Role:
        desk = leaders.desk(role)
        if role in allowed:
            try:
                act(desk)
            except NotAllowed:
                pytest.fail(f"{role} may not {name}")
            except SRBoardError as error:
                assert error.key
        else:
            with pytest.raises(NotAllowed):
                act(desk)


def test_a_treasurer_chooses_among_decisions_about_money(leaders: Leaders) -> None:
    leaders.decided("We buy a pot.")
    assert leaders.desk(Role.TREASURER).leaders.resolutions(leaders.group) == ()
    assert len(leaders.desk(Role.SECRETARY).leaders.resolutions(leaders.group)) == 1
    assert leaders.desk(Role.AUDITOR).leaders.resolutions(leaders.group) == ()


def test_home_reminds_each_of_her_own_work(leaders: Leaders) -> None:
    leaders.seat("chair", "Asha", date(2024, 10, 1))
    kinds = {item.kind.value for item in leaders.desk(Role.SECRETARY).today.items()}
    assert kinds == {"term_over"}
    assert leaders.desk(Role.TREASURER).today.items() == ()
    with pytest.raises(NotFound):
        leaders.desk(Role.SECRETARY).leaders.board(X)

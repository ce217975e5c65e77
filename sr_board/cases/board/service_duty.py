"""Who is on duty, who is trained, who accepted the code of conduct.

Rights: BOARD_READ to accept the code for oneself; BOARD_WORK and the station of chair or secretary
for the rest. Source: domain paper, sections 4 and 5.
"""

from __future__ import annotations

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_commands import (
    AcceptCode,
    EndDuty,
    NoteTraining,
    PutOnDuty,
    SignCodeOnPaper,
)
from sr_board.cases.board.board_entry import BOARD, BoardService
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.models import CodeAcceptance, DutyTurn, ScreenerTraining
from sr_board.cases.rules.training import valid_until
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.vault.users import SecondSigner

__all__ = ["DutyService"]


class DutyService(BoardService):
    """Duty, training, code of conduct."""

    def accept_code(self, command: AcceptCode) -> Done:
        """She accepts the code of conduct for herself; twice is once.

        Raises NotAllowed, RuleBroken "code-changed" when another version is in force.
        """
        with self._work(Action.BOARD_READ) as (uow, entry):
            if command.version != CODE_OF_CONDUCT:
                raise RuleBroken("code-changed")
            if entry.station.code_accepted:
                return Done(entry.who.account_id)
            row = CodeAcceptance(
                **entry.new(),
                slot_id=entry.who.account_id,
                version=command.version,
                accepted_on=entry.today,
            )
            uow.session.add(row)
            uow.record("board.register", subject=f"code_acceptance/{row.id}")
            return Done(row.id, BOARD, uow.commit())

    def sign_code_on_paper(
        self, command: SignCodeOnPaper, second: SecondSigner | None = None
    ) -> Done:
        """A member without an account signed on paper.

        Raises NotAllowed, NotFound, RuleBroken "code-by-herself", InputInvalid
        "board-day-in-future".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            member = entry.member(command.member_id)
            signer = entry.lead(member.board_id, second)
            if member.slot_id is not None:
                raise RuleBroken("code-by-herself")
            if command.signed_on > entry.today:
                raise InputInvalid("board-day-in-future", field="signed_on")
            member.code_signed_on = command.signed_on
            uow.record("board.register", subject=f"board_member/{member.id}", second=signer)
            return Done(member.id, BOARD, uow.commit())

    def put_on_duty(self, command: PutOnDuty, second: SecondSigner | None = None) -> Done:
        """A turn of duty. Returns its id. Raises NotAllowed, NotFound, InputInvalid
        "time-without-zone", "duty-upside-down"."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            signer = entry.lead(command.board_id, second)
            if command.since.utcoffset() is None or command.until.utcoffset() is None:
                raise InputInvalid("time-without-zone", field="since")
            if command.until <= command.since:
                raise InputInvalid("duty-upside-down", field="until")
            turn = DutyTurn(
                **entry.new(),
                board_id=entry.board(command.board_id).id,
                person_id=command.person_id,
                slot_id=entry.account_of(command.person_id),
                capacity=str(command.capacity),
                community=command.community,
                since=command.since,
                until=command.until,
            )
            uow.session.add(turn)
            uow.record("board.register", subject=f"duty_turn/{turn.id}", second=signer)
            return Done(turn.id, BOARD, uow.commit())

    def end_duty(self, command: EndDuty, second: SecondSigner | None = None) -> Done:
        """A turn of duty ends now. Raises NotAllowed, NotFound "duty-unknown"."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            turn = uow.session.get(DutyTurn, command.turn_id)
            if turn is None:
                raise NotFound("duty-unknown", what="duty")
            signer = entry.lead(turn.board_id, second)
            if turn.ended_at is not None or turn.until <= entry.now:
                return Done(turn.id)
            turn.ended_at = entry.now
            uow.record("board.register", subject=f"duty_turn/{turn.id}", second=signer)
            return Done(turn.id, BOARD, uow.commit())

    def note_training(self, command: NoteTraining, second: SecondSigner | None = None) -> Done:
        """A training of a screener. Returns its id; the same one noted twice is one row.

        Raises NotAllowed, NotFound, InputInvalid.
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            board = only_board(uow.session)
            if board is None:
                raise NotFound("board-unknown", what="board")
            signer = entry.lead(board.id, second)
            if command.held_on > entry.today:
                raise InputInvalid("board-day-in-future", field="held_on")
            topic = clean_line(command.topic, field="topic", most=120, required=True)
            until = valid_until(command.held_on, command.valid_until)
            known = uow.session.scalars(
                select(ScreenerTraining).where(
                    ScreenerTraining.person_id == command.person_id,
                    ScreenerTraining.topic == topic,
                    ScreenerTraining.held_on == command.held_on,
                )
            ).first()
            if known is not None:
                return Done(known.id)
            row = ScreenerTraining(
                **entry.new(),
                person_id=command.person_id,
                slot_id=entry.account_of(command.person_id),
                topic=topic,
                held_on=command.held_on,
                valid_until=until,
            )
            uow.session.add(row)
            uow.record("board.register", subject=f"screener_training/{row.id}", second=signer)
            return Done(row.id, BOARD, uow.commit())

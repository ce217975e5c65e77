"""What a sitting deals with: points, the note of a counsellor or doctor, briefs.

Right: BOARD_WORK; chair and secretary write (or who acts for them on a file). A brief goes to those
in the room who are not recused, each with the fields of her profile only, and its keys are gone
48 hours after the sitting. Source: domain paper, sections 3, 4 and 11.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.cases.board.decision_commands import AddPoint, MarkRecused, NoteOfAdviser, SendBriefs
from sr_board.cases.board.decision_facts import brief_content
from sr_board.cases.board.decision_views import brief_record
from sr_board.cases.board.points import check_officer, open_point, seal_point, write_point
from sr_board.cases.board.records_board import SittingPoint
from sr_board.cases.board.sitting_facts import attending
from sr_board.cases.models import BoardMember, Sitting, SittingBrief
from sr_board.cases.ports import Act, Door
from sr_board.cases.rules.emergency import brief_expires

__all__ = ["PointService", "expires_at"]

_CHANGED = frozenset({"board"})
_LONGEST = timedelta(hours=24)


def expires_at(sitting: Sitting) -> datetime:
    """When the briefs of a sitting end; one that was never ended counts as ended after a day."""
    return brief_expires(sitting.ended_at or sitting.starts_at + _LONGEST)


class PointService:
    """Points of sittings."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, command: AddPoint) -> Done:
        """A file comes before a sitting. Returns the point's id.

        Raises NotAllowed, NotFound "sitting-unknown", "no-such-case", RuleBroken "sitting-ended".
        """
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            sitting = act.session.get(Sitting, command.sitting_id)
            if sitting is None:
                raise NotFound("sitting-unknown", what="sitting")
            file = act.open(command.case_id)
            check_officer(act, sitting.board_id, file.case_id)
            if sitting.ended_at is not None:
                raise RuleBroken("sitting-ended")
            options = tuple(
                clean_text(option, field="options", most=300) for option in command.options
            )
            point = SittingPoint(
                **act.origin(),
                case_id=file.case_id,
                proposal=str(command.proposal),
                options=tuple(one for one in options if one),
            )
            item = seal_point(act, sitting, file, point)
            uow.record("board.sitting", subject=f"sitting/{sitting.id}")
            return Done(item, _CHANGED, uow.commit())

    def note(self, command: NoteOfAdviser) -> Done:
        """The written note of a counsellor or doctor. Raises NotAllowed, NotFound, InputInvalid."""
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = open_point(act, command.item_id)
            check_officer(act, found.sitting.board_id, found.file.case_id)
            text = clean_text(command.note, field="note", most=2000, required=True)
            write_point(act, found, note=text)
            uow.record("board.sitting", subject=f"sitting/{found.sitting.id}")
            return Done(found.row.id, _CHANGED, uow.commit())

    def mark_recused(self, command: MarkRecused) -> Done:
        """A member without an account takes no part. Never taken back here.

        Raises NotAllowed, NotFound, RuleBroken "recuse-on-the-file" for one with an account.
        """
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = open_point(act, command.item_id)
            check_officer(act, found.sitting.board_id, found.file.case_id)
            member = act.session.get(BoardMember, command.member_id)
            if member is None or member.board_id != found.sitting.board_id:
                raise NotFound("board-member-unknown", what="member")
            if member.slot_id is not None:
                raise RuleBroken("recuse-on-the-file")
            write_point(act, found, recused=(*found.point.recused, member.id))
            uow.record("board.sitting", subject=f"sitting/{found.sitting.id}")
            return Done(found.row.id, _CHANGED, uow.commit())

    def send_briefs(self, command: SendBriefs) -> Done:
        """Briefs for who is in the room now; earlier ones of this point are destroyed.

        Raises NotAllowed, NotFound, RuleBroken "sitting-ended".
        """
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = open_point(act, command.item_id)
            check_officer(act, found.sitting.board_id, found.file.case_id)
            if found.sitting.ended_at is not None:
                raise RuleBroken("sitting-ended")
            readers = defaultdict(set)
            for one in attending(act.session, found.sitting, act.clock.today()):
                if one.slot_id and one.member_id not in found.recused:
                    readers[one.profile].add(one.slot_id)
            _destroy(act, _briefs(act.session, found.row.id))
            content = brief_content(found.file, found.proposal, found.point.options)
            for profile, slots in sorted(readers.items()):
                envelope = act.envelopes.seal_new(
                    "brief", slots, brief_record(act.origin(), profile, content)
                )
                act.session.add(
                    SittingBrief(
                        id=new_id(),
                        sitting_id=found.sitting.id,
                        item_id=found.row.id,
                        envelope_id=envelope,
                    )
                )
            uow.record("board.sitting", subject=f"sitting/{found.sitting.id}")
            return Done(found.row.id, _CHANGED, uow.commit())

    def sweep(self) -> Done:
        """Destroy the keys of briefs whose time is over; run at every unlock. Changes nothing
        when there are none. Raises NotAllowed."""
        with self._door.work(Action.BOARD_READ) as (uow, act):
            over = _over(act.session, act.now)
            if not over:
                return Done("")
            _destroy(act, over)
            uow.record("board.sitting", subject="sitting_brief")
            return Done("", _CHANGED, uow.commit())


def _briefs(session: Session, item_id: str) -> list[SittingBrief]:
    """Briefs of a point."""
    return list(session.scalars(select(SittingBrief).where(SittingBrief.item_id == item_id)))


def _over(session: Session, now: datetime) -> list[SittingBrief]:
    """Briefs whose time is over."""
    pairs = session.execute(
        select(SittingBrief, Sitting).join(Sitting, Sitting.id == SittingBrief.sitting_id)
    ).all()
    return [row for row, sitting in pairs if now > expires_at(sitting)]


def _destroy(act: Act, rows: list[SittingBrief]) -> None:
    """Keys, content and rows go: nothing of a brief is left."""
    envelopes = [row.envelope_id for row in rows]
    for row in rows:
        act.session.delete(row)
    act.session.flush()
    for envelope in envelopes:
        act.envelopes.destroy(envelope)

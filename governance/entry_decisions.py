"""Writing motions, votes, resolutions and action items. Used by the services only.

The serial of a resolution is given here and nowhere else.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import func, select

from governance.commands import PutMotion, TakeVote
from governance.entry import Entry, choice, minute
from governance.entry_room import Room
from governance.models import ActionItem, AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.roll import group_of
from governance.rules.actions import ActionState, check_due, plan_carry
from governance.rules.resolutions import next_seq, serial_text, verdict
from governance.rules.votes import ORDINARY, Count, carried, check_count
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.text import clean_text, fold

__all__ = [
    "MOTION_MAX",
    "DecisionKind",
    "ItemKind",
    "action_state",
    "agree_action",
    "carry_over",
    "put",
    "vote",
]

MOTION_MAX = 4_000
"""Most letters in a motion or in something to do."""


class ItemKind(StrEnum):
    """What a point of the agenda is about."""

    INFO = "info"
    MOTION = "motion"
    ELECTION = "election"
    REPORT = "report"
    CASE_REF = "case_ref"
    ACCOUNTS = "accounts"


class DecisionKind(StrEnum):
    """Which majority of the group's rules a decision needs."""

    ORDINARY = "ordinary"
    AMEND = "amend"
    SPECIAL = "special"
    EXPEL = "expel"
    RECALL = "recall"
    BANK = "bank"
    LOAN = "loan"
    DISSOLVE = "dissolve"
    AFFILIATE = "affiliate"


def put(entry: Entry, item: AgendaItem, command: PutMotion) -> Motion:
    """Write a motion under a point. Raises RuleBroken "proposer-seconds-herself"."""
    kind = choice(DecisionKind, command.decision_kind, "decision_kind")
    if command.proposer_id is not None and command.proposer_id == command.seconder_id:
        raise RuleBroken("proposer-seconds-herself")
    entry.check_persons((command.proposer_id, command.seconder_id))
    last = entry.session.scalar(select(func.max(Motion.no)).where(Motion.item_id == item.id))
    motion = Motion(
        **entry.new(),
        item_id=item.id,
        no=(last or 0) + 1,
        text=clean_text(command.text, field="text", most=MOTION_MAX, required=True),
        decision_kind=kind.value,
        proposer_id=command.proposer_id,
        seconder_id=command.seconder_id,
    )
    entry.session.add(motion)
    entry.session.flush()
    return motion


def vote(
    entry: Entry, meeting: Meeting, motion: Motion, command: TakeVote, at: datetime | None
) -> Resolution:
    """Write the vote and the resolution with its serial. `at` None: the minute book has no time.

    Raises RuleBroken "motion-already-voted", "nobody-present", "count-exceeds-present" (H3),
    InputInvalid "count-missing", "count-negative", "verdict-missing".
    """
    taken = None if at is None else minute(at)
    already = select(VoteCount.id).where(VoteCount.motion_id == motion.id)
    if entry.session.scalar(already) is not None:
        raise RuleBroken("motion-already-voted")
    room = Room(entry, meeting)
    present, roll = room.voting_at(taken), len(room.roll())
    if present == 0:
        raise RuleBroken("nobody-present")
    count, passed = _outcome(command, present, roll)
    entry.session.add(
        VoteCount(
            **entry.new(),
            motion_id=motion.id,
            taken_at=taken,
            method=command.method.value,
            votes_for=None if count is None else count.for_,
            votes_against=None if count is None else count.against,
            votes_abstain=None if count is None else count.abstain,
            present_then=present,
            roll_then=roll,
            majority_num=ORDINARY.num,
            majority_den=ORDINARY.den,
            majority_base=ORDINARY.base.value,
            majority_strict=ORDINARY.strict,
            carried=passed,
        )
    )
    return _resolve(entry, meeting, motion, passed)


def _outcome(command: TakeVote, present: int, roll: int) -> tuple[Count | None, bool]:
    if not command.method.counted:
        if command.agreed is None:
            raise InputInvalid("verdict-missing", field="agreed")
        return None, command.agreed
    for field in ("votes_for", "votes_against", "votes_abstain"):
        if getattr(command, field) is None:
            raise InputInvalid("count-missing", field=field)
    count = Count(command.votes_for or 0, command.votes_against or 0, command.votes_abstain or 0)
    check_count(count, present)
    return count, carried(ORDINARY, count, present, roll)


def _resolve(entry: Entry, meeting: Meeting, motion: Motion, passed: bool) -> Resolution:
    day = meeting.day
    used = entry.session.scalars(
        select(Resolution.seq).where(
            Resolution.group_id == meeting.group_id, Resolution.year == day.year
        )
    ).all()
    seq = next_seq(used)
    serial = serial_text(group_of(entry.session, meeting.group_id).code, day.year, seq)
    resolution = Resolution(
        **entry.new(),
        group_id=meeting.group_id,
        meeting_id=meeting.id,
        motion_id=motion.id,
        year=day.year,
        seq=seq,
        serial=serial,
        decided_on=day,
        text=motion.text,
        search_text=fold(f"{serial} {motion.text}"),
        status=verdict(passed).value,
    )
    entry.session.add(resolution)
    entry.session.flush()
    return resolution


def agree_action(
    entry: Entry, meeting: Meeting, owner_id: str, text: str, due: date, item_id: str | None
) -> ActionItem:
    """Write something to do. Raises InputInvalid "due-before-meeting", NotFound."""
    check_due(due, meeting.day)
    entry.check_persons((owner_id,))
    if item_id is not None:
        item = entry.session.get(AgendaItem, item_id)
        if item is None or item.meeting_id != meeting.id:
            raise NotFound("meeting-unknown", what="item")
    action = ActionItem(
        **entry.new(),
        group_id=meeting.group_id,
        meeting_id=meeting.id,
        no=_next_action_no(entry, meeting),
        item_id=item_id,
        owner_id=owner_id,
        text=clean_text(text, field="text", most=MOTION_MAX, required=True),
        due=due,
        carried_away=False,
        carries=0,
    )
    entry.session.add(action)
    entry.session.flush()
    return action


def _next_action_no(entry: Entry, meeting: Meeting) -> int:
    last = entry.session.scalar(
        select(func.max(ActionItem.no)).where(ActionItem.meeting_id == meeting.id)
    )
    return (last or 0) + 1


def action_state(row: ActionItem) -> ActionState:
    """What the rules need to know of a stored item."""
    return ActionState(
        id=row.id,
        meeting_id=row.meeting_id,
        due=row.due,
        done_on=row.done_on,
        dropped=row.dropped_on is not None,
        carried_away=row.carried_away,
        carries=row.carries,
    )


def carry_over(entry: Entry, meeting: Meeting) -> int:
    """Carry what earlier meetings of the group left open into this one. How many.

    A meeting typed in later than its successors carries nothing: those items moved on already.
    """
    earlier = select(Meeting.id).where(
        Meeting.group_id == meeting.group_id, Meeting.planned_at < meeting.planned_at
    )
    rows = {
        row.id: row
        for row in entry.session.scalars(
            select(ActionItem)
            .where(ActionItem.meeting_id.in_(earlier))
            .order_by(ActionItem.due, ActionItem.carries.desc(), ActionItem.no)
        )
    }
    planned = plan_carry((action_state(row) for row in rows.values()), meeting.id)
    first = _next_action_no(entry, meeting)
    for no, state in enumerate(planned, start=first):
        old = rows[state.id]
        old.carried_away = True
        entry.session.add(
            ActionItem(
                **entry.new(),
                group_id=old.group_id,
                meeting_id=meeting.id,
                no=no,
                owner_id=old.owner_id,
                text=old.text,
                due=old.due,
                carried_from=old.id,
                carried_away=False,
                carries=old.carries + 1,
            )
        )
    entry.session.flush()
    return len(planned)

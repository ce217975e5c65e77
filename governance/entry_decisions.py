"""Writing action items, and the kinds of points and decisions. Used by the services only."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import func, select

from governance.entry import Entry
from governance.models import ActionItem, AgendaItem, Meeting
from governance.rules.actions import ActionState, check_due, plan_carry
from sr_board.base.errors import NotFound
from sr_board.base.text import clean_text

__all__ = [
    "MOTION_MAX",
    "DecisionKind",
    "ItemKind",
    "action_state",
    "agree_action",
    "carry_over",
    "hand_on",
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
                former_owner_id=old.former_owner_id,
                text=old.text,
                due=old.due,
                carried_from=old.id,
                carried_away=False,
                carries=old.carries + 1,
            )
        )
    entry.session.flush()
    return len(planned)


def hand_on(entry: Entry, group_id: str, from_person: str, to_person: str) -> int:
    """Give what somebody has open in a group to her successor in office. How many.

    What the minutes of earlier meetings say of it stays; the line names who had it before.
    Source: domain rules 10.5 ("an item outlives its owner's term").
    """
    entry.check_persons((from_person, to_person))
    rows = entry.session.scalars(
        select(ActionItem).where(
            ActionItem.group_id == group_id,
            ActionItem.owner_id == from_person,
            ActionItem.done_on.is_(None),
            ActionItem.dropped_on.is_(None),
            ActionItem.carried_away.is_(False),
        )
    ).all()
    for row in rows:
        row.former_owner_id = row.former_owner_id or row.owner_id
        row.owner_id = to_person
    entry.session.flush()
    return len(rows)

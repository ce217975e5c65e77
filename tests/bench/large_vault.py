"""A large vault: 50 groups, 5,000 persons, ten years of meetings, written in a few large commits.

The rows go through units of work with their audit acts, not through the services, to be quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Motion,
    Resolution,
    VoteCount,
)
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.composition import Workplace, found_workplace
from sr_board.founding import Founder, Founding
from sr_board.people.models import Group, Membership
from sr_board.people.records import NewPerson, Records, search_key
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from tests.bench.register import names

__all__ = ["PASSPHRASE", "Size", "make_large"]

PASSPHRASE = "seven boats on the river"
GROUPS, MEMBERS, YEARS, WEEKLY = 50, 100, 10, 5
_CAME = 8
_TODAY = date(2026, 11, 22)


@dataclass
class Size:
    """What is in it."""

    groups: int = GROUPS
    persons: int = 0
    meetings: int = 0
    rows: int = 0

    def __str__(self) -> str:
        return (
            f"{self.groups} groups, {self.persons} persons, {YEARS} years of meetings: "
            f"{self.meetings} ({WEEKLY} groups weekly, the others monthly), {self.rows} rows"
        )


def make_large(vault: Path, kdf: KdfParameters, state_dir: Path) -> Size:
    """Make it; one user, secretary and administrator."""
    roles = frozenset({Role.SECRETARY, Role.ADMINISTRATOR, Role.BOARD_MEMBER})
    founders = [Founder("Rekha", Tile("feather", "sea", 1), roles, PASSPHRASE)]
    founding = Founding(Tile("flower", "marigold", 1), "Large", "cbo", "LRG", founders)
    place = found_workplace(vault, founding, kdf=kdf, state_dir=state_dir)
    size = Size()
    groups = _people(place, size)
    for number, (group, persons) in enumerate(groups.items()):
        with place.uow() as uow:
            session = uow.session
            for layer in _meetings(place, group, persons, weekly=number < WEEKLY, size=size):
                session.add_all(layer)
                session.flush()
                size.rows += len(layer)
            uow.record("meeting.typed_in", subject="several")
            uow.commit()
    place.close()
    return size


def _people(place: Workplace, size: Size) -> dict[str, list[str]]:
    """Groups with a hundred members each."""
    found: dict[str, list[str]] = {}
    known = names()
    home = place.people.groups()[0].group_id
    with place.uow() as uow:
        records = Records(uow.session, place.clock, place.who)
        stamp = records.stamp
        for number in range(GROUPS):
            name = f"Group {number}"
            group = Group(
                id=new_id(), kind="shg", code=f"G{number:02}", name=name,
                search_key=search_key(name), parent_id=home, status="active", **stamp,
            )  # fmt: skip
            uow.session.add(group)
            uow.session.flush()
            persons = [
                records.add_person(NewPerson(name, phone="")) for name in islice(known, MEMBERS)
            ]
            uow.session.flush()
            uow.session.add_all(
                Membership(
                    id=new_id(), person_id=person.id, group_id=group.id, number=place_no,
                    member_class="full", status="active", joined=date(2016, 1, 5), **stamp,
                )
                for place_no, person in enumerate(persons, 1)
            )  # fmt: skip
            found[group.id] = [person.id for person in persons]
            size.persons += len(persons)
            size.rows += 1 + 2 * len(persons)
        uow.record("people.imported", subject="several")
        uow.commit()
    return found


def _meetings(
    place: Workplace, group: str, persons: list[str], *, weekly: bool, size: Size
) -> Iterator[list[object]]:
    """The rows of ten years, in the order of their references."""
    step = timedelta(days=7 if weekly else 30)
    count = YEARS * 365 // step.days
    stamp = {"recorded_at": place.clock.now(), "recorded_by": place.who.account_id}
    meetings, items, motions, rest = [], [], [], []
    numbers: dict[int, int] = {}
    for turn in range(count):
        day = _TODAY - step * (count - turn)
        numbers[day.year] = numbers.get(day.year, 0) + 1
        meeting = _meeting(group, persons, day, numbers[day.year], stamp)
        item = AgendaItem(
            id=new_id(), meeting_id=meeting.id, no=1, title="Weekly saving", kind="motion",
            text="Everybody present put in her saving.", outcome="", done=True, **stamp,
        )  # fmt: skip
        motion = Motion(
            id=new_id(), item_id=item.id, no=1, text="The saving stays as it is.",
            decision_kind="ordinary", proposer_id=persons[1], seconder_id=persons[2], **stamp,
        )  # fmt: skip
        meetings.append(meeting)
        items.append(item)
        motions.append(motion)
        rest += _rest(meeting, item, motion, persons, day, numbers[day.year], stamp)
    size.meetings += count
    yield from (meetings, items, motions, rest)


def _meeting(group: str, persons: list[str], day: date, number: int, stamp: dict) -> Meeting:
    opened = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    return Meeting(
        id=new_id(), group_id=group, year=day.year, number=number, type="shg",
        planned_at=opened, offset_minutes=330, place="Community room", called_by=persons[0],
        status="minuted", opened_at=opened, closed_at=opened + timedelta(hours=1),
        chair_id=persons[0], put_off=False, **stamp,
    )  # fmt: skip


def _rest(
    meeting: Meeting, item: AgendaItem, motion: Motion, persons: list[str], day: date,
    number: int, stamp: dict,
) -> list[object]:  # fmt: skip
    """Attendance, the vote with its resolution, a task that was done, and signed minutes."""
    here = [persons[(number * 3 + n) % len(persons)] for n in range(_CAME)]
    return [
        *(
            Attendance(
                id=new_id(), meeting_id=meeting.id, person_id=person, kind="present",
                came_at=meeting.opened_at, mark="tick", **stamp,
            )
            for person in here
        ),
        VoteCount(
            id=new_id(), motion_id=motion.id, taken_at=meeting.opened_at, method="hands",
            votes_for=7, votes_against=1, votes_abstain=0, present_then=_CAME,
            roll_then=len(persons), majority_num=1, majority_den=2, majority_base="cast",
            majority_strict=True, carried=True, **stamp,
        ),
        Resolution(
            id=new_id(), group_id=meeting.group_id, meeting_id=meeting.id, motion_id=motion.id,
            year=day.year, seq=number, serial=f"{meeting.group_id[:6]}/{day.year}/{number:03}",
            decided_on=day, text=motion.text, search_text=motion.text.lower(), status="passed",
            status_reason="", **stamp,
        ),
        ActionItem(
            id=new_id(), group_id=meeting.group_id, meeting_id=meeting.id, no=1, item_id=item.id,
            owner_id=here[0], text="Bring the book", due=day + timedelta(days=7),
            done_on=day + timedelta(days=3), carried_away=False, carries=0, **stamp,
        ),
        Minutes(
            id=new_id(), meeting_id=meeting.id, state="signed", opening="", closing="",
            content="{}" + " " * 1500, digest="0" * 64, reader_id=persons[0], read_language="bn",
            read_on=day, objections="", signed_on=day, **stamp,
        ),
    ]  # fmt: skip

"""Rules of minutes: draft, read aloud, signed, approved; signed means never edited. Pure.

Source: domain rules "Minutes" and hard stops H1 (no closing without the chair's mark) and H6
(nothing signed is edited or deleted; a correction is a new entry).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.rules.meetings import MeetingStatus
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "WANTED_MARKS",
    "Mark",
    "MarkCapacity",
    "MarkKind",
    "MinutesState",
    "check_approve",
    "check_compose",
    "check_correction",
    "check_read_aloud",
    "check_sign",
    "check_unsigned",
    "missing_marks",
]


class MinutesState(StrEnum):
    """How far the minutes are."""

    DRAFT = "draft"
    READ_ALOUD = "read_aloud"
    SIGNED = "signed"
    APPROVED = "approved"


class MarkCapacity(StrEnum):
    """As what somebody put her mark."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"


class MarkKind(StrEnum):
    """What the mark on the sheet is."""

    SIGNATURE = "signature"
    THUMB = "thumb"
    TICK = "tick"


@dataclass(frozen=True)
class Mark:
    """One mark on the sheet."""

    person: str
    capacity: MarkCapacity
    kind: MarkKind = MarkKind.SIGNATURE


WANTED_MARKS = (
    MarkCapacity.CHAIR,
    MarkCapacity.SECRETARY,
    MarkCapacity.MEMBER,
    MarkCapacity.MEMBER,
)
"""Default of `minutes.marks`. Only the chair is a hard stop; others that miss are told."""


def check_unsigned(state: MinutesState | None) -> None:
    """Hard stop H6. Raises RuleBroken "minutes-signed"."""
    if state in (MinutesState.SIGNED, MinutesState.APPROVED):
        raise RuleBroken("minutes-signed")


def check_compose(meeting: MeetingStatus, state: MinutesState | None) -> None:
    """Minutes are drawn up once the sitting is over, and never over signed ones.

    Raises RuleBroken "minutes-signed", "meeting-not-closed".
    """
    check_unsigned(state)
    if meeting not in (MeetingStatus.CLOSED, MeetingStatus.ADJOURNED):
        raise RuleBroken("meeting-not-closed")


def check_read_aloud(
    state: MinutesState, *, agreed: bool, read_on: date, meeting_day: date, today: date
) -> None:
    """Those present heard the text in their language and agreed, on a possible day.

    Raises RuleBroken "minutes-signed", "reading-not-agreed", InputInvalid "date-impossible".
    """
    check_unsigned(state)
    if not agreed:
        raise RuleBroken("reading-not-agreed")
    if not meeting_day <= read_on <= today:
        raise InputInvalid("date-impossible", field="read_on", value=read_on)


def check_sign(
    state: MinutesState,
    marks: Iterable[Mark],
    *,
    read_digest: str,
    digest_now: str,
    not_read: bool = False,
    wanted: Sequence[MarkCapacity] = WANTED_MARKS,
) -> tuple[MarkCapacity, ...]:
    """Whether the minutes may be signed; gives the marks that are still wanted on the sheet.

    `read_digest` is the digest of the text that was read aloud: what is signed is what was heard.
    `not_read`: it is told openly that nobody read it. `wanted`: marks that the rules ask for.
    Raises RuleBroken "minutes-signed", "not-read-aloud", "changed-since-read", "chair-not-signed"
    (H1), InputInvalid "mark-twice".
    """
    check_unsigned(state)
    if state is not MinutesState.READ_ALOUD and not not_read:
        raise RuleBroken("not-read-aloud")
    if read_digest != digest_now:
        raise RuleBroken("changed-since-read")
    given = tuple(marks)
    if len({m.person for m in given}) != len(given):
        raise InputInvalid("mark-twice", field="marks")
    if not any(m.capacity is MarkCapacity.CHAIR for m in given):
        raise RuleBroken("chair-not-signed")
    return missing_marks(given, wanted)


def missing_marks(
    marks: Iterable[Mark], wanted: Sequence[MarkCapacity] = WANTED_MARKS
) -> tuple[MarkCapacity, ...]:
    """The wanted marks that nobody has given, in the order they stand on the sheet."""
    left = Counter(wanted)
    left.subtract(Counter(m.capacity for m in marks))
    return tuple(c for c in dict.fromkeys(wanted) for _ in range(max(0, left[c])))


def check_correction(state: MinutesState | None, wrong: str, right: str) -> None:
    """A correction stands under signed minutes and says something else than they do.

    Raises RuleBroken "minutes-not-signed", InputInvalid "correction-same".
    """
    if state not in (MinutesState.SIGNED, MinutesState.APPROVED):
        raise RuleBroken("minutes-not-signed")
    if wrong == right:
        raise InputInvalid("correction-same", field="right")


def check_approve(
    state: MinutesState | None, *, meeting_day: date, same_group: bool, later_day: date
) -> None:
    """Signed minutes are approved by a later meeting of the same group.

    Raises RuleBroken "minutes-not-signed", "already-approved", "not-a-later-meeting".
    """
    if state is MinutesState.APPROVED:
        raise RuleBroken("already-approved")
    if state is not MinutesState.SIGNED:
        raise RuleBroken("minutes-not-signed")
    if not same_group or later_day <= meeting_day:
        raise RuleBroken("not-a-later-meeting")

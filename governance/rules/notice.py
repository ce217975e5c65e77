"""Were members told in time, and of what? Pure.

Source: domain rules 10.3. Calendar days: day of meeting less day of telling. Clear days: neither
day counts. Hours: whole hours that passed. A standing day (0 days) needs no notice. A board that
sits about a child is warned, never held up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.rules.findings import Fact, Finding, Level
from governance.rules.parameter_values import Amend, Counting
from governance.rules.parameters import Notice

__all__ = [
    "NoticeGiven",
    "amendment_notice",
    "check_amendment_notice",
    "check_notice",
    "days_given",
    "earliest_day",
    "hours_given",
    "latest_telling",
    "notice_given",
]


@dataclass(frozen=True)
class NoticeGiven:
    """Notice as it was given: in days or in hours, and whether it was enough.

    `earliest`: the first lawful day (or moment, where hours count) of a meeting told then.
    """

    days_given: int | None
    hours_given: int | None
    needed: int
    ok: bool
    earliest: date | datetime

    @property
    def short_by(self) -> int:
        """Days or hours that are missing."""
        given = self.days_given if self.hours_given is None else self.hours_given
        return max(0, self.needed - (given or 0))


def _lost(counting: Counting) -> int:
    return 1 if counting is Counting.CLEAR else 0


def days_given(sent: date, meeting: date, counting: Counting) -> int:
    """Days of notice by this way of counting."""
    return (meeting - sent).days - _lost(counting)


def hours_given(sent: datetime, meeting: datetime) -> int:
    """Whole hours between telling and meeting; less than none when the meeting came first."""
    return (meeting - sent) // timedelta(hours=1)


def earliest_day(sent: date, days: int, counting: Counting) -> date:
    """The first day on which a meeting told on `sent` may lawfully be held."""
    return sent + timedelta(days=days + _lost(counting))


def latest_telling(rule: Notice, meeting: datetime) -> datetime:
    """The last moment (day, with the time of the meeting) at which members can be told in time."""
    if rule.hours is not None:
        return meeting - timedelta(hours=rule.hours)
    return meeting - timedelta(days=(rule.days or 0) + _lost_for(rule))


def _lost_for(rule: Notice) -> int:
    return _lost(rule.counting) if rule.days else 0


def notice_given(rule: Notice, sent: datetime, meeting: datetime) -> NoticeGiven:
    """Notice of a meeting under a rule. Both moments in the time of the place."""
    if rule.hours is not None:
        hours = hours_given(sent, meeting)
        earliest = sent + timedelta(hours=rule.hours)
        return NoticeGiven(None, hours, rule.hours, hours >= rule.hours, earliest)
    needed = rule.days or 0
    counting = rule.counting if needed else Counting.CALENDAR
    days = days_given(sent.date(), meeting.date(), counting)
    return NoticeGiven(
        days, None, needed, days >= needed, earliest_day(sent.date(), needed, counting)
    )


def check_notice(
    type_: str,
    rule: Notice,
    sent: datetime | None,
    meeting: datetime,
    *,
    agenda_sent: bool = True,
    held: bool = False,
    about_a_child: bool = False,
) -> tuple[Finding, ...]:
    """What is not in order about the notice of a meeting of this type.

    `held`: the meeting has begun, so that nothing can be mended. Codes notice_missing,
    notice_short, agenda_missing.
    """
    grave = held and not about_a_child
    level = Level.BREACH if grave else Level.WARN
    mend = None if held else latest_telling(rule, meeting).date()
    wanted: dict[str, Fact] = {
        "needed": rule.days if rule.hours is None else rule.hours,
        "unit": "day" if rule.hours is None else "hour",
        "counting": rule.counting.value,
        "meeting": meeting.date(),
        "about_a_child": about_a_child,
    }
    key = f"notice.{type_}"
    if sent is None:
        standing = rule.hours is None and not rule.days
        return () if standing else (Finding(key, "notice_missing", level, wanted, mend),)
    given = notice_given(rule, sent, meeting)
    found = []
    if not given.ok:
        facts: dict[str, Fact] = {
            **wanted,
            "given": given.days_given if given.hours_given is None else given.hours_given,
            "short_by": given.short_by,
            "sent": sent.date(),
            "earliest": _day(given.earliest),
        }
        found.append(Finding(key, "notice_short", level, facts, mend))
    if rule.agenda and not agenda_sent:
        facts = {"meeting": meeting.date()}
        found.append(Finding(f"{key}.agenda", "agenda_missing", Level.WARN, facts, mend))
    return tuple(found)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def amendment_notice(rule: Amend, notice: Notice) -> Notice:
    """The notice that a meeting needs when it changes the rules: the longer of the two."""
    own = (notice.days or 0) + _lost_for(notice) if notice.hours is None else -1
    if own >= rule.notice_days + (_lost(rule.counting) if rule.notice_days else 0):
        return notice
    return Notice(
        rule.notice_days,
        None,
        rule.counting,
        notice.channels,
        notice.agenda,
        notice.proposal_text_with_notice,
    )


def check_amendment_notice(
    rule: Amend,
    notice: Notice,
    text_sent: datetime | None,
    meeting: datetime,
    *,
    held: bool = True,
) -> tuple[Finding, ...]:
    """What is not in order about telling members of a change of the rules.

    The new words go out with the notice; without them the decision is void even if it carries
    (code amendment_text_not_sent). Telling too late is notice_short.
    """
    if text_sent is None:
        if not notice.proposal_text_with_notice:
            return ()
        longer = amendment_notice(rule, notice)
        mend = None if held else latest_telling(longer, meeting).date()
        level = Level.BREACH if held else Level.WARN
        facts: dict[str, Fact] = {"meeting": meeting.date(), "needed": rule.notice_days}
        return (Finding("amend", "amendment_text_not_sent", level, facts, mend),)
    found = check_notice("special", amendment_notice(rule, notice), text_sent, meeting, held=held)
    return tuple(
        Finding("amend", each.code, each.level, each.facts, each.mend_by) for each in found
    )

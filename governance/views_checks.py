"""What a meeting is checked against, as pages see it while it is planned and held. Frozen rows.

Nothing here was written anywhere: the figures are worked out when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from governance.record import PersonLine
from governance.rules.findings import Finding
from governance.rules.votes import Majority

__all__ = [
    "CallAdvice",
    "ConflictView",
    "ItemCheck",
    "LeadTurn",
    "MajorityCheck",
    "MeetingChecks",
    "MotionCheck",
    "NoticeCheck",
    "ProxyView",
    "QuorumCheck",
    "RuleQuote",
    "TurnsRow",
]


@dataclass(frozen=True)
class RuleQuote:
    """Which rule speaks: its key, its article (None when the group adopted none), and whose it is:
    own, parent, template or default."""

    key: str
    article: int | None
    origin: str


@dataclass(frozen=True)
class NoticeCheck:
    """Whether members were told in time. `needed` and `given` in `unit` (days or hours).

    `given` is None while no notice went out. `earliest`: first lawful day (moment, for hours) of
    the meeting if members are told now, or were told as recorded. `send_by`: last day on which
    they can still be told for the planned day; None once told. `unlisted`: points that no notice
    in time named. `text_missing`: points on changes of the rules whose words were not sent.
    """

    quote: RuleQuote
    unit: str
    needed: int
    counting: str
    channels: tuple[str, ...]
    sent_at: datetime | None
    given: int | None
    met: bool
    earliest: datetime
    send_by: date | None
    unlisted: tuple[str, ...] = ()
    text_missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuorumCheck:
    """Whether enough are here. `needed` of `base`; `here` counts accepted proxies where they count.

    `base_kind`: roll, good_standing, seats_filled. `dues_unknown`: good standing was taken without
    dues. `every_vote`: counted again before each vote. `wait_until`: after that the meeting is put
    off. `second`: a meeting called again, with its own rule. `any_number`: those who came do.
    """

    quote: RuleQuote
    base_kind: str
    base: int
    needed: int
    here: int
    proxies: int
    met: bool
    short_by: int
    every_vote: bool
    wait_until: datetime | None
    second: bool = False
    any_number: bool = False
    dues_unknown: bool = False


@dataclass(frozen=True)
class ItemCheck:
    """One point: who is out of its votes, who then counts, and how many votes can be given."""

    item_id: str
    no: int
    conflicted: tuple[PersonLine, ...]
    counted: int
    needed: int
    met: bool
    short_by: int
    votes_most: int
    proxies: int


@dataclass(frozen=True)
class MajorityCheck:
    """The majority that decisions of one kind need on the day of the meeting."""

    kind: str
    majority: Majority
    quote: RuleQuote
    casting: bool


@dataclass(frozen=True)
class MotionCheck:
    """One motion without a vote. `waits_for`: its amendments that are to be voted first."""

    motion_id: str
    item_id: str
    kind: str
    waits_for: tuple[str, ...]
    text_missing: bool


@dataclass(frozen=True)
class LeadTurn:
    """Who leads a sitting by the rules: `order` by turn, the next first, or who holds the chair.

    `last_led`: the day on which the first of them led last, None when she never did.
    """

    quote: RuleQuote
    by_turn: bool
    order: tuple[PersonLine, ...]
    last_led: date | None = None


@dataclass(frozen=True)
class MeetingChecks:
    """All checks of one meeting as they stand now.

    `version`: id of the adopted rules (None: the template's defaults, because none are adopted).
    `findings`: what would be written down if it ended now, for `rule_words.finding_words`.
    """

    meeting_id: str
    group_id: str
    day: date
    version: str | None
    version_no: int | None
    notice: NoticeCheck
    quorum: QuorumCheck
    items: tuple[ItemCheck, ...]
    motions: tuple[MotionCheck, ...]
    majorities: tuple[MajorityCheck, ...]
    findings: tuple[Finding, ...]
    reason_wanted: bool = False
    lead: LeadTurn | None = None

    def majority_of(self, kind: str) -> MajorityCheck:
        """The majority for a kind of decision. Raises KeyError for an unknown kind."""
        return next((each for each in self.majorities if each.kind == kind), None) or _none(kind)


def _none(kind: str) -> MajorityCheck:
    raise KeyError(kind)


@dataclass(frozen=True)
class CallAdvice:
    """What the rules say before a meeting is called.

    `call_by`: last day on which the next one is to be held, and `tell_by` the last day to tell
    members of it (None: no rule on how often). `earliest`: the first lawful moment if members are
    told now. `requisition_needed`: how many members can have it called.
    """

    notice: NoticeCheck
    last_held: date | None
    call_by: date | None
    tell_by: date | None
    requisition_needed: int
    requisition_by: date | None
    findings: tuple[Finding, ...]
    lead: LeadTurn | None = None


@dataclass(frozen=True)
class ProxyView:
    """A slip, accepted or refused. No `items`: for the whole meeting."""

    id: str
    giver: PersonLine
    holder: PersonLine
    received_at: datetime
    accepted: bool
    refusal_code: str | None
    revoked: bool
    items: tuple[int, ...]


@dataclass(frozen=True)
class ConflictView:
    """An interest somebody declared in a point."""

    id: str
    item_id: str
    item_no: int
    person: PersonLine
    kind: str
    declared_at: datetime
    left_room: bool
    voted: bool


@dataclass(frozen=True)
class TurnsRow:
    """How often a member in the room spoke to a point; those who did not come first."""

    person: PersonLine
    turns: int

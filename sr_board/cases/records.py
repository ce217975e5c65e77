"""What a case file is made of: frozen records that are kept sealed, each under its layer's key.

Every record has an `id` (`sr_board.base.ids.new_id`), `by` (account that entered it) and `at`
(program clock, aware, UTC). A record is written whole; changing it writes the next revision.
Append-only kinds (`FINAL`) get no second revision: they are followed by a new record.
Persons are account ids (users) or seat numbers, never names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sr_board.cases.moments import When
from sr_board.cases.vocabulary import (
    AgeStanding,
    Basis,
    CaseSource,
    CaseState,
    ClockNature,
    EntryBy,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Finding,
    Flag,
    FollowUpMode,
    Layer,
    MeansState,
    MeansTick,
    Outcome,
    Question,
    ReferralKind,
    ReferralStatus,
    ReportKind,
    ReportMode,
    Risk,
    Situation,
    SubjectKind,
    Track,
    Vote,
    Wants,
)

__all__ = [
    "FINAL",
    "AgeEvidence",
    "AgeStatus",
    "CaseAttachment",
    "CaseHead",
    "CaseTask",
    "ClockRow",
    "Decision",
    "EmergencyAct",
    "FollowUp",
    "Happening",
    "Identity",
    "IdentityOpening",
    "LegalHold",
    "MeansNote",
    "Notice",
    "PlaceHint",
    "PlanNeed",
    "ProofOfReport",
    "Record",
    "Recusal",
    "Referral",
    "SafetyFlag",
    "StatutoryReport",
    "WillingnessInterview",
]


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has."""

    LAYER: ClassVar[Layer] = Layer.CASE

    id: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class LegalHold(Record):
    """An order that stops erasure. `until`: last day, None without end. `ended_at`: set by both."""

    order_by: str
    order_no: str
    until: date | None = None
    second: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CaseHead(Record):
    """The file itself; one per case, its id is the case's id. Changed by transitions only.

    `journey_minutes`: minutes of the journey to the authority, with from and to. `state_before`:
    where it returns to from lost contact, closed, merged. `pack`: `id@version` of the law pack it
    was opened under. `fact_token`: random link to its row of statistics. `team`: accounts.
    `barred`: keyed digests of the accounts that are recused, so that nobody grants to them unaware.
    `sign_seen`: two screeners saw a sign of exploitation or of an unsafe place.
    `identity_stale`: the identity's key waits to be made anew by somebody who holds it.
    """

    code: str
    board_id: str
    site: str
    subject_kind: SubjectKind
    track: Track
    state: CaseState
    risk: Risk
    source: CaseSource
    noticed: When
    pack: str
    fact_token: str
    first_contact: When | None = None
    reason_to_believe: When | None = None
    entry_by: EntryBy | None = None
    journey_minutes: int = 0
    journey_from: str = ""
    journey_to: str = ""
    opened_by: str = ""
    team: tuple[str, ...] = ()
    lead: str = ""
    team_named: bool = False
    child_apprehended: bool = False
    child_abandoned_or_lost: bool = False
    sign_seen: bool = False
    public_servant_involved: bool = False
    state_since: datetime | None = None
    state_before: CaseState | None = None
    track_before: Track | None = None
    merged_into: str = ""
    closed_at: datetime | None = None
    closure_reason: str = ""
    outcome: Outcome | None = None
    retention_class: str = ""
    barred: tuple[str, ...] = ()
    identity_stale: bool = False
    erase_identity_on: date | None = None
    erase_body_on: date | None = None
    identity_erased_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Notice(Record):
    """What reached the board, at most 300 characters."""

    text: str
    source: CaseSource
    when: When


@dataclass(frozen=True, kw_only=True)
class PlaceHint(Record):
    """Where she is said to be. Under the identity key."""

    LAYER = Layer.IDENTITY

    hint: str
    house: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity(Record):
    """Who she is; one per case. Every field may be empty. No number of any identity paper.

    `contact_only_peer`: the one account that may reach her, "" for the whole team. `rule_at`: when
    she last said how she may be reached.
    """

    LAYER = Layer.IDENTITY

    name: str = ""
    other_names: tuple[str, ...] = ()
    phone: str = ""
    contact_rule: str = ""
    contact_never_call: bool = False
    contact_only_peer: str = ""
    contact_times: str = ""
    contact_words: str = ""
    home_district: str = ""
    home_state: str = ""
    home_country: str = ""
    home_place: str = ""
    guardian_contact: str = ""
    guardian_safe: bool = False
    born: date | None = None
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    support: str = ""
    rule_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class IdentityOpening(Record):
    """Somebody opened the identity. `reason`: an IdentityReason; `remark` at most 120 letters."""

    reason: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class AgeEvidence(Record):
    """One piece of evidence about age. Ranges and margin in whole years. `trained`: an appearance
    was judged by a trained screener, who entered it herself."""

    kind: Evidence
    seen: EvidenceSeen
    stated_born: date | None = None
    lower: int | None = None
    upper: int | None = None
    margin_years: int = 0
    trained: bool = False
    purpose: str = ""
    issuer: str = ""
    verified: str = "pending"
    suspected_false: bool = False
    ordered_by: EvidenceOrder = EvidenceOrder.NONE
    order_no: str = ""
    ordered_on: date | None = None
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AgeStatus(Record):
    """One step in the history of the age status. Never changed."""

    standing: AgeStanding
    basis: str = ""
    authority: str = ""
    order_no: str = ""
    order_date: date | None = None


@dataclass(frozen=True)
class MeansNote:
    """One tick of the means list."""

    means: MeansTick
    state: MeansState


@dataclass(frozen=True, kw_only=True)
class WillingnessInterview(Record):
    """One interview by two people. `words`: her words in brief, at most 500 characters."""

    interviewer: str
    second_listener: str
    when: When
    place_private: bool
    bringer_absent: bool
    interpreter: str
    interpreter_independent: bool
    referral_list_open: bool
    consent_read: bool
    right_to_stop_told: bool
    means: tuple[MeansNote, ...]
    means_none: bool
    free_to_leave: str
    wants: Wants
    information_given: tuple[str, ...]
    words: str
    finding: Finding


@dataclass(frozen=True, kw_only=True)
class SafetyFlag(Record):
    """A danger, raised and perhaps cleared with a reason."""

    flag: Flag
    raised_by: str
    cleared_by: str = ""
    cleared_at: datetime | None = None
    cleared_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockRow(Record):
    """One running or met clock. Moments aware, UTC. `rule`: `rule_id@pack_version`.

    `due_at` only moves earlier, or later by stated journey minutes.
    """

    rule_id: str
    rule: str
    nature: ClockNature
    start_event: str
    starts_at: datetime
    due_at: datetime
    journey_minutes: int = 0
    offset_minutes: int = 330
    met_at: datetime | None = None
    evidence: str = ""
    missed_reason: str = ""
    cancelled_by: str = ""
    suspect: bool = False


@dataclass(frozen=True, kw_only=True)
class StatutoryReport(Record):
    """A report to an authority, or the reasoned note that there is no offence (`no_offence`)."""

    kind: ReportKind
    to_body: str
    officer: str
    sent: When
    mode: ReportMode
    produced_by: str
    capacity: str
    ref_no: str = ""
    received: When | None = None
    receipt: str = ""
    form_label: str = ""
    no_offence: bool = False
    reasons: str = ""
    second: str = ""
    read_over: bool = False


@dataclass(frozen=True, kw_only=True)
class ProofOfReport(Record):
    """That a report was made; kept apart from the case, for chair and secretary, for years."""

    code: str
    kind: ReportKind
    body: str
    ref_no: str
    due_at: datetime | None
    sent_at: datetime
    received_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    """A letter to a service in the person's own name. `data_sent`: exactly the fields in it."""

    service: str
    service_name: str
    kind: ReferralKind
    purpose: str
    status: ReferralStatus
    data_sent: tuple[str, ...] = ()
    basis: Basis | None = None
    consent_id: str = ""
    respond_by: datetime | None = None
    sent_at: datetime | None = None
    ladder: tuple[str, ...] = ()
    escalated: tuple[datetime, ...] = ()
    outcome: str = ""
    escort: str = ""
    letterhead: bool = False
    refused_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanNeed(Record):
    """A line of the plan: a need, her wish, the step."""

    need: str
    wish: str
    step: str
    who: str = ""
    due: date | None = None
    done_at: datetime | None = None
    outcome: str = ""
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTask(Record):
    """Something to do. `kind`: what made it, e.g. `own_consent_18`, `escalate`, `ask_authority`.
    `contact`: the way in which it reaches her, None when it does not."""

    kind: str
    text: str
    due_at: datetime | None = None
    who: str = ""
    done_at: datetime | None = None
    done_by: str = ""
    outcome: str = ""
    cancelled_at: datetime | None = None
    contact: FollowUpMode | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """A follow-up, planned and perhaps made. `permit`: for a child, the authority's paper that
    permits it. `done_at`: when it was written down. `by_her`: she came or called herself."""

    mode: FollowUpMode
    due: datetime
    done: When | None = None
    safe_to_contact: bool | None = None
    situation: Situation | None = None
    needs: str = ""
    next_due: datetime | None = None
    cancelled_at: datetime | None = None
    permit: str = ""
    done_at: datetime | None = None
    by_her: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """A decision of the board on this file. `votes`: (seat number, vote); or the tally of a secret
    ballot. `status`: draft, refused, signed, superseded."""

    sitting_id: str
    question: Question
    proposal: str
    options: tuple[str, ...]
    person_view: str
    reasons: str
    dissent: str
    votes: tuple[tuple[int, Vote], ...]
    secret: bool
    tally: tuple[int, int, int]
    quorum: str
    passed: bool
    status: str
    effective_at: datetime | None = None
    supersedes: str = ""
    refusal: str = ""
    about: str = ""
    signed_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EmergencyAct(Record):
    """A protective act of two before the board could sit. `acts`: safe_place, medical_help,
    report, escort."""

    acts: tuple[str, ...]
    reason: str
    actors: tuple[str, ...]
    when: When
    ratify_by: datetime
    ratified: bool | None = None
    decision_id: str = ""
    support_stopped: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseAttachment(Record):
    """A scan of a paper: certificate, order, receipt, letter, consent. Never a picture of anyone.

    `size` in bytes; `file`: id of the sealed file in the vault's `att` folder, `key`: hex of its
    own key. Both change when the case gets new keys.
    """

    document: str
    media: str
    size: int
    file: str
    key: str
    belongs_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Recusal(Record):
    """A member takes no part in a case. Kept apart from the case, for chair and secretary.

    `member`: account, "" for a member without one; `seat`: her seat; `declared`: self, chair,
    system. `lifted_by`: the two who ended it, with their reason.
    """

    case_id: str
    member: str
    seat: str
    ground: str
    declared: str
    confirmed_by: str = ""
    lifted_at: datetime | None = None
    lifted_by: tuple[str, ...] = ()
    lifted_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Happening(Record):
    """One line of the timeline. `what`: a word of the program such as `child_track`, `moved`,
    `report_sent`; `role`: in what role it was done; `remark`: free text."""

    what: str
    when: When
    role: str = ""
    about: str = ""
    remark: str = ""


FINAL: frozenset[type[Record]] = frozenset({AgeStatus, Happening, IdentityOpening, Notice})
"""Kinds whose records are never written a second time."""

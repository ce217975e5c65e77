"""The words of the case files: what may stand in a field, in the terms of the domain paper.

Stored as these strings under the case's key. Words for people are in `sr_board.wording`.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ADULT_STATES",
    "CHILD_STATES",
    "AgeStanding",
    "Basis",
    "BoardOffice",
    "CaseSource",
    "CaseState",
    "ClockNature",
    "EntryBy",
    "Evidence",
    "EvidenceOrder",
    "EvidenceSeen",
    "Finding",
    "Flag",
    "FollowUpMode",
    "IdentityReason",
    "Layer",
    "MeansState",
    "MeansTick",
    "Outcome",
    "Profession",
    "Profile",
    "Purpose",
    "Question",
    "RecusalGround",
    "ReferralKind",
    "ReferralStatus",
    "ReportKind",
    "ReportMode",
    "Risk",
    "RosterCapacity",
    "SeatKind",
    "Side",
    "Situation",
    "SubjectKind",
    "Takes",
    "Track",
    "Vote",
    "Wants",
]


class Layer(StrEnum):
    """Which key a record lies under: the case's or the identity's."""

    CASE = "case"
    IDENTITY = "identity"


class Side(StrEnum):
    """Side of a seat on the board."""

    COMMUNITY = "community"
    OUTSIDE = "outside"


class SeatKind(StrEnum):
    """From where the holder of a seat comes."""

    SEX_WORKER = "sex_worker"
    BRANCH_COMMITTEE = "branch_committee"
    PEER_EDUCATOR = "peer_educator"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    COUNCILLOR = "councillor"
    PANCHAYAT = "panchayat"
    SOCIAL_WELFARE = "social_welfare"
    WOMENS_COMMISSION = "womens_commission"
    POLICE = "police"
    HEALTH_OFFICIAL = "health_official"
    OPINION_LEADER = "opinion_leader"
    OTHER = "other"


class Profession(StrEnum):
    """Training that counts for a question of age or willingness."""

    COUNSELLOR = "counsellor"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    OTHER = "other"
    NONE = "none"


class BoardOffice(StrEnum):
    """Offices of the board itself, apart from those of the collective."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    NONE = "none"


class RosterCapacity(StrEnum):
    """In what capacity a duty member is on duty."""

    SCREENER = "screener"
    COUNSELLOR = "counsellor"
    PEER = "peer"
    SECRETARY = "secretary"
    CHAIR = "chair"


class Profile(StrEnum):
    """How much of a case a sitting's brief shows."""

    COMMUNITY = "community"
    OUTSIDE = "outside"
    RESTRICTED = "restricted"


class SubjectKind(StrEnum):
    """Question 1 of every intake."""

    NEWCOMER = "newcomer"
    CHILD_OF_RESIDENT = "child_of_resident"
    FOUND_CHILD = "found_child_not_in_trade"
    RETURNING = "returning"
    MEMBER_COMPLAINT = "member_complaint"
    NOT_ASKED = "not_asked"


class Track(StrEnum):
    """Which procedure a file follows."""

    UNDETERMINED = "undetermined"
    CHILD = "child"
    ADULT = "adult"
    OUT_OF_SCOPE = "out_of_scope"


class CaseState(StrEnum):
    """States of a file (domain paper, section 9)."""

    NOTICED = "noticed"
    SCREENING = "screening"
    CHILD_PROTECTION = "child_protection"
    WITH_AUTHORITY = "with_authority"
    PLACED = "placed"
    RESTORED = "restored"
    ADULT_REVIEW = "adult_review"
    UNWILLING_SUPPORT = "unwilling_support"
    WILLING_INFORMED = "willing_informed"
    UNCERTAIN = "uncertain"
    OUT_OF_SCOPE = "out_of_scope"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    LOST_CONTACT = "lost_contact"
    CLOSED = "closed"


CHILD_STATES: frozenset[CaseState] = frozenset(
    {
        CaseState.CHILD_PROTECTION,
        CaseState.WITH_AUTHORITY,
        CaseState.PLACED,
        CaseState.RESTORED,
    }
)
ADULT_STATES: frozenset[CaseState] = frozenset(
    {
        CaseState.ADULT_REVIEW,
        CaseState.UNWILLING_SUPPORT,
        CaseState.WILLING_INFORMED,
        CaseState.UNCERTAIN,
    }
)


class Risk(StrEnum):
    """How near harm is. `high` until somebody has looked."""

    IMMEDIATE = "immediate"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CaseSource(StrEnum):
    """Who noticed."""

    PEER = "peer"
    SELF = "self"
    HOUSE_MANAGER = "house_manager"
    LANDLORD = "landlord"
    CLINIC = "clinic"
    HELPLINE = "helpline"
    OTHER_ORG = "other_org"
    POLICE = "police"
    CWC = "cwc"
    FAMILY = "family"
    OTHER = "other"


class EntryBy(StrEnum):
    """How a file came onto the child track."""

    BELIEF = "belief"
    DOUBT = "doubt"
    CONCERN_NOTE = "concern_note"
    ORDER = "order"


class Flag(StrEnum):
    """Safety flags."""

    HELD_AGAINST_WILL = "held_against_will"
    MEDICAL_URGENT = "medical_urgent"
    THREAT_TO_LIFE = "threat_to_life"
    SELF_HARM_WORRY = "self_harm_worry"
    BRINGER_NEARBY = "bringer_nearby"
    TRAFFICKER_KNOWN_TO_BOARD = "trafficker_known_to_board"
    FAMILY_UNSAFE = "family_unsafe"
    PROPOSED_PLACE_UNSAFE = "proposed_place_unsafe"
    PUBLIC_SERVANT_INVOLVED = "public_servant_involved"
    INFANT_WITH_HER = "infant_with_her"
    LANGUAGE_ISOLATED = "language_isolated"


class Evidence(StrEnum):
    """Kinds of age evidence; the rank follows from the kind (JJ Act 2015 s.94)."""

    SCHOOL_CERTIFICATE = "school_certificate"
    BIRTH_CERTIFICATE = "birth_certificate"
    ORDERED_TEST = "ordered_test"
    AADHAAR_SEEN = "aadhaar_seen"
    VOTER_CARD = "voter_card"
    AFFIDAVIT = "affidavit"
    MARRIAGE_PAPER = "marriage_paper"
    VACCINATION_CARD = "vaccination_card"
    OWN_STATEMENT = "own_statement"
    FAMILY_STATEMENT = "family_statement"
    APPEARANCE = "appearance"
    HOSPITAL_NOTE = "hospital_note"


class EvidenceSeen(StrEnum):
    """In what form a paper was seen."""

    ORIGINAL = "original"
    COPY = "copy"
    TOLD = "told"


class EvidenceOrder(StrEnum):
    """Who ordered a test."""

    CWC = "cwc"
    JJB = "jjb"
    COURT = "court"
    HOSPITAL_OWN = "hospital_own"
    NONE = "none"


class AgeStanding(StrEnum):
    """What a file holds about age (append-only history)."""

    UNKNOWN = "unknown"
    PRESUMED_CHILD = "presumed_child"
    APPEARS_ADULT = "appears_adult"
    CHILD_BY_ORDER = "child_by_order"
    ADULT_BY_ORDER = "adult_by_order"


class MeansTick(StrEnum):
    """Means by which a person may have been brought or kept (BNS 2023 s.143; Palermo Art. 3)."""

    THREAT = "threat"
    FORCE_OR_HELD = "force_or_held"
    DECEIVED = "deceived"
    DEBT_OR_ADVANCE = "debt_or_advance"
    DOCUMENTS_TAKEN = "documents_taken"
    PHONE_TAKEN = "phone_taken"
    PAID_TO_THIRD_PARTY = "paid_to_third_party"
    ABUSE_OF_AUTHORITY = "abuse_of_authority"
    DEPENDANTS_THREATENED = "dependants_threatened"
    SUBSTANCE = "substance"
    OTHER = "other"


class MeansState(StrEnum):
    """Whether a means still works on her."""

    CURRENT = "current"
    ENDED = "ended"
    UNSURE = "unsure"


class Wants(StrEnum):
    """What she wants."""

    STAY = "stay"
    LEAVE_HOME = "leave_home"
    LEAVE_ELSEWHERE = "leave_elsewhere"
    TIME = "time"
    OTHER = "other"


class Finding(StrEnum):
    """Finding of an interview or a decision on willingness."""

    WILLING = "willing"
    UNWILLING = "unwilling"
    UNCERTAIN = "uncertain"


class ClockNature(StrEnum):
    """Whose duty a clock is."""

    STATUTORY = "statutory"
    INTERNAL = "internal"
    WATCH = "watch"
    RETENTION = "retention"


class ReportKind(StrEnum):
    """Kinds of reports to an authority."""

    CWC_PRODUCTION = "cwc_production"
    POCSO_POLICE = "pocso_police"
    S32_INFORMATION = "s32_information"
    COURT = "court"
    OTHER = "other"


class ReportMode(StrEnum):
    """How a report was made."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    WRITTEN = "written"


class ReferralKind(StrEnum):
    """Kinds of services."""

    CWC = "cwc"
    DCPU = "dcpu"
    CHILD_HELPLINE = "child_helpline_1098_112"
    OSC = "osc"
    SHAKTI_SADAN = "shakti_sadan"
    NGO_SHELTER = "ngo_shelter"
    HOSPITAL = "hospital"
    COUNSELLOR = "counsellor"
    LEGAL_AID = "legal_aid_dlsa"
    POLICE = "police"
    SCHOOL = "school"
    LIVELIHOOD = "livelihood"
    SHG = "shg"
    ID_DOCUMENTS = "id_documents"
    EMBASSY = "embassy"
    OTHER_BOARD = "other_board"


class Takes(StrEnum):
    """Whom a service takes in."""

    CHILDREN = "children"
    ADULTS = "adults"
    WITH_CHILDREN = "with_children"
    TRANS_PERSONS = "trans_persons"


class ReferralStatus(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DONE = "done"
    REVOKED = "revoked"
    LOST = "lost"


class Purpose(StrEnum):
    """Purposes of consent; `refer_to` goes with a kind of service."""

    KEEP_RECORD = "keep_record"
    ASSIST = "assist"
    REFER_TO = "refer_to"
    FOLLOW_UP_CONTACT = "follow_up_contact"
    POLICE_IDENTIFIED = "police_identified"
    POLICE_ANONYMOUS = "police_anonymous"
    LEGAL_CASE = "legal_case"
    ADVOCACY_ANONYMOUS = "advocacy_anonymous"


class Basis(StrEnum):
    """Ground on which something is told to somebody outside."""

    CONSENT = "consent"
    LAW_DUTY = "law_duty"
    COURT_ORDER = "court_order"
    VITAL_INTEREST = "vital_interest"


class FollowUpMode(StrEnum):
    """How a follow-up is made."""

    VISIT = "visit"
    PHONE = "phone"
    VIA_OFFICER = "via_officer"
    FAMILY_VISIT = "family_visit"


class Situation(StrEnum):
    """What a follow-up found."""

    SAFE = "safe"
    AT_RISK = "at_risk"
    RE_ENTERED = "re_entered"
    MOVED = "moved"
    UNREACHABLE = "unreachable"


class Outcome(StrEnum):
    """Outcome of a plan, for closing and for the return."""

    RESTORED_BY_ORDER = "restored_by_order"
    IN_CARE = "in_care"
    HOME_BY_CHOICE = "home_by_choice"
    ELSEWHERE = "elsewhere"
    SHELTER = "shelter"
    OTHER_SUPPORT = "other_support"
    LEFT_IN_PEACE = "left_in_peace"
    TRANSFERRED = "transferred"
    LOST = "lost"
    OUT_OF_SCOPE = "out_of_scope"


class Question(StrEnum):
    """What a board decision answers."""

    ACCEPT_FINDING = "accept_finding"
    SUPPORT_PLAN = "support_plan"
    REFERRAL = "referral"
    CLOSURE = "closure"
    RATIFY_EMERGENCY = "ratify_emergency"
    REOPEN = "reopen"
    SHARE = "share"


class Vote(StrEnum):
    """A vote by name."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class RecusalGround(StrEnum):
    """Why a member takes no part (wording of the last after the Model Rules 2016)."""

    RELATIVE = "relative"
    HOUSEHOLD = "household"
    HOUSE = "house"
    EMPLOYER = "employer"
    LENDER_OR_BORROWER = "lender_or_borrower"
    BROUGHT_HER = "brought_her"
    PARTNER = "partner"
    DISPUTE = "dispute"
    ALLEGED_WRONGDOER = "alleged_wrongdoer"
    PROFESSIONAL_DUTY = "professional_duty"
    APPEARS_TO_INFLUENCE = "appears_to_influence"


class IdentityReason(StrEnum):
    """Why an identity was opened."""

    CONTACT_HER = "contact_her"
    STATUTORY_REPORT = "statutory_report"
    REFERRAL = "referral_with_consent"
    SAFETY = "safety"
    DUPLICATE_CHECK = "duplicate_check"
    CORRECTION = "correction"
    HER_REQUEST = "her_own_request"
    COURT_ORDER = "court_order"

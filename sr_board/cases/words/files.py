"""Words for what a case file holds, untranslated; whoever shows them translates."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseSource,
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Flag,
    IdentityReason,
    MeansTick,
    Outcome,
    Purpose,
    ReportKind,
    ReportMode,
    Risk,
    SubjectKind,
    Track,
    Wants,
)
from sr_board.wording import N_

__all__ = [
    "AGES",
    "EVIDENCE",
    "FEAR_WORDS",
    "FLAGS",
    "FORBIDDEN",
    "FREE_WORDS",
    "GATE_WORDS",
    "HAPPENED",
    "IDENTITY_REASONS",
    "INFORMATION_WORDS",
    "KINDS",
    "MEANS",
    "MODES",
    "ORDERED",
    "OUTCOMES",
    "PURPOSES",
    "REPORTS",
    "RISKS",
    "RULES",
    "RULES_OUTSIDE",
    "SEEN",
    "SOURCES",
    "STATES",
    "STEPS",
    "TRACKS",
    "WANTS_WORDS",
]

STATES: Mapping[str, str] = MappingProxyType(
    {
        CaseState.NOTICED: N_("noticed"),
        CaseState.SCREENING: N_("two screeners talk with her"),
        CaseState.CHILD_PROTECTION: N_("child to be protected"),
        CaseState.WITH_AUTHORITY: N_("with the authority"),
        CaseState.PLACED: N_("in care by order"),
        CaseState.RESTORED: N_("with the family by order"),
        CaseState.ADULT_REVIEW: N_("adult, being heard"),
        CaseState.UNWILLING_SUPPORT: N_("does not want this, supported"),
        CaseState.WILLING_INFORMED: N_("adult, willing, informed"),
        CaseState.UNCERTAIN: N_("not clear, supported"),
        CaseState.OUT_OF_SCOPE: N_("not for the board"),
        CaseState.TRANSFERRED: N_("with another board"),
        CaseState.MERGED: N_("joined with another file"),
        CaseState.LOST_CONTACT: N_("contact lost"),
        CaseState.CLOSED: N_("closed"),
    }
)
TRACKS: Mapping[str, str] = MappingProxyType(
    {
        Track.UNDETERMINED: N_("Not decided"),
        Track.CHILD: N_("Child track"),
        Track.ADULT: N_("Adult"),
        Track.OUT_OF_SCOPE: N_("Not for the board"),
    }
)
RISKS: Mapping[str, str] = MappingProxyType(
    {
        Risk.IMMEDIATE: N_("danger now"),
        Risk.HIGH: N_("high risk"),
        Risk.MEDIUM: N_("some risk"),
        Risk.LOW: N_("little risk"),
    }
)
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        CaseSource.PEER: N_("Peer educator"),
        CaseSource.SELF: N_("She herself"),
        CaseSource.HOUSE_MANAGER: N_("Manager of the house"),
        CaseSource.LANDLORD: N_("Landlord"),
        CaseSource.CLINIC: N_("Clinic"),
        CaseSource.HELPLINE: N_("Helpline"),
        CaseSource.OTHER_ORG: N_("Another organisation"),
        CaseSource.POLICE: N_("Police"),
        CaseSource.CWC: N_("Child Welfare Committee"),
        CaseSource.FAMILY: N_("Family"),
        CaseSource.OTHER: N_("Somebody else"),
    }
)
KINDS: Mapping[str, str] = MappingProxyType(
    {
        SubjectKind.NEWCOMER: N_("A newcomer"),
        SubjectKind.CHILD_OF_RESIDENT: N_("A child of somebody who lives here"),
        SubjectKind.FOUND_CHILD: N_("A child found here, not in the trade"),
        SubjectKind.RETURNING: N_("Somebody who came back"),
        SubjectKind.MEMBER_COMPLAINT: N_("A member with a complaint"),
        SubjectKind.NOT_ASKED: N_("Not asked yet"),
    }
)
FLAGS: Mapping[str, str] = MappingProxyType(
    {
        Flag.HELD_AGAINST_WILL: N_("Held against her will"),
        Flag.MEDICAL_URGENT: N_("Needs a doctor now"),
        Flag.THREAT_TO_LIFE: N_("Her life is threatened"),
        Flag.SELF_HARM_WORRY: N_("May hurt herself"),
        Flag.BRINGER_NEARBY: N_("Who brought her is near"),
        Flag.TRAFFICKER_KNOWN_TO_BOARD: N_("The board knows who brought her"),
        Flag.FAMILY_UNSAFE: N_("Family is not safe"),
        Flag.PROPOSED_PLACE_UNSAFE: N_("The proposed place is not safe"),
        Flag.PUBLIC_SERVANT_INVOLVED: N_("A public servant is involved"),
        Flag.INFANT_WITH_HER: N_("An infant is with her"),
        Flag.LANGUAGE_ISOLATED: N_("Nobody here speaks her language"),
    }
)
RULES: Mapping[str, str] = MappingProxyType(
    {
        "first_contact": N_("Speak with her"),
        "age_question": N_("Settle the question of age"),
        "welfare_check": N_("Look after her: a safe place"),
        "cwc_production": N_("Bring the child before the committee"),
        "pocso_report": N_("Report under the child protection law"),
        "s32_information": N_("Tell helpline, police and committee"),
        "age_test_watch": N_("The test the authority ordered"),
        "sir_watch": N_("The social investigation of the authority"),
        "final_order_watch": N_("The final order of the authority"),
        "interview_after_order": N_("Talk with her after the order"),
        "adult_interviews": N_("Two talks with her"),
        "adult_sitting": N_("The board sits"),
        "unwilling_plan": N_("A plan with her"),
        "reinterview": N_("Talk with her again"),
        "recheck_willing": N_("Ask her again how she is"),
        "follow_up_7": N_("Follow-up after 7 days"),
        "follow_up_30": N_("Follow-up after 30 days"),
        "follow_up_90": N_("Follow-up after 90 days"),
        "follow_up_180": N_("Follow-up after 180 days"),
        "follow_up_365": N_("Follow-up after a year"),
        "lost_recheck": N_("Try to reach her again"),
        "ratify_emergency": N_("The board ratifies what was done at once"),
        "own_consent_18": N_("Ask her own consent"),
        "breach_board": N_("Tell the data protection authority"),
    }
)
_OUTSIDE: Mapping[str, str] = MappingProxyType(
    {
        "cwc_production": N_("Before the committee"),
        "pocso_report": N_("Report by law"),
        "s32_information": N_("Tell the authorities"),
    }
)
RULES_OUTSIDE: Mapping[str, str] = MappingProxyType({**RULES, **_OUTSIDE})
"""What a clock asks for where others may look on: Today, reminders, the sheet for tonight. Whom a
file is about stands only inside it."""
STEPS: Mapping[str, str] = MappingProxyType(
    {
        "contact": N_("Speak with her alone"),
        "kind": N_("Ask: a newcomer, or a child of somebody here?"),
        "screen": N_("Two trained screeners begin"),
        "age": N_("Write down what speaks for her age"),
        "welfare": N_("A safe place, two trusted persons near"),
        "journey": N_("State the journey to the committee"),
        "produce": N_("Go before the committee"),
        "police": N_("Report under the child protection law"),
        "receipt": N_("Enter the receipt number"),
        "ask_order": N_("Ask the authority for its order"),
        "order": N_("Enter the order"),
        "interview_one": N_("First talk, by two people"),
        "interview_two": N_("Second talk, a day later, by another"),
        "plan": N_("A plan with her"),
        "decide": N_("The board decides"),
        "follow_up": N_("Follow up as she allowed"),
        "ask_after": N_("Ask after the child, as the authority permits"),
        "outcome": N_("Write down how it went"),
        "erase": N_("Settle when the file is erased"),
    }
)
AGES: Mapping[str, str] = MappingProxyType(
    {
        AgeStanding.UNKNOWN: N_("not known"),
        AgeStanding.PRESUMED_CHILD: N_("counts as a child"),
        AgeStanding.APPEARS_ADULT: N_("appears adult"),
        AgeStanding.CHILD_BY_ORDER: N_("a child, by order"),
        AgeStanding.ADULT_BY_ORDER: N_("an adult, by order"),
    }
)
EVIDENCE: Mapping[str, str] = MappingProxyType(
    {
        Evidence.SCHOOL_CERTIFICATE: N_("School or matriculation certificate"),
        Evidence.BIRTH_CERTIFICATE: N_("Birth certificate of municipality or panchayat"),
        Evidence.ORDERED_TEST: N_("Medical test ordered by the authority"),
        Evidence.AADHAAR_SEEN: N_("Aadhaar card seen (no number is kept)"),
        Evidence.VOTER_CARD: N_("Voter card"),
        Evidence.AFFIDAVIT: N_("Affidavit"),
        Evidence.MARRIAGE_PAPER: N_("Marriage paper"),
        Evidence.VACCINATION_CARD: N_("Vaccination card"),
        Evidence.OWN_STATEMENT: N_("What she says"),
        Evidence.FAMILY_STATEMENT: N_("What her family says"),
        Evidence.APPEARANCE: N_("How she appears"),
        Evidence.HOSPITAL_NOTE: N_("Note of a hospital, without order"),
    }
)
SEEN: Mapping[str, str] = MappingProxyType(
    {
        EvidenceSeen.ORIGINAL: N_("original seen"),
        EvidenceSeen.COPY: N_("copy seen"),
        EvidenceSeen.TOLD: N_("told"),
    }
)
ORDERED: Mapping[str, str] = MappingProxyType(
    {
        EvidenceOrder.CWC: N_("Child Welfare Committee"),
        EvidenceOrder.JJB: N_("Juvenile Justice Board"),
        EvidenceOrder.COURT: N_("Court"),
        EvidenceOrder.HOSPITAL_OWN: N_("The hospital itself"),
        EvidenceOrder.NONE: N_("Nobody"),
    }
)
REPORTS: Mapping[str, str] = MappingProxyType(
    {
        ReportKind.CWC_PRODUCTION: N_("Child brought before the committee"),
        ReportKind.POCSO_POLICE: N_("Report to the police"),
        ReportKind.S32_INFORMATION: N_("Information about a lost child"),
        ReportKind.COURT: N_("To the court"),
        ReportKind.OTHER: N_("Another report"),
    }
)
MODES: Mapping[str, str] = MappingProxyType(
    {
        ReportMode.IN_PERSON: N_("in person"),
        ReportMode.PHONE: N_("by phone"),
        ReportMode.WRITTEN: N_("in writing"),
    }
)
FEAR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "looks_young": N_("She looks young"),
        "told_so": N_("Somebody said so"),
        "paper_says": N_("A paper says so"),
        "school_or_family": N_("School or family speak of it"),
        "held_or_hurt": N_("Held, hurt or used"),
        "other": N_("Something else"),
    }
)
HAPPENED: Mapping[str, str] = MappingProxyType(
    {f"to_{state}": words for state, words in STATES.items()}
    | {
        "noticed": N_("word reached us"),
        "paper_kept": N_("a paper was kept"),
        "paper_asked": N_("a paper with her name asked for"),
        "paper_approved": N_("a paper with her name approved"),
        "paper_refused": N_("a paper with her name not approved"),
        "paper_destroyed": N_("a scan that may not be kept was destroyed by two"),
        "concern": N_("note of concern"),
        "concern_moved": N_("concern moved to another file"),
        "backdated": N_("why something was dated back"),
        "sealed_for_board": N_("sealed for another board"),
        "received": N_("came from another board"),
        "concern_came": N_("concern from another file"),
        "first_contact": N_("first talk with her"),
        "kind_asked": N_("question 1 asked"),
        "risk_set": N_("risk looked at"),
        "flag_raised": N_("danger noted"),
        "flag_cleared": N_("danger over"),
        "journey_stated": N_("journey stated"),
        "missed_reason": N_("reason for a missed time"),
        "welfare_checked": N_("looked after her"),
        "reported": N_("report made"),
        "receipt": N_("receipt entered"),
        "no_offence": N_("no offence, by two"),
        "evidence": N_("evidence of age"),
        "test_ordered": N_("test ordered by the authority"),
        "team_named": N_("team named"),
        "team_joined": N_("somebody joined the team"),
        "team_left": N_("somebody left the team"),
        "joined": N_("joined with another file"),
        "parted": N_("parted: two persons"),
        "seat_recused": N_("one seat recused"),
        "recusal_lifted": N_("a recusal ended"),
        "identity_erased": N_("identity erased"),
        "interviewed": N_("talk with her"),
        "decision_drafted": N_("a decision prepared"),
        "decision_refused": N_("a decision that may not be made, kept as refused"),
        "decision_signed": N_("the board decided"),
        "office_handed_over": N_("an office of the board handed over"),
        "outcome": N_("outcome written down"),
        "consent": N_("asked for her consent"),
        "withdrawn": N_("consent taken back"),
        "referred": N_("letter to a service"),
        "referral_answered": N_("answer of the service"),
        "escalated": N_("letter taken one step higher"),
        "asked_for": N_("somebody asked about her"),
        "disclosed": N_("told to somebody outside"),
        "disclosure_approved": N_("telling approved by a second person"),
        "hold": N_("erasure stopped by order"),
        "hold_ended": N_("erasure goes on"),
        "emergency_act": N_("done at once by two"),
        "emergency_ratified": N_("the board stands by what was done at once"),
        "emergency_not_ratified": N_("the board does not stand by what was done at once"),
        "planned": N_("a step of the plan"),
        "plan_step_done": N_("a step of the plan done"),
        "task_done": N_("a task done"),
        "follow_up_planned": N_("follow-ups planned with her"),
        "follow_up_cancelled": N_("a follow-up called off"),
        "tried": N_("tried to reach her, not found"),
        "followed_up": N_("asked her how she is"),
        "letter_printed": N_("a letter printed"),
        "report_printed": N_("a report with the child's name printed"),
        "own_file_read": N_("read her own file"),
        "recheck_declined": N_("does not want to be asked again"),
        "identity_written": N_("who she is, written down"),
    }
)

FORBIDDEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "case-r01": (
            N_("No vote on age or on staying"),
            N_("Under 18, or in doubt, the authority decides."),
        ),
        "case-r02": (
            N_("No way off this track but by order"),
            N_("Enter the authority's order with number and date."),
        ),
        "case-r03": (
            N_("No closing while the clock runs"),
            N_("First the report and its receipt number."),
        ),
        "case-r04": (
            N_("No journey home yet"),
            N_("It needs the authority's numbered order."),
        ),
        "case-r05": (
            N_("No letter without her yes"),
            N_("She is an adult. Ask her."),
        ),
        "case-r06": (
            N_("No keeping her until the board meets"),
            N_("She is free to go now. Offer support."),
        ),
        "case-r07": (
            N_("No age test ordered by us"),
            N_("The authority may. List the papers seen."),
        ),
        "case-r20": (
            N_("No visit to the family"),
            N_("Only with her yes: a visit can expose her."),
        ),
        "case-r24": (
            N_("Nothing is deleted"),
            N_("Files end on their date. Correct by a new entry."),
        ),
    }
)
"""What is not possible on a file, and why: said beforehand on its page."""

IDENTITY_REASONS: Mapping[str, str] = MappingProxyType(
    {
        IdentityReason.CONTACT_HER: N_("To reach her"),
        IdentityReason.STATUTORY_REPORT: N_("For the report by law"),
        IdentityReason.REFERRAL: N_("For a letter she agreed to"),
        IdentityReason.SAFETY: N_("For her safety"),
        IdentityReason.DUPLICATE_CHECK: N_("To see whether she has two files"),
        IdentityReason.CORRECTION: N_("To correct it"),
        IdentityReason.HER_REQUEST: N_("She asked for it"),
        IdentityReason.COURT_ORDER: N_("By order of a court"),
    }
)
"""Why an identity is opened."""

GATE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "place_private": N_("A place where nobody listened"),
        "bringer_absent": N_("Who brought her was away"),
        "interpreter_independent": N_("No interpreter, or an independent one"),
        "referral_list_open": N_("The list of services lay open"),
        "consent_read": N_("What is asked of her was read aloud"),
        "right_to_stop_told": N_("She knew that she may stop"),
    }
)
MEANS: Mapping[str, str] = MappingProxyType(
    {
        MeansTick.THREAT: N_("Threat"),
        MeansTick.FORCE_OR_HELD: N_("Force, or held"),
        MeansTick.DECEIVED: N_("Deceived about the work"),
        MeansTick.DEBT_OR_ADVANCE: N_("Debt or advance"),
        MeansTick.DOCUMENTS_TAKEN: N_("Her papers were taken"),
        MeansTick.PHONE_TAKEN: N_("Her phone was taken"),
        MeansTick.PAID_TO_THIRD_PARTY: N_("Money paid to somebody else"),
        MeansTick.ABUSE_OF_AUTHORITY: N_("Power over her was abused"),
        MeansTick.DEPENDANTS_THREATENED: N_("Her family or child is threatened"),
        MeansTick.SUBSTANCE: N_("Drink or drugs were given"),
        MeansTick.OTHER: N_("Something else"),
    }
)
INFORMATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "rights": N_("Her rights"),
        "exits": N_("Ways to leave"),
        "services": N_("Services that help"),
        "may_leave": N_("That she may leave any time"),
    }
)
FREE_WORDS: Mapping[str, str] = MappingProxyType(
    {"yes": N_("yes"), "no": N_("no"), "unsure": N_("not sure")}
)
WANTS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        Wants.STAY: N_("To stay"),
        Wants.LEAVE_HOME: N_("To go home"),
        Wants.LEAVE_ELSEWHERE: N_("To go somewhere else"),
        Wants.TIME: N_("Time to think"),
        Wants.OTHER: N_("Something else"),
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        Outcome.RESTORED_BY_ORDER: N_("With the family, by order"),
        Outcome.IN_CARE: N_("In care, by order"),
        Outcome.HOME_BY_CHOICE: N_("Went home, her own choice"),
        Outcome.ELSEWHERE: N_("Went elsewhere, her own choice"),
        Outcome.SHELTER: N_("In a shelter, her own choice"),
        Outcome.OTHER_SUPPORT: N_("Other support"),
        Outcome.LEFT_IN_PEACE: N_("Adult, willing, left in peace"),
        Outcome.TRANSFERRED: N_("Handed to another board"),
        Outcome.LOST: N_("Contact lost"),
        Outcome.OUT_OF_SCOPE: N_("Not for the board"),
    }
)
PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        Purpose.KEEP_RECORD: N_("The board keeps a file about her"),
        Purpose.ASSIST: N_("The board helps her"),
        Purpose.REFER_TO: N_("A letter to a service"),
        Purpose.FOLLOW_UP_CONTACT: N_("Somebody asks her later how she is"),
        Purpose.POLICE_IDENTIFIED: N_("The police are told, with her name"),
        Purpose.POLICE_ANONYMOUS: N_("The police are told, without her name"),
        Purpose.LEGAL_CASE: N_("A case before a court"),
        Purpose.ADVOCACY_ANONYMOUS: N_("Her story helps others, without her name"),
    }
)

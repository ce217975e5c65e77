"""Words for letters, tellings, plan and follow-ups, untranslated; whoever shows them translates."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.vocabulary import (
    Basis,
    FollowUpMode,
    MeansState,
    ReferralKind,
    ReferralStatus,
    Situation,
)
from sr_board.wording import N_

__all__ = [
    "BASES",
    "FOLLOW_MODES",
    "LETTER_FIELDS",
    "MEANS_STATES",
    "SCOPES",
    "SERVICES",
    "SITUATIONS",
    "STATUSES",
    "TASKS",
    "TOLD_FIELDS",
    "WILLING_MISSING",
]

SERVICES: Mapping[str, str] = MappingProxyType(
    {
        ReferralKind.CWC: N_("Child Welfare Committee"),
        ReferralKind.DCPU: N_("District Child Protection Unit"),
        ReferralKind.CHILD_HELPLINE: N_("Child helpline 1098 / 112"),
        ReferralKind.OSC: N_("One Stop Centre"),
        ReferralKind.SHAKTI_SADAN: N_("Shakti Sadan"),
        ReferralKind.NGO_SHELTER: N_("Shelter of an organisation"),
        ReferralKind.HOSPITAL: N_("Hospital"),
        ReferralKind.COUNSELLOR: N_("Counsellor"),
        ReferralKind.LEGAL_AID: N_("Legal aid"),
        ReferralKind.POLICE: N_("Police"),
        ReferralKind.SCHOOL: N_("School"),
        ReferralKind.LIVELIHOOD: N_("Work and income"),
        ReferralKind.SHG: N_("Self-help group"),
        ReferralKind.ID_DOCUMENTS: N_("Identity papers"),
        ReferralKind.EMBASSY: N_("Embassy"),
        ReferralKind.OTHER_BOARD: N_("Another board"),
    }
)
SCOPES: Mapping[str, str] = MappingProxyType(
    {**SERVICES, "family": N_("visits to her family")},
)
"""What a yes may be about beside its purpose: a kind of service, or her family."""
STATUSES: Mapping[str, str] = MappingProxyType(
    {
        ReferralStatus.DRAFT: N_("not sent"),
        ReferralStatus.SENT: N_("sent"),
        ReferralStatus.ACCEPTED: N_("accepted"),
        ReferralStatus.REFUSED: N_("refused"),
        ReferralStatus.DONE: N_("done"),
        ReferralStatus.REVOKED: N_("taken back"),
        ReferralStatus.LOST: N_("lost"),
    }
)
LETTER_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "code": N_("The number of her file"),
        "name": N_("Her name"),
        "phone": N_("Her phone"),
        "safe_contact": N_("How she may be reached"),
        "languages": N_("Her languages"),
        "interpreter": N_("Whether she needs an interpreter"),
        "support": N_("What support she needs"),
        "needs": N_("What she asks for"),
    }
)
"""What a letter may tell; each is ticked by itself."""
TOLD_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "code": N_("The number of her file"),
        "needs": N_("What she asks for"),
        "languages": N_("Her languages"),
        "age_range": N_("About how old she is"),
        "age_papers": N_("Which papers speak for her age"),
        "state": N_("Where the file stands"),
        "dangers": N_("Dangers"),
        "dates": N_("When what happened"),
        "report_numbers": N_("Numbers of reports"),
        "found": N_("What the board found"),
        "plan": N_("What is planned for her"),
        "name": N_("Her name"),
        "other_names": N_("Her other names"),
        "phone": N_("Her phone"),
        "safe_contact": N_("How she may be reached"),
        "home": N_("Her home"),
        "guardian": N_("Her guardian's contact"),
        "born": N_("Her date of birth"),
        "place": N_("Where she is"),
        "school": N_("Her school"),
        "interpreter": N_("Whether she needs an interpreter"),
        "support": N_("What support she needs"),
    }
)
"""What may be told to somebody outside; the first half without saying who she is."""
BASES: Mapping[str, str] = MappingProxyType(
    {
        Basis.CONSENT: N_("She agreed"),
        Basis.LAW_DUTY: N_("A duty by law"),
        Basis.COURT_ORDER: N_("An order of a court"),
        Basis.VITAL_INTEREST: N_("Danger to life"),
    }
)
FOLLOW_MODES: Mapping[str, str] = MappingProxyType(
    {
        FollowUpMode.PHONE: N_("By phone"),
        FollowUpMode.VISIT: N_("A visit"),
        FollowUpMode.VIA_OFFICER: N_("Through an officer or an organisation"),
        FollowUpMode.FAMILY_VISIT: N_("A visit to her family"),
    }
)
SITUATIONS: Mapping[str, str] = MappingProxyType(
    {
        Situation.SAFE: N_("Safe"),
        Situation.AT_RISK: N_("In danger"),
        Situation.RE_ENTERED: N_("Back where she did not want to be"),
        Situation.MOVED: N_("Moved away"),
        Situation.UNREACHABLE: N_("Not found"),
    }
)
MEANS_STATES: Mapping[str, str] = MappingProxyType(
    {
        MeansState.CURRENT: N_("works on her now"),
        MeansState.ENDED: N_("is over"),
        MeansState.UNSURE: N_("not sure whether it is over"),
    }
)
TASKS: Mapping[str, str] = MappingProxyType(
    {
        "own": N_("To do"),
        "own_consent_18": N_("She is 18 now: ask her own consent"),
        "tell_receiver": N_("Tell the service that she took her letter back"),
        "support_again": N_("Look after her again"),
        "support_plan": N_("Write the plan of support: it holds while the file stays uncertain"),
        "monthly_review": N_("Talk about this file again"),
        "escalate": N_("Take the letter one step higher"),
        "ask_authority": N_("Ask the authority"),
        "new_sitting": N_("Call a sitting: the board does not stand by what was done at once"),
    }
)
"""Kinds of tasks; "own" has its own text."""

WILLING_MISSING: Mapping[str, str] = MappingProxyType(
    {
        "two_talks": N_("Two talks in which everything was as it should be"),
        "two_interviewers": N_("The two talks led by two different persons"),
        "a_day_between": N_("A day between the two talks"),
        "means": N_("Nothing works on her any more: no debt, threat, papers or phone taken"),
        "free_to_leave": N_("She is free to leave"),
        "wants_to_stay": N_("She herself wants to stay"),
        "information": N_("She was told her rights, ways to leave, services, that she may go"),
        "against": N_("She did not say that she does not want this"),
        "adult": N_("It is clear that she is an adult"),
        "board": N_("The board decided, with a quorum"),
    }
)
"""Conditions of "willing", as they should be."""

"""Words on papers that are hers: no "she" and no "her", for she signs or hears them herself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.vocabulary import Basis, Finding, IdentityReason, Purpose
from sr_board.wording import N_

__all__ = ["OWN_BASES", "OWN_FIELDS", "OWN_FINDINGS", "OWN_PURPOSES", "OWN_REASONS"]

OWN_PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        Purpose.KEEP_RECORD: N_("A file kept by the board"),
        Purpose.ASSIST: N_("Help from the board"),
        Purpose.REFER_TO: N_("A letter to a service"),
        Purpose.FOLLOW_UP_CONTACT: N_("To be asked later how things are"),
        Purpose.POLICE_IDENTIFIED: N_("Telling the police, with the name"),
        Purpose.POLICE_ANONYMOUS: N_("Telling the police, without the name"),
        Purpose.LEGAL_CASE: N_("A case before a court"),
        Purpose.ADVOCACY_ANONYMOUS: N_("The story helps others, without the name"),
    }
)
OWN_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "code": N_("Number of the file"),
        "name": N_("Name"),
        "other_names": N_("Other names"),
        "phone": N_("Telephone"),
        "safe_contact": N_("The safe way to get in touch"),
        "home": N_("Home"),
        "guardian": N_("Guardian's contact"),
        "born": N_("Date of birth"),
        "place": N_("Place of stay"),
        "school": N_("School"),
        "languages": N_("Languages"),
        "interpreter": N_("Interpreter needed"),
        "support": N_("Support needed"),
        "needs": N_("What is asked for"),
        "age_range": N_("Age, about"),
        "age_papers": N_("Papers about age"),
        "state": N_("Where the file stands"),
        "dangers": N_("Dangers"),
        "dates": N_("When what happened"),
        "report_numbers": N_("Numbers of reports"),
        "found": N_("What the board found"),
        "plan": N_("The plan"),
    }
)
"""Fields of a letter, or of what was told."""
OWN_BASES: Mapping[str, str] = MappingProxyType(
    {
        Basis.CONSENT: N_("you agreed"),
        Basis.LAW_DUTY: N_("a duty by law"),
        Basis.COURT_ORDER: N_("an order of a court"),
        Basis.VITAL_INTEREST: N_("danger to life"),
    }
)
OWN_FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        Finding.WILLING: N_("you want to stay, and everything was as it should be"),
        Finding.UNWILLING: N_("you do not want this"),
        Finding.UNCERTAIN: N_("not clear"),
    }
)
OWN_REASONS: Mapping[str, str] = MappingProxyType(
    {
        IdentityReason.CONTACT_HER: N_("to reach you"),
        IdentityReason.STATUTORY_REPORT: N_("for the report by law"),
        IdentityReason.REFERRAL: N_("for a letter you agreed to"),
        IdentityReason.SAFETY: N_("for your safety"),
        IdentityReason.DUPLICATE_CHECK: N_("to see whether you have two files"),
        IdentityReason.CORRECTION: N_("to correct it"),
        IdentityReason.HER_REQUEST: N_("because you asked"),
        IdentityReason.COURT_ORDER: N_("by order of a court"),
    }
)
"""Why a name was opened."""

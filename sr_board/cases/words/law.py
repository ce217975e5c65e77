"""Words for law packs, services, dates of erasure, returns and breaches, by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sr_board.cases.rules.breaches import BreachState
from sr_board.cases.rules.retention import RetentionClass
from sr_board.cases.vocabulary import Outcome, ReferralKind, Takes
from sr_board.i18n import N_, Translator

__all__ = [
    "BREACH_STATES",
    "CLASSES",
    "COLUMN_WORDS",
    "DEFINITIONS",
    "ERASED",
    "LENGTHS",
    "SERVICES",
    "TAKES",
    "period_title",
]

SERVICES: Mapping[str, str] = MappingProxyType(
    {
        ReferralKind.CWC: N_("Child Welfare Committee"),
        ReferralKind.DCPU: N_("District child protection unit"),
        ReferralKind.CHILD_HELPLINE: N_("Child helpline"),
        ReferralKind.OSC: N_("One Stop Centre"),
        ReferralKind.SHAKTI_SADAN: N_("Shakti Sadan"),
        ReferralKind.NGO_SHELTER: N_("Shelter of an organisation"),
        ReferralKind.HOSPITAL: N_("Hospital"),
        ReferralKind.COUNSELLOR: N_("Counsellor"),
        ReferralKind.LEGAL_AID: N_("Free legal aid"),
        ReferralKind.POLICE: N_("Police"),
        ReferralKind.SCHOOL: N_("School"),
        ReferralKind.LIVELIHOOD: N_("Work and training"),
        ReferralKind.SHG: N_("Savings group"),
        ReferralKind.ID_DOCUMENTS: N_("Identity papers"),
        ReferralKind.EMBASSY: N_("Embassy"),
        ReferralKind.OTHER_BOARD: N_("Another board"),
    }
)
LENGTHS: Mapping[str, str] = MappingProxyType(
    {
        "willing_identity_days": N_("Who a willing adult is"),
        "willing_soon_days": N_("The same, when she asks for it sooner"),
        "willing_body_months": N_("The file of a willing adult"),
        "unwilling_identity_months": N_("Who an unwilling or uncertain adult is"),
        "unwilling_body_months": N_("Her file, counted from then"),
        "child_identity_months": N_("A child's file, after the last follow-up"),
        "out_of_scope_days": N_("A file that is not for the board"),
        "transferred_days": N_("A file that another board took"),
        "proof_years": N_("Proofs of reports"),
    }
)
TAKES: Mapping[str, str] = MappingProxyType(
    {
        Takes.CHILDREN: N_("children"),
        Takes.ADULTS: N_("adults"),
        Takes.WITH_CHILDREN: N_("women with children"),
        Takes.TRANS_PERSONS: N_("trans persons"),
    }
)
CLASSES: Mapping[str, str] = MappingProxyType(
    {
        RetentionClass.WILLING: N_("adult, willing"),
        RetentionClass.UNWILLING: N_("adult, supported"),
        RetentionClass.CHILD: N_("child"),
        RetentionClass.OUT_OF_SCOPE: N_("not for the board"),
        RetentionClass.TRANSFERRED: N_("with another board"),
    }
)
ERASED: Mapping[str, str] = MappingProxyType(
    {"identity": N_("who she is"), "case": N_("the whole file")}
)
BREACH_STATES: Mapping[str, str] = MappingProxyType(
    {
        BreachState.OPEN: N_("tell the authority"),
        BreachState.OVERDUE: N_("authority not told in time"),
        BreachState.PERSONS_WAIT: N_("tell the persons"),
        BreachState.DONE: N_("all were told"),
    }
)
COLUMN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "screened": N_("Screened"),
        "minors": N_("Minors"),
        "child_by_order": N_("Child by order"),
        "presumed_child": N_("Presumed child"),
        "unwilling": N_("Adult, unwilling"),
        "uncertain": N_("Not clear"),
        "willing": N_("Adult, willing"),
        "out_of_scope": N_("Not for the board"),
        "open": N_("Still open"),
        "sent_home": N_("Gone home"),
        "to_home_or_shelter": N_("In a home or shelter"),
        "produced": N_("Brought before the committee"),
        "missed": N_("Reports that came late or are overdue"),
        "missed_reason": N_("Late, with a reason written down"),
        "missed_plain": N_("Late, without a reason"),
        Outcome.RESTORED_BY_ORDER: N_("With the family by order"),
        Outcome.HOME_BY_CHOICE: N_("Home by her own choice"),
        Outcome.IN_CARE: N_("In care by order"),
        Outcome.SHELTER: N_("Shelter by her own choice"),
        Outcome.ELSEWHERE: N_("Elsewhere by her own choice"),
        Outcome.OTHER_SUPPORT: N_("Other support"),
        Outcome.LEFT_IN_PEACE: N_("Left in peace"),
        Outcome.TRANSFERRED: N_("With another board"),
        Outcome.LOST: N_("Contact lost"),
        "followed_up": N_("Followed up"),
        "found_safe": N_("Found safe"),
        "found_at_risk": N_("Found in danger"),
        "found_re_entered": N_("Found back where she did not want to be"),
        "found_moved": N_("Moved away"),
        "found_unreachable": N_("Not found"),
    }
)
DEFINITIONS = (
    N_("Screened: files in which screening began in the period, each counted once."),
    N_("Minors: child by order and presumed child together. Shares are of the files screened."),
    N_("Gone home: with the family by order, or home by her own choice."),
    N_("In a home or shelter: in care by order, or in a shelter by her own choice."),
    N_("Followed up: files with a follow-up made; what the last one found."),
    N_("Hours: half of the reports, and ninety of a hundred, were made within them."),
    N_(
        "A number under five is printed as <5; others are hidden where it could be worked out. "
        "No name, place or code stands in a return."
    ),
)
"""Sentences printed under every return."""


def period_title(period: str, tr: Translator) -> str:
    """A year, a quarter or a month in words."""
    year, rest = period[:4], period[5:]
    if not rest:
        return tr.say("Year {year}", year=tr.digits(year))
    if rest.startswith("Q"):
        return tr.say("Quarter {n} of {year}", n=tr.integer(int(rest[1:])), year=tr.digits(year))
    return tr.date(date(int(year), int(rest), 1), "month")

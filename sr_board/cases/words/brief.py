"""The words for what a brief says of a file, as message ids, said with `tr.say(FLAGS[code])`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = [
    "CLOCKS",
    "EVIDENCE",
    "FINDINGS",
    "FLAGS",
    "MEANS",
    "MEANS_STATES",
    "SERVICES",
    "TRACKS",
    "WANTS",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


TRACKS = _table(
    undetermined=N_("not determined yet"),
    child=N_("child track"),
    adult=N_("adult track"),
    out_of_scope=N_("not for the board"),
)
FLAGS = _table(
    held_against_will=N_("held against her will"),
    medical_urgent=N_("needs medical help now"),
    threat_to_life=N_("threat to life"),
    self_harm_worry=N_("worry that she harms herself"),
    bringer_nearby=N_("who brought her is near"),
    trafficker_known_to_board=N_("trafficker known to the board"),
    family_unsafe=N_("family not safe"),
    proposed_place_unsafe=N_("proposed place not safe"),
    public_servant_involved=N_("a public servant is involved"),
    infant_with_her=N_("a small child is with her"),
    language_isolated=N_("nobody here speaks her language"),
)
EVIDENCE = _table(
    school_certificate=N_("school certificate"),
    birth_certificate=N_("birth certificate"),
    ordered_test=N_("test ordered by the authority"),
    aadhaar_seen=N_("Aadhaar card seen, no number noted"),
    voter_card=N_("voter card"),
    affidavit=N_("affidavit"),
    marriage_paper=N_("marriage paper"),
    vaccination_card=N_("vaccination card"),
    own_statement=N_("what she says herself"),
    family_statement=N_("what the family says"),
    appearance=N_("how she looks"),
    hospital_note=N_("hospital note without an order"),
)
FINDINGS = _table(willing=N_("willing"), unwilling=N_("not willing"), uncertain=N_("uncertain"))
WANTS = _table(
    stay=N_("to stay"),
    leave_home=N_("to go home"),
    leave_elsewhere=N_("to go somewhere else"),
    time=N_("time"),
    other=N_("something else"),
)
MEANS = _table(
    threat=N_("threat"),
    force_or_held=N_("force, or held"),
    deceived=N_("deceived"),
    debt_or_advance=N_("debt or advance"),
    documents_taken=N_("papers taken"),
    phone_taken=N_("phone taken"),
    paid_to_third_party=N_("money paid to somebody else"),
    abuse_of_authority=N_("power over her misused"),
    dependants_threatened=N_("her people threatened"),
    substance=N_("drink or drugs"),
    other=N_("other means"),
)
MEANS_STATES = _table(current=N_("still works"), ended=N_("ended"), unsure=N_("unsure"))
CLOCKS = _table(
    cwc_production=N_("before the child welfare committee"),
    pocso_report=N_("report to the police"),
    s32_information=N_("information about a lost child"),
    breach_board=N_("notice of a breach"),
)
"""Statutory clocks; an unknown one of a pack is shown by its own id."""
SERVICES = _table(
    cwc=N_("child welfare committee"),
    dcpu=N_("child protection unit of the district"),
    child_helpline_1098_112=N_("child helpline"),
    osc=N_("One Stop Centre"),
    shakti_sadan=N_("Shakti Sadan"),
    ngo_shelter=N_("shelter of an organisation"),
    hospital=N_("hospital"),
    counsellor=N_("counsellor"),
    legal_aid_dlsa=N_("legal aid"),
    police=N_("police"),
    school=N_("school"),
    livelihood=N_("livelihood"),
    shg=N_("self-help group"),
    id_documents=N_("papers of her own"),
    embassy=N_("embassy"),
    other_board=N_("another board"),
)

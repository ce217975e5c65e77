"""Lines of whom to call, in words, for the screen and for the sheet of the night. No Qt."""

from __future__ import annotations

from sr_board.cases.files.queries_calling import OnDuty
from sr_board.cases.rules.calling import Call
from sr_board.cases.vocabulary import BoardOffice, ReferralKind
from sr_board.cases.words.board import CAPACITIES
from sr_board.cases.words.law import SERVICES
from sr_board.i18n import N_, Translator

__all__ = ["call_words", "role_words"]

_HERE = {
    ReferralKind.CWC: N_("Member of the committee on duty"),
    ReferralKind.POLICE: N_("Police station, special unit"),
    ReferralKind.HOSPITAL: N_("Doctor"),
    ReferralKind.OSC: N_("Women's helpline"),
}
"""Who answers a call, where it is not the service's own name."""
_OFFICES = {
    BoardOffice.CHAIR: N_("Chair of the board"),
    BoardOffice.SECRETARY: N_("Secretary of the board"),
    BoardOffice.NONE: N_("Member of the board"),
}


def call_words(one: Call, tr: Translator) -> str:
    """Who answers: the service, and its name when the board wrote one."""
    kind = tr.say(_HERE.get(one.kind, SERVICES[one.kind]))
    if not one.name or one.name in (kind, SERVICES[one.kind]):
        return kind
    return tr.say("{kind}: {name}", kind=kind, name=one.name)


def role_words(one: OnDuty, tr: Translator) -> str:
    """In what somebody of the board is there; no name, for paper."""
    if one.capacity is not None:
        return tr.say("On duty now, {capacity}", capacity=tr.say(CAPACITIES[one.capacity]))
    return tr.say(_OFFICES[one.office or BoardOffice.NONE])

"""The words for stored codes of the board, as message ids: one place for screens and papers.

Say them with `tr.say(KINDS[code])`. What a quorum lacks is said in whole sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.rules.composition import Composition
from sr_board.cases.rules.quorum import Missing, MissingPiece, QuorumResult
from sr_board.cases.vocabulary import Side
from sr_board.i18n import N_, Translator

__all__ = [
    "ACTS_DONE",
    "CAPACITIES",
    "CODE_LINES",
    "DECISION_STATUS",
    "DECLARED",
    "GROUNDS",
    "KINDS",
    "OFFICES",
    "PROFESSIONS",
    "PROPOSALS",
    "QUESTIONS",
    "SIDES",
    "STANDINGS",
    "VOTES",
    "composition_words",
    "missing_words",
    "quorum_line",
    "seat_words",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


SIDES = _table(community=N_("community"), outside=N_("from outside"))
KINDS = _table(
    sex_worker=N_("sex worker"),
    branch_committee=N_("branch committee"),
    peer_educator=N_("peer educator"),
    doctor=N_("doctor"),
    lawyer=N_("lawyer"),
    councillor=N_("councillor"),
    panchayat=N_("panchayat"),
    social_welfare=N_("social welfare office"),
    womens_commission=N_("Women's Commission"),
    police=N_("police"),
    health_official=N_("health office"),
    opinion_leader=N_("respected person"),
    other=N_("other"),
)
PROFESSIONS = _table(
    none=N_("no training that counts here"),
    counsellor=N_("counsellor"),
    doctor=N_("doctor"),
    lawyer=N_("lawyer"),
    other=N_("other"),
)
OFFICES = _table(none=N_("member"), chair=N_("chair"), secretary=N_("secretary"))
CAPACITIES = _table(
    screener=N_("screener"),
    counsellor=N_("counsellor"),
    peer=N_("peer"),
    secretary=N_("secretary"),
    chair=N_("chair"),
)
STANDINGS = _table(
    planned=N_("not yet begun"),
    serving=N_("on the board"),
    code_missing=N_("code not accepted"),
    term_over=N_("term over"),
    ended=N_("has left"),
)
QUESTIONS = _table(
    accept_finding=N_("Age or willingness"),
    support_plan=N_("Support"),
    referral=N_("A letter to a service"),
    closure=N_("Closing the file"),
    ratify_emergency=N_("An act done at once"),
    reopen=N_("Opening the file again"),
    share=N_("Telling somebody outside"),
)
PROPOSALS = _table(
    willing=N_("She is willing"),
    unwilling=N_("She is not willing"),
    uncertain=N_("It is uncertain; ask again"),
    adult=N_("She is an adult"),
    stay=N_("She stays"),
    return_to_bringer=N_("Back to who brought her"),
    send_home=N_("Home"),
    place=N_("To a home or shelter"),
    hold_until_sitting=N_("She waits until the board meets"),
    order_age_test=N_("A test of her age"),
    no_report=N_("No report"),
    leave_child_track=N_("Off the child track"),
    support=N_("Support as in the plan"),
    refer=N_("A letter to a service"),
    close=N_("Close the file"),
    reopen=N_("Open the file again"),
    share=N_("Tell somebody outside"),
    ratify=N_("Ratify what was done at once"),
    other=N_("Something else"),
)
VOTES = MappingProxyType(
    {"for": N_("in favour"), "against": N_("against"), "abstain": N_("abstains")},
)
DECISION_STATUS = _table(
    draft=N_("draft"),
    refused=N_("not possible"),
    signed=N_("signed"),
    superseded=N_("replaced"),
)
GROUNDS = _table(
    relative=N_("relative"),
    household=N_("same household"),
    house=N_("lives in, owns or manages the house"),
    employer=N_("employer or labour supplier"),
    lender_or_borrower=N_("lender or borrower"),
    brought_her=N_("brought her"),
    partner=N_("partner"),
    dispute=N_("dispute"),
    alleged_wrongdoer=N_("said to have done wrong"),
    professional_duty=N_("professional duty elsewhere"),
    appears_to_influence=N_("private interest that may appear to influence"),
)
DECLARED = _table(
    self=N_("herself"),
    chair=N_("chair or secretary"),
    system=N_("the program"),
)
ACTS_DONE = _table(
    safe_place=N_("a safe place"),
    medical_help=N_("medical help"),
    report=N_("a report"),
    escort=N_("somebody went with her"),
)

CODE_LINES = (
    N_("The person's safety comes first, then every clock of the law, then everything else."),
    N_("I listen to her before I speak about her. For an adult, her own word decides."),
    N_("A child is never kept by a vote. I report at once, alone if need be, and say so."),
    N_("What I read in a file stays there. I tell nobody that it exists, also not at home."),
    N_("I open an identity only for the reason that I write down, and only as long as I need it."),
    N_("If I or mine have anything to do with a case, I say so and leave the room."),
    N_("I take nothing from anybody for what I do here: no money, no gift, no favour."),
    N_("I take no picture of anybody and carry no paper with a name out of the office."),
    N_("I write what was seen and said, not what I think of her."),
    N_("When I leave the board, I keep all of this."),
)
"""The code of conduct, version 1. A change of these lines is a new version."""


def seat_words(number: int, tr: Translator, *, alternate: bool = False) -> str:
    """Seat 3; alternate for seat 3."""
    if alternate:
        return tr.say("alternate for seat {number}", number=number)
    return tr.say("seat {number}", number=number)


def composition_words(made: Composition, tr: Translator) -> tuple[str, str]:
    """How the board is composed, and what to fill; the second is empty when nothing is missing."""
    head = tr.say(
        "{community} of {held} held seats belong to the community; at least {num} of {den} must.",
        community=made.community,
        held=made.held,
        num=made.num,
        den=made.den,
    )
    if made.side_to_fill is Side.COMMUNITY:
        line = tr.say_n(
            "Fill {n} community seat first.",
            "Fill {n} community seats first.",
            made.community_short,
        )
        return head, line
    if made.side_to_fill is Side.OUTSIDE:
        return head, tr.say("Fill one seat from outside.")
    return head, ""


def missing_words(result: QuorumResult, tr: Translator) -> list[str]:
    """Each missing piece of a quorum in words, and whom to ask when it cannot be reached."""
    words = [_missing(one, tr) for one in result.missing]
    if not result.reachable:
        words.append(
            tr.say(
                "Those who may take part are too few. Ask the neighbour board or the chair of the "
                "federation's panel."
            )
        )
    return words


def _missing(one: Missing, tr: Translator) -> str:
    match one.piece:
        case MissingPiece.MEMBERS:
            return tr.say_n("{n} more member needed", "{n} more members needed", one.count)
        case MissingPiece.COMMUNITY:
            return tr.say_n(
                "{n} more community member needed",
                "{n} more community members needed",
                one.count,
            )
        case MissingPiece.OUTSIDE:
            return tr.say("no outside member")
        case MissingPiece.PROFESSIONAL:
            return tr.say("no note of counsellor or doctor")


def quorum_line(result: QuorumResult, tr: Translator) -> str:
    """E, need, V, C, O in words."""
    return tr.say(
        "{eligible} may take part, {need} are needed; {present} vote here: {community} of the "
        "community, {outside} from outside.",
        eligible=result.eligible,
        need=result.need,
        present=result.present,
        community=result.community,
        outside=result.outside,
    )

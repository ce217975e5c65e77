"""The words for stored codes around leaders, as message ids: one place for screens and papers.

Say them with `tr.say(HOW[code])`. Sentences for refusals are spoken aloud in the meeting, so they
are whole sentences and name the member.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from governance.leadership.views import HandoverView, Named, TermLine
from governance.leadership.views_turns import RefusalLine
from governance.refusal_words import refusal_sentence
from governance.rules.rotation import Refusal
from sr_board.i18n import N_, SHIPPED, Translator, translator
from sr_board.people.rules.kinds import HowSeated, TermState

__all__ = [
    "CAPACITIES",
    "ENDS",
    "FLAGS",
    "HOW",
    "MANDATE_STATES",
    "MODES",
    "PETITION",
    "RECALL_STATES",
    "RULES_LIFTED",
    "SIDES",
    "TERM_STATES",
    "THINGS",
    "money_or_line",
    "named",
    "office_words",
    "refusal_words",
    "seat_words",
    "span_words",
    "yes_no",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


HOW = _table(
    elected=N_("elected"),
    unopposed=N_("unopposed"),
    lot=N_("by lot"),
    rota=N_("by turn"),
    co_opted=N_("asked in by the board"),
    acting=N_("acting"),
)
ENDS = _table(
    expired=N_("her term was over"),
    resigned=N_("she gave it up"),
    recalled=N_("the members recalled her"),
    died=N_("she died"),
    moved=N_("moved to another place"),
    removed=N_("removed by resolution"),
)
TERM_STATES = _table(
    planned=N_("begins later"),
    serving=N_("serving"),
    holding_over=N_("holding over"),
    ended=N_("ended"),
)
OFFICES = _table(
    chair=N_("Chair"),
    vice_chair=N_("Vice-chair"),
    president=N_("President"),
    vice_president=N_("Vice-president"),
    secretary=N_("Secretary"),
    joint_secretary=N_("Joint secretary"),
    treasurer=N_("Treasurer"),
    representative=N_("Representative"),
    member=N_("Committee member"),
    outside=N_("Member from outside"),
)
MODES = _table(
    elect=N_("Leaders are elected."),
    rota=N_("Offices go round by turn."),
    staggered=N_("A part of the leaders changes each year."),
)
SIDES = _table(
    community=N_("community seat"),
    outside=N_("outside seat"),
)
MANDATE_STATES = _table(
    to_tell=N_("tell the bank"),
    waiting=N_("waiting for the bank"),
    in_force=N_("in force at the bank"),
    replaced=N_("replaced"),
    withdrawn=N_("withdrawn"),
)
THINGS = _table(
    bank_book=N_("Bank passbook"),
    cheque_book=N_("Cheque book"),
    seal=N_("Seal"),
    keys=N_("Keys"),
    register=N_("Registers"),
    receipt_book=N_("Receipt book"),
    device=N_("Computer, phone, memory stick"),
    files=N_("Files and letters"),
    other=N_("Something else"),
)
CAPACITIES = _table(
    giver=N_("who hands over"),
    taker=N_("who takes over"),
    witness=N_("witness"),
)
PETITION = _table(
    counted=N_("counts"),
    duplicate=N_("struck: marked twice"),
    not_member=N_("struck: not on the roll"),
)
RECALL_STATES = _table(
    handed_in=N_("marks to be checked"),
    too_few=N_("too few marks"),
    valid=N_("call the special meeting"),
    called=N_("special meeting called"),
    dropped=N_("dropped"),
    lost=N_("she stays"),
    removed=N_("removed"),
)
FLAGS = _table(
    nobody_eligible=N_("Nobody can be taken this time."),
    no_eligible_member_in_group=N_(
        "The place is kept, but nobody it is kept for can be taken. All members are ranked."
    ),
)
RULES_LIFTED = _table(
    not_active=N_("Not an active member"),
    too_new=N_("Not long enough a member"),
    dues=N_("Dues too late"),
    attendance=N_("Came to too few meetings"),
    max_consecutive_terms=N_("Too many terms in a row"),
    holds_office=N_("Already holds an office"),
    under_age=N_("Too young"),
    unwilling=N_("Does not wish to serve"),
)


def named(who: Named, tr: Translator) -> str:
    """Her chosen name with her number in the group."""
    if who.number is None:
        return who.name
    return tr.say("{name} (no. {number})", name=who.name, number=who.number)


def office_words(key: str, title: str, tr: Translator) -> str:
    """The usual name of an office in the language of `tr`; a group's own title otherwise.

    A title that is the usual name in any language is said in that of `tr`, without a key as well.
    """
    if key in OFFICES and (not title or title.casefold() == key.replace("_", " ")):
        return tr.say(OFFICES[key])
    usual = _usual_names().get(title.casefold())
    return tr.say(OFFICES[usual]) if usual else title or key


@lru_cache(maxsize=1)
def _usual_names() -> Mapping[str, str]:
    """Keys of offices by their usual names in every language of the program."""
    tongues = [translator(code) for code in SHIPPED]
    found = {word.casefold(): key for key, word in OFFICES.items()}
    return {**found, **{t.say(word).casefold(): k for t in tongues for k, word in OFFICES.items()}}


def seat_words(title: str, seats: int, seat_no: int, tr: Translator) -> str:
    """The office, with the number of the seat where it has several."""
    office = office_words("", title, tr)
    if seats == 1:
        return office
    return tr.say("{office}, seat {number}", office=office, number=seat_no)


def span_words(term: TermLine, tr: Translator) -> str:
    """From when until when, and that she holds over. Documents always show it."""
    words = tr.say(
        "{start} to {end}",
        start=tr.date(term.started, "medium"),
        end=tr.date(term.ended or term.due_to, "medium"),
    )
    if term.state is TermState.HOLDING_OVER:
        return tr.say("{span} (holding over)", span=words)
    if term.how is HowSeated.ACTING:
        return tr.say("{span} (acting)", span=words)
    return words


def refusal_words(who: Named, reason: RefusalLine, tr: Translator) -> str:
    """The spoken sentence of one reason: that of `refusal_sentence`, with the group's own title."""
    facts = dict(reason.facts)
    office = ""
    if reason.code == "holds_office":
        office = office_words(str(facts.get("office_key", "")), str(facts.get("office", "")), tr)
    return refusal_sentence(who.name, Refusal(reason.code, facts), tr, office=office)


def yes_no(value: bool | None, tr: Translator) -> str:
    """Yes, no, or a line to write on."""
    if value is None:
        return tr.say("yes / no")
    return tr.say("yes") if value else tr.say("no")


def money_or_line(paise: int | None, tr: Translator) -> str:
    """An amount, or room to write one by hand."""
    return "____________" if paise is None else tr.money(paise)


def difference_words(view: HandoverView, tr: Translator) -> str:
    """How the counted cash compares with the cash book."""
    gap = view.difference
    if gap is None:
        return ""
    if gap == 0:
        return tr.say("The counted cash is what the cash book says.")
    if gap > 0:
        return tr.say("{amount} more than the cash book says.", amount=tr.money(gap))
    return tr.say("{amount} less than the cash book says.", amount=tr.money(-gap))

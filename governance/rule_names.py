"""The words that sentences about rules are put together from: bodies, offices, sub-groups, ways.

A meeting has three forms, because languages bend the word: where something happens ("at a general
meeting"), what comes first ("before a general meeting") and the thing itself ("a general meeting").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from governance.rules.parameter_keys import Question
from sr_board.i18n import N_, Translator

__all__ = [
    "AT",
    "BEFORE",
    "CODES",
    "DECISIONS",
    "LEVELS",
    "MEETING",
    "METHODS",
    "OFFICES",
    "QUESTIONS",
    "SUBGROUPS",
    "code_words",
    "level_words",
    "office_name",
    "question_words",
    "subgroup_name",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


AT = _table(
    general=N_("At a general meeting"),
    special=N_("At a special meeting"),
    committee=N_("At a committee meeting"),
    shg=N_("At the group's sitting"),
    board=N_("At a sitting of the board"),
    safety=N_("At a safety meeting"),
)
BEFORE = _table(
    general=N_("before a general meeting"),
    special=N_("before a special meeting"),
    committee=N_("before a committee meeting"),
    shg=N_("before the group's sitting"),
    board=N_("before a sitting of the board"),
    safety=N_("before a safety meeting"),
)
MEETING = _table(
    general=N_("a general meeting"),
    special=N_("a special meeting"),
    committee=N_("a committee meeting"),
    shg=N_("the group's sitting"),
    board=N_("a sitting of the board"),
    safety=N_("a safety meeting"),
)
DECISIONS = _table(
    ordinary=N_("An ordinary decision"),
    amend=N_("A change of these rules"),
    special=N_("A special decision"),
    expel=N_("A decision to remove a member"),
    recall=N_("A decision to remove a leader"),
    bank=N_("A decision about the bank account"),
    loan=N_("A decision about a loan"),
    dissolve=N_("A decision to dissolve the group"),
    affiliate=N_("A decision to join another body"),
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
    outside_member=N_("Member from outside"),
    managing_member=N_("Member of the managing committee"),
    governing_member=N_("Member of the governing board"),
)
SUBGROUPS = _table(
    under30=N_("members younger than 30"),
    older_50=N_("members older than 50"),
    trans=N_("transgender members"),
    male=N_("male sex workers"),
    migrant=N_("members from other places"),
    disability=N_("members living with a disability"),
)
METHODS = _table(
    plurality=N_("We vote with symbols; who has the most votes is elected."),
    plurality_block=N_("We vote with symbols; those with the most votes are elected."),
    approval_block=N_(
        "We vote with symbols and mark everybody we want; those with the most votes are elected."
    ),
    yes_no_single=N_("We vote yes or no on one name."),
    two_round_majority=N_(
        "More than half of the valid votes elects; otherwise the first two go to a second round."
    ),
    stv_scottish_wigm=N_("We number the names in the order we want them; votes are passed on."),
    irv=N_("We number the names in the order we want them, for one post."),
    show_of_hands=N_("We raise our hands."),
    queue=N_("We stand in line behind the person we want."),
    consensus=N_("We agree together; if anybody objects, we raise our hands."),
)
QUESTIONS: Mapping[Question, str] = MappingProxyType(
    {
        Question.WHO_CAN_JOIN: N_("Who can join?"),
        Question.HOW_OFTEN: N_("How often do we meet?"),
        Question.HOW_MANY_PRESENT: N_("How many must be present?"),
        Question.NOTICE: N_("How long before are we told?"),
        Question.HOW_TOLD: N_("How are we told?"),
        Question.HOW_DECIDE: N_("How do we decide?"),
        Question.HOW_CHANGE: N_("How do we change these rules?"),
        Question.WHICH_LEADERS: N_("Which leaders do we have?"),
        Question.HOW_LONG: N_("How long does a leader serve?"),
        Question.TIMES_IN_ROW: N_("How many times in a row?"),
        Question.HOW_CHOSEN: N_("Are leaders elected, by turn or in parts?"),
        Question.HOW_VOTE: N_("How do we vote?"),
        Question.KEPT_SEATS: N_("For whom are seats kept?"),
        Question.BANK: N_("Who signs at the bank?"),
        Question.REMOVAL: N_("How is a leader removed?"),
    }
)
LEVELS = _table(
    note=N_("to know"),
    warn=N_("not as the rule says"),
    breach=N_("against the rule"),
)
CODES = _table(
    notice_short=N_("Members were told too late"),
    notice_missing=N_("Members were not told"),
    agenda_missing=N_("The notice had no agenda"),
    amendment_text_not_sent=N_("The new words were not sent in time"),
    quorum_not_met=N_("Too few were present"),
    quorum_lost=N_("Too few were left for the vote"),
    quorum_on_item_not_met=N_("Too few could vote on this point"),
    proxy_over_limit=N_("Somebody carried too many votes for others"),
    proxy_not_allowed=N_("A vote was carried that the rules do not allow"),
    conflict_voted=N_("Somebody voted on her own matter"),
    chair_cast_not_allowed=N_("The chair cast a second vote"),
    frequency_missed=N_("No meeting in time"),
    max_consecutive_terms=N_("Too many terms in a row"),
    cooling_off=N_("Back in the office too soon"),
    holds_office=N_("Two offices held by one person"),
    not_in_good_standing=N_("Not a member in good standing"),
    term_overdue=N_("A term is over, nobody followed"),
    holdover_exceeded=N_("A leader stayed on too long"),
    bank_change_overdue=N_("The bank was not told in time"),
    handover_overdue=N_("An office was not handed over in time"),
    board_composition_low=N_("Too few community seats on the board"),
    filing_overdue=N_("A change of the rules was not filed in time"),
    value_below_floor=N_("A rule asks for less than the law"),
    minutes_not_approved=N_("Minutes wait for approval"),
    payment_without_resolution=N_("A payment without a decision"),
    signatory_not_serving=N_("Somebody signs who holds no office"),
    read_aloud_missing=N_("Minutes were not read aloud"),
    majority_not_reached=N_("The majority was not reached"),
    reserved_seat_unfilled=N_("A kept seat stayed empty"),
    due_today=N_("Due today"),
    emergency_act=N_("Held at once for a child's sake"),
    candidate_helps=N_("A candidate has a task in her own election"),
    ballot_not_secret=N_("A secret vote was held openly"),
)


def code_words(code: str, tr: Translator) -> str:
    """A finding in a few words, for lists and totals."""
    return tr.say(CODES[code]) if code in CODES else code


def level_words(level: str, tr: Translator) -> str:
    """How grave a finding is, in a few words."""
    return tr.say(LEVELS[level])


def office_name(key: str, tr: Translator) -> str:
    """The usual name of an office; a group's own key with spaces."""
    return tr.say(OFFICES[key]) if key in OFFICES else key.replace("_", " ")


def subgroup_name(key: str, tr: Translator) -> str:
    """The members of a sub-group; a group's own key with spaces."""
    return tr.say(SUBGROUPS[key]) if key in SUBGROUPS else key.replace("_", " ")


def question_words(question: Question, tr: Translator) -> str:
    """One of the fifteen questions."""
    return tr.say(QUESTIONS[question])

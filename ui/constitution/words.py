"""Words of constitutions: questions with their pictures, states, sources, fields of rule values.

Message ids only; say them with `say(QUESTIONS[code][0])`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from governance.rules.parameters import Question
from sr_board.i18n import N_

__all__ = [
    "FIELDS",
    "ORIGINS",
    "QUESTIONS",
    "SOURCES",
    "STATUSES",
    "TEMPLATE_WORDS",
    "VALUES",
    "VOID_BY",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


QUESTIONS: Mapping[Question, str] = MappingProxyType(
    {
        Question.WHO_CAN_JOIN: N_("When may a member vote and stand?"),
        Question.HOW_OFTEN: N_("How often do we meet?"),
        Question.HOW_MANY_PRESENT: N_("How many of us must be there?"),
        Question.NOTICE: N_("How long before are we told of a special meeting?"),
        Question.HOW_TOLD: N_("How are we told?"),
        Question.HOW_DECIDE: N_("When is a decision passed?"),
        Question.HOW_CHANGE: N_("How do we change these rules?"),
        Question.WHICH_LEADERS: N_("Who leads the sitting?"),
        Question.HOW_LONG: N_("How long does a leader serve?"),
        Question.TIMES_IN_ROW: N_("How many times in a row?"),
        Question.HOW_CHOSEN: N_("How are leaders found?"),
        Question.HOW_VOTE: N_("How do we vote for leaders?"),
        Question.KEPT_SEATS: N_("For whom do we keep seats?"),
        Question.BANK: N_("Who signs at the bank?"),
        Question.REMOVAL: N_("How many must ask before we vote on removing a leader?"),
    }
)
TEMPLATE_WORDS = _table(
    shg=N_("Self-help group"),
    branch=N_("Branch committee"),
    cbo=N_("Community organisation"),
    federation=N_("Federation"),
    union=N_("Trade union"),
    coop=N_("Co-operative"),
    board=N_("Self-regulatory board"),
)
STATUSES = _table(
    draft=N_("draft"),
    circulated=N_("sent round"),
    adopted=N_("adopted"),
    superseded=N_("replaced by a later version"),
    void=N_("void"),
)
SOURCES = _table(
    own=N_("our own rule"),
    parent=N_("from {group}"),
    template=N_("from the template, not adopted"),
    default=N_("the program's usual value, not adopted"),
)
ORIGINS = _table(
    template=N_("as the template says"),
    wizard=N_("answered by us"),
    typed=N_("typed by us"),
)
VOID_BY = _table(
    court=N_("by a court"),
    registrar=N_("by the registrar"),
    general_meeting=N_("by the general meeting"),
    withdrawn=N_("given up by the group"),
)
FIELDS = _table(
    kind=N_("How it is counted"),
    num=N_("How many"),
    den=N_("Out of"),
    number=N_("Number"),
    base=N_("Counted on"),
    moment=N_("When it is counted"),
    adjourned=N_("At the second meeting"),
    wait_min=N_("Minutes we wait"),
    every=N_("Every"),
    unit=N_("Unit"),
    max_gap_days=N_("Most days between two"),
    share=N_("Share"),
    summon_days=N_("Days until it is called"),
    strict=N_("More than that"),
    allowed=N_("Allowed"),
    max=N_("Most"),
    min=N_("Least"),
    count_to_quorum=N_("Counts for those who must be there"),
    in_elections=N_("Also in elections"),
    months=N_("Months"),
    dues_days=N_("Days dues may be late"),
    attendance=N_("Meetings attended"),
    mode=N_("Way"),
    fraction=N_("Part that changes"),
    rounding=N_("A broken number is taken"),
    petition=N_("Members who must sign"),
    notice_days=N_("Days of notice"),
    majority=N_("Who must say yes"),
    lost_months=N_("Months until a new petition"),
    k=N_("How many sign"),
    n=N_("Out of how many"),
    must_include=N_("Must be among them"),
    change_days=N_("Days to tell the bank"),
    community_share_min=N_("Least share of the community"),
    counting=N_("Days are counted"),
    file_days=N_("Days to file it"),
    by=N_("Changed by"),
    group=N_("For"),
    value=N_("Value"),
)
VALUES = _table(
    share=N_("a share of all"),
    number=N_("a fixed number"),
    greater_of=N_("the larger of share and number"),
    lesser_of=N_("the smaller of share and number"),
    more_than_half=N_("more than half"),
    roll=N_("all members"),
    good_standing=N_("members in good standing"),
    seats_filled=N_("filled seats"),
    start=N_("at the start"),
    each_vote=N_("before every vote"),
    same=N_("the same number"),
    any=N_("those who come are enough"),
    clear=N_("clear days"),
    calendar=N_("calendar days"),
    week=N_("week"),
    month=N_("month"),
    year=N_("year"),
    office=N_("the office holder"),
    rotates=N_("members by turn"),
    cast=N_("votes for and against"),
    present=N_("members in the room"),
    elect=N_("by vote"),
    rota=N_("by turn"),
    staggered=N_("a part each year"),
    nearest=N_("to the nearest"),
    up=N_("upwards"),
    down=N_("downwards"),
    own=N_("our own meeting"),
    parent=N_("the body above us"),
    plurality=N_("most votes, one post"),
    plurality_block=N_("most votes, several posts"),
    approval_block=N_("a mark for each one approved"),
    yes_no_single=N_("yes or no to one name"),
    two_round_majority=N_("two rounds until more than half"),
    stv_scottish_wigm=N_("by preference, several posts"),
    irv=N_("by preference, one post"),
    show_of_hands=N_("by show of hands"),
    queue=N_("by standing in line"),
    consensus=N_("all agree"),
    declare=N_("elected without a vote"),
    yes_no=N_("we still vote yes or no"),
    vacant=N_("stays empty"),
    open=N_("goes to anyone"),
    reserved_first=N_("kept seats first"),
    minimal_displacement=N_("only where needed"),
    april=N_("on 1 April"),
    recount=N_("count again"),
    earlier_round=N_("an earlier round"),
    lot=N_("draw lots"),
    word=N_("by word of mouth"),
    paper=N_("on paper"),
    call=N_("by telephone"),
    sms=N_("by text message"),
    poster=N_("by poster"),
    drum=N_("by drum"),
    chair=N_("Chair"),
    secretary=N_("Secretary"),
    treasurer=N_("Treasurer"),
    member=N_("Member"),
    representative=N_("Representative"),
    president=N_("President"),
    vice_president=N_("Vice-president"),
    joint_secretary=N_("Joint secretary"),
)

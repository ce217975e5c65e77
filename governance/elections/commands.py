"""What a person may ask for around elections: frozen commands, one for each act.

Ids are those of groups, persons, elections, posts, candidates, sheets, results and objections.
The services check everything; nothing here does. No command holds a voter together with a ballot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

__all__ = [
    "AddObserver",
    "AnnulElection",
    "AppointHelpers",
    "BallotCount",
    "CallElection",
    "ChangeDates",
    "ChangeMethod",
    "CloseElection",
    "CountPost",
    "DecideNomination",
    "DecideObjection",
    "DeclareElection",
    "DrawLot",
    "FreezeRoll",
    "GiveSymbols",
    "MarkResult",
    "Nominate",
    "NotePrinted",
    "Object",
    "PostEntry",
    "RecordSheet",
    "SetCompanions",
    "StepElection",
    "StrikeVoter",
    "TickVoter",
    "WithdrawNomination",
]


@dataclass(frozen=True)
class PostEntry:
    """A post that is voted on: seats of an office, or delegates when `office_id` is None.

    `method` None: as the rules say. `seats` None for delegates: as the rules reckon from the roll.
    """

    title: str
    office_id: str | None = None
    seats: int | None = None
    method: str | None = None
    colour: str = "white"
    kept_seats: bool = True


@dataclass(frozen=True)
class CallElection:
    """Call an election. `resolution_id` None: a term ends."""

    group_id: str
    title: str
    posts: tuple[PostEntry, ...]
    roll_date: date
    nominations_open: date
    nominations_close: date
    withdrawals_until: date
    polling_on: date
    place: str = ""
    polling_form: str = "boxes"
    resolution_id: str | None = None
    tier_parent: str | None = None
    follows: str | None = None


@dataclass(frozen=True)
class ChangeDates:
    """Other days or another place, before the vote."""

    election_id: str
    roll_date: date
    nominations_close: date
    withdrawals_until: date
    polling_on: date
    place: str = ""


@dataclass(frozen=True)
class ChangeMethod:
    """Vote on a post another way, after somebody objected to choosing by agreement."""

    post_id: str
    method: str


@dataclass(frozen=True)
class AppointHelpers:
    """Who runs the election: appointed by a resolution. Both lists replace what stood there.

    `officer_related`: she is the spouse or works for a candidate; that is allowed and noted.
    """

    election_id: str
    officer_id: str
    scrutineers: tuple[str, ...]
    resolution: str = ""
    clerks: tuple[str, ...] = ()
    officer_related: bool = False


@dataclass(frozen=True)
class AddObserver:
    """Somebody watches: a person of the register, or a guest by name."""

    election_id: str
    person_id: str | None = None
    name: str = ""


@dataclass(frozen=True)
class StepElection:
    """Go on to the next state. `read_out`: mode and tie rule were read out (opening nominations).

    `early`: the vote is begun or ended on another day than planned, and that was agreed.
    """

    election_id: str
    read_out: bool = False
    early: bool = False


@dataclass(frozen=True)
class Nominate:
    """A nomination form as it was handed in. `consent`: signature or thumb, "" when missing."""

    post_id: str
    person_id: str
    proposer_id: str
    seconder_id: str
    nominated_on: date
    consent: str = ""
    wish: str = ""
    kept_seat: bool = False


@dataclass(frozen=True)
class DecideNomination:
    """Accept or refuse a nomination; a refusal, or an acceptance against the check, has words."""

    candidate_id: str
    accept: bool
    note: str = ""


@dataclass(frozen=True)
class WithdrawNomination:
    """She does not stand any more."""

    candidate_id: str
    on: date | None = None


@dataclass(frozen=True)
class GiveSymbols:
    """Give out the symbols of a post. `lots`: symbol to the candidate whom the lot named."""

    post_id: str
    lots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FreezeRoll:
    """The roll is final from now on."""

    election_id: str


@dataclass(frozen=True)
class StrikeVoter:
    """Strike a name off the frozen roll. `reason`: died or left."""

    entry_id: str
    reason: str
    first_mark: str
    second_mark: str


@dataclass(frozen=True)
class NotePrinted:
    """How many ballot papers of a post were printed, and how many of them are kept back."""

    post_id: str
    printed: int
    spare: int = 0


@dataclass(frozen=True)
class TickVoter:
    """A voter takes her paper (`voted`), or a tick was a slip. Nothing else is known of her."""

    entry_id: str
    voted: bool = True


@dataclass(frozen=True)
class SetCompanions:
    """How many voters had a person of their choice beside them. A total, no names."""

    election_id: str
    count: int


@dataclass(frozen=True)
class BallotCount:
    """So many equal papers: candidate numbers as they stand on them."""

    choices: tuple[int, ...]
    papers: int


@dataclass(frozen=True)
class RecordSheet:
    """What was counted in a box for a post.

    `totals`: votes by candidate number; left empty where `ballots` are given. `issued` None: as
    many as were found. `present` and `abstain`: for hands. `replaces`: the sheet that is corrected
    or counted again (`recount`).
    """

    post_id: str
    box: str
    totals: Mapping[int, int] = field(default_factory=dict)
    valid: int = 0
    blank: int = 0
    invalid: int = 0
    unreturned: int = 0
    issued: int | None = None
    spare: int = 0
    tendered: int = 0
    present: int | None = None
    mixed: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    ballots: tuple[BallotCount, ...] = ()
    replaces: str | None = None
    recount: bool = False
    apart: bool = False
    photo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class CountPost:
    """Reckon the result of a post from its sheets."""

    post_id: str


@dataclass(frozen=True)
class DrawLot:
    """The record of a lot: `order` holds every tied candidate number, the first drawn first.

    `absent`: tied candidates who did not come; that does not stop it.
    """

    post_id: str
    order: tuple[int, ...]
    drawer: str
    witnesses: tuple[str, ...]
    chits_shown: int
    absent: tuple[int, ...] = ()
    photo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class MarkResult:
    """A mark under the results of an election. `kind`: signature or thumb."""

    election_id: str
    person_id: str
    kind: str = "signature"


@dataclass(frozen=True)
class DeclareElection:
    """Lock the results and say them aloud."""

    election_id: str


@dataclass(frozen=True)
class Object:
    """A written objection."""

    election_id: str
    by_person: str
    text: str
    made_on: date | None = None


@dataclass(frozen=True)
class DecideObjection:
    """`decision`: no_ground, or new_count (the election is disputed and counted again)."""

    objection_id: str
    decision: str
    decided_by: str
    text: str


@dataclass(frozen=True)
class AnnulElection:
    """The election does not count, by a resolution or an order."""

    election_id: str
    order: str


@dataclass(frozen=True)
class CloseElection:
    """The result stands: terms of office begin on this day.

    `end_held_over`: whoever stayed on past her term in one of these offices ends the day before.
    """

    election_id: str
    terms_from: date
    end_held_over: bool = True

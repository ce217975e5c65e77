"""What a person may ask for around leaders: frozen commands, one for each act.

Money in paise, days as dates. Ids are those of offices, terms, persons, resolutions. The services
check everything; nothing here does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sr_board.people.rules.kinds import EndReason, HowSeated

__all__ = [
    "AskForRecall",
    "BankAnswered",
    "BeginLeading",
    "CallRecall",
    "CashCount",
    "CheckLeaders",
    "DecideMandate",
    "DecideRecall",
    "DecideTurn",
    "DrawLots",
    "EndLeading",
    "HandoverMarkGiven",
    "HandoverThing",
    "PrepareHandover",
    "ProposeTurn",
    "RetireThird",
    "SayWilling",
    "SignHandover",
    "SignatoryNamed",
    "TellBank",
    "VerifyPetition",
    "WithdrawMandate",
    "WriteHandover",
]


@dataclass(frozen=True)
class BeginLeading:
    """A person takes a seat. `until`: last day, when it is not the whole term of the office.

    `resolution_id` of this program, or `paper_resolution`, a number from the paper book.
    """

    office_id: str
    person_id: str
    how: HowSeated
    started: date
    seat_no: int = 1
    until: date | None = None
    resolution_id: str | None = None
    paper_resolution: str = ""
    election_id: str | None = None
    acting_for: str | None = None


@dataclass(frozen=True)
class EndLeading:
    """A term ends on a day, for a reason."""

    term_id: str
    ended: date
    reason: EndReason
    resolution_id: str | None = None
    paper_resolution: str = ""


@dataclass(frozen=True)
class CheckLeaders:
    """Hold the group's offices, mandates and hand-overs against its rules, and record findings."""

    group_id: str


@dataclass(frozen=True)
class SayWilling:
    """A member says whether she wishes to serve in an office."""

    office_id: str
    person_id: str
    willing: bool


@dataclass(frozen=True)
class ProposeTurn:
    """Rank the members for the next turn in an office on a day, and keep the proposal."""

    office_id: str
    on: date
    seat_no: int | None = None


@dataclass(frozen=True)
class DrawLots:
    """Chits were drawn by hand. `drawn`: all tied persons in the order of drawing.

    `purpose`: rotation or staggered. `chits_each`: how many chits each name had.
    """

    group_id: str
    purpose: str
    day: date
    tied: tuple[str, ...]
    drawn: tuple[str, ...]
    drawer: str
    witness_one: str
    witness_two: str
    office_id: str | None = None
    chits_each: int = 5
    chits_shown: bool = True
    scan: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class DecideTurn:
    """The meeting took a person; who departs from the order gives the reason."""

    proposal_id: str
    person_id: str
    resolution_id: str
    started: date
    seat_no: int = 1
    reason: str = ""


@dataclass(frozen=True)
class RetireThird:
    """Those who retire at the general meeting by the group's rule. `on`: their last day.

    `lot_id`: the lot between persons elected on the same day, where one was needed.
    """

    group_id: str
    on: date
    resolution_id: str | None = None
    lot_id: str | None = None


@dataclass(frozen=True)
class SignatoryNamed:
    """One who signs at the bank, and the office for which she does."""

    person_id: str
    office_key: str = ""


@dataclass(frozen=True)
class DecideMandate:
    """The group decided who signs at the bank. An empty `k` or `must_include` takes the rule's.

    `in_force`: the bank already works by it (the mandate found when the book was begun).
    """

    group_id: str
    account: str
    bank: str
    signatories: tuple[SignatoryNamed, ...]
    decided_on: date
    branch: str = ""
    k: int | None = None
    must_include: tuple[str, ...] | None = None
    resolution_id: str | None = None
    paper_resolution: str = ""
    chair_id: str | None = None
    secretary_id: str | None = None
    in_force: bool = False


@dataclass(frozen=True)
class TellBank:
    """The papers were handed in at the bank; a picture of the stamped letter may be kept."""

    mandate_id: str
    on: date
    note: str = ""
    scan: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class BankAnswered:
    """The bank answered that it now works by the new mandate."""

    mandate_id: str
    on: date
    note: str = ""
    scan: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WithdrawMandate:
    """A mandate that the bank never took up is withdrawn, with the reason."""

    mandate_id: str
    on: date
    reason: str


@dataclass(frozen=True)
class AskForRecall:
    """A petition to remove a leader was handed in."""

    term_id: str
    handed_in_on: date
    petition_marks: int


@dataclass(frozen=True)
class VerifyPetition:
    """The lines of the petition, one after another: who marked it, None for one on no roll."""

    recall_id: str
    lines: tuple[str | None, ...]
    verified_by: str
    on: date


@dataclass(frozen=True)
class CallRecall:
    """The special meeting that votes on it."""

    recall_id: str
    meeting_id: str


@dataclass(frozen=True)
class DecideRecall:
    """What the meeting decided. `heard`: the leader was heard, or stayed away of her own will."""

    recall_id: str
    resolution_id: str
    heard: bool


@dataclass(frozen=True)
class PrepareHandover:
    """Begin the certificate for a term that ended or ends; `to_term_id` follows it."""

    from_term_id: str
    to_term_id: str


@dataclass(frozen=True)
class CashCount:
    """So many notes or coins of one worth (paise)."""

    worth: int
    pieces: int


@dataclass(frozen=True)
class HandoverThing:
    """One line of the list: given or not, how many, and a remark."""

    kind: str
    label: str = ""
    given: bool = False
    pieces: int | None = None
    remark: str = ""


@dataclass(frozen=True)
class WriteHandover:
    """Everything on the certificate as it stands now. What is None is not yet written.

    A treasurer's part: `cash`, `cash_book`, `bank_balance`, `bank_balance_on`.
    """

    handover_id: str
    day: date | None = None
    things: tuple[HandoverThing, ...] | None = None
    cash: tuple[CashCount, ...] | None = None
    cash_book: int | None = None
    bank_balance: int | None = None
    bank_balance_on: date | None = None
    passphrase_changed: bool | None = None
    open_claims: int | None = None
    differences: str | None = None


@dataclass(frozen=True)
class HandoverMarkGiven:
    """A mark on the certificate: giver, taker or witness; how: thumb, signature or tick."""

    person_id: str
    capacity: str
    kind: str = "thumb"


@dataclass(frozen=True)
class SignHandover:
    """The marks under the certificate; it is final from then on."""

    handover_id: str
    marks: tuple[HandoverMarkGiven, ...]
    scan: bytes | None = field(default=None, repr=False)

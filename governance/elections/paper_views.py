"""What election papers are drawn from: plain frozen values, nothing of the database in them.

`symbol` is the name of an icon in resources/icons, `hue` one of the six hues of tiles. A post keeps
one hue on all its papers, so that sets of ballots are never mixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.rules.counting.contest import Contest, Method
from governance.rules.counting.result import CountResult
from governance.rules.symbols import BALLOT_SYMBOLS

__all__ = [
    "HUES",
    "SYMBOLS_ON_FORM",
    "BallotsPaper",
    "CertificatePaper",
    "CountPaper",
    "CredentialPaper",
    "LotPaper",
    "NominationPaper",
    "PaperHead",
    "PostOnPaper",
    "PosterPaper",
    "RollOnPaper",
    "RollPaper",
    "RoundsPaper",
    "Standing",
    "TermOnPaper",
]  # fmt: skip

HUES = ("indigo", "marigold", "leaf", "plum", "sea", "clay")
"""Hues for posts, in the order in which they are given out."""

SYMBOLS_ON_FORM = 24
"""As many symbols as stand before the mark of the candidate on the nomination form."""


@dataclass(frozen=True)
class Standing:
    """A candidate as she stands on papers: number on the ballot, chosen name, symbol."""

    number: int
    name: str
    symbol: str
    member_no: int | None = None


@dataclass(frozen=True)
class PostOnPaper:
    """A post with its candidates in ballot order. `max_marks`: None for any number."""

    title: str
    seats: int
    method: Method
    candidates: tuple[Standing, ...] = ()
    hue: str = "indigo"
    max_marks: int | None = None


@dataclass(frozen=True)
class PaperHead:
    """What all papers of an election say: its title, day and place."""

    title: str
    polling_on: date | None = None
    place: str = ""
    code: str = ""


@dataclass(frozen=True)
class BallotsPaper:
    """A set of ballots for one post. `numbers`: of the first and the last counterfoil."""

    head: PaperHead
    post: PostOnPaper
    numbers: tuple[int, int]


@dataclass(frozen=True)
class PosterPaper:
    """Candidates' sheet for the wall, all posts."""

    head: PaperHead
    posts: tuple[PostOnPaper, ...]


@dataclass(frozen=True)
class NominationPaper:
    """Nomination form. `closes_on`: last day. `taken`: symbols already given out.

    `symbols`: all that may be asked for; the first ones before her mark, the rest
    below it.
    """

    head: PaperHead
    posts: tuple[PostOnPaper, ...]
    closes_on: date | None = None
    symbols: tuple[str, ...] = BALLOT_SYMBOLS
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RollOnPaper:
    """One voter of the roll: number in the register, chosen name, her tile, good standing.

    `struck`: taken out after freezing (died, left).
    """

    number: int
    name: str
    symbol: str = ""
    hue: str = "indigo"
    good_standing: bool = True
    struck: bool = False


@dataclass(frozen=True)
class RollPaper:
    """The roll with a column to mark who has voted. `frozen_on` None: still open."""

    head: PaperHead
    voters: tuple[RollOnPaper, ...]
    frozen_on: date | None = None


@dataclass(frozen=True)
class CountPaper:
    """Count sheet of one box and post, empty or filled in. `totals` by candidate number."""

    head: PaperHead
    post: PostOnPaper
    box: str = ""
    issued: int | None = None
    valid: int | None = None
    blank: int | None = None
    invalid: int | None = None
    unreturned: int | None = None
    totals: Mapping[int, int] = field(default_factory=dict)
    recount: bool = False


@dataclass(frozen=True)
class LotPaper:
    """Record of a lot, before it (`order` empty) or after. `refused`: who did not wish to come."""

    head: PaperHead
    post: PostOnPaper
    tied: tuple[int, ...]
    places: int | None
    votes: int | None = None
    order: tuple[int, ...] = ()
    drawer: str = ""
    witnesses: tuple[str, ...] = ()
    drawn_on: date | None = None
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermOnPaper:
    """From when until when somebody is elected. `months`: all that is known before the terms are
    written, the length by the rules."""

    starts: date | None = None
    ends: date | None = None
    months: int | None = None


@dataclass(frozen=True)
class CertificatePaper:
    """The certificate of one post: contest and result as they were locked.

    `issued`, `unreturned`: of all boxes. `lot`: how a tie was settled. Marks: the returning
    officer, scrutineers and observers by name.
    """

    head: PaperHead
    post: PostOnPaper
    contest: Contest
    result: CountResult
    term: TermOnPaper | None = None
    issued: int | None = None
    unreturned: int | None = None
    objections_until: date | None = None
    declared_on: date | None = None
    lot: LotPaper | None = None
    returning_officer: str = ""
    scrutineers: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    corrects: str = ""


@dataclass(frozen=True)
class RoundsPaper:
    """The explanation of a count, step by step."""

    head: PaperHead
    post: PostOnPaper
    contest: Contest
    result: CountResult


@dataclass(frozen=True)
class CredentialPaper:
    """Proof that a delegate may vote for her group. `apart`: her own election is disputed, her
    ballot goes into an envelope."""

    head: PaperHead
    name: str
    member_no: int | None
    symbol: str
    hue: str
    from_group: str
    to_body: str
    votes: int
    serial: str
    apart: bool = False

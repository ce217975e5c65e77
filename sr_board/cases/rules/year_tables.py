"""The tables of a year beside the return: age bands, origin, source, means, follow-ups, the board,
letters, data protection. Pure.

Source: domain paper, section 20, tables 4 to 9, 12 and 14. They exist for whole years only. A table
whose total may not be told is withheld whole; in the others a number of persons under five prints
as "<5", and the next smallest is hidden with it where the total would give it away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sr_board.cases.rules.bands import BANDS
from sr_board.cases.rules.returns import COLUMNS, Fact, Return
from sr_board.cases.rules.suppression import bounds, first_shown, hide_more, percent
from sr_board.cases.vocabulary import Basis, CaseSource, MeansTick, ReferralKind

__all__ = ["NUMBER", "SHARE", "TABLES", "BoardYear", "Cell", "YearTable", "year_tables"]

NUMBER = "number"
"""The column of a table that has only one."""
SHARE = "share"
"""The column under which a share of a table is kept."""
TABLES = ("bands", "origin", "source", "means", "follow_ups", "board", "letters", "data")
"""Keys of the tables, in the order of the paper."""
_CHILD = frozenset({"child_by_order", "presumed_child", "unwilling"})
_VISITS = ("visit_due", "visit_done")
_ANSWERS = ("taken", "refused", "waiting")
_TOLD = tuple(f"told_{one}" for one in Basis)


@dataclass(frozen=True)
class Cell:
    """A number of a table: where it stands, the true one, and what is printed."""

    row: str
    column: str
    true: int
    shown: int | str


@dataclass(frozen=True)
class YearTable:
    """A table of a year. `withheld`: none of its numbers may be printed; `shares`: row and text of
    a share that stands under it."""

    key: str
    cells: tuple[Cell, ...]
    withheld: bool = False
    shares: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class BoardYear:
    """What the board's own registers count in a year. `votes`, `community_votes`: members with a
    vote over all sittings, and those of the community; `erased_*`: certificates of erasure."""

    sittings: int = 0
    quorum_failures: int = 0
    recusals: int = 0
    votes: int = 0
    community_votes: int = 0
    erased_identities: int = 0
    erased_files: int = 0
    breaches: int = 0


def year_tables(found: Return, facts: Iterable[Fact], board: BoardYear) -> tuple[YearTable, ...]:
    """All tables of the year of a return. `facts`: of every file; those screened in the year count
    for age, origin, source and means, what happened in the year for the others."""
    every = tuple(facts)
    year = int(found.period)
    screened = tuple(fact for fact in every if fact.month.startswith(found.period))
    happened: Counter[str] = Counter()
    for fact in every:
        happened.update({word: n for at, word, n in fact.events if at == year})
    return (
        _bands(found, screened),
        _by("origin", dict(sorted(Counter(one.origin for one in screened).items())), found),
        _by("source", _ordered(CaseSource, (fact.source for fact in screened)), found),
        _means(screened),
        _plain("follow_ups", {word: happened[word] for word in _VISITS}),
        _board(board, happened),
        _letters(happened),
        _data(board, happened),
    )


def _bands(found: Return, facts: Sequence[Fact]) -> YearTable:
    """Age bands by finding. A finding whose own number is not told tells no band either."""
    cells: list[Cell] = []
    for finding in COLUMNS:
        true = {band: 0 for band in BANDS}
        for fact in facts:
            if fact.finding == finding:
                true[fact.band] += 1
        shown = _column(true, found.shown[finding], zero_too=finding in _CHILD)
        told = shown if shown is not None else dict.fromkeys(true, "–")
        cells += [Cell(band, finding, true[band], told[band]) for band in BANDS]
    ordered = sorted(cells, key=lambda one: BANDS.index(one.row))
    return YearTable("bands", tuple(ordered), all(cell.shown == "–" for cell in cells))


def _by(key: str, true: Mapping[str, int], found: Return) -> YearTable:
    """Numbers that add up to the files screened."""
    shown = _column(dict(true), found.shown["screened"])
    return _one_column(key, true, shown)


def _means(facts: Sequence[Fact]) -> YearTable:
    """Persons who reported each means; one person may have reported several. It speaks of those
    who did not come freely: nought is a small number here."""
    true = Counter({str(one): 0 for one in MeansTick})
    true.update(means for fact in facts for means in fact.means)
    shown = {key: first_shown(n, zero_too=True) for key, n in true.items()}
    return _one_column("means", true, shown)


def _plain(key: str, true: Mapping[str, int]) -> YearTable:
    """Numbers that stand by themselves: under five is not told."""
    return _one_column(key, true, {name: first_shown(n) for name, n in true.items()})


def _board(board: BoardYear, happened: Mapping[str, int]) -> YearTable:
    """Sittings are told as they are; what touches a single file is a small number under five."""
    persons = {
        "recusals": board.recusals,
        "emergency": happened["emergency"],
        "ratified": happened["ratified"],
    }
    sittings = {"sittings": board.sittings, "quorum_failures": board.quorum_failures}
    true = sittings | persons
    shown: dict[str, int | str] = dict(sittings)
    shown |= {name: first_shown(n) for name, n in persons.items()}
    share = percent(board.community_votes, board.votes)
    table = _one_column("board", true, shown)
    return YearTable("board", table.cells, shares=(("community_share", share),))


def _letters(happened: Mapping[str, int]) -> YearTable:
    """Letters by service: sent, and of these taken up, refused, without an answer."""
    cells: list[Cell] = []
    for kind in ReferralKind:
        true = {answer: happened[f"letter_{kind}_{answer}"] for answer in _ANSWERS}
        sent = sum(true.values())
        if not sent:
            continue
        whole = first_shown(sent)
        shown = _column(true, whole)
        if shown is None:
            shown = dict.fromkeys(true, "–")
        cells.append(Cell(str(kind), "sent", sent, whole))
        cells += [Cell(str(kind), answer, true[answer], shown[answer]) for answer in _ANSWERS]
    return YearTable("letters", tuple(cells))


def _data(board: BoardYear, happened: Mapping[str, int]) -> YearTable:
    """Openings and breaches are told as they are; what touches one person is small under five."""
    acts = {"opening": happened["opening"], "breaches": board.breaches}
    persons = {word: happened[word] for word in (*_TOLD, "withdrawn")}
    persons |= {
        "erased_identities": board.erased_identities,
        "erased_files": board.erased_files,
    }
    shown: dict[str, int | str] = {name: first_shown(n) for name, n in persons.items()}
    shown |= acts
    order = ("opening", *persons, "breaches")
    true = persons | acts
    return _one_column("data", {name: true[name] for name in order}, shown)


def _ordered(kinds: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """Numbers of each kind in the order of the vocabulary, others last."""
    counted = Counter(found)
    true = {str(kind): counted.pop(str(kind), 0) for kind in kinds}
    return true | dict(counted)


def _column(
    true: dict[str, int], total: int | str, *, zero_too: bool = False
) -> dict[str, int | str] | None:
    """What is printed of cells that add up to a total; None when none of them may be."""
    if not isinstance(total, int):
        return None
    shown = {key: first_shown(n, zero_too=zero_too) for key, n in true.items()}
    parts = {key: bounds(one, zero_too=zero_too) for key, one in shown.items()}
    return shown if hide_more(shown, true, parts, total, tuple(true)) else None


def _one_column(
    key: str, true: Mapping[str, int], shown: Mapping[str, int | str] | None
) -> YearTable:
    if shown is None:
        return YearTable(key, tuple(Cell(row, NUMBER, n, "–") for row, n in true.items()), True)
    return YearTable(key, tuple(Cell(row, NUMBER, n, shown[row]) for row, n in true.items()))

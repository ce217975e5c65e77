"""A count as rows and columns to be drawn: one column for each round, one row for each candidate.

Plain data, no Qt. Values are in 1/100000 of a vote; shown with two places where they are broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.elections.views import CandidateView, PostView
from governance.rules.counting.result import SCALE, CountResult, Round
from governance.symbol_words import symbol_word
from sr_board import i18n
from ui.live import say, say_n

__all__ = [
    "CountCell",
    "CountColumn",
    "CountDrawing",
    "CountRow",
    "drawing_of",
    "headline",
    "short_votes",
    "title_of",
]


@dataclass(frozen=True)
class CountRow:
    """The name of a row: symbol tile, its word in bold, the candidate below."""

    symbol: str
    word: str
    name: str


@dataclass(frozen=True)
class CountColumn:
    """The head of a column, and the figure at its foot (papers without a further choice)."""

    head: str
    line: str
    foot: str = ""


@dataclass(frozen=True)
class CountCell:
    """One cell. `look`: runs, won (elected here), held (elected before), out (goes out), gone.

    `value` is None where there is no bar. `note`: the words below it.
    """

    look: str
    value: int | None = None
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class CountDrawing:
    """Everything that the picture of a count shows. `threshold`: where the dashed line stands."""

    rows: tuple[CountRow, ...]
    columns: tuple[CountColumn, ...]
    cells: tuple[tuple[CountCell, ...], ...]
    threshold: int | None
    foot: str
    sentence: str

    @property
    def peak(self) -> int:
        """The longest bar: the scale is the same in every round."""
        values = [cell.value or 0 for row in self.cells for cell in row]
        return max(*values, self.threshold or 0, 1)


def short_votes(value: int) -> str:
    """A value with at most two places, an exact half up: 16.14300 is 16.14."""
    tr = i18n.current()
    hundredths = (2 * value + SCALE // 100) // (2 * (SCALE // 100))
    whole, rest = divmod(hundredths, 100)
    return tr.integer(whole) + (tr.digits(f".{rest:02d}") if rest else "")


def title_of(candidate: CandidateView) -> str:
    """How a candidate is called aloud: by her symbol, else by name."""
    return say(symbol_word(candidate.symbol)) if candidate.symbol else candidate.name


def _row(candidate: CandidateView) -> CountRow:
    if not candidate.symbol:
        tr = i18n.current()
        return CountRow(
            "", candidate.name, say("No. {number}", number=tr.digits(str(candidate.number)))
        )
    return CountRow(candidate.symbol, title_of(candidate), candidate.name)


def drawing_of(post: PostView, result: CountResult) -> CountDrawing:
    """The picture of a count of a post."""
    if result.rounds:
        return _ranked(post, result)
    return _by_totals(post, result)


# -- ranked papers -------------------------------------------------------------------------------


def _ranked(post: PostView, result: CountResult) -> CountDrawing:
    rounds = [each for each in result.rounds if each.action != "tie"]
    standing = post.standing
    first = rounds[0].tallies
    order = sorted(standing, key=lambda c: (-first.get(c.number, 0), c.number))
    return CountDrawing(
        rows=tuple(_row(candidate) for candidate in order),
        columns=tuple(_column(post, each) for each in rounds),
        cells=tuple(_cells(post, candidate, result.rounds, rounds) for candidate in order),
        threshold=None if result.quota is None else result.quota * SCALE,
        foot=say("No further choice"),
        sentence=headline(post, result),
    )


def _column(post: PostView, each: Round) -> CountColumn:
    head = say("Round {number}", number=i18n.current().integer(each.number))
    foot = short_votes(each.not_transferable)
    if each.candidate is None:
        return CountColumn(head, say("first choices"), foot)
    name = title_of(post.candidate(each.candidate))
    if each.action == "transfer":
        votes = short_votes(each.value)
        return CountColumn(head, say("{name}: {votes} spare", name=name, votes=votes), foot)
    return CountColumn(head, say("{name} is out", name=name), foot)


def _cells(
    post: PostView, candidate: CandidateView, every: Sequence[Round], shown: Sequence[Round]
) -> tuple[CountCell, ...]:
    cells = []
    elected = False
    number = candidate.number
    for index, each in enumerate(shown):
        following = shown[index + 1] if index + 1 < len(shown) else None
        value = each.tallies.get(number)
        if value is None:
            cells.append(_gone(each, number))
        elif number in each.elected:
            elected = True
            cells.append(CountCell("won", value, short_votes(value), say("elected")))
        elif elected:
            cells.append(CountCell("held", value, short_votes(value)))
        elif following is not None and _excluded(following, number):
            note = say("fewest, goes out")
            cells.append(CountCell("out", value, short_votes(value), note))
        else:
            cells.append(CountCell("runs", value, short_votes(value), _waits(every, each, number)))
    return tuple(cells)


def _excluded(each: Round, number: int) -> bool:
    return each.action == "exclude" and each.candidate == number


def _waits(every: Sequence[Round], each: Round, number: int) -> str:
    """Words under a candidate for whose tie the count stopped after this round."""
    last = every[-1]
    if last.action != "tie" or last.tie is None or last.tie.settled != "waits":
        return ""
    before = every[-2] if len(every) > 1 else None
    return say("equal votes") if each is before and number in last.tie.tied else ""


def _gone(each: Round, number: int) -> CountCell:
    if each.action == "exclude" and each.candidate == number:
        papers = sum(moved.papers for moved in each.moved)
        return CountCell("gone", note=say_n("{n} paper moved on", "{n} papers moved on", papers))
    return CountCell("gone", text="–")


# -- totals --------------------------------------------------------------------------------------


def _by_totals(post: PostView, result: CountResult) -> CountDrawing:
    totals = dict(result.totals or {})
    people = [c for c in post.standing if c.number in totals or result.decided_by]
    order = sorted(people, key=lambda c: (-totals.get(c.number, 0), c.number))
    cells = tuple((_total(c.number, totals, result),) for c in order)
    rows = [_row(candidate) for candidate in order]
    if 0 in totals:  # yes or no to one name
        rows.append(CountRow("", say("No"), ""))
        cells = (*cells, (CountCell("runs", totals[0] * SCALE, short_votes(totals[0] * SCALE)),))
    head = say("Second round") if _is_second(post, result) else say("Votes")
    return CountDrawing(
        rows=tuple(rows),
        columns=(CountColumn(head, _how(result)),),
        cells=cells,
        threshold=None,
        foot="",
        sentence=headline(post, result),
    )


def _is_second(post: PostView, result: CountResult) -> bool:
    return post.contest == "runoff" and not result.runoff


def _how(result: CountResult) -> str:
    words = {
        "unopposed": say("no vote was needed"),
        "lot": say("the lot decided the last seat"),
        "reservation": say("with kept seats"),
        "consensus": say("nobody objected"),
    }
    return words.get(result.decided_by or "", say("most votes first"))


def _total(number: int, totals: dict[int, int], result: CountResult) -> CountCell:
    votes = totals.get(number)
    value = None if votes is None else votes * SCALE
    text = "" if value is None else short_votes(value)
    if number in result.elected_set:
        note = say("elected")
        if number in result.elected_by_reservation:
            note = say("elected, kept seat")
        return CountCell("won", value, text, note)
    if number in result.tied:
        return CountCell("runs", value, text, say("equal votes"))
    if number in result.runoff:
        return CountCell("runs", value, text, say("goes into the second round"))
    return CountCell("runs", value, text)


# -- the sentence --------------------------------------------------------------------------------


def headline(post: PostView, result: CountResult) -> str:
    """Who is elected, or what is waited for, in one sentence."""
    tr = i18n.current()
    if result.needs_lot:
        names = tr.join(title_of(post.candidate(number)) for number in result.tied)
        return say_n(
            "{names} have equal votes for {n} place. Nobody is named until the lot is drawn.",
            "{names} have equal votes for {n} places. Nobody is named until the lot is drawn.",
            result.seats_for_tied or 1,
            names=names,
        )
    if result.runoff and not result.elected_set:
        names = tr.join(title_of(post.candidate(number)) for number in result.runoff)
        return say("{names} go into the second round.", names=names)
    if not result.elected_set:
        return say("Nobody is elected.")
    names = tr.join(title_of(post.candidate(number)) for number in result.elected_set)
    if result.quota is not None and len(result.rounds) > 1:
        quota = tr.integer(result.quota)
        return say("{names}: elected. {quota} votes elect one person.", names=names, quota=quota)
    return say_n(
        "{names} is elected.", "{names} are elected.", len(result.elected_set), names=names
    )

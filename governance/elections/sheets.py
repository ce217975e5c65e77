"""What is typed from a count sheet, checked and ready to be stored. Reads only, writes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.elections.commands import RecordSheet
from governance.elections.contests import roll_size
from governance.elections.frozen import rules_of
from governance.elections.models import CountSheet, ElectionPost, RollEntry
from governance.elections.work import Running, standing_candidates, standing_sheets
from governance.rules.counting.ballots import Pattern, marked, ranked
from governance.rules.counting.checks import Sheet, check_hands, check_marks, check_sheet
from governance.rules.election_steps import Contest, Method
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken

__all__ = ["Figures", "check_place", "figures_of", "round_of", "voted_count"]


@dataclass(frozen=True)
class Figures:
    """A sheet that balances. `patterns`: grouped papers, sorted; () where totals were written."""

    totals: Mapping[int, int]
    issued: int
    valid: int
    blank: int
    invalid: int
    patterns: tuple[Pattern, ...] = ()

    @property
    def cast(self) -> int:
        """Papers that came out of the box."""
        return self.valid + self.blank + self.invalid


def round_of(post: ElectionPost) -> int:
    """1, or 2 when the run-off is being held."""
    return 2 if post.contest == "runoff" else 1


def voted_count(session: Session, election_id: str, round_no: int) -> int:
    """Ticks on the roll."""
    flag = RollEntry.voted_again if round_no == 2 else RollEntry.voted
    query = select(func.count()).where(RollEntry.election_id == election_id, flag.is_(True))
    return session.scalar(query.select_from(RollEntry)) or 0


def figures_of(run: Running, post: ElectionPost, typed: RecordSheet) -> Figures:
    """The figures of a sheet, from its papers where there are any. Raises what H3 refuses."""
    method = Method.YES_NO_SINGLE if post.contest == Contest.YES_NO else Method(post.method)
    if method is Method.CONSENSUS:
        return _agreed(typed)
    if typed.present is not None or method in (Method.SHOW_OF_HANDS, Method.QUEUE):
        return _hands(post, typed)
    if typed.ballots:
        figures = _from_papers(run, post, method, typed)
    elif method.ranked:
        raise InputInvalid("ballots-missing", field="ballots")
    else:
        found = typed.valid + typed.blank + typed.invalid + typed.unreturned
        issued = found if typed.issued is None else typed.issued
        figures = Figures(typed.totals, issued, typed.valid, typed.blank, typed.invalid)
    check_sheet(
        Sheet(figures.issued, figures.valid, figures.blank, figures.invalid, typed.unreturned)
    )
    if not method.ranked:
        marks = 1 if method.one_post else post.max_marks
        check_marks(figures.totals, figures.valid, marks)
    return figures


def _hands(post: ElectionPost, typed: RecordSheet) -> Figures:
    """Totals only; who abstained stands under `blank`. No more hands than persons (H3)."""
    hands = 1 if post.seats == 1 else post.max_marks
    check_hands(typed.totals, typed.present or 0, abstain=typed.blank, hands=hands)
    votes = typed.totals.values()
    highest = sum(votes) if post.seats == 1 else max(votes, default=0)
    return Figures(typed.totals, highest + typed.blank, highest, typed.blank, 0)


def _agreed(typed: RecordSheet) -> Figures:
    """No objection; an objection ends it, and the vote is held another way."""
    if typed.invalid:
        raise RuleBroken("consensus-objected")
    return Figures({}, 0, 0, 0, 0)


def _from_papers(run: Running, post: ElectionPost, method: Method, typed: RecordSheet) -> Figures:
    counts: dict[tuple[int, ...], int] = {}
    for ballot in typed.ballots:
        if ballot.papers < 1:
            raise InputInvalid("count-negative", field="ballots")
        key = tuple(ballot.choices) if method.ranked else tuple(sorted(set(ballot.choices)))
        counts[key] = counts.get(key, 0) + ballot.papers
    patterns = tuple(Pattern(counts[key], key) for key in sorted(counts))
    numbers = [row.no for row in standing_candidates(run.session, post.id)]
    totals: dict[int, int] = {}
    if method.ranked:
        piles = ranked(patterns, numbers)
        valid, blank, invalid = piles.valid, piles.blank, typed.invalid
    else:
        choices = [1, 0] if method is Method.YES_NO_SINGLE else numbers
        found = marked(patterns, choices, max_marks=post.max_marks)
        totals, valid, blank = found.totals, found.valid, found.blank
        invalid = found.invalid + typed.invalid
    if typed.valid and typed.valid != valid:
        raise RuleBroken("ballots-unbalanced", found=valid, valid=typed.valid)
    issued = valid + blank + invalid + typed.unreturned
    return Figures(
        totals,
        issued if typed.issued is None else typed.issued,
        valid,
        blank,
        invalid,
        patterns,
    )


def check_place(
    run: Running, post: ElectionPost, typed: RecordSheet, box: str, figures: Figures
) -> None:
    """The sheet fits beside the others: a box once, corrections linked, recounts by other hands.

    Raises RuleBroken "counters-missing", "box-counted-already", "sheet-replaced",
    "recount-other-hands", "box-too-small", "papers-exceed-roll"; NotFound.
    """
    if not typed.counters:
        raise RuleBroken("counters-missing")
    run.entry.check_persons(typed.counters)
    standing = standing_sheets(run.session, post.id, round_of(post))
    old = None
    if typed.replaces is not None:
        old = next((sheet for sheet in standing if sheet.id == typed.replaces), None)
        if old is None:
            _missing(run.session, typed.replaces)
    others = [sheet for sheet in standing if sheet is not old]
    if any(sheet.box == box for sheet in others):
        raise RuleBroken("box-counted-already")
    if typed.recount and old is not None and set(json.loads(old.counters)) & set(typed.counters):
        raise RuleBroken("recount-other-hands")
    if typed.present is None:
        _check_secrecy(run, post, others, figures)


def _missing(session: Session, sheet_id: str) -> None:
    if session.get(CountSheet, sheet_id) is None:
        raise NotFound("election-unknown", what="sheet")
    raise RuleBroken("sheet-replaced")


def _check_secrecy(
    run: Running, post: ElectionPost, others: list[CountSheet], figures: Figures
) -> None:
    """A box of few papers is never looked at alone while there are others."""
    voters = roll_size(run.session, run.election.id)
    cast = figures.cast + sum(s.valid + s.blank + s.invalid for s in others)
    if cast > voters:
        raise RuleBroken("papers-exceed-roll", found=cast, voters=voters)
    below = rules_of(run.election).election.merge_below
    ticked = voted_count(run.session, run.election.id, round_of(post))
    alone = max(ticked, cast) <= figures.cast
    if figures.cast < below and not alone:
        raise RuleBroken("box-too-small", below=below)

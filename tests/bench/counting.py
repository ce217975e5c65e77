"""Scottish STV with 100,000 ranked papers, 20 names, 7 seats.

Beside it two counting libraries, where they happen to be installed; the program never needs them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from governance.rules.counting.ballots import grouped
from governance.rules.counting.contest import Contest, Method
from governance.rules.counting.count import count
from tests.bench.table import Figure, watch

__all__ = ["figures"]

PAPERS, NAMES, SEATS = 100_000, 20, 7
Papers = list[tuple[int, ...]]


def figures(_root: Path) -> Iterator[Figure]:
    """Our own count, then each library as a ratio in the same run."""
    papers = some_papers(PAPERS)
    patterns = grouped(papers)
    contest = Contest(Method.STV, SEATS, tuple(range(1, NAMES + 1)), papers=patterns)
    with watch() as ours:
        result = count(contest)
    what = f"{PAPERS:,} papers, {NAMES} names, {SEATS} seats, {len(result.rounds)} rounds"
    yield Figure(what, f"{ours.seconds:.2f} s", "3 s", ours.seconds < 3)
    for library, run in (("votelib", _votelib), ("pyrankvote", _pyrankvote)):
        yield _beside(library, run, papers, ours.seconds, set(result.elected_set))


def some_papers(number: int, seed: int = 7) -> Papers:
    """Papers with favourites, three to twenty names on each, hardly two alike."""
    rng = random.Random(seed)
    weights = [rng.random() + 0.1 for _ in range(NAMES)]
    papers = []
    for _ in range(number):
        pulls = [(rng.random() ** (1 / weight), c) for c, weight in enumerate(weights, 1)]
        order = [c for _pull, c in sorted(pulls, reverse=True)]
        papers.append(tuple(order[: rng.randint(3, NAMES)]))
    return papers


def _beside(
    library: str,
    run: Callable[[ModuleType, Papers], set[int]],
    papers: Papers,
    ours: float,
    elected: set[int],
) -> Figure:
    what = f"  the same with {library}"
    if find_spec(library) is None:
        return Figure(what, "not installed, left out")
    module = import_module(library)
    with watch() as theirs:
        try:
            found = run(module, papers)
        except Exception as fault:  # what a library raises is its own affair
            return Figure(what, f"stops with {type(fault).__name__} after {theirs.seconds:.1f} s")
    same = "same names" if found == elected else "other names: it knows no cut to five places"
    return Figure(what, f"{theirs.seconds:.2f} s, {theirs.seconds / ours:.1f} × ours, {same}")


def _votelib(_module: ModuleType, papers: Papers) -> set[int]:
    sequential = import_module("votelib.evaluate.sequential")
    votes: dict[tuple[int, ...], int] = {}
    for paper in papers:
        votes[paper] = votes.get(paper, 0) + 1
    selector = sequential.TransferableVoteSelector(transferer="Gregory", quota_function="droop")
    return set(selector.evaluate(votes, SEATS))


def _pyrankvote(module: ModuleType, papers: Papers) -> set[int]:
    people = {c: module.Candidate(str(c)) for c in range(1, NAMES + 1)}
    ballots = [module.Ballot([people[c] for c in paper]) for paper in papers]
    result = module.single_transferable_vote(list(people.values()), ballots, SEATS)
    return {int(winner.name) for winner in result.get_winners()}

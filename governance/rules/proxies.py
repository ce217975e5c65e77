"""Votes carried for others: which papers stand, and where they count. Pure.

Source: domain rules 10.3. Only when the rules allow it; written, for one meeting; the holder is a
voting member. Papers above the limit are refused in the order in which they came; the first stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Proxy
from governance.rules.votes import VoteMethod

__all__ = ["ProxyPaper", "ProxyVerdict", "check_proxies", "judge_proxies", "proxy_votes"]

KEY = "proxy"


@dataclass(frozen=True)
class ProxyPaper:
    """One paper. `id` names the record, `written` whether there is a signed paper at all."""

    id: str
    giver: str
    holder: str
    written: bool = True


@dataclass(frozen=True)
class ProxyVerdict:
    """Whether a paper stands; `code` is "" when it does, else proxy_not_allowed (with the reason)
    or proxy_over_limit. `reason`: not_in_rules, not_written, not_a_voter, herself, given_twice."""

    paper: ProxyPaper
    code: str = ""
    reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether the paper is accepted."""
        return not self.code


def judge_proxies(
    rule: Proxy, papers: Iterable[ProxyPaper], voters: Collection[str]
) -> tuple[ProxyVerdict, ...]:
    """A verdict for each paper. `papers` in the order in which they were received."""
    carried: Counter[str] = Counter()
    given: set[str] = set()
    found = []
    for paper in papers:
        reason = _reason(rule, paper, voters, given)
        if reason:
            found.append(ProxyVerdict(paper, "proxy_not_allowed", reason))
        elif carried[paper.holder] >= rule.max:
            found.append(ProxyVerdict(paper, "proxy_over_limit"))
        else:
            carried[paper.holder] += 1
            given.add(paper.giver)
            found.append(ProxyVerdict(paper))
    return tuple(found)


def _reason(rule: Proxy, paper: ProxyPaper, voters: Collection[str], given: set[str]) -> str:
    if not rule.allowed:
        return "not_in_rules"
    if not paper.written:
        return "not_written"
    if paper.holder not in voters or paper.giver not in voters:
        return "not_a_voter"
    if paper.giver == paper.holder:
        return "herself"
    return "given_twice" if paper.giver in given else ""


def proxy_votes(
    rule: Proxy,
    verdicts: Iterable[ProxyVerdict],
    in_room: Collection[str],
    *,
    method: VoteMethod,
    for_office: bool = False,
) -> tuple[ProxyPaper, ...]:
    """The papers that count in a vote now: the holder is in the room and the giver is not.

    Never in consensus, and in a secret ballot for office only where the rules say so.
    """
    if method is VoteMethod.CONSENSUS:
        return ()
    if for_office and method is VoteMethod.BALLOT and not rule.in_elections:
        return ()
    return tuple(
        each.paper
        for each in verdicts
        if each.stands and each.paper.holder in in_room and each.paper.giver not in in_room
    )


def check_proxies(rule: Proxy, verdicts: Iterable[ProxyVerdict]) -> tuple[Finding, ...]:
    """A finding for each paper that was refused. Facts name the limit, never persons."""
    return tuple(
        Finding(KEY, each.code, Level.WARN, {"max": rule.max, "reason": each.reason})
        for each in verdicts
        if not each.stands
    )

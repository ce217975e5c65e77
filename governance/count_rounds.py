"""Rounds of a ranked count, told one by one: what moved at which value, and how it was reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from governance.count_telling import Block, Heading, Line, Rows, Teller
from governance.rules.counting.contest import Contest
from governance.rules.counting.result import SCALE, CountResult, Moved, Round, TieMet

__all__ = ["quota_lines", "round_blocks", "round_title"]


def quota_lines(contest: Contest, result: CountResult, teller: Teller) -> Iterator[str]:
    """How the quota is made."""
    tr = teller.tr
    valid, quota = result.valid or 0, result.quota or 0
    parts = contest.seats + 1
    whole, rest = divmod(valid, parts)
    yield tr.say_n(
        "{n} seat, and one more makes {parts}.",
        "{n} seats, and one more makes {parts}.",
        contest.seats,
        parts=parts,
    )
    figures = {"valid": tr.integer(valid), "parts": parts, "whole": tr.integer(whole)}
    if rest:
        yield tr.say("{valid} valid papers ÷ {parts} is {whole} and a rest.", **figures)
    else:
        yield tr.say("{valid} valid papers ÷ {parts} is {whole}.", **figures)
    yield tr.say("One more makes {quota}: that many votes elect.", quota=tr.integer(quota))


def round_title(each: Round, teller: Teller) -> str:
    """What a round is about, in one line."""
    tr = teller.tr
    if each.candidate is None:
        return tr.say("first choices") if each.action == "first" else tr.say("the count stops")
    name, value = teller.name(each.candidate), teller.votes(each.value)
    if each.action == "transfer":
        return tr.say("{name}’s {votes} spare votes move on", name=name, votes=value)
    return tr.say("{name} has the fewest, {votes}, and goes out", name=name, votes=value)


def round_blocks(contest: Contest, result: CountResult, teller: Teller) -> Iterator[Block]:
    """Every round: heading, arithmetic, the tallies after it, who is elected and why."""
    tr = teller.tr
    before: Round | None = None
    left = contest.seats
    for each in result.rounds:
        title = round_title(each, teller)
        yield Heading(tr.say("Round {number}: {title}", number=each.number, title=title))
        if each.tie is not None:
            yield from map(Line, _tie_lines(each.tie, teller))
        if before is not None and each.candidate is not None:
            yield from map(Line, _moves(each, before, (result.quota or 0) * SCALE, teller))
        if each.action != "tie":
            yield _tallies(each, before, teller)
        yield from map(Line, _elected(each, (result.quota or 0) * SCALE, left, teller))
        left -= len(each.elected)
        before = each


def _tie_lines(tie: TieMet, teller: Teller) -> Iterator[str]:
    tr = teller.tr
    names = teller.names_of(tie.tied)
    if tie.action == "transfer":
        yield tr.say("{names} have the same number of spare votes.", names=names)
    else:
        yield tr.say("{names} have the same, lowest number of votes.", names=names)
    chosen = "" if tie.chosen is None else teller.name(tie.chosen)
    if tie.settled == "earlier_round":
        yield tr.say(
            "In round {number}, the latest in which they differ, it falls to {name}.",
            number=tie.round_no or 0,
            name=chosen,
        )
    elif tie.settled == "without_effect":
        yield tr.say(
            "Tie without effect: in every order the same names are elected. The number on the "
            "paper decides: {name}.",
            name=chosen,
        )
    elif tie.settled == "lot":
        yield tr.say("No earlier round helps. The lot that was drawn decides: {name}.", name=chosen)
    else:
        yield tr.say("No earlier round helps, and it changes who is elected. A lot is needed.")


def _moves(each: Round, before: Round, quota: int, teller: Teller) -> Iterator[str]:
    """The arithmetic of one step, a line for each value and each pile that moves."""
    tr = teller.tr
    giver = each.candidate
    assert giver is not None
    tally = before.tallies[giver]
    if each.action == "transfer":
        yield tr.say(
            "{tally} less the quota {quota} is {spare}.",
            tally=teller.votes(tally),
            quota=teller.votes(quota),
            spare=teller.votes(each.value),
        )
    value: int | None = None
    for moved in each.moved:
        if moved.old_value != value:
            value = moved.old_value
            yield _value_line(each, moved, tally, teller)
        yield _pile_line(moved, teller)
    if each.rest:
        yield tr.say("Lost by cutting to five places: {rest}.", rest=teller.votes(each.rest))
    if each.action == "transfer":
        yield tr.say("{name} stays at {quota}.", name=teller.name(giver), quota=teller.votes(quota))


def _value_line(each: Round, moved: Moved, tally: int, teller: Teller) -> str:
    tr = teller.tr
    if each.action == "transfer":
        return tr.say(
            "Papers that counted {old} now count {old} × {spare} ÷ {tally} = {new}.",
            old=teller.votes(moved.old_value),
            spare=teller.votes(each.value),
            tally=teller.votes(tally),
            new=teller.votes(moved.new_value),
        )
    return tr.say("Papers that count {old} each:", old=teller.votes(moved.old_value))


def _pile_line(moved: Moved, teller: Teller) -> str:
    tr = teller.tr
    figures = {
        "papers": tr.integer(moved.papers),
        "value": teller.votes(moved.new_value),
        "sum": teller.votes(moved.papers * moved.new_value),
    }
    if moved.to is None:
        return tr.say("– {papers} × {value} = {sum}: no further choice", **figures)
    return tr.say("– {papers} × {value} = {sum} to {name}", name=teller.name(moved.to), **figures)


def _tallies(each: Round, before: Round | None, teller: Teller) -> Rows:
    tr = teller.tr
    rows = []
    for candidate in sorted(each.tallies, key=lambda c: (-each.tallies[c], c)):
        tally = each.tallies[candidate]
        gain = tally - before.tallies[candidate] if before else 0
        change = "" if not gain else ("+" if gain > 0 else "−") + teller.votes(abs(gain))
        word = tr.say("elected") if candidate in each.elected else ""
        rows.append((teller.name(candidate), change, teller.votes(tally), word))
    lost = each.not_transferable - (before.not_transferable if before else 0)
    change = f"+{teller.votes(lost)}" if lost else ""
    rows.append((tr.say("No further choice"), change, teller.votes(each.not_transferable), ""))
    return Rows((tr.say("Name"), tr.say("Change"), tr.say("Votes"), ""), tuple(rows))


def _elected(each: Round, quota: int, left: int, teller: Teller) -> Iterator[str]:
    tr = teller.tr
    reached = [c for c in each.elected if each.tallies[c] >= quota]
    rest = [c for c in each.elected if each.tallies[c] < quota]
    for candidate in reached:
        yield tr.say(
            "{name} has {votes}; {quota} elect. She is elected.",
            name=teller.name(candidate),
            votes=teller.votes(each.tallies[candidate]),
            quota=teller.votes(quota),
        )
    if rest:
        names = teller.names_of(rest)
        yield tr.say(
            "As many seats are left as names, {n}: elected without the quota: {names}.",
            n=left - len(reached),
            names=names,
        )

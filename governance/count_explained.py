"""A count told so that scrutineers can follow it with a pencil: papers, steps, ties, result.

The same blocks are shown on the command line, on paper and on the screen. Rounds of ranked counts
stand in `count_rounds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from governance.count_rounds import quota_lines, round_blocks
from governance.count_telling import Block, Heading, Line, Rows, Teller
from governance.count_words import ERRORS, METHOD_RULES, METHODS, REASONS, percent
from governance.rule_names import subgroup_name
from governance.rules.counting.checks import share_percent
from governance.rules.counting.contest import Contest, Method, ReservedMode
from governance.rules.counting.highest import by_votes
from governance.rules.counting.result import CountResult
from sr_board.i18n import Translator

__all__ = ["Block", "Heading", "Line", "Rows", "explained"]


def explained(
    contest: Contest,
    result: CountResult,
    names: Mapping[int, str],
    tr: Translator,
    *,
    name_groups: bool = False,
) -> tuple[Block, ...]:
    """The whole count in the language of `tr`.

    `name_groups`: say who of the candidates belongs to a group with kept seats. Only where whoever
    reads it holds the file with the groups; papers never print it.
    """
    tell = _Telling(contest, result, Teller(names, tr), name_groups)
    return tuple(tell.blocks())


@dataclass(frozen=True)
class _Telling:
    contest: Contest
    result: CountResult
    teller: Teller
    name_groups: bool

    def blocks(self) -> Iterator[Block]:
        tr = self.teller.tr
        yield Heading(tr.say("How it is counted"))
        seats = tr.say_n("{n} seat", "{n} seats", self.contest.seats)
        yield Line(
            tr.say("{method}, {seats}.", method=tr.say(METHODS[self.contest.method]), seats=seats)
        )
        yield Line(tr.say(METHOD_RULES[self.contest.method]))
        yield from self._kept_rule()
        yield from self._withdrawn()
        papers = tuple(self._papers())
        if papers:
            yield Heading(tr.say("Papers"))
            yield from map(Line, papers)
        if self.result.rounds and self.result.quota is not None:
            yield Heading(tr.say("How many votes elect one person"))
            yield from map(Line, quota_lines(self.contest, self.result, self.teller))
            yield from round_blocks(self.contest, self.result, self.teller)
        elif self.result.totals:
            yield from self._totals(self.result.totals)
        yield Heading(tr.say("Result"))
        yield from map(Line, self._outcome())

    def _kept_rule(self) -> Iterator[Block]:
        tr = self.teller.tr
        if not self.contest.reserved:
            return
        if self.contest.mode is ReservedMode.FIRST:
            yield Line(tr.say("Kept seats are filled first, group after group; then the others."))
        else:
            yield Line(
                tr.say(
                    "Kept seats change the order of votes only where needed: as few as possible "
                    "of those with most votes make room."
                )
            )
        for each in self.contest.reserved:
            least = tr.say_n("{n} seat", "{n} seats", each.least)
            who = self.teller.names_of(sorted(self.contest.groups.get(each.group, ())))
            group = subgroup_name(each.group, tr)
            line = tr.say("Kept for {group}: {seats}.", group=group, seats=least)
            if not each.least:  # how many is not said
                line = tr.say("Kept for {group}.", group=group)
            if who and self.name_groups:
                line += " " + tr.say("Candidates of this group: {names}.", names=who)
            yield Line(line)

    def _withdrawn(self) -> Iterator[Block]:
        gone = self.teller.names_of(sorted(self.contest.withdrawn))
        if gone:
            yield Line(
                self.teller.tr.say("Withdrawn, passed over on every paper: {names}.", names=gone)
            )

    def _papers(self) -> Iterator[str]:
        tr, result = self.teller.tr, self.result
        if result.valid is not None:
            yield tr.say("Valid: {count}.", count=tr.integer(result.valid))
        if result.blank is not None or result.invalid is not None:
            yield tr.say(
                "Blank: {blank}. Invalid: {invalid}. Both are left out of every figure below.",
                blank=tr.integer(result.blank or 0),
                invalid=tr.integer(result.invalid or 0),
            )
        if result.turnout_percent is not None and self.contest.roll is not None:
            yield tr.say(
                "On the roll: {roll}. Voted: {share}.",
                roll=tr.integer(self.contest.roll),
                share=percent(result.turnout_percent, 10, tr),
            )
        if self.contest.present is not None:
            yield tr.say("In the room: {present}.", present=tr.integer(self.contest.present))
        totals = result.totals or {}
        if self.contest.abstain and len(totals) == 2:
            yes, no = (totals.get(c, 0) for c in self.contest.candidates)
            yield tr.say(
                "{method}: {yes} for, {no} against, {abstain} abstained.",
                method=tr.say(METHODS[self.contest.method]),
                yes=tr.integer(yes),
                no=tr.integer(no),
                abstain=tr.integer(self.contest.abstain),
            )
        if result.decided_by == "unopposed":
            yield tr.say("There are no more names than seats. No ballot is needed.")

    def _totals(self, totals: Mapping[int, int]) -> Iterator[Block]:
        tr, result = self.teller.tr, self.result
        yield Heading(tr.say("Votes"))
        shares = result.valid if self.contest.marks == 1 else None
        rows = []
        for candidate in by_votes(totals, {}):
            row = [self.teller.name(candidate), tr.integer(totals[candidate])]
            if shares:
                row.append(percent(share_percent(totals[candidate], shares) or 0, 100, tr))
            rows.append((*row, self._word(candidate)))
        heads = [tr.say("Name"), tr.say("Votes"), *([tr.say("Share")] if shares else []), ""]
        yield Rows(tuple(heads), tuple(rows))
        yield from map(Line, self._cut(totals))

    def _word(self, candidate: int) -> str:
        tr, result = self.teller.tr, self.result
        words = (
            (result.elected_by_reservation, tr.say("elected, kept seat")),
            (result.elected_set, tr.say("elected")),
            (result.tied, tr.say("tied")),
            (result.runoff, tr.say("second round")),
            (result.displaced_by_reservation, self._displaced_word()),
        )
        return next((word for who, word in words if candidate in who), "")

    def _displaced_word(self) -> str:
        """Somebody of a sub-group took her seat, or it is kept for one who was not nominated."""
        if self.result.elected_by_reservation:
            return self.teller.tr.say("made room for a kept seat")
        return self.teller.tr.say("a kept seat stays empty")

    def _cut(self, totals: Mapping[int, int]) -> Iterator[str]:
        """Where the line between elected and not elected falls, and a tie across it."""
        tr, result = self.teller.tr, self.result
        if self.contest.method is Method.TWO_ROUND and result.valid is not None:
            half = result.valid // 2 + 1
            yield tr.say(
                "More than half of {valid} is {half}.",
                valid=tr.integer(result.valid),
                half=tr.integer(half),
            )
        elif result.elected_set and not self.contest.reserved and not result.tied:
            least = min(totals.get(c, 0) for c in result.elected_set)
            yield tr.say("The last seat goes with {votes} votes.", votes=tr.integer(least))
        if result.tied:
            yield tr.say(
                "{names} have {votes} votes each.",
                names=self.teller.names_of(result.tied),
                votes=tr.join(self._different(totals)),
            )

    def _different(self, totals: Mapping[int, int]) -> list[str]:
        figures = sorted({totals.get(c, 0) for c in self.result.tied}, reverse=True)
        return [self.teller.tr.integer(each) for each in figures]

    # The result

    def _outcome(self) -> Iterator[str]:
        tr, result = self.teller.tr, self.result
        if not result.accepted:
            yield tr.say(ERRORS.get(result.error or "", ""))
            yield tr.say("Nobody is declared elected.")
            return
        if result.elected_set:
            yield self._elected_words(result)
        if result.reason:
            yield tr.say(REASONS[result.reason])
        if result.runoff:
            yield tr.say("To the second round: {names}.", names=self.teller.names_of(result.runoff))
        if result.needs_lot:
            yield from self._lot_lines(result)
        elif result.decided_by == "lot":
            yield tr.say("A lot decided between those who were tied.")
        yield from self._empty_lines(result)

    def _elected_words(self, result: CountResult) -> str:
        tr = self.teller.tr
        names = self.teller.names_of(result.elected_set)
        if result.needs_lot:
            return tr.say("Elected without the lot: {names}.", names=names)
        return tr.say("Elected: {names}.", names=names)

    def _lot_lines(self, result: CountResult) -> Iterator[str]:
        tr = self.teller.tr
        yield tr.say("Tied: {names}.", names=self.teller.names_of(result.tied))
        if result.seats_for_tied is not None:
            yield tr.say_n("{n} place for them.", "{n} places for them.", result.seats_for_tied)
        yield tr.say("First others count again. If they are still equal, draw a lot by hand.")

    def _empty_lines(self, result: CountResult) -> Iterator[str]:
        tr = self.teller.tr
        if result.vacant_seats and not result.reason:
            yield tr.say_n("{n} seat stays empty.", "{n} seats stay empty.", result.vacant_seats)
        for group in result.vacant_reserved:
            yield tr.say(
                "Kept for {group} and not filled: too few names.", group=subgroup_name(group, tr)
            )
        for group, number in result.reservation_met.items():
            yield tr.say("Elected from {group}: {n}.", group=subgroup_name(group, tr), n=number)
        if result.displaced_by_reservation and result.elected_by_reservation:
            who: Sequence[int] = result.displaced_by_reservation
            yield tr.say("Made room for kept seats: {names}.", names=self.teller.names_of(who))

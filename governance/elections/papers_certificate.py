"""The election certificate: who was elected, by what figures and rules, under three marks."""

from __future__ import annotations

from governance.count_words import METHOD_RULES, METHODS, percent, votes, whole
from governance.elections.paper_views import CertificatePaper, LotPaper, TermOnPaper
from governance.elections.papers_voting import subtitle_of
from governance.rule_names import subgroup_name
from governance.rules.counting.checks import share_percent
from governance.rules.counting.contest import Reserved, ReservedMode
from sr_board.i18n import Translator
from sr_board.papers import (
    Cell,
    Column,
    ElectionPaper,
    FestivePaper,
    Letterhead,
    Picture,
    Pictured,
    Signature,
    Text,
)

__all__ = ["certificate_pdf"]

_MM = 72 / 25.4


def certificate_pdf(view: CertificatePaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The certificate of one post. Marked as a draft until it has a day of declaration."""
    paper = FestivePaper(
        tr,
        title=tr.say("Election certificate"),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
        draft=view.declared_on is None,
    )
    if view.corrects:
        paper.panel(tr.say("Takes the place of {earlier}.", earlier=view.corrects), kind="due")
    _elected(paper, view)
    _figures(paper, view)
    _marks(paper, view)
    paper.need(250)
    paper.heading(tr.say("The count"))
    _votes(paper, view)
    _rule(paper, view)
    if view.lot is not None and view.lot.order:
        _lot(paper, view, view.lot)
    return paper.pdf()


def _elected(paper: ElectionPaper, view: CertificatePaper) -> None:
    tr = paper.tr
    people = {each.number: each for each in view.post.candidates}
    elected = [people[c] for c in view.result.elected_set]
    if not elected:
        paper.line(tr.say("Nobody was elected as {post}.", post=view.post.title), align="centre")
        return
    paper.centred_heading(tr.say("Elected: {post}", post=view.post.title))
    few = len(elected) <= 6
    side = 36 if len(elected) <= 3 else 26 if few else 20
    paper.pictures(
        [
            Pictured(
                each.name,
                each.symbol,
                view.post.hue,
                "" if each.member_no is None else tr.say("Member no. {no}", no=each.member_no),
            )
            for each in elected
        ],
        side=side * _MM,
        across=3 if few else 5,
    )
    if view.term is not None:
        for line in _term(view.term, tr):
            paper.line(line, align="centre")


def _term(term: TermOnPaper, tr: Translator) -> list[str]:
    """The days of the term; while no term is written, its length and that the days come later."""
    if term.starts is not None and term.ends is not None:
        start, end = tr.date(term.starts), tr.date(term.ends)
        return [tr.say("For the time from {start} to {end}.", start=start, end=end)]
    if term.months is None:
        return []
    return [
        tr.say_n("For a term of {n} month.", "For a term of {n} months.", term.months),
        tr.say("The first and last day are written when the time for objections is over."),
    ]


def _figures(paper: ElectionPaper, view: CertificatePaper) -> None:
    tr, result = paper.tr, view.result
    facts: list[tuple[str, Text]] = []
    if view.contest.roll is not None:
        facts.append((tr.say("On the roll"), tr.integer(view.contest.roll)))
    figures = [
        (tr.say("given out {n}", n=whole(view.issued, tr)), view.issued),
        (tr.say("valid {n}", n=whole(result.valid, tr)), result.valid),
        (tr.say("blank {n}", n=whole(result.blank, tr)), result.blank),
        (tr.say("invalid {n}", n=whole(result.invalid, tr)), result.invalid),
        (tr.say("not returned {n}", n=whole(view.unreturned, tr)), view.unreturned),
    ]
    known = [words for words, value in figures if value is not None]
    if known:
        facts.append((tr.say("Papers"), ", ".join(known)))
    if result.turnout_percent is not None:
        facts.append((tr.say("Voted"), percent(result.turnout_percent, 10, tr)))
    seats = tr.say_n("{n} seat", "{n} seats", view.contest.seats)
    method = tr.say(METHODS[view.contest.method])
    facts.append(
        (tr.say("Way of voting"), tr.say("{method}, {seats}.", method=method, seats=seats))
    )
    if result.decided_by == "unopposed":
        facts.append((tr.say("How"), tr.say("No more names than seats: elected unopposed.")))
    if result.vacant_seats:
        empty = tr.say_n("{n} seat stays empty.", "{n} seats stay empty.", result.vacant_seats)
        facts.append((tr.say("Empty"), empty))
    paper.facts(facts)


def _votes(paper: ElectionPaper, view: CertificatePaper) -> None:
    """Symbols, names and votes; of a ranked count first choices and the last tally."""
    tr, result = paper.tr, view.result
    heads = [Column(tr.say("Name")), Column(tr.say("Votes"), align="right")]
    first = result.rounds[0].tallies if result.rounds else {}
    last: dict[int, int] = {}
    for each in result.rounds:
        last |= each.tallies
    if first:
        heads = [
            heads[0],
            Column(tr.say("First choices"), align="right"),
            Column(tr.say("At the end"), align="right"),
        ]
    elif not result.totals:
        return
    shares = result.valid if view.contest.marks == 1 and not first else None
    if shares:
        heads.append(Column(tr.say("Share"), align="right"))
    rows: list[list[Cell]] = []
    for person in view.post.candidates:
        number = person.number
        if number not in (first or result.totals or {}):
            continue
        name = Picture(person.symbol, view.post.hue, person.name)
        if first:
            figures = [votes(first[number], tr), votes(last[number], tr)]
        else:
            figures = [whole((result.totals or {})[number], tr)]
        if shares:
            share = share_percent((result.totals or {})[number], shares) or 0
            figures.append(percent(share, 100, tr))
        rows.append([name, *figures, _word(view, number, tr)])
    paper.table([*heads, Column("")], rows)


def _word(view: CertificatePaper, number: int, tr: Translator) -> str:
    """Not who has a kept seat: the paper hangs on walls and names the group that it is kept for."""
    return tr.say("elected") if number in view.result.elected_set else ""


def _rule(paper: ElectionPaper, view: CertificatePaper) -> None:
    tr, result = paper.tr, view.result
    lines = [tr.say(METHOD_RULES[view.contest.method])]
    if result.quota is not None:
        lines.append(tr.say("The quota was {quota}.", quota=whole(result.quota, tr)))
    if view.contest.reserved:
        first = view.contest.mode is ReservedMode.FIRST
        lines.append(
            tr.say("Kept seats were filled first.")
            if first
            else tr.say("Kept seats were filled only where the votes left them empty.")
        )
        lines += [_kept(view, each, tr) for each in view.contest.reserved]
    paper.panel(tr.say("The rule that was in force"), *lines, kind="quiet")


def _kept(view: CertificatePaper, each: Reserved, tr: Translator) -> str:
    met = view.result.reservation_met.get(each.group, 0)
    group = subgroup_name(each.group, tr)
    if not each.least:
        return tr.say("Elected from {group}: {n}.", group=group, n=met)
    return tr.say(
        "Kept for {group}: {least}. Elected: {met}.", group=group, least=each.least, met=met
    )


def _lot(paper: ElectionPaper, view: CertificatePaper, lot: LotPaper) -> None:
    tr = paper.tr
    names = {each.number: each.name for each in view.post.candidates}
    told = tr.say("Drawn in this order: {names}.", names=tr.join([names[c] for c in lot.order]))
    who = tr.say("Drawn by {name}.", name=lot.drawer) if lot.drawer else ""
    seen = tr.say("Witnesses: {names}.", names=tr.join(lot.witnesses)) if lot.witnesses else ""
    paper.panel(
        tr.say("Equal votes: counted again, then a lot was drawn."), told, who, seen, kind="due"
    )


def _marks(paper: ElectionPaper, view: CertificatePaper) -> None:
    tr = paper.tr
    with paper.together():
        if view.declared_on is not None:
            paper.line(tr.say("Declared on {date}.", date=tr.date(view.declared_on)))
        if view.objections_until is not None:
            until = tr.date(view.objections_until)
            paper.line(tr.say("Objections until {date}, in writing.", date=until))
        if view.observers:
            paper.line(tr.say("Observers: {names}.", names=tr.join(view.observers)))
        scrutineers = [*view.scrutineers, " ", " "][: max(2, len(view.scrutineers))]
        paper.signatures(
            [Signature(view.returning_officer or " ", tr.say("Returning officer"), thumb=True)]
            + [Signature(name, tr.say("Scrutineer"), thumb=True) for name in scrutineers],
            across=3,
        )

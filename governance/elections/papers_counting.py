"""Papers of the count: count sheet of a box, record of a lot, the count told step by step."""

from __future__ import annotations

from collections.abc import Sequence

from governance.count_explained import Heading, Line, explained
from governance.count_words import votes
from governance.elections.paper_views import (
    CountPaper,
    LotPaper,
    PostOnPaper,
    RoundsPaper,
)
from governance.elections.papers_voting import subtitle_of
from governance.rules.counting.result import SCALE, Round
from sr_board.i18n import Translator
from sr_board.papers import (
    Column,
    ElectionPaper,
    Field,
    Letterhead,
    Pictured,
    Signature,
    Standing,
    Tally,
)

__all__ = ["count_sheet_pdf", "lot_pdf", "rounds_pdf", "standings_of"]

_MM = 72 / 25.4


def count_sheet_pdf(view: CountPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The sheet of one box and post: figures that must agree, boxes for strokes of five, marks."""
    title = tr.say("Count sheet: {post}", post=view.post.title)
    paper = ElectionPaper(
        tr,
        title=title,
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
    )
    if view.recount:
        paper.panel(tr.say("Recount, by other hands than the first count."), kind="due")
    paper.fields([Field(tr.say("Box"), view.box), Field(tr.say("Opened at, before whom"))])
    _papers_agree(paper, view)
    paper.heading(tr.say("Votes: five strokes in each box"))
    paper.tally(
        [
            Tally(each.name, each.symbol, _figure(view.totals.get(each.number), tr))
            for each in view.post.candidates
        ],
        view.post.hue,
    )
    paper.second(
        tr.say(
            "Doubtful papers: the returning officer decides with both scrutineers; they are kept "
            "in a marked envelope."
        )
    )
    with paper.together():
        paper.heading(tr.say("Marks"))
        counted, watched = tr.say("Counted by"), tr.say("Scrutineer")
        paper.signatures(
            [Signature(" ", office, thumb=True) for office in (counted, counted, watched, watched)]
        )
    return paper.pdf()


def _papers_agree(paper: ElectionPaper, view: CountPaper) -> None:
    tr = paper.tr
    paper.heading(tr.say("Papers: do they agree?"))
    paper.boxes(
        [
            (tr.say("given out"), _figure(view.issued, tr)),
            (tr.say("valid"), _figure(view.valid, tr)),
            (tr.say("blank"), _figure(view.blank, tr)),
            (tr.say("invalid"), _figure(view.invalid, tr)),
            (tr.say("not returned"), _figure(view.unreturned, tr)),
        ],
        ("=", "+", "+", "+"),
    )


def _figure(value: int | None, tr: Translator) -> str:
    return "" if value is None else tr.integer(value)


def lot_pdf(view: LotPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The record of a lot: how it is drawn so that all can see it, and the order that came out."""
    paper = ElectionPaper(
        tr,
        title=tr.say("Lot: {post}", post=view.post.title),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
    )
    names = {each.number: each for each in view.post.candidates}
    paper.heading(tr.say("Who is equal"))
    if view.votes is not None:
        paper.line(tr.say_n("{n} vote each.", "{n} votes each.", view.votes))
    paper.pictures(
        [Pictured(names[c].name, names[c].symbol, view.post.hue) for c in view.tied],
        side=22 * _MM,
        across=5,
    )
    if view.places is not None:
        paper.line(tr.say_n("{n} place for them.", "{n} places for them.", view.places))
    _how_drawn(paper, done=bool(view.order))
    paper.heading(tr.say("The order that was drawn"))
    order = [names[c].name for c in view.order] or [""] * len(view.tied)
    paper.fields(
        [Field(tr.digits(f"{place}."), name) for place, name in enumerate(order, 1)]
        + [
            Field(tr.say("Drawn by"), view.drawer),
            Field(tr.say("Day"), "" if view.drawn_on is None else tr.date(view.drawn_on)),
        ]
    )
    for name in view.refused:
        paper.line(
            tr.say("{name} did not wish to be there. That does not stop the lot.", name=name)
        )
    with paper.together():
        paper.heading(tr.say("Marks"))
        paper.signatures(_lot_marks(view, tr))
    return paper.pdf()


def _how_drawn(paper: ElectionPaper, *, done: bool) -> None:
    tr = paper.tr
    paper.heading(tr.say("How the lot is drawn"))
    paper.ticks(
        [
            tr.say("Other hands have counted again, and the votes are still equal."),
            tr.say("Five chits for each name, of the same paper, folded in the same way."),
            tr.say("All chits were shown to all candidates and witnesses; none is blank."),
            tr.say("They were mixed before everybody's eyes in a pot that cannot be seen through."),
            tr.say("Somebody on whom all agree draws, without looking."),
            tr.say("The first chit counts as an added vote. Draw on until the order is complete."),
            tr.say("A photo or video was taken."),
        ],
        done=done,
    )


def _lot_marks(view: LotPaper, tr: Translator) -> list[Signature]:
    witnesses = [*view.witnesses, " ", " "][: max(2, len(view.witnesses))]
    marks = [Signature(name, tr.say("Witness"), thumb=True) for name in witnesses]
    marks.append(Signature(view.drawer or " ", tr.say("Drew the lot"), thumb=True))
    marks.append(Signature(" ", tr.say("Returning officer"), thumb=True))
    return marks


def rounds_pdf(view: RoundsPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The whole count, told so that it can be followed with a pencil, with bars on one scale."""
    paper = ElectionPaper(
        tr,
        title=tr.say("How the votes were counted: {post}", post=view.post.title),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
    )
    names = {each.number: each.name for each in view.post.candidates}
    rounds = list(view.result.rounds)
    shown = iter([each for each in rounds if each.action != "tie"])
    most = _scale(view)
    quota = None if view.result.quota is None else view.result.quota * SCALE
    for block in explained(view.contest, view.result, names, tr):
        if isinstance(block, Heading):
            paper.heading(block.text)
        elif isinstance(block, Line):
            _line(paper, block.text)
        elif rounds:
            bars = standings_of(next(shown), rounds, view.post, tr)
            paper.standings(bars, most, needed=quota, hue=view.post.hue)
        else:
            rows = [[*row] for row in block.rows]
            last = len(block.headings) - 1
            heads = [
                Column(head, align="left" if i in (0, last) else "right")
                for i, head in enumerate(block.headings)
            ]
            paper.table(heads, rows)
    return paper.pdf()


def _line(paper: ElectionPaper, text: str) -> None:
    """A sentence; a pile that moved hangs below the one before it."""
    if text.startswith("– "):
        paper.item("–", text[2:])
    else:
        paper.line(text)


def _scale(view: RoundsPaper) -> int:
    tallies = [tally for each in view.result.rounds for tally in each.tallies.values()]
    return max([*tallies, (view.result.quota or 0) * SCALE, 1])


def standings_of(
    each: Round, rounds: Sequence[Round], post: PostOnPaper, tr: Translator
) -> list[Standing]:
    """The bars of one round, in ballot order, those who are out last seen in the round before."""
    before = {c for earlier in rounds if earlier.number <= each.number for c in earlier.elected}
    following = next((r for r in rounds if r.number == each.number + 1), None)
    leaving = following.candidate if following and following.action == "exclude" else None
    bars = []
    for candidate in post.candidates:
        if candidate.number not in each.tallies:
            continue
        tally = each.tallies[candidate.number]
        number = candidate.number
        word = ""
        state = "plain"
        if number in each.elected:
            word, state = tr.say("elected"), "elected"
        elif number in before:
            state = "settled"
        elif number == leaving:
            word, state = tr.say("goes out"), "out"
        bars.append(
            Standing(candidate.name, tally, votes(tally, tr), state, word, candidate.symbol)  # type: ignore[arg-type]
        )
    return bars

"""Papers before and during the vote: ballots, sheet for the wall, nomination form, roll, delegate's
credential. Built from frozen values; the number of a ballot stands on its counterfoil only.
"""

from __future__ import annotations

from collections.abc import Sequence

from governance.count_words import METHODS
from governance.elections.paper_views import (
    SYMBOLS_ON_FORM,
    BallotsPaper,
    CredentialPaper,
    NominationPaper,
    PaperHead,
    PosterPaper,
    PostOnPaper,
    RollOnPaper,
    RollPaper,
)
from governance.rules.counting.contest import Method
from sr_board.base.errors import InputInvalid
from sr_board.i18n import Translator
from sr_board.papers import (
    Ballot,
    Cell,
    Choice,
    Column,
    ElectionPaper,
    FestivePaper,
    Field,
    Letterhead,
    Mark,
    Picture,
    Pictured,
    Signature,
)

__all__ = [
    "BALLOTS_MOST", "ballots_pdf", "credential_pdf", "credentials_pdf", "how_to_mark",
    "nomination_pdf", "poster_pdf", "roll_pdf", "subtitle_of",
]  # fmt: skip

BALLOTS_MOST = 1_000
"""Ballots in one document; more are printed in several."""

_MM = 72 / 25.4


def subtitle_of(head: PaperHead, tr: Translator) -> str:
    """Title of the election, its day and place, as far as they are known."""
    parts = [head.title]
    if head.polling_on is not None:
        parts.append(tr.date(head.polling_on, "weekday"))
    parts.append(head.place)
    return " · ".join(part for part in parts if part)


def how_to_mark(post: PostOnPaper, tr: Translator) -> str:
    """The sentence at the top of a ballot."""
    if post.method.ranked:
        return tr.say("Write 1 for your first choice, 2 for the next, and so on.")
    if post.method is Method.YES_NO:
        return tr.say("One mark: yes or no.")
    if post.method is Method.APPROVAL_BLOCK or post.max_marks is None:
        return tr.say("A mark for every name you agree with.")
    return tr.say_n(
        "One mark. More than one: the ballot is invalid.",
        "Up to {n} marks. More than {n}: the ballot is invalid.",
        post.max_marks,
    )


def ballots_pdf(view: BallotsPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """A set of ballots with counterfoils, numbered on the counterfoil only.

    Raises InputInvalid "ballots-too-many" for more than `BALLOTS_MOST` or none.
    """
    first, last = view.numbers
    if not 0 <= last - first < BALLOTS_MOST or first < 1:
        raise InputInvalid("ballots-too-many", field="numbers", most=BALLOTS_MOST)
    post = view.post
    paper = ElectionPaper(
        tr,
        title=tr.say("Ballots: {post}", post=post.title),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
    )
    numbers = tr.say("Counterfoils {first} to {last}.", first=first, last=last)
    rule = tr.say(
        "Cut along the dashed lines. The counterfoil stays here; the voter's part never carries a "
        "number, a name or a signature."
    )
    paper.panel(numbers, rule, kind="quiet")
    choices = _choices(post, tr)
    for number in range(first, last + 1):
        keep = (
            tr.digits(str(number)),
            tr.say("Counterfoil"),
            post.title,
            "" if view.head.polling_on is None else tr.date(view.head.polling_on, "short"),
        )
        paper.ballot(Ballot(post.title, how_to_mark(post, tr), choices, keep, post.hue))
    return paper.pdf()


def _choices(post: PostOnPaper, tr: Translator) -> tuple[Choice, ...]:
    if post.method is Method.YES_NO and post.candidates:
        name = post.candidates[0].name
        return (
            Choice(tr.say("{name}: yes", name=name), "check"),
            Choice(tr.say("{name}: no", name=name), "x"),
        )
    return tuple(Choice(each.name, each.symbol) for each in post.candidates)


def poster_pdf(view: PosterPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The candidates with their symbols, large, a page for each post: for the wall."""
    paper = ElectionPaper(
        tr,
        title=tr.say("Candidates"),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
        large=True,
    )
    for place, post in enumerate(view.posts):
        if place:
            paper.new_page()
        paper.heading(post.title)
        seats = tr.say_n("{n} seat", "{n} seats", post.seats)
        method = tr.say(METHODS[post.method])
        paper.second(tr.say("{method}, {seats}.", method=method, seats=seats))
        paper.second(how_to_mark(post, tr))
        many = len(post.candidates) > 6
        paper.pictures(
            [
                Pictured(
                    each.name, each.symbol, post.hue, tr.say("Number {number}", number=each.number)
                )
                for each in post.candidates
            ],
            side=(34 if many else 46) * _MM,
            across=3 if many else 2,
        )
    return paper.pdf()


def nomination_pdf(view: NominationPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """A nomination form with proposer, seconder, consent and the wish for a symbol."""
    paper = ElectionPaper(
        tr,
        title=tr.say("Nomination"),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
    )
    if view.closes_on is not None:
        day = tr.date(view.closes_on, "weekday")
        paper.panel(tr.say("Hand in by {date}.", date=day), kind="due")
    if view.posts:
        paper.heading(tr.say("For which post"))
        paper.ticks([post.title for post in view.posts])
    paper.heading(tr.say("Who is proposed"))
    paper.fields(
        [
            Field(tr.say("Candidate")),
            Field(tr.say("Member no.")),
            Field(tr.say("Proposed by, member no.")),
            Field(tr.say("Seconded by, member no.")),
        ]
    )
    paper.heading(tr.say("Symbol: first wish 1, second wish 2"))
    paper.symbols(view.symbols[:SYMBOLS_ON_FORM], view.taken, "indigo")
    _consent(paper)
    more = view.symbols[SYMBOLS_ON_FORM:]
    if more:
        paper.heading(tr.say("More symbols to wish for"))
        paper.symbols(more, view.taken, "indigo")
    return paper.pdf()


def _consent(paper: ElectionPaper) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("I agree to stand"))
        paper.line(
            tr.say(
                "I agree to stand and to do this work if I am elected. I may withdraw until the "
                "day that was announced."
            )
        )
        paper.signatures(
            [
                Signature(tr.say("Candidate"), thumb=True),
                Signature(tr.say("Proposer"), thumb=True),
                Signature(tr.say("Seconder"), thumb=True),
                Signature(tr.say("Received by, date"), thumb=False),
            ]
        )


def roll_pdf(view: RollPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The roll with an empty column to mark who has voted. It says nothing of how."""
    paper = ElectionPaper(
        tr,
        title=tr.say("Roll of voters"),
        subtitle=subtitle_of(view.head, tr),
        letterhead=letterhead,
        code=view.head.code,
        draft=view.frozen_on is None,
    )
    voters = [each for each in view.voters if not each.struck]
    count = tr.say_n("{n} voter", "{n} voters", len(voters))
    if view.frozen_on is None:
        paper.panel(count, tr.say("Still open: tell the secretary what is wrong."), kind="due")
    else:
        closed = tr.say("Closed on {date}.", date=tr.date(view.frozen_on))
        paper.panel(count, closed, kind="quiet")
    paper.table(
        [
            Column(tr.say("No."), align="right", share=1.0),
            Column(tr.say("Name"), share=4.6),
            Column(tr.say("Good standing"), share=2.2),
            Column(tr.say("Has voted"), align="centre", share=2.2),
        ],
        [_voter(each, tr) for each in view.voters],
    )
    return paper.pdf()


def _voter(each: RollOnPaper, tr: Translator) -> list[Cell]:
    name: Cell = Picture(each.symbol, each.hue, each.name) if each.symbol else each.name
    if each.struck:
        return [tr.digits(str(each.number)), name, Mark("away", tr.say("struck out")), "–\n"]
    mark = Mark("ok", tr.say("yes")) if each.good_standing else Mark("due", tr.say("no"))
    return [tr.digits(str(each.number)), name, mark, "\n"]


def credential_pdf(view: CredentialPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The paper with which a delegate votes at the central election."""
    return credentials_pdf((view,), tr, letterhead)


def credentials_pdf(
    views: Sequence[CredentialPaper], tr: Translator, letterhead: Letterhead
) -> bytes:
    """The papers of all delegates of an election, at least one, each on a page of its own."""
    head = views[0].head
    title, subtitle = tr.say("Delegate"), subtitle_of(head, tr)
    paper = FestivePaper(tr, title=title, subtitle=subtitle, letterhead=letterhead, code=head.code)
    for no, view in enumerate(views):
        if no:
            paper.new_page()
            paper.centred_heading(title)
            paper.line(subtitle, align="centre")
        _credential(paper, view)
    return paper.pdf()


def _credential(paper: ElectionPaper, view: CredentialPaper) -> None:
    tr = paper.tr
    number = "" if view.member_no is None else tr.say("Member no. {no}", no=view.member_no)
    paper.space(10)
    paper.pictures([Pictured(view.name, view.symbol, view.hue, number)], side=42 * _MM, across=1)
    words = tr.say(
        "{name} was chosen as delegate of {group} and votes for it at {body}.",
        name=view.name,
        group=view.from_group,
        body=view.to_body,
    )
    paper.line(words, align="centre")
    paper.facts(
        [
            (tr.say("Delegate’s paper no."), tr.digits(view.serial)),
            (tr.say("Votes"), tr.integer(view.votes)),
        ]
    )
    if view.apart:
        paper.panel(
            tr.say("Her own election is disputed."),
            tr.say("She votes; her ballot is kept apart in an envelope."),
            kind="due",
        )
    paper.signatures(
        [
            Signature(tr.say("Delegate"), thumb=True),
            Signature(tr.say("Returning officer of her group"), thumb=True),
        ]
    )

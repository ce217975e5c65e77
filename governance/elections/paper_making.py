"""Election papers from what the queries show: `ElectionWhole` and its posts become the plain values
that papers are drawn from.

Nothing is looked up here, so a paper never says more than the page it is printed from.
"""

from __future__ import annotations

from governance.elections.paper_views import (
    BallotsPaper,
    CertificatePaper,
    CountPaper,
    LotPaper,
    NominationPaper,
    PaperHead,
    PosterPaper,
    PostOnPaper,
    RollOnPaper,
    RollPaper,
    RoundsPaper,
    Standing,
    TermOnPaper,
)
from governance.elections.views import (
    CandidateView,
    ElectionWhole,
    LotView,
    PostView,
    ResultView,
    RollView,
    SheetView,
)
from governance.rules.counting.contest import Contest, Method, Reserved, ReservedMode, Unfilled

__all__ = [
    "ballots_of", "certificate_of", "contest_shown", "count_sheet_of", "head_of", "lot_of",
    "nomination_of", "post_on_paper", "poster_of", "roll_of", "rounds_of",
]  # fmt: skip


def head_of(whole: ElectionWhole, code: str = "") -> PaperHead:
    """Title, day and place of an election. `code`: audit code for the foot."""
    return PaperHead(whole.title, whole.polling_on, whole.place, code)


def post_on_paper(post: PostView, *, every_candidate: bool = False) -> PostOnPaper:
    """A post with the candidates on its ballot, or with all who were ever counted."""
    people = post.candidates if every_candidate else post.standing
    return PostOnPaper(
        post.title,
        post.seats,
        Method(post.method),
        tuple(_standing(each) for each in sorted(people, key=lambda c: c.number)),
        post.colour,
        post.max_marks,
    )


def _standing(each: CandidateView) -> Standing:
    return Standing(each.number, each.name, each.symbol, each.member_no)


def ballots_of(whole: ElectionWhole, post: PostView, numbers: tuple[int, int]) -> BallotsPaper:
    """Ballots of a post; `numbers` of the first and the last counterfoil."""
    return BallotsPaper(head_of(whole), post_on_paper(post), numbers)


def poster_of(whole: ElectionWhole) -> PosterPaper:
    """The candidates' sheet of every post that has candidates."""
    posts = tuple(post_on_paper(post) for post in whole.posts if post.standing)
    return PosterPaper(head_of(whole), posts)


def nomination_of(whole: ElectionWhole) -> NominationPaper:
    """The nomination form; symbols that are already given out are struck through."""
    taken = {each.symbol for post in whole.posts for each in post.candidates if each.symbol}
    posts = tuple(post_on_paper(post) for post in whole.posts)
    return NominationPaper(head_of(whole), posts, whole.nominations_close, taken=frozenset(taken))


def roll_of(whole: ElectionWhole, roll: RollView, code: str = "") -> RollPaper:
    """The roll with those in good standing first, then those left out of it."""
    voters = [
        RollOnPaper(each.number or 0, each.name, each.symbol, each.hue, True, bool(each.struck))
        for each in roll.lines
    ]
    if roll.frozen_on is None:
        voters += [
            RollOnPaper(each.number or 0, each.name, each.symbol, each.hue, False)
            for each in roll.left_out
        ]
    return RollPaper(head_of(whole, code), tuple(voters), roll.frozen_on)


def count_sheet_of(
    whole: ElectionWhole, post: PostView, sheet: SheetView | None = None
) -> CountPaper:
    """The count sheet of a box, empty without `sheet`."""
    on_paper = post_on_paper(post)
    if sheet is None:
        return CountPaper(head_of(whole), on_paper)
    return CountPaper(
        head_of(whole),
        on_paper,
        sheet.box,
        sheet.issued,
        sheet.valid,
        sheet.blank,
        sheet.invalid,
        sheet.unreturned,
        sheet.totals,
        sheet.recount,
    )


def lot_of(whole: ElectionWhole, post: PostView, lot: LotView | None = None) -> LotPaper:
    """The record of a lot that was drawn, or the sheet for the one that the newest count needs."""
    names = {each.number: each.name for each in post.candidates}
    on_paper = post_on_paper(post, every_candidate=True)
    result = post.newest.result if post.newest else None
    if lot is None:
        tied = result.tied if result else ()
        totals = (result.totals or {}) if result else {}
        figures = {totals.get(each) for each in tied}
        votes = figures.pop() if len(figures) == 1 else None
        places = result.seats_for_tied if result else None
        return LotPaper(head_of(whole), on_paper, tied, places, votes)
    return LotPaper(
        head_of(whole),
        on_paper,
        lot.tied,
        lot.seats,
        order=lot.order,
        drawer=lot.drawer,
        witnesses=lot.witnesses,
        drawn_on=lot.drawn_on,
        refused=tuple(names[number] for number in lot.absent),
    )


def contest_shown(whole: ElectionWhole, post: PostView, result: ResultView) -> Contest:
    """The contest as far as papers tell of it; who belongs to a group is not in it.

    `least` of kept seats is known where one group has them all, else 0: "not said".
    """
    groups = tuple(result.result.reservation_met)
    least = post.kept_seats if len(groups) == 1 else 0
    method = Method(post.method)
    return Contest(
        method,
        post.seats,
        tuple(each.number for each in post.candidates),
        max_marks=post.max_marks,
        reserved=tuple(Reserved(group, least) for group in groups) if method.takes_reserved else (),
        mode=ReservedMode(whole.rules.reserved_mode),
        unfilled=Unfilled(whole.rules.unfilled),
        roll=whole.roll or None,
    )


def rounds_of(
    whole: ElectionWhole, post: PostView, result: ResultView, code: str = ""
) -> RoundsPaper:
    """The explanation of one count."""
    on_paper = post_on_paper(post, every_candidate=True)
    contest = contest_shown(whole, post, result)
    return RoundsPaper(head_of(whole, code), on_paper, contest, result.result)


def certificate_of(
    whole: ElectionWhole,
    post: PostView,
    result: ResultView,
    *,
    code: str = "",
    term: TermOnPaper | None = None,
    corrects: str = "",
) -> CertificatePaper:
    """The certificate of a count; a draft until the result is locked. `corrects`: words for the
    certificate that it takes the place of."""
    newest = max((sheet.round for sheet in post.sheets), default=1)
    boxes = [sheet for sheet in post.sheets if sheet.round == newest]
    officer = whole.officer.name if whole.officer else ""
    return CertificatePaper(
        head_of(whole, code),
        post_on_paper(post, every_candidate=True),
        contest_shown(whole, post, result),
        result.result,
        term,
        issued=sum(sheet.issued for sheet in boxes) if boxes else None,
        unreturned=sum(sheet.unreturned for sheet in boxes) if boxes else None,
        objections_until=whole.objections_until,
        declared_on=result.locked_on,
        lot=lot_of(whole, post, post.lots[-1]) if post.lots else None,
        returning_officer=officer,
        scrutineers=tuple(each.name for each in whole.scrutineers),
        observers=tuple(each.name for each in whole.observers),
        corrects=corrects,
    )

"""From the views of an election to what its papers are drawn from. Pure; reads nothing."""

from __future__ import annotations

from dataclasses import replace

from governance.elections.paper_views import (
    HUES,
    BallotsPaper,
    CertificatePaper,
    CountPaper,
    CredentialPaper,
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
from governance.elections.views import ElectionWhole, LotView, PostView, RollView
from governance.rules.counting.contest import Contest, Method
from sr_board.base.errors import RuleBroken

__all__ = [
    "ballots",
    "certificate",
    "count_sheet",
    "credentials",
    "lot_record",
    "nomination",
    "poster",
    "roll_paper",
    "rounds",
]


def _head(whole: ElectionWhole, code: str = "") -> PaperHead:
    return PaperHead(whole.title, whole.polling_on, whole.place, code)


def _post(post: PostView, *, every_candidate: bool = False) -> PostOnPaper:
    """A post as it stands on papers; each has its own hue.

    `every_candidate`: also who was withdrawn or refused later, for papers that tell of a count.
    """
    people = [each for each in post.candidates if each.number] if every_candidate else post.standing
    yes_no = post.contest == "yes_no"
    return PostOnPaper(
        title=post.title,
        seats=post.seats,
        method=Method.YES_NO if yes_no else Method(post.method),
        candidates=tuple(
            Standing(each.number, each.name, each.symbol or each.wish, each.member_no)
            for each in people
        ),
        hue=HUES[(post.no - 1) % len(HUES)],
        max_marks=post.max_marks,
    )


def ballots(whole: ElectionWhole, post: PostView) -> BallotsPaper:
    """Ballots of one post: as many as are on the roll, and a tenth more to keep back."""
    count = post.printed or whole.roll + -(-whole.roll // 10)
    return BallotsPaper(_head(whole), _post(post), (1, max(count, 1)))


def poster(whole: ElectionWhole) -> PosterPaper:
    """The candidates of all posts for the wall."""
    return PosterPaper(_head(whole), tuple(_post(post) for post in whole.posts))


def nomination(whole: ElectionWhole) -> NominationPaper:
    """The empty form; symbols already asked for are marked."""
    taken = frozenset(c.symbol for post in whole.posts for c in post.candidates if c.symbol)
    posts = tuple(_post(post) for post in whole.posts)
    closes = whole.nominations_close
    return NominationPaper(_head(whole), posts, closes, whole.symbols, taken)


def roll_paper(whole: ElectionWhole, roll: RollView, code: str = "") -> RollPaper:
    """The roll with a column for the marks; nobody's vote or tick stands on it.

    `code`: audit code for the foot.
    """
    lines = (*roll.lines, *roll.left_out)
    voters = tuple(
        RollOnPaper(
            line.number or 0,
            line.name,
            line.symbol,
            line.hue,
            good_standing=not line.refused,
            struck=bool(line.struck),
        )
        for line in lines
    )
    return RollPaper(_head(whole, code), voters, roll.frozen_on)


def credentials(
    whole: ElectionWhole, roll: RollView, code: str = ""
) -> tuple[CredentialPaper, ...]:
    """A paper for each delegate on the frozen roll, numbered in its order. `code`: audit code.

    Whoever was struck off gets none, and her number is left out. Raises RuleBroken
    "roll-not-frozen", "delegates-not-ready" when no group sends delegates.
    """
    if roll.frozen_on is None:
        raise RuleBroken("roll-not-frozen")
    found = tuple(
        CredentialPaper(
            _head(whole, code),
            line.name,
            line.number,
            line.symbol,
            line.hue,
            from_group=line.from_group,
            to_body=whole.title,
            votes=1,
            serial=f"{no:03d}",
            apart=line.seat_disputed,
        )
        for no, line in enumerate(roll.lines, 1)
        if line.from_group and not line.struck
    )
    if not found:
        raise RuleBroken("delegates-not-ready")
    return found


def count_sheet(whole: ElectionWhole, post: PostView, box: str = "") -> CountPaper:
    """The sheet of a box, empty while nothing is counted there."""
    sheet = next((each for each in post.sheets if each.box == box), None)
    if sheet is None:
        return CountPaper(_head(whole), _post(post), box)
    return CountPaper(
        _head(whole),
        _post(post),
        box,
        sheet.issued,
        sheet.valid,
        sheet.blank,
        sheet.invalid,
        sheet.unreturned,
        sheet.totals,
        sheet.recount,
    )


def lot_record(whole: ElectionWhole, post: PostView) -> LotPaper:
    """The record of the newest lot; of the tie that waits, with empty places for it."""
    newest = post.newest
    if newest is not None and newest.result.needs_lot:
        result = newest.result
        votes = (result.totals or {}).get(result.tied[0])
        return LotPaper(
            _head(whole),
            _post(post, every_candidate=True),
            result.tied,
            result.seats_for_tied,
            votes,
        )
    if post.lots:
        return _drawn(whole, post, post.lots[-1])
    return LotPaper(_head(whole), _post(post, every_candidate=True), (), None)


def _drawn(whole: ElectionWhole, post: PostView, lot: LotView) -> LotPaper:
    totals = post.newest.result.totals if post.newest is not None else None
    absent = tuple(post.candidate(number).name for number in lot.absent)
    return LotPaper(
        _head(whole),
        _post(post, every_candidate=True),
        lot.tied,
        lot.seats,
        (totals or {}).get(lot.tied[0]),
        lot.order,
        lot.drawer,
        lot.witnesses,
        lot.drawn_on,
        absent,
    )


def rounds(
    whole: ElectionWhole, post: PostView, contest: Contest, *, code: str = ""
) -> RoundsPaper:
    """The count step by step. Who belongs to which group is taken out before it is drawn."""
    assert post.newest is not None
    return RoundsPaper(
        _head(whole, code),
        _post(post, every_candidate=True),
        _discreet(contest),
        post.newest.result,
    )


def certificate(
    whole: ElectionWhole, post: PostView, contest: Contest, *, code: str = ""
) -> CertificatePaper:
    """The certificate of a post, with places for the three marks. `code`: audit code."""
    assert post.newest is not None
    newest = post.newest
    last = max((sheet.round for sheet in post.sheets), default=1)
    sheets = [sheet for sheet in post.sheets if sheet.round == last]
    drawn = newest.result.decided_by == "lot" and bool(post.lots)
    return CertificatePaper(
        head=_head(whole, code),
        post=_post(post, every_candidate=True),
        contest=_discreet(contest),
        result=newest.result,
        term=_term(post),
        issued=sum(s.issued for s in sheets) if sheets else None,
        unreturned=sum(s.unreturned for s in sheets) if sheets else None,
        objections_until=whole.objections_until,
        declared_on=newest.locked_on,
        lot=_drawn(whole, post, post.lots[-1]) if drawn else None,
        returning_officer=whole.officer.name if whole.officer else "",
        scrutineers=tuple(each.name for each in whole.scrutineers),
        observers=tuple(each.name for each in whole.observers),
        corrects=str(newest.no - 1) if newest.corrects else "",
    )


def _term(post: PostView) -> TermOnPaper | None:
    if post.term is None:
        return None
    return TermOnPaper(post.term.starts, post.term.ends, post.term.months)


def _discreet(contest: Contest) -> Contest:
    return replace(contest, groups={})

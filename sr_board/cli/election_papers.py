"""What `elections print` does: the papers of one election as PDF, none of them encrypted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cli.door import opened
from sr_board.cli.election_lists import chosen_election
from sr_board.cli.giving_out import check_free, write_out
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say
from sr_board.i18n import Translator, current

if TYPE_CHECKING:
    from governance.elections.views import ElectionWhole, PostView
    from sr_board.composition import Workplace
    from sr_board.papers import Letterhead

__all__ = ["PAPERS", "write_paper"]

Make = Callable[["Workplace", "ElectionWhole", "PostView", Translator, "Letterhead"], bytes]


def _form(_p: Workplace, e: ElectionWhole, _o: PostView, tr: Translator, top: Letterhead) -> bytes:
    from governance.elections.paper_inputs import nomination
    from governance.elections.papers_voting import nomination_pdf

    return nomination_pdf(nomination(e), tr, top)


def _candidates(
    _p: Workplace, e: ElectionWhole, _o: PostView, tr: Translator, top: Letterhead
) -> bytes:
    from governance.elections.paper_inputs import poster
    from governance.elections.papers_voting import poster_pdf

    return poster_pdf(poster(e), tr, top)


def _roll(p: Workplace, e: ElectionWhole, _o: PostView, tr: Translator, top: Letterhead) -> bytes:
    from governance.elections.paper_inputs import roll_paper
    from governance.elections.papers_voting import roll_pdf

    return roll_pdf(roll_paper(e, p.elections.reading.roll(e.id), p.audit.code()), tr, top)


def _delegates(
    p: Workplace, e: ElectionWhole, _o: PostView, tr: Translator, top: Letterhead
) -> bytes:
    from governance.elections.paper_inputs import credentials
    from governance.elections.papers_voting import credentials_pdf

    views = credentials(e, p.elections.reading.roll(e.id), p.audit.code())
    return credentials_pdf(views, tr, top)


def _ballots(
    _p: Workplace, e: ElectionWhole, o: PostView, tr: Translator, top: Letterhead
) -> bytes:
    from governance.elections.paper_inputs import ballots
    from governance.elections.papers_voting import ballots_pdf

    return ballots_pdf(ballots(e, o), tr, top)


def _sheet(_p: Workplace, e: ElectionWhole, o: PostView, tr: Translator, top: Letterhead) -> bytes:
    from governance.elections.paper_inputs import count_sheet
    from governance.elections.papers_counting import count_sheet_pdf

    return count_sheet_pdf(count_sheet(e, o), tr, top)


def _lot(_p: Workplace, e: ElectionWhole, o: PostView, tr: Translator, top: Letterhead) -> bytes:
    from governance.elections.paper_inputs import lot_record
    from governance.elections.papers_counting import lot_pdf

    return lot_pdf(lot_record(e, o), tr, top)


def _count(p: Workplace, e: ElectionWhole, o: PostView, tr: Translator, top: Letterhead) -> bytes:
    from governance.elections.paper_inputs import rounds
    from governance.elections.papers_counting import rounds_pdf

    _counted(o)
    _, contest = p.elections.reading.of_post(o.id)
    return rounds_pdf(rounds(e, o, contest, code=p.audit.code()), tr, top)


def _certificate(
    p: Workplace, e: ElectionWhole, o: PostView, tr: Translator, top: Letterhead
) -> bytes:
    from governance.elections.paper_inputs import certificate
    from governance.elections.papers_certificate import certificate_pdf

    _counted(o)
    _, contest = p.elections.reading.of_post(o.id)
    return certificate_pdf(certificate(e, o, contest, code=p.audit.code()), tr, top)


def _counted(post: PostView) -> None:
    """Raises RuleBroken "post-not-counted"."""
    if post.newest is None:
        raise RuleBroken("post-not-counted")


_WHOLE: dict[str, Make] = {
    "form": _form,
    "candidates": _candidates,
    "roll": _roll,
    "delegates": _delegates,
}
_OF_A_POST: dict[str, Make] = {
    "ballots": _ballots,
    "sheet": _sheet,
    "lot": _lot,
    "count": _count,
    "certificate": _certificate,
}
_NOTED = {"candidates": "poster"}
"""Names that a paper has in the audit trail, where they are others."""
PAPERS = (*_WHOLE, *_OF_A_POST)
"""Papers by name; those after the fourth are of one post."""


def write_paper(
    election: str,
    paper: str,
    to: Path,
    vault: Path,
    who: str,
    passphrase_file: str,
    *,
    post: int | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """A paper of an election in the language in force.

    Raises InputInvalid "paper-unknown", "election-id-unclear", "post-unclear", "file-stands";
    RuleBroken "post-not-counted".
    """
    if paper not in PAPERS:
        raise InputInvalid("paper-unknown", field="paper", known=", ".join(PAPERS))
    check_free(to, overwrite=overwrite)
    with opened(vault, who, passphrase_file) as place:
        whole = chosen_election(place.elections.reading, election)
        wanted = _post(whole, post, needed=paper in _OF_A_POST)
        make = _WHOLE.get(paper) or _OF_A_POST[paper]
        content = make(place, whole, wanted, current(), _head(place, whole))
        if not place.vault_read_only:
            subject = wanted.id if paper in _OF_A_POST else whole.id
            place.copies.note_paper(f"election-{_NOTED.get(paper, paper)}", subject)
    write_out(to, content, overwrite=overwrite)
    if as_json:
        print_json({"file": str(to), "paper": paper, "bytes": len(content)})
        return
    fact(say("Paper written"), str(to))
    line(say("This copy is NOT encrypted: everybody who gets the file can read it."))


def _post(whole: ElectionWhole, no: int | None, *, needed: bool) -> PostView:
    """The post by its number in the election; the only one needs no number."""
    found = [post for post in whole.posts if no in (None, post.no)]
    if not found or (needed and len(found) > 1):
        raise InputInvalid("post-unclear", field="post", most=len(whole.posts))
    return found[0]


def _head(place: Workplace, whole: ElectionWhole) -> Letterhead:
    from sr_board.papers import Letterhead, Tile

    return Letterhead(whole.group_name, Tile(*place.vault_tile))

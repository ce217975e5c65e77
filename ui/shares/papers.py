"""A share as a paper: the same kind for both sets. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator
from ui.live import say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.shares.share_set import ShareSet

if TYPE_CHECKING:
    from sr_board.papers import Letterhead
    from sr_board.papers.share import Opens

__all__ = ["share_kind"]


def share_kind(
    held: ShareSet, opens: Opens, right: Action, head: Callable[[], Letterhead]
) -> PaperKind:
    """The kind of paper of a set. It goes to the printer and into no file."""

    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.papers.share import share_pdf

        found = held.share(int(asked.id)) if asked.id.isdigit() else None
        if found is None:
            raise NotFound("record-unknown", what="share")
        pdf = share_pdf(found, len(held.fresh), opens, tr, head())
        return Drawn(say("A share"), f"share-{found.number}", pdf)

    places = held.places
    return PaperKind(places.paper, make, right=right, origin=places.shown, print_only=True)

"""The paper shares of the case files: their words, their places, and what is done with them."""

from __future__ import annotations

from sr_board.base.results import Done
from sr_board.cases.entry import CASES
from sr_board.cases.keeping.service_recovery import MakeShares, RecoveryService
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner
from ui.cases.board.work import BoardWork
from ui.live import say
from ui.shares.share_set import SetPlaces, SetState, SetWords, ShareSet

__all__ = ["CaseShares"]


class CaseShares(ShareSet):
    """The set of the case files, for chair and secretary of the board. `identity`: whether shares
    that are made now open who she is, too."""

    words = SetWords(
        lambda: say("Paper shares of the case files"),
        lambda: say(
            "If nobody can open the files any more, some of these papers together can. One "
            "paper alone says nothing."
        ),
        lambda: say("When all passphrases are forgotten, the files are lost for ever."),
        lambda: say(
            "Persons who trust each other but do not live together: not all of one side of "
            "the board, and none of the police. Whoever is recused from a file and holds a "
            "share could open it with the others; give her share to somebody else."
        ),
        lambda: say("all files"),
        lambda: say("some files wait for their team"),
        lambda need, of: say(
            "{need} of {of} papers together open the case files.", need=need, of=of
        ),
    )
    places = SetPlaces(
        "cases-shares",
        "cases-shares-make",
        "cases-share-shown",
        "case-share",
        "cases-keeping",
        lambda: say("Law and keeping"),
    )

    def __init__(self, work: BoardWork) -> None:
        super().__init__(work)
        self._board_work = work
        self.identity = False

    @property
    def service(self) -> RecoveryService:
        """What makes and reads them."""
        return self._board_work.cases.recovery

    def state(self) -> SetState:
        found = self.service.state()
        return SetState(found.key, found.waiting)

    def make(self, need: int, of: int, second: SecondSigner | None) -> Done:
        self.service.make(MakeShares(need, of, self.identity, second))
        return Done("recovery", CASES)

    @property
    def fresh(self) -> tuple[PaperShare, ...]:
        return self.service.fresh

    def forget(self) -> None:
        self.service.fresh = ()

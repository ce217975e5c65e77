"""Paper shares of the case files: the pages of every set, with who she is left out or not."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.keeping.service_recovery import IdentityInShares
from sr_board.vault.recovery_key import RecoveryKey
from ui.buttons import Button
from ui.cases.keeping.share_set import CaseShares
from ui.desk import Desk
from ui.fields_choice import CheckLine
from ui.live import Text, say
from ui.shapes import State
from ui.shares.front import SharesFront
from ui.shares.make import MakeShares, SetForm
from ui.shares.share_set import SetState

__all__ = ["IdentityInSharesPage", "MakeSharesPage", "SharesPage"]


class SharesPage(SharesFront):
    """How the files stand with the shares, and whether they open who she is."""

    def __init__(self, desk: Desk, held: CaseShares) -> None:
        super().__init__(desk, held)
        self.policy = self.foot.beside(
            Button(
                lambda: say("Who she is, in the shares"),
                on=partial(desk.go, "cases-shares-identity"),
            )
        )

    def show_state(self, found: SetState) -> None:
        self.policy.setVisible(found.key is not None)
        super().show_state(found)

    def show_more(self, key: RecoveryKey) -> None:
        self.row(
            "eye",
            lambda: say("Who she is"),
            (lambda: say("The shares open that too."))
            if key.identity
            else (lambda: say("The shares open the files without it.")),
            (State.DUE, lambda: say("in the shares"))
            if key.identity
            else (State.OK, lambda: say("not in the shares")),
        )


class MakeSharesPage(MakeShares):
    """New shares of the case files."""

    def __init__(self, desk: Desk, held: CaseShares) -> None:
        self._case_shares = held
        super().__init__(desk, held)

    def add_more(self) -> None:
        self.identity = CheckLine(lambda: say("They open who she is, too"))
        self.form.add_widget(self.identity)

    def fill(self, found: Any) -> None:
        super().fill(found)
        self.identity.setChecked(False)

    def wishes(self) -> bool:
        self._case_shares.identity = self.identity.isChecked()
        return super().wishes()

    def what_is_signed(self) -> Text:
        if not self._case_shares.identity:
            return super().what_is_signed()
        need, of = (i18n.current().integer(n) for n in self.wish)
        return lambda: say(
            "{need} of {of} papers together open the case files, and who she is.", need=need, of=of
        )


class IdentityInSharesPage(SetForm):
    """Whether the shares open who she is."""

    def __init__(self, desk: Desk, held: CaseShares) -> None:
        super().__init__(
            desk,
            held,
            lambda: say("Who she is, in the shares"),
            lambda: say(
                "Usually not: the shares open the files, and nobody's name. What older backups "
                "hold does not change."
            ),
            lambda: say("Hold it so"),
        )
        self._service = held.service
        self.on = CheckLine(lambda: say("The shares open who she is, too"))
        self.form.add_widget(self.on)
        self.finish()

    def load(self, **place: Any) -> SetState:
        return self.held.state()

    def fill(self, found: Any) -> None:
        self.on.setChecked(found.key is not None and found.key.identity)

    def what_is_signed(self) -> Text:
        if self.on.isChecked():
            return lambda: say("The paper shares open who she is in every file.")
        return lambda: say("The paper shares open no identity.")

    def act(self) -> Done:
        return self._service.change_identity(IdentityInShares(self.on.isChecked(), self.second))

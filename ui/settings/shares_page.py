"""Paper shares: enough of them together let the person at the desk into the case files."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.vault.shares import PaperShare, read_share
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import TextField
from ui.form import Form
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.work import SettingsWork
from ui.shapes import State

__all__ = ["SharesPresenter", "UseSharesPage"]


class SharesPresenter:
    """What the page asks of the vault."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work

    @property
    def need(self) -> int:
        """How many shares are enough; 0 when there are none of this vault."""
        key = self._work.vault.recovery_key("cases")
        return key.need if key is not None else 0

    def use(self, shares: tuple[PaperShare, ...]) -> int:
        """Let her in; into how many files."""
        return self._work.recover_cases(shares)


class UseSharesPage(Page):
    """Type share after share."""

    def __init__(self, desk: Desk, presenter: SharesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Open the case files by paper shares"),
            lambda: say(
                "When nobody can open them any more. Who holds a share types it herself; you, who "
                "opened this vault, get the keys."
            ),
        )
        self.presenter = presenter
        self.shares: dict[int, PaperShare] = {}
        self.form = Form()
        self.typed = TextField(lambda: say("Words or numbers of a share"), key="share", rows=3)
        self.form.add(self.typed)
        self.door = Card()
        self.door.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(lambda: say("Add this share"), icon="plus", on=self.add_share))
        row.addStretch(1)
        self.door.body.addLayout(row)
        self.put(self.door)
        self.card = Card(lambda: say("Shares that are here"), tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk))
        self.main = self.foot.set_main(
            Button(
                lambda: say("Open the case files"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.use_shares,
            )
        )

    def arrive(self, **place: object) -> None:
        self._forget()

    def leave(self) -> None:
        self._forget()
        super().leave()

    def _forget(self) -> None:
        self.shares = {}
        self.typed.set_value("")
        self.form.clear_errors()
        self.notices.clear()
        self.show_shares()
        if not self.presenter.need:
            self.notices.show_notice(
                Notice("info", lambda: say("There are no paper shares of these case files.")),
                "none",
            )

    def add_share(self) -> None:
        """Take the share that was typed; the box is emptied."""
        self.form.clear_errors()
        self.notices.drop()
        try:
            share = read_share(str(self.typed.value()))
        except SRBoardError as error:
            self.form.show_error(error)
            return
        self.typed.set_value("")
        self.shares[share.number] = share
        self.show_shares()

    def show_shares(self) -> None:
        """Which shares are here, and how many are missing."""
        self.card.clear()
        self.card.setVisible(bool(self.shares))
        tr = i18n.current()
        for share in self.shares.values():
            if self.card.body.count():
                self.card.add_line()
            self.card.add(
                Row(
                    lambda n=share.number: say("Share {number}", number=tr.integer(n)),
                    lambda n=share.set: say("Set {number}", number=tr.digits(str(n))),
                    icon="key",
                    state=(State.OK, lambda: say("can be read")),
                )
            )
        missing = max(self.presenter.need - len(self.shares), 0)
        self.main.setEnabled(bool(self.presenter.need) and not missing)
        self.foot.say_reason(
            (lambda: say_n("{n} share more is needed", "{n} shares more are needed", missing))
            if missing
            else ""
        )

    def use_shares(self) -> None:
        """Open the files with them."""
        shares = tuple(self.shares.values())
        self.read(lambda: self.presenter.use(shares), self.show_done)

    def show_done(self, count: int) -> None:
        """What she can do now, and what comes next."""
        self.shares = {}
        self.show_shares()
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say_n(
                    "You hold the keys of {n} file now.",
                    "You hold the keys of {n} files now.",
                    count,
                ),
                lambda: say(
                    "These shares are over. Lock the program and open it again, change your "
                    "passphrase, and let two of the board make new shares."
                ),
            ),
            "done",
        )

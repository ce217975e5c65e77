"""Paper shares: enough of them together let the person at the desk into the case files."""

from __future__ import annotations

from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import PaperShare
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.work import SettingsWork
from ui.shares.tray import ShareTray

__all__ = ["SharesPresenter", "UseSharesPage"]


class SharesPresenter:
    """What the page asks of the vault."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work

    @property
    def key(self) -> RecoveryKey | None:
        """What is known of the shares of the case files; None when there are none."""
        return self._work.vault.recovery_key("cases")

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
        self.tray = ShareTray()
        self.put(self.tray)
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
        self.tray.changed.connect(self._weigh)

    def arrive(self, **place: object) -> None:
        self._forget()

    def leave(self) -> None:
        self._forget()
        super().leave()

    def _forget(self) -> None:
        self.notices.clear()
        key = self.presenter.key
        if key is not None:
            self.tray.ask(key.need, key.set)
            return
        self.tray.ask(0)
        self.notices.show_notice(
            Notice("info", lambda: say("There are no paper shares of these case files.")), "none"
        )

    def _weigh(self) -> None:
        """With enough of them the files can be opened."""
        self.notices.drop()
        self.main.setEnabled(self.tray.enough)

    def use_shares(self) -> None:
        """Open the files with them."""
        shares = self.tray.value()
        self.read(lambda: self.presenter.use(shares), self.show_done)

    def show_done(self, count: int) -> None:
        """What she can do now, and what comes next."""
        self.tray.ask(0)
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

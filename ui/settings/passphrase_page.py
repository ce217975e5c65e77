"""One's own passphrase. The old one is typed first; nobody else can change it."""

from __future__ import annotations

from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields_secret import PassphraseField
from ui.form import Form
from ui.labels import second
from ui.live import say
from ui.new_passphrase import NewPassphrase
from ui.notices import Notice
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.users_presenter import UsersPresenter

__all__ = ["PassphrasePage"]


class PassphrasePage(Page):
    """Old, new, new again."""

    def __init__(self, desk: Desk, presenter: UsersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("My passphrase"),
            lambda: say("Four words that do not belong together are best. Nobody looks on."),
        )
        self.presenter = presenter
        card = Card()
        self.form = Form()
        self.old = PassphraseField(lambda: say("Passphrase until now"), key="old")
        self.form.add(self.old)
        self.secret = NewPassphrase(self.form, lambda: say("New passphrase"))
        card.add(self.form)
        card.add(
            second(
                lambda: say(
                    "Older backups still open with the passphrase of their day. If somebody has "
                    "seen it, make a new backup and put the old ones out of reach."
                ),
                wrap=True,
            )
        )
        self.put(card)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk))
        main = Button(
            lambda: say("Change my passphrase"), Kind.MAIN, key="Ctrl+Return", on=self.save
        )
        self.form.end_at(self.foot.set_main(main))

    def save(self) -> None:
        """Change it."""
        self.form.clear_errors()
        self.notices.clear()
        old = self.old.value()
        try:
            if not old:
                raise InputInvalid("text-missing", field="old")
            new = self.secret.take()
        except SRBoardError as error:
            self.form.show_error(error)
            return
        self.desk.writing.emit()
        if self.foot.main is not None:
            self.foot.main.set_busy(lambda: say("Changing"))
        self.desk.jobs.run(
            lambda: self.presenter.change_passphrase(old, new),
            self._changed,
            self._refused,
            owner=self,
        )

    def _changed(self, done: Done) -> None:
        self._idle()
        self.desk.written.emit()
        self.desk.announce(done.changed)
        self.leave()
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say("The passphrase is changed."),
                lambda: say("Use the new one from now on."),
            )
        )

    def _refused(self, error: SRBoardError) -> None:
        self._idle()
        self.desk.refused.emit()
        if error.key == "wrong-passphrase":
            error = InputInvalid("wrong-passphrase", field="old")
        if not self.form.show_error(error):
            self.show_error(error)

    def _idle(self) -> None:
        if self.foot.main is not None:
            self.foot.main.set_busy(None)

    def arrive(self, **place: object) -> None:
        self.notices.clear()

    def leave(self) -> None:
        """What was typed stays nowhere."""
        self.old.clear()
        self.secret.clear()

"""Forms of money that a second person confirms: her picture and passphrase, for this one act.

A form that may need her is a `TwoPersonForm`; its presenter gives `others()` and `prove(…)` of
`SecondPersons`. Who may be the second person is decided by the services.
"""

from __future__ import annotations

from typing import Protocol

from sr_board.vault.users import SecondSigner
from ui.desk import Desk
from ui.live import Text
from ui.members.form_page import FormPage
from ui.second_person import Other, SecondPersonPanel
from ui.settings.users_presenter import others_of
from ui.settings.work import CopyWork

__all__ = ["SecondPersons", "Signing", "TwoPersonForm"]


class Signing(Protocol):
    """Who could confirm, and the proof that it is she."""

    def others(self) -> list[Other]:
        """Everybody else who can open the vault."""
        ...

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves her passphrase."""
        ...


class SecondPersons:
    """The others of a vault."""

    def __init__(self, work: CopyWork) -> None:
        self._work = work

    def others(self) -> list[Other]:
        """Everybody else who can open the vault."""
        return others_of(self._work)

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves her passphrase. Raises WrongPassphrase."""
        return self._work.vault.second_signer(slot_id, passphrase)


class TwoPersonForm(FormPage):
    """A form whose act a second person confirms; `self.second` is she while the act runs.

    Subclasses give `what_is_signed`, the sentence she reads, and call `finish` at the end of
    `__init__` as every form does. `needs_two` False lets an act go without her.
    """

    def __init__(
        self, desk: Desk, signing: Signing, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance, verb)
        self.signing = signing
        self.second: SecondSigner | None = None

    def finish(self) -> None:
        self.panel = SecondPersonPanel(self.desk.jobs)
        self.put(self.panel)
        super().finish()
        self.panel.opened.connect(self.main.hide)
        self.panel.closed.connect(self._leave_panel)

    def _leave_panel(self) -> None:
        """What was typed stays; the keys go on where they began."""
        self.main.show()
        self.main.setFocus()

    def needs_two(self) -> bool:
        """Whether this act needs her, as the fields stand."""
        return True

    def what_is_signed(self) -> Text:
        """What she confirms, in one sentence with the amount."""
        raise NotImplementedError

    def save(self) -> None:
        self.form.clear_errors()
        self.notices.drop()
        self.second = None
        if not self.wishes():
            return
        if not self.needs_two():
            self.write(self.act, self._saved, form=self.form)
            return
        self.read(
            self.signing.others,
            lambda others: self.panel.ask(
                self.what_is_signed(), others, self.signing.prove, self._signed
            ),
        )

    def _signed(self, signer: SecondSigner) -> None:
        self.second = signer
        self.write(self.act, self._saved, form=self.form)

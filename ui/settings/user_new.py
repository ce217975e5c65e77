"""Add a user: who, her picture, her offices, and the passphrase she types herself."""

from __future__ import annotations

from PySide6.QtCore import Qt

from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.results import Done
from sr_board.people.rows import PersonRow
from sr_board.vault.users import SecondSigner
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields_choice import ChoiceField, SearchField
from ui.form import Form
from ui.labels import second
from ui.live import say
from ui.members.tile_field import TileField
from ui.new_passphrase import NewPassphrase
from ui.page import Page
from ui.second_person import SecondPersonPanel
from ui.settings.back import back_button
from ui.settings.office_ticks import OfficeTicks
from ui.settings.users_presenter import UsersPresenter
from ui.wording import words_for

__all__ = ["UserNewPage"]


class UserNewPage(Page):
    """A person becomes a user. The key to the case files takes a second person."""

    def __init__(self, desk: Desk, presenter: UsersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Add a user"),
            lambda: say("She sits here herself: she chooses her picture and types her passphrase."),
        )
        self.presenter = presenter
        self._persons: dict[str, PersonRow] = {}
        self.put(self._who())
        self.put(self._offices())
        self.put(self._secret())
        self.panel = SecondPersonPanel(desk.jobs)
        self.put(self.panel)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk, "settings-users"))
        main = Button(lambda: say("Add the user"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        self.foot.set_main(main)
        self.form.end_at(main)
        self.panel.opened.connect(main.hide)
        self.panel.closed.connect(main.show)

    def _who(self) -> Card:
        card = Card(lambda: say("Who is she?"))
        self.search = SearchField(lambda: say("Find a name"))
        self.search.searched.connect(self._find)
        self.person = ChoiceField(
            lambda: say("Member"),
            key="person_id",
            help=lambda: say("Only persons of the register who are no users yet."),
            placeholder=lambda: say("Choose"),
        )
        self.person.changed.connect(self._chosen)
        form = Form()
        form.add(self.search)
        form.add(self.person)
        card.add(form)
        self.tile = TileField(
            lambda: say("Her picture at unlock"),
            lambda: say("The program adds a number, so that no two are the same."),
        )
        card.add(self.tile)
        return card

    def _offices(self) -> Card:
        card = Card(lambda: say("Her offices"))
        self.offices = OfficeTicks()
        self.offices.changed.connect(self._two)
        card.add(self.offices)
        self.two = second("", wrap=True)
        card.add(self.two)
        return card

    def _secret(self) -> Card:
        card = Card(lambda: say("Her passphrase"))
        self.form = Form()
        self.secret = NewPassphrase(self.form)
        card.add(self.form)
        card.add(
            second(
                lambda: say(
                    "Nobody can look it up or set it anew. A second person who can open the vault "
                    "is the way back in."
                ),
                wrap=True,
            )
        )
        return card

    # -- asking -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._find(self.search.value())
        self._two()

    def _find(self, text: str) -> None:
        self.read(lambda: self.presenter.candidates(text), self._offer)

    def _offer(self, persons: tuple[PersonRow, ...]) -> None:
        self._persons = {person.person_id: person for person in persons}
        self.person.set_choices([(p.person_id, p.name) for p in persons])

    def _chosen(self) -> None:
        person = self._persons.get(str(self.person.value()))
        if person is not None:
            self.tile.set_tile(person.symbol, person.hue)
            self.secret.known = [person.name]

    def _two(self) -> None:
        needed = self.presenter.adding_needs_two(self.offices.value())
        self.two.tell(
            (lambda: say("Board members get the key to the case files: a second person signs."))
            if needed
            else ""
        )

    # -- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Check, ask the second person where one is needed, and add the user."""
        self.form.clear_errors()
        self.person.set_error(None)
        self.offices.say_wrong(None)
        try:
            self._check()
        except SRBoardError as error:
            self._refuse(error)
            return
        if not self.presenter.adding_needs_two(self.offices.value()):
            self._add(None)
            return
        name = self._persons[str(self.person.value())].name
        self.read(
            self.presenter.others,
            lambda others: self.panel.ask(
                lambda: say("{name} becomes a user with the key to the case files.", name=name),
                others,
                self.presenter.prove,
                self._add,
            ),
        )

    def _check(self) -> None:
        if str(self.person.value()) not in self._persons:
            raise InputInvalid("person-missing", field="person_id")
        if not self.offices.value():
            raise InputInvalid("roles-missing", field="roles")
        self.secret.take()

    def _refuse(self, error: SRBoardError) -> None:
        field = error.params.get("field")
        if field == "person_id":
            self.person.set_error(lambda: " ".join(words_for(error)))
            self.person.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == "roles":
            self.offices.say_wrong(lambda: " ".join(words_for(error)))
        elif not self.form.show_error(error):
            self.show_error(error)

    def _add(self, signer: SecondSigner | None) -> None:
        person = self._persons[str(self.person.value())]
        symbol = self.tile.symbol or person.symbol
        hue = self.tile.hue or person.hue
        roles, typed = self.offices.value(), self.secret.take()
        self.write(
            lambda: self.presenter.add(person.person_id, symbol, hue, roles, typed, signer),
            self._added,
            form=self.form,
        )

    def _added(self, _done: Done) -> None:
        self.leave()
        self.desk.go("settings-users")

    def leave(self) -> None:
        """What was typed for a passphrase stays nowhere."""
        self.secret.clear()
        self.panel.give_up()
        self.offices.set_value(())
        self.person.set_value(None)

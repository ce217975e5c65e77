"""One user: her offices, a right given by name, and the end of her account."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.i18n import N_
from sr_board.vault.users import SecondSigner
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.offices import roles_words
from ui.page import Page
from ui.second_person import Other, SecondPersonPanel
from ui.settings.back import back_button
from ui.settings.office_ticks import OfficeTicks
from ui.settings.users_presenter import UserRow, UsersPresenter
from ui.tiles import SymbolTile
from ui.wording import words_for

__all__ = ["UserPage"]

RIGHTS: dict[Action, str] = {
    Action.SUBGROUP_READ: N_("Read what members said about themselves"),
    Action.MONEY_APPROVE: N_("Be the second person for money"),
}
"""Rights that are given by name, in words."""


class UserPage(Page):
    """What one user may do here. Without the right to manage users it is only read."""

    listens = frozenset({"users"})

    def __init__(self, desk: Desk, presenter: UsersPresenter) -> None:
        super().__init__(desk, "")
        self.presenter = presenter
        self._id = ""
        self._row: UserRow | None = None
        self.put(self._person())
        self.panel = SecondPersonPanel(desk.jobs)
        self.put(self.panel)
        self.put(self._offices())
        self.right_card = self._right()
        self.put(self.right_card)
        self.books_card = self._books()
        self.put(self.books_card)
        self.end_card = self._end()
        self.put(self.end_card)
        self.work.addStretch(1)
        self.foot.helper(back_button(desk, "settings-users"))
        if presenter.may_manage:
            main = Button(
                lambda: say("Save the offices"), Kind.MAIN, key="Ctrl+Return", on=self.save
            )
            self.foot.set_main(main)
            self.panel.opened.connect(main.hide)
            self.panel.opened.connect(lambda: self.area.ensureWidgetVisible(self.panel))
            self.panel.closed.connect(main.show)

    def _person(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        self.tile = SymbolTile("", 52)
        row.addWidget(self.tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.held_offices = Label("", "strong", wrap=True)
        self.since = second("", wrap=True)
        words.addWidget(self.held_offices)
        words.addWidget(self.since)
        row.addLayout(words, 1)
        card.add(row)
        return card

    def _offices(self) -> Card:
        card = Card(lambda: say("Her offices"))
        self.offices = OfficeTicks()
        card.add(self.offices)
        return card

    def _right(self) -> Card:
        card = Card(lambda: say("A right given by name"))
        card.add(
            second(
                lambda: say(
                    "Reading what members said about themselves comes with no office, and a member "
                    "of the board confirms payments only when she is named for it. The group gives "
                    "such a right to a person by a resolution, and two sign it here."
                ),
                wrap=True,
            )
        )
        self.held = Label("", "body", wrap=True)
        card.add(self.held)
        self.form = Form()
        self.which = ChoiceField(
            lambda: say("Which right"),
            [(key, lambda key=key: say(RIGHTS[key])) for key in RIGHTS],
            key="action",
        )
        self.which.set_value(Action.SUBGROUP_READ)
        self.resolution = LineField(
            lambda: say("Number of the resolution"), key="resolution", most=60
        )
        self.give = Button(lambda: say("Give the right"), on=self.give_right)
        self.form.add(self.which, self.resolution)
        self.form.end_at(self.give)
        card.add(self.form)
        row = QHBoxLayout()
        row.addWidget(self.give)
        row.addStretch(1)
        card.add(row)
        return card

    def _books(self) -> Card:
        card = Card(lambda: say("Whose books of money she opens"))
        self.books = Label("", "body", wrap=True)
        card.add(self.books)
        row = QHBoxLayout()
        choose = Button(
            lambda: say("Choose the groups"),
            on=lambda: self.desk.go("settings-user-books", id=self._id),
        )
        row.addWidget(choose)
        row.addStretch(1)
        card.add(row)
        return card

    def _end(self) -> Card:
        card = Card(lambda: say("Close her account"))
        card.add(
            Label(
                lambda: say(
                    "The program no longer lets her in, and her offices end. It does not take "
                    "back the key she held: whoever keeps an older copy of the vault or a backup "
                    "and knows her passphrase can still read what is in that copy."
                ),
                "body",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        self.end = Button(lambda: say("Close the account"), Kind.DANGER, on=self.close_account)
        row.addWidget(self.end)
        row.addStretch(1)
        card.add(row)
        return card

    # -- showing ----------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self.notices.clear()
        self.panel.give_up()

    def refresh(self) -> None:
        account = self._id
        self.read(lambda: self.presenter.row(account), self.show_user)

    def show_user(self, row: UserRow) -> None:
        """Fill the page."""
        self._row = row
        able = self.presenter.may_manage and row.closed_at is None
        self.set_title(row.name)
        self.tile.show_symbol(row.symbol)
        self.held_offices.tell(lambda: roles_words(row.roles))
        self.since.tell(lambda: _since(row))
        self.offices.set_value(row.roles)
        self.offices.set_able(able)
        self.right_card.setVisible(able or bool(row.rights))
        self.form.setVisible(able)
        self.give.setVisible(able)
        self.held.tell(lambda: _rights(row))
        self.held.setVisible(bool(row.rights))
        self.books_card.setVisible(able and self.presenter.keeps_money(row))
        self.books.tell(lambda: _books(row))
        self.end_card.setVisible(able and not row.own)
        if self.foot.main is not None:
            self.foot.main.setVisible(able)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.offices.set_columns(2)

    # -- acts -------------------------------------------------------------------------------------

    def _ask(self, what: Text, then: object) -> None:
        row = self._row
        if row is None:
            return

        def show(others: list[Other]) -> None:
            able = [other for other in others if other.slot_id != row.account_id or row.own]
            self.panel.ask(what, able, self.presenter.prove, then)  # type: ignore[arg-type]

        self.read(self.presenter.others, show)

    def save(self) -> None:
        """Save the offices; with a second person where it takes two."""
        row, roles = self._row, self.offices.value()
        if row is None:
            return
        self.offices.say_wrong(None)
        if not roles:
            error = InputInvalid("roles-missing", field="roles")
            self.offices.say_wrong(lambda: " ".join(words_for(error)))
            return
        if self.presenter.roles_need_two(row, roles):
            self._ask(
                lambda: say(
                    "New offices of {name}: {offices}", name=row.name, offices=roles_words(roles)
                ),
                self._save,
            )
        else:
            self._save(None)

    def _save(self, signer: SecondSigner | None) -> None:
        account, roles = self._id, self.offices.value()
        self.write(lambda: self.presenter.set_roles(account, roles, signer), self._saved)

    def _saved(self, _done: Done) -> None:
        self.notices.show_saved()

    def give_right(self) -> None:
        """Give the right by name."""
        row, number = self._row, str(self.resolution.value()).strip()
        right = self._chosen()
        self.form.clear_errors()
        if row is None:
            return
        if not number:
            error = InputInvalid("text-missing", field="resolution")
            self.form.show_error(error)
            return
        self._ask(
            lambda: say(
                "{name}: {right}, by resolution {number}.",
                name=row.name,
                right=say(RIGHTS[right]),
                number=number,
            ),
            self._give,
        )

    def _chosen(self) -> Action:
        return Action(str(self.which.value() or Action.SUBGROUP_READ))

    def _give(self, signer: SecondSigner) -> None:
        account, number, right = self._id, str(self.resolution.value()), self._chosen()
        self.write(
            lambda: self.presenter.give_right(account, right, number, signer),
            self._given,
            form=self.form,
        )

    def _given(self, done: Done) -> None:
        self.resolution.set_value("")
        self._saved(done)

    def close_account(self) -> None:
        """Ask once, then a second person signs."""
        row = self._row
        if row is None:
            return
        question = Irreversible(
            self,
            lambda: say("Close the account of {name}?", name=row.name),
            lambda: say("It cannot be opened again. She could be added as a new user."),
            keep=lambda: say("Keep the account"),
            act=lambda: say("Close the account"),
        )
        if question.exec():
            self._ask(lambda: say("The account of {name} is closed.", name=row.name), self._close)

    def _close(self, signer: SecondSigner) -> None:
        account = self._id
        self.write(lambda: self.presenter.close_account(account, signer), self._saved)

    def leave(self) -> None:
        self.panel.give_up()


def _since(row: UserRow) -> str:
    tr = i18n.current()
    since = tr.date(row.since.astimezone().date())
    if row.closed_at is not None:
        return say("Account closed on {day}", day=row.closed_at.astimezone().date())
    return say("User since {day} · Picture {number}", day=since, number=row.number)


def _books(row: UserRow) -> str:
    if row.books is None:
        return say("The books of every group in this vault.")
    return say_n("The books of {n} group.", "The books of {n} groups.", len(row.books))


def _rights(row: UserRow) -> str:
    return "\n".join(
        say(
            "{right}: given by resolution {number}.",
            right=say(RIGHTS[right]) if right in RIGHTS else str(right),
            number=number,
        )
        for right, number in row.rights
    )

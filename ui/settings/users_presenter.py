"""Users as Settings shows them, without widgets: rows, what needs two, and the commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sr_board.access.books import LimitBooks
from sr_board.access.roles import CASES_ROLES, GRANTS, Action, Role
from sr_board.access.users import AddUser, ChangePassphrase, CloseAccount, GiveRight, SetRoles
from sr_board.base.errors import NotFound
from sr_board.base.results import Done
from sr_board.people.rows import PersonRow
from sr_board.vault.header import Tile
from sr_board.vault.users import SecondSigner
from ui.second_person import Other
from ui.settings.work import CopyWork, SettingsWork

__all__ = ["UserRow", "UsersPresenter", "others_of"]


@dataclass(frozen=True)
class UserRow:
    """A user in the list. `symbol` with its hue; `own`: the signed-in person; `books`: groups whose
    books of money she may open, None for all."""

    account_id: str
    name: str
    symbol: str
    number: int
    roles: frozenset[Role]
    rights: tuple[tuple[Action, str], ...]
    since: datetime
    closed_at: datetime | None
    own: bool
    books: frozenset[str] | None = None


def others_of(work: CopyWork) -> list[Other]:
    """Everybody else who can open the vault, for the panel of the second person."""
    names = work.holders.names()
    return [
        Other(
            face.slot_id,
            f"{face.tile.symbol}/{face.tile.hue}",
            face.tile.number,
            names[face.slot_id].name if face.slot_id in names else "",
        )
        for face in work.vault.slots
        if face.slot_id != work.vault.slot_id
    ]


class UsersPresenter:
    """What the pages of users ask and do. Queries and commands run off the screen."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work

    @property
    def may_manage(self) -> bool:
        """True for those who add users and change offices."""
        return self._work.who.may(Action.USERS_MANAGE)

    def rows(self) -> list[UserRow]:
        """All users, open accounts first, by the numbers of their tiles."""
        names = self._work.holders.names()
        tiles = {face.slot_id: face.tile for face in self._work.vault.slots}
        rows = []
        for account in self._work.accounts.all():
            tile = tiles.get(account.account_id)
            person = names.get(account.account_id)
            rows.append(
                UserRow(
                    account.account_id,
                    person.name if person is not None else "",
                    f"{tile.symbol}/{tile.hue}" if tile is not None else "",
                    tile.number if tile is not None else 0,
                    account.roles,
                    account.rights,
                    account.since,
                    account.closed_at,
                    account.account_id == self._work.who.account_id,
                    account.books,
                )
            )
        return sorted(rows, key=lambda r: (r.closed_at is not None, r.number, r.since))

    def row(self, account_id: str) -> UserRow:
        """One user. Raises NotFound."""
        for row in self.rows():
            if row.account_id == account_id:
                return row
        raise NotFound("account-unknown", what="account")

    def keeps_money(self, row: UserRow) -> bool:
        """Whether any of her offices opens books of money."""
        return any(Action.MONEY_READ in GRANTS[role] for role in row.roles)

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Groups with open books: id and name. Nothing for those who do not manage users."""
        if not self.may_manage:
            return ()
        found = self._work.money.ledger.reading.groups()
        return tuple((one.group_id, one.name) for one in found if one.opened)

    def books_of(self, account_id: str) -> tuple[UserRow, tuple[tuple[str, str], ...]]:
        """One user, and the groups with open books. Raises NotFound."""
        return self.row(account_id), self.groups()

    def limit_books(
        self, account_id: str, groups: frozenset[str], resolution: str, second: SecondSigner
    ) -> Done:
        """Let her open the books of these groups alone; of all when none is named."""
        command = LimitBooks(account_id, groups, resolution, second)
        return self._work.books_limits.limit(command)

    def candidates(self, text: str) -> tuple[PersonRow, ...]:
        """Persons who could become users."""
        return self._work.holders.candidates(text)

    def others(self) -> list[Other]:
        """Who could be the second person."""
        closed = {a.account_id for a in self._work.accounts.all() if a.closed_at is not None}
        return [other for other in others_of(self._work) if other.slot_id not in closed]

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves her passphrase."""
        return self._work.vault.second_signer(slot_id, passphrase)

    # -- what needs two -------------------------------------------------------------------------

    def adding_needs_two(self, roles: frozenset[Role]) -> bool:
        """A new user who gets the key to the case files."""
        return bool(roles & CASES_ROLES)

    def roles_need_two(self, row: UserRow, roles: frozenset[Role]) -> bool:
        """Giving oneself power, or giving anybody the key to the case files."""
        gains = roles - row.roles
        return bool(gains & CASES_ROLES or (row.own and gains))

    # -- commands -------------------------------------------------------------------------------

    def free_number(self) -> int:
        """A number for the next tile that nobody has."""
        return max((face.tile.number for face in self._work.vault.slots), default=0) + 1

    def add(
        self,
        person_id: str,
        symbol: str,
        hue: str,
        roles: frozenset[Role],
        passphrase: str,
        second: SecondSigner | None,
    ) -> Done:
        """Make a person a user."""
        tile = Tile(symbol, hue, self.free_number())
        return self._work.users.add_user(AddUser(person_id, tile, passphrase, roles, second))

    def set_roles(
        self, account_id: str, roles: frozenset[Role], second: SecondSigner | None
    ) -> Done:
        """Give her exactly these offices."""
        return self._work.users.set_roles(SetRoles(account_id, roles, second))

    def give_right(
        self, account_id: str, right: Action, resolution: str, second: SecondSigner
    ) -> Done:
        """Give her one of the rights that go by name."""
        command = GiveRight(account_id, right, resolution, second)
        return self._work.users.give_right(command)

    def close_account(self, account_id: str, second: SecondSigner) -> Done:
        """End her account."""
        return self._work.users.close_account(CloseAccount(account_id, second))

    def change_passphrase(self, old: str, new: str) -> Done:
        """One's own passphrase."""
        return self._work.users.change_passphrase(ChangePassphrase(old, new))

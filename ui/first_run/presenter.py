"""What first run knows and checks, without widgets.

It collects; only `founding()` makes work that writes, through the `Founding` given from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.base.text import clean_line
from sr_board.people.rules.group_letters import check_letters, propose_letters
from sr_board.people.rules.kinds import GroupKind
from ui.colours import SYMBOL_HUES
from ui.jobs import Progress
from ui.strength import LEAST, Strength, strength

__all__ = ["FirstRunPresenter", "Founding", "NewPerson", "NewVault", "PersonDraft"]


@dataclass(frozen=True)
class NewPerson:
    """One person who will be able to open the vault. `number` goes with the picture."""

    name: str
    symbol: str
    hue: str
    number: int
    roles: frozenset[Role]
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class NewVault:
    """All that is needed to make a vault; the first person is signed in afterwards.

    `code`: letters before the number of a decision, such as BKL in BKL/2026/001.
    """

    language: str
    name: str
    kind: GroupKind
    code: str
    symbol: str
    hue: str
    folder: str
    persons: tuple[NewPerson, ...]


class Founding(Protocol):
    """Makes vaults; wired by the integrator. Both return a workplace and may raise SRBoardError."""

    def default_folder(self) -> str:
        """Where a new vault would lie; the last part is a neutral name."""
        ...

    def found(self, plan: NewVault, progress: Progress) -> object:
        """Make the vault and open it for the first person."""
        ...

    def practise(self, language: str, progress: Progress) -> object:
        """Make a sample collective to practise with and open it."""
        ...


@dataclass
class PersonDraft:
    """A person as far as she is typed."""

    name: str = ""
    symbol: str = ""
    roles: set[Role] = field(default_factory=set)
    passphrase: str = field(default="", repr=False)


class FirstRunPresenter:
    """The answers so far. Pages ask `check_*` before they let go on."""

    def __init__(self, founding: Founding, language: str = "en") -> None:
        self._founding = founding
        self.language = language
        self.name = ""
        self.kind = GroupKind.SHG
        self._code: str | None = None
        self.symbol = ""
        self.folder = founding.default_folder()
        self.persons: list[PersonDraft] = [
            PersonDraft(symbol="umbrella", roles={Role.SECRETARY, Role.ADMINISTRATOR})
        ]

    @property
    def code(self) -> str:
        """Letters before the number of a decision: as typed, else proposed from the name."""
        return propose_letters(self.name) if self._code is None else self._code

    @code.setter
    def code(self, typed: str) -> None:
        self._code = typed

    def add_person(self) -> PersonDraft:
        """One more person, with a picture that nobody has yet."""
        taken = {person.symbol for person in self.persons}
        free = next((s for s in SYMBOL_HUES if s not in taken), "umbrella")
        person = PersonDraft(symbol=free)
        self.persons.append(person)
        return person

    def remove_person(self, person: PersonDraft) -> None:
        """Take a person out; at least one stays."""
        if len(self.persons) > 1:
            self.persons.remove(person)

    def check_collective(self) -> None:
        """Raises InputInvalid (fields name, code, symbol, folder)."""
        self.name = clean_line(self.name, field="name", required=True)
        letters = check_letters(self.code)
        if self._code is not None:
            self._code = letters
        if self.symbol not in SYMBOL_HUES:
            raise InputInvalid("picture-missing", field="symbol")
        if not self.folder.strip():
            raise InputInvalid("text-missing", field="folder")

    def check_person(self, person: PersonDraft) -> None:
        """Raises InputInvalid (fields name, symbol, roles)."""
        person.name = clean_line(person.name, field="name", required=True)
        if any(p is not person and p.symbol == person.symbol for p in self.persons):
            raise InputInvalid("picture-taken", field="symbol")
        if not person.roles:
            raise InputInvalid("office-missing", field="roles")

    def check_administrator(self) -> None:
        """Somebody must be able to add users. Raises InputInvalid (field roles)."""
        if not any(Role.ADMINISTRATOR in person.roles for person in self.persons):
            raise InputInvalid("administrator-missing", field="roles")

    def strength(self, person: PersonDraft, passphrase: str) -> Strength:
        """Who could open it with this passphrase."""
        return strength(passphrase, [self.name, *(p.name for p in self.persons), person.symbol])

    def set_passphrase(self, person: PersonDraft, first: str, again: str) -> None:
        """Take a passphrase typed twice. Raises InputInvalid (fields passphrase, again)."""
        if self.strength(person, first) <= Strength.TOO_SHORT:
            raise InputInvalid("passphrase-short", field="passphrase", least=LEAST)
        if first.strip() != again.strip():
            raise InputInvalid("passphrase-differs", field="again")
        person.passphrase = first

    def missing_passphrase(self) -> PersonDraft | None:
        """The first person who has no passphrase yet."""
        return next((p for p in self.persons if not p.passphrase), None)

    def only_one(self) -> bool:
        """True when only one person could open the vault."""
        return len(self.persons) < 2

    def plan(self) -> NewVault:
        """The whole answer. Raises InputInvalid when something is missing."""
        self.check_collective()
        for person in self.persons:
            self.check_person(person)
        self.check_administrator()
        if self.missing_passphrase() is not None:
            raise InputInvalid("passphrase-short", field="passphrase", least=LEAST)
        persons = tuple(
            NewPerson(
                p.name, p.symbol, SYMBOL_HUES[p.symbol], number, frozenset(p.roles), p.passphrase
            )
            for number, p in enumerate(self.persons, start=1)
        )
        return NewVault(
            self.language,
            self.name,
            self.kind,
            self.code,
            self.symbol,
            SYMBOL_HUES[self.symbol],
            self.folder,
            persons,
        )

    def founding(self) -> Callable[[Progress], object]:
        """The work that makes the vault. Raises InputInvalid when something is missing."""
        plan, founding = self.plan(), self._founding
        return lambda progress: founding.found(plan, progress)

    def practising(self) -> Callable[[Progress], object]:
        """The work that makes a sample collective."""
        founding, language = self._founding, self.language
        return lambda progress: founding.practise(language, progress)

    def forget(self) -> None:
        """Drop the passphrases typed (after the vault is made)."""
        for person in self.persons:
            person.passphrase = ""

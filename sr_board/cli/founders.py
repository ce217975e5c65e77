"""Making a vault from the command line: the founders from options, a file or questions."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.base.text import clean_line
from sr_board.cli.door import state_dir, tile_words
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, remark, say
from sr_board.people.records import HUES, SYMBOLS
from sr_board.people.rules.kinds import GroupKind
from sr_board.vault.header import Tile

__all__ = ["NewFounder", "make_vault"]

_FILE_MOST = 64 * 1024
_VAULT_TILE = Tile("flower", "marigold", 1)


@dataclass(frozen=True)
class NewFounder:
    """A first user as typed, nothing checked yet."""

    name: str
    roles: Sequence[str]
    symbol: str
    hue: str
    number: int

    def tile(self) -> Tile:
        """Raises InputInvalid "tile-unknown", "tile-impossible"."""
        if self.symbol not in SYMBOLS or self.hue not in HUES:
            raise InputInvalid("tile-unknown", field="symbol")
        return Tile(self.symbol, self.hue, self.number)

    def offices(self) -> frozenset[Role]:
        """Raises InputInvalid "role-unknown"."""
        try:
            return frozenset(Role(role.strip()) for role in self.roles if role.strip())
        except ValueError:
            raise InputInvalid("role-unknown", field="roles") from None


def make_vault(
    folder: Path,
    group: tuple[str, str, str],
    first: NewFounder,
    file: Path | None,
    passphrase_file: str,
    *,
    as_json: bool,
) -> None:
    """Ask for what is missing and make the vault. `group`: name, kind, code."""
    name, kind, code = group
    words = Passphrases(passphrase_file)
    if kind not in list(GroupKind):
        raise InputInvalid("choice-unknown", field="kind")
    persons = _from_file(file) if file else _with_more([first], asked=not words.from_file)
    for person in persons:
        clean_line(person.name, field="person", required=True)
        person.tile(), person.offices()
    clean_line(name, field="group", required=True)
    passphrases = [
        words.next(say("Passphrase of {tile}", tile=tile_words(person.tile())), twice=True)
        for person in persons
    ]
    _found(folder, (name, kind, code), persons, passphrases, as_json=as_json)


def _found(
    folder: Path,
    group: tuple[str, str, str],
    persons: Sequence[NewFounder],
    passphrases: Sequence[str],
    *,
    as_json: bool,
) -> None:
    from sr_board.composition import found_workplace
    from sr_board.founding import Founder, Founding

    founders = [
        Founder(p.name, p.tile(), p.offices(), word)
        for p, word in zip(persons, passphrases, strict=True)
    ]
    remark(say("Making the vault; this takes some seconds."))
    place = found_workplace(folder, Founding(_VAULT_TILE, *group, founders), state_dir=state_dir())
    code = place.audit.code()
    users = [tile_words(face.tile) for face in place.vault.slots]
    place.close()
    if as_json:
        print_json({"vault": str(folder), "users": users, "audit_code": code})
        return
    line(say("The vault is made."))
    fact(say("Folder"), str(folder))
    fact(say("Users"), users)
    fact(say("Audit code"), code)
    line(
        say(
            "Each person keeps her passphrase to herself, far from the computer: nobody can bring "
            "it back."
        )
    )


def _with_more(persons: list[NewFounder], *, asked: bool) -> list[NewFounder]:
    """Ask at the keyboard for further users, until the answer is empty."""
    while asked and sys.stdin.isatty() and sys.stderr.isatty():
        name = input(say("Name of one more user (Enter: no more)") + ": ").strip()
        if not name:
            break
        roles = input(say("Her offices, parted by commas") + ": ").split(",")
        free = [s for s in SYMBOLS if s not in {p.symbol for p in persons}]
        offered = f"{free[0]} {HUES[len(persons) % len(HUES)]} {len(persons) + 1}"
        picture = input(say("Her picture, colour and number [{tile}]", tile=offered) + ": ")
        parts = (picture.strip() or offered).replace("-", " ").split()
        if len(parts) < 3 or not parts[-1].isdecimal():
            raise InputInvalid("tile-unknown", field="symbol")
        persons.append(NewFounder(name, roles, "-".join(parts[:-2]), parts[-2], int(parts[-1])))
    return persons


def _from_file(file: Path) -> list[NewFounder]:
    try:
        with file.open("rb") as opened:
            listed = json.loads(opened.read(_FILE_MOST).decode("utf-8-sig"))
        return [
            NewFounder(
                str(one["name"]),
                [str(role) for role in one["roles"]],
                str(one["symbol"]),
                str(one["hue"]),
                int(one.get("number", place)),
            )
            for place, one in enumerate(listed, 1)
        ]
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="founders") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise InputInvalid("founders-file-unreadable", field="founders") from None

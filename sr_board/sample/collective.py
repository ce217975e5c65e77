"""The invented collective of the demo: names and sentences from resources, in one language.

Nothing here is real; it is read only to make a vault for practice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import resources
from sr_board.access.roles import Role

__all__ = ["PracticeUser", "Sample", "load_sample"]


@dataclass(frozen=True)
class PracticeUser:
    """A user with a practice passphrase, which is printed plainly."""

    name: str
    roles: frozenset[Role]
    symbol: str
    hue: str
    number: int
    passphrase: str

    @property
    def tile(self) -> str:
        """What is typed after --as."""
        return f"{self.symbol}-{self.number}"


@dataclass(frozen=True)
class Sample:
    """The collective in one language."""

    language: str
    users: Sequence[PracticeUser]
    bakul: Sequence[str]
    shapla: Sequence[str]
    _document: dict[str, Any]

    def group(self, key: str) -> str:
        """Name of a group."""
        return str(self._document["groups"][key][self.language])

    def code(self, key: str) -> str:
        """Beginning of a group's serial numbers."""
        return str(self._document["groups"][key]["code"])

    def text(self, key: str) -> str:
        """A sentence."""
        return str(self._document["texts"][key][self.language])


def load_sample(language: str) -> Sample:
    """The sample in "bn", or in English for every other language."""
    code = "bn" if language == "bn" else "en"
    document = json.loads(resources.text("sample", "collective.json"))
    users = [
        PracticeUser(
            user[code],
            frozenset(Role(role) for role in user["roles"]),
            user["symbol"],
            user["hue"],
            user["number"],
            user["passphrase"],
        )
        for user in document["users"]
    ]
    bakul, shapla = ([one[code] for one in document[key]] for key in ("bakul", "shapla"))
    return Sample(code, users, bakul, shapla, document)

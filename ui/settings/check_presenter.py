"""Checking the vault, without widgets: the parts, the findings in words, a code from paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sr_board.access.roles import Action
from sr_board.audit.queries import CodeFound
from sr_board.audit.safekeeping import FullCheck
from sr_board.audit.verify import Weight
from sr_board.base.errors import SRBoardError
from ui.jobs import Progress
from ui.live import say
from ui.settings.work import SettingsWork
from ui.wording import words_for

__all__ = ["PARTS", "CheckPresenter", "Found", "found_of", "part_words"]

PARTS: tuple[str, ...] = (
    "header",
    "book",
    "cases",
    "attachments",
    "folder",
    "chain-book",
    "money",
    "chain-cases",
)
"""The parts in the order they are looked at; those without a key at hand are left out."""


@dataclass(frozen=True)
class Found:
    """One finding: its key in the words, how heavy it is, where."""

    key: str
    grave: bool
    part: str
    params: Mapping[str, object] = field(default_factory=dict)

    def words(self) -> tuple[str, str]:
        """(what was found, what to do)."""
        return words_for(SRBoardError(self.key, **self.params))


class CheckPresenter:
    """Runs the check off the screen."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work
        self.begun: list[str] = []

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that will be looked at for this person."""
        held = self._work.vault.compartments
        return tuple(p for p in PARTS if p != "chain-cases" or "cases" in held)

    @property
    def may_compare(self) -> bool:
        """True for those who may check."""
        return self._work.who.may(Action.VAULT_CHECK)

    def check(self, progress: Progress) -> FullCheck:
        """Look at everything; `begun` grows part by part."""
        self.begun = []
        total = len(self.parts)

        def say_part(part: str) -> None:
            self.begun.append(part)
            progress.step(len(self.begun) - 1, total)

        return self._work.keeping.check(say_part)

    def compare(self, typed: str) -> CodeFound:
        """A code from a printed paper. Raises InputInvalid."""
        return self._work.audit.compare(typed)

    def code(self) -> str:
        """The code of the newest act."""
        return self._work.audit.code()


def found_of(check: FullCheck) -> list[Found]:
    """All findings, the grave ones first."""
    found = [Found(f.key, f.grave, f.compartment, f.params) for f in check.vault.findings]
    for name, report in check.chains.items():
        found += [
            Found(f.code, f.weight is Weight.BROKEN, f"chain-{name}", f.params)
            for f in report.findings
        ]
    return sorted(found, key=lambda f: not f.grave)


def part_words(part: str) -> str:
    """A part of the vault in words."""
    words: Mapping[str, Callable[[], str]] = {
        "": lambda: say("Vault"),
        "header": lambda: say("First page and list of users"),
        "book": lambda: say("The book"),
        "cases": lambda: say("The board's case files"),
        "attachments": lambda: say("Attachments"),
        "folder": lambda: say("The folder"),
        "chain-book": lambda: say("Audit trail of the book"),
        "chain-cases": lambda: say("Audit trail of the case files"),
        "money": lambda: say("The money of every group"),
    }
    return words[part]() if part in words else part

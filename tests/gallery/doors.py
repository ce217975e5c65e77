"""Unlock and first run with made-up persons."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.vault.keys import KEY_BYTES
from sr_board.vault.shares import PaperShare, join, split
from ui.first_run import FirstRunPresenter, FirstRunScreen
from ui.first_run.presenter import NewVault, PersonDraft
from ui.jobs import DirectJobs, Progress
from ui.shares.entering import EnteringPresenter
from ui.shares.entry_screen import EntryScreen
from ui.unlock import UnlockScreen
from ui.unlock_presenter import Face, PersonFace, SharesFace, UnlockPresenter

__all__ = ["SampleDoor", "SampleFounding", "by_shares", "first_run", "sample_shares", "unlock"]


class SampleDoor:
    """Opens with one passphrase only. `shares`: paper shares of its book, None without any."""

    def __init__(self, shares: SharesFace | None = None) -> None:
        self.shares = shares
        self.entered: list[tuple[str, int]] = []

    def look_at(self, path: str) -> Face:
        """Four persons."""
        symbols = ("umbrella", "feather", "bulb", "moon")
        people = tuple(PersonFace(s, s, n) for n, s in enumerate(symbols, start=1))
        return Face(path, "Register", "flower", people, shares=self.shares)

    def open(self, path: str, slot_id: str, passphrase: str) -> object:
        """Refuse all but one."""
        if passphrase != "four words that open":
            raise InputInvalid("wrong-passphrase", field="passphrase")
        return {"slot": slot_id}

    def enter(
        self, path: str, slot_id: str, shares: tuple[PaperShare, ...], passphrase: str
    ) -> object:
        """Refuse shares of the secret that is all zeros."""
        if join(shares) == bytes(KEY_BYTES):
            raise InputInvalid("shares-other", field="share")
        self.entered.append((slot_id, len(shares)))
        return {"slot": slot_id}


class SampleFounding:
    """Keeps what it was asked to make."""

    def __init__(self) -> None:
        self.made: list[NewVault] = []

    def default_folder(self) -> str:
        """A neutral place."""
        return "Documents/Register"

    def found(self, plan: NewVault, progress: Progress) -> object:
        """Note the plan."""
        self.made.append(plan)
        return plan

    def practise(self, language: str, progress: Progress) -> object:
        """A sample."""
        return language


def unlock(wrong: bool = False) -> QWidget:
    """The unlock screen; with `wrong` after a passphrase that did not open."""
    screen = UnlockScreen(UnlockPresenter(SampleDoor(), "Register"), DirectJobs())
    if wrong:
        screen.people.choose("feather")
        screen.passphrase.set_value("not this one")
        screen.try_open()
    return screen


def first_run(step: int, language: str = "en") -> QWidget:
    """First run at a page, filled as far as needed."""
    presenter = FirstRunPresenter(SampleFounding(), language)
    presenter.name, presenter.symbol = "Bakul Samiti", "flower"
    presenter.persons = [
        PersonDraft("Rekha", "feather", {Role.SECRETARY}, "river lamp seven goats"),
        PersonDraft("জ্যোতি", "bulb", {Role.TREASURER, Role.HELPER}, "" if step == 3 else "x" * 9),
    ]
    if step == 2:
        presenter.persons.pop()
    screen = FirstRunScreen(presenter, DirectJobs())
    screen.show_step(step)
    return screen


def sample_shares(secret: bytes = bytes(range(KEY_BYTES))) -> tuple[SampleDoor, list[str]]:
    """A door with shares, two of three, and what stands on their papers."""
    parts = split(secret, 2, 3)
    return SampleDoor(SharesFace(2, parts[0].set)), [" ".join(part.numbers) for part in parts]


def by_shares(step: int) -> EntryScreen:
    """The way in by paper shares at a page, filled as far as needed; -1: there are none."""
    door, typed = sample_shares()
    if step < 0:
        door.shares = None
    screen = EntryScreen(EnteringPresenter(door, door.look_at("Register")), DirectJobs())
    if step >= 0:
        for share in typed[: 1 + min(step, 1)]:
            screen.shares.tray.typed.set_value(share)
            screen.shares.tray.add_share()
        screen.presenter.shares = screen.shares.tray.value()
        screen.presenter.slot_id = "feather"
        screen.show_step(step)
    return screen

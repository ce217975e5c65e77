"""A vault that is open on the screen: its window, its drafts, and what a person must be told of it.

Made after unlock, ended before the process is replaced. It asks the workplace for what it needs
and never touches files itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from sr_board.access.check import SignedIn
from sr_board.base.errors import RuleBroken, SRBoardError
from ui.desk import Desk
from ui.drafts import DraftKeeper, place_of
from ui.jobs import Jobs, Progress
from ui.live import say
from ui.main_window import MainWindow
from ui.notices import Notice, for_error
from ui.offices import roles_words
from ui.registry import Place, Register
from ui.reminding import Reminding
from ui.top_bar import Signed
from ui.unlock_presenter import picture_words
from ui.wording import words_for

__all__ = ["DraftRow", "Session", "Work", "kept_progress"]


class _Tile(Protocol):
    @property
    def symbol(self) -> str: ...
    @property
    def hue(self) -> str: ...


class _Caution(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def params(self) -> Mapping[str, object]: ...


class _Vault(Protocol):
    path: Path
    read_only: bool

    @property
    def tile(self) -> _Tile: ...
    @property
    def cautions(self) -> Iterable[_Caution]: ...


class DraftRow(Protocol):
    """A draft found again."""

    @property
    def page(self) -> str: ...
    @property
    def content(self) -> Mapping[str, object]: ...
    @property
    def saved_at(self) -> datetime: ...


class _Drafts(Protocol):
    def save(self, page: str, subject: str, content: Mapping[str, object]) -> None: ...
    def drop(self, page: str, subject: str) -> None: ...
    def all(self) -> Sequence[DraftRow]: ...


class _Holders(Protocol):
    def names(self) -> Mapping[str, Any]: ...


class Work(Protocol):
    """What the frame needs of an open workplace; places get the same object."""

    who: SignedIn

    @property
    def vault(self) -> Any: ...
    @property
    def drafts(self) -> Any: ...
    @property
    def holders(self) -> Any: ...
    @property
    def keeping(self) -> Any: ...

    def close(self) -> None:
        """Close the databases and forget the keys."""
        ...


def kept_progress(progress: Progress, total: int) -> Callable[[int], None]:
    """Bytes just done become per cent of `total` bytes; Cancel stops the work."""
    done = 0

    def step(more: int) -> None:
        nonlocal done
        done += more
        progress.step(min(99, done * 100 // max(total, 1)), 100)

    return step


class Session(QObject):
    """One signed-in person. `lock_asked` fires for Lock and its key."""

    lock_asked = Signal()

    def __init__(self, work: Work, places: Sequence[Place], jobs: Jobs) -> None:
        super().__init__()
        self.work, self._jobs = work, jobs
        self.desk = Desk(jobs, work.who.may)
        self.window = MainWindow(self.desk, Register(places), _signed(work))
        self.window.lock_asked.connect(self.lock_asked)
        self.desk.locking.connect(self.lock_asked)
        asks = [place.remind for place in self.window.places().values() if place.remind]
        self.reminding = Reminding(self.window, asks)
        self._found: dict[str, Mapping[str, object]] = {}
        self.keeper = DraftKeeper(self.window.pages, self._keep, parent=self)
        if self.read_only:
            self.keeper.stop()
        self._tell_cautions()

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return bool(self.work.vault.read_only)

    def start(self) -> None:
        """Show the first place and look for drafts."""
        first = next(iter(self.window.rail.items), None)
        if first is not None:
            self.window.show_page(first)
        if not self.read_only:
            self._jobs.run(self.work.drafts.all, self._offer, self._not_kept, owner=self.window)

    # -- what must be told ----------------------------------------------------------------------

    def _tell_cautions(self) -> None:
        for number, caution in enumerate(self.work.vault.cautions):
            error = RuleBroken(caution.key, **caution.params)
            self.window.bars.show_notice(for_error(error), f"caution{number}")
        if self.read_only and not list(self.work.vault.cautions):
            notice = Notice("info", lambda: say("The vault is open for reading only."))
            self.window.bars.show_notice(notice, "read-only")

    def tell(self, notice: Notice, name: str) -> None:
        """Show a notice above the page, whatever page it is."""
        self.window.bars.show_notice(notice, name)

    def tell_entered(self) -> None:
        """Paper shares let her in: what is to be done now."""
        vault = self.work.vault
        tiles = [face.tile for face in vault.slots if face.slot_id == vault.slot_id]

        def line() -> str:
            own = " ".join(picture_words(tile.symbol, tile.number) for tile in tiles)
            return say(
                "Your picture is {picture} from now on. The others come in the same way; then two "
                "of you make new shares.",
                picture=own,
            )

        go = self.desk.go
        notice = Notice(
            "due",
            lambda: say("The paper shares let you in."),
            line,
            icon="key",
            buttons=[
                (lambda: say("Make new shares"), partial(go, "settings-book-shares")),
                (lambda: say("Users and offices"), partial(go, "settings-users")),
            ],
        )
        self.tell(notice, "entered")

    # -- drafts ---------------------------------------------------------------------------------

    def _keep(self, key: str, draft: dict[str, object] | None) -> None:
        drafts = self.work.drafts
        if draft is None:
            self._jobs.run(lambda: drafts.drop(key, ""), None, self._not_kept, owner=self.window)
        else:
            kept = dict(draft)
            self._jobs.run(
                lambda: drafts.save(key, "", kept), None, self._not_kept, owner=self.window
            )

    def _not_kept(self, error: SRBoardError) -> None:
        if self.window.bars.current("drafts") is None:
            words = words_for(error)
            self.tell(Notice("due", lambda: say("Your typing is not kept."), words[0]), "drafts")

    def _offer(self, found: Sequence[DraftRow]) -> None:
        places = self.window.places()
        self._found = {row.page: row.content for row in found if row.page in places}
        self._offer_next()

    def _offer_next(self) -> None:
        self.window.bars.drop("draft")
        key = next(iter(self._found), None)
        if key is None:
            return
        place = self.window.places()[key]
        notice = Notice(
            "info",
            lambda: say("Something you typed was not saved yet."),
            place.word,
            icon="pencil",
            buttons=[
                (lambda: say("Go on writing"), lambda: self.resume(key)),
                (lambda: say("Throw it away"), lambda: self.throw_away(key)),
            ],
        )
        self.tell(notice, "draft")

    def resume(self, key: str) -> None:
        """Show the page with what was typed there."""
        draft = dict(self._found.pop(key))
        page = self.window.page(key)
        self.keeper.offer(key, page, draft)
        self.window.show_page(key, **place_of(draft))
        self._offer_next()

    def throw_away(self, key: str) -> None:
        """Forget a draft."""
        self._found.pop(key, None)
        self._keep(key, None)
        self._offer_next()

    # -- the end --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Keep what is typed for the last time and stop asking."""
        if not self.read_only:
            self.keeper.keep()
        self.keeper.stop()

    def needs_backup(self) -> bool:
        """True when something changed since the last backup. Runs in the writer thread."""
        if self.read_only:
            return False
        last = self.work.keeping.last()
        return last is None or bool(last.acts_since)

    def back_up(self, folder: Path, progress: Progress) -> None:
        """Back up to where the last backup went, else to `folder`. Runs in the writer thread."""
        last = self.work.keeping.last()
        target = folder if last is None else last.folder
        self.work.keeping.back_up(
            target, kept_progress(progress, 2 * size_of(self.work.vault.path))
        )

    def close(self) -> None:
        """Close the workplace. Runs in the writer thread."""
        self.work.close()


def size_of(folder: Path) -> int:
    """Bytes of the vault's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _signed(work: Work) -> Signed:
    vault = work.vault
    person = work.holders.names().get(work.who.account_id)
    roles = work.who.roles
    return Signed(
        vault.path.stem,
        f"{vault.tile.symbol}/{vault.tile.hue}",
        person.name if person is not None else "",
        f"{person.symbol}/{person.hue}" if person is not None else "",
        lambda: roles_words(roles),
    )

"""The desktop put together: where vaults lie, the door, the founding, and the places.

What is heavy is loaded in the background while a person types her passphrase, so nothing of it is
imported here at the top. Nothing is decided here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from sr_board.base.errors import Fault, SRBoardError
from ui.autolock import replace_process
from ui.desktop import run_desktop
from ui.preferences import PreferencesFile
from ui.unlock_presenter import Face, PersonFace, SharesFace

if TYPE_CHECKING:
    from sr_board.vault.shares import PaperShare
    from ui.first_run import NewVault
    from ui.jobs import Progress
    from ui.registry import Place

__all__ = ["Desk", "VaultDoor", "Whereabouts", "run"]

HOME_VARIABLE = "SR_BOARD_HOME"
"""Environment variable: one folder for everything, for a stick that is carried around."""
VAULT_SUFFIX = ".vault"


@dataclass(frozen=True)
class Whereabouts:
    """Folders of this machine: vaults, settings, and (None: the usual place) the memory of both."""

    data: Path
    config: Path
    state: Path | None

    @classmethod
    def of_this_machine(cls, environ: Mapping[str, str] | None = None) -> Whereabouts:
        """The user's own folders, or all under the folder that SR_BOARD_HOME names."""
        home = (os.environ if environ is None else environ).get(HOME_VARIABLE, "")
        if home:
            root = Path(home).expanduser()
            return cls(root, root / "settings", root / "state")
        data = platformdirs.user_data_path("sr-board", appauthor=False)
        config = platformdirs.user_config_path("sr-board", appauthor=False)
        return cls(data, config, None)

    def vaults(self) -> list[Path]:
        """The vaults in the data folder, the one last written first."""
        found: list[tuple[float, Path]] = []
        with contextlib.suppress(OSError):
            for folder in self.data.glob(f"*{VAULT_SUFFIX}"):
                header = folder / "header.json"
                if header.is_file():
                    found.append((header.stat().st_mtime, folder))
        return [folder for _, folder in sorted(found, reverse=True)]

    @property
    def practice(self) -> Path:
        """Where the sample collective lies; it is made anew each time."""
        return self.data / "practice"

    @property
    def copies(self) -> Path:
        """Where a backup is unpacked to be looked at."""
        return self.data / "copies"

    def free_name(self, folder: Path, stem: str) -> Path:
        """A vault name in `folder` that is not taken."""
        names = [stem, *(f"{stem}-{n}" for n in range(2, 1000))]
        return next(p for p in (folder / f"{n}{VAULT_SUFFIX}" for n in names) if not p.exists())


class _Told(SRBoardError):
    """A caution in the clothes of an error, so that it finds its words."""

    fault = Fault.PERSON


class VaultDoor:
    """The way in for the unlock screen."""

    def __init__(self, where: Whereabouts) -> None:
        self._where = where

    def look_at(self, path: str) -> Face:
        """Tiles of a vault without a passphrase. Raises SRBoardError."""
        from sr_board.vault.vault import look_at

        face = look_at(Path(path), state_dir=self._where.state)
        shares = face.book_recovery
        return Face(
            str(face.path),
            face.path.stem,
            f"{face.tile.symbol}/{face.tile.hue}",
            tuple(
                PersonFace(s.slot_id, f"{s.tile.symbol}/{s.tile.hue}", s.tile.number)
                for s in face.slots
            ),
            tuple(_Told(caution.key, **caution.params) for caution in face.cautions),
            SharesFace(shares.need, shares.set) if shares is not None else None,
        )

    def open(self, path: str, slot_id: str, passphrase: str) -> object:
        """Open a vault; a workplace. Raises SRBoardError."""
        from sr_board.composition import open_workplace

        return open_workplace(Path(path), slot_id, passphrase, state_dir=self._where.state)

    def enter(
        self, path: str, slot_id: str, shares: tuple[PaperShare, ...], passphrase: str
    ) -> object:
        """Open the book by its paper shares; a workplace. Raises SRBoardError."""
        from sr_board.composition import EnterByShares, enter_workplace

        command = EnterByShares(shares, slot_id, passphrase)
        return enter_workplace(Path(path), command, state_dir=self._where.state)


class NewVaults:
    """The founding of vaults for the first run."""

    def __init__(self, where: Whereabouts) -> None:
        self._where = where

    def default_folder(self) -> str:
        """A neutral name in the data folder."""
        return str(self._where.free_name(self._where.data, "Register"))

    def found(self, plan: NewVault, progress: Progress) -> object:
        """Make the vault of a plan and open it for its first person. Raises SRBoardError."""
        from sr_board.composition import found_workplace
        from sr_board.founding import Founder, Founding
        from sr_board.vault.header import Tile

        progress.step(0, 1)
        founders = [
            Founder(p.name, Tile(p.symbol, p.hue, p.number), p.roles, p.passphrase)
            for p in plan.persons
        ]
        founding = Founding(
            Tile(plan.symbol, plan.hue, 1), plan.name, plan.kind, plan.code, founders
        )
        return found_workplace(self._place(plan.folder), founding, state_dir=self._where.state)

    def _place(self, typed: str) -> Path:
        """The folder of the new vault: as typed, or a new one inside a folder that stands."""
        path = Path(typed).expanduser()
        if path.is_dir() and any(path.iterdir()):
            return self._where.free_name(path, "Register")
        return path if path.suffix == VAULT_SUFFIX else path.with_name(path.name + VAULT_SUFFIX)

    def practise(self, language: str, progress: Progress) -> object:
        """Make a sample collective and open it. Raises SRBoardError."""
        from sr_board.sample import practise

        place = self._where.free_name(self._where.practice, "Practice")
        return practise(place, language, progress, state_dir=self._where.state)


class Desk:
    """The program as the desktop sees it."""

    def __init__(self, where: Whereabouts, vault: Path | None = None) -> None:
        self._where, self._wanted = where, vault
        self.preferences = PreferencesFile(where.config / "settings.json")
        self.door = VaultDoor(where)
        self.founding = NewVaults(where)

    def vault(self) -> str:
        """The vault named at the start, else the one last written here, else ""."""
        if self._wanted is not None:
            return str(self._wanted)
        found = self._where.vaults()
        return str(found[0]) if found else ""

    def copy_of(self, backup: str, progress: Progress) -> str:
        """Unpack a backup: as the vault where there is none yet, else as a copy to look at."""
        from sr_board.vault.restore import restore_beside
        from ui.session import kept_progress

        where = self._where
        folder = where.copies if where.vaults() else where.data
        place = where.free_name(folder, "Register")
        return str(restore_beside(backup, place, kept_progress(progress, _size(backup))))

    def warm(self) -> None:
        """Load what the first page needs."""
        import sr_board.composition
        import sr_board.people.models  # noqa: F401
        import ui.places  # noqa: F401

    def settle(self) -> None:
        """Give back the memory that deriving keys and loading took."""
        from sr_board.vault.process import give_memory_back

        give_memory_back()

    def places(self, work: Any, preferences: PreferencesFile) -> Sequence[Place]:
        """All places, in the order of the rail."""
        from ui.places import all_places

        return all_places(work, preferences)

    def backup_folder(self, vault: Path) -> Path:
        """A folder beside the vault."""
        from sr_board.composition import backup_folder

        return backup_folder(vault)

    def closed(self, vault: Path) -> None:
        """Remove a copy that was only looked at."""
        if vault.parent == self._where.copies:
            shutil.rmtree(vault, ignore_errors=True)

    def practice_words(self, vault: Path) -> str:
        """The passphrase of the sample's first person, when this is the sample; else ""."""
        if vault.parent != self._where.practice:
            return ""
        from sr_board.sample import load_sample

        return load_sample(self.preferences.now.language).users[0].passphrase

    def replace(self, vault: str) -> None:
        """Become a fresh process."""
        replace_process(["--vault", vault] if vault else [])


def _size(path: str) -> int:
    return Path(path).stat().st_size if Path(path).exists() else 0


def run(vault: Path | None = None) -> int:
    """Open the desktop at `vault`, or at the one that is found; the exit code."""
    return run_desktop(Desk(Whereabouts.of_this_machine(), vault))

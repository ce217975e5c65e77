"""The settings file of this machine: language, size of the letters, theme, digits. Nothing else.

No path, no name, no trace of a vault may ever stand in it.
"""

from __future__ import annotations

import contextlib
import json
import locale
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sr_board import i18n
from sr_board.vault.durable import make_private_folder, replace_file
from ui import theme
from ui.colours import Scheme
from ui.curtain import WAITS, set_wait

__all__ = ["Preferences", "PreferencesFile"]

_MOST = 4096
_CODES = frozenset(language.code for language in i18n.LANGUAGES)


@dataclass(frozen=True)
class Preferences:
    """What a person chose for the screen. `scale` in per cent, `theme` a name of `Scheme`;
    `curtain`: seconds until private pages are covered while another window is in front."""

    language: str = "en"
    scale: int = 100
    theme: str = "light"
    native_digits: bool = False
    curtain: int = 0


class PreferencesFile:
    """Reads the file once and writes it whenever something is chosen.

    A file that cannot be read or written is never a reason to stop.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = _read(path)

    def change(
        self,
        *,
        language: str | None = None,
        scale: int | None = None,
        theme: str | None = None,
        native_digits: bool | None = None,
        curtain: int | None = None,
    ) -> None:
        """Choose something else and remember it."""
        fresh = replace(
            self.now,
            language=self.now.language if language is None else language,
            scale=self.now.scale if scale is None else scale,
            theme=self.now.theme if theme is None else theme,
            native_digits=self.now.native_digits if native_digits is None else native_digits,
            curtain=self.now.curtain if curtain is None else curtain,
        )
        if fresh == self.now and self._path.exists():
            return
        self.now = fresh
        with contextlib.suppress(OSError):
            make_private_folder(self._path.parent)
            text = json.dumps(asdict(fresh), indent=1, sort_keys=True)
            replace_file(self._path, text.encode(), durable=False)

    def apply(self) -> None:
        """Put language and look in force."""
        now = self.now
        i18n.set_language(now.language, now.native_digits)
        theme.look().set(scheme=Scheme(now.theme), scale=now.scale, language=now.language)
        set_wait(now.curtain)


def _read(path: Path) -> Preferences:
    """What the file says, as far as it can be believed."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(_MOST))
    except (OSError, ValueError):
        kept = {}
    if not isinstance(kept, dict):
        kept = {}
    language, scale, scheme = kept.get("language"), kept.get("scale"), kept.get("theme")
    curtain = kept.get("curtain")
    return Preferences(
        language if language in _CODES else _language_of_the_machine(),
        scale if isinstance(scale, int) and 100 <= scale <= 175 else 100,
        scheme if scheme in set(Scheme) else "light",
        kept.get("native_digits") is True,
        curtain if curtain in WAITS else WAITS[0],
    )


def _language_of_the_machine() -> str:
    """The machine's language where the program speaks it, else English."""
    code = (locale.getlocale()[0] or "en").partition("_")[0]
    return code if code in _CODES else "en"

"""The real desktop without a screen: when the unlock screen is drawn, when Home is, and its memory.

Runs as a process of its own: `python -m tests.bench.probe VAULT PASSPHRASE`; SR_BOARD_HOME says
where the settings are. Prints JSON; times are seconds since the parent started it (BENCH_BEGAN).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

__all__ = ["main"]


def main() -> None:
    """Start as `python -m sr_board` does, unlock as a person would, look at the clock, leave."""
    began = float(os.environ["BENCH_BEGAN"])
    from sr_board.vault.process import harden_process

    harden_process()
    vault, passphrase = Path(sys.argv[1]), sys.argv[2]
    told: dict[str, Any] = {}
    from PySide6.QtCore import QTimer

    import ui.desktop
    from sr_board.app import run
    from ui.home import HomePage
    from ui.unlock import UnlockScreen

    start = ui.desktop.Desktop.start

    def watched(desktop: ui.desktop.Desktop) -> None:
        start(desktop)
        desktop.shell.grab()  # draws everything, as a screen would
        told["unlock_screen"] = time.monotonic() - began
        QTimer.singleShot(2500, desktop, lambda: unlock(desktop))

    def unlock(desktop: ui.desktop.Desktop) -> None:
        screen = desktop.shell.screen_shown
        assert isinstance(screen, UnlockScreen)
        next(iter(screen.people.tiles.values())).click()
        screen.passphrase.secret.setText(passphrase)
        told["typed"] = time.monotonic()
        screen.try_open()
        wait_for_home(desktop)

    def wait_for_home(desktop: ui.desktop.Desktop) -> None:
        homes = desktop.shell.findChildren(HomePage)
        if not any(home._arrived for home in homes):
            QTimer.singleShot(2, desktop, lambda: wait_for_home(desktop))
            return
        desktop.shell.grab()
        told["home"] = time.monotonic() - told.pop("typed")
        QTimer.singleShot(1500, desktop, lambda: leave(desktop))

    def leave(desktop: ui.desktop.Desktop) -> None:
        import psutil

        memory = psutil.Process().memory_full_info()
        told["memory_mb"] = memory.rss / 2**20
        told["own_memory_mb"] = memory.uss / 2**20
        print(json.dumps(told), flush=True)
        os._exit(0)

    ui.desktop.Desktop.start = watched  # type: ignore[method-assign]
    run(vault)


if __name__ == "__main__":
    main()

"""Rooms for stories: a state folder of their own, no waiting, a practice collective made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sr_board.cli.demo_folder import prepare
from sr_board.cli.demo_story import Story
from sr_board.i18n import set_language
from sr_board.sample import load_sample
from sr_board.vault.attempts import ATTEMPTS
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from tests.story.cli_place import Terminal


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a window is run once more in a real one."""
    for item in items:
        if "qtbot" in getattr(item, "fixturenames", ()):
            item.add_marker("window")


@pytest.fixture(autouse=True)
def _quiet_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's memory in the test's own folder; a wrong passphrase costs no second."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ATTEMPTS, "_sleep", lambda _: None)
    yield
    set_language("en")


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished demo, made by its own story with cheap keys. Only to be copied."""
    place = tmp_path_factory.mktemp("practice")
    with cheap_keys_for_tests(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place / "home"))
        patch.setenv("LOCALAPPDATA", str(place / "home"))
        folder = prepare(place / "demo")
        kdf = KdfParameters.for_tests()
        Story(folder, load_sample("en"), lambda _step, _words: None, kdf=kdf).run()
    return folder.path


@pytest.fixture
def terminal(practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A copy of the practice collective and a terminal in front of it."""
    folder = tmp_path / "demo"
    shutil.copytree(practice, folder)
    return Terminal(folder, folder / "demo.vault", capsys)

"""`sr-board elections list` and `show`, on the society's vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.cli import election_lists
from tests.ui.elections.society import Society, Work


@pytest.fixture
def at_the_door(monkeypatch: pytest.MonkeyPatch, society: Society) -> Society:
    """The door of the command line opens the society's own book."""

    @contextmanager
    def opened(*_: object, **__: object) -> Iterator[Work]:
        yield society.work

    monkeypatch.setattr(election_lists, "opened", opened)
    return society


def test_list_and_show(at_the_door: Society, capsys: pytest.CaptureFixture[str]) -> None:
    election = at_the_door.counted()
    election_lists.list_elections(Path(), "", "", group="", as_json=False)
    assert "Committee election" in capsys.readouterr().out
    election_lists.list_elections(Path(), "", "", group="", as_json=True)
    row = json.loads(capsys.readouterr().out)["elections"][0]
    assert (row["id"], row["state"], row["next"]) == (election, "counting", "marks")
    election_lists.show_election(election[:8], Path(), "", "", as_json=True)
    post = json.loads(capsys.readouterr().out)["posts"][0]
    assert post["result"]["quota"] == 16
    assert "Asha" in post["result"]["elected_set"]
    election_lists.show_election(election[:8], Path(), "", "", as_json=False)
    assert "Asha" in capsys.readouterr().out
    with pytest.raises(InputInvalid):
        election_lists.show_election("zz", Path(), "", "", as_json=False)

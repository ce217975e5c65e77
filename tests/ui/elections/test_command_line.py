"""`sr-board elections list`, `show` and `print`, on the society's vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from governance.elections.commands import PostEntry
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cli import election_lists, election_papers
from tests.ui.elections.society import Society, Work


@pytest.fixture
def at_the_door(monkeypatch: pytest.MonkeyPatch, society: Society) -> Society:
    """The door of the command line opens the society's own book."""

    @contextmanager
    def opened(*_: object, **__: object) -> Iterator[Work]:
        yield society.work

    for commands in (election_lists, election_papers):
        monkeypatch.setattr(commands, "opened", opened)
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


def test_every_paper_can_be_printed(
    at_the_door: Society, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    society = at_the_door
    election = society.counted()

    def give(paper: str, post: int | None = None, **more: bool) -> Path:
        file = tmp_path / f"{paper}.pdf"
        options = {"overwrite": False, "as_json": True, **more}
        election_papers.write_paper(election[:8], paper, file, Path(), "", "", post=post, **options)
        return file

    for paper in election_papers.PAPERS:
        if paper == "delegates":
            with pytest.raises(RuleBroken) as none_sent:
                give(paper)
            assert none_sent.value.key == "delegates-not-ready"
            continue
        file = give(paper)
        said = json.loads(capsys.readouterr().out)
        assert file.read_bytes().startswith(b"%PDF")
        assert said == {"file": str(file), "paper": paper, "bytes": file.stat().st_size}
    assert (tmp_path / "certificate.pdf").stat().st_mode & 0o777 == 0o600
    with pytest.raises(InputInvalid, match="file-stands"):
        give("ballots")
    with pytest.raises(InputInvalid, match="paper-unknown"):
        give("poem")
    with pytest.raises(InputInvalid, match="post-unclear"):
        give("certificate", 2, overwrite=True)


def test_what_is_not_counted_has_no_certificate(at_the_door: Society, tmp_path: Path) -> None:
    two = (
        PostEntry("President", at_the_door.office["president"], 1),
        PostEntry("Committee", at_the_door.office["member"], 3),
    )
    election = at_the_door.called(*two)

    def give(post: int | None) -> None:
        election_papers.write_paper(
            election, "certificate", tmp_path / "c.pdf", Path(), "", "",
            post=post, overwrite=False, as_json=False,
        )  # fmt: skip

    with pytest.raises(InputInvalid, match="post-unclear"):
        give(None)
    with pytest.raises(RuleBroken, match="post-not-counted"):
        give(2)
    assert not (tmp_path / "c.pdf").exists()

"""Leaders on the command line: who holds what, whose turn it is."""

from __future__ import annotations

from tests.story.cli_place import Terminal


def test_leaders_are_listed_as_figures(terminal: Terminal) -> None:
    said = terminal.as_(
        "feather-1", "leaders", "list", "--vault", terminal.vault, "--group", "Bakul", "--json"
    )
    assert said.code == 0
    assert isinstance(said.json["seats"], list)


def test_whose_turn_it_is_as_figures(terminal: Terminal) -> None:
    place = ("--vault", terminal.vault, "--group", "Bakul", "--json")
    seats = terminal.as_("feather-1", "leaders", "list", *place).json["seats"]
    office = seats[0]["office"]
    said = terminal.as_("feather-1", "leaders", "turn", office, *place, "--on", "2026-12-01")
    assert said.code == 0
    found = said.json
    assert found["on"] == "2026-12-01"
    assert set(found) == {
        "office", "on", "next", "order", "not_eligible", "tie_needing_lot", "flag", "kept",
    }  # fmt: skip
    everybody = [*found["order"], *found["not_eligible"]]
    assert everybody
    assert len(set(everybody)) == len(everybody)
    assert all(codes for codes in found["not_eligible"].values())
    assert found["next"] in (None, *found["order"])


def test_an_office_that_is_not_there_is_said_in_words(terminal: Terminal) -> None:
    said = terminal.as_(
        "feather-1", "leaders", "turn", "astronaut", "--vault", terminal.vault, "--group", "Bakul"
    )
    assert said.code == 1
    assert "This office is not there." in said.err


def test_a_day_that_is_none_is_said_in_words(terminal: Terminal) -> None:
    said = terminal.give("leaders", "turn", "chair", "--vault", terminal.vault, "--on", "soon")
    assert said.code in (1, 2)
    assert said.err


def test_offices_and_a_turn_on_paper(terminal: Terminal) -> None:
    place = ("--vault", terminal.vault, "--group", "Bakul")
    seats = terminal.as_("feather-1", "leaders", "list", *place, "--json").json["seats"]
    offices, turn = terminal.folder / "offices.pdf", terminal.folder / "turn.pdf"
    said = terminal.as_("feather-1", "leaders", "print", "offices", *place, "--to", offices)
    assert (said.code, offices.read_bytes()[:4]) == (0, b"%PDF")
    of = ("--office", seats[0]["office"], "--on", "2026-12-01", "--json")
    said = terminal.as_("feather-1", "leaders", "print", "turn", *place, *of, "--to", turn)
    assert said.json["bytes"] == turn.stat().st_size
    said = terminal.as_("feather-1", "leaders", "print", "poem", *place, "--to", turn)
    assert (said.code, "offices, mandates, turn" in said.err) == (1, True)

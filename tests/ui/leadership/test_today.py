"""Today over the sample collective: the next step of the election stands there with its way."""

from __future__ import annotations

from ui.live import speak
from ui.today_elections import election_rows

from .conftest import Sampled


def test_the_next_step_of_an_election_waits(sampled: Sampled) -> None:
    (row,) = election_rows(sampled.work)
    assert row.go == "election"
    assert speak(row.fact) == "Put the three marks under the result"
    assert "Bakul Group" in speak(row.line)
    assert speak(row.state_words)

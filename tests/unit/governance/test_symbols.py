"""Which pictures may stand on a ballot, and that each can be drawn and named."""

from __future__ import annotations

import pytest

import resources
from governance.rules import symbols as s
from governance.symbol_words import SYMBOL_WORDS, symbol_word
from sr_board.base.errors import InputInvalid
from sr_board.papers.look import TILE_HUES


def test_there_are_enough_for_a_large_ballot_and_none_twice() -> None:
    assert len(s.BALLOT_SYMBOLS) >= 30
    assert len(set(s.BALLOT_SYMBOLS)) == len(s.BALLOT_SYMBOLS)
    words = [SYMBOL_WORDS[key] for key in s.BALLOT_SYMBOLS]
    assert len(set(words)) == len(words)


def test_what_the_collectives_know_is_offered_in_west_bengal() -> None:
    offered = {symbol.key for symbol in s.offered_symbols("west_bengal")}
    known = {"ladder", "phone", "sun", "umbrella", "pot", "lamp", "bangle", "fish", "drum"}
    assert known | {"kite", "tree", "sailboat", "key", "mug"} <= offered


@pytest.mark.parametrize("symbol", s.SYMBOLS, ids=lambda symbol: symbol.key)
def test_every_symbol_has_a_picture_a_word_and_a_hue(symbol: s.Symbol) -> None:
    assert resources.path("icons", f"{symbol.key}.svg").is_file()
    assert symbol_word(symbol.key) == SYMBOL_WORDS[symbol.key]
    assert s.symbol_hue(symbol.key) in TILE_HUES
    assert symbol.key not in s.REFUSED


def test_a_sign_of_a_party_a_faith_or_a_threat_is_refused_with_its_own_words() -> None:
    for key, refusal in s.REFUSED.items():
        with pytest.raises(InputInvalid) as caught:
            s.check_symbol(key)
        assert caught.value.key == f"symbol-of-{refusal.owner}"
    assert {"lotus", "hand-stop", "broom", "book", "flower", "hurricane-lamp"} <= set(s.REFUSED)


def test_a_state_party_owns_its_symbol_in_its_own_state_only() -> None:
    assert s.check_symbol("ladder", "west_bengal").key == "ladder"
    assert s.check_symbol("ladder").key == "ladder"
    with pytest.raises(InputInvalid, match="symbol-kept-in-state"):
        s.check_symbol("ladder", "kerala")
    kerala = {symbol.key for symbol in s.offered_symbols("kerala")}
    assert set(s.BALLOT_SYMBOLS) - kerala == {"ladder"}


def test_a_picture_that_does_not_ship_is_not_offered() -> None:
    with pytest.raises(InputInvalid, match="symbol-not-offered"):
        s.check_symbol("zeppelin")
    assert s.symbol_hue("zeppelin") == "indigo"
    assert symbol_word("zeppelin/plum") == "zeppelin"


def test_all_are_offered_while_the_state_is_not_known() -> None:
    assert s.offered_symbols() == s.SYMBOLS

"""Symbols on ballots: what is offered, and what is refused as a sign of a party or a faith. Pure.

Source of the decision. The Election Commission's Symbols Order of 1968 keeps the symbol of a
national party for it everywhere and that of a state party for it in its own state; elsewhere the
same picture may be given to anybody (lawmin.nic.in; hindustantimes.com 26-09-2019). Accordingly,
what a national party owns, what belongs to a faith and what threatens is refused; what a recognised
state party owns is left out in that state only. State election commissions give ladder, drum, kite,
umbrella, sun, candle and lamp in local polls (himvani.com 9014), and a collective in West Bengal
voted with ladder, telephone and sun in 2019 (domain rules 8.1). The Commission gives no signs of
beasts any more (newindianexpress.com 11-01-2025); fish and butterfly are everyday things and stay.

Owners were read in business-standard.com 02-04-2014, oneindia.com 06-05-2019, en.academic.ru 353910
(2004), infoelections.com 2594 (2023) and newindianexpress.com 11-01-2025 (pot). Not found on a page
and therefore to be checked by whoever knows better: book, kite, key (Haryana), drum, lamp (Sikkim),
candle. The list was made on 26 November 2026; parties and their symbols change.

Words for people are in `governance.symbol_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sr_board.base.errors import InputInvalid

__all__ = [
    "BALLOT_SYMBOLS",
    "REFUSED",
    "SYMBOLS",
    "Owner",
    "Refusal",
    "Symbol",
    "check_symbol",
    "offered_symbols",
    "symbol_hue",
]


class Owner(StrEnum):
    """Why a picture cannot stand on a ballot."""

    PARTY = "party"
    FAITH = "faith"
    THREAT = "threat"


@dataclass(frozen=True)
class Symbol:
    """A picture that may stand on a ballot: name of its icon, hue of its tile.

    `kept_in`: states in which a recognised party owns a picture like it.
    """

    key: str
    hue: str
    kept_in: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Refusal:
    """A picture that is never given. `whose`: short name of the party, empty for the rest."""

    owner: Owner
    whose: str = ""


def _symbol(key: str, hue: str, *kept_in: str) -> Symbol:
    return Symbol(key, hue, frozenset(kept_in))


SYMBOLS: tuple[Symbol, ...] = (
    _symbol("fish", "sea"),
    _symbol("tree", "leaf"),
    _symbol("mug", "clay"),
    _symbol("bangle", "plum"),
    _symbol("phone", "indigo"),
    _symbol("sailboat", "sea"),
    _symbol("bulb", "marigold"),
    _symbol("apple", "leaf"),
    _symbol("armchair", "clay"),
    _symbol("bucket", "sea"),
    _symbol("scissors", "plum"),
    _symbol("comb", "indigo"),
    _symbol("teapot", "clay"),
    _symbol("balloon", "marigold"),
    _symbol("needle-thread", "clay"),
    _symbol("radio", "plum"),
    _symbol("device-tv", "indigo"),
    _symbol("camera", "sea"),
    _symbol("mail", "marigold"),
    _symbol("briefcase", "clay"),
    _symbol("ball-football", "indigo"),
    _symbol("bus", "sea"),
    _symbol("truck", "clay"),
    _symbol("shirt", "leaf"),
    _symbol("shoe", "plum"),
    _symbol("window", "indigo"),
    _symbol("bowl", "marigold"),
    _symbol("carrot", "leaf"),
    _symbol("bread", "marigold"),
    _symbol("gift", "plum"),
    _symbol("feather", "sea"),
    _symbol("butterfly", "indigo"),
    _symbol("ladder", "leaf", "kerala"),
    _symbol("umbrella", "indigo", "sikkim"),
    _symbol("sun", "marigold", "tamil_nadu", "puducherry"),
    _symbol("pot", "clay", "tamil_nadu"),
    _symbol("drum", "plum", "meghalaya"),
    _symbol("kite", "indigo", "telangana"),
    _symbol("key", "clay", "haryana", "assam"),
    _symbol("lamp", "marigold", "sikkim"),
    _symbol("candle", "marigold", "meghalaya"),
)
"""What is shipped, in the order in which it is offered: free everywhere first."""

BALLOT_SYMBOLS: tuple[str, ...] = tuple(symbol.key for symbol in SYMBOLS)

_BY_KEY = {symbol.key: symbol for symbol in SYMBOLS}


_PARTIES = {
    "lotus": "BJP",
    "hand-stop": "INC",
    "elephant": "BSP, AGP",
    "hammer-sickle-star": "CPI(M)",
    "broom": "AAP",
    "book": "NPP",
    "flower": "AITC",
    "flowers-and-grass": "AITC",
    "ears-of-corn-and-sickle": "CPI",
    "lion": "AIFB",
    "spade-and-stoker": "RSP",
    "clock": "NCP",
    "bicycle": "SP, TDP",
    "arrow": "JD(U)",
    "bow-and-arrow": "JMM, SHS",
    "leaf": "AIADMK, KC(M)",
    "two-leaves": "AIADMK, KC(M)",
    "rising-sun": "DMK",
    "hurricane-lamp": "RJD",
    "hand-pump": "RLD",
    "ceiling-fan": "YSRCP",
    "car": "BRS",
    "lock": "AIUDF",
    "lock-and-key": "AIUDF",
    "spectacles": "INLD",
    "plough": "JKNC",
    "ink-pot-and-pen": "JKPDP",
    "banana": "AJSU",
    "bungalow": "LJP",
    "rooster": "NPF",
    "maize": "PPA",
    "star": "MNF",
    "conch": "BJD",
    "scales": "SAD",
}
_FAITHS = "cross om trident crescent moon swastika temple mosque church bell oil-lamp".split()
_THREATS = "knife sword gun chain noose handcuffs".split()

REFUSED: Mapping[str, Refusal] = MappingProxyType(
    {key: Refusal(Owner.PARTY, whose) for key, whose in _PARTIES.items()}
    | {key: Refusal(Owner.FAITH) for key in _FAITHS}
    | {key: Refusal(Owner.THREAT) for key in _THREATS}
)
"""Pictures that are never given, by their name. Some of them are icons of the program elsewhere: a
member may carry a star or a moon on her tile, but not on a ballot."""


def offered_symbols(state: str = "") -> tuple[Symbol, ...]:
    """What a candidate in this state may choose from; all of them while the state is not known."""
    return tuple(symbol for symbol in SYMBOLS if not state or state not in symbol.kept_in)


def check_symbol(key: str, state: str = "") -> Symbol:
    """The symbol, when it may stand on a ballot in this state.

    Raises InputInvalid: "symbol-of-party", "symbol-of-faith", "symbol-of-threat",
    "symbol-kept-in-state", or "symbol-not-offered" for one that does not ship.
    """
    refusal = REFUSED.get(key)
    if refusal is not None and refusal.owner is Owner.PARTY:
        raise InputInvalid("symbol-of-party", field="symbol", symbol=key)
    if refusal is not None and refusal.owner is Owner.FAITH:
        raise InputInvalid("symbol-of-faith", field="symbol", symbol=key)
    if refusal is not None:
        raise InputInvalid("symbol-of-threat", field="symbol", symbol=key)
    symbol = _BY_KEY.get(key)
    if symbol is None:
        raise InputInvalid("symbol-not-offered", field="symbol", symbol=key)
    if state and state in symbol.kept_in:
        raise InputInvalid("symbol-kept-in-state", field="symbol", symbol=key)
    return symbol


def symbol_hue(key: str) -> str:
    """The hue of a ballot symbol's tile; indigo for what does not ship."""
    symbol = _BY_KEY.get(key)
    return "indigo" if symbol is None else symbol.hue

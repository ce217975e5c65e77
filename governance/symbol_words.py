"""The words of symbols: a tile and a ballot always say what the picture is. One table for all.

Say them with `tr.say(symbol_word(key))`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = ["SYMBOL_WORDS", "symbol_word"]

SYMBOL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "apple": N_("Apple"),
        "armchair": N_("Armchair"),
        "ball-football": N_("Ball"),
        "balloon": N_("Balloon"),
        "bangle": N_("Bangles"),
        "bell": N_("Bell"),
        "book": N_("Book"),
        "bowl": N_("Bowl"),
        "bread": N_("Bread"),
        "briefcase": N_("Suitcase"),
        "bucket": N_("Bucket"),
        "bulb": N_("Bulb"),
        "bus": N_("Bus"),
        "butterfly": N_("Butterfly"),
        "camera": N_("Camera"),
        "candle": N_("Candle"),
        "carrot": N_("Carrot"),
        "comb": N_("Comb"),
        "device-tv": N_("Television"),
        "drum": N_("Drum"),
        "feather": N_("Feather"),
        "fish": N_("Fish"),
        "flower": N_("Flower"),
        "gift": N_("Gift"),
        "key": N_("Key"),
        "kite": N_("Kite"),
        "ladder": N_("Ladder"),
        "lamp": N_("Table lamp"),
        "leaf": N_("Leaf"),
        "mail": N_("Envelope"),
        "moon": N_("Moon"),
        "mug": N_("Mug"),
        "needle-thread": N_("Needle"),
        "phone": N_("Telephone"),
        "pot": N_("Pot"),
        "radio": N_("Radio"),
        "sailboat": N_("Boat"),
        "scissors": N_("Scissors"),
        "shirt": N_("Shirt"),
        "shoe": N_("Shoe"),
        "star": N_("Star"),
        "sun": N_("Sun"),
        "teapot": N_("Kettle"),
        "tree": N_("Tree"),
        "truck": N_("Lorry"),
        "umbrella": N_("Umbrella"),
        "window": N_("Window"),
    }
)
"""Message ids by the name of the picture, for persons, vaults and candidates."""


def symbol_word(key: str) -> str:
    """The message id of a symbol's word; the name itself for a picture of a newer program."""
    name = key.partition("/")[0]
    return SYMBOL_WORDS.get(name, name)

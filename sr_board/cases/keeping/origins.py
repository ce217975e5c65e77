"""Where somebody comes from, as a code for counting: a state of India, a neighbour, another land.

What was typed is matched with the names in every language of the program; what matches nothing is
counted as "another", so that no free text ever stands in a table. Domain paper, sections 6 and 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sr_board.base.text import fold
from sr_board.cases.rules.bands import NOT_KNOWN
from sr_board.i18n import LANGUAGES, N_, translator

__all__ = ["ORIGINS", "origin_code"]

_INDIA = "in"
_OTHER = "other"
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "in-an": N_("Andaman and Nicobar"),
        "in-ap": N_("Andhra Pradesh"),
        "in-ar": N_("Arunachal Pradesh"),
        "in-as": N_("Assam"),
        "in-br": N_("Bihar"),
        "in-ch": N_("Chandigarh"),
        "in-ct": N_("Chhattisgarh"),
        "in-dh": N_("Dadra and Nagar Haveli and Daman and Diu"),
        "in-dl": N_("Delhi"),
        "in-ga": N_("Goa"),
        "in-gj": N_("Gujarat"),
        "in-hr": N_("Haryana"),
        "in-hp": N_("Himachal Pradesh"),
        "in-jk": N_("Jammu and Kashmir"),
        "in-jh": N_("Jharkhand"),
        "in-ka": N_("Karnataka"),
        "in-kl": N_("Kerala"),
        "in-la": N_("Ladakh"),
        "in-ld": N_("Lakshadweep"),
        "in-mp": N_("Madhya Pradesh"),
        "in-mh": N_("Maharashtra"),
        "in-mn": N_("Manipur"),
        "in-ml": N_("Meghalaya"),
        "in-mz": N_("Mizoram"),
        "in-nl": N_("Nagaland"),
        "in-or": N_("Odisha"),
        "in-py": N_("Puducherry"),
        "in-pb": N_("Punjab"),
        "in-rj": N_("Rajasthan"),
        "in-sk": N_("Sikkim"),
        "in-tn": N_("Tamil Nadu"),
        "in-tg": N_("Telangana"),
        "in-tr": N_("Tripura"),
        "in-up": N_("Uttar Pradesh"),
        "in-ut": N_("Uttarakhand"),
        "in-wb": N_("West Bengal"),
    }
)
_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        _INDIA: N_("India, state not known"),
        "bd": N_("Bangladesh"),
        "np": N_("Nepal"),
        "bt": N_("Bhutan"),
        "mm": N_("Myanmar"),
        "lk": N_("Sri Lanka"),
        "pk": N_("Pakistan"),
        _OTHER: N_("Another country"),
        NOT_KNOWN: N_("Not known"),
    }
)
ORIGINS: Mapping[str, str] = MappingProxyType({**_STATES, **_COUNTRIES})
"""Words of every code, in the order in which they are listed."""
_SHORT = {"up": "in-up", "mp": "in-mp", "wb": "in-wb", "orissa": "in-or", "burma": "mm"}


def origin_code(state: str, country: str) -> str:
    """The code of a home state and country as they were typed; "not_known" for nothing."""
    known = _known()
    land, home = fold(country), fold(state)
    abroad = known.get(land)
    if abroad is not None and not abroad.startswith(_INDIA):
        return abroad
    found = known.get(home)
    if found is not None:
        return found
    if land and abroad is None:
        return _OTHER
    return _INDIA if home or land else NOT_KNOWN


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    """Folded names in every language, with their codes."""
    named = {
        code: word for code, word in ORIGINS.items() if code not in (_INDIA, _OTHER, NOT_KNOWN)
    }
    found = dict(_SHORT) | {fold(word): code for code, word in named.items()}
    for language in LANGUAGES:
        tr = translator(language.code)
        found |= {fold(tr.say(word)): code for code, word in named.items()}
        found[fold(tr.say(N_("India")))] = _INDIA
    return found

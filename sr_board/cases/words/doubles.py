"""Words for hints of doubles."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.cases.rules.doubles import Alike
from sr_board.i18n import N_

__all__ = ["ALIKE"]

ALIKE: Mapping[str, str] = MappingProxyType(
    {
        Alike.CODE: N_("A notice names the code of this file, or nearly"),
        Alike.PHONE: N_("The same phone"),
        Alike.NAME: N_("The names sound the same"),
        Alike.NEAR_NAME: N_("The names differ by one letter"),
        Alike.FIRST_NAME: N_("The same first name, from the same district"),
    }
)
"""What a hint rests on."""

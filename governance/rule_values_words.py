"""The sentence of a single value of a rule, and of a value that lies below the law."""

from __future__ import annotations

import json
from typing import Any

from governance.rule_sentences import MAKERS, majority_sentence
from governance.rule_sentences_leaders import ELECTION_MAKERS, OFFICE_MAKERS
from governance.rules.parameter_keys import ALIASES, parameter, value_from_json, variant_of
from sr_board.i18n import Translator

__all__ = ["floor_words", "value_sentence"]

_ALL = {**MAKERS, **OFFICE_MAKERS, **ELECTION_MAKERS}


def value_sentence(key: str, value: Any, tr: Translator) -> str:
    """What a rule with this value says. `value`: typed, or as it is stored in JSON.

    "" where the value says nothing (no fixed number of delegates). Raises InputInvalid for a key or
    value that is none.
    """
    stored = isinstance(value, dict | list | str | int | None)
    if key in ALIASES:
        majority = value_from_json("majority.special", value) if stored else value
        return majority_sentence(key.rpartition(".")[2], majority, tr)
    rule = parameter(key)
    typed = value_from_json(key, value) if stored else value
    return _ALL[rule.pattern](variant_of(key), typed, tr)


def floor_words(key: str, value: str, floor: str, tr: Translator) -> str:
    """A value beside the floor of the law. Both as JSON text. Raises InputInvalid."""
    try:
        mine, asked = json.loads(value), json.loads(floor)
    except ValueError:
        raise KeyError(key) from None
    return tr.say(
        "Our rule: {rule} The law asks for more: {law}",
        rule=value_sentence(key, mine, tr),
        law=value_sentence(key, asked, tr),
    )

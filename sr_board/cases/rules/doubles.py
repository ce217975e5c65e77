"""Whether two files may be about one person: names by sound, phones, districts, codes. Pure.

Source: domain paper, section 16. Compared are keyed marks, never the words themselves: two marks
are equal when the words were. Only proposes; two persons decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sr_board.base.errors import RuleBroken
from sr_board.base.text import ascii_digits
from sr_board.cases.rules.codes import check_code
from sr_board.people.rules.likeness import sound

__all__ = [
    "NOBODY",
    "Alike",
    "Marks",
    "Told",
    "alike",
    "begins_alike",
    "codes_in",
    "marks_of",
    "names_code",
    "phones_in",
    "same_sound",
]

_DIGITS = 10
"""The last so many digits of a phone are compared: country codes are written or not."""
_SLIP_FROM = 5
"""Shortest sound in which one wrong letter still means likeness."""
_FIRST_FROM = 3
"""Shortest sound of a first name that is compared by itself."""
_ENDED_FROM = 4
"""Shortest sound of a name that is found with an ending."""
_NAMES_MOST = 6
_CODE = re.compile(r"SRB[-\s]?[A-Z0-9]{2,8}[-\s]?\d{2}[-\s]?[A-Z0-9]{4}[-\s]?[A-Z0-9*]?\b")
_INHERENT = re.compile("(?<=[^ ])[ao]")
"""Vowels that one script writes and another leaves to the reader: মালদা, Malda; কাজল, Kajol."""
_PHONE_PARTS = re.compile(r"[^\d\s()+.-]+")


class Alike(StrEnum):
    """What a hint rests on; the first of them is the strongest."""

    CODE = "code"
    PHONE = "phone"
    NAME = "name"
    NEAR_NAME = "near_name"
    FIRST_NAME = "first_name"


@dataclass(frozen=True)
class Told:
    """What the identity of a file tells, in any script. `phones`: fields as they were typed."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    district: str = ""


@dataclass(frozen=True)
class Marks:
    """Keyed marks of an identity. `near`: of each name, and of it with one letter left out.
    `lone`: those of `names` that are one word only, as many women have."""

    names: tuple[str, ...] = ()
    lone: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    district: str = ""


NOBODY = Marks()
"""The marks of a file without a name."""


def phones_in(value: str) -> tuple[str, ...]:
    """The last ten digits of every number in a field, in any digits; shorter ones are left out."""
    parts = _PHONE_PARTS.split(ascii_digits(value))
    digits = ("".join(c for c in part if c.isdigit()) for part in parts)
    return tuple(one[-_DIGITS:] for one in digits if len(one) >= _DIGITS)


def marks_of(told: Told, mark: Callable[[str], str]) -> Marks:
    """The marks of an identity. `mark`: a keyed digest of a word."""
    heard = [one for one in map(sound, told.names[:_NAMES_MOST]) if one]
    bare = {_INHERENT.sub("", one) for one in heard}
    lone = {_INHERENT.sub("", one) for one in heard if " " not in one}
    firsts = {_first(name) for name in told.names[:_NAMES_MOST]} - {""}
    near = {part for one in heard for part in _near(one)}
    phones = {one for value in told.phones for one in phones_in(value)}
    district = _INHERENT.sub("", sound(told.district))
    return Marks(
        names=_marked("name", bare, mark),
        lone=_marked("name", lone, mark),
        near=_marked("near", near, mark),
        firsts=_marked("first", firsts, mark),
        phones=_marked("phone", phones, mark),
        district=mark(f"district:{district}") if district else "",
    )


def alike(one: Marks, other: Marks) -> tuple[Alike, ...]:
    """Why two identities may be one, the strongest first; empty when nothing says so.

    The same phone or the same full name is enough. A name of one word, or one with a wrong letter,
    counts unless both home districts are known and differ; a first name beside other words counts
    only from the same district.
    """
    found: list[Alike] = []
    known = bool(one.district and other.district)
    apart = known and one.district != other.district
    alone = set(one.lone) | set(other.lone) if apart else set()
    if set(one.phones) & set(other.phones):
        found.append(Alike.PHONE)
    if set(one.names) & set(other.names) - alone:
        found.append(Alike.NAME)
    elif set(one.near) & set(other.near) and not apart:
        found.append(Alike.NEAR_NAME)
    elif set(one.firsts) & set(other.firsts) and known and not apart:
        found.append(Alike.FIRST_NAME)
    return tuple(found)


def same_sound(one: str, other: str) -> bool:
    """Whether two names or places sound the same, in whatever script or spelling."""
    heard = _INHERENT.sub("", sound(one))
    return bool(heard) and heard == _INHERENT.sub("", sound(other))


def begins_alike(word: str, name: str) -> bool:
    """Whether a word sounds like a name, or like one with an ending: জরিনার, জরিনাকে. A name of a
    short sound is looked for by itself only: too many words begin like it."""
    heard, told = (_INHERENT.sub("", sound(one)) for one in (name, word))
    return bool(heard) and (told == heard or (len(heard) >= _ENDED_FROM and told.startswith(heard)))


def codes_in(text: str) -> tuple[str, ...]:
    """What looks like the code of a case in a text, as it was written, in Latin digits, each once.

    The check character may be wrong or missing.
    """
    found = _CODE.findall(ascii_digits(text).upper())
    return tuple(dict.fromkeys(_bare(one) for one in found))


def names_code(written: str, code: str) -> bool:
    """Whether somebody who wrote `written` (of `codes_in`) may have meant `code`.

    A sound code means itself; one with an error in it also means a code that differs by one wrong,
    missing or exchanged character.
    """
    meant = _bare(code)
    if written == meant:
        return True
    try:
        check_code(_dashed(written))
    except RuleBroken:
        return _one_slip(written, meant)
    return False


# -- inside -------------------------------------------------------------------------------------


def _marked(kind: str, values: Iterable[str], mark: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(sorted({mark(f"{kind}:{value}") for value in values}))


def _first(name: str) -> str:
    """The sound of the first word that has one; "" for a short one."""
    heard = next((one for one in map(sound, name.split()) if one), "")
    return _INHERENT.sub("", heard) if len(heard) >= _FIRST_FROM else ""


def _near(heard: str) -> Iterator[str]:
    if len(heard) >= _SLIP_FROM:
        yield heard
        for place in range(len(heard)):
            yield heard[:place] + heard[place + 1 :]


def _bare(code: str) -> str:
    return re.sub(r"[-\s]", "", code)


def _dashed(bare: str) -> str:
    """A bare code with the hyphens that a code has: place, year, number, check character."""
    body = bare.removeprefix("SRB")
    return f"SRB-{body[:-7]}-{body[-7:-5]}-{body[-5:-1]}-{body[-1:]}"


def _one_slip(one: str, other: str) -> bool:
    """One character wrong, missing, too many, or exchanged with its neighbour."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = next((n for n, c in enumerate(one) if c != other[n]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = other[start : start + 2][::-1] + other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or one[start:] == swapped

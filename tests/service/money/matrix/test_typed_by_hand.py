"""What hands can type into any field of any act of money: an amount of 10^18, a day far away, text
with marks that turn writing round. Each is refused with its own sentence, or kept clean.

Every act is tried with one field changed at a time; nothing is written.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from sr_board.base.errors import SRBoardError
from sr_board.base.money import MAX_PAISE
from sr_board.vault.users import SecondSigner

from .place import ALL, Place, Stopped, arguments_of, given, stored
from .table import ROWS

Path = tuple[str | int, ...]
HUGE, NEVER, TURNED = 10**18, date(2199, 12, 31), "turned\u202e round \ud800"
WRITES = tuple(
    (name, {"terms": "administrator", "remark": "auditor"}.get(kind, "treasurer"))
    for kind, names in ROWS.items()
    if "read" not in kind and kind != "owed"
    for name in names
)
NOT_TYPED = frozenset(
    {"id", "tick", "key", "fund", "account", "reverses", "corrects", "product_key", "paid_to"}
    | {"idempotency_key", "residue", "basis", "sent_with", "code", "source", "target"}
)
"""Fields that no hand fills: keys that the program chooses."""


def fields_of(value: object, hint: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Places in a command that hold one value, and how the type of it is written."""
    if isinstance(value, SecondSigner):
        return
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = typing.get_type_hints(type(value))
        for field in dataclasses.fields(value):
            if field.init:
                held = getattr(value, field.name)
                yield from fields_of(held, hints[field.name], (*path, field.name))
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from fields_of(each, type(each), (*path, place))
    elif path and not isinstance(value, bool):
        yield path, getattr(hint, "__name__", str(hint)) if value is not None else str(hint)


def changed(value: typing.Any, path: Path, new: object) -> typing.Any:
    """The same with another value in one place."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], changed(value[first], rest, new), *value[first + 1 :])
    return dataclasses.replace(value, **{first: changed(getattr(value, first), rest, new)})


def typed_into(hint: str, path: Path) -> object | None:
    """What is typed into a field of a type; None for what no hand fills."""
    name = str(path[-1])
    if name in NOT_TYPED or name.endswith("_id"):
        return None
    if "date" in hint:
        return NEVER
    if "int" in hint and "tuple" not in hint:
        return HUGE
    return TURNED if "str" in hint and "tuple" not in hint else None


@pytest.mark.parametrize("area", sorted({name.partition(".")[0] for name, _ in WRITES}))
def test_what_is_typed_is_refused_or_kept_clean(place: Place, area: str) -> None:
    tried, faults = 0, list[str]()
    for name, person in WRITES:
        if name.partition(".")[0] != area:
            continue
        service, _, method = name.rpartition(".")
        part: object = place.desk(place.who(person))
        for each in service.split("."):
            part = getattr(part, each)
        sound = arguments_of(name, given(place.a))
        for argument, value in sound.items():
            for path, hint in fields_of(value, type(value)):
                new = typed_into(hint, path)
                if new is None:
                    continue
                tried += 1
                faults += ends(
                    getattr(part, method),
                    {**sound, argument: changed(value, path, new)},
                    f"{name} {path}",
                )
    assert not faults, "\n".join(faults)
    assert tried > 2


def ends(act: Callable[..., object], values: dict[str, object], where: str) -> list[str]:
    """What is wrong with how an act ended."""
    try:
        act(**values)
    except Stopped as written:
        return [f"{where}: {each}" for each in unclean(written)]
    except SRBoardError:
        return []
    except Exception as fault:
        return [f"{where}: {fault!r}"]
    return []


def unclean(written: Stopped) -> Iterator[str]:
    """Amounts, and marks that turn writing, that would have been kept."""
    for row in stored(written.rows):
        for column, value in row.items():
            turned = isinstance(value, str) and {"\u202e", "\ud800"} & set(value)
            if turned or (isinstance(value, int) and abs(value) > MAX_PAISE * 100):
                yield f"{column} {value!r}"


def test_sums_of_amounts_that_can_be_typed_stay_whole_numbers_of_the_database() -> None:
    """Nine million lines of the largest amount are still one sum."""
    assert MAX_PAISE * 9_000_000 < 2**63
    assert len(ALL) > len(WRITES) > 60

"""JSON files in the form of the worked elections: method, seats, candidates, papers or totals.

Fields: method, rule {max_marks, reserved, mode, unfilled, runoff_candidates, round}, seats,
candidates {number: name}, withdrawn, ballots ["count|c1,c2"], totals {name: votes}, groups,
recorded_lot {drawn or order}, eligible_voters, ballots_cast, valid_ballots, present, abstain, and
issued, blank, invalid, unreturned of a count sheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from governance.count_file import PAPERS_MOST, CountFile, Wanted, as_method, names_voters
from governance.rules.counting.ballots import Pattern
from governance.rules.counting.checks import Sheet
from governance.rules.counting.contest import Contest, Method, Reserved, ReservedMode, Unfilled
from sr_board.base.errors import InputInvalid

__all__ = ["read_json"]

_Kind = TypeVar("_Kind", ReservedMode, Unfilled)
_PAPER = re.compile(r"\s*(\d{1,10})\s*\|\s*((?:\d{1,6}\s*(?:,\s*\d{1,6}\s*)*)?)", re.ASCII)
_YES = ("yes", "for", "হ্যাঁ", "পক্ষে")
_NO = ("no", "against", "না", "বিপক্ষে")
_ABSTAIN = ("abstain", "abstained", "abstention", "abstentions")


def read_json(text: str, wanted: Wanted) -> CountFile:
    """A JSON file as a contest. Raises InputInvalid, with the line or the field."""
    document = _parsed(text)
    _refuse_voters(document)
    names = _candidates(document)
    contest = _contest(document, names, wanted)
    file = CountFile(
        contest,
        names,
        _said_text(document, "title"),
        _said_text(document, "id"),
        both_unfilled=_unfilled(_object(document, "rule"))[1],
        said_valid=_whole(document, "valid_ballots"),
    )
    return replace(file, lot=_lot(document, file))


def _contest(document: dict[str, Any], names: dict[int, str], wanted: Wanted) -> Contest:
    rule = _object(document, "rule")
    totals, abstain = _totals(document, names)
    asked = wanted.method or as_method(_text(document, "method"))
    method, order = _as_yes_no(asked, names, totals)
    seats = wanted.seats or _whole(document, "seats", least=1) or 1
    said = _whole(document, "valid_ballots")
    round_no = _whole(rule, "round", least=1) or _whole(document, "round", least=1)
    return Contest(
        method,
        seats,
        order,
        withdrawn=frozenset(_withdrawn(document, names)),
        papers=_papers(document, names),
        totals=totals,
        max_marks=_max_marks(rule, method, seats),
        reserved=tuple(_reserved(rule)),
        groups=_groups(document, names),
        mode=_choice(ReservedMode, rule.get("mode"), ReservedMode.FIRST, "mode"),
        unfilled=_unfilled(rule)[0],
        runoff_candidates=_whole(rule, "runoff_candidates", least=2) or 2,
        round_no=round_no or 1,
        sheet=_sheet(document),
        valid=None if method.ranked else said,
        present=_whole(document, "present"),
        abstain=abstain,
        objections=_whole(document, "objections") or 0,
        roll=_whole(document, "eligible_voters"),
        cast=_whole(document, "ballots_cast"),
    )


# Reading


def _parsed(text: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _value in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise InputInvalid("count-field-twice", field="file", part=twice)
        return found

    try:
        document = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as fault:
        raise InputInvalid("count-file-not-json", field="file", line=fault.lineno) from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        raise InputInvalid("count-file-unknown", field="file") from None
    if not isinstance(document, dict):
        raise InputInvalid("count-file-unknown", field="file")
    return document


def _refuse_voters(document: Mapping[str, Any]) -> None:
    """Hard stop H7: no key for voters, no papers as objects that name one."""
    papers = document.get("ballots")
    rows = papers if isinstance(papers, list) else []
    keys = [key for row in rows if isinstance(row, dict) for key in row]
    keys += [key for key, value in document.items() if isinstance(value, list | dict)]
    if any(names_voters(key) for key in keys):
        raise InputInvalid("voter-with-ballot", field="file")


def _wrong(name: str) -> InputInvalid:
    return InputInvalid("count-field-wrong", field="file", part=name)


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if value is None:
        raise InputInvalid("count-field-missing", field="file", part=name)
    if not isinstance(value, str):
        raise _wrong(name)
    return value


def _said_text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value.strip() if isinstance(value, str) else ""


def _object(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = document.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong(name)
    return value


def _list(document: Mapping[str, Any], name: str) -> list[Any]:
    value = document.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(name)
    return value


def _whole(document: Mapping[str, Any], name: str, *, least: int = 0) -> int | None:
    value = document.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 10**12:
        raise _wrong(name)
    return value


def _choice(kind: type[_Kind], value: object, otherwise: _Kind, name: str) -> _Kind:
    if value is None:
        return otherwise
    try:
        return kind(str(value))
    except ValueError:
        raise _wrong(name) from None


# The fields


def _candidates(document: Mapping[str, Any]) -> dict[int, str]:
    """Numbers and names; without a list those who have totals, numbered as they stand."""
    given = _object(document, "candidates")
    if not given:
        listed = _object(document, "totals") or dict.fromkeys(("for", "against"))
        votes = [name for name in listed if name.casefold() not in _ABSTAIN]
        if document.get("totals") is None and not {"for", "against"} <= document.keys():
            raise InputInvalid("count-field-missing", field="file", part="candidates")
        given = {str(number): name for number, name in enumerate(votes, 1)}
    names: dict[int, str] = {}
    for key, name in given.items():
        if not re.fullmatch(r"[1-9]\d{0,5}", key, re.ASCII) or not isinstance(name, str):
            raise _wrong("candidates")
        if not name.strip() or name in names.values():
            raise InputInvalid("count-names-alike", field="file", name=name)
        names[int(key)] = name
    return names


def _withdrawn(document: Mapping[str, Any], names: Mapping[int, str]) -> list[int]:
    numbers = _list(document, "withdrawn")
    if not all(isinstance(each, int) and each in names for each in numbers):
        raise _wrong("withdrawn")
    return numbers


def _papers(document: Mapping[str, Any], names: Mapping[int, str]) -> tuple[Pattern, ...] | None:
    if document.get("ballots") is None:
        return None
    patterns = []
    for place, row in enumerate(_list(document, "ballots"), 1):
        found = _PAPER.fullmatch(row) if isinstance(row, str) else None
        papers = int(found.group(1)) if found else 0
        if found is None or not 1 <= papers <= PAPERS_MOST:
            raise InputInvalid("count-paper-wrong", field="file", place=place)
        choices = tuple(int(each) for each in found.group(2).split(",") if each.strip())
        stranger = next((each for each in choices if each not in names), None)
        if stranger is not None:
            raise InputInvalid("count-choice", field="file", place=place, choice=stranger)
        patterns.append(Pattern(papers, choices))
    return tuple(patterns)


def _totals(
    document: Mapping[str, Any], names: dict[int, str]
) -> tuple[dict[int, int | None] | None, int]:
    """Votes by number, and abstentions. A vote "no" against a single name gets a number of its
    own in `names`."""
    abstain = next((n for n in (_whole(document, each) for each in _ABSTAIN) if n is not None), 0)
    given = dict(_object(document, "totals"))
    if document.get("totals") is None:
        given = {each: document[each] for each in ("for", "against") if each in document}
        if len(given) != 2 or "candidates" in document:
            return None, abstain
    for name in [each for each in given if each.casefold() in _ABSTAIN]:
        abstain += _whole(given, name) or 0
        del given[name]
    numbers = {name: number for number, name in names.items()}
    if len(names) == 1 and len(given) == 2 and _is_pair(list(given)):
        (yes,) = names
        no = next(name for name in given if name.casefold() in _NO)
        names[yes + 1] = no
        return {yes: _whole(given, _other(given, no)), yes + 1: _whole(given, no)}, abstain
    totals: dict[int, int | None] = {}
    for name in given:
        if name not in numbers:
            raise InputInvalid("count-name-unknown", field="file", name=name)
        totals[numbers[name]] = _whole(given, name)
    return totals, abstain


def _other(given: Mapping[str, Any], name: str) -> str:
    return next(each for each in given if each != name)


def _is_pair(names: list[str]) -> bool:
    plain = [name.casefold() for name in names]
    return len(plain) == 2 and any(n in _YES for n in plain) and any(n in _NO for n in plain)


def _as_yes_no(
    method: Method, names: Mapping[int, str], totals: Mapping[int, int | None] | None
) -> tuple[Method, tuple[int, ...]]:
    """A vote for and against is one of yes and no, by hands too; yes stands first."""
    order = tuple(names)
    single = method is Method.YES_NO and totals is not None and len(order) == 2
    if not single and not (method.in_the_room and _is_pair(list(names.values()))):
        return method, order
    no_first = names[order[0]].casefold() in _NO
    return Method.YES_NO, order[::-1] if no_first else order


def _max_marks(rule: Mapping[str, Any], method: Method, seats: int) -> int | None:
    value = rule.get("max_marks", "seats")
    if method is Method.APPROVAL_BLOCK and value == "seats":
        return None
    if value == "seats":
        return seats
    if value == "unlimited":
        return None
    return _whole(rule, "max_marks", least=1)


def _reserved(rule: Mapping[str, Any]) -> list[Reserved]:
    rows = []
    for row in _list(rule, "reserved"):
        if not isinstance(row, dict) or not isinstance(row.get("group"), str):
            raise _wrong("reserved")
        rows.append(Reserved(row["group"], _whole(row, "min") or 0))
    return rows


def _groups(document: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, frozenset[int]]:
    numbers = {name: number for number, name in names.items()}
    groups: dict[str, frozenset[int]] = {}
    given = _object(document, "groups")
    for group in given:
        members = _list(given, group)
        for name in members:
            if not isinstance(name, str) or name not in numbers:
                raise InputInvalid("count-name-unknown", field="file", name=str(name))
        groups[group] = frozenset(numbers[name] for name in members)
    return groups


def _unfilled(rule: Mapping[str, Any]) -> tuple[Unfilled, bool]:
    value = rule.get("unfilled")
    if isinstance(value, str) and {part.strip() for part in value.split("|")} == {"vacant", "open"}:
        return Unfilled.VACANT, True
    return _choice(Unfilled, value, Unfilled.VACANT, "unfilled"), False


def _sheet(document: Mapping[str, Any]) -> Sheet | None:
    inner = _object(document, "sheet") or _object(document, "count_sheet")
    given = inner or document
    issued = _whole(given, "issued")
    if issued is None:
        return None
    valid = _whole(given, "valid")
    if valid is None:
        valid = _whole(given, "valid_ballots")
    return Sheet(
        issued,
        valid or 0,
        _whole(given, "blank") or 0,
        _whole(given, "invalid") or 0,
        _whole(given, "unreturned") or 0,
    )


def _lot(document: Mapping[str, Any], file: CountFile) -> tuple[int, ...]:
    recorded = _object(document, "recorded_lot")
    drawn = recorded.get("order", recorded.get("drawn"))
    names = [drawn] if isinstance(drawn, str) else drawn or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _wrong("recorded_lot")
    return file.numbers_of(names)

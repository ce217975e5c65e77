"""`sr-board check-rules`: work out cases of by-laws and rotation from a file, without a vault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from sr_board.base.errors import InputInvalid, RuleBroken, SRBoardError
from sr_board.cli.ending import Ending, said
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say, say_n

__all__ = ["Answered", "answered", "cases_of", "check_rules"]

_LARGEST = 20_000_000
_FORMAT = 1


@dataclass(frozen=True)
class Answered:
    """One case with what was worked out. `differs`: field, expected, found. `error`: none, or why
    the case cannot be worked out."""

    id: str
    area: str
    title: str
    given: Mapping[str, Any]
    result: Mapping[str, Any]
    expects: bool
    differs: list[tuple[str, Any, Any]] = field(default_factory=list)
    error: SRBoardError | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether everything expected was found; None when nothing was expected."""
        if self.error is not None:
            return False
        return not self.differs if self.expects else None


def check_rules(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="A file with worked cases.")],
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Work out cases of quorum, notice, majority, terms, recall, delegates and rotation.

    Where a case says what is expected, it is compared; a difference ends with exit code 1. No vault
    is opened and nothing is written.

    \b
    Example:
      sr-board check-rules bylaws.json
      sr-board check-rules rotation.json --json
    """
    found = [answered(case) for case in cases_of(_content(file))]
    if as_json:
        print_json({"format": _FORMAT, "cases": [_document(each) for each in found]})
    else:
        _tell(found)
    wrong = any(each.agrees is False for each in found)
    return Ending.REFUSED if wrong else Ending.WELL


def _content(file: Path) -> object:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None
    if len(data) > _LARGEST:
        raise InputInvalid("rules-file-unreadable", field="file")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputInvalid("rules-file-unreadable", field="file") from None


def cases_of(content: object) -> list[Mapping[str, Any]]:
    """The cases of a file: an object with `cases`, a list of cases, or one case.

    Raises InputInvalid "rules-file-unreadable".
    """
    if isinstance(content, Mapping) and "cases" in content and "area" not in content:
        content = content["cases"]
    listed = content if isinstance(content, list) else [content]
    found = [each for each in listed if isinstance(each, Mapping) and "area" in each]
    if not found or len(found) < len(listed):
        raise InputInvalid("rules-file-unreadable", field="file")
    return found


def answered(case: Mapping[str, Any]) -> Answered:
    """Work one case out and hold it against what is expected."""
    from sr_board.cli.rules_forms import differences

    area, given = str(case["area"]), case.get("given")
    expected = case.get("expected")
    names = (str(case.get("id", "")), area, str(case.get("title", "")))
    expects = isinstance(expected, Mapping) and bool(expected)
    if not isinstance(given, Mapping):
        missing = InputInvalid("rules-case-incomplete", field="given")
        return Answered(*names, {}, {}, expects, error=missing)
    try:
        result = _asked(area, given)
    except SRBoardError as refused:
        return Answered(*names, given, {}, expects, error=refused)
    except (TypeError, ValueError, AttributeError, KeyError, ArithmeticError):
        unread = InputInvalid("rule-value-unreadable", field=area)
        return Answered(*names, given, {}, expects, error=unread)
    differs = differences(result, expected) if isinstance(expected, Mapping) else []
    return Answered(*names, given, result, expects, differs)


def _asked(area: str, given: Mapping[str, Any]) -> dict[str, Any]:
    from sr_board.cli import rules_leader_cases, rules_meeting_cases, rules_rotation_cases

    areas = {
        **rules_meeting_cases.AREAS,
        **rules_leader_cases.AREAS,
        "rotation": rules_rotation_cases.answer,
    }
    if area not in areas:
        raise RuleBroken("rules-area-unknown", area=area)
    answer: dict[str, Any] = areas[area](given)
    return answer


def _document(each: Answered) -> dict[str, Any]:
    told: dict[str, Any] = {"id": each.id, "area": each.area, "result": _written(each.result)}
    if each.agrees is not None:
        told["agrees"] = each.agrees
    if each.differs:
        told["differs"] = [
            {"field": name, "expected": wanted, "found": found}
            for name, wanted, found in each.differs
        ]
    if each.error is not None:
        told["error"] = {"key": each.error.key, **dict(each.error.params)}
    return told


def _written(result: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with moments to the minute, as the cases spell them."""

    def one(value: Any) -> Any:
        if isinstance(value, list):
            return [one(each) for each in value]
        return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value

    return {key: one(value) for key, value in result.items()}


def _tell(found: Iterable[Answered]) -> None:
    from sr_board.cli.rules_words import sentences
    from sr_board.wording import words_for

    listed = list(found)
    for each in listed:
        line(f"{each.id}  {each.title}".strip())
        if each.error is not None:
            words = words_for(each.error)
            line(f"  {said(words.what, each.error.params)} {said(words.next, each.error.params)}")
            continue
        for sentence in sentences(each.area, each.given, each.result):
            line(f"  {sentence}")
        for name, wanted, mine in each.differs:
            line(
                "  "
                + say(
                    "DIFFERS: {field}: expected {expected}, found {found}.",
                    field=name,
                    expected=_plain(wanted),
                    found=_plain(mine),
                )
            )
        if each.agrees:
            line("  " + say("Agrees with what was expected."))
    _totals(listed)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _totals(listed: list[Answered]) -> None:
    line()
    line(say_n("{n} case worked out.", "{n} cases worked out.", len(listed)))
    good = sum(each.agrees is True for each in listed)
    bad = sum(each.agrees is False for each in listed)
    if good or bad:
        line(say("{good} agree, {bad} differ.", good=good, bad=bad))

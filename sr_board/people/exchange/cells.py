"""One cell read as what its column means: number, phone, age, class, status, reason, name.

Every reader returns the value or raises InputInvalid; none guesses silently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from sr_board.base.errors import InputInvalid
from sr_board.base.text import NAME_MAX, ascii_digits, clean_line, fold
from sr_board.people.exchange.table import CellValue, as_text
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.people.rules.membership import NUMBER_MAX

__all__ = [
    "NumberRead",
    "check_entry",
    "is_head_count",
    "is_identity_number",
    "is_total_word",
    "read_age",
    "read_class",
    "read_name",
    "read_number",
    "read_phone",
    "read_reason",
    "read_status",
    "without_long_numbers",
    "word_key",
]

T = TypeVar("T")

_NUMBER = re.compile(r"^(?:[^\W\d_][^\d]{0,14}|[#/.\- ]{0,3})?0*(\d{1,6})(?:\.0+)?[.)]?$")
_NOT_PHONE = re.compile(r"[\s().\-–/]")
_PHONE = re.compile(r"^(?:\+|00)?(?:91|0)?([1-9]\d{9})$")
_ABROAD = re.compile(r"^(?:\+|00)([1-9]\d{7,14})$")
_IDENTITY = re.compile(r"^[2-9]\d{11}$")
_AGE = re.compile(r"^(\d{1,3})(?:\.\d+)?\s*(?:y|yr|yrs|years?|বছর|বৎসর|साल|वर्ष)?\.?$")
_MERE_MARKS = re.compile(r"^[\W_]*$")
_LISTED = re.compile(r"^\d{1,4}\s*[.)\]:।-]\s*(?=[^\W\d_])")
_LONG_NUMBER = re.compile(r"\d(?:[\s().-]{0,2}\d){5,}")
_ERROR = re.compile(
    r"^(#(REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC|NAME)[!?]|#N/A|Err:\d{3})$", re.IGNORECASE
)

_CLASSES: Mapping[MemberClass, str] = {
    MemberClass.FULL: "full|full member|ordinary|regular|general|primary|voting|পূর্ণ|সাধারণ|পূর্ণ সদস্য|"
    "पूर्ण|साधारण|पूर्ण सदस्य",
    MemberClass.ASSOCIATE: "associate|associate member|সহযোগী|সহযোগী সদস্য|सह|सहयोगी|सह सदस्य",
    MemberClass.NON_VOTING: "non voting|non-voting|nonvoting|ally|honorary|supporter|"
    "social champion|"
    "ভোটহীন|সমর্থক|भोटहीन|समर्थक|बिना वोट|मानद",
}
_STATUSES: Mapping[MemberStatus, str] = {
    MemberStatus.ACTIVE: "active|yes|y|current|member|continuing|running|"
    "সক্রিয়|আছেন|চলছে|হ্যাঁ|सक्रिय|हाँ|हां|चालू",
    MemberStatus.MOVED_AWAY: "moved|moved away|shifted|migrated|transferred|চলে গেছেন|স্থানান্তরিত|"
    "चली गई|स्थानांतरित",
    MemberStatus.SUSPENDED: "suspended|স্থগিত|निलंबित",
    MemberStatus.LEFT: "left|inactive|no|n|resigned|closed|discontinued|dropped|"
    "dropout|drop out|ex|ex member|"
    "ছেড়েছেন|ছেড়ে দিয়েছেন|নিষ্ক্রিয়|না|छोड़ दिया|छोड़ा|निष्क्रिय|नहीं",
    MemberStatus.REMOVED: "removed|expelled|cancelled|terminated|বহিষ্কৃত|বাদ|वहिष्कृत|बहिष्कृत|हटाया",
    MemberStatus.DIED: "died|dead|deceased|expired|late|death|মৃত|মারা গেছেন|मृत|मृत्यु|देहांत",
}
_REASONS: Mapping[LeaveReason, str] = {
    LeaveReason.RESIGNED: "resigned|resignation|own wish|left|পদত্যাগ|নিজের ইচ্ছা|इस्तीफ़ा|इस्तीफा|स्वेच्छा",
    LeaveReason.MOVED: "moved|shifted|moved away|migrated|চলে গেছেন|স্থানান্তর|चली गई|स्थानांतरण",
    LeaveReason.DUES: "dues|unpaid dues|arrears|বকেয়া|बकाया",
    LeaveReason.REMOVED_BY_RESOLUTION: "removed by resolution|removed|expelled|resolution|"
    "বহিষ্কার|निष्कासन",
    LeaveReason.DIED: "died|death|deceased|মৃত্যু|मृत्यु",
    LeaveReason.GROUP_DISSOLVED: "group dissolved|dissolved|group closed|দল বন্ধ|समूह बंद",
}
_TOTALS = (
    "total|grand total|sub total|subtotal|sum|carried over|brought forward|c f|b f|মোট|সর্বমোট|"
    "একুনে|কুল|कुल|कुल योग|योग|जोड़|జమ|మొత్తం|ಒಟ್ಟು"
)


@dataclass(frozen=True)
class NumberRead:
    """A member number; `trimmed` when letters in front of it were left out."""

    value: int
    trimmed: bool = False


def _key(text: str) -> str:
    return " ".join(re.sub(r"[._/()-]+", " ", fold(text)).split())


@lru_cache(maxsize=1)
def _total_words() -> frozenset[str]:
    return frozenset(_key(word) for word in _TOTALS.split("|"))


def is_total_word(value: CellValue) -> bool:
    """Whether a cell says that its row is a sum: "Total", "মোট", "कुल", "Total members: 28"."""
    return not isinstance(value, int | float | date) and _is_total(as_text(value)[:60])


@lru_cache(maxsize=8192)
def _is_total(shown: str) -> bool:
    text = re.sub(r"[\d:=,]+", " ", _key(shown))
    words = " ".join(text.split())
    return words in _total_words() or any(
        words.startswith(f"{total} ") for total in _total_words() if len(total) > 3
    )


_COUNTED = "জন|জন সদস্য|সদস্য|members?|persons?|women|सदस्य|महिला|जन|नग"


def is_head_count(value: CellValue) -> bool:
    """Whether a cell counts heads and names nobody: "6 members", "৬ জন"."""
    return re.fullmatch(rf"\d+ ?(?:{_COUNTED})", _key(as_text(value)[:60])) is not None


def check_entry(value: CellValue, field: str) -> None:
    """Refuse what a spreadsheet shows when a formula failed. Raises InputInvalid "cell-error"."""
    if isinstance(value, str) and _ERROR.match(value.strip()):
        raise InputInvalid("cell-error", field=field, value=value.strip())


def read_name(value: CellValue, *, field: str = "name") -> str:
    """A name in any script, without a running number before it.

    Everybody who sees the register sees this name, so a phone or an identity number written into
    it is never taken along. Raises "text-missing", "text-too-long", "name-without-letters",
    "name-holds-number" or "name-letters-lost".
    """
    text = as_text(value)
    figures = ascii_digits(text)
    if _LONG_NUMBER.search(figures):
        raise InputInvalid("name-holds-number", field=field)
    if "\ufffd" in text:
        raise InputInvalid("name-letters-lost", field=field)
    if listed := _LISTED.match(figures):  # digits of any script are one character each
        text = text[listed.end() :]
    name = clean_line(text, field=field, most=NAME_MAX, required=True)
    if _MERE_MARKS.match(name) or not any(char.isalpha() for char in name):
        raise InputInvalid("name-without-letters", field=field)
    return name


def without_long_numbers(text: str, mask: str) -> str:
    """A text for the eye with phones and identity numbers in it covered."""
    figures = ascii_digits(text)
    return _LONG_NUMBER.sub(mask, figures) if _LONG_NUMBER.search(figures) else text


def read_number(value: CellValue) -> NumberRead | None:
    """A member number; None when the cell is empty. Raises InputInvalid "number-unreadable"."""
    text = ascii_digits(as_text(value)).strip()
    if not text or text in ("-", "–"):
        return None
    below = isinstance(value, int | float) and value < 0
    found = None if below else _NUMBER.match(text)
    if found is None or not 1 <= int(found[1]) <= NUMBER_MAX:
        raise InputInvalid("number-unreadable", field="number", value=text[:40])
    return NumberRead(int(found[1]), trimmed=not text[:1].isdigit())


def read_phone(value: CellValue) -> str:
    """A phone number as ten Indian digits, or +country number; "" when empty.

    Undoes what spreadsheets do: 9831234567.0, 9.831234567E+09. Raises "phone-shortened" when
    digits were lost to rounding (9.83E+09 as text, 9830000000 as a figure), "phone-unreadable"
    otherwise.
    """
    text = ascii_digits(as_text(value)).strip("'’ ")
    if isinstance(value, int | float):
        _check_whole(value, text)
    if not text or not any(char.isdigit() for char in text):
        return ""
    if re.fullmatch(r"\d+\.0+", text):
        text = text.split(".")[0]
    if power := re.fullmatch(r"(\d)[.,](\d+)[eE]\+?0?(\d{1,2})", text):
        if len(power[2]) < int(power[3]):
            raise InputInvalid("phone-shortened", field="phone", value=text[:40])
        text = power[1] + power[2][: int(power[3])]
    bare = _NOT_PHONE.sub("", text)
    if found := _PHONE.match(bare):
        return found[1]
    if found := _ABROAD.match(bare):
        return f"+{found[1]}"
    raise InputInvalid("phone-unreadable", field="phone", value=text[:40])


def _check_whole(value: float, text: str) -> None:
    """A phone kept as a figure: no fraction, and not the noughts that rounding leaves."""
    if isinstance(value, float) and not value.is_integer():
        raise InputInvalid("phone-unreadable", field="phone", value=text[:40])
    if text.endswith("0000"):
        raise InputInvalid("phone-shortened", field="phone", value=text[:40])


def is_identity_number(value: CellValue) -> bool:
    """Twelve digits that are no phone number with 91 in front: most likely Aadhaar."""
    bare = _NOT_PHONE.sub("", ascii_digits(as_text(value)))
    return bool(_IDENTITY.match(bare)) and not _PHONE.match(bare)


def read_age(value: CellValue) -> int | None:
    """Age in completed years; None when empty. Raises InputInvalid "age-unreadable"."""
    text = ascii_digits(as_text(value)).casefold().strip()
    if not text or text in ("-", "–"):
        return None
    found = _AGE.match(text)
    if found is None or not 1 <= int(found[1]) <= 120:
        raise InputInvalid("age-unreadable", field="age")
    return int(found[1])


@lru_cache(maxsize=8192)
def word_key(text: str) -> str:
    """The form in which words of class, status and reason are compared."""
    return _key(text)


def _table(words: Mapping[T, str]) -> dict[str, T]:
    table = {_key(str(meaning)): meaning for meaning in words}
    for meaning, phrases in words.items():
        table |= {_key(phrase): meaning for phrase in phrases.split("|")}
    return table


_CLASS_WORDS = _table(_CLASSES)
_STATUS_WORDS = _table(_STATUSES)
_REASON_WORDS = _table(_REASONS)


def read_class(
    value: CellValue, own: Mapping[str, MemberClass] | None = None
) -> MemberClass | None:
    """Class of membership; None when empty. Raises InputInvalid "class-unreadable".

    `own` here and below: words of the program's catalogues by their `word_key`.
    """
    found = _word(value, _CLASS_WORDS, own)
    if found is None or isinstance(found, MemberClass):
        return found
    raise InputInvalid("class-unreadable", field="class", value=found)


def read_status(
    value: CellValue, own: Mapping[str, MemberStatus] | None = None
) -> MemberStatus | None:
    """Status; None when empty. Raises InputInvalid "status-unreadable"."""
    found = _word(value, _STATUS_WORDS, own)
    if found is None or isinstance(found, MemberStatus):
        return found
    raise InputInvalid("status-unreadable", field="status", value=found)


def read_reason(
    value: CellValue, own: Mapping[str, LeaveReason] | None = None
) -> LeaveReason | None:
    """Reason for leaving; None when empty. Raises InputInvalid "reason-unreadable"."""
    found = _word(value, _REASON_WORDS, own)
    if found is None or isinstance(found, LeaveReason):
        return found
    raise InputInvalid("reason-unreadable", field="reason", value=found)


def _word(value: CellValue, words: Mapping[str, T], own: Mapping[str, T] | None) -> T | str | None:
    """The meaning of a cell, None when it is empty, the text itself when nobody knows it."""
    text = as_text(value)
    if not text or _MERE_MARKS.match(text):
        return None
    key = word_key(text[:80])
    return (own or {}).get(key) or words.get(key) or text[:40]

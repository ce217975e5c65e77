"""Money as whole paise: reading what people type, writing it with lakh grouping.

Never a float. Words for amounts and the choice of digits belong to `sr_board.i18n`.
"""

from __future__ import annotations

import re

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["MAX_PAISE", "MINUS", "NBSP", "RUPEE", "grouped", "parse_money", "shown"]

RUPEE = "₹"
NBSP = "\u00a0"
MINUS = "−"
MAX_PAISE = 1_000_00_00_000 * 100 - 1
"""Largest amount that can be typed: just below ₹ 1,000 crore. Sums may be larger."""

_TEXT_MAX = 64
# What stands around an amount on Indian receipts: ₹ 500, Rs. 500, রু ৫০০, ५०० रु., 500/-, 500/=.
_BEFORE = re.compile(r"^(₹|rs\.?|inr|টা\.?|রু\.?|रु\.?|रू\.?|৳|rupees?)", re.IGNORECASE)
_AFTER = re.compile(
    r"(/[-=–—−]{0,2}|[-=]{1,2}|₹|rs\.?|inr|only|rupees?|টাকা|টা\.?|রুপি|रुपये|रुपए|रु\.?|रू\.?)$",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"\d+")
_LAKH = re.compile(r"\d{1,2}(,\d{2})*,\d{3}")
_WESTERN = re.compile(r"\d{1,3}(,\d{3})+")


def grouped(n: int) -> str:
    """A whole number grouped by thousand, lakh, crore, digits 0-9: -1234567 → −12,34,567."""
    figures = str(abs(n))
    head, tail = figures[:-3], figures[-3:]
    if head:
        first = len(head) % 2
        pairs = ([head[:1]] if first else []) + [
            head[i : i + 2] for i in range(first, len(head), 2)
        ]
        tail = ",".join([*pairs, tail])
    return (MINUS if n < 0 else "") + tail


def shown(paise: int, *, always_paise: bool = False) -> str:
    """An amount with ₹ and a no-break space, paise when there are any: −₹ 1,250.50."""
    rupees, rest = divmod(abs(paise), 100)
    small = f".{rest:02}" if rest or always_paise else ""
    return (MINUS if paise < 0 else "") + RUPEE + NBSP + grouped(rupees) + small


def parse_money(text: str, *, field: str = "amount", negative: bool = False) -> int:
    """Paise from an amount as it is typed or written in a register.

    Takes digits of any script, ₹, Rs, "/-", lakh or western commas, "1500.5" as fifty paise. An
    empty text is not nought. Raises InputInvalid with the parameter `field`:
    "amount-missing", "amount-unreadable", "amount-paise" (more than two decimals),
    "amount-too-large", "amount-negative" (unless `negative` allows it).
    """
    if len(text) > _TEXT_MAX:
        raise InputInvalid("amount-unreadable", field=field)
    bare = _SPACE.sub("", ascii_digits(text).replace("\u200b", ""))
    if not bare:
        raise InputInvalid("amount-missing", field=field)
    below = bare[0] in "-−–"
    bare = _AFTER.sub("", _BEFORE.sub("", bare[1:] if below else bare))
    if not below and bare[:1] in ("-", "−"):
        below, bare = True, bare[1:]
    whole, point, small = bare.partition(".")
    paise = _rupees(whole, bool(small), field) * 100 + _paise(point, small, field)
    if paise > MAX_PAISE:
        raise InputInvalid("amount-too-large", field=field, most_paise=MAX_PAISE)
    if below and paise and not negative:
        raise InputInvalid("amount-negative", field=field)
    return -paise if below else paise


def _rupees(whole: str, has_paise: bool, field: str) -> int:
    if not whole and has_paise:
        return 0
    if any(form.fullmatch(whole) for form in (_PLAIN, _LAKH, _WESTERN)):
        return int(whole.replace(",", ""))
    raise InputInvalid("amount-unreadable", field=field)


def _paise(point: str, small: str, field: str) -> int:
    if not point or not small:
        return 0
    if not small.isascii() or not small.isdigit():
        raise InputInvalid("amount-unreadable", field=field)
    if len(small.rstrip("0")) > 2:
        raise InputInvalid("amount-paise", field=field)
    return int(small[:2].ljust(2, "0"))

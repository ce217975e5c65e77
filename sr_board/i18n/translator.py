"""Saying things in one language: phrases from the catalogue, numbers, money, dates.

Every word that a person sees comes through here. Message ids are English; a phrase that a
language lacks is said in English. Nothing here decides what to say.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Literal

import resources
from sr_board.base import money as money_rules
from sr_board.i18n import amounts
from sr_board.i18n.languages import DEFAULT, Language

__all__ = ["DateStyle", "Translator"]

DateStyle = Literal["long", "medium", "short", "weekday", "month", "day"]

# Our own patterns: day, month, year everywhere, as registers in India are kept. CLDR has the
# month first in Kannada and commas in Bengali and Telugu that nobody writes.
_DATE_PATTERNS: Mapping[str, str] = {
    "long": "d MMMM y",
    "medium": "d MMM y",
    "short": "dd/MM/y",
    "weekday": "EEEE, d MMMM y",
    "month": "MMMM y",
    "day": "d MMMM",
}


_NUMBERS = frozenset({"number", "resolution", "serial", "voucher"})
"""Parameters that hold a number in a text: BKL/2026/004, 2026-27/1."""


class _Sentence(string.Formatter):
    """Puts parameters into a phrase, each by its kind: whole numbers, dates, lists, money.

    A parameter whose name ends in `_paise` is an amount in paise. Numbers that are names, such as
    of a resolution or a voucher, are texts and still take the digits of the language.
    """

    def __init__(self, translator: Translator) -> None:
        self._tr = translator

    def get_field(
        self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> tuple[Any, Any]:
        value, used = super().get_field(field_name, args, kwargs)
        if field_name.endswith("_paise") and isinstance(value, int):
            return self._tr.money(value), used
        if field_name in _NUMBERS and isinstance(value, str):
            return self._tr.digits(value), used
        return value, used

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            return self._tr.digits(format(value, format_spec))
        return self._tr.shown(value)


class Translator:
    """One language, with its own or the common digits.

    Build it with `sr_board.i18n.translator`, which keeps one of each.
    """

    def __init__(self, language: Language, *, native_digits: bool = False) -> None:
        self.language = language
        self.native_digits = native_digits
        if language.code == DEFAULT:
            self._phrases: gettext.NullTranslations = gettext.NullTranslations()
        else:
            self._phrases = gettext.translation(
                "srboard", resources.path("locale"), [language.code], fallback=True
            )
        self._sentence = _Sentence(self)
        zero = ord(language.zero)
        self._own_digits = {ord("0") + n: zero + n for n in range(10)}

    def __repr__(self) -> str:
        return f"Translator({self.code!r}, native_digits={self.native_digits})"

    @property
    def code(self) -> str:
        """Code of the language: "en", "bn", "hi", "te", "kn"."""
        return self.language.code

    # Phrases

    def say(self, msgid: str, **params: object) -> str:
        """The phrase with its parameters put in. Raises KeyError when a parameter is missing."""
        return self._filled(self._phrases.gettext(msgid) if msgid else "", params)

    def say_n(self, one: str, many: str, n: int, **params: object) -> str:
        """The phrase for `n` things; `{n}` in it is the number, grouped."""
        phrase = self._phrases.ngettext(one, many, n)
        return self._filled(phrase, {"n": self.integer(n), **params})

    def say_in(self, context: str, msgid: str, **params: object) -> str:
        """The phrase as it is meant in this context ("for" in votes is not "for" in receipts)."""
        return self._filled(self._phrases.pgettext(context, msgid), params)

    def _filled(self, phrase: str, params: Mapping[str, object]) -> str:
        if not params:
            return phrase
        return self._sentence.vformat(phrase, (), params)

    def shown(self, value: object) -> str:
        """A parameter as words: whole numbers in the chosen digits (not grouped, years stay years),
        dates long, moments with time, lists joined, everything else as its own text."""
        if isinstance(value, int) and not isinstance(value, bool):
            return self.digits(str(value))
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, frozenset | set):
            value = sorted(value, key=str)
        if isinstance(value, list | tuple):
            return self.join([self.shown(each) for each in value])
        return self.time(value) if isinstance(value, time) else str(value)

    # Numbers and money

    def digits(self, text: str) -> str:
        """The text with 0-9 in the language's own digits, if that is the choice."""
        return text.translate(self._own_digits) if self.native_digits else text

    def integer(self, n: int) -> str:
        """A whole number grouped by thousand, lakh, crore: 12,34,567."""
        return self.digits(money_rules.grouped(n))

    def money(self, paise: int, *, always_paise: bool = False) -> str:
        """An amount: ₹, no-break space, rupees; paise only when there are any, or always.

        The minus sign stands before the ₹.
        """
        return self.digits(money_rules.shown(paise, always_paise=always_paise))

    def money_words(self, paise: int) -> str:
        """The amount in words, in this language (English where we have no table of words)."""
        return amounts.in_words(self.code, paise)

    # Dates and times

    def date(self, day: date, style: DateStyle = "long") -> str:
        """A day. long: 22 November 2026; medium: 22 Nov 2026; short: 22/11/2026; weekday: Sunday,
        22 November 2026; month: November 2026; day: 22 November."""
        if style == "short":
            return self.digits(f"{day.day:02}/{day.month:02}/{day.year}")
        from babel.dates import format_date  # here: Babel costs 50 ms at start

        return self.digits(format_date(day, _DATE_PATTERNS[style], locale=self.language.locale))

    def time(self, at: time | datetime, style: Literal["own", "clock"] = "own") -> str:
        """A time of day, the language's own way (16:05 · বিকেল ৪:০৫) or always as clock 16:05.

        A datetime is shown as it stands; convert it first.
        """
        periods = self.language.periods
        if style == "clock" or not periods:
            return self.digits(f"{at.hour:02}:{at.minute:02}")
        word = next((w for start, w in reversed(periods) if at.hour >= start), periods[-1][1])
        return f"{word} " + self.digits(f"{at.hour % 12 or 12}:{at.minute:02}")

    def moment(
        self, at: datetime, *, offset_minutes: int | None = None, style: DateStyle = "long"
    ) -> str:
        """Day and time. With `offset_minutes` as the clocks stood where it was entered; without it
        an aware UTC time is shown in this machine's time, any other as it stands."""
        if offset_minutes is not None:
            at = at.astimezone(timezone(timedelta(minutes=offset_minutes)))
        elif at.tzinfo is not None and at.utcoffset() == timedelta():
            at = at.astimezone()
        return f"{self.date(at.date(), style)}, {self.time(at)}"

    # Lists

    def join(self, items: Iterable[str]) -> str:
        """A list in words: "Asha, Bina and Champa"."""
        listed = list(items)
        if len(listed) < 2:
            return "".join(listed)
        from babel.lists import format_list  # here: Babel costs 50 ms at start

        return format_list(listed, style="standard", locale=self.language.locale)

"""Saying things in a language: phrases, numbers, dates, the digits of the choice."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from sr_board import i18n
from sr_board.i18n import LANGUAGES, SHIPPED, current, language, set_language, translator
from sr_board.i18n.translator import Translator

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _screen_as_before() -> Iterator[None]:
    before = list(i18n._in_force)
    yield
    i18n._in_force[:] = before


class Phrases(gettext.NullTranslations):
    """A catalogue of three phrases."""

    def gettext(self, message: str) -> str:
        return {"Hello {name}": "নমস্কার {name}"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{n} জন" if msgid2 == "{n} members" else super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return "পক্ষে" if (context, message) == ("votes", "for") else message


@pytest.fixture
def bengali() -> Translator:
    tr = Translator(language("bn"), native_digits=True)
    tr._phrases = Phrases()
    return tr


def test_phrases_come_from_the_catalogue(bengali: Translator) -> None:
    assert bengali.say("Hello {name}", name="Asha") == "নমস্কার Asha"
    assert bengali.say_n("{n} member", "{n} members", 123456) == "১,২৩,৪৫৬ জন"
    assert bengali.say_in("votes", "for") == "পক্ষে"


def test_a_phrase_without_translation_is_said_in_english(bengali: Translator) -> None:
    assert bengali.say("Good night") == "Good night"
    assert bengali.say_n("{n} box", "{n} boxes", 2) == "২ boxes"
    assert bengali.say_in("receipts", "for") == "for"


def test_english_has_one_and_many() -> None:
    tr = translator("en")
    assert tr.say_n("{n} member", "{n} members", 1) == "1 member"
    assert tr.say_n("{n} member", "{n} members", 0) == "0 members"
    assert tr.say_n("one box of {name}", "{n} boxes of {name}", 1, name="x") == "one box of x"


def test_parameters_are_shown_by_their_kind(bengali: Translator) -> None:
    said = bengali.say(
        "{year} {on} {sum_paise} {names} {at} {flag}",
        year=2026,
        on=DAY,
        sum_paise=125000,
        names=("ক", "খ"),
        at=time(16, 5),
        flag=True,
    )
    assert said == "২০২৬ ২২ নভেম্বর ২০২৬ ₹\u00a0১,২৫০ ক এবং খ বিকেল ৪:০৫ True"


def test_parameters_cannot_bring_places_of_their_own() -> None:
    assert translator("en").say("{name}", name="{0} {secret} %s") == "{0} {secret} %s"


def test_a_phrase_without_parameters_is_left_as_it_is() -> None:
    assert translator("en").say("100 % {sure}") == "100 % {sure}"
    assert translator("bn").say("") == ""


def test_a_missing_parameter_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        translator("en").say("{name} {place}", name="x")


def test_there_is_one_translator_for_each_choice() -> None:
    assert translator("bn") is translator("bn_IN") is translator("bn-IN")
    assert translator("bn") is not translator("bn", native_digits=True)
    assert translator("xx").code == "en"


def test_the_screen_has_its_language_and_papers_another() -> None:
    assert set_language("bn", native_digits=True) is current()
    assert current().digits("12") == "১২"
    assert translator("en").digits("12") == "12"
    set_language("en")
    assert current().code == "en"


@pytest.mark.parametrize(
    ("code", "long", "weekday"),
    [
        ("en", "22 November 2026", "Sunday, 22 November 2026"),
        ("bn", "২২ নভেম্বর ২০২৬", "রবিবার, ২২ নভেম্বর ২০২৬"),
        ("hi", "२२ नवंबर २०२६", "रविवार, २२ नवंबर २०२६"),
        ("te", "౨౨ నవంబర్ ౨౦౨౬", "ఆదివారం, ౨౨ నవంబర్ ౨౦౨౬"),
        ("kn", "೨೨ ನವೆಂಬರ್ ೨೦೨೬", "ಭಾನುವಾರ, ೨೨ ನವೆಂಬರ್ ೨೦೨೬"),
    ],
)
def test_dates_by_language(code: str, long: str, weekday: str) -> None:
    tr = translator(code, native_digits=code != "en")
    assert tr.date(DAY) == long
    assert tr.date(DAY, "weekday") == weekday


def test_short_and_medium_dates() -> None:
    tr = translator("en")
    assert tr.date(DAY, "short") == "22/11/2026"
    assert tr.date(DAY, "medium") == "22 Nov 2026"
    assert tr.date(DAY, "month") == "November 2026"
    assert translator("bn").date(DAY) == "22 নভেম্বর 2026"


@pytest.mark.parametrize(
    ("hour", "word"),
    [
        (0, "রাত"),
        (3, "রাত"),
        (4, "ভোর"),
        (6, "সকাল"),
        (12, "দুপুর"),
        (16, "বিকেল"),
        (18, "সন্ধ্যা"),
        (20, "রাত"),
    ],
)
def test_bengali_hours_have_their_part_of_the_day(hour: int, word: str) -> None:
    assert translator("bn").time(time(hour, 20)) == f"{word} {hour % 12 or 12}:20"


def test_the_clock_has_twenty_four_hours_where_that_is_asked() -> None:
    assert translator("en").time(time(16, 5)) == "16:05"
    assert translator("bn", native_digits=True).time(time(16, 5), "clock") == "১৬:০৫"


def test_moments_are_shown_as_the_clock_stood() -> None:
    tr = translator("en")
    at = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    assert tr.moment(at, offset_minutes=330) == "23 November 2026, 01:30"
    india = at.astimezone(timezone(timedelta(minutes=330)))
    assert tr.moment(india) == "23 November 2026, 01:30"
    local = at.astimezone()
    assert tr.moment(at, style="short") == f"{local:%d/%m/%Y}, {local:%H:%M}"


def test_lists_in_words() -> None:
    tr = translator("en")
    assert tr.join([]) == ""
    assert tr.join(["Asha"]) == "Asha"
    assert tr.join(["Asha", "Bina", "Champa"]) == "Asha, Bina and Champa"
    assert tr.shown(frozenset({"b", "a"})) == "a and b"


def test_five_languages_of_which_two_are_shipped() -> None:
    assert [each.code for each in LANGUAGES] == ["en", "bn", "hi", "te", "kn"]
    assert SHIPPED == ("en", "bn")
    assert [each.own_name for each in LANGUAGES] == ["English", "বাংলা", "हिन्दी", "తెలుగు", "ಕನ್ನಡ"]


@pytest.mark.parametrize("code", ["bn", "hi", "te", "kn"])
def test_native_digits_run_from_nought_to_nine(code: str) -> None:
    native = translator(code, native_digits=True).digits("0123456789")
    assert [int(c) for c in native] == list(range(10))
    assert not native.isascii()

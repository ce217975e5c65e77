"""What the headings of registers mean, in English, Bengali and Hindi as people write them.

Only recognises. Headings that the program itself writes come from the catalogues; their
translations are given in by the caller, so that an export reads back in any language.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from sr_board.base.text import fold

__all__ = ["LEFT_OUT", "TAKEN", "Meaning", "heading_meaning", "is_heading"]


class Meaning(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    NAME = "name"
    JOINED = "joined"
    PHONE = "phone"
    GROUP = "group"
    CLASS = "class"
    STATUS = "status"
    LEFT = "left"
    REASON = "reason"
    LEGAL_NAME = "legal_name"
    AGE = "age"
    BIRTH = "birth"
    SERIAL = "serial"
    SAVINGS = "savings"
    FAMILY = "family"
    ADDRESS = "address"
    IDENTITY = "identity"
    ORIGIN = "origin"
    HEALTH = "health"
    REMARKS = "remarks"
    UNKNOWN = "unknown"


TAKEN = frozenset(
    {
        Meaning.NUMBER,
        Meaning.NAME,
        Meaning.JOINED,
        Meaning.PHONE,
        Meaning.GROUP,
        Meaning.CLASS,
        Meaning.STATUS,
        Meaning.LEFT,
        Meaning.REASON,
        Meaning.LEGAL_NAME,
    }
)
"""Meanings that are written into the register."""
LEFT_OUT = frozenset(
    {
        Meaning.SAVINGS,
        Meaning.FAMILY,
        Meaning.ADDRESS,
        Meaning.IDENTITY,
        Meaning.ORIGIN,
        Meaning.HEALTH,
        Meaning.REMARKS,
        Meaning.AGE,
        Meaning.BIRTH,
    }
)
"""Meanings that are recognised, said, and never kept (age and birth are checked first)."""

_WORDS: Mapping[Meaning, str] = {
    Meaning.NUMBER: (
        "member no|member number|membership no|membership number|mem no|m no|no|number|member id|"
        "regn no|registration no|reg no|card no|id no|id|সদস্য নং|সদস্য নম্বর|সদস্যা নং|সভ্য নং|নং|নম্বর|"
        "কার্ড নং|सदस्य संख्या|सदस्य क्रमांक|सदस्य नं|सदस्यता संख्या|संख्या|नंबर|नं|कार्ड नं|"
        "sadasya no|sodosyo no"
    ),
    Meaning.SERIAL: (
        "sl no|sl|s no|sr no|serial|serial no|s l no|#|ক্রম|ক্রমিক|ক্রমিক নং|ক্রমিক সংখ্যা|ক্র নং|"
        "क्रम|क्रमांक|क्रम संख्या|क्र सं|क्र"
    ),
    Meaning.NAME: (
        "name|member name|name of member|name of the member|members name|full name|chosen name|"
        "known as|nick name|nickname|called|নাম|সদস্যের নাম|সদস্যার নাম|সভ্যের নাম|ডাক নাম|ডাকনাম|"
        "नाम|सदस्य का नाम|सदस्या का नाम|पुकार नाम|naam|nam|sadasya ka naam|sodosyer nam"
    ),
    Meaning.LEGAL_NAME: (
        "legal name|official name|name on paper|name as per id|name as per aadhaar|name in bank|"
        "আইনি নাম|আসল নাম|ভালো নাম|কাগজের নাম|सरकारी नाम|असली नाम|कागज़ी नाम|कानूनी नाम"
    ),
    Meaning.JOINED: (
        "joined|joining date|date of joining|join date|joined on|date joined|doj|date of admission|"
        "admission date|member since|date of membership|membership date|entry date|date|"
        "যোগদানের তারিখ|যোগদান|যোগ দিয়েছেন|ভর্তির তারিখ|সদস্য হওয়ার তারিখ|তারিখ|"
        "शामिल होने की तिथि|शामिल|जुड़ने की तारीख|जुड़ने की तिथि|प्रवेश तिथि|सदस्यता तिथि|तारीख|तिथि|दिनांक"
    ),
    Meaning.LEFT: (
        "left|left on|date left|leaving date|date of leaving|exit date|resigned on|dol|"
        "ছেড়েছেন|ছাড়ার তারিখ|ত্যাগের তারিখ|छोड़ने की तिथि|छोड़ने की तारीख|छोड़ा"
    ),
    Meaning.REASON: (
        "reason|reason for leaving|why left|reason left|কারণ|ছাড়ার কারণ|कारण|छोड़ने का कारण"
    ),
    Meaning.STATUS: (
        "status|member status|state|active|active inactive|current status|অবস্থা|সক্রিয়|স্থিতি|"
        "स्थिति|सक्रिय|दशा"
    ),
    Meaning.CLASS: (
        "class|member class|type|member type|type of member|category of membership|"
        "membership type|kind of member|শ্রেণি|শ্রেণী|সদস্যের ধরন|ধরন|श्रेणी|सदस्य प्रकार|प्रकार"
    ),
    Meaning.GROUP: (
        "group|group name|name of group|shg|shg name|name of shg|branch|branch name|committee|area|"
        "unit|zone|দল|দলের নাম|গোষ্ঠী|শাখা|শাখার নাম|এলাকা|কমিটি|समूह|समूह का नाम|शाखा|इकाई|क्षेत्र|दल"
    ),
    Meaning.PHONE: (
        "phone|phone no|phone number|mobile|mobile no|mobile number|contact|contact no|"
        "contact number|telephone|tel|cell|ph|ph no|mob|mob no|whatsapp|whatsapp no|ফোন|ফোন নং|"
        "ফোন নম্বর|মোবাইল|মোবাইল নং|মোবাইল নম্বর|দূরভাষ|फ़ोन|फोन|फोन नं|मोबाइल|मोबाइल नं|मोबाइल नंबर|"
        "दूरभाष|संपर्क"
    ),
    Meaning.AGE: "age|age years|age in years|বয়স|उम्र|आयु|umar|boyos",
    Meaning.BIRTH: (
        "dob|d o b|date of birth|birth date|birthday|born|year of birth|জন্ম|জন্ম তারিখ|জন্মতারিখ|"
        "जन्म|जन्म तिथि|जन्म तारीख"
    ),
    Meaning.SAVINGS: (
        "savings|saving|saving amount|amount|balance|deposit|share|shares|share money|loan|"
        "dues|fee|"
        "subscription|monthly savings|total|total savings|rs|paid|সঞ্চয়|জমা|টাকা|ঋণ|চাঁদা|মোট|শেয়ার|"
        "बचत|जमा|राशि|रुपये|ऋण|कुल|शुल्क|चंदा|bachat"
    ),
    Meaning.FAMILY: (
        "father|fathers name|father name|father husband|father husband name|fathers husbands name|"
        "father or husband name|husband|husbands name|husband name|mother|mothers name|guardian|"
        "s o|w o|d o|so|wo|nominee|nominee name|পিতা|পিতার নাম|স্বামী|স্বামীর নাম|পিতা স্বামী|"
        "পিতা স্বামীর নাম|মাতা|মায়ের নাম|অভিভাবক|নমিনি|पिता|पिता का नाम|पति|पति का नाम|पिता पति|"
        "पिता पति का नाम|माता|माता का नाम|अभिभावक|नामिती|children|no of children|সন্তান|बच्चे"
    ),
    Meaning.ADDRESS: (
        "address|residence|village|house|room|house no|room no|street|lane|pin|pin code|district|"
        "ঠিকানা|গ্রাম|বাড়ি|ঘর নং|পাড়া|জেলা|पता|गांव|गाँव|मकान|कमरा|जिला"
    ),
    Meaning.IDENTITY: (
        "aadhaar|aadhar|adhar|adhaar|aadhaar no|aadhar no|aadhar number|aadhar card|uid|uidai|pan|"
        "pan no|pan card|voter id|voter card|epic|epic no|ration card|passport|bank account|"
        "account no|a c no|ifsc|id proof|identity proof|"
        "আধার|আধার নং|আধার নম্বর|আধার কার্ড|ভোটার|"
        "ভোটার কার্ড|প্যান|রেশন কার্ড|ব্যাংক|आधार|आधार नं|आधार नंबर|आधार कार्ड|आधार संख्या|मतदाता|पैन|"
        "वोटर कार्ड|राशन कार्ड|खाता संख्या"
    ),
    Meaning.ORIGIN: (
        "religion|faith|ধর্ম|धर्म|मज़हब|caste|sub caste|category|social category|sc st obc|sc st|"
        "obc|tribe|community|জাতি|জাত|"
        "বর্ণ|जाति|वर्ग|जनजाति"
    ),
    Meaning.HEALTH: (
        "health|hiv|hiv status|hiv test|aids|sti|std|vdrl|art|art no|test result|last test|disease|"
        "illness|blood group|pregnancy|medical|disability|tb|স্বাস্থ্য|রোগ|এইচআইভি|রক্তের গ্রুপ|অসুখ|"
        "स्वास्थ्य|रोग|एचआईवी|बीमारी|रक्त समूह|जांच"
    ),
    Meaning.REMARKS: (
        "remarks|remark|note|notes|comment|comments|signature|sign|thumb|photo|মন্তব্য|স্বাক্ষর|সই|"
        "टिप्पणी|हस्ताक्षर|फोटो|विशेष"
    ),
}
_SENSITIVE = (
    Meaning.IDENTITY,
    Meaning.HEALTH,
    Meaning.ORIGIN,
    Meaning.FAMILY,
)
"""Looked for first, so that "HIV no." or "Aadhaar number" is never taken for a member number."""
_PUNCTUATION = re.compile(r"[^\w\u0900-\u0d7f#]+")
_LONGEST = 80


def _plain(text: str) -> str:
    spaced = _PUNCTUATION.sub(" ", fold(text[:_LONGEST]).replace("'", "").replace("’", ""))
    return " ".join(spaced.replace("_", " ").split())


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Meaning]:
    return {
        _plain(phrase): meaning for meaning, all_ in _WORDS.items() for phrase in all_.split("|")
    }


@lru_cache(maxsize=1)
def _sensitive_phrases() -> tuple[tuple[str, Meaning], ...]:
    return tuple(
        (phrase, meaning)
        for phrase, meaning in _phrases().items()
        if meaning in _SENSITIVE and len(phrase) >= 2
    )


def heading_meaning(text: str, own: Mapping[str, Meaning] | None = None) -> tuple[Meaning, int]:
    """The meaning of a heading and the confidence in percent (0: not known).

    `own` maps headings the program writes in its languages to meanings.
    """
    plain = _plain(text)
    if not plain:
        return Meaning.UNKNOWN, 0
    for heading, meaning in (own or {}).items():
        if _plain(heading) == plain:
            return meaning, 100
    if plain in _phrases():
        return _phrases()[plain], 100
    if (inside := _contained(plain, _sensitive_phrases())) is not None:
        return inside, 95
    if (inside := _contained(plain, _phrases().items())) is not None:
        return inside, 80
    close = difflib.get_close_matches(plain, _phrases(), n=1, cutoff=0.86) if len(plain) > 3 else []
    return (_phrases()[close[0]], 70) if close else (Meaning.UNKNOWN, 0)


def is_heading(text: str) -> bool:
    """Whether a text is exactly a known heading (no guessing)."""
    return _plain(text) in _phrases()


def _contained(plain: str, phrases: Iterable[tuple[str, Meaning]]) -> Meaning | None:
    """The meaning of the longest known phrase that stands inside as whole words."""
    padded = f" {plain} "
    inside = [(len(p), m) for p, m in phrases if len(p) >= 2 and f" {p} " in padded]
    return max(inside, key=lambda found: found[0])[1] if inside else None

"""Grading templates as data: read from the files that travel with the program, written and read as
JSON where a group keeps its own version."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import resources
from finance.rules.grading import Band, Parameter, ResultBand, Source, Template, Unit
from sr_board.base.errors import InputInvalid

__all__ = ["SHIPPED", "band_text", "parse_band", "shipped", "template_json", "template_of"]

SHIPPED: tuple[str, ...] = (
    *("panchasutra", "ten_point", "evaluation_chart", "abc_sheet", "nabard_cri"),
)
"""Keys of the templates that travel with the program; the last is empty, to be filled in."""

_BAND = re.compile(r"([\[(])\s*(-?\d+(?:\.\d+)?)?\s*,\s*(-?\d+(?:\.\d+)?)?\s*([\])])")


@cache
def shipped(key: str) -> Template:
    """A template that travels with the program. Raises KeyError for another key."""
    if key not in SHIPPED:
        raise KeyError(key)
    return template_of(tomllib.loads(resources.text("grading", f"{key}.toml")))


def parse_band(text: str, points: int = 0) -> Band:
    """A band from its writing: "[70, 90)" counts 70 and not 90; an empty end has no limit.

    Raises InputInvalid "grading-band-unreadable".
    """
    found = _BAND.fullmatch(text.strip())
    if found is None:
        raise InputInvalid("grading-band-unreadable", field="bands", text=text)
    opens, low, high, closes = found.groups()
    return Band(
        Fraction(low) if low else None,
        Fraction(high) if high else None,
        points,
        low_closed=opens == "[",
        high_closed=closes == "]",
    )


def band_text(band: Band) -> str:
    """The writing of a band, the way back of `parse_band`."""
    low = "" if band.low is None else _decimal(band.low)
    high = "" if band.high is None else _decimal(band.high)
    ends = ("[" if band.low_closed else "(", "]" if band.high_closed else ")")
    return f"{ends[0]}{low}, {high}{ends[1]}"


def _decimal(value: Fraction) -> str:
    """A fraction of tenths, hundredths … as decimal text."""
    if value.denominator == 1:
        return str(value.numerator)
    places = next(n for n in range(1, 12) if (value * 10**n).denominator == 1)
    figures = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + f"{figures[:-places]}.{figures[-places:]}"


def template_of(read: Mapping[str, Any]) -> Template:
    """A template from TOML or JSON data. Raises InputInvalid, KeyError, ValueError, TypeError."""
    return Template(
        key=str(read["key"]),
        version=int(read["version"]),
        name=dict(read["name"]),
        parameters=tuple(_parameter(each) for each in read.get("parameter", ())),
        results=tuple(
            ResultBand(str(each["grade"]), parse_band(each["values"]))
            for each in read.get("result", ())
        ),
        minimum=Fraction(read["minimum"]) if read.get("minimum") else None,
    )


def _parameter(read: Mapping[str, Any]) -> Parameter:
    return Parameter(
        key=str(read["key"]),
        name=dict(read["name"]),
        weight=int(read["weight"]),
        source=Source(read["source"]),
        unit=Unit(read["unit"]),
        bands=tuple(parse_band(b["values"], int(b["points"])) for b in read.get("bands", ())),
        measure=str(read.get("measure", "")),
    )


def template_json(template: Template) -> str:
    """A template as text that `template_of` reads back."""
    return json.dumps(
        {
            "key": template.key,
            "version": template.version,
            "name": dict(template.name),
            "minimum": None if template.minimum is None else _decimal(template.minimum),
            "parameter": [
                {
                    "key": each.key,
                    "name": dict(each.name),
                    "weight": each.weight,
                    "source": str(each.source),
                    "unit": str(each.unit),
                    "measure": each.measure,
                    "bands": [{"values": band_text(b), "points": b.points} for b in each.bands],
                }
                for each in template.parameters
            ],
            "result": [
                {"grade": each.grade, "values": band_text(each.band)} for each in template.results
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )

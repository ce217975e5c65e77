"""Whom to call, at this hour: which services, in which order, and which number first. Pure.

Source: domain paper, sections 10 and 14. What the board wrote into its directory stands before
what the law pack brings; a service without a number keeps its line, so that somebody writes one in
on a calm day. An old number is shown, and said to be old: it can still be the only one at night.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from sr_board.cases.vocabulary import ReferralKind

__all__ = ["NIGHT_BEGINS", "NIGHT_ENDS", "Call", "Listed", "at_night", "built_in", "to_call"]

NIGHT_BEGINS, NIGHT_ENDS = time(20), time(8)
"""Hours, where the board sits, at which offices are closed and duty numbers stand first."""

_K = ReferralKind
_CHILD = (_K.CHILD_HELPLINE, _K.CWC, _K.POLICE, _K.HOSPITAL, _K.DCPU)
_ADULT = (_K.OSC, _K.HOSPITAL, _K.COUNSELLOR, _K.LEGAL_AID)
_NOT_KNOWN = (_K.CHILD_HELPLINE, _K.CWC, _K.POLICE, _K.HOSPITAL, _K.OSC)


class Listed(Protocol):
    """What of a service in the directory is used."""

    @property
    def kind(self) -> ReferralKind: ...
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def hours(self) -> str: ...
    @property
    def duty_phones(self) -> tuple[str, ...]: ...
    @property
    def verified_on(self) -> date | None: ...
    @property
    def stale(self) -> bool: ...


@dataclass(frozen=True)
class Call:
    """One line. `numbers`: the one for this hour first; empty when none is known. `hours`: when
    the office is open, as it was written. `old`: nobody checked it for half a year. `own`: the
    board wrote it down itself; else it comes from the law pack."""

    kind: ReferralKind
    name: str = ""
    numbers: tuple[str, ...] = ()
    hours: str = ""
    old: bool = False
    own: bool = False


def at_night(local: datetime) -> bool:
    """Whether duty numbers stand first: between eight in the evening and eight in the morning, and
    on Sundays."""
    here = local.timetz().replace(tzinfo=None)
    return here >= NIGHT_BEGINS or here < NIGHT_ENDS or local.isoweekday() == 7


def to_call(services: Iterable[Listed], local: datetime, child: bool | None) -> tuple[Call, ...]:
    """Lines in the order to be tried. `child`: True on the child track, False for a file of an
    adult, where the police is not called for her; None when it is not known or for no file.
    `local`: the time where the board sits."""
    wanted = _NOT_KNOWN if child is None else _CHILD if child else _ADULT
    night, known = at_night(local), tuple(services)
    found: list[Call] = []
    for kind in wanted:
        lines = [_line(one, night) for one in known if one.kind is kind]
        lines.sort(key=lambda line: (not line.numbers, line.old))
        found += lines or [Call(kind)]
    return tuple(found)


def built_in(child: bool | None) -> tuple[Call, ...]:
    """What is shown when neither directory nor pack can be read: the helplines of India."""
    wanted = _NOT_KNOWN if child is None else _CHILD if child else _ADULT
    numbers = {_K.CHILD_HELPLINE: ("1098 / 112",), _K.OSC: ("181",)}
    return tuple(Call(kind, numbers=numbers.get(kind, ()), old=True) for kind in wanted)


def _line(one: Listed, night: bool) -> Call:
    office = (one.phone,) if one.phone else ()
    numbers = (*one.duty_phones, *office) if night else (*office, *one.duty_phones)
    return Call(one.kind, one.name, numbers, one.hours, one.stale, one.verified_on is not None)

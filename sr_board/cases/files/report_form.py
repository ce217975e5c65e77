"""What a report by law is filled with beside the file: lists of the law pack, and what is typed for
the paper alone and kept nowhere. Source: domain paper, sections 14 and 19."""

from __future__ import annotations

from dataclasses import dataclass, field

from sr_board.cases.packs import PackView

__all__ = ["ReportForm", "ReportWords", "report_form"]


@dataclass(frozen=True)
class ReportForm:
    """What the law pack says of the report. `label`: number of the form, "" while nobody has
    confirmed it: then the plain title is printed. `grounds`, `reporters`: lists to tick."""

    label: str = ""
    authority: str = ""
    grounds: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportWords:
    """What is typed for this paper alone. An empty field is a line for handwriting."""

    to: str = ""
    grounds: frozenset[str] = frozenset()
    producer: str = ""
    reporter: str = ""
    phone: str = ""
    persons: str = field(default="", repr=False)
    own_words: str = field(default="", repr=False)
    handed_over: str = ""
    known: str = field(default="", repr=False)


def report_form(pack: PackView) -> ReportForm:
    """The lists and labels of a pack; a number that nobody confirmed is left out."""
    forms = pack.content["forms"]
    label = str(forms.get("production_report") or "") if forms.get("verified") else ""
    return ReportForm(
        label,
        str(pack.content["authorities"].get("child") or ""),
        _listed(pack, "grounds"),
        _listed(pack, "reporters"),
    )


def _listed(pack: PackView, section: str) -> tuple[str, ...]:
    found = pack.content[section].get("list", ())
    return tuple(str(one) for one in found)

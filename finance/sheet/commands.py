"""Commands of the collection sheet. Amounts in paise; days are calendar days of the place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from finance.sheet.content import SheetContent
from sr_board.vault.users import SecondSigner

__all__ = [
    "CloseSheet",
    "CountSheet",
    "DropSheet",
    "OpenSheet",
    "SaveSheet",
    "SetSheetRules",
]


@dataclass(frozen=True)
class OpenSheet:
    """Begin the sheet of the meeting of a day.

    `meeting_id`: the recorded meeting; None finds the group's meeting of that day, if there is one.
    A sheet that is there already comes back, unless `again` says that a second one was meant.
    """

    group_id: str
    on_date: date
    meeting_id: str | None = None
    again: bool = False


@dataclass(frozen=True)
class SaveSheet:
    """What is typed so far. A sheet that was counted is open again when an amount changed."""

    sheet_id: str
    content: SheetContent


@dataclass(frozen=True)
class CountSheet:
    """The box was counted by two persons; a difference has its reason."""

    sheet_id: str
    content: SheetContent


@dataclass(frozen=True)
class CloseSheet:
    """Post everything and lock the meeting. `second` is needed when money goes out."""

    sheet_id: str
    content: SheetContent
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class DropSheet:
    """Throw an open sheet away that was begun by mistake; nothing of it was ever booked."""

    sheet_id: str


@dataclass(frozen=True)
class SetSheetRules:
    """Fines of the group's meeting rules, paise; 0 for none. None leaves one as it is."""

    group_id: str
    late_fine: int | None = None
    leave_fine: int | None = None
    absent_fine: int | None = None

"""What she agreed to, what was told to somebody outside, and who asked. Kept sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.moments import When
from sr_board.cases.records import Record
from sr_board.cases.rules.retention import HeldBackup
from sr_board.cases.vocabulary import Basis, Outcome, Purpose

__all__ = [
    "ConsentRow",
    "Disclosure",
    "DisclosureRequest",
    "ErasureCertificate",
    "LegacyTotal",
    "Released",
    "StatFact",
    "StatOrigin",
]


@dataclass(frozen=True, kw_only=True)
class Disclosure(Record):
    """Something was told to somebody outside. `approved_by`: accounts, two for a valid one."""

    to_whom: str
    fields: tuple[str, ...]
    basis: Basis
    document_no: str
    reason: str
    approved_by: tuple[str, ...]
    told: When
    with_identity: bool = False
    approve_second_by: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DisclosureRequest(Record):
    """Somebody asked for something. Kept whatever the answer."""

    who: str
    office: str
    paper: str
    order_no: str
    wanted: str
    answer: str
    answered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ConsentRow(Record):
    """One purpose she agreed to (or, for a child, assented), perhaps withdrawn."""

    purpose: Purpose
    refer_to: str
    given_by: str
    language: str
    read_by: str
    mode: str
    notice_version: str
    given: When
    agreed: bool = True
    limits: str = ""
    withdrawn_at: datetime | None = None
    withdrawal_mode: str = ""


@dataclass(frozen=True, kw_only=True)
class ErasureCertificate(Record):
    """That an identity or a whole file was erased: code, class, day. Kept apart from the case.

    `backups`: how many backups made before still hold what was erased; `gone_by`: the day from
    which none of them is kept any more, where backups go on being made; `held`: each of them.
    `also`: codes of files that were joined with it and went with it."""

    code: str
    retention_class: str
    what: str
    on: date
    backups: int = 0
    gone_by: date | None = None
    held: tuple[HeldBackup, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def codes(self) -> str:
        """Its code and those that went with it, as they are shown."""
        return ", ".join((self.code, *self.also))


@dataclass(frozen=True, kw_only=True)
class StatFact(Record):
    """What is counted of a file after it was erased: no code, no name. Kept apart."""

    month: str
    finding: str
    outcome: Outcome | None = None
    report_minutes: int | None = None
    on_time: bool | None = None
    found: str = ""
    produced: bool = False
    reasoned: bool = False
    contact_minutes: int | None = None
    band: str = "not_known"
    origin: str = "not_known"
    source: str = ""
    means: tuple[str, ...] = ()
    events: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatOrigin(Record):
    """Where the person of a file comes from, as a code for counting. Kept apart; its id is the
    file's token, which only the file tells."""

    origin: str


@dataclass(frozen=True, kw_only=True)
class LegacyTotal(Record):
    """A figure that was published before the program counted, for years `since` to `until`.
    `value`: the number, in tenths where `column` is a share. Never counted with other figures."""

    since: int
    until: int
    site: str
    column: str
    value: int
    source: str
    verified: bool = False
    struck_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Released(Record):
    """A return that was printed: its period, the columns and numbers that stood in it, the columns
    that were hidden, and the shares as printed (minors, unwilling, in time; hours to the report by
    half and ninety of a hundred, then hours to the first contact). `tables`: of a year, each with
    its key and its cells (row, column, as printed), none where it was withheld; `definitions`: the
    version of the sentences printed under it; `broken_since`: the board was not composed as the
    rule asks, from that day."""

    period: str
    columns: tuple[str, ...]
    numbers: tuple[int, ...]
    hidden: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    pack: str = ""
    tables: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()
    definitions: str = ""
    broken_since: date | None = None

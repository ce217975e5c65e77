"""What the page of books shows: one register of a group and of a time. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from finance.ledger.views import BooksSettings, GroupLine
from finance.reports.reading import BookWanted
from finance.reports.register_build import REGISTERS, RegisterAsk, register_of
from finance.reports.table import TableShape, totals
from finance.rules.locks import year_of
from sr_board import i18n
from sr_board.base.dates import add_months
from sr_board.i18n import Translator
from ui.live import Text, say
from ui.meetings.times import here_now
from ui.money.chosen import chosen_of

if TYPE_CHECKING:
    from finance.desk import MoneyDesk
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

__all__ = [
    "PERIODS",
    "Asked",
    "BookSeen",
    "BooksPresenter",
    "BooksWork",
    "asked_of",
    "days_of",
    "paper_id",
]

PERIODS: tuple[tuple[str, Text], ...] = (
    ("month", lambda: say("This month")),
    ("last_month", lambda: say("Last month")),
    ("year", lambda: say("This year of the books")),
    ("last_year", lambda: say("Last year of the books")),
    ("all", lambda: say("From the beginning")),
)


class BooksWork(Protocol):
    """The attributes that these pages use."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...


@dataclass(frozen=True)
class Asked:
    """What the person chose. `more`: the account, member or bank where a register needs one."""

    register: str = "cash_book"
    group_id: str = ""
    period: str = "year"
    more: str = ""
    names: bool = True


@dataclass(frozen=True)
class BookSeen:
    """A register ready to be shown. `choices`: accounts, members or banks to choose from."""

    asked: Asked
    groups: tuple[GroupLine, ...]
    shape: TableShape
    rows: tuple[object, ...] = ()
    sums: dict[str, int] = field(default_factory=dict)
    choices: tuple[tuple[str, str], ...] = ()
    opened: bool = True


def paper_id(asked: Asked) -> str:
    """The choice as the id of a paper."""
    names = "names" if asked.names else "numbers"
    return ".".join((asked.register, asked.group_id, asked.period, asked.more, names))


def asked_of(ref: str) -> Asked:
    """The choice in the id of a paper."""
    register, group, period, more, names = ref.split(".")
    return Asked(register, group, period, more, names == "names")


def days_of(period: str, today: date, year_start: int, opened: date) -> tuple[date, date]:
    """First and last day, both counted; never before the books were opened."""
    first = today.replace(day=1)
    year = year_of(today, year_start)
    since, until = {
        "month": (first, today),
        "last_month": (add_months(first, -1), first - timedelta(days=1)),
        "year": (year[0], today),
        "last_year": (add_months(year[0], -12), year[0] - timedelta(days=1)),
    }.get(period, (opened, today))
    return max(since, opened), max(until, opened)


class BooksPresenter:
    """Loads one register."""

    def __init__(self, work: BooksWork) -> None:
        self.work = work

    @staticmethod
    def registers() -> list[tuple[str, Text]]:
        """All registers with their names."""
        return [(key, lambda w=each.shape.title: say(w)) for key, each in REGISTERS.items()]

    def load(self, asked: Asked) -> BookSeen:
        """The register as it was asked for, completed where something has to be chosen."""
        reading = self.work.money.ledger.reading
        groups = reading.groups()
        group_id = chosen_of(self.work).among(groups, asked.group_id)
        register = REGISTERS[asked.register]
        if not any(each.opened and each.group_id == group_id for each in groups):
            return BookSeen(asked, groups, register.shape, opened=False)
        settings = reading.settings(group_id)
        choices = tuple(self.choices(asked.register, settings))
        keys = [key for key, _ in choices]
        more = asked.more if asked.more in keys else (keys[0] if keys else "")
        chosen = Asked(asked.register, group_id, asked.period, more, asked.names)
        if register.needs and not more:
            return BookSeen(chosen, groups, register.shape)
        ask = self.ask(chosen, settings)
        rows = register.rows(self.work.money.reports, ask, i18n.current())
        sums = dict(totals(register.shape, rows))
        return BookSeen(chosen, groups, register.shape, rows, sums, choices)

    def choices(
        self, register: str, settings: BooksSettings, tr: Translator | None = None
    ) -> Sequence[tuple[str, str]]:
        """What else can be chosen for a register: accounts, members, banks; in the language of the
        screen, or of a paper."""
        needs = REGISTERS[register].needs
        tr = tr or i18n.current()
        if needs == "account":
            names = self.work.money.reports.statements.names(settings.books.group_id)
            return [
                (a.code, f"{tr.digits(a.code)} {names.account(a.code, tr)}")
                for a in settings.accounts
            ]
        if needs == "member_id":
            return [(m.member_id, f"{tr.integer(m.number)} {m.name}") for m in settings.members]
        if needs == "bank_id":
            return [(b.id, f"{b.name} {tr.digits(b.last_four)}".strip()) for b in settings.banks]
        if needs == "loan_id":
            return self._loans(settings.books.group_id, tr)
        return []

    def _loans(self, group_id: str, tr: Translator) -> Sequence[tuple[str, str]]:
        found = self.work.money.loans.found
        every = (*found.loans(group_id), *found.loans(group_id, ended=True))
        return [
            (loan.id, f"{tr.integer(loan.number)} · {loan.borrower.name}")
            for loan in sorted(every, key=lambda each: each.number)
        ]

    def ask(self, asked: Asked, settings: BooksSettings) -> RegisterAsk:
        """The choice as the registers need it."""
        books = settings.books
        today = here_now(self.work.clock).date()
        since, until = days_of(asked.period, today, books.year_start, books.opened_on)
        wanted = BookWanted(asked.group_id, since, until)
        needs = REGISTERS[asked.register].needs
        more = {needs: asked.more} if needs else {}
        return RegisterAsk(asked.register, wanted, **more)

    def asked_rows(
        self, asked: Asked, tr: Translator
    ) -> tuple[TableShape, tuple[object, ...], RegisterAsk, BooksSettings]:
        """The register of a paper, in the paper's language."""
        settings = self.work.money.ledger.reading.settings(asked.group_id)
        ask = self.ask(asked, settings)
        found = register_of(ask)
        return found.shape, found.rows(self.work.money.reports, ask, tr), ask, settings

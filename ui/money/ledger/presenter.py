"""What the pages of the books' core show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from finance.ledger.commands import EntryDraft
from finance.ledger.desk import LedgerDesk
from finance.ledger.views import (
    BooksHome,
    BooksSettings,
    EntryPage,
    GroupLine,
    LockRow,
    ResolutionChoice,
    VoucherView,
    WaitingRow,
)
from finance.ledger.words import fund_words, plain_words
from finance.rules.entries import EntryKind
from finance.rules.locks import StandingLock, lock_to_lift
from finance.rules.plain import Pocket, Way, lines_for, purposes, transfer_lines
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.money import MAX_PAISE
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.ledger.work import LedgerWork
from ui.two_persons import SecondPersons

__all__ = [
    "Books",
    "Correcting",
    "LedgerPresenter",
    "MoneyTyped",
    "account_choices",
    "fund_choices",
    "member_choices",
    "pocket_choices",
    "resolution_choices",
]

BOX = "box"
PAPER = "paper"


@dataclass(frozen=True)
class Books:
    """What a form of money needs: settings, members' accounts, resolutions.

    `usual_in`, `usual_out`: what usually comes in or goes out, by account, paise. `before`: an
    entry that was sent back and is written anew.
    """

    settings: BooksSettings
    resolutions: tuple[ResolutionChoice, ...]
    today: date
    usual_in: Mapping[str, int] = field(default_factory=dict)
    usual_out: Mapping[str, int] = field(default_factory=dict)
    before: EntryDraft | None = None

    def usual(self, way: Way, account: str) -> int:
        """What is usual for a purpose, paise; 0 while nothing is."""
        saved = self.settings.books.savings_amount if account == "2010" else 0
        found = self.usual_in if way is Way.IN else self.usual_out
        return found.get(account, saved if way is Way.IN else 0)


@dataclass(frozen=True)
class Correcting:
    """An entry that is to be corrected, and the settings of its books."""

    voucher: VoucherView
    settings: BooksSettings


@dataclass(frozen=True)
class MoneyTyped:
    """What was typed into a form of money. `pocket`, `other`: "box" or a bank account's id."""

    group_id: str
    way: Way
    on_date: date
    amount: int
    pocket: str
    account: str = ""
    other: str = BOX
    fund: str = "general"
    member_id: str = ""
    payee_id: str = ""
    narration: str = ""
    resolution: str = ""
    resolution_no: str = ""
    resolution_on: date | None = None
    resolution_amount: int | None = None
    reason: str = ""
    pictures: tuple[bytes, ...] = ()

    def draft(self) -> EntryDraft:
        """As the books take it."""
        pocket = _pocket(self.pocket)
        if self.way is Way.MOVE:
            kind = EntryKind.CONTRA
            lines = transfer_lines(self.amount, pocket, _pocket(self.other), self.fund)
        else:
            kind = EntryKind.RECEIPT if self.way is Way.IN else EntryKind.PAYMENT
            lines = lines_for(
                self.way,
                self.account,
                self.amount,
                pocket,
                fund=self.fund,
                member_id=self.member_id or None,
            )
        chosen = self.resolution if self.resolution not in ("", PAPER) else None
        return EntryDraft(
            self.group_id,
            self.on_date,
            kind,
            self.narration,
            lines,
            resolution_id=chosen,
            resolution_no="" if chosen else self.resolution_no,
            resolution_on=None if chosen else self.resolution_on,
            resolution_amount=self.resolution_amount,
            payee_id=self.payee_id or None,
            reason=self.reason,
            attachments=self.pictures,
        )


def _pocket(key: str) -> Pocket:
    return Pocket(None if key == BOX else key)


class LedgerPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: LedgerWork) -> None:
        self._work = work
        self.signing = SecondPersons(work)

    @property
    def desk(self) -> LedgerDesk:
        """All services and queries of this part."""
        return self._work.money.ledger

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def may(self, action: Action) -> bool:
        """Whether she may do it."""
        return self._work.who.may(action)

    @property
    def my_person(self) -> str:
        """The signed-in person."""
        return self._work.who.person_id

    def groups(self) -> tuple[GroupLine, ...]:
        """Groups to choose from."""
        return self.desk.reading.groups()

    def home(self, group: str) -> BooksHome:
        """A group's money."""
        return self.desk.reading.home(group)

    def settings(self, group: str) -> BooksSettings:
        """What is set."""
        return self.desk.reading.settings(group)

    def books(self, group: str) -> Books:
        """What a form needs."""
        reading = self.desk.reading
        return Books(
            reading.settings(group),
            reading.resolutions(group),
            self.today,
            reading.usual(group, out=False),
            reading.usual(group, out=True),
        )

    def draft(self, entry: str) -> EntryDraft:
        """An entry that was sent back, as it was written."""
        return self.desk.reading.draft(entry)

    def entries(self, group: str, skip: int = 0) -> EntryPage:
        """What was recorded."""
        return self.desk.reading.entries(group, skip)

    def voucher(self, entry: str) -> VoucherView:
        """One entry."""
        return self.desk.reading.voucher(entry)

    def correcting(self, entry: str) -> Correcting:
        """An entry and its books."""
        voucher = self.voucher(entry)
        return Correcting(voucher, self.settings(voucher.group_id))

    def waiting(self, group: str) -> tuple[WaitingRow, ...]:
        """What waits."""
        return self.desk.reading.waiting(group or None)

    def locks(self, group: str) -> tuple[LockRow, ...]:
        """Locks."""
        return self.desk.reading.locks(group)

    def lock_to_open(self, group: str) -> LockRow | None:
        """The lock that two persons would open next; None when nothing is locked."""
        rows = {row.id: row for row in self.locks(group) if row.lifted_at is None}
        standing = [StandingLock(row.id, row.scope, row.until) for row in rows.values()]
        return rows[lock_to_lift(standing).id] if standing else None


Choices = list[tuple[object, Text]]


def pocket_choices(settings: BooksSettings) -> Choices:
    """The cash box and the bank accounts."""
    found: Choices = [(BOX, lambda: say("Cash box"))]
    found += [(bank.id, bank.name) for bank in settings.banks]
    return found


def account_choices(settings: BooksSettings, way: Way) -> Choices:
    """What money may come from or go to, in everyday words."""
    active = [a for a in settings.accounts if a.active]
    offered = purposes(way, [a.code for a in active])
    return [
        (a.code, lambda a=a: _sentence(plain_words(a.code, a.name, i18n.current())))
        for a in active
        if a.code in offered
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def fund_choices(settings: BooksSettings) -> Choices:
    """Open funds."""
    return [
        (f.code, lambda f=f: fund_words(f.kind, f.name, i18n.current()))
        for f in settings.funds
        if f.closed_on is None
    ]


def member_choices(settings: BooksSettings, nobody: Text) -> Choices:
    """Members by number, and nobody."""
    found: Choices = [("", nobody)]
    found += [
        (m.member_id, lambda m=m: say("{number} · {name}", number=m.number, name=m.name))
        for m in settings.members
    ]
    return found


def resolution_choices(resolutions: Sequence[ResolutionChoice]) -> Choices:
    """Resolutions with what is left of each, and the one of paper minutes."""
    found: Choices = [(PAPER, lambda: say("from paper minutes"))]
    found += [(each.id, lambda each=each: _resolution(each)) for each in resolutions]
    return found


def _resolution(each: ResolutionChoice) -> str:
    text = each.text if len(each.text) <= 60 else f"{each.text[:58]}…"
    if each.left is None:
        return say("{serial}: {text}", serial=each.serial, text=text)
    left = money(max(0, min(each.left, MAX_PAISE)))
    return say("{serial}, {amount} left: {text}", serial=each.serial, amount=left, text=text)

"""Any order of acts on the books: after each step the invariants of the domain paper hold.

Members save and take out, borrow, repay, top up; loans are written off and come back; money is
spent, entries are cancelled and corrected, months are locked and unlocked, a year is closed,
sheets are posted twice, the vault's book is opened anew. What the books refuse must leave
everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import (
    balance,
    cash_in_hand,
    loan_balances,
    member_savings,
    money_held,
    turnover,
)
from finance.ledger.commands import CancelEntry, CorrectEntry, Unlock
from finance.ledger.locking import lock_date
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.ledger.posting import lines_of
from finance.ledger.verify import verify_books
from finance.loans.commands import RecoverLoan, TopUpLoan, WriteOffLoan
from finance.reports.service_closing import CloseYear
from finance.rules.entries import EntryKind, Line, net, reversed_lines
from finance.rules.locks import month_end
from sr_board.base.clock import FixedClock
from sr_board.base.errors import SRBoardError
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book

from .conftest import NAMES, OPENED, TODAY, Money, make_money
from .lending import Lending

DAYS = st.integers(0, (TODAY - OPENED).days).map(lambda n: OPENED + timedelta(days=n))
AMOUNTS = st.integers(1, 500_00)
MEMBERS = st.sampled_from(NAMES[:3])


@contextmanager
def opened() -> Iterator[Money]:
    """Books in a vault of their own, with cheap keys."""
    with TemporaryDirectory() as folder, cheap_keys_for_tests():
        clock = FixedClock(START)
        founder = Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))
        vault = create_vault(
            Path(folder) / "lotus.vault",
            Tile("flower", "marigold", 1),
            [founder],
            kdf=KdfParameters.for_tests(),
            clock=clock,
            state_dir=Path(folder) / "state",
            attempts=Attempts(sleep=lambda _: None),
        )
        try:
            made = make_book(vault, clock)
            yield make_money(made)
            made.engine.dispose()
        finally:
            vault.close()


@dataclass
class Model:
    """What the books should say, worked out apart: the lines of every posted entry."""

    entries: dict[str, tuple[date, tuple[Line, ...]]] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    corrections: set[str] = field(default_factory=set)

    def total(self, account: str, until: date | None = None, member: str | None = None) -> int:
        return sum(
            line.amount
            for day, lines in self.entries.values()
            if until is None or day <= until
            for line in lines
            if line.account == account and (member is None or line.member_id == member)
        )


class BooksMachine(RuleBasedStateMachine):
    """Acts on one group's books."""

    def __init__(self) -> None:
        super().__init__()
        self._opening = opened()
        self.money = self._opening.__enter__()
        self.model = Model()
        self.signer = self.money.second()
        self.lending = Lending(self.money)
        self.loans: list[tuple[str, str]] = []
        self._sync()
        self.locked: list[tuple[date, dict[str, int]]] = []

    def teardown(self) -> None:
        report = self.money.book.verify()
        with self.money.book.read() as session:
            found = verify_books(session)
        self._opening.__exit__(None, None, None)
        assert report.findings == ()
        assert found == ()

    # -- acts ------------------------------------------------------------------------------------

    def _try(self, act: Callable[[], str]) -> str | None:
        """Do it; what is refused must change nothing (the invariants see to it)."""
        try:
            ref = act()
        except SRBoardError:
            return None
        self._sync()
        return ref

    def _sync(self) -> None:
        """Keep the lines of what was posted since."""
        known = len(self.model.entries)
        with self.money.book.read() as session:
            for row in session.scalars(select(LedgerEntry).where(LedgerEntry.seq > known)):
                self.model.entries[row.id] = (row.on_date, lines_of(session, row))

    @rule(amount=AMOUNTS, member=MEMBERS, day=DAYS)
    def save(self, amount: int, member: str, day: date) -> None:
        self._try(lambda: self.money.receive(amount, member=member, on_date=day))

    @rule(amount=AMOUNTS, member=MEMBERS, day=DAYS)
    def take_out(self, amount: int, member: str, day: date) -> None:
        lines = (Line("2010", amount, self.money.person[member]), Line("1010", -amount))
        draft = self.money.draft(EntryKind.PAYMENT, lines, day, resolution_no="7")
        self._try(lambda: self.money.desk().ledger.entries.post(draft, self.signer).id)

    @rule(amount=AMOUNTS, day=DAYS, fund=st.sampled_from(["general", "social"]))
    def fine(self, amount: int, day: date, fund: str) -> None:
        self._try(lambda: self.money.receive(amount, "4020", None, day, fund=fund))

    @rule(amount=AMOUNTS, day=DAYS, fund=st.sampled_from(["general", "social"]))
    def spend(self, amount: int, day: date, fund: str) -> None:
        lines = (Line("5090", amount, fund=fund), Line("1010", -amount, fund=fund))
        draft = self.money.draft(EntryKind.PAYMENT, lines, day, resolution_no="8")
        self._try(lambda: self.money.desk().ledger.entries.post(draft, self.signer).id)

    @rule(amount=AMOUNTS, day=DAYS, back=st.booleans())
    def carry(self, amount: int, day: date, back: bool) -> None:
        sign = -1 if back else 1
        lines = (
            Line("1020", sign * amount, bank_id=self.money.bank),
            Line("1010", -sign * amount),
        )
        draft = self.money.draft(EntryKind.CONTRA, lines, day)
        self._try(lambda: self.money.desk().ledger.entries.post(draft).id)

    @rule(amounts=st.lists(AMOUNTS, min_size=3, max_size=3), day=DAYS, key=st.integers(1, 2))
    def sheet_twice(self, amounts: list[int], day: date, key: int) -> None:
        """A sheet with the same key is one entry, however often it is posted."""
        lines = tuple(
            Line("2010", -amount, self.money.person[name])
            for name, amount in zip(NAMES, amounts, strict=False)
        )
        whole = (Line("1010", sum(amounts)), *lines)
        draft = self.money.draft(EntryKind.MEETING, whole, day, idempotency_key=f"sheet-{key}")
        first = self._try(lambda: self.money.post(draft))
        if first is not None:
            assert self.money.post(draft) == first

    @precondition(lambda self: self.model.entries)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        ref = data.draw(st.sampled_from(list(self.model.entries)))
        command = CancelEntry(ref, "wrong", self.signer)
        before = self.model.entries[ref][1]
        done = self._try(lambda: self.money.desk().ledger.corrections.cancel(command).id)
        if done is None:
            return
        assert ref not in self.model.cancelled
        self.model.cancelled.add(ref)
        assert self.model.entries[done][1] == reversed_lines(before)

    @precondition(lambda self: self.model.entries)
    @rule(data=st.data(), member=MEMBERS)
    def correct(self, data: st.DataObject, member: str) -> None:
        """All savings of the entry belong to another member."""
        ref = data.draw(st.sampled_from(list(self.model.entries)))
        lines = self.model.entries[ref][1]
        right = net(
            Line(x.account, x.amount, self.money.person[member], fund=x.fund)
            if x.account == "2010"
            else x
            for x in lines
        )
        command = CorrectEntry(ref, right, "another member", self.signer)
        done = self._try(lambda: self.money.desk().ledger.corrections.correct(command).id)
        if done is not None:
            moved = {x.account for x in self.model.entries[done][1]}
            assert moved <= {"2010"} or ref in self.model.corrections
            self.model.corrections.add(ref)

    # -- loans -----------------------------------------------------------------------------------

    @rule(rupees=st.integers(100, 900), member=MEMBERS)
    def lend(self, rupees: int, member: str) -> None:
        loan = self._try(lambda: self.lending.given(rupees * 100, 5, member))
        if loan is not None:
            self.loans.append((loan, member))

    @precondition(lambda self: self.loans)
    @rule(data=st.data(), amount=AMOUNTS, day=DAYS)
    def repay(self, data: st.DataObject, amount: int, day: date) -> None:
        loan, _ = data.draw(st.sampled_from(self.loans))
        self._try(lambda: self.lending.repay(loan, day, amount))

    @precondition(lambda self: self.loans)
    @rule(data=st.data(), day=DAYS)
    def top_up(self, data: st.DataObject, day: date) -> None:
        old, member = data.draw(st.sampled_from(self.loans))

        def act() -> str:
            loan = self.lending.decided(950_00, 5, member)
            command = TopUpLoan(loan, old, day, self.signer)
            self.money.desk().loans.lending.top_up(command)
            self.loans.append((loan, member))
            return loan

        self._try(act)

    @precondition(lambda self: self.loans)
    @rule(data=st.data(), day=DAYS, amount=AMOUNTS)
    def write_off_and_recover(self, data: st.DataObject, day: date, amount: int) -> None:
        loan, _ = data.draw(st.sampled_from(self.loans))
        command = WriteOffLoan(loan, day, "she died", resolution_no="9", second=self.signer)
        desk = self.money.desk().loans
        self._try(lambda: desk.changes.write_off(command).id)
        self._try(lambda: desk.repaying.recover(RecoverLoan(loan, day, amount)).id)

    @rule()
    def close_the_year(self) -> None:
        """Once the year is over: its result goes into the surplus, and it is locked."""
        self.lending.at(date(2027, 4, 10))
        end = date(2027, 3, 31)
        command = CloseYear(self.money.group, end, "Year closed")
        before = self._locked_until()
        self._try(lambda: self.money.desk().reports.closing.close_year(command).id)
        if self._locked_until() != before:
            with self.money.book.read() as session:
                self.locked.append((end, self._balances(session, end)))
                for code in ("4020", "5090"):
                    assert balance(session, self.money.group, code, until=end) == 0

    def _locked_until(self) -> date | None:
        with self.money.book.read() as session:
            return lock_date(session, self.money.group)

    @rule(day=DAYS)
    def lock(self, day: date) -> None:
        try:
            self.money.lock_month(day)
        except SRBoardError:
            return
        until = month_end(day)  # a year that is locked already reaches further
        with self.money.book.read() as session:
            self.locked.append((until, self._balances(session, until)))

    @precondition(lambda self: self.locked)
    @rule()
    def unlock(self) -> None:
        command = Unlock(self.money.group, "a bill came late", self.signer)
        self.money.desk().ledger.locks.unlock(command)
        self.locked.remove(max(self.locked, key=lambda each: each[0]))

    @rule()
    def open_anew(self) -> None:
        """The connections are closed and opened again."""
        self.money.book.engine.dispose()

    # -- what always holds -----------------------------------------------------------------------

    def _balances(self, session: Session, until: date) -> dict[str, int]:
        codes = ("1010", "1020", "1110", "2010", "4010", "4020", "5060", "5090")
        return {code: balance(session, self.money.group, code, until=until) for code in codes}

    @invariant()
    def the_books_say_what_was_posted(self) -> None:
        group, model = self.money.group, self.model
        with self.money.book.read() as session:
            for code in ("1010", "1020", "1110", "2010", "4010", "4020", "5060", "5090"):
                assert balance(session, group, code) == model.total(code)
            loans = loan_balances(session, group)
            assert sum(loans.values()) == balance(session, group, "1110")
            assert all(amount >= 0 for amount in loans.values())
            whole = turnover(session, group, None, None)
            assert sum(d for d, _ in whole.values()) == sum(c for _, c in whole.values())
            savings = member_savings(session, group)
            assert sum(a + b for a, b in savings.values()) == -balance(session, group, "2010")
            for name in NAMES[:3]:
                ref = self.money.person[name]
                assert savings.get(ref, (0, 0))[0] == -model.total("2010", member=ref)
            assert all(amount >= 0 for amount in money_held(session, group).values())

    @invariant()
    def nothing_was_ever_below_nought(self) -> None:
        days = sorted({day for day, _ in self.model.entries.values()})
        with self.money.book.read() as session:
            for day in days[:: max(1, len(days) // 4)]:
                assert cash_in_hand(session, self.money.group, day) >= 0
                assert cash_in_hand(session, self.money.group, day, "social") >= 0
                saved = member_savings(session, self.money.group, day)
                assert all(a >= 0 for a, _ in saved.values())

    @invariant()
    def every_entry_balances_and_two_sign_what_needs_two(self) -> None:
        P, E = LedgerPosting, LedgerEntry
        with self.money.book.read() as session:
            sums = session.execute(
                select(P.entry_id, P.fund, func.sum(P.amount)).group_by(P.entry_id, P.fund)
            )
            assert all(amount == 0 for _, _, amount in sums)
            kinds = session.execute(select(E.kind, E.prepared_by, E.approved_by, E.seq)).all()
            for kind, prepared, approved, _ in kinds:
                assert approved != prepared
                assert approved is not None or kind not in ("payment", "correction")
            assert sorted(seq for *_, seq in kinds) == list(range(1, len(kinds) + 1))

    @invariant()
    def nothing_changes_behind_a_lock(self) -> None:
        with self.money.book.read() as session:
            for until, then in self.locked:
                assert self._balances(session, until) == then


TestBooks = BooksMachine.TestCase
TestBooks.settings = settings(max_examples=3, stateful_step_count=10, deadline=None)

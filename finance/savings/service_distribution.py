"""Interest on savings, and the surplus of a closed year, given to members.

Right: MONEY_PREPARE; a resolution and a second person. Both rest on `preview_…`, which the page
shows before: the same figures are worked out again when it is posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.books import MemberRow, books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.door_checks import cancelled_by
from finance.ledger.entry import MoneyEntry
from finance.ledger.posting import post
from finance.rules.entries import EntryKind, Line
from finance.rules.savings import interest, month_end_balances, month_ends
from finance.rules.surplus import Basis, Distribution, Saver, claims_of, distribution
from finance.savings import accounts
from finance.savings.commands import DistributeSurplus, PayInterest
from finance.savings.models import Distribution as DistributionRow
from finance.savings.models import DistributionPart
from finance.savings.service_savings import CHANGED
from governance.entry import choice
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory
from sr_board.vault.users import SecondSigner

__all__ = [
    "DistributionService",
    "Share",
    "interest_shares",
    "surplus_plan",
]

INTEREST, SURPLUS = "interest", "surplus"


@dataclass(frozen=True)
class Share:
    """What a member gets, in paise, and what it was reckoned from."""

    member: MemberRow
    weight: int
    amount: int


def interest_shares(
    session: Session, group_id: str, since: date, until: date, rate: str, unit: int
) -> tuple[Share, ...]:
    """Interest of each member by monthly product. Raises as `interest` and `month_ends`."""
    ends = month_ends(since, until)
    moves = accounts.joint_moves(session, group_id, until)
    found: list[Share] = []
    for member in accounts.savers(session, group_id):
        balances = month_end_balances(0, moves.get(member.member_id, ()), ends)
        made = interest(balances, rate, unit=unit)
        found.append(Share(member, made.product, made.interest))
    return tuple(found)


def surplus_plan(
    session: Session, command: DistributeSurplus
) -> tuple[Distribution, tuple[Share, ...]]:
    """How the surplus of a year would be shared.

    Raises RuleBroken "surplus-year-open" while the year is not closed, InputInvalid
    "choice-unknown", and as `distribution`.
    """
    since, until = books_of(session, command.group_id).year_of(command.year)
    if any(
        line.fund == accounts.GENERAL
        for line in accounts.closing_of(session, command.group_id, since, until)
    ):
        raise RuleBroken("surplus-year-open", until=until)
    basis = choice(Basis, command.basis, "basis")
    members = accounts.savers(session, command.group_id)
    paid = accounts.paid_in(session, command.group_id, since, until)
    moves = accounts.joint_moves(session, command.group_id, until)
    ends = month_ends(since, until)
    claims = claims_of(
        (
            Saver(
                each.member_id,
                each.number,
                paid.get(each.member_id, 0),
                month_end_balances(0, moves.get(each.member_id, ()), ends),
            )
            for each in members
        ),
        basis,
    )
    available = accounts.surplus_of(session, command.group_id, command.on_date)
    made = distribution(available, command.to_share, command.reserve, claims, command.unit)
    amounts = {part.id: part.amount for part in made.parts}
    shares = tuple(
        Share(each, claim.weight, amounts.get(each.member_id, 0))
        for each, claim in zip(members, claims, strict=True)
    )
    return made, shares


class DistributionService:
    """Interest and surplus are given to members."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def pay_interest(self, command: PayInterest) -> Done:
        """Give interest on savings. Returns the id of the distribution.

        Raises NotAllowed, RuleBroken "interest-nothing", "interest-paid-before" (until),
        InputInvalid "choice-unknown", and as `interest_shares` and `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        _check_paid_to(command.paid_to, command.bank_id)
        with self._uow() as uow:
            session = uow.session
            _check_not_twice(session, command)
            shares = interest_shares(
                session, command.group_id, command.since, command.until, command.rate, command.unit
            )
            total = sum(share.amount for share in shares)
            if not total:
                raise RuleBroken("interest-nothing")
            lines = (Line(accounts.INTEREST_PAID, total), *_to_members(command, shares, total))
            row = self._posted(session, command, lines)
            row.kind, row.basis = INTEREST, command.rate.strip()
            row.since, row.until, row.total = command.since, command.until, total
            _keep(self._entry(session), row, shares)
            uow.record("savings.interest", subject=f"distribution/{row.id}", second=command.second)
            return Done(row.id, CHANGED, uow.commit())

    def distribute(self, command: DistributeSurplus) -> Done:
        """Share a surplus. Returns the id of the distribution.

        Raises NotAllowed, InputInvalid "choice-unknown", and as `surplus_plan` and
        `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        _check_paid_to(command.paid_to, command.bank_id)
        with self._uow() as uow:
            session = uow.session
            made, shares = surplus_plan(session, command)
            lines = [Line(accounts.SURPLUS, made.shared + made.reserve)]
            if made.reserve:
                lines.append(Line(accounts.RESERVE, -made.reserve))
            lines += _to_members(command, shares, made.shared)
            row = self._posted(session, command, tuple(lines))
            row.kind, row.basis, row.reserve = SURPLUS, command.basis, made.reserve
            row.since, row.until = books_of(session, command.group_id).year_of(command.year)
            row.total = made.shared
            _keep(self._entry(session), row, shares)
            uow.record("savings.surplus", subject=f"distribution/{row.id}", second=command.second)
            return Done(row.id, CHANGED, uow.commit())

    def _posted(
        self,
        session: Session,
        command: PayInterest | DistributeSurplus,
        lines: tuple[Line, ...],
    ) -> DistributionRow:
        """Post the entry; the row of it, whose other columns the caller fills."""
        entry = self._entry(session)
        draft = EntryDraft(
            group_id=command.group_id,
            on_date=command.on_date,
            kind=EntryKind.DISTRIBUTION,
            narration="",
            lines=lines,
            **command.grounds.fields(),
        )
        second: SecondSigner | None = command.second
        posted = post(entry, draft, second=second)
        return DistributionRow(
            **entry.new(),
            group_id=command.group_id,
            unit=command.unit,
            paid_to=command.paid_to,
            reserve=0,
            entry_id=posted.id,
        )


def _check_paid_to(paid_to: str, bank_id: str | None) -> None:
    if paid_to not in accounts.PAID_TO or (paid_to == "bank" and bank_id is None):
        raise InputInvalid("choice-unknown", field="paid_to")


def _to_members(
    command: PayInterest | DistributeSurplus, shares: Iterable[Share], total: int
) -> list[Line]:
    """Credits of members' savings, or of the money that is handed out."""
    if not total:
        return []
    if command.paid_to in ("cash", "bank"):
        bank = command.bank_id if command.paid_to == "bank" else None
        return [accounts.money_line(-total, bank)]
    account = accounts.kind_account(command.paid_to)
    return [
        Line(account, -share.amount, share.member.member_id) for share in shares if share.amount
    ]


def _keep(entry: MoneyEntry, row: DistributionRow, shares: Sequence[Share]) -> None:
    entry.session.add(row)
    entry.session.flush()
    entry.session.add_all(
        DistributionPart(
            **entry.new(),
            distribution_id=row.id,
            member_id=share.member.member_id,
            weight=share.weight,
            amount=share.amount,
        )
        for share in shares
        if share.amount
    )


def _check_not_twice(session: Session, command: PayInterest) -> None:
    """Interest of a month is paid once, unless its entry was cancelled."""
    rows = session.scalars(
        select(DistributionRow).where(
            DistributionRow.group_id == command.group_id,
            DistributionRow.kind == INTEREST,
            DistributionRow.since <= command.until,
            DistributionRow.until >= command.since,
        )
    )
    for row in rows:
        if cancelled_by(session, row.entry_id) is None:
            raise RuleBroken("interest-paid-before", until=row.until)

"""Sharing out a cycle, in the order of the domain paper (7.2). Right: MONEY_PREPARE.

Income and expenses are closed to 3020, what makes no whole unit is moved or carried over, loans
are set off, and everything else of the loan fund is handed out: one resolution, two persons, one
transaction. What is handed out together is the cash and bank of the loan fund, to the paisa.
"""

from __future__ import annotations

from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import lock_date
from finance.ledger.posting import Posted, post
from finance.loans.payments import settle
from finance.rules.accounts import SURPLUS
from finance.rules.cash_count import check_count, check_counters, denominations, difference
from finance.rules.entries import EntryKind, Line, net
from finance.rules.locks import check_date
from finance.rules.share_out import Residue, ShareOut
from finance.savings import accounts
from finance.savings.commands import ShareOutCycle
from finance.savings.models import ShareOutPayout, ShareOutRun
from finance.savings.service_cycle import SOCIAL_FUND
from finance.savings.service_savings import CHANGED
from finance.savings.set_offs import lines_of_plans, planned
from finance.savings.share_plan import SharePlan, plan_share_out
from finance.sheet.models import CashCount
from finance.sheet.pieces import pieces_as_text
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["ShareOutService"]


class ShareOutService:
    """Cycles are shared out."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def share_out(self, command: ShareOutCycle) -> Done:
        """Share the open cycle out. Returns the id of the share-out.

        The cash is tied to a count: notes and coins come to what was counted, and two persons
        counted. Raises NotAllowed, RuleBroken "share-out-not-ready" (missing), "share-residue",
        "share-set-off-above", "count-differs", InputInvalid "denomination-unknown",
        "pieces-out-of-range", "counters-two", and as `check_date`, `plan_share_out` and
        `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            entry = MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)
            check_date(command.on_date, entry.today, lock_date(session, command.group_id))
            plan = plan_share_out(session, command)
            made = _checked(plan, command)
            _keep_count(entry, command, plan)
            _close(entry, command)
            _move_residue(entry, command, plan, made)
            posted = _pay_out(entry, command, plan, made)
            _close(entry, command)
            run = _kept(entry, command, plan, made, posted)
            plan.cycle.state = "shared"
            plan.cycle.ends_on = command.on_date
            uow.record("savings.shared_out", subject=f"share_out/{run.id}", second=command.second)
            return Done(run.id, CHANGED | {"loans"}, uow.commit())


def _checked(plan: SharePlan, command: ShareOutCycle) -> ShareOut:
    if plan.missing:
        raise RuleBroken("share-out-not-ready", missing=plan.missing)
    for ref, (lacks, _) in plan.too_much.items():
        number = plan.members[ref].number
        raise RuleBroken("share-set-off-above", member_id=ref, number=number, lacks_paise=lacks)
    if plan.made is None:
        raise RuleBroken("share-residue", residue_paise=plan.residue, unit_paise=command.unit)
    return plan.made


def _keep_count(entry: MoneyEntry, command: ShareOutCycle, plan: SharePlan) -> None:
    """The count of the box of the loan fund, kept as it was counted; none for an empty box.

    Paise that no note or coin can show are not asked for.
    """
    cash = plan.money[""]
    books = books_of(entry.session, command.group_id)
    worths = denominations(books.currency, books.denominations)
    countable = cash - cash % min(worths)
    if not countable and not command.pieces:
        return
    check_count(command.pieces, worths)
    difference(countable, command.pieces).check("")
    check_counters(command.counters)
    entry.check_persons(command.counters)
    entry.session.add(
        CashCount(
            **entry.new(),
            group_id=command.group_id,
            sheet_id=None,
            on_date=command.on_date,
            pieces=pieces_as_text(command.pieces),
            book=cash,
            counted=cash,
            difference=0,
            first_id=command.counters[0],
            second_id=command.counters[1],
        )
    )


def _close(entry: MoneyEntry, command: ShareOutCycle) -> None:
    """Move what stands on income and expenses of the loan fund to 3020."""
    lines = [
        Line(line.account, line.amount, fund=line.fund)
        for line in accounts.closing_of(entry.session, command.group_id, None, command.on_date)
        if line.fund == accounts.GENERAL
    ]
    if lines:
        draft = EntryDraft(
            command.group_id, command.on_date, EntryKind.CLOSING, "", lines=tuple(lines)
        )
        post(entry, draft)


def _purse(plan: SharePlan, amount: int) -> str:
    """Where the residue lies: in the box if that is enough, else at a bank."""
    return next((key for key in sorted(plan.money) if plan.money[key] >= amount), "")


def _move_residue(
    entry: MoneyEntry, command: ShareOutCycle, plan: SharePlan, made: ShareOut
) -> None:
    """What cannot be shared goes into the social fund, when the meeting wants it there."""
    if not made.residue or command.residue != Residue.SOCIAL:
        return
    bank = _purse(plan, made.residue) or None
    lines = (
        Line(SURPLUS, made.residue),
        accounts.money_line(-made.residue, bank),
        accounts.money_line(made.residue, bank, SOCIAL_FUND),
        Line(accounts.SOCIAL, -made.residue, fund=SOCIAL_FUND),
    )
    draft = EntryDraft(
        command.group_id,
        command.on_date,
        EntryKind.SHARE_OUT,
        "",
        lines=lines,
        **command.grounds.fields(),
    )
    post(entry, draft, second=command.second, used=0)


def _pay_out(entry: MoneyEntry, command: ShareOutCycle, plan: SharePlan, made: ShareOut) -> Posted:
    amounts = {each.loan_id: (each.principal, each.interest) for each in plan.set_offs}
    plans = planned(entry, command.group_id, command.on_date, amounts)
    capital = accounts.share_money(entry.session, command.group_id)
    lines = [Line(accounts.SHARES, money, ref) for ref, money in capital.items()]
    lines.append(Line(SURPLUS, made.gross - sum(capital.values())))
    lines += lines_of_plans(plans)
    lines += _money(plan, made)
    draft = EntryDraft(
        command.group_id,
        command.on_date,
        EntryKind.SHARE_OUT,
        "",
        lines=net(lines),
        **command.grounds.fields(),
    )
    posted = post(entry, draft, second=command.second)
    settle(entry, posted, plans)
    return posted


def _money(plan: SharePlan, made: ShareOut) -> list[Line]:
    """The money that is handed out: all there is but the residue, which lies in one place."""
    kept = {_purse(plan, made.residue): made.residue}
    return [
        accounts.money_line(kept.get(bank, 0) - amount, bank or None)
        for bank, amount in plan.money.items()
        if amount != kept.get(bank, 0)
    ]


def _kept(
    entry: MoneyEntry, command: ShareOutCycle, plan: SharePlan, made: ShareOut, posted: Posted
) -> ShareOutRun:
    run = ShareOutRun(
        **entry.new(),
        group_id=command.group_id,
        cycle_id=plan.cycle.id,
        on_date=command.on_date,
        pool=made.pool,
        unit=made.unit,
        residue=made.residue,
        residue_to=command.residue or "" if made.residue else "",
        shares=made.shares,
        entry_id=posted.id,
    )
    entry.session.add(run)
    entry.session.flush()
    entry.session.add_all(
        ShareOutPayout(
            **entry.new(),
            share_out_id=run.id,
            member_id=each.id,
            shares=each.shares,
            gross=each.gross,
            principal=each.principal,
            interest=each.interest,
        )
        for each in made.payouts
    )
    return run

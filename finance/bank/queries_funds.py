"""Reading funds and dated rules. Right: MONEY_READ."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.dated_rows import rules_of
from finance.bank.rule_data import TITLES, title_of
from finance.bank.views import FundLine, RuleLine
from finance.ledger.books import books_of
from finance.ledger.models import Fund, LedgerPosting
from finance.rules.dated import rule_on
from finance.rules.funds import Effect, fund_row
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["FundQueries"]

P = LedgerPosting
_MONEY = ("1010", "1020")


class FundQueries:
    """What the signed-in person may see of funds and of the rules of schemes."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def register(self, group_id: str, since: date, until: date) -> tuple[FundLine, ...]:
        """Every fund over a time: received, on-lent, returned, repaid, used, balance.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            funds = session.scalars(
                select(Fund)
                .where(Fund.group_id == group_id)
                .order_by(Fund.closed_on.is_not(None), Fund.code != "general", Fund.code)
            ).all()
            return tuple(_line(session, fund, since, until) for fund in funds)

    def year(self, group_id: str) -> date:
        """First day of the books' year of today. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            return books_of(session, group_id).year_of(self._clock.today())[0]

    def rules(self, group_id: str, language: str = "en") -> tuple[RuleLine, ...]:
        """Dated rules in the order of the file, the newest row first; those of today marked.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        if not self._who.may(Action.MONEY_SETTINGS):
            require(self._who, Action.MONEY_READ)
        today = self._clock.today()
        with self._read() as session:
            books_of(session, group_id)
            rules = rules_of(session, group_id, language)
        order = list(TITLES)
        ordered = sorted(
            rules, key=lambda x: (order.index(x.name), not x.own, -x.valid_from.toordinal())
        )
        return tuple(
            RuleLine(
                x.name,
                title_of(x.name, language),
                x.unit,
                x.value,
                x.valid_from,
                x.valid_to,
                x.source,
                x.own,
                rule_on(rules, x.name, today) is x,
            )
            for x in ordered
        )


def _line(session: Session, fund: Fund, since: date, until: date) -> FundLine:
    group, code = fund.group_id, fund.code
    here = [P.group_id == group, P.fund == code]
    opening = _sum(session, *here, P.account.in_(_MONEY), P.on_date < since)
    moving = select(P.entry_id).where(
        *here, P.account.in_(_MONEY), P.on_date >= since, P.on_date <= until
    )
    sign = P.amount > 0
    rows = session.execute(
        select(P.account, func.sum(P.amount))
        .where(*here, P.entry_id.in_(moving), P.account.not_in(_MONEY))
        .group_by(P.account, sign)
    )
    effects = [Effect(account, int(amount)) for account, amount in rows]
    by_day = [P.on_date <= until]
    return FundLine(
        code=code,
        kind=fund.kind,
        name=fund.name,
        source=fund.source,
        conditions=fund.conditions,
        row=fund_row(opening, effects),
        cash=_sum(session, *here, *by_day, P.account == "1010"),
        bank=_sum(session, *here, *by_day, P.account == "1020"),
        lent=_sum(session, *here, *by_day, P.account == "1110"),
        closed_on=fund.closed_on,
    )


def _sum(session: Session, *where: object) -> int:
    total = session.scalar(
        select(func.coalesce(func.sum(P.amount), 0)).where(*where)  # type: ignore[arg-type]
    )
    return int(total or 0)

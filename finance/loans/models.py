"""Tables of loans: products, loans, their schedules, demands, what paid them. Never leave services.

Amounts are paise. A schedule is never changed: a new version stands beside the old. Allocations,
waivers and events are final; database triggers refuse any change. Unpaid interest has no way into
the principal: no column could hold it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = [
    "Allocation",
    "Demand",
    "DemandWaiver",
    "Loan",
    "LoanEvent",
    "LoanInstalment",
    "LoanProduct",
    "LoanSchedule",
]

_WORD = String(30)
_NAME = String(120)
_NUMBER = String(60)


class LoanProduct(Recorded, BookBase):
    """One version of the terms under which a group lends.

    `product_key`: the same for all versions. `terms`: `finance.rules.loans.product_text`.
    `retired`: no new loan is given under it, and newer versions stand before it in lists.
    """

    __tablename__ = "loan_product"
    __table_args__ = (UniqueConstraint("product_key", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    product_key: Mapped[str] = mapped_column(Id)
    version: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(_NAME)
    terms: Mapped[str] = mapped_column(Text)
    retired: Mapped[bool] = mapped_column(Boolean, default=False)


class Loan(Recorded, BookBase):
    """A loan of a member, from the request on. `number`: counted in the group.

    `fund`: code of the fund it is lent from. `replaces_id`: the loan it set off (top-up).
    `schedule_version`: the version in force, 0 before the pay-out. `opening`: taken over from a
    paper book. `raised_n`: the last instalment that was asked for. `held`: paise she paid ahead
    that wait on 2210 for their due date. `late_since`: the oldest unpaid due date when the loan
    was rescheduled; its days late go on counting.
    """

    __tablename__ = "loan"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("loan_product.id"))
    number: Mapped[int] = mapped_column(Integer)
    fund: Mapped[str] = mapped_column(_WORD, default="general")
    state: Mapped[str] = mapped_column(_WORD, index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    instalments: Mapped[int | None] = mapped_column(Integer)
    purpose: Mapped[str] = mapped_column(_WORD)
    asked_on: Mapped[date] = mapped_column(Date)
    meeting_id: Mapped[str | None] = mapped_column(Id)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    resolution_no: Mapped[str] = mapped_column(_NUMBER, default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    given_on: Mapped[date | None] = mapped_column(Date)
    first_due: Mapped[date | None] = mapped_column(Date)
    schedule_version: Mapped[int] = mapped_column(Integer, default=0)
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("loan.id"))
    opening: Mapped[bool] = mapped_column(Boolean, default=False)
    raised_n: Mapped[int] = mapped_column(Integer, default=0)
    held: Mapped[int] = mapped_column(BigInteger, default=0)
    late_since: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)


class LoanSchedule(Recorded, BookBase):
    """A version of a loan's schedule, from the day `since` on.

    `reason`: given, shorten, lower, reschedule or undone. `principal`: paise that it repays;
    `usual`: the instalment, or the equal principal. `flat_base`: principal of flat interest.
    """

    __tablename__ = "loan_schedule"
    __table_args__ = (UniqueConstraint("loan_id", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    loan_id: Mapped[str] = mapped_column(ForeignKey("loan.id"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(_WORD)
    since: Mapped[date] = mapped_column(Date)
    principal: Mapped[int] = mapped_column(BigInteger)
    usual: Mapped[int] = mapped_column(BigInteger)
    flat_base: Mapped[int] = mapped_column(BigInteger)


class LoanInstalment(Recorded, BookBase):
    """One row of a version. `factor`: f of its period as an exact fraction, "1/50"."""

    __tablename__ = "loan_instalment"
    __table_args__ = (UniqueConstraint("schedule_id", "n"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    schedule_id: Mapped[str] = mapped_column(ForeignKey("loan_schedule.id"))
    n: Mapped[int] = mapped_column(Integer)
    begins: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    factor: Mapped[str] = mapped_column(Text)
    principal: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)


class Demand(Recorded, BookBase):
    """What is asked of a member on a day: savings, principal, interest, fine, fee.

    `n`: the instalment of a loan, 0 for everything else. `rule`: what asked for it (schedule,
    late, attendance, opening, or the words of whoever wrote it). `paid` and `waived` are sums of
    allocations and waivers, kept beside for lists.
    """

    __tablename__ = "demand"
    __table_args__ = (
        Index("ix_demand_due", "group_id", "due_on"),
        Index("ix_demand_open", "group_id", "state", "due_on"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    loan_id: Mapped[str | None] = mapped_column(ForeignKey("loan.id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    n: Mapped[int] = mapped_column(Integer, default=0)
    due_on: Mapped[date] = mapped_column(Date, index=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    rule: Mapped[str] = mapped_column(_WORD)
    meeting_id: Mapped[str | None] = mapped_column(Id)
    paid: Mapped[int] = mapped_column(BigInteger, default=0)
    waived: Mapped[int] = mapped_column(BigInteger, default=0)
    state: Mapped[str] = mapped_column(_WORD, index=True)


class Allocation(Recorded, BookBase):
    """So many paise of an entry for a demand, or ahead of all demands. Negative: taken back.

    `kind`: the kind of the demand; "advance" for principal repaid ahead, "held" for money kept
    on 2210.
    """

    __tablename__ = "allocation"
    __table_args__ = (Index("ix_allocation_day", "group_id", "on_date", "demand_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    entry_id: Mapped[str] = mapped_column(Id, index=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    loan_id: Mapped[str | None] = mapped_column(ForeignKey("loan.id"), index=True)
    demand_id: Mapped[str | None] = mapped_column(ForeignKey("demand.id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    on_date: Mapped[date] = mapped_column(Date)
    amount: Mapped[int] = mapped_column(BigInteger)


class DemandWaiver(Recorded, BookBase):
    """So many paise of a demand that the group forgave, by resolution and two persons."""

    __tablename__ = "demand_waiver"
    __table_args__ = (Index("ix_demand_waiver_day", "on_date", "demand_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    demand_id: Mapped[str] = mapped_column(ForeignKey("demand.id"), index=True)
    on_date: Mapped[date] = mapped_column(Date)
    amount: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    resolution_no: Mapped[str] = mapped_column(_NUMBER, default="")
    second_slot: Mapped[str] = mapped_column(Id)


class LoanEvent(Recorded, BookBase):
    """What happened to a loan, in the order of its card. `amount`: paise, 0 where none moved."""

    __tablename__ = "loan_event"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    loan_id: Mapped[str] = mapped_column(ForeignKey("loan.id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    on_date: Mapped[date] = mapped_column(Date)
    amount: Mapped[int] = mapped_column(BigInteger, default=0)
    entry_id: Mapped[str | None] = mapped_column(Id)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    resolution_no: Mapped[str] = mapped_column(_NUMBER, default="")
    note: Mapped[str] = mapped_column(Text, default="")


for _table in (LoanSchedule, LoanInstalment, Allocation, DemandWaiver, LoanEvent):
    append_only(_table.__table__)  # type: ignore[arg-type]

"""Tables of savings, shares, share-out, surplus, leaving and taking over. Never leave services.

Amounts are paise. What a member has saved, or paid for shares, stands in the postings alone: these
tables keep why money was divided as it was. All but settings, cycles and batches are final.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded

__all__ = [
    "Cycle",
    "Distribution",
    "DistributionPart",
    "LeavingAccount",
    "OpeningBatch",
    "SavingsTerms",
    "ShareOutPayout",
    "ShareOutRun",
]

_WORD = String(30)


class SavingsTerms(Recorded, BookBase):
    """What the group's rules say about savings.

    `kept`: least that stays saved. `rate`: yearly interest in per cent, "" for none. `unit`:
    interest, surplus and share-out are rounded to it. `left_over`: return or social.
    `leaving_share`: whether who leaves gets a share of the surplus.
    """

    __tablename__ = "savings_terms"

    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), primary_key=True)
    kept: Mapped[int] = mapped_column(BigInteger, default=0)
    rate: Mapped[str] = mapped_column(_WORD, default="")
    unit: Mapped[int] = mapped_column(BigInteger, default=1)
    left_over: Mapped[str] = mapped_column(_WORD, default="return")
    leaving_share: Mapped[bool] = mapped_column(Boolean, default=False)


class Distribution(Recorded, BookBase):
    """Interest on savings, or a surplus, given to members.

    `kind`: interest or surplus. `basis`: the rate, or by what the surplus was shared. `paid_to`:
    compulsory, voluntary, cash or bank. `total`: what members got, `reserve`: what went to 3030.
    """

    __tablename__ = "distribution"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    basis: Mapped[str] = mapped_column(_WORD)
    unit: Mapped[int] = mapped_column(BigInteger)
    paid_to: Mapped[str] = mapped_column(_WORD)
    total: Mapped[int] = mapped_column(BigInteger)
    reserve: Mapped[int] = mapped_column(BigInteger, default=0)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"))


class DistributionPart(Recorded, BookBase):
    """What one member got, and by what weight (sum of balances, paise paid in, or 1)."""

    __tablename__ = "distribution_part"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    distribution_id: Mapped[str] = mapped_column(ForeignKey("distribution.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    weight: Mapped[int] = mapped_column(BigInteger)
    amount: Mapped[int] = mapped_column(BigInteger)


class Cycle(Recorded, BookBase):
    """The time in which shares are bought at one price. `ends_on`: as planned.

    `state`: open or shared. `number`: counted in the group.
    """

    __tablename__ = "cycle"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    price: Mapped[int] = mapped_column(BigInteger)
    max_shares: Mapped[int | None] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(_WORD)


class ShareOutRun(Recorded, BookBase):
    """A cycle shared out. `residue_to`: social, carry, or "" when nothing was left over."""

    __tablename__ = "share_out"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    cycle_id: Mapped[str] = mapped_column(ForeignKey("cycle.id"))
    on_date: Mapped[date] = mapped_column(Date)
    pool: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[int] = mapped_column(BigInteger)
    residue: Mapped[int] = mapped_column(BigInteger)
    residue_to: Mapped[str] = mapped_column(_WORD)
    shares: Mapped[int] = mapped_column(Integer)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"))


class ShareOutPayout(Recorded, BookBase):
    """What one member got in a share-out."""

    __tablename__ = "share_out_payout"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    share_out_id: Mapped[str] = mapped_column(ForeignKey("share_out.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    shares: Mapped[int] = mapped_column(Integer)
    gross: Mapped[int] = mapped_column(BigInteger)
    principal: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)


class LeavingAccount(Recorded, BookBase):
    """The last account with a member who left. `remains`: principal and interest still open."""

    __tablename__ = "leaving_account"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    on_date: Mapped[date] = mapped_column(Date)
    compulsory: Mapped[int] = mapped_column(BigInteger)
    voluntary: Mapped[int] = mapped_column(BigInteger)
    shares: Mapped[int] = mapped_column(BigInteger)
    surplus: Mapped[int] = mapped_column(BigInteger)
    principal: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)
    payable: Mapped[int] = mapped_column(BigInteger)
    remains: Mapped[int] = mapped_column(BigInteger)
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))


class OpeningBatch(Recorded, BookBase):
    """A paper book being taken over. `content`: the rows as text, kept while they are typed.

    `state`: draft, posted or taken_back. `source`: grid or file. `difference`: what 3010 carried
    after posting. `explanation`: how it came about; `moved_entry_id` moved it to 3020.
    """

    __tablename__ = "opening_batch"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    cut_off: Mapped[date] = mapped_column(Date)
    source: Mapped[str] = mapped_column(_WORD)
    state: Mapped[str] = mapped_column(_WORD)
    content: Mapped[str] = mapped_column(Text)
    difference: Mapped[int] = mapped_column(BigInteger, default=0)
    explanation: Mapped[str] = mapped_column(Text, default="")
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))
    moved_entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))


for _table in (Distribution, DistributionPart, ShareOutRun, ShareOutPayout, LeavingAccount):
    append_only(_table.__table__)  # type: ignore[arg-type]

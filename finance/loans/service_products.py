"""Under which terms a group lends. Right: MONEY_SETTINGS.

Terms are never changed: a new version stands in front of the old one, and a loan keeps the
version under which it was given.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.posting import MoneyEntry
from finance.loans.commands import RetireProduct, SaveProduct
from finance.loans.models import LoanProduct
from finance.rules.loans.product_text import product_text
from finance.rules.loans.products import check_product
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.store.uow import UowFactory

__all__ = ["LoanProductService", "product_row"]

CHANGED = frozenset({"loan_products"})


class LoanProductService:
    """Products, their versions, their end."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def save(self, command: SaveProduct) -> Done:
        """Write terms down, as a new product or the next version of one. Returns the row's id.

        Raises NotAllowed, NotFound "books-not-opened", "loan-product-unknown", InputInvalid for
        the name and those of `check_product`, RuleBroken "loan-product-retired".
        """
        require(self._who, Action.MONEY_SETTINGS)
        check_product(command.product)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            entry = MoneyEntry(uow.session, self._clock, self._who.account_id, self._who.person_id)
            key, version = self._place(uow.session, command)
            row = LoanProduct(
                **entry.new(),
                group_id=command.group_id,
                product_key=key,
                version=version,
                name=clean_line(command.name, field="name", required=True),
                terms=product_text(command.product),
                retired=False,
            )
            uow.session.add(row)
            uow.record("loan.terms-saved", subject=f"loan_product/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _place(session: Session, command: SaveProduct) -> tuple[str, int]:
        if command.product_key is None:
            return new_id(), 1
        last = session.scalar(
            select(func.max(LoanProduct.version)).where(
                LoanProduct.product_key == command.product_key,
                LoanProduct.group_id == command.group_id,
            )
        )
        if last is None:
            raise NotFound("loan-product-unknown", what="loan_product")
        return command.product_key, last + 1

    def retire(self, command: RetireProduct) -> Done:
        """No new loan under it. Raises NotAllowed, NotFound "loan-product-unknown", RuleBroken
        "loan-product-retired" when that was said before."""
        require(self._who, Action.MONEY_SETTINGS)
        with self._uow() as uow:
            row = product_row(uow.session, command.product_id)
            if row.retired:
                raise RuleBroken("loan-product-retired")
            same = select(LoanProduct).where(LoanProduct.product_key == row.product_key)
            for version in uow.session.scalars(same):
                version.retired = True
            uow.record("loan.terms-retired", subject=f"loan_product/{row.id}")
            return Done(row.id, CHANGED, uow.commit())


def product_row(session: Session, product_id: str) -> LoanProduct:
    """One version. Raises NotFound "loan-product-unknown"."""
    found = session.get(LoanProduct, product_id)
    if found is None:
        raise NotFound("loan-product-unknown", what="loan_product")
    return found

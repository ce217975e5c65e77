"""How a payment is divided among what is due, and what remains as an advance.

Source: the domain paper, 6.5. No demand is ever overpaid, and the parts with the advance are
the payment, to the paisa.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finance.rules.loans.products import Component, Scope
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["Allocated", "DemandKind", "Due", "Part", "allocate", "component_of", "owed"]


class DemandKind(StrEnum):
    """What is asked of a member."""

    SAVINGS = "savings"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    FINE = "fine"
    FEE = "fee"
    OTHER = "other"


@dataclass(frozen=True)
class Due:
    """One open demand: `open` paise are still unpaid. `n`: the instalment it belongs to."""

    id: str
    kind: DemandKind
    due_on: date
    open: int
    n: int = 0


@dataclass(frozen=True)
class Part:
    """So many paise of a payment for one demand."""

    demand_id: str
    kind: DemandKind
    amount: int


@dataclass(frozen=True)
class Allocated:
    """A payment divided: its parts in the order in which they were filled, and the advance."""

    parts: tuple[Part, ...]
    advance: int

    def of(self, *kinds: DemandKind) -> int:
        """Paise that went to demands of these kinds."""
        return sum(part.amount for part in self.parts if part.kind in kinds)


def component_of(kind: DemandKind) -> Component | None:
    """The component a demand counts as; fees go with fines, savings are none of a loan."""
    if kind is DemandKind.SAVINGS:
        return None
    if kind is DemandKind.PRINCIPAL:
        return Component.PRINCIPAL
    return Component.INTEREST if kind is DemandKind.INTEREST else Component.FINE


def owed(demands: Iterable[Due]) -> int:
    """All that is open, paise."""
    return sum(due.open for due in demands)


def allocate(
    payment: int,
    demands: Sequence[Due],
    *,
    order: Sequence[Component],
    scope: Scope = Scope.BY_COMPONENT,
    until: date | None = None,
    most: int | None = None,
) -> Allocated:
    """Divide `payment` paise.

    by_component: all due demands of the first component, oldest first, then the next component.
    by_instalment: the oldest instalment first and inside it the components in their order; a
    surplus flows on into the next instalment that was given, due or not. A fine that was asked
    for later is part of the instalment it is for. `until`: by_component leaves later demands
    alone; None takes all as due. `most`: everything the borrower owes; more is refused.

    Raises InputInvalid "loan-payment-wrong" for less than one paisa, "loan-order-wrong";
    RuleBroken "payment-above-owed" (owed).
    """
    if payment < 1:
        raise InputInvalid("loan-payment-wrong", field="amount")
    if sorted(order) != sorted(Component):
        raise InputInvalid("loan-order-wrong", field="allocation_order")
    if most is not None and payment > most:
        raise RuleBroken("payment-above-owed", owed_paise=most, paid_paise=payment)
    parts: list[Part] = []
    left = payment
    for due in _in_order(demands, order, scope, until):
        amount = min(left, due.open)
        if amount > 0:
            parts.append(Part(due.id, due.kind, amount))
            left -= amount
    return Allocated(tuple(parts), left)


def _in_order(
    demands: Sequence[Due], order: Sequence[Component], scope: Scope, until: date | None
) -> list[Due]:
    rank = {component: place for place, component in enumerate(order)}
    began: dict[int, date] = {}
    for due in demands:
        if due.n and component_of(due.kind) is not None:
            began[due.n] = min(began.get(due.n, due.due_on), due.due_on)
    placed: list[tuple[tuple[object, ...], Due]] = []
    for given, due in enumerate(demands):
        component = component_of(due.kind)
        if component is None:
            continue
        if scope is Scope.BY_COMPONENT:
            if until is None or due.due_on <= until:
                placed.append(((rank[component], due.due_on, due.n, given), due))
        else:
            placed.append(((began.get(due.n, due.due_on), due.n, rank[component], given), due))
    return [due for _, due in sorted(placed, key=lambda pair: pair[0])]

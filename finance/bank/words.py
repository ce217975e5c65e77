"""Names of lenders, open items and states as message ids: one place for screens and papers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from finance.rules.external import LenderKind, RowState
from finance.rules.reconcile import Open
from sr_board.i18n import N_

__all__ = ["LENDERS", "OPEN_KINDS", "ROW_STATES"]

LENDERS: Mapping[LenderKind, str] = MappingProxyType(
    {
        LenderKind.BANK: N_("Bank loan"),
        LenderKind.CASH_CREDIT: N_("Cash credit of a bank"),
        LenderKind.CIF: N_("Community investment fund"),
        LenderKind.VO: N_("Village organisation"),
        LenderKind.CLF: N_("Cluster federation"),
        LenderKind.FEDERATION: N_("Federation"),
        LenderKind.OTHER: N_("Another lender"),
    }
)
"""Who lends to a group."""

OPEN_KINDS: Mapping[Open, str] = MappingProxyType(
    {
        Open.DEPOSIT: N_("deposit not yet at the bank"),
        Open.WITHDRAWAL: N_("withdrawal not yet at the bank"),
        Open.BANK_IN: N_("in at the bank, not booked"),
        Open.BANK_OUT: N_("out at the bank, not booked"),
    }
)
"""Why an item of a reconciliation is open."""

ROW_STATES: Mapping[RowState, str] = MappingProxyType(
    {
        RowState.PAID: N_("paid in time"),
        RowState.LATE: N_("paid late"),
        RowState.PART: N_("paid in part"),
        RowState.OVERDUE: N_("overdue"),
        RowState.COMING: N_("to come"),
    }
)
"""Where an instalment of the group's own loan stands."""

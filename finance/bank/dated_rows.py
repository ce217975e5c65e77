"""Dated rules of a group: its own rows and those that travel with the program. No rights."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.bank.models import DatedRuleRow
from finance.bank.rule_data import shipped_rules
from finance.rules.dated import DatedRule, Unit

__all__ = ["rules_of"]


def rules_of(session: Session, group_id: str, language: str = "en") -> tuple[DatedRule, ...]:
    """All rows that a group may go by. Of two own rows of one day the newer counts."""
    rows = session.scalars(
        select(DatedRuleRow)
        .where(DatedRuleRow.group_id == group_id)
        .order_by(DatedRuleRow.recorded_at.desc(), DatedRuleRow.id)
    )
    own = tuple(
        DatedRule(
            row.name, Unit(row.unit), row.value, row.valid_from, row.valid_to, row.source, own=True
        )
        for row in rows
    )
    return own + shipped_rules(language)

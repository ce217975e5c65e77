"""A loan product as stored text and back: JSON of plain words, whole paise and exact decimals."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from finance.rules.loans import products as p
from finance.rules.loans.rounding import Mode

__all__ = ["product_from_text", "product_text"]

_KINDS: dict[str, type[StrEnum]] = {
    "method": p.Method,
    "rate_per": p.RatePer,
    "day_count": p.DayCount,
    "interest_base": p.InterestBase,
    "interest_mode": Mode,
    "instalment_mode": Mode,
    "allocation_scope": p.Scope,
    "advance_rule": p.AdvanceRule,
    "settlement_interest": p.SettlementInterest,
}


def product_text(product: p.Product) -> str:
    """The product as JSON, the same text for the same product."""
    content = asdict(product) | {"period": str(product.period)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def product_from_text(text: str) -> p.Product:
    """The product a stored text means. Names it does not know are left out."""
    content: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(p.Product)}
    made: dict[str, Any] = {name: value for name, value in content.items() if name in known}
    for name, kind in _KINDS.items():
        made[name] = kind(made[name])
    made["period"] = p.period_of(made["period"])
    made["allocation_order"] = tuple(p.Component(word) for word in made["allocation_order"])
    fine = dict(made["fine"])
    fine["kind"], fine["times"] = p.FineKind(fine["kind"]), p.FineTimes(fine["times"])
    made["fine"], made["limits"] = p.FineRule(**fine), p.Limits(**made["limits"])
    return p.Product(**made)

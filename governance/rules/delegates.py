"""How many delegates a unit sends. Pure, whole numbers only. Source: domain rules 8.2."""

from __future__ import annotations

__all__ = ["delegates_for"]


def delegates_for(
    members: int,
    *,
    per: int,
    major_fraction: bool = True,
    minimum: int = 0,
    fixed: int | None = None,
) -> int:
    """Delegates for so many members: one for each full `per`, one more when the rest is more than
    half of it (exactly half gives none), never fewer than `minimum`; or the fixed number."""
    if fixed is not None:
        return fixed
    whole, rest = divmod(members, per)
    more = 1 if major_fraction and 2 * rest > per else 0
    return max(minimum, whole + more)

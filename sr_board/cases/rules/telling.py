"""What is told about her, by the names of the fields: whether it says who she is. Pure.

Source: domain paper, sections 3, 6 and 14. What lies in the identity envelope is identity, and so
is everything that the program does not know by name: whoever types something of her own takes the
stricter way, with two who hold the identity.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["IDENTITY_FIELDS", "PLAIN_FIELDS", "tells_identity"]

IDENTITY_FIELDS = frozenset(
    {
        *("name", "other_names", "phone", "safe_contact", "home", "guardian", "born"),
        *("place", "school", "support", "interpreter"),
    }
)
"""What says who or where she is."""
PLAIN_FIELDS = frozenset(
    {
        *("code", "needs", "languages", "age_range", "age_papers", "state", "dangers"),
        *("dates", "report_numbers", "found", "plan"),
    }
)
"""What may be told under the code alone."""


def tells_identity(fields: Iterable[str]) -> bool:
    """Whether something among the fields says who she is; an unknown name counts as if it did."""
    return any(one.strip().casefold() not in PLAIN_FIELDS for one in fields)

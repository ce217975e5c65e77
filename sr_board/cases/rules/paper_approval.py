"""How long a paper with a name may wait for its second approval, and what stands of it. Pure.

Source: domain paper, section 3 (an export with identity needs two holders, each with her own
passphrase) and R10. Nobody is kept from reporting by it: one person prints with blank lines.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

__all__ = ["GOOD_FOR", "Approval", "PaperWithName", "approval_of"]

GOOD_FOR = timedelta(days=7)
"""So long after it was asked for a paper can be approved, and saved once it was."""


class PaperWithName(StrEnum):
    """Papers that leave the vault with her name."""

    LETTER = "letter"
    OWN_FILE = "own_file"
    REPORT = "report"


class Approval(StrEnum):
    """What stands of a request."""

    WAITS = "waits"
    APPROVED = "approved"
    OVER = "over"


def approval_of(
    asked_at: datetime, approved_at: datetime | None, ended_at: datetime | None, now: datetime
) -> Approval:
    """Where a request stands. `ended_at`: the paper was saved, or somebody refused."""
    if ended_at is not None or now >= asked_at + GOOD_FOR:
        return Approval.OVER
    return Approval.WAITS if approved_at is None else Approval.APPROVED

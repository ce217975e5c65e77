"""What the board has decided about a file as it stands."""

from __future__ import annotations

from sr_board.cases.files.duties import Records
from sr_board.cases.records import CaseHead, Decision

__all__ = ["decided"]


def decided(file: Records, head: CaseHead, proposal: str) -> bool:
    """Whether a signed decision of the board, passed and made since the file came into its state,
    says this. One from before she left that state does not count again."""
    since = head.state_since
    return any(
        one.status == "signed"
        and one.passed
        and one.proposal == proposal
        and (since is None or (one.effective_at or one.at) >= since)
        for one in file.all(Decision)
    )

"""Register of resolutions under which money was paid, with what is left of each.

Right: MONEY_READ.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.models import LedgerEntry
from finance.ledger.resolutions import use_of
from finance.reports.reading import BookWanted, Slice
from finance.reports.rows_statements import ResolutionRow
from governance.models import Resolution
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["ResolutionQueries"]

E = LedgerEntry


class ResolutionQueries:
    """Resolutions and money for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def register(self, wanted: BookWanted) -> Slice[ResolutionRow]:
        """Resolutions that entries of these days name, the first used first. What is used counts
        all days. Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            query = (
                select(
                    E.resolution_id,
                    E.resolution_no,
                    func.count(),
                    func.max(E.resolution_on),
                    Resolution,
                )
                .outerjoin(Resolution, Resolution.id == E.resolution_id)
                .where(
                    E.group_id == wanted.group_id,
                    E.seq.is_not(None),
                    E.on_date >= wanted.since,
                    E.on_date <= wanted.until,
                    (E.resolution_id.is_not(None)) | (E.resolution_no != ""),
                )
                .group_by(E.resolution_id, E.resolution_no)
                .order_by(func.min(E.seq))
            )
            found = session.execute(query).all()
            rows = [_row(session, wanted.group_id, *facts) for facts in found]
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        used = sum(row.used for row in rows)
        return Slice(tuple(rows[wanted.offset : end]), len(rows), {}, {}, {"used": used})


def _row(
    session: Session,
    group_id: str,
    ref: str | None,
    number: str,
    count: int,
    day: date | None,
    decided: Resolution | None,
) -> ResolutionRow:
    use = use_of(session, group_id, ref, number)
    return ResolutionRow(
        ref or number,
        decided.serial if decided else number,
        decided.decided_on if decided else day,
        decided.text if decided else "",
        ref is None,
        int(count),
        use.allowed,
        use.used,
    )

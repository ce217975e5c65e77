"""How long the elected serve: the terms written when an election closed, or the rule before that.

Source: domain rules, papers 5 (elected with term dates) and section 8.2 (closed: terms of office).
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.models import ElectedTerm, Election, ElectionPost
from governance.elections.views import TermView
from governance.leadership.checks import term_months
from governance.leadership.facts import office_of
from sr_board.people.models import Office, OfficeTerm

__all__ = ["term_of"]


def term_of(session: Session, election: Election, post: ElectionPost) -> TermView | None:
    """The term of those elected to a post; None for delegates, and for an office given up.

    Before the election is closed only the length is known: by the rules of the day of the vote.
    """
    written = session.execute(
        select(OfficeTerm.started, OfficeTerm.due_to)
        .join(ElectedTerm, ElectedTerm.term_id == OfficeTerm.id)
        .where(ElectedTerm.post_id == post.id)
        .order_by(OfficeTerm.started, OfficeTerm.seat_no)
    ).first()
    if written is not None:
        return TermView(written.started, written.due_to)
    office = session.get(Office, post.office_id) if post.office_id else None
    if office is None or not office.active:
        return None
    return TermView(months=term_months(session, office_of(session, office.id), election.polling_on))

"""What is known of an election for its next step. Reads only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.elections.models import (
    Candidate,
    Election,
    ElectionPost,
    ElectionResult,
    Objection,
    ResultMark,
)
from governance.elections.recounts import recount_wanted
from governance.elections.results import result_from
from governance.elections.views import ElectionUrgency
from governance.elections.work import (
    newest_results,
    posts_of,
    scrutineers_of,
    standing_candidates,
    standing_sheets,
)
from governance.rules.election_next import Facts, NextStep, Step
from governance.rules.election_steps import (
    CandidateState,
    Contest,
    ElectionState,
    Method,
    PollingForm,
)

__all__ = ["facts_of", "urgency_of"]

_VOTED_ON = (Contest.CONTESTED.value, Contest.YES_NO.value)
_SOON_DAYS = 2


def facts_of(session: Session, row: Election) -> Facts:
    """The facts of one election."""
    posts = list(posts_of(session, row.id))
    results = newest_results(session, row.id)
    undecided = session.scalar(
        select(func.count())
        .select_from(Candidate)
        .where(Candidate.election_id == row.id, Candidate.state == CandidateState.NOMINATED.value)
    )
    objections = session.scalar(
        select(func.count())
        .select_from(Objection)
        .where(Objection.election_id == row.id, Objection.decision.is_(None))
    )
    on_paper = [post for post in posts if _needs_papers(row, post)]
    return Facts(
        state=ElectionState(row.state),
        nominations_open=row.nominations_open,
        nominations_close=row.nominations_close,
        withdrawals_until=row.withdrawals_until,
        polling_on=row.polling_on,
        objections_until=row.objections_until,
        has_officer=row.officer_id is not None,
        scrutineers=len(scrutineers_of(session, row.id)),
        undecided=undecided or 0,
        unsettled=sum(post.contest is None for post in posts),
        without_symbol=sum(
            not c.symbol for post in on_paper for c in standing_candidates(session, post.id)
        ),
        unprinted=sum(post.printed is None for post in on_paper),
        frozen=row.roll_frozen_on is not None,
        uncounted=sum(_uncounted(session, post, results.get(post.id)) for post in posts),
        runoffs=sum(_run_off_waits(results.get(post.id)) for post in posts),
        needs_recount=any(
            recount_wanted(session, row, post)
            for post in posts
            if post.id in results and results[post.id].needs_lot
        ),
        marks=_marks(session, results),
        open_objections=objections or 0,
    )


def _needs_papers(row: Election, post: ElectionPost) -> bool:
    if row.polling_form == PollingForm.SHOW_OF_HANDS or Method(post.method).open_vote:
        return False
    return post.contest in _VOTED_ON


def _uncounted(session: Session, post: ElectionPost, result: ElectionResult | None) -> bool:
    """Not counted yet, or sheets were written since."""
    if result is None:
        return True
    round_no = 2 if post.contest == "runoff" else 1
    sheets = standing_sheets(session, post.id, round_no)
    return bool(sheets) and sorted(s.id for s in sheets) != _counted_sheets(result)


def _counted_sheets(result: ElectionResult) -> list[str]:
    return sorted(part.strip('"') for part in result.sheets.strip("[]").split(",") if part)


def _run_off_waits(result: ElectionResult | None) -> bool:
    if result is None:
        return False
    found = result_from(result.fields)
    return bool(found.runoff) and not found.elected_set and not found.needs_lot


def _marks(session: Session, results: dict[str, ElectionResult]) -> int:
    """Marks under the post that has the fewest of those that are not locked."""
    open_results = [row.id for row in results.values() if row.locked_on is None]
    counts = [
        session.scalar(
            select(func.count()).select_from(ResultMark).where(ResultMark.result_id == ref)
        )
        or 0
        for ref in open_results
    ]
    return min(counts, default=0)


def urgency_of(step: NextStep, today: date) -> ElectionUrgency:
    """How a step stands: overdue after its day, due when it can be done now or very soon."""
    if step.step in (Step.OVER, Step.OBJECTIONS) or step.wait:
        return ElectionUrgency.OK
    if step.day is None:
        return ElectionUrgency.DUE
    days = (today - step.day).days
    if days > 0 and step.step is not Step.POLLING:
        return ElectionUrgency.OVERDUE
    return ElectionUrgency.DUE if days >= -_SOON_DAYS else ElectionUrgency.OK

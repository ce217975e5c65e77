"""The count: sheets of opened boxes, grouped papers, the result, the lot.

Hard stop H7: nothing here touches the roll. Papers are taken only after polling was closed, a box
at a time, equal ones together and sorted: neither the rows nor the trail show an order.
"""

from __future__ import annotations

from sqlalchemy import func, select

from governance.elections.commands import CountPost, DrawLot, RecordSheet
from governance.elections.contests import (
    counted_contest,
    counted_with_lots,
    lots_of,
    runoff_numbers,
)
from governance.elections.frozen import canonical
from governance.elections.models import (
    BallotPaper,
    CountSheet,
    ElectionPost,
    ElectionResult,
    Lot,
)
from governance.elections.recounts import recount_wanted
from governance.elections.results import fields_text, result_from
from governance.elections.sheets import Figures, check_place, figures_of, round_of
from governance.elections.work import ElectionWork, Running, newest_results, standing_sheets
from governance.rules.counting.result import CountResult
from governance.rules.counting.stv import Progress
from governance.rules.election_steps import Contest, ElectionState, check_lot
from sr_board.base.errors import RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line

__all__ = ["CountingService"]

_S = ElectionState
_COUNTED = (Contest.CONTESTED.value, Contest.YES_NO.value, "runoff")


class CountingService(ElectionWork):
    """Sheets and counts of one post at a time."""

    def record_sheet(self, command: RecordSheet) -> Done:
        """Write the count sheet of a box (H3). Returns the sheet's id.

        Raises RuleBroken "ballots-while-polling", "post-not-contested", those of the sheet and of
        its place among the others.
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            if run.state in (_S.SCRUTINY, _S.POLLING):
                raise RuleBroken("ballots-while-polling")
            run.expect(_S.COUNTING, _S.TIE, _S.DISPUTED)
            if post.contest not in _COUNTED:
                raise RuleBroken("post-not-contested")
            box = clean_line(command.box, field="box", most=40, required=True)
            figures = figures_of(run, post, command)
            check_place(run, post, command, box, figures)
            photo, digest = self._keep(uow.session, command.photo)
            sheet = _sheet(run, post, command, figures, box)
            sheet.photo_id, sheet.photo_sha256 = photo, digest
            uow.session.add(sheet)
            uow.session.flush()
            _write_papers(run, sheet, figures)
            return run.done("election.sheet", sheet.id)

    def count(self, command: CountPost, progress: Progress | None = None) -> Done:
        """Reckon the result of a post. Returns the result's id.

        Raises RuleBroken "sheets-missing", "count-does-not-balance", "election-step-refused".
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            run.expect(_S.COUNTING, _S.TIE, _S.DISPUTED)
            result = _reckon(run, post, progress)
            return run.done("election.counted", result.id)

    def draw_lot(self, command: DrawLot) -> Done:
        """Write the record of a lot drawn by hand, and the result by its order (H4).

        Raises RuleBroken "no-tie", "lot-before-recount"; InputInvalid of an incomplete record.
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            newest = newest_results(uow.session, run.election.id).get(post.id)
            if run.state is not _S.TIE or newest is None or not newest.needs_lot:
                raise RuleBroken("no-tie")
            result = result_from(newest.fields)
            tied = [str(number) for number in result.tied]
            witnesses = tuple(
                dict.fromkeys(clean_line(name, field="witnesses") for name in command.witnesses)
            )
            check_lot(
                tied,
                [str(number) for number in command.order],
                recounted=not recount_wanted(uow.session, run.election, post),
                witnesses=len([name for name in witnesses if name]),
                chits=command.chits_shown,
            )
            photo, digest = self._keep(uow.session, command.photo)
            uow.session.add(
                Lot(
                    **run.entry.new(),
                    post_id=post.id,
                    round=round_of(post),
                    tied=canonical(sorted(result.tied)),
                    seats=result.seats_for_tied or 1,
                    chits_shown=command.chits_shown,
                    drawer=clean_line(command.drawer, field="drawer", required=True),
                    witnesses=canonical([name for name in witnesses if name]),
                    order=canonical(list(command.order)),
                    absent=canonical(sorted(command.absent)),
                    drawn_on=run.entry.today,
                    photo_id=photo,
                    photo_sha256=digest,
                )
            )
            uow.session.flush()
            return run.done("election.lot", _reckon(run, post, None).id)


def _sheet(
    run: Running, post: ElectionPost, command: RecordSheet, figures: Figures, box: str
) -> CountSheet:
    return CountSheet(
        **run.entry.new(),
        post_id=post.id,
        round=round_of(post),
        box=box,
        mixed=canonical(sorted(command.mixed)),
        totals=canonical({str(no): votes for no, votes in figures.totals.items()}),
        issued=figures.issued,
        valid=figures.valid,
        blank=figures.blank,
        invalid=figures.invalid,
        unreturned=command.unreturned,
        spare=command.spare,
        tendered=command.tendered,
        present=command.present,
        counters=canonical(sorted(command.counters)),
        apart=command.apart,
        recount=command.recount,
        replaces=command.replaces,
    )


def _write_papers(run: Running, sheet: CountSheet, figures: Figures) -> None:
    """Grouped patterns in the order of what stands on them: no row tells which came first."""
    for pattern in figures.patterns:
        paper = BallotPaper(
            id=new_id(),
            sheet_id=sheet.id,
            pattern=",".join(str(choice) for choice in pattern.choices),
            count=pattern.papers,
        )
        run.session.add(paper)
        run.session.flush()


def _reckon(run: Running, post: ElectionPost, progress: Progress | None) -> ElectionResult:
    """Count, store the result, and put the election where the result leads."""
    session = run.session
    sheets = standing_sheets(session, post.id, round_of(post))
    if post.contest in _COUNTED and not sheets:
        raise RuleBroken("sheets-missing")
    newest = newest_results(session, run.election.id)
    before = newest.get(post.id)
    runoff = runoff_numbers(post, _runoff_of(run, post))
    contest = counted_contest(session, run.election, post, runoff=runoff)
    result = counted_with_lots(contest, lots_of(session, post.id, round_of(post)), progress)
    if not result.accepted:
        found = sum(s.valid + s.blank + s.invalid + s.unreturned for s in sheets)
        issued = sum(s.issued for s in sheets)
        raise RuleBroken("count-does-not-balance", issued=issued, found=found)
    last = session.scalar(
        select(func.max(ElectionResult.no)).where(ElectionResult.post_id == post.id)
    )
    row = ElectionResult(
        **run.entry.new(),
        election_id=run.election.id,
        post_id=post.id,
        no=(last or 0) + 1,
        fields=fields_text(result),
        sheets=canonical(sorted(sheet.id for sheet in sheets)),
        decided_by=result.decided_by or "",
        needs_lot=result.needs_lot,
        corrects=before.id if before is not None and before.locked_on is not None else None,
    )
    session.add(row)
    session.flush()
    _lead_on(run, post, result)
    return row


def _runoff_of(run: Running, post: ElectionPost) -> tuple[int, ...]:
    """Who goes into the run-off, from the newest count of the first round."""
    rows = run.session.scalars(
        select(ElectionResult).where(ElectionResult.post_id == post.id).order_by(ElectionResult.no)
    ).all()
    found = [result_from(row.fields).runoff for row in rows]
    return next((numbers for numbers in reversed(found) if numbers), ())


def _lead_on(run: Running, post: ElectionPost, result: CountResult) -> None:
    """A tie waits for a lot; without one the marks may be given; a run-off may follow."""
    if result.runoff and not result.elected_set and not result.needs_lot:
        post.contest = "runoff"
    waits = any(row.needs_lot for row in newest_results(run.session, run.election.id).values())
    if waits and run.state is not _S.TIE:
        run.move(_S.TIE)
    elif not waits and run.state is _S.TIE:
        run.move(_S.COUNTING)

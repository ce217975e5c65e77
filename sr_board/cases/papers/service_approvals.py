"""A paper with her name may wait: a second holder of her identity approves it at a sitting of her
own, with her own passphrase.

Domain paper, section 3 and R10: two who hold the identity. What was asked lies under the case's
key. An approval is good for one paper, for the one who asked, for a week. Nobody is kept from
reporting by it: one person alone prints the report with blank lines, or reports by phone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_papers import PaperAsked
from sr_board.cases.records import Referral
from sr_board.cases.rules.paper_approval import GOOD_FOR, Approval, PaperWithName, approval_of

__all__ = ["AskForPaper", "PaperApprovals", "PaperWaiting", "approved_for", "stands"]


@dataclass(frozen=True)
class AskForPaper:
    """A paper is asked for. `about`: the letter, for a letter."""

    case_id: str
    paper: PaperWithName
    about: str = ""


@dataclass(frozen=True)
class PaperWaiting:
    """What waits for the approval of the one who looks. `by`: account of who asked; `to_whom`: the
    service of a letter."""

    case_id: str
    code: str
    id: str
    paper: PaperWithName
    by: str
    asked_at: datetime
    until: datetime
    to_whom: str = ""


class PaperApprovals(CaseService, CaseQueries):
    """Asking, approving, refusing."""

    def ask(self, command: AskForPaper) -> Done:
        """Ask for a second approval; the id of the request, the same one while it stands.

        Raises NotFound, RuleBroken "case-r10" (she holds no identity herself, or nobody else does).
        """
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.paper is PaperWithName.LETTER:
                file.get(Referral, command.about)
            if not _holders(entry, file) - {entry.account_id} or not file.may_identity:
                raise RuleBroken("case-r10")
            for one in file.all(PaperAsked):
                same = (one.by, one.paper, one.about) == _key(entry, command)
                if same and stands(one, entry.now) is not Approval.OVER:
                    return Done(one.id)
            row = PaperAsked(**entry.origin(), paper=str(command.paper), about=command.about)
            file.put(row)
            file.happened("paper_asked")
            uow.record("case.work", subject=f"case/{file.case_id}")
            return Done(row.id, CASES, uow.commit())

    def waiting(self) -> tuple[PaperWaiting, ...]:
        """What waits for her: asked by somebody else, in files whose identity she holds. The
        oldest first."""
        with self.look() as entry:
            found: list[PaperWaiting] = []
            for one in entry.readable():
                if any(by != entry.account_id for by in one.papers_asked):
                    found += _waiting(entry, entry.open(one.case_id))
        return tuple(sorted(found, key=lambda one: (one.asked_at, one.id)))

    def approve(self, case_id: str, request_id: str) -> Done:
        """She approves, as the second of two. Raises NotFound, RuleBroken "paper-asked-over",
        "case-r15" for her own, "case-r10" without the identity."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            row = self._standing(entry, file, request_id)
            if row.by == entry.account_id:
                raise RuleBroken("case-r15")
            file.put(replace(row, approved_by=entry.account_id, approved_at=entry.now))
            file.happened("paper_approved")
            return entry.done(uow, file)

    def refuse(self, case_id: str, request_id: str) -> Done:
        """She does not approve, or takes back what she asked. Raises as `approve`, but her own
        request she may end."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            file.put(replace(self._standing(entry, file, request_id), ended_at=entry.now))
            file.happened("paper_refused")
            return entry.done(uow, file)

    @staticmethod
    def _standing(entry: CaseEntry, file: CaseFile, request_id: str) -> PaperAsked:
        row = file.get(PaperAsked, request_id)
        if not file.may_identity:
            raise RuleBroken("case-r10")
        if stands(row, entry.now) is not Approval.WAITS:
            raise RuleBroken("paper-asked-over")
        return row


def stands(row: PaperAsked, now: datetime) -> Approval:
    """Where a request stands."""
    return approval_of(row.at, row.approved_at, row.ended_at, now)


def approved_for(
    entry: CaseEntry, file: CaseFile, paper: PaperWithName, about: str = ""
) -> PaperAsked | None:
    """The approval by which this person may draw this paper now: asked by herself, approved by
    another who still holds the identity."""
    holders = _holders(entry, file)
    for one in file.all(PaperAsked):
        hers = (one.by, one.paper, one.about) == (entry.account_id, str(paper), about)
        if hers and stands(one, entry.now) is Approval.APPROVED and one.approved_by in holders:
            return one
    return None


def _key(entry: CaseEntry, command: AskForPaper) -> tuple[str, str, str]:
    return entry.account_id, str(command.paper), command.about


def _holders(entry: CaseEntry, file: CaseFile) -> frozenset[str]:
    row = file.identity_envelope
    return entry.envelopes.recipients(row) if row is not None else frozenset()


def _waiting(entry: CaseEntry, file: CaseFile) -> list[PaperWaiting]:
    if not file.may_identity:
        return []
    letters = {one.id: one.service_name for one in file.all(Referral)}
    return [
        PaperWaiting(
            file.case_id,
            file.code,
            one.id,
            PaperWithName(one.paper),
            one.by,
            one.at,
            one.at + GOOD_FOR,
            letters.get(one.about, ""),
        )
        for one in file.all(PaperAsked)
        if one.by != entry.account_id and stands(one, entry.now) is Approval.WAITS
    ]

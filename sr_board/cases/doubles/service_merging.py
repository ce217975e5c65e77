"""Two files of one person joined by two persons, and parted again when they were two after all.

Both must be able to open both files; whoever is recused from one hears "no such case". Both
identities are opened to compare them, with the reason "duplicate check", seen by both teams.
Domain paper, sections 9, 10 and 16.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.joining import barred_accounts, join_files, side_of, split
from sr_board.cases.doubles.parting import last_joined, part_files
from sr_board.cases.doubles.records_doubles import DoubleLooked
from sr_board.cases.doubles.service_doubles import LOOKED
from sr_board.cases.entry import CASES, CaseEntry, CaseService
from sr_board.cases.files.contact import identity_of
from sr_board.cases.files.service_child import other_person
from sr_board.cases.records import AgeEvidence, CaseHead, ClockRow, Identity, Notice
from sr_board.cases.rules.codes import check_code
from sr_board.cases.rules.merging import check_pair, joined_team
from sr_board.cases.sealing.keeping import seal_new
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import IdentityReason
from sr_board.vault.users import SecondSigner

__all__ = ["Compare", "Compared", "FileSide", "JoinFiles", "MergingService", "PartFiles"]

REASON_MOST = 300
BOARD = frozenset({"board"})
"""Points of sittings change their file too."""


@dataclass(frozen=True)
class Compare:
    """Open both identities and lay the files side by side. `other_code`: as somebody types it."""

    case_id: str
    other_code: str


@dataclass(frozen=True)
class JoinFiles:
    """One person, two files: join them."""

    case_id: str
    other_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class PartFiles:
    """Two persons after all: the file of this code becomes a file of its own again."""

    case_id: str
    other_code: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class FileSide:
    """One of two files laid side by side. With the identity: it was opened for this."""

    summary: CaseSummary
    head: CaseHead
    identity: Identity | None = field(repr=False)
    notices: tuple[Notice, ...]
    evidence: tuple[AgeEvidence, ...]
    clocks: tuple[ClockRow, ...]


@dataclass(frozen=True)
class Compared:
    """Two files side by side: the one that would be kept, and the other. `team`: accounts that
    would be in the team; `left_out`: how many of both teams would not, being recused."""

    kept: FileSide
    other: FileSide
    team: tuple[str, ...]
    left_out: int


class MergingService(CaseService):
    """Joining and parting."""

    def compare(self, command: Compare) -> Compared:
        """Both files with their identities, opened for a duplicate check.

        Raises RuleBroken "case-r19", NotFound "no-such-case" for either, "identity-erased",
        NotAllowed "identity-not-yours", RuleBroken "join-itself", "join-not-here".
        """
        with self.work() as (uow, entry):
            one = entry.open(command.case_id)
            other = entry.open(entry.case_id_of(check_code(command.other_code)))
            check_pair(side_of(one), side_of(other))
            kept, gone = split(one, other)
            _opened(one, other)
            out = barred_accounts(entry, kept) | barred_accounts(entry, gone)
            team = joined_team(kept.team, gone.team, out)
            left = len({*kept.team, *gone.team}) - len(team)
            found = Compared(_side(kept), _side(gone), team, left)
            uow.record("case.identity", subject=f"case/{one.case_id}")
            uow.record("case.identity", subject=f"case/{other.case_id}")
            uow.commit()
            return found

    def join(self, command: JoinFiles) -> Done:
        """Join two files; the id of the one that is kept. Opens both identities.

        Raises NotFound "no-such-case", "identity-erased", NotAllowed "identity-not-yours",
        InputInvalid for a missing reason, RuleBroken "second-person-…", "join-second",
        "join-itself", "join-not-here", "identity-holder-last".
        """
        reason = clean_line(command.reason, field="reason", most=REASON_MOST, required=True)
        with self.work() as (uow, entry):
            one, other = entry.open(command.case_id), entry.open(command.other_id)
            check_pair(side_of(one), side_of(other))
            second = other_person(entry, None, command.second)
            _reads(entry, second, one, other)
            _opened(one, other)
            kept, gone = split(one, other)
            join_files(entry, kept, gone, reason, second.slot_id)
            uow.record("case.keys", subject=f"case/{kept.case_id}", second=second)
            uow.record("case.keys", subject=f"case/{gone.case_id}", second=second)
            return Done(kept.case_id, CASES | BOARD, uow.commit())

    def part(self, command: PartFiles) -> Done:
        """Part two files; the id of the one that is there again. No hint joins them anew.

        Raises NotFound "no-such-case", "join-unknown", NotAllowed "identity-not-yours",
        InputInvalid for a missing reason, RuleBroken "second-person-…", "join-second",
        "part-last-first", "part-too-late", "identity-holder-last".
        """
        reason = clean_line(command.reason, field="reason", most=REASON_MOST, required=True)
        with self.work() as (uow, entry):
            kept = entry.open(command.case_id)
            joined = last_joined(kept, command.other_code)
            second = other_person(entry, kept, command.second)
            _reads(entry, second, kept)
            other = part_files(entry, kept, joined, reason)
            slots = entry.envelopes.recipients(kept.envelope)
            slots &= entry.envelopes.recipients(other.envelope)
            if slots:
                two = DoubleLooked(**entry.origin(), one=kept.case_id, other=other.case_id)
                seal_new(entry, LOOKED, slots, two)
            uow.record("case.keys", subject=f"case/{kept.case_id}", second=second)
            uow.record("case.keys", subject=f"case/{other.case_id}", second=second)
            return Done(other.case_id, CASES | BOARD, uow.commit())


def _opened(*files: CaseFile) -> None:
    """Both identities are opened, for the teams to see."""
    for file in files:
        file.open_identity(IdentityReason.DUPLICATE_CHECK)


def _reads(entry: CaseEntry, second: SecondSigner, *files: CaseFile) -> None:
    """The second person may open all of them. Raises RuleBroken "join-second"."""
    if any(second.slot_id not in entry.envelopes.recipients(file.envelope) for file in files):
        raise RuleBroken("join-second")


def _side(file: CaseFile) -> FileSide:
    return FileSide(
        file.summary(),
        file.head,
        identity_of(file),
        file.all(Notice),
        file.all(AgeEvidence),
        file.all(ClockRow),
    )

"""Everything about case files for the person who opened the vault: one door for skins."""

from __future__ import annotations

from functools import cached_property

from sr_board.cases.desk_board import BoardDesk
from sr_board.cases.doubles.service_doubles import DoubleService
from sr_board.cases.doubles.service_merging import MergingService
from sr_board.cases.drafts import SealedDrafts
from sr_board.cases.files.queries_files import FileQueries
from sr_board.cases.files.service_adult import AdultService
from sr_board.cases.files.service_age import AgeService
from sr_board.cases.files.service_child import ChildService
from sr_board.cases.files.service_concern import ConcernTaking
from sr_board.cases.files.service_concern_moves import ConcernMoves
from sr_board.cases.files.service_consent import ConsentService
from sr_board.cases.files.service_disclosures import DisclosureService
from sr_board.cases.files.service_duty_notes import DutyNotes
from sr_board.cases.files.service_identity import IdentityService
from sr_board.cases.files.service_intake import IntakeService
from sr_board.cases.files.service_plan import PlanService
from sr_board.cases.files.service_referrals import ReferralService
from sr_board.cases.files.service_reports import ReportService
from sr_board.cases.files.service_scans import ScanService
from sr_board.cases.files.service_team import TeamService
from sr_board.cases.keeping.service_breaches import BreachService
from sr_board.cases.keeping.service_clock import ClockService
from sr_board.cases.keeping.service_directory import DirectoryService
from sr_board.cases.keeping.service_legacy import LegacyService
from sr_board.cases.keeping.service_recovery import RecoveryService
from sr_board.cases.keeping.service_retention import RetentionService
from sr_board.cases.keeping.service_statistics import StatisticsService
from sr_board.cases.packs.choosing import PackChoiceService
from sr_board.cases.packs.service import PackService
from sr_board.cases.papers.check import check_papers
from sr_board.cases.papers.service_approvals import PaperApprovals
from sr_board.cases.papers.service_papers import IdentityPaperService
from sr_board.cases.readable import keep_cache
from sr_board.cases.registers.queries_registers import FileRegisters
from sr_board.cases.transfer.service_known_boards import OtherBoards
from sr_board.cases.transfer.service_receiving import ReceivingService
from sr_board.cases.transfer.service_transfer import TransferService
from sr_board.vault.check import Finding

__all__ = ["CasesDesk"]


class CasesDesk(BoardDesk):
    """Services and queries of the board and its files, each made when it is first asked for."""

    @cached_property
    def other_boards(self) -> OtherBoards:
        """Keys of other boards that were compared with them."""
        return OtherBoards(self._room)

    @cached_property
    def approvals(self) -> PaperApprovals:
        """Papers with a name that wait for their second approval."""
        return PaperApprovals(self._room)

    @cached_property
    def duty_notes(self) -> DutyNotes:
        """What is noted for who is on duty without the key of a file."""
        return DutyNotes(self._room)

    @cached_property
    def drafts(self) -> SealedDrafts:
        """Her unsaved typing on pages of the cases."""
        return SealedDrafts(self._room)

    def keep_cache(self) -> None:
        """Keep what was opened, sealed to her, for the next start."""
        with self._room.uow() as uow:
            if keep_cache(uow.session, self._room):
                uow.commit()

    @cached_property
    def concerns(self) -> ConcernTaking:
        """Notes of concern, taken up."""
        return ConcernTaking(self._room)

    @cached_property
    def concern_moves(self) -> ConcernMoves:
        """Concerns moved to the file they were meant for."""
        return ConcernMoves(self._room)

    @cached_property
    def transfer(self) -> TransferService:
        """Files sealed for another board."""
        return TransferService(self._room)

    @cached_property
    def receiving(self) -> ReceivingService:
        """The board's own key, and files that other boards sent."""
        return ReceivingService(self._room)

    @cached_property
    def laptop(self) -> ClockService:
        """The laptop's clock, and entries that were dated back."""
        return ClockService(self._room)

    @cached_property
    def files(self) -> FileQueries:
        """Lists of files, one file, the clocks."""
        return FileQueries(self._room)

    @cached_property
    def filed(self) -> FileRegisters:
        """Lines of the registers that come from the files."""
        return FileRegisters(self._room)

    @cached_property
    def doubles(self) -> DoubleService:
        """Files that may be about one person."""
        return DoubleService(self._room)

    @cached_property
    def merging(self) -> MergingService:
        """Two files of one person joined, and parted again."""
        return MergingService(self._room)

    @cached_property
    def team(self) -> TeamService:
        """Who may open a case."""
        return TeamService(self._room)

    @cached_property
    def intake(self) -> IntakeService:
        """Notices, first contact, flags, screening."""
        return IntakeService(self._room)

    @cached_property
    def child(self) -> ChildService:
        """The child track."""
        return ChildService(self._room)

    @cached_property
    def age(self) -> AgeService:
        """Evidence about age."""
        return AgeService(self._room)

    @cached_property
    def adult(self) -> AdultService:
        """Talks, her word, outcome, closing."""
        return AdultService(self._room)

    @cached_property
    def consent(self) -> ConsentService:
        """What she agreed to, and took back."""
        return ConsentService(self._room)

    @cached_property
    def referrals(self) -> ReferralService:
        """Letters to services."""
        return ReferralService(self._room)

    @cached_property
    def disclosures(self) -> DisclosureService:
        """What was told outside, and who asked."""
        return DisclosureService(self._room)

    @cached_property
    def plan(self) -> PlanService:
        """Plan, tasks, follow-ups."""
        return PlanService(self._room)

    @cached_property
    def scans(self) -> ScanService:
        """Papers kept with files."""
        return ScanService(self._room)

    def check_papers(self) -> tuple[Finding, ...]:
        """What is wrong with the kept papers of all files, by id only."""
        return check_papers(self._room)

    @cached_property
    def identity_papers(self) -> IdentityPaperService:
        """Papers with her name, approved by two."""
        return IdentityPaperService(self._room)

    @cached_property
    def identity(self) -> IdentityService:
        """Who she is, and how she may be reached."""
        return IdentityService(self._room)

    @cached_property
    def retention(self) -> RetentionService:
        """Erasure on its date."""
        return RetentionService(self._room)

    @cached_property
    def statistics(self) -> StatisticsService:
        """The return of the board."""
        return StatisticsService(self._room)

    @cached_property
    def legacy(self) -> LegacyService:
        """Figures published before the program counted."""
        return LegacyService(self._room)

    @cached_property
    def directory(self) -> DirectoryService:
        """Services and whom to call."""
        return DirectoryService(self._room)

    @cached_property
    def breaches(self) -> BreachService:
        """The register of breaches of data."""
        return BreachService(self._room)

    @cached_property
    def packs(self) -> PackService:
        """The law pack of the board."""
        return PackService(self._room)

    @cached_property
    def pack_choice(self) -> PackChoiceService:
        """Which law pack holds for the board."""
        return PackChoiceService(self._room)

    @cached_property
    def reports(self) -> ReportService:
        """Reports and receipts."""
        return ReportService(self._room)

    @cached_property
    def recovery(self) -> RecoveryService:
        """Paper shares of the case files."""
        return RecoveryService(self._room)

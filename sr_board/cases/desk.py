"""Everything about case files for the person who opened the vault: one door for skins."""

from __future__ import annotations

from functools import cached_property

from sr_board.cases.desk_board import BoardDesk
from sr_board.cases.queries_files import FileQueries
from sr_board.cases.service_age import AgeService
from sr_board.cases.service_child import ChildService
from sr_board.cases.service_intake import IntakeService
from sr_board.cases.service_reports import ReportService
from sr_board.cases.service_team import TeamService

__all__ = ["CasesDesk"]


class CasesDesk(BoardDesk):
    """Services and queries of the board and its files, each made when it is first asked for."""

    @cached_property
    def files(self) -> FileQueries:
        """Lists of files, one file, the clocks."""
        return FileQueries(self._room)

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
    def reports(self) -> ReportService:
        """Reports and receipts."""
        return ReportService(self._room)

"""The rooms of an opened vault: its databases, and the services of people and of governance.

The base of `Workplace`, which adds the kernel's own services, money and the board.
"""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Engine

from governance.breaches.queries import BreachQueries
from governance.breaches.service import BreachService
from governance.constitution.office import Rulebook
from governance.dissolution import check_dissolution
from governance.elections.office import ElectionOffice
from governance.leadership.desk import LeadershipDesk
from governance.queries import MeetingQueries
from governance.queries_calendar import CalendarQueries
from governance.queries_checks import ChecksQueries
from governance.queries_decisions import DecisionQueries
from governance.queries_today import TodayQueries
from governance.registers.queries import RegisterQueries
from governance.service_attendance import AttendanceService
from governance.service_calendar import CalendarService, CommitteeService
from governance.service_decisions import DecisionService
from governance.service_meetings import MeetingService
from governance.service_minutes import MinutesService
from governance.service_paper import PaperMeetingService
from governance.service_room import RoomService
from governance.statistics.queries import StatisticsQueries
from sr_board.access.accounts import sign_in
from sr_board.access.kept_files import KeptFiles
from sr_board.audit.log import AuditLog
from sr_board.base.clock import Clock
from sr_board.people.queries import PeopleQueries
from sr_board.people.service_export import RegisterExport
from sr_board.people.service_groups import GroupsService
from sr_board.people.service_import import RegisterImportService
from sr_board.people.service_members import MembershipService
from sr_board.people.service_offices import OfficesService
from sr_board.people.service_persons import PersonsService
from sr_board.people.service_subgroups import SubgroupsService
from sr_board.people.subgroup_queries import SubgroupQueries
from sr_board.store.engine import make_engine
from sr_board.store.uow import ReadFactory, UnitOfWork, make_reader
from sr_board.vault.vault import OpenVault

__all__ = ["Workrooms"]


class Workrooms:
    """Databases and services of people and governance, for the person who opened the vault."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self.vault, self.clock = vault, clock
        self._engines: dict[str, Engine] = {}
        self._log = AuditLog(vault, "book", clock)
        with self.read() as session:
            self.who = sign_in(session, vault.slot_id)

    # -- databases ------------------------------------------------------------------------------

    def engine(self, compartment: str = "book") -> Engine:
        """The engine of a compartment this person holds the key of."""
        if compartment not in self._engines:
            self._engines[compartment] = make_engine(
                lambda: self.vault.connect(compartment), read_only=self.vault.read_only
            )
        return self._engines[compartment]

    @cached_property
    def read(self) -> ReadFactory:
        """Short read-only sessions on the book."""
        return make_reader(self.engine())

    def uow(self) -> UnitOfWork:
        """A unit of work on the book."""
        return UnitOfWork(self.engine(), self._log)

    @cached_property
    def attachments(self) -> KeptFiles:
        """Attachments of the book."""
        return KeptFiles(self.vault, self.clock, self.who, self.read)

    # -- people ---------------------------------------------------------------------------------

    @cached_property
    def people(self) -> PeopleQueries:
        """Lists and cards of persons and groups."""
        return PeopleQueries(self.read, self.who, self.clock)

    @cached_property
    def groups(self) -> GroupsService:
        """Groups and their places."""
        return GroupsService(self.uow, self.clock, self.who, check_dissolution)

    @cached_property
    def persons(self) -> PersonsService:
        """Persons and their private data."""
        return PersonsService(self.uow, self.clock, self.who)

    @cached_property
    def memberships(self) -> MembershipService:
        """Memberships."""
        return MembershipService(self.uow, self.clock, self.who)

    @cached_property
    def offices(self) -> OfficesService:
        """Offices and terms."""
        return OfficesService(self.uow, self.clock, self.who)

    @cached_property
    def subgroups(self) -> SubgroupsService:
        """Self-declared answers."""
        return SubgroupsService(self.uow, self.clock, self.who)

    @cached_property
    def subgroup_totals(self) -> SubgroupQueries:
        """Totals of self-declared answers."""
        return SubgroupQueries(self.read, self.who)

    @cached_property
    def register_import(self) -> RegisterImportService:
        """Registers taken over from spreadsheets."""
        return RegisterImportService(self.uow, self.clock, self.who)

    @cached_property
    def register_export(self) -> RegisterExport:
        """The register as a spreadsheet."""
        return RegisterExport(self.uow, self.clock, self.who)

    # -- governance -----------------------------------------------------------------------------

    @cached_property
    def today(self) -> TodayQueries:
        """What waits for this person."""
        return TodayQueries(self.read, self.who)

    @cached_property
    def meetings(self) -> MeetingQueries:
        """Lists of meetings, and one meeting whole."""
        return MeetingQueries(self.read, self.who)

    @cached_property
    def decisions(self) -> DecisionQueries:
        """Resolutions and action items."""
        return DecisionQueries(self.read, self.who)

    @cached_property
    def meeting_work(self) -> MeetingService:
        """Calling, opening, closing meetings and their agenda."""
        return MeetingService(self.uow, self.clock, self.who, self.attachments)

    @cached_property
    def attendance(self) -> AttendanceService:
        """Who is here."""
        return AttendanceService(self.uow, self.clock, self.who)

    @cached_property
    def decision_work(self) -> DecisionService:
        """Motions, votes, action items."""
        return DecisionService(self.uow, self.clock, self.who)

    @cached_property
    def paper_meetings(self) -> PaperMeetingService:
        """Finished meetings written down in one pass."""
        return PaperMeetingService(self.uow, self.clock, self.who, self.attachments)

    @cached_property
    def room_work(self) -> RoomService:
        """Proxies, declared interests, turns to speak."""
        return RoomService(self.uow, self.clock, self.who, self.attachments)

    @cached_property
    def calendar_work(self) -> CalendarService:
        """Meetings that come back."""
        return CalendarService(self.uow, self.clock, self.who)

    @cached_property
    def committee_work(self) -> CommitteeService:
        """Committees and who sits on them."""
        return CommitteeService(self.uow, self.clock, self.who)

    @cached_property
    def checks(self) -> ChecksQueries:
        """What a meeting is checked against, live."""
        return ChecksQueries(self.read, self.who, self.clock)

    @cached_property
    def calendar(self) -> CalendarQueries:
        """Months, days by which to meet, series, committees."""
        return CalendarQueries(self.read, self.who, self.clock)

    @cached_property
    def minutes(self) -> MinutesService:
        """Minutes from draft to signed."""
        return MinutesService(self.uow, self.clock, self.who, self.attachments)

    @cached_property
    def breaches(self) -> BreachQueries:
        """Rules that were not met."""
        return BreachQueries(self.read, self.who)

    @cached_property
    def breach_work(self) -> BreachService:
        """Explaining and ratifying."""
        return BreachService(self.uow, self.clock, self.who)

    @cached_property
    def rulebook(self) -> Rulebook:
        """Constitutions: rules in force, drafts, adoption, laws of states."""
        return Rulebook(self.uow, self.read, self.clock, self.who)

    @cached_property
    def registers(self) -> RegisterQueries:
        """Lines of registers."""
        return RegisterQueries(self.read, self.who)

    @cached_property
    def statistics(self) -> StatisticsQueries:
        """Figures of a period."""
        return StatisticsQueries(self.read, self.who)

    @cached_property
    def leadership(self) -> LeadershipDesk:
        """Leaders, mandates, hand-overs, recalls, turns."""
        return LeadershipDesk(self.uow, self.read, self.clock, self.who, self.attachments)

    @cached_property
    def elections(self) -> ElectionOffice:
        """Elections, all of it."""
        return ElectionOffice(self.uow, self.read, self.clock, self.who, self.attachments)

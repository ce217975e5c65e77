"""A small collective in a real vault, and the pages of members over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sr_board.access.roles import Action, Role
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import MemberRow, MembersWanted, Shown
from sr_board.people.rules.kinds import GroupKind, HowSeated, LeaveReason, MemberClass
from sr_board.people.service_export import RegisterExport
from sr_board.people.service_groups import CreateGroup, GroupsService
from sr_board.people.service_import import RegisterImportService
from sr_board.people.service_members import AddMember, Leave, MembershipService, Suspend
from sr_board.people.service_offices import BeginTerm, CreateOffice, OfficesService
from sr_board.people.service_persons import PersonsService
from sr_board.people.service_subgroups import SubgroupsService
from sr_board.people.subgroup_queries import SubgroupQueries
from tests.conftest import Book
from tests.unit.people.sheets import xlsx
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.members import places
from ui.registry import Place, Register
from ui.top_bar import Signed

NAMES = (
    *("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal", "Lakshmi", "Malati", "Mina"),
    *("Noor", "Parul", "Rekha", "Rupa", "Sabina", "Shanta"),
)
BENGALI = ("আশা", "বীণা", "চম্পা", "ফরিদা", "জ্যোতি", "কাজল", "লক্ষ্মী", "মালতী", "মিনা", "ক্ষমা")

REGISTER: list[list[Any]] = [
    ["Bakul Samiti, register 2024"],
    ["No.", "Name", "Joined", "Mobile", "Savings"],
    [1, "Asha", date(2021, 3, 12), None, 1200],
    [2, "Bina", "০৫-০৬-২০২১", None, 1500],
    [3, "CHAMPA", "03/04/22", 9831234567.0, "950/-"],
    [4, "Farida", "04/05/2022", None, 700],
    [5, "Jyoti", "06/07/2022", None, 650],
    [7, "Lakshmi", "19.1.2022", None, 1100],
    [8, "Malati", "31/02/2023", None, 800],
    [9, "Parul", "02/03/2023", None, 300],
    [7, "Noor", "05/08/2023", None, 400],
    [12, "Mina", "02/07/2023", None, 450],
    [15, "Meena", "02/07/2023", None, 450],
    [None, "Total", None, None, "=SUM(E3:E13)"],
]


@dataclass
class Work:
    """The services of one signed-in person, as the program hands them to the pages."""

    book: Book
    roles: tuple[Role, ...] = (Role.SECRETARY,)
    rights: frozenset[Action] = frozenset()

    def __post_init__(self) -> None:
        book = self.book
        self.who = book.who(*self.roles, rights=self.rights)
        self.clock = book.clock
        parts = (book.uow, book.clock, self.who)
        self.people = PeopleQueries(book.read, self.who, book.clock)
        self.subgroup_totals = SubgroupQueries(book.read, self.who)
        self.persons = PersonsService(*parts)
        self.memberships = MembershipService(*parts)
        self.groups = GroupsService(*parts)
        self.offices = OfficesService(*parts)
        self.subgroups = SubgroupsService(*parts)
        self.register_import = RegisterImportService(*parts)
        self.register_export = RegisterExport(*parts)

    def group(self, name: str = "Kalighat", parent: str | None = None, **more: Any) -> str:
        """Make an active group."""
        kind = more.pop("kind", GroupKind.SHG)
        return self.groups.create(CreateGroup(name, kind, parent, active=True, **more)).id

    def member(self, group: str, name: str, **more: Any) -> MemberRow:
        """A person and her membership."""
        joined = more.pop("joined", date(2024, 1, 5))
        ref = self.memberships.add(AddMember(name, group, joined, **more)).id
        return self.row(ref)

    def row(self, membership_id: str) -> MemberRow:
        """A membership as lists show it."""
        page = self.people.members(MembersWanted(shown=Shown.ALL, limit=500))
        return next(r for r in page.rows if r.membership_id == membership_id)

    def all(self, shown: Shown = Shown.OPEN) -> tuple[MemberRow, ...]:
        """All memberships of a filter."""
        return self.people.members(MembersWanted(shown=shown, limit=500)).rows


def fill(work: Work) -> str:
    """Groups, members, offices, leavings; the id of the group Kalighat."""
    top = work.group("Bakul Samiti", kind=GroupKind.CBO, code="BAKUL")
    home = work.group("Kalighat", top, code="KAL")
    bow = work.group("বৌবাজার", top, code="BOW")
    rows = [
        work.member(home, name, joined=date(2020 + n % 6, 1 + n % 12, 3 + n))
        for n, name in enumerate(NAMES)
    ]
    for n, name in enumerate(BENGALI):
        work.member(bow, name, joined=date(2023, 1 + n, 12), member_class=_class(n))
    work.memberships.leave(Leave(rows[9].membership_id, date(2026, 5, 2), LeaveReason.MOVED))
    work.memberships.suspend(Suspend(rows[4].membership_id, date(2027, 1, 31), "KAL-2026-14"))
    for key, title, seat, start in (
        ("chair", "Chair", 11, date(2026, 2, 1)),
        ("secretary", "Secretary", 0, date(2024, 10, 1)),
        ("treasurer", "Treasurer", None, None),
    ):
        seats = 2 if key == "treasurer" else 1
        office = work.offices.create(CreateOffice(home, key, title, seats, 24)).id
        if seat is not None and start is not None:
            person = rows[seat].person.person_id
            work.offices.begin(BeginTerm(office, person, HowSeated.ELECTED, start))
    return home


def _class(n: int) -> MemberClass:
    return (MemberClass.FULL, MemberClass.ASSOCIATE, MemberClass.NON_VOTING)[n % 3]


def register_bytes() -> bytes:
    """The old register as an XLSX."""
    return xlsx(REGISTER)


def window(work: Work, width: int = 1366, height: int = 768, jobs: Any = None) -> MainWindow:
    """The main window with the members' places, on the list."""
    desk = Desk(jobs or DirectJobs(), work.who.may)
    others = [
        Place(key, icon, words, places(work)[0].make)
        for key, icon, words in (
            ("meetings", "armchair", lambda: say("Meetings")),
            ("papers", "files", lambda: say("Papers")),
        )
    ]
    signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", lambda: say("Secretary"))
    made = MainWindow(desk, Register([*places(work), *others]), signed)
    made.resize(width, height)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.show_page("members")
    QApplication.processEvents()
    return made


def at(made: MainWindow, key: str, **place: object) -> Any:
    """Go to a page and give it."""
    made.show_page(key, **place)
    QApplication.processEvents()
    return made.page(key)

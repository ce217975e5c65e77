"""Members on the screen: list, persons, groups, offices, spreadsheets in and out.

`places(work)` gives the places of this area. Only "members" stands in the rail; the other pages
are reached from it.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import say
from ui.members.export_page import ExportPage
from ui.members.group_forms import GroupFormPage, OfficeFormPage, TermBeginPage, TermEndPage
from ui.members.group_page import GroupPage
from ui.members.groups import GroupsPage
from ui.members.groups_presenter import GroupsPresenter
from ui.members.import_page import ImportPage
from ui.members.import_presenter import ImportPresenter
from ui.members.list_page import MembersPage
from ui.members.list_presenter import MembersPresenter
from ui.members.membership_forms import CorrectPage, LeavePage, SuspendPage
from ui.members.new_member import NewMemberPage
from ui.members.new_member_presenter import NewMemberPresenter
from ui.members.person_forms import AnswerPage, EditPage, JoinPage
from ui.members.person_page import PersonPage
from ui.members.person_presenter import PersonPresenter
from ui.members.work import MembersWork
from ui.page import Page
from ui.registry import Place

__all__ = ["MembersWork", "places"]


def places(work: MembersWork) -> list[Place]:
    """The places of this area, the one of the rail first."""
    person = PersonPresenter(
        work.people,
        work.subgroup_totals,
        work.persons,
        work.memberships,
        work.subgroups,
        work.clock,
    )
    new = NewMemberPresenter(work.people, work.memberships, work.clock)
    write = Action.PEOPLE_WRITE
    return [
        Place(
            "members",
            "users",
            lambda: say("Members"),
            lambda desk: MembersPage(desk, MembersPresenter(work.people)),
            right=Action.PEOPLE_READ,
        ),
        _under("member", Action.PEOPLE_READ, lambda d: PersonPage(d, person)),
        _under("member-edit", write, lambda d: EditPage(d, person)),
        _under("member-join", write, lambda d: JoinPage(d, person)),
        _under("member-leave", write, lambda d: LeavePage(d, person)),
        _under("member-suspend", write, lambda d: SuspendPage(d, person)),
        _under("member-correct", write, lambda d: CorrectPage(d, person)),
        _under("member-answer", Action.SUBGROUP_READ, lambda d: AnswerPage(d, person)),
        _under("member-new", write, lambda d: NewMemberPage(d, new)),
        *_places_of_groups(work),
        _under(
            "members-import",
            Action.PEOPLE_IMPORT,
            lambda d: ImportPage(d, ImportPresenter(work.register_import, work.people)),
        ),
        _under(
            "members-export",
            Action.PEOPLE_EXPORT,
            lambda d: ExportPage(d, work.people, work.register_export),
        ),
    ]


def _places_of_groups(work: MembersWork) -> list[Place]:
    groups = GroupsPresenter(work.people, work.groups, work.offices, work.clock)
    offices = Action.OFFICES_WRITE
    return [
        _under("groups", Action.PEOPLE_READ, lambda d: GroupsPage(d, groups)),
        _under("group", Action.PEOPLE_READ, lambda d: GroupPage(d, groups)),
        _under("group-form", Action.GROUPS_WRITE, lambda d: GroupFormPage(d, groups)),
        _under("office-form", offices, lambda d: OfficeFormPage(d, groups)),
        _under("term-begin", offices, lambda d: TermBeginPage(d, groups)),
        _under("term-end", offices, lambda d: TermEndPage(d, groups)),
    ]


def _under(key: str, right: Action, make: Callable[[Desk], Page]) -> Place:
    """A page reached from the members' list."""
    return Place(
        key, "users", lambda: say("Members"), make, right=right, in_rail=False, under="members"
    )

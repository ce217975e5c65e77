"""Permissions as data: roles, actions, and the one table of what each role may do.

Source of the table: the field's division of offices (domain paper, section 3) and the vault's
table of key holders. What a role lacks here it lacks everywhere: services and queries ask, views
only leave out what would be refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

__all__ = ["BY_NAME", "CASES_ROLES", "GRANTS", "NAMED_ONLY", "Action", "Role"]


class Role(StrEnum):
    """Offices of the program. One person may hold several."""

    SECRETARY = "secretary"
    TREASURER = "treasurer"
    CHAIR = "chair"
    BOARD_MEMBER = "board_member"
    HELPER = "helper"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """Rights. One right covers what belongs to one task."""

    PEOPLE_READ = "people.read"
    PEOPLE_WRITE = "people.write"
    PEOPLE_PRIVATE = "people.private"
    PEOPLE_IMPORT = "people.import"
    PEOPLE_EXPORT = "people.export"
    SUBGROUP_TOTALS = "subgroup.totals"
    SUBGROUP_READ = "subgroup.read"
    GROUPS_WRITE = "groups.write"
    OFFICES_WRITE = "offices.write"
    MEETINGS_READ = "meetings.read"
    MEETINGS_WRITE = "meetings.write"
    ATTENDANCE_WRITE = "attendance.write"
    MINUTES_SIGN = "minutes.sign"
    ACTIONS_OWN = "actions.own"
    CONSTITUTION_READ = "constitution.read"
    CONSTITUTION_WRITE = "constitution.write"
    LAW_PACKS_WRITE = "law_packs.write"
    BREACHES_READ = "breaches.read"
    BREACHES_WRITE = "breaches.write"
    LEADERS_READ = "leaders.read"
    MANDATES_WRITE = "mandates.write"
    HANDOVER_WRITE = "handover.write"
    ELECTIONS_READ = "elections.read"
    ELECTIONS_WRITE = "elections.write"
    MONEY_READ = "money.read"
    MONEY_PREPARE = "money.prepare"
    MONEY_APPROVE = "money.approve"
    MONEY_UNLOCK = "money.unlock"
    MONEY_SETTINGS = "money.settings"
    MONEY_REMARK = "money.remark"
    MONEY_EXPORT = "money.export"
    CONCERN_WRITE = "concern.write"
    CASES_NOTICE = "cases.notice"
    CASES_WORK = "cases.work"
    BOARD_READ = "board.read"
    BOARD_WORK = "board.work"
    PAPERS_READ = "papers.read"
    USERS_MANAGE = "users.manage"
    BACKUP = "vault.backup"
    RESTORE = "vault.restore"
    VAULT_CHECK = "vault.check"
    AUDIT_READ = "audit.read"
    SETTINGS_WRITE = "settings.write"


_A = Action
_EVERYONE = frozenset({_A.BACKUP, _A.VAULT_CHECK, _A.CONCERN_WRITE})
_READER = _EVERYONE | {
    _A.PEOPLE_READ,
    _A.MEETINGS_READ,
    _A.PAPERS_READ,
    _A.SUBGROUP_TOTALS,
    _A.CONSTITUTION_READ,
    _A.LEADERS_READ,
    _A.ELECTIONS_READ,
}

_SECRETARY = _READER | {
    _A.PEOPLE_WRITE,
    _A.PEOPLE_PRIVATE,
    _A.PEOPLE_IMPORT,
    _A.PEOPLE_EXPORT,
    _A.GROUPS_WRITE,
    _A.OFFICES_WRITE,
    _A.MEETINGS_WRITE,
    _A.ATTENDANCE_WRITE,
    _A.MINUTES_SIGN,
    _A.ACTIONS_OWN,
    _A.CONSTITUTION_WRITE,
    _A.BREACHES_READ,
    _A.BREACHES_WRITE,
    _A.MANDATES_WRITE,
    _A.HANDOVER_WRITE,
    _A.ELECTIONS_WRITE,
    _A.MONEY_READ,
    _A.MONEY_APPROVE,
    _A.MONEY_UNLOCK,
    _A.AUDIT_READ,
    _A.RESTORE,
}

GRANTS: Mapping[Role, frozenset[Action]] = MappingProxyType(
    {
        Role.SECRETARY: _SECRETARY,
        Role.CHAIR: _READER
        | {
            _A.PEOPLE_PRIVATE,
            _A.MEETINGS_WRITE,
            _A.ATTENDANCE_WRITE,
            _A.MINUTES_SIGN,
            _A.ACTIONS_OWN,
            _A.CONSTITUTION_WRITE,
            _A.BREACHES_READ,
            _A.BREACHES_WRITE,
            _A.MONEY_READ,
            _A.MONEY_APPROVE,
            _A.MONEY_UNLOCK,
            _A.AUDIT_READ,
            _A.RESTORE,
        },
        Role.TREASURER: _READER
        | {
            _A.ACTIONS_OWN,
            _A.MANDATES_WRITE,
            _A.HANDOVER_WRITE,
            _A.MONEY_READ,
            _A.MONEY_PREPARE,
            _A.MONEY_UNLOCK,
            _A.MONEY_EXPORT,
        },
        Role.BOARD_MEMBER: _READER
        | {
            _A.ACTIONS_OWN,
            _A.MONEY_READ,
            _A.CASES_NOTICE,
            _A.CASES_WORK,
            _A.BOARD_READ,
            _A.BOARD_WORK,
        },
        Role.HELPER: _EVERYONE
        | {
            _A.PEOPLE_READ,
            _A.MEETINGS_READ,
            _A.ATTENDANCE_WRITE,
            _A.ACTIONS_OWN,
            _A.CONSTITUTION_READ,
            _A.LEADERS_READ,
            _A.CASES_NOTICE,
            _A.CASES_WORK,
            _A.BOARD_READ,
        },
        Role.AUDITOR: _READER
        | {
            _A.PEOPLE_EXPORT,
            _A.AUDIT_READ,
            _A.BREACHES_READ,
            _A.MONEY_READ,
            _A.MONEY_REMARK,
            _A.MONEY_EXPORT,
        },
        Role.ADMINISTRATOR: _EVERYONE
        | {
            _A.USERS_MANAGE,
            _A.SETTINGS_WRITE,
            _A.RESTORE,
            _A.AUDIT_READ,
            _A.CONSTITUTION_READ,
            _A.LAW_PACKS_WRITE,
            _A.MONEY_SETTINGS,
        },
    }
)
"""What each role may do. The union counts for a person with several roles."""

NAMED_ONLY: frozenset[Action] = frozenset({_A.SUBGROUP_READ})
"""Rights that no role implies: given by name, by resolution, to a few persons."""

BY_NAME: frozenset[Action] = NAMED_ONLY | {_A.MONEY_APPROVE}
"""Rights that may be given by name: those, and to be the second person for money, which a group
may name a member of the board for."""

CASES_ROLES: frozenset[Role] = frozenset({Role.BOARD_MEMBER, Role.HELPER})
"""Roles whose holders receive the key of the `cases` compartment: members of the board, and the
peers who enter notices. The key opens the file, not the cases in it."""

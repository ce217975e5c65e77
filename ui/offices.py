"""Words of the offices of the program, as the collectives say them."""

from __future__ import annotations

from collections.abc import Iterable

from sr_board import i18n
from sr_board.access.roles import Role
from ui.live import say

__all__ = ["ROLE_ORDER", "role_line", "role_word", "roles_words"]

ROLE_ORDER: tuple[Role, ...] = (
    Role.SECRETARY,
    Role.TREASURER,
    Role.CHAIR,
    Role.BOARD_MEMBER,
    Role.HELPER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)


def role_word(role: Role) -> str:
    """The office in the language in force."""
    return {
        Role.SECRETARY: say("Secretary"),
        Role.TREASURER: say("Treasurer"),
        Role.CHAIR: say("Chair"),
        Role.BOARD_MEMBER: say("Board member"),
        Role.HELPER: say("Helper"),
        Role.AUDITOR: say("Auditor"),
        Role.ADMINISTRATOR: say("Looks after the program"),
    }[role]


def role_line(role: Role) -> str:
    """What the office does here, in one line."""
    return {
        Role.SECRETARY: say("Keeps the register and the minutes."),
        Role.TREASURER: say("Keeps the money."),
        Role.CHAIR: say("Presides and signs the minutes."),
        Role.BOARD_MEMBER: say("Works on board cases."),
        Role.HELPER: say("Helps to write who is here."),
        Role.AUDITOR: say("Reads everything of the book, writes nothing."),
        Role.ADMINISTRATOR: say("Adds users and makes backups."),
    }[role]


def roles_words(roles: Iterable[Role]) -> str:
    """Several offices as one text, in their usual order."""
    held = set(roles)
    return i18n.current().join([role_word(role) for role in ROLE_ORDER if role in held])

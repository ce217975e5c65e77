"""The words of the offices of the program, the same as on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from sr_board.access.roles import Role
from sr_board.cli.saying import say
from sr_board.i18n import current

__all__ = ["roles_words"]


def roles_words(roles: Iterable[Role]) -> str:
    """Several offices as one text, in their usual order."""
    words = {
        Role.SECRETARY: say("Secretary"),
        Role.TREASURER: say("Treasurer"),
        Role.CHAIR: say("Chair"),
        Role.BOARD_MEMBER: say("Board member"),
        Role.HELPER: say("Helper"),
        Role.AUDITOR: say("Auditor"),
        Role.ADMINISTRATOR: say("Looks after the program"),
    }
    held = set(roles)
    return current().join([word for role, word in words.items() if role in held])

"""A paper that leaves the vault is named in the audit trail."""

from __future__ import annotations

import pytest

from sr_board.access.copies import CopiesService
from sr_board.access.roles import Role
from sr_board.audit.queries import AuditQueries
from sr_board.base.errors import NotAllowed
from tests.conftest import Book


def test_a_saved_paper_stands_in_the_trail(book: Book) -> None:
    who = book.who(Role.SECRETARY)
    CopiesService(book.uow, who).note_paper("minutes", "a" * 32)
    newest = AuditQueries(book.read, who, book.vault.vault_id).page().rows[0]
    assert (newest.action, newest.subject) == ("paper.saved", f"minutes/{'a' * 32}")


@pytest.mark.parametrize(
    ("role", "kind", "allowed"),
    [
        (Role.TREASURER, "minutes", True),
        (Role.AUDITOR, "register", True),
        (Role.HELPER, "attendance", True),
        (Role.HELPER, "minutes", False),
        (Role.HELPER, "case", True),
        (Role.BOARD_MEMBER, "case", True),
        (Role.TREASURER, "case", False),
        (Role.AUDITOR, "case", False),
        (Role.ADMINISTRATOR, "minutes", False),
        (Role.ADMINISTRATOR, "attendance", False),
    ],
)
def test_who_may_keep_which_paper(book: Book, role: Role, kind: str, allowed: bool) -> None:
    copies = CopiesService(book.uow, book.who(role))
    if allowed:
        assert copies.note_paper(kind, "b" * 32).event_no == 2
    else:
        with pytest.raises(NotAllowed):
            copies.note_paper(kind, "b" * 32)

"""Every page of constitutions at several sizes and languages: nothing clipped, everything named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from governance.constitution.commands import CirculateDraft, NextVersion, SetGroupState, SetRule
from sr_board.access.roles import Role
from tests.ui.constitution.conftest import Open, RuledCollective
from tests.ui.looks import clipped, nameless
from ui import theme
from ui.live import switch_language
from ui.main_window import MainWindow
from ui.page import Page

OFFICES = (Role.SECRETARY, Role.ADMINISTRATOR)


def pages(main: MainWindow, collective: RuledCollective) -> Iterator[tuple[str, Page]]:
    first = collective.adopted(collective.drafted("cbo"))
    book = collective.work_with_rules(*OFFICES).rulebook
    book.laws.set_state(SetGroupState(collective.group, "west_bengal"))
    draft = book.drafts.next_version(NextVersion(collective.group)).id
    book.drafts.set_rule(SetRule(draft, "handover.days", 10))
    book.adoption.circulate(CirculateDraft(draft, collective.book.clock.today()))
    collective.resolved()
    for key, place in (
        ("constitution", {"group": collective.group}),
        ("constitution-start", {"group": collective.group}),
        ("constitution-wizard", {"id": draft, "question": "how_many_present"}),
        ("constitution-wizard", {"id": draft, "question": "kept_seats"}),
        ("constitution-articles", {"id": draft}),
        ("constitution-article", {"id": draft, "no": 14, "language": "en"}),
        ("constitution-rule", {"id": draft, "rule": "quorum.general"}),
        ("constitution-rule", {"id": draft, "rule": "recall"}),
        ("constitution-rule", {"id": draft, "rule": "notice.general.channels"}),
        ("constitution-rule", {"id": draft, "rule": "reserved"}),
        ("constitution-rule", {"id": draft, "rule": "proxy"}),
        ("constitution-rule", {"id": draft, "rule": "office.president.count_partial_from_share"}),
        ("constitution-adopt", {"id": draft}),
        ("constitution-withdraw", {"id": draft}),
        ("constitution-history", {"group": collective.group}),
        ("constitution-void", {"id": first}),
        ("constitution-filing", {"id": first}),
        ("laws", {"group": collective.group}),
        ("law", {"id": "west_bengal.amend"}),
        ("law", {"id": ""}),
    ):
        main.show_page(key, **place)
        for _ in range(4):
            QApplication.processEvents()
        yield key, main.page(key)


@pytest.mark.parametrize(
    ("width", "height", "scale", "language"),
    [
        (1366, 768, 100, "en"),
        (1024, 700, 100, "bn"),
        (1366, 768, 100, "te"),
        (1366, 768, 175, "en"),
    ],
)
def test_nothing_is_clipped(
    window: Open,
    collective: RuledCollective,
    width: int,
    height: int,
    scale: int,
    language: str,
) -> None:
    switch_language(language)
    theme.look().set(scale=scale)
    main = window(*OFFICES, width=width, height=height)
    assert clipped(pages(main, collective)) == []


def test_everything_that_takes_the_keyboard_has_a_name(
    window: Open, collective: RuledCollective
) -> None:
    assert nameless(pages(window(*OFFICES), collective)) == []

"""The papers that the pages of constitutions offer."""

from __future__ import annotations

import pytest

from governance.constitution.commands import NextVersion
from sr_board.access.roles import Role
from sr_board.i18n import translator
from tests.ui.constitution.conftest import RuledCollective
from ui.constitution.papers import papers
from ui.papers.kinds import PaperAsked


@pytest.mark.parametrize("language", ["en", "bn"])
def test_each_paper_is_made(collective: RuledCollective, language: str) -> None:
    first = collective.adopted()
    work = collective.work_with_rules(Role.SECRETARY)
    draft = work.rulebook.drafts.next_version(NextVersion(collective.group)).id
    ids = {"constitution": first, "one-page": draft, "comparison": f"{first}/{draft}"}
    kinds = {kind.key: kind for kind in papers(work) if kind.key in ids}
    assert set(kinds) == set(ids)
    names = set()
    for key, kind in kinds.items():
        made = kind.make(PaperAsked(key, ids[key], language), translator(language))
        assert made.pdf.startswith(b"%PDF-")
        names.add(made.name)
    assert names == {"constitution-01", "rules-02", "changes-01-02"}


def test_the_list_of_papers_names_what_holds_and_what_is_being_written(
    collective: RuledCollective,
) -> None:
    work = collective.work_with_rules(Role.TREASURER)
    (kind, *_) = papers(work)
    assert kind.lines() == []
    collective.adopted()
    collective.work_with_rules().rulebook.drafts.next_version(NextVersion(collective.group))
    lines = kind.lines()
    assert [(line.kind, line.state[0].value) for line in lines if line.state] == [
        ("constitution", "ok"),
        ("one-page", "ok"),
        ("constitution", "due"),
        ("one-page", "due"),
    ]
    assert lines[2].day() == "draft"

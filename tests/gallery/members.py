"""Pictures of the members' pages, over a made-up collective in a real vault."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication, QWidget

from sr_board.access.roles import Action, Role
from sr_board.base.clock import FixedClock
from sr_board.people.rules.kinds import SelfAnswer
from sr_board.people.service_persons import SetPrivate
from sr_board.people.service_subgroups import GiveAnswer
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book
from tests.ui.members.house import Work, at, fill, register_bytes, window
from ui.main_window import MainWindow

__all__ = ["MEMBER_PAGES", "member_page"]


@lru_cache(maxsize=1)
def _work() -> tuple[Work, str]:
    place = Path(mkdtemp(prefix="gallery-"))
    clock = FixedClock(START)
    with cheap_keys_for_tests():
        vault = create_vault(
            place / "lotus.vault",
            Tile("flower", "marigold", 1),
            [Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))],
            kdf=KdfParameters.for_tests(),
            clock=clock,
            state_dir=place / "state",
        )
    work = Work(make_book(vault, clock), (Role.SECRETARY,), frozenset({Action.SUBGROUP_READ}))
    home = fill(work)
    asha = work.all()[0].person.person_id
    work.persons.set_private(SetPrivate(asha, "Asha Rani Das", "9831234567"))
    work.subgroups.answer(GiveAnswer(asha, "migrant", SelfAnswer.YES, "2026-11"))
    return work, home


def _import(made: MainWindow) -> QWidget:
    work, _ = _work()
    group = work.people.groups()[0].group_id
    page = at(made, "members-import", group=group)
    presenter = page.presenter
    data = register_bytes()
    presenter.begin(data, "old-register.xlsx", presenter.read(data), _fresh(work))
    page.look("columns")
    return page


@lru_cache(maxsize=1)
def _fresh(work: Work) -> str:
    return work.group("Sonagachi")


Work.__hash__ = object.__hash__  # type: ignore[method-assign]


def _rows(made: MainWindow) -> None:
    _import(made).go("rows")


def _compare(made: MainWindow) -> None:
    page = _import(made)
    page.go("rows")
    meena = next(r for r in page.presenter.proposal.rows if r.data.name == "Meena")
    page.answering.open_row(meena)


def _done(made: MainWindow) -> None:
    page = _import(made)
    page.go("rows")
    page.presenter.batch_id = "x"
    page.taking.say_taken(9)
    page.go("rows")


def _alike(made: MainWindow) -> None:
    page = at(made, "member-new")
    page.name.set_value("Meena")
    page.look_for_alike()
    page.show_compare()


def _person(made: MainWindow, key: str = "member") -> QWidget:
    row = _work()[0].all()[0]
    return at(made, key, id=row.person.person_id, membership=row.membership_id)


MEMBER_PAGES: dict[str, Callable[[MainWindow], object]] = {
    "list": lambda made: at(made, "members"),
    "person": _person,
    "edit": lambda made: _person(made, "member-edit"),
    "leave": lambda made: _person(made, "member-leave"),
    "correct": lambda made: _person(made, "member-correct"),
    "answer": lambda made: _person(made, "member-answer"),
    "new": lambda made: at(made, "member-new", group=_work()[1]),
    "alike": _alike,
    "groups": lambda made: at(made, "groups"),
    "group": lambda made: at(made, "group", id=_work()[1]),
    "group-form": lambda made: at(made, "group-form", id=_work()[1]),
    "office-form": lambda made: at(made, "office-form", group=_work()[1]),
    "term-begin": lambda made: at(
        made,
        "term-begin",
        group=_work()[1],
        office=_work()[0].people.offices(_work()[1])[2].office_id,
    ),
    "export": lambda made: at(made, "members-export"),
    "import-start": lambda made: at(made, "members-import"),
    "import-columns": _import,
    "import-rows": _rows,
    "import-compare": _compare,
    "import-done": _done,
}


def member_page(name: str, width: int, height: int) -> QWidget:
    """The main window on one of the pages."""
    made = window(_work()[0], width, height)
    MEMBER_PAGES[name](made)
    QApplication.processEvents()
    return made

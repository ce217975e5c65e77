"""Pages of constitutions: what holds, drafts by questions and by words, adoption, versions, laws.

`places(work)` gives the places of this area. Only "constitution" stands in the rail.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from ui.constitution.adopt import AdoptPage
from ui.constitution.article_form import ArticleFormPage
from ui.constitution.articles import ArticlesPage
from ui.constitution.history import HistoryPage
from ui.constitution.law_form import LawFormPage
from ui.constitution.laws import LawPresenter, LawsPage
from ui.constitution.motion_page import MotionPage
from ui.constitution.overview import OverviewPage
from ui.constitution.presenter import ConstitutionPresenter
from ui.constitution.rule_page import RulePage
from ui.constitution.small_forms import FilingPage, VoidPage, WithdrawPage
from ui.constitution.start import StartPage
from ui.constitution.wizard import WizardPage
from ui.constitution.work import ConstitutionWork
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["ConstitutionWork", "places"]


def places(work: ConstitutionWork) -> list[Place]:
    """The places of this area, the one of the rail first."""
    shown = ConstitutionPresenter(work)
    read, write = Action.CONSTITUTION_READ, Action.CONSTITUTION_WRITE
    first = Place(
        "constitution",
        "book",
        lambda: say("Constitution"),
        lambda desk: OverviewPage(desk, shown),
        right=read,
    )
    inner: tuple[tuple[str, Text, Callable[[Desk], Page], Action], ...] = (
        ("start", lambda: say("Begin our rules"), lambda d: StartPage(d, shown), write),
        ("wizard", lambda: say("Our rules by questions"), lambda d: WizardPage(d, shown), write),
        ("articles", lambda: say("Our articles"), lambda d: ArticlesPage(d, shown), read),
        ("article", lambda: say("Write an article"), lambda d: ArticleFormPage(d, shown), write),
        ("rule", lambda: say("Change a rule"), lambda d: RulePage(d, shown), write),
        ("adopt", lambda: say("Send round and adopt"), lambda d: AdoptPage(d, shown), write),
        ("withdraw", lambda: say("Give the draft up"), lambda d: WithdrawPage(d, shown), write),
        ("filing", lambda: say("Filed with the registrar"), lambda d: FilingPage(d, shown), write),
        ("void", lambda: say("A version is void"), lambda d: VoidPage(d, shown), write),
        ("history", lambda: say("Versions of our rules"), lambda d: HistoryPage(d, shown), read),
    )
    laws = LawPresenter(work)
    return [
        first,
        *(_inner(f"constitution-{key}", word, make, right) for key, word, make, right in inner),
        _motion(shown),
        _inner("laws", lambda: say("Laws of states"), lambda d: LawsPage(d, laws), read),
        _inner(
            "law",
            lambda: say("A line of the law"),
            lambda d: LawFormPage(d, laws),
            Action.LAW_PACKS_WRITE,
        ),
    ]


def _motion(shown: ConstitutionPresenter) -> Place:
    """Reached from the sitting, so it stands under meetings."""
    return Place(
        "constitution-motion",
        "book",
        lambda: say("What the motion changes"),
        lambda desk: MotionPage(desk, shown),
        right=Action.MEETINGS_WRITE,
        in_rail=False,
        under="meetings",
    )


def _inner(key: str, word: Text, make: Callable[[Desk], Page], right: Action) -> Place:
    return Place(key, "book", word, make, right=right, in_rail=False, under="constitution")

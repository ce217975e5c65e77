"""Pictures of the pages of constitutions, on a real vault.

`python -m tests.gallery.constitution OUTDIR [word …]`
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from governance.constitution.commands import (
    ChangeArticle,
    CirculateDraft,
    NextVersion,
    SetGroupState,
    SetRule,
)
from sr_board import i18n
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book
from tests.ui.constitution.conftest import RuledCollective
from tests.ui.meetings.collective import BENGALI
from ui import theme
from ui.constitution import places
from ui.desk import Desk
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.registry import Register
from ui.theme import Scheme
from ui.top_bar import Signed

SIZES = ((1366, 768), (1024, 700))
Scene = Callable[[MainWindow], object]


def window_of(collective: RuledCollective, language: str) -> MainWindow:
    """The main window of the secretary, who is also the administrator here."""
    work = collective.work_with_rules(Role.SECRETARY, Role.ADMINISTRATOR)
    desk = Desk(DirectJobs(), work.who.may)
    name = "Bakul Samiti" if language == "en" else "বকুল সমিতি"
    signed = Signed(name, "flower", collective.names[11], "feather", lambda: say("Secretary"))
    return MainWindow(desk, Register(places(work)), signed, now=lambda: collective.now)


def early(collective: RuledCollective) -> dict[str, Scene]:
    """Before any rules, and with a first draft."""
    draft: list[str] = []

    def drafted(window: MainWindow) -> str:
        if not draft:
            draft.append(collective.drafted())
        return draft[0]

    return {
        "none": lambda w: w.show_page("constitution"),
        "start": lambda w: w.show_page("constitution-start"),
        "draft": lambda w: drafted(w) and w.show_page("constitution"),
        "wizard": lambda w: w.show_page(
            "constitution-wizard", id=drafted(w), question="how_many_present"
        ),
        "wizard-vote": lambda w: w.show_page(
            "constitution-wizard", id=drafted(w), question="how_vote"
        ),
        "adopt-early": lambda w: w.show_page("constitution-adopt", id=drafted(w)),
    }


def later(collective: RuledCollective) -> dict[str, Scene]:
    """Two versions, the second being written."""
    work = collective.work_with_rules(Role.SECRETARY, Role.ADMINISTRATOR)
    book = work.rulebook
    first = book.reading.versions(collective.group)[0].id
    collective.adopted(first)
    book.laws.set_state(SetGroupState(collective.group, "west_bengal"))
    draft = book.drafts.next_version(NextVersion(collective.group)).id
    book.drafts.set_rule(SetRule(draft, "handover.days", 10, note="The bank needs longer."))
    view = book.reading.whole(draft)
    rule = view.rule("bank")
    assert rule is not None
    article = view.articles[(rule.article_no or 1) - 1]
    for language, words in (("en", "Three of us sign."), ("bn", "আমাদের ৩ জন সই করেন।")):
        text = article.text(language).replace(article.sentence("bank", language), words)
        book.drafts.change_article(
            ChangeArticle(draft, article.no, language, article.heading(language), text)
        )
    book.adoption.circulate(CirculateDraft(draft, collective.book.clock.today()))
    collective.resolved()
    return {
        "held": lambda w: w.show_page("constitution"),
        "held-foot": lambda w: _scrolled(w, "constitution", 400),
        "articles": lambda w: w.show_page("constitution-articles", id=draft),
        "articles-bank": lambda w: _to_article(w, draft, article.no),
        "article": lambda w: w.show_page(
            "constitution-article", id=draft, no=article.no, language=i18n.current().code
        ),
        "rule": lambda w: w.show_page("constitution-rule", id=draft, rule="quorum.shg"),
        "rule-bank": lambda w: w.show_page("constitution-rule", id=draft, rule="recall"),
        "adopt": lambda w: w.show_page("constitution-adopt", id=draft),
        "history": lambda w: w.show_page("constitution-history", group=collective.group),
        "void": lambda w: w.show_page("constitution-void", id=first),
        "laws": lambda w: w.show_page("laws", group=collective.group),
        "law": lambda w: w.show_page("law", id="west_bengal.amend"),
    }


def _scrolled(window: MainWindow, key: str, by: int) -> None:
    window.show_page(key)
    window.page(key).area.verticalScrollBar().setValue(by)


def _to_article(window: MainWindow, draft: str, no: int) -> None:
    window.show_page("constitution-articles", id=draft)
    page = window.page("constitution-articles")
    QApplication.processEvents()
    page.area.verticalScrollBar().setValue(page.cards[no - 1].y())


def main(folder: Path, words: list[str]) -> None:
    """Draw all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.look().dress(app)
    rings = FocusRings(app)
    with tempfile.TemporaryDirectory() as place, cheap_keys_for_tests():
        for language in ("en", "bn"):
            clock = FixedClock(START)
            vault = create_vault(
                Path(place) / f"{language}.vault",
                Tile("flower", "marigold", 1),
                [Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))],
                kdf=KdfParameters.for_tests(),
                clock=clock,
                state_dir=Path(place) / language,
                attempts=Attempts(sleep=lambda _: None),
            )
            book = make_book(vault, clock)
            collective = RuledCollective(book, BENGALI if language == "bn" else None)
            i18n.set_language(language, native_digits=language == "bn")
            theme.look().set(language=language)
            for stage in (early, later):
                _draw(app, rings, collective, stage(collective), language, folder, words)
            book.engine.dispose()
            vault.close()


def _draw(
    app: QApplication,
    rings: FocusRings,
    collective: RuledCollective,
    shown: dict[str, Scene],
    language: str,
    folder: Path,
    words: list[str],
) -> None:
    for width, height in SIZES:
        theme.look().set(scheme=Scheme.LIGHT)
        window = window_of(collective, language)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        for name, act in shown.items():
            title = f"{name}-{language}-{width}"
            act(window)
            if words and not any(word in title for word in words):
                continue
            for _ in range(6):
                app.processEvents()
            rings.place()
            window.grab().save(str(folder / f"{title}.png"))
        window.close()
        window.deleteLater()
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

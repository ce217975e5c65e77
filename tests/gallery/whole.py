"""Pictures of any page over the whole sample collective: `python -m tests.gallery.whole OUT WORD…`.

A word is the key of a page, such as `leaders-turn`, or the beginning of one with `*`. Every page is
drawn in English and Bengali at both sizes; ids of the sample fill in what a page needs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from finance.bank.commands import AddBankLines, Borrow, NewLine, ReceiveFromLender
from finance.loans.commands import AskLoan
from finance.rules.external import LenderKind
from governance.constitution.commands import NextVersion
from sr_board import i18n
from sr_board.base.clock import SystemClock
from sr_board.composition import Workplace
from sr_board.people.rows import MembersWanted
from sr_board.sample import Beginning, load_sample
from sr_board.sample.board import CHAIR, PEER
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from ui import theme
from ui.desk import Desk
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.places import all_places
from ui.preferences import PreferencesFile
from ui.registry import Register
from ui.settings.users_presenter import UsersPresenter
from ui.top_bar import Signed

SIZES = ((1366, 768), (1024, 700))


def sample(language: str, place: Path) -> tuple[Workplace, Beginning]:
    """The sample collective with its books, open for its secretary."""
    making = Beginning(load_sample(language), SystemClock())
    vault, state = place / "sample.vault", place / "state"
    with cheap_keys_for_tests():
        work = making.found(vault, KdfParameters.for_tests(), state)
        for step in making.steps():
            step(work)
        work.close()
        work = making.open_for(2, vault, state)
        making.keep_books(work)
        for user, step in ((CHAIR, making.seat_board), (PEER, making.work_at_night)):
            work.close()
            work = making.open_for(user, vault, state)
            step(work)
        work.close()
        return making.open_for(0, vault, state), making


_LOAN_PAGES = ("", "-decide", "-pay", "-topup", "-repay", "-settle", "-replan", "-waive",
               "-writeoff", "-recover")  # fmt: skip

_BANK_PAGES = ("book", "drop", "file", "lines", "match", "news", "reconcile", "standing")


CASE_PAGES = (
    *("cases-file", "cases-contact", "cases-fear", "cases-journey", "cases-report"),
    *("cases-receipt", "cases-missed", "cases-order", "cases-age", "cases-evidence"),
    *("cases-talk", "cases-consent", "cases-her-word", "cases-outcome", "cases-close"),
    *("cases-team", "cases-team-name", "cases-identity", "cases-papers", "cases-sealed-report"),
    *("cases-kept-papers", "cases-paper-keep", "cases-paper"),
    *("cases-sealed-paper", "cases-own-file", "cases-letters", "cases-letter", "cases-told"),
    *("cases-tell", "cases-asked", "cases-plan", "cases-task", "cases-lost", "cases-follow-ups"),
    *("cases-doubles", "cases-compare"),
)


def more_money(work: Workplace, making: Beginning) -> dict[str, str]:
    """What the sample lacks: a lender, a loan asked for, a line of the bank. Their ids."""
    group, desk = making.groups["bakul"], work.money
    bank = desk.ledger.reading.settings(group).banks[0].id
    today = work.clock.today()
    came = today - timedelta(days=40)
    lenders = desk.bank.lender_work
    lender = lenders.borrow(
        Borrow(group, LenderKind.BANK, "Gramin Bank", "general", 60_000_00, "7", came,
               instalments=12, sanction_no="GB/77")
    ).id  # fmt: skip
    lenders.receive(ReceiveFromLender(lender, 60_000_00, came, bank))
    member = work.people.members(MembersWanted(group)).rows[6].person.person_id
    product = desk.loans.found.products(group)[0].id
    asked = AskLoan(group, member, product, 300000, 10, "business", today)
    lines = (NewLine(came, 60_000_00, "NEFT", "GB/77", 62_520_00), NewLine(today, -1800, "SMS"))
    desk.bank.work.add_lines(AddBankLines(bank, lines))
    line = desk.bank.accounts.board(bank).bank[-1].id
    loan = desk.loans.lending.ask(asked).id
    return {"bank": bank, "lender": lender, "line": line, "asked": loan, "member": member}


def money_places(work: Workplace, making: Beginning) -> dict[str, dict[str, object]]:
    """What pages of money are handed, by their key."""
    group, desk = making.groups["bakul"], work.money
    more = more_money(work, making)
    entry = desk.ledger.reading.entries(group, 3).rows[0].id
    loan = {"id": next(x.id for x in desk.loans.found.loans(group) if x.id != more["asked"])}
    lender = {"id": more["lender"]}
    bank = {"bank": more["bank"], "line": more["line"]}
    places: dict[str, dict[str, object]] = {
        "money-sheet": {"id": desk.sheets.list(group)[0].id},
        "money-rule": {"name": desk.bank.funds.rules(group, "en")[0].name},
        **{f"money-{key}": {"id": entry} for key in ("voucher", "cancel", "correct", "pictures")},
        **{f"money-{key}": {"id": more["member"]} for key in ("passbook", "withdraw", "leaving")},
        **{f"money-loan{rest}": loan for rest in _LOAN_PAGES},
        **{f"money-lender{rest}": lender for rest in ("", "-in", "-pay", "-charge", "-plan")},
        **{f"money-bank-{key}": bank for key in _BANK_PAGES},
    }
    return {**places, "money-loan-decide": {"id": more["asked"]}}


def places_of(work: Workplace, making: Beginning) -> dict[str, dict[str, object]]:
    """What each page is handed when it is opened, by its key."""
    group = making.groups["bakul"]
    assert making.governing is not None
    seats = work.leadership.leaders.board(group).seats
    term = next((seat.term.term_id for seat in seats if seat.term is not None), "")
    breach = work.breaches.register().rows
    mandates = work.leadership.mandates.register(group)
    draft = work.rulebook.drafts.next_version(NextVersion(group)).id
    law = work.rulebook.reading.whole(draft)
    person = work.people.members(MembersWanted(group)).rows[2]
    member = {"id": person.person.person_id}
    user = {"id": UsersPresenter(work).rows()[1].account_id}
    known: dict[str, dict[str, object]] = {
        "breach": {"id": breach[0].id if breach else ""},
        "election": {"id": making.governing.election},
        "meeting": {"id": making.meeting},
        "minutes": {"id": making.meeting},
        "leaders-end": {"group": group, "term": term},
        "leaders-bank-step": {
            "group": group, "step": "told", "mandate": mandates[0].id if mandates else ""
        },
        "leaders-recall-step": {"group": group, "step": "decide"},
        "paper": {"kind": "offices", "id": group},
        "group": {"id": group},
        "member": member,
        "member-edit": member,
        "member-join": member,
        **{f"member-{key}": {"membership": person.membership_id, **member}
           for key in ("leave", "suspend", "correct")},
        "settings-user": user,
        "settings-user-books": user,
        **{f"constitution-{key}": {"id": draft}
           for key in ("adopt", "articles", "withdraw", "wizard")},
        "constitution-article": {"id": draft, "no": law.articles[0].no},
        "constitution-rule": {"id": draft, "rule": "quorum.shg"},
        "election-count": {"id": making.governing.election},
    }  # fmt: skip
    return known


def draw(folder: Path, words: list[str], language: str) -> None:
    """All pages asked for, in one language."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.look().dress(app)
    rings = FocusRings(app)
    i18n.set_language(language, native_digits=language == "bn")
    theme.look().set(language=language)
    with tempfile.TemporaryDirectory() as place:
        work, making = sample(language, Path(place))
        group, known = making.groups["bakul"], places_of(work, making)
        if all(word.startswith("money") for word in words):
            work.close()
            with cheap_keys_for_tests():
                vault, state = Path(place) / "sample.vault", Path(place) / "state"
                work = making.open_for(2, vault, state)
            known = money_places(work, making)
        if all(word.startswith(("cases", "today-chair")) for word in words):
            work.close()
            with cheap_keys_for_tests():
                vault, state = Path(place) / "sample.vault", Path(place) / "state"
                work = making.open_for(CHAIR, vault, state)
                work.cases.board.board()
            case = {"id": making.files[1]}
            known = {key: case for key in CASE_PAGES}
        preferences = PreferencesFile(Path(place) / "settings")
        for width, height in SIZES:
            desk = Desk(DirectJobs(), work.who.may)
            register = Register(all_places(work, preferences))
            name = load_sample(language).users[0].name
            signed = Signed(load_sample(language).group("branch"), "flower", name, "feather", "")
            window = MainWindow(desk, register, signed)
            window.resize(width, height)
            window.show()
            for key in register.allowed(desk):
                if not any(key == w or (w.endswith("*") and key.startswith(w[:-1])) for w in words):
                    continue
                extra: Any = known.get(key, {})
                if key.startswith("election-"):
                    extra = {"id": making.governing.election} if making.governing else {}
                try:
                    window.show_page(key, **{"group": group, **extra})
                except Exception as fault:  # a page that wants an id the sample lacks
                    print(f"{key}: {type(fault).__name__}: {fault}")
                    continue
                for _ in range(6):
                    app.processEvents()
                rings.place()
                window.grab().save(str(folder / f"{key}-{language}-{width}.png"))
            window.close()
            window.deleteLater()
            app.processEvents()
        work.close()


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for code in ("en", "bn"):
        draw(out, sys.argv[2:], code)

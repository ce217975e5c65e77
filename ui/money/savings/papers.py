"""Papers of savings and of taking over. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.savings.presenter import period_days
from ui.money.savings.work import SavingsWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

if TYPE_CHECKING:
    from finance.savings.papers_passbook import CardFacts

__all__ = ["book_id", "papers"]

Make = Callable[[PaperAsked, Translator], Drawn]


def book_id(group_id: str, member_id: str, period: str = "all") -> str:
    """The id of a member's passbook in a time, and of her card."""
    return f"{group_id}.{member_id}" + ("" if period == "all" else f".{period}")


def papers(work: SavingsWork) -> list[PaperKind]:
    """The kinds of papers of these parts."""
    read = Action.MONEY_READ
    return [
        PaperKind("share-out", _share_out(work), right=read),
        PaperKind("leaving-account", _leaving(work), right=read),
        PaperKind("opening-check", _opening(work), right=read),
        *_passbooks(work),
    ]


def _group(work: SavingsWork, group_id: str) -> str:
    return work.money.ledger.reading.settings(group_id).group_name


def _share_out(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import share_out_pdf

        sheet = work.money.savings.found.share_out_sheet(asked.id)
        group = _group(work, sheet.group_id)
        pdf = share_out_pdf(sheet, group, tr, head_of(work, group))
        return Drawn(say("Share-out"), f"share-out-{sheet.on_date:%Y-%m-%d}", pdf)

    return make


def _leaving(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import leaving_pdf

        sheet = work.money.savings.found.leaving_sheet(asked.id)
        group = _group(work, sheet.group_id)
        pdf = leaving_pdf(sheet, group, tr, head_of(work, group))
        return Drawn(say("The last account"), f"last-account-{sheet.on_date:%Y-%m-%d}", pdf)

    return make


def _opening(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import opening_pdf

        view = work.money.savings.openings.batch(asked.id)
        settings = work.money.ledger.reading.settings(asked.id)
        members = {row.member_id: row for row in settings.members}
        banks = {bank.id: bank.name for bank in settings.banks}
        group = settings.group_name
        pdf = opening_pdf(view, members, banks, group, tr, head_of(work, group))
        return Drawn(say("Taking over the paper book"), "paper-book", pdf)

    return make


def _passbooks(work: SavingsWork) -> list[PaperKind]:
    """The passbook, its small card, and the cards of all; each with and without names."""
    found = []
    for key, make, origin in (
        ("money-passbook", _passbook, "money-passbook"),
        ("money-passbook-card", _cards, "money-passbook"),
        ("money-passbook-cards", _cards, "money-savings"),
    ):
        for ending, names in (("", True), ("-numbers", False)):
            found.append(
                PaperKind(
                    f"{key}{ending}",
                    make(work, names=names),
                    right=Action.MONEY_READ,
                    origin=origin,
                    subject=lambda ref: ref.split(".")[0],
                )
            )
    return found


def _passbook(work: SavingsWork, *, names: bool) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers_passbook import PassbookPaper, passbook_pdf

        group_id, member_id, period = [*asked.id.split("."), "all"][:3]
        today, found = work.clock.today(), work.money.savings.found
        first, last = period_days(found, group_id, period, today)
        book = found.passbook(group_id, member_id, first, last)
        home = work.money.ledger.reading.home(group_id)
        since = max(home.books.opened_on, book.member.joined_on or home.books.opened_on)
        if first is not None:
            since = max(first, since)
        elif book.lines:
            since = min(since, book.lines[0].row.on_date)
        until = min(last or today, today)
        made = PassbookPaper(book, home.group_name, min(since, until), until, home.code)
        pdf = passbook_pdf(made, tr, head_of(work, home.group_name), names=names)
        return Drawn(say("Passbook"), f"passbook-{book.member.number}-{today:%Y-%m-%d}", pdf)

    return make


def _cards(work: SavingsWork, *, names: bool) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers_passbook import cards_pdf

        group_id, member_id = [*asked.id.split("."), ""][:2]
        facts = _card_facts(work, group_id, member_id)
        home = work.money.ledger.reading.home(group_id)
        today, head = work.clock.today(), head_of(work, home.group_name)
        pdf = cards_pdf(facts, home.group_name, today, tr, head, code=home.code, names=names)
        of = f"-{facts[0].member.number}" if member_id else ""
        return Drawn(say("Passbook cards"), f"passbook-cards{of}-{today:%Y-%m-%d}", pdf)

    return make


def _card_facts(work: SavingsWork, group_id: str, member_id: str) -> list[CardFacts]:
    """What the cards say: of one member, or of all who are in the group."""
    from finance.savings.papers_passbook import CardFacts

    savings, loans = work.money.savings.found, work.money.loans.found
    if member_id:
        savers = [savings.passbook(group_id, member_id).saver]
        rows = loans.of_member(group_id, member_id)
    else:
        savers = list(savings.overview(group_id).rows)
        rows = loans.loans(group_id)
    facts = []
    for saver in savers:
        hers = [row for row in rows if row.borrower.person_id == saver.member.member_id]
        days = [row.next_due for row in hers if row.next_due is not None]
        first = min(days, default=None)
        due = sum(row.next_amount for row in hers if row.next_due == first) if first else 0
        left = sum(row.left for row in hers)
        facts.append(CardFacts(saver.member, saver.whole, left, first, due))
    return facts

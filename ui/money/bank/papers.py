"""Papers of this part: reconciliation statement, loans to the group, funds. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.bank.parts import day
from ui.money.bank.work import BankPagesWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of

__all__ = ["papers"]

Make = Callable[[PaperAsked, Translator], Drawn]


def papers(work: BankPagesWork) -> list[PaperKind]:
    """The kinds of papers of this part."""
    read = Action.MONEY_READ

    def registers(key: str) -> Callable[[], Sequence[PaperLine]]:
        word = {
            "external-loans": lambda: say("Register of loans to the group"),
            "funds": lambda: say("Fund register"),
            "dues": lambda: say("Dues to the federation"),
        }[key]

        def lines() -> Sequence[PaperLine]:
            if not work.who.may(read):
                return []
            return [
                PaperLine(
                    key, one.group_id, word, one.name, lambda: say("as it stands today"), None, None
                )
                for one in work.money.bank.federation.choices()
                if one.has_books
            ]

        return lines

    return [
        PaperKind(
            "reconciliation",
            _reconciliation(work),
            _reconciliations(work),
            right=read,
            origin="money-bank",
        ),
        PaperKind(
            "external-loans",
            _loans(work),
            registers("external-loans"),
            right=read,
            origin="money-lenders",
        ),
        PaperKind("funds", _funds(work), registers("funds"), right=read, origin="money-funds"),
        PaperKind("dues", _dues(work), _federations(work), right=read, origin="money-dues"),
    ]


def _federations(work: BankPagesWork) -> Callable[[], Sequence[PaperLine]]:
    def lines() -> Sequence[PaperLine]:
        if not work.who.may(Action.MONEY_READ):
            return []
        return [
            PaperLine(
                "dues",
                one.group_id,
                lambda: say("Dues to the federation"),
                one.name,
                lambda: say("as it stands today"),
                None,
                None,
            )
            for one in work.money.bank.federation.choices()
            if one.has_books and one.below
        ]

    return lines


def _reconciliations(work: BankPagesWork) -> Callable[[], Sequence[PaperLine]]:
    def lines() -> Sequence[PaperLine]:
        if not work.who.may(Action.MONEY_READ):
            return []
        queries = work.money.bank.accounts
        return [
            PaperLine(
                "reconciliation",
                view.id,
                lambda: say("Bank reconciliation"),
                f"{view.group_name} · {view.account.name}",
                lambda view=view: day(view.as_of),
                None,
                view.done_at,
            )
            for one in work.money.bank.federation.choices()
            if one.has_books
            for account in queries.accounts(one.group_id)
            for view in queries.kept(account.id)[:12]
        ]

    return lines


def _reconciliation(work: BankPagesWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.bank.papers import reconciliation_pdf

        view = work.money.bank.accounts.one(asked.id)
        pdf = reconciliation_pdf(view, tr, head_of(work, view.group_name))
        return Drawn(say("Bank reconciliation"), f"reconciliation-{view.as_of:%Y-%m-%d}", pdf)

    return make


def _loans(work: BankPagesWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.bank.papers import external_loans_pdf

        lenders = work.money.bank.lenders
        cards = [lenders.card(row.id) for row in lenders.register(asked.id)]
        name = work.people.group(asked.id).name
        on = work.clock.today()
        pdf = external_loans_pdf(name, cards, on, tr, head_of(work, name))
        return Drawn(say("Register of loans to the group"), f"loans-{on:%Y-%m-%d}", pdf)

    return make


def _funds(work: BankPagesWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.bank.papers import fund_register_pdf

        funds = work.money.bank.funds
        since, until = funds.year(asked.id), work.clock.today()
        rows = funds.register(asked.id, since, until)
        name = work.people.group(asked.id).name
        pdf = fund_register_pdf(name, rows, since, until, tr, head_of(work, name))
        return Drawn(say("Fund register"), f"funds-{until:%Y-%m-%d}", pdf)

    return make


def _dues(work: BankPagesWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.bank.papers_dues import dues_pdf

        queries = work.money.bank.dues
        found = queries.register(asked.id)
        if not found.lines:
            found = queries.of_group(asked.id) or found
        pdf = dues_pdf(found, tr, head_of(work, found.group_name))
        return Drawn(say("Dues to the federation"), f"dues-{found.on:%Y-%m-%d}", pdf)

    return make

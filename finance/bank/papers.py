"""Papers of the bank: reconciliation statement, register of loans to the group, fund register.

Built from frozen views; decides nothing about who may see them. Source of the columns: domain
paper on money, 9.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from finance.bank.views import FundLine, LenderCard, ReconciliationView, ScheduleLine
from finance.bank.words import LENDERS, OPEN_KINDS, ROW_STATES
from finance.ledger.words import FUNDS
from finance.rules.external import LenderKind, RowState
from sr_board.i18n import Translator
from sr_board.papers import Cell, Column, Letterhead, Mark, Paper, Signature, Strong

__all__ = ["external_loans_pdf", "fund_register_pdf", "reconciliation_pdf"]

_MARKS = {
    RowState.PAID: "ok",
    RowState.LATE: "away",
    RowState.PART: "due",
    RowState.OVERDUE: "over",
    RowState.COMING: "not-yet",
}


def _money(tr: Translator, paise: int) -> str:
    return tr.money(paise, always_paise=True)


def reconciliation_pdf(view: ReconciliationView, tr: Translator, letterhead: Letterhead) -> bytes:
    """The reconciliation statement of a bank account on a day, with its open items."""
    paper = Paper(
        tr,
        title=tr.say("Bank reconciliation"),
        subtitle=tr.say("{group}, {date}", group=view.group_name, date=tr.date(view.as_of)),
        letterhead=letterhead,
    )
    account = view.account
    facts: list[tuple[str, str]] = [
        (tr.say("Account"), account.name),
        (tr.say("Bank"), " · ".join(x for x in (account.bank, account.branch) if x)),
    ]
    if account.last_four:
        facts.append((tr.say("Last digits"), tr.digits(account.last_four)))
    paper.facts(facts)
    paper.table(
        [Column("", share=40), Column(tr.say("Amount"), "right", share=20)],
        [
            [tr.say("Balance at the bank"), _money(tr, view.bank_balance)],
            [tr.say("+ deposits not yet at the bank"), _money(tr, view.deposits)],
            [tr.say("− withdrawals not yet at the bank"), _money(tr, view.withdrawals)],
            [tr.say("− money in at the bank, not booked"), _money(tr, view.bank_in)],
            [tr.say("+ money out at the bank, not booked"), _money(tr, view.bank_out)],
            [[Strong(tr.say("= balance in the books"))], [Strong(_money(tr, view.book_balance))]],
        ],
    )
    _open_items(paper, view)
    if view.done_by:
        paper.line(tr.say("Made by {name}", name=view.done_by))
    paper.signatures(
        [
            Signature(" ", tr.say("Treasurer"), thumb=True),
            Signature(" ", tr.say("Second person"), thumb=True),
        ]
    )
    return paper.pdf()


def _open_items(paper: Paper, view: ReconciliationView) -> None:
    tr = paper.tr
    paper.heading(tr.say("Open items"))
    if not view.items:
        paper.line(tr.say("Nothing is open."))
        return
    paper.table(
        [
            Column(tr.say("Date")),
            Column(tr.say("Particulars"), share=30),
            Column(tr.say("What is open"), share=26),
            Column(tr.say("Age"), "right", share=11),
            Column(tr.say("Amount"), "right", share=16),
        ],
        [
            [
                tr.date(item.on_date, "medium"),
                " · ".join(x for x in (item.text, item.number) if x) or "–",
                tr.say(OPEN_KINDS[item.kind]),
                tr.say_n("{n} day", "{n} days", item.age),
                _money(tr, abs(item.amount)),
            ]
            for item in view.items
        ],
    )


def external_loans_pdf(
    group_name: str,
    cards: Sequence[LenderCard],
    on: date,
    tr: Translator,
    letterhead: Letterhead,
) -> bytes:
    """The external loan register: one part for each lender."""
    paper = Paper(
        tr,
        title=tr.say("Register of loans to the group"),
        subtitle=tr.say("{group}, {date}", group=group_name, date=tr.date(on)),
        letterhead=letterhead,
    )
    for place, card in enumerate(cards):
        if place:
            paper.new_page()
        _lender(paper, card)
    if not cards:
        paper.line(tr.say("The group owes nobody."))
    return paper.pdf()


def _lender(paper: Paper, card: LenderCard) -> None:
    tr, row = paper.tr, card.row
    paper.heading(row.lender)
    facts = [
        (tr.say("Kind"), tr.say(LENDERS[row.kind])),
        (tr.say("Sanctioned"), _money(tr, row.principal)),
        (tr.say("Interest"), tr.say("{rate} % a year", rate=tr.digits(row.rate))),
        (tr.say("Received"), _money(tr, row.received)),
        (tr.say("The group owes"), _money(tr, row.balance)),
        (tr.say("Interest paid"), _money(tr, row.paid_interest)),
        (tr.say("Lent on"), _money(tr, card.on_lent.lent)),
        (tr.say("Out with members"), _money(tr, card.on_lent.outstanding)),
        (tr.say("Subvention credited"), _money(tr, row.subvention)),
    ]
    if row.sanction_no:
        facts.insert(1, (tr.say("Sanction number"), tr.digits(row.sanction_no)))
    if row.overdue:
        facts.append((tr.say("Overdue"), _money(tr, row.overdue)))
    facts += [
        (tr.say("New plan from {date}", date=tr.date(change.on)), change.reason)
        for change in card.plans
    ]
    paper.facts(facts)
    if card.schedule:
        paper.subheading(tr.say("Instalments"))
        paper.table(_schedule_columns(tr), [_schedule_row(line, tr) for line in card.schedule])
    if card.moves:
        paper.subheading(tr.say("Received and paid"))
        _moves(paper, card)


def _schedule_columns(tr: Translator) -> list[Column]:
    return [
        Column(tr.say("No."), "right", share=7),
        Column(tr.say("Due on")),
        Column(tr.say("Principal"), "right", share=16),
        Column(tr.say("Interest"), "right", share=14),
        Column(tr.say("Loan left"), "right", share=18),
        Column(tr.say("Paid on")),
        Column(tr.say("State"), share=22),
    ]


def _schedule_row(line: ScheduleLine, tr: Translator) -> list[Cell]:
    row = line.standing.row
    paid = line.standing.paid_on
    return [
        tr.integer(row.n),
        tr.date(row.due, "short"),
        _money(tr, row.principal),
        _money(tr, row.interest),
        _money(tr, row.balance),
        tr.date(paid, "short") if paid else "–",
        Mark(_MARKS[line.state], tr.say(ROW_STATES[line.state])),  # type: ignore[arg-type]
    ]


def _moves(paper: Paper, card: LenderCard) -> None:
    tr = paper.tr

    def amount(paise: int) -> str:
        return _money(tr, paise) if paise else ""

    paper.table(
        [
            Column(tr.say("Date")),
            Column(tr.say("Voucher"), share=15),
            Column(tr.say("Received"), "right", share=17),
            Column(tr.say("Principal"), "right", share=15),
            Column(tr.say("Interest"), "right", share=13),
            Column(tr.say("Subvention"), "right", share=13),
            Column(tr.say("Balance"), "right", share=17),
        ],
        [
            [
                tr.date(move.on_date, "short"),
                tr.digits(move.voucher_no),
                amount(move.received),
                amount(move.principal),
                amount(move.interest),
                amount(move.subvention),
                _money(tr, move.balance),
            ]
            for move in card.moves
        ],
    )
    if card.row.kind is LenderKind.CASH_CREDIT:
        left = _money(tr, card.row.left_to_draw)
        paper.second(tr.say("Left of the limit: {amount}", amount=left))


def fund_register_pdf(
    group_name: str,
    funds: Sequence[FundLine],
    since: date,
    until: date,
    tr: Translator,
    letterhead: Letterhead,
) -> bytes:
    """The fund register over a time: one part for each fund, with its conditions."""
    paper = Paper(
        tr,
        title=tr.say("Fund register"),
        subtitle=tr.say(
            "{group}, {since} to {until}",
            group=group_name,
            since=tr.date(since),
            until=tr.date(until),
        ),
        letterhead=letterhead,
    )
    for fund in funds:
        with paper.together():
            _fund(paper, fund)
    paper.signatures(
        [
            Signature(" ", tr.say("Treasurer"), thumb=True),
            Signature(" ", tr.say("Second person"), thumb=True),
        ]
    )
    return paper.pdf()


def _fund(paper: Paper, fund: FundLine) -> None:
    tr, row = paper.tr, fund.row
    name = fund.name or (tr.say(FUNDS[fund.kind]) if fund.kind in FUNDS else fund.code)
    paper.heading(name)
    if fund.conditions:
        paper.line(tr.say("It is for: {words}", words=fund.conditions))
    if fund.source:
        paper.second(tr.say("From {name}", name=fund.source))
    lines = [
        (tr.say("At the beginning"), row.opening),
        (tr.say("+ received"), row.received),
        (tr.say("+ earned"), row.earned),
        (tr.say("+ returned by members"), row.returned),
        (tr.say("− lent to members"), row.on_lent),
        (tr.say("− paid back to lenders"), row.repaid),
        (tr.say("− interest paid to lenders"), row.lender_interest),
        (tr.say("− used"), row.used),
    ]
    moved = [lines[0], *((word, paise) for word, paise in lines[1:] if paise)]
    rows: list[list[Cell]] = [[word, _money(tr, paise)] for word, paise in moved]
    rows.append([[Strong(tr.say("= cash and bank"))], [Strong(_money(tr, row.closing))]])
    rows.append([tr.say("Still out with members"), _money(tr, fund.lent)])
    paper.table([Column("", share=40), Column(tr.say("Amount"), "right", share=20)], rows)

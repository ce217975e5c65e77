"""Papers of savings: the sheet of a share-out, the last account, the check page of a paper book.

Built from frozen views; decides nothing about who may see them. Every sheet has boxes for
signatures or thumbs, and the code by which paper anchors the chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from finance.ledger.books import MemberRow
from finance.rules.share_out import Residue
from finance.savings.views import LeavingSheet, OpeningView, ShareOutSheet
from sr_board.i18n import Translator
from sr_board.papers import Cell, Column, Letterhead, Paper, Signature, Strong

__all__ = ["chain_code", "leaving_pdf", "opening_pdf", "share_out_pdf"]


def chain_code(digest: str) -> str:
    """The first sixteen figures of an entry's hash, in fours; "" without one."""
    return " ".join(digest[place : place + 4] for place in range(0, min(len(digest), 16), 4))


def _who(member: MemberRow, tr: Translator) -> str:
    return tr.say("{number} · {name}", number=member.number, name=member.name)


def _facts(paper: Paper, pairs: Sequence[tuple[str, str]]) -> None:
    paper.facts([(word, value) for word, value in pairs if value])


def _signatures(paper: Paper, receiver: str = "") -> None:
    """Boxes for the two persons, before them one for who received money."""
    tr = paper.tr
    people = [
        Signature(" ", tr.say("Prepared by"), thumb=True),
        Signature(" ", tr.say("Confirmed by the second person"), thumb=True),
    ]
    if receiver:
        people.insert(0, Signature(receiver, tr.say("Received"), thumb=True))
    with paper.together():
        paper.heading(tr.say("Signed"))
        paper.signatures(people)


def share_out_pdf(
    sheet: ShareOutSheet, group: str, tr: Translator, letterhead: Letterhead
) -> bytes:
    """The sheet on which members sign for what they got at the end of a cycle."""
    paper = Paper(
        tr,
        title=tr.say("Share-out"),
        subtitle=tr.say("{group}, {date}", group=group, date=tr.date(sheet.on_date)),
        letterhead=letterhead,
        books_code=chain_code(sheet.chain),
    )
    _facts(
        paper,
        [
            (tr.say("Cycle"), tr.digits(str(sheet.cycle_no))),
            (
                tr.say("Time"),
                tr.say(
                    "{start} to {end}",
                    start=tr.date(sheet.starts_on),
                    end=tr.date(sheet.on_date),
                ),
            ),
            (tr.say("Shared"), tr.money(sheet.pool)),
            (tr.say("Shares"), tr.digits(str(sheet.shares))),
            (tr.say("Left out"), _residue(sheet, tr)),
            (tr.say("Voucher"), tr.digits(sheet.voucher_no)),
            (tr.say("Resolution"), tr.digits(sheet.resolution)),
        ],
    )
    _payout_table(paper, sheet)
    _signatures(paper)
    return paper.pdf()


def _payout_table(paper: Paper, sheet: ShareOutSheet) -> None:
    tr = paper.tr
    columns = [
        Column(tr.say("Member"), share=24),
        Column(tr.say("Shares"), align="right", share=9),
        Column(tr.say("Payout"), align="right", share=14),
        Column(tr.say("Loan and interest"), align="right", share=14),
        Column(tr.say("Handed out"), align="right", share=14),
        Column(tr.say("Signature or thumb"), share=22),
    ]
    rows: list[list[Cell]] = [
        [
            f"{_who(member, tr)}\n ",
            tr.digits(str(payout.shares)),
            tr.money(payout.gross),
            tr.money(payout.set_off) if payout.set_off else "–",
            [Strong(tr.money(payout.net))],
            " ",
        ]
        for member, payout in sheet.rows
    ]
    payouts = [payout for _, payout in sheet.rows]
    total: list[Cell] = [
        tr.say("Sum"),
        tr.digits(str(sum(p.shares for p in payouts))),
        tr.money(sum(p.gross for p in payouts)),
        tr.money(sum(p.set_off for p in payouts)),
        tr.money(sum(p.net for p in payouts)),
        "",
    ]
    paper.table(columns, rows, total=total)


def _residue(sheet: ShareOutSheet, tr: Translator) -> str:
    if not sheet.residue:
        return ""
    amount = tr.money(sheet.residue)
    if sheet.residue_to == Residue.SOCIAL:
        return tr.say("{amount}, to the social fund", amount=amount)
    return tr.say("{amount}, carried over", amount=amount)


def leaving_pdf(sheet: LeavingSheet, group: str, tr: Translator, letterhead: Letterhead) -> bytes:
    """The last account with a member, for her and for the group."""
    paper = Paper(
        tr,
        title=tr.say("The last account"),
        subtitle=tr.say("{group}, {date}", group=group, date=tr.date(sheet.on_date)),
        letterhead=letterhead,
        books_code=chain_code(sheet.chain),
    )
    _facts(
        paper,
        [
            (tr.say("Member"), _who(sheet.member, tr)),
            (tr.say("Voucher"), tr.digits(sheet.voucher_no)),
            (tr.say("Resolution"), tr.digits(sheet.resolution)),
        ],
    )
    _account_table(paper, sheet)
    paper.amount(
        tr.money(sheet.payable), tr.say("In words: {words}", words=tr.money_words(sheet.payable))
    )
    if sheet.remains:
        paper.panel(
            tr.say("{amount} stays a loan", amount=tr.money(sheet.remains)),
            tr.say("She repays it by a plan of her own. Owing it does not keep her in the group."),
            kind="action",
        )
    _signatures(paper, _who(sheet.member, tr))
    return paper.pdf()


def _account_table(paper: Paper, sheet: LeavingSheet) -> None:
    tr = paper.tr
    rows: list[list[Cell]] = [
        [word, tr.money(amount)]
        for word, amount in (
            (tr.say("Savings"), sheet.compulsory),
            (tr.say("Extra savings"), sheet.voluntary),
            (tr.say("Shares"), sheet.shares),
            (tr.say("Share of the surplus"), sheet.surplus),
            (tr.say("Taken for interest"), -sheet.interest),
            (tr.say("Taken for the loan"), -sheet.principal),
        )
        if amount
    ]
    paper.table(
        [
            Column(tr.say("What it is for"), share=30),
            Column(tr.say("Amount"), align="right", share=10),
        ],
        rows,
        total=[tr.say("Paid to her"), tr.money(sheet.payable)],
    )


def opening_pdf(
    view: OpeningView,
    members: Mapping[str, MemberRow],
    banks: Mapping[str, str],
    group: str,
    tr: Translator,
    letterhead: Letterhead,
) -> bytes:
    """The check page of a paper book that is taken over: everything typed, sums, difference."""
    from finance.savings.opening_content import day_of

    on = view.on_date or day_of(view.content["cut_off"], "cut_off")
    paper = Paper(
        tr,
        title=tr.say("Taking over the paper book"),
        subtitle=tr.say("{group}, {date}", group=group, date=tr.date(on)) if on else group,
        letterhead=letterhead,
        books_code=chain_code(view.chain),
        draft=view.state == "draft",
    )
    _facts(
        paper,
        [
            (tr.say("The group has"), tr.money(view.assets)),
            (tr.say("Known claims on it"), tr.money(view.claims)),
            (tr.say("Difference"), tr.money(view.difference)),
            (tr.say("Voucher"), tr.digits(view.voucher_no)),
        ],
    )
    if view.difference:
        words = view.explanation or tr.say("Not explained yet.")
        paper.panel(tr.say("How the difference came about"), words, kind="action")
    _money_table(paper, view, banks)
    _members_table(paper, view, members)
    _loans_table(paper, view, members)
    _signatures(paper)
    return paper.pdf()


def _money_table(paper: Paper, view: OpeningView, banks: Mapping[str, str]) -> None:
    tr, content = paper.tr, view.content
    lenders = {
        "2110": tr.say("Owed to the bank"),
        "2120": tr.say("Owed to the federation"),
        "2130": tr.say("Owed to another lender"),
    }
    lines: list[tuple[str, int]] = [(tr.say("Cash in the box, counted"), content["cash"] or 0)]
    lines += [(banks.get(row["bank_id"], "–"), row.get("balance") or 0) for row in content["banks"]]
    lines += [(tr.say("Fixed deposits"), row.get("balance") or 0) for row in content["deposits"]]
    lines += [
        (lenders.get(row["account"], row["account"]), -(row.get("balance") or 0))
        for row in content["debts"]
    ]
    lines += [
        (tr.say("Fund {code}", code=row["code"]), -(row.get("amount") or 0))
        for row in content["funds"]
    ]
    paper.heading(tr.say("Money, lenders and funds"))
    paper.table(
        [
            Column(tr.say("What it is for"), share=30),
            Column(tr.say("Amount"), align="right", share=10),
        ],
        [[word, tr.money(amount)] for word, amount in lines if amount],
    )


def _members_table(paper: Paper, view: OpeningView, members: Mapping[str, MemberRow]) -> None:
    tr = paper.tr
    saved = [
        (members[row["member_id"]], row)
        for row in view.content["members"]
        if row["member_id"] in members and any(row.get(name) for name in _SAVED)
    ]
    if not saved:
        return
    names = [name for name in _SAVED if any(row.get(name) for _, row in saved)]
    words = {
        "compulsory": tr.say("Savings"),
        "voluntary": tr.say("Extra savings"),
        "shares": tr.say("Shares"),
    }
    paper.heading(tr.say("Savings of the members"))
    paper.table(
        [
            Column(tr.say("Member"), share=24),
            *(Column(words[name], align="right", share=12) for name in names),
            Column(tr.say("Signature or thumb"), share=18),
        ],
        [
            [_who(member, tr), *(tr.money(row.get(name) or 0) for name in names), " "]
            for member, row in saved
        ],
        total=[
            tr.say("Sum"),
            *(tr.money(sum(row.get(name) or 0 for _, row in saved)) for name in names),
            "",
        ],
    )


_SAVED = ("compulsory", "voluntary", "shares")


def _loans_table(paper: Paper, view: OpeningView, members: Mapping[str, MemberRow]) -> None:
    tr = paper.tr
    loans = [
        row
        for row in view.content["loans"]
        if row.get("balance") and row.get("member_id") in members
    ]
    if not loans:
        return
    names = ("original", "balance", "overdue_principal", "overdue_interest", "overdue_fines")
    heads = (
        tr.say("Loan given"),
        tr.say("Loan left"),
        tr.say("Overdue: loan"),
        tr.say("Overdue: interest"),
        tr.say("Overdue: fines"),
    )
    paper.heading(tr.say("Loans"))
    paper.table(
        [
            Column(tr.say("Member"), share=22),
            *(Column(head, align="right", share=13) for head in heads),
        ],
        [
            [_who(members[row["member_id"]], tr), *(tr.money(row.get(n) or 0) for n in names)]
            for row in loans
        ],
        total=[tr.say("Sum"), *(tr.money(sum(r.get(n) or 0 for r in loans)) for n in names)],
    )

"""Papers of a loan: the card with every instalment, and the letter of what was granted.

Both say the terms in plain words, to be read aloud to the borrower before she marks them. With
numbers only neither name nor picture stands. Source: domain rules 6 and 16 (a debt ties nobody).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from finance.loans.views import CardRow, LoanCard
from finance.loans.words import METHODS, PERIODS, PURPOSES, RATES, STATES
from finance.rules.loans.products import Product
from finance.rules.loans.schedules import Row
from sr_board.base.money import RUPEE
from sr_board.i18n import N_, Translator
from sr_board.papers import (
    Cell,
    Column,
    Dots,
    Letterhead,
    Mark,
    MemberHead,
    Paper,
    Signature,
    Strong,
    Tile,
)
from sr_board.papers.symbols import MarkKind

__all__ = ["LoanPaper", "card_pdf", "letter_pdf"]

NOTHING = "–"
_MARKS: Mapping[str, tuple[MarkKind, str]] = MappingProxyType(
    {
        "paid": ("ok", N_("paid")),
        "part": ("due", N_("part paid")),
        "due": ("due", N_("due")),
        "late": ("over", N_("late")),
        "coming": ("none", N_("coming")),
    }
)


@dataclass(frozen=True)
class LoanPaper:
    """A loan to be printed. `day`: as it stands on; `code`: of the last entry of the books."""

    card: LoanCard
    group: str
    day: date
    code: str = ""


def _number(card: LoanCard, tr: Translator) -> str:
    return tr.say("Member no. {number}", number=tr.integer(card.row.borrower.number))


def _who(card: LoanCard, tr: Translator, names: bool) -> str:
    return card.row.borrower.name if names else _number(card, tr)


def _plain(tr: Translator, paise: int) -> str:
    """An amount in a column of rupees."""
    return tr.money(paise).replace(f"{RUPEE}\N{NO-BREAK SPACE}", "") if paise else NOTHING


def _head(
    made: LoanPaper, tr: Translator, names: bool, figures: tuple[tuple[str, str], ...]
) -> MemberHead:
    row = made.card.row
    loan = tr.say("Loan {number}", number=tr.integer(row.number))
    first = tr.say("{first} · {second}", first=_number(made.card, tr), second=loan)
    return MemberHead(
        _who(made.card, tr, names),
        (first if names else loan, made.group),
        figures,
        Tile(row.borrower.symbol, row.borrower.hue) if names else None,
    )


def _rhythm(product: Product, tr: Translator) -> str:
    period = str(product.period)
    return tr.say(PERIODS[period]) if period in PERIODS else tr.digits(period)


def _terms(product: Product, tr: Translator) -> list[tuple[str, str]]:
    return [
        (
            tr.say("Interest"),
            tr.say(RATES[product.rate_per.value], rate=tr.digits(product.rate)),
        ),
        (tr.say("How it is reckoned"), tr.say(METHODS[product.method.value])),
        (tr.say("Instalments fall due"), _rhythm(product, tr)),
    ]


def card_pdf(
    made: LoanPaper, tr: Translator, letterhead: Letterhead, *, names: bool = True
) -> bytes:
    """The card of a loan as it stands, every instalment with its state in a shape and a word."""
    card, row = made.card, made.card.row
    paper = Paper(
        tr,
        title=tr.say("Loan card"),
        subtitle=tr.say("As it stands on {date}", date=tr.date(made.day)),
        letterhead=letterhead,
        books_code=made.code,
    )
    figures = (
        (tr.say("Lent"), tr.money(row.amount)),
        (tr.say("Loan left"), tr.money(row.left)),
    )
    paper.member(_head(made, tr, names, figures))
    paper.facts(_facts(card, tr))
    if card.rows:
        _instalments(paper, card)
    _sums(paper, card)
    with paper.together():
        paper.heading(tr.say("Signed"))
        paper.signatures(
            [
                Signature(_who(card, tr, names), tr.say("Borrower"), thumb=True),
                Signature(" ", tr.say("Treasurer"), thumb=True),
            ]
        )
    return paper.pdf()


def _facts(card: LoanCard, tr: Translator) -> list[tuple[str, str]]:
    row = card.row
    given = tr.date(row.given_on) if row.given_on else ""
    found = [
        (tr.say("State"), tr.say(STATES[row.state])),
        (tr.say("Purpose"), tr.say(PURPOSES[row.purpose])),
        (tr.say("Paid out on"), given),
        (tr.say("Resolution"), tr.digits(card.resolution)),
        *_terms(card.product, tr),
    ]
    return [(word, value) for word, value in found if value]


def _instalments(paper: Paper, card: LoanCard) -> None:
    tr = paper.tr
    paid = sum(row.state == "paid" for row in card.rows)
    paper.heading(tr.say("Instalments"))
    paper.figure(
        Dots(
            paid,
            len(card.rows),
            tr.say(
                "{paid} of {all} instalments are paid.",
                paid=tr.integer(paid),
                all=tr.integer(len(card.rows)),
            ),
        )
    )
    columns = [
        Column(tr.say("No."), "right"),
        Column(tr.say("Due on")),
        *(
            Column(tr.say(word), "right")
            for word in (
                N_("Loan part"), N_("Interest"), N_("Fine"), N_("Paid in"), N_("Still to pay"),
            )
        ),
        Column(tr.say("State")),
    ]  # fmt: skip
    paper.table(columns, [_row(each, tr) for each in card.rows], total=_total(card, tr))
    paper.second(tr.say("Amounts in rupees."))


def _row(row: CardRow, tr: Translator) -> list[Cell]:
    kind, word = _MARKS[row.state]
    amounts = (row.principal, row.interest, row.fine, row.paid, row.open)
    return [
        tr.integer(row.n),
        tr.date(row.due_on, "medium"),
        *(_plain(tr, each) for each in amounts),
        Mark(kind, tr.say(word)),
    ]


def _total(card: LoanCard, tr: Translator) -> list[Cell]:
    def together(name: str) -> str:
        return _plain(tr, sum(getattr(row, name) for row in card.rows))

    names = ("principal", "interest", "fine", "paid", "open")
    return ["", tr.say("Total"), *(together(name) for name in names), ""]


def _sums(paper: Paper, card: LoanCard) -> None:
    tr, row = paper.tr, card.row
    repaid = row.amount - row.left if row.given_on else 0
    facts = [
        (tr.say("Of the loan repaid"), tr.money(repaid)),
        (tr.say("Interest paid so far"), tr.money(card.interest_paid)),
        (tr.say("Loan left"), tr.money(row.left)),
    ]
    if row.next_due is not None:
        due = tr.say(
            "{amount} on {date}", amount=tr.money(row.next_amount), date=tr.date(row.next_due)
        )
        facts.append((tr.say("Next due"), due))
    if row.overdue:
        facts.append((tr.say("Late"), tr.money(row.overdue)))
    if card.held:
        facts.append((tr.say("Kept for her until it is due"), tr.money(card.held)))
    with paper.together():
        paper.heading(tr.say("Paid and left"))
        paper.facts([(word, [Strong(value)]) for word, value in facts])


def letter_pdf(
    made: LoanPaper,
    plan: Sequence[Row],
    tr: Translator,
    letterhead: Letterhead,
    *,
    names: bool = True,
) -> bytes:
    """The letter of what the meeting granted and how it is to be repaid, by the plan agreed."""
    card = made.card
    granted = card.decided_on or made.day
    paper = Paper(
        tr,
        title=tr.say("Letter of a loan granted"),
        subtitle=tr.say("Granted on {date}", date=tr.date(granted)),
        letterhead=letterhead,
        books_code=made.code,
    )
    paper.member(
        _head(made, tr, names, ((tr.say("Granted"), tr.money(card.row.amount)),))
    )  # fmt: skip
    paper.second(tr.say("Read it aloud to her, in her own language, before anybody signs."))
    paper.numbered(_sentences(made, plan, tr))
    paper.panel(
        tr.say("If you cannot pay, say so at the meeting."),
        tr.say("The meeting can make a new plan with you. Owing money does not keep you in the"
               " group, in a place or at work."),
    )  # fmt: skip
    _plan(paper, plan)
    with paper.together():
        paper.heading(tr.say("Read, understood and agreed"))
        paper.signatures(
            [
                Signature(_who(card, tr, names), tr.say("Borrower"), thumb=True),
                Signature(" ", tr.say("Read aloud by"), thumb=True),
                Signature(" ", tr.say("Chair"), thumb=True),
                Signature(" ", tr.say("Treasurer"), thumb=True),
            ]
        )
    return paper.pdf()


def _sentences(made: LoanPaper, plan: Sequence[Row], tr: Translator) -> list[str]:
    card = made.card
    said = [
        tr.say(
            "The group lends you {amount}: {words}.",
            amount=tr.money(card.row.amount),
            words=tr.money_words(card.row.amount),
        ),
        tr.say("You asked for it for: {purpose}.", purpose=tr.say(PURPOSES[card.row.purpose])),
    ]
    if card.resolution:
        said.append(
            tr.say("The meeting decided it by resolution {number}.",
                   number=tr.digits(card.resolution))
        )  # fmt: skip
    said += _repaying(card.product, plan, tr)
    if card.row.given_on is None:
        said.append(tr.say("The days follow from the day on which the money is paid out."))
    return said


def _repaying(product: Product, plan: Sequence[Row], tr: Translator) -> list[str]:
    first = plan[0]
    return [
        tr.say(
            "The interest is {rate}. {method}.",
            rate=tr.say(RATES[product.rate_per.value], rate=tr.digits(product.rate)),
            method=tr.say(METHODS[product.method.value]),
        ),
        tr.say_n(
            "You repay it in {n} instalment, {rhythm}.",
            "You repay it in {n} instalments, {rhythm}.",
            len(plan),
            rhythm=_rhythm(product, tr),
        ),
        tr.say(
            "The first falls due on {date}: {amount}.",
            date=tr.date(first.due),
            amount=tr.money(first.total),
        ),
        tr.say("The last falls due on {date}.", date=tr.date(plan[-1].due)),
        tr.say(
            "In all you pay back {total}; {interest} of it is interest.",
            total=tr.money(sum(row.total for row in plan)),
            interest=tr.money(sum(row.interest for row in plan)),
        ),
    ]


def _plan(paper: Paper, plan: Sequence[Row]) -> None:
    tr = paper.tr
    paper.heading(tr.say("The plan"))
    columns = [
        Column(tr.say("No."), "right"),
        Column(tr.say("Due on")),
        *(
            Column(tr.say(word), "right")
            for word in (N_("Loan part"), N_("Interest"), N_("Together"), N_("Loan left"))
        ),
    ]
    rows: list[list[Cell]] = [
        [
            tr.integer(row.n),
            tr.date(row.due, "medium"),
            _plain(tr, row.principal),
            _plain(tr, row.interest),
            _plain(tr, row.total),
            _plain(tr, row.balance),
        ]
        for row in plan
    ]
    lent, interest = sum(row.principal for row in plan), sum(row.interest for row in plan)
    sums = (lent, interest, lent + interest)
    total: list[Cell] = ["", tr.say("Total"), *(_plain(tr, each) for each in sums), ""]
    paper.table(columns, rows, total=total)
    paper.second(tr.say("Amounts in rupees."))

"""The passbook as a printed page, and its small card to carry.

Members show the passbook as a paper of identity, so its head bears her picture and colour. Source:
domain rules 9.1 (columns and their order) and 5.2 (what was corrected stays, struck through, and
the correction stands below under its own day). With numbers only neither name nor picture stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finance.ledger.books import MemberRow
from finance.rules.registers import PassbookRow
from finance.savings.views import PassbookLine, PassbookView
from sr_board.base.money import RUPEE
from sr_board.i18n import N_, Translator
from sr_board.papers import (
    Carry,
    Cell,
    Column,
    Letterhead,
    MemberCard,
    MemberHead,
    Paper,
    Signature,
    Struck,
    Tile,
)

__all__ = ["CardFacts", "PassbookPaper", "cards_pdf", "passbook_pdf"]

NOTHING = "–"
_AMOUNTS = (
    ("savings_in", N_("Saved")),
    ("savings_balance", N_("Savings")),
    ("loan_taken", N_("Loan taken")),
    ("loan_repaid", N_("Loan repaid")),
    ("loan_balance", N_("Loan left")),
    ("interest", N_("Interest")),
    ("fine", N_("Fine")),
    ("other", N_("Other")),
    ("total_paid", N_("Paid in all")),
    ("savings_out", N_("Returned")),
)
_BALANCES = ("savings_balance", "loan_balance")


@dataclass(frozen=True)
class PassbookPaper:
    """A member's book to be printed. `since` and `until`: its first and last day; `code`: of the
    last entry of the books, "" without one."""

    book: PassbookView
    group: str
    since: date
    until: date
    code: str = ""


@dataclass(frozen=True)
class CardFacts:
    """What a small card says of one member, in paise. `next_due` None: nothing is to be paid."""

    member: MemberRow
    saved: int
    loan: int
    next_due: date | None = None
    next_amount: int = 0


def passbook_pdf(
    made: PassbookPaper, tr: Translator, letterhead: Letterhead, *, names: bool = True
) -> bytes:
    """The passbook with all its lines. Raises RuleBroken "paper-too-long"."""
    paper = Paper(
        tr, title=tr.say("Passbook"), letterhead=letterhead, books_code=made.code, lying=True
    )  # fmt: skip
    paper.member(_head(made, tr, names))
    if made.book.lines or any(made.book.brought):
        _lines(paper, made.book)
        paper.second(tr.say("Amounts in rupees."))
    else:
        paper.line(tr.say("Nothing is written in this book yet."))
    if any(line.row.struck for line in made.book.lines):
        paper.second(
            tr.say("A line that was wrong is struck through; the line that corrects it follows.")
        )
    owner = made.book.member.name if names else _number(made.book.member, tr)
    with paper.together():
        paper.signatures(
            [
                Signature(owner, tr.say("Owner of the passbook"), thumb=True),
                Signature(" ", tr.say("Organiser")),
                Signature(" ", tr.say("Treasurer")),
            ],
            across=3,
        )
    return paper.pdf()


def _number(member: MemberRow, tr: Translator) -> str:
    return tr.say("Member no. {number}", number=tr.integer(member.number))


def _head(made: PassbookPaper, tr: Translator, names: bool) -> MemberHead:
    member = made.book.member
    lines = [made.group]
    if names:
        lines = [tr.say("{first} · {second}", first=_number(member, tr), second=made.group)]
    lines.append(
        tr.say(
            "{start} to {end}",
            start=tr.date(made.since, "medium"),
            end=tr.date(made.until, "medium"),
        )
    )
    if member.left_on is not None:
        lines.append(tr.say("left on {date}", date=tr.date(member.left_on, "medium")))
    return MemberHead(
        member.name if names else _number(member, tr),
        lines,
        (
            (tr.say("Savings in all"), tr.money(made.book.standing[0])),
            (tr.say("Loan left"), tr.money(made.book.standing[1])),
        ),
        Tile(member.symbol, member.hue) if names else None,
    )


def _plain(tr: Translator, paise: int) -> str:
    """An amount in a column of rupees."""
    return tr.money(paise).replace(f"{RUPEE}\N{NO-BREAK SPACE}", "") if paise else NOTHING


def _lines(paper: Paper, book: PassbookView) -> None:
    tr = paper.tr
    rows = [_line(line, tr) for line in book.lines]
    if any(book.brought):
        rows.insert(0, _brought(book.brought, tr))
    more = len(rows) - len(book.lines)

    def sums(word: str, count: int) -> list[Cell]:
        return _sums(word, book, max(count - more, 0), tr)

    columns = [
        Column(tr.say("Day"), "centre"),
        *(Column(tr.say(word), "right") for _, word in _AMOUNTS),
        Column(tr.say("Organiser's signature")),
    ]
    paper.table(
        columns,
        rows,
        total=sums(tr.say("Total"), len(rows)),
        carry=Carry(
            lambda count: sums(tr.say("Carried forward"), count),
            lambda count: sums(tr.say("Brought forward"), count),
        ),
    )


def _brought(brought: tuple[int, int], tr: Translator) -> list[Cell]:
    known = dict(zip(_BALANCES, brought, strict=True))
    cells = [_plain(tr, known[name]) if name in known else "" for name, _ in _AMOUNTS]
    return [tr.say("Brought forward"), *cells, ""]


def _line(line: PassbookLine, tr: Translator) -> list[Cell]:
    """One line, two lines high: the organiser signs in the last column."""
    row = line.row
    day = tr.date(row.on_date, "short")
    amounts = [_plain(tr, getattr(row, name)) for name, _ in _AMOUNTS]
    if row.struck:
        crossed: list[Cell] = [Struck(each) if each != NOTHING else each for each in amounts]
        return [Struck(day), *crossed, tr.say("struck out")]
    below = tr.say("correction") if row.correction else " "
    return [f"{day}\n{below}", *amounts, " "]


def _sums(word: str, book: PassbookView, count: int, tr: Translator) -> list[Cell]:
    """What was paid in the first lines together, and both balances after them."""
    rows: Sequence[PassbookRow] = [line.row for line in book.lines[:count]]
    last = dict(zip(_BALANCES, book.brought, strict=True))
    if rows:
        last = {name: getattr(rows[-1], name) for name in _BALANCES}
    cells: list[Cell] = [
        _plain(tr, last[name] if name in last else sum(getattr(row, name) for row in rows))
        for name, _ in _AMOUNTS
    ]
    return [word, *cells, ""]


def cards_pdf(
    facts: Sequence[CardFacts],
    group: str,
    day: date,
    tr: Translator,
    letterhead: Letterhead,
    *,
    code: str = "",
    names: bool = True,
) -> bytes:
    """Small cards to cut out, two in a row; one member alone gets two, one for the group."""
    shown = [*facts, *facts] if len(facts) == 1 else facts
    paper = Paper(
        tr,
        title=tr.say("Passbook cards"),
        letterhead=letterhead,
        books_code=code,
    )
    paper.cards([_card(each, group, day, tr, code, names) for each in shown])
    return paper.pdf()


def _card(
    facts: CardFacts, group: str, day: date, tr: Translator, code: str, names: bool
) -> MemberCard:
    member = facts.member
    due = tr.date(facts.next_due, "medium") if facts.next_due else ""
    return MemberCard(
        group,
        tr.date(day, "medium"),
        member.name if names else _number(member, tr),
        _number(member, tr) if names else "",
        (
            (tr.say("Savings in all"), tr.money(facts.saved), ""),
            (tr.say("Loan left"), tr.money(facts.loan) if facts.loan else NOTHING, ""),
            (tr.say("Next due"), tr.money(facts.next_amount) if due else NOTHING, due),
        ),
        tr.say("Code of the books: {code}", code=code) if code else "",
        Tile(member.symbol, member.hue) if names else None,
    )

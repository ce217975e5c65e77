"""The collection sheet on paper: rows with a box for each thumb, count, payments, chain code.

The same sheet is printed empty for groups that write on paper first: what is asked stands there,
what is given is written by hand. The version with numbers only names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from finance.rules.cash_count import counted
from finance.rules.sheet import Column as SheetColumn
from finance.rules.sheet import Mark as HereMark
from finance.rules.sheet import totals
from finance.sheet.content import PaymentContent, PaymentKind
from finance.sheet.paying import box_of
from finance.sheet.views import MemberRow, SheetState, SheetView
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Picture, Signature
from sr_board.papers.tables import Cell

__all__ = ["sheet_pdf"]

_LINE = "__________"


def sheet_pdf(
    view: SheetView,
    tr: Translator,
    letterhead: Letterhead,
    *,
    blank: bool = False,
    names: bool = True,
) -> bytes:
    """The sheet, or (`blank`) the form to be filled in by hand. Raises "paper-too-long"."""
    paper = Paper(
        tr,
        title=tr.say("Collection sheet"),
        subtitle=_about(view, tr, blank=blank),
        letterhead=letterhead,
        books_code=view.code,
        draft=not blank and view.state is not SheetState.CLOSED,
        lying=True,
    )
    _start(paper, view, blank=blank)
    _rows(paper, view, blank=blank, names=names)
    _payments(paper, view, blank=blank, names=names)
    _box(paper, view, blank=blank)
    _count(paper, view, blank=blank)
    _signatures(paper, view, names=names and not blank)
    return paper.pdf()


def _about(view: SheetView, tr: Translator, *, blank: bool) -> str:
    day = tr.date(view.on_date, "weekday")
    if blank or not view.number:
        return tr.say("{group}, {day}", group=view.group_name, day=day)
    return tr.say(
        "{group}, sheet {number}, {day}", group=view.group_name, number=view.number, day=day
    )


def _start(paper: Paper, view: SheetView, *, blank: bool) -> None:
    tr, recall = paper.tr, view.recall
    facts = [(tr.say("In the box at the start"), tr.money(recall.cash))]
    if view.banks:
        facts.append((tr.say("In the bank"), tr.money(recall.bank)))
    facts.append((tr.say("Out on loan"), tr.money(recall.lent)))
    if blank:
        facts.append((tr.say("Presided by"), _LINE))
    paper.facts(facts)


def _columns(view: SheetView) -> list[SheetColumn]:
    extra = any(row.given.of(SheetColumn.VOLUNTARY) for row in view.content.rows)
    found = list(view.columns)
    if extra and SheetColumn.VOLUNTARY not in found:
        found.insert(1, SheetColumn.VOLUNTARY)
    return found


def _head(column: SheetColumn, tr: Translator) -> str:
    return {
        SheetColumn.SAVINGS: tr.say("Savings"),
        SheetColumn.SHARES: tr.say("Shares"),
        SheetColumn.SOCIAL: tr.say("Social fund"),
        SheetColumn.VOLUNTARY: tr.say("Extra savings"),
        SheetColumn.PRINCIPAL: tr.say("Loan"),
        SheetColumn.INTEREST: tr.say("Interest"),
        SheetColumn.FINE: tr.say("Fine"),
        SheetColumn.OTHER: tr.say("Other"),
    }[column]


def _mark(mark: HereMark, tr: Translator) -> str:
    return {
        HereMark.PRESENT: tr.say("here"),
        HereMark.LATE: tr.say("late"),
        HereMark.LEAVE: tr.say_in("attendance", "leave"),
        HereMark.ABSENT: tr.say("away"),
    }[mark]


def _amount(paise: int, tr: Translator) -> str:
    return tr.money(paise).replace("₹", "").strip("\u00a0 ") if paise else "–"


def _rows(paper: Paper, view: SheetView, *, blank: bool, names: bool) -> None:
    tr, money = paper.tr, _columns(view)
    columns = [Column(tr.say("No."), "right", 11)]
    columns += [Column(tr.say("Member"), share=40)] if names else []
    columns.append(Column(tr.say("Here"), share=22))
    columns += [Column(_head(column, tr), "right", 20) for column in money]
    columns.append(Column(tr.say("Paid"), "right", 22))
    columns.append(Column(tr.say_in("collection sheet", "Due"), "right", 20))
    columns.append(Column(tr.say("Signature or thumb"), share=48))
    rows = [_row(view, row, money, tr, blank=blank, names=names) for row in view.rows]
    found = totals((row.due, view.content.row(row.person_id).given) for row in view.rows)
    total: list[Cell] = ["", tr.say("Total"), ""] if names else [tr.say("Total"), ""]
    total += ["" if blank else _amount(found.columns[column], tr) for column in money]
    total += ["" if blank else _amount(found.received, tr), _amount(found.due, tr), ""]
    paper.table(columns, rows, total=total)


def _row(
    view: SheetView,
    row: MemberRow,
    money: Sequence[SheetColumn],
    tr: Translator,
    *,
    blank: bool,
    names: bool,
) -> list[Cell]:
    given = view.content.row(row.person_id).given
    cells: list[Cell] = [tr.digits(str(row.number or ""))]
    if names:
        symbol, _, hue = row.symbol.partition("/")
        cells.append(Picture(symbol, hue, row.name))
    cells.append("" if blank else _mark(given.mark, tr))
    if blank:
        cells += [
            tr.say("({amount})", amount=_amount(row.due.due(column), tr))
            if row.due.due(column)
            else ""
            for column in money
        ]
    else:
        cells += [_amount(given.of(column), tr) for column in money]
    cells += ["" if blank else _amount(given.total, tr), _amount(row.due.total, tr)]
    return [*cells, "\u00a0\n\u00a0"]


def _payments(paper: Paper, view: SheetView, *, blank: bool, names: bool) -> None:
    tr, content = paper.tr, view.content
    if not blank and not content.payments:
        return
    paper.heading(tr.say("Paid out at this meeting"))
    columns = [
        Column(tr.say("What for")),
        Column(tr.say("To whom")),
        Column(tr.say("Resolution")),
        Column(tr.say("Amount"), "right"),
        Column(tr.say("In words")),
        Column(tr.say("Signature or thumb")),
    ]
    if blank:
        paper.table(columns, [["\u00a0\n\u00a0", "", "", "", "", ""] for _ in range(4)])
        return
    rows = [_payment(view, each, tr, names=names) for each in content.payments]
    total: list[Cell] = [tr.say("Total"), "", "", tr.money(content.paid), "", ""]
    paper.table(columns, rows, total=total)


def _payment(
    view: SheetView, payment: PaymentContent, tr: Translator, *, names: bool
) -> list[Cell]:
    member = next((row for row in view.rows if row.person_id == payment.payee_id), None)
    who = payment.payee
    if member is not None:
        number = tr.digits(str(member.number or ""))
        who = f"{number} {member.name}" if names else number
    serials = {each.id: each.serial for each in view.resolutions}
    serial = serials.get(payment.resolution_id or "", payment.resolution_no)
    what = {
        PaymentKind.LOAN: tr.say("Loan to a member"),
        PaymentKind.WITHDRAWAL: tr.say("Savings paid back"),
        PaymentKind.EXPENSE: tr.say("Expense"),
        PaymentKind.HELP: tr.say("Emergency help"),
        PaymentKind.OTHER: tr.say("Other payment"),
    }[payment.kind]
    note = f", {payment.note}" if payment.note else ""
    words = tr.money_words(payment.amount)
    return [what + note, who, serial, tr.money(payment.amount), words, "\u00a0\n\u00a0"]


def _box(paper: Paper, view: SheetView, *, blank: bool) -> None:
    tr = paper.tr
    paper.heading(tr.say("The cash box"))
    if blank:
        words = (
            tr.say("In the box at the start"),
            tr.say("+ received"),
            tr.say("− paid out"),
            tr.say("− to the bank"),
            tr.say("In the box now"),
        )
        paper.facts([(word, _LINE) for word in words])
        return
    box = box_of(view, view.content)
    facts = [
        (tr.say("In the box at the start"), tr.money(box.opening)),
        (tr.say("+ received"), tr.money(box.received)),
    ]
    if box.paid:
        facts.append((tr.say("− paid out"), tr.money(box.paid)))
    if box.to_bank:
        facts.append((tr.say("− to the bank"), tr.money(box.to_bank)))
    if box.from_bank:
        facts.append((tr.say("+ from the bank"), tr.money(box.from_bank)))
    facts.append((tr.say("Cash that must be in the box"), tr.money(box.must)))
    paper.facts(facts)
    paper.second(tr.say("In words: {words}", words=tr.money_words(box.must)))


def _count(paper: Paper, view: SheetView, *, blank: bool) -> None:
    tr, content = paper.tr, view.content
    if not blank and not content.pieces:
        return
    paper.heading(tr.say("Counted by two persons"))
    found = counted(content.pieces)
    if blank:
        _count_form(paper, view)
    else:
        lines = [
            (f"{tr.money(worth)} × {tr.integer(number)}", tr.money(worth * number))
            for worth in view.worths
            if (number := content.pieces.get(worth, 0))
        ]
        paper.facts([*lines, (tr.say("Counted"), tr.money(found))])
    must = box_of(view, content).must
    if not blank and found != must:
        fact = tr.say(
            "The box should hold {book}; {counted} was counted. {reason}",
            book=tr.money(must),
            counted=tr.money(found),
            reason=content.reason,
        )
        paper.panel(fact, kind="over")


def _count_form(paper: Paper, view: SheetView) -> None:
    tr = paper.tr
    paper.table(
        [
            Column(tr.say("Note or coin"), "right"),
            Column(tr.say("How many"), "right"),
            Column(tr.say("Amount"), "right"),
        ],
        [[tr.money(worth), "", ""] for worth in view.worths],
        total=[tr.say("Counted"), "", ""],
    )


def _signatures(paper: Paper, view: SheetView, *, names: bool) -> None:
    tr, rows = paper.tr, {row.person_id: row.name for row in view.rows}
    counters = [rows.get(each, "") if names else "" for each in view.content.counters]
    counters += [""] * (2 - len(counters))
    paper.signatures(
        [
            Signature("", tr.say("Presided"), thumb=True),
            Signature("", tr.say("Treasurer"), thumb=True),
            Signature(counters[0], tr.say("Counted"), thumb=True),
            Signature(counters[1], tr.say("Counted"), thumb=True),
        ]
    )

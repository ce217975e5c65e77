"""Remarks of an auditor, samples that anybody can draw again, and what left the book."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from finance.reports.register_build import REGISTERS, RegisterAsk
from finance.reports.service_audit import (
    AnswerRemark,
    DrawSample,
    NoteCount,
    Remark,
    RemarkState,
    SettleRemark,
)
from finance.reports.service_export import ExportBook, ExportRegister, NotePrint
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.i18n import translator
from tests.conftest import START
from tests.unit.money.recomputed import (
    beancount_balances,
    hledger_balances,
    need_beancount,
    need_hledger,
)

from .conftest import Money
from .reports_place import APRIL, YEAR, kept, reports, two_months, wanted

__all__ = ["kept"]


def test_what_a_paper_count_says_is_noted_as_an_open_remark(money: Money) -> None:
    reports(money).audit.note_count(NoteCount(money.group, "Paper has ₹ 5 more"))
    (seen,) = reports(money).audit.remarks(money.group)
    assert (seen.entry_id, seen.state) == (None, RemarkState.OPEN)
    assert (seen.text, seen.person) == ("Paper has ₹ 5 more", "Malati")
    with pytest.raises(InputInvalid):
        reports(money, Role.AUDITOR).audit.note_count(NoteCount(money.group, " "))


@pytest.mark.parametrize("role", list(Role))
def test_who_may_note_a_paper_count(kept: Money, role: Role) -> None:
    audit = reports(kept, role).audit
    allowed = GRANTS[role] & {Action.MONEY_PREPARE, Action.MONEY_REMARK}
    with pytest.raises(InputInvalid if allowed else NotAllowed):
        audit.note_count(NoteCount(kept.group, ""))


def test_a_remark_is_answered_and_settled(money: Money) -> None:
    entry = money.receive(500)
    auditor = reports(money, Role.AUDITOR).audit
    treasurer = reports(money).audit
    first = auditor.remark(Remark(money.group, "Where is the slip?", entry)).id
    money.book.clock.set(START + timedelta(hours=1))
    auditor.remark(Remark(money.group, "Bank every month, please."))
    treasurer.answer(AnswerRemark(first, "It lies in the folder."))
    general, on_entry = treasurer.remarks(money.group)
    assert (general.entry_id, general.state) == (None, RemarkState.OPEN)
    assert on_entry.state is RemarkState.ANSWERED and on_entry.voucher_no
    assert on_entry.answers[0].text == "It lies in the folder."
    auditor.settle(SettleRemark(first))
    (seen,) = treasurer.remarks(money.group, entry)
    assert seen.state is RemarkState.SETTLED and seen.answers[-1].settled
    with pytest.raises(RuleBroken):
        treasurer.answer(AnswerRemark(first, "One more word."))
    with pytest.raises(NotFound):
        treasurer.answer(AnswerRemark("nothing", "x"))
    with pytest.raises(NotFound):
        auditor.remark(Remark(money.group, "x", "nothing"))
    with pytest.raises(InputInvalid):
        auditor.remark(Remark(money.group, "  "))


def test_a_sample_stays_the_same_when_more_is_posted(money: Money) -> None:
    for amount in (100, 200, 300, 40000):
        money.receive(amount)
    auditor = reports(money, Role.AUDITOR).audit
    ref = auditor.draw(DrawSample(money.group, *YEAR, size=2, above=30000, seed="4711")).id
    found = auditor.sample(ref)
    assert (found.entries, found.amount, found.seed) == (4, 40600, "4711")
    assert [row.amount for row in found.rows if row.large] == [40000] and len(found.rows) == 3
    money.receive(999)
    money.book.clock.set(START + timedelta(hours=1))
    assert auditor.sample(ref) == found
    thrown = auditor.sample(auditor.draw(DrawSample(money.group, *YEAR, size=1, way="amount")).id)
    assert thrown.seed and len(thrown.rows) == 1
    assert auditor.samples(money.group) == (thrown.sample_id, ref)


@pytest.mark.parametrize(
    "wrong",
    [{"size": 0}, {"size": 501}, {"size": 1, "way": "luck"}, {"size": 1, "until": APRIL[0]}],
)
def test_a_sample_needs_sense(kept: Money, wrong: dict[str, object]) -> None:
    facts = {"since": YEAR[1], "until": YEAR[1], **wrong}
    with pytest.raises(InputInvalid):
        reports(kept, Role.AUDITOR).audit.draw(DrawSample(kept.group, **facts))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        reports(kept, Role.AUDITOR).audit.sample("nothing")


@pytest.mark.parametrize("role", list(Role))
def test_who_may_remark_answer_and_export(kept: Money, role: Role) -> None:
    desk = reports(kept, role)
    ask = RegisterAsk("cash_book", wanted(kept))
    acts = {
        Action.MONEY_REMARK: [
            lambda: desk.audit.remark(Remark(kept.group, "x", "nothing")),
            lambda: desk.audit.settle(SettleRemark("nothing")),
            lambda: desk.audit.draw(DrawSample(kept.group, *YEAR, size=0)),
        ],
        Action.MONEY_PREPARE: [lambda: desk.audit.answer(AnswerRemark("nothing", "x"))],
        Action.MONEY_READ: [
            lambda: desk.audit.remarks(kept.group),
            lambda: desk.audit.samples(kept.group),
            lambda: desk.audit.sample("nothing"),
            lambda: desk.exports.prints(kept.group),
            lambda: desk.exports.note(NotePrint(kept.group, "x", "pdf", "", True)),
            lambda: desk.resolutions.register(wanted(kept)),
        ],
        Action.MONEY_EXPORT: [
            lambda: desk.exports.register(ExportRegister(ask, "csv", "", True), translator("en")),
            lambda: desk.exports.book(ExportBook(kept.group, "hledger", "", False)),
        ],
    }
    for right, tries in acts.items():
        for each in tries:
            try:
                each()
            except NotAllowed:
                assert not desk.who.may(right)
            except SRBoardError:
                assert desk.who.may(right)
            else:
                assert desk.who.may(right)


WITHOUT_LOANS = frozenset({"dcb", "lenders"})
"""Registers that have no line in a group that never lent or borrowed."""


def asks(money: Money) -> list[RegisterAsk]:
    """Every register that a group without loans can have."""
    more = {
        "account": "2010",
        "member_id": money.person["Asha"],
        "bank_id": money.bank,
    }
    return [
        RegisterAsk(key, wanted(money), **({each.needs: more[each.needs]} if each.needs else {}))
        for key, each in REGISTERS.items()
        if each.needs != "loan_id"
    ]


def test_every_register_becomes_a_file_and_is_noted(money: Money) -> None:
    two_months(money)
    exports = reports(money).exports
    for ask in asks(money):
        for kind in ("csv", "xlsx"):
            made = exports.register(
                ExportRegister(ask, kind, "for the bank", False), translator("bn")
            )
            assert (made.lines > 0) is (ask.key not in WITHOUT_LOANS)
            assert made.name.endswith(f".{kind}")
            assert b"Asha" not in made.content
            if kind == "xlsx":
                sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
                assert sheet is not None and sheet.max_row == made.lines + 1
    prints = exports.prints(money.group)
    assert len(prints) == 2 * len(asks(money))
    assert {(row.purpose, row.names, row.person) for row in prints} == {
        ("for the bank", False, "Malati")
    }


def test_an_export_is_asked_for_its_purpose(kept: Money) -> None:
    exports, tr = reports(kept).exports, translator("en")
    ask = RegisterAsk("cash_book", wanted(kept))
    for wrong in (
        ExportRegister(ask, "csv", " ", True),
        ExportRegister(ask, "ods", "x", True),
        ExportRegister(RegisterAsk("ledger", wanted(kept)), "csv", "x", True),
    ):
        with pytest.raises(InputInvalid):
            exports.register(wrong, tr)
    with pytest.raises(NotFound):
        exports.register(ExportRegister(RegisterAsk("diary", wanted(kept)), "csv", "x", True), tr)
    with pytest.raises(InputInvalid):
        exports.book(ExportBook(kept.group, "ods", "x", False))
    assert exports.prints(kept.group) == ()


def balances(money: Money) -> dict[str, int]:
    """Our own trial balance, by code."""
    rows = reports(money).statements.trial_balance(money.group, *YEAR).rows
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        found[row.account] += row.closing
    return {code: amount for code, amount in found.items() if amount}


@need_hledger
def test_hledger_agrees_to_the_paisa(money: Money, tmp_path: Path) -> None:
    two_months(money)
    made = reports(money).exports.book(ExportBook(money.group, "hledger", "audit", False))
    text = made.content.decode()
    assert made.name.endswith(".journal") and "Asha" not in text
    assert hledger_balances(tmp_path / "b.journal", text) == balances(money)


@need_beancount
def test_beancount_agrees_to_the_paisa(money: Money, tmp_path: Path) -> None:
    two_months(money)
    made = reports(money).exports.book(ExportBook(money.group, "beancount", "audit", True))
    text = made.content.decode()
    assert 'name: "Asha"' in text
    assert beancount_balances(tmp_path / "b.beancount", text) == balances(money)


def test_resolutions_show_what_was_used(kept: Money) -> None:
    found = reports(kept).resolutions.register(wanted(kept))
    (row,) = found.rows
    assert (row.number, row.paper, row.entries, row.used) == ("7/2026", True, 2, 2050)
    assert row.approved is None and found.sums == {"used": 2050}

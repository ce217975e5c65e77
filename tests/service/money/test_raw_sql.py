"""Somebody with the book's key writes past the program: refused by a guard, or found and named."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from finance.ledger.commands import EntryDraft, OpenBooks
from finance.ledger.content import chain_row
from finance.ledger.models import LedgerEntry, LedgerPosting, MonthTotal, YearTotal
from finance.ledger.posting import post
from finance.ledger.verify import verify_books
from finance.rules.chain import row_hash
from finance.rules.entries import EntryKind, Line
from sr_board.audit.verify import Finding
from sr_board.store.money_guards import money_guard_statements

from .conftest import OPENED, TODAY, Money
from .test_many_groups import make_group
from .test_own_books import confined


def found(money: Money) -> list[Finding]:
    """What the check of the books finds."""
    with money.book.read() as session:
        return list(verify_books(session))


def codes(money: Money) -> set[str]:
    """Codes of what the check finds, the missing guards apart."""
    return {each.code for each in found(money)} - {"money-guard-missing"}


def named(money: Money, code: str) -> dict[str, object]:
    """Params of the one finding with this code."""
    (finding,) = [each for each in found(money) if each.code == code]
    return dict(finding.params)


def without_guards(money: Money) -> None:
    """Take every trigger away, as an attacker would first."""
    money.sql(*(f"DROP TRIGGER {s.split()[2]}" for _, s in money_guard_statements()))


def three(money: Money) -> list[str]:
    """A receipt, another, and a payment; their entries."""
    return [
        money.receive(100_00, on_date=date(2026, 6, 5)),
        money.receive(50_00, member="Bina"),
        money.pay(20_00),
    ]


def test_sound_books_have_no_findings(money: Money) -> None:
    three(money)
    assert found(money) == []


POSTED = "id = (SELECT id FROM entry WHERE seq = 1)"
OF_FIRST = "entry_id = (SELECT id FROM entry WHERE seq = 1)"
NEW_ENTRY = (
    "INSERT INTO entry (id, group_id, on_date, kind, narration, resolution_no, resolution_used,"
    " reason, refused_reason, prepared_by, state, content, content_hash, recorded_at, recorded_by)"
    " SELECT 'f', group_id, on_date, '{kind}', '', '', 0, '', '', prepared_by, '{state}', '',"
    " 'x', recorded_at, recorded_by FROM entry WHERE seq = 1"
)
LINE = (
    "INSERT INTO posting (entry_id, line_no, group_id, on_date, account, amount, fund{more})"
    " SELECT '{entry}', {n}, group_id, on_date, '{account}', {amount}, 'general'{value}"
    " FROM entry WHERE seq = 1"
)
POST_IT = (
    "UPDATE entry SET state = 'posted', hash = 'h', seq = 4, voucher_no = 'v', posted_at ="
    " recorded_at, prev_hash = (SELECT hash FROM entry WHERE seq = 3) WHERE id = 'f'"
)


def line(entry: str, n: int, account: str, amount: object, **more: str) -> str:
    """An inserted line."""
    return LINE.format(
        entry=entry,
        n=n,
        account=account,
        amount=amount,
        more="".join(f", {key}" for key in more),
        value="".join(f", '{value}'" for value in more.values()),
    )


REFUSED = (
    (f"UPDATE posting SET amount = 1 WHERE {OF_FIRST}", "record is final"),
    (f"DELETE FROM posting WHERE {OF_FIRST}", "record is final"),
    (f"UPDATE entry SET narration = 'x' WHERE {POSTED}", "record is final"),
    (f"UPDATE entry SET on_date = '2026-07-01' WHERE {POSTED}", "record is final"),
    (f"UPDATE entry SET voucher_no = '9' WHERE {POSTED}", "record is final"),
    (f"DELETE FROM entry WHERE {POSTED}", "record is final"),
    ("UPDATE approval SET person_id = 'x'", "record is final"),
    ("DELETE FROM approval", "record is final"),
    (NEW_ENTRY.format(kind="receipt", state="posted"), "entry begins as a draft"),
)


def test_a_guard_refuses_every_change(money: Money) -> None:
    three(money)
    for statement, guard in REFUSED:
        with pytest.raises(DBAPIError, match=guard):
            money.sql(statement)
    assert found(money) == []


def test_a_line_cannot_be_put_into_what_is_posted(money: Money) -> None:
    first, *_ = three(money)
    with pytest.raises(DBAPIError, match="entry takes no more lines"):
        money.sql(line(first, 3, "4020", -5))


def draft_with(money: Money, kind: str, *lines: str) -> None:
    """A draft with lines, and posted."""
    money.sql(NEW_ENTRY.format(kind=kind, state="draft"), *lines, POST_IT)


PAST_THE_DOOR: tuple[tuple[str, list[tuple[str, object]], str], ...] = (
    ("receipt", [("1010", 5)], "entry has too few lines"),
    ("receipt", [("1010", 5), ("4020", -4)], "entry does not balance"),
    ("receipt", [("1010", 0), ("4020", -4)], "amount is nought"),
    ("receipt", [("1010", "'5.5'"), ("4020", -4)], "amount is no whole number"),
    ("receipt", [("1010", 5), ("2010", -5)], "names nobody"),
    ("payment", [("1010", -5), ("5030", 5)], "second person is missing"),
    ("receipt", [("1010", -5), ("4020", 5)], "second person is missing"),
    ("receipt", [("1010", 5), ("4020", -10), ("5030", 5)], "second person is missing"),
    ("contra", [("1010", -5), ("5030", 5)], "entry is of another kind"),
    ("closing", [("1010", -5), ("4020", 5)], "entry is of another kind"),
    ("contra", [("1010", -500_00), ("1030", 500_00)], "cash below nought"),
)


def test_posting_past_the_door_is_refused(money: Money) -> None:
    three(money)
    for kind, lines, guard in PAST_THE_DOOR:
        with pytest.raises(DBAPIError, match=guard):
            draft_with(money, kind, *(line("f", n, *each) for n, each in enumerate(lines, 1)))


def test_the_preparer_cannot_be_written_down_as_the_second(money: Money) -> None:
    three(money)
    with pytest.raises(DBAPIError, match="preparer approves"):
        money.sql(
            NEW_ENTRY.format(kind="payment", state="draft"),
            "INSERT INTO approval (id, group_id, subject, entry_id, person_id, decision,"
            " content_hash, reason, recorded_at, recorded_by) SELECT 'a', group_id, 's', id,"
            " prepared_by, 'approved', 'x', '', recorded_at, recorded_by FROM entry WHERE id = 'f'",
        )


def test_a_link_that_skips_is_refused(money: Money) -> None:
    three(money)
    with pytest.raises(DBAPIError, match="entry is not in the chain"):
        money.sql(
            NEW_ENTRY.format(kind="receipt", state="draft"),
            line("f", 1, "1010", 5),
            line("f", 2, "4020", -5),
            POST_IT.replace("seq = 4", "seq = 5"),
        )


FOUND = (
    (f"UPDATE posting SET amount = amount * 2 WHERE {OF_FIRST}", "money-entry-changed"),
    (f"UPDATE posting SET amount = 1 WHERE {OF_FIRST} AND line_no = 1", "money-lines-differ"),
    (f"DELETE FROM posting WHERE {OF_FIRST} AND line_no = 1", "money-lines-differ"),
    (f"UPDATE posting SET on_date = '2026-07-01' WHERE {OF_FIRST}", "money-line-astray"),
    (f"UPDATE posting SET amount = '5.5' WHERE {OF_FIRST}", "money-entry-changed"),
    (f"UPDATE entry SET on_date = '2026-07-01' WHERE {POSTED}", "money-entry-changed"),
    (f"UPDATE entry SET on_date = '20260701' WHERE {POSTED}", "money-entry-changed"),
    (f"UPDATE entry SET approved_by = 'x' WHERE {POSTED}", "money-entry-changed"),
    (f"UPDATE entry SET resolution_used = 5 WHERE {POSTED}", "money-entry-changed"),
    ("UPDATE entry SET voucher_no = '2026-27/9' WHERE seq = 1", "money-entry-changed"),
    ("UPDATE entry SET seq = 9 WHERE seq = 1", "money-entry-missing"),
    ("UPDATE entry SET prev_hash = hash WHERE seq = 2", "money-link-broken"),
    ("UPDATE month_total SET debit = debit + 5", "money-total-differs"),
    ("DELETE FROM month_total", "money-total-differs"),
    ("UPDATE year_total SET credit = credit + 5", "money-total-differs"),
    ("DELETE FROM year_total", "money-total-differs"),
    ("UPDATE year_total SET year = '2020'", "money-total-differs"),
)


def test_what_is_written_without_guards_is_found(spoilt: Money) -> None:
    three(spoilt)
    without_guards(spoilt)
    for statement, code in FOUND:
        with spoilt.book.engine.connect() as connection:
            connection.execute(text(statement))
            seen = {each.code for each in verify_books(Session(connection))}
            connection.rollback()
        assert code in seen, statement
    assert codes(spoilt) == set()


def test_the_voucher_is_named(spoilt: Money) -> None:
    first, second, _ = three(spoilt)
    without_guards(spoilt)
    spoilt.sql(f"UPDATE posting SET amount = amount * 3 WHERE entry_id = '{second}'")
    assert named(spoilt, "money-entry-changed") == {
        "voucher": "2026-27/2",
        "ref": f"entry/{second}",
    }
    spoilt.sql(line(first, 3, "4020", -5))
    assert named(spoilt, "money-line-added") == {
        "voucher": "2026-27/1",
        "n": 3,
        "ref": f"posting/{first}|3",
    }


def test_a_removed_entry_leaves_its_lines_and_a_gap(spoilt: Money) -> None:
    first, *_ = three(spoilt)
    without_guards(spoilt)
    raw = spoilt.book.engine.raw_connection()
    raw.cursor().executescript(
        f"PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE id = '{first}';"
    )
    raw.close()
    assert codes(spoilt) >= {"money-line-of-nothing", "money-entry-missing"}
    assert named(spoilt, "money-entry-missing") == {"voucher": "2026-27/2", "n": 1}


def test_a_guard_that_was_taken_away_is_named(spoilt: Money) -> None:
    spoilt.sql("DROP TRIGGER tr_posting_no_update")
    assert named(spoilt, "money-guard-missing") == {"name": "tr_posting_no_update"}


def test_a_waiting_entry_with_lines_is_found(spoilt: Money) -> None:
    three(spoilt)
    lines = (Line("5030", 5_00), Line("1010", -5_00))
    draft = spoilt.draft(EntryKind.PAYMENT, lines, TODAY, resolution_no="7/2026")
    ref = spoilt.desk().ledger.entries.keep_waiting(draft).id
    without_guards(spoilt)
    spoilt.sql(line(ref, 1, "1010", 5))
    assert codes(spoilt) == {"money-line-of-nothing"}


def two_groups(spoilt: Money) -> str:
    """A second group with an entry of its own, and both changed past the program; its id."""
    other = make_group(spoilt, "Kadam Dal", None, "KDM")
    setup = spoilt.desk().ledger.setup
    setup.open(OpenBooks(other, OPENED))
    lines = (Line("1010", 700_00), Line("4050", -700_00))
    gift = EntryDraft(other, date(2026, 5, 2), EntryKind.RECEIPT, "gift", lines)
    spoilt.desk().ledger.entries.post(gift)
    spoilt.receive(100_00, on_date=date(2026, 6, 5))
    without_guards(spoilt)
    spoilt.sql("UPDATE entry SET narration = 'x'", "UPDATE month_total SET debit = debit + 5")
    return other


def test_among_several_groups_the_check_says_whose_voucher_it_is(spoilt: Money) -> None:
    two_groups(spoilt)
    told = {(each.code, each.params.get("voucher")) for each in found(spoilt)}
    assert ("money-entry-changed", "2026-27/1 (Kadam Dal)") in told
    assert ("money-entry-changed", "2026-27/1 (Bakul Samiti)") in told
    accounts = {each.params.get("account") for each in found(spoilt)}
    assert {"4050 (Kadam Dal)", "2010 (Bakul Samiti)"} <= accounts


def test_who_opens_one_group_only_hears_of_others_that_something_is_wrong(spoilt: Money) -> None:
    other = two_groups(spoilt)
    with spoilt.book.read() as session:
        heard = verify_books(session, frozenset({spoilt.group}))
        both = verify_books(session, frozenset({spoilt.group, other}))
    beside = [each for each in heard if each.code == "money-others-unsound"]
    assert len(beside) == 1 and not beside[0].params
    assert "Kadam Dal" not in repr(heard) and "4050" not in repr(heard)
    assert "2026-27/1 (Bakul Samiti)" in repr(heard)
    assert not [each for each in both if each.code == "money-others-unsound"]
    spoilt.sql(f"UPDATE month_total SET debit = debit - 5 WHERE group_id = '{spoilt.group}'")
    desk = confined(spoilt, other).ledger.reading
    assert {each.code for each in desk.check()} >= {"money-others-unsound", "money-total-differs"}


UNSIGNED: dict[str, tuple[str, ...]] = {
    "posting": tuple(LedgerPosting.__table__.columns.keys()),
    "month_total": tuple(MonthTotal.__table__.columns.keys()),
    "year_total": tuple(YearTotal.__table__.columns.keys()),
}
"""Tables outside the chain of acts: what stands in them is known from the hashes of the entries."""


def test_every_column_that_no_act_covers_is_covered_by_the_books(spoilt: Money) -> None:
    three(spoilt)
    without_guards(spoilt)
    for table, columns in UNSIGNED.items():
        for column in columns:
            other = f"CASE typeof({column}) WHEN 'integer' THEN {column} + 7 ELSE 'zz' END"
            first = f"rowid = (SELECT MIN(rowid) FROM {table})"
            with spoilt.book.engine.connect() as connection:
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
                connection.execute(text(f"UPDATE {table} SET {column} = {other} WHERE {first}"))
                seen = verify_books(Session(connection))
                connection.rollback()
            assert [each for each in seen if each.code != "money-guard-missing"], (table, column)


def test_an_entry_made_by_the_rules_but_without_an_act_is_named_by_the_check(
    spoilt: Money,
) -> None:
    """Whoever has the key and this program's own rules can make an entry that is right in itself;
    no signed act of anybody stands behind it."""
    spoilt.receive(100_00)
    lines = (Line("1010", 50_00), Line("4050", -50_00))
    with Session(spoilt.book.engine) as session:
        made = post(spoilt.entry(session), spoilt.draft(EntryKind.RECEIPT, lines))
        session.commit()
    assert found(spoilt) == []
    report = spoilt.book.verify()
    assert not report.sound
    assert {"ref": f"entry/{made.id}"} in [dict(each.params) for each in report.findings]


def test_an_entry_whose_hash_was_made_anew_is_named_by_the_check(spoilt: Money) -> None:
    ref = spoilt.receive(100_00)
    without_guards(spoilt)
    spoilt.sql(
        "UPDATE posting SET amount = amount * 2",
        "UPDATE month_total SET debit = debit * 2, credit = credit * 2",
    )
    with Session(spoilt.book.engine) as session:
        row = session.get_one(LedgerEntry, ref)
        stored = session.scalars(select(LedgerPosting).where(LedgerPosting.entry_id == ref))
        both = [
            Line(each.account, each.amount, each.member_id)
            for each in sorted(stored, key=lambda each: each.line_no)
        ]
        row.hash = row_hash(chain_row(row, ()), both, row.prev_hash or "")
        session.commit()
    assert codes(spoilt) == set()
    changed = [each for each in spoilt.book.verify().findings if each.code == "row-changed"]
    assert [dict(each.params) for each in changed] == [{"ref": f"entry/{ref}"}]

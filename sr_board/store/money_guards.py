"""The last wall around money: triggers that no statement gets past, one form per dialect.

They hold what the books' own rules hold (domain paper on money, 5.4): an entry is posted once,
balanced, in the chain, approved by another person, after the locks, with nothing below nought;
what is posted never changes. Conditions are written once and told to each dialect.
"""

# ruff: noqa: S608 - made of this file's own words

from __future__ import annotations

from sqlalchemy import DDL, MetaData, event

__all__ = ["GUARDED", "guard_money", "money_guard_statements", "year_total_statements"]

GUARDED = ("entry", "posting", "approval", "lock", "entry_attachment")
"""Tables that bear these triggers."""

_APPEND_ONLY = ("posting", "approval", "lock", "entry_attachment")
_MINE = "p.entry_id = NEW.id"
_MONEY = "p.account IN ('1010', '1020')"
_NO_OVERDRAFT = "NOT EXISTS (SELECT 1 FROM bank_account b WHERE b.id = {ref} AND b.overdraft)"

_ENTRY_INSERT = (("entry begins as a draft", "NEW.state NOT IN ('draft', 'waiting')"),)

_POSTING_INSERT = (
    (
        "entry takes no more lines",
        "NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = NEW.entry_id"
        " AND e.state IN ('draft', 'waiting') AND e.group_id = NEW.group_id"
        " AND e.on_date = NEW.on_date)",
    ),
    ("amount is nought", "NEW.amount = 0"),
    (
        "line of a control account names nobody",
        "(NEW.account IN ('2010', '2020', '2030') AND NEW.member_id IS NULL)"
        " OR (NEW.account = '1110' AND NEW.loan_id IS NULL)"
        " OR (NEW.account = '1020' AND NEW.bank_id IS NULL)"
        " OR (NEW.account IN ('2110', '2120', '2130') AND NEW.lender_id IS NULL)",
    ),
    (
        "member has no account here",
        "NEW.member_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM member_account m"
        " WHERE m.group_id = NEW.group_id AND m.member_id = NEW.member_id)",
    ),
    (
        "bank account of another group",
        "NEW.bank_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bank_account b"
        " WHERE b.id = NEW.bank_id AND b.group_id = NEW.group_id)",
    ),
)

_APPROVAL_INSERT = (
    (
        "preparer approves",
        "NEW.decision = 'approved' AND NEW.entry_id IS NOT NULL AND EXISTS"
        " (SELECT 1 FROM entry e WHERE e.id = NEW.entry_id AND e.prepared_by = NEW.person_id)",
    ),
)

_LOCK_INSERT = (
    (
        "lock does not go forward",
        "NEW.lifts IS NULL AND NEW.scope <> 'meeting' AND EXISTS (SELECT 1 FROM lock l"
        " WHERE l.group_id = NEW.group_id AND l.scope = NEW.scope AND l.lifts IS NULL"
        " AND l.until >= NEW.until"
        " AND NOT EXISTS (SELECT 1 FROM lock u WHERE u.lifts = l.id))",
    ),
    (
        "unlock needs two persons and a reason",
        "NEW.lifts IS NOT NULL AND (NEW.second_by IS NULL OR NEW.second_by = NEW.set_by"
        " OR NEW.reason = '' OR NEW.scope = 'meeting')",
    ),
)

_TRANSFER = "p.account IN ('1010', '1020', '1030')"
_RESULTS = "(p.account >= '4000' OR p.account = '3020')"
_TWO_PERSONS = (
    "(NEW.kind IN ('payment', 'loan_out', 'write_off', 'share_out', 'distribution', 'opening',"
    " 'correction') OR (NEW.kind NOT IN ('closing', 'contra') AND (EXISTS (SELECT 1 FROM posting p"
    f" WHERE {_MINE} AND p.amount > 0 AND NOT {_TRANSFER} AND p.account <> '2210')"
    f" OR EXISTS (SELECT p.fund FROM posting p WHERE {_MINE} AND {_MONEY}"
    " GROUP BY p.fund HAVING SUM(p.amount) < 0))))"
)

_POSTED = (
    (
        "entry has too few lines",
        f"(SELECT COUNT(*) FROM posting p WHERE {_MINE}) < 2",
    ),
    ("entry does not balance", f"(SELECT SUM(p.amount) FROM posting p WHERE {_MINE}) <> 0"),
    (
        "fund does not balance",
        f"EXISTS (SELECT p.fund FROM posting p WHERE {_MINE} GROUP BY p.fund"
        " HAVING SUM(p.amount) <> 0)",
    ),
    (
        "entry is of another kind",
        f"EXISTS (SELECT 1 FROM posting p WHERE {_MINE}"
        f" AND ((NEW.kind = 'contra' AND NOT {_TRANSFER})"
        f" OR (NEW.kind = 'closing' AND NOT {_RESULTS})))",
    ),
    (
        "entry is not in the chain",
        "NEW.hash IS NULL OR NEW.prev_hash IS NULL OR NEW.seq IS NULL OR NEW.voucher_no IS NULL"
        " OR NEW.posted_at IS NULL OR NEW.seq < 1 OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1"
        " FROM entry e WHERE e.group_id = NEW.group_id AND e.seq = NEW.seq - 1"
        " AND e.state = 'posted' AND e.hash = NEW.prev_hash))",
    ),
    (
        "date is locked",
        "EXISTS (SELECT 1 FROM lock l WHERE l.group_id = NEW.group_id AND l.lifts IS NULL"
        " AND l.scope <> 'meeting' AND l.until >= NEW.on_date"
        " AND NOT EXISTS (SELECT 1 FROM lock u WHERE u.lifts = l.id))",
    ),
    (
        "meeting is locked",
        "NEW.meeting_id IS NOT NULL AND EXISTS (SELECT 1 FROM lock l"
        " WHERE l.group_id = NEW.group_id AND l.scope = 'meeting'"
        " AND l.meeting_id = NEW.meeting_id AND l.lifts IS NULL)",
    ),
    (
        "second person is missing",
        f"{_TWO_PERSONS} AND (NEW.approved_by IS NULL OR NEW.approved_by = NEW.prepared_by"
        " OR NOT EXISTS (SELECT 1 FROM approval a"
        " WHERE a.entry_id = NEW.id AND a.decision = 'approved'"
        " AND a.person_id = NEW.approved_by AND a.content_hash = NEW.content_hash))",
    ),
    (
        "meeting has its sheet",
        "NEW.kind = 'meeting' AND NEW.meeting_id IS NOT NULL AND EXISTS (SELECT 1 FROM entry e"
        " WHERE e.group_id = NEW.group_id AND e.meeting_id = NEW.meeting_id"
        " AND e.kind = 'meeting' AND e.state = 'posted' AND e.id <> NEW.id"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id AND r.state = 'posted'"
        " AND NOT EXISTS (SELECT 1 FROM entry q WHERE q.reverses = r.id AND q.state = 'posted')))",
    ),
    (
        "write-off is final",
        "NEW.reverses IS NOT NULL AND EXISTS (SELECT 1 FROM entry e WHERE e.id = NEW.reverses"
        " AND e.kind = 'write_off')",
    ),
)


def _decreased(column: str, accounts: str, sign: str) -> str:
    """Which members, loans or banks this entry takes from."""
    return (
        f"SELECT p.{column} FROM posting p WHERE {_MINE} AND {accounts} AND p.{column} IS NOT NULL"
        f" GROUP BY p.{column}, p.account HAVING {sign}SUM(p.amount) < 0"
    )


def _own_lines(column: str, accounts: str, sign: str) -> str:
    """A sub-ledger that is read whole (a member's, a loan's): below nought on any later day."""
    return (
        "EXISTS (SELECT 1 FROM (SELECT p.on_date AS day,"
        f" SUM(SUM(p.amount)) OVER (PARTITION BY p.{column}, p.account ORDER BY p.on_date) AS run"
        f" FROM posting p WHERE p.group_id = NEW.group_id AND {accounts}"
        f" AND p.{column} IN ({_decreased(column, accounts, sign)})"
        f" GROUP BY p.{column}, p.account, p.on_date) t"
        f" WHERE t.day >= NEW.on_date AND {sign}t.run < 0)"
    )


def _from_months(key: str, month: str, first_day: str, part: str) -> str:
    """Box, bank or fund: sums of the months before, then the days since this month's first."""
    of_key = f" AND t.{key} = k.{key}" if key else ""
    keys = f"p.{key}" if key else "1 AS one"
    group = f" GROUP BY p.{key or 'account'}"
    base = (
        "COALESCE((SELECT SUM(t.debit - t.credit) FROM month_total t"
        f" WHERE t.group_id = NEW.group_id AND {part.replace('p.', 't.')}{of_key}"
        f" AND t.month < {month}), 0)"
    )
    days = (
        "SELECT p.on_date AS day, SUM(SUM(p.amount)) OVER (ORDER BY p.on_date) AS run"
        f" FROM posting p WHERE p.group_id = NEW.group_id AND {part}"
        + (f" AND p.{key} = k.{key}" if key else "")
        + f" AND p.on_date >= {first_day} GROUP BY p.on_date"
    )
    having = " HAVING SUM(p.amount) < 0"
    return (
        f"EXISTS (SELECT 1 FROM (SELECT {keys} FROM posting p WHERE {_MINE} AND {part}"
        f"{group}{having}) k WHERE EXISTS (SELECT 1 FROM ({days}) d"
        f" WHERE d.day >= NEW.on_date AND d.run + {base} < 0))"
    )


def _below_nought(dialect: str) -> tuple[tuple[str, str], ...]:
    month, first = (
        ("substr(NEW.on_date, 1, 7)", "(substr(NEW.on_date, 1, 7) || '-01')")
        if dialect == "sqlite"
        else ("to_char(NEW.on_date, 'YYYY-MM')", "date_trunc('month', NEW.on_date)::date")
    )
    bank = f"p.account = '1020' AND {_NO_OVERDRAFT.format(ref='p.bank_id')}"
    fund = f"{_MONEY} AND {_NO_OVERDRAFT.format(ref='p.bank_id')}"
    savings = "p.account IN ('2010', '2020', '2030')"
    return (
        ("savings below nought", _own_lines("member_id", savings, "-")),
        ("loan below nought", _own_lines("loan_id", "p.account = '1110'", "")),
        ("cash below nought", _from_months("", month, first, "p.account = '1010'")),
        ("bank below nought", _from_months("bank_id", month, first, bank)),
        ("fund below nought", _from_months("fund", month, first, fund)),
    )


def _totals(dialect: str) -> str:
    month = "substr(p.on_date, 1, 7)" if dialect == "sqlite" else "to_char(p.on_date, 'YYYY-MM')"
    keys = (
        f"p.group_id, p.account, {month}, p.fund,"
        " COALESCE(p.bank_id, ''), COALESCE(p.lender_id, '')"
    )
    return (
        "INSERT INTO month_total (group_id, account, month, fund, bank_id, lender_id,"
        f" debit, credit) SELECT {keys},"
        " SUM(CASE WHEN p.amount > 0 THEN p.amount ELSE 0 END),"
        " SUM(CASE WHEN p.amount < 0 THEN -p.amount ELSE 0 END)"
        f" FROM posting p WHERE {_MINE} GROUP BY {keys}"
        " ON CONFLICT (group_id, account, month, fund, bank_id, lender_id) DO UPDATE"
        " SET debit = month_total.debit + excluded.debit,"
        " credit = month_total.credit + excluded.credit"
    )


def _refuse_sqlite(conditions: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"SELECT RAISE(ABORT, '{word}') WHERE {when};" for word, when in conditions)


def _sqlite() -> tuple[tuple[str, str], ...]:
    refuse = _refuse_sqlite
    final = "BEGIN SELECT RAISE(ABORT, 'record is final'); END"
    whole = (("amount is no whole number", "typeof(NEW.amount) <> 'integer'"),)
    posted = f"{refuse(_POSTED)} {refuse(_below_nought('sqlite'))} {_totals('sqlite')};"
    made = [
        ("entry", f"tr_entry_begins BEFORE INSERT ON entry BEGIN {refuse(_ENTRY_INSERT)} END"),
        (
            "entry",
            "tr_entry_no_update BEFORE UPDATE ON entry"
            f" WHEN OLD.state IN ('posted', 'withdrawn') {final}",
        ),
        ("entry", f"tr_entry_no_delete BEFORE DELETE ON entry {final}"),
        (
            "entry",
            f"tr_entry_posted AFTER UPDATE ON entry WHEN NEW.state = 'posted' BEGIN {posted} END",
        ),
        (
            "posting",
            "tr_posting_added BEFORE INSERT ON posting"
            f" BEGIN {refuse(whole + _POSTING_INSERT)} END",
        ),
        (
            "approval",
            f"tr_approval_added BEFORE INSERT ON approval BEGIN {refuse(_APPROVAL_INSERT)} END",
        ),
        ("lock", f"tr_lock_added BEFORE INSERT ON lock BEGIN {refuse(_LOCK_INSERT)} END"),
    ]
    for table in _APPEND_ONLY:
        made += [
            (table, f"tr_{table}_no_{verb.lower()} BEFORE {verb} ON {table} {final}")
            for verb in ("UPDATE", "DELETE")
        ]
    return tuple((table, f"CREATE TRIGGER {body}") for table, body in made)


def _function(name: str, body: str, table: str, when: str) -> tuple[tuple[str, str], ...]:
    return (
        (
            table,
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN {body} END $$",
        ),
        (table, f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"),
    )


def _postgresql() -> tuple[tuple[str, str], ...]:
    def refuse(conditions: tuple[tuple[str, str], ...]) -> str:
        return " ".join(
            f"IF {when} THEN RAISE EXCEPTION '{word}'; END IF;" for word, when in conditions
        )

    final = "RAISE EXCEPTION 'record is final';"
    checks = refuse(_POSTED) + " " + refuse(_below_nought("postgresql"))
    body = (
        f"IF OLD.state IN ('posted', 'withdrawn') THEN {final} END IF;"
        f" IF NEW.state = 'posted' THEN {checks} {_totals('postgresql')}; END IF; RETURN NULL;"
    )
    insert = "BEFORE INSERT"
    made = [
        *_function("tr_entry_begins", f"{refuse(_ENTRY_INSERT)} RETURN NEW;", "entry", insert),
        *_function("tr_entry_posted", body, "entry", "AFTER UPDATE"),
        *_function("tr_entry_no_delete", final, "entry", "BEFORE DELETE"),
        *_function("tr_posting_added", f"{refuse(_POSTING_INSERT)} RETURN NEW;", "posting", insert),
        *_function(
            "tr_approval_added", f"{refuse(_APPROVAL_INSERT)} RETURN NEW;", "approval", insert
        ),
        *_function("tr_lock_added", f"{refuse(_LOCK_INSERT)} RETURN NEW;", "lock", insert),
    ]
    for table in _APPEND_ONLY:
        made += _function(f"tr_{table}_final", final, table, "BEFORE UPDATE OR DELETE")
    return tuple(made)


def money_guard_statements(dialect: str = "sqlite") -> tuple[tuple[str, str], ...]:
    """(table, statement) for each trigger, in the order in which they are made."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _added_to_year(debit: str, credit: str) -> str:
    return (
        "INSERT INTO year_total (group_id, account, year, fund, bank_id, lender_id, debit, credit)"
        " VALUES (NEW.group_id, NEW.account, substr(NEW.month, 1, 4), NEW.fund, NEW.bank_id,"
        f" NEW.lender_id, {debit}, {credit})"
        " ON CONFLICT (group_id, account, year, fund, bank_id, lender_id) DO UPDATE"
        " SET debit = year_total.debit + excluded.debit,"
        " credit = year_total.credit + excluded.credit;"
    )


def year_total_statements(dialect: str = "sqlite") -> tuple[tuple[str, str], ...]:
    """(table, statement) for the triggers by which a year is the sum of its months."""
    new = _added_to_year("NEW.debit", "NEW.credit")
    more = _added_to_year("NEW.debit - OLD.debit", "NEW.credit - OLD.credit")
    when, table = "AFTER INSERT", "month_total"
    if dialect == "sqlite":
        return (
            (table, f"CREATE TRIGGER tr_year_begun {when} ON {table} BEGIN {new} END"),
            (table, f"CREATE TRIGGER tr_year_grown AFTER UPDATE ON {table} BEGIN {more} END"),
        )
    return (
        *_function("tr_year_begun", f"{new} RETURN NULL;", table, when),
        *_function("tr_year_grown", f"{more} RETURN NULL;", table, "AFTER UPDATE"),
    )


def guard_money(metadata: MetaData) -> None:
    """Add the triggers whenever the metadata creates the tables."""
    for dialect in ("sqlite", "postgresql"):
        made = (*money_guard_statements(dialect), *year_total_statements(dialect))
        for table, statement in made:
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            ddl = ddl.execute_if(dialect=dialect)
            event.listen(metadata.tables[table], "after_create", ddl)

"""What registers give to Today: rules that wait for an answer, groups that sleep. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from governance.breaches.queries import BreachRow
from governance.constitution.views import FilingDue
from governance.rule_words import value_sentence
from governance.rules.findings import Level
from governance.statistics.queries import DormantRow
from governance.statistics.sizes import SizeRow
from sr_board import i18n
from sr_board.access.roles import Action
from ui.home import Waiting
from ui.live import say, say_n
from ui.meetings.times import here_now
from ui.registers.breaches_presenter import fact_and_line, level_state
from ui.registers.work import RegistersWork
from ui.shapes import State

__all__ = ["breach_rows", "dormant_rows", "filing_rows", "size_rows"]

MOST = 4
"""So many rules stand on Today one by one; the rest is one row."""


def breach_rows(work: RegistersWork) -> Sequence[Waiting]:
    """Rules that were not met and wait for an explanation or the next meeting."""
    if not work.who.may(Action.BREACHES_WRITE):
        return ()
    page = work.breaches.waiting(MOST)
    rows = [_breach(row) for row in page.rows]
    more = page.total - len(rows)
    if more > 0:
        rows.append(_more(more))
    return rows


def _breach(row: BreachRow) -> Waiting:
    state, word = level_state(row)
    mend = row.finding.mend_by
    return Waiting(
        fact=lambda: fact_and_line(row)[0],
        line=lambda: _where(row),
        icon="alert-triangle" if row.finding.level is Level.WARN else "alert-square",
        state=state,
        state_words=word
        if mend is None
        else lambda: say("until {date}", date=i18n.current().date(mend, "medium")),
        button=lambda: say("Explain or ratify"),
        go="breach",
        place={"id": row.id},
    )


def _where(row: BreachRow) -> str:
    day = i18n.current().date(row.found_on)
    if row.meeting_number is None:
        return say("{group}, {date}", group=row.group_name, date=day)
    return say(
        "{group}, meeting {number}, {date}",
        group=row.group_name,
        number=row.meeting_number,
        date=day,
    )


def _more(count: int) -> Waiting:
    return Waiting(
        fact=lambda: say_n("{n} more rule was not met", "{n} more rules were not met", count),
        line=lambda: say("Explain them, or let the next meeting confirm what was done."),
        icon="list",
        state=State.DUE,
        state_words=lambda: say("waiting"),
        button=lambda: say("Open the list"),
        go="breaches",
    )


def dormant_rows(work: RegistersWork) -> Sequence[Waiting]:
    """Groups that have not met for so long that somebody should ask."""
    if not work.who.may(Action.GROUPS_WRITE):
        return ()
    today = here_now(work.clock).date()
    return [_dormant(row, (today - row.last_held).days) for row in work.statistics.dormant(today)]


def _dormant(row: DormantRow, days: int) -> Waiting:
    return Waiting(
        fact=lambda: say("{group} has not met for a long time", group=row.group_name),
        line=lambda: say(
            "Last on {date}. Call a meeting, or write that the group is asleep.",
            date=i18n.current().date(row.last_held),
        ),
        icon="moon",
        state=State.DUE,
        state_words=lambda: say_n("{n} day", "{n} days", days),
        button=lambda: say("Open the group"),
        go="group",
        place={"id": row.group_id},
    )


def filing_rows(work: RegistersWork) -> Sequence[Waiting]:
    """Rules that were changed and are to be filed with the registrar."""
    if not work.who.may(Action.CONSTITUTION_WRITE):
        return ()
    today = here_now(work.clock).date()
    return [_filing(row, (today - row.file_by).days) for row in work.rulebook.reading.filings_due()]


def _filing(row: FilingDue, days: int) -> Waiting:
    late = days > 0
    return Waiting(
        fact=lambda: say("The changed rules are to be filed with the registrar"),
        line=lambda: say("{group}, version {n}", group=row.group_name, n=row.version),
        icon="book",
        state=State.OVER if late else State.DUE,
        state_words=(lambda: say_n("{n} day over", "{n} days over", days))
        if late
        else (lambda: say("until {date}", date=i18n.current().date(row.file_by, "medium"))),
        button=lambda: say("It was filed"),
        go="constitution-filing",
        place={"id": row.constitution_id},
    )


def size_rows(work: RegistersWork) -> Sequence[Waiting]:
    """Groups with more or fewer members than their rule allows."""
    if not work.who.may(Action.GROUPS_WRITE):
        return ()
    return [_size(row) for row in work.statistics.off_size(here_now(work.clock).date())]


def _size(row: SizeRow) -> Waiting:
    count = abs(row.off)
    return Waiting(
        fact=(
            lambda: say_n(
                "{group} has {n} member too many", "{group} has {n} members too many", count,
                group=row.group_name,
            )
        )
        if row.off > 0
        else (
            lambda: say_n(
                "{group} has {n} member too few", "{group} has {n} members too few", count,
                group=row.group_name,
            )
        ),
        line=lambda: _limits(row),
        icon="users",
        state=State.DUE,
        state_words=lambda: say_n("{n} member", "{n} members", row.members),
        button=lambda: say("Open the group"),
        go="group",
        place={"id": row.group_id},
    )  # fmt: skip


def _limits(row: SizeRow) -> str:
    """The rule, with its article where the group has adopted one."""
    rule = {"min": row.least, "max": row.most}
    said = value_sentence("member.size", rule, i18n.current())
    if row.article is None:
        return said
    return say("Article {n}: {fact}", n=row.article, fact=said)

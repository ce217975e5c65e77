"""The registers of meetings: which there are, and how each is put together from its query."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from governance.breaches.queries import BreachFilter, BreachRow
from governance.finding_words import finding_words
from governance.queries_decisions import DecisionFilter
from governance.registers.leaders import OF_LEADERS
from governance.registers.sources import Register, RegisterSources, about
from governance.registers.table import RegisterColumn, RegisterTable, RegisterWanted, Sort
from governance.views import DecisionRow
from governance.words import MEETING_TYPES, MINUTES_STATES, RESOLUTION_STATES
from sr_board.access.roles import Action
from sr_board.i18n import N_, Translator

__all__ = ["REGISTERS", "answer_words"]

_PAGE = 500


def _meetings(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    def quorate(known: bool | None) -> str:
        if known is None:
            return tr.say("not recorded")
        return tr.say("enough members") if known else tr.say("too few members")

    return RegisterTable(
        "meetings",
        tr.say("Register of meetings"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("No."), Sort.NUMBER),
            RegisterColumn(tr.say("Group"), share=2),
            RegisterColumn(tr.say("Kind"), share=1.6),
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Days of notice"), Sort.NUMBER),
            RegisterColumn(tr.say("Here"), Sort.NUMBER),
            RegisterColumn(tr.say("Members"), Sort.NUMBER),
            RegisterColumn(tr.say("Number at votes"), share=1.4),
            RegisterColumn(tr.say("Minutes"), share=1.2),
        ),
        tuple(
            (
                line.row.number,
                line.row.group_name,
                tr.say(MEETING_TYPES[line.row.type]),
                line.day,
                line.clear_days,
                line.row.present,
                line.row.roll,
                quorate(line.quorate),
                tr.say(MINUTES_STATES[line.row.minutes_state]) if line.row.minutes_state else "",
            )
            for line in sources.registers.meetings(wanted)
        ),
        tr.say("Days of notice: neither the day of telling nor the day of the meeting counts."),
    )


def _all_decisions(sources: RegisterSources, wanted: RegisterWanted) -> list[DecisionRow]:
    rows: list[DecisionRow] = []
    while True:
        page = sources.decisions.search(
            DecisionFilter(
                group_id=wanted.group_id,
                since=wanted.since,
                until=wanted.until,
                offset=len(rows),
                limit=_PAGE,
            )
        )
        rows += page.rows
        if len(rows) >= page.total or not page.rows:
            return rows[::-1]


def _decisions(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    def count(row: DecisionRow) -> str:
        if row.votes_for is None:
            return ""
        figures = (row.votes_for, row.votes_against or 0, row.votes_abstain or 0)
        return " : ".join(tr.integer(n) for n in figures)

    return RegisterTable(
        "decisions",
        tr.say("Register of decisions"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Serial number")),
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Meeting"), Sort.NUMBER),
            RegisterColumn(tr.say("Words of the decision"), share=4),
            RegisterColumn(tr.say("Yes : no : abstained")),
            RegisterColumn(tr.say("State"), share=1),
        ),
        tuple(
            (
                tr.digits(row.serial),
                row.decided_on,
                row.meeting_number,
                row.text,
                count(row),
                tr.say(RESOLUTION_STATES[row.status]),
            )
            for row in _all_decisions(sources, wanted)
        ),
    )


def _tasks(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    return RegisterTable(
        "tasks",
        tr.say("Register of tasks"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Meeting"), Sort.NUMBER),
            RegisterColumn(tr.say("No."), Sort.NUMBER),
            RegisterColumn(tr.say("To do"), share=4),
            RegisterColumn(tr.say("Who does it"), share=1.6),
            RegisterColumn(tr.say("By"), Sort.DAY),
            RegisterColumn(tr.say("Carried over"), Sort.NUMBER),
            RegisterColumn(tr.say("Done on"), Sort.DAY),
            RegisterColumn(tr.say("Dropped on"), Sort.DAY),
        ),
        tuple(
            (
                line.meeting_number,
                line.no,
                line.text,
                line.owner,
                line.due,
                line.carries,
                line.done_on,
                line.dropped_on,
            )
            for line in sources.registers.tasks(wanted)
        ),
    )


def answer_words(row: BreachRow, tr: Translator) -> str:
    """What was answered to a breach, in one sentence; empty while it is open."""
    reply = row.answer
    if reply is None:
        return ""
    if reply.kind == "explained":
        return tr.say("Explained: {text}", text=reply.text)
    if reply.kind == "ratified":
        return tr.say("Ratified by {serial}", serial=tr.digits(reply.serial or ""))
    if reply.kind == "mended":
        return tr.say("Put right")
    return tr.say("It grew graver; see the later entry")


def _all_breaches(sources: RegisterSources, wanted: RegisterWanted) -> list[BreachRow]:
    rows: list[BreachRow] = []
    while True:
        page = sources.breaches.register(
            BreachFilter(
                group_id=wanted.group_id,
                since=wanted.since,
                until=wanted.until,
                offset=len(rows),
                limit=_PAGE,
            )
        )
        rows += page.rows
        if len(rows) >= page.total or not page.rows:
            return rows[::-1]


def _breaches(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    levels = {
        "note": tr.say("for information"),
        "warn": tr.say("can be put right"),
        "breach": tr.say("not met"),
    }
    return RegisterTable(
        "breaches",
        tr.say("Rules that were not met"),
        about(sources, wanted, tr),
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Group"), share=1.4),
            RegisterColumn(tr.say("What the rule says and what was"), share=4),
            RegisterColumn(tr.say("How grave"), share=1.2),
            RegisterColumn(tr.say("Answer"), share=2.4),
        ),
        tuple(
            (
                row.found_on,
                row.group_name,
                " ".join(part for part in finding_words(row.finding, row.article, tr) if part),
                levels[row.finding.level.value],
                answer_words(row, tr),
            )
            for row in _all_breaches(sources, wanted)
        ),
    )


def _roll(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> RegisterTable:
    day = wanted.until or sources.clock.today()
    lines = () if wanted.group_id is None else sources.registers.roll(wanted.group_id, day)
    group = "" if wanted.group_id is None else sources.people.group(wanted.group_id).name
    return RegisterTable(
        "roll",
        tr.say("Roll: members with a vote"),
        tr.say("{group}, on {date}", group=group, date=tr.date(day)),
        (
            RegisterColumn(tr.say("No."), Sort.NUMBER),
            RegisterColumn(tr.say("Name"), share=3),
            RegisterColumn(tr.say("Mark"), share=2),
        ),
        tuple((line.number, line.name, "") for line in lines),
        tr.say_n("{n} member has a vote.", "{n} members have a vote.", len(lines)),
    )


REGISTERS: Mapping[str, Register] = MappingProxyType(
    {
        each.key: each
        for each in (
            Register("decisions", N_("Register of decisions"), _decisions),
            Register("tasks", N_("Register of tasks"), _tasks),
            Register("meetings", N_("Register of meetings"), _meetings),
            Register("breaches", N_("Rules that were not met"), _breaches, Action.BREACHES_READ),
            Register("roll", N_("Roll: members with a vote"), _roll, one_group=True),
            *OF_LEADERS,
        )
    }
)
"""All registers by key, in the order in which they are offered."""

"""The register of decisions: what is searched for, and what a row shows. No Qt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from governance.queries_decisions import DecisionFilter
from governance.views import DecisionPage, DecisionRow
from governance.words import DECISION_KINDS, RESOLUTION_STATES, VOTE_METHODS
from sr_board import i18n
from sr_board.people.rows import MembersWanted
from ui.live import Text, say
from ui.meetings.seat_choice import named
from ui.meetings.states import resolution_state
from ui.meetings.work import MeetingsWork
from ui.shapes import State
from ui.table_model import Cell

__all__ = ["FIRST", "DecisionsPresenter", "Found", "asked_of", "asked_words", "key_of"]

FIRST = 100
"""Rows asked for at once."""
_PAGE = 500
MOST_PRINTED = 2000
"""Most decisions on one paper or in one file."""


@dataclass(frozen=True)
class Found:
    """The first rows, how many fit, and the groups and persons to choose from."""

    page: DecisionPage
    groups: tuple[tuple[str, str], ...]
    persons: tuple[tuple[str, int | None, str], ...]


class DecisionsPresenter:
    """Searching decisions."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    def load(self, wanted: DecisionFilter) -> Found:
        """The first page; persons are those of the group that is chosen, or of the only one."""
        groups = tuple((g.group_id, g.name) for g in self._work.people.groups())
        group = wanted.group_id or (groups[0][0] if len(groups) == 1 else None)
        persons = self._persons(group) if group is not None else ()
        return Found(self.rows(wanted, 0, FIRST), groups, persons)

    def _persons(self, group: str) -> tuple[tuple[str, int | None, str], ...]:
        rows = self._work.people.members(MembersWanted(group, limit=_PAGE)).rows
        return tuple((r.person.person_id, r.number, r.person.name) for r in rows)

    def rows(self, wanted: DecisionFilter, offset: int, limit: int) -> DecisionPage:
        """A page of decisions, the newest first."""
        return self._work.decisions.search(replace(wanted, offset=offset, limit=limit))

    def all_rows(self, wanted: DecisionFilter) -> tuple[DecisionRow, ...]:
        """Everything that fits, for paper and files, as many as a paper takes."""
        rows: list[DecisionRow] = []
        total = 1
        while len(rows) < min(total, MOST_PRINTED):
            page = self.rows(wanted, len(rows), _PAGE)
            total = page.total
            if not page.rows:
                break
            rows += page.rows
        return tuple(rows[:MOST_PRINTED])

    # -- choices ------------------------------------------------------------------------------

    @staticmethod
    def kind_choices() -> list[tuple[object, Text]]:
        """Kinds of decisions."""
        words = [(code, lambda w=word: say(w)) for code, word in DECISION_KINDS.items()]
        return [(None, lambda: say("All kinds")), *words]

    @staticmethod
    def state_choices() -> list[tuple[object, Text]]:
        """What became of them."""
        words = [(code, lambda w=word: say(w)) for code, word in RESOLUTION_STATES.items()]
        return [(None, lambda: say("All states")), *words]

    @staticmethod
    def person_choices(
        persons: Sequence[tuple[str, int | None, str]],
    ) -> list[tuple[object, Text]]:
        """Who moved it or has a task from it."""
        words = [(ref, lambda no=no, n=name: named(no, n)) for ref, no, name in persons]
        return [(None, lambda: say("Everybody")), *words]

    # -- cells --------------------------------------------------------------------------------

    @staticmethod
    def serial(row: DecisionRow) -> Cell:
        """Serial number and group."""
        return Cell(i18n.current().digits(row.serial), row.group_name, bold=True)

    @staticmethod
    def day(row: DecisionRow) -> Cell:
        """The day and the meeting."""
        tr = i18n.current()
        return Cell(
            tr.date(row.decided_on, "medium"), say("Meeting {number}", number=row.meeting_number)
        )

    @staticmethod
    def text(row: DecisionRow) -> Cell:
        """The words, and who moved them."""
        who = say("Proposed by {name}.", name=row.proposer) if row.proposer else ""
        words = " ".join(row.text.split())
        return Cell(words, who or say(DECISION_KINDS[row.kind]), wrap=True)

    @staticmethod
    def count(row: DecisionRow) -> Cell:
        """How it was voted: for, against, abstained; below, in which way."""
        method = say(VOTE_METHODS[row.method])
        if row.votes_for is None:
            return Cell(method, tone="soft")
        tr = i18n.current()
        figures = (row.votes_for, row.votes_against or 0, row.votes_abstain or 0)
        return Cell(" · ".join(tr.integer(figure) for figure in figures), method)

    @staticmethod
    def state(row: DecisionRow) -> Cell:
        """What became of it, and by which later decision."""
        state, word = resolution_state(row.status)
        later = row.rescinded_by or row.ratified_by or ""
        if row.valid is False and row.carried and row.ratified_by is None:
            return Cell(say("carried, but void"), i18n.current().digits(later), state=State.OVER)
        return Cell(word, i18n.current().digits(later), state=state)


# What is searched for travels to the paper inside its id, in memory only.


def key_of(wanted: DecisionFilter) -> str:
    """The search as an id of a paper."""
    parts = {
        "words": wanted.words,
        "group_id": wanted.group_id,
        "status": wanted.status,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
        "kind": wanted.kind,
        "person_id": wanted.person_id,
        "money": wanted.money,
    }
    return json.dumps({key: value for key, value in parts.items() if value}, sort_keys=True)


def asked_of(key: str) -> DecisionFilter:
    """The search behind an id of a paper."""
    parts = json.loads(key or "{}")
    for name in ("since", "until"):
        if name in parts:
            parts[name] = date.fromisoformat(parts[name])
    return DecisionFilter(**parts)


def asked_words(wanted: DecisionFilter, group: str, tr: i18n.Translator) -> str:
    """What was searched for, in words for the head of the paper."""
    parts = [group or tr.say("All groups")]
    if wanted.words:
        parts.append(tr.say("With the words: {words}", words=wanted.words))
    if wanted.kind:
        parts.append(tr.say(DECISION_KINDS[wanted.kind]))
    if wanted.status:
        parts.append(tr.say(RESOLUTION_STATES[wanted.status]))
    if wanted.since:
        parts.append(tr.say("from {date}", date=tr.date(wanted.since)))
    if wanted.until:
        parts.append(tr.say("until {date}", date=tr.date(wanted.until)))
    return " · ".join(parts)

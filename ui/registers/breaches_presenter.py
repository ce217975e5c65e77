"""Rules that were not met: the list, one of them whole, and answering it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from governance.breaches.queries import BreachFilter, BreachPage, BreachRow
from governance.breaches.service import ExplainBreach, RatifyBreaches
from governance.finding_words import finding_words
from governance.queries_decisions import DecisionFilter
from governance.rules.breaches import RATIFYING_STATES
from governance.rules.findings import Level
from governance.views import DecisionRow
from sr_board import i18n
from sr_board.base.results import Done
from ui.live import Text, say
from ui.registers.work import RegistersWork
from ui.shapes import State

__all__ = ["BreachesPresenter", "Whole", "level_state"]

_STATES = {Level.NOTE: State.NOT_YET, Level.WARN: State.DUE, Level.BREACH: State.OVER}


@dataclass(frozen=True)
class Whole:
    """One breach, and the decisions of later meetings that could ratify it."""

    row: BreachRow
    decisions: tuple[DecisionRow, ...]


class BreachesPresenter:
    """Reads and answers breaches."""

    def __init__(self, work: RegistersWork) -> None:
        self._work = work

    def page(self, *, open_only: bool, offset: int = 0, limit: int = 100) -> BreachPage:
        """Breaches, the newest first."""
        return self._work.breaches.register(
            BreachFilter(open_only=open_only, offset=offset, limit=limit)
        )

    def whole(self, breach_id: str) -> Whole | None:
        """One breach; None when it is not hers to see."""
        row = self._work.breaches.one(breach_id)
        if row is None:
            return None
        if not row.open:
            return Whole(row, ())
        later = self._work.decisions.search(
            DecisionFilter(group_id=row.group_id, since=row.found_on, limit=200)
        ).rows
        fit = (
            decision
            for decision in later
            if decision.status in RATIFYING_STATES
            and decision.valid is not False
            and decision.meeting_id != row.meeting_id
        )
        return Whole(row, tuple(fit))

    def explain(self, breach_id: str, text: str) -> Done:
        """Close it with words."""
        return self._work.breach_work.explain(ExplainBreach(breach_id, text))

    def ratify(self, breach_id: str, resolution_id: str) -> Done:
        """Close it by a decision of a later meeting."""
        return self._work.breach_work.ratify(RatifyBreaches((breach_id,), resolution_id))


def level_state(row: BreachRow) -> tuple[State, Text]:
    """Shape and word of a breach in a list."""
    if row.answer is not None:
        words: dict[str, Text] = {
            "explained": lambda: say("explained"),
            "ratified": lambda: say("ratified"),
            "mended": lambda: say("put right"),
            "raised": lambda: say("grew graver"),
        }
        return State.OK if row.answer.kind != "raised" else State.AWAY, words[row.answer.kind]
    level_words: dict[Level, Text] = {
        Level.NOTE: lambda: say("for information"),
        Level.WARN: lambda: say("can be put right"),
        Level.BREACH: lambda: say("not met"),
    }
    return _STATES[row.finding.level], level_words[row.finding.level]


def fact_and_line(row: BreachRow) -> tuple[str, str]:
    """The rule quoted with what was, and what is missing."""
    return finding_words(row.finding, row.article, i18n.current())

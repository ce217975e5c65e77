"""Answering breaches: an explanation in words, or a later resolution that ratifies.

Right: BREACHES_WRITE (secretary, chair). Nothing is ever taken off the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from governance.breaches.recording import breach_of, explain_with, ratify_with
from governance.entry import Entry
from governance.entry_ratify import let_stand
from governance.rules.breaches import check_explanation
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["BreachService", "ExplainBreach", "RatifyBreaches"]

CHANGED = frozenset({"breaches"})
EXPLANATION_MAX = 2_000
"""Most letters in an explanation."""


@dataclass(frozen=True)
class ExplainBreach:
    """Why it happened and what was done about it."""

    breach_id: str
    text: str


@dataclass(frozen=True)
class RatifyBreaches:
    """A passed resolution of a later meeting makes good what was open to challenge."""

    breach_ids: tuple[str, ...]
    resolution_id: str


class BreachService:
    """What secretary and chair do with breaches."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, uow: UnitOfWork) -> Entry:
        return Entry(uow.session, self._clock, self._who.account_id, self._who.person_id)

    def explain(self, command: ExplainBreach) -> Done:
        """Close a breach with words.

        Raises NotAllowed, NotFound "breach-unknown", RuleBroken "breach-already-answered",
        InputInvalid "text-missing".
        """
        require(self._who, Action.BREACHES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow)
            row = breach_of(uow.session, command.breach_id)
            text = clean_text(command.text, field="text", most=EXPLANATION_MAX)
            check_explanation(text)
            explain_with(entry, row, text)
            uow.record("breach.explained", subject=f"rule_breach/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def ratify(self, command: RatifyBreaches) -> Done:
        """Close breaches by a resolution.

        Raises NotAllowed, NotFound, InputInvalid "choice-missing", and what `ratify_with` raises.
        """
        require(self._who, Action.BREACHES_WRITE)
        if not command.breach_ids:
            raise InputInvalid("choice-missing", field="breach_ids")
        with self._uow() as uow:
            entry = self._entry(uow)
            ratified = ratify_with(entry, command.breach_ids, command.resolution_id)
            let_stand(entry, ratified, command.resolution_id)
            subject = f"resolution/{command.resolution_id}"
            uow.record("breach.ratified", subject=subject)
            changed = CHANGED | {"meetings", "resolutions"}
            return Done(command.resolution_id, changed, uow.commit())

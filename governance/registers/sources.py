"""What registers are made from, and what a register is called. No register itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from governance.registers.table import RegisterTable, RegisterWanted
from sr_board.access.roles import Action
from sr_board.i18n import Translator

if TYPE_CHECKING:
    from governance.breaches.queries import BreachQueries
    from governance.elections.office import ElectionOffice
    from governance.leadership.desk import LeadershipDesk
    from governance.queries_decisions import DecisionQueries
    from governance.registers.queries import RegisterQueries
    from sr_board.base.clock import Clock
    from sr_board.people.queries import PeopleQueries

__all__ = ["Register", "RegisterSources", "about"]


class RegisterSources(Protocol):
    """The queries that registers are made from: an open workplace has them."""

    @property
    def clock(self) -> Clock: ...
    @property
    def people(self) -> PeopleQueries: ...
    @property
    def registers(self) -> RegisterQueries: ...
    @property
    def decisions(self) -> DecisionQueries: ...
    @property
    def breaches(self) -> BreachQueries: ...
    @property
    def leadership(self) -> LeadershipDesk: ...
    @property
    def elections(self) -> ElectionOffice: ...


@dataclass(frozen=True)
class Register:
    """A register there is. `word`: its name as a message id. `one_group`: it is of one group."""

    key: str
    word: str
    build: Callable[[RegisterSources, RegisterWanted, Translator], RegisterTable]
    right: Action = Action.MEETINGS_READ
    one_group: bool = False


def about(sources: RegisterSources, wanted: RegisterWanted, tr: Translator) -> str:
    """Group and days in words, for the head of a register."""
    group = tr.say("All groups")
    if wanted.group_id is not None:
        group = sources.people.group(wanted.group_id).name
    if wanted.since is not None and wanted.until is not None:
        since, until = tr.date(wanted.since), tr.date(wanted.until)
        return tr.say("{group}, {since} to {until}", group=group, since=since, until=until)
    if wanted.until is not None:
        return tr.say("{group}, until {until}", group=group, until=tr.date(wanted.until))
    if wanted.since is not None:
        return tr.say("{group}, since {since}", group=group, since=tr.date(wanted.since))
    return group

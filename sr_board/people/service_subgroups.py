"""What persons say of themselves, of their own will: given, withdrawn, never guessed.

The right to see and write answers is given by name to a few; no role implies it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.people.models import SubgroupAnswer, SubgroupKey
from sr_board.people.records import Records, clean_resolution
from sr_board.people.rules.kinds import SelfAnswer
from sr_board.people.rules.subgroups import SHIPPED_KEYS, check_subgroup_key
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["DeclareSubgroup", "GiveAnswer", "SubgroupsService", "WithdrawAnswer"]

CHANGED = frozenset({"subgroups"})


@dataclass(frozen=True)
class DeclareSubgroup:
    """Add a sub-group of the group's own, by resolution. `warning_read`: the warning about lists
    on faith and birth was shown and accepted."""

    key: str
    resolution: str
    warning_read: bool = False


@dataclass(frozen=True)
class GiveAnswer:
    """Her answer, under a text of consent she was read."""

    person_id: str
    group_key: str
    answer: SelfAnswer
    consent_version: str


@dataclass(frozen=True)
class WithdrawAnswer:
    """She takes her answer back; it is hidden at once."""

    person_id: str
    group_key: str


class SubgroupsService:
    """Self-declared answers."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def declare(self, command: DeclareSubgroup) -> Done:
        """Raises NotAllowed, RuleBroken "subgroup-about-health", "subgroup-about-caste" (until the
        warning was read), "subgroup-needs-resolution", "subgroup-known"."""
        require(self._who, Action.GROUPS_WRITE)
        key = clean_line(command.key, field="group_key", most=40, required=True)
        warning = check_subgroup_key(key)
        if warning is not None and not command.warning_read:
            raise RuleBroken(str(warning))
        resolution = clean_resolution(command.resolution)
        if not resolution:
            raise RuleBroken("subgroup-needs-resolution")
        with self._uow() as uow:
            if key in SHIPPED_KEYS or uow.session.get(SubgroupKey, key) is not None:
                raise RuleBroken("subgroup-known")
            stamp = self._records(uow).stamp
            uow.session.add(SubgroupKey(key=key, resolution=resolution, **stamp))
            uow.record("subgroup.declared", subject="subgroup_key")
            return Done(key, CHANGED, uow.commit())

    def answer(self, command: GiveAnswer) -> Done:
        """Write her answer; an earlier one is withdrawn by it. Raises NotAllowed, NotFound,
        InputInvalid "subgroup-unknown" or for a missing text of consent."""
        require(self._who, Action.SUBGROUP_READ)
        consent = clean_line(
            command.consent_version, field="consent_version", most=40, required=True
        )
        with self._uow() as uow:
            records = self._records(uow)
            person = records.person(command.person_id)
            own = uow.session.get(SubgroupKey, command.group_key)
            if command.group_key not in SHIPPED_KEYS and own is None:
                raise InputInvalid("subgroup-unknown", field="group_key")
            for standing in self._standing(uow, person.id, command.group_key):
                standing.withdrawn_on = self._clock.today()
            given = SubgroupAnswer(
                id=new_id(),
                person_id=person.id,
                group_key=command.group_key,
                answer=str(command.answer),
                consent_version=consent,
                given_on=self._clock.today(),
                **records.stamp,
            )
            uow.session.add(given)
            uow.record("subgroup.answered", subject=f"subgroup_answer/{given.id}")
            return Done(given.id, CHANGED, uow.commit())

    def withdraw(self, command: WithdrawAnswer) -> Done:
        """Raises NotAllowed, NotFound "subgroup-no-answer"."""
        require(self._who, Action.SUBGROUP_READ)
        with self._uow() as uow:
            standing = self._standing(uow, command.person_id, command.group_key)
            if not standing:
                raise NotFound("subgroup-no-answer", what="answer")
            for answer in standing:
                answer.withdrawn_on = self._clock.today()
            uow.record("subgroup.withdrawn", subject=f"subgroup_answer/{standing[0].id}")
            return Done(standing[0].id, CHANGED, uow.commit())

    def clean_up(self) -> int:
        """Delete answers that were taken back before today; how many. Writes nothing if none.

        Source: domain rules 4: withdrawal hides an answer at once and deletes it at the next
        clean-up. Runs when the vault is opened by somebody with the right. Raises NotAllowed.
        """
        require(self._who, Action.SUBGROUP_READ)
        with self._uow() as uow:
            gone = uow.session.scalars(
                select(SubgroupAnswer).where(SubgroupAnswer.withdrawn_on < self._clock.today())
            ).all()
            if not gone:
                return 0
            for answer in gone:
                uow.session.delete(answer)
            uow.record("subgroup.cleaned", subject="subgroup_answer")
            uow.commit()
            return len(gone)

    @staticmethod
    def _standing(uow: UnitOfWork, person_id: str, key: str) -> list[SubgroupAnswer]:
        return list(
            uow.session.scalars(
                select(SubgroupAnswer).where(
                    SubgroupAnswer.person_id == person_id,
                    SubgroupAnswer.group_key == key,
                    SubgroupAnswer.withdrawn_on.is_(None),
                )
            )
        )

    def _records(self, uow: UnitOfWork) -> Records:
        return Records(uow.session, self._clock, self._who)

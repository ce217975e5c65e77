"""The law of the states: which one a group lives under, and the lines of the law packs.

Rights: LAW_PACKS_WRITE (administrator) for lines; the state of a group is also set by those who
write its constitution. Nothing here changes a rule: a floor only warns.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.commands import RetireLaw, SetGroupState, WriteLaw
from governance.constitution.law_packs import STATES, SUBJECTS, shipped_laws
from governance.constitution.laws import floor_value, law_lines
from governance.constitution.loading import packed
from governance.constitution.models import GroupLaw, LawPack
from governance.entry import Entry
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.store.uow import UowFactory

__all__ = ["LawService"]

CHANGED = frozenset({"constitution", "laws"})


class LawService:
    """Law packs and the states of groups."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def set_state(self, command: SetGroupState) -> Done:
        """Under which state's law a group lives; "" lets it follow the group above.

        Raises InputInvalid "choice-unknown", NotFound.
        """
        if not self._who.may(Action.LAW_PACKS_WRITE):
            require(self._who, Action.CONSTITUTION_WRITE)
        if command.state and command.state not in STATES:
            raise InputInvalid("choice-unknown", field="state")
        with self._uow() as uow:
            group = group_of(uow.session, command.group_id)
            row = uow.session.get(GroupLaw, group.id)
            if row is not None:
                row.state = command.state
            else:
                stamp = self._entry(uow.session).new()
                del stamp["id"]
                uow.session.add(GroupLaw(**stamp, group_id=group.id, state=command.state))
            uow.record("law.state_set", subject=f"group/{group.id}")
            return Done(group.id, CHANGED, uow.commit())

    def write_law(self, command: WriteLaw) -> Done:
        """A new line, or another wording of one. A shipped line stays in its file, replaced here.

        Raises InputInvalid "choice-unknown", "text-missing", "date-in-future", and what the value
        of the rule refuses; NotFound "law-not-found".
        """
        require(self._who, Action.LAW_PACKS_WRITE)
        source = clean_text(command.source_text, field="source_text", most=2000, required=True)
        note = clean_text(command.note, field="note", most=2000)
        key = clean_line(command.key, field="key", most=60)
        self._check(command, key)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = self._row(entry, command.id)
            row.state, row.subject, row.key = command.state, command.subject, key
            row.floor_value = packed(command.floor if key else None)
            row.source_text, row.note = source, note
            row.checked_on, row.retired = command.checked_on, False
            uow.session.add(row)
            uow.record("law.written", subject=f"law/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def _check(self, command: WriteLaw, key: str) -> None:
        for field, value, words in (
            ("state", command.state, STATES),
            ("subject", command.subject, SUBJECTS),
        ):
            if value not in words:
                raise InputInvalid("choice-unknown", field=field)
        if command.checked_on > self._clock.today():
            raise InputInvalid("date-in-future", field="checked_on")
        if key:
            floor_value(key, command.floor)

    @staticmethod
    def _row(entry: Entry, law_id: str) -> LawPack:
        """The line to write on: an own one, the replacement of a shipped one, or a new one."""
        if not law_id:
            return LawPack(**entry.new())
        own = entry.session.get(LawPack, law_id)
        if own is not None:
            return own
        if law_id not in {law.id for law in shipped_laws()}:
            raise NotFound("law-not-found", what="law")
        found = entry.session.scalars(
            select(LawPack).where(LawPack.shipped == law_id)
        ).one_or_none()
        return found or LawPack(**entry.new(), shipped=law_id)

    def retire_law(self, command: RetireLaw) -> Done:
        """A line no longer counts; it stays to be read. Raises NotFound "law-not-found"."""
        require(self._who, Action.LAW_PACKS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            line = next((x for x in law_lines(uow.session) if x.id == command.id), None)
            if line is None:
                raise NotFound("law-not-found", what="law")
            row = self._row(entry, command.id)
            if line.shipped:
                row.state, row.subject, row.key = line.state, line.subject, line.key
                row.floor_value, row.checked_on = line.floor, line.checked_on
                row.source_text, row.note = line.said(line.source, "en"), line.said(line.note, "en")
                uow.session.add(row)
            row.retired = True
            uow.record("law.retired", subject=f"law/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

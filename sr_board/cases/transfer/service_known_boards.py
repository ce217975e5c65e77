"""Keys of other boards that were compared with them, so that a sealed file says from whom it comes.

Right: CASES_WORK, chair or secretary of the board. Domain paper, section 16.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.entry import CaseQueries, CaseService
from sr_board.cases.rules.board_keys import digits_of, key_line, key_of
from sr_board.cases.sealing.keeping import add_to, envelopes_of, open_envelope, seal_new
from sr_board.cases.transfer.held_keys import (
    KNOWN,
    both_officers,
    known_boards,
    officer_only,
    own_pairs,
)
from sr_board.cases.transfer.records_transfer import KnownBoard

__all__ = ["KnowBoard", "OtherBoard", "OtherBoards"]


@dataclass(frozen=True)
class OtherBoard:
    """Another board whose key was compared: its name, the key as a line, its check digits."""

    id: str
    name: str
    line: str
    digits: str
    since: datetime


@dataclass(frozen=True)
class KnowBoard:
    """Another board's key, compared with that board by phone or on paper."""

    name: str
    key: str


class OtherBoards(CaseService, CaseQueries):
    """Other boards."""

    def known(self) -> tuple[OtherBoard, ...]:
        """Boards whose key was compared, by name. Raises NotAllowed "board-officers-only"."""
        with self.look() as entry:
            officer_only(entry)
            return tuple(_other(one) for one in known_boards(entry))

    def know(self, command: KnowBoard) -> Done:
        """Write down another board's key, after it was compared with that board. The same key
        under the same name is one.

        Raises NotAllowed "board-officers-only", InputInvalid "board-key-wrong", "text-missing",
        RuleBroken "board-key-own".
        """
        with self.work() as (uow, entry):
            officer_only(entry)
            public = key_of(command.key).hex()
            name = clean_line(command.name, field="name", required=True)
            if public in {one.public for one in own_pairs(entry)}:
                raise RuleBroken("board-key-own")
            same = [one for one in known_boards(entry) if (one.name, one.public) == (name, public)]
            if same:
                return Done(same[0].id)
            record = KnownBoard(**entry.origin(), name=name, public=public)
            seal_new(entry, KNOWN, both_officers(entry), record)
            uow.record("board.register", subject="board_key")
            return Done(record.id, frozenset({"board"}), uow.commit())

    def know_no_more(self, board_id: str) -> Done:
        """A key of another board holds no more: it was lost, or changed. The entry stays.

        Raises NotAllowed "board-officers-only", NotFound "record-unknown".
        """
        with self.work() as (uow, entry):
            officer_only(entry)
            for envelope in envelopes_of(entry, KNOWN):
                for record in open_envelope(entry, envelope.id) or ():
                    if isinstance(record, KnownBoard) and record.id == board_id:
                        add_to(entry, envelope.id, replace(record, ended_at=entry.now))
                        uow.record("board.register", subject="board_key")
                        return Done(board_id, frozenset({"board"}), uow.commit())
            raise NotFound("record-unknown", what="board")


def _other(one: KnownBoard) -> OtherBoard:
    public = bytes.fromhex(one.public)
    return OtherBoard(one.id, one.name, key_line(public), digits_of(public), one.at)

"""A committee with offices in the collective's vault, and all desks of leadership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from governance.commands import TakeVote
from governance.leadership.commands import BeginLeading, DecideMandate, SignatoryNamed
from governance.leadership.desk import LeadershipDesk
from governance.rules.votes import VoteMethod
from sr_board.access.check import SignedIn
from sr_board.access.roles import Action, Role
from sr_board.people.rules.kinds import HowSeated
from sr_board.people.service_offices import CreateOffice, OfficesService

from ..conftest import Collective, Cupboard, Desk

TODAY = date(2026, 11, 22)
START = date(2025, 1, 1)


@dataclass
class Leaders:
    """Offices of Bakul Samiti by key, and the way to desks."""

    collective: Collective
    office: dict[str, str]

    def desk(
        self, *roles: Role, person: str = "Rekha", rights: frozenset[Action] = frozenset()
    ) -> LeadershipDesk:
        """The desk of somebody with exactly these roles."""
        book = self.collective.book
        who = SignedIn(book.vault.slot_id, self.collective.person[person], frozenset(roles), rights)
        return LeadershipDesk(book.uow, book.read, book.clock, who, Cupboard())

    @property
    def group(self) -> str:
        return self.collective.group

    def id_of(self, name: str) -> str:
        return self.collective.person[name]

    def seat(
        self,
        office: str,
        name: str,
        started: date = START,
        how: HowSeated = HowSeated.ELECTED,
        seat_no: int = 1,
    ) -> str:
        """Somebody takes a seat; gives the term."""
        command = BeginLeading(self.office[office], self.id_of(name), how, started, seat_no)
        return self.desk(Role.SECRETARY).leader_work.begin(command).id

    def decided(self, text: str, kind: str = "ordinary", *, passes: bool = True) -> str:
        """A resolution of a meeting held today, by ballot."""
        desk = self.collective.desk(Role.SECRETARY)
        meeting = self.collective.opened(desk)
        return self.voted(desk, meeting, text, kind, passes=passes)

    def voted(
        self,
        desk: Desk,
        meeting: str,
        text: str,
        kind: str,
        *,
        passes: bool = True,
        method: VoteMethod = VoteMethod.BALLOT,
    ) -> str:
        """A vote in an open meeting, by ballot unless said otherwise."""
        motion = self.collective.motion(desk, meeting, text, kind)
        yes, no = (13, 1) if passes else (2, 12)
        return desk.decisions.take_vote(TakeVote(motion, method, yes, no, 0)).id

    def mandate(self, *names: tuple[str, str], **more: object) -> str:
        """A mandate decided today."""
        facts: dict[str, object] = {
            "group_id": self.group,
            "account": "Savings account",
            "bank": "Gramin Bank",
            "signatories": tuple(SignatoryNamed(self.id_of(n), o) for n, o in names),
            "decided_on": TODAY,
            "paper_resolution": "12/2026",
            "must_include": ("treasurer",),
            **more,
        }
        return self.desk(Role.TREASURER).mandate_work.decide(DecideMandate(**facts)).id  # type: ignore[arg-type]


@pytest.fixture
def leaders(collective: Collective) -> Leaders:
    """Chair, secretary, treasurer (one seat each, 24 months) and three members' seats."""
    book = collective.book
    offices = OfficesService(book.uow, book.clock, book.who(Role.SECRETARY))
    made = {}
    for key, title, seats, signs in (
        ("chair", "Chair", 1, True),
        ("secretary", "Secretary", 1, False),
        ("treasurer", "Treasurer", 1, True),
        ("member", "Committee member", 3, False),
    ):
        command = CreateOffice(collective.group, key, title, seats, 24, signs)
        made[key] = offices.create(command).id
    return Leaders(collective, made)

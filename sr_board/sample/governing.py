"""How the invented collective governs itself: its rules, its leaders, an election with a tie.

Uses the public services only. Everything is written down afterwards, as groups do that keep their
books on paper first.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from governance.commands import AttendanceEntry, PaperItem, PaperMeeting, PaperNotice, VoteEntry
from governance.constitution.commands import AdoptVersion, CirculateDraft, SetRule, StartDraft
from governance.elections.commands import (
    AddObserver,
    AppointHelpers,
    CallElection,
    CountPost,
    DecideNomination,
    DrawLot,
    FreezeRoll,
    GiveSymbols,
    MarkResult,
    Nominate,
    NotePrinted,
    PostEntry,
    RecordSheet,
    StepElection,
    TickVoter,
)
from governance.leadership.commands import BeginLeading, DecideMandate, SignatoryNamed
from governance.rules.votes import VoteMethod
from sr_board.composition import Workplace
from sr_board.people.rows import MemberRow, MembersWanted
from sr_board.people.rules.kinds import HowSeated
from sr_board.people.service_offices import CreateOffice
from sr_board.sample.collective import Sample

__all__ = ["SampleGoverning"]

_ADOPTED_AGO = 35
_LED_SINCE = 600
"""Days; the two who joined first had been members for a year by then."""
_VOTE_METHOD = "plurality_block"


class SampleGoverning:
    """The rules, leaders and election of one group."""

    def __init__(self, place: Workplace, sample: Sample, group_id: str) -> None:
        self.place, self.sample, self.group_id = place, sample, group_id
        page = place.people.members(MembersWanted(group_id))
        self.members: tuple[MemberRow, ...] = page.rows
        self.constitution = ""
        self.election = ""

    def _person(self, number: int) -> str:
        return self.members[number].person.person_id

    @property
    def _today(self) -> date:
        return self.place.clock.today()

    def adopt_rules(self) -> None:
        """Rules from the template of a savings group, adopted five weeks ago by a meeting."""
        rules, text = self.place.rulebook, self.sample.text
        draft = rules.drafts.start(StartDraft(self.group_id, "shg", text("area"))).id
        rules.drafts.set_rule(SetRule(draft, "election.method", _VOTE_METHOD))
        adopted = self._today - timedelta(days=_ADOPTED_AGO)
        rules.adoption.circulate(CirculateDraft(draft, adopted - timedelta(days=10)))
        opened = self._at(adopted)
        self.place.paper_meetings.record(
            PaperMeeting(
                self.group_id,
                "special",
                opened,
                opened + timedelta(minutes=80),
                self._person(0),
                text("place"),
                notice=PaperNotice(
                    opened - timedelta(days=10),
                    "word",
                    text("told"),
                    text_of_changes=text("rules_changes"),
                ),
                attendance=tuple(AttendanceEntry(m.person.person_id) for m in self.members[:13]),
                items=(PaperItem(text("rules_point"), "motion"),),
                votes=(
                    VoteEntry(
                        1,
                        text("rules_motion"),
                        VoteMethod.HANDS,
                        12,
                        0,
                        1,
                        decision_kind="amend",
                        proposer_id=self._person(1),
                        seconder_id=self._person(4),
                    ),
                ),
            )
        )
        decision = self.place.decisions.search().rows[0].id
        rules.adoption.adopt(AdoptVersion(draft, decision, adopted))
        self.constitution = draft

    def _at(self, day: date) -> datetime:
        """Four in the afternoon of a day, here."""
        now = self.place.clock.now()
        return now.replace(second=0, microsecond=0) + timedelta(days=(day - self._today).days)

    def seat_leaders(self) -> None:
        """Who leads since last year: one term ends soon, two sign at the bank."""
        text = self.sample.text
        office = self.place.offices.create(
            CreateOffice(
                self.group_id, "representative", text("representative"), 2, 24, signatory=True
            )
        ).id
        begun = self._today - timedelta(days=_LED_SINCE)
        leaders = self._longest()
        for seat, person in enumerate(leaders, 1):
            self.place.leadership.leader_work.begin(
                BeginLeading(
                    office,
                    person,
                    HowSeated.ROTA,
                    begun,
                    seat,
                    until=self._today + timedelta(days=18),
                    paper_resolution="7/2024",
                )
            )
        self.place.leadership.mandate_work.decide(
            DecideMandate(
                self.group_id,
                text("account"),
                text("bank"),
                tuple(SignatoryNamed(person, "representative") for person in leaders),
                begun,
                paper_resolution="7/2024",
                in_force=True,
            )
        )

    def _longest(self) -> list[str]:
        """The two who joined first, of those who hold no other office."""
        free = [row for row in self.members[2:] if row.number != self.members[5].number]
        free.sort(key=lambda row: (row.joined or date.max, row.number or 0))
        return [row.person.person_id for row in free[:2]]

    def elect(self) -> None:
        """Two representatives are elected today: four stand, two tie for the last seat, a lot."""
        place, text, today = self.place, self.sample.text, self._today
        office = place.elections
        representative = next(
            seat.office_id
            for seat in place.leadership.leaders.board(self.group_id).seats
            if seat.office_key == "representative"
        )
        self.election = office.calling.call(
            CallElection(
                self.group_id,
                text("election"),
                (PostEntry(text("representative"), representative, 2, colour="yellow"),),
                roll_date=today - timedelta(days=14),
                nominations_open=today - timedelta(days=14),
                nominations_close=today - timedelta(days=6),
                withdrawals_until=today - timedelta(days=5),
                polling_on=today,
                place=text("place"),
            )
        ).id
        self._nominate()
        office.roll.freeze(FreezeRoll(self.election))
        office.roll.open_polling(StepElection(self.election))
        for line in office.reading.roll(self.election).lines[:13]:
            office.roll.tick(TickVoter(line.entry_id))
        office.roll.close_polling(StepElection(self.election))
        self._count()

    def _nominate(self) -> None:
        office = self.place.elections
        scrutineers = (self._person(9), self._person(10))
        office.calling.appoint(
            AppointHelpers(self.election, self._person(8), scrutineers, "BKL/2026/001")
        )
        for number in (2, 3):
            office.calling.add_observer(AddObserver(self.election, self._person(number)))
        office.calling.open_nominations(StepElection(self.election, read_out=True))
        post = self._post()
        for number in (4, 6, 7, 11):
            office.nominations.nominate(
                Nominate(
                    post,
                    self._person(number),
                    self._person(1),
                    self._person(12),
                    self._today - timedelta(days=8),
                    "thumb",
                )
            )
        office.nominations.close_nominations(StepElection(self.election))
        for candidate in office.reading.whole(self.election).posts[0].candidates:
            office.nominations.decide(
                DecideNomination(candidate.id, True, self.sample.text("looked_at"))
            )
        office.nominations.give_symbols(GiveSymbols(post))
        office.nominations.note_printed(NotePrinted(post, 20, 4))
        office.nominations.settle_contests(StepElection(self.election))

    def _post(self) -> str:
        return self.place.elections.reading.whole(self.election).posts[0].id

    def _count(self) -> None:
        """The first count ties for the second seat; other hands count again; chits are drawn."""
        office, post = self.place.elections, self._post()
        totals = {1: 9, 2: 6, 3: 6, 4: 3}
        first = office.counting.record_sheet(
            RecordSheet(
                post,
                "1",
                totals,
                valid=12,
                blank=1,
                counters=(self._person(1), self._person(5)),
            )
        ).id
        office.counting.count(CountPost(post))
        office.counting.record_sheet(
            RecordSheet(
                post,
                "1",
                totals,
                valid=12,
                blank=1,
                counters=(self._person(12), self._person(0)),
                replaces=first,
                recount=True,
            )
        )
        office.counting.count(CountPost(post))
        names = tuple(self.members[n].person.name for n in (1, 5))
        office.counting.draw_lot(DrawLot(post, (3, 2), self.sample.text("drawer"), names, 10))
        for number in (8, 9):
            office.results.mark(MarkResult(self.election, self._person(number)))

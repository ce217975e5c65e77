"""A year of a society in one real vault, through the services that every skin uses.

Rules are adopted, twelve meetings are held (one loses its quorum), the rules are changed with too
short a notice and that is ratified later, an election ends in a tie and a lot, a leader is recalled
and hands over. At the end every act of the year is verified.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from governance.breaches.queries import BreachFilter
from governance.breaches.service import RatifyBreaches
from governance.commands import (
    AddAction,
    AddItem,
    ApproveMinutes,
    CallMeeting,
    CloseMeeting,
    ComposeMinutes,
    MarkAllHere,
    MarkArrival,
    MarkDeparture,
    MarkGiven,
    OpenMeeting,
    PutMotion,
    ReadAloud,
    RecordNotice,
    SignMinutes,
    TakeVote,
)
from governance.constitution.commands import (
    AdoptVersion,
    CirculateDraft,
    NextVersion,
    SetRule,
    StartDraft,
)
from governance.elections.commands import (
    AppointHelpers,
    CallElection,
    CloseElection,
    CountPost,
    DecideNomination,
    DeclareElection,
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
from governance.leadership.commands import (
    AskForRecall,
    BeginLeading,
    CallRecall,
    CashCount,
    DecideRecall,
    HandoverMarkGiven,
    HandoverThing,
    PrepareHandover,
    SignHandover,
    VerifyPetition,
    WriteHandover,
)
from governance.papers import minutes_pdf
from governance.rules.minutes import MarkCapacity
from governance.rules.votes import VoteMethod
from governance.statistics.queries import FiguresWanted
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.composition import Workplace, found_workplace
from sr_board.founding import Founder, Founding
from sr_board.i18n import translator
from sr_board.papers import Letterhead
from sr_board.papers import Tile as PaperTile
from sr_board.people.rows import MembersWanted
from sr_board.people.rules.kinds import HowSeated
from sr_board.people.service_members import AddMember
from sr_board.people.service_offices import CreateOffice
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests

NAMES = (
    "Asha Bina Champa Dolly Ela Farida Gita Hasi Ila Jyoti Kajal Lakshmi Malati Mina Noor"
).split()
FIRST = datetime(2026, 1, 5, 10, tzinfo=UTC)


class Year:
    """The society, its clock, and short ways through a meeting."""

    def __init__(self, place: Workplace, clock: FixedClock) -> None:
        self.place, self.clock = place, clock
        self.group = place.people.groups()[0].group_id
        for name in NAMES:
            place.memberships.add(AddMember(name, self.group, date(2022, 3, 1)))
        rows = place.people.members(MembersWanted(self.group)).rows
        self.person = {row.person.name: row.person.person_id for row in rows}
        self.office = {
            key: place.offices.create(CreateOffice(self.group, key, key.title(), term_months=36)).id
            for key in ("president", "secretary", "treasurer")
        }
        self.before: str | None = None

    def go_to(self, day: date, hour: int = 10) -> None:
        """Put the clock on a day."""
        self.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))

    def call(self, day: date, type_: str = "general", told: int = 15, text: str = "") -> str:
        """A meeting called and told `told` days before, with the points its body asks for."""
        self.go_to(day - timedelta(days=told))
        at = datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC)
        meeting = self.place.meeting_work.call(CallMeeting(self.group, type_, at, "Hall")).id
        self.place.meeting_work.record_notice(
            RecordNotice(meeting, self.clock.now(), "paper", "all members", text_of_changes=text)
        )
        self.go_to(day, 11)
        return meeting

    def open(self, meeting: str, *absent: str) -> None:
        """The sitting begins with everybody but these."""
        self.place.meeting_work.open(OpenMeeting(meeting, chair_id=self.person["Asha"]))
        if not absent:
            self.place.attendance.all_here(MarkAllHere(meeting))
            return
        for name in NAMES[1:]:
            if name not in absent:
                self.place.attendance.arrive(MarkArrival(meeting, self.person[name]))

    def vote(
        self,
        meeting: str,
        text: str,
        yes: int,
        no: int = 0,
        kind: str = "ordinary",
        method: VoteMethod = VoteMethod.HANDS,
    ) -> str:
        """A motion and its vote; gives the decision."""
        item = self.place.meeting_work.add_item(AddItem(meeting, "A motion", "motion")).id
        motion = self.place.decision_work.put_motion(
            PutMotion(item, text, kind, self.person["Bina"], self.person["Gita"])
        ).id
        taken = TakeVote(motion, method, yes, no, 0)
        return self.place.decision_work.take_vote(taken).id

    def close(self, meeting: str) -> None:
        """The sitting ends, its minutes are read and signed, those before are approved."""
        self.clock.tick(3600)
        work = self.place
        if self.before is not None:
            work.minutes.approve(ApproveMinutes(self.before, meeting))
        work.meeting_work.close(CloseMeeting(meeting))
        work.minutes.compose(ComposeMinutes(meeting))
        today = self.clock.today()
        work.minutes.read_aloud(ReadAloud(meeting, self.person["Mina"], "bn", today, True))
        marks = (
            MarkGiven(self.person["Asha"], MarkCapacity.CHAIR),
            MarkGiven(self.person["Bina"], MarkCapacity.SECRETARY),
            MarkGiven(self.person["Gita"], MarkCapacity.MEMBER),
            MarkGiven(self.person["Mina"], MarkCapacity.MEMBER),
        )
        work.minutes.sign(SignMinutes(meeting, marks))
        self.before = meeting

    def status(self, resolution: str) -> tuple[str, bool | None]:
        """What became of a decision, and whether its vote stands."""
        rows = {row.id: row for row in self.place.decisions.search().rows}
        return rows[resolution].status, rows[resolution].valid

    def open_codes(self) -> set[str]:
        """Codes of the breaches that wait for an answer."""
        page = self.place.breaches.register(BreachFilter(open_only=True, limit=200))
        return {row.finding.code for row in page.rows}


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    clock = FixedClock(FIRST)
    founder = Founder(
        "Rekha",
        Tile("feather", "sea", 1),
        frozenset({Role.SECRETARY, Role.CHAIR, Role.ADMINISTRATOR}),
        "seven boats on the river",
    )
    founding = Founding(Tile("flower", "marigold", 1), "Nadi Society", "cbo", "NDI", [founder])
    with cheap_keys_for_tests():
        place = found_workplace(
            tmp_path / "year.vault",
            founding,
            clock=clock,
            kdf=KdfParameters.for_tests(),
            state_dir=tmp_path / "state",
        )
    yield Year(place, clock)
    place.close()


def test_a_year_of_self_government(year: Year) -> None:
    first_rules = adopt_first_rules(year)
    hold_quiet_meetings(year, 2, 5)
    lose_the_quorum(year)
    second_rules = amend_with_short_notice(year, first_rules)
    ratify_it(year)
    winners = elect_with_a_tie(year)
    hold_quiet_meetings(year, 9, 9)
    recall_and_hand_over(year, winners)
    hold_quiet_meetings(year, 11, 12)
    look_back(year, first_rules, second_rules)


def adopt_first_rules(year: Year) -> str:
    """January: rules from a template, sent round, adopted by the first general meeting."""
    rules = year.place.rulebook
    draft = rules.drafts.start(StartDraft(year.group, "cbo", "Riverside")).id
    rules.drafts.set_rule(SetRule(draft, "member.good_standing", GOOD_STANDING))
    rules.adoption.circulate(CirculateDraft(draft, year.clock.today()))
    meeting = year.call(date(2026, 1, 30), told=22, text="Our rules, all articles")
    year.open(meeting)
    decision = year.vote(meeting, "We adopt these rules as they were sent.", 14, 1, "amend")
    assert year.status(decision) == ("passed", True)
    year.close(meeting)
    rules.adoption.adopt(AdoptVersion(draft, decision, date(2026, 2, 1)))
    for key, name in (("president", "Asha"), ("secretary", "Bina"), ("treasurer", "Champa")):
        year.go_to(date(2026, 2, 2))
        year.place.leadership.leader_work.begin(
            BeginLeading(
                year.office[key],
                year.person[name],
                HowSeated.ELECTED,
                date(2026, 2, 2),
                paper_resolution="1/2026",
            )
        )
    return draft


GOOD_STANDING = {"months": 3, "dues_days": 30, "attendance": {"num": 1, "den": 4}}


def hold_quiet_meetings(year: Year, first: int, last: int) -> None:
    """Monthly meetings in which everything is as the rules want it."""
    for month in range(first, last + 1):
        meeting = year.call(date(2026, month, 20))
        year.open(meeting)
        decision = year.vote(meeting, f"We hold the reading evening of month {month}.", 13, 1)
        assert year.status(decision) == ("passed", True)
        due = year.clock.today() + timedelta(days=20)
        year.place.decision_work.add_action(
            AddAction(meeting, year.person["Ela"], "Bring the lamps", due)
        )
        year.close(meeting)


def lose_the_quorum(year: Year) -> None:
    """June: eleven leave for a funeral; what is voted afterwards does not stand."""
    meeting = year.call(date(2026, 6, 20))
    year.open(meeting)
    stands = year.vote(meeting, "We paint the hall.", 15)
    year.clock.tick(600)
    for name in NAMES[4:]:
        year.place.attendance.depart(MarkDeparture(meeting, year.person[name]))
    year.clock.tick(600)
    lost = year.vote(meeting, "We paint it blue.", 4)
    assert year.status(stands) == ("passed", True)
    assert year.status(lost) == ("void", False)
    assert "quorum_lost" in year.open_codes()
    year.close(meeting)
    lines = [line.code for line in year.place.meetings.whole(meeting).record.breaches]
    assert "quorum_lost" in lines


def amend_with_short_notice(year: Year, before: str) -> str:
    """July: the rules are changed, but members were told twelve days before instead of 21."""
    rules = year.place.rulebook
    year.go_to(date(2026, 7, 1))
    draft = rules.drafts.next_version(NextVersion(year.group)).id
    rules.drafts.set_rule(SetRule(draft, "holdover.max_days", 60))
    rules.adoption.circulate(CirculateDraft(draft, date(2026, 7, 1)))
    meeting = year.call(date(2026, 7, 14), told=13, text="Whoever holds over stays 60 days")
    year.open(meeting)
    decision = year.vote(meeting, "Holding over ends after 60 days.", 14, 0, "amend")
    year.close(meeting)
    rules.adoption.adopt(AdoptVersion(draft, decision, date(2026, 7, 15)))
    assert "notice_short" in year.open_codes()
    assert draft != before
    return draft


def ratify_it(year: Year) -> None:
    """August: the next meeting, told in time, ratifies what was open to challenge."""
    meeting = year.call(date(2026, 8, 20))
    year.open(meeting)
    decision = year.vote(meeting, "We ratify the change of the rules of 14 July.", 15)
    waiting = year.place.breaches.waiting().rows
    short = tuple(row.id for row in waiting if row.finding.code == "notice_short")
    assert short
    year.place.breach_work.ratify(RatifyBreaches(short, decision))
    year.close(meeting)
    assert "notice_short" not in year.open_codes()


def elect_with_a_tie(year: Year) -> dict[str, str]:
    """September: three stand for president, two are equal; recount, then a lot."""
    place, office = year.place, year.place.elections
    year.go_to(date(2026, 9, 1))
    election = office.calling.call(
        CallElection(
            year.group,
            "Treasurer",
            (PostEntry("Treasurer", year.office["treasurer"], 1),),
            roll_date=date(2026, 9, 1),
            nominations_open=date(2026, 9, 1),
            nominations_close=date(2026, 9, 8),
            withdrawals_until=date(2026, 9, 9),
            polling_on=date(2026, 9, 14),
        )
    ).id
    scrutineers = (year.person["Jyoti"], year.person["Kajal"])
    office.calling.appoint(AppointHelpers(election, year.person["Ila"], scrutineers, "NDI/2026/1"))
    office.calling.open_nominations(StepElection(election, read_out=True))
    post = office.reading.whole(election).posts[0].id
    for name in ("Dolly", "Ela", "Farida"):
        office.nominations.nominate(
            Nominate(
                post, year.person[name], year.person["Gita"], year.person["Hasi"],
                year.clock.today(), "thumb",
            )
        )  # fmt: skip
    year.go_to(date(2026, 9, 9))
    office.nominations.close_nominations(StepElection(election))
    for candidate in office.reading.whole(election).posts[0].candidates:
        office.nominations.decide(DecideNomination(candidate.id, True, "looked at"))
    office.nominations.give_symbols(GiveSymbols(post))
    office.nominations.note_printed(NotePrinted(post, 20, 5))
    office.nominations.settle_contests(StepElection(election))
    office.roll.freeze(FreezeRoll(election))
    year.go_to(date(2026, 9, 14))
    office.roll.open_polling(StepElection(election))
    for line in office.reading.roll(election).lines[:13]:
        office.roll.tick(TickVoter(line.entry_id))
    office.roll.close_polling(StepElection(election))
    counters = (year.person["Lakshmi"], year.person["Malati"])
    totals = {1: 5, 2: 5, 3: 3}
    sheet = office.counting.record_sheet(
        RecordSheet(post, "A", totals, valid=13, counters=counters)
    ).id
    office.counting.count(CountPost(post))
    assert office.reading.whole(election).state == "tie"
    others = (year.person["Mina"], year.person["Noor"])
    office.counting.record_sheet(
        RecordSheet(post, "A", totals, valid=13, counters=others, replaces=sheet, recount=True)
    )
    office.counting.count(CountPost(post))
    office.counting.draw_lot(DrawLot(post, (2, 1), "A child", ("Usha", "Tara"), 10))
    for name in ("Ila", "Jyoti", "Kajal"):
        office.results.mark(MarkResult(election, year.person[name]))
    office.results.declare(DeclareElection(election))
    year.go_to(date(2026, 9, 23))
    champa = next(
        seat.term
        for seat in place.leadership.leaders.board(year.group).seats
        if seat.office_id == year.office["treasurer"]
    )
    assert champa is not None
    return {"election": election, "term": champa.term_id}


def recall_and_hand_over(year: Year, facts: dict[str, str]) -> None:
    """October: the treasurer is recalled, the elected one follows and takes over cash and books."""
    leaders = year.place.leadership
    year.go_to(date(2026, 9, 24))
    recall = leaders.recall_work.ask(AskForRecall(facts["term"], date(2026, 9, 24), 7)).id
    lines = (*(year.person[name] for name in NAMES[3:9]), None)
    leaders.recall_work.verify(
        VerifyPetition(recall, lines, year.person["Bina"], date(2026, 9, 24))
    )
    meeting = year.call(date(2026, 10, 20), "special", told=22)
    leaders.recall_work.call(CallRecall(recall, meeting))
    year.open(meeting)
    decision = year.vote(
        meeting, "Champa is recalled as treasurer.", 11, 3, "recall", VoteMethod.BALLOT
    )
    leaders.recall_work.decide(DecideRecall(recall, decision, heard=True))
    year.close(meeting)
    year.go_to(date(2026, 10, 22))
    year.place.elections.results.close(CloseElection(facts["election"], date(2026, 10, 22)))
    seat = next(
        seat
        for seat in leaders.leaders.board(year.group).seats
        if seat.office_id == year.office["treasurer"]
    )
    assert seat.term is not None
    assert seat.term.who.name == "Ela"
    handover = leaders.handover_work.prepare(PrepareHandover(facts["term"], seat.term.term_id)).id
    leaders.handover_work.write(
        WriteHandover(
            handover,
            day=date(2026, 10, 22),
            things=(HandoverThing("bank_book", given=True), HandoverThing("keys", "", True, 2)),
            cash=(CashCount(50_000, 3), CashCount(10_000, 4)),
            cash_book=190_000,
            bank_balance=1_200_000,
            bank_balance_on=date(2026, 10, 21),
            passphrase_changed=True,
        )
    )
    marks = (
        HandoverMarkGiven(year.person["Champa"], "giver"),
        HandoverMarkGiven(year.person["Ela"], "taker"),
        HandoverMarkGiven(year.person["Gita"], "witness"),
        HandoverMarkGiven(year.person["Hasi"], "witness"),
    )
    leaders.handover_work.sign(SignHandover(handover, marks))


def look_back(year: Year, first: str, second: str) -> None:
    """December: figures, unchanged papers, the version of each day, and a sound chain."""
    place = year.place
    found = place.statistics.figures(FiguresWanted(date(2026, 1, 1), date(2026, 12, 31)))
    assert found.meetings == 12
    assert found.breaches["quorum_lost"] >= 1
    rules = place.rulebook.reading
    assert rules.rules_on(year.group, date(2026, 7, 14)).version.id == first
    assert rules.rules_on(year.group, date(2026, 7, 15)).version.id == second
    head = Letterhead("Nadi Society", PaperTile("flower", "marigold"))
    meeting = place.meetings.page().rows[-1].id
    view = place.meetings.whole(meeting)
    assert minutes_pdf(view, translator("bn"), head) == minutes_pdf(
        place.meetings.whole(meeting), translator("bn"), head
    )
    checked = place.keeping.check()
    assert checked.sound

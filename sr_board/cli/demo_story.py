"""The main job once, on an invented collective: a vault, a register, a meeting, papers, a backup.

Everything goes through the services that the desktop uses too. The folder may be read by anybody:
nothing in it is real.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from governance.constitution.papers import constitution_pdf, one_page_pdf
from governance.elections.paper_inputs import (
    ballots,
    certificate,
    count_sheet,
    lot_record,
    poster,
    rounds,
)
from governance.elections.papers_certificate import certificate_pdf
from governance.elections.papers_counting import count_sheet_pdf, lot_pdf, rounds_pdf
from governance.elections.papers_voting import ballots_pdf, poster_pdf
from governance.papers import attendance_sheet_pdf, minutes_pdf
from governance.registers.build import REGISTERS
from governance.registers.papers import register_pdf
from governance.registers.table import RegisterWanted
from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import NotAllowed
from sr_board.cases.vocabulary import ClockNature
from sr_board.cli.demo_folder import DemoFolder
from sr_board.cli.demo_money import money_papers
from sr_board.cli.door import state_dir
from sr_board.cli.minutes import letterhead
from sr_board.cli.saying import say
from sr_board.composition import Workplace
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from sr_board.people.exchange.proposal import RowState
from sr_board.people.rows import MembersWanted
from sr_board.people.service_export import ExportForm, ExportRegister
from sr_board.people.service_members import AddMember
from sr_board.sample import Beginning, Sample
from sr_board.sample.board import CHAIR, PEER
from sr_board.vault.durable import write_new
from sr_board.vault.keys import KdfParameters

__all__ = ["STEPS", "Outcome", "Story"]

STEPS = 15


@dataclass
class Outcome:
    """What the demo did, for its summary."""

    members: int = 0
    rows: dict[RowState, int] = field(default_factory=dict)
    refused: int = 0
    clocks: int = 0
    doubles: int = 0
    papers: list[str] = field(default_factory=list)
    backup: str = ""
    acts: int = 0
    entries: int = 0
    sound: bool = False
    code: str = ""
    seconds: float = 0.0


class Story:
    """Runs step after step; `tell` hears each one before it begins."""

    def __init__(
        self,
        folder: DemoFolder,
        sample: Sample,
        tell: Callable[[int, str], None],
        *,
        clock: Clock | None = None,
        kdf: KdfParameters | None = None,
    ) -> None:
        self._folder, self._sample, self._tell = folder, sample, tell
        self._clock = clock or SystemClock()
        self._kdf = kdf or KdfParameters.floor()
        self._making = Beginning(sample, self._clock)
        self.outcome = Outcome()

    def run(self) -> Outcome:
        """The whole story. Raises what the services raise."""
        began = time.perf_counter()
        self._tell(1, say("Making the encrypted vault with its users"))
        place = self._making.found(self._folder.vault, self._kdf, state_dir())
        try:
            self._work(place)
        finally:
            place.close()
        self._as_treasurer()
        self._at_the_board()
        self._tell(14, say("A backup, verified from where it lies"))
        place = self._making.open_for(0, self._folder.vault, state_dir())
        try:
            self.outcome.backup = place.keeping.back_up(self._folder.backups).path.name
            self._tell(15, say("Checking the whole vault and every act in it"))
            self._check(place)
        finally:
            place.close()
        self.outcome.seconds = time.perf_counter() - began
        return self.outcome

    def _work(self, place: Workplace) -> None:
        write_new(self._folder.register, self._making.register)
        words = (
            say("Two savings groups below the branch"),
            say("Taking the old register over from a spreadsheet"),
            say("Offices of the group"),
            say("Rules of the group, adopted by a meeting: from now on they are checked"),
            say("A meeting: who is here, motions, votes, tasks, signed minutes"),
            say("Who leads, until when, and who signs at the bank"),
            say("An election: ballots, a tie, a recount, a lot"),
            say("The books of the group, set up with a bank account and terms of loans"),
        )
        for number, (told, step) in enumerate(zip(words, self._making.steps(), strict=True), 2):
            self._tell(number, told)
            step(place)
        self.outcome.rows = self._making.rows
        self.outcome.members = place.people.members(MembersWanted()).total
        self._tell(10, say("Minutes, rules, certificate and registers as papers"))
        self._print(place, self._making.meeting)

    def _print(self, place: Workplace, meeting: str) -> None:
        view = place.meetings.whole(meeting)
        head = letterhead(place, view)
        for code in ("en", "bn"):
            digits = code == "bn"
            self._keep(f"minutes-{code}.pdf", minutes_pdf(view, translator(code, digits), head))
        own = translator(self._sample.language)
        seats = place.meetings.seats(meeting)
        self._keep("attendance-sheet.pdf", attendance_sheet_pdf(view.record, seats, own, head))
        for form in ExportForm:
            made = place.register_export.export(ExportRegister(form, self._sample.language))
            self._keep(f"members.{form}", made.content)
        self._print_rules(place)
        self._print_election(place)
        self._print_registers(place)

    def _print_rules(self, place: Workplace) -> None:
        governing = self._making.governing
        assert governing is not None
        for code in ("en", "bn"):
            tr = translator(code, code == "bn")
            view = place.rulebook.reading.whole(governing.constitution, code)
            head = Letterhead(view.group_name, Tile(*place.vault_tile))
            self._keep(f"rules-{code}.pdf", constitution_pdf(view, tr, head))
            self._keep(f"rules-one-page-{code}.pdf", one_page_pdf(view, tr, head))

    def _print_election(self, place: Workplace) -> None:
        """Ballots, candidates for the wall, count sheet, lot, the count told, certificate."""
        governing = self._making.governing
        assert governing is not None
        first = place.elections.reading.whole(governing.election).posts[0]
        whole, contest = place.elections.reading.of_post(first.id)
        post = whole.post(first.id)
        tr = translator(self._sample.language)
        head = Letterhead(whole.group_name, Tile(*place.vault_tile))
        code = place.audit.code()
        for name, content in (
            ("election-ballots", ballots_pdf(ballots(whole, post), tr, head)),
            ("election-candidates", poster_pdf(poster(whole), tr, head)),
            ("election-count-sheet", count_sheet_pdf(count_sheet(whole, post), tr, head)),
            ("election-lot", lot_pdf(lot_record(whole, post), tr, head)),
            ("election-count", rounds_pdf(rounds(whole, post, contest, code=code), tr, head)),
            (
                "election-certificate",
                certificate_pdf(certificate(whole, post, contest, code=code), tr, head),
            ),
        ):
            self._keep(f"{name}.pdf", content)

    def _print_registers(self, place: Workplace) -> None:
        tr = translator(self._sample.language)
        for key, register in REGISTERS.items():
            wanted = RegisterWanted(self._making.groups["bakul"])
            table = register.build(place, wanted, tr)
            head = Letterhead(table.about, Tile(*place.vault_tile))
            self._keep(f"register-{key}.pdf", register_pdf(table, tr, head))

    def _keep(self, name: str, content: bytes) -> None:
        write_new(self._folder.papers / name, content)
        self.outcome.papers.append(name)

    def _check(self, place: Workplace) -> None:
        found = place.keeping.check()
        self.outcome.sound = found.sound
        self.outcome.acts = sum(report.acts for report in found.chains.values())
        self.outcome.entries = sum(report.rows for report in found.chains.values())
        self.outcome.code = place.audit.code()

    def _as_treasurer(self) -> None:
        """She keeps the money. She sees the register without phones; writing, exporting and
        minutes are refused."""
        place = self._making.open_for(2, self._folder.vault, state_dir())
        try:
            told = say("The treasurer: a paper book taken over, loans, seven meetings, statements")
            self._tell(11, told)
            self._making.keep_books(place)
            self._print_money(place)
            self._count_refusals(place)
        finally:
            place.close()

    def _at_the_board(self) -> None:
        """The chair constitutes the board; a peer on duty has a night. The treasurer holds no key
        of any of it."""
        folder = self._folder
        self._tell(12, say("The board: seats of both sides, duty, training"))
        place = self._making.open_for(CHAIR, folder.vault, state_dir())
        try:
            self._making.seat_board(place)
        finally:
            place.close()
        self._tell(13, say("A night: two children, their clocks, the reports; an adult's answers"))
        place = self._making.open_for(PEER, folder.vault, state_dir())
        try:
            self._making.work_at_night(place)
            for due in place.cases.files.clocks():
                self.outcome.clocks += due.clock.nature is ClockNature.STATUTORY
            self.outcome.doubles = len(place.cases.doubles.pairs())
        finally:
            place.close()

    def _print_money(self, place: Workplace) -> None:
        """Every book of the group, and the whole of it as plain text for an auditor."""
        group = self._making.groups["bakul"]
        for name, content in money_papers(place, group, self._sample.language):
            self._keep(name, content)

    def _count_refusals(self, place: Workplace) -> None:
        group = self._making.groups["bakul"]
        first = place.people.members(MembersWanted(group)).rows[0].person
        self.outcome.refused += place.people.card(first.person_id).private is None
        for act in (
            lambda: place.memberships.add(AddMember("Nobody", group, self._clock.today())),
            lambda: place.register_export.export(ExportRegister(ExportForm.CSV, "en")),
        ):
            try:
                act()
            except NotAllowed:
                self.outcome.refused += 1

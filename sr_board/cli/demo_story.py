"""The main job once, on an invented collective: a vault, a register, a meeting, papers, a backup.

Everything goes through the services that the desktop uses too. The folder may be read by anybody:
nothing in it is real.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from governance.papers import attendance_sheet_pdf, minutes_pdf
from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import NotAllowed
from sr_board.cli.demo_folder import DemoFolder
from sr_board.cli.demo_meeting import DemoMeeting
from sr_board.cli.demo_register import old_register
from sr_board.cli.minutes import letterhead
from sr_board.cli.sample import PracticeUser, Sample
from sr_board.cli.saying import say
from sr_board.composition import Workplace, found_workplace, open_workplace
from sr_board.founding import Founder, Founding
from sr_board.i18n import translator
from sr_board.people.exchange.proposal import Answers, RowState
from sr_board.people.exchange.reading import read_register
from sr_board.people.rows import MembersWanted
from sr_board.people.rules.kinds import GroupKind, HowSeated
from sr_board.people.service_export import ExportForm, ExportRegister
from sr_board.people.service_groups import CreateGroup
from sr_board.people.service_import import ImportRegister
from sr_board.people.service_members import AddMember
from sr_board.people.service_offices import BeginTerm, CreateOffice
from sr_board.vault.durable import write_new
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters

__all__ = ["STEPS", "Outcome", "Story"]

STEPS = 9
_TILE = Tile("flower", "marigold", 1)


@dataclass
class Outcome:
    """What the demo did, for its summary."""

    members: int = 0
    rows: dict[RowState, int] = field(default_factory=dict)
    refused: int = 0
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
        state_dir: Path | None = None,
    ) -> None:
        self._folder, self._sample, self._tell = folder, sample, tell
        self._clock = clock or SystemClock()
        self._kdf = kdf or KdfParameters.floor()
        self._state = state_dir
        self._groups: dict[str, str] = {}
        self.outcome = Outcome()

    def run(self) -> Outcome:
        """The whole story. Raises what the services raise."""
        began = time.perf_counter()
        self._tell(1, say("Making the encrypted vault with three users"))
        place = self._found()
        try:
            self._work(place)
        finally:
            place.close()
        self._tell(9, say("The treasurer signs in and meets what is not hers"))
        self._as_treasurer()
        self.outcome.seconds = time.perf_counter() - began
        return self.outcome

    def _work(self, place: Workplace) -> None:
        self._tell(2, say("Two savings groups below the branch"))
        self._make_groups(place)
        self._tell(3, say("Taking the old register over from a spreadsheet"))
        self._take_over(place)
        self._tell(4, say("Offices of the group"))
        self._fill_offices(place)
        self._tell(5, say("A meeting: who is here, motions, votes, tasks"))
        meeting = DemoMeeting(place, self._sample, self._groups["bakul"])
        meeting.last_week()
        meeting.hold()
        meeting.minute()
        self._tell(6, say("Minutes, sheet and register as papers"))
        self._print(place, meeting.meeting)
        self._tell(7, say("A backup, verified from where it lies"))
        self.outcome.backup = place.keeping.back_up(self._folder.backups).path.name
        self._tell(8, say("Checking the whole vault and every act in it"))
        self._check(place)

    def _found(self) -> Workplace:
        founders = [
            Founder(
                user.name, Tile(user.symbol, user.hue, user.number), user.roles, user.passphrase
            )
            for user in self._sample.users
        ]
        names = self._sample.group("branch"), str(GroupKind.BRANCH), self._sample.code("branch")
        founding = Founding(_TILE, *names, founders)
        return found_workplace(
            self._folder.vault,
            founding,
            clock=self._clock,
            kdf=self._kdf,
            state_dir=self._state,
        )

    def _make_groups(self, place: Workplace) -> None:
        self._groups["branch"] = place.people.groups()[0].group_id
        for key in ("bakul", "shapla"):
            name, code = self._sample.group(key), self._sample.code(key)
            made = CreateGroup(name, GroupKind.SHG, self._groups["branch"], code, active=True)
            self._groups[key] = place.groups.create(made).id

    def _take_over(self, place: Workplace) -> None:
        content = old_register(self._sample, self._clock.today())
        write_new(self._folder.register, content)
        table = read_register(content)
        answers = Answers(self._groups["bakul"])
        seen = place.register_import.preview(table, answers)
        self.outcome.rows = dict(seen.proposal.counts)
        command = ImportRegister(table, answers, seen.proposal.fingerprint)
        place.register_import.apply(command)
        self.outcome.members = place.people.members(MembersWanted()).total

    def _fill_offices(self, place: Workplace) -> None:
        page = place.people.members(MembersWanted(self._groups["bakul"]))
        since = self._clock.today() - timedelta(days=200)
        for key, title, number in (
            ("chair", say("Chair"), 0),
            ("secretary", say("Secretary"), 1),
            ("treasurer", say("Treasurer"), 5),
        ):
            office = place.offices.create(CreateOffice(self._groups["bakul"], key, title)).id
            person = page.rows[number].person.person_id
            place.offices.begin(BeginTerm(office, person, HowSeated.ELECTED, since))

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
        """She sees the register without phones; writing and exporting are refused."""
        place = self._open(self._sample.users[2])
        try:
            first = place.people.members(MembersWanted(self._groups["bakul"])).rows[0].person
            if place.people.card(first.person_id).private is None:
                self.outcome.refused += 1
            for act in (
                lambda: place.memberships.add(
                    AddMember("Nobody", self._groups["bakul"], self._clock.today())
                ),
                lambda: place.register_export.export(ExportRegister(ExportForm.CSV, "en")),
            ):
                try:
                    act()
                except NotAllowed:
                    self.outcome.refused += 1
        finally:
            place.close()

    def _open(self, user: PracticeUser) -> Workplace:
        from sr_board.vault.vault import look_at

        faces = {face.tile.symbol: face.slot_id for face in look_at(self._folder.vault).slots}
        return open_workplace(
            self._folder.vault,
            faces[user.symbol],
            user.passphrase,
            clock=self._clock,
            state_dir=self._state,
        )

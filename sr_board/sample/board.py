"""The board of the invented collective: constituted, on duty, and three files. Nobody is real."""

from __future__ import annotations

from datetime import date, timedelta

from sr_board.cases.board.board_commands import (
    AcceptCode,
    Constitute,
    FirstMember,
    NoteTraining,
    PutOnDuty,
)
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear, Journey, ToAuthority
from sr_board.cases.files.service_consent import GiveConsent
from sr_board.cases.files.service_intake import FirstContact, SetKind, TakeNotice
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.moments import When
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import (
    BoardOffice,
    CaseSource,
    Evidence,
    EvidenceSeen,
    Flag,
    Profession,
    Purpose,
    ReportKind,
    ReportMode,
    RosterCapacity,
    SeatKind,
    Side,
    SubjectKind,
)
from sr_board.composition import Workplace
from sr_board.sample.collective import Sample
from sr_board.vault.users import SecondSigner

__all__ = ["CHAIR", "DOCTOR", "MEMBER", "PEER", "SECRETARY", "SampleBoard"]

CHAIR, SECRETARY, MEMBER, DOCTOR, PEER = 1, 3, 4, 5, 6
"""Which users of the sample they are."""


class SampleBoard:
    """Work on the board and its files, for whoever opened the vault."""

    def __init__(self, place: Workplace, sample: Sample) -> None:
        self.place, self.sample = place, sample

    def constitute(self) -> str:
        """Three from the community and a doctor, by the chair and the secretary; duty, training."""
        members = (
            self._seat(CHAIR, SeatKind.SEX_WORKER, BoardOffice.CHAIR),
            self._seat(SECRETARY, SeatKind.SEX_WORKER, BoardOffice.SECRETARY),
            self._seat(MEMBER, SeatKind.BRANCH_COMMITTEE),
            self._seat(DOCTOR, SeatKind.DOCTOR, training=Profession.DOCTOR),
        )
        name, site = self.sample.text("board"), self.sample.text("board_site")
        command = Constitute(name, "NPR", "1/2026", members, (site,))
        board = self.place.cases.board_work.constitute(command, self._second()).id
        self.accept()
        now = self.place.clock.now()
        for user in (PEER, MEMBER):
            training = NoteTraining(
                self._person(user), self.sample.text("board_training"), self._day(-60)
            )
            self.place.cases.duty_work.note_training(training)
        duty = PutOnDuty(
            board,
            self._person(PEER),
            RosterCapacity.PEER,
            now - timedelta(hours=4),
            now + timedelta(hours=20),
            community=True,
        )
        self.place.cases.duty_work.put_on_duty(duty)
        return board

    def accept(self) -> None:
        """Whoever opened the vault accepts the code of conduct."""
        self.place.cases.duty_work.accept_code(AcceptCode(CODE_OF_CONDUCT))

    def night(self) -> tuple[str, ...]:
        """The peer's night: a child, reported and with the authority; one whose clock still runs;
        somebody new with whom nobody has spoken yet; and an adult who answered what she agrees to,
        noticed a second time under a name written otherwise. The ids of the files."""
        self.accept()
        return self._reported(), self._running(), self._new(), self._adult(), self._again()

    def _reported(self) -> str:
        case = self._notice(9, "board_lane", flags=frozenset({Flag.BRINGER_NEARBY}))
        child, reports = self.place.cases.child, self.place.cases.reports
        child.fear(Fear(case, "told_so", self._ago(8.5)))
        child.welfare_checked(case)
        for hours, kind, number in (
            (3.0, ReportKind.CWC_PRODUCTION, "CWC/88"),
            (2.5, ReportKind.POCSO_POLICE, "GD 14"),
        ):
            body = self.sample.text("board_committee" if hours == 3.0 else "board_station")
            sent = self._ago(hours)
            reports.report(MakeReport(case, kind, body, sent, ReportMode.IN_PERSON, ref_no=number))
        child.to_authority(ToAuthority(case))
        return case

    def _running(self) -> str:
        case = self._notice(22, "board_cinema")
        desk = self.place.cases
        desk.intake.first_contact(FirstContact(case, self._ago(21.5)))
        desk.intake.kind(SetKind(case, SubjectKind.NEWCOMER))
        desk.child.fear(Fear(case, "looks_young", self._ago(21.3)))
        desk.child.welfare_checked(case)
        home, there = self.sample.text("board_site"), self.sample.text("board_committee")
        desk.child.journey(Journey(case, 80, home, there))
        for kind, seen, least, most in (
            (Evidence.OWN_STATEMENT, EvidenceSeen.TOLD, 17, 17),
            (Evidence.HOSPITAL_NOTE, EvidenceSeen.COPY, 18, 20),
        ):
            desk.age.evidence(AddEvidence(case, kind, seen, lower=least, upper=most, margin=1))
        return case

    def _new(self) -> str:
        return self._notice(1, "board_new", hint=self.sample.text("board_hint"))

    def _adult(self) -> str:
        desk = self.place.cases
        name = self.sample.text("board_name")
        case = self._notice(30, "board_herself", source=CaseSource.SELF, name=name)
        desk.intake.first_contact(FirstContact(case, self._ago(29)))
        desk.intake.kind(SetKind(case, SubjectKind.NEWCOMER))
        born = date(self.place.clock.today().year - 27, 4, 2)
        paper = AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, born)
        desk.age.evidence(paper)
        notice = desk.packs.seen().pack.notice_version
        for purpose, agreed in (
            (Purpose.KEEP_RECORD, True),
            (Purpose.ASSIST, True),
            (Purpose.POLICE_IDENTIFIED, False),
        ):
            answer = GiveConsent(case, purpose, self.sample.language, "thumb", notice, agreed)
            desk.consent.give(answer)
        return case

    def _again(self) -> str:
        return self._notice(2, "board_again", name=self.sample.text("board_name_again"))

    def _notice(
        self,
        hours: float,
        text: str,
        *,
        source: CaseSource = CaseSource.PEER,
        flags: frozenset[Flag] = frozenset(),
        hint: str = "",
        name: str = "",
    ) -> str:
        command = TakeNotice(
            source,
            self._ago(hours),
            text=self.sample.text(text),
            site=self.sample.text("board_site"),
            place_hint=hint,
            flags=flags,
            name=name,
        )
        return self.place.cases.intake.notice(command).id

    def _ago(self, hours: float) -> When:
        clock = self.place.clock
        return When(clock.now() - timedelta(hours=hours), clock.offset_minutes())

    def _day(self, days: int) -> date:
        return self.place.clock.today() + timedelta(days=days)

    def _seat(
        self,
        user: int,
        kind: SeatKind,
        office: BoardOffice = BoardOffice.NONE,
        training: Profession = Profession.NONE,
    ) -> FirstMember:
        side = Side.OUTSIDE if kind is SeatKind.DOCTOR else Side.COMMUNITY
        person = self._person(user)
        return FirstMember(side, kind, person, self._day(-30), self._day(700), training, office)

    def _person(self, user: int) -> str:
        name = self.sample.users[user].name
        rows = self.place.holders.names().values()
        return next(row.person_id for row in rows if row.name == name)

    def _second(self) -> SecondSigner:
        who = self.sample.users[SECRETARY]
        names = self.place.holders.names()
        slot = next(slot for slot, row in names.items() if row.name == who.name)
        return self.place.vault.second_signer(slot, who.passphrase)

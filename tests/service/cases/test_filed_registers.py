"""Registers made from the files: each reader gets the lines of the files that are open to her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.registers.papers import register_pdf
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.cases.files.service_child import Fear, MissedReason
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_disclosures import Asked
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.models import SealedRecord
from sr_board.cases.moments import When
from sr_board.cases.records import ProofOfReport, StatutoryReport
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.cases.sealing.keeping import seal_new
from sr_board.cases.vocabulary import (
    IdentityReason,
    Purpose,
    RecusalGround,
    ReportKind,
    ReportMode,
)
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import DAY, adult, at
from tests.service.cases.test_letters import LETTER, TOLD, yes

KEYS = ("reports", "letters", "consents", "tellings", "requests", "openings")
CODE = "SRB-KOL-26-0148-8"


def lived(board: FileRoom) -> str:
    """A child reported late, without a number from the police; an adult's letter, consent, telling,
    request and an opened identity. The child's case."""
    desk = board.desk("Kajal")
    case = adult(board)
    yes(board, case)
    desk.referrals.send(replace(LETTER, case_id=case))
    desk.disclosures.tell(replace(TOLD, case_id=case, second=board.second("Bina")))
    desk.disclosures.asked(Asked(case, "An officer", "Police station", "letter", "the list"))
    with board.work("Kajal") as entry:
        entry.open(case).open_identity(IdentityReason.SAFETY)
    child = board.begin(code=CODE)
    desk.child.fear(Fear(child, "looks_young"))
    at(board, DAY + timedelta(hours=30))
    late = When(DAY + timedelta(hours=29))
    desk.reports.report(
        MakeReport(child, ReportKind.CWC_PRODUCTION, "CWC", late, ReportMode.IN_PERSON, ref_no="7")
    )
    clocks = desk.files.whole(child).clocks
    clock = next(one for one in clocks if one.rule_id == "cwc_production")
    desk.child.missed(MissedReason(child, clock.id, "the river was high"))
    desk.reports.report(
        MakeReport(child, ReportKind.POCSO_POLICE, "Station", When(DAY), ReportMode.WRITTEN)
    )
    return child


def lines(board: FileRoom, key: str, name: str = "Asha") -> tuple[tuple[object, ...], ...]:
    return CASE_REGISTERS[key].build(board.desk(name), translator("en")).rows


def test_what_each_register_says(board: FileRoom) -> None:
    lived(board)
    police, production = lines(board, "reports")
    assert police[3:] == ("Report to the police", "Station", "not yet", police[6], "yes")
    assert production[2] == CODE
    assert production[5] == "7"
    assert production[7] == "late: the river was high"
    (letter,) = lines(board, "letters")
    assert letter[2:5] == ("Shakti Sadan", "Shakti Sadan", "She agreed")
    assert letter[5] == (DAY + timedelta(days=7, minutes=330)).date()
    (consent,) = (row for row in lines(board, "consents") if "Shakti" in str(row[2]))
    assert consent[2:5] == ("A letter to a service: Shakti Sadan", "herself", "agreed")
    (told,) = lines(board, "tellings")
    assert told[2:] == (
        "District court",
        "Her name",
        "yes",
        "An order of a court",
        "7/2026",
        2,
    )
    (asked,) = lines(board, "requests")
    assert asked[2:] == ("An officer", "Police station", "letter", "–", "not answered")
    assert ("no seat", "For her safety") in {row[3:] for row in lines(board, "openings")}


@pytest.mark.parametrize("key", KEYS)
def test_nobody_else_finds_a_line(board: FileRoom, key: str) -> None:
    lived(board)
    for name in ("Asha", "Bina", "Kajal"):
        assert lines(board, key, name)
    for name in ("Champa", "Farida", "Jyoti"):
        assert lines(board, key, name) == ()
    for role in (Role.TREASURER, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            CASE_REGISTERS[key].build(board.desk("Champa", role), translator("en"))


def test_a_recused_chair_finds_no_line_and_no_proof(board: FileRoom) -> None:
    child = lived(board)
    board.desk("Bina").team.recuse(Recuse(child, RecusalGround.HOUSE, board.slots["Asha"]))
    assert CODE not in {row[2] for row in lines(board, "reports")}
    assert CODE in {row[2] for row in lines(board, "reports", "Bina")}
    with board.work("Bina") as entry:
        file = entry.open(child)
        entry.forget(file)
        entry.envelopes.destroy(file.envelope)  # as erasure does
    assert CODE not in {row[2] for row in lines(board, "reports")}
    (proof,) = (row for row in lines(board, "reports", "Bina") if row[2] == CODE)
    assert proof[3] == "Child brought before the committee (file erased)"
    assert proof[7] == "late, no reason given"


def test_a_year_holds_only_its_own_lines(board: FileRoom) -> None:
    lived(board)
    year = DAY.year
    filed = board.desk("Asha").filed
    assert len(filed.reports(year)) == 2
    assert filed.reports(year + 1) == ()
    assert filed.letters(year - 1) == ()
    assert len(filed.openings(year)) == len(filed.openings())


def test_no_offence_and_a_proof_without_a_clock(board: FileRoom) -> None:
    at(board, DAY)
    child = board.begin()
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    with board.work("Asha") as entry:
        proof = ProofOfReport(
            **entry.origin(),
            code="SRB-KOL-24-0001-X",
            kind=ReportKind.COURT,
            body="Court",
            ref_no="3",
            due_at=None,
            sent_at=DAY - timedelta(days=700),
        )
        seal_new(entry, "proof", {board.slots["Asha"]}, proof)
    with board.work("Kajal") as entry:
        note = StatutoryReport(
            **entry.origin(),
            kind=ReportKind.POCSO_POLICE,
            to_body="",
            officer="",
            sent=entry.moment(),
            mode=ReportMode.WRITTEN,
            produced_by=entry.account_id,
            capacity="",
            no_offence=True,
            reasons="She only waited for her aunt",
        )
        entry.open(child).put(note)
    old, none = lines(board, "reports")
    assert (old[5], old[6], old[7]) == ("3", "–", "–")
    assert (none[3], none[4], none[5]) == (
        "Report to the police: no offence known or feared",
        "–",
        "–",
    )
    assert isinstance(old[0], date)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_register_of_the_files_stands_on_paper(board: FileRoom, language: str) -> None:
    lived(board)
    tr = translator(language, language == "bn")
    head = Letterhead("Kolkata board", Tile("flower", "marigold"))
    for key in KEYS:
        made = CASE_REGISTERS[key].build(board.desk("Asha"), tr)
        assert made.rows
        assert register_pdf(made, tr, head).startswith(b"%PDF")


def test_a_purpose_without_a_service_says_only_itself(board: FileRoom) -> None:
    lived(board)
    case = next(one.case_id for one in board.desk("Asha").files.list() if one.code != CODE)
    desk = board.desk("Kajal").consent
    desk.give(GiveConsent(case, Purpose.ASSIST, "bn", "thumb", "", False))
    desk.give(GiveConsent(case, Purpose.REFER_TO, "bn", "thumb", "1", True, "the village office"))
    desk.withdraw(WithdrawConsent(case, Purpose.REFER_TO))
    words = {row[2]: row for row in lines(board, "consents")}
    assert words["The board helps her"][4] == "said no"
    assert words["A letter to a service: the village office"][6] is not None


def test_a_record_that_cannot_be_read_stops_no_register(board: FileRoom) -> None:
    child = lived(board)
    with board.work("Asha") as entry:
        file = entry.open(child)
        entry.forget(file)
        one = file.all(StatutoryReport)[0]
        stored = entry.session.get(SealedRecord, one.id)
        assert stored is not None
        stored.body = stored.body[:-1] + bytes([stored.body[-1] ^ 1])
    assert len(lines(board, "reports")) == 1
    assert len(lines(board, "letters")) == 1


def test_only_who_holds_the_identity_hears_that_a_name_of_the_file_stands_in_a_text(
    board: FileRoom,
) -> None:
    case = board.begin()
    told = {
        name: board.desk(name).files.names_her(case, "The school of Zorina")
        for name in ("Kajal", "Asha", "Bina")
    }
    assert told == {"Kajal": True, "Asha": True, "Bina": False}
    assert not board.desk("Kajal").files.names_her(case, "The school")
    assert board.desk("Kajal").files.whole(case).openings == ()
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").files.names_her(case, "Zorina")

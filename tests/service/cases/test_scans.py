"""Papers kept with a file: who keeps and sees them, what goes with an identity, the check."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_scans import DestroyScan, KeepPaper, LookAtPaper
from sr_board.cases.files.service_team import Grant, NameTeam, Recuse
from sr_board.cases.models import PaperFile
from sr_board.cases.records import CaseAttachment, IdentityOpening
from sr_board.cases.rules.kept_papers import PaperKind
from sr_board.cases.sealing.keeping import shred_case, shred_identity
from sr_board.cases.vocabulary import Evidence, EvidenceSeen, IdentityReason, RecusalGround
from sr_board.composition import Workplace
from sr_board.vault.faults import VaultReadOnly
from tests.service.cases.conftest import FileRoom

LETTER = b"To the block office: we ask for an answer within a week."
ID = "1" * 32


def scan(colour: str = "white") -> bytes:
    kept = io.BytesIO()
    Image.new("L", (40, 60), colour).save(kept, format="PNG")
    return kept.getvalue()


def files(board: FileRoom) -> list[Path]:
    return sorted((board.book.vault.path / "att").rglob("*.bin"))


def letter(case: str, **changed: object) -> KeepPaper:
    wish = KeepPaper(case, PaperKind.LETTER, LETTER, shows_her=False, is_paper=True)
    return replace(wish, **changed)  # type: ignore[arg-type]


def certificate(case: str, **changed: object) -> KeepPaper:
    wish = KeepPaper(case, PaperKind.CERTIFICATE, scan(), is_paper=True)
    return replace(wish, **changed)  # type: ignore[arg-type]


def evidence(board: FileRoom, case: str) -> str:
    seen = AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2000, 1, 1))
    board.desk("Kajal").age.evidence(seen)
    return board.desk("Kajal").files.whole(case).evidence[0].id


def test_a_paper_is_kept_once_and_shown_to_whoever_reads_the_file(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Kajal").scans.keep(letter(case, id=ID))
    board.desk("Kajal").scans.keep(letter(case, id=ID))
    (row,) = board.desk("Bina").scans.papers(case)
    assert (row.id, row.kind, row.sealed, row.openable) == (ID, PaperKind.LETTER, False, True)
    shown = board.desk("Bina").scans.show(LookAtPaper(case, ID))
    assert (shown.media, shown.content) == ("text/plain", LETTER)
    assert len(files(board)) == 1
    view = board.desk("Asha").files.whole(case)
    assert [one.what for one in view.timeline].count("paper_kept") == 1


def test_what_shows_her_is_opened_with_a_reason_that_the_team_sees(board: FileRoom) -> None:
    case = board.begin()
    desk = board.desk("Kajal").scans
    desk.keep(certificate(case, id=ID, belongs_to=evidence(board, case), shows_her=False))
    desk.keep(certificate(case, id=ID))
    (row,) = board.desk("Bina").scans.papers(case)
    assert (row.sealed, row.openable, row.gone) == (True, False, False)
    with pytest.raises(InputInvalid, match="identity-reason"):
        desk.show(LookAtPaper(case, ID))
    look = LookAtPaper(case, ID, IdentityReason.SAFETY, "asked by her")
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").scans.show(look)
    with pytest.raises(NotFound, match="attachment-unknown"):
        board.desk("Asha").scans.show(replace(look, paper_id="2" * 32))
    assert board.desk("Asha").files.whole(case).all(IdentityOpening) == ()
    shown = board.desk("Asha").scans.show(look)
    assert shown.media == "image/jpeg"
    assert Image.open(io.BytesIO(shown.content)).size == (40, 60)
    (opened,) = board.desk("Kajal").files.whole(case).all(IdentityOpening)
    assert (opened.by, opened.reason) == (board.slots["Asha"], "safety")


def test_what_is_refused_leaves_nothing_behind(board: FileRoom) -> None:
    case = board.begin()
    desk = board.desk("Kajal").scans
    for wrong, key in (
        (letter(case, is_paper=False), "case-paper-person"),
        (letter(case, belongs_to=evidence(board, case)), "case-paper-belongs"),
        (certificate(case, belongs_to="9" * 32), "case-paper-belongs"),
        (letter(case, content=b"MZ\x00\x00"), "case-paper-kind"),
        (letter(case, content=bytes(10 * 2**20 + 1)), "case-paper-too-large"),
        (certificate(case, content=b"%PDF-1.7 nothing"), "case-paper-broken"),
    ):
        with pytest.raises(InputInvalid, match=key):
            desk.keep(wrong)
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").scans.keep(certificate(case))
    assert files(board) == []
    assert desk.papers(case) == ()


def test_a_file_whose_act_fails_is_removed_again(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(VaultReadOnly), board.work("Kajal") as entry:
        entry.open(case).attach(LETTER, "letter")
        assert len(files(board)) == 1
        raise VaultReadOnly
    assert files(board) == []
    with board.reading() as session:
        assert session.scalars(select(PaperFile.id)).all() == []


def test_nobody_outside_the_file_sees_or_keeps_a_paper(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Kajal").scans.keep(letter(case, id=ID))
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.DISPUTE, board.slots["Bina"]))
    for name in ("Bina", "Farida", "Jyoti", "Champa"):
        board.fresh(name)
        desk = board.desk(name).scans
        for act in (
            lambda d=desk: d.papers(case),
            lambda d=desk: d.show(LookAtPaper(case, ID)),
            lambda d=desk: d.keep(letter(case)),
        ):
            if name == "Champa":  # acts for the recused secretary
                continue
            with pytest.raises(NotFound, match="no-such-case"):
                act()


def test_roles_without_the_cases_are_refused(board: FileRoom) -> None:
    case = board.begin()
    for role in (Role.TREASURER, Role.AUDITOR, Role.ADMINISTRATOR):
        desk = board.desk("Malati", role).scans
        for act in (
            lambda d=desk: d.papers(case),
            lambda d=desk: d.show(LookAtPaper(case, ID)),
            lambda d=desk: d.keep(letter(case)),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_whoever_leaves_keeps_no_key_of_a_sealed_paper(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Asha").team.name_team(
        NameTeam(case, (board.slots["Kajal"], board.slots["Champa"]), board.slots["Kajal"])
    )
    board.desk("Kajal").scans.keep(certificate(case, id=ID))
    before = files(board)
    board.desk("Bina").team.remove(Grant(case, board.slots["Champa"]))  # without the identity's key
    assert files(board) == before
    board.desk("Asha").team.settle_all()
    after = files(board)
    assert len(after) == 1
    assert after != before
    look = LookAtPaper(case, ID, IdentityReason.CORRECTION)
    assert board.desk("Kajal").scans.show(look).media == "image/jpeg"
    (note,) = board.desk("Kajal").files.whole(case).all(SealedPaper)
    assert note.file == after[0].stem


def test_sealed_papers_go_with_the_identity_even_by_a_hand_that_cannot_open_it(
    board: FileRoom,
) -> None:
    case = board.begin()
    desk = board.desk("Kajal").scans
    desk.keep(certificate(case, id=ID))
    desk.keep(letter(case))
    with board.work("Bina") as entry:
        shred_identity(entry, entry.open(case))
    assert len(files(board)) == 1
    sealed = next(row for row in board.desk("Asha").scans.papers(case) if row.sealed)
    assert (sealed.gone, sealed.openable) == (True, False)
    with pytest.raises(NotFound, match="identity-erased"):
        board.desk("Asha").scans.show(LookAtPaper(case, ID, IdentityReason.SAFETY))
    with pytest.raises(NotFound, match="identity-erased"):
        board.desk("Asha").scans.keep(certificate(case))
    with board.work("Asha") as entry:
        shred_case(entry, entry.open(case))
    assert files(board) == []
    with board.reading() as session:
        assert session.scalars(select(PaperFile.id)).all() == []


def test_the_check_finds_what_is_missing_changed_or_left_over(board: FileRoom) -> None:
    case = board.begin()
    desk = board.desk("Kajal").scans
    desk.keep(certificate(case))
    desk.keep(letter(case))
    assert board.desk("Asha").check_papers() == ()
    view = board.desk("Asha").files.whole(case)
    (plain,), (sealed,) = view.all(CaseAttachment), view.all(SealedPaper)
    folder = board.book.vault.path / "att"
    first = folder / plain.file[:2] / f"{plain.file}.bin"
    second = folder / sealed.file[:2] / f"{sealed.file}.bin"
    whole = first.read_bytes()
    first.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    second.unlink()
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / ("ab" * 16 + ".bin")).write_bytes(whole)
    found = {one.key: one for one in board.desk("Asha").check_papers()}
    assert {key: one.params["rows"] for key, one in found.items()} == {
        "check-case-papers-missing": sealed.file[:8],
        "check-case-papers-changed": plain.file[:8],
        "check-case-papers-loose": "abababab",
    }
    assert [one.grave for one in found.values()] == [True, True, False]
    board.fresh("Jyoti")
    told = {one.key for one in board.desk("Jyoti").check_papers()}
    assert told == {"check-case-papers-missing", "check-case-papers-loose"}


def test_the_check_of_the_whole_vault_tells_of_kept_papers(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Kajal").scans.keep(letter(case))
    work = Workplace(board.book.vault, board.book.clock)
    work.who = replace(work.who, roles=frozenset({Role.ADMINISTRATOR, Role.BOARD_MEMBER}))
    keys = {one.key for one in work.keeping.check().vault.findings}
    assert not any(key.startswith("check-case-papers") for key in keys)
    files(board)[0].unlink()
    report = work.keeping.check()
    assert not report.sound
    assert "check-case-papers-missing" in {one.key for one in report.vault.findings}
    work.let_go()


@pytest.mark.parametrize("wish", [letter, certificate])
def test_two_destroy_a_scan_that_may_never_be_kept(board: FileRoom, wish: Any) -> None:
    case = board.begin()
    scans = board.desk("Kajal").scans
    scans.keep(wish(case))
    (kept,) = scans.papers(case)
    assert len(files(board)) == 1
    out = DestroyScan(case, kept.id, "person", board.second("Bina"))
    for changed, error in (
        ({"second": None}, "second-person-missing"),
        ({"why": "no longer wanted"}, "case-paper-why"),
        ({"paper_id": ID}, "attachment-unknown"),
    ):
        with pytest.raises((InputInvalid, RuleBroken, NotFound), match=error):
            scans.destroy(replace(out, **changed))  # type: ignore[arg-type]
    scans.destroy(out)
    assert scans.papers(case) == ()
    assert files(board) == []
    assert board.desk("Kajal").check_papers() == ()
    view = board.desk("Asha").files.whole(case)
    assert [one.about for one in view.timeline if one.what == "paper_destroyed"] == ["person"]
    assert view.identity_there
    with pytest.raises(NotFound, match="attachment-unknown"):
        scans.destroy(out)


def test_the_secretary_destroys_a_scan_she_may_not_open(board: FileRoom) -> None:
    case = board.begin()
    board.desk("Kajal").scans.keep(certificate(case))
    (kept,) = board.desk("Bina").scans.papers(case)
    assert not kept.openable
    out = DestroyScan(case, kept.id, "identity_number", board.second("Kajal"))
    board.desk("Bina").scans.destroy(out)
    assert files(board) == []
    with board.work("Kajal") as entry:
        left = entry.open(case).identity_records()
        assert not any(isinstance(one, CaseAttachment) for one in left)

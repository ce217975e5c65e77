"""A file goes to another board: what goes along, what stays, and what runs on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import Disclosure
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_scans import KeepPaper
from sr_board.cases.files.service_team import Grant, OpenIdentity, Recuse
from sr_board.cases.models import CaseFileRow
from sr_board.cases.moments import When
from sr_board.cases.records import (
    CaseAttachment,
    CaseHead,
    ClockRow,
    Identity,
    IdentityOpening,
    Notice,
    ProofOfReport,
    Record,
)
from sr_board.cases.rules.board_keys import digits_of, key_line
from sr_board.cases.rules.kept_papers import PaperKind
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope
from sr_board.cases.sealing.parcel import Pair, open_parcel, seal_parcel
from sr_board.cases.transfer.held_keys import pair_of
from sr_board.cases.transfer.parcels import STAYS
from sr_board.cases.transfer.records_transfer import BoardKey, ReceivedFrom, TransferSent
from sr_board.cases.transfer.service_known_boards import KnowBoard
from sr_board.cases.transfer.service_transfer import NoteAccepted, SealedFile, SealForBoard
from sr_board.cases.vocabulary import (
    Basis,
    BoardOffice,
    CaseState,
    IdentityReason,
    RecusalGround,
    ReportKind,
    ReportMode,
    Track,
)
from sr_board.cases.words.transfer import GOES_ALONG
from sr_board.vault.keys import new_box
from tests.conftest import START
from tests.service.cases.conftest import CODE, FileRoom

NIGHT = START.replace(second=0, microsecond=0) + timedelta(days=1)
AWAY = key_line(new_box()[0])
LETTER = b"To the block office: we ask for an answer within a week."


def view(board: FileRoom, case: str, who: str = "Asha") -> CaseView:
    return board.desk(who).files.whole(case)


def feared(board: FileRoom) -> str:
    board.book.clock.set(NIGHT)
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    return case


def own_line(board: FileRoom) -> str:
    receiving = board.desk("Asha").receiving
    if receiving.own_key() is None:
        receiving.make_key()
    found = receiving.own_key()
    assert found is not None
    return found.line


def sealed(board: FileRoom, case: str, key: str = AWAY, **changed: object) -> SealedFile:
    given: dict[str, object] = {
        "basis": Basis.LAW_DUTY,
        "reason": "she lives in their district",
        "second": board.second("Bina"),
    }
    wish = SealForBoard(case, "Board of the south", key, **(given | changed))  # type: ignore[arg-type]
    return board.desk("Kajal").transfer.seal(wish)


def accepted(board: FileRoom, case: str, transfer: str) -> None:
    today = board.book.clock.today()
    note = NoteAccepted(case, transfer, "Secretary of the south", today, board.second("Bina"))
    board.desk("Kajal").transfer.accepted(note)


def test_the_picture_shows_what_would_go(board: FileRoom) -> None:
    case = feared(board)
    board.desk("Kajal").team.open_identity(OpenIdentity(case, IdentityReason.CONTACT_HER))
    found = board.desk("Kajal").transfer.picture(case)
    kinds = dict(found.kinds)
    assert (kinds["CaseHead"], kinds["Notice"], kinds["ClockRow"]) == (1, 1, 3)
    assert "IdentityOpening" not in kinds
    assert found.open_clocks == ("cwc_production", "pocso_report")
    assert (found.identity, found.identity_there, found.papers, found.sent) == (True, True, 0, ())
    assert not board.desk("Bina").transfer.picture(case).identity


def test_everything_that_can_go_along_has_words(board: FileRoom) -> None:
    def below(kind: type[Record]) -> set[type[Record]]:
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    apart = {
        *("Record", "Identity", "PlaceHint"),  # the identity is one line of its own
        *("BoardKey", "TransferSeen", "ProofOfReport", "Recusal", "SittingPoint", "BriefRecord"),
        *("DutyNote", "KnownBoard"),
        *("StatFact", "StatOrigin", "Released", "LegacyTotal", "ErasureCertificate", "Breach"),
    }
    known = {one.__name__ for one in below(Record) if one.__module__.startswith("sr_board.")}
    stays = {one.__name__ for one in STAYS}
    assert known - apart - stays == set(GOES_ALONG)


def test_sealing_changes_nothing_but_the_note_of_it(board: FileRoom) -> None:
    case = feared(board)
    before = view(board, case)
    made = sealed(board, case)
    after = view(board, case)
    assert (after.head.state, after.clocks) == (before.head.state, before.clocks)
    (note,) = after.all(TransferSent)
    assert (note.id, note.key_line, note.digest) == (made.done.id, AWAY, digits_of(made.content))
    assert (note.with_identity, note.papers, note.second) == (False, 0, board.slots["Bina"])
    (told,) = after.all(Disclosure)
    assert not told.with_identity
    assert told.approved_by == (board.slots["Kajal"], board.slots["Bina"])
    for word in (CODE, "Zorina", "third lane"):
        assert word.encode() not in made.content
    assert repr(made).count("content") == 0


def test_accepted_in_writing_it_rests_here_and_the_duty_runs_on(board: FileRoom) -> None:
    case = feared(board)
    transfer = sealed(board, case).done.id
    due = [one.due_at for one in view(board, case).summary.clocks if one.rule_id[:3] == "cwc"]
    accepted(board, case, transfer)
    found = view(board, case)
    assert (found.head.state, found.head.track) == (CaseState.TRANSFERRED, Track.CHILD)
    assert {one.rule_id for one in found.summary.clocks} == {"cwc_production", "pocso_report"}
    assert [one.due_at for one in found.summary.clocks if one.rule_id[:3] == "cwc"] == due
    with pytest.raises(RuleBroken, match="transfer-accepted"):
        accepted(board, case, transfer)
    board.book.clock.set(NIGHT + timedelta(days=30))
    assert board.desk("Asha").retention.erase_due() == 0  # the duty is not met
    for kind in (ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE):
        board.desk("Kajal").reports.report(
            MakeReport(case, kind, "The committee", When(NIGHT), ReportMode.WRITTEN, ref_no="7/26")
        )
    assert board.desk("Asha").retention.erase_due() == 1
    with pytest.raises(NotFound, match="no-such-case"):
        view(board, case)
    with board.work("Asha") as entry:
        kept = [open_envelope(entry, one.id) or () for one in envelopes_of(entry, "proof")]
    proofs = [one for records in kept for one in records if isinstance(one, ProofOfReport)]
    assert {one.code for one in proofs} == {CODE}
    with board.reading() as session:
        assert CODE in session.scalars(select(CaseFileRow.code)).all()


def test_who_may_send_it(board: FileRoom) -> None:
    case = feared(board)
    for changed, key in (
        ({"second": None}, "second-person-missing"),
        ({"second": board.second("Farida")}, "second-person-role"),
        ({"reason": ""}, "case-r21"),
        ({"basis": Basis.CONSENT}, "case-r21"),
        ({"with_identity": True}, "case-r10"),  # the board's secretary holds no identity
    ):
        with pytest.raises(RuleBroken, match=key):
            sealed(board, case, **changed)
    with pytest.raises(InputInvalid, match="board-key-wrong"):
        sealed(board, case, key=AWAY[:-1] + ("A" if AWAY[-1] != "A" else "B"))
    assert view(board, case).all(TransferSent) == ()
    board.desk("Kajal").team.grant(Grant(case, board.slots["Champa"]))
    sealed(board, case, with_identity=True, second=board.second("Champa"))
    (opening,) = view(board, case).all(IdentityOpening)
    assert opening.reason == IdentityReason.STATUTORY_REPORT
    assert view(board, case).all(Disclosure)[-1].with_identity
    transfer = view(board, case).all(TransferSent)[-1]
    tomorrow = board.book.clock.today() + timedelta(days=1)
    note = NoteAccepted(case, transfer.id, "S.", tomorrow, board.second("Bina"))
    with pytest.raises(InputInvalid, match="transfer-accepted-when"):
        board.desk("Kajal").transfer.accepted(note)
    accepted(board, case, transfer.id)
    with pytest.raises(RuleBroken, match="case-no-such-move"):
        sealed(board, case)


def test_only_the_lead_sends_a_file_with_a_named_team(board: FileRoom) -> None:
    case = feared(board)
    with board.work("Asha") as entry:
        entry.open(case).change(team_named=True, lead=board.slots["Asha"])
    with pytest.raises(RuleBroken, match="case-lead-only"):
        sealed(board, case)


def test_it_is_taken_in_under_a_code_of_this_board(board: FileRoom) -> None:
    case = feared(board)
    for kind in (PaperKind.LETTER, PaperKind.CERTIFICATE):
        shows = kind is PaperKind.CERTIFICATE
        paper = KeepPaper(case, kind, LETTER, shows_her=shows, is_paper=True, id=new_id())
        board.desk("Kajal").scans.keep(paper)
    board.desk("Kajal").team.grant(Grant(case, board.slots["Champa"]))
    made = sealed(board, case, own_line(board), with_identity=True, second=board.second("Champa"))
    board.book.clock.tick(3600)
    new = board.desk("Asha").receiving.receive(made.content).id
    was, now = view(board, case), view(board, new)
    assert now.head.code != CODE
    assert (now.head.state, now.head.track) == (was.head.state, was.head.track)
    assert now.head.noticed == was.head.noticed
    assert now.team == (board.slots["Asha"],)
    pairs = [(one.rule_id, one.starts_at, one.due_at) for one in was.clocks]
    assert [(one.rule_id, one.starts_at, one.due_at) for one in now.clocks] == pairs
    (origin,) = now.all(ReceivedFrom)
    assert (origin.code, origin.board, origin.with_identity) == (CODE, "Kolkata board", True)
    assert now.all(IdentityOpening) == now.all(TransferSent) == ()
    assert now.all(Notice)[0].text == was.all(Notice)[0].text
    assert not {one.id for one in now.records} & {one.id for one in was.records}
    with board.work("Asha") as entry:
        file = entry.open(new)
        (who,) = [one for one in file.identity_records() if isinstance(one, Identity)]
        (paper,) = file.all(CaseAttachment)
        (note,) = file.all(SealedPaper)
        assert file.content(paper.id) == file.content(note.paper) == LETTER
    assert (who.name, who.home_district) == ("Zorina", "Nadia")
    with pytest.raises(RuleBroken, match="transfer-twice"):
        board.desk("Bina").receiving.receive(made.content)


def test_without_the_identity_nothing_of_it_goes(board: FileRoom) -> None:
    case = feared(board)
    board.desk("Kajal").scans.keep(
        KeepPaper(case, PaperKind.CERTIFICATE, LETTER, is_paper=True, id=new_id())
    )
    made = sealed(board, case, own_line(board))
    new = board.desk("Bina").receiving.receive(made.content).id
    found = view(board, new, "Bina")
    assert found.all(SealedPaper) == ()
    assert found.team == ()
    with board.work("Asha") as entry:
        assert entry.open(new).identity_records() == ()


def test_a_foreign_or_changed_file_says_so_and_leaves_nothing(board: FileRoom) -> None:
    case = feared(board)
    with pytest.raises(RuleBroken, match="board-key-none"):
        board.desk("Asha").receiving.receive(b"x")
    own = own_line(board)
    foreign, mine = sealed(board, case).content, sealed(board, case, own).content
    for content, key in (
        (b"%PDF-1.7", "transfer-no-file"),
        (foreign, "transfer-other-board"),
        (mine[:-1], "transfer-damaged"),
    ):
        with pytest.raises(RuleBroken, match=key):
            board.desk("Asha").receiving.receive(content)
    assert len(board.desk("Asha").files.list()) == 1


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"body": ("Unheard\n{}",)}, "transfer-newer"),
        ({"body": ()}, "transfer-newer"),
        ({"sheets": ()}, "transfer-damaged"),
    ],
)
def test_a_file_that_does_not_hold_together_is_not_taken_in(
    board: FileRoom, changed: dict[str, object], key: str
) -> None:
    case = feared(board)
    letter = KeepPaper(case, PaperKind.LETTER, LETTER, shows_her=False, is_paper=True, id=new_id())
    board.desk("Kajal").scans.keep(letter)
    own_line(board)
    own = board.desk("Asha").receiving.own_key()
    assert own is not None
    pair = pair_of(own.record)
    made = sealed(board, case, own.line).content
    parcel = open_parcel(made, (pair,)).parcel
    odd = seal_parcel(replace(parcel, **changed), pair.public)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken, match=key):
        board.desk("Asha").receiving.receive(odd)
    assert len(board.desk("Asha").files.list()) == 1
    assert board.desk("Asha").receiving.receive(made).id


def from_south(board: FileRoom, south: Pair | None) -> bytes:
    """A file as another board seals it to this one, with its own pair."""
    made = sealed(board, feared(board), own_line(board)).content
    own = board.desk("Asha").receiving.own_key()
    assert own is not None
    pair = pair_of(own.record)
    parcel = replace(open_parcel(made, (pair,)).parcel, id=new_id(), board="Board of the south")
    return seal_parcel(parcel, pair.public, south)


def test_a_sealed_file_says_from_whose_key_it_comes(board: FileRoom) -> None:
    south = Pair(*new_box())
    content = from_south(board, south)
    desk, line = board.desk("Asha"), key_line(south.public)
    seen = desk.receiving.look_at(content)
    assert (seen.number, seen.code, seen.board) == (digits_of(content), CODE, "Board of the south")
    assert (seen.sealed_by, seen.line) == (digits_of(south.public), line)
    assert (seen.known_as, seen.taken, seen.with_identity) == ("", False, False)
    known = desk.other_boards.know(KnowBoard("South", line))
    assert desk.other_boards.know(KnowBoard(" South ", line.lower())).id == known.id
    (row,) = board.desk("Bina").other_boards.known()
    assert (row.name, row.line, row.digits) == ("South", line, digits_of(south.public))
    assert board.desk("Bina").receiving.look_at(content).known_as == "South"
    new = board.desk("Bina").receiving.receive(content).id
    (origin,) = view(board, new, "Bina").all(ReceivedFrom)
    assert (origin.sealed_by, origin.known_as) == (line, "South")
    assert desk.receiving.look_at(content).taken
    board.desk("Bina").other_boards.know_no_more(row.id)
    assert desk.other_boards.known() == ()
    assert desk.receiving.look_at(content).known_as == ""
    with pytest.raises(NotFound, match="record-unknown"):
        desk.other_boards.know_no_more(new_id())


def test_nothing_proves_a_file_sealed_without_a_board_s_key(board: FileRoom) -> None:
    content = from_south(board, None)
    seen = board.desk("Asha").receiving.look_at(content)
    assert (seen.sealed_by, seen.line, seen.known_as) == ("", "", "")
    new = board.desk("Asha").receiving.receive(content).id
    assert view(board, new).all(ReceivedFrom)[0].sealed_by == ""


def test_chair_or_secretary_among_the_two_proves_it(board: FileRoom) -> None:
    case, desk = feared(board), board.desk("Asha")
    sealed(board, case)  # no key yet
    line = own_line(board)
    sealed(board, case)
    board.desk("Kajal").team.grant(Grant(case, board.slots["Champa"]))
    made = sealed(board, case, line, second=board.second("Champa"))
    proved = sorted(one.proved for one in view(board, case).all(TransferSent))
    assert proved == [False, False, True]
    assert desk.transfer.picture(case).proves
    assert not board.desk("Kajal").transfer.picture(case).proves
    assert desk.receiving.look_at(made.content).sealed_by == ""
    own = desk.receiving.own_key()
    assert own is not None
    made = sealed(board, case, line)
    assert desk.receiving.look_at(made.content).sealed_by == own.digits
    with pytest.raises(RuleBroken, match="board-key-own"):
        desk.other_boards.know(KnowBoard("Ourselves", line))
    for wrong in (KnowBoard("South", "no key"), KnowBoard("", AWAY)):
        with pytest.raises(InputInvalid):
            desk.other_boards.know(wrong)


def test_a_newer_key_does_not_close_an_older_one(board: FileRoom) -> None:
    case = feared(board)
    first = own_line(board)
    made = sealed(board, case, first).content
    board.book.clock.tick(60)
    board.desk("Bina").receiving.make_key()
    assert own_line(board) != first
    assert board.desk("Bina").receiving.receive(made).id


def test_the_key_goes_on_with_the_office(board: FileRoom) -> None:
    line = own_line(board)
    change = HandOver(board.board, BoardOffice.SECRETARY, board.member("Champa"))
    board.desk("Asha").handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    found = board.desk("Champa").receiving.own_key()
    assert found is not None
    assert found.line == line
    assert isinstance(found.record, BoardKey)
    with board.work("Bina") as entry:
        (envelope,) = envelopes_of(entry, "board_key")
        assert open_envelope(entry, envelope.id) is None


def test_a_recused_officer_neither_sends_nor_sees_it(board: FileRoom) -> None:
    case = feared(board)
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Bina"]))
    board.fresh("Bina")
    with pytest.raises(RuleBroken, match="second-person-role"):
        sealed(board, case)
    for call in (
        lambda: board.desk("Bina").transfer.picture(case),
        lambda: board.desk("Bina").transfer.accepted(
            NoteAccepted(case, new_id(), "S.", START.date(), None)
        ),
    ):
        with pytest.raises(NotFound, match="no-such-case"):
            call()


@pytest.mark.parametrize("role", list(Role))
def test_rights_of_every_role(board: FileRoom, role: Role) -> None:
    desk = board.desk("Farida", role)
    works = role in (Role.HELPER, Role.BOARD_MEMBER)
    seal = SealForBoard(new_id(), "South", AWAY, Basis.LAW_DUTY)
    note = NoteAccepted(new_id(), new_id(), "S.", START.date())
    for call in (
        lambda: desk.transfer.picture(new_id()),
        lambda: desk.transfer.seal(seal),
        lambda: desk.transfer.accepted(note),
    ):
        with pytest.raises(NotFound if works else NotAllowed):
            call()
    for call in (
        desk.receiving.own_key,
        desk.receiving.make_key,
        lambda: desk.receiving.receive(b""),
        lambda: desk.receiving.look_at(b""),
        desk.other_boards.known,
        lambda: desk.other_boards.know(KnowBoard("South", AWAY)),
        lambda: desk.other_boards.know_no_more(new_id()),
    ):
        with pytest.raises(NotAllowed, match="board-officers-only" if works else None):
            call()


def test_ids_are_new_wherever_one_names_another(board: FileRoom) -> None:
    case = feared(board)
    kind, mode = ReportKind.CWC_PRODUCTION, ReportMode.PHONE
    sent = MakeReport(case, kind, "CWC", When(NIGHT), mode, ref_no="1")
    board.desk("Kajal").reports.report(sent)
    made = sealed(board, case, own_line(board))
    new = board.desk("Asha").receiving.receive(made.content).id
    now = view(board, new)
    met = next(one for one in now.all(ClockRow) if one.rule_id == "cwc_production")
    assert met.evidence in {one.id for one in now.reports}
    assert re.fullmatch(r"[0-9a-f]{32}", now.head.fact_token)
    assert now.head.fact_token != view(board, case).all(CaseHead)[0].fact_token

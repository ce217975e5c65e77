"""Papers for her: what she agreed to, taken back, the letter in her name, her own file; locked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_disclosures import Tell
from sr_board.cases.files.service_identity import ContactWish, WhoSheIs
from sr_board.cases.files.service_plan import AddNeed
from sr_board.cases.papers.own import own_file_lines, own_file_pdf
from sr_board.cases.papers.support import consent_form_pdf, letter_pdf, withdrawal_pdf
from sr_board.cases.records import IdentityOpening, Referral
from sr_board.cases.vocabulary import Basis, Purpose, ReferralKind
from sr_board.i18n import translator
from sr_board.papers.locked import locked
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import DAY, adult, at, heard
from tests.service.cases.test_letters import LETTER, yes
from tests.service.cases.test_papers import HEAD

EN = translator("en")


def told(board: FileRoom) -> str:
    """A file of an adult who agreed to a letter; somebody listened; something was told."""
    case = adult(board, "Farida")
    desk = board.desk("Kajal")
    desk.identity.write(WhoSheIs(case, "Zorina", home_district="Nadia", languages=("Bengali",)))
    desk.identity.contact(ContactWish(case, phone="98300 12345", times="mornings"))
    yes(board, case)
    letter = replace(
        LETTER, case_id=case, purpose="a bed for a month", fields=frozenset({"name", "needs"})
    )
    desk.referrals.send(letter)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=3))
    desk.plan.add_need(AddNeed(case, "a safe place", "ask the shelter"))
    tell = Tell(case, "Hospital", ("her need",), Basis.VITAL_INTEREST, reason="danger")
    desk.disclosures.tell(tell)
    return case


def letter_of(board: FileRoom, case: str) -> str:
    (row,) = board.desk("Asha").files.whole(case).all(Referral)
    return row.id


def test_the_letter_holds_what_she_agreed_to_and_nothing_else(board: FileRoom) -> None:
    case = told(board)
    papers = board.desk("Asha").identity_papers
    made = papers.letter(case, letter_of(board, case), board.second("Kajal"))
    words = text_of(letter_pdf(made, EN, HEAD))
    for agreed in ("Zorina", "a bed for a month", "district office"):
        assert agreed in words
    for kept_back in ("98300", "Nadia", "Bengali", "mornings", "Kolkata board"):
        assert kept_back not in words
    opened = board.desk("Asha").files.whole(case).all(IdentityOpening)
    assert "referral_with_consent" in {one.reason for one in opened}
    assert "Zorina" not in repr(made)


def test_a_paper_with_her_name_needs_two_who_may_open_it(board: FileRoom) -> None:
    case = told(board)
    letter = letter_of(board, case)
    papers = board.desk("Kajal").identity_papers
    for second in (None, board.second("Kajal"), board.second("Bina"), board.second("Jyoti")):
        with pytest.raises(RuleBroken, match="case-r10"):
            papers.letter(case, letter, second)
        with pytest.raises(RuleBroken, match="case-r10"):
            papers.own_file(case, second)
    with pytest.raises(RuleBroken, match="case-r10"):
        board.desk("Bina").identity_papers.own_file(case, board.second("Kajal"))
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case, Purpose.REFER_TO))
    with pytest.raises(RuleBroken, match="referral-ended"):
        board.desk("Asha").identity_papers.letter(case, letter, board.second("Kajal"))


@pytest.mark.parametrize("language", ["en", "bn"])
def test_her_own_file_tells_all_and_names_nobody_else(board: FileRoom, language: str) -> None:
    case = told(board)
    tr = translator(language, language == "bn")
    found = board.desk("Asha").identity_papers.own_file(case, board.second("Kajal"))
    pdf = own_file_pdf(found, tr, HEAD)
    assert pdf.startswith(b"%PDF")
    said = " ".join(words for _, lines in own_file_lines(found, tr) for words in lines)
    for hers in ("Zorina", "98300 12345", "Shakti Sadan", "Hospital", "a safe place"):
        assert hers in said
    for name, slot in board.slots.items():
        assert name not in said
        assert slot not in said
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").identity_papers.read_out(case)
    assert board.desk("Kajal").identity_papers.read_out(case).who == found.who


def test_the_locked_paper_opens_with_its_passphrase_only(board: FileRoom) -> None:
    case = told(board)
    found = board.desk("Asha").identity_papers.own_file(case, board.second("Kajal"))
    pdf = own_file_pdf(found, EN, HEAD)
    with pytest.raises(InputInvalid, match="paper-passphrase-short"):
        locked(pdf, "eleven only")
    kept = locked(pdf, "kite lamp river seven")
    assert b"Zorina" not in kept
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(kept))
    with pikepdf.open(io.BytesIO(kept), password="kite lamp river seven") as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256


def test_the_form_has_no_yes_on_it_and_no_name(board: FileRoom) -> None:
    case = told(board)
    view = board.desk("Kajal").files.whole(case)
    words = text_of(consent_form_pdf(view, "We want to write down", "in@1/1", EN, HEAD))
    assert "Zorina" not in words
    assert view.head.code in words.replace("\n", "")
    assert "We want to write down" in words
    assert "in@1/1" in words
    assert "could not draw" not in words
    assert "under 18" not in words
    at(board, DAY)
    child = board.begin(code="SRB-KOL-26-0201-X")
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    view = board.desk("Kajal").files.whole(child)
    assert "under 18" in text_of(consent_form_pdf(view, "", "0", EN, HEAD))


def test_the_form_is_ticked_as_she_answered(board: FileRoom) -> None:
    case = told(board)
    no = GiveConsent(case, Purpose.LEGAL_CASE, "bn", "thumb", "in@1/1", False)
    board.desk("Kajal").consent.give(replace(no, limits="not my home"))
    view = board.desk("Kajal").files.whole(case)
    made = text_of(consent_form_pdf(view, "We want", "in@1/1", EN, HEAD))
    assert made.count("×") == 2  # yes to one letter, no to a case in court
    assert "Shakti Sadan" in made
    assert "not my home" in made
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    view = board.desk("Kajal").files.whole(case)
    made = text_of(consent_form_pdf(view, "We want", "in@1/1", EN, HEAD))
    assert made.count("×") == 1  # her no stays; what she took back is open again
    assert "not my home" in made


def test_she_gets_the_words_that_were_read_to_her(board: FileRoom) -> None:
    packs = board.desk("Kajal").packs
    now = packs.seen().pack
    assert packs.notice(now.notice_version, "bn") == now.consent_notice("bn")
    for unknown in ("", "in@0/9", "in@1/99", "nowhere@1/1"):
        assert packs.notice(unknown, "en") == ""


def test_a_child_s_letter_goes_through_the_authority(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin()
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young"))
    letter = replace(
        LETTER,
        case_id=case,
        kind=ReferralKind.SCHOOL,
        basis=Basis.LAW_DUTY,
        reason="so that she can learn",
        escort="a peer",
        letterhead=True,
    )
    desk.referrals.send(letter)
    desk.referrals.send(replace(letter, kind=ReferralKind.CWC))
    rows = board.desk("Asha").files.whole(case).all(Referral)
    papers = board.desk("Asha").identity_papers
    made = {
        row.kind: text_of(letter_pdf(papers.letter(case, row.id, board.second("Kajal")), EN, HEAD))
        for row in rows
    }
    assert "Through: Child Welfare Committee" in made[ReferralKind.SCHOOL]
    assert "Through" not in made[ReferralKind.CWC]
    assert "a peer" in made[ReferralKind.SCHOOL]
    assert "Kolkata board" in made[ReferralKind.SCHOOL]


def test_the_receipt_says_what_followed(board: FileRoom) -> None:
    case = told(board)
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    view = board.desk("Kajal").files.whole(case)
    words = text_of(withdrawal_pdf(view, EN, HEAD, offset=330))
    assert "1 letter was taken back" in words
    assert "erased" in words
    assert "Zorina" not in words
    found = board.desk("Kajal").identity_papers.read_out(case)
    assert found.who is None
    assert "erased" in " ".join(own_file_lines(found, EN)[0][1])


def test_one_service_is_taken_back_and_the_other_letter_stays(board: FileRoom) -> None:
    case = told(board)
    given = GiveConsent(case, Purpose.REFER_TO, "bn", "thumb", "1", True, "hospital")
    board.desk("Kajal").consent.give(given)
    board.desk("Kajal").consent.withdraw(
        WithdrawConsent(case, Purpose.REFER_TO, refer_to="hospital")
    )
    (row,) = board.desk("Asha").files.whole(case).all(Referral)
    assert row.status == "sent"
    board.desk("Kajal").consent.withdraw(
        WithdrawConsent(case, Purpose.REFER_TO, refer_to="shakti_sadan")
    )
    (row,) = board.desk("Asha").files.whole(case).all(Referral)
    assert row.status == "revoked"


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.HELPER, Role.BOARD_MEMBER)])
def test_other_roles_draw_nothing(board: FileRoom, role: Role) -> None:
    papers = board.desk("Kajal", role).identity_papers
    for act in (
        lambda: papers.letter("", "", None),
        lambda: papers.own_file("", None),
        lambda: papers.report("", None),
        lambda: papers.read_out(""),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_is_not_in_the_file_finds_nothing(board: FileRoom) -> None:
    case = told(board)
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").identity_papers.read_out(case)

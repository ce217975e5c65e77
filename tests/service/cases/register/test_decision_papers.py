"""Decisions and briefs as views, in words, and on paper."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2 as pdfium
import pytest

from sr_board.cases.board import decision_entries
from sr_board.cases.board.brief_words import brief_lines
from sr_board.cases.board.decision_commands import DraftDecision
from sr_board.cases.board.decision_facts import brief_content
from sr_board.cases.board.decision_views import DecisionView, brief_of, brief_record, decision_view
from sr_board.cases.papers.brief import brief_pdf
from sr_board.cases.papers.decision import decision_pdf, outcome_words
from sr_board.cases.records import AgeEvidence, SafetyFlag
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.rules.decisions import Proposal, Tally
from sr_board.cases.rules.quorum import FLOOR, QuorumResult
from sr_board.cases.vocabulary import (
    CaseState,
    Evidence,
    EvidenceSeen,
    Flag,
    MeansState,
    MeansTick,
    Profile,
    Track,
    Vote,
)
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile

from .conftest import BoardRoom
from .loose import LooseFile
from .test_decision_entries import _DRAFT, _duty, _entry, _file, _talk

HEAD = Letterhead("Kolkata board", Tile("flower", "marigold"))
_MET = QuorumResult(9, 5, 5, 3, 2, (), reachable=True)


def _text(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def _view(room: BoardRoom, command: DraftDecision, *, secret: bool = False) -> DecisionView:
    file = _file(room, track=Track.ADULT, state=CaseState.ADULT_REVIEW)
    now = room.book.clock.now()
    with _entry(room) as entry:
        made = decision_entries.draft(entry, file, "s", command)
        votes = ((1, Vote.FOR), (2, Vote.FOR), (4, Vote.AGAINST))
        ballot = Tally(2, 2, 1) if secret else None
        given = () if secret else votes
        decision_entries.vote(
            file, made.id, _MET, 1, FLOOR, voters={1, 2, 3, 4, 5}, votes=given, ballot=ballot
        )
        signed = decision_entries.sign(entry, file, made.id, "b")
    return decision_view(file, signed, {"s": (7, now, 330)})


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_signed_decision_on_paper(seated: BoardRoom, language: str) -> None:
    view = _view(seated, replace(_DRAFT, dissent="One seat would wait longer."))
    since = date(2026, 11, 1)
    pdf = decision_pdf(view, translator(language), HEAD, broken_since=since)
    assert pdf.startswith(b"%PDF")
    if language == "en":
        words = _text(pdf)
        for piece in (
            "Decision of the board",
            "SRB-KOL-26-0147-B",
            "She wants to rest first.",
            "1 seat recused.",
            "E 9, need 5, V 5, C 3, O 2",
            "2 for, 1 against, 0 abstained.",
            "Passed: Support as in the plan",
            "One seat would wait longer.",
            "Composition not met since 1 November 2026.",
        ):
            assert piece in words
        for name in ("Asha", "Bina", "Champa", "Farida", "Jyoti"):
            assert name not in words


def test_equal_votes_on_willingness_are_uncertain_on_paper(seated: BoardRoom) -> None:
    view = _view(seated, replace(_DRAFT, proposal=Proposal.UNWILLING), secret=True)
    tr = translator("en")
    assert outcome_words(view, tr) == ("Not passed.", "Finding: uncertain")
    words = _text(decision_pdf(view, tr, HEAD))
    assert "By secret ballot." in words
    assert "seat 1" not in words


def test_a_refused_decision_says_so(seated: BoardRoom) -> None:
    file = _file(seated, track=Track.CHILD)
    with _entry(seated) as entry:
        made = decision_entries.draft(entry, file, "s", replace(_DRAFT, proposal=Proposal.STAY))
    view = decision_view(file, made, {})
    assert outcome_words(view, translator("en"))[0] == "Not possible. The draft is kept."
    assert decision_pdf(view, translator("en"), HEAD).startswith(b"%PDF")
    with _entry(seated) as entry:
        draft = decision_entries.draft(entry, file, "s", _DRAFT)
    assert outcome_words(decision_view(file, draft, {}), translator("en"))[0] == "Not voted yet."


def _full(room: BoardRoom) -> LooseFile:
    now = room.book.clock.now()
    file = _file(room, track=Track.CHILD)
    paper = AgeEvidence(
        id="e",
        by="a",
        at=now,
        kind=Evidence.HOSPITAL_NOTE,
        seen=EvidenceSeen.COPY,
        lower=16,
        upper=18,
        margin_years=2,
        suspected_false=True,
        issuer="Hospital at the ghat",
    )
    file.put(paper)
    file.put(replace(paper, id="e2", kind=Evidence.APPEARANCE, lower=None, suspected_false=False))
    file.put(SafetyFlag(id="f", by="a", at=now, flag=Flag.BRINGER_NEARBY, raised_by="a"))
    from sr_board.cases.records import MeansNote

    file.put(_talk(now, means=(MeansNote(MeansTick.PHONE_TAKEN, MeansState.CURRENT),)))
    _duty(file, now + timedelta(hours=9))
    return file


@pytest.mark.parametrize("profile", list(Profile))
def test_a_brief_holds_what_its_profile_may_read(seated: BoardRoom, profile: Profile) -> None:
    now = seated.book.clock.now()
    content = brief_content(_full(seated), Proposal.UNCERTAIN, ("ask again", "support"))
    kept = brief_record({"id": "b", "by": "a", "at": now}, profile, content)
    words = json.dumps(kept.fields)
    assert ("North lanes" in words) is (profile is not Profile.RESTRICTED)
    assert "ghat" not in words
    newer = replace(kept, fields=(*kept.fields, ("something_new", "1")))
    brief = brief_of("b", newer, 7, now + timedelta(hours=48))
    assert brief.profile is profile
    assert brief.of(BriefField.CODE) == "SRB-KOL-26-0147-B"
    lines = dict(brief_lines(brief, translator("en")))
    assert lines["Papers about age"] == [
        "hospital note without an order: 16 to 18 years, give or take 2; may be false",
        "how she looks",
    ]
    assert lines["Interviews"] == ["willing; she wants to stay. Means: phone taken (still works)"]
    assert ("Site" in lines) is (profile is not Profile.RESTRICTED)
    words = _text(brief_pdf(brief, translator("en"), HEAD))
    assert "Brief for sitting 7" in words
    assert brief_pdf(brief, translator("bn"), HEAD).startswith(b"%PDF")

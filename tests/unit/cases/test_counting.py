"""What is counted of one file: months and years, no day, no name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from sr_board.cases import summarising
from sr_board.cases.files.records_consent import ConsentRow, Disclosure
from sr_board.cases.keeping.counting import Countable, countable_of, read_countable, written
from sr_board.cases.keeping.origins import ORIGINS, origin_code
from sr_board.cases.moments import When
from sr_board.cases.records import (
    AgeEvidence,
    CaseHead,
    ClockRow,
    EmergencyAct,
    FollowUp,
    Happening,
    IdentityOpening,
    Notice,
    Record,
    Referral,
    StatutoryReport,
)
from sr_board.cases.rules.bands import NOT_KNOWN
from sr_board.cases.summarising import summary_of
from sr_board.cases.transfer.records_transfer import ReceivedFrom
from sr_board.cases.vocabulary import (
    Basis,
    CaseSource,
    CaseState,
    ClockNature,
    Evidence,
    EvidenceSeen,
    FollowUpMode,
    Purpose,
    ReferralKind,
    ReferralStatus,
    ReportKind,
    ReportMode,
    Risk,
    Situation,
    SubjectKind,
    Track,
)
from sr_board.i18n import LANGUAGES, translator

NIGHT = datetime(2026, 1, 31, 19, 0, tzinfo=UTC)
"""Half past midnight on 1 February where the board sits."""
_ids = count()


def stamp(at: datetime = NIGHT) -> dict[str, object]:
    return {"id": f"{next(_ids):032}", "by": "kajal", "at": at}


def head(**changed: object) -> CaseHead:
    given: dict[str, object] = {
        **stamp(),
        "code": "SRB-KOL-26-0147-B",
        "board_id": "b",
        "site": "",
        "subject_kind": SubjectKind.NEWCOMER,
        "track": Track.UNDETERMINED,
        "state": CaseState.SCREENING,
        "risk": Risk.HIGH,
        "source": CaseSource.CLINIC,
        "noticed": When(NIGHT),
        "pack": "in@1",
        "fact_token": "t" * 32,
    }
    return CaseHead(**(given | changed))  # type: ignore[arg-type]


def moved(to: str, at: datetime) -> Happening:
    return Happening(**stamp(), what=f"to_{to}", when=When(at))  # type: ignore[arg-type]


def events(*records: Record) -> dict[tuple[int, str], int]:
    found = countable_of(records, head()).events
    return {(year, word): n for year, word, n in found}


def test_the_month_is_that_of_the_first_screening_where_the_board_sits() -> None:
    later = NIGHT + timedelta(days=40)
    noticed = head(state=CaseState.NOTICED)
    assert countable_of([moved("screening", NIGHT)], noticed).month == ""
    assert countable_of([moved("screening", NIGHT)], head()).month == "2026-02"
    both = [moved("child_protection", later), moved("screening", NIGHT)]
    assert countable_of(both, head()).month == "2026-02"
    closed = head(state=CaseState.CLOSED, state_before=CaseState.WILLING_INFORMED)
    assert countable_of([moved("closed", later)], closed).month == ""
    lost = head(state=CaseState.LOST_CONTACT, state_before=CaseState.NOTICED)
    assert countable_of([], lost).month == ""
    notice = Notice(**stamp(), text="", source=CaseSource.PEER, when=When(NIGHT))  # type: ignore[arg-type]
    assert countable_of([notice], head()).month == "2026-02"


def test_age_source_contact_and_report() -> None:
    paper = AgeEvidence(
        **stamp(),  # type: ignore[arg-type]
        kind=Evidence.BIRTH_CERTIFICATE,
        seen=EvidenceSeen.COPY,
        stated_born=date(2010, 2, 2),
    )
    report = StatutoryReport(
        **stamp(),  # type: ignore[arg-type]
        kind=ReportKind.CWC_PRODUCTION,
        to_body="CWC",
        officer="",
        sent=When(NIGHT),
        mode=ReportMode.PHONE,
        produced_by="kajal",
        capacity="",
    )
    clock = ClockRow(
        **stamp(),  # type: ignore[arg-type]
        rule_id="cwc_production",
        rule="cwc_production@in@1",
        nature=ClockNature.STATUTORY,
        start_event="reason",
        starts_at=NIGHT,
        due_at=NIGHT,
        missed_reason="the river was high",
    )
    met = head(first_contact=When(NIGHT + timedelta(minutes=95)))
    found = countable_of([paper, report, clock], met)
    assert (found.band, found.source, found.contact) == ("from_15", "clinic", 95)
    assert (found.produced, found.reasoned) == (True, True)
    assert countable_of([], met).band == NOT_KNOWN
    police = replace(report, kind=ReportKind.POCSO_POLICE)
    assert not countable_of([police], head()).produced
    assert countable_of([], head()).contact is None
    before = head(first_contact=When(NIGHT - timedelta(hours=2)))
    assert countable_of([], before).contact == 0
    assert countable_of([], head(noticed=When(None), first_contact=When(NIGHT))).contact is None


def test_visits_count_by_when_they_were_due_and_made() -> None:
    visit = FollowUp(**stamp(), mode=FollowUpMode.PHONE, due=NIGHT - timedelta(days=60))  # type: ignore[arg-type]
    done = replace(visit, done=When(NIGHT), situation=Situation.SAFE)
    off = replace(visit, cancelled_at=NIGHT)
    assert events(visit) == {(2025, "visit_due"): 1}
    assert events(done) == {(2025, "visit_due"): 1, (2026, "visit_done"): 1}
    assert events(off) == {}


def test_letters_acts_openings_tellings_and_withdrawals() -> None:
    letter = Referral(
        **stamp(),  # type: ignore[arg-type]
        service="",
        service_name="Centre",
        kind=ReferralKind.OSC,
        purpose="",
        status=ReferralStatus.DONE,
        sent_at=NIGHT,
    )
    act = EmergencyAct(
        **stamp(),  # type: ignore[arg-type]
        acts=("escort",),
        reason="",
        actors=("a", "b"),
        when=When(NIGHT),
        ratify_by=NIGHT,
    )
    opened = IdentityOpening(**stamp(), reason="safety")  # type: ignore[arg-type]
    told = Disclosure(
        **stamp(),  # type: ignore[arg-type]
        to_whom="court",
        fields=(),
        basis=Basis.COURT_ORDER,
        document_no="",
        reason="",
        approved_by=(),
        told=When(NIGHT),
    )
    yes = ConsentRow(
        **stamp(),  # type: ignore[arg-type]
        purpose=Purpose.ASSIST,
        refer_to="",
        given_by="self",
        language="bn",
        read_by="kajal",
        mode="thumb",
        notice_version="1",
        given=When(NIGHT),
    )
    assert events(letter) == {(2026, "letter_osc_taken"): 1}
    assert events(replace(letter, status=ReferralStatus.REFUSED)) == {
        (2026, "letter_osc_refused"): 1
    }
    assert events(replace(letter, status=ReferralStatus.SENT)) == {(2026, "letter_osc_waiting"): 1}
    assert events(replace(letter, sent_at=None)) == {}
    assert events(act) == {(2026, "emergency"): 1}
    assert events(replace(act, ratified=True)) == {(2026, "emergency"): 1, (2026, "ratified"): 1}
    assert events(opened, told) == {(2026, "opening"): 1, (2026, "told_court_order"): 1}
    assert events(yes) == {}
    assert events(replace(yes, withdrawn_at=NIGHT)) == {(2026, "withdrawn"): 1}


def test_the_text_is_read_back_and_short() -> None:
    one = Countable("t", "2026-02", means=("threat",), events=((2026, "opening", 2),))
    assert read_countable(written(one)) == one
    assert written(Countable()) == "{}"


def test_a_count_that_fails_hides_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> Countable:
        raise ValueError

    monkeypatch.setattr(summarising, "countable_of", breaks)
    case = head()
    clock = ClockRow(
        **stamp(),  # type: ignore[arg-type]
        rule_id="cwc_production",
        rule="cwc_production@in@1",
        nature=ClockNature.STATUTORY,
        start_event="reason",
        starts_at=NIGHT,
        due_at=NIGHT,
    )
    found = summary_of((case, clock), case)
    assert (found.open_statutory, found.countable) == (1, "")


# -- origins ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "country", "code"),
    [
        ("", "", NOT_KNOWN),
        ("Bihar", "", "in-br"),
        ("bihar", "India", "in-br"),
        (" WEST  BENGAL", "", "in-wb"),
        ("UP", "India", "in-up"),
        ("Orissa", "", "in-or"),
        ("somewhere", "", "in"),
        ("", "India", "in"),
        ("Khulna", "Bangladesh", "bd"),
        ("Bangladesh", "", "bd"),
        ("", "Burma", "mm"),
        ("Samarkand", "Uzbekistan", "other"),
        ("Bihar", "Hindustan", "in-br"),
    ],
)
def test_what_was_typed_becomes_a_code(state: str, country: str, code: str) -> None:
    assert origin_code(state, country) == code


def test_a_name_in_any_language_of_the_program_is_known() -> None:
    for language in LANGUAGES:
        tr = translator(language.code)
        assert origin_code(tr.say(ORIGINS["in-jh"]), "") == "in-jh"
        assert origin_code("", tr.say(ORIGINS["np"])) == "np"


def test_a_file_from_another_board_counts_from_when_it_came() -> None:
    came = NIGHT + timedelta(days=60)
    first = Happening(**stamp(), what="to_screening", when=When(NIGHT))
    seen = IdentityOpening(**stamp(), reason="safety")
    visit = FollowUp(**stamp(), mode=FollowUpMode.VISIT, due=NIGHT)
    file = head(state=CaseState.SCREENING)
    begun = countable_of((file, first, seen, visit), file)
    assert begun.month == "2026-02"
    assert {word for _, word, _ in begun.events} == {"opening", "visit_due"}
    origin = ReceivedFrom(
        **stamp(came), board="South", code="X", sealed_at=NIGHT, with_identity=False
    )
    here = countable_of((file, first, seen, visit, origin), file)
    assert (here.month, here.events) == ("2026-04", ())
    made = replace(visit, done=When(came), done_at=came)
    own = countable_of((file, first, seen, made, origin), file)
    assert {word for _, word, _ in own.events} == {"visit_due", "visit_done"}
    new = head(state=CaseState.NOTICED)
    assert countable_of((new, origin), new).month == ""

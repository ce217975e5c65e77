"""A meeting as a view, built by hand: the same values each time, so that bytes can be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from governance.record import (
    ActionLine,
    GuestLine,
    ItemLine,
    MeetingRecord,
    MotionLine,
    NoticeLine,
    PersonLine,
    PresentLine,
    StayLine,
    VoteLine,
)
from governance.rules.reading import Decisions, Sight
from governance.views import (
    CorrectionView,
    MarkView,
    MeetingWhole,
    MinutesView,
    SeatRow,
    SeatState,
)

__all__ = ["bengali", "draft", "seats", "signed"]

NAMES = (
    "Asha Bina Champa Farida Jyoti Kajal Lakshmi Malati Mina Noor Parul Rekha Rupa Sabina Shanta"
).split()
PERSONS = {name: PersonLine(f"{n:032x}", name, n) for n, name in enumerate(NAMES, start=1)}


def at(hour: int, minute: int) -> datetime:
    """A time on 24 November 2026, in UTC."""
    return datetime(2026, 11, 24, hour, minute, tzinfo=UTC)


def vote(**figures: object) -> VoteLine:
    """A vote by hands that passed 9 to 1."""
    facts: dict[str, object] = {
        "method": "hands",
        "taken_at": at(11, 20),
        "votes_for": 9,
        "votes_against": 1,
        "votes_abstain": 1,
        "present_then": 11,
        "roll_then": 15,
        "majority_num": 1,
        "majority_den": 2,
        "majority_base": "cast",
        "majority_strict": True,
        "carried": True,
    }
    return VoteLine(**(facts | figures))  # type: ignore[arg-type]


def motion(no: int, text: str, status: str, counted: VoteLine) -> MotionLine:
    """A decided motion."""
    return MotionLine(
        id=f"{no:032x}",
        no=1,
        text=text,
        decision_kind="ordinary",
        proposer=PERSONS["Kajal"],
        seconder=PERSONS["Mina"],
        vote=counted,
        resolution_id=f"{no:032x}",
        serial=f"BKL/2026/{30 + no:03d}",
        status=status,
    )


def _items() -> tuple[ItemLine, ...]:
    loan = motion(1, "Member 11: loan of ₹ 3,000 for a sewing machine, 10 weeks.", "passed", vote())
    saving = motion(
        2,
        "From 1 January each member saves ₹ 60 every week instead of ₹ 50. "
        "This changes Article 12.",
        "lost",
        vote(votes_for=5, votes_against=5, carried=False),
    )
    day = motion(
        3,
        "We meet on Tuesdays.",
        "passed",
        vote(method="consensus", votes_for=None, votes_against=None, votes_abstain=None),
    )
    told = (
        "Bina read the cash book: ₹ 14,350 in the box, ₹ 62,000 in the bank.\n"
        "Two loans are late, members 7 and 11, ₹ 850 together. Both promised to pay by Tuesday."
    )
    return (
        ItemLine("a" * 32, 1, "Last minutes", "report", "", "approved", True, ()),
        ItemLine("b" * 32, 2, "Money report", "accounts", told, "heard", True, ()),
        ItemLine("c" * 32, 3, "Loan requests", "motion", "", "", True, (loan,)),
        ItemLine("d" * 32, 4, "Weekly saving", "motion", "All spoke.", "", True, (saving, day)),
    )


def _record() -> MeetingRecord:
    here = [name for name in NAMES if name not in ("Farida", "Malati", "Noor", "Rupa")]
    present = []
    for name in here:
        stays: tuple[StayLine, ...] = (StayLine(at(10, 35), None),)
        if name == "Shanta":
            stays = (StayLine(at(10, 35), at(11, 0)), StayLine(at(11, 15), None))
        if name == "Parul":
            stays = (StayLine(at(10, 50), at(12, 0)),)
        present.append(PresentLine(PERSONS[name], True, "thumb", stays))
    usha = PersonLine("e" * 32, "Usha", None)
    present.append(PresentLine(usha, False, "tick", (StayLine(at(10, 35), None),)))
    return MeetingRecord(
        meeting_id="f" * 32,
        group_id="9" * 32,
        group_name="Bakul Samiti",
        group_kind="shg",
        number=47,
        year=2026,
        type="shg",
        planned_at=at(10, 30),
        offset_minutes=330,
        place="Community room, 2nd floor",
        adjourned=False,
        called_by=PERSONS["Rekha"],
        opened_at=at(10, 35),
        closed_at=at(12, 10),
        chair=PERSONS["Asha"],
        roll=15,
        notices=(NoticeLine(datetime(2026, 11, 17, 6, 0, tzinfo=UTC), "word", "all members", ""),),
        present=tuple(present),
        apologies=(PERSONS["Malati"], PERSONS["Rupa"]),
        absent=(PERSONS["Farida"], PERSONS["Noor"]),
        guests=(GuestLine("Ms Sen, bank", at(10, 35)),),
        opening="Asha welcomed everybody. A song was sung.",
        items=_items(),
        closing="The next meeting is on 1 December at 16:00.",
        actions=(
            ActionLine("1" * 32, 1, "Call the bank", PERSONS["Bina"], date(2026, 11, 27), None, 2),
            ActionLine("2" * 32, 2, "Pay out loan", PERSONS["Bina"], date(2026, 11, 30), 3, 0),
        ),
    )


def _minutes() -> MinutesView:
    return MinutesView(
        id="7" * 32,
        state="draft",
        reader=None,
        read_language=None,
        read_on=None,
        objections="",
        changed_since_read=False,
        marks=(),
        missing_marks=("chair", "secretary", "member", "member"),
        signed_on=None,
        scan_id=None,
        scan_sha256=None,
        digest="0" * 64,
        approved_on=None,
        corrections=(),
    )


def draft() -> MeetingWhole:
    """Meeting 47 with its draft."""
    return MeetingWhole(
        record=_record(),
        status="closed",
        cancel_reason=None,
        sight=Sight(True, True, Decisions.ALL, True),
        minutes=_minutes(),
        actions=(),
        audit_code="812 · 4410 9327 1180 5562 0091 7743",
    )


def signed() -> MeetingWhole:
    """The same, signed, approved and corrected once."""
    capacities = (("chair", "Asha"), ("secretary", "Rekha"), ("member", "Bina"), ("member", "Mina"))
    minutes = replace(
        _minutes(),
        state="approved",
        reader=PERSONS["Mina"],
        read_language="bn",
        read_on=date(2026, 11, 24),
        objections="Kajal wished the saving to start in March.",
        marks=tuple(
            MarkView(capacity, PERSONS[name], "thumb" if name == "Bina" else "signature")
            for capacity, name in capacities
        ),
        missing_marks=(),
        signed_on=date(2026, 11, 24),
        scan_id="8" * 32,
        scan_sha256="3f" * 32,
        approved_on=date(2026, 12, 1),
        corrections=(
            CorrectionView(
                "6" * 32, 1, 2, "₹ 14,350", "₹ 14,530", date(2026, 12, 1), "BKL/2026/034", False
            ),
        ),
    )
    return replace(draft(), status="approved", minutes=minutes)


def bengali() -> MeetingWhole:
    """A draft whose typed words are Bengali."""
    view = draft()
    names = {
        "Asha": "আশা", "Bina": "বীণা", "Champa": "চম্পা", "Jyoti": "জ্যোতি", "Kajal": "কাজল",
        "Lakshmi": "লক্ষ্মী", "Mina": "মিনা", "Parul": "পারুল", "Rekha": "রেখা", "Sabina": "সাবিনা",
        "Shanta": "শান্তা", "Farida": "ফরিদা", "Noor": "নূর", "Malati": "মালতী", "Rupa": "রূপা",
        "Usha": "ঊষা",
    }  # fmt: skip

    def named(person: PersonLine) -> PersonLine:
        return replace(person, name=names[person.name])

    words = "১ জানুয়ারি থেকে প্রত্যেক সদস্য সপ্তাহে ৫০ টাকার বদলে ৬০ টাকা জমাবেন। এতে ধারা ১২ বদলায়।"
    items = tuple(
        replace(
            item,
            title="সাপ্তাহিক সঞ্চয়",
            text="সবাই কথা বলেছেন। ক্ষুদ্র সঞ্চয়ের হিসাব পড়া হল।",
            outcome="গৃহীত",
            motions=tuple(
                replace(m, text=words, proposer=named(PERSONS["Kajal"]), seconder=None)
                for m in item.motions
            ),
        )
        for item in view.record.items
    )
    record = replace(
        view.record,
        group_name="বকুল সমিতি",
        place="পাড়ার ঘর, দোতলা",
        chair=named(PERSONS["Asha"]),
        called_by=named(PERSONS["Rekha"]),
        present=tuple(replace(line, person=named(line.person)) for line in view.record.present),
        apologies=tuple(named(p) for p in view.record.apologies),
        absent=tuple(named(p) for p in view.record.absent),
        notices=tuple(replace(n, told="সব সদস্য") for n in view.record.notices),
        guests=(GuestLine("শ্রীমতী সেন", at(10, 35)),),
        opening="আশা সবাইকে স্বাগত জানালেন।",
        closing="পরের সভা ১ ডিসেম্বর।",
        items=items,
        actions=tuple(
            replace(a, text="ব্যাঙ্কে ফোন করা", owner=named(a.owner)) for a in view.record.actions
        ),
    )
    return replace(view, record=record)


def seats() -> tuple[SeatRow, ...]:
    """The tiles of the roll."""
    return tuple(
        SeatRow(p.id, p.number, p.name, "feather", "sea", SeatState.AWAY, None, None, True)
        for p in PERSONS.values()
    )

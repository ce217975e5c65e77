"""Papers of meetings: the minutes and the attendance sheet, in any language of the program.

Built from frozen views only. Signed minutes give the same bytes each time. Decides nothing about
who may read them: the view is already redacted.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from governance.record import ItemLine, MeetingRecord, MotionLine, PersonLine, PresentLine, VoteLine
from governance.rules.meetings import local_date
from governance.rules.minutes import WANTED_MARKS, MarkCapacity
from governance.views import CorrectionView, MeetingWhole, MinutesView, SeatRow
from governance.words import (
    CAPACITIES,
    CHANNELS,
    LANGUAGE_NAMES,
    MARK_KINDS,
    MEETING_TYPES,
    RESOLUTION_STATES,
    VOTE_METHODS,
    majority_words,
)
from sr_board.access.roles import Action
from sr_board.base.errors import NotAllowed
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["attendance_sheet_pdf", "minutes_pdf"]

FINAL = ("signed", "approved")


def minutes_pdf(
    view: MeetingWhole, tr: Translator, letterhead: Letterhead, *, large: bool = False
) -> bytes:
    """The minutes of a meeting in the language of `tr`; marked as a draft until they are signed.

    Raises NotAllowed when the view was made for somebody who may not read the minutes.
    """
    if not view.sight.minutes:
        raise NotAllowed(action=str(Action.MEETINGS_READ))
    record, minutes = view.record, view.minutes
    final = minutes is not None and minutes.state in FINAL
    paper = Paper(
        tr,
        title=tr.say("Minutes of meeting {number}", number=record.number),
        subtitle=_subtitle(record, tr),
        letterhead=letterhead,
        code=view.audit_code,
        draft=not final,
        large=large,
    )
    _facts(paper, record)
    _who_came(paper, record)
    if record.opening:
        paper.heading(tr.say("Opening"))
        _paragraphs(paper, record.opening)
    for item in record.items:
        _item(paper, record, item)
    _to_do(paper, record)
    if record.closing:
        paper.heading(tr.say("Closing"))
        _paragraphs(paper, record.closing)
    _reading(paper, minutes)
    _marks(paper, record, minutes)
    if minutes is not None:
        _afterwards(paper, minutes)
    return paper.pdf()


def attendance_sheet_pdf(
    record: MeetingRecord, seats: tuple[SeatRow, ...], tr: Translator, letterhead: Letterhead
) -> bytes:
    """A sheet with a line and a box for the thumb for every member of the roll."""
    paper = Paper(
        tr,
        title=tr.say("Who is here: meeting {number}", number=record.number),
        subtitle=_subtitle(record, tr),
        letterhead=letterhead,
    )
    if record.place:
        paper.facts([(tr.say("Place"), record.place)])
    paper.line(tr.say("Sign on the line or put your thumb in the box."))
    paper.signatures(
        [
            Signature(_named(PersonLine(seat.person_id, seat.name, seat.number), tr), thumb=True)
            for seat in seats
            if seat.voting
        ]
    )
    return paper.pdf()


# Times and names


def _local(moment: datetime, record: MeetingRecord) -> datetime:
    return moment.astimezone(timezone(timedelta(minutes=record.offset_minutes)))


def _time(moment: datetime | None, record: MeetingRecord, tr: Translator) -> str:
    return "" if moment is None else tr.time(_local(moment, record))


def _day(record: MeetingRecord) -> date:
    return local_date(record.opened_at or record.planned_at, record.offset_minutes)


def _subtitle(record: MeetingRecord, tr: Translator) -> str:
    return tr.say(
        "{type}, {date}",
        type=tr.say(MEETING_TYPES[record.type]),
        date=tr.date(_day(record), "weekday"),
    )


def _named(person: PersonLine, tr: Translator) -> str:
    if person.number is None:
        return person.name
    return tr.say("{name} (no. {number})", name=person.name, number=person.number)


def _paragraphs(paper: Paper, text: str) -> None:
    for part in text.split("\n"):
        if part:
            paper.line(part)


# The head


def _facts(paper: Paper, record: MeetingRecord) -> None:
    tr = paper.tr
    facts = [(tr.say("Group"), record.group_name)]
    if record.place:
        facts.append((tr.say("Place"), record.place))
    if record.called_by is not None:
        facts.append((tr.say("Called by"), _named(record.called_by, tr)))
    facts += [(tr.say("Members told"), told) for told in _notices(record, tr)]
    if record.opened_at is not None:
        facts.append((tr.say("Opened"), _time(record.opened_at, record, tr)))
    if record.closed_at is not None:
        word = tr.say("Put off") if record.adjourned else tr.say("Closed")
        facts.append((word, _time(record.closed_at, record, tr)))
    if record.chair is not None:
        facts.append((tr.say("Chair"), _named(record.chair, tr)))
    came = tr.say("{present} of {roll} members", present=record.voting_present, roll=record.roll)
    facts.append((tr.say("Present"), came))
    paper.facts(facts)


def _notices(record: MeetingRecord, tr: Translator) -> list[str]:
    lines = []
    for notice in record.notices:
        line = tr.say(
            "{date}, {channel}",
            date=tr.date(_local(notice.sent_at, record).date()),
            channel=tr.say(CHANNELS[notice.channel]),
        )
        lines.append("\n".join(part for part in (line, notice.told, notice.proof) if part))
    return lines


def _who_came(paper: Paper, record: MeetingRecord) -> None:
    tr = paper.tr
    paper.heading(tr.say("Who was there"))
    if record.present:
        paper.table(
            [
                Column(tr.say("No."), align="right"),
                Column(tr.say("Name"), share=None),
                Column(tr.say("Came")),
                Column(tr.say("Left")),
            ],
            [_present(line, record, tr) for line in record.present],
        )
    absent = [
        (tr.say("Apologies"), record.apologies),
        (tr.say("Not there"), record.absent),
    ]
    facts = [(word, tr.join([_named(p, tr) for p in who])) for word, who in absent if who]
    away = record.roll - record.voting_present - len(record.apologies)
    if not record.absent and away > 0:
        count = tr.say_n("{n} member", "{n} members", away)
        facts.append((tr.say("Not there"), count))
    if record.guests:
        facts.append((tr.say("Guests, no vote"), tr.join([g.name for g in record.guests])))
    paper.facts(facts)


def _present(line: PresentLine, record: MeetingRecord, tr: Translator) -> list[str]:
    name = line.person.name
    if not line.voting:
        name = tr.say("{name} (no vote)", name=name)
    end = tr.say("to the end")
    return [
        "" if line.person.number is None else tr.digits(str(line.person.number)),
        name,
        "\n".join(_time(stay.came, record, tr) for stay in line.stays),
        "\n".join(_time(stay.left, record, tr) or end for stay in line.stays),
    ]


# The agenda


def _item(paper: Paper, record: MeetingRecord, item: ItemLine) -> None:
    tr = paper.tr
    paper.heading(tr.say("{number}. {title}", number=item.no, title=item.title))
    _paragraphs(paper, item.text)
    for motion in item.motions:
        _motion(paper, record, motion)
    if item.outcome:
        paper.line(tr.say("Outcome: {outcome}", outcome=item.outcome))


def _motion(paper: Paper, record: MeetingRecord, motion: MotionLine) -> None:
    tr = paper.tr
    movers = _movers(motion, tr)
    if motion.vote is None or motion.serial is None or motion.status is None:
        paper.panel(tr.say("Motion without a vote"), motion.text, movers, kind="due")
        return
    head = tr.say(
        "{serial}: {verdict}",
        serial=tr.digits(motion.serial),
        verdict=tr.say(RESOLUTION_STATES[motion.status]),
    )
    paper.panel(
        head,
        motion.text,
        movers,
        *_vote(motion.vote, record, tr),
        kind="ok" if motion.status == "passed" else "quiet",
    )


def _movers(motion: MotionLine, tr: Translator) -> str:
    if motion.proposer is None:
        return ""
    proposer = _named(motion.proposer, tr)
    if motion.seconder is None:
        return tr.say("Proposed by {proposer}.", proposer=proposer)
    return tr.say(
        "Proposed by {proposer}, seconded by {seconder}.",
        proposer=proposer,
        seconder=_named(motion.seconder, tr),
    )


def _vote(vote: VoteLine, record: MeetingRecord, tr: Translator) -> list[str]:
    room = tr.say(
        "In the room: {present} of {roll} members.", present=vote.present_then, roll=vote.roll_then
    )
    method = tr.say(VOTE_METHODS[vote.method])
    if vote.taken_at is not None:
        method = tr.say("{method}, {time}", method=method, time=_time(vote.taken_at, record, tr))
    if vote.votes_for is None:
        return [tr.say("{method}. {room}", method=method, room=room)]
    count = tr.say(
        "{method}: {yes} for, {no} against, {abstain} abstained.",
        method=method,
        yes=vote.votes_for,
        no=vote.votes_against,
        abstain=vote.votes_abstain,
    )
    needed = tr.say(
        majority_words(vote.majority_base, strict=vote.majority_strict),
        num=vote.majority_num,
        den=vote.majority_den,
    )
    return [count, room, needed]


def _to_do(paper: Paper, record: MeetingRecord) -> None:
    if not record.actions:
        return
    tr = paper.tr
    paper.heading(tr.say("To do"))
    paper.table(
        [
            Column(tr.say("No."), align="right"),
            Column(tr.say("What")),
            Column(tr.say("Who")),
            Column(tr.say("By")),
        ],
        [
            [
                tr.digits(str(action.no)),
                action.text
                if action.carries == 0
                else action.text
                + "\n"
                + tr.say_n("carried over once", "carried over {n} times", action.carries),
                _named(action.owner, tr),
                tr.date(action.due, "medium"),
            ]
            for action in record.actions
        ],
    )


# Reading, marks, and what came afterwards


def _reading(paper: Paper, minutes: MinutesView | None) -> None:
    tr = paper.tr
    paper.heading(tr.say("Read aloud"))
    if minutes is None or minutes.reader is None or minutes.read_on is None:
        paper.line(tr.say("Not yet read aloud."))
        return
    paper.line(
        tr.say(
            "{name} read these minutes aloud in {language} on {date}. Those present agreed.",
            name=_named(minutes.reader, tr),
            language=tr.say(LANGUAGE_NAMES[minutes.read_language or "en"]),
            date=tr.date(minutes.read_on),
        )
    )
    if minutes.objections:
        paper.line(tr.say("Objections: {text}", text=minutes.objections))


def _marks(paper: Paper, record: MeetingRecord, minutes: MinutesView | None) -> None:
    tr = paper.tr
    if minutes is not None and minutes.signed_on is not None:
        _given_marks(paper, minutes, minutes.signed_on)
        return
    boxes = []
    for capacity in (mark.value for mark in WANTED_MARKS):
        known = record.chair if capacity == MarkCapacity.CHAIR else None
        name = " " if known is None else _named(known, tr)
        boxes.append(Signature(name, tr.say(CAPACITIES[capacity]), thumb=True))
    with paper.together():
        paper.heading(tr.say("Signatures and marks"))
        paper.signatures(boxes)


def _given_marks(paper: Paper, minutes: MinutesView, signed_on: date) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("Signatures and marks"))
        paper.line(
            tr.say("Signed on {date}. The marks are on the paper sheet.", date=tr.date(signed_on))
        )
        paper.table(
            [Column(tr.say("Name")), Column(tr.say("As")), Column(tr.say("Mark"))],
            [
                [
                    _named(mark.person, tr),
                    tr.say(CAPACITIES[mark.capacity]),
                    tr.say(MARK_KINDS[mark.kind]),
                ]
                for mark in minutes.marks
            ],
        )
        if minutes.scan_sha256 is not None:
            code = " ".join(minutes.scan_sha256[i : i + 8] for i in range(0, 32, 8))
            paper.second(tr.say("Code of the picture of the signed sheet: {code}", code=code))


def _afterwards(paper: Paper, minutes: MinutesView) -> None:
    tr = paper.tr
    if minutes.approved_on is not None:
        approved = tr.date(minutes.approved_on)
        paper.line(tr.say("Approved by the meeting of {date}.", date=approved))
    if minutes.corrections:
        paper.heading(tr.say("Corrections"))
        paper.second(tr.say("What was signed stands above, unchanged."))
        for note in minutes.corrections:
            paper.item(tr.digits(f"{note.no}."), _correction(note, tr))


def _correction(note: CorrectionView, tr: Translator) -> str:
    text = tr.say("“{wrong}” is to read “{right}”.", wrong=note.wrong, right=note.right)
    if note.item_no is not None:
        text = tr.say("Point {number}: {text}", number=note.item_no, text=text)
    if note.serial is not None:
        text = tr.say("{text} Decided as {serial}.", text=text, serial=tr.digits(note.serial))
    elif note.decided_on is not None:
        text = tr.say("{text} Decided on {date}.", text=text, date=tr.date(note.decided_on))
    if note.superseded:
        text = tr.say("{text} A later note stands in its place.", text=text)
    return text

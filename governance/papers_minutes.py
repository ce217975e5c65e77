"""The minutes of a meeting, in any language of the program: as PDF, and for word processors.

Built from frozen views only. Signed minutes give the same bytes each time. Decides nothing about
who may read them: the view is already redacted.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from governance.papers_checks import (
    call_facts,
    force_words,
    interests,
    majority_line,
    quorum_line,
    rules_not_met,
    slips,
)
from governance.papers_parts import clock, named, notice_words, paragraphs, subtitle
from governance.record import ItemLine, MeetingRecord, MotionLine, PresentLine, VoteLine
from governance.rules.minutes import WANTED_MARKS, MarkCapacity
from governance.views import CorrectionView, MeetingWhole, MinutesView
from governance.words import (
    CAPACITIES,
    LANGUAGE_NAMES,
    MARK_KINDS,
    RESOLUTION_STATES,
    VOTE_METHODS,
)
from sr_board.access.roles import Action
from sr_board.base.errors import NotAllowed
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature
from sr_board.papers.office import OfficePaper, Pen

__all__ = ["minutes_docx", "minutes_odt", "minutes_pdf"]

FINAL = ("signed", "approved")


def minutes_pdf(
    view: MeetingWhole, tr: Translator, letterhead: Letterhead, *, large: bool = False
) -> bytes:
    """The minutes of a meeting in the language of `tr`; marked as a draft until they are signed.

    Raises NotAllowed when the view was made for somebody who may not read the minutes.
    """
    about = _about(view, tr)
    paper = Paper(tr, letterhead=letterhead, large=large, **about)
    _write(paper, view)
    return paper.pdf()


def minutes_docx(view: MeetingWhole, tr: Translator, letterhead: Letterhead) -> bytes:
    """The same minutes as DOCX, to be worked on elsewhere. Raises NotAllowed."""
    from sr_board.papers.office_docx import docx_bytes

    return docx_bytes(_for_office(view, tr, letterhead))


def minutes_odt(view: MeetingWhole, tr: Translator, letterhead: Letterhead) -> bytes:
    """The same minutes as ODT. Raises NotAllowed."""
    from sr_board.papers.office_odt import odt_bytes

    return odt_bytes(_for_office(view, tr, letterhead))


def _for_office(view: MeetingWhole, tr: Translator, letterhead: Letterhead) -> OfficePaper:
    paper = OfficePaper(tr, letterhead=letterhead, **_about(view, tr))
    _write(paper, view)
    return paper


class _About(TypedDict):
    title: str
    subtitle: str
    code: str
    draft: bool


def _about(view: MeetingWhole, tr: Translator) -> _About:
    if not view.sight.minutes:
        raise NotAllowed(action=str(Action.MEETINGS_READ))
    record, minutes = view.record, view.minutes
    return {
        "title": tr.say("Minutes of meeting {number}", number=record.number),
        "subtitle": subtitle(record, tr),
        "code": view.audit_code,
        "draft": minutes is None or minutes.state not in FINAL,
    }


def _write(pen: Pen, view: MeetingWhole) -> None:
    record, minutes, tr = view.record, view.minutes, pen.tr
    _facts(pen, record)
    _who_came(pen, record)
    slips(pen, record.proxies)
    if record.opening:
        pen.heading(tr.say("Opening"))
        paragraphs(pen, record.opening)
    for item in record.items:
        _item(pen, record, item)
    _to_do(pen, record)
    rules_not_met(pen, record)
    if record.closing:
        pen.heading(tr.say("Closing"))
        paragraphs(pen, record.closing)
    _reading(pen, minutes)
    _marks(pen, record, minutes)
    if minutes is not None:
        _afterwards(pen, minutes)


# The head


def _facts(pen: Pen, record: MeetingRecord) -> None:
    tr = pen.tr
    facts = [(tr.say("Group"), record.group_name)]
    if record.place:
        facts.append((tr.say("Place"), record.place))
    if record.called_by is not None:
        facts.append((tr.say("Called by"), named(record.called_by, tr)))
    facts += call_facts(record, tr)
    facts += [(tr.say("Members told"), notice_words(n, record, tr)) for n in record.notices]
    if record.opened_at is not None:
        facts.append((tr.say("Opened"), clock(record.opened_at, record, tr)))
    if record.closed_at is not None:
        word = tr.say("Put off") if record.adjourned else tr.say("Closed")
        facts.append((word, clock(record.closed_at, record, tr)))
    if record.chair is not None:
        facts.append((tr.say("Chair"), named(record.chair, tr)))
    came = tr.say("{present} of {roll} members", present=record.voting_present, roll=record.roll)
    facts.append((tr.say("Present"), came))
    pen.facts(facts)


def _who_came(pen: Pen, record: MeetingRecord) -> None:
    tr = pen.tr
    pen.heading(tr.say("Who was there"))
    if record.present:
        pen.table(
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
    facts = [(word, tr.join([named(p, tr) for p in who])) for word, who in absent if who]
    away = record.roll - record.voting_present - len(record.apologies)
    if not record.absent and away > 0:
        count = tr.say_n("{n} member", "{n} members", away)
        facts.append((tr.say("Not there"), count))
    if record.guests:
        facts.append((tr.say("Guests, no vote"), tr.join([g.name for g in record.guests])))
    pen.facts(facts)


def _present(line: PresentLine, record: MeetingRecord, tr: Translator) -> list[str]:
    name = line.person.name
    if not line.voting:
        name = tr.say("{name} (no vote)", name=name)
    end = tr.say("to the end")
    return [
        "" if line.person.number is None else tr.digits(str(line.person.number)),
        name,
        "\n".join(clock(stay.came, record, tr) for stay in line.stays),
        "\n".join(clock(stay.left, record, tr) or end for stay in line.stays),
    ]


# The agenda


def _item(pen: Pen, record: MeetingRecord, item: ItemLine) -> None:
    tr = pen.tr
    pen.heading(tr.say("{number}. {title}", number=item.no, title=item.title))
    interests(pen, item)
    paragraphs(pen, item.text)
    for motion in _as_voted(item):
        _motion(pen, record, motion)
    if item.outcome:
        pen.line(tr.say("Outcome: {outcome}", outcome=item.outcome))


def _as_voted(item: ItemLine) -> list[MotionLine]:
    """Motions in the order of their votes: amendments stand before what they would change."""
    return [
        each
        for motion in item.motions
        if motion.amends is None
        for each in (*(m for m in item.motions if m.amends == motion.no), motion)
    ]


def _motion(pen: Pen, record: MeetingRecord, motion: MotionLine) -> None:
    tr = pen.tr
    movers = _movers(motion, tr)
    if motion.withdrawn:
        pen.panel(tr.say("Motion taken back"), motion.words, movers, kind="quiet")
        return
    if motion.vote is None:
        pen.panel(tr.say("Motion without a vote"), motion.words, movers, kind="due")
        return
    lines = [movers, *_put_first(motion, tr), *_vote(motion.vote, record, tr)]
    stands = motion.vote.carried and motion.status in (None, "passed")
    no_force = force_words(motion, tr)
    pen.panel(_head(motion, tr), motion.words, *lines, no_force, kind="ok" if stands else "quiet")


def _head(motion: MotionLine, tr: Translator) -> str:
    if motion.serial is not None and motion.status is not None:
        return tr.say(
            "{serial}: {verdict}",
            serial=tr.digits(motion.serial),
            verdict=tr.say(RESOLUTION_STATES[motion.status]),
        )
    carried = motion.vote is not None and motion.vote.carried
    state = "passed" if carried else "lost"
    return tr.say("Amendment: {verdict}", verdict=tr.say(RESOLUTION_STATES[state]))


def _put_first(motion: MotionLine, tr: Translator) -> list[str]:
    """The words as they were put, where amendments changed them."""
    if motion.amended_text is None:
        return []
    return [tr.say("As it was put first: “{text}”", text=motion.text)]


def _movers(motion: MotionLine, tr: Translator) -> str:
    if motion.proposer is None:
        return ""
    proposer = named(motion.proposer, tr)
    if motion.seconder is None:
        return tr.say("Proposed by {proposer}.", proposer=proposer)
    return tr.say(
        "Proposed by {proposer}, seconded by {seconder}.",
        proposer=proposer,
        seconder=named(motion.seconder, tr),
    )


def _vote(vote: VoteLine, record: MeetingRecord, tr: Translator) -> list[str]:
    room = tr.say(
        "In the room: {present} of {roll} members.", present=vote.present_then, roll=vote.roll_then
    )
    method = tr.say(VOTE_METHODS[vote.method])
    if vote.taken_at is not None:
        method = tr.say("{method}, {time}", method=method, time=clock(vote.taken_at, record, tr))
    if vote.votes_for is None:
        line = tr.say("{method}. {room}", method=method, room=room)
        return [line, quorum_line(vote, tr)]
    count = tr.say(
        "{method}: {yes} for, {no} against, {abstain} abstained.",
        method=method,
        yes=vote.votes_for,
        no=vote.votes_against,
        abstain=vote.votes_abstain,
    )
    return [count, room, quorum_line(vote, tr), majority_line(vote, tr)]


def _to_do(pen: Pen, record: MeetingRecord) -> None:
    if not record.actions:
        return
    tr = pen.tr
    pen.heading(tr.say("To do"))
    pen.table(
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
                named(action.owner, tr),
                tr.date(action.due, "medium"),
            ]
            for action in record.actions
        ],
    )


# Reading, marks, and what came afterwards


def _reading(pen: Pen, minutes: MinutesView | None) -> None:
    tr = pen.tr
    pen.heading(tr.say("Read aloud"))
    if minutes is None or minutes.reader is None or minutes.read_on is None:
        pen.line(tr.say("Not yet read aloud."))
        return
    pen.line(
        tr.say(
            "{name} read these minutes aloud in {language} on {date}. Those present agreed.",
            name=named(minutes.reader, tr),
            language=tr.say(LANGUAGE_NAMES[minutes.read_language or "en"]),
            date=tr.date(minutes.read_on),
        )
    )
    if minutes.objections:
        pen.line(tr.say("Objections: {text}", text=minutes.objections))


def _marks(pen: Pen, record: MeetingRecord, minutes: MinutesView | None) -> None:
    tr = pen.tr
    if minutes is not None and minutes.signed_on is not None:
        _given_marks(pen, minutes, minutes.signed_on)
        return
    boxes = []
    for capacity in (mark.value for mark in WANTED_MARKS):
        known = record.chair if capacity == MarkCapacity.CHAIR else None
        name = " " if known is None else named(known, tr)
        boxes.append(Signature(name, tr.say(CAPACITIES[capacity]), thumb=True))
    with pen.together():
        pen.heading(tr.say("Signatures and marks"))
        pen.signatures(boxes)


def _given_marks(pen: Pen, minutes: MinutesView, signed_on: date) -> None:
    tr = pen.tr
    with pen.together():
        pen.heading(tr.say("Signatures and marks"))
        pen.line(
            tr.say("Signed on {date}. The marks are on the paper sheet.", date=tr.date(signed_on))
        )
        pen.table(
            [Column(tr.say("Name")), Column(tr.say("As")), Column(tr.say("Mark"))],
            [
                [
                    named(mark.person, tr),
                    tr.say(CAPACITIES[mark.capacity]),
                    tr.say(MARK_KINDS[mark.kind]),
                ]
                for mark in minutes.marks
            ],
        )
        if minutes.scan_sha256 is not None:
            code = " ".join(minutes.scan_sha256[i : i + 8] for i in range(0, 32, 8))
            pen.second(tr.say("Code of the picture of the signed sheet: {code}", code=code))


def _afterwards(pen: Pen, minutes: MinutesView) -> None:
    tr = pen.tr
    if minutes.approved_on is not None:
        approved = tr.date(minutes.approved_on)
        pen.line(tr.say("Approved by the meeting of {date}.", date=approved))
    if minutes.corrections:
        pen.heading(tr.say("Corrections"))
        pen.second(tr.say("What was signed stands above, unchanged."))
        for note in minutes.corrections:
            pen.item(tr.digits(f"{note.no}."), _correction(note, tr))


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

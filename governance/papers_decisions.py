"""Papers of decisions: the extract of one resolution, and the register of many.

Built from frozen rows that are already redacted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.papers_checks import force_words, majority_line, quorum_line
from governance.papers_parts import clock, day_of, named
from governance.record import MeetingRecord, VoteLine
from governance.views import DecisionRow
from governance.words import MEETING_TYPES, RESOLUTION_STATES, VOTE_METHODS
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Mark, Paper, Signature

__all__ = ["decision_register_pdf", "resolution_extract_pdf"]

_MARKS = {"passed": "ok", "carried_out": "ok", "lost": "away", "rescinded": "away", "void": "over"}


def resolution_extract_pdf(
    record: MeetingRecord,
    resolution_id: str,
    tr: Translator,
    letterhead: Letterhead,
    *,
    code: str = "",
    signed: bool = True,
) -> bytes:
    """One decision as it stands in the minutes, to be certified and given on.

    `signed`: the minutes are; until then the paper is a draft. Raises NotFound.
    """
    found = next(
        (m for i in record.items for m in i.motions if m.resolution_id == resolution_id), None
    )
    if found is None or found.vote is None:
        raise NotFound("meeting-unknown", what="resolution")
    paper = Paper(
        tr,
        title=tr.say("Extract from the minutes"),
        subtitle=tr.say("Decision {serial}", serial=tr.digits(found.serial or "")),
        letterhead=letterhead,
        code=code,
        draft=not signed,
    )
    paper.facts(_facts(record, found.vote, tr))
    paper.panel(tr.say("The meeting decided, word for word:"), found.words)
    if force := force_words(found, tr):
        paper.panel(force, kind="over")
    for line in _count(found.vote, record, tr):
        paper.line(line)
    with paper.together():
        paper.line(tr.say("Certified as a true extract from the minutes:"))
        paper.signatures(
            [
                Signature(" ", tr.say("Chair"), thumb=True),
                Signature(" ", tr.say("Secretary"), thumb=True),
            ]
        )
        paper.facts([(tr.say("Date"), "_" * 20), (tr.say("Seal"), "")])
    return paper.pdf()


def _facts(record: MeetingRecord, vote: VoteLine, tr: Translator) -> list[tuple[str, str]]:
    held = tr.say(
        "{type} no. {number} of {date}",
        type=tr.say(MEETING_TYPES[record.type]),
        number=record.number,
        date=tr.date(day_of(record)),
    )
    came = tr.say("{present} of {roll} members", present=vote.present_then, roll=vote.roll_then)
    facts = [
        (tr.say("Group"), record.group_name),
        (tr.say("Meeting"), held),
        (tr.say("Present"), came),
    ]
    if record.chair is not None:
        facts.append((tr.say("Chair"), named(record.chair, tr)))
    return facts


def _count(vote: VoteLine, record: MeetingRecord, tr: Translator) -> list[str]:
    lines = [tr.say(VOTE_METHODS[vote.method])]
    if vote.votes_for is not None:
        lines = [
            tr.say(
                "{method}: {yes} for, {no} against, {abstain} abstained.",
                method=tr.say(VOTE_METHODS[vote.method]),
                yes=vote.votes_for,
                no=vote.votes_against,
                abstain=vote.votes_abstain,
            ),
            majority_line(vote, tr),
        ]
    if vote.quorum_needed is not None:
        lines.append(quorum_line(vote, tr))
    if vote.taken_at is not None:
        lines.append(tr.say("Voted at {time}.", time=clock(vote.taken_at, record, tr)))
    return lines


def decision_register_pdf(
    rows: Sequence[DecisionRow],
    asked: str,
    today: date,
    tr: Translator,
    letterhead: Letterhead,
) -> bytes:
    """The decisions found, the newest first. `asked`: what was searched for, in words."""
    paper = Paper(
        tr,
        title=tr.say("Register of decisions"),
        subtitle=tr.say("{date}. {asked}", date=tr.date(today), asked=asked),
        letterhead=letterhead,
    )
    paper.line(tr.say_n("{n} decision", "{n} decisions", len(rows)))
    paper.table(
        [
            Column(tr.say("Serial")),
            Column(tr.say("Date")),
            Column(tr.say("Meeting"), align="right"),
            Column(tr.say("Decision"), share=1),
            Column(tr.say("State")),
        ],
        [
            [
                tr.digits(row.serial),
                tr.date(row.decided_on, "medium"),
                tr.digits(str(row.meeting_number)),
                row.text,
                Mark(_MARKS[row.status], tr.say(RESOLUTION_STATES[row.status])),  # type: ignore[arg-type]
            ]
            for row in rows
        ],
    )
    return paper.pdf()

"""Minutes from draft to signature: the text as parts, and the commands behind each step. No Qt.

The parts are said in a language chosen apart from the screen's, because minutes are read aloud in
the language of those present.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from governance.breaches.queries import BreachFilter, BreachRow
from governance.breaches.service import ExplainBreach
from governance.commands import (
    ApproveMinutes,
    ComposeMinutes,
    CorrectMinutes,
    EditParagraph,
    MarkGiven,
    ReadAloud,
    SignMinutes,
)
from governance.record import ActionLine, ItemLine, MeetingRecord, MotionLine, PersonLine
from governance.rules.minutes import MarkCapacity, MarkKind
from governance.views import MeetingFilter, MeetingRow, MeetingWhole
from governance.words import RESOLUTION_STATES, VOTE_METHODS
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.i18n import Translator
from ui.meetings.times import here_now, local
from ui.meetings.work import MeetingsWork

__all__ = ["Held", "MinutesPresenter", "Part", "parts_of"]

_MOST = 100
_SAT = frozenset({"open", "closed", "minuted", "approved"})


@dataclass(frozen=True)
class Held:
    """A meeting with its minutes. `today` is where the laptop stands; `later` are the meetings of
    the group that can approve them, `breaches` the rules it did not meet."""

    whole: MeetingWhole
    today: date
    later: tuple[MeetingRow, ...] = ()
    breaches: tuple[BreachRow, ...] = ()

    @property
    def state(self) -> str:
        """draft, read_aloud, signed, approved; empty while there is no draft."""
        return self.whole.minutes.state if self.whole.minutes else ""

    @property
    def signed(self) -> bool:
        """True when nothing here can be edited any more."""
        return self.state in ("signed", "approved")


@dataclass(frozen=True)
class Part:
    """A part of the minutes. `place` names the free text in it ("" when there is none)."""

    heading: str
    lines: tuple[str, ...]
    place: str = ""
    text: str = ""
    motions: tuple[MotionLine, ...] = ()


class MinutesPresenter:
    """The minutes of one meeting."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    def load(self, meeting_id: str) -> Held:
        """The meeting and how far its minutes are."""
        held = Held(self._work.meetings.whole(meeting_id), here_now(self._work.clock).date())
        if held.whole.sight.minutes and self._work.who.may(Action.BREACHES_READ):
            found = self._work.breaches.register(BreachFilter(meeting_id=meeting_id, limit=_MOST))
            held = replace(held, breaches=found.rows)
        return replace(held, later=self._later(held)) if held.state == "signed" else held

    def _later(self, held: Held) -> tuple[MeetingRow, ...]:
        record = held.whole.record
        rows = self._work.meetings.page(MeetingFilter(record.group_id, limit=30)).rows
        return tuple(r for r in rows if r.planned_at > record.planned_at and r.status in _SAT)

    @property
    def me(self) -> str:
        """The signed-in person."""
        return self._work.who.person_id

    # -- acts ---------------------------------------------------------------------------------

    def compose(self, meeting_id: str) -> Done:
        """Draw up the draft, or draw it up anew."""
        return self._work.minutes.compose(ComposeMinutes(meeting_id))

    def explain(self, breach_id: str, words: str) -> Done:
        """Why a rule was not met, and what was done."""
        return self._work.breach_work.explain(ExplainBreach(breach_id, words))

    def edit(self, meeting_id: str, texts: Sequence[tuple[str, str]]) -> Done:
        """Rewrite free parts: (place, text)."""
        done = Done(meeting_id)
        for place, text in texts:
            done = self._work.minutes.edit(EditParagraph(meeting_id, place, text))
        return done

    def read_aloud(
        self,
        meeting_id: str,
        reader: str,
        language: str,
        read_on: date,
        *,
        agreed: bool,
        objections: str,
    ) -> Done:
        """Those present heard it and agreed."""
        return self._work.minutes.read_aloud(
            ReadAloud(meeting_id, reader, language, read_on, agreed, objections)
        )

    def sign(
        self,
        meeting_id: str,
        marks: Sequence[tuple[str, str, str]],
        scan: Callable[[], bytes] | None,
    ) -> Done:
        """Close the minutes for good. A mark: (person, capacity, kind)."""
        given = tuple(MarkGiven(p, MarkCapacity(c), MarkKind(k)) for p, c, k in marks)
        picture = scan() if scan is not None else None
        return self._work.minutes.sign(SignMinutes(meeting_id, given, picture))

    def correct(self, meeting_id: str, wrong: str, right: str, item_no: int | None) -> Done:
        """A note under signed minutes."""
        return self._work.minutes.correct(CorrectMinutes(meeting_id, wrong, right, item_no))

    def approve(self, meeting_id: str, at_meeting_id: str) -> Done:
        """A later meeting approved them."""
        return self._work.minutes.approve(ApproveMinutes(meeting_id, at_meeting_id))


# -- the text ---------------------------------------------------------------------------------


def parts_of(record: MeetingRecord, tr: Translator) -> tuple[Part, ...]:
    """The minutes as parts, in the language of `tr`."""
    parts = [Part(tr.say("Opening"), _opening(record, tr), "opening", record.opening)]
    parts += [_item(item, tr) for item in record.items]
    if record.actions:
        parts.append(Part(tr.say("To do"), tuple(_task(a, tr) for a in record.actions)))
    parts.append(Part(tr.say("Closing"), _closing(record, tr), "closing", record.closing))
    return tuple(parts)


def _named(person: PersonLine, tr: Translator) -> str:
    if person.number is None:
        return person.name
    return tr.say("{name} (no. {number})", name=person.name, number=person.number)


def _names(people: Sequence[PersonLine], tr: Translator) -> str:
    return tr.join([_named(p, tr) for p in people])


def _opening(record: MeetingRecord, tr: Translator) -> tuple[str, ...]:
    lines = [_met(record, tr)]
    if record.chair is not None:
        lines.append(tr.say("{name} led the meeting.", name=_named(record.chair, tr)))
    came = [line.person for line in record.present]
    lines.append(
        tr.say(
            "{present} of {roll} members came: {names}.",
            present=record.voting_present,
            roll=record.roll,
            names=_names(came, tr),
        )
        if came
        else tr.say("Nobody is marked as here.")
    )
    if record.apologies:
        lines.append(tr.say("Apologies: {names}.", names=_names(record.apologies, tr)))
    if record.absent:
        lines.append(tr.say("Not there: {names}.", names=_names(record.absent, tr)))
    if record.guests:
        guests = tr.join([g.name for g in record.guests])
        lines.append(tr.say("Guests, without a vote: {names}.", names=guests))
    return tuple(lines)


def _met(record: MeetingRecord, tr: Translator) -> str:
    at = local(record.opened_at or record.planned_at, record.offset_minutes)
    group, day, time = record.group_name, tr.date(at.date(), "weekday"), tr.time(at)
    if not record.place:
        return tr.say("{group} met on {date} at {time}.", group=group, date=day, time=time)
    return tr.say(
        "{group} met on {date} at {time}, {place}.",
        group=group,
        date=day,
        time=time,
        place=record.place,
    )


def _item(item: ItemLine, tr: Translator) -> Part:
    heading = tr.say("{number}. {title}", number=item.no, title=item.title)
    lines = tuple(line for motion in item.motions for line in _motion(motion, tr))
    return Part(heading, lines, item.id, item.text, item.motions)


def _motion(motion: MotionLine, tr: Translator) -> list[str]:
    vote = motion.vote
    if vote is None or motion.serial is None or motion.status is None:
        return [tr.say("Motion without a vote: {text}", text=motion.text)]
    head = tr.say(
        "{serial}, {verdict}: {text}",
        serial=tr.digits(motion.serial),
        verdict=tr.say(RESOLUTION_STATES[motion.status]),
        text=motion.text,
    )
    method = tr.say(VOTE_METHODS[vote.method])
    if vote.votes_for is None:
        return [head, method]
    return [
        head,
        tr.say(
            "{method}: {yes} for, {no} against, {abstain} abstained.",
            method=method,
            yes=vote.votes_for,
            no=vote.votes_against or 0,
            abstain=vote.votes_abstain or 0,
        ),
    ]


def _task(action: ActionLine, tr: Translator) -> str:
    return tr.say(
        "{number}. {text} {name}, by {date}.",
        number=action.no,
        text=action.text,
        name=_named(action.owner, tr),
        date=tr.date(action.due),
    )


def _closing(record: MeetingRecord, tr: Translator) -> tuple[str, ...]:
    if record.closed_at is None:
        return ()
    at = tr.time(local(record.closed_at, record.offset_minutes))
    if record.adjourned:
        return (tr.say("The meeting was put off at {time}.", time=at),)
    return (tr.say("The meeting closed at {time}.", time=at),)

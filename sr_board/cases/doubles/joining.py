"""Two files become one, and two again. Used by services only; checks no rights, commits nothing.

Everything of the other file moves into the one that is kept, and the keys of the other are
destroyed: there is one set of keys, one team, one list of who is recused, one date of erasure.
What is needed to part them again lies in the kept file (`JoinedFile`), sealed like the rest.
Domain paper, sections 9, 10 and 16.
"""

from __future__ import annotations

from dataclasses import replace

from sr_board.base.ids import new_id
from sr_board.cases.board.sitting_traces import move_points, points_by_case, reseal_points
from sr_board.cases.case_file import CaseFile, barred_mark
from sr_board.cases.doubles.joined_identity import joined_identity
from sr_board.cases.doubles.matching import topmost, write_marks
from sr_board.cases.doubles.records_doubles import IdentityJoined, JoinedFile, MatchMarks
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.child_track import note_standing, to_child_track
from sr_board.cases.files.contact import identity_of
from sr_board.cases.files.records_duty import DutyMark
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_age import follow_age
from sr_board.cases.files.service_team import renew
from sr_board.cases.keeping.facts_kept import forget_origin, keep_origin
from sr_board.cases.keeping.origins import origin_code
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move
from sr_board.cases.records import AgeStatus, CaseHead, ClockRow, Identity, Record
from sr_board.cases.rules.clocks import earliest
from sr_board.cases.rules.merging import (
    Run,
    Side,
    first_kept,
    joined_run,
    joined_team,
    riskier,
    wakes,
)
from sr_board.cases.rules.states import Grounds, check_move, returns_to
from sr_board.cases.sealing.keeping import drop_duty_note, keep_from
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import AgeStanding, CaseState, EntryBy, SubjectKind, Track

__all__ = ["JOINED", "barred_accounts", "join_files", "origin_again", "side_of", "split"]

JOINED = "joined"
"""Why a running clock of the other file stands still: that of the kept one runs for both."""


def side_of(file: CaseFile) -> Side:
    """A file as the rules of joining see it."""
    head = file.head
    return Side(head.id, head.state, head.track, head.noticed.at or head.at)


def split(one: CaseFile, other: CaseFile) -> tuple[CaseFile, CaseFile]:
    """The one that is kept, and the other."""
    return (one, other) if first_kept(side_of(one), side_of(other)) else (other, one)


def barred_accounts(entry: CaseEntry, file: CaseFile) -> frozenset[str]:
    """Accounts that are recused from a file."""
    return frozenset(slot for slot in entry.room.vault.header.act.roster if file.barred(slot))


def join_files(entry: CaseEntry, kept: CaseFile, other: CaseFile, reason: str, second: str) -> None:
    """Join `other` into `kept`. Raises what `check_move` raises, RuleBroken "case-r18",
    "identity-holder-last"."""
    given = Grounds(persons=2, identity_opened=True, reason=reason)
    check_move(facts_of(other), CaseState.MERGED, given)
    before = _Before(kept)
    points = points_by_case(entry).get(other.case_id, [])
    gone = other.head
    out = barred_accounts(entry, kept) | barred_accounts(entry, other)
    awake = returns_to(facts_of(kept)) if wakes(side_of(kept), side_of(other)) else None
    told = other.identity_records() if other.identity_envelope is not None else ()
    records = [one for one in other.records.values() if _moves(one)]
    _unseal(entry, other)
    if awake is not None:
        move(entry, kept, awake, given)
    concerns = _take_over(kept, records, gone.track)
    kept.change(**_joined_head(kept, gone, out))
    _settle_clocks(entry, kept)
    joined = JoinedFile(
        **entry.origin(),
        head=gone,
        kept_head=before.head,
        reason=reason,
        second=second,
        after=before.last,
        moved=tuple(one.id for one in records),
        clocks=tuple(one for one in records if isinstance(one, ClockRow) and running(one)),
        concerns=concerns,
    )
    told_ids = _join_identity(kept, joined, told)
    _protect(entry, kept)
    _found_again(entry, kept, gone)
    kept.happened(JOINED, remark=reason)
    points_moved = move_points(entry, points, kept.case_id)
    kept.put(before.told_in(replace(joined, told=told_ids, points=points_moved), kept))
    _keys(entry, kept, other, out)


class _Before:
    """How the kept file stood."""

    def __init__(self, kept: CaseFile) -> None:
        self.head = kept.head
        self.known = frozenset(kept.records)
        top = topmost(kept)
        self.last = top.id if top is not None else ""
        self.clocks = kept.all(ClockRow)

    def told_in(self, joined: JoinedFile, kept: CaseFile) -> JoinedFile:
        """With what the joining changed in the kept file, for the day it is undone."""
        known = self.known | set(joined.moved)
        changed = tuple(one for one in self.clocks if kept.records[one.id] != one)
        return replace(
            joined,
            kept_clocks=changed,
            then_clocks=tuple(kept.get(ClockRow, one.id) for one in changed),
            made=tuple(one.id for one in kept.all(AgeStatus) if one.id not in known),
            joined_head=kept.head,
        )


def _take_over(kept: CaseFile, records: list[Record], track: Track) -> tuple[ConcernEntered, ...]:
    """The other's records into the kept file. What a concern of the other would take its file back
    to is put aside, and where both are a child's, that of the kept file's concerns too: correcting
    one must not take the other off. Returns those concerns as they were."""
    arrived = [one for one in records if not isinstance(one, ClockRow)]
    mine = kept.all(ConcernEntered) if track is Track.CHILD else ()
    known = [one for one in (*mine, *arrived) if isinstance(one, ConcernEntered)]
    concerns = tuple(one for one in known if one.before is not None)
    for record in arrived:
        kept.put(record)
    for one in concerns:
        kept.put(replace(one, before=None))
    _join_clocks(kept, [one for one in records if isinstance(one, ClockRow)])
    return concerns


def _protect(entry: CaseEntry, kept: CaseFile) -> None:
    """What the evidence of both says together holds at once; whoever is on the child track is a
    presumed child at least, unless the authority found an adult."""
    follow_age(entry, kept)
    said = facts_of(kept).standing
    sure = (AgeStanding.CHILD_BY_ORDER, AgeStanding.PRESUMED_CHILD, AgeStanding.ADULT_BY_ORDER)
    if kept.head.track is Track.CHILD and said not in sure:
        note_standing(entry, kept, AgeStanding.PRESUMED_CHILD, JOINED)


def _found_again(entry: CaseEntry, kept: CaseFile, gone: CaseHead) -> None:
    """The other file was somebody noticed here, and she is a child who was with the authority and
    is in care or with her family by its order: a new event, with clocks of its own."""
    by_order = kept.head.state in (CaseState.PLACED, CaseState.RESTORED)
    ended = gone.state in (CaseState.CLOSED, CaseState.LOST_CONTACT, CaseState.OUT_OF_SCOPE)
    clocks = (one for one in kept.all(ClockRow) if one.rule_id == "cwc_production")
    produced = max((one.met_at for one in clocks if one.met_at), default=None)
    noticed = gone.noticed.at or gone.at
    if by_order and not ended and produced is not None and noticed > produced:
        given = Grounds(indicator=True, reason=JOINED)
        to_child_track(entry, kept, given, EntryBy.BELIEF, gone.first_contact or entry.moment())


def _keys(entry: CaseEntry, kept: CaseFile, other: CaseFile, out: frozenset[str]) -> None:
    """New keys for everything of the file, without who is recused from either of the two."""
    write_marks(entry, kept)
    drop_duty_note(entry, kept)
    origin_again(entry, kept)
    offices = set(entry.offices(kept).values())
    for slot in sorted(out):
        for one in (kept, other):
            keep_from(entry, one, slot, offices)
    renew(entry, kept)
    readers = entry.envelopes.recipients(kept.envelope)
    items = points_by_case(entry).get(kept.case_id, [])
    for slot in sorted(out) or [""]:
        reseal_points(entry, items, readers, slot)


def _moves(record: Record) -> bool:
    return not isinstance(record, (CaseHead, MatchMarks, DutyMark))


def _unseal(entry: CaseEntry, other: CaseFile) -> None:
    """The other file's keys are destroyed; its code stays in use."""
    drop_duty_note(entry, other)
    other.changed = False
    entry.forget(other)
    forget_origin(entry, other.head.fact_token)
    if other.identity_envelope is not None:
        entry.envelopes.destroy(other.identity_envelope)
    entry.envelopes.destroy(other.envelope)


def _join_clocks(kept: CaseFile, clocks: list[ClockRow]) -> None:
    """One clock runs for a duty that both files had: earlier start, earlier due time. A clock that
    the kept file has not runs on as it is."""
    for row in clocks:
        twin = next(
            (one for one in kept.all(ClockRow) if one.rule_id == row.rule_id and running(one)), None
        )
        if twin is None or not running(row):
            kept.put(row)
            continue
        run = joined_run(_run(twin), _run(row))
        kept.put(
            replace(
                twin,
                starts_at=run.starts_at,
                due_at=run.due_at,
                journey_minutes=run.journey_minutes,
                missed_reason=twin.missed_reason or row.missed_reason,
            )
        )
        kept.put(replace(row, cancelled_by=JOINED))


def _run(row: ClockRow) -> Run:
    return Run(row.starts_at, row.due_at, row.journey_minutes)


def _settle_clocks(entry: CaseEntry, kept: CaseFile) -> None:
    """What one of the two files answered already is not asked again. Never a duty by law."""
    head = kept.head
    if head.first_contact is not None:
        meet_clock(kept, "first_contact", head.first_contact.at or entry.now)
    if kept.all(AgeStatus):
        meet_clock(kept, "age_question", entry.now)


def _joined_head(kept: CaseFile, gone: CaseHead, out: frozenset[str]) -> dict[str, object]:
    head = kept.head
    team = joined_team(head.team, gone.team, out)
    leads = [slot for slot in (head.lead, gone.lead) if slot in team]
    kind = head.subject_kind
    fields: dict[str, object] = {
        "noticed": _sooner(head.noticed, gone.noticed),
        "first_contact": _sooner(head.first_contact, gone.first_contact),
        "reason_to_believe": _sooner(head.reason_to_believe, gone.reason_to_believe),
        "subject_kind": gone.subject_kind if kind is SubjectKind.NOT_ASKED else kind,
        "risk": riskier(head.risk, gone.risk),
        "child_apprehended": head.child_apprehended or gone.child_apprehended,
        "child_abandoned_or_lost": head.child_abandoned_or_lost or gone.child_abandoned_or_lost,
        "public_servant_involved": head.public_servant_involved or gone.public_servant_involved,
        "team": team,
        "lead": leads[0] if leads else (team[0] if team else ""),
        "barred": tuple(sorted(barred_mark(kept.bar_key, slot) for slot in out)),
    }
    if not head.journey_to:
        for name in ("journey_minutes", "journey_from", "journey_to"):
            fields[name] = getattr(gone, name)
    for name in ("erase_identity_on", "erase_body_on"):
        mine, theirs = getattr(head, name), getattr(gone, name)
        fields[name] = max(mine, theirs) if mine and theirs else mine
    return fields


def _sooner(one: When | None, other: When | None) -> When | None:
    """The earlier of two moments, as it was told."""
    known = [when for when in (one, other) if when is not None and when.at is not None]
    first = earliest(when.at for when in known)
    return next((when for when in known if when.at == first), one or other)


def _join_identity(kept: CaseFile, joined: JoinedFile, told: tuple[Record, ...]) -> tuple[str, ...]:
    """Both identities under the kept file's key; what each said before is kept beside it."""
    mine = identity_of(kept)
    theirs = [one for one in told if isinstance(one, Identity)]
    other = max(theirs, key=lambda one: (one.at, one.id)) if theirs else None
    rest = [one for one in told if not isinstance(one, Identity)]
    for record in rest:
        kept.put_identity(record)
    result = joined_identity(mine, other)
    if result is not None:
        kept.put_identity(result)
    kept.put_identity(
        IdentityJoined(
            id=new_id(),
            by=joined.by,
            at=joined.at,
            about=joined.id,
            kept=mine,
            other=other,
            result=result,
        )
    )
    return tuple(one.id for one in rest)


def origin_again(entry: CaseEntry, file: CaseFile) -> None:
    """Where the person of a file comes from is counted by the identity it has now."""
    who = identity_of(file) if file.may_identity else None
    if who is not None and (who.home_state or who.home_country):
        slots = set(entry.offices(file).values())
        code = origin_code(who.home_state, who.home_country)
        keep_origin(entry, file.head.fact_token, slots, code)

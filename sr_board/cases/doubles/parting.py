"""A file that was joined with another by mistake becomes a file again. Used by services only.

Both are as they were; what was written since stays in the file that was kept. The child track
stays on both until the authority orders otherwise, and no clock of the law is due later than it
was. Possible until the keys are destroyed. Domain paper, sections 9 and 16.
"""

from __future__ import annotations

from dataclasses import replace

from sr_board.base.errors import NotFound, RuleBroken
from sr_board.cases.board.sitting_traces import move_points, points_by_case, reseal_points
from sr_board.cases.case_file import CaseFile, barred_mark, barred_mark_of
from sr_board.cases.doubles.joined_identity import parted_identity
from sr_board.cases.doubles.joining import barred_accounts, origin_again
from sr_board.cases.doubles.matching import topmost, write_marks
from sr_board.cases.doubles.records_doubles import IdentityJoined, JoinedFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.child_track import to_child_track
from sr_board.cases.files.contact import identity_of
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_team import renew
from sr_board.cases.records import CaseHead, ClockRow, Record
from sr_board.cases.rules.clocks import earlier_of
from sr_board.cases.rules.states import Grounds
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import ClockNature, EntryBy, Track

__all__ = ["PARTED", "last_joined", "part_files"]

PARTED = "parted"
_PLACE: tuple[str, ...] = (
    *("state", "track", "state_since", "state_before", "track_before", "closed_at"),
    *("outcome", "closure_reason", "retention_class", "child_apprehended", "entry_by"),
    *("child_abandoned_or_lost", "reason_to_believe", "erase_identity_on", "erase_body_on"),
    *("journey_minutes", "journey_from", "journey_to", "risk", "subject_kind"),
)
"""What of the kept file goes back to what it was, unless it changed since or she is a child."""
_ALWAYS = ("noticed", "first_contact", "public_servant_involved", "team", "lead", "team_named")


def last_joined(file: CaseFile, code: str) -> JoinedFile:
    """The file of a code that was joined with this one, when it is the last that was.

    Raises NotFound "join-unknown", RuleBroken "part-last-first", "part-too-late" once the identity
    was erased.
    """
    mine = next((one for one in file.all(JoinedFile) if one.head.code == code), None)
    last = topmost(file)
    if mine is None or last is None:
        raise NotFound("join-unknown", what="join")
    if mine.id != last.id:
        raise RuleBroken("part-last-first", code=last.head.code)
    if file.identity_envelope is None:
        raise RuleBroken("part-too-late")
    return mine


def part_files(entry: CaseEntry, kept: CaseFile, joined: JoinedFile, reason: str) -> CaseFile:
    """Take `joined` out of the kept file again; the file that is there anew.

    Raises NotAllowed "identity-not-yours", RuleBroken "identity-holder-last".
    """
    out, mine, theirs = _kept_out(entry, kept, joined)
    points = [
        item for item in points_by_case(entry).get(kept.case_id, []) if item.id in joined.points
    ]
    child = kept.head.track is Track.CHILD
    identity = _part_identity(entry, kept, joined)
    records = _taken_out(kept, joined)
    _kept_clocks(kept, joined)
    _kept_head(kept, joined, mine, child)
    if not child:
        for record_id in joined.made:
            kept.take_out(record_id)
    other = _made_again(entry, kept, joined, records, theirs)
    for record in identity:
        other.put_identity(record)
    if child:
        _child_too(entry, kept, other)
    for file in (kept, other):
        file.happened(PARTED, remark=reason)
        write_marks(entry, file)
        origin_again(entry, file)
    move_points(entry, points, other.case_id)
    renew(entry, kept)
    _reseal(entry, (kept, other), out)
    return other


def _kept_out(
    entry: CaseEntry, kept: CaseFile, joined: JoinedFile
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Accounts recused now; from the kept file; from the other. Whoever was recused since the two
    were one is recused from both."""
    now = barred_accounts(entry, kept)
    first = {s for s in now if barred_mark(kept.bar_key, s) in joined.kept_head.barred}
    vault, case_id = entry.room.vault.vault_id, joined.head.id
    second = {s for s in now if barred_mark_of(vault, case_id, s) in joined.head.barred}
    since = now - first - second
    return now, frozenset(first | since), frozenset(second | since)


def _taken_out(kept: CaseFile, joined: JoinedFile) -> list[Record]:
    """The other's records, as they are now; its clocks as they ran when it was joined."""
    ran = {one.id: one for one in joined.clocks}
    before = {one.id: one for one in joined.concerns}
    found: list[Record] = []
    for record_id in (*joined.moved, joined.id):
        record = kept.records.get(record_id)
        if record is None:
            continue
        kept.take_out(record_id)
        if isinstance(record, ClockRow) and record_id in ran:
            record = replace(ran[record_id], missed_reason=record.missed_reason)
        if isinstance(record, ConcernEntered) and record_id in before:
            record = replace(record, before=before[record_id].before)
        if record_id != joined.id:
            found.append(record)
    for concern in kept.all(ConcernEntered):
        if concern.id in before and concern.before is None:
            kept.put(replace(concern, before=before[concern.id].before))
    return found


def _kept_clocks(kept: CaseFile, joined: JoinedFile) -> None:
    """Clocks of ours go back to what they were, unless something met them since; those of the law
    are never due later."""
    for was, then in zip(joined.kept_clocks, joined.then_clocks, strict=True):
        now = kept.records.get(was.id)
        if not isinstance(now, ClockRow) or _by_law(now):
            continue
        if replace(now, missed_reason="") == replace(then, missed_reason=""):
            kept.put(replace(was, missed_reason=now.missed_reason))


def _kept_head(kept: CaseFile, joined: JoinedFile, out: frozenset[str], child: bool) -> None:
    head, was, then = kept.head, joined.kept_head, joined.joined_head
    names = _ALWAYS if child else (*_ALWAYS, *_PLACE)
    fields: dict[str, object] = {
        name: getattr(was, name) for name in names if getattr(head, name) == getattr(then, name)
    }
    fields["barred"] = tuple(sorted(barred_mark(kept.bar_key, slot) for slot in out))
    head = kept.change(**fields)
    _without(kept, head, out)


def _without(file: CaseFile, head: CaseHead, out: frozenset[str]) -> None:
    team = tuple(slot for slot in head.team if slot not in out)
    lead = head.lead if head.lead in team else (team[0] if team else "")
    if (team, lead) != (head.team, head.lead):
        file.change(team=team, lead=lead)


def _made_again(
    entry: CaseEntry,
    kept: CaseFile,
    joined: JoinedFile,
    records: list[Record],
    out: frozenset[str],
) -> CaseFile:
    """The other file with keys of its own."""
    was = joined.head
    vault = entry.room.vault.vault_id
    able = entry.room.vault.header.act.roster
    team = tuple(slot for slot in was.team if slot in able and slot not in out)
    head = replace(
        was,
        team=team,
        lead=was.lead if was.lead in team else (team[0] if team else ""),
        barred=tuple(sorted(barred_mark_of(vault, was.id, slot) for slot in out)),
    )
    other = entry.create(head, records, team=team, out=out)
    identity = other.identity_envelope
    if identity is None or not entry.envelopes.recipients(identity):
        raise RuleBroken("identity-holder-last")
    return other


def _part_identity(entry: CaseEntry, kept: CaseFile, joined: JoinedFile) -> list[Record]:
    """What belongs to the other's identity, taken out of the kept file's."""
    row = kept.identity_envelope
    assert row is not None
    known = {one.id: one for one in kept.identity_records()}
    found = [known[one] for one in joined.told if one in known]
    note = next(
        (
            one
            for one in known.values()
            if isinstance(one, IdentityJoined) and one.about == joined.id
        ),
        None,
    )
    now = identity_of(kept)
    for record in found:
        entry.envelopes.remove(row, record.id)
    if note is not None:
        entry.envelopes.remove(row, note.id)
        if now is not None:
            kept.put_identity(parted_identity(now, note.kept, note.result))
        if note.other is not None:
            found.append(note.other)
    return found


def _child_too(entry: CaseEntry, kept: CaseFile, other: CaseFile) -> None:
    """The child track stays on both. What starts anew is due no later than in the kept file."""
    if other.head.track is Track.CHILD:
        return
    believed = kept.head.reason_to_believe
    other.change(reason_to_believe=believed or other.head.reason_to_believe or entry.moment())
    given = Grounds(indicator=True, reason=PARTED)
    when = other.head.reason_to_believe
    assert when is not None
    to_child_track(entry, other, given, EntryBy.BELIEF, when)
    due = {one.rule_id: one.due_at for one in kept.all(ClockRow) if _by_law(one)}
    for clock in other.all(ClockRow):
        if running(clock) and _by_law(clock) and clock.rule_id in due:
            ends = earlier_of(clock.due_at, due[clock.rule_id])
            if ends != clock.due_at:
                other.put(replace(clock, due_at=ends))


def _by_law(clock: ClockRow) -> bool:
    return clock.nature is ClockNature.STATUTORY


def _reseal(entry: CaseEntry, files: tuple[CaseFile, CaseFile], out: frozenset[str]) -> None:
    items = points_by_case(entry)
    for file in files:
        readers = entry.envelopes.recipients(file.envelope)
        for slot in sorted(out) or [""]:
            reseal_points(entry, items.get(file.case_id, []), readers, slot)

"""Facts for the return: of files that are there, from their own lines; of erased ones, from what
was kept; and what the board's registers count in a year. A recused officer finds no fact of hers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from sr_board.base.errors import SRBoardError
from sr_board.cases.board.board_facts import members_of, only_board, seats_of
from sr_board.cases.board.sitting_facts import quorum_of_item
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.records_consent import ErasureCertificate, StatFact, StatOrigin
from sr_board.cases.files.service_team import recusals
from sr_board.cases.keeping.counting import Countable, countable_of, read_countable
from sr_board.cases.keeping.records_law import Breach
from sr_board.cases.models import SealedRecord, Sitting, SittingPresence
from sr_board.cases.rules.bands import NOT_KNOWN
from sr_board.cases.rules.returns import Fact, finding_of_file
from sr_board.cases.rules.year_tables import BoardYear
from sr_board.cases.sealing.keeping import destroy, open_envelope, records_of, seal_new
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import CaseState, Side

__all__ = ["board_year", "fact_record", "facts_of_board", "forget_origin", "keep_origin"]

_NEVER_ENDED = timedelta(hours=24)


def facts_of_board(entry: CaseEntry) -> list[Fact]:
    """One fact of every file she may read that was not merged into another, and of erased ones."""
    kept = (one for one in records_of(entry, "origin") if isinstance(one, StatOrigin))
    origins = {one.id: one.origin for one in kept}
    found = [
        _fact(entry, one, origins) for one in entry.readable() if one.state is not CaseState.MERGED
    ]
    return found + [_erased(one) for one in records_of(entry, "fact") if isinstance(one, StatFact)]


def fact_record(entry: CaseEntry, one: CaseSummary) -> StatFact:
    """What stays countable of a file that is erased."""
    told = _countable(entry, one)
    origins = {told.token: _origin(entry, told.token)} if told.token else {}
    fact = _fact(entry, one, origins)
    return StatFact(
        **entry.origin(),
        month=fact.month,
        finding=fact.finding,
        outcome=fact.outcome,
        report_minutes=fact.reason_to_report_minutes,
        on_time=fact.on_time,
        found=fact.found,
        produced=fact.produced,
        reasoned=fact.reasoned,
        contact_minutes=fact.notice_to_contact_minutes,
        band=fact.band,
        origin=fact.origin,
        source=fact.source,
        means=fact.means,
        events=fact.events,
    )


def keep_origin(entry: CaseEntry, token: str, slots: set[str], code: str) -> None:
    """Keep where the person of a file comes from, for chair and secretary, by the file's token;
    what was kept before is gone."""
    forget_origin(entry, token)
    if slots and token and code != NOT_KNOWN:
        kept = StatOrigin(id=token, by=entry.account_id, at=entry.now, origin=code)
        seal_new(entry, "origin", slots, kept)


def forget_origin(entry: CaseEntry, token: str) -> None:
    """The origin kept by a token is gone, whoever asks: destroying needs no key."""
    stored = entry.session.get(SealedRecord, token) if token else None
    if stored is not None:
        destroy(entry, stored.envelope_id)


def board_year(entry: CaseEntry, year: int) -> BoardYear:
    """What the registers of the board count in a year, as far as she may read them."""
    board = only_board(entry.session)
    if board is None:
        return BoardYear()
    made = [s for s in _sittings(entry, board.id) if _year(entry, s.starts_at) == year]
    voting = [side for sitting in made for side in _votes(entry, sitting)]
    erased = [
        one.what
        for one in records_of(entry, "certificate")
        if isinstance(one, ErasureCertificate) and one.on.year == year
    ]
    breaches = [
        one
        for one in records_of(entry, "breach")
        if isinstance(one, Breach) and one.known.at and _year(entry, one.known.at) == year
    ]
    return BoardYear(
        len(made),
        sum(not _quorate(entry, sitting) for sitting in made),
        sum(1 for one in _recused(entry) if _year(entry, one) == year),
        len(voting),
        sum(1 for side in voting if side is Side.COMMUNITY),
        erased.count("identity"),
        erased.count("case"),
        len(breaches),
    )


# -- facts --------------------------------------------------------------------------------------


def _fact(entry: CaseEntry, one: CaseSummary, origins: Mapping[str, str]) -> Fact:
    told = _countable(entry, one)
    return Fact(
        told.month,
        finding_of_file(one.state, one.track, one.standing, one.state_before),
        one.outcome,
        one.report_minutes,
        False if _late(one, entry) else one.on_time,
        str(one.found or ""),
        told.produced,
        told.reasoned,
        told.contact,
        told.band,
        origins.get(told.token, NOT_KNOWN),
        told.source,
        told.means,
        told.events,
    )


def _countable(entry: CaseEntry, one: CaseSummary) -> Countable:
    """From its line; from the file itself where an earlier program wrote the line."""
    if one.countable:
        return read_countable(one.countable)
    try:
        file = entry.open(one.case_id)
    except SRBoardError:
        return Countable()
    found = countable_of(file.records.values(), file.head)
    entry.forget(file)
    return found


def _late(one: CaseSummary, entry: CaseEntry) -> bool:
    """A child not brought before the committee though the time is over counts as late."""
    return any(c.rule_id == "cwc_production" and c.due_at < entry.now for c in one.clocks)


def _erased(one: StatFact) -> Fact:
    return Fact(
        one.month,
        one.finding,
        one.outcome,
        one.report_minutes,
        one.on_time,
        one.found,
        one.produced,
        one.reasoned,
        one.contact_minutes,
        one.band,
        one.origin,
        one.source,
        one.means,
        one.events,
    )


def _origin(entry: CaseEntry, token: str) -> str:
    stored = entry.session.get(SealedRecord, token)
    records = open_envelope(entry, stored.envelope_id) if stored is not None else None
    return next((one.origin for one in records or () if isinstance(one, StatOrigin)), NOT_KNOWN)


# -- the board ----------------------------------------------------------------------------------


def _year(entry: CaseEntry, at: datetime) -> int:
    return (at.astimezone(UTC) + timedelta(minutes=entry.clock.offset_minutes())).year


def _sittings(entry: CaseEntry, board_id: str) -> list[Sitting]:
    """Sittings that are over, whether anybody came or not."""
    rows = entry.session.scalars(select(Sitting).where(Sitting.board_id == board_id))
    return [row for row in rows if row.ended_at or row.starts_at + _NEVER_ENDED < entry.now]


def _quorate(entry: CaseEntry, sitting: Sitting) -> bool:
    """Whether those who came with a vote could decide on something."""
    day = (sitting.starts_at + timedelta(minutes=sitting.offset_minutes)).date()
    found = quorum_of_item(entry.session, sitting, day, (), age_or_willingness=False, note=True)
    return found.met


def _votes(entry: CaseEntry, sitting: Sitting) -> list[Side]:
    """The side of everybody who came to a sitting with a vote."""
    came = entry.session.scalars(
        select(SittingPresence.member_id).where(
            SittingPresence.sitting_id == sitting.id, SittingPresence.voting
        )
    )
    sides = _sides(entry, sitting.board_id)
    return [sides[member] for member in came if member in sides]


def _sides(entry: CaseEntry, board_id: str) -> dict[str, Side]:
    seats = {seat.id: seat.side for seat in seats_of(entry.session, board_id)}
    return {
        one.id: seats[str(one.seat_id or one.alternate_for)]
        for one in members_of(entry.session, board_id)
        if str(one.seat_id or one.alternate_for) in seats
    }


def _recused(entry: CaseEntry) -> list[datetime]:
    """Moments of the recusals she may know of, in files that are open to her."""
    mine = {one.case_id for one in entry.readable()} | entry.homes().keys()
    return [one.at for _, one in recusals(entry) if one.ground and one.case_id in mine]

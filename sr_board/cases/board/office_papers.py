"""What chair and secretary keep beside the files: proofs of reports, certificates of erasure, facts
for the return, releases, figures of before, breaches. It goes on with the office."""

from __future__ import annotations

from sqlalchemy import select

from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.service_team import recusals
from sr_board.cases.models import CaseFileRow
from sr_board.cases.records import Record
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope

__all__ = ["OFFICE_PURPOSES", "pass_on"]

OFFICE_PURPOSES = (
    *("proof", "certificate", "fact", "origin", "legacy", "release", "breach"),
    *("board_key", "known_board", "transfer_in"),
)
"""Purposes of envelopes that the offices hold."""


def pass_on(entry: CaseEntry, gone: frozenset[str], came: str) -> int:
    """New keys for everything of the offices that this holder can open: for who takes the office,
    no more for who held it. How many were passed on.

    A paper that names a case from which the new officer is recused is not hers; it stays with the
    others, and with who held it when nobody else would be left.
    """
    barred = _barred_codes(entry, came)
    passed = 0
    for purpose in OFFICE_PURPOSES:
        for envelope in envelopes_of(entry, purpose):
            held = entry.envelopes.recipients(envelope)
            records = open_envelope(entry, envelope.id)
            if records is None or came in held:
                continue
            slots = held - gone
            if not _codes(records) & barred:
                slots |= {came}
            if slots and entry.envelopes.renew(envelope, slots):
                passed += 1
    return passed


def _codes(records: tuple[Record, ...]) -> set[str]:
    return {code for one in records if (code := str(getattr(one, "code", "")))}


def _barred_codes(entry: CaseEntry, slot: str) -> set[str]:
    """Codes of the cases from which an account is recused, as far as this holder knows."""
    cases = {one.case_id for _, one in recusals(entry) if one.member == slot and not one.lifted_at}
    if not cases:
        return set()
    return set(entry.session.scalars(select(CaseFileRow.code).where(CaseFileRow.id.in_(cases))))

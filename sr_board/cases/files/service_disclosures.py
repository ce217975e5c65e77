"""What was told to somebody outside, on which ground and by whom; and who asked for what.

Domain paper, section 14. A request is kept whatever the answer (R11); telling needs a ground and
two persons, who both hold the identity when what is told says who she is. That follows from the
fields, not from a tick.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.contact import answers_of
from sr_board.cases.files.records_consent import Disclosure, DisclosureRequest
from sr_board.cases.rules.consent import LATER, check_ground, standing_yes
from sr_board.cases.rules.telling import IDENTITY_FIELDS, PLAIN_FIELDS, tells_identity
from sr_board.cases.vocabulary import Basis, Purpose
from sr_board.vault.users import SecondSigner

__all__ = ["Asked", "DisclosureService", "Tell"]

SECOND_WITHIN = timedelta(hours=72)
"""How long the second approval may come after a telling that could not wait."""


@dataclass(frozen=True)
class Tell:
    """Something is told. `fields`: keys of `TOLD_FIELDS`; anything else is taken for identity.
    `purpose`: for the ground consent, what she agreed to."""

    case_id: str
    to_whom: str
    fields: tuple[str, ...]
    basis: Basis
    purpose: Purpose = Purpose.LEGAL_CASE
    document_no: str = ""
    reason: str = ""
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Asked:
    """Somebody asked. `one_person`: the request names one person; `give`: it is to be answered."""

    case_id: str
    who: str
    office: str
    paper: str
    wanted: str
    order_no: str = ""
    one_person: bool = False
    give: bool = False


class DisclosureService(CaseService):
    """Tellings and requests."""

    def asked(self, command: Asked) -> Done:
        """Keep a request. One for many, or without an order, is kept as refused.

        Raises NotFound, InputInvalid, RuleBroken "case-r11" (after the request was kept).
        """
        order = clean_line(command.order_no, field="order_no", most=60)
        may = command.one_person and bool(order)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = DisclosureRequest(
                **entry.origin(),
                who=clean_line(command.who, field="who", required=True),
                office=clean_line(command.office, field="office"),
                paper=clean_line(command.paper, field="paper", most=60),
                order_no=order,
                wanted=clean_line(command.wanted, field="wanted", most=300),
                answer="" if not command.give else ("given" if may else "refused"),
                answered_at=entry.now if command.give else None,
            )
            file.put(row)
            file.happened("asked_for", about=row.id)
            done = entry.done(uow, file)
        if command.give and not may:
            raise RuleBroken("case-r11")
        return done

    def tell(self, command: Tell) -> Done:
        """Write down a telling. Raises NotFound, InputInvalid "disclosure-fields", RuleBroken
        "case-r21", "case-r15", "case-r10" (identity without two who hold it)."""
        fields = tuple(_named(one) for one in command.fields if one.strip())
        if not fields:
            raise InputInvalid("disclosure-fields", field="fields")
        says_who = tells_identity(fields)
        document = clean_line(command.document_no, field="document_no", most=60)
        reason = clean_line(command.reason, field="reason", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            yes = standing_yes(answers_of(file), command.purpose)
            check_ground(command.basis, yes=yes, document=document, reason=reason)
            second = command.second
            if second is None and command.basis not in LATER:
                raise RuleBroken("case-r15")
            if second is not None:
                _check(entry, file, second.slot_id, says_who, entry.account_id)
            if says_who and not file.may_identity:
                raise RuleBroken("case-r10")
            both = (entry.account_id, *((second.slot_id,) if second is not None else ()))
            row = Disclosure(
                **entry.origin(),
                to_whom=clean_line(command.to_whom, field="to_whom", required=True),
                fields=fields,
                basis=command.basis,
                document_no=document,
                reason=reason,
                approved_by=both,
                told=entry.moment(),
                with_identity=says_who,
                approve_second_by=entry.now + SECOND_WITHIN if second is None else None,
            )
            file.put(row)
            file.happened("disclosed", about=row.id)
            return entry.done(uow, file, second)

    def approve(self, case_id: str, disclosure_id: str) -> Done:
        """The second approval of a telling that could not wait, late rather than never.

        Raises NotFound, RuleBroken "case-r15", "case-r10", "disclosure-approved".
        """
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            row = file.get(Disclosure, disclosure_id)
            if len(row.approved_by) >= 2:
                raise RuleBroken("disclosure-approved")
            _check(entry, file, entry.account_id, row.with_identity, row.by)
            file.put(replace(row, approved_by=(*row.approved_by, entry.account_id)))
            file.happened("disclosure_approved", about=row.id)
            return entry.done(uow, file)


def _named(field: str) -> str:
    """A known field by its key, whatever was typed around it; the rest as typed."""
    known = field.strip().casefold()
    found = known in IDENTITY_FIELDS | PLAIN_FIELDS
    return known if found else clean_line(field, field="fields", most=120)


def _check(entry: CaseEntry, file: CaseFile, slot_id: str, with_identity: bool, first: str) -> None:
    """The second is another one, reads the case, and holds the identity when it is told."""
    if slot_id == first:
        raise RuleBroken("case-r15")
    if slot_id not in entry.envelopes.recipients(file.envelope):
        raise NotAllowed("disclosure-second")
    identity = file.identity_envelope
    if with_identity and (identity is None or slot_id not in entry.envelopes.recipients(identity)):
        raise RuleBroken("case-r10")

"""Who signs at the bank: decided, told to the bank, acknowledged. Right: MANDATES_WRITE.

The old mandate stays in force until the bank answered. A mandate is never edited: a mistake is
withdrawn and a new one decided.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import AttachmentStore
from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.leadership import checks
from governance.leadership.checking import check_group
from governance.leadership.commands import BankAnswered, DecideMandate, TellBank, WithdrawMandate
from governance.leadership.decisions import passed
from governance.leadership.models import BankMandate, MandateSignatory, MandateStep
from governance.leadership.pictures import keep_picture
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.records import clean_resolution
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus
from sr_board.store.uow import UowFactory

__all__ = ["ACKNOWLEDGED", "TOLD", "WITHDRAWN", "MandatesService"]

CHANGED = frozenset({"leaders", "mandates"})
TOLD, ACKNOWLEDGED, WITHDRAWN = "told", "acknowledged", "withdrawn"
_LONG_AGO = date(1950, 1, 1)


class MandatesService:
    """Bank mandates."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def decide(self, command: DecideMandate) -> Done:
        """Write down who signs. Returns the mandate's id.

        Raises NotAllowed, NotFound, InputInvalid "signatories-missing", "signatory-twice",
        "more-than-there-are", "must-include-missing", RuleBroken "sole-gainer-certifies",
        "mandate-needs-resolution", "resolution-does-not-stand".
        """
        require(self._who, Action.MANDATES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group = group_of(uow.session, command.group_id)
            check_group_alive(GroupStatus(group.status))
            mandate = self._written(entry, command)
            self._signatories(entry, mandate, command)
            if command.in_force:
                for kind in (TOLD, ACKNOWLEDGED):
                    self._step(entry, mandate, kind, command.decided_on)
            uow.session.flush()
            check_group(entry, command.group_id)
            uow.record("mandate.decided", subject=f"bank_mandate/{mandate.id}")
            return Done(mandate.id, CHANGED, uow.commit())

    def _written(self, entry: Entry, command: DecideMandate) -> BankMandate:
        bank = rules_in_force(entry.session, command.group_id, command.decided_on).bank
        k = bank.k if command.k is None else command.k
        must = bank.must_include if command.must_include is None else command.must_include
        persons = [line.person_id for line in command.signatories]
        entry.check_persons(persons)
        checks.check_signing(k, must, [(s.person_id, s.office_key) for s in command.signatories])
        self._check_day(command.decided_on, "decided_on")
        paper = clean_resolution(command.paper_resolution)
        if command.resolution_id is not None:
            passed(entry.session, command.resolution_id, command.group_id)
        elif not paper and not command.in_force:
            raise RuleBroken("mandate-needs-resolution")
        self._check_certifying(entry, command)
        mandate = BankMandate(
            **entry.new(),
            group_id=command.group_id,
            account=clean_line(command.account, field="account", required=True),
            bank=clean_line(command.bank, field="bank", required=True),
            branch=clean_line(command.branch, field="branch"),
            k=k,
            n=len(persons),
            must_include=" ".join(must),
            resolution_id=command.resolution_id,
            paper_resolution=paper,
            decided_on=command.decided_on,
            tell_bank_by=command.decided_on + timedelta(days=bank.change_days),
            certified_chair=command.chair_id,
            certified_secretary=command.secretary_id,
        )
        entry.session.add(mandate)
        entry.session.flush()
        return mandate

    def _check_certifying(self, entry: Entry, command: DecideMandate) -> None:
        """Of those who certify the extract at least one must not be the only one who gains."""
        certifying = [each for each in (command.chair_id, command.secretary_id) if each]
        entry.check_persons(certifying)
        if not certifying:
            return
        before: set[str] = set()
        standing = in_force_on(entry.session, command.group_id, command.account, entry.today)
        if standing is not None:
            before = signing(entry.session, standing.id)
        new = {line.person_id for line in command.signatories}
        checks.check_certifying(certifying, before, new)

    @staticmethod
    def _signatories(entry: Entry, mandate: BankMandate, command: DecideMandate) -> None:
        for place, line in enumerate(command.signatories, start=1):
            entry.session.add(
                MandateSignatory(
                    **entry.new(),
                    mandate_id=mandate.id,
                    place=place,
                    person_id=line.person_id,
                    office_key=line.office_key,
                )
            )

    def tell_bank(self, command: TellBank) -> Done:
        """The papers were handed in. Raises NotAllowed, NotFound, RuleBroken "bank-already-told",
        "mandate-withdrawn", InputInvalid for the day and the picture."""
        require(self._who, Action.MANDATES_WRITE)
        return self._later(
            command.mandate_id, TOLD, command.on, command.note, "mandate.told", command.scan
        )

    def answered(self, command: BankAnswered) -> Done:
        """The bank now works by it: it is in force, the old one is replaced.

        Raises as `tell_bank`, and RuleBroken "bank-not-told", "bank-already-answered".
        """
        require(self._who, Action.MANDATES_WRITE)
        return self._later(
            command.mandate_id,
            ACKNOWLEDGED,
            command.on,
            command.note,
            "mandate.acknowledged",
            command.scan,
        )

    def withdraw(self, command: WithdrawMandate) -> Done:
        """The bank never took it up. Raises as `answered`, InputInvalid "text-missing"."""
        require(self._who, Action.MANDATES_WRITE)
        reason = clean_text(command.reason, field="reason", most=2000, required=True)
        return self._later(
            command.mandate_id, WITHDRAWN, command.on, reason, "mandate.withdrawn", None
        )

    def _later(
        self, mandate_id: str, kind: str, on: date, note: str, act: str, scan: bytes | None
    ) -> Done:
        with self._uow() as uow:
            entry = self._entry(uow.session)
            mandate = uow.session.get(BankMandate, mandate_id)
            if mandate is None:
                raise NotFound("mandate-unknown", what="mandate")
            self._check_day(on, "on")
            steps = steps_of(uow.session, mandate.id)
            _check_step(kind, steps)
            after = max([mandate.decided_on, *(step.done_on for step in steps.values())])
            if on < after:
                raise InputInvalid("bank-day-before", field="on", first=after)
            self._step(entry, mandate, kind, on, note, scan)
            uow.session.flush()
            check_group(entry, mandate.group_id)
            uow.record(act, subject=f"bank_mandate/{mandate.id}")
            return Done(mandate.id, CHANGED, uow.commit())

    def _step(
        self,
        entry: Entry,
        mandate: BankMandate,
        kind: str,
        on: date,
        note: str = "",
        scan: bytes | None = None,
    ) -> None:
        scan_id, digest = keep_picture(entry.session, self._attachments, scan)
        entry.session.add(
            MandateStep(
                **entry.new(),
                mandate_id=mandate.id,
                kind=kind,
                done_on=on,
                note=clean_text(note, field="note", most=2000),
                scan_id=scan_id,
                scan_sha256=digest,
            )
        )

    def _check_day(self, day: date, field: str) -> None:
        if day > self._clock.today():
            raise InputInvalid("date-in-future", field=field)
        if day < _LONG_AGO:
            raise InputInvalid("date-impossible", field=field, value=day)


def _check_step(kind: str, steps: dict[str, MandateStep]) -> None:
    if WITHDRAWN in steps:
        raise RuleBroken("mandate-withdrawn")
    if ACKNOWLEDGED in steps:
        raise RuleBroken("bank-already-answered")
    if kind == TOLD and TOLD in steps:
        raise RuleBroken("bank-already-told")
    if kind == ACKNOWLEDGED and TOLD not in steps:
        raise RuleBroken("bank-not-told")


def steps_of(session: Session, mandate_id: str) -> dict[str, MandateStep]:
    """What became of a mandate, by kind."""
    rows = session.scalars(select(MandateStep).where(MandateStep.mandate_id == mandate_id))
    return {row.kind: row for row in rows}


def signing(session: Session, mandate_id: str) -> set[str]:
    """Persons who sign by a mandate."""
    return set(
        session.scalars(
            select(MandateSignatory.person_id).where(MandateSignatory.mandate_id == mandate_id)
        )
    )


def in_force_on(session: Session, group_id: str, account: str, on: date) -> BankMandate | None:
    """The mandate by which the bank works on a day: the last one it acknowledged."""
    return session.scalars(
        select(BankMandate)
        .join(MandateStep, MandateStep.mandate_id == BankMandate.id)
        .where(
            BankMandate.group_id == group_id,
            BankMandate.account == account,
            MandateStep.kind == ACKNOWLEDGED,
            MandateStep.done_on <= on,
        )
        .order_by(MandateStep.done_on.desc(), MandateStep.recorded_at.desc())
        .limit(1)
    ).first()

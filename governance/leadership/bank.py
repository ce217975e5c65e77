"""What stands at the bank and what is to be done there, for each account of a group. Reads only.

Computed anew each time: the mandate in force is the last one the bank acknowledged; until then the
old one holds, even for those who no longer serve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership import checks
from governance.leadership.decisions import serials
from governance.leadership.facts import TermFact, load_offices, load_terms
from governance.leadership.models import BankMandate, MandateSignatory, MandateStep, TermLink
from governance.leadership.term_lines import name_lines
from governance.leadership.views import BankWork, MandateState, MandateView, Named, SignatoryLine
from governance.models import Resolution
from governance.rules.parameters import RuleSet

__all__ = ["bank_work", "mandate_views"]

_STANDING = (MandateState.TO_TELL, MandateState.WAITING)


@dataclass(frozen=True)
class _Signing:
    """Terms in the offices of a group, and since when those in signing offices are appointed."""

    terms: tuple[TermFact, ...]
    appointed: Mapping[str, date]

    def serving(self, on: date) -> dict[str, TermFact]:
        """Who serves in an office that signs, by person, with the term that began last."""
        return {t.person_id: t for t in self.terms if t.office.signatory and t.serves(on)}

    def serves(self, person_id: str, office_key: str, on: date) -> bool:
        """She serves in the office she signs for, or in another one that signs."""
        return not office_key or any(
            term.person_id == person_id
            and term.serves(on)
            and (term.office.signatory or term.office.key == office_key)
            for term in self.terms
        )

    def left_on(self, person_id: str, on: date) -> date | None:
        """The day after the last one on which she served in any office."""
        days = [t.last_day(on) for t in self.terms if t.person_id == person_id and t.started <= on]
        return max(days) + timedelta(days=1) if days else None


def _signing(session: Session, group_id: str) -> _Signing:
    terms = load_terms(session, [group_id])
    rows = session.execute(
        select(TermLink.term_id, Resolution.decided_on)
        .join(Resolution, Resolution.id == TermLink.resolution_id)
        .where(TermLink.term_id.in_([t.id for t in terms]), TermLink.ends.is_(False))
    )
    appointed: dict[str, date] = {term.id: term.started for term in terms}
    for term_id, day in rows:
        appointed[term_id] = min(day, appointed[term_id])
    return _Signing(terms, appointed)


def mandate_views(session: Session, group_id: str, on: date) -> tuple[MandateView, ...]:
    """All mandates of a group, the newest first, as they stand on a day."""
    rows = session.scalars(
        select(BankMandate)
        .where(BankMandate.group_id == group_id)
        .order_by(BankMandate.decided_on.desc(), BankMandate.recorded_at.desc(), BankMandate.id)
    ).all()
    ids = [row.id for row in rows]
    steps: dict[tuple[str, str], date] = {}
    for step in session.scalars(select(MandateStep).where(MandateStep.mandate_id.in_(ids))):
        if step.done_on <= on:
            steps[step.mandate_id, step.kind] = step.done_on
    signatories: dict[str, list[MandateSignatory]] = {}
    for line in session.scalars(
        select(MandateSignatory)
        .where(MandateSignatory.mandate_id.in_(ids))
        .order_by(MandateSignatory.place)
    ):
        signatories.setdefault(line.mandate_id, []).append(line)
    people = {line.person_id for lines in signatories.values() for line in lines}
    people |= {ref for row in rows for ref in (row.certified_chair, row.certified_secretary) if ref}
    names = name_lines(session, group_id, people)
    titles = {office.key: office.title for office in load_offices(session, group_id)}
    signing = _signing(session, group_id)
    in_force = _in_force(rows, steps)
    numbers = serials(session, [row.resolution_id for row in rows])
    return tuple(
        _view(
            row, steps, signatories.get(row.id, []), names, titles, signing, in_force, numbers, on
        )
        for row in rows
    )


def _in_force(
    rows: Sequence[BankMandate], steps: Mapping[tuple[str, str], date]
) -> Mapping[str, str]:
    """The mandate in force for each account."""
    found: dict[str, tuple[date, str]] = {}
    for row in reversed(rows):  # the newest decision wins when the bank answered on one day
        answered = steps.get((row.id, "acknowledged"))
        if answered is not None and answered >= found.get(row.account, (date.min, ""))[0]:
            found[row.account] = (answered, row.id)
    return {account: ref for account, (_, ref) in found.items()}


def _view(
    row: BankMandate,
    steps: Mapping[tuple[str, str], date],
    lines: Sequence[MandateSignatory],
    names: Mapping[str, Named],
    titles: Mapping[str, str],
    signing: _Signing,
    in_force: Mapping[str, str],
    numbers: Mapping[str, str],
    on: date,
) -> MandateView:
    told = steps.get((row.id, "told"))
    answered = steps.get((row.id, "acknowledged"))
    withdrawn = steps.get((row.id, "withdrawn"))
    if withdrawn is not None:
        state = MandateState.WITHDRAWN
    elif answered is not None:
        is_it = in_force.get(row.account) == row.id
        state = MandateState.IN_FORCE if is_it else MandateState.REPLACED
    else:
        state = MandateState.TO_TELL if told is None else MandateState.WAITING
    late = (on - row.tell_bank_by).days if state is MandateState.TO_TELL else 0
    return MandateView(
        row.id,
        row.group_id,
        row.account,
        row.bank,
        row.branch,
        row.k,
        row.n,
        tuple(row.must_include.split()),
        tuple(
            SignatoryLine(
                names[line.person_id],
                titles.get(line.office_key, line.office_key),
                signing.serves(line.person_id, line.office_key, on),
            )
            for line in lines
        ),
        numbers.get(row.resolution_id or "", "") or row.paper_resolution,
        row.resolution_id,
        row.decided_on,
        row.tell_bank_by,
        told,
        answered,
        withdrawn,
        names.get(row.certified_chair or ""),
        names.get(row.certified_secretary or ""),
        state,
        max(0, late),
    )


def bank_work(session: Session, group_id: str, on: date) -> tuple[BankWork, ...]:
    """What is to be done for each account on a day, with what the rules say against it."""
    views = mandate_views(session, group_id, on)
    signing = _signing(session, group_id)
    rules = rules_in_force(session, group_id, on)
    accounts = dict.fromkeys(view.account for view in reversed(views))
    return tuple(
        _work(session, group_id, [v for v in views if v.account == account], signing, rules, on)
        for account in accounts
    )


def _work(
    session: Session,
    group_id: str,
    views: Sequence[MandateView],
    signing: _Signing,
    rules: RuleSet,
    on: date,
) -> BankWork:
    in_force = next((v for v in views if v.state is MandateState.IN_FORCE), None)
    coming = next((v for v in views if v.state in _STANDING), None)
    gaining, losing = _changes(in_force, signing, on)
    names = name_lines(session, group_id, [*gaining, *losing])
    due = _due(coming, gaining, losing, rules)
    findings = [*checks.bank_change(rules, due, on)]
    findings += checks.not_serving(losing, in_force.n if in_force else 0)
    return BankWork(
        group_id,
        views[0].account,
        in_force,
        coming,
        tuple(names[ref] for ref in gaining),
        tuple(names[ref] for ref in losing),
        due,
        max(0, (on - due).days) if due is not None else 0,
        tuple(findings),
    )


def _changes(
    in_force: MandateView | None, signing: _Signing, on: date
) -> tuple[dict[str, date], dict[str, date]]:
    """Who should sign and cannot, who signs and serves no more, each with the day it began."""
    if in_force is None:
        return {}, {}
    serving = signing.serving(on)
    gaining = {
        ref: signing.appointed[term.id]
        for ref, term in serving.items()
        if ref not in in_force.signing and term.started > in_force.decided_on
    }
    losing: dict[str, date] = {}
    for line in in_force.signatories:
        left = signing.left_on(line.who.id, on)
        if not line.serves:
            losing[line.who.id] = left or in_force.decided_on
    return gaining, losing


def _due(
    coming: MandateView | None,
    gaining: Mapping[str, date],
    losing: Mapping[str, date],
    rules: RuleSet,
) -> date | None:
    """The day by which the bank is to be told; None when it was, or nothing changed."""
    if coming is not None:
        left_out = [day for ref, day in gaining.items() if ref not in coming.signing]
        still_in = [day for ref, day in losing.items() if ref in coming.signing]
        if not (left_out or still_in):
            return coming.tell_bank_by if coming.told_on is None else None
        days = [*left_out, *still_in]
    else:
        days = [*gaining.values(), *losing.values()]
    return min(days) + timedelta(days=rules.bank.change_days) if days else None

"""Nominations: forms, the check of each, refusals with reasons, withdrawals, symbols.

The check never refuses by itself: it says what it found, a person decides, and who is accepted
against it is recorded with the rule that was not met.
"""

from __future__ import annotations

from sqlalchemy import func, select

from governance.breaches.recording import record_findings
from governance.constitution.loading import state_of
from governance.elections.commands import (
    DecideNomination,
    GiveSymbols,
    Nominate,
    NotePrinted,
    StepElection,
    WithdrawNomination,
)
from governance.elections.contests import contest_for
from governance.elections.eligibility import Refused, check_candidate
from governance.elections.frozen import canonical, rules_of
from governance.elections.helping import record_helping
from governance.elections.models import Candidate, ElectionPost
from governance.elections.work import (
    ElectionWork,
    Running,
    candidates_of,
    posts_of,
    scrutineers_of,
    standing_candidates,
)
from governance.rules.election_steps import CandidateState, Contest, ElectionState, plan_symbols
from governance.rules.findings import Fact, Finding, Level
from governance.rules.symbols import check_symbol, offered_symbols
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.people.models import Membership

__all__ = ["NominationService"]

_S = ElectionState
_MARKS = ("signature", "thumb")
_OWN_CODE = ("max_consecutive_terms", "holds_office")
"""Refusals that are breaches of their own; the others are a matter of good standing."""


class NominationService(ElectionWork):
    """From the first form to the printed ballot."""

    def nominate(self, command: Nominate) -> Done:
        """Write down a form. Returns the nomination's id; the check runs at once.

        Raises RuleBroken "candidate-is-helper" (H5), "nomination-twice",
        "nomination-own-proposer", "nomination-consent-missing"; InputInvalid
        "nomination-outside-days", those of `check_symbol`; NotFound.
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            run.expect(_S.NOMINATIONS)
            self._check_form(run, post, command)
            last = uow.session.scalar(
                select(func.max(Candidate.no)).where(Candidate.post_id == post.id)
            )
            row = Candidate(
                **run.entry.new(),
                election_id=run.election.id,
                post_id=post.id,
                person_id=command.person_id,
                no=(last or 0) + 1,
                nominated_on=command.nominated_on,
                proposer_id=command.proposer_id,
                seconder_id=command.seconder_id,
                consent=command.consent,
                kept_seat=command.kept_seat,
                wish=command.wish,
                symbol="",
                state=CandidateState.NOMINATED.value,
                refusals=canonical(
                    [r.plain() for r in check_candidate(run, post, command.person_id)]
                ),
                decision_note="",
            )
            uow.session.add(row)
            record_helping(run)
            return run.done("election.nominated", row.id)

    @staticmethod
    def _check_form(run: Running, post: ElectionPost, command: Nominate) -> None:
        people = (command.person_id, command.proposer_id, command.seconder_id)
        if len(set(people)) < 3:
            raise RuleBroken("nomination-own-proposer")
        run.entry.check_persons(people)
        _check_members(run, people)
        if command.person_id in (run.election.officer_id, *_scrutineers(run)):
            raise RuleBroken("candidate-is-helper", name=run.name_of(command.person_id))
        if any(c.person_id == command.person_id for c in candidates_of(run.session, post.id)):
            raise RuleBroken("nomination-twice")
        if command.consent not in _MARKS:
            raise RuleBroken("nomination-consent-missing")
        opens, closes = run.election.nominations_open, run.election.nominations_close
        if not opens <= command.nominated_on <= closes or command.nominated_on > run.entry.today:
            raise InputInvalid(
                "nomination-outside-days", field="nominated_on", opens=opens, closes=closes
            )
        if command.wish:
            check_symbol(command.wish, state_of(run.session, run.election.group_id))

    def close_nominations(self, command: StepElection) -> Done:
        """No more forms; the check of each begins. Raises RuleBroken "election-step-refused"."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.move(_S.SCRUTINY)
            return run.done("election.scrutiny")

    def decide(self, command: DecideNomination) -> Done:
        """Accept or refuse. Raises RuleBroken "refusal-needs-reason" where words are needed."""
        self._door()
        with self._uow() as uow:
            run, row = self._run_candidate(uow, command.candidate_id)
            run.expect(_S.SCRUTINY)
            if row.state == CandidateState.WITHDRAWN:
                raise RuleBroken("election-step-refused", state=row.state)
            post = _post_of(run, row)
            found = check_candidate(run, post, row.person_id)
            note = clean_text(command.note, field="note", most=2000)
            if not note and (not command.accept or found):
                raise RuleBroken("refusal-needs-reason")
            row.refusals = canonical([refused.plain() for refused in found])
            row.decision_note = note
            row.state = (CandidateState.VALID if command.accept else CandidateState.REFUSED).value
            if not command.accept:
                row.symbol = ""
            elif found:
                self._record(run, row, found)
            record_helping(run)
            return run.done("election.scrutinised", row.id)

    @staticmethod
    def _record(run: Running, row: Candidate, found: tuple[Refused, ...]) -> None:
        """Who stands against a rule is written down with that rule."""
        rules = rules_of(run.election)
        findings = [
            Finding(each.key, each.code, Level.WARN, {**each.facts, "form": row.no})
            for each in found
            if each.code in _OWN_CODE
        ]
        codes = [each.code for each in found if each.code not in _OWN_CODE]
        if codes:
            facts: dict[str, Fact] = {"reasons": " ".join(codes), "form": row.no}
            key = "member.good_standing"
            findings.append(Finding(key, "not_in_good_standing", Level.WARN, facts))
        record_findings(
            run.entry,
            group_id=run.election.group_id,
            object_kind="election",
            object_id=run.election.id,
            rules=rules,
            findings=findings,
            on=run.entry.today,
        )

    def withdraw(self, command: WithdrawNomination) -> Done:
        """She does not stand. Raises RuleBroken "withdrawal-too-late" after the printed day."""
        self._door()
        with self._uow() as uow:
            run, row = self._run_candidate(uow, command.candidate_id)
            run.expect(_S.NOMINATIONS, _S.SCRUTINY)
            on = command.on or run.entry.today
            if on > run.election.withdrawals_until:
                raise RuleBroken("withdrawal-too-late", day=run.election.withdrawals_until)
            if on < row.nominated_on:
                raise InputInvalid("date-impossible", field="on", value=on)
            row.state, row.withdrawn_on = CandidateState.WITHDRAWN.value, on
            row.symbol = ""
            record_helping(run)
            return run.done("election.withdrawn", row.id)

    def give_symbols(self, command: GiveSymbols) -> Done:
        """Every candidate of the post gets her symbol: wish of the earlier form, then the lot.

        Raises RuleBroken "nomination-undecided", "symbol-needs-lot", InputInvalid
        "symbols-run-out".
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            run.expect(_S.SCRUTINY)
            _check_decided(run, post)
            rows = standing_candidates(run.session, post.id)
            wishes = [(row.id, row.nominated_on, row.wish) for row in rows]
            state = state_of(run.session, run.election.group_id)
            offered = [symbol.key for symbol in offered_symbols(state)]
            plan = plan_symbols(wishes, command.lots, offered)
            if plan.needs_lot:
                raise RuleBroken("symbol-needs-lot", symbol=next(iter(plan.needs_lot)))
            for row in rows:
                row.symbol = plan.given[row.id]
            return run.done("election.symbols", post.id)

    def note_printed(self, command: NotePrinted) -> Done:
        """How many ballots were printed, and how many kept back. Raises InputInvalid."""
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            run.expect(_S.SCRUTINY, _S.POLLING)
            if command.printed < 0 or not 0 <= command.spare <= command.printed:
                raise InputInvalid("count-negative", field="printed")
            post.printed, post.spare = command.printed, command.spare
            return run.done("election.printed", post.id)

    def settle_contests(self, command: StepElection) -> Done:
        """Say for each post whether a vote is needed, once all nominations are decided.

        With no post to vote on the election goes straight to its result. Raises RuleBroken
        "nomination-undecided", "election-step-refused".
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.SCRUTINY)
            for post in posts_of(run.session, run.election.id):
                _check_decided(run, post)
                post.contest = contest_for(run, post).value
            posts = posts_of(run.session, run.election.id)
            if all(post.contest in (Contest.NOBODY, Contest.UNOPPOSED) for post in posts):
                run.move(_S.COUNTING)
            return run.done("election.contests")


def _post_of(run: Running, row: Candidate) -> ElectionPost:
    post = run.session.get(ElectionPost, row.post_id)
    if post is None:
        raise NotFound("election-unknown", what="post")
    return post


def _check_decided(run: Running, post: ElectionPost) -> None:
    states = {row.state for row in candidates_of(run.session, post.id)}
    if CandidateState.NOMINATED.value in states:
        raise RuleBroken("nomination-undecided")


def _scrutineers(run: Running) -> list[str]:
    return scrutineers_of(run.session, run.election.id)


def _check_members(run: Running, people: tuple[str, ...]) -> None:
    """Who stands, proposes and seconds is a member of the group. Raises NotFound."""
    found = run.session.scalars(
        select(Membership.person_id).where(
            Membership.group_id == run.election.group_id, Membership.person_id.in_(people)
        )
    )
    if set(people) - set(found):
        raise NotFound("person-unknown", what="person")

"""The board's decision on paper: options, her own view, reasons, votes, quorum. No identity.

Source: domain paper, section 19. Recused seats appear as a number, never as a name.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from sr_board.base.errors import RuleBroken
from sr_board.cases.board.decision_views import DecisionView, QuorumKept
from sr_board.cases.rules.decisions import DecisionStatus, Tally, finding_voted
from sr_board.cases.rules.quorum import FLOOR
from sr_board.cases.words.board import DECISION_STATUS, PROPOSALS, QUESTIONS, VOTES, seat_words
from sr_board.cases.words.brief import FINDINGS
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature
from sr_board.wording import words_for

__all__ = ["decision_pdf", "outcome_words", "quorum_words"]


def decision_pdf(
    view: DecisionView,
    tr: Translator,
    letterhead: Letterhead,
    *,
    broken_since: date | None = None,
    code: str = "",
) -> bytes:
    """One decision. `broken_since`: the board's composition has not been met since that day;
    `code`: the audit code at the foot."""
    paper = Paper(
        tr,
        title=tr.say("Decision of the board"),
        subtitle=tr.say("File {code}", code=view.code),
        letterhead=letterhead,
        code=code,
        draft=view.status is DecisionStatus.DRAFT,
    )
    paper.facts(_facts(view, tr))
    paper.heading(tr.say("What was weighed"))
    paper.numbered(list(view.options))
    paper.heading(tr.say("What she herself wants"))
    paper.line(view.person_view)
    paper.heading(tr.say("Reasons"))
    paper.line(view.reasons)
    if view.dissent:
        paper.heading(tr.say("Other opinions"))
        paper.line(view.dissent)
    if view.voted:
        _votes(paper, view)
    _outcome(paper, view)
    if broken_since is not None:
        since = tr.date(broken_since, "long")
        paper.second(tr.say("Composition not met since {date}.", date=since))
    paper.second(tr.say("No clock of the law is stopped or moved by this decision."))
    if view.status is not DecisionStatus.REFUSED:
        with paper.together():
            paper.signatures(
                [
                    Signature("", tr.say("For the community"), thumb=True),
                    Signature("", tr.say("Chair or acting chair"), thumb=True),
                ]
            )
    return paper.pdf()


def _when(moment: datetime | None, offset: int, tr: Translator) -> str:
    if moment is None:
        return "–"
    here = moment.astimezone(timezone(timedelta(minutes=offset)))
    return tr.say("{day}, {time}", day=tr.date(here.date(), "long"), time=tr.time(here))


def _facts(view: DecisionView, tr: Translator) -> list[tuple[str, str]]:
    facts = [
        (tr.say("Sitting"), tr.integer(view.sitting) if view.sitting else "–"),
        (tr.say("When"), _when(view.sat_at, view.offset_minutes, tr)),
        (tr.say("Question"), tr.say(QUESTIONS[view.proposal.question])),
        (tr.say("Proposed"), tr.say(PROPOSALS[view.proposal])),
        (tr.say("State"), tr.say(DECISION_STATUS[view.status])),
    ]
    if view.effective_at is not None:
        facts.append((tr.say("In force since"), _when(view.effective_at, view.offset_minutes, tr)))
    return facts


def quorum_words(kept: QuorumKept, tr: Translator) -> str:
    """The quorum line: E, need, V, C, O."""
    return tr.say(
        "E {eligible}, need {need}, V {present}, C {community}, O {outside}",
        eligible=kept.eligible,
        need=kept.need,
        present=kept.present,
        community=kept.community,
        outside=kept.outside,
    )


def _votes(paper: Paper, view: DecisionView) -> None:
    tr, kept = paper.tr, view.quorum
    assert kept is not None
    paper.heading(tr.say("Votes"))
    paper.line(
        tr.say(
            "Present with a vote: {community} of the community, {outside} from outside.",
            community=kept.community,
            outside=kept.outside,
        )
    )
    if kept.recused:
        paper.line(tr.say_n("{n} seat recused.", "{n} seats recused.", kept.recused))
    paper.second(tr.say("Quorum: {line}", line=quorum_words(kept, tr)))
    in_favour, against, abstained = view.tally
    paper.line(
        tr.say(
            "{in_favour} for, {against} against, {abstained} abstained.",
            in_favour=in_favour,
            against=against,
            abstained=abstained,
        )
    )
    if view.secret:
        paper.second(tr.say("By secret ballot."))
        return
    paper.table(
        [Column(tr.say("Seat"), share=1), Column(tr.say("Vote"), share=1)],
        [[seat_words(seat, tr), tr.say(VOTES[vote])] for seat, vote in view.votes],
    )


def outcome_words(view: DecisionView, tr: Translator) -> tuple[str, str]:
    """What came of it, in one sentence and a line below."""
    if view.status is DecisionStatus.REFUSED:
        words = words_for(RuleBroken(view.refusal))
        return tr.say("Not possible. The draft is kept."), _bare(words.what, tr)
    if not view.voted:
        return tr.say("Not voted yet."), ""
    finding = finding_voted(view.proposal, Tally(*view.tally), FLOOR)
    if view.passed:
        return tr.say("Passed: {what}", what=tr.say(PROPOSALS[view.proposal])), ""
    line = tr.say("Finding: {finding}", finding=tr.say(FINDINGS[finding])) if finding else ""
    return tr.say("Not passed."), line


def _bare(message: str, tr: Translator) -> str:
    """The words of a rule when they name no place that is open; else nothing."""
    return "" if "{" in message else tr.say(message)


def _outcome(paper: Paper, view: DecisionView) -> None:
    head, line = outcome_words(view, paper.tr)
    kind = "ok" if view.passed else "over" if view.status is DecisionStatus.REFUSED else "action"
    paper.panel(head, line, kind=kind)  # type: ignore[arg-type]

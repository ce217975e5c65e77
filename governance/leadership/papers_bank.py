"""Papers for the bank: the extract of the resolution with specimen marks, and the register of
mandates. Built from frozen views; decides nothing about who may see them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.leadership.views import BankExtract, MandateState, MandateView, Named, SignatoryLine
from governance.leadership.words import MANDATE_STATES, named, office_words
from sr_board.i18n import Translator
from sr_board.papers import Cell, Column, Letterhead, Mark, Paper, Signature, Specimen, Strong

__all__ = ["bank_extract_pdf", "mandate_register_pdf"]


def bank_extract_pdf(view: BankExtract, tr: Translator, letterhead: Letterhead) -> bytes:
    """The extract of a resolution, certified for the bank (`resolution_extract_bank`)."""
    mandate = view.mandate
    paper = Paper(
        tr,
        title=tr.say("Extract of a resolution for the bank"),
        subtitle=tr.say("{group}, {date}", group=view.group_name, date=tr.date(mandate.decided_on)),
        letterhead=letterhead,
        code=view.code,
    )
    _head(paper, view)
    paper.heading(tr.say("The resolution"))
    serial = tr.digits(mandate.serial) if mandate.serial else tr.say("Resolution")
    paper.panel(serial, view.text, kind="action")
    paper.heading(tr.say("Who signs from now on"))
    paper.panel(_rule(mandate, tr), _must(mandate, tr), kind="ok")
    _old_out(paper, view)
    paper.subheading(tr.say("Those who sign now, with their specimen marks"))
    paper.specimens([_specimen(line.who, line.office_title, view, tr) for line in _ordered(view)])
    _certified(paper, view)
    return paper.pdf()


def _ordered(view: BankExtract) -> Sequence[SignatoryLine]:
    """New signatories first: the bank needs their marks most."""
    return sorted(view.mandate.signatories, key=lambda line: line.who.id in view.staying)


def _specimen(who: Named, office: str, view: BankExtract, tr: Translator) -> Specimen:
    office = office_words("", office, tr)
    new = view.staying and who.id not in view.staying
    return Specimen(named(who, tr), tr.say("{office}, new", office=office) if new else office)


def _head(paper: Paper, view: BankExtract) -> None:
    tr, mandate = paper.tr, view.mandate
    facts = [(tr.say("Bank"), mandate.bank)]
    if mandate.branch:
        facts.append((tr.say("Branch"), mandate.branch))
    facts.append((tr.say("Account"), mandate.account))
    facts.append((tr.say("Account number"), "________________________________"))
    meeting = tr.date(view.meeting_on)
    if view.meeting_number is not None:
        meeting = tr.say("no. {number}, {date}", number=view.meeting_number, date=meeting)
    facts.append((tr.say("Meeting"), meeting))
    if view.present is not None and view.roll is not None:
        came = tr.say("{present} of {roll} members", present=view.present, roll=view.roll)
        facts.append((tr.say("Present"), came))
    facts.append((tr.say("Holds from"), tr.date(view.effective)))
    paper.facts(facts)


def _rule(mandate: MandateView, tr: Translator) -> str:
    return tr.say("Any {k} of these {n} sign together.", k=mandate.k, n=len(mandate.signatories))


def _must(mandate: MandateView, tr: Translator) -> str:
    if not mandate.must_include:
        return ""
    names = [office_words(key, "", tr) for key in mandate.must_include]
    return tr.say("Always among them: {offices}.", offices=tr.join(names))


def _old_out(paper: Paper, view: BankExtract) -> None:
    if not view.leaving:
        return
    tr = paper.tr
    paper.subheading(tr.say("Those who sign no more"))
    for who in view.leaving:
        paper.item("–", named(who, tr))
    paper.second(tr.say("Please cancel their specimen marks from the day named above."))


def _certified(paper: Paper, view: BankExtract) -> None:
    tr, mandate = paper.tr, view.mandate
    chair = named(mandate.chair, tr) if mandate.chair else " "
    secretary = named(mandate.secretary, tr) if mandate.secretary else " "
    with paper.together():
        paper.heading(tr.say("Certified true"))
        paper.line(
            tr.say(
                "We certify that this is the resolution as the meeting passed it, word for word, "
                "and that it has not been changed or taken back."
            )
        )
        paper.signatures(
            [
                Signature(chair, tr.say("Chair"), thumb=True),
                Signature(secretary, tr.say("Secretary"), thumb=True),
            ]
        )
        paper.signatures(
            [
                Signature(" ", tr.say("Seal of the group")),
                Signature(" ", tr.say("Received by the bank: date and stamp")),
            ]
        )


def mandate_register_pdf(
    group_name: str,
    rows: Sequence[MandateView],
    on: date,
    tr: Translator,
    letterhead: Letterhead,
    *,
    code: str = "",
) -> bytes:
    """All mandates of a group, by account, the newest first."""
    paper = Paper(
        tr,
        title=tr.say("Register of bank mandates"),
        subtitle=tr.say("{group}, {date}", group=group_name, date=tr.date(on)),
        letterhead=letterhead,
        code=code,
    )
    for account in dict.fromkeys(row.account for row in rows):
        paper.heading(account)
        paper.table(
            [
                Column(tr.say("Decided"), share=1.5),
                Column(tr.say("Who signs"), share=3),
                Column(tr.say("Rule"), share=1.3),
                Column(tr.say("Bank told"), share=1.4),
                Column(tr.say("Bank answered"), share=1.4),
                Column(tr.say("State"), share=1.8),
            ],
            [_register_row(row, tr) for row in rows if row.account == account],
        )
    if not rows:
        paper.line(tr.say("No mandate is written down yet."))
    return paper.pdf()


def _register_row(row: MandateView, tr: Translator) -> list[Cell]:
    def day(value: date | None) -> str:
        return tr.date(value, "medium") if value else "–"

    who = "\n".join(named(line.who, tr) for line in row.signatories)
    decided = day(row.decided_on)
    if row.serial:
        decided = f"{decided}\n{tr.digits(row.serial)}"
    shapes = {
        MandateState.IN_FORCE: "ok",
        MandateState.WAITING: "due",
        MandateState.TO_TELL: "over" if row.days_over else "due",
    }
    state = Mark(shapes.get(row.state, "away"), tr.say(MANDATE_STATES[row.state.value]))  # type: ignore[arg-type]
    rule = [Strong(tr.say("{k} of {n}", k=row.k, n=row.n))]
    return [decided, who, rule, day(row.told_on), day(row.acknowledged_on), state]

"""The petition to remove a leader: a form with numbered lines and a box for each thumb."""

from __future__ import annotations

from governance.leadership.views import PetitionForm
from governance.leadership.words import named, office_words, span_words
from sr_board.i18n import Translator
from sr_board.papers import Letterhead, Paper, Signature

__all__ = ["petition_pdf"]

_SPARE = 4
"""Lines more than are needed: some marks are struck when they are held against the roll."""


def petition_pdf(view: PetitionForm, tr: Translator, letterhead: Letterhead) -> bytes:
    """The form, with as many lines as marks are needed and a few more."""
    term = view.term
    office = office_words("", term.office_title, tr)
    paper = Paper(
        tr,
        title=tr.say("Petition to remove a leader"),
        subtitle=tr.say("{office}, {group}", office=office, group=view.group_name),
        letterhead=letterhead,
    )
    paper.facts(
        [
            (tr.say("Leader"), named(term.who, tr)),
            (tr.say("Office"), office),
            (tr.say("Term"), span_words(term, tr)),
            (tr.say("Handed in on"), "____________"),
        ]
    )
    paper.panel(
        _rule(view, tr),
        tr.say_n("Needed: {n} mark.", "Needed: {n} marks.", view.needed),
        tr.say_n(
            "The meeting is called {n} day before. She is heard there. The vote is secret.",
            "The meeting is called {n} days before. She is heard there. The vote is secret.",
            view.notice_days,
        ),
    )
    paper.line(
        tr.say("We who mark below ask for a meeting that votes on removing her from this office.")
    )
    paper.second(
        tr.say("One line for each member. Whoever marks twice, or is not on the roll, is struck.")
    )
    paper.heading(tr.say("Marks"))
    paper.mark_lines(view.needed + _SPARE)
    _checked(paper)
    return paper.pdf()


def _checked(paper: Paper) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("Checked against the roll"))
        paper.facts(
            [
                (tr.say("Marks on this petition"), "__________"),
                (tr.say("Struck"), "__________"),
                (tr.say("Marks that count"), "__________"),
            ]
        )
        paper.signatures([Signature(" ", tr.say("Checked by"), thumb=True)])


def _rule(view: PetitionForm, tr: Translator) -> str:
    rule = tr.say(
        "If {num} of every {den} members sign, we vote on removing her. We are {roll} members.",
        num=view.share_num,
        den=view.share_den,
        roll=view.roll,
    )
    if view.article is None:
        return rule
    return tr.say("Article {number}: {rule}", number=view.article, rule=rule)

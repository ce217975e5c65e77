"""Blank forms of the register: what a new member is given, and how a new group begins.

Nothing on them asks for birth dates, health, faith, or a number of the state.
"""

from __future__ import annotations

from sr_board.i18n import N_, Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["onboarding_form_pdf", "welcome_pack_pdf"]

WELCOME = (
    N_("Our rules on one page, read aloud to her in her language"),
    N_("Her card with her number and picture"),
    N_("What the police may and may not do, and whom to call"),
    N_("Days and place of the meetings, and who her two representatives are"),
    N_("How saving and loans work, and her passbook"),
    N_("Where to go with a complaint, also against a leader"),
    N_("That she may leave whenever she wants, without giving a reason"),
    N_("What to do when somebody seems under eighteen or held against her will"),
)
"""What every new member is told or given."""
_PRIORITIES = 5
_WOMEN_LINES = 8


def welcome_pack_pdf(tr: Translator, letterhead: Letterhead) -> bytes:
    """The checklist of the welcome pack, with a box for each line and two marks."""
    paper = Paper(
        tr,
        title=tr.say("Welcome: what a new member is given"),
        subtitle=tr.say("Tick each line when it is done. Read it aloud where she wishes."),
        letterhead=letterhead,
    )
    paper.facts([(tr.say("Number and name"), " "), (tr.say("Day"), " ")])
    paper.table(
        [
            Column(tr.say("No."), align="right"),
            Column(tr.say("What"), share=5),
            Column(tr.say("Done"), share=1),
        ],
        [[tr.integer(n), tr.say(line), " "] for n, line in enumerate(WELCOME, 1)],
    )
    paper.signatures(
        [
            Signature(" ", tr.say("New member"), thumb=True),
            Signature(" ", tr.say("Who welcomed her"), thumb=True),
        ]
    )
    return paper.pdf()


def onboarding_form_pdf(tr: Translator, letterhead: Letterhead) -> bytes:
    """How a new group begins: its area, how many women, what matters most to them."""
    paper = Paper(
        tr,
        title=tr.say("A new group begins"),
        subtitle=tr.say("Filled in together, at the first meeting. Only what all agree to."),
        letterhead=letterhead,
    )
    paper.facts(
        [
            (tr.say("Name of the group"), " "),
            (tr.say("Area: lanes and houses, no door numbers"), " "),
            (tr.say("How many women work here"), " "),
            (tr.say("How many want to join"), " "),
            (tr.say("Day, hour and place of the meetings"), " "),
            (tr.say("Languages spoken"), " "),
        ]
    )
    paper.heading(tr.say("What matters most to us"))
    paper.table(
        [Column(tr.say("No."), align="right"), Column(tr.say("What we want to change"), share=5)],
        [[tr.integer(n), " "] for n in range(1, _PRIORITIES + 1)],
    )
    paper.heading(tr.say("Who was there"))
    paper.signatures([Signature(" ", thumb=True) for _ in range(_WOMEN_LINES)])
    return paper.pdf()

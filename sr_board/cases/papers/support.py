"""Papers for her: consent form and receipt (code only), and the letter in her own name.

Source: domain paper, sections 13 and 19. Every template takes a list of fields; nothing else can
appear. What holds her name leaves the program under a passphrase only.
"""

from __future__ import annotations

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.papers.parts import BLANK, BOX, TICKED, moment_words
from sr_board.cases.papers.service_papers import Letter
from sr_board.cases.records import FollowUp, Referral
from sr_board.cases.vocabulary import Purpose, ReferralKind, ReferralStatus, Track
from sr_board.cases.words.papers import OWN_FIELDS, OWN_PURPOSES
from sr_board.cases.words.support import SCOPES
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["consent_form_pdf", "letter_pdf", "purpose_words", "withdrawal_pdf"]


def consent_form_pdf(
    view: CaseView, notice: str, version: str, tr: Translator, head: Letterhead, *, code: str = ""
) -> bytes:
    """The form she signs: the notice she heard, each purpose with yes and no: left open, or ticked
    as she answered. Code only."""
    paper = Paper(
        tr,
        title=tr.say("What I agree to"),
        subtitle=tr.say("File {code}", code=view.head.code),
        letterhead=head,
        code=code,
    )
    if notice:
        paper.panel(tr.say("Read aloud to me, in a language I understand"), notice, kind="action")
        paper.second(tr.say("Text {version}", version=version))
    if view.head.track is Track.CHILD:
        paper.panel(
            tr.say("For somebody under 18"),
            tr.say(
                "Everybody who knows must report by law. That does not depend on a yes. What you "
                "wish is written down and read by those who decide."
            ),
            kind="due",
        )
    _answers(paper, view, tr)
    return paper.pdf()


def _answers(paper: Paper, view: CaseView, tr: Translator) -> None:
    """Each purpose with its yes and no, letters by service, and lines for handwriting."""
    last = {(row.purpose, row.refer_to): row for row in view.all(ConsentRow)}
    lines: dict[tuple[Purpose, str], ConsentRow | None] = {}
    for one in Purpose:
        lines |= {key: last[key] for key in last if key[0] is one and key[1]}
        if one is not Purpose.REFER_TO or not any(key[0] is one for key in lines):
            lines[(one, "")] = last.get((one, ""))
    paper.table(
        [
            Column(tr.say("Purpose"), share=6),
            Column(tr.say("yes"), share=1),
            Column(tr.say("no"), share=1),
        ],
        [[purpose_words(*key, tr), *_boxes(row)] for key, row in lines.items()],
    )
    limits = dict.fromkeys(row.limits for row in last.values() if row.limits and _stands(row))
    service = [] if any(key[1] for key in last) else [(tr.say("To which service"), BLANK)]
    with paper.together():
        paper.facts(
            [
                *service,
                (tr.say("What must not be told, and to whom"), "; ".join(limits) or BLANK),
                (tr.say("Language"), BLANK),
            ]
        )
        paper.line(tr.say("I may take back each line on any day, without saying why."))
        paper.signatures(
            [
                Signature("", tr.say("My signature or thumb")),
                Signature("", tr.say("Who read it aloud")),
            ]
        )


def _stands(row: ConsentRow | None) -> bool:
    return row is not None and row.withdrawn_at is None


def _boxes(row: ConsentRow | None) -> tuple[str, str]:
    """Yes and no: open before she answered and after she took it back."""
    if row is None or row.withdrawn_at is not None:
        return BOX, BOX
    return (TICKED, BOX) if row.agreed else (BOX, TICKED)


def withdrawal_pdf(
    view: CaseView, tr: Translator, head: Letterhead, *, offset: int, code: str = ""
) -> bytes:
    """The receipt that she took back what she had agreed to, and what followed from it."""
    paper = Paper(
        tr,
        title=tr.say("Taken back"),
        subtitle=tr.say("File {code}", code=view.head.code),
        letterhead=head,
        code=code,
    )
    gone = [one for one in view.all(ConsentRow) if one.withdrawn_at is not None]
    paper.table(
        [Column(tr.say("What"), share=4), Column(tr.say("Taken back on"), share=3)],
        [
            [
                purpose_words(one.purpose, one.refer_to, tr),
                moment_words(one.withdrawn_at, offset, tr),
            ]
            for one in gone
        ],
    )
    paper.heading(tr.say("What followed"))
    for line in _followed(view, tr):
        paper.item("–", line)
    paper.space(6)
    paper.line(
        tr.say(
            "What was told to others before cannot be called back; they were told that you took "
            "it back. Numbers that name nobody stay."
        )
    )
    with paper.together():
        paper.signatures([Signature("", tr.say("For the board"))])
    return paper.pdf()


def _followed(view: CaseView, tr: Translator) -> list[str]:
    letters = sum(one.status is ReferralStatus.REVOKED for one in view.all(Referral))
    visits = sum(one.cancelled_at is not None for one in view.all(FollowUp))
    found = [
        tr.say_n("{n} letter was taken back.", "{n} letters were taken back.", letters),
        tr.say_n("{n} follow-up was called off.", "{n} follow-ups were called off.", visits),
    ]
    found = [words for words, count in zip(found, (letters, visits), strict=True) if count]
    if view.head.identity_erased_at is not None:
        found.append(tr.say("Your name and how to reach you were erased."))
    elif view.summary.legal_hold:
        found.append(tr.say("An order keeps your name for now; it is erased when the order ends."))
    if view.head.track is Track.CHILD:
        found.append(tr.say("The report about a child goes on: it is a duty of everybody by law."))
    return found


def letter_pdf(letter: Letter, tr: Translator, head: Letterhead | None, *, code: str = "") -> bytes:
    """The letter, in the first person. The board's head stands on it only when she agreed."""
    through = ""
    if letter.through:
        authority = tr.say(SCOPES[ReferralKind.CWC])
        through = tr.say("Through: {authority}", authority=authority)
    paper = Paper(
        tr,
        title=tr.say("To {service}", service=letter.service_name),
        subtitle=through,
        letterhead=head if letter.letterhead else None,
        code=code,
    )
    if letter.purpose:
        paper.line(tr.say("I ask for this: {purpose}", purpose=letter.purpose))
    shown = [(key, value) for key, value in letter.facts if key not in ("safe_contact", "needs")]
    if shown:
        paper.heading(tr.say("What I allow you to know about me"))
        paper.facts([(tr.say(OWN_FIELDS[key]), value) for key, value in shown])
    reach = dict(letter.facts).get("safe_contact", "")
    if reach:
        paper.heading(tr.say("How I may be reached, and not otherwise"))
        paper.line(reach)
    if letter.respond_by is not None:
        until = moment_words(letter.respond_by, letter.offset_minutes, tr)
        paper.line(tr.say("Please answer until {day}.", day=until))
    if letter.ladder:
        paper.line(tr.say("If there is no answer I go to: {next}", next=", ".join(letter.ladder)))
    if letter.escort:
        paper.line(tr.say("With me comes: {who}", who=letter.escort))
    paper.line(tr.say("Please pass this on to nobody without asking me."))
    with paper.together():
        paper.signatures([Signature("", tr.say("My signature or thumb"))])
    return paper.pdf()


def purpose_words(purpose: Purpose, refer_to: str, tr: Translator) -> str:
    """What she agreed to, in words; for a letter, to which kind of service."""
    words = tr.say(OWN_PURPOSES[purpose])
    if refer_to in SCOPES:
        return tr.say("{what}: {service}", what=words, service=tr.say(SCOPES[refer_to]))
    return words

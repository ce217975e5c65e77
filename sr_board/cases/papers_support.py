"""Papers for her: consent form and receipt (code only), letter in her own name, her own file.

Source: domain paper, sections 13 and 19. Every template takes a list of fields; nothing else can
appear. What holds her name leaves the program under a passphrase only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from sr_board.cases.moments import When
from sr_board.cases.queries_files import CaseView
from sr_board.cases.records import FollowUp, Referral
from sr_board.cases.records_consent import ConsentRow
from sr_board.cases.service_papers import Letter, OwnFile
from sr_board.cases.vocabulary import Purpose, ReferralStatus, Track
from sr_board.cases.words_files import AGES, FINDINGS, HAPPENED, PURPOSES, STATES
from sr_board.cases.words_support import BASES, LETTER_FIELDS, SERVICES, STATUSES
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = [
    "consent_form_pdf",
    "letter_pdf",
    "own_file_lines",
    "own_file_pdf",
    "withdrawal_pdf",
]

_BLANK = "…" * 28


def consent_form_pdf(
    view: CaseView, notice: str, version: str, tr: Translator, head: Letterhead, *, code: str = ""
) -> bytes:
    """The form she signs: the notice, each purpose with yes and no left open. Code only."""
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
    _answers(paper, tr)
    return paper.pdf()


def _answers(paper: Paper, tr: Translator) -> None:
    """Each purpose with an empty yes and no, and lines for handwriting."""
    paper.table(
        [
            Column(tr.say("Purpose"), share=6),
            Column(tr.say("yes"), share=1),
            Column(tr.say("no"), share=1),
        ],
        [[_purpose(one, "", tr), "☐", "☐"] for one in Purpose],
    )
    paper.facts(
        [
            (tr.say("To which service"), _BLANK),
            (tr.say("What must not be told, and to whom"), _BLANK),
            (tr.say("Language"), _BLANK),
        ]
    )
    paper.line(tr.say("I may take back each line on any day, without saying why."))
    with paper.together():
        paper.signatures(
            [
                Signature("", tr.say("My signature or thumb")),
                Signature("", tr.say("Who read it aloud")),
            ]
        )


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
            [_purpose(one.purpose, one.refer_to, tr), _moment(one.withdrawn_at, offset, tr)]
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
    if view.head.identity_erased_at is not None:
        found.append(tr.say("Your name and how to reach you were erased."))
    elif view.summary.legal_hold:
        found.append(tr.say("An order keeps your name for now; it is erased when the order ends."))
    if view.head.track is Track.CHILD:
        found.append(tr.say("The report about a child goes on: it is a duty of everybody by law."))
    return found


def letter_pdf(letter: Letter, tr: Translator, head: Letterhead | None, *, code: str = "") -> bytes:
    """The letter, in the first person. The board's head stands on it only when she agreed."""
    paper = Paper(
        tr,
        title=tr.say("To {service}", service=letter.service_name),
        letterhead=head if letter.letterhead else None,
        code=code,
    )
    if letter.purpose:
        paper.line(tr.say("I ask for this: {purpose}", purpose=letter.purpose))
    shown = [(key, value) for key, value in letter.facts if key not in ("safe_contact", "needs")]
    if shown:
        paper.heading(tr.say("What I allow you to know about me"))
        paper.facts([(tr.say(LETTER_FIELDS[key]), value) for key, value in shown])
    reach = dict(letter.facts).get("safe_contact", "")
    if reach:
        paper.heading(tr.say("How I may be reached, and not otherwise"))
        paper.line(reach)
    if letter.respond_by is not None:
        until = _moment(letter.respond_by, letter.offset_minutes, tr)
        paper.line(tr.say("Please answer until {day}.", day=until))
    if letter.ladder:
        paper.line(tr.say("If there is no answer I go to: {next}", next=", ".join(letter.ladder)))
    if letter.escort:
        paper.line(tr.say("With me comes: {who}", who=letter.escort))
    paper.line(tr.say("Please pass this on to nobody without asking me."))
    with paper.together():
        paper.signatures([Signature("", tr.say("My signature or thumb"))])
    return paper.pdf()


def own_file_lines(found: OwnFile, tr: Translator) -> list[tuple[str, list[str]]]:
    """Her own file as headings and plain sentences: for reading aloud and for the paper."""
    offset = found.offset_minutes
    return [
        (tr.say("Who you are"), _who(found, tr)),
        (
            tr.say("Where your file stands"),
            [
                tr.say(STATES[found.state]),
                *(tr.say("Age: {age}", age=tr.say(AGES[one.standing])) for one in found.ages[-1:]),
            ],
        ),
        (
            tr.say("Talks with you"),
            [
                tr.say(
                    "{day}: {finding}",
                    day=_moment(one.when.at, offset, tr),
                    finding=tr.say(FINDINGS[one.finding]),
                )
                for one in found.talks
            ],
        ),
        (tr.say("What you agreed to"), [_consent(one, offset, tr) for one in found.consents]),
        (tr.say("Letters in your name"), [_letter(one, tr) for one in found.letters]),
        (
            tr.say("What was told about you, and to whom"),
            [
                tr.say(
                    "{day}, to {whom}: {what} ({ground})",
                    day=_when(one.told, tr),
                    whom=one.to_whom,
                    what=", ".join(one.fields),
                    ground=tr.say(BASES[one.basis]),
                )
                for one in found.told
            ],
        ),
        (
            tr.say("The plan"),
            [" – ".join(p for p in (one.need, one.step, one.outcome) if p) for one in found.plan],
        ),
        (
            tr.say("What happened"),
            [
                tr.say("{day}: {what}", day=_when(one.when, tr), what=tr.say(HAPPENED[one.what]))
                for one in found.happened
                if one.what in HAPPENED
            ],
        ),
    ]


def own_file_pdf(found: OwnFile, tr: Translator, head: Letterhead, *, code: str = "") -> bytes:
    """Her own file on paper."""
    paper = Paper(
        tr,
        title=tr.say("Your file"),
        subtitle=tr.say("File {code}", code=found.code),
        letterhead=head,
        code=code,
    )
    for heading, lines in own_file_lines(found, tr):
        paper.heading(heading)
        for line in lines or [tr.say("Nothing is written down.")]:
            paper.item("–", line)
    paper.space(6)
    paper.line(tr.say("If something is wrong, say so: it is corrected by a new entry."))
    return paper.pdf()


def _who(found: OwnFile, tr: Translator) -> list[str]:
    who = found.who
    if who is None:
        return [tr.say("Your name is not kept here, or was erased.")]
    home = ", ".join(p for p in (who.home_place, who.home_district, who.home_state) if p)
    reach = "; ".join(p for p in (who.contact_rule, who.contact_times, who.contact_words) if p)
    pairs: Sequence[tuple[str, str]] = (
        (tr.say("Name"), ", ".join(p for p in (who.name, *who.other_names) if p)),
        (tr.say("Telephone"), who.phone),
        (tr.say("How you may be reached"), reach),
        (tr.say("Never call"), tr.say("yes") if who.contact_never_call else ""),
        (tr.say("Home"), home),
        (tr.say("Languages"), ", ".join(who.languages)),
        (tr.say("Support"), who.support),
    )
    return [tr.say("{what}: {value}", what=what, value=value) for what, value in pairs if value]


def _consent(row: ConsentRow, offset: int, tr: Translator) -> str:
    what = _purpose(row.purpose, row.refer_to, tr)
    when = _when(row.given, tr)
    if row.withdrawn_at is not None:
        back = _moment(row.withdrawn_at, offset, tr)
        return tr.say("{what}: yes on {day}, taken back on {back}", what=what, day=when, back=back)
    if not row.agreed:
        return tr.say("{what}: no on {day}", what=what, day=when)
    words = tr.say("{what}: yes on {day}", what=what, day=when)
    return f"{words} ({row.limits})" if row.limits else words


def _letter(row: Referral, tr: Translator) -> str:
    told = ", ".join(tr.say(LETTER_FIELDS[key]) for key in row.data_sent)
    return tr.say(
        "To {service}: {state}. It told: {what}",
        service=row.service_name,
        state=tr.say(STATUSES[row.status]),
        what=told,
    )


def _purpose(purpose: Purpose, refer_to: str, tr: Translator) -> str:
    words = tr.say(PURPOSES[purpose])
    if purpose is Purpose.REFER_TO and refer_to in SERVICES:
        return tr.say("{what}: {service}", what=words, service=tr.say(SERVICES[refer_to]))
    return words


def _when(when: When, tr: Translator) -> str:
    return _moment(when.at, when.offset_minutes, tr)


def _moment(at: datetime | None, offset: int, tr: Translator) -> str:
    if at is None:
        return "–"
    here = at.astimezone(timezone(timedelta(minutes=offset)))
    return tr.say("{day}, {time}", day=tr.date(here.date()), time=tr.time(here))

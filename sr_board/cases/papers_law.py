"""Papers of the board about itself: the return, and certificates of erasure. No identity."""

from __future__ import annotations

from sr_board.cases.records_consent import ErasureCertificate, Released
from sr_board.cases.rules.returns import FOUND, OUTCOMES, columns_of
from sr_board.cases.rules.suppression import SMALL
from sr_board.cases.words_law import CLASSES, COLUMN_WORDS, DEFINITIONS, ERASED, period_title
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["certificate_pdf", "return_pdf"]


def return_pdf(one: Released, tr: Translator, letterhead: Letterhead, *, code: str = "") -> bytes:
    """The de-identified return as it was released: what stood in it then, not what is true now."""
    paper = Paper(
        tr,
        title=tr.say("Return of the board"),
        subtitle=tr.say(
            "{period}. Law pack {pack}.", period=period_title(one.period, tr), pack=one.pack
        ),
        letterhead=letterhead,
        code=code,
    )
    cells = _cells(one, tr)
    outcomes = [name for name in cells if name in OUTCOMES]
    found = [name for name in cells if name in ("followed_up", *FOUND)]
    later = {*outcomes, *found}
    paper.table(
        [Column(tr.say("What is counted"), share=5), Column(tr.say("Number"), "right")],
        [[tr.say(COLUMN_WORDS[name]), cells[name]] for name in cells if name not in later],
    )
    if outcomes:
        paper.heading(tr.say("How it went"))
        paper.table(
            [Column(tr.say("Outcome"), share=5), Column(tr.say("Number"), "right")],
            [[tr.say(COLUMN_WORDS[name]), cells[name]] for name in outcomes],
        )
    if found:
        paper.heading(tr.say("Follow-ups"))
        paper.table(
            [Column(tr.say("Last follow-up"), share=5), Column(tr.say("Number"), "right")],
            [[tr.say(COLUMN_WORDS[name]), cells[name]] for name in found],
        )
    paper.heading(tr.say("Shares and times"))
    paper.facts(_shares(one, tr))
    paper.heading(tr.say("What the words mean"))
    paper.numbered([tr.say(words) for words in DEFINITIONS])
    with paper.together():
        paper.signatures([Signature("", tr.say("Chair")), Signature("", tr.say("Secretary"))])
    return paper.pdf()


def _cells(one: Released, tr: Translator) -> dict[str, str]:
    """What stood in each column, in the order of the paper."""
    numbers = dict(zip(one.columns, one.numbers, strict=True))
    found: dict[str, str] = {}
    for name in columns_of(one.period):
        if name in numbers:
            found[name] = tr.integer(numbers[name])
        else:
            found[name] = tr.digits(SMALL) if name in one.small else tr.say("hidden")
    return found


def _shares(one: Released, tr: Translator) -> list[tuple[str, str]]:
    words = (
        tr.say("Minors, % of screened"),
        tr.say("Adults unwilling, % of screened"),
        tr.say("Reports in time, %"),
        tr.say("Hours to the report, half of them"),
        tr.say("Hours to the report, ninety of a hundred"),
    )
    return [(word, tr.digits(share)) for word, share in zip(words, one.shares, strict=False)]


def certificate_pdf(
    cert: ErasureCertificate, tr: Translator, letterhead: Letterhead, *, code: str = ""
) -> bytes:
    """That an identity or a file was erased: code, class, day, and where it still lies."""
    paper = Paper(
        tr,
        title=tr.say("Certificate of erasure"),
        subtitle=tr.say("File {code}", code=cert.code),
        letterhead=letterhead,
        code=code,
    )
    paper.facts(
        [
            (tr.say("What was erased"), tr.say(ERASED.get(cert.what, "–"))),
            (tr.say("Kind of file"), tr.say(CLASSES.get(cert.retention_class, "–"))),
            (tr.say("Erased on"), tr.date(cert.on)),
            (tr.say("Older backups"), _backups(cert, tr)),
        ]
    )
    paper.line(
        tr.say(
            "The keys were destroyed; nobody can read what they closed. Proofs of reports stay "
            "for eight years, and numbers without names."
        )
    )
    with paper.together():
        paper.signatures([Signature("", tr.say("Chair")), Signature("", tr.say("Secretary"))])
    return paper.pdf()


def _backups(cert: ErasureCertificate, tr: Translator) -> str:
    if cert.gone_by is None:
        return tr.say("none holds it")
    return tr.say_n(
        "{n} still holds it, until {day} at the latest where backups go on",
        "{n} still hold it, until {day} at the latest where backups go on",
        cert.backups,
        day=tr.date(cert.gone_by),
    )

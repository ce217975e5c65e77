"""Certificates of erasure on paper. No identity."""

from __future__ import annotations

from sr_board.cases.files.records_consent import ErasureCertificate
from sr_board.cases.words.law import CLASSES, ERASED
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature

__all__ = ["certificate_pdf"]


def certificate_pdf(
    cert: ErasureCertificate, tr: Translator, letterhead: Letterhead, *, code: str = ""
) -> bytes:
    """That an identity or a file was erased: code, class, day, and where it still lies."""
    paper = Paper(
        tr,
        title=tr.say("Certificate of erasure"),
        subtitle=tr.say("File {code}", code=cert.codes),
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
    if cert.held:
        paper.table(
            [
                Column(tr.say("Backup of"), share=2),
                Column(tr.say("Place"), "right"),
                Column(tr.say("Not kept from"), share=2),
            ],
            [[tr.date(one.made), tr.integer(one.place), tr.date(one.gone_by)] for one in cert.held],
        )
        paper.second(
            tr.say(
                "Where backups go on at a place at least once a month. A stick that was put away "
                "keeps what it holds: destroy it, or make a backup to it again."
            )
        )
    paper.line(
        tr.say(
            "The keys were destroyed; nobody can read what they closed. Proofs of reports stay "
            "for the years that the law says, and numbers without names."
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

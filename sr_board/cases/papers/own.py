"""Her own file: as sentences to be read aloud to her, and on paper. No name of anybody else.

Source: domain paper, section 19.
"""

from __future__ import annotations

from collections.abc import Sequence

from sr_board.cases.files.records_consent import ConsentRow, Disclosure
from sr_board.cases.papers.parts import moment_words, when_words
from sr_board.cases.papers.service_papers import OwnFile
from sr_board.cases.papers.support import purpose_words
from sr_board.cases.records import IdentityOpening, Referral, StatutoryReport, WillingnessInterview
from sr_board.cases.vocabulary import Basis
from sr_board.cases.words.files import AGES, REPORTS, STATES
from sr_board.cases.words.papers import OWN_BASES, OWN_FIELDS, OWN_FINDINGS, OWN_REASONS
from sr_board.cases.words.support import STATUSES
from sr_board.i18n import Translator
from sr_board.papers import Letterhead, Paper

__all__ = ["own_file_lines", "own_file_pdf"]


def own_file_lines(found: OwnFile, tr: Translator) -> list[tuple[str, list[str]]]:
    """Her own file as headings and plain sentences: for reading aloud and for the paper."""
    offset = found.offset_minutes
    return [
        (tr.say("Who you are"), _who(found, tr)),
        (tr.say("Where your file stands"), _stands(found, tr)),
        (tr.say("Talks with you"), [_talk(one, offset, tr) for one in found.talks]),
        (tr.say("What you agreed to"), [_consent(one, offset, tr) for one in found.consents]),
        (tr.say("Letters in your name"), [_letter(one, tr) for one in found.letters]),
        (
            tr.say("What was told about you, and to whom"),
            [
                *(_told(one, tr) for one in found.told),
                *(_report(one, tr) for one in found.reports),
            ],
        ),
        (
            tr.say("The plan"),
            [" – ".join(p for p in (one.need, one.step, one.outcome) if p) for one in found.plan],
        ),
        (
            tr.say("When your name was opened, and why"),
            [_opening(one, offset, tr) for one in found.openings],
        ),
    ]


def _stands(found: OwnFile, tr: Translator) -> list[str]:
    lines = [tr.say(STATES[found.state])]
    return lines + [tr.say("Age: {age}", age=tr.say(AGES[one.standing])) for one in found.ages[-1:]]


def _talk(row: WillingnessInterview, offset: int, tr: Translator) -> str:
    day = moment_words(row.when.at, offset, tr)
    return tr.say("{day}: {finding}", day=day, finding=tr.say(OWN_FINDINGS[row.finding]))


def _told(row: Disclosure, tr: Translator) -> str:
    return tr.say(
        "{day}, to {whom}: {what} ({ground})",
        day=when_words(row.told, tr),
        whom=row.to_whom,
        what=", ".join(_field(one, tr) for one in row.fields),
        ground=tr.say(OWN_BASES[row.basis]),
    )


def _field(name: str, tr: Translator) -> str:
    return tr.say(OWN_FIELDS[name]) if name in OWN_FIELDS else name


def _report(row: StatutoryReport, tr: Translator) -> str:
    return tr.say(
        "{day}, to {whom}: {what} ({ground})",
        day=when_words(row.sent, tr),
        whom=row.to_body,
        what=tr.say(REPORTS[row.kind]),
        ground=tr.say(OWN_BASES[Basis.LAW_DUTY]),
    )


def _opening(row: IdentityOpening, offset: int, tr: Translator) -> str:
    reason = tr.say(OWN_REASONS[row.reason]) if row.reason in OWN_REASONS else row.reason
    return tr.say("{day}: {what}", day=moment_words(row.at, offset, tr), what=reason)


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
    what = purpose_words(row.purpose, row.refer_to, tr)
    when = when_words(row.given, tr)
    if row.withdrawn_at is not None:
        back = moment_words(row.withdrawn_at, offset, tr)
        return tr.say("{what}: yes on {day}, taken back on {back}", what=what, day=when, back=back)
    if not row.agreed:
        return tr.say("{what}: no on {day}", what=what, day=when)
    words = tr.say("{what}: yes on {day}", what=what, day=when)
    return f"{words} ({row.limits})" if row.limits else words


def _letter(row: Referral, tr: Translator) -> str:
    told = ", ".join(tr.say(OWN_FIELDS[key]) for key in row.data_sent)
    return tr.say(
        "To {service}: {state}. It told: {what}",
        service=row.service_name,
        state=tr.say(STATUSES[row.status]),
        what=told,
    )

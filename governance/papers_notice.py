"""The notice of a meeting: who calls whom, when and where, about what, and by which rule.

Built from frozen values. What the rule says and how many days are given comes from the check of
the notice; this module only puts it on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.papers_parts import day_of, local, named, notice_words, when
from governance.papers_room import roll_lines, write_proxy_slip
from governance.record import MeetingRecord
from governance.views import SeatRow
from governance.views_checks import MeetingChecks, NoticeCheck
from governance.words import ITEM_KINDS, MEETING_TYPES
from sr_board.i18n import Translator
from sr_board.papers import Blank, Letterhead, Paper, Signature

__all__ = ["NoticeFacts", "facts_of", "notice_pdf", "rule_line"]


@dataclass(frozen=True)
class NoticeFacts:
    """What stands on a notice beside the meeting itself.

    `sent_on`: the day on which members are told. `days`: the days that gives, as the group's rule
    counts them. `rule`: the rule in words, with its article. `changes`: old and new words of each
    rule to be changed (heading, words). `nominations_until`: last day for names. `proxy`: the rules
    let one member vote for another. `quorum`: how many must be there, in words.
    """

    sent_on: date | None = None
    days: str = ""
    rule: str = ""
    quorum: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    nominations_until: date | None = None
    proxy: bool = False


def rule_line(check: NoticeCheck, tr: Translator) -> str:
    """How long before members are to be told, as the group's rule has it, with its article."""
    if check.needed == 0:
        return tr.say("Members know the day; no notice is needed.")
    if check.unit == "hours":
        rule = tr.say_n(
            "Members are told {n} hour before.", "Members are told {n} hours before.", check.needed
        )
    elif check.counting == "clear":
        rule = tr.say_n(
            "Members are told {n} clear day before.",
            "Members are told {n} clear days before.",
            check.needed,
        )
    else:
        rule = tr.say_n(
            "Members are told {n} day before.", "Members are told {n} days before.", check.needed
        )
    if check.quote.article is None:
        return tr.say("The usual rule: {rule}", rule=rule)
    return tr.say("Article {article}: {rule}", article=check.quote.article, rule=rule)


def facts_of(
    record: MeetingRecord, checks: MeetingChecks, today: date, tr: Translator
) -> NoticeFacts:
    """What the checks of a meeting give to its notice. Told already: the day of that notice."""
    notice, quorum = checks.notice, checks.quorum
    sent = local(notice.sent_at, record).date() if notice.sent_at is not None else today
    days = ""
    if notice.given is not None and notice.unit == "days":
        days = tr.say_n("{n} day is given.", "{n} days are given.", notice.given)
    changes = [n.text_of_changes for n in record.notices if n.text_of_changes]
    new = [
        (item.title, motion.words)
        for item in record.items
        for motion in item.motions
        if motion.decision_kind == "amend" and not motion.withdrawn
    ]
    if changes:
        new = [(tr.say("New words"), changes[-1])]
    needed = ""
    if not quorum.any_number:
        needed = tr.say(
            "{needed} of {base} members must be present.", needed=quorum.needed, base=quorum.base
        )
    return NoticeFacts(
        sent_on=sent,
        days=days,
        rule=rule_line(notice, tr) if notice.needed else "",
        quorum=needed,
        changes=tuple(new),
    )


def notice_pdf(
    record: MeetingRecord,
    seats: Sequence[SeatRow],
    facts: NoticeFacts,
    tr: Translator,
    letterhead: Letterhead,
    *,
    large: bool = False,
) -> bytes:
    """The notice, the text of changes, a slip to cut off where proxies are allowed, and the list on
    which members sign that they were told."""
    paper = Paper(
        tr,
        title=tr.say("Come to the meeting"),
        subtitle=tr.say(
            "{type} no. {number} of {group}",
            type=tr.say(MEETING_TYPES[record.type]),
            number=record.number,
            group=record.group_name,
        ),
        letterhead=letterhead,
        large=large,
    )
    paper.amount(when(record, tr), record.place)
    _about(paper, record, facts)
    _agenda(paper, record)
    _changes(paper, facts)
    with paper.together():
        _called_by(paper, record)
    if facts.proxy:
        with paper.together():
            paper.space(6)
            paper.cut_line(tr.say("cut here"))
            write_proxy_slip(paper, record)
    _receipts(paper, record, seats)
    return paper.pdf()


def _about(paper: Paper, record: MeetingRecord, facts: NoticeFacts) -> None:
    tr = paper.tr
    rows: list[tuple[str, str]] = []
    if facts.sent_on is not None:
        rows.append((tr.say("Date of this notice"), tr.date(facts.sent_on)))
    if record.called_by is not None:
        rows.append((tr.say("Called by"), named(record.called_by, tr)))
    if facts.nominations_until is not None:
        until = tr.date(facts.nominations_until, "weekday")
        rows.append((tr.say("Names can be put forward until"), until))
    rows += [(tr.say("Members told"), notice_words(n, record, tr)) for n in record.notices]
    paper.facts(rows)
    words = [line for line in (facts.days, facts.quorum) if line]
    if facts.rule or words:
        paper.panel(facts.rule or words.pop(0), *words)


def _agenda(paper: Paper, record: MeetingRecord) -> None:
    tr = paper.tr
    paper.heading(tr.say("Agenda"))
    for item in record.items:
        kind = "" if item.kind == "info" else tr.say(ITEM_KINDS[item.kind])
        words = tr.say("{title} ({kind})", title=item.title, kind=kind) if kind else item.title
        paper.item(tr.digits(f"{item.no}."), words)
        for motion in item.motions:
            paper.item("–", motion.text)


def _changes(paper: Paper, facts: NoticeFacts) -> None:
    tr = paper.tr
    if not facts.changes:
        return
    paper.heading(tr.say("The new words of our rules, in full"))
    for head, words in facts.changes:
        paper.panel(head, *words.split("\n"), kind="due")


def _called_by(paper: Paper, record: MeetingRecord) -> None:
    tr = paper.tr
    who = record.called_by
    name = " " if who is None else named(who, tr)
    paper.signatures([Signature(name, tr.say("Who calls the meeting"), thumb=True)])


def _receipts(paper: Paper, record: MeetingRecord, seats: Sequence[SeatRow]) -> None:
    tr = paper.tr
    lines = roll_lines(seats, tr)
    if not lines:
        return
    paper.new_page()
    paper.heading(tr.say("Told of the meeting of {date}", date=tr.date(day_of(record), "weekday")))
    paper.line(tr.say("Each member signs or puts her thumb here when she is told."))
    blanks = (
        Blank(tr.say("Told on"), 26),
        Blank(tr.say("How"), 26),
        Blank(tr.say("Signature or thumb"), 42, thumb=True),
    )
    paper.roll_sheet(lines, blanks, (tr.say("No."), tr.say("Name")), high=14)

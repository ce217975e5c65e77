"""The register of members as a paper: who is a member of a group, by number.

Built from frozen rows only. Private data never stand on it. Decides nothing about who may see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper
from sr_board.people.labels import CLASSES, STATUSES
from sr_board.people.rows import GroupRow, MemberRow

__all__ = ["member_register_pdf"]


def member_register_pdf(
    group: GroupRow,
    rows: Sequence[MemberRow],
    on: date,
    tr: Translator,
    letterhead: Letterhead,
    *,
    code: str = "",
) -> bytes:
    """The members of a group on a day, in the language of `tr`. `code`: the audit code."""
    paper = Paper(
        tr,
        title=tr.say("Register of members"),
        subtitle=tr.say("{group}, {date}", group=group.name, date=tr.date(on)),
        letterhead=letterhead,
        code=code,
    )
    paper.line(tr.say_n("{n} member", "{n} members", len(rows)))
    paper.table(
        [
            Column(tr.say("No."), align="right"),
            Column(tr.say("Name"), share=2),
            Column(tr.say("Kind of member")),
            Column(tr.say("Status")),
            Column(tr.say("Joined on")),
        ],
        [
            [
                "" if row.number is None else tr.digits(str(row.number)),
                row.person.name,
                tr.say(CLASSES[row.member_class]) if row.member_class else "",
                tr.say(STATUSES[row.status]) if row.status else "",
                tr.date(row.joined, "medium") if row.joined else "",
            ]
            for row in rows
        ],
    )
    return paper.pdf()

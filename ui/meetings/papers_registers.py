"""Lists of meetings as papers and files: the register of decisions, the calendar. No Qt."""

from __future__ import annotations

from datetime import date

from governance.views import DecisionRow
from governance.words import DECISION_KINDS, RESOLUTION_STATES, VOTE_METHODS
from sr_board.i18n import N_, Translator
from ui.live import say
from ui.meetings.decisions_presenter import DecisionsPresenter, asked_of, asked_words
from ui.meetings.times import here_now
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import Drawn, OtherForm, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["registers"]


def registers(work: MeetingsWork) -> list[PaperKind]:
    """The kinds of papers that are lists."""
    return [
        PaperKind(
            "decisions",
            lambda asked, tr: _decisions(work, asked, tr),
            origin="decisions",
            forms=(
                OtherForm(
                    "xlsx",
                    lambda: say("Save as XLSX"),
                    lambda asked, tr: _decisions_file(work, asked, tr, "xlsx"),
                ),
                OtherForm(
                    "csv",
                    lambda: say("Save as CSV"),
                    lambda asked, tr: _decisions_file(work, asked, tr, "csv"),
                ),
            ),
            # What was searched for may be somebody's name: the trail only hears of the list.
            subject=lambda _key: "list",
        ),
        PaperKind(
            "calendar",
            lambda asked, tr: _calendar(work, asked, tr),
            origin="calendar",
            forms=(
                OtherForm(
                    "ics",
                    lambda: say("Save for a telephone (ICS)"),
                    lambda asked, tr: _calendar_file(work, asked, tr),
                ),
            ),
        ),
    ]


def _month(asked: PaperAsked) -> tuple[int, int]:
    year, _, month = asked.id.partition("-")
    return int(year), int(month)


def _calendar(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import calendar_pdf

    year, month = _month(asked)
    rows = work.calendar.month(year, month)
    head = head_of(work, _group_name(work, None) or tr.say("All groups"))
    pdf = calendar_pdf(rows, date(year, month, 1), tr, head)
    return Drawn(say("Meetings of the month"), f"calendar-{asked.id}", pdf)


def _calendar_file(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> bytes:
    from governance.calendar_file import meetings_ics

    year, month = _month(asked)
    return meetings_ics(work.calendar.month(year, month), tr, work.clock.now())


def _group_name(work: MeetingsWork, group_id: str | None) -> str:
    names = {group.group_id: group.name for group in work.people.groups()}
    if group_id is None and len(names) == 1:
        return next(iter(names.values()))
    return names.get(group_id or "", "")


def _decisions(work: MeetingsWork, asked: PaperAsked, tr: Translator) -> Drawn:
    from governance.papers import decision_register_pdf

    wanted = asked_of(asked.id)
    rows = DecisionsPresenter(work).all_rows(wanted)
    group = _group_name(work, wanted.group_id)
    today = here_now(work.clock).date()
    head = head_of(work, group or tr.say("All groups"))
    pdf = decision_register_pdf(rows, asked_words(wanted, group, tr), today, tr, head)
    return Drawn(say("Register of decisions"), f"decisions-{today:%Y-%m-%d}", pdf)


def _decisions_file(work: MeetingsWork, asked: PaperAsked, tr: Translator, ending: str) -> bytes:
    from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes

    rows = DecisionsPresenter(work).all_rows(asked_of(asked.id))
    headings = [
        tr.say(word)
        for word in (
            N_("Number"), N_("Day"), N_("Group"), N_("Meeting"), N_("Decision"),
            N_("Kind of decision"), N_("Proposed by"), N_("Vote"), N_("For (votes)"),
            N_("Against (votes)"), N_("Abstained (votes)"), N_("State"),
        )
    ]  # fmt: skip
    cells = [_row(row, tr) for row in rows]
    if ending == "csv":
        return csv_bytes(headings, cells)
    return xlsx_bytes(tr.say("Decisions"), headings, cells)


def _row(row: DecisionRow, tr: Translator) -> list[str | int | date | None]:
    return [
        row.serial,
        row.decided_on,
        row.group_name,
        row.meeting_number,
        row.text,
        tr.say(DECISION_KINDS[row.kind]),
        row.proposer,
        tr.say(VOTE_METHODS[row.method]),
        row.votes_for,
        row.votes_against,
        row.votes_abstain,
        tr.say(RESOLUTION_STATES[row.status]),
    ]

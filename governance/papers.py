"""Papers of meetings, by name: the door for screens and the command line."""

from __future__ import annotations

from governance.papers_calendar import calendar_pdf
from governance.papers_decisions import decision_register_pdf, resolution_extract_pdf
from governance.papers_minutes import minutes_docx, minutes_odt, minutes_pdf
from governance.papers_notice import NoticeFacts, facts_of, notice_pdf, rule_line
from governance.papers_room import attendance_sheet_pdf, conflict_form_pdf, proxy_slip_pdf

__all__ = [
    "NoticeFacts",
    "attendance_sheet_pdf",
    "calendar_pdf",
    "conflict_form_pdf",
    "decision_register_pdf",
    "facts_of",
    "minutes_docx",
    "minutes_odt",
    "minutes_pdf",
    "notice_pdf",
    "proxy_slip_pdf",
    "resolution_extract_pdf",
    "rule_line",
]

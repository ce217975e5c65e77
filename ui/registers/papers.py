"""Registers as papers and spreadsheets. No Qt."""

from __future__ import annotations

from datetime import date

from governance.registers.build import REGISTERS
from governance.registers.table import RegisterTable
from sr_board.i18n import Translator
from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes
from ui.live import say
from ui.meetings.times import here_now
from ui.papers.kinds import Drawn, OtherForm, PaperAsked, PaperKind
from ui.papers.letterhead import head_of
from ui.registers.presenter import asked_of, wanted_of
from ui.registers.work import RegistersWork

__all__ = ["papers"]


def papers(work: RegistersWork) -> list[PaperKind]:
    """The kinds of papers of this area; they are opened from the page of registers."""

    def today() -> date:
        return here_now(work.clock).date()

    def table(asked: PaperAsked, tr: Translator) -> RegisterTable:
        chosen = asked_of(asked.id)
        return REGISTERS[chosen.register].build(work, wanted_of(chosen, today()), tr)

    def paper(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.registers.papers import register_pdf

        made, group = table(asked, tr), asked_of(asked.id).group_id
        name = work.people.group(group).name if group else tr.say("All groups")
        pdf = register_pdf(made, tr, head_of(work, name))
        word = REGISTERS[made.key].word
        return Drawn(say(word), f"{made.key}-{today():%Y-%m-%d}", pdf)

    def xlsx(asked: PaperAsked, tr: Translator) -> bytes:
        made = table(asked, tr)
        return xlsx_bytes(made.title, made.headings, made.rows)

    def csv(asked: PaperAsked, tr: Translator) -> bytes:
        made = table(asked, tr)
        return csv_bytes(made.headings, made.rows)

    return [
        PaperKind(
            "list",
            paper,
            origin="registers",
            forms=(
                OtherForm("xlsx", lambda: say("Save as spreadsheet"), xlsx),
                OtherForm("csv", lambda: say("Save as CSV"), csv),
            ),
        )
    ]

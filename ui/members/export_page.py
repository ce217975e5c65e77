"""The register as a file to take away: kind, language, group; asked once, then logged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sr_board.access.roles import Action
from sr_board.i18n import LANGUAGES
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import GroupRow
from sr_board.people.service_export import (
    ExportedFile,
    ExportForm,
    ExportRegister,
    RegisterExport,
)
from ui.buttons import ChoicePair
from ui.desk import Desk
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import Label
from ui.live import say, say_n
from ui.members.form_page import FormPage
from ui.members.list_presenter import group_choices
from ui.members.saving import ask_plain, ask_save_path, write_bytes
from ui.notices import Notice

__all__ = ["ExportPage"]

_EVERY = "*"
_KINDS = {ExportForm.XLSX: "XLSX (*.xlsx)", ExportForm.CSV: "CSV (*.csv)"}


class ExportPage(FormPage):
    """Choose, answer the question, choose the place."""

    def __init__(self, desk: Desk, people: PeopleQueries, exports: RegisterExport) -> None:
        super().__init__(
            desk,
            lambda: say("Export the register"),
            lambda: say("The file is not encrypted. That it was made is written into the log."),
            lambda: say("Save the file"),
        )
        self.people, self.exports = people, exports
        self.group = ChoiceField(lambda: say("Which group"), key="group_id")
        self.language = ChoiceField(
            lambda: say("Language of the headings"),
            [(each.code, each.own_name) for each in LANGUAGES],
            key="language",
        )
        self.form.add(self.group, self.language)
        self.kind = ChoicePair(
            [
                (ExportForm.XLSX, lambda: say("Spreadsheet (XLSX)")),
                (ExportForm.CSV, lambda: say("Plain table (CSV)")),
            ],
            ExportForm.XLSX,
            name=lambda: say("Kind of file"),
        )
        self.form.add_widget(Label(lambda: say("Kind of file"), "body"))
        self.form.add_widget(self.kind)
        self.private = CheckLine(lambda: say("With legal names and phones"))
        self.form.add_widget(self.private)
        self.private.setVisible(desk.may(Action.PEOPLE_PRIVATE))
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.people.groups()

    def fill(self, found: tuple[GroupRow, ...]) -> None:
        from sr_board import i18n

        self.group.set_choices([(_EVERY, lambda: say("All groups")), *group_choices(found)])
        self.group.set_value(self.place.get("group") or _EVERY)
        self.language.set_value(i18n.current().code)
        self.private.setChecked(False)

    def wish(self) -> ExportRegister:
        """What the fields say."""
        group = self.group.value()
        return ExportRegister(
            ExportForm(self.kind.value()),
            str(self.language.value()),
            None if group in (None, _EVERY) else str(group),
            self.private.isChecked() and self.desk.may(Action.PEOPLE_PRIVATE),
        )

    def save(self) -> None:
        """Ask, choose the place, make the file and write it."""
        wish = self.wish()
        consequence = (
            (
                lambda: say(
                    "It holds legal names and phones. Whoever gets the file can read them all. "
                    "Keep it only as long as you need it."
                )
            )
            if wish.private
            else (
                lambda: say(
                    "Whoever gets the file can read all names in it. Keep it only as long as you "
                    "need it."
                )
            )
        )
        if not ask_plain(self, consequence):
            return
        path = ask_save_path(self, f"register.{wish.form}", _KINDS[wish.form])
        if path is not None:
            self._make(wish, path)

    def _make(self, wish: ExportRegister, path: Path) -> None:
        def work() -> ExportedFile:
            made = self.exports.export(wish)
            write_bytes(path, made.content)
            return made

        self.read(work, self._made, words=lambda: say("Making the file"))

    def _made(self, made: ExportedFile) -> None:
        count = made.members
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say_n("{n} entry is in the file.", "{n} entries are in the file.", count),
                lambda: say("It is written in the log that the register was exported."),
            )
        )

    def draft(self) -> dict[str, object] | None:
        return None  # nothing is typed here

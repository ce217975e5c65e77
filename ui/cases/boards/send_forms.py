"""Sealing a file for another board, and noting that it took the file. Two persons sign each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.transfer.records_transfer import TransferSent
from sr_board.cases.transfer.service_transfer import NoteAccepted, SealForBoard, TransferPicture
from sr_board.cases.vocabulary import Basis
from sr_board.cases.words.support import BASES
from sr_board.cases.words.transfer import GOES_ALONG
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices, day
from ui.cases.boards.presenter import BoardsPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say, say_n
from ui.meetings.times import local
from ui.notices import Notice
from ui.shapes import State

__all__ = ["ENDING", "AcceptedPage", "SendPage"]

ENDING = "srboard"
"""Ending of the names of sealed files."""


class _BoardStep(SignedStep):
    """A signed step with what would go along."""

    def __init__(
        self, desk: Desk, presenter: BoardsPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.boards = presenter

    def load(self, **place: Any) -> Any:
        return self.boards.to_send(str(place["id"]))


class SendPage(_BoardStep):
    """What goes along, to whom, on which ground; then the file is sealed and saved."""

    def __init__(self, desk: Desk, presenter: BoardsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("To another board"),
            lambda: say(
                "The file is sealed so that only the other board can open it. It stays here as it "
                "is until that board writes that it took it. No duty by law stops."
            ),
            lambda: say("Seal and save the file"),
        )
        self.where: Callable[[str], Path | None] = self._ask_where
        self.key_file: Callable[[], Path | None] = self._ask_key_file
        self.to = LineField(lambda: say("Which board"), key="to_board")
        self.line = TextField(lambda: say("Key of that board"), key="key", rows=2)
        self.line.set_help(lambda: say("Fourteen groups of four. Compare them by phone."))
        self.basis = ChoiceField(lambda: say("On which ground"), choices(BASES), key="basis")
        self.number = LineField(
            lambda: say("Number of the order, if any"), key="document_no", most=60
        )
        self.reason = LineField(lambda: say("Reason"), key="reason", most=300)
        self.identity = CheckLine(lambda: say("Who she is goes along: both of you hold it"))
        self.form.add(self.to, self.basis)
        self.form.add(self.line)
        self.form.add(self.number, self.reason)
        self.form.add_widget(self.identity)
        self.parts = Card(lambda: say("What goes along"), tight=True)
        self.put(self.parts)
        self.before = Card(lambda: say("Sealed before"), tight=True)
        self.put(self.before)
        self.foot.helper(
            Button(
                lambda: say("Read the key from a file"),
                Kind.QUIET,
                icon="upload",
                on=self.read_key,
            )
        )
        self.finish()

    def fill_more(self, view: Any) -> None:
        for field in (self.to, self.line, self.number, self.reason):
            field.set_value("")
        self.basis.set_value(None)
        self.identity.setChecked(False)
        self.identity.setVisible(view.picture.identity)
        self._show_parts(view.picture)
        self._show_before(view.picture)

    def _show_parts(self, picture: TransferPicture) -> None:
        self.parts.clear()
        counts = dict(picture.kinds)
        for kind, (what, fields) in GOES_ALONG.items():
            if counts.get(kind) and (kind != "SealedPaper" or picture.identity):
                self._part(lambda w=what: say(w), lambda f=fields: say(f), counts[kind])
        stays = Row(
            lambda: say("Who she is"),
            lambda: say("Name, phone, home, how she may be reached. Only with two who hold it."),
            icon="key",
        )
        if picture.identity_there:
            self.parts.add_line()
            self.parts.add(stays)
        self.parts.add_line()
        self.parts.add(Row(lambda: say("Who sealed it"), _proof(picture.proves), icon="key"))

    def _part(self, what: Text, fields: Text, count: int) -> None:
        if self.parts.body.count():
            self.parts.add_line()
        number = i18n.current().integer
        self.parts.add(Row(lambda: say("{what}: {n}", what=_said(what), n=number(count)), fields))

    def _show_before(self, picture: TransferPicture) -> None:
        self.before.clear()
        self.before.setVisible(bool(picture.sent))
        for one in picture.sent:
            if self.before.body.count():
                self.before.add_line()
            cover = partial(
                self.desk.go, "paper", kind="case-transfer-cover", id=f"{self.case_id}/{one.id}"
            )
            self.before.add(
                Row(
                    _sending(one, self.boards.offset),
                    lambda o=one: say("Number of the sealed file: {number}", number=_digits(o)),
                    icon="send",
                    state=_taken(one),
                    button=(lambda: say("Cover sheet"), cover),
                )
            )

    def read_key(self) -> None:
        """Take the key's line from a file that the other board gave."""
        path = self.key_file()
        if path is not None:
            self.read(lambda: self.boards.key_text(path), self.line.set_value)

    def what_is_signed(self) -> Text:
        if self.identity.isChecked():
            return lambda: say(
                "This file goes sealed to the board named, with who she is. You hold her identity."
            )
        return lambda: say("This file goes sealed to the board named, without who she is.")

    def wishes(self) -> bool:
        if self.basis.value() is None:
            self.form.set_error("basis", lambda: say("Choose the ground."))
            return False
        command = SealForBoard(
            self.case_id,
            self.to.value(),
            self.line.value(),
            Basis(str(self.basis.value())),
            self.number.value(),
            self.reason.value(),
            self.identity.isChecked(),
        )
        path = self.where(f"file.{ENDING}")
        if path is None:
            return False
        self.wish = (path, command)
        return True

    def act(self) -> Done:
        path, command = self.wish
        return self.boards.seal_to(path, replace(command, second=self.second))

    def done(self, done: Done) -> None:
        self.desk.go("paper", kind="case-transfer-cover", id=f"{self.case_id}/{done.id}")

    def _ask_where(self, name: str) -> Path | None:
        kinds = say("Sealed file") + f" (*.{ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save the sealed file"), name, kinds)
        return Path(chosen) if chosen else None

    def _ask_key_file(self) -> Path | None:
        kinds = say("Text") + " (*.txt);;" + say("All files") + " (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("Key of the other board"), "", kinds)
        return Path(chosen) if chosen else None


class AcceptedPage(_BoardStep):
    """The other board wrote that it took the file."""

    def __init__(self, desk: Desk, presenter: BoardsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The other board took it"),
            lambda: say(
                "From its paper. The file rests here then; its code and the proofs of reports "
                "stay, the rest is erased after thirty days, once no duty by law is open."
            ),
            lambda: say("Write it down"),
        )
        self.sent = ChoiceField(lambda: say("Which sending"), key="transfer_id")
        self.by = LineField(lambda: say("Who signed there"), key="by")
        self.day = DateField(lambda: say("Day on its paper"), key="on")
        self.form.add(self.sent)
        self.form.add(self.by, self.day)
        self.finish()

    def fill_more(self, view: Any) -> None:
        open_ones = [one for one in view.picture.sent if one.accepted_on is None]
        self.sent.set_choices([(one.id, _sending(one, self.boards.offset)) for one in open_ones])
        self.sent.set_value(open_ones[0].id if len(open_ones) == 1 else None)
        self.by.set_value("")
        self.day.set_day(None)
        for rule in view.picture.open_clocks[:1]:
            self._still_open(rule, len(view.picture.open_clocks))

    def _still_open(self, rule: str, count: int) -> None:
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say_n("{n} duty by law is open", "{n} duties by law are open", count),
                lambda: say("It stays open here until its number is entered, whoever reports."),
            ),
            rule,
        )

    def what_is_signed(self) -> Text:
        return lambda: say("The other board wrote that it took this file.")

    def wishes(self) -> bool:
        on = self.day.day()
        if self.sent.value() is None or on is None:
            key = "transfer_id" if self.sent.value() is None else "on"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        self.wish = (str(self.sent.value()), self.by.value(), on)
        return True

    def act(self) -> Done:
        transfer, by, on = self.wish
        command = NoteAccepted(self.case_id, transfer, by, on, self.second)
        return self.presenter.desk.transfer.accepted(command)


def _proof(proves: bool) -> Text:
    if proves:
        return lambda: say("The other board can tell it by the key of this board.")
    return lambda: say(
        "Proven only when chair or secretary is one of the two, and this board has a key."
    )


def _sending(one: TransferSent, offset: int) -> Text:
    on = local(one.at, offset).date()
    return lambda: say("{board}, sealed on {day}", board=one.to_board, day=day(on))


def _digits(one: TransferSent) -> str:
    return i18n.current().digits(one.digest)


def _taken(one: TransferSent) -> tuple[State, Text]:
    if one.accepted_on is None:
        return State.NOT_YET, lambda: say("not taken yet")
    return State.OK, lambda: say("taken on {day}", day=day(one.accepted_on))


def _said(words: Text) -> str:
    return words() if callable(words) else words

"""Intake in one minute: who noticed, since when, what kind, dangers; nameless if need be."""

from __future__ import annotations

from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.vocabulary import CaseSource, Flag, SubjectKind
from sr_board.cases.words.files import FLAGS, KINDS, SOURCES
from ui.cases.board.parts import choices
from ui.cases.files.guarded import CaseForm
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_time import DateField, TimeField
from ui.live import Text, say
from ui.meetings.times import local
from ui.picks import PickField, PicksField

__all__ = ["IntakePage"]

_DANGERS = (
    Flag.HELD_AGAINST_WILL,
    Flag.MEDICAL_URGENT,
    Flag.THREAT_TO_LIFE,
    Flag.BRINGER_NEARBY,
    Flag.PUBLIC_SERVANT_INVOLVED,
    Flag.INFANT_WITH_HER,
)
"""Dangers that are asked at once; the others are on the file's page."""
_CHILD = "child"


class IntakePage(CaseForm):
    """A new notice, by the number keys: who noticed, who she is, dangers. Only the source and the
    time are needed; both are filled in."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Somebody was noticed"),
            lambda: say("A minute is enough. No name is needed; leave empty what you do not know."),
            lambda: say("Take the notice"),
        )
        self.presenter = presenter
        self.fresh = new_id()
        self.source = PickField(lambda: say("Who noticed"), choices(SOURCES), key="source")
        self.kind = PickField(lambda: say("Who is she"), choices(KINDS), key="kind")
        dangers: list[tuple[object, Text]] = [(flag, _word(flag)) for flag in _DANGERS]
        self.flags = PicksField(
            lambda: say("Dangers"),
            [(_CHILD, lambda: say("It may be a child")), *dangers],
            key="flags",
        )
        self.day = DateField(lambda: say("Day"), key="day")
        self.time = TimeField(lambda: say("Time"), key="time")
        self.words = LineField(lambda: say("What was noticed"), key="text")
        self.hint = LineField(lambda: say("Where, as a hint"), key="place_hint")
        for field in (self.source, self.kind, self.flags):
            self.form.add(field)
        self.form.add(self.words, self.hint)
        self.form.add(self.day, self.time)
        self.finish()

    def fill(self, found: object) -> None:
        here = local(self.presenter.now, self.presenter.offset)
        self.fresh = new_id()
        self.source.set_value(CaseSource.PEER)
        self.day.set_day(here.date())
        self.time.set_moment(here.time())
        self.kind.set_value(SubjectKind.NOT_ASKED)
        for field in (self.words, self.hint):
            field.set_value("")
        self.flags.set_value([])

    def wishes(self) -> bool:
        try:
            noticed = self.presenter.when(self.day.day(), self.time.moment())
        except InputInvalid as error:
            self.form.show_error(error)
            return False
        picked = set(self.flags.value())
        self.wish = TakeNotice(
            CaseSource(str(self.source.value() or CaseSource.OTHER)),
            noticed,
            self.fresh,
            text=str(self.words.value()),
            place_hint=str(self.hint.value()),
            kind=SubjectKind(str(self.kind.value() or SubjectKind.NOT_ASKED)),
            flags=frozenset(flag for flag in _DANGERS if flag in picked),
            apprehended=_CHILD in picked,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.intake.notice(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-file", id=done.id)

    def go_back(self) -> None:
        self.desk.go("cases")


def _word(flag: Flag) -> Text:
    return lambda: say(FLAGS[flag])

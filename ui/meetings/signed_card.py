"""What was done with the minutes: who read them, whose marks stand, corrections under them."""

from __future__ import annotations

from collections.abc import Iterator

from governance.views import CorrectionView, MinutesView
from governance.words import CAPACITIES, LANGUAGE_NAMES, MARK_KINDS
from sr_board import i18n
from ui.cards import Card
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.meetings.minutes_presenter import Held
from ui.meetings.seat_choice import person_named
from ui.state import State, StateMark

__all__ = ["SignedCard"]


class SignedCard(Card):
    """Reading, marks, approval, corrections. Hidden while nothing of it is there."""

    def __init__(self) -> None:
        super().__init__(lambda: say("Read, signed, corrected"))

    def show_minutes(self, held: Held) -> None:
        """Show how far the minutes are."""
        self.clear()
        minutes = held.whole.minutes
        lines = list(_facts(minutes)) if minutes is not None else []
        self.setVisible(bool(lines))
        for line in lines:
            self.add(Label(line, wrap=True))
        if minutes is None:
            return
        if held.signed and minutes.missing_marks:
            missing = minutes.missing_marks
            self.add(StateMark(State.DUE, lambda: _missing(missing)))
        if held.signed:
            self.add(
                second(
                    lambda: say("Code of the signature: {code}", code=held.whole.audit_code),
                    wrap=True,
                )
            )
        for note in minutes.corrections:
            self.add_line()
            self.add(strong(lambda n=note: _note_head(n), wrap=True))
            self.add(
                Label(
                    lambda n=note: say(
                        "“{wrong}” is to read “{right}”.", wrong=n.wrong, right=n.right
                    ),
                    wrap=True,
                )
            )


def _facts(minutes: MinutesView) -> Iterator[Text]:
    tr = i18n.current
    if minutes.reader is not None and minutes.read_on is not None:
        reader, day = minutes.reader, minutes.read_on
        language = minutes.read_language or "en"
        yield lambda: say(
            "{name} read them aloud in {language} on {date}. Those present agreed.",
            name=person_named(reader),
            language=say(LANGUAGE_NAMES[language]),
            date=tr().date(day),
        )
    if minutes.objections:
        yield lambda: say("Objections: {text}", text=minutes.objections)
    for mark in minutes.marks:
        yield lambda m=mark: say(
            "{capacity}: {name}, {mark}",
            capacity=say(CAPACITIES[m.capacity]),
            name=person_named(m.person),
            mark=say(MARK_KINDS[m.kind]),
        )
    if minutes.signed_on is not None:
        signed = minutes.signed_on
        yield lambda: say("Signed on {date}.", date=tr().date(signed))
    if minutes.scan_id is not None:
        yield lambda: say("A picture of the signed sheet is kept with them.")
    if minutes.approved_on is not None:
        approved = minutes.approved_on
        yield lambda: say("Approved by the meeting of {date}.", date=tr().date(approved))


def _missing(marks: tuple[str, ...]) -> str:
    names = i18n.current().join([say(CAPACITIES[mark]) for mark in marks])
    return say("Marks still missing on the sheet: {names}", names=names)


def _note_head(note: CorrectionView) -> str:
    number = note.no
    if note.item_no is not None:
        return say("Correction {number}, point {item}", number=number, item=note.item_no)
    return say("Correction {number}", number=number)

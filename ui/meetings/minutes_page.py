"""The minutes of a meeting: an editable draft, then read-only from the signature on.

The steps stand above as a thread: draft, read aloud, sign, signed, approved. Each state has its
one main act; signed minutes take corrections only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.drafts import place_of
from ui.empty import Empty
from ui.fields import TextField
from ui.labels import Label, strong
from ui.live import say
from ui.meetings.breach_card import BreachCard
from ui.meetings.correction_card import CorrectionCard
from ui.meetings.minutes_presenter import Held, MinutesPresenter, Part, parts_of
from ui.meetings.signed_card import SignedCard
from ui.meetings.times import day_words
from ui.notices import Notice
from ui.page import Page
from ui.thread import Knot, StepThread

__all__ = ["MinutesPage"]

_STEP = {"": 0, "draft": 0, "read_aloud": 2, "signed": 3, "approved": 5}


class MinutesPage(Page):
    """One meeting's minutes."""

    listens = frozenset({"meetings", "minutes", "actions", "breaches"})

    def __init__(self, desk: Desk, presenter: MinutesPresenter) -> None:
        super().__init__(desk, lambda: say("Minutes"))
        self.presenter = presenter
        self.held: Held | None = None
        self.texts: dict[str, TextField] = {}
        self._shown: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._id = ""
        self.may = desk.may(Action.MEETINGS_WRITE)
        self.may_sign = desk.may(Action.MINUTES_SIGN)
        self.steps = StepThread(
            [
                Knot(lambda: say("Draft")),
                Knot(lambda: say("Read aloud")),
                Knot(lambda: say("Sign")),
                Knot(lambda: say("Signed")),
                Knot(lambda: say("Approved")),
            ]
        )
        self.above.addWidget(self.steps)
        self.sheet = Card()
        self.signed = SignedCard()
        self.correction = CorrectionCard()
        self.correction.wanted.connect(self.correct)
        self.correction.approved.connect(self.approve)
        self.breaches = BreachCard()
        self.breaches.explained.connect(self.explain)
        for card in (self.breaches, self.sheet, self.signed, self.correction):
            self.put(card)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        self.room = self.foot.helper(
            Button(
                lambda: say("Who came, votes"),
                Kind.QUIET,
                icon="armchair",
                on=lambda: self.desk.go("meeting", id=self._id),
            )
        )
        self.paper = self.foot.beside(
            Button(lambda: say("See the paper"), icon="printer", key="Ctrl+P", on=self.preview)
        )
        self.paper.show_key(False)
        self.again = self.foot.beside(
            Button(lambda: say("Read aloud again"), icon="volume", on=self.go_read)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Read aloud"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.held = wanted, None
            self._forget()
            self._kept.clear()
            self.notices.clear()

    def _forget(self) -> None:
        self.sheet.clear()
        self.texts, self._shown = {}, {}

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_held)

    def show_held(self, held: Held) -> None:
        """Show the minutes; a free text that is being typed stays as typed."""
        if held.whole.record.meeting_id != self._id:
            return
        self._keep_typed()
        fresh, self.held = self.held is None, held
        record = held.whole.record
        self.set_title(
            lambda: say("Meeting {number}, minutes", number=record.number),
            lambda: say(
                "{group}, {date}",
                group=record.group_name,
                date=day_words(record.opened_at or record.planned_at, record.offset_minutes),
            ),
        )
        self.steps.show_steps(_STEP[held.state])
        self.steps.setVisible(bool(held.state))
        self._show_text(held)
        self.signed.show_minutes(held)
        answers = self.desk.may(Action.BREACHES_WRITE)
        self.breaches.show_breaches(held.breaches, may=answers)
        self.correction.setVisible(held.signed and self.may_sign)
        if held.signed and self.may_sign:
            self.correction.show_choices(held)
        self._show_state(held)
        if fresh and self.isVisible():
            # The page was empty when it was shown, and the way back had the keyboard.
            QTimer.singleShot(0, self, self.take_focus)

    def _show_text(self, held: Held) -> None:
        self._forget()
        if not held.state and held.whole.sight.minutes:
            self.sheet.add(
                Empty("report", lambda: say("The minutes of this meeting are not drawn up yet."))
            )
            return
        editable = self.may and not held.signed
        for part in parts_of(held.whole.record, i18n.current()):
            self._add_part(part, editable)

    def _add_part(self, part: Part, editable: bool) -> None:
        if not (part.lines or part.text or (editable and part.place)):
            self.sheet.add(strong(part.heading, wrap=True))
            return
        self.sheet.add(strong(part.heading, wrap=True))
        if editable and part.place:
            field = TextField("", rows=2, placeholder=lambda: say("What was said"))
            field.box.setAccessibleName(part.heading)
            self._shown[part.place] = part.text
            field.set_value(self._kept.pop(part.place, part.text))
            self.texts[part.place] = field
            before = part.place == "opening"
            if not before:
                self.sheet.add(field)
            self._add_lines(part)
            if before:
                self.sheet.add(field)
        else:
            if part.text:
                self.sheet.add(Label(part.text, wrap=True))
            self._add_lines(part)
        self.sheet.body.addSpacing(8)

    def _add_lines(self, part: Part) -> None:
        for line in part.lines:
            self.sheet.add(Label(line, "body", "soft" if not part.motions else "ink", wrap=True))

    def _show_state(self, held: Held) -> None:
        minutes, state = held.whole.minutes, held.state
        self.notices.drop("state")
        self.room.setVisible(self.may and not held.signed)
        self.paper.setVisible(bool(state))
        self.again.setVisible(state == "read_aloud" and self.may_sign)
        self.main.setVisible(
            self.may if not state else (self.may_sign and not held.signed) or held.signed
        )
        if not state:
            self.main.tell(lambda: say("Draw up the minutes"))
        elif state == "draft":
            self.main.tell(lambda: say("Read aloud"))
        elif state == "read_aloud":
            self.main.tell(lambda: say("Sign"))
        else:
            self.main.tell(lambda: say("Print the minutes"))
            self.paper.hide()
        if minutes is not None and minutes.changed_since_read:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("Something was changed after the minutes were read aloud."),
                    lambda: say("Read them aloud once more before they are signed."),
                ),
                "state",
            )

    def retranslate(self) -> None:
        """Say the parts in the language in force; what is typed stays."""
        if self.held is not None:
            self._keep_typed()
            self._show_text(self.held)

    # -- acts --------------------------------------------------------------------------------

    def changes(self) -> list[tuple[str, str]]:
        """Free texts that differ from what is stored."""
        return [
            (place, field.value())
            for place, field in self.texts.items()
            if field.value().strip() != self._shown[place]
        ]

    def _keep_typed(self) -> None:
        self._kept.update(self.changes())

    def go_on(self) -> None:
        """The main act of the state: draw up, read aloud, sign, print."""
        held = self.held
        if held is None:
            return
        meeting = self._id
        if not held.state:
            self.write(lambda: self.presenter.compose(meeting))
        elif held.signed:
            self.preview()
        elif held.state == "read_aloud":
            self._after_texts(lambda: self.desk.go("minutes-sign", id=meeting))
        else:
            self._after_texts(self.go_read)

    def _after_texts(self, act: Callable[[], object]) -> None:
        """Write what is typed, then go on."""
        texts, meeting = self.changes(), self._id

        def written(_done: Done) -> None:
            self._kept.clear()
            act()

        if texts:
            self._shown.update(texts)
            self.write(lambda: self.presenter.edit(meeting, texts), written)
        else:
            act()

    def go_read(self) -> None:
        """Go and read aloud."""
        self.desk.go("minutes-read", id=self._id)

    def preview(self) -> None:
        """See the paper."""
        self._after_texts(lambda: self.desk.go("paper", kind="minutes", id=self._id))

    def correct(self, wrong: str, right: str, item_no: object) -> None:
        """Write a correction under the signed minutes."""
        meeting, number = self._id, item_no if isinstance(item_no, int) else None
        self.write(
            lambda: self.presenter.correct(meeting, wrong, right, number),
            lambda _d: self.correction.clear_form(),
            form=self.correction.form,
        )

    def explain(self, breach_id: str, words: str) -> None:
        """Write why a rule was not met."""
        self.write(
            lambda: self.presenter.explain(breach_id, words), lambda _d: self.breaches.taken()
        )

    def approve(self, at_meeting: str) -> None:
        """A later meeting approved them."""
        meeting = self._id
        self.write(
            lambda: self.presenter.approve(meeting, at_meeting),
            lambda _d: self.notices.show_saved(lambda: say("The minutes are approved.")),
        )

    def leave(self) -> None:
        texts, meeting = self.changes(), self._id
        if texts:
            self._shown.update(texts)
            self.write(lambda: self.presenter.edit(meeting, texts))

    # -- drafts ------------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        texts = {**self._kept, **dict(self.changes())}
        return {"place": {"id": self._id}, "texts": texts} if texts else None

    def restore(self, draft: dict[str, object]) -> None:
        texts = draft.get("texts")
        if place_of(draft).get("id") != self._id:
            self.leave()  # what is typed at the meeting shown is written
        self.arrive(**place_of(draft))
        if isinstance(texts, dict):
            self._kept = {str(k): str(v) for k, v in texts.items()}
            for place, field in self.texts.items():
                if place in self._kept:
                    field.set_value(self._kept.pop(place))

"""How a set of paper shares stands, and a test of one share."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import read_share
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import TextField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State
from ui.shares.share_set import SetState, ShareSet

__all__ = ["SharesFront"]


class SharesFront(Page):
    """The front page of a set. Subclasses may `show_more` of a set in force."""

    listens = frozenset({"cases", "shares"})

    def __init__(self, desk: Desk, held: ShareSet) -> None:
        super().__init__(desk, held.words.title, held.words.guidance)
        self.held = held
        self.key: RecoveryKey | None = None
        self.card = Card(tight=True)
        self.put(self.card)
        self.advice = Card(lambda: say("Who should hold a share"))
        self.advice.add(Label(held.words.advice, "body", wrap=True))
        self.put(self.advice)
        self.put(self._make_test())
        self.work.addStretch(1)
        self._build_foot()

    def _make_test(self) -> Card:
        self.form = Form()
        self.typed = TextField(lambda: say("Words or numbers of a share"), key="share", rows=3)
        self.form.add(self.typed)
        test = Card(lambda: say("Test a share"))
        test.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(lambda: say("Test it"), on=self.try_share))
        row.addStretch(1)
        test.body.addLayout(row)
        return test

    def _build_foot(self) -> None:
        go, places = self.desk.go, self.held.places
        self.foot.helper(
            Button(places.back_words, Kind.QUIET, icon="arrow-left", on=partial(go, places.back))
        )
        if self.held.may_make:
            self.foot.set_main(
                Button(
                    lambda: say("Make new shares"),
                    Kind.MAIN,
                    key="Ctrl+Return",
                    on=partial(go, places.make),
                )
            )

    def refresh(self) -> None:
        self.read(self.held.state, self.show_state)

    def leave(self) -> None:
        self.typed.set_value("")
        super().leave()

    def show_state(self, found: SetState) -> None:
        """Show how the set stands."""
        self.key = found.key
        self.card.clear()
        if found.key is None:
            self.row(
                "key",
                lambda: say("There are no shares."),
                self.held.words.none,
                (State.DUE, lambda: say("not made")),
            )
        else:
            self._show_key(found.key, found.waiting)
            self.show_more(found.key)
            if found.used:
                self._show_used(found.used)
        if self.held.fresh:
            self.card.add_line()
            self.card.add(
                Row(
                    lambda: say("New shares wait to be written down"),
                    lambda: say("They are gone when the program is locked."),
                    icon="pencil",
                    button=(
                        lambda: say("Go on"),
                        partial(self.desk.go, self.held.places.shown, id="1"),
                    ),
                )
            )

    def _show_key(self, key: RecoveryKey, waiting: bool) -> None:
        tr, words = i18n.current(), self.held.words
        self.row(
            "key",
            lambda: say(
                "{need} of {of} shares are enough",
                need=tr.integer(key.need),
                of=tr.integer(key.of),
            ),
            lambda: say("Set {number}. Older sets open nothing.", number=tr.digits(str(key.set))),
            (State.DUE, words.partly) if waiting else (State.OK, words.whole),
        )

    def _show_used(self, count: int) -> None:
        self.row(
            "users",
            lambda: say_n(
                "{n} person came in by these shares", "{n} persons came in by these shares", count
            ),
            lambda: say("Their words were typed. When all who forgot are in, make new ones."),
            (State.OVER, lambda: say("used")),
        )

    def show_more(self, key: RecoveryKey) -> None:
        """What else there is to say of a set in force."""

    def row(self, icon: str, fact: Text, line: Text, state: tuple[State, Text]) -> None:
        """One more line of how the set stands."""
        if self.card.body.count():
            self.card.add_line()
        self.card.add(Row(fact, line, icon=icon, state=state))

    def try_share(self) -> None:
        """Is this a sound share of the set in force? It is forgotten at once."""
        self.form.clear_errors()
        self.notices.drop()
        try:
            share = read_share(str(self.typed.value()))
        except SRBoardError as error:
            self.form.show_error(error)
            return
        self.typed.set_value("")
        tr = i18n.current()
        number, made = tr.integer(share.number), tr.digits(str(share.set))
        if self.key is not None and share.set == self.key.set:
            sound = Notice(
                "ok",
                lambda: say("Share {number} of set {set} is sound.", number=number, set=made),
            )
            self.notices.show_notice(sound)
            return
        over = Notice(
            "due",
            lambda: say(
                "The share can be read, but its set {set} is over. Destroy the paper.", set=made
            ),
        )
        self.notices.show_notice(over)

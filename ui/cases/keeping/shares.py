"""Paper shares of the case files: whether there are any, making new ones, testing one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from sr_board.cases.entry import CASES
from sr_board.cases.keeping.service_recovery import IdentityInShares, MakeShares, RecoveryState
from sr_board.vault.shares import PARTS_MOST, read_share
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.fields import TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.money.two_persons import TwoPersonForm
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State

__all__ = ["IdentityInSharesPage", "MakeSharesPage", "SharesPage"]


class SharesPage(Page):
    """How the files stand with the shares, and a test of one share."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Paper shares of the case files"),
            lambda: say(
                "If nobody can open the files any more, some of these papers together can. One "
                "paper alone says nothing."
            ),
        )
        self.presenter = presenter
        self.key: RecoveryState | None = None
        self.card = Card(tight=True)
        self.put(self.card)
        self.advice = Card(lambda: say("Who should hold a share"))
        self.advice.add(
            Label(
                lambda: say(
                    "Persons who trust each other but do not live together: not all of one side of "
                    "the board, and none of the police. Whoever is recused from a file and holds a "
                    "share could open it with the others; give her share to somebody else."
                ),
                "body",
                wrap=True,
            )
        )
        self.put(self.advice)
        self.form = Form()
        self.typed = TextField(lambda: say("Words or numbers of a share"), key="share", rows=3)
        self.form.add(self.typed)
        self.test = Card(lambda: say("Test a share"))
        self.test.add(self.form)
        row = QHBoxLayout()
        row.addWidget(Button(lambda: say("Test it"), on=self.try_share))
        row.addStretch(1)
        self.test.body.addLayout(row)
        self.put(self.test)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        go = self.desk.go
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(go, "cases-keeping"),
            )
        )
        self.policy = self.foot.beside(
            Button(
                lambda: say("Who she is, in the shares"), on=partial(go, "cases-shares-identity")
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Make new shares"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(go, "cases-shares-make"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.desk.recovery.state, self.show_state)

    def leave(self) -> None:
        self.typed.set_value("")
        super().leave()

    def show_state(self, found: RecoveryState) -> None:
        """Show how the files stand with the shares."""
        self.key = found
        self.card.clear()
        self.policy.setVisible(found.key is not None)
        if found.key is None:
            self._row(
                "key",
                lambda: say("There are no shares."),
                lambda: say("When all passphrases are forgotten, the files are lost for ever."),
                (State.DUE, lambda: say("not made")),
            )
        else:
            self._show_key(found)
        if self.presenter.shares:
            self.card.add_line()
            self.card.add(
                Row(
                    lambda: say("New shares wait to be written down"),
                    lambda: say("They are gone when the program is locked."),
                    icon="pencil",
                    button=(
                        lambda: say("Go on"),
                        partial(self.desk.go, "cases-share-shown", id="1"),
                    ),
                )
            )

    def _show_key(self, found: RecoveryState) -> None:
        key, tr = found.key, i18n.current()
        assert key is not None
        self._row(
            "key",
            lambda: say(
                "{need} of {of} shares are enough",
                need=tr.integer(key.need),
                of=tr.integer(key.of),
            ),
            lambda: say("Set {number}. Older sets open nothing.", number=tr.digits(str(key.set))),
            (State.DUE, lambda: say("some files wait for their team"))
            if found.waiting
            else (State.OK, lambda: say("all files")),
        )
        self._row(
            "eye",
            lambda: say("Who she is"),
            (lambda: say("The shares open that too."))
            if key.identity
            else (lambda: say("The shares open the files without it.")),
            (State.DUE, lambda: say("in the shares"))
            if key.identity
            else (State.OK, lambda: say("not in the shares")),
        )

    def _row(self, icon: str, fact: Text, line: Text, state: tuple[State, Text]) -> None:
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
        key, tr = self.key.key if self.key else None, i18n.current()
        number, made = tr.integer(share.number), tr.digits(str(share.set))
        if key is not None and share.set == key.set:
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


class _SharesForm(TwoPersonForm):
    """A form about the shares that goes back to them."""

    def __init__(
        self, desk: Desk, presenter: KeepingPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.presenter = presenter

    def go_back(self) -> None:
        self.desk.go("cases-shares")

    def draft(self) -> dict[str, object] | None:
        return None


class MakeSharesPage(_SharesForm):
    """New shares."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Make new shares"),
            lambda: say("Each is shown once, to be written down or printed. Older ones are over."),
            lambda: say("Make the shares"),
        )
        numbers = [(n, partial(_number, n)) for n in range(2, PARTS_MOST + 1)]
        self.need = ChoiceField(lambda: say("How many are enough"), numbers, key="need")
        self.of = ChoiceField(lambda: say("How many are made"), numbers, key="of")
        self.identity = CheckLine(lambda: say("They open who she is, too"))
        self.form.add(self.need, self.of)
        self.form.add_widget(self.identity)
        self.finish()

    def fill(self, found: Any) -> None:
        self.need.set_value(3)
        self.of.set_value(5)
        self.identity.setChecked(False)

    def what_is_signed(self) -> Text:
        need, of = _number(self._chosen(self.need)), _number(self._chosen(self.of))
        return lambda: say("{need} of {of} papers together open the case files.", need=need, of=of)

    @staticmethod
    def _chosen(field: ChoiceField) -> int:
        return int(str(field.value() or 0))

    def act(self) -> Done:
        wish = MakeShares(
            self._chosen(self.need),
            self._chosen(self.of),
            self.identity.isChecked(),
            self.second,
        )
        self.presenter.desk.recovery.make(wish)
        return Done("recovery", CASES)

    def done(self, done: Done) -> None:
        self.desk.go("cases-share-shown", id="1")


class IdentityInSharesPage(_SharesForm):
    """Whether the shares open who she is."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Who she is, in the shares"),
            lambda: say(
                "Usually not: the shares open the files, and nobody's name. What older backups "
                "hold does not change."
            ),
            lambda: say("Hold it so"),
        )
        self.on = CheckLine(lambda: say("The shares open who she is, too"))
        self.form.add_widget(self.on)
        self.finish()

    def load(self, **place: Any) -> RecoveryState:
        return self.presenter.desk.recovery.state()

    def fill(self, found: Any) -> None:
        self.on.setChecked(found.key is not None and found.key.identity)

    def what_is_signed(self) -> Text:
        if self.on.isChecked():
            return lambda: say("The paper shares open who she is in every file.")
        return lambda: say("The paper shares open no identity.")

    def act(self) -> Done:
        wish = IdentityInShares(self.on.isChecked(), self.second)
        return self.presenter.desk.recovery.change_identity(wish)


def _number(n: int) -> str:
    return i18n.current().integer(n)

"""One entry: what moved, by whom, by which resolution; confirm, refuse, cancel, correct, print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.ledger.commands import ApproveEntry, RefuseEntry, WithdrawEntry
from finance.ledger.views import VoucherLine, VoucherView
from finance.ledger.words import KINDS, fund_words, plain_words
from finance.rules.entries import EntryKind, EntryState
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.vault.users import SecondSigner
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.form import Form
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.ledger.parts import amount_words, day, facts, person_words, voucher_words
from ui.money.ledger.presenter import LedgerPresenter
from ui.notices import Notice
from ui.page import Page
from ui.second_person import SecondPersonPanel
from ui.state import State, StateMark

__all__ = ["VoucherPage"]

_STATES: dict[EntryState, tuple[State, Text]] = {
    EntryState.POSTED: (State.OK, lambda: say("recorded")),
    EntryState.WAITING: (State.DUE, lambda: say("waits for a second person")),
    EntryState.DRAFT: (State.OVER, lambda: say("sent back")),
    EntryState.WITHDRAWN: (State.AWAY, lambda: say("taken back")),
}


class VoucherPage(Page):
    """One entry whole."""

    listens = frozenset({"money"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(desk, lambda: say("Voucher"))
        self.presenter = presenter
        self._id = self._group = ""
        self._view: VoucherView | None = None
        self.card = Card()
        self.put(self.card)
        self.reason = LineField(lambda: say("Reason, if it is sent back"), key="reason", most=400)
        self.form = Form()
        self.form.add(self.reason)
        self.put(self.form)
        self.panel = SecondPersonPanel(desk.jobs)
        self.put(self.panel)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.buttons: list[Button] = []
        self._make_buttons()

    def _make_buttons(self) -> None:
        go = self.desk.go
        self.print = self.foot.helper(
            Button(
                lambda: say("Voucher on paper"),
                Kind.QUIET,
                icon="printer",
                on=lambda: go("paper", kind="voucher", id=self._id),
            )
        )
        self.cancel = self._leads(lambda: say("Cancel it"), "money-cancel")
        self.correct = self._leads(lambda: say("Correct it"), "money-correct")
        self.take_back = self.foot.helper(
            Button(lambda: say("Take it back"), Kind.QUIET, on=self._take_back)
        )
        self.change = self.foot.helper(
            Button(
                lambda: say("Change it"),
                Kind.QUIET,
                icon="pencil",
                on=lambda: go("money-out", entry=self._id, group=self._group),
            )
        )
        self.remark = self.foot.helper(
            Button(
                lambda: say("Remark"),
                Kind.QUIET,
                icon="message",
                on=self._remark,
            )
        )
        self.refuse = self.foot.beside(Button(lambda: say("Send it back"), on=self._refuse))
        self.again = self.foot.beside(Button(lambda: say("Ask again"), on=self._again))
        self.approve = self.foot.set_main(
            Button(lambda: say("Confirm it"), Kind.MAIN, on=self._approve)
        )
        self.panel.opened.connect(lambda: self.approve.setVisible(False))
        self.panel.closed.connect(self._show_buttons)

    def _remark(self) -> None:
        number = self._view.voucher_no if self._view is not None else ""
        self.desk.go("money-audit", entry=self._id, group=self._group, voucher=number)

    def _leads(self, words: Text, key: str) -> Button:
        return self.foot.helper(
            Button(
                words,
                Kind.QUIET,
                on=lambda: self.desk.go(key, id=self._id, group=self._group),
            )
        )

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._group = str(place.get("group", self._group))
        self.reason.set_value("")
        self.panel.hide()

    def refresh(self) -> None:
        if self._id:
            entry = self._id
            self.read(lambda: self.presenter.voucher(entry), self.show_voucher)

    def go_back(self) -> None:
        """To what was recorded, or what waits."""
        view = self._view
        posted = view is None or view.state is EntryState.POSTED
        self.desk.go("money-entries" if posted else "money-waiting", group=self._group)

    def show_voucher(self, view: VoucherView) -> None:
        """Show one entry."""
        self._view = view
        self._group = view.group_id
        self.set_title(
            lambda: (
                say("Voucher {number}", number=voucher_words(view.voucher_no))
                if view.voucher_no
                else say("Voucher without a number yet")
            ),
            lambda: say(
                "{group}, {date} · {kind}",
                group=view.group_name,
                date=day(view.on_date),
                kind=say(KINDS[view.kind]),
            ),
        )
        self._notices(view)
        self.card.clear()
        self.card.add(_top(view))
        for line in view.lines:
            self.card.add_line()
            self.card.add(_line(line))
        self.card.add_line()
        self.card.add(facts(_facts(view)))
        if view.pictures:
            self.card.add(self._link(lambda: say("Look at the pictures"), "eye", self._look))
        if view.state is EntryState.POSTED:
            self.card.add(
                self._link(
                    lambda: say("On paper with numbers only"),
                    "printer",
                    lambda: self.desk.go("paper", kind="voucher-numbers", id=self._id),
                )
            )
        self._show_buttons()

    def _look(self) -> None:
        self.desk.go("money-pictures", id=self._id, group=self._group)

    @staticmethod
    def _link(words: Text, icon: str, on: Callable[[], object]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(Button(words, Kind.QUIET, icon=icon, on=on))
        return holder

    def _notices(self, view: VoucherView) -> None:
        self.notices.clear()
        if view.refused_reason and view.state is EntryState.DRAFT:
            self.notices.show_notice(
                Notice("over", lambda: say("It was sent back."), view.refused_reason), "refused"
            )
        cancelled = view.cancelled_by
        if cancelled is not None:
            self._other(cancelled, lambda: say("This was cancelled."), "cancelled")
        for number, other in enumerate(view.corrected_by):
            self._other(other, lambda: say("This was corrected."), f"corrected{number}")
        if view.cancels is not None:
            self._other(view.cancels, lambda: say("This cancels another entry."), "cancels")
        if view.corrects is not None:
            self._other(view.corrects, lambda: say("This corrects another entry."), "corrects")

    def _other(self, other: tuple[str, str], fact: Text, name: str) -> None:
        show = partial(self.desk.go, "money-voucher", id=other[0], group=self._group)
        number = other[1]
        self.notices.show_notice(
            Notice(
                "info",
                fact,
                lambda: say("Voucher {number}", number=voucher_words(number)),
                buttons=[(lambda: say("Show"), show)],
            ),
            name,
        )

    def _show_buttons(self) -> None:
        view = self._view
        if view is None:
            return
        waiting = view.state is EntryState.WAITING
        sent_back = view.state is EntryState.DRAFT
        self.print.setVisible(view.state is EntryState.POSTED)
        self.remark.setVisible(
            view.state is EntryState.POSTED and self.desk.may(Action.MONEY_REMARK)
        )
        self.cancel.setVisible(view.may_correct)
        self.correct.setVisible(view.may_correct and view.corrects is None and not view.cancels)
        self.take_back.setVisible(view.mine and (waiting or sent_back))
        self.again.setVisible(view.mine and sent_back)
        two = len(view.lines) == 2 and view.kind is EntryKind.PAYMENT
        self.change.setVisible(view.mine and sent_back and two)
        self.refuse.setVisible(view.may_approve)
        self.form.setVisible(view.may_approve)
        self.approve.setVisible(view.may_approve)

    # -- acts ---------------------------------------------------------------------------------

    def _with_second(self, then: object) -> None:
        """Ask the second person when the preparer sits here, else go on without."""
        view = self._view
        assert view is not None and callable(then)
        if not view.mine:
            then(None)
            return
        amount = amount_words(view.money, view.moved)
        self.read(
            self.presenter.signing.others,
            lambda others: self.panel.ask(
                lambda: say("Voucher over {amount}", amount=amount),
                others,
                self.presenter.signing.prove,
                then,
            ),
        )

    def _approve(self) -> None:
        view = self._view
        if view is None:
            return
        desk = self.presenter.desk

        def go(signer: SecondSigner | None) -> None:
            self.write(
                lambda: desk.approvals.approve(
                    ApproveEntry(view.id, view.content_hash, second=signer)
                )
            )

        self._with_second(go)

    def _refuse(self) -> None:
        view, reason = self._view, self.reason.value()
        if view is None:
            return
        if not reason:
            self.form.set_error("reason", lambda: say("Write why it is sent back."))
            return
        desk = self.presenter.desk

        def go(signer: SecondSigner | None) -> None:
            self.write(
                lambda: desk.approvals.refuse(RefuseEntry(view.id, reason, signer)),
                form=self.form,
            )

        self._with_second(go)

    def _again(self) -> None:
        entry = self._id
        self.write(lambda: self.presenter.desk.entries.ask_again(entry))

    def _take_back(self) -> None:
        command = WithdrawEntry(self._id)
        self.write(lambda: self.presenter.desk.entries.withdraw(command), lambda _d: self.go_back())


def _top(view: VoucherView) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(lambda: amount_words(view.money, view.moved), "figure"))
    shown = abs(view.money) or view.moved
    words.addWidget(second(lambda: i18n.current().money_words(shown), wrap=True))
    if view.narration:
        words.addWidget(strong(view.narration, wrap=True))
    row.addLayout(words, 1)
    row.addWidget(StateMark(*_STATES[view.state]))
    return holder


def _line(line: VoucherLine) -> QWidget:
    """One line in everyday words: what it is, whose, how much came to it or went from it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 4)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(strong(lambda: _name(line), wrap=True))
    below = [part for part in (line.bank, _who(line)) if part]
    if line.line.fund != "general":
        below.append("fund")
    if below:
        words.addWidget(second(lambda: _below(line), wrap=True))
    row.addLayout(words, 1)
    coming = line.line.amount > 0
    row.addWidget(second((lambda: say("to here")) if coming else (lambda: say("from here"))))
    row.addWidget(Label(lambda: money(abs(line.line.amount)), "card", right=True))
    return holder


def _name(line: VoucherLine) -> str:
    words = plain_words(line.account.code, line.account.name, i18n.current())
    return words[:1].upper() + words[1:]


def _who(line: VoucherLine) -> str:
    return person_words(line.member) if line.member is not None else ""


def _below(line: VoucherLine) -> str:
    parts = [part for part in (line.bank, _who(line)) if part]
    if line.line.fund != "general":
        parts.append(fund_words(line.fund.kind, line.fund.name, i18n.current()))
    return " · ".join(parts)


def _facts(view: VoucherView) -> list[tuple[Text, Text]]:
    found: list[tuple[Text, Text]] = []
    if view.payee is not None:
        found.append((lambda: say("Received by"), lambda: person_words(view.payee)))
    if view.resolution:
        found.append((lambda: say("Resolution"), lambda: _resolution(view)))
    if view.reason:
        found.append((lambda: say("Reason"), view.reason))
    found.append((lambda: say("Prepared by"), lambda: person_words(view.prepared_by)))
    if view.approved_by is not None:
        found.append((lambda: say("Confirmed by"), lambda: person_words(view.approved_by)))
    if view.pictures:
        found.append(
            (lambda: say("Pictures kept"), lambda: i18n.current().digits(str(len(view.pictures))))
        )
    if view.code:
        found.append((lambda: say("Code of the books"), view.code))
    return found


def _resolution(view: VoucherView) -> str:
    if not view.paper:
        return view.resolution
    if view.resolution_on is None:
        return say("{number} (paper minutes)", number=view.resolution)
    return say(
        "{number} of {date} (paper minutes)", number=view.resolution, date=day(view.resolution_on)
    )

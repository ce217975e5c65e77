"""Dates of erasure: files whose time is over soon, orders that stop it, certificates."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.files.records_consent import ErasureCertificate
from sr_board.cases.keeping.service_retention import EndHold, Hold
from sr_board.cases.rules.retention import HeldBackup
from sr_board.cases.summary import CaseSummary
from sr_board.cases.words.law import CLASSES, ERASED
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField
from ui.fields_time import DateField
from ui.labels import second
from ui.live import Text, say
from ui.page import Page
from ui.shapes import State
from ui.two_persons import TwoPersonForm

__all__ = ["EndHoldPage", "ErasurePage", "HoldPage"]


class ErasurePage(Page):
    """The review list of chair and secretary, fourteen days ahead."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Dates of erasure"),
            lambda: say(
                "What is over is erased when chair or secretary opens the program. Proofs of "
                "reports stay for the years that the law says, numbers without names stay."
            ),
        )
        self.presenter = presenter
        self.soon = Card(lambda: say("Within fourteen days"), tight=True)
        self.gone = Card(lambda: say("Certificates"), tight=True)
        self.held = Card(lambda: say("What older backups still hold"), tight=True)
        for card in (self.soon, self.held, self.gone):
            self.put(card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.erasures, lambda found: self.show_dates(*found))

    def show_dates(
        self,
        soon: tuple[CaseSummary, ...],
        gone: tuple[ErasureCertificate, ...],
        held: tuple[HeldBackup, ...] = (),
    ) -> None:
        """Show the lists."""
        self._show_held(held)
        self.soon.clear()
        self.gone.clear()
        for one in soon:
            _add(self.soon, self._soon_row(one))
        if not soon:
            self.soon.add(Empty("history", lambda: say("No date comes near.")))
        for cert in gone:
            _add(self.gone, self._gone_row(cert))
        if not gone:
            self.gone.add(Empty("file-text", lambda: say("Nothing was erased yet.")))

    def _show_held(self, held: tuple[HeldBackup, ...]) -> None:
        self.held.clear()
        self.held.setVisible(bool(held))
        for one in held:
            _add(
                self.held,
                Row(
                    lambda o=one: say("Backup of {day}", day=day(o.made)),
                    lambda o=one: say(
                        "Place {number}; not kept from {day} where backups go on",
                        number=i18n.current().integer(o.place),
                        day=day(o.gone_by),
                    ),
                    icon="archive",
                ),
            )
        if held:
            self.held.add(
                second(
                    lambda: say(
                        "A stick that was put away keeps what it holds: destroy it, or make a "
                        "backup to it again."
                    ),
                    wrap=True,
                )
            )

    def _soon_row(self, one: CaseSummary) -> Row:
        key = "cases-hold-end" if one.legal_hold else "cases-hold"
        words: Text = (
            (lambda: say("End the stop")) if one.legal_hold else (lambda: say("An order stops it"))
        )
        return Row(
            one.code,
            lambda: _dates(one),
            icon="history",
            state=_held(one),
            button=(words, partial(self.desk.go, key, id=one.case_id)),
        )

    def _gone_row(self, cert: ErasureCertificate) -> Row:
        return Row(
            cert.codes,
            lambda: _erased(cert),
            icon="file-text",
            button=(
                lambda: say("Print or save"),
                partial(self.desk.go, "paper", kind="case-certificate", id=cert.id),
            ),
        )


class _OfOrder(TwoPersonForm):
    """Chair and secretary sign together, and go back to the list."""

    def __init__(
        self, desk: Desk, presenter: KeepingPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.presenter = presenter

    @property
    def case_id(self) -> str:
        """The file this form is about."""
        return str(self.place.get("id", ""))

    def go_back(self) -> None:
        self.desk.go("cases-erasure")


class HoldPage(_OfOrder):
    """A written order stops erasure."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("An order stops erasure"),
            lambda: say("Only a written order with a number. Chair and secretary sign together."),
            lambda: say("Stop the erasure"),
        )
        self.body = LineField(lambda: say("Who ordered it"), key="order_by", most=160)
        self.number = LineField(lambda: say("Number of the order"), key="order_no", most=60)
        self.until = DateField(lambda: say("Until, if the order says so"), key="until")
        self.form.add(self.body)
        self.form.add(self.number, self.until)
        self.finish()

    def fill(self, found: Any) -> None:
        for field in (self.body, self.number, self.until):
            field.set_value("")

    def what_is_signed(self) -> Text:
        return lambda: say("Nothing of this file is erased until you both end the stop.")

    def wishes(self) -> bool:
        if self.until.is_wrong():
            self.form.set_error("until", lambda: say("Write the day, for example 24/11/2026."))
            return False
        return True

    def act(self) -> Done:
        wish = Hold(
            self.case_id,
            str(self.body.value()),
            str(self.number.value()),
            self.until.day(),
            self.second,
        )
        return self.presenter.desk.retention.hold(wish)


class EndHoldPage(_OfOrder):
    """The order is over."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The order is over"),
            lambda: say(
                "The dates of erasure hold again. What is past is erased at the next start."
            ),
            lambda: say("End the stop"),
        )
        self.finish()

    def what_is_signed(self) -> Text:
        return lambda: say("The order is over; the dates of erasure hold again.")

    def act(self) -> Done:
        return self.presenter.desk.retention.end_hold(EndHold(self.case_id, self.second))


def _add(card: Card, row: Row) -> None:
    if card.body.count():
        card.add_line()
    card.add(row)


def _dates(one: CaseSummary) -> str:
    parts = []
    if one.erase_identity_on and one.identity_erased_at is None:
        parts.append(say("who she is: {day}", day=day(one.erase_identity_on)))
    if one.erase_body_on:
        parts.append(say("the whole file: {day}", day=day(one.erase_body_on)))
    return " · ".join(parts)


def _held(one: CaseSummary) -> tuple[State, Text]:
    if one.legal_hold:
        return State.AWAY, lambda: say("stopped by order")
    if one.open_statutory:
        return State.OVER, lambda: say("a duty by law is open")
    return State.DUE, lambda: say("will be erased")


def _erased(cert: ErasureCertificate) -> str:
    words = say(
        "{what} ({group}), erased {day}",
        what=say(ERASED.get(cert.what, cert.what)),
        group=say(CLASSES.get(cert.retention_class, "–")),
        day=day(cert.on),
    )
    if cert.gone_by is None:
        return words
    return say("{words}; in older backups until {day}", words=words, day=day(cert.gone_by))

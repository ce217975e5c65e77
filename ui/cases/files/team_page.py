"""Who may open a file, who opened the identity and why; naming the team; who she is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer

from sr_board.base.results import Done
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_team import NameTeam, OpenIdentity
from sr_board.cases.records import Identity, PlaceHint, Record
from sr_board.cases.vocabulary import IdentityReason
from sr_board.cases.words.files import IDENTITY_REASONS
from sr_board.people.rows import PersonRow
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices, day
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.guarded import CaseForm
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.page import Page
from ui.tiles import SymbolTile

__all__ = ["IdentityPage", "TeamFormPage", "TeamPage"]

_CLOSES_AFTER_MS = 120_000


@dataclass(frozen=True)
class _Seen:
    """A file and the names of users."""

    view: CaseView
    names: dict[str, PersonRow]
    holders: tuple[str, ...]


def _seen(presenter: FilesPresenter, case_id: str) -> _Seen:
    return _Seen(presenter.whole(case_id), presenter.names(), presenter.holders())


class TeamPage(Page):
    """The team of a file, and who looked."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Who may open this file"),
            lambda: say(
                "Whoever leaves loses access by new keys. What she saw before, and old backups "
                "whose passphrase she kept, stay readable to her."
            ),
        )
        self.presenter = presenter
        self.case_id = ""
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.team = Card(lambda: say("The team"), tight=True)
        self.looked = Card(lambda: say("Who opened the identity"), tight=True)
        self.put(self.team)
        self.put(self.looked)
        self.work.addStretch(1)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self._back))
        self.identity = self.foot.beside(
            Button(
                lambda: say("Open who she is"),
                icon="key",
                on=lambda: desk.go("cases-identity", id=self.case_id),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Name the team"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("cases-team-name", id=self.case_id),
            )
        )

    def _back(self) -> None:
        self.desk.go("cases-file", id=self.case_id)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))

    def refresh(self) -> None:
        if self.case_id:
            self.read(lambda: _seen(self.presenter, self.case_id), self.show_team)

    def show_team(self, seen: _Seen) -> None:
        """Show team and openings."""
        view = seen.view
        self.bar.show_case(view.summary, self.presenter.now)
        self.identity.setVisible(view.may_identity)
        self.main.setVisible(view.officer)
        self.team.clear()
        self.looked.clear()
        for slot in view.head.team:
            lead = slot == view.head.lead
            self.team.add(
                Row(
                    _name(seen, slot),
                    (lambda: say("leads the case")) if lead else "",
                    symbol=_tile(seen, slot),
                )
            )
        for opening in reversed(view.openings):
            offset = self.presenter.offset
            when = say(
                "{day}, {time}",
                day=day_words(opening.at, offset),
                time=clock_words(opening.at, offset),
            )
            self.looked.add(
                Row(
                    _name(seen, opening.by),
                    lambda o=opening, w=when: _why(o.reason, o.remark, w),
                    symbol=_tile(seen, opening.by),
                )
            )
        self.looked.setVisible(bool(view.openings))


def _why(reason: str, remark: str, when: str) -> str:
    words = say(IDENTITY_REASONS[IdentityReason(reason)])
    return " · ".join(part for part in (when, words, remark) if part)


def _name(seen: _Seen, slot: str) -> str:
    row = seen.names.get(slot)
    return row.name if row is not None else say("a former user")


def _tile(seen: _Seen, slot: str) -> SymbolTile:
    row = seen.names.get(slot)
    return SymbolTile(f"{row.symbol}/{row.hue}" if row is not None else "", 40)


class TeamFormPage(CaseForm):
    """Two to four persons, one leads."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Name the team"),
            lambda: say("Two to four persons. Who is recused cannot be in it."),
            lambda: say("Name the team"),
        )
        self.presenter = presenter
        self.lead = ChoiceField(lambda: say("Who leads"), key="lead")
        self.ticks: dict[str, CheckLine] = {}
        self.form.add(self.lead)
        self.people = Card(lambda: say("In the team"))
        self.put(self.people)
        self.finish()

    def load(self, **place: Any) -> _Seen:
        return _seen(self.presenter, str(place["id"]))

    def fill(self, found: Any) -> None:
        self.people.clear()
        self.ticks = {}
        for slot in found.holders:
            tick = CheckLine(_name(found, slot), checked=slot in found.view.head.team)
            self.ticks[slot] = tick
            self.people.add(tick)
        self.lead.set_choices([(slot, _name(found, slot)) for slot in found.holders])
        self.lead.set_value(found.view.head.lead or None)

    def wishes(self) -> bool:
        if self.lead.value() is None:
            self.form.set_error("lead", lambda: say("Choose who leads."))
            return False
        team = tuple(slot for slot, tick in self.ticks.items() if tick.isChecked())
        self.wish = NameTeam(self.case_id, team, str(self.lead.value()))
        return True

    def act(self) -> Done:
        return self.presenter.desk.team.name_team(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-team", id=done.id)


class IdentityPage(CaseForm):
    """Who she is, after a reason; closed again after two minutes."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Open who she is"),
            lambda: say("The team sees who opened it, when and why. It closes after two minutes."),
            lambda: say("Open"),
        )
        self.presenter = presenter
        self.reason = ChoiceField(lambda: say("Why"), choices(IDENTITY_REASONS), key="reason")
        self.remark = LineField(lambda: say("Remark"), key="remark", most=120)
        self.form.add(self.reason)
        self.form.add(self.remark)
        self.shown = Card(lambda: say("Who she is"), tight=True)
        self.put(self.shown)
        self.timer = QTimer(self, singleShot=True, interval=_CLOSES_AFTER_MS)
        self.timer.timeout.connect(self.close_again)
        self.finish()

    def fill(self, found: object) -> None:
        self.close_again()
        self.reason.set_value(None)
        self.remark.set_value("")

    def leave(self) -> None:
        self.close_again()
        super().leave()

    def close_again(self) -> None:
        """Nothing of her stays on the page."""
        self.shown.clear()
        self.shown.hide()

    def save(self) -> None:
        self.form.clear_errors()
        self.notices.drop()
        if self.reason.value() is None:
            self.form.set_error("reason", lambda: say("Choose a reason."))
            return
        wish = OpenIdentity(
            self.case_id, IdentityReason(str(self.reason.value())), str(self.remark.value())
        )
        self.read(lambda: self.presenter.desk.team.open_identity(wish), self.show_identity)

    def show_identity(self, records: tuple[Record, ...]) -> None:
        """Show what is known."""
        self.close_again()
        for label, value in _lines(records):
            self.shown.add(Row(value, label))
        if not self.shown.body.count():
            self.shown.add(Row(lambda: say("Nothing is written down yet.")))
        self.shown.show()
        self.timer.start()
        self.desk.announce(frozenset({"cases"}))

    def draft(self) -> dict[str, object] | None:
        return None


def _lines(records: tuple[Record, ...]) -> list[tuple[Text, str]]:
    found: list[tuple[Text, str]] = []
    for record in records:
        if isinstance(record, Identity):
            found += [
                (lambda: say("Name"), record.name),
                (lambda: say("Other names"), ", ".join(record.other_names)),
                (lambda: say("Telephone"), record.phone),
                (lambda: say("How she may be reached"), record.contact_rule),
                (lambda: say("Home"), ", ".join(filter(None, (record.home_place,
                    record.home_district, record.home_state, record.home_country)))),
                (lambda: say("Born on"), day(record.born) if record.born else ""),
                (lambda: say("Languages"), ", ".join(record.languages)),
            ]  # fmt: skip
        elif isinstance(record, PlaceHint):
            found.append((lambda: say("Where, as a hint"), record.hint or record.house))
    return [(label, value) for label, value in found if value]

"""Call a meeting: which group, when, where, and what is to be discussed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout

from governance.commands_calendar import Requisition
from governance.views_calendar import CommitteeRow
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.live import Text, say
from ui.meetings.agenda_rows import AgendaRows, Point
from ui.meetings.call_presenter import Advised, CallPresenter, Offered
from ui.meetings.check_words import earliest_words, lead_words, notice_rule_words
from ui.meetings.times import local, recent_day
from ui.notices import Notice
from ui.page import Page

__all__ = ["CallPage"]


class CallPage(Page):
    """A form and the rows of the agenda."""

    def __init__(self, desk: Desk, presenter: CallPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Call a meeting"),
            lambda: say("Then note how members were told, and print the sheet to sign on."),
        )
        self.presenter = presenter
        self._offered: Offered | None = None
        self._touched = False
        self._kept: dict[str, object] | None = None
        self._asked: tuple[object, ...] = ()
        self._typed_agenda = False
        self._build_form()
        self._build_agenda()
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addWidget(self.when, 2)
        self._split.addWidget(self.what, 3)
        self.put(self._split)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.foot.set_main(
            Button(lambda: say("Call the meeting"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )

    def _build_form(self) -> None:
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.type = ChoiceField(lambda: say("Kind of meeting"), self.presenter.types(), key="type")
        self.day = DateField(lambda: say("Day"), key="planned_at")
        self.at = TimeField(lambda: say("Time"), key="time")
        self.place = LineField(
            lambda: say("Place"), key="place", placeholder=lambda: say("Name of the place")
        )
        self.committee = ChoiceField(lambda: say("Committee"), key="committee_id")
        self.committee.hide()
        self.askers = NumberField(
            lambda: say("Members who asked for it"), key="requisition", digits=5
        )
        self.asked_on = DateField(lambda: say("Asked on"), key="asked_on")
        self.form = Form()
        self.form.add(self.group)
        self.form.add(self.type)
        self.form.add(self.committee)
        self.form.add(self.day, self.at, stretches=(3, 2))
        self.form.add(self.place)
        self.form.add(self.askers, self.asked_on)
        self.when = Card(lambda: say("When and where"))
        self.when.add(self.form)
        self.when.body.addStretch(1)
        self.group.changed.connect(self._group_chosen)
        for asking in (self.type, self.committee, self.day, self.at):
            asking.changed.connect(self._advise)
        for field in (self.group, self.type, self.day, self.at, self.place):
            field.changed.connect(self._touch)

    def _build_agenda(self) -> None:
        self.agenda = AgendaRows()
        self.agenda.changed.connect(self._agenda_typed)
        self.what = Card(lambda: say("Agenda"))
        self.what.add(self.agenda)
        self.what.body.addStretch(1)
        self.form.end_at(self.agenda.rows[0].title.box)
        self.agenda.left.connect(lambda: self.foot.main and self.foot.main.setFocus())

    def arrive(self, **place: object) -> None:
        day = recent_day(place.get("day", ""))
        if day is not None:
            self.day.set_day(day)

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        self.read(self.presenter.offer, self.show_offer)

    def show_offer(self, offered: Offered) -> None:
        """Offer the groups; with one group it is chosen."""
        self._offered = offered
        self.group.set_choices([(g.group_id, g.name) for g in offered.groups])
        if self.group.value() is None and offered.groups:
            self.group.set_value(offered.groups[0].group_id)
            self._group_chosen()
        self.day.set_near(offered.today)
        self.asked_on.set_near(offered.today)
        self._put_back_draft()
        self._advise()

    def take_focus(self) -> None:
        self.form.start()

    def _touch(self) -> None:
        self._touched = True

    def _group_chosen(self) -> None:
        groups = self._offered.groups if self._offered else ()
        chosen = next((g for g in groups if g.group_id == self.group.value()), None)
        if chosen is None:
            return
        self.type.set_value(self.presenter.usual_type(chosen))
        group = chosen.group_id
        self.read(lambda: self.presenter.committees(group), self._offer_committees)
        self._advise()
        if not self.place.value():
            group_id = chosen.group_id
            self.read(lambda: self.presenter.usual_place(group_id), self._offer_place)

    def _agenda_typed(self) -> None:
        self._typed_agenda = self._touched = True

    def _offer_committees(self, rows: tuple[CommitteeRow, ...]) -> None:
        choices: list[tuple[object, Text]] = [(None, lambda: say("the whole group"))]
        choices += [(row.id, row.name) for row in rows]
        self.committee.set_choices(choices)
        self.committee.set_value(None)
        self.committee.setVisible(bool(rows))

    def _advise(self) -> None:
        """Ask what the rules say of such a meeting, and what waits for one."""
        group, type_, committee = self.group.value(), self.type.value(), self.committee.value()
        if group is None or type_ is None:
            return
        asked = (
            str(group),
            str(type_),
            self.day.day(),
            self.at.moment(),
            str(committee) if committee else None,
        )
        if asked == self._asked:
            return
        self._asked = asked
        self.read(lambda: self.presenter.advise(*asked), self._show_advice)

    def _show_advice(self, advised: Advised) -> None:
        """The rule quoted with the earliest lawful day; the agenda, unless it was typed."""
        if advised.asked != self._asked:
            return
        notice, advice = advised.advice.notice, advised.advice
        earliest = local(notice.earliest, advised.offset)
        tr = i18n.current()
        words = [earliest_words(notice, tr.date(earliest.date(), "weekday"), tr.time(earliest))]
        if advice.call_by is not None:
            words.append(say("By the rules we meet by {date}.", date=tr.date(advice.call_by)))
        if advice.lead is not None:
            words.append(lead_words(advice.lead))
        planned = self.day.day()
        late = planned is not None and planned < earliest.date()
        kind = "due" if late else "info"
        line = " ".join(words if notice.needed else words[1:])
        self.notices.show_notice(Notice(kind, notice_rule_words(notice), line), "rule")
        self.askers.set_help(
            lambda: say(
                "If {n} members ask, it is called within the days of the rule.",
                n=advice.requisition_needed,
            )
        )
        if not self._typed_agenda:
            self.agenda.show_points(advised.points)
            self.form.end_at(self.agenda.rows[0].title.box)

    def _offer_place(self, place: str) -> None:
        if not self.place.value():
            self.place.set_value(place)

    # -- saving -----------------------------------------------------------------------------

    def save(self) -> None:
        """Call the meeting, then prepare it."""
        self.form.clear_errors()
        day, at = self.day.day(), self.at.moment()
        group, type_ = self.group.value(), self.type.value()
        for key, missing in (
            ("group_id", group is None),
            ("planned_at", day is None),
            ("time", at is None),
        ):
            if missing:
                self.form.set_error(key, lambda k=key: _asked_for(k))
                return
        assert day is not None and at is not None
        place, points = self.place.value(), self.agenda.points()
        committee = self.committee.value()
        body = str(committee) if committee else None
        asked = self._request()
        self.write(
            lambda: self.presenter.call(
                str(group), str(type_), day, at, place, points, body, asked
            ),
            lambda done: self._called(done.id),
            form=self.form,
        )

    def _request(self) -> Requisition | None:
        """How many members asked for it and when; None when nobody did."""
        askers, asked_on = self.askers.number(), self.asked_on.day()
        if askers is None:
            return None
        today = self._offered.today if self._offered else None
        return Requisition(askers, asked_on or today or date.min)

    def _called(self, meeting_id: str) -> None:
        self.clear()
        self.desk.go("meeting-prepare", id=meeting_id)

    def clear(self) -> None:
        """Empty the page for the next call."""
        self._touched = self._typed_agenda = False
        self._asked = ()
        for field in (self.day, self.at, self.askers, self.asked_on):
            field.set_value("")
        self.agenda.show_points(())

    def go_back(self) -> None:
        """Back to the list; what was typed stays."""
        self.desk.go("meetings")

    # -- drafts -----------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        if not self._touched:
            return None
        points = [[p.title, p.kind] for p in self.agenda.points()]
        return {"form": self.form.values(), "agenda": points}

    def restore(self, draft: dict[str, object]) -> None:
        self._kept, self._touched = draft, True
        self.refresh()

    def _put_back_draft(self) -> None:
        """Once the groups are offered; a choice cannot be put back before."""
        kept, self._kept = self._kept or {}, None
        form, agenda = kept.get("form"), kept.get("agenda")
        if isinstance(form, dict):
            self.form.set_values(form)
        if isinstance(agenda, list):
            self._typed_agenda = bool(agenda)
            self.agenda.show_points([Point(str(t), str(k)) for t, k in agenda])

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)
        self.agenda.set_narrow(narrow)


def _asked_for(key: str) -> str:
    return {
        "group_id": say("Choose the group that meets."),
        "planned_at": say("Write the day, for example 24/11/2026."),
        "time": say("Write the time, for example 16:00."),
    }[key]

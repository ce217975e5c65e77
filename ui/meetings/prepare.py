"""Prepare a planned meeting: move it, change the agenda, note how members were told, open it."""

from __future__ import annotations

from governance.rule_words import finding_words
from governance.words import MEETING_TYPES
from sr_board import i18n
from sr_board.base.results import Done
from ui.desk import Desk
from ui.drafts import place_of
from ui.fields import LineField
from ui.live import say
from ui.meetings.agenda_rows import Point
from ui.meetings.call_presenter import CallPresenter, Planned
from ui.meetings.check_words import lead_words, notice_words
from ui.meetings.prepare_frame import PrepareFrame
from ui.meetings.seat_choice import seat_choices
from ui.meetings.times import day_words, local
from ui.notices import Notice

__all__ = ["PreparePage"]


class PreparePage(PrepareFrame):
    """One planned meeting."""

    listens = frozenset({"meetings"})

    def __init__(self, desk: Desk, presenter: CallPresenter) -> None:
        super().__init__(desk, presenter)
        self.planned: Planned | None = None
        self._id = ""
        self._touched = False
        self._kept: dict[str, object] | None = None
        self.notice.noted.connect(self.note_notice)
        for field in (self.day, self.at, self.place):
            field.changed.connect(self._touch)
        self.agenda.changed.connect(self._touch)

    # -- showing ---------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self._touched, self.planned = wanted, False, None
            self.chair.set_value(None)
            self.notices.clear()

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_planned)

    def show_planned(self, planned: Planned) -> None:
        """Show the meeting; what is typed and not saved stays."""
        record, status = planned.whole.record, planned.whole.status
        self.planned = planned
        offset = record.offset_minutes
        self.set_title(
            lambda: say("Meeting {number}, {group}", number=record.number, group=record.group_name),
            lambda: say(
                "{type}, {date}",
                type=say(MEETING_TYPES[record.type]),
                date=day_words(record.planned_at, offset, weekday=True),
            ),
        )
        if not self._touched:
            at = local(record.planned_at, offset)
            self.day.set_day(at.date())
            self.at.set_moment(at.time())
            self.place.set_value(record.place)
            self.agenda.show_points([Point(i.title, i.kind, i.id) for i in record.items])
        self.notice.show_notices(record.notices, offset, may=self.may, counts=status == "draft")
        self.notice.offer(planned.now)
        kept = self.chair.value()
        self.chair.set_choices(seat_choices(planned.seats))
        self.chair.set_value(kept)
        self._show_lead(planned)
        if not self.opened.value():
            self.opened.set_moment(planned.now.time())
        self._show_rules(planned)
        self._show_status(planned)
        self._put_back_draft()

    def _show_lead(self, planned: Planned) -> None:
        """Whose turn it is by the rules stands in the field; another can be chosen."""
        lead = planned.checks.lead if planned.checks is not None else None
        if lead is None:
            self.chair.set_help(None)
            return
        if self.chair.value() is None:
            self.chair.set_value(lead.order[0].id)
        self.chair.set_help(lambda: lead_words(lead))

    def _show_rules(self, planned: Planned) -> None:
        """The rule of the notice, quoted where it is not kept; what the words need."""
        checks = planned.checks
        self.notices.drop("notice")
        if checks is None or planned.whole.status not in ("draft", "noticed"):
            return
        self.notice.ask_changes(bool(checks.notice.text_missing) or _changes_rules(planned))
        self.reason.setVisible(checks.reason_wanted)
        notice = checks.notice
        if not notice.met and notice.needed:
            by = notice.send_by
            if by is not None and by < planned.now.date():
                by = None
            day = i18n.current().date(by, "weekday") if by is not None else ""
            fact, line = notice_words(notice, day)
            kind = "due" if by is not None else "over"
            self.notices.show_notice(Notice(kind, fact, line), "notice")
        for finding in checks.findings:
            if finding.code in ("amendment_text_not_sent", "agenda_missing"):
                said = finding_words(finding, notice.quote.article, i18n.current())
                self.notices.show_notice(Notice("due", said[0], said[1]), finding.code)
                break
        else:
            for code in ("amendment_text_not_sent", "agenda_missing"):
                self.notices.drop(code)

    def _show_status(self, planned: Planned) -> None:
        status = planned.whole.status
        live = status in ("draft", "noticed")
        for part in (self.form, self.agenda, self.begin, self.notice.open_form):
            part.setEnabled(live and self.may)
        if self.may:
            for button in (self.drop, self.keep, self.open_button):
                button.setVisible(live)
        if status == "cancelled":
            reason = planned.whole.cancel_reason or ""
            self.notices.show_notice(
                Notice("info", lambda: say("This meeting was cancelled."), reason), "status"
            )
        elif not live:
            self.desk.go("meeting" if status == "open" else "minutes", id=self._id)

    def _touch(self) -> None:
        self._touched = True

    # -- acts ------------------------------------------------------------------------------

    def _changes(self) -> Done | None:
        """Run in the writer thread: what was typed in date, place and agenda."""
        planned, points = self._plain
        assert planned is not None
        record = planned.whole.record
        day, at, place = self._when
        done = None
        now = local(record.planned_at, record.offset_minutes)
        if (day, at, place) != (now.date(), now.time(), record.place):
            done = self.presenter.move(record.meeting_id, day, at, place)
        return self.presenter.write_agenda(planned.whole, points) or done

    def _take(self) -> bool:
        """Take what is typed out of the fields; False when something is missing."""
        self.form.clear_errors()
        day, at = self.day.day(), self.at.moment()
        if day is None:
            self.form.set_error("planned_at", lambda: say("Write the day, for example 24/11/2026."))
            return False
        if at is None:
            self.form.set_error("time", lambda: say("Write the time, for example 16:00."))
            return False
        self._when = (day, at, self.place.value())
        self._plain = (self.planned, self.agenda.points())
        return True

    def save(self) -> None:
        """Write date, place and agenda."""
        if self._take():
            self.write(self._saved, lambda _d: self._is_saved(), form=self.form)

    def _saved(self) -> Done:
        return self._changes() or Done(self._id)

    def _is_saved(self) -> None:
        self._touched = False
        self.notices.show_saved()
        self.refresh()

    def note_notice(self) -> None:
        """Write that members were told."""
        typed, meeting = self.notice.typed(), self._id
        if typed is None:
            return
        self.write(
            lambda: self.presenter.note_notice(meeting, typed),
            lambda _d: self._noted(),
            form=self.notice.form,
        )

    def _noted(self) -> None:
        self.notice.clear_form()
        self.notices.show_saved(lambda: say("Noted that members were told."))

    def open(self) -> None:
        """Open the meeting and go to its minutes."""
        planned = self.planned
        if planned is None or (self._touched and not self._take()):
            return
        chair, at, touched = self.chair.value(), self.opened.moment(), self._touched
        reason = self.reason.value()

        def work() -> Done:
            if touched:
                self._changes()
            return self.presenter.open(planned, at, str(chair) if chair else None, reason)

        self.write(work, self._is_open, form=self.opening)

    def _is_open(self, _done: Done) -> None:
        self._touched = False
        self.opened.set_value("")
        self.desk.go("meeting", id=self._id)

    def ask_reason(self) -> None:
        """Ask why; cancelling keeps the number and cannot be taken back."""
        reason = LineField(lambda: say("Why it will not be held"), key="reason")
        notice = Notice(
            "due",
            lambda: say("The meeting keeps its number and stays in the list as cancelled."),
            buttons=[
                (lambda: say("Keep the meeting"), lambda: self.notices.drop("cancel")),
                (lambda: say("Cancel the meeting"), lambda: self._cancel(reason)),
            ],
            extra=reason,
        )
        self.notices.show_notice(notice, "cancel")
        reason.box.setFocus()

    def _cancel(self, reason: LineField) -> None:
        words, meeting = reason.value(), self._id
        if not words.strip():
            reason.set_error(lambda: say("Write why."))
            return
        self.notices.drop("cancel")
        self.write(
            lambda: self.presenter.cancel(meeting, words), lambda _d: self.desk.go("meetings")
        )

    def print_paper(self, kind: str) -> None:
        """See a paper of this meeting."""
        self.desk.go("paper", kind=kind, id=self._id)

    # -- drafts ----------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        if not self._touched:
            return None
        points = [[p.title, p.kind, p.item_id] for p in self.agenda.points()]
        return {"place": {"id": self._id}, "form": self.form.values(), "agenda": points}

    def restore(self, draft: dict[str, object]) -> None:
        self.arrive(**place_of(draft))
        self._kept = draft
        self._put_back_draft()

    def _put_back_draft(self) -> None:
        kept = self._kept
        if kept is None or place_of(kept).get("id") != self._id or self.planned is None:
            return
        self._kept, self._touched = None, True
        form, agenda = kept.get("form"), kept.get("agenda")
        if isinstance(form, dict):
            self.form.set_values(form)
        if isinstance(agenda, list):
            self.agenda.show_points([Point(str(t), str(k), i) for t, k, i in agenda])


def _changes_rules(planned: Planned) -> bool:
    motions = [m for item in planned.whole.record.items for m in item.motions]
    return any(motion.decision_kind == "amend" for motion in motions)

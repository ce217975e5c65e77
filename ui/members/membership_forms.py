"""Small pages about one membership: she leaves, is suspended, an entry is put right or struck."""

from __future__ import annotations

from functools import partial

from sr_board.base.results import Done
from sr_board.people.rows import MemberRow
from sr_board.people.rules.kinds import LeaveReason, MemberClass
from sr_board.people.service_members import (
    CorrectMembership,
    Leave,
    SetClass,
    StrikeMembership,
    Suspend,
)
from ui.buttons import Button
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say
from ui.members.person_forms import OfPerson, class_choices, missing
from ui.members.person_presenter import PersonPresenter, PersonView
from ui.members.words import reason_word

__all__ = ["CorrectPage", "LeavePage", "SuspendPage"]


class OfMembership(OfPerson):
    """Base: a form about one membership of a person."""

    row: MemberRow | None = None

    def fill(self, found: PersonView) -> None:
        self.view = found
        self.row = found.membership(str(self.place.get("membership", "")))
        if self.row is not None:
            self.fill_row(self.row)

    def fill_row(self, row: MemberRow) -> None:
        """Put the membership into the fields."""

    def who(self, row: MemberRow) -> dict[str, object]:
        """Name, number and group for headings."""
        return {"name": row.person.name, "number": row.number or "–", "group": row.group_name}


class LeavePage(OfMembership):
    """A membership ends, with the day and the reason."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("She leaves the group"),
            lambda: say("Her entry stays in the register. Her number is not given again."),
            lambda: say("Record that she left"),
        )
        self.left = DateField(lambda: say("Left on"), key="left")
        reasons = [r for r in LeaveReason if r is not LeaveReason.ERROR]
        self.reason = ChoiceField(
            lambda: say("Reason"), [(r, partial(reason_word, r)) for r in reasons], key="reason"
        )
        self.reason.changed.connect(self._reason_chosen)
        self.resolution = LineField(
            lambda: say("Number of the resolution"),
            key="resolution",
            help=lambda: say("Needed when the group removed her."),
            most=60,
        )
        self.form.add(self.left, self.reason)
        self.form.add(self.resolution)
        self.finish()
        self._wish: Leave | None = None

    def fill_row(self, row: MemberRow) -> None:
        self.set_title(lambda: say("{name} leaves {group}", **self.who(row)))
        self.left.set_day(self.presenter.clock.today())
        self.reason.set_value(None)
        self.resolution.set_value("")
        self._reason_chosen()

    def _reason_chosen(self) -> None:
        self.resolution.setVisible(self.reason.value() is LeaveReason.REMOVED_BY_RESOLUTION)

    def wishes(self) -> bool:
        day = self.left.day()
        if day is None:
            return missing(self, "left", lambda: say("Write the day as day/month/year."))
        if self.reason.value() is None:
            return missing(self, "reason", lambda: say("Choose the reason."))
        if self.row is None:
            return False
        reason = LeaveReason(str(self.reason.value()))
        self._wish = Leave(self.row.membership_id, day, reason, self.resolution.value())
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.memberships.leave(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("It is recorded that she left."))


class SuspendPage(OfMembership):
    """A membership rests until a day, by resolution."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Suspend a member"),
            lambda: say("Only a resolution of the group can do this, and only for a time."),
            lambda: say("Suspend her"),
        )
        self.until = DateField(lambda: say("Until"), key="until")
        self.resolution = LineField(
            lambda: say("Number of the resolution"), key="resolution", most=60
        )
        self.form.add(self.until, self.resolution)
        self.finish()
        self._wish: Suspend | None = None

    def fill_row(self, row: MemberRow) -> None:
        self.set_title(lambda: say("Suspend {name} in {group}", **self.who(row)))
        self.form.set_values({"until": "", "resolution": ""})

    def wishes(self) -> bool:
        day = self.until.day()
        if day is None:
            return missing(self, "until", lambda: say("Write the day as day/month/year."))
        if self.row is None:
            return False
        self._wish = Suspend(self.row.membership_id, day, self.resolution.value())
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.memberships.suspend(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("She is suspended until that day."))


class CorrectPage(OfMembership):
    """Number, joining date and kind put right; or the whole entry struck through as a mistake."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Correct an entry"),
            lambda: say("For slips of the pen. What happened to her is recorded elsewhere."),
            lambda: say("Save the correction"),
        )
        self.number = NumberField(lambda: say("Member no."), key="number")
        self.joined = DateField(
            lambda: say("Joined on"), key="joined", help=lambda: say("Empty: not known.")
        )
        self.kind = ChoiceField(lambda: say("Kind of member"), class_choices(), key="member_class")
        self.form.add(self.number, self.joined)
        self.form.add(self.kind)
        self.strike = self.foot.beside(
            Button(lambda: say("Entered by mistake"), icon="x", on=self.ask_strike)
        )
        self.finish()
        self._wish: tuple[CorrectMembership, SetClass | None] | None = None

    def fill_row(self, row: MemberRow) -> None:
        self.set_title(lambda: say("Correct {name}, no. {number} in {group}", **self.who(row)))
        self.number.set_value(row.number or "")
        self.joined.set_day(row.joined)
        self.kind.set_value(row.member_class)
        self.kind.set_read_only(not (row.status is not None and row.status.is_open))

    def wishes(self) -> bool:
        number = self.number.number()
        if number is None:
            return missing(self, "number", lambda: say("Write a whole number."))
        if self.joined.is_wrong():
            return missing(self, "joined", lambda: say("This is not a date. Write day/month/year."))
        if self.row is None:
            return False
        kind = MemberClass(str(self.kind.value()))
        other = kind is not self.row.member_class
        self._wish = (
            CorrectMembership(self.row.membership_id, number, self.joined.day()),
            SetClass(self.row.membership_id, kind) if other else None,
        )
        return True

    def act(self) -> Done:
        if self._wish is None or self.row is None:
            raise RuntimeError("nothing was typed")
        correction, kind = self._wish
        memberships, row = self.presenter.memberships, self.row
        done = None
        if (correction.number, correction.joined) != (row.number, row.joined):
            done = memberships.correct(correction)
        if kind is not None:
            done = memberships.set_class(kind)
        return done or Done(row.membership_id)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("The entry is corrected."))

    def ask_strike(self) -> None:
        """Ask, then strike the entry through."""
        row = self.row
        if row is None:
            return
        question = Irreversible(
            self,
            lambda: say("Strike this entry through?"),
            lambda: say(
                "Nobody is deleted: the entry stays and is shown struck through. This cannot be "
                "turned back. For a member who left, choose “She leaves” instead."
            ),
            keep=lambda: say("Leave it as it is"),
            act=lambda: say("Strike it through"),
        )
        if question.exec():
            wish = StrikeMembership(row.membership_id)
            self.write(
                lambda: self.presenter.memberships.strike(wish),
                lambda _d: self.back_with(lambda: say("The entry is struck through.")),
                form=self.form,
            )

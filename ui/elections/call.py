"""Call an election: group, posts with seats and way of voting, days, how votes are given."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from governance.elections.commands import CallElection
from governance.elections.service_calling import COLOURS
from governance.elections.words import POLLING_FORMS
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.call_post import PostForm
from ui.elections.presenter import Calling, ElectionPresenter
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import second
from ui.live import say
from ui.page import Page

__all__ = ["CallElectionPage"]

_MOST_POSTS = 6


class CallElectionPage(Page):
    """The form."""

    listens = frozenset({"groups", "offices"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Call an election"),
            lambda: say("The rules in force today are copied with it and stay as they are."),
        )
        self.presenter = presenter
        self.posts: list[PostForm] = []
        self.calling: Calling | None = None
        self._build_what()
        self._build_days()
        self.posts_card = Card(lambda: say("What is voted on"))
        self.more = Button(lambda: say("Another post"), icon="plus", on=self.add_post)
        self.posts_card.add(self.more)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.what)
        left.addWidget(self.posts_card)
        left.addStretch(1)
        right.addWidget(self.days)
        right.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addLayout(left, 3)
        self._split.addLayout(right, 2)
        self.put(self._split)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("elections"),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Call the election"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.days_form.end_at(self.main)
        self.add_post()

    def _build_what(self) -> None:
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.name = LineField(
            lambda: say("Name of the election"),
            key="title",
            placeholder=lambda: say("Committee election"),
        )
        self.way = ChoiceField(
            lambda: say("How votes are given"),
            [(code, lambda w=word: say(w)) for code, word in POLLING_FORMS.items()],
            key="polling_form",
        )
        self.way.set_value("boxes")
        self.reason = ChoiceField(lambda: say("Why it is called"), key="resolution_id")
        self.centre = ChoiceField(
            lambda: say("Its delegates vote in"),
            key="tier_parent",
            help=lambda: say("The election of the body above, whose roll they come onto."),
        )
        self.instead = ChoiceField(lambda: say("In place of an annulled election"), key="follows")
        for field in (self.centre, self.instead):
            field.hide()
        self.form = Form()
        self.form.add(self.group, self.name, stretches=(1, 1))
        self.form.add(self.way)
        self.form.add(self.reason)
        self.form.add(self.centre)
        self.form.add(self.instead)
        self.what = Card(lambda: say("Whose election"))
        self.what.add(self.form)
        self.group.changed.connect(self._group_chosen)

    def _build_days(self) -> None:
        self.opens = DateField(lambda: say("Nominations open"), key="nominations_open")
        self.closes = DateField(lambda: say("Nominations close"), key="nominations_close")
        self.until = DateField(lambda: say("Names can be withdrawn until"), key="withdrawals_until")
        self.roll = DateField(
            lambda: say("Day of the roll"),
            key="roll_date",
            help=lambda: say("Who is in good standing on this day may vote."),
        )
        self.polling = DateField(lambda: say("Vote on"), key="polling_on")
        self.place = LineField(lambda: say("Place"), key="place")
        self.days_form = Form(gap=8)
        self.days_form.add(self.opens, self.closes)
        self.days_form.add(self.until)
        self.days_form.add(self.roll, self.polling)
        self.days_form.add(self.place)
        self.days = Card(lambda: say("Days and place"))
        self.days.add(self.days_form)
        self.days.add(
            second(
                lambda: say("The vote is moved later on if it must be; the call stays."), wrap=True
            )
        )

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        self.read(self.presenter.groups, self.show_groups)
        if not self.opens.value():
            opens, closes, until, polling = self.presenter.usual_days()
            for field, day in (
                (self.opens, opens),
                (self.closes, closes),
                (self.until, until),
                (self.roll, closes),
                (self.polling, polling),
            ):
                field.set_day(day)

    def show_groups(self, groups: tuple[tuple[str, str], ...]) -> None:
        """Offer the groups; the only one is chosen."""
        kept = self.group.value()
        self.group.set_choices(list(groups))
        self.group.set_value(kept or (groups[0][0] if len(groups) == 1 else None))
        self._group_chosen()

    def _group_chosen(self) -> None:
        group = self.group.value()
        if isinstance(group, str):
            self.read(lambda: self.presenter.calling(group), self._offer)

    def _offer(self, calling: Calling) -> None:
        self.calling = calling
        for post in self.posts:
            post.offer(calling.offices, calling.facts)
        self._offer_links(calling)

    def _offer_links(self, calling: Calling) -> None:
        """Decisions passed, elections of a centre, elections annulled: what this one hangs on."""
        facts, tr = calling.facts, i18n.current()
        rows = [(d.id, f"{tr.digits(d.serial)}  {d.text[:60]}") for d in calling.decisions]
        self.reason.set_choices([(None, lambda: say("A term ends")), *rows])
        above = [(ref, f"{title}, {group}") for ref, title, group in facts.centres]
        self.centre.set_choices([(None, lambda: say("none: it stands alone")), *above])
        gone = [(ref, title) for ref, title in facts.annulled]
        self.instead.set_choices([(None, lambda: say("none")), *gone])
        for field, rows_ in ((self.centre, above), (self.instead, gone)):
            field.setVisible(bool(rows_))
        for field in (self.reason, self.centre, self.instead):
            if field.value() is None:
                field.set_value(None)

    def add_post(self) -> None:
        """One more post, up to six: each has a paper of its own colour."""
        if len(self.posts) >= _MOST_POSTS:
            return
        post = PostForm(self.presenter)
        if self.calling is not None:
            post.offer(self.calling.offices, self.calling.facts)
        self.posts.append(post)
        self.posts_card.body.insertWidget(len(self.posts) - 1, post)
        post.form.end_at(self.more)
        self.more.setVisible(len(self.posts) < _MOST_POSTS)
        if len(self.posts) == 1:
            self.form.end_at(post.office.box)
        else:
            post.office.box.setFocus()

    # -- the act ---------------------------------------------------------------------------

    def save(self) -> None:
        """Call it and go to it."""
        for form in (self.form, self.days_form, *(post.form for post in self.posts)):
            form.clear_errors()
        command = self._command()
        if command is not None:
            work = self.presenter.office.calling.call
            self.write(lambda: work(command), self._called, form=self.days_form)

    def _command(self) -> CallElection | None:
        group = self.group.value()
        if not isinstance(group, str):
            self.form.set_error("group_id", lambda: say("Choose the group."))
            return None
        title = self.name.value().strip()
        if not title:
            self.form.set_error("title", lambda: say("Give the election a name."))
            return None
        entries = [post.entry(colour) for post, colour in zip(self.posts, COLOURS, strict=False)]
        posts = tuple(entry for entry in entries if entry is not None)
        if not posts:
            self.posts[0].form.set_error("office", lambda: say("Choose what is voted on."))
            return None
        days = self._days()
        if days is None:
            return None
        place, way = self.place.value(), str(self.way.value() or "boxes")
        reason, centre, instead = (
            str(field.value()) if field.value() else None
            for field in (self.reason, self.centre, self.instead)
        )
        return CallElection(
            group,
            title,
            posts,
            **days,
            place=place,
            polling_form=way,
            resolution_id=reason,
            tier_parent=centre,
            follows=instead,
        )

    def _days(self) -> dict[str, date] | None:
        """The days by their names in the command; None when one is missing (said at its field)."""
        days: dict[str, date] = {}
        for field in (self.roll, self.opens, self.closes, self.until, self.polling):
            day = field.day()
            if day is None:
                words = lambda: say("Write the day, for example 24/11/2026.")  # noqa: E731
                self.days_form.set_error(field.key, words)
                return None
            days[field.key] = day
        return days

    def _called(self, done: Done) -> None:
        self.name.set_value("")
        self.opens.set_value("")
        self.desk.go("election", id=done.id)

    def draft(self) -> dict[str, object] | None:
        if not self.name.value().strip():
            return None
        return {"form": self.form.values(), "days": self.days_form.values()}

    def restore(self, draft: dict[str, object]) -> None:
        for form, key in ((self.form, "form"), (self.days_form, "days")):
            values = draft.get(key)
            if isinstance(values, dict):
                form.set_values(values)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)

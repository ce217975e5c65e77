"""Small pages about one person: change, join another group, and what she says of herself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.people.rows import GroupRow
from sr_board.people.rules.kinds import MemberClass, SelfAnswer
from sr_board.people.service_members import Join
from sr_board.people.service_persons import ChangePerson, SetPrivate
from sr_board.people.service_subgroups import GiveAnswer
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import Text, say
from ui.members.form_page import FormPage
from ui.members.list_presenter import group_choices
from ui.members.person_presenter import PersonPresenter, PersonView
from ui.members.tile_field import TileField
from ui.members.words import answer_word, class_word, subgroup_word

__all__ = [
    "CONSENT_VERSION",
    "AnswerPage",
    "EditPage",
    "JoinPage",
    "OfPerson",
    "class_choices",
    "missing",
]

CONSENT_VERSION = "2026-11"
"""Names the text of consent below; a changed text takes another name."""


def class_choices() -> list[tuple[object, Text]]:
    """Kinds of members for a chooser."""
    return [(kind, partial(class_word, kind)) for kind in MemberClass]


def missing(page: FormPage, key: str, words: Text) -> bool:
    """Say that a field is missing or cannot be read; always False, for `wishes`."""
    page.form.set_error(key, words)
    return False


class OfPerson(FormPage):
    """Base: a form about one person; goes back to her page."""

    def __init__(
        self, desk: Desk, presenter: PersonPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance, verb)
        self.presenter = presenter
        self.view: PersonView | None = None

    @property
    def person_id(self) -> str:
        """Whom the form is about."""
        return str(self.place.get("id", ""))

    def load(self, **place: Any) -> Any:
        return self.presenter.look(str(place["id"]), self.desk.may)

    def go_back(self) -> None:
        self.desk.go("member", id=self.person_id)

    def back_with(self, words: Text) -> None:
        """Go to her page and say there what was done."""
        self.desk.go("member", id=self.person_id, said=words)


class EditPage(OfPerson):
    """Her name, her tile, and the private field."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Change name or tile"),
            lambda: say("She says how she is called here. A paper is never asked for."),
            lambda: say("Save the changes"),
        )
        self.form.add(LineField(lambda: say("Name"), key="chosen_name", most=120))
        self.private = desk.may(Action.PEOPLE_PRIVATE)
        if self.private:
            only = lambda: say("Only secretary and chair see this.")  # noqa: E731
            self.form.add(
                LineField(lambda: say("Legal name"), key="legal_name", help=only, most=120),
                LineField(lambda: say("Phone"), key="phone", help=only, most=40),
            )
        self.tile = TileField(lambda: say("Her tile"))
        self.form.add_widget(self.tile)
        self.finish()
        self._wish: tuple[ChangePerson, SetPrivate | None] | None = None

    def fill(self, found: PersonView) -> None:
        self.view = found
        person, private = found.card.person, found.card.private
        values = {"chosen_name": person.name}
        if private is not None:
            values |= {"legal_name": private.legal_name, "phone": private.phone}
        self.form.set_values(values)
        self.tile.set_tile(person.symbol, person.hue)

    def wishes(self) -> bool:
        if self.view is None:
            return False
        values = self.form.values()
        person = self.view.card.person
        change = ChangePerson(
            person.person_id,
            str(values["chosen_name"]),
            self.tile.symbol,
            self.tile.hue,
            person.tile_number,
        )
        private = None
        if self.private:
            private = SetPrivate(person.person_id, str(values["legal_name"]), str(values["phone"]))
        self._wish = (change, private)
        return True

    def act(self) -> Done:
        if self.view is None or self._wish is None:
            raise RuntimeError("nothing was read")
        return self.presenter.change(self.view, *self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("Saved."))


class JoinPage(OfPerson):
    """A known person joins another group."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Join another group"),
            lambda: say("Her entry in other groups stays as it is."),
            lambda: say("Add her to the group"),
        )
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.kind = ChoiceField(lambda: say("Kind of member"), class_choices(), key="member_class")
        self.joined = DateField(lambda: say("Joined on"), key="joined")
        self.number = NumberField(
            lambda: say("Member no."),
            key="number",
            help=lambda: say("Leave it empty for the next free number."),
        )
        self.form.add(self.group, self.kind)
        self.form.add(self.joined, self.number)
        self.finish()
        self._wish: Join | None = None

    def load(self, **place: Any) -> Any:
        return super().load(**place), self.presenter.living_groups()

    def fill(self, found: tuple[PersonView, tuple[GroupRow, ...]]) -> None:
        self.view, groups = found
        name = self.view.card.person.name
        self.set_title(lambda: say("{name} joins another group", name=name))
        in_now = {m.group_id for m in self.view.card.memberships if m.status and m.status.is_open}
        self.group.set_choices(group_choices([g for g in groups if g.group_id not in in_now]))
        wish = self.place.get("group")
        self.group.set_value(wish)
        self.kind.set_value(MemberClass.FULL)
        self.joined.set_day(self.presenter.clock.today())
        self.number.set_value("")

    def wishes(self) -> bool:
        group = self.group.value()
        if group is None:
            return missing(self, "group_id", lambda: say("Choose the group."))
        if self.joined.is_wrong():
            return missing(self, "joined", lambda: say("This is not a date. Write day/month/year."))
        if self.number.is_wrong():
            return missing(self, "number", lambda: say("Write a whole number."))
        self._wish = Join(
            self.person_id,
            str(group),
            self.joined.day(),
            MemberClass(str(self.kind.value())),
            self.number.number(),
        )
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.memberships.join(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("She is written into the group."))


class AnswerPage(OfPerson):
    """She says something of herself, after the text of consent was read to her."""

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("What she says of herself"),
            lambda: say("Read the text aloud first. Nobody need answer, and no answer is no."),
            lambda: say("Write her answer down"),
        )
        consent = Card(kind="total")
        consent.add(
            Label(
                lambda: say(
                    "“You may say this or not. It counts only for seats and help that are kept for "
                    "such members. Only the few whom the meeting named see your answer; all others "
                    "see numbers, never names. You may take it back on any day, and then nobody "
                    "sees it any more.”"
                ),
                "body",
                "action",
                wrap=True,
            )
        )
        self.work.insertWidget(0, consent)
        self.key = ChoiceField(lambda: say("About"), key="group_key")
        self.answer = ChoiceField(
            lambda: say("She says"),
            [(a, partial(answer_word, a)) for a in SelfAnswer],
            key="answer",
        )
        self.form.add(self.key, self.answer)
        self.finish()
        self._wish: GiveAnswer | None = None

    def load(self, **place: Any) -> Any:
        return super().load(**place), self.presenter.subgroups.keys()

    def fill(self, found: tuple[PersonView, tuple[str, ...]]) -> None:
        self.view, keys = found
        self.key.set_choices([(k, partial(subgroup_word, k)) for k in keys])
        self.form.set_values({"group_key": None, "answer": None})

    def wishes(self) -> bool:
        if self.key.value() is None:
            return missing(self, "group_key", lambda: say("Choose what she speaks about."))
        if self.answer.value() is None:
            return missing(self, "answer", lambda: say("Choose what she says."))
        wish = GiveAnswer(self.person_id, str(self.key.value()), SelfAnswer.YES, CONSENT_VERSION)
        self._wish = replace(wish, answer=SelfAnswer(str(self.answer.value())))
        return True

    def act(self) -> Done:
        if self._wish is None:
            raise RuntimeError("nothing was typed")
        return self.presenter.answers.answer(self._wish)

    def done(self, done: Done) -> None:
        self.back_with(lambda: say("Her answer is written down."))

"""Who she is and how she may be reached: forms for those who hold the identity's key."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.files.service_identity import ContactWish, WhoSheIs
from sr_board.cases.records import Identity
from ui.cases.files.guarded import CaseForm
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.live import say

__all__ = ["ReachPage", "WhoPage"]


class WhoPage(CaseForm):
    """Who she is, written down or corrected."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Write down who she is"),
            lambda: say(
                "Only what helps her. No number of an identity paper, no photograph, no health, no "
                "caste, no religion. The team sees that you opened it."
            ),
            lambda: say("Keep it sealed"),
        )
        self.presenter = presenter
        self.name = LineField(lambda: say("Her name"), key="name")
        self.others = LineField(
            lambda: say("Other names"), key="other_names", help=lambda: say("With commas")
        )
        self.district = LineField(lambda: say("Home district"), key="home_district")
        self.state = LineField(lambda: say("Home state"), key="home_state")
        self.country = LineField(lambda: say("Home country"), key="home_country")
        self.home = LineField(lambda: say("Village or street"), key="home_place")
        self.languages = LineField(
            lambda: say("Her languages"), key="languages", help=lambda: say("With commas")
        )
        self.interpreter = LineField(lambda: say("Interpreter she needs"), key="interpreter")
        self.support = LineField(lambda: say("Support she needs"), key="support")
        self.guardian = LineField(lambda: say("Guardian's contact"), key="guardian_contact")
        self.safe = CheckLine(lambda: say("Somebody checked that reaching the guardian is safe"))
        self.form.add(self.name, self.others)
        self.form.add(self.district, self.state)
        self.form.add(self.home, self.country)
        self.form.add(self.languages, self.interpreter)
        self.form.add(self.support)
        self.form.add(self.guardian)
        self.form.add_widget(self.safe)
        self.finish()

    def load(self, **place: Any) -> Identity:
        return self.presenter.desk.identity.read(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.form.set_values(
            {
                key: ", ".join(value) if isinstance(value, tuple) else value
                for key, value in vars(found).items()
                if key in self.form.fields
            }
        )
        self.safe.setChecked(found.guardian_safe)

    def leave(self) -> None:
        self.form.set_values(dict.fromkeys(self.form.fields, ""))  # nothing of her stays here
        self.forget()
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def wishes(self) -> bool:
        self.wish = WhoSheIs(
            self.case_id,
            self.name.value(),
            tuple(self.others.value().split(",")),
            self.district.value(),
            self.state.value(),
            self.country.value(),
            self.home.value(),
            self.guardian.value(),
            self.safe.isChecked(),
            tuple(self.languages.value().split(",")),
            self.interpreter.value(),
            self.support.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.identity.write(self.wish)


class ReachPage(CaseForm):
    """How she may be reached."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("How she may be reached"),
            lambda: say("Ask her. What stands here holds for everybody who follows up."),
            lambda: say("Keep it sealed"),
        )
        self.presenter = presenter
        self.phone = LineField(lambda: say("Her phone, if it is safe"), key="phone", most=40)
        self.never = CheckLine(lambda: say("Never call her"))
        self.only = ChoiceField(lambda: say("Only this person may reach her"), key="only_peer")
        self.times = LineField(lambda: say("At which times"), key="times")
        self.words = LineField(lambda: say("What is said when somebody else answers"), key="words")
        self.rule = TextField(lambda: say("What else she said"), key="rule", rows=2)
        self.form.add(self.phone, self.times)
        self.form.add_widget(self.never)
        self.form.add(self.only)
        self.form.add(self.words)
        self.form.add(self.rule)
        self.finish()

    def load(self, **place: Any) -> Identity:
        names = self.presenter.names()
        self.peers = [("", lambda: say("Anybody of the team"))]
        self.peers += [(slot, names[slot].name) for slot in self.presenter.holders()]
        return self.presenter.desk.identity.read(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.only.set_choices(list(self.peers))
        self.only.set_value(found.contact_only_peer)
        self.phone.set_value(found.phone)
        self.times.set_value(found.contact_times)
        self.words.set_value(found.contact_words)
        self.rule.set_value(found.contact_rule)
        self.never.setChecked(found.contact_never_call)

    def leave(self) -> None:
        for field in (self.phone, self.times, self.words, self.rule):
            field.set_value("")  # nothing of her stays here
        self.forget()
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def wishes(self) -> bool:
        self.wish = ContactWish(
            self.case_id,
            self.phone.value(),
            self.never.isChecked(),
            str(self.only.value() or ""),
            self.times.value(),
            self.words.value(),
            self.rule.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.identity.contact(self.wish)

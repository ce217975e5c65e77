"""The page Constitution: what holds for a group, since when, and our rules on one page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from governance.constitution.law_packs import ASK_FIRST, STATES, source_words
from governance.constitution.views import ConstitutionView, RuleView, VersionRow
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.presenter import ConstitutionPresenter, Overview
from ui.constitution.rule_sheet import RuleSheet
from ui.constitution.said import adopted_words, status_words
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.thread import Knot, StepThread

__all__ = ["OverviewPage"]

_STEP = {"draft": 0, "circulated": 1}


class OverviewPage(Page):
    """One group at a time."""

    listens = frozenset({"constitution", "groups", "laws", "breaches"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Constitution"),
            lambda: say("What we have agreed among ourselves, and what is checked by it."),
        )
        self.presenter = presenter
        self.may = desk.may(Action.CONSTITUTION_WRITE)
        self._group = ""
        self._shown: Overview | None = None
        self.group = ChoiceField("", [])
        self.group.box.setAccessibleName(say("Group"))
        self.group.changed.connect(self._choose)
        self.beside_title.addWidget(self.group)
        self.held, self.writing, self.rules = (
            Card(),
            Card(),
            RuleSheet(),
        )
        for card in (self.writing, self.held, self.rules):
            self.put(card)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.law = self.foot.helper(
            Button(
                lambda: say("Laws of states"),
                Kind.QUIET,
                icon="shield",
                on=lambda: self.desk.go("laws", group=self._group),
            )
        )
        self.history = self.foot.helper(
            Button(lambda: say("Versions"), Kind.QUIET, icon="history", on=self._history)
        )
        if self.may:
            self.main = self.foot.set_main(
                Button(lambda: say("Begin our rules"), Kind.MAIN, key="Ctrl+Return", on=self._go_on)
            )

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.overview(group), self.show_overview)

    @property
    def shown(self) -> Overview | None:
        """What stands on the page."""
        return self._shown

    def _choose(self) -> None:
        chosen = self.group.value()
        if isinstance(chosen, str) and chosen != self._group:
            self._group = chosen
            self.refresh()

    def show_overview(self, overview: Overview | None) -> None:
        """Show a group's rules."""
        self._shown = overview
        self.notices.clear()
        for card in (self.held, self.writing, self.rules):
            card.clear()
        if overview is None:
            self._show_nothing()
            return
        self._group = overview.rules.group_id
        self.group.set_choices([(g.group_id, g.group_name) for g in overview.groups])
        self.group.set_value(self._group)
        self.group.setVisible(len(overview.groups) > 1)
        self._show_notices(overview)
        self._show_held(overview)
        self._show_draft(overview)
        self.rules.show_rules(overview)
        self.history.setVisible(overview.whole is not None or overview.draft is not None)
        if self.may:
            self.main.tell(lambda: _main_words(overview))

    def _show_nothing(self) -> None:
        self.group.hide()
        self.held.hide()
        self.writing.hide()
        self.history.hide()
        self.rules.add(
            Empty("book", lambda: say("There is no group yet. Rules belong to a group."))
        )

    def _show_notices(self, overview: Overview) -> None:
        stack = self.notices
        if overview.whole is None:
            stack.show_notice(
                Notice(
                    "info",
                    lambda: say("No rules of our own are in force."),
                    lambda: say(
                        "Until the group adopts some, the usual values of the template are used. "
                        "Every check says so."
                    ),
                ),
                "none",
            )
        else:
            whole = overview.whole
            if whole.differences:
                stack.show_notice(self._differs(whole), "differs")
            if whole.file_by is not None:
                stack.show_notice(self._filing(whole), "filing")
            self._show_floors(whole)
        if overview.to_fill:
            stack.show_notice(self._to_fill(overview), "fill")

    def _differs(self, whole: ConstitutionView) -> Notice:
        count = len({each.slot for each in whole.differences})
        return Notice(
            "due",
            lambda: say_n(
                "In {n} place text and rule do not say the same.",
                "In {n} places text and rule do not say the same.",
                count,
            ),
            lambda: say("The text counts. A new version can bring the two together."),
            buttons=[(lambda: say("See where"), lambda: self._read(whole.id))],
        )

    def _filing(self, whole: ConstitutionView) -> Notice:
        day = whole.file_by
        late = day is not None and day < self.presenter.today
        return Notice(
            "over" if late else "due",
            lambda: say("This version must be filed with the registrar by {day}.", day=day),
            lambda: say("When it is done, write down the day and the reference."),
            buttons=[(lambda: say("It was filed"), lambda: self._to("constitution-filing", whole))]
            if self.may
            else (),
        )

    def _show_floors(self, whole: ConstitutionView) -> None:
        for rule in whole.below_floor[:3]:
            self.notices.show_notice(floor_notice(rule), f"floor {rule.key}")

    def _to_fill(self, overview: Overview) -> Notice:
        choice = overview.to_fill[0]
        fill = (
            lambda: say("Put it into a draft"),
            lambda: self.write(
                lambda: self.presenter.fill(choice.id),
                lambda done: self.desk.go("constitution-articles", id=done.id),
            ),
        )
        return Notice(
            "info",
            lambda: say("Decision {serial} changes our rules.", serial=choice.serial),
            lambda: say("The change holds when a new version with it is adopted."),
            buttons=[fill] if self.may else (),
        )

    def _show_held(self, overview: Overview) -> None:
        whole = overview.whole
        self.held.setVisible(whole is not None)
        if whole is None:
            return
        version = whole.version
        self.held.add(
            Label(lambda: say("Version {n} is in force", n=version.version), "card", wrap=True)
        )
        self.held.add(Label(lambda: adopted_words(whole), "body", "soft", wrap=True))
        self.held.add(self._buttons(whole, adopted=True))

    def _show_draft(self, overview: Overview) -> None:
        draft = overview.draft
        self.writing.setVisible(draft is not None)
        if draft is None:
            return
        version = draft.version
        self.writing.add(
            Label(
                lambda: _draft_words(version),
                "card",
                wrap=True,
            )
        )
        steps = [
            Knot(lambda: say("Write")),
            Knot(lambda: say("Send round")),
            Knot(lambda: say("The meeting votes")),
            Knot(lambda: say("In force")),
        ]
        self.writing.add(StepThread(steps, _STEP.get(version.status, 0) + 1))
        if draft.changed_since_sent:
            self.writing.add(
                Label(
                    lambda: say(
                        "It was sent round on {day} and changed since. Send it round again.",
                        day=version.circulated_on,
                    ),
                    "strong",
                    "due",
                    wrap=True,
                )
            )
        self.writing.add(self._buttons(draft, adopted=False))

    def _buttons(self, view: ConstitutionView, *, adopted: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(
            Button(
                (lambda: say("Read the articles"))
                if adopted or not self.may
                else (lambda: say("Articles")),
                icon="book",
                on=lambda: self._read(view.id),
            )
        )
        if not adopted and self.may:
            row.addWidget(
                Button(
                    lambda: say("Answer the questions"),
                    icon="list",
                    on=lambda: self._to("constitution-wizard", view),
                )
            )
        for kind, words in (
            ("one-page", lambda: say("One page")),
            ("constitution", lambda: say("Booklet")),
        ):
            row.addWidget(
                Button(
                    words,
                    icon="printer",
                    on=lambda k=kind: self.desk.go("paper", kind=k, id=view.id),
                )
            )
        row.addStretch(1)
        return holder

    # -- going on -----------------------------------------------------------------------------

    def _read(self, constitution_id: str) -> None:
        self.desk.go("constitution-articles", id=constitution_id)

    def _to(self, key: str, view: ConstitutionView) -> None:
        self.desk.go(key, id=view.id)

    def _history(self) -> None:
        self.desk.go("constitution-history", group=self._group)

    def _go_on(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if shown.draft is not None:
            self._to("constitution-adopt", shown.draft)
        elif shown.whole is not None:
            group = shown.rules.group_id
            self.write(
                lambda: self.presenter.next_version(group),
                lambda done: self.desk.go("constitution-articles", id=done.id),
            )
        else:
            self.desk.go("constitution-start", group=shown.rules.group_id)

    def retranslate(self) -> None:
        """Sentences of rules are made in the language of the screen."""
        if self._shown is not None:
            self.refresh()


def _draft_words(version: VersionRow) -> str:
    if version.status == "draft":
        return say("Draft of version {n}", n=version.version)
    return say("Draft of version {n}: {state}", n=version.version, state=status_words(version))


def _main_words(overview: Overview) -> str:
    if overview.draft is not None:
        return say("Send round and adopt")
    return say("Make a new version") if overview.whole is not None else say("Begin our rules")


def floor_notice(rule: RuleView) -> Notice:
    """A value under what the law asks: the rule, the floor, its source."""
    floor = rule.floor
    assert floor is not None

    def fact() -> str:
        state = say(STATES[floor.state]) if floor.state in STATES else floor.state
        return say("The law of {state} asks for more than our rule.", state=state)

    def line() -> str:
        asked = value_sentence(rule.key, floor.floor, i18n.current())
        return " ".join(
            (
                say("It asks: {sentence}", sentence=asked),
                source_words(floor.source_text, floor.checked_on, floor.shipped, i18n.current()),
                say(ASK_FIRST),
            )
        )

    return Notice("due", fact, line)

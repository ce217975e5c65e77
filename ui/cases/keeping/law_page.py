"""The law pack of the board: what it says, where it was read, who checked it; editing by two."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.packs import PackView
from sr_board.cases.packs.service import EditPack, PackSeen
from sr_board.cases.rules.clocks import BUILT_IN
from sr_board.cases.rules.retention import lengths_in
from sr_board.cases.vocabulary import ClockNature
from sr_board.cases.words.files import RULES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.keeping.kept_lengths import confirmed, kept_fields, kept_row, limit_words
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.fields import Field, LineField, NumberField, TextField
from ui.fields_time import DateField
from ui.labels import Label, second, strong
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.two_persons import TwoPersonForm

__all__ = ["LawEditPage", "LawPage"]


class LawPage(Page):
    """Clocks first, then bodies and forms, then the words read before consent."""

    listens = frozenset({"packs", "board"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(desk, lambda: say("The law"))
        self.presenter = presenter
        self.clocks = Card(lambda: say("Clocks"), tight=True)
        self.bodies = Card(lambda: say("Bodies and forms"), tight=True)
        self.keeping = Card(lambda: say("How long files are kept"), tight=True)
        self.parts = Card(lambda: say("Its other parts"), tight=True)
        self.consent = Card(lambda: say("Read aloud before she agrees"))
        self.versions = Card(lambda: say("Versions"), tight=True)
        for card in (
            self.clocks,
            self.bodies,
            self.keeping,
            self.parts,
            self.consent,
            self.versions,
        ):
            self.put(card)
        self.work.addStretch(1)
        self._foot(desk)

    def _foot(self, desk: Desk) -> None:
        """Back, another law, and checking this one."""
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )
        self.other = self.foot.helper(
            Button(
                lambda: say("Choose another law"),
                Kind.QUIET,
                icon="book",
                on=partial(desk.go, "cases-law-choose"),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Check and change"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-law-edit"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.desk.packs.seen, self.show_pack)

    def show_pack(self, seen: PackSeen) -> None:
        """Show the pack."""
        pack = seen.pack
        self.main.setVisible(seen.may_edit)
        self.other.setVisible(seen.may_edit)
        self.set_title(
            lambda: pack.title(i18n.current().code),
            lambda: say(
                "Version {version}, checked {day}. A file keeps the version it was opened under.",
                version=pack.version,
                day=day(pack.checked_on),
            ),
        )
        self._say_banner(seen)
        for card in (
            self.clocks,
            self.bodies,
            self.keeping,
            self.parts,
            self.consent,
            self.versions,
        ):
            card.clear()
        for rule in pack.content["clocks"]:
            if rule in BUILT_IN:
                _add(self.clocks, _clock_row(pack, rule))
        _show_bodies(self.bodies, pack)
        for name, length in lengths_in(pack.content["retention"]).items():
            _add(self.keeping, kept_row(pack, name, length))
        _show_parts(self.parts, pack)
        self.consent.add(Label(pack.consent_notice(i18n.current().code), "body", wrap=True))
        self.consent.add(second(lambda: say("Notice {version}", version=pack.notice_version)))
        self._show_versions(seen)

    def _say_banner(self, seen: PackSeen) -> None:
        self.notices.clear()
        if seen.old:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("Nobody checked this law for more than a year."),
                    lambda: say("Ask a lawyer to read it again. Clocks run on as they stand here."),
                ),
                "old",
            )
        if not seen.pack.content["meta"].get("lawyer_confirmed"):
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("No lawyer has confirmed this law yet."),
                    lambda: say("What is marked was read on other people's pages."),
                ),
                "lawyer",
            )

    def _show_versions(self, seen: PackSeen) -> None:
        self.versions.setVisible(bool(seen.versions))
        for row in seen.versions:
            _add(
                self.versions,
                Row(
                    lambda r=row: say("Version {version}", version=r.version),
                    lambda r=row: say(
                        "{day}, signed by {first} and {second}",
                        day=day(r.day),
                        first=self.presenter.name_of(r.by),
                        second=self.presenter.name_of(r.second),
                    ),
                    icon="signature",
                ),
            )


class LawEditPage(TwoPersonForm):
    """Lengths of clocks, the body, the title of the report, the words before consent."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Check and change the law"),
            lambda: say(
                "Only what was read in the law itself. A clock of a report about a child can get "
                "shorter, never longer; clocks that run get no later."
            ),
            lambda: say("Sign the new version"),
        )
        self.presenter = presenter
        self.pack: PackView | None = None
        self.lengths = {
            rule: NumberField(lambda r=rule: say(RULES.get(r, r)), key=f"clock-{rule}", digits=6)
            for rule, length in BUILT_IN.items()
            if length.nature is not ClockNature.INTERNAL
        }
        self.kept = kept_fields()
        self.body = LineField(lambda: say("Authority for children"), key="body")
        self.title_of = LineField(
            lambda: say("Printed title of the report"),
            key="form",
            help=lambda: say("Empty prints the plain title."),
        )
        self.notice = TextField(lambda: say("Read aloud before she agrees"), key="notice", rows=5)
        self.checked_on = DateField(lambda: say("Checked on"), key="checked_on")
        self.checked_by = LineField(
            lambda: say("Checked by (name and office)"), key="checked_by", most=120
        )
        self.form.add(self.checked_on, self.checked_by)
        self.form.add_columns(*self.lengths.values())
        self.form.add(self.body, self.title_of)
        self.form.add_widget(strong(lambda: say("How long files are kept")))
        self.form.add_columns(*self.kept.values())
        self.form.add(self.notice)
        self.finish()

    def load(self, **place: Any) -> PackView:
        return self.presenter.desk.packs.seen().pack

    def fill(self, found: Any) -> None:
        pack: PackView = found
        self.pack = pack
        for rule, field in self.lengths.items():
            amount, unit = _amount(pack, rule)
            field.set_value(i18n.current().integer(amount) if amount else "")
            field.set_help(_unit_words(unit))
        lengths = lengths_in(pack.content["retention"])
        for name, kept in self.kept.items():
            kept.set_value(i18n.current().integer(lengths[name]))
            kept.set_help(partial(limit_words, name))
        self.body.set_value(pack.content["authorities"].get("child", ""))
        self.title_of.set_value(pack.content["forms"].get("production_report", ""))
        self.notice.set_value(pack.consent_notice(i18n.current().code))
        self.checked_on.set_day(self.presenter.today)
        self.checked_by.set_value("")

    def what_is_signed(self) -> Text:
        return lambda: say("A new version of the law of the board, as it stands here.")

    def wishes(self) -> bool:
        checked = self.checked_on.day()
        if checked is None or self.pack is None:
            self.form.set_error("checked_on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        numbers = (*self.lengths.values(), *self.kept.values())
        wrong: Field | None = next((f for f in numbers if f.is_wrong()), None)
        if wrong is not None:
            self.form.set_error(wrong.key, lambda: say("Write a whole number."))
            return False
        self.wish = (checked, self._values(self.pack))
        return True

    def _values(self, pack: PackView) -> dict[str, object]:
        """What differs from the pack, by its path."""
        found: dict[str, object] = {}
        for rule, field in self.lengths.items():
            amount, unit = _amount(pack, rule)
            typed = field.number()
            if typed and typed != amount:
                found[f"clocks.{rule}.{unit}"] = typed
        standing = lengths_in(pack.content["retention"])
        for name, kept in self.kept.items():
            typed = kept.number()
            if typed is not None and typed != standing[name]:
                found[f"retention.{name}"] = typed
        language = i18n.current().code
        texts: tuple[tuple[str, LineField | TextField, str], ...] = (
            ("authorities.child", self.body, pack.content["authorities"].get("child", "")),
            ("forms.production_report", self.title_of, _form_of(pack)),
            (f"consent.{language}", self.notice, pack.consent_notice(language)),
        )
        for path, line, before in texts:
            typed_text = str(line.value()).strip()
            if typed_text != before:
                found[path] = typed_text
        if f"consent.{language}" in found:
            found["consent.version"] = str(int_of(pack.content["consent"]["version"]) + 1)
        return found

    def act(self) -> Done:
        checked, values = self.wish
        assert isinstance(checked, date)
        assert self.pack is not None
        wish = EditPack(self.pack.id, values, checked, str(self.checked_by.value()), self.second)
        return self.presenter.desk.packs.edit(wish)

    def go_back(self) -> None:
        self.desk.go("cases-law")


def int_of(version: object) -> int:
    """The number of a notice's version, 0 for one that is no number."""
    return int(str(version)) if str(version).isdecimal() else 0


def _form_of(pack: PackView) -> str:
    return str(pack.content["forms"].get("production_report", ""))


def _amount(pack: PackView, rule: str) -> tuple[int, str]:
    """The length of a clock in the pack and its unit, that of the program where it says nothing."""
    length = pack.length(rule) or BUILT_IN[rule]
    for unit in ("minutes", "days", "months"):
        if getattr(length, unit):
            return int(getattr(length, unit)), unit
    return 0, "minutes"


def _unit_words(unit: str) -> Text:
    words: dict[str, Text] = {
        "minutes": lambda: say("in minutes; 24 hours are 1,440"),
        "days": lambda: say("in days"),
        "months": lambda: say("in months"),
    }
    return words[unit]


def _add(card: Card, row: Row) -> None:
    if card.body.count():
        card.add_line()
    card.add(row)


def _clock_row(pack: PackView, rule: str) -> Row:
    section = pack.content["clocks"][rule]
    return Row(
        lambda: say(
            "{what}: {length}", what=say(RULES.get(rule, rule)), length=_length(pack, rule)
        ),
        str(section.get("source", "")),
        icon="clock",
        state=confirmed(section),
    )


def _length(pack: PackView, rule: str) -> str:
    amount, unit = _amount(pack, rule)
    if unit == "minutes" and amount % 60 == 0:
        words = say_n("{n} hour", "{n} hours", amount // 60)
    elif unit == "minutes":
        words = say_n("{n} minute", "{n} minutes", amount)
    elif unit == "days":
        words = say_n("{n} day", "{n} days", amount)
    else:
        words = say_n("{n} month", "{n} months", amount)
    length = pack.length(rule)
    if length is not None and length.journey:
        return say("{length} and the journey", length=words)
    return words


def _show_bodies(card: Card, pack: PackView) -> None:
    body = pack.content["authorities"]
    _add(
        card,
        Row(
            str(body.get("child", "")),
            str(body.get("source", "")),
            icon="building-bank",
            state=confirmed(body),
        ),
    )
    forms = pack.content["forms"]
    title = str(forms.get("production_report", ""))
    _add(
        card,
        Row(
            title or (lambda: say("Report to the committee: plain title")),
            str(forms.get("source", "")),
            icon="file-text",
            state=confirmed(forms),
        ),
    )


_PARTS: tuple[tuple[str, Text], ...] = (
    ("age", lambda: say("Who is a child, and how age is read")),
    ("grounds", lambda: say("Grounds of the report")),
    ("reporters", lambda: say("Who may bring a child")),
    ("penalties", lambda: say("What the law threatens")),
    ("privacy", lambda: say("What no paper may name")),
    ("services", lambda: say("Services to start with")),
    ("breach", lambda: say("Breaches of data")),
)


def _show_parts(card: Card, pack: PackView) -> None:
    """Every other section: where it was read, and whether somebody confirmed it."""
    for key, words in _PARTS:
        section = pack.content.get(key)
        if isinstance(section, dict):
            source = str(section.get("source") or "")
            _add(
                card,
                Row(
                    words,
                    source or (lambda: say("no source is named")),
                    icon="book",
                    state=confirmed(section),
                ),
            )

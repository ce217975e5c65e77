"""One person: tile, name, memberships, offices, the private field, what she said of herself.

Shows only what the reader's offices allow; the queries have left the rest out already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sr_board.access.roles import Action
from sr_board.people.rows import MemberRow, PrivateData, SelfAnswerRow, TermRow
from sr_board.people.rules.kinds import MemberStatus
from sr_board.people.service_members import Given, Resume
from sr_board.people.service_subgroups import WithdrawAnswer
from ui.buttons import Button, Kind
from ui.cards import Card, Row, pair
from ui.desk import Desk
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.members.person_presenter import PersonPresenter, PersonView
from ui.members.words import (
    answer_word,
    class_word,
    day,
    day_or_dash,
    how_word,
    member_state,
    reason_word,
    subgroup_word,
    term_mark,
    tile_of,
)
from ui.notices import Notice
from ui.page import Page
from ui.state import StateMark
from ui.tiles import SymbolTile

__all__ = ["PersonPage"]


class PersonPage(Page):
    """The page of a person."""

    listens = frozenset({"people", "offices", "groups", "subgroups"})

    def __init__(self, desk: Desk, presenter: PersonPresenter) -> None:
        super().__init__(desk, "")
        self.presenter = presenter
        self.person_id = ""
        self.tile = SymbolTile("", 60)
        self.beside_title.addWidget(self.tile)
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(16)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self.left, 62), (self.right, 38)):
            column.setSpacing(12)
            self.split.addLayout(column, stretch)
        self.put(self.split)
        self.work.addStretch(1)
        self.back = self.foot.helper(
            Button(
                lambda: say("All members"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("members"),
            )
        )
        if desk.may(Action.PEOPLE_WRITE):
            self.foot.beside(
                Button(lambda: say("Join another group"), on=lambda: self._go("member-join"))
            )
            self.foot.set_main(
                Button(
                    lambda: say("Change name or tile"),
                    Kind.MAIN,
                    key="Ctrl+Return",
                    on=lambda: self._go("member-edit"),
                )
            )

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        self.person_id = str(place.get("id", self.person_id))
        said = place.get("said")
        if said is not None:
            self.notices.show_notice(Notice("ok", said))  # type: ignore[arg-type]

    def refresh(self) -> None:
        ref = self.person_id
        self.read(lambda: self.presenter.look(ref, self.desk.may), self.show_view)

    def show_view(self, view: PersonView) -> None:
        """Lay out what was read."""
        card = view.card
        self.set_title(card.person.name, _places_of(card.memberships))
        for column in (self.left, self.right):
            _clear(column)
        self.tile.show_symbol(tile_of(card.person))
        self.left.addWidget(self._memberships(card.memberships))
        self.left.addStretch(1)
        if card.terms or not _narrow(card.memberships):
            self.right.addWidget(self._terms(card.terms))
        if card.private is not None:
            self.right.addWidget(self._private(card.private))
        if view.answers is not None:
            self.right.addWidget(self._answers(view.answers))
        self.right.addStretch(1)

    # -- cards ------------------------------------------------------------------------------

    def _memberships(self, rows: tuple[MemberRow, ...]) -> Card:
        card = Card(lambda: say("Memberships"), tight=True)
        for row in rows:
            card.add_line()
            card.add(self._membership(row))
        if not rows:
            card.add_line()
            card.add(_line(lambda: say("She is in no group now.")))
        return card

    def _membership(self, row: MemberRow) -> QWidget:
        state, _ = member_state(row)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 10, 16, 10)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(strong(partial(_place, row), wrap=True), 1)
        if state is not None:
            top.addWidget(StateMark(state, lambda: member_state(row)[1]))
        column.addLayout(top)
        column.addWidget(Label(lambda: _life(row), "body", "soft", wrap=True))
        if row.card_printed_on is not None or row.welcome_pack_on is not None:
            column.addWidget(second(lambda: _given_words(row), wrap=True))
        acts = self._acts(row)
        if acts:
            line = QHBoxLayout()
            line.setSpacing(4)
            for words, act in acts:
                line.addWidget(Button(words, Kind.QUIET, on=act))
            line.addStretch(1)
            column.addLayout(line)
        return holder

    def _acts(self, row: MemberRow) -> list[tuple[Text, Callable[[], object]]]:
        if row.status is None or row.struck or not self.desk.may(Action.PEOPLE_WRITE):
            return []
        ref = row.membership_id
        acts: list[tuple[Text, Callable[[], object]]] = []
        if row.status.is_open:
            acts.append((lambda: say("She leaves"), lambda: self._go("member-leave", ref)))
        if row.status is MemberStatus.ACTIVE:
            acts.append((lambda: say("Suspend"), lambda: self._go("member-suspend", ref)))
        if row.status is MemberStatus.SUSPENDED:
            acts.append((lambda: say("End the suspension"), lambda: self._resume(ref)))
        acts.append((lambda: say("Correct"), lambda: self._go("member-correct", ref)))
        if row.status.is_open and row.card_printed_on is None:
            acts.append((lambda: say("Card printed"), partial(self._given, ref, Given.CARD)))
        if row.status.is_open and row.welcome_pack_on is None:
            acts.append(
                (lambda: say("Welcome pack given"), partial(self._given, ref, Given.WELCOME_PACK))
            )
        return acts

    def _terms(self, terms: tuple[TermRow, ...]) -> Card:
        card = Card(lambda: say("Offices"), tight=True)
        for term in terms:
            shape, _ = term_mark(term.state)
            card.add_line()
            card.add(
                Row(
                    f"{term.office_title} · {term.group_name}",
                    partial(_span, term),
                )
            )
            mark = QHBoxLayout()
            mark.setContentsMargins(20, 0, 16, 10)
            mark.addWidget(StateMark(shape, partial(_term_word, term)))
            mark.addStretch(1)
            card.add(mark)
        if not terms:
            card.add_line()
            card.add(_line(lambda: say("She has held no office here.")))
        return card

    def _private(self, private: PrivateData) -> Card:
        card = Card(lambda: say("Only secretary and chair see this"))
        card.add(pair(lambda: say("Legal name"), private.legal_name or "–"))
        card.add(pair(lambda: say("Phone"), private.phone or "–"))
        return card

    def _answers(self, answers: tuple[SelfAnswerRow, ...]) -> Card:
        card = Card(lambda: say("What she says of herself"))
        for row in answers:
            line = QHBoxLayout()
            line.addWidget(
                Label(
                    partial(_said, row),
                    wrap=True,
                ),
                1,
            )
            key = row.group_key
            line.addWidget(
                Button(lambda: say("Withdraw"), Kind.QUIET, on=partial(self._withdraw, key))
            )
            card.add(line)
        if not answers:
            card.add(second(lambda: say("She has said nothing. Nobody need answer."), wrap=True))
        card.add(Button(lambda: say("She gives an answer"), on=lambda: self._go("member-answer")))
        return card

    # -- acts -------------------------------------------------------------------------------

    def _go(self, key: str, membership: str = "") -> None:
        more = {"membership": membership} if membership else {}
        self.desk.go(key, id=self.person_id, **more)

    def _given(self, ref: str, what: Given) -> None:
        self.write(
            lambda: self.presenter.note_given(ref, what),
            lambda _d: self.notices.show_saved(),
        )

    def _resume(self, ref: str) -> None:
        self.write(
            lambda: self.presenter.memberships.resume(Resume(ref)),
            lambda _d: self.notices.show_saved(lambda: say("The suspension is ended.")),
        )

    def _withdraw(self, key: str) -> None:
        wish = WithdrawAnswer(self.person_id, key)
        self.write(
            lambda: self.presenter.answers.withdraw(wish),
            lambda _d: self.notices.show_saved(lambda: say("Her answer is withdrawn.")),
        )

    def take_focus(self) -> None:
        (self.foot.main or self.back).setFocus()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.split.setDirection(way)


def _place(row: MemberRow) -> str:
    number = row.number if row.number is not None else row.struck_number
    return say("{group}, no. {number}", group=row.group_name, number=number or "–")


def _span(term: TermRow) -> str:
    return say(
        "{how}, {start} to {end}",
        how=how_word(term.how),
        start=day(term.started),
        end=day(term.ended or term.due_to),
    )


def _term_word(term: TermRow) -> str:
    return term_mark(term.state)[1]


def _said(row: SelfAnswerRow) -> str:
    return say(
        "{list}: {answer} ({day})",
        list=subgroup_word(row.group_key),
        answer=answer_word(row.answer),
        day=day(row.given_on),
    )


def _life(row: MemberRow) -> str:
    """Kind, joining and leaving as one line."""
    kind = class_word(row.member_class)
    if row.status is None:
        return kind
    if row.left is not None:
        return say(
            "{kind}, joined {joined}, left {left} ({reason})",
            kind=kind,
            joined=day_or_dash(row.joined),
            left=day(row.left),
            reason=reason_word(row.reason) or "–",
        )
    if row.joined is None:
        return say("{kind}, joining date not known", kind=kind)
    return say("{kind}, joined {joined}", kind=kind, joined=day(row.joined))


def _places_of(rows: tuple[MemberRow, ...]) -> Text:
    open_ = [r for r in rows if r.status is None or (r.status.is_open and not r.struck)]
    if not open_:
        return lambda: say("No member of a group now.")
    row = open_[0]
    return lambda: say("No. {number} in {group}", number=row.number or "–", group=row.group_name)


def _narrow(rows: tuple[MemberRow, ...]) -> bool:
    """Whether the reader sees only names and numbers."""
    return any(row.status is None for row in rows)


def _line(words: Text) -> QWidget:
    label = Label(words, "body", "soft", wrap=True)
    label.setContentsMargins(20, 12, 16, 14)
    return label


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _given_words(row: MemberRow) -> str:
    card, pack = row.card_printed_on, row.welcome_pack_on
    if card is not None and pack is not None:
        return say(
            "Card printed {card}. Welcome pack given {pack}.", card=day(card), pack=day(pack)
        )
    if card is not None:
        return say("Card printed {card}.", card=day(card))
    return say("Welcome pack given {pack}.", pack=day(pack) if pack else "")

"""A point is put before a sitting; a decision is written, voted, signed; a note is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.board.board_views import SittingRow
from sr_board.cases.board.decision_commands import (
    AddPoint,
    CastBallot,
    CastVotes,
    DraftDecision,
    NoteOfAdviser,
    SignDecision,
)
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.vocabulary import ReferralKind, Vote
from sr_board.cases.words.board import PROPOSALS, VOTES, quorum_line, seat_words
from sr_board.cases.words.brief import SERVICES
from ui import theme
from ui.buttons import ChoicePair
from ui.cases.board.parts import BoardForm, choices
from ui.cases.decision.parts import DecisionText
from ui.cases.decision.presenter import DecisionsPresenter, VoteSeen
from ui.desk import Desk
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.labels import Label, strong
from ui.live import Text, say
from ui.meetings.times import day_words

__all__ = ["AddPointPage", "DraftPage", "NotePage", "SignPage", "VotePage"]

_PLACES = (
    Proposal.STAY,
    Proposal.RETURN_TO_BRINGER,
    Proposal.SEND_HOME,
    Proposal.PLACE,
)


class PointForm(BoardForm):
    """A form on one point: it goes back to it."""

    def __init__(
        self, desk: Desk, presenter: DecisionsPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.shown = presenter

    def needs_two(self) -> bool:
        return self.always_two

    @property
    def item(self) -> str:
        """The point."""
        return str(self.place.get("id", ""))

    def go_back(self) -> None:
        self.desk.go("cases-point", **self.place)


class AddPointPage(BoardForm):
    """A file comes before a sitting. No sitting is needed for a report or for help."""

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Put a file before the sitting"),
            lambda: say("Only its code is used. No report and no help waits for the sitting."),
            lambda: say("Put it before the sitting"),
        )
        self.shown = presenter
        self.file = ChoiceField(lambda: say("File"), key="case_id")
        self.proposal = ChoiceField(lambda: say("Proposed"), choices(PROPOSALS), key="proposal")
        self.options = TextField(
            lambda: say("What is to be weighed"),
            key="options",
            rows=3,
            help=lambda: say("One way on each line; no name, no place."),
        )
        self.sitting = ChoiceField(lambda: say("Sitting"), key="sitting_id")
        self.form.add(self.file, self.sitting)
        self.form.add(self.proposal)
        self.form.add(self.options)
        self.finish()

    def needs_two(self) -> bool:
        return False

    def load(self, **place: Any) -> Any:
        return self.shown.to_add()

    def fill(self, found: Any) -> None:
        self.file.set_choices(list(found.files))
        self.sitting.set_choices([(row.id, lambda r=row: _sitting(r)) for row in found.sittings])
        first = found.sittings[0].id if found.sittings else None
        self.sitting.set_value(self.place.get("sitting") or first)
        self.file.set_value(self.place.get("case"))
        self.proposal.set_value(None)
        self.options.set_value("")

    def wishes(self) -> bool:
        for field, words in (
            (self.file, lambda: say("Choose a file.")),
            (self.sitting, lambda: say("Choose a sitting; call one first if there is none.")),
            (self.proposal, lambda: say("Choose what is proposed.")),
        ):
            if field.value() is None:
                self.form.set_error(field.key, words)
                return False
        self.wish = AddPoint(
            str(self.sitting.value()),
            str(self.file.value()),
            Proposal(str(self.proposal.value())),
            tuple(line for line in self.options.value().split("\n") if line.strip()),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.point_work.add(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-point", sitting=self.wish.sitting_id, id=done.id)

    def go_back(self) -> None:
        case = self.place.get("case")
        if case:
            self.desk.go("cases-file-board", id=str(case))
        else:
            self.desk.go("cases-sitting", id=str(self.place.get("sitting", "")))


def _sitting(row: SittingRow) -> str:
    return say(
        "{number}: {day}",
        number=i18n.current().integer(row.number),
        day=day_words(row.starts_at, row.offset_minutes, weekday=True),
    )


class NotePage(PointForm):
    """The note of a counsellor or doctor who is not in the room."""

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Note of a counsellor or doctor"),
            lambda: say("What was seen and said on age or willingness; no name, no place."),
            lambda: say("Save the note"),
        )
        self.note = TextField(lambda: say("Note"), key="note", rows=6)
        self.form.add(self.note)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.desk.points.point(str(place.get("id", "")))

    def fill(self, found: Any) -> None:
        self.note.set_value(found.note)

    def wishes(self) -> bool:
        self.wish = NoteOfAdviser(self.item, self.note.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.point_work.note(self.wish)


class DraftPage(PointForm):
    """A decision is written. What the board cannot decide is kept, and said why."""

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Write a decision"),
            lambda: say("The board decides on support, never on a report. No names here."),
            lambda: say("Save the draft"),
        )
        self.proposal = ChoiceField(lambda: say("Proposed"), choices(PROPOSALS), key="proposal")
        self.about = ChoiceField(lambda: say("Which act"), key="about")
        self.supersedes = ChoiceField(lambda: say("Replaces a signed decision"), key="supersedes")
        self.place_named = LineField(lambda: say("Where to"), key="place", most=120)
        self.refer_to = ChoiceField(
            lambda: say("Which service"), key="refer_to", help=lambda: say("As she agreed to it.")
        )
        self.options = TextField(
            lambda: say("What was weighed"),
            key="options",
            rows=3,
            help=lambda: say("One way on each line."),
        )
        self.view_of_her = TextField(
            lambda: say("What she herself wants"), key="person_view", rows=2
        )
        self.reasons = TextField(lambda: say("Reasons"), key="reasons", rows=3)
        self.form.add(self.proposal, self.supersedes)
        self.form.add(self.about)
        self.form.add(self.place_named, self.refer_to)
        self.form.add(self.options)
        self.form.add(self.view_of_her)
        self.form.add(self.reasons)
        self.proposal.changed.connect(self.show_fields)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.shown.to_draft(str(place.get("id", "")))

    def fill(self, found: Any) -> None:
        point = found.point
        self.refer_to.set_choices([(str(kind), _service(kind)) for kind in ReferralKind])
        self.about.set_choices(
            [
                (row.act.id, lambda r=row: say("Act of {day}", day=_act_day(r)))
                for row in found.emergencies
            ]
        )
        self.supersedes.set_choices(
            [
                ("", lambda: say("none")),
                *((one.id, lambda o=one: say(PROPOSALS[o.proposal])) for one in found.standing),
            ]
        )
        self.supersedes.set_value("")
        self.supersedes.setVisible(bool(found.standing))
        self.proposal.set_value(str(point.proposal))
        self.options.set_value("\n".join(point.options))
        self.view_of_her.set_value("")
        self.reasons.set_value("")
        self.place_named.set_value("")
        self.refer_to.set_value(None)
        self.about.set_value(found.emergencies[0].act.id if found.emergencies else None)
        self.show_fields()

    def show_fields(self) -> None:
        """Only what the proposal asks for."""
        proposal = self.proposal.value()
        self.place_named.setVisible(proposal in _PLACES)
        self.refer_to.setVisible(proposal in (Proposal.REFER, Proposal.PLACE))
        self.about.setVisible(proposal == Proposal.RATIFY)

    def wishes(self) -> bool:
        if self.proposal.value() is None:
            self.form.set_error("proposal", lambda: say("Choose what is proposed."))
            return False
        proposal = Proposal(str(self.proposal.value()))
        if proposal is Proposal.RATIFY and self.about.value() is None:
            self.form.set_error("about", lambda: say("Choose the act."))
            return False
        self.wish = DraftDecision(
            self.item,
            proposal,
            tuple(line for line in self.options.value().split("\n") if line.strip()),
            self.view_of_her.value(),
            self.reasons.value(),
            place=self.place_named.value() if proposal in _PLACES else "",
            refer_to=str(self.refer_to.value() or ""),
            about=str(self.about.value() or "") if proposal is Proposal.RATIFY else "",
            supersedes=str(self.supersedes.value() or ""),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.decisions.draft(self.wish)


def _act_day(row: Any) -> str:
    when = row.act.when
    return "–" if when.at is None else day_words(when.at, when.offset_minutes)


def _service(kind: ReferralKind) -> Text:
    return lambda: say(SERVICES[kind])


class VotePage(PointForm):
    """Votes by name, seat by seat, or a secret ballot counted."""

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Votes"),
            lambda: say("Abstentions count for the quorum only. Equal votes do not pass."),
            lambda: say("Save the votes"),
        )
        self.how = ChoicePair(
            [("named", lambda: say("By name")), ("secret", lambda: say("Secret ballot"))],
            "named",
            name=lambda: say("How they vote"),
        )
        self.how.chosen.connect(lambda _key: self.show_fields())
        self.counted = Label("", "body", "soft", wrap=True)
        self.seats: dict[int, ChoicePair] = {}
        self.lines = QVBoxLayout()
        self.lines.setSpacing(10)
        self.in_favour = NumberField(lambda: say("For"), key="tally")
        self.against = NumberField(lambda: say("Against"), key="against")
        self.abstained = NumberField(lambda: say("Abstained"), key="abstained")
        self.dissent = TextField(lambda: say("Other opinions"), key="dissent", rows=2)
        self.form.add_widget(self.how)
        self.form.add_widget(self.counted)
        self.form.column.addLayout(self.lines)
        self.form.add(self.in_favour, self.against, self.abstained)
        self.form.add(self.dissent)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.shown.to_vote(str(place.get("id", "")), str(place.get("decision", "")))

    def fill(self, found: VoteSeen) -> None:
        self.set_title(lambda: say("Votes: {what}", what=say(PROPOSALS[found.decision.proposal])))
        self.counted.tell(lambda: quorum_line(found.point.quorum, i18n.current()))
        for number in found.seats:
            if number not in self.seats:
                self._add_seat(number)
        for number, pair in self.seats.items():
            pair.setEnabled(number in found.seats)
            pair.set_value("")
        self.dissent.set_value(found.decision.dissent)
        self.show_fields()

    def _add_seat(self, number: int) -> None:
        pair = ChoicePair(
            [(str(vote), lambda v=vote: say(VOTES[v])) for vote in Vote],
            name=lambda: seat_words(number, i18n.current()),
        )
        self.seats[number] = pair
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        word = strong(lambda: seat_words(number, i18n.current()))
        word.setMinimumWidth(theme.px(90))
        row.addWidget(word)
        row.addWidget(pair)
        row.addStretch(1)
        self.lines.addWidget(line)

    def show_fields(self) -> None:
        """Seats, or three figures."""
        secret = self.how.value() == "secret"
        for index in range(self.lines.count()):
            item = self.lines.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not secret)
        for field in (self.in_favour, self.against, self.abstained):
            field.setVisible(secret)

    def wishes(self) -> bool:
        decision = str(self.place.get("decision", ""))
        if self.how.value() == "named":
            votes = tuple(
                (number, Vote(pair.value())) for number, pair in self.seats.items() if pair.value()
            )
            self.wish: CastVotes | CastBallot = CastVotes(
                self.item, decision, votes, self.dissent.value()
            )
            return True
        figures = []
        for field in (self.in_favour, self.against, self.abstained):
            number = field.number()
            if number is None:
                self.form.set_error(field.key, lambda: say("Write a number."))
                return False
            figures.append(number)
        tally = (figures[0], figures[1], figures[2])
        self.wish = CastBallot(self.item, decision, tally, self.dissent.value())
        return True

    def act(self) -> Done:
        work = self.presenter.desk.decisions
        if isinstance(self.wish, CastVotes):
            return work.vote(self.wish)
        return work.ballot(self.wish)


class SignPage(PointForm):
    """The decision whole; two sign it, and then no word of it is changed any more."""

    always_two = True

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Sign the decision"),
            lambda: say("A signed decision stays. A new one may replace it."),
            lambda: say("Sign"),
        )
        self.text = DecisionText()
        self.form.add_widget(self.text)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.shown.to_vote(str(place.get("id", "")), str(place.get("decision", "")))

    def fill(self, found: VoteSeen) -> None:
        self.text.show_decision(found.decision)

    def what_is_signed(self) -> Text:
        return lambda: say("The decision as it stands here, with its votes.")

    def wishes(self) -> bool:
        self.wish = SignDecision(self.item, str(self.place.get("decision", "")))
        return True

    def act(self) -> Done:
        assert self.second is not None
        return self.presenter.desk.decisions.sign(self.wish, self.second)

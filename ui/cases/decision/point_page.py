"""One point of a sitting: quorum in words, note, briefs, decisions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sr_board import i18n
from sr_board.cases.board.decision_commands import MarkRecused, SendBriefs
from sr_board.cases.board.decision_views import DecisionView, PointView
from sr_board.cases.board.service_links import LinkLooked
from sr_board.cases.board.service_recusals import ConfirmRecusals
from sr_board.cases.papers.decision import outcome_words
from sr_board.cases.rules.decisions import DecisionStatus
from sr_board.cases.words.board import (
    DECISION_STATUS,
    PROPOSALS,
    QUESTIONS,
    missing_words,
    quorum_line,
)
from ui.buttons import Button, Kind
from ui.cards import Card, Row, quiet
from ui.cases.decision.presenter import DecisionsPresenter, PointSeen
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State

__all__ = ["PointPage", "decision_state"]

_SHAPES = {
    DecisionStatus.DRAFT: State.DUE,
    DecisionStatus.REFUSED: State.OVER,
    DecisionStatus.SIGNED: State.OK,
    DecisionStatus.SUPERSEDED: State.AWAY,
}


def decision_state(view: DecisionView) -> tuple[State, Text]:
    """Shape and word of a decision."""
    return _SHAPES[view.status], lambda: say(DECISION_STATUS[view.status])


class PointPage(Page):
    """One file at one sitting."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(desk, lambda: say("Before the board"))
        self.presenter = presenter
        self._place: dict[str, str] = {}
        self.seen: PointSeen | None = None
        self.quorum = Card(lambda: say("Quorum on this point"))
        self.prepared = Card(lambda: say("Prepared"), tight=True)
        self.decided = Card(lambda: say("Decisions"), tight=True)
        for card in (self.quorum, self.prepared, self.decided):
            self.put(card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("The sitting"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write a decision"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )

    def arrive(self, **place: object) -> None:
        self._place = {**self._place, **{key: str(value) for key, value in place.items()}}

    def go_back(self) -> None:
        """Back to the sitting."""
        self.desk.go("cases-sitting", id=self._place.get("sitting", ""))

    def refresh(self) -> None:
        sitting, item = self._place.get("sitting", ""), self._place.get("id", "")
        if sitting and item:
            self.read(lambda: self.presenter.point(sitting, item), self.show_point)

    def show_point(self, seen: PointSeen) -> None:
        """Show it."""
        self.seen = seen
        point = seen.point
        self.notices.clear()
        self.set_title(
            lambda: say("File {code}", code=point.code),
            lambda: say(
                "{question}: {proposal}. No clock of the law waits for the board.",
                question=say(QUESTIONS[point.proposal.question]),
                proposal=say(PROPOSALS[point.proposal]),
            ),
        )
        self._show_links(seen)
        self._show_quorum(seen)
        self._show_prepared(point)
        self._show_decisions(point)
        self.main.setVisible(seen.row.open)

    def _show_links(self, seen: PointSeen) -> None:
        """Possible links, for the one who is asked; what they rest on is not told. Members' own
        word, until the file has new keys."""
        if seen.waits:
            self._show_waiting(seen)
        for link in seen.links:
            command = LinkLooked(seen.point.case_id, link.member_id)
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda n=link.seat: say("Possible link: seat {number}", number=n),
                    lambda: say(
                        "Only you see this. Ask her quietly; then recuse her on the file, or put "
                        "it aside."
                    ),
                    buttons=[
                        (
                            lambda: say("No link"),
                            lambda c=command: self.write(
                                lambda: self.presenter.desk.links.looked(c)
                            ),
                        )
                    ],
                ),
                f"link{link.seat}",
            )

    def _show_waiting(self, seen: PointSeen) -> None:
        count, command = seen.waits, ConfirmRecusals(seen.point.case_id)
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say_n(
                    "{n} member said that she takes no part.",
                    "{n} members said that they take no part.",
                    count,
                ),
                lambda: say("They are no longer counted. Give the file new keys."),
                buttons=[
                    (
                        lambda: say("New keys"),
                        lambda: self.write(
                            lambda: self.presenter.desk.recusal_work.confirm(command)
                        ),
                    )
                ],
            ),
            "waits",
        )

    def _show_quorum(self, seen: PointSeen) -> None:
        point = seen.point
        self.quorum.clear()
        self.quorum.add(Label(lambda: quorum_line(point.quorum, i18n.current()), "body", wrap=True))
        if point.quorum.met:
            self.quorum.add(Label(lambda: say("The quorum is met."), "strong", "ok", wrap=True))
        for number in range(len(missing_words(point.quorum, i18n.current()))):
            self.quorum.add(
                Label(
                    lambda n=number: missing_words(point.quorum, i18n.current())[n],
                    "strong",
                    "due",
                    wrap=True,
                )
            )
        if point.recused:
            count = point.recused
            self.quorum.add(second(lambda: say_n("{n} seat recused.", "{n} seats recused.", count)))
        if seen.no_account and seen.row.ended_at is None:
            self._offer_recusal(seen)

    def _offer_recusal(self, seen: PointSeen) -> None:
        self.who = ChoiceField(
            lambda: say("Takes no part (members without an account)"),
            [(id, name) for id, name in seen.no_account],
            key="member",
        )
        self.quorum.add(self.who)
        self.quorum.add(Button(lambda: say("She takes no part"), on=self.mark_recused))

    def mark_recused(self) -> None:
        """The member chosen takes no part in this point."""
        chosen, seen = self.who.value(), self.seen
        if chosen is None or seen is None:
            self.who.set_error(lambda: say("Choose a person."))
            return
        command = MarkRecused(seen.point.item_id, str(chosen))
        self.write(lambda: self.presenter.desk.point_work.mark_recused(command))

    def _show_prepared(self, point: PointView) -> None:
        self.prepared.clear()
        noted: tuple[State, Text] = (State.OK, lambda: say("there"))
        missing: tuple[State, Text] = (State.NOT_YET, lambda: say("not there"))
        note = partial(self._go, "cases-point-note")
        self.prepared.add(
            Row(
                lambda: say("Note of a counsellor or doctor"),
                lambda: point.note or say("Needed on age and willingness when neither is here."),
                icon="file-text",
                state=noted if point.note else missing,
                button=(lambda: say("Write it"), note),
            )
        )
        self.prepared.add_line()
        sent: tuple[State, Text] = (State.OK, lambda: say("handed out"))
        self.prepared.add(
            Row(
                lambda: say("Briefs"),
                lambda: say(
                    "For those in the room who are not recused; gone 48 hours after the sitting."
                ),
                icon="send",
                state=sent if point.briefs_sent else missing,
                button=(lambda: say("Hand out"), self.send_briefs),
            )
        )

    def send_briefs(self) -> None:
        """Briefs for who is in the room now."""
        if self.seen is not None:
            command = SendBriefs(self.seen.point.item_id)
            self.write(
                lambda: self.presenter.desk.point_work.send_briefs(command),
                lambda _done: self.notices.show_saved(lambda: say("The briefs are handed out.")),
            )

    def _show_decisions(self, point: PointView) -> None:
        self.decided.clear()
        for view in point.decisions:
            self.decided.add_line()
            self.decided.add(
                Row(
                    lambda v=view: say(PROPOSALS[v.proposal]),
                    lambda v=view: " ".join(outcome_words(v, i18n.current())).strip(),
                    icon="gavel",
                    state=decision_state(view),
                    button=self._act(view),
                )
            )
        if not point.decisions:
            self.decided.add(quiet(lambda: say("Nothing is decided yet.")))

    def _act(self, view: DecisionView) -> tuple[Text, Callable[[], object]]:
        if view.status is not DecisionStatus.DRAFT:
            read = partial(self.desk.go, "cases-decision", case=view.case_id, id=view.id)
            return (lambda: say("Read it")), read
        if view.voted:
            return (lambda: say("Sign")), partial(self._go, "cases-decision-sign", decision=view.id)
        return (lambda: say("Votes")), partial(self._go, "cases-decision-vote", decision=view.id)

    def _go(self, key: str, **more: str) -> None:
        self.desk.go(key, **{**self._place, **more})

    def go_on(self) -> None:
        """Write a decision."""
        self._go("cases-decision-draft")

"""A paper book that was taken over: explain the difference, or take it back as a whole."""

from __future__ import annotations

from typing import Any

from finance.savings.views import OpeningView
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import TextField
from ui.labels import Label
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.opening.presenter import Opening, OpeningPresenter
from ui.money.savings.parts import Figures, day
from ui.two_persons import TwoPersonForm

__all__ = ["OpeningDonePage", "TakeBackPage"]


class OpeningDonePage(TwoPersonForm):
    """What was taken over, and the difference until it is explained."""

    def __init__(self, desk: Desk, presenter: OpeningPresenter) -> None:
        super().__init__(
            desk,
            presenter.signing,
            lambda: say("The paper book is taken over"),
            lambda: say("What nobody can explain stays in sight until two persons explain it."),
            lambda: say("Explain it, with a second person"),
        )
        self.presenter = presenter
        self.view: OpeningView | None = None
        self.about = Card()
        self.work.insertWidget(0, self.about)
        self.words = TextField(
            lambda: say("How the difference came about"), key="explanation", rows=3
        )
        self.form.add(self.words)
        self.foot.helper(
            Button(
                lambda: say("Check page"),
                Kind.QUIET,
                icon="printer",
                on=lambda: desk.go("paper", kind="opening-check", id=self.group_id),
            )
        )
        self.back_out = self.foot.helper(
            Button(
                lambda: say("Take it back"),
                Kind.QUIET,
                on=lambda: desk.go("money-opening-back", group=self.group_id),
            )
        )
        self.finish()

    @property
    def group_id(self) -> str:
        """The group whose book it is."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    def load(self, **place: Any) -> Opening:
        return self.presenter.opening(str(place.get("group", "")))

    def fill(self, found: Opening) -> None:
        view = self.view = found.view
        self.about.clear()
        figures = Figures(
            lambda: say("The group has"),
            lambda: say("Known claims on it"),
            lambda: say("Not explained yet"),
        )
        figures.show_amounts(view.assets, view.claims, view.unexplained)
        self.about.add(figures)
        self.about.add(
            Label(
                lambda: say(
                    "Voucher {number}, of {date}", number=view.voucher_no, date=day(view.on_date)
                ),
                "body",
                "soft",
            )
        )
        if view.explanation:
            self.about.add(Label(view.explanation, "body", wrap=True))
        open_still = bool(view.unexplained)
        self.card.setVisible(open_still)
        self.main.setVisible(open_still)
        self.back_out.setVisible(view.state == "posted")
        self.words.set_value("")

    def wishes(self) -> bool:
        if not self.words.value().strip():
            self.form.set_error("explanation", lambda: say("Write it in a few words."))
            return False
        assert self.view is not None
        self.wish = (self.view.batch_id, self.words.value())
        return True

    def what_is_signed(self) -> Text:
        assert self.view is not None
        amount = self.view.unexplained
        if amount < 0:
            return lambda: say(
                "{amount} that the paper book lacks is explained and taken from the group's own "
                "surplus",
                amount=money(-amount),
            )
        return lambda: say(
            "{amount} of the paper book is explained and becomes the group's own surplus",
            amount=money(amount),
        )

    def act(self) -> Done:
        return self.presenter.explain(*self.wish, self.second)

    def done(self, done: Done) -> None:
        self.arrive(**self.place)


class TakeBackPage(TwoPersonForm):
    """The whole batch is cancelled; its rows can be typed again."""

    def __init__(self, desk: Desk, presenter: OpeningPresenter) -> None:
        super().__init__(
            desk,
            presenter.signing,
            lambda: say("Take the paper book back"),
            lambda: say("Both stay visible. Your rows stay, so that you can mend them."),
            lambda: say("Take it back, with a second person"),
        )
        self.presenter = presenter
        self.reason = TextField(lambda: say("Reason"), key="reason", rows=2)
        self.form.add(self.reason)
        self.finish()

    def go_back(self) -> None:
        self.desk.go("money-opening-done", group=str(self.place.get("group", "")))

    def load(self, **place: Any) -> Opening:
        return self.presenter.opening(str(place.get("group", "")))

    def fill(self, found: Opening) -> None:
        self.view = found.view
        self.reason.set_value("")

    def wishes(self) -> bool:
        if not self.reason.value().strip():
            self.form.set_error("reason", lambda: say("Write it in a few words."))
            return False
        self.wish = (self.view.batch_id, self.reason.value())
        return True

    def what_is_signed(self) -> Text:
        assets = self.view.assets
        return lambda: say(
            "The paper book with {amount} is taken back as a whole", amount=money(assets)
        )

    def act(self) -> Done:
        return self.presenter.take_back(*self.wish, self.second)

    def done(self, done: Done) -> None:
        self.desk.go("money-opening", group=str(self.place.get("group", "")))

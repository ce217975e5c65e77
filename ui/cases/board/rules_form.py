"""What the board's constitution asks beyond the rule: quorum, share, votes, notice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sr_board.base.results import Done
from sr_board.cases.board.board_commands import ChangeBoard
from sr_board.cases.rules.quorum import QuorumSettings
from ui.cases.board.parts import BoardForm
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.live import Text, say

__all__ = ["RulesPage"]

_PARTS = ((1, 2), (3, 5), (2, 3), (3, 4))


def _part(num: int, den: int) -> Text:
    return lambda: say("{num} of {den}", num=num, den=den)


def _offered(least: tuple[int, int], had: tuple[int, int]) -> list[tuple[object, Text]]:
    """Fractions from the floor upwards, and the one in force."""
    wanted = {pair for pair in _PARTS if pair[0] * least[1] >= least[0] * pair[1]} | {had}
    ordered = sorted(wanted, key=lambda pair: pair[0] / pair[1])
    return [(f"{num}/{den}", _part(num, den)) for num, den in ordered]


def _pair(value: object) -> tuple[int, int]:
    num, den = str(value).split("/")
    return int(num), int(den)


class RulesPage(BoardForm):
    """The constitution tightens, it never loosens."""

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("What its constitution asks"),
            lambda: say(
                "It may ask for more than the rule of the board, never for less. Reports and help "
                "for a person never depend on it."
            ),
            lambda: say("Save"),
        )
        self.name = LineField(lambda: say("Name of the board"), key="name", most=120)
        self.sites = LineField(
            lambda: say("Sites"), key="sites", help=lambda: say("Parted by commas.")
        )
        self.neighbour = LineField(lambda: say("Neighbour board"), key="neighbour_board", most=120)
        self.federation = LineField(lambda: say("Federation"), key="federation", most=120)
        self.need_least = NumberField(lambda: say("Fewest who vote"), key="need_least")
        self.need = ChoiceField(lambda: say("Part of those who may take part"), key="need")
        self.share = ChoiceField(lambda: say("Part of the community"), key="share")
        self.passing = ChoiceField(lambda: say("Part of the votes that passes"), key="pass")
        self.notice = NumberField(lambda: say("Hours of notice"), key="notice_hours")
        self.resolution = LineField(
            lambda: say("Decided by (number of the resolution)"), key="resolution", most=120
        )
        self.form.add(self.name, self.sites)
        self.form.add(self.neighbour, self.federation)
        self.form.add(self.need_least, self.need)
        self.form.add(self.share, self.passing)
        self.form.add(self.notice, self.resolution)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board()

    def fill(self, found: Any) -> None:
        self.view = found
        had: QuorumSettings = found.settings
        self.name.set_value(found.name)
        self.sites.set_value(", ".join(found.sites))
        self.neighbour.set_value(found.neighbour_board)
        self.federation.set_value(found.federation)
        self.need_least.set_value(had.need_least)
        self.notice.set_value(had.notice_hours)
        for field, least, pair in (
            (self.need, (1, 2), (had.need_num, had.need_den)),
            (self.share, (3, 5), (had.share_num, had.share_den)),
            (self.passing, (1, 2), (had.pass_num, had.pass_den)),
        ):
            field.set_choices(_offered(least, pair))
            field.set_value("{}/{}".format(*pair))
        self.resolution.set_value("")

    def wishes(self) -> bool:
        least, notice = self.need_least.number(), self.notice.number()
        for field, number in ((self.need_least, least), (self.notice, notice)):
            if number is None:
                self.form.set_error(field.key, lambda: say("Write a number."))
                return False
        assert self.view is not None and least is not None and notice is not None
        need, share = _pair(self.need.value()), _pair(self.share.value())
        votes = _pair(self.passing.value())
        asked = replace(
            self.view.settings,
            need_least=least,
            need_num=need[0],
            need_den=need[1],
            share_num=share[0],
            share_den=share[1],
            pass_num=votes[0],
            pass_den=votes[1],
            notice_hours=notice,
        )
        self.wish = ChangeBoard(
            self.view.id,
            self.name.value(),
            tuple(self.sites.value().split(",")),
            self.federation.value(),
            self.neighbour.value(),
            asked,
            self.resolution.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.board_work.change(self.wish, self.second)

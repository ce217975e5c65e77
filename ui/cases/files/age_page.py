"""Age: every piece of evidence in the order of the law, conflicts marked; and a new piece."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.records import AgeEvidence
from sr_board.cases.rules.age import RANKS
from sr_board.cases.vocabulary import Evidence, EvidenceOrder, EvidenceSeen
from sr_board.cases.words.files import AGES, EVIDENCE, ORDERED, SEEN
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices, day
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.guarded import CaseForm
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.page import Page
from ui.shapes import State

__all__ = ["AgePage", "EvidencePage"]


class AgePage(Page):
    """What speaks for her age."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Age"),
            lambda: say("We look, we do not determine. In doubt she counts as a child."),
        )
        self.presenter = presenter
        self.case_id = ""
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.card = Card(lambda: say("Evidence, in the order of the law"), tight=True)
        self.put(self.card)
        self.past = Card(lambda: say("What held until now"), tight=True)
        self.put(self.past)
        self.work.addStretch(1)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self._back))
        self.foot.set_main(
            Button(
                lambda: say("Add evidence"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("cases-evidence", id=self.case_id),
            )
        )

    def _back(self) -> None:
        self.desk.go("cases-file", id=self.case_id)

    def _keep(self, piece: str) -> None:
        self.desk.go("cases-paper-keep", id=self.case_id, kind="certificate", belongs=piece)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))

    def refresh(self) -> None:
        if self.case_id:
            self.read(partial(self.presenter.whole, self.case_id), self.show_age)

    def show_age(self, view: CaseView) -> None:
        """Show evidence and history."""
        self.bar.show_case(view.summary, self.presenter.now)
        self.card.clear()
        self.past.clear()
        kept = {one.belongs_to for one in view.papers}
        kept |= {one.belongs_to for one in view.all(SealedPaper)}
        for piece in sorted(view.evidence, key=lambda one: (RANKS[one.kind], one.at)):
            if self.card.body.count():
                self.card.add_line()
            self.card.add(
                Row(
                    lambda p=piece: say(
                        "{rank}. {kind}",
                        rank=i18n.current().integer(RANKS[p.kind]),
                        kind=say(EVIDENCE[p.kind]),
                    ),
                    lambda p=piece: _says(p),
                    icon="file-text",
                    state=_KEPT if piece.id in kept else None,
                    button=(lambda: say("Keep a paper"), partial(self._keep, piece.id)),
                )
            )
        if not view.evidence:
            self.card.add(Empty("file-text", lambda: say("Nothing is written down yet.")))
        for status in view.ages:
            self.past.add(Row(lambda s=status: say(AGES[s.standing]), status.order_no))
        self.past.setVisible(bool(view.ages))


_KEPT: tuple[State, Text] = (State.OK, lambda: say("paper kept"))


def _says(piece: AgeEvidence) -> str:
    tr = i18n.current()
    parts = [say(SEEN[piece.seen])]
    if piece.stated_born is not None:
        parts.append(say("born {day}", day=day(piece.stated_born)))
    if piece.lower is not None:
        upper = tr.integer(piece.upper) if piece.upper is not None else "–"
        parts.append(say("{lower} to {upper} years", lower=tr.integer(piece.lower), upper=upper))
    if piece.margin_years:
        parts.append(say("margin {n} years", n=tr.integer(piece.margin_years)))
    if piece.ordered_by is not EvidenceOrder.NONE:
        parts.append(say("ordered by: {who}", who=say(ORDERED[piece.ordered_by])))
    if piece.suspected_false:
        parts.append(say("perhaps false"))
    return " · ".join(parts)


class EvidencePage(CaseForm):
    """One piece more."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Evidence of age"),
            lambda: say("Whatever says less than 18 puts the file on the child track at once."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.kind = ChoiceField(lambda: say("What it is"), choices(EVIDENCE), key="kind")
        self.seen = ChoiceField(lambda: say("How you saw it"), choices(SEEN), key="seen")
        self.born = DateField(lambda: say("Born on"), key="stated_born")
        self.least = LineField(lambda: say("At least (years)"), key="lower", most=4)
        self.most = LineField(lambda: say("At most (years)"), key="upper", most=4)
        self.margin = LineField(lambda: say("Margin (years)"), key="margin_years", most=2)
        self.ordered = ChoiceField(lambda: say("Ordered by"), choices(ORDERED), key="ordered_by")
        self.false = CheckLine(lambda: say("The paper may be false"))
        self.form.add(self.kind, self.seen)
        self.form.add(self.born)
        self.form.add(self.least, self.most, self.margin)
        self.form.add(self.ordered)
        self.form.add_widget(self.false)
        self.finish()

    def load(self, **place: Any) -> CaseView:
        return self.presenter.whole(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.bar.show_case(found.summary, self.presenter.now)
        self.kind.set_value(None)
        self.seen.set_value(EvidenceSeen.TOLD)
        self.ordered.set_value(EvidenceOrder.NONE)
        self.born.set_day(None)
        for field in (self.least, self.most, self.margin):
            field.set_value("")
        self.false.setChecked(False)

    def wishes(self) -> bool:
        if self.kind.value() is None:
            self.form.set_error("kind", lambda: say("Choose what it is."))
            return False
        years: dict[str, int | None] = {}
        for field in (self.least, self.most, self.margin):
            typed = ascii_digits(str(field.value())).strip()
            if typed and not typed.isdecimal():
                self.form.set_error(field.key, lambda: say("Whole years only."))
                return False
            years[field.key] = int(typed) if typed else None
        self.wish = AddEvidence(
            self.case_id,
            Evidence(str(self.kind.value())),
            EvidenceSeen(str(self.seen.value())),
            self.born.day(),
            years["lower"],
            years["upper"],
            years["margin_years"] or 0,
            suspected_false=self.false.isChecked(),
            ordered_by=EvidenceOrder(str(self.ordered.value())),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.age.evidence(self.wish)

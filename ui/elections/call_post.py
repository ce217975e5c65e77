"""One post on the form of a call: which office, how many seats, which way of voting, kept seats."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from governance.elections.commands import PostEntry
from governance.elections.views_calling import CallingFacts
from governance.rule_names import office_name
from governance.rule_words import rule_sentence
from sr_board import i18n
from sr_board.people.rows import OfficeRow
from ui.elections.presenter import ElectionPresenter
from ui.fields import NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.form import Form
from ui.labels import second
from ui.live import say

__all__ = ["DELEGATES", "PostForm"]

DELEGATES = "delegates"


class PostForm(QWidget):
    """The fields of one post. `offices` and `facts` are those of the group chosen above it."""

    def __init__(self, presenter: ElectionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.office = ChoiceField(lambda: say("Post"), key="office")
        self.seats = NumberField(lambda: say("Seats"), key="seats", digits=3)
        self.method = ChoiceField(lambda: say("Way of voting"), key="method")
        self.form = Form(gap=8)
        self.form.add(self.office, self.seats, self.method, stretches=(5, 2, 6))
        self.kept = CheckLine(lambda: say("Keep seats as our rules say"), checked=True)
        self.kept_words = second("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.form, self.kept, self.kept_words):
            column.addWidget(part)
        self.offices: tuple[OfficeRow, ...] = ()
        self.facts: CallingFacts | None = None
        self.office.changed.connect(self.office_chosen)
        self.seats.changed.connect(self.look)
        self.method.changed.connect(self.look)
        self.look()

    def offer(self, offices: tuple[OfficeRow, ...], facts: CallingFacts | None) -> None:
        """Which offices the group has, and what its rules keep."""
        self.offices, self.facts = offices, facts
        rows = [(o.office_id, lambda o=o: _title(o)) for o in offices]
        self.office.set_choices([*rows, (DELEGATES, lambda: say("Delegates of the group"))])
        self.look()

    def office_chosen(self) -> None:
        """The seats of an office stand in the form; those of delegates are reckoned."""
        office = next((o for o in self.offices if o.office_id == self.office.value()), None)
        self.seats.set_value(office.seats if office is not None else "")
        self.look()

    def look(self) -> None:
        """Ways of voting that fill so many seats, and whether some of them are kept."""
        method, facts = self.method.value(), self.facts
        self.method.set_choices(self._presenter.method_choices(self.asked))
        self.method.set_value(method)
        keeps = facts is not None and facts.keeps(self.asked, str(method or ""))
        self.kept.setVisible(keeps)
        self.kept_words.setVisible(keeps)
        if facts is not None and keeps:
            rules = facts.rules
            self.kept_words.tell(lambda: rule_sentence("reserved", rules, i18n.current()))

    @property
    def asked(self) -> int:
        """Seats in the field; delegates without a number are taken as several."""
        found = self.seats.number()
        if found is None:
            return 2 if self.office.value() == DELEGATES else 1
        return found

    def entry(self, colour: str) -> PostEntry | None:
        """The post, None while none is chosen."""
        chosen, method = self.office.value(), self.method.value()
        if chosen is None:
            return None
        office = next((o for o in self.offices if o.office_id == chosen), None)
        return PostEntry(
            _title(office) if office is not None else say("Delegates"),
            office.office_id if office is not None else None,
            self.seats.number(),
            str(method) if method else None,
            colour,
            kept_seats=self.kept.isChecked(),
        )


def _title(office: OfficeRow) -> str:
    return office.title or office_name(office.key, i18n.current())

"""Fields for the value of any rule, made from the value itself: numbers, choices, yes or no.

A value is JSON data. A share is two numbers, a map has a field for each of its parts, a list of
words a box to tick for each word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from governance.rule_words import subgroup_name
from governance.rules import parameter_values as pv
from governance.rules.minutes import MarkCapacity
from governance.rules.parameters import parameter
from governance.rules.votes import MajorityBase
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.people.rules.subgroups import SHIPPED_KEYS
from ui.constitution.words import FIELDS, VALUES
from ui.fields import Field, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.form import Form
from ui.labels import second
from ui.live import Text, say

__all__ = ["RuleFields"]

_CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("quorum", "kind"): pv.QuorumKind,
    ("quorum", "base"): pv.CountBase,
    ("quorum", "moment"): pv.Moment,
    ("quorum", "adjourned"): pv.Adjourned,
    ("frequency", "unit"): pv.Unit,
    ("majority", "base"): MajorityBase,
    ("rotation", "mode"): pv.RotationMode,
    ("rotation", "rounding"): pv.Rounding,
    ("amend", "counting"): pv.Counting,
    ("amend", "by"): pv.AmendedBy,
}
"""The lists from which a part of a value is chosen."""
_WHOLE: Mapping[str, type[StrEnum]] = {
    "counting": pv.Counting,
    "sitting": pv.ChairSitting,
    "method": pv.ElectionMethod,
    "method_one_post": pv.ElectionMethod,
    "unopposed": pv.Unopposed,
    "unfilled": pv.Unfilled,
    "reserved_mode": pv.ReservedMode,
    "year": pv.SerialYear,
    "channels": pv.Channel,
    "tie_break": pv.TieStep,
    "marks": MarkCapacity,
}
"""The lists of rules that are one word or a list of words, by the end of their key."""


class RuleFields(QWidget):
    """The fields of one rule. `changed` fires with every key."""

    changed = Signal()

    def __init__(self, key: str, value: object) -> None:
        super().__init__()
        self.key = key
        self.form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._run: list[Field] = []
        self._read = self._make(value)
        self._end_run()

    def _place(self, field: Field) -> None:
        """Fields stand in columns until something else comes between."""
        field.changed.connect(self.changed)
        self._run.append(field)

    def _end_run(self) -> None:
        if self._run:
            self.form.add_columns(*self._run, columns=3)
        self._run = []

    def _between(self, widget: QWidget) -> None:
        self._end_run()
        self.form.add_widget(widget)

    def value(self) -> object:
        """What the fields say, as JSON data."""
        return self._read()

    def show_error(self, error: SRBoardError) -> bool:
        """Put an error at its field; False when there is none for it."""
        return self.form.show_error(error)

    # -- making -------------------------------------------------------------------------------

    def _make(self, value: object) -> Callable[[], object]:
        name, tail = parameter(self.key).codec.name, self.key.rpartition(".")[2]
        if isinstance(value, dict):
            return self._map(name, value, "")
        if isinstance(value, list):
            return self._list(name, tail, value)
        if isinstance(value, bool):
            return self._tick(lambda: say("yes"), value)
        if tail in _WHOLE and isinstance(value, str):
            return self._choice("value", _WHOLE[tail], value)
        return self._number("value", value if isinstance(value, int) else None, "")

    def _list(self, name: str, tail: str, value: list[object]) -> Callable[[], object]:
        if name == "share":
            return self._share("value", value)
        if name == "reserved":
            return self._reserved(value)
        return self._ticks(_WHOLE[tail], value)

    def _map(self, name: str, value: Mapping[str, object], above: str) -> Callable[[], object]:
        reads: dict[str, Callable[[], object]] = {}
        order = list(FIELDS)
        for part, each in sorted(value.items(), key=lambda item: order.index(item[0])):
            label = part if not above else f"{above}.{part}"
            if (name, part) in _CODES:
                reads[part] = self._choice(label, _CODES[name, part], str(each))
            elif isinstance(each, bool):
                reads[part] = self._tick(lambda p=part: say(FIELDS[p]), each)
            elif isinstance(each, dict):
                self._between(second(lambda p=part: say(FIELDS[p])))
                reads[part] = self._map(part, each, label)
            elif isinstance(each, list) and len(each) == 2 and isinstance(each[0], int):
                self._between(second(lambda p=part: say(FIELDS[p])))
                reads[part] = self._share(label, each)
            elif isinstance(each, list):
                reads[part] = lambda kept=each: kept
            else:
                number = each if isinstance(each, int) else None
                reads[part] = self._number(label, number, part)
        return lambda: {part: read() for part, read in reads.items()}

    def _number(self, label: str, value: int | None, part: str) -> Callable[[], object]:
        last = label.rpartition(".")[2]
        field = NumberField(lambda: say(FIELDS[last]), key=part or self.key)
        field.set_value("" if value is None else str(value))
        self._place(field)
        return field.number

    def _share(self, label: str, value: Sequence[object]) -> Callable[[], object]:
        above, below = FIELDS["num"], FIELDS["den"]
        num = NumberField(lambda: say(above), key=f"{label}.num")
        den = NumberField(lambda: say(below), key=f"{label}.den")
        for field, each in zip((num, den), value, strict=True):
            field.set_value(str(each))
            self._place(field)
        return lambda: [num.number(), den.number()]

    def _choice(self, label: str, words: type[StrEnum], value: str) -> Callable[[], object]:
        last = label.rpartition(".")[2]
        field = ChoiceField(
            lambda: say(FIELDS[last]),
            [(each.value, lambda e=each: say(VALUES[e.value])) for each in words],
            key=last,
        )
        field.set_value(value)
        self._place(field)
        return field.value

    def _tick(self, words: Text, value: bool) -> Callable[[], object]:
        line = CheckLine(words, checked=value)
        line.clicked.connect(lambda _on: self.changed.emit())
        self._between(line)
        return line.isChecked

    def _ticks(self, words: type[StrEnum], value: Sequence[object]) -> Callable[[], object]:
        lines = {
            each.value: CheckLine(lambda e=each: say(VALUES[e.value]), checked=each.value in value)
            for each in words
        }
        for line in lines.values():
            line.clicked.connect(lambda _on: self.changed.emit())
            self._between(line)
        return lambda: [code for code, line in lines.items() if line.isChecked()]

    def _reserved(self, value: Sequence[object]) -> Callable[[], object]:
        have = {each["group"]: each["min"] for each in value if isinstance(each, dict)}
        fields = {}
        for key in dict.fromkeys([*have, *SHIPPED_KEYS]):
            field = NumberField(lambda k=key: subgroup_name(k, i18n.current()), key=key)
            field.set_value(str(have.get(key, "")))
            self._place(field)
            fields[key] = field
        return lambda: [
            {"group": key, "min": field.number()} for key, field in fields.items() if field.number()
        ]

"""Fields of a loan's terms: those that every group sets, and all others under "More terms"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations

from finance.loans.words import DAY_COUNTS, METHODS
from finance.loans.words_terms import (
    ADVANCES,
    BASES,
    COMPONENTS,
    FINE_TIMES,
    FINES,
    MODES,
    RATE_TIMES,
    SCOPES,
    SETTLEMENTS,
    UNITS,
)
from finance.rules.loans import products as p
from finance.rules.loans.rounding import Mode
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from ui.fields import Field, LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.money.amounts import AmountField

__all__ = ["CommonTerms", "MoreTerms"]


def _choice(label: Text, key: str, words: Mapping[str, str]) -> ChoiceField:
    return ChoiceField(
        label, [(name, lambda name=name: say(words[name])) for name in words], key=key
    )


def _yes_no(label: Text, key: str) -> ChoiceField:
    return ChoiceField(label, [(False, lambda: say("no")), (True, lambda: say("yes"))], key=key)


def _shown(value: object) -> str:
    return "" if value is None else i18n.current().digits(str(value))


def _number(field: NumberField) -> int | None:
    """The number, None for an empty box. Raises InputInvalid that names the field."""
    if field.is_wrong():
        raise InputInvalid("loan-limit-wrong", field=field.key)
    return field.number()


def _paise(field: AmountField) -> int | None:
    """The amount, None for an empty box. Raises InputInvalid that names the field."""
    return field.asked() if field.value().strip() else None


def _decimal(field: LineField) -> str | None:
    return ascii_digits(field.value()).strip().removesuffix("%").strip() or None


def _no_limit() -> str:
    return say("Empty: no limit.")


class CommonTerms:
    """Method, rate, rhythm, rounding, fine, the usual limits."""

    def __init__(self) -> None:
        self.method = _choice(lambda: say("How it is repaid"), "method", METHODS)
        self.rate = LineField(lambda: say("Rate in per cent"), key="rate", most=12)
        self.rate_per = _choice(lambda: say("The rate is for"), "rate_per", RATE_TIMES)
        self.every = NumberField(lambda: say("An instalment every"), key="period", digits=3)
        self.unit = _choice(lambda: say("counted in"), "period_unit", UNITS)
        self.rounded = AmountField(
            lambda: say("Instalments rounded to"), key="instalment_unit", words=False
        )
        self.fine = AmountField(
            lambda: say("Fine for a missed instalment"), key="fine_amount", words=False
        )
        self.max_amount = AmountField(
            lambda: say("Largest loan"), key="max_amount", help=_no_limit, words=False
        )
        self.most = NumberField(
            lambda: say("Most instalments"), key="max_instalments", digits=4, help=_no_limit
        )

    def put(self, form: Form) -> None:
        """Put the fields into a form."""
        form.add(self.method)
        form.add(self.rate, self.rate_per)
        form.add(self.every, self.unit)
        form.add(self.rounded, self.fine)
        form.add(self.max_amount, self.most)

    def fill(self, product: p.Product) -> None:
        """Show the terms of a product."""
        self.method.set_value(product.method.value)
        self.rate.set_value(_shown(product.rate))
        self.rate_per.set_value(product.rate_per.value)
        self.every.set_value(_shown(product.period.every))
        self.unit.set_value(product.period.unit.value)
        self.rounded.set_amount(product.instalment_unit)
        self.fine.set_amount(product.fine.amount)
        self.max_amount.set_amount(product.limits.max_amount)
        self.most.set_value(_shown(product.limits.max_instalments))

    def read(self, base: p.Product) -> p.Product:
        """The product with these terms. Raises InputInvalid that names a field."""
        return replace(
            base,
            method=p.Method(str(self.method.value())),
            rate=_decimal(self.rate) or "",
            rate_per=p.RatePer(str(self.rate_per.value())),
            period=p.Period(_number(self.every) or 0, p.PeriodUnit(str(self.unit.value()))),
            instalment_unit=_paise(self.rounded) or 1,
            fine=replace(base.fine, amount=_paise(self.fine) or 0),
            limits=replace(
                base.limits,
                max_amount=_paise(self.max_amount) or None,
                max_instalments=_number(self.most),
            ),
        )


class MoreTerms:
    """Everything else that the terms of a loan can say."""

    def __init__(self) -> None:
        self._interest()
        self._payments()
        self._fines()
        self._limits()
        self.heads = [
            Label(lambda: say("How interest is reckoned"), "card"),
            Label(lambda: say("How payments are divided"), "card"),
            Label(lambda: say("Fine"), "card"),
            Label(lambda: say("Limits"), "card"),
        ]

    def _interest(self) -> None:
        self.day_count = _choice(lambda: say("Interest is counted"), "day_count", DAY_COUNTS)
        self.base = _choice(lambda: say("Interest is taken"), "interest_base", BASES)
        self.interest_unit = AmountField(
            lambda: say("Interest rounded to"), key="interest_unit", words=False
        )
        self.interest_mode = _choice(lambda: say("Interest rounded"), "interest_mode", MODES)
        self.instalment_mode = _choice(lambda: say("Instalments rounded"), "instalment_mode", MODES)
        self.settlement = _choice(
            lambda: say("Interest when she repays early"), "settlement_interest", SETTLEMENTS
        )
        self.fixed = AmountField(
            lambda: say("Fixed instalment"), key="fixed_instalment", words=False,
            help=lambda: say("Empty: it is reckoned."),
        )  # fmt: skip
        self.smoothing = _yes_no(lambda: say("Make the last instalment like the others"),
                                 "smoothing")  # fmt: skip
        self.grace = NumberField(
            lambda: say("First instalments with interest only"), key="principal_grace", digits=3
        )
        self.follow = _yes_no(lambda: say("Due days follow the meetings"), "follow_meetings")

    def _payments(self) -> None:
        orders = [
            (">".join(parts), lambda parts=parts: ", ".join(say(COMPONENTS[c]) for c in parts))
            for parts in permutations(c.value for c in p.Component)
        ]
        self.order = ChoiceField(
            lambda: say("A payment clears first"), orders, key="allocation_order"
        )
        self.scope = _choice(lambda: say("and goes on with"), "allocation_scope", SCOPES)
        self.advance = _choice(lambda: say("What is paid ahead makes"), "advance_rule", ADVANCES)

    def _fines(self) -> None:
        self.fine_kind = _choice(lambda: say("The fine is"), "fine_kind", FINES)
        self.percent = LineField(lambda: say("Fine in per cent"), key="fine_percent", most=12)
        self.times = _choice(lambda: say("It is asked"), "fine_times", FINE_TIMES)
        self.grace_days = NumberField(
            lambda: say("Days late without a fine"), key="fine_grace_days", digits=3
        )
        self.cap = AmountField(
            lambda: say("Most for one instalment"), key="fine_cap", help=_no_limit, words=False
        )

    def _limits(self) -> None:
        self.multiple = LineField(
            lambda: say("So many times her savings"), key="savings_multiple", most=8,
            help=_no_limit,
        )  # fmt: skip
        self.running = NumberField(
            lambda: say("Most loans at one time"), key="max_running", digits=2, help=_no_limit
        )
        self.meetings = NumberField(
            lambda: say("Meetings attended before a loan"), key="after_meetings", digits=3,
            help=_no_limit,
        )  # fmt: skip
        self.low = LineField(lambda: say("Lowest rate in per cent"), key="min_rate", most=12)
        self.high = LineField(lambda: say("Highest rate in per cent"), key="max_rate", most=12)

    def put(self, form: Form) -> None:
        """Put the fields into a form, under their headings."""
        groups: tuple[tuple[tuple[Field, ...], ...], ...] = (
            (
                (self.day_count,),
                (self.base,),
                (self.interest_unit, self.interest_mode),
                (self.instalment_mode, self.fixed),
                (self.smoothing, self.grace),
                (self.settlement,),
                (self.follow,),
            ),
            ((self.order,), (self.scope,), (self.advance,)),
            ((self.fine_kind,), (self.percent, self.cap), (self.times,), (self.grace_days,)),
            ((self.multiple, self.running), (self.meetings,), (self.low, self.high)),
        )
        self.keys = frozenset(f.key for rows in groups for row in rows for f in row)
        for head, rows in zip(self.heads, groups, strict=True):
            form.add_widget(head)
            for row in rows:
                form.add(*row)

    def fields(self, form: Form) -> Iterable[Field]:
        """The fields of these terms in that form."""
        return (form.fields[key] for key in form.fields if key in self.keys)

    def fill(self, product: p.Product) -> None:
        """Show the terms of a product."""
        self.day_count.set_value(product.day_count.value)
        self.base.set_value(product.interest_base.value)
        self.interest_unit.set_amount(product.interest_unit)
        self.interest_mode.set_value(product.interest_mode.value)
        self.instalment_mode.set_value(product.instalment_mode.value)
        self.settlement.set_value(product.settlement_interest.value)
        self.fixed.set_amount(product.fixed_instalment)
        self.smoothing.set_value(product.smoothing)
        self.grace.set_value(_shown(product.principal_grace))
        self.follow.set_value(product.follow_meetings)
        self.order.set_value(">".join(product.allocation_order))
        self.scope.set_value(product.allocation_scope.value)
        self.advance.set_value(product.advance_rule.value)
        self._fill_bounds(product.fine, product.limits)
        self.low.set_value(_shown(product.min_rate))
        self.high.set_value(_shown(product.max_rate))

    def _fill_bounds(self, fine: p.FineRule, limits: p.Limits) -> None:
        self.fine_kind.set_value(fine.kind.value)
        self.percent.set_value(_shown(fine.percent))
        self.times.set_value(fine.times.value)
        self.grace_days.set_value(_shown(fine.grace_days))
        self.cap.set_amount(fine.cap)
        self.multiple.set_value(_shown(limits.savings_multiple))
        self.running.set_value(_shown(limits.max_running))
        self.meetings.set_value(_shown(limits.after_meetings))

    def read(self, base: p.Product) -> p.Product:
        """The product with these terms. Raises InputInvalid that names a field."""
        order = str(self.order.value()).split(">")
        return replace(
            base,
            day_count=p.DayCount(str(self.day_count.value())),
            interest_base=p.InterestBase(str(self.base.value())),
            interest_unit=_paise(self.interest_unit) or 1,
            interest_mode=Mode(str(self.interest_mode.value())),
            instalment_mode=Mode(str(self.instalment_mode.value())),
            settlement_interest=p.SettlementInterest(str(self.settlement.value())),
            fixed_instalment=_paise(self.fixed),
            smoothing=self.smoothing.value() is True,
            principal_grace=_number(self.grace) or 0,
            follow_meetings=self.follow.value() is True,
            allocation_order=tuple(p.Component(part) for part in order),
            allocation_scope=p.Scope(str(self.scope.value())),
            advance_rule=p.AdvanceRule(str(self.advance.value())),
            fine=self._fine(base.fine),
            limits=replace(
                base.limits,
                savings_multiple=_decimal(self.multiple),
                max_running=_number(self.running),
                after_meetings=_number(self.meetings),
            ),
            min_rate=_decimal(self.low),
            max_rate=_decimal(self.high),
        )

    def _fine(self, base: p.FineRule) -> p.FineRule:
        return replace(
            base,
            kind=p.FineKind(str(self.fine_kind.value())),
            percent=_decimal(self.percent) or "0",
            times=p.FineTimes(str(self.times.value())),
            grace_days=_number(self.grace_days) or 0,
            cap=_paise(self.cap),
        )

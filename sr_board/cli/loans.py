"""`sr-board loan-schedule`: what a loan costs, row by row, without a vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sr_board.base.errors import InputInvalid
from sr_board.cli import loan_options as o
from sr_board.cli.ending import Ending
from sr_board.cli.loan_words import (
    choice,
    day_of,
    days_of,
    number,
    number_or_none,
    text_or_none,
    yes,
)
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, remark, say, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finance.rules.loans.products import FineRule, Limits, Product
    from finance.rules.loans.schedules import Schedule
    from finance.rules.loans.spans import Terms

__all__ = ["document", "loan_schedule", "product_of", "right_aligned"]


def loan_schedule(
    switch: o.Switch = None,
    principal: o.Principal = "",
    periods: o.Periods = "",
    method: o.Method = "declining_equal_principal",
    rate: o.Rate = "2",
    rate_per: o.RatePer = "month",
    period: o.Period = "1month",
    start: o.Start = "",
    disbursed: o.Disbursed = "",
    first_due: o.FirstDue = "",
    meetings: o.Meetings = "",
    meeting_period: o.MeetingPeriod = "1month",
    day_count: o.DayCount = "month_fraction",
    interest_base: o.InterestBase = "start_of_period",
    interest_unit: o.InterestUnit = "100",
    interest_mode: o.InterestMode = "HALF_UP",
    instalment_unit: o.InstalmentUnit = "100",
    instalment_mode: o.InstalmentMode = "HALF_UP",
    fixed_instalment: o.FixedInstalment = "",
    smoothing: o.Smoothing = False,
    principal_grace: o.PrincipalGrace = "0",
    allocation_order: o.AllocationOrder = "fine,interest,principal",
    allocation_scope: o.AllocationScope = "by_component",
    advance_rule: o.AdvanceRule = "ask",
    fine_rule: o.FineRule = "fixed",
    fine_amount: o.FineAmount = "500",
    fine_percent: o.FinePercent = "0",
    fine_times: o.FineTimes = "once",
    fine_grace_days: o.FineGraceDays = "0",
    fine_cap: o.FineCap = "",
    max_amount: o.MaxAmount = "",
    savings_multiple: o.SavingsMultiple = "",
    max_running: o.MaxRunning = "",
    max_instalments: o.MaxInstalments = "",
    after_meetings: o.AfterMeetings = "",
    settlement_interest: o.SettlementInterest = "whole",
    min_rate: o.MinRate = "",
    max_rate: o.MaxRate = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Reckon the schedule of a loan: every field of a loan product is an option of the same name.

    Amounts are whole paise, rates exact per cent. No vault is opened and nothing is written.

    \b
    Examples:
      sr-board loan-schedule --principal 600000 --periods 10 --rate 2 --start 2024-01-31
      sr-board loan-schedule --method declining_emi --rate 12 --rate-per year --periods 18
        --interest-unit 1 --principal 500000 --start 2022-11-01 --json
    """
    given = dict(locals())
    from finance.rules.loans.schedules import schedule

    del language  # read before anything else
    given["smoothing"] = yes(smoothing, switch or [], "smoothing")
    product, terms = product_of(given), _terms_of(given)
    made = schedule(product, terms)
    if as_json:
        print_json(document(made))
    else:
        _tell(made)
    _warn(product, terms)
    return Ending.WELL


def product_of(given: Mapping[str, Any]) -> Product:
    """The product that the options, or the entries of a file, describe.

    Raises InputInvalid with the field that cannot be used.
    """
    from finance.rules.loans import products as p
    from finance.rules.loans.rounding import Mode

    order = [word for word in given["allocation_order"].replace(">", ",").split(",") if word]
    return p.Product(
        method=choice(p.Method, given["method"], "method"),
        rate=given["rate"],
        rate_per=choice(p.RatePer, given["rate_per"], "rate_per"),
        period=p.period_of(given["period"]),
        day_count=choice(p.DayCount, given["day_count"], "day_count"),
        interest_base=choice(p.InterestBase, given["interest_base"], "interest_base"),
        interest_unit=number(given["interest_unit"], "interest_unit"),
        interest_mode=choice(Mode, given["interest_mode"], "interest_mode"),
        instalment_unit=number(given["instalment_unit"], "instalment_unit"),
        instalment_mode=choice(Mode, given["instalment_mode"], "instalment_mode"),
        fixed_instalment=number_or_none(given["fixed_instalment"], "fixed_instalment"),
        smoothing=given["smoothing"],
        allocation_order=tuple(choice(p.Component, w, "allocation_order") for w in order),
        allocation_scope=choice(p.Scope, given["allocation_scope"], "allocation_scope"),
        advance_rule=choice(p.AdvanceRule, given["advance_rule"], "advance_rule"),
        principal_grace=number(given["principal_grace"], "principal_grace"),
        fine=_fine_of(given),
        limits=_limits_of(given),
        settlement_interest=choice(
            p.SettlementInterest, given["settlement_interest"], "settlement_interest"
        ),
        min_rate=text_or_none(given["min_rate"]),
        max_rate=text_or_none(given["max_rate"]),
        follow_meetings=bool(given["meetings"]),
    )


def _fine_of(given: Mapping[str, Any]) -> FineRule:
    from finance.rules.loans import products as p

    return p.FineRule(
        kind=choice(p.FineKind, given["fine_rule"], "fine_rule"),
        amount=number(given["fine_amount"], "fine_amount"),
        percent=given["fine_percent"],
        times=choice(p.FineTimes, given["fine_times"], "fine_times"),
        grace_days=number(given["fine_grace_days"], "fine_grace_days"),
        cap=number_or_none(given["fine_cap"], "fine_cap"),
    )


def _limits_of(given: Mapping[str, Any]) -> Limits:
    from finance.rules.loans.products import Limits

    return Limits(
        max_amount=number_or_none(given["max_amount"], "max_amount"),
        savings_multiple=text_or_none(given["savings_multiple"]),
        max_running=number_or_none(given["max_running"], "max_running"),
        max_instalments=number_or_none(given["max_instalments"], "max_instalments"),
        after_meetings=number_or_none(given["after_meetings"], "after_meetings"),
    )


def _terms_of(given: Mapping[str, Any]) -> Terms:
    from finance.rules.loans.due_dates import shifted
    from finance.rules.loans.products import PeriodUnit, period_of
    from finance.rules.loans.spans import Terms
    from sr_board.base.clock import SystemClock

    if not given["principal"]:
        raise InputInvalid("loan-principal-wrong", field="principal")
    start = day_of(given["start"], "start") if given["start"] else None
    disbursed = day_of(given["disbursed"], "disbursed") if given["disbursed"] else None
    first_due = day_of(given["first_due"], "first_due") if given["first_due"] else None
    period, meeting_period = period_of(given["period"]), period_of(given["meeting_period"])
    if first_due and not (start or disbursed):
        rhythm = meeting_period if period.unit is PeriodUnit.MEETING else period
        disbursed = shifted(first_due, rhythm, -1)
    return Terms(
        principal=number(given["principal"], "principal"),
        instalments=number_or_none(given["periods"], "periods"),
        disbursed=disbursed or start or SystemClock().today(),
        start=start,
        first_due=first_due,
        meetings=days_of(given["meetings"], "meetings"),
        meeting_period=meeting_period,
    )


def right_aligned(rows: list[list[str]], since: int) -> list[list[str]]:
    """The rows with every column from `since` on filled up to one width, amounts to the right."""
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return [
        [cell.rjust(wide[i]) if i >= since else cell for i, cell in enumerate(row)] for row in rows
    ]


def document(made: Schedule) -> dict[str, Any]:
    """A schedule for another program: whole paise, ISO days."""
    rows = [
        {
            "n": row.n,
            "days": row.days,
            "due": row.due.isoformat(),
            "principal": row.principal,
            "interest": row.interest,
            "total": row.total,
            "balance": row.balance,
        }
        for row in made.rows
    ]
    totals = {"principal": made.principal, "interest": made.interest, "total": made.total}
    return {"instalment": made.instalment, "rows": rows, "totals": totals}


def _tell(made: Schedule) -> None:
    from sr_board.i18n import current

    told = current()

    def money(paise: int) -> str:
        return told.money(paise, always_paise=True)

    headings = [say("No."), say("Due on"), say("Principal"), say("Interest")]
    headings += [say("To pay"), say("Loan left")]
    rows = [
        [told.integer(row.n), told.date(row.due, "short")]
        + [money(paise) for paise in (row.principal, row.interest, row.total, row.balance)]
        for row in made.rows
    ]
    whole = [say("All"), "", money(made.principal), money(made.interest), money(made.total), ""]
    table(headings, right_aligned([*rows, whole], 2))
    line(
        say(
            "She borrows {principal_paise} and pays {interest_paise} of interest.",
            principal_paise=made.principal,
            interest_paise=made.interest,
        )
    )


def _warn(product: Product, terms: Terms) -> None:
    """What is unusual about the loan, beside the figures."""
    from finance.rules.loans.products import rate_is_high

    if rate_is_high(product):
        remark(say("This rate is outside what is usual: three per cent a month, or the limits."))
    most = product.limits.max_amount
    if most is not None and terms.principal > most:
        remark(say("The limit of a loan is {limit_paise}.", limit_paise=most))
    most = product.limits.max_instalments
    if most is not None and terms.instalments is not None and terms.instalments > most:
        remark(say("The limit is {n} instalments.", n=most))

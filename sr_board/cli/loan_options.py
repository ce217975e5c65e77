"""The options of `sr-board loan-schedule`: each field of a loan product under its own name."""

from __future__ import annotations

from typing import Annotated, Any

import typer

__all__ = [
    "AdvanceRule",
    "AfterMeetings",
    "AllocationOrder",
    "AllocationScope",
    "DayCount",
    "Disbursed",
    "FineAmount",
    "FineCap",
    "FineGraceDays",
    "FinePercent",
    "FineRule",
    "FineTimes",
    "FirstDue",
    "FixedInstalment",
    "InstalmentMode",
    "InstalmentUnit",
    "InterestBase",
    "InterestMode",
    "InterestUnit",
    "MaxAmount",
    "MaxInstalments",
    "MaxRate",
    "MaxRunning",
    "MeetingPeriod",
    "Meetings",
    "Method",
    "MinRate",
    "Period",
    "Periods",
    "Principal",
    "PrincipalGrace",
    "Rate",
    "RatePer",
    "SavingsMultiple",
    "SettlementInterest",
    "Smoothing",
    "Start",
    "Switch",
]


def _option(*names: str, metavar: str, words: str) -> Any:
    return typer.Option(*names, metavar=metavar, help=words)


Principal = Annotated[
    str, _option("--principal", metavar="PAISE", words="The loan, in paise; needed.")
]
Periods = Annotated[
    str, _option("--periods", "--instalments", metavar="N", words="How many instalments.")
]
Start = Annotated[
    str,
    _option("--start", metavar="DAY", words="The day periods are counted from; today if none."),
]
Disbursed = Annotated[
    str,
    _option("--disbursed", metavar="DAY", words="The day of the pay-out; the start if not given."),
]
FirstDue = Annotated[
    str, _option("--first-due", metavar="DAY", words="The first due date, instead of a start.")
]
Meetings = Annotated[
    str,
    _option(
        "--meetings", metavar="DAYS", words="Days of meetings that due dates follow, with commas."
    ),
]
MeetingPeriod = Annotated[
    str,
    _option("--meeting-period", metavar="TIME", words="Rhythm of meetings, for --period meeting."),
]
Method = Annotated[
    str,
    _option(
        "--method",
        metavar="CODE",
        words="declining_equal_principal, declining_emi, flat or bullet_interest_only.",
    ),
]
Rate = Annotated[str, _option("--rate", metavar="PERCENT", words="Exact per cent.")]
RatePer = Annotated[str, _option("--rate-per", metavar="TIME", words="month, year or meeting.")]
Period = Annotated[
    str,
    _option("--period", metavar="TIME", words="1month, 2weeks, 1fortnight, 15days or meeting."),
]
DayCount = Annotated[
    str,
    _option(
        "--day-count", metavar="CODE", words="month_fraction, 30_360, actual_365 or actual_364."
    ),
]
InterestBase = Annotated[
    str, _option("--interest-base", metavar="CODE", words="start_of_period or daily_balance.")
]
InterestUnit = Annotated[
    str, _option("--interest-unit", metavar="PAISE", words="Interest is rounded to this.")
]
InterestMode = Annotated[
    str,
    _option("--interest-mode", metavar="MODE", words="HALF_UP, HALF_EVEN, CEILING or FLOOR."),
]
InstalmentUnit = Annotated[
    str,
    _option("--instalment-unit", metavar="PAISE", words="Instalments are rounded to this."),
]
InstalmentMode = Annotated[
    str,
    _option("--instalment-mode", metavar="MODE", words="HALF_UP, HALF_EVEN, CEILING or FLOOR."),
]
FixedInstalment = Annotated[
    str,
    _option("--fixed-instalment", metavar="PAISE", words="Every instalment, where it is given."),
]
Smoothing = Annotated[
    bool,
    typer.Option("--smoothing/--no-smoothing", help="Even out the last instalment."),
]
Switch = Annotated[list[str] | None, typer.Argument(hidden=True)]
AllocationOrder = Annotated[
    str,
    _option("--allocation-order", metavar="WORDS", words="fine,interest,principal in any order."),
]
AllocationScope = Annotated[
    str, _option("--allocation-scope", metavar="CODE", words="by_component or by_instalment.")
]
AdvanceRule = Annotated[
    str, _option("--advance-rule", metavar="CODE", words="ask, shorten, lower or hold.")
]
PrincipalGrace = Annotated[
    str,
    _option("--principal-grace", metavar="N", words="First instalments with interest only."),
]
FineRule = Annotated[
    str,
    _option(
        "--fine-rule", metavar="CODE", words="none, fixed, overdue_principal or overdue_total."
    ),
]
FineAmount = Annotated[str, _option("--fine-amount", metavar="PAISE", words="The fixed fine.")]
FinePercent = Annotated[
    str, _option("--fine-percent", metavar="PERCENT", words="Fine on what is overdue.")
]
FineTimes = Annotated[str, _option("--fine-times", metavar="CODE", words="once or per_meeting.")]
FineGraceDays = Annotated[
    str, _option("--fine-grace-days", metavar="DAYS", words="Days before a fine is due.")
]
FineCap = Annotated[
    str, _option("--fine-cap", metavar="PAISE", words="Most fine for one instalment, or none.")
]
MaxAmount = Annotated[str, _option("--max-amount", metavar="PAISE", words="Limit of a loan.")]
SavingsMultiple = Annotated[
    str, _option("--savings-multiple", metavar="TIMES", words="Limit in own savings.")
]
MaxRunning = Annotated[str, _option("--max-running", metavar="N", words="Most running loans.")]
MaxInstalments = Annotated[
    str, _option("--max-instalments", metavar="N", words="Most instalments.")
]
AfterMeetings = Annotated[
    str, _option("--after-meetings", metavar="N", words="Meetings before the first loan.")
]
SettlementInterest = Annotated[
    str, _option("--settlement-interest", metavar="CODE", words="whole or to_the_day.")
]
MinRate = Annotated[str, _option("--min-rate", metavar="PERCENT", words="Warn below this rate.")]
MaxRate = Annotated[str, _option("--max-rate", metavar="PERCENT", words="Warn above this rate.")]

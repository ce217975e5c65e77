"""Words for what loans, their products and repayments refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # products and schedules
    "loan-rate-wrong": Words(
        what=N_("This rate cannot be used."),
        next=N_("Write the per cent as a number from 0 to 1000, like 2 or 1.5."),
    ),
    "loan-unit-wrong": Words(
        what=N_("Amounts cannot be rounded to this."),
        next=N_("Give the unit in paise: 1 for a paisa, 100 for a rupee."),
    ),
    "loan-period-wrong": Words(
        what=N_("This is no time between two instalments."),
        next=N_("Write it like 1 month, 2 weeks, 1 fortnight, 15 days or meeting."),
    ),
    "loan-fixed-wrong": Words(
        what=N_("This fixed instalment cannot be used."),
        next=N_("Write an amount above nothing. A loan repaid at the end has none."),
    ),
    "loan-order-wrong": Words(
        what=N_("The order of payment must name fine, interest and principal, each once."),
        next=N_("Write it like: fine, interest, principal."),
    ),
    "loan-grace-wrong": Words(
        what=N_("The time without principal is as long as the loan, or longer."),
        next=N_("Take fewer such instalments, or more instalments."),
    ),
    "loan-fine-wrong": Words(
        what=N_("This rule for fines cannot be used."),
        next=N_("Write amounts, days and per cent that are not below nothing."),
    ),
    "loan-limit-wrong": Words(
        what=N_("This limit cannot be used."),
        next=N_("Write a number that is not below nothing, or leave it empty."),
    ),
    "loan-principal-wrong": Words(
        what=N_("This is no amount for a loan."),
        next=N_("Write an amount above nothing."),
    ),
    "loan-principal-too-large": Words(
        what=N_("A loan is at most {most_paise}."),
        next=N_("Count the noughts of the amount."),
    ),
    "loan-instalments-missing": Words(
        what=N_("Nobody said in how many instalments the loan is repaid."),
        next=N_("Write their number, or one fixed instalment."),
    ),
    "loan-instalments-wrong": Words(
        what=N_("This number of instalments cannot be used."),
        next=N_("Write a number from 1 to 1200."),
    ),
    "loan-dates-wrong": Words(
        what=N_("The first instalment falls due before the money is paid out."),
        next=N_("Check the day of the pay-out and the first day."),
    ),
    "loan-too-long": Words(
        what=N_("The loan would run beyond the calendar."),
        next=N_("Take fewer instalments."),
    ),
    "loan-instalment-below-interest": Words(
        what=N_(
            "This instalment does not even cover the interest: {instalment_paise}, and the "
            "interest is {interest_paise}."
        ),
        next=N_("Take a larger instalment, or fewer instalments."),
    ),
    "loan-instalment-too-coarse": Words(
        what=N_("Rounded to {unit_paise}, the loan does not come out in these instalments."),
        next=N_("Round to a smaller unit, or take fewer instalments."),
    ),
    "loan-instalment-too-large": Words(
        what=N_("With {instalment_paise} each the loan ends before its last instalment."),
        next=N_("Take a smaller instalment, or fewer of them, or leave their number open."),
    ),
    "loan-instalment-too-small": Words(
        what=N_("With this instalment the loan never ends."),
        next=N_("Take a larger instalment."),
    ),
    "loan-choice-unknown": Words(
        what=N_("This word is none of the choices."),
        next=N_("Choose one of: {choices}."),
    ),
    "loan-number-wrong": Words(
        what=N_("This is no whole number."),
        next=N_("Write whole paise or a whole number, in figures."),
    ),
    "loan-day-wrong": Words(
        what=N_("This day cannot be read."),
        next=N_("Write it as year-month-day, like 2024-01-31."),
    ),
    "loan-file-unreadable": Words(
        what=N_("This file holds no demands and payments that can be read."),
        next=N_("Give a JSON file with “instalments” and “payments”; see loan-allocate --help."),
    ),
    # payments
    "loan-payment-wrong": Words(
        what=N_("This is no payment."),
        next=N_("Write an amount above nothing."),
    ),
    "payment-above-owed": Words(
        what=N_("Only {owed_paise} is owed, and {paid_paise} was given."),
        next=N_("Return the rest, or put it into her savings."),
    ),
    "advance-not-chosen": Words(
        what=N_("More was paid than is due."),
        next=N_("Ask her: fewer instalments, smaller instalments, or keep it until it is due?"),
    ),
    "loan-already-closed": Words(
        what=N_("Nothing is owed on this loan any more."),
        next=N_("Look at the loan's card."),
    ),
    "loan-written-off": Words(
        what=N_("The loan was written off on {day}."),
        next=N_("Record money that came as recovery."),
    ),
    "top-up-too-small": Words(
        what=N_("The new loan does not cover the old one: {owed_paise} is still owed."),
        next=N_("Lend more, or let her repay first."),
    ),
    "loss-rate-impossible": Words(
        what=N_("Nothing was due in this time, so there is no loss to reckon."),
        next=N_("Take a longer time."),
    ),
    # loans from request to end
    "loan-unknown": Words(
        what=N_("This loan is not in the books."),
        next=N_("Choose one from the list of loans."),
    ),
    "loan-product-unknown": Words(
        what=N_("These terms are not in the books."),
        next=N_("Choose one from the list of terms."),
    ),
    "loan-product-retired": Words(
        what=N_("No new loan is given under these terms."),
        next=N_("Choose other terms."),
    ),
    "loan-already-decided": Words(
        what=N_("The meeting has already decided on this request."),
        next=N_("Write a new request."),
    ),
    "loan-not-sanctioned": Words(
        what=N_("The meeting has not granted this loan, or it was paid out already."),
        next=N_("Look at the loan's card."),
    ),
    "loan-letter-not-granted": Words(
        what=N_("There is no letter for this loan: no meeting granted it in these books."),
        next=N_("Print the loan's card instead."),
    ),
    "loan-not-running": Words(
        what=N_("This loan is not running."),
        next=N_("Look at the loan's card."),
    ),
    "loan-was-written-off": Words(
        what=N_("This loan was written off."),
        next=N_("Record money that came as recovery."),
    ),
    "loan-not-written-off": Words(
        what=N_("This loan was not written off."),
        next=N_("Record the money as a repayment."),
    ),
    "loan-day-before": Words(
        what=N_("This day lies too early: the first possible day is {first}."),
        next=N_("Check the day."),
    ),
    "top-up-other-member": Words(
        what=N_("The two loans are not of the same member."),
        next=N_("Choose the older loan of the same member."),
    ),
    "opening-overdue-wrong": Words(
        what=N_("More principal is overdue than is left of the loan."),
        next=N_("Look into the paper book again."),
    ),
    # demands
    "demand-unknown": Words(
        what=N_("This demand is not in the books."),
        next=N_("Choose one from the loan's card."),
    ),
    "demand-empty": Words(
        what=N_("There is nothing to ask for."),
        next=N_("Write an amount above nothing."),
    ),
    "demand-closed": Words(
        what=N_("Nothing of this is open any more."),
        next=N_("Look at the loan's card."),
    ),
    "waiver-of-principal": Words(
        what=N_("Only interest, fines and fees can be forgiven."),
        next=N_("Principal that will not come is written off."),
    ),
    "waiver-above-open": Words(
        what=N_("Only {open_paise} of it is open."),
        next=N_("Write that amount or less."),
    ),
}

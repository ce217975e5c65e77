"""Words for values of rules that cannot be meant."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "rule-key-unknown": Words(
        what=N_("There is no rule with the name {key}."),
        next=N_("Choose one of the rules that are listed."),
    ),
    "rule-value-unreadable": Words(
        what=N_("What is written for “{field}” does not fit this rule."),
        next=N_("Open the rule and fill it in again."),
    ),
    "rule-value-incomplete": Words(
        what=N_("A part of this rule is missing: {field}."),
        next=N_("Fill in every part of the rule."),
    ),
    "rule-number-out-of-range": Words(
        what=N_("This number must lie between {least} and {most}."),
        next=N_("Check the number."),
    ),
    "share-impossible": Words(
        what=N_("{num} of {den} is not a share between nothing and all."),
        next=N_("Write a share such as 2 of 3."),
    ),
    "number-or-share": Words(
        what=N_("Either a number of members asks for a meeting, or a share of them. Not both."),
        next=N_("Choose one of the two."),
    ),
    "least-above-most": Words(
        what=N_("The least number, {least}, is larger than the most, {most}."),
        next=N_("Check the two numbers."),
    ),
    "more-than-there-are": Words(
        what=N_("{have} are needed, but there are only {most}."),
        next=N_("Make the first number smaller or the second one larger."),
    ),
    "listed-twice": Words(
        what=N_("Something stands in this list twice."),
        next=N_("Take one of them out."),
    ),
    "marks-without-chair": Words(
        what=N_("The chair must be among those who sign."),
        next=N_("Add the chair to the list."),
    ),
    "rules-file-unreadable": Words(
        what=N_("This file holds no worked cases that can be read."),
        next=N_("Give a JSON file with a list “cases”, each with an area and what is given."),
    ),
    "rules-case-incomplete": Words(
        what=N_("Something is missing in this case: {field}."),
        next=N_("Add it and try again."),
    ),
    "rules-area-unknown": Words(
        what=N_("The program knows no area called {area}."),
        next=N_("See the manual for the areas that can be checked."),
    ),
    "mandate-more-than-signatories": Words(
        what=N_("{k} are to sign together, but {n} can sign."),
        next=N_("Add a signatory, or let fewer sign together."),
    ),
    "mandate-office-missing": Words(
        what=N_("The rules want this office among those who sign: {office}."),
        next=N_("Add the person who holds it."),
    ),
    "mandate-certified-by-gainer": Words(
        what=N_("Only one person gains the right to sign, and she alone certifies it."),
        next=N_("Let another office bearer certify the decision too."),
    ),
    "notice-days-or-hours": Words(
        what=N_("Notice is counted in days or in hours, not in both."),
        next=N_("Choose one of the two."),
    ),
}

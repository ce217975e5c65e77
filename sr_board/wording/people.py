"""Words for the register of people: dates, groups, members, offices, sub-groups, imports."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # dates
    "date-missing": Words(
        what=N_("There is no date here."),
        next=N_("Write the date like 12/03/2021."),
    ),
    "date-unreadable": Words(
        what=N_("“{value}” cannot be read as a date."),
        next=N_("Write it like 12/03/2021 or 12 March 2021."),
    ),
    "date-impossible": Words(
        what=N_("There is no such day: {value}."),
        next=N_("Choose the right date."),
    ),
    "date-day-missing": Words(
        what=N_("“{value}” names no day."),
        next=N_("Write day, month and year."),
    ),
    "date-year-absurd": Words(
        what=N_("The year {year} cannot be right: {value}."),
        next=N_("Choose a date between {first} and {last}."),
    ),
    # groups
    "group-not-found": Words(
        what=N_("This group is not in the register."),
        next=N_("Choose a group from the list."),
    ),
    "group-own-parent": Words(
        what=N_("A group cannot be its own parent."),
        next=N_("Choose another group above it."),
    ),
    "group-status-step": Words(
        what=N_("A group cannot go from this state to that one."),
        next=N_("Look at its state now, then choose again."),
    ),
    "group-dissolve-needs-resolution": Words(
        what=N_("A group is dissolved by a resolution only."),
        next=N_("Write the number of the resolution that was passed."),
    ),
    "group-dissolved": Words(
        what=N_("This group was dissolved and takes no new records."),
        next=N_("Choose a group that is at work."),
    ),
    "group-name-taken": Words(
        what=N_("There is a group called {name} already."),
        next=N_("Give this one a name that can be told apart."),
    ),
    # persons
    "person-not-found": Words(
        what=N_("This person is not in the register."),
        next=N_("Search for her by name or number."),
    ),
    "person-in-use": Words(
        what=N_("Other records name this person, so she cannot be struck out."),
        next=N_("Strike out her membership first, if that was the mistake."),
    ),
    "name-without-letters": Words(
        what=N_("A name needs letters."),
        next=N_("Write the name she chose."),
    ),
    "tile-unknown": Words(
        what=N_("This picture or colour is not in the set."),
        next=N_("Choose one of those shown."),
    ),
    "phone-unreadable": Words(
        what=N_("The phone number could not be read and is left out."),
        next=N_("Write it with ten digits, or with + and the country."),
    ),
    "phone-shortened": Words(
        what=N_("The spreadsheet has lost the last digits of this phone number."),
        next=N_("Ask her for the number and write it in."),
    ),
    # memberships
    "membership-not-found": Words(
        what=N_("This membership is not in the register."),
        next=N_("Go back to the list and look again."),
    ),
    "below-min-age": Words(
        what=N_("Only persons aged {least} or over can be members."),
        next=N_("If she may be under {least}, call the board."),
    ),
    "already-member": Words(
        what=N_("She is already a member (number {number})."),
        next=N_("Open her card, or choose another group."),
    ),
    "number-out-of-range": Words(
        what=N_("A member number lies between 1 and {most}."),
        next=N_("Write another number, or leave it empty to get the next free one."),
    ),
    "number-used": Words(
        what=N_("Number {number} was given before. A number is never given twice."),
        next=N_("Take {free}, the next free number."),
    ),
    "number-unreadable": Words(
        what=N_("“{value}” is no member number."),
        next=N_("Give her the next free number, or write one."),
    ),
    "joined-in-future": Words(
        what=N_("The day of joining has not come yet: {value}."),
        next=N_("Choose the day on which she joined."),
    ),
    "left-in-future": Words(
        what=N_("The day of leaving has not come yet: {value}."),
        next=N_("Choose the day on which she left."),
    ),
    "left-before-joined": Words(
        what=N_("She left on {left}, before she joined on {joined}."),
        next=N_("Put one of the two dates right."),
    ),
    "membership-closed": Words(
        what=N_("This membership has ended."),
        next=N_("If she comes back, take her in again with a new number."),
    ),
    "membership-already-struck": Words(
        what=N_("This entry is struck out already."),
        next=N_("Nothing more is needed."),
    ),
    "membership-not-active": Words(
        what=N_("Only an active member can be suspended."),
        next=N_("Look at her state on the card."),
    ),
    "membership-not-suspended": Words(
        what=N_("She is not suspended."),
        next=N_("Look at her state on the card."),
    ),
    "removal-needs-resolution": Words(
        what=N_("A member is removed by a resolution only."),
        next=N_("Write the number of the resolution that was passed."),
    ),
    "suspension-needs-resolution": Words(
        what=N_("A member is suspended by a resolution only."),
        next=N_("Write the number of the resolution that was passed."),
    ),
    "suspension-end-past": Words(
        what=N_("A suspension ends on a day that is still to come."),
        next=N_("Choose the day on which it ends."),
    ),
    # offices
    "office-not-found": Words(
        what=N_("This office is not there."),
        next=N_("Choose an office of the group."),
    ),
    "office-key-taken": Words(
        what=N_("The group has this office already."),
        next=N_("Open it, or add a seat to it."),
    ),
    "seats-out-of-range": Words(
        what=N_("An office has between 1 and {most} seats."),
        next=N_("Write another number of seats."),
    ),
    "seat-unknown": Words(
        what=N_("This office has {seats} seats; the one chosen is not among them."),
        next=N_("Choose one of its seats."),
    ),
    "term-months-out-of-range": Words(
        what=N_("A term lasts between 1 and {most} months."),
        next=N_("Write the months as the constitution says."),
    ),
    "office-still-held": Words(
        what=N_("{name} still holds this office."),
        next=N_("End her term first."),
    ),
    "office-held-until": Words(
        what=N_("{name} held this seat until {ended}."),
        next=N_("Let the new term begin on {first} or later."),
    ),
    "office-taken-from": Words(
        what=N_("{name} takes this seat on {start}."),
        next=N_("End or move that term first."),
    ),
    "term-not-found": Words(
        what=N_("This term is not in the register."),
        next=N_("Go back to the office and look again."),
    ),
    "term-already-ended": Words(
        what=N_("This term ended on {ended}."),
        next=N_("Nothing more is needed."),
    ),
    "term-end-before-start": Words(
        what=N_("The term cannot end before it began on {start}."),
        next=N_("Choose a later day."),
    ),
    "term-end-in-future": Words(
        what=N_("The day of the end has not come yet."),
        next=N_("Record the end when it has come."),
    ),
    "given-in-future": Words(
        what=N_("That day has not come yet."),
        next=N_("Record it when she has it in her hands."),
    ),
    "dissolution-not-decided": Words(
        what=N_("No decision to dissolve this group stands under that number."),
        next=N_("Write the serial number of a decision of this group to dissolve it that passed."),
    ),
    # sub-groups
    "subgroup-about-health": Words(
        what=N_("This list must never say who is ill."),
        next=N_("Choose a sub-group that is not about health."),
    ),
    "subgroup-about-caste": Words(
        what=N_("If this list leaves the room, it tells others the caste or religion of members."),
        next=N_("Read this to the meeting. Go on only if the meeting still wants the list."),
    ),
    "subgroup-key-form": Words(
        what=N_("The name of a sub-group has 2 to 40 letters."),
        next=N_("Write a short name."),
    ),
    "subgroup-needs-resolution": Words(
        what=N_("A sub-group is added by a resolution only."),
        next=N_("Write the number of the resolution that was passed."),
    ),
    "subgroup-known": Words(
        what=N_("This sub-group is there already."),
        next=N_("Use the one in the list."),
    ),
    "subgroup-unknown": Words(
        what=N_("This sub-group is not in the list."),
        next=N_("Choose one from the list."),
    ),
    "subgroup-no-answer": Words(
        what=N_("She has given no answer here."),
        next=N_("Nothing more is needed."),
    ),
}

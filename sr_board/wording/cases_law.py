"""Words for services, breaches of data, and dates of erasure."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "service-stay": Words(
        N_("The longest stay is a number of days from 1 to 3,660."),
        N_("Leave it empty when nobody knows."),
    ),
    "service-list-long": Words(
        N_("This list has more than {most} lines."),
        N_("Keep those that answer."),
    ),
    "directory-restricted": Words(
        N_("Your seat reads the directory and does not change it."),
        N_("Tell the chair or the secretary of the board what is to be changed."),
    ),
    "service-unknown": Words(
        N_("This service is not in the directory any more."),
        N_("Open the directory again and choose from its list."),
    ),
    "breach-time-missing": Words(
        N_("The clock needs the day and time at which it was known."),
        N_("Write day and time; about is good enough."),
    ),
    "breach-later": Words(
        N_("This lies in the future."),
        N_("Look at day and time again."),
    ),
    "breach-told-before": Words(
        N_("Nobody can be told before it was known."),
        N_("Look at day and time again."),
    ),
    "breach-persons": Words(
        N_("This is no number of persons."),
        N_("Write a number, or leave it empty when nobody knows."),
    ),
    "data-breach-unknown": Words(
        N_("This breach is not in the register."),
        N_("Open the register again and choose from its list."),
    ),
}

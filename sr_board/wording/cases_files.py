"""Words for the keys of case files: who may open them, and what lies in them."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "no-such-case": Words(
        N_("There is no such case."),
        N_("Look at the code again."),
    ),
    "case-record-unreadable": Words(
        N_("A part of this file cannot be read."),
        N_("Check the vault under Settings. If it is damaged, open a backup beside it."),
    ),
    "record-final": Words(
        N_("This entry stays as it was written."),
        N_("Write a new entry that corrects it."),
    ),
    "record-unknown": Words(
        N_("This entry is not in the file."),
        N_("Open the file again and choose from its list."),
    ),
    "identity-not-yours": Words(
        N_("Only the team of the case and the chair open who she is."),
        N_("Ask the lead of the case."),
    ),
    "identity-erased": Words(
        N_("Who she was has been erased from this file, as its time was over."),
        N_("Nothing is left to open. The rest of the file stays until its own date."),
    ),
    "team-size": Words(
        N_("A team has {least} to {most} persons."),
        N_("Choose again."),
    ),
    "team-lead-outside": Words(
        N_("The lead must be one of the team."),
        N_("Choose the lead from the persons ticked."),
    ),
    "team-recused": Words(
        N_("One of these persons takes no part in this case."),
        N_("Choose somebody else. A recusal ends only by chair and secretary together."),
    ),
    "team-restricted": Words(
        N_("Seats of police and of elected councils are in no team, and never open who she is."),
        N_("Choose somebody else. They get their own brief for the sitting."),
    ),
    "team-no-key": Words(
        N_("One of these persons cannot open case files at all."),
        N_("Choose somebody who works on cases, or let two persons give her the key first."),
    ),
    "identity-holder-last": Words(
        N_("Nobody could open who she is any more: the last person who can would lose it."),
        N_("Ask that person, or the chair, to bring somebody into the team first. Then try again."),
    ),
    "team-not-in-it": Words(
        N_("This person is not in the team."),
        N_("Look at the team of the case again."),
    ),
    "recusal-nobody": Words(
        N_("Nobody was chosen."),
        N_("Choose the member who takes no part."),
    ),
    "recusal-not-yours": Words(
        N_("You can recuse yourself. Others are recused by the chair or the secretary."),
        N_("Tell one of them what you know."),
    ),
    "recusal-stands": Words(
        N_("This member takes no part in the case already."),
        N_("Nothing needs to be done."),
    ),
    "recusal-unknown": Words(
        N_("No recusal of this member stands."),
        N_("Look at the list of recusals again."),
    ),
    "case-paper-too-large": Words(
        N_("The scan is larger than {most_mb} megabytes or has too many pages."),
        N_("Scan it again in grey with fewer dots, or in parts."),
    ),
    "case-paper-kind": Words(
        N_("This is neither a PDF nor a scan as JPEG or PNG nor plain text."),
        N_("Scan the paper and choose the scan. Pictures of persons are never kept."),
    ),
    "case-paper-broken": Words(
        N_("The scan cannot be read."),
        N_("Scan the paper again."),
    ),
    "case-paper-why": Words(
        N_("A paper that may be kept stays until its time is over."),
        N_("Choose why this scan may not be kept, or leave it."),
    ),
    "case-paper-person": Words(
        N_("Only papers are kept, never a picture of a person."),
        N_("Look at the scan. If it shows a paper and nobody's picture, tick that it does."),
    ),
    "case-paper-belongs": Words(
        N_("This paper does not belong to that entry."),
        N_("Choose the entry that the paper proves, or the file as a whole."),
    ),
    "identity-reason": Words(
        N_("This paper shows who she is."),
        N_("Say why you open it. The team sees it."),
    ),
    "contact-made": Words(
        N_("The first talk with her is written down already."),
        N_("Nothing needs to be done."),
    ),
    "risk-flags-stand": Words(
        N_("A sign of danger still stands on the file."),
        N_("Say why it is over; then the risk can be lower."),
    ),
    "notice-time-missing": Words(
        N_("Day, hour and minute are needed: a clock counts from them."),
        N_("Enter them as well as you know."),
    ),
    "fear-unknown": Words(
        N_("No reason was chosen."),
        N_('Choose one of the reasons; the last one is "other".'),
    ),
    "clock-not-missed": Words(
        N_("This clock was not missed."),
        N_("No reason is needed."),
    ),
    "clock-not-running": Words(
        N_("This clock does not run any more."),
        N_("Open the file again to see what is next."),
    ),
    "receipt-stands": Words(
        N_("This report has its receipt already."),
        N_("Write a new report if there was another one."),
    ),
    "no-offence-lawyer": Words(
        N_("One of the two must be the lawyer or the counsellor of the board."),
        N_("Ask one of them. Where in doubt, report."),
    ),
    "case-own-judgement": Words(
        N_("You have judged her appearance already."),
        N_("Another trained screener judges by herself, without seeing yours."),
    ),
    "means-none-and-some": Words(
        N_('"None" was ticked together with something else.'),
        N_('Tick what is true, or only "none".'),
    ),
    "means-missing": Words(
        N_("Nothing was ticked in the list of means."),
        N_('Ask her about each line; tick "none" when none is true.'),
    ),
    "means-twice": Words(
        N_("One line of the list stands there twice."),
        N_("Tick each line once."),
    ),
    "gates-unknown": Words(
        N_("The conditions of the talk are not those of this program."),
        N_("Open the page again."),
    ),
    "second-listener-missing": Words(
        N_("Two people hear her."),
        N_("Choose who listened with you."),
    ),
    "hold-unknown": Words(
        N_("No order stops the erasure of this file."),
        N_("Nothing needs to be done."),
    ),
    "pack-section-missing": Words(
        N_('The law pack has no part "{section}".'),
        N_("Add it, or let the pack extend another one that has it."),
    ),
    "pack-clock": Words(
        N_("The clock {rule} of the law pack makes no sense."),
        N_("Give it minutes, days or months: one of them, as a whole number."),
    ),
    "pack-unreadable": Words(
        N_("The law pack cannot be read."),
        N_("Look for a missing quote or bracket, and for id, version and extends under meta."),
    ),
    "pack-unknown": Words(
        N_("There is no such law pack."),
        N_("Choose one from the list."),
    ),
    "pack-path": Words(
        N_("The law pack has no such place."),
        N_("Choose what to change from the list."),
    ),
    "pack-value": Words(
        N_("A law pack holds texts, whole numbers, days, yes or no, and lists."),
        N_("Write the value in one of these ways."),
    ),
    "pack-own-value": Words(
        N_("Name, version and the day of the check are written by the program."),
        N_("Change the other values."),
    ),
    "pack-checked-later": Words(
        N_("Nobody can have checked the law on a day to come."),
        N_("Write the day on which it was checked."),
    ),
    "period-runs": Words(
        N_("{period} is not over yet."),
        N_("Release it when its last day is past. The working figures are on the page."),
    ),
    "period-unknown": Words(
        N_("This is no period."),
        N_("Write a year, a quarter or a month: 2026, 2026-Q1, 2026-03."),
    ),
}

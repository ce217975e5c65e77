"""Words for what meetings, votes, resolutions, action items and minutes refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "meeting-step-refused": Words(
        what=N_("This meeting cannot take that step from where it stands now."),
        next=N_("Open the meeting again to see what can be done next."),
    ),
    "meeting-already-held": Words(
        what=N_("This meeting has already been opened."),
        next=N_("Close it, or put it off to another day."),
    ),
    "meeting-not-open": Words(
        what=N_("This meeting has not been opened yet."),
        next=N_("Open the meeting first. Then mark who is here and write what is decided."),
    ),
    "meeting-not-closed": Words(
        what=N_("This meeting is not closed yet."),
        next=N_("Close the meeting with its time. Then draw up the minutes."),
    ),
    "meeting-cancelled": Words(
        what=N_("This meeting was cancelled."),
        next=N_("Call a new meeting."),
    ),
    "closed-before-opened": Words(
        what=N_("The meeting would end before it began."),
        next=N_("Check the two times."),
    ),
    "sitting-too-long": Words(
        what=N_("By these times the meeting lasted more than a day."),
        next=N_("Write the time at which it ended."),
    ),
    "time-in-future": Words(
        what=N_("This time has not come yet."),
        next=N_("Write the time that the clock showed."),
    ),
    "date-in-future": Words(
        what=N_("This day has not come yet."),
        next=N_("Write the day on which it was done."),
    ),
    "outside-sitting": Words(
        what=N_("This time lies before the meeting began or after it ended."),
        next=N_("Check the time against the opening and closing time."),
    ),
    "already-here": Words(
        what=N_("She is already marked as here at that time."),
        next=N_("Mark her as gone first, or correct the time."),
    ),
    "not-here": Words(
        what=N_("She is not marked as here."),
        next=N_("Mark her as here first, with the time she came."),
    ),
    "left-before-came": Words(
        what=N_("She cannot leave before she came, or in the same minute."),
        next=N_("Check the two times."),
    ),
    "apology-but-here": Words(
        what=N_("She was here, so there is no apology to write."),
        next=N_("Take back her mark first if it was a slip."),
    ),
    "urgent-reason-missing": Words(
        what=N_("The board sat without the notice or the number that its rules want."),
        next=N_("Write why it could not wait. The next sitting ratifies it."),
    ),
    "committee-unknown": Words(
        what=N_("There is no such committee in this group."),
        next=N_("Choose the committee from the list."),
    ),
    "committee-closed": Words(
        what=N_("This committee is closed."),
        next=N_("Form a new committee if there is a new task."),
    ),
    "already-on-committee": Words(
        what=N_("She sits on this committee already."),
        next=N_("Choose another person."),
    ),
    "rhythm-impossible": Words(
        what=N_("No day of meeting follows from this."),
        next=N_("Choose every how many weeks or months, the weekday, and which week of the month."),
    ),
    "time-impossible": Words(
        what=N_("This is no time of day."),
        next=N_("Write hours and minutes, such as 15:30."),
    ),
    "series-stopped": Words(
        what=N_("This meeting does not come back any more."),
        next=N_("Plan a new recurring meeting."),
    ),
    "meeting-not-put-off": Words(
        what=N_("This meeting was not put off."),
        next=N_("Call a new meeting instead."),
    ),
    "already-called-again": Words(
        what=N_("The second meeting is called already."),
        next=N_("Open it from the calendar, or cancel it first."),
    ),
    "motion-withdrawn": Words(
        what=N_("This motion was taken back."),
        next=N_("Put it anew if it is to be voted on."),
    ),
    "amendment-too-late": Words(
        what=N_("The motion was voted on or taken back, so its words stand."),
        next=N_("Put a new motion."),
    ),
    "amendment-of-amendment": Words(
        what=N_("An amendment itself is not amended."),
        next=N_("Put another amendment to the motion."),
    ),
    "amendment-first": Words(
        what=N_("An amendment to this motion waits for its vote."),
        next=N_("Vote on the amendment first."),
    ),
    "consensus-objection": Words(
        what=N_("Somebody objects, so not all agree."),
        next=N_("Count hands or ballots."),
    ),
    "casting-not-equal": Words(
        what=N_("The votes are not equal, so the chair has no casting vote."),
        next=N_("Leave the chair's casting vote empty."),
    ),
    "time-without-zone": Words(
        what=N_("This time does not say of which clock it is."),
        next=N_("Give it with its distance from UTC, such as 2026-11-24T16:00+05:30."),
    ),
    "proxy-to-herself": Words(
        what=N_("Nobody carries her own vote as a proxy."),
        next=N_("Choose another member who votes for her."),
    ),
    "proxy-revoked": Words(
        what=N_("This slip was taken back already."),
        next=N_("Nothing is left to do."),
    ),
    "conflict-already-declared": Words(
        what=N_("Her interest in this point is written down already."),
        next=N_("Take the earlier entry back first if it was a slip."),
    ),
    "rescinding-names-no-serial": Words(
        what=N_("The later decision does not name {serial}."),
        next=N_("Choose the decision whose words take {serial} back."),
    ),
    "attendance-needed-by-vote": Words(
        what=N_("A vote was already counted with those who were in the room then."),
        next=N_("Choose a time after that vote, or make the decision void and vote again."),
    ),
    "chair-not-here": Words(
        what=N_("Who leads the meeting must be in the room."),
        next=N_("Mark her as here first, or choose somebody who is here."),
    ),
    "chair-missing": Words(
        what=N_("Nobody is written down as leading this meeting."),
        next=N_("Choose who leads it. Then close the meeting."),
    ),
    "motion-without-vote": Words(
        what=N_("Point {item} has a motion without a vote."),
        next=N_("Record its vote, or put the meeting off to another day."),
    ),
    "motion-already-voted": Words(
        what=N_("This motion has its vote, and the number is given."),
        next=N_("If the count was wrong, make the decision void and put the motion again."),
    ),
    "item-has-motions": Words(
        what=N_("There is a motion under this point."),
        next=N_("Leave the point on the agenda and write what came of it."),
    ),
    "item-number-unknown": Words(
        what=N_("There is no point {number} on the agenda."),
        next=N_("Check the number of the point."),
    ),
    "agenda-empty": Words(
        what=N_("The meeting has no agenda."),
        next=N_("Write at least one point that was discussed."),
    ),
    "notice-after-meeting": Words(
        what=N_("Members would have been told after the meeting began."),
        next=N_("Check the day on which they were told."),
    ),
    "agenda-mismatch": Words(
        what=N_("The new order does not hold every point of the agenda once."),
        next=N_("Open the meeting again and move the points once more."),
    ),
    "proposer-seconds-herself": Words(
        what=N_("One person cannot both propose and second a motion."),
        next=N_("Choose somebody else as seconder, or leave it empty."),
    ),
    "count-exceeds-present": Words(
        what=N_("{votes} votes, but only {present} present."),
        next=N_("Count again, or mark who else is in the room."),
    ),
    "count-negative": Words(
        what=N_("A number of votes cannot be below zero."),
        next=N_("Write how many voted."),
    ),
    "count-missing": Words(
        what=N_("The count is not complete."),
        next=N_("Write how many were for, how many against and how many abstained."),
    ),
    "verdict-missing": Words(
        what=N_("It is not written down whether the meeting agreed."),
        next=N_("Choose whether it was agreed or not."),
    ),
    "nobody-present": Words(
        what=N_("Nobody who can vote was marked as here at that time."),
        next=N_("Mark who is here first. Then record the vote."),
    ),
    "serial-gap": Words(
        what=N_("Decision number {missing} is missing from the register."),
        next=N_("Write nothing more. Go to Settings and check the vault."),
    ),
    "group-code-missing": Words(
        what=N_("This group has no short code, so its decisions cannot be numbered."),
        next=N_("Give the group a short code such as BKL."),
    ),
    "resolution-step-refused": Words(
        what=N_("This decision cannot change in that way."),
        next=N_("Look at what has become of it in the list of decisions."),
    ),
    "rescinding-needs-later": Words(
        what=N_(
            "Only a later decision of the same group, one that passed, can take this one back."
        ),
        next=N_("Put it to a meeting first. Then name the new decision here."),
    ),
    "due-before-meeting": Words(
        what=N_("The day by which it is due lies before the meeting."),
        next=N_("Choose a day after the meeting."),
    ),
    "action-not-open": Words(
        what=N_("This task is already done, dropped or carried over."),
        next=N_("Look for it in the list of open tasks."),
    ),
    "minutes-signed": Words(
        what=N_("This is signed."),
        next=N_("Enter a correction instead."),
    ),
    "minutes-not-signed": Words(
        what=N_("These minutes are not signed yet."),
        next=N_("Change the draft itself. Corrections and approval come after signing."),
    ),
    "minutes-missing": Words(
        what=N_("There is no draft of the minutes yet."),
        next=N_("Draw up the minutes first."),
    ),
    "reading-not-agreed": Words(
        what=N_("Those present did not agree to what was read."),
        next=N_("Change the draft until they agree, then read it aloud again."),
    ),
    "not-read-aloud": Words(
        what=N_("These minutes have not been read aloud."),
        next=N_(
            "Read them aloud to those present. Write down who read, when and in which language."
        ),
    ),
    "changed-since-read": Words(
        what=N_("Something was changed after the minutes were read aloud."),
        next=N_("Read them aloud once more before they are signed."),
    ),
    "chair-not-signed": Words(
        what=N_("The chair has not signed."),
        next=N_("Add her mark or the photo of the signed sheet."),
    ),
    "chair-mark-other": Words(
        what=N_("The mark of the chair is by somebody who did not lead this meeting."),
        next=N_("Choose the person who led the meeting."),
    ),
    "mark-twice": Words(
        what=N_("One person has put two marks on the sheet."),
        next=N_("Each mark must be by another person."),
    ),
    "mark-not-present": Words(
        what=N_("A mark is by somebody who was not at the meeting."),
        next=N_("Choose persons who were there."),
    ),
    "correction-same": Words(
        what=N_("The correction says the same as before."),
        next=N_("Write what is right."),
    ),
    "already-approved": Words(
        what=N_("These minutes are already approved."),
        next=N_("If something in them is wrong, enter a correction."),
    ),
    "not-a-later-meeting": Words(
        what=N_("Minutes are approved by a later meeting of the same group."),
        next=N_("Choose a meeting that was held afterwards."),
    ),
    "scan-too-large": Words(
        what=N_("The picture of the sheet is larger than {most} MB."),
        next=N_("Take the picture again with fewer dots, or cut it to the sheet."),
    ),
    "scan-no-place": Words(
        what=N_("Pictures cannot be kept here yet."),
        next=N_("Sign without the picture and keep the paper sheet."),
    ),
    "choice-unknown": Words(
        what=N_("This choice does not exist: {field}."),
        next=N_("Choose one of the choices shown."),
    ),
    "person-unknown": Words(
        what=N_("This person is not in the register."),
        next=N_("Add her to the register first."),
    ),
    "action-unknown": Words(
        what=N_("This task is not here."),
        next=N_("Go back to the list of tasks."),
    ),
    "meeting-unknown": Words(
        what=N_("This meeting is not here, or it is not yours to see."),
        next=N_("Go back to the list of meetings."),
    ),
}

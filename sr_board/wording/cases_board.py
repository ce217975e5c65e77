"""Words for what the board's register, sittings, decisions and emergency acts refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # seats and members
    "board-exists": Words(
        what=N_("The board was constituted already."),
        next=N_("Fill its seats one by one, or change what its constitution asks."),
    ),
    "board-unknown": Words(
        what=N_("The board was not constituted yet."),
        next=N_("Two members of the board constitute it first. Notices and reports do not wait."),
    ),
    "board-needs-officers": Words(
        what=N_("A new board has one chair and one secretary."),
        next=N_("Mark one member as chair and one as secretary."),
    ),
    "board-officers-only": Words(
        what=N_("Chair and secretary of the board write this."),
        next=N_("Ask one of them. A report or help for a person never waits for it."),
    ),
    "board-place-code": Words(
        what=N_("The place code has two to eight letters or digits."),
        next=N_("Write it like KOL."),
    ),
    "board-day-in-future": Words(
        what=N_("This day has not come yet."),
        next=N_("Write today or a day before."),
    ),
    "board-day-before-term": Words(
        what=N_("She did not sit on the board yet on that day."),
        next=N_("Check the day."),
    ),
    "board-term-upside-down": Words(
        what=N_("The term ends before it begins."),
        next=N_("Check both days."),
    ),
    "board-member-unknown": Words(
        what=N_("This member is not in the register of the board."),
        next=N_("Choose one from the list."),
    ),
    "board-seat-unknown": Words(
        what=N_("This seat is not in the register."),
        next=N_("Choose one from the list."),
    ),
    "seat-taken": Words(
        what=N_("Somebody sits on this seat."),
        next=N_("Choose a vacant seat, or add one."),
    ),
    "seat-other-side": Words(
        what=N_("Members of this kind sit on the other side of the board."),
        next=N_("Choose the side again."),
    ),
    "seat-stays-restricted": Words(
        what=N_("This seat never reads a place; that cannot be taken back."),
        next=N_("Leave the mark as it is."),
    ),
    "person-has-seat": Words(
        what=N_("One person holds one seat, and she has one."),
        next=N_("Choose somebody else, or end her seat first."),
    ),
    "alternate-other-side": Words(
        what=N_("An alternate steps in on her own side of the board only."),
        next=N_("Choose a seat of her side."),
    ),
    "member-left": Words(
        what=N_("This member left already."),
        next=N_("Nothing more is needed."),
    ),
    "member-holds-office": Words(
        what=N_("She is chair or secretary of the board, and its files are sealed to her."),
        next=N_("Hand her office over first. Then her seat can end."),
    ),
    "handover-not-able": Words(
        what=N_("She cannot take this office now."),
        next=N_(
            "She needs a seat, a running term, an account, the code of conduct accepted, and no "
            "other office."
        ),
    ),
    "office-restricted": Words(
        what=N_("Chair and secretary read whole files. A restricted seat cannot hold the office."),
        next=N_("Choose somebody from another seat."),
    ),
    "handover-no-identity-holder": Words(
        what=N_("File {code} would be left without anybody who may open the identity."),
        next=N_("Bring somebody more into its team first, or let the chair hand over."),
    ),
    "code-first": Words(
        what=N_("The files open when you have read and accepted the code of conduct."),
        next=N_("Read it now. A concern, the press for a child and a report wait for no code."),
    ),
    "code-changed": Words(
        what=N_("The code of conduct was changed since you opened it."),
        next=N_("Read the new one, then accept it."),
    ),
    "code-by-herself": Words(
        what=N_("She can open the vault, so she accepts the code of conduct herself."),
        next=N_("Ask her to sign in and read it."),
    ),
    # duty and training
    "duty-upside-down": Words(
        what=N_("The turn of duty ends before it begins."),
        next=N_("Check both times."),
    ),
    "duty-unknown": Words(
        what=N_("This turn of duty is not in the roster."),
        next=N_("Choose one from the list."),
    ),
    "training-upside-down": Words(
        what=N_("The training would end before it was held."),
        next=N_("Check both days."),
    ),
    # constitution
    "quorum-loosened": Words(
        what=N_("A constitution may ask for more than the rule of the board, never for less."),
        next=N_("Raise the value, or leave it as it was."),
    ),
    "quorum-impossible": Words(
        what=N_("Nobody could ever meet this."),
        next=N_("Lower the value."),
    ),
    # recusals
    "brief-unknown": Words(
        what=N_("This brief is not open to you any more."),
        next=N_("Go back to your briefs."),
    ),
    "link-unknown": Words(
        what=N_("No possible link of this member waits for you."),
        next=N_("Nothing needs to be done."),
    ),
    "recusal-none-waits": Words(
        what=N_("Nobody's own word waits on this file."),
        next=N_("Nothing needs to be done."),
    ),
    "recuse-on-the-file": Words(
        what=N_("She can open the vault, so she is recused on the file itself."),
        next=N_("Open the file and recuse her there: her keys go with it."),
    ),
    "lift-needs-two": Words(
        what=N_("Chair and secretary lift a recusal together."),
        next=N_("Ask the other one to type her passphrase."),
    ),
    # sittings
    "sitting-unknown": Words(
        what=N_("This sitting is not in the register."),
        next=N_("Choose one from the list."),
    ),
    "sitting-notice-short": Words(
        what=N_("The notice is shorter than {hours} hours."),
        next=N_(
            "Choose a later time. If somebody must be protected, mark the sitting as protective: "
            "then it is never too short."
        ),
    ),
    "sitting-not-open": Words(
        what=N_("This sitting is not open now."),
        next=N_("Open it first; when it has ended, call a new one."),
    ),
    "sitting-ended": Words(
        what=N_("This sitting has ended."),
        next=N_("Call a new one."),
    ),
    "short-notice-said": Words(
        what=N_("The reason for the short notice stands already."),
        next=N_("It is not written over. Say more in the minutes."),
    ),
    "presence-unknown": Words(
        what=N_("She is not written down as present."),
        next=N_("Choose somebody from the list."),
    ),
    "notice-not-later": Words(
        what=N_("A short notice is ratified by a later sitting of the same board."),
        next=N_("Choose an earlier sitting."),
    ),
    "sitting-item-unknown": Words(
        what=N_("This point is not on the sitting, or it is not open to you."),
        next=N_("Go back to the sitting and look again."),
    ),
    "sitting-member-lapsed": Words(
        what=N_(
            "Her term is over or she has not accepted the code of conduct, so she has no vote now."
        ),
        next=N_("Write her down without a vote, or renew her term first."),
    ),
    # decisions
    "decision-no-report": Words(
        what=N_("The board decides on support, never on a report. A report is everybody's duty."),
        next=N_("Report now. The draft is kept."),
    ),
    "decision-no-quorum": Words(
        what=N_("The quorum for this point is not met."),
        next=N_("The sitting shows what is missing. Reports and help for a person go on."),
    ),
    "decision-not-voted": Words(
        what=N_("No votes are written down for this decision."),
        next=N_("Write the votes first."),
    ),
    "decision-second-not-there": Words(
        what=N_("She did not vote at this sitting."),
        next=N_("Ask somebody who sat and voted on this point to sign."),
    ),
    "decision-not-standing": Words(
        what=N_("Only a signed decision that stands is replaced by a new one."),
        next=N_("Choose the decision that stands now."),
    ),
    "vote-twice": Words(
        what=N_("A seat has two votes here."),
        next=N_("Leave one vote for each seat."),
    ),
    "vote-not-hers": Words(
        what=N_("A vote stands for a seat that does not vote on this point."),
        next=N_("Take it out. Only those count who are in the room, with a vote, not recused."),
    ),
    "ballot-too-many": Words(
        what=N_("There are more papers than voters ({voters})."),
        next=N_("Count again."),
    ),
    # emergency acts
    "emergency-no-act": Words(
        what=N_("Nothing is marked that was done."),
        next=N_("Mark a safe place, medical help, a report or an escort."),
    ),
    "emergency-needs-two": Words(
        what=N_(
            "Two of chair, secretary, counsellor and duty members act together; here are {able}."
        ),
        next=N_("Report now: one person alone may always do that. Call a second for the rest."),
    ),
    "emergency-recused": Words(
        what=N_("Somebody who takes no part in this file cannot be one of the two."),
        next=N_("Report now: one person alone may always do that. Name another for the rest."),
    ),
    "emergency-community-missing": Words(
        what=N_("One of those who act must be from the community."),
        next=N_("Report now: that never waits. Call somebody of the community for the rest."),
    ),
    "emergency-time": Words(
        what=N_("The time of the act is not known to the minute."),
        next=N_("Write the day and the time as near as you can."),
    ),
    "emergency-answered": Words(
        what=N_("The board has answered on this act already."),
        next=N_("A new decision is taken at a new sitting."),
    ),
}

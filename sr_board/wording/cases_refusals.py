"""What the case files refuse, why, and what to do instead (domain paper, section 12).

A report and a protective act are never among the things refused.
"""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "case-r01": Words(
        N_("No vote can decide about age or about staying."),
        N_("The authority decides for anyone under 18, or perhaps under 18. Your draft is kept."),
    ),
    "case-r02": Words(
        N_("Only a recorded order of the authority takes a file off the child track."),
        N_("Enter the authority, the number and the date of its order."),
    ),
    "case-r03": Words(
        N_("A duty is still open: {rule}."),
        N_("Report first, then enter the reference or the receipt."),
    ),
    "case-r04": Words(
        N_("The board cannot send a child home or to a home."),
        N_("Enter the number and date of the authority's order."),
    ),
    "case-r05": Words(
        N_("She is an adult and has not said yes to this letter."),
        N_("Ask her. Without her yes it cannot be sent."),
    ),
    "case-r06": Words(
        N_("An adult is free to go now. She is not kept until the board meets."),
        N_("Offer support; do not hold her."),
    ),
    "case-r07": Words(
        N_("Only the authority may order a test of age."),
        N_("List the papers you have seen. The report does not wait for them."),
    ),
    "case-r08": Words(
        N_('Not every condition of "willing" is met.'),
        N_("The file becomes uncertain. Talk with her again by the date shown, and offer support."),
    ),
    "case-r10": Words(
        N_("A paper with her name needs two who may open her identity."),
        N_("Ask the second one. To report now: print with blank lines, or use the phone."),
    ),
    "case-r11": Words(
        N_("A list of identities does not exist, for anyone."),
        N_("A request names one person and rests on a written order. Write the request down."),
    ),
    "case-r12": Words(
        N_("A signed decision stays as it is."),
        N_("Write a new decision that takes its place."),
    ),
    "case-r13": Words(
        N_("Reaching her is not safe now, or not what she asked for."),
        N_("Wait until she says how she may be reached safely, and write it down."),
    ),
    "case-r14": Words(
        N_(
            "Her wish is written down. The report about a child goes on: it is every person's duty."
        ),
        N_("Explain it to her in plain words; the page has them."),
    ),
    "case-r15": Words(
        N_("Nobody closes or approves alone, nor what she asked for herself."),
        N_("The board decides, or the chair and a counsellor together."),
    ),
    "case-r16": Words(
        N_("Nobody lifts her own recusal."),
        N_("Ask chair and secretary."),
    ),
    "case-r17": Words(
        N_("This file cannot be set aside like that."),
        N_(
            "Two persons do it: for a visitor, or for a child whose mother two members have "
            "known for a year, with no sign of danger. The authority can test who is the mother."
        ),
    ),
    "case-r18": Words(
        N_("A clock only moves earlier, or by the minutes of a stated journey."),
        N_("Enter the journey from where to where. To explain a missed time, write the reason."),
    ),
    "case-r19": Words(
        N_("The code has a typing error. Nothing was searched."),
        N_("Compare letter by letter with the paper."),
    ),
    "case-r20": Words(
        N_("A visit to the family can expose her."),
        N_("Go only with her yes or when the authority asks."),
    ),
    "case-r21": Words(
        N_("There is no ground for telling this."),
        N_("Choose her consent, a duty by law, a court's order or danger to life, and say why."),
    ),
    "case-r22": Words(
        N_("Together with {earlier} this table would show a small number."),
        N_("Use the year."),
    ),
    "case-r23": Words(
        N_("The community's share of the board would not hold."),
        N_("Fill a community seat first."),
    ),
    "case-r24": Words(
        N_("Records are not removed by hand. They end on their date."),
        N_("Correct by a new entry."),
    ),
    "case-r25": Words(
        N_("A law pack cannot be weaker than what it stands on: {what}."),
        N_(
            "Keep the age limit at 18 or more, clocks at most as long as those of the law, and "
            "times of keeping within their limits."
        ),
    ),
    "case-two-screeners": Words(
        N_("Two trained screeners begin the screening together."),
        N_("Ask a second one. Protection and reports do not wait for it."),
    ),
    "case-contact-first": Words(
        N_("Nobody has spoken with her yet."),
        N_("Enter when she was first met."),
    ),
    "case-kind-first": Words(
        N_("Question 1 was not asked: a newcomer, or a child of somebody who lives here?"),
        N_("Answer it first."),
    ),
    "case-means-to-leave-first": Words(
        N_("Nobody asked her whether she can leave."),
        N_("Ask, and tick the answer."),
    ),
    "case-resident-child": Words(
        N_("A child is not put on this track only because she lives with her mother."),
        N_("Say what makes you afraid, or that the mother is new or unknown: then at once."),
    ),
    "case-lead-only": Words(
        N_("The lead of the case does this."),
        N_("Ask the lead, or let the chair name another one."),
    ),
    "case-chair-and-secretary": Words(
        N_("Chair and secretary of the board enter this order together."),
        N_("Ask the other one to type her passphrase."),
    ),
    "case-her-own-request": Words(
        N_("She must have asked for it herself."),
        N_("Tick that she asked, with the day."),
    ),
    "case-age-open": Words(
        N_("It is not clear that she is an adult."),
        N_("Enter papers, or the view of two trained screeners. In doubt she counts as a child."),
    ),
    "case-screener-only": Words(
        N_("A trained screener writes down her word."),
        N_("Ask one. Help for her does not wait for it."),
    ),
    "case-her-word": Words(
        N_("Her own word is what counts here."),
        N_("Write what she said."),
    ),
    "case-board-decides": Words(
        N_("The board decides this, with a quorum."),
        N_("Put it before the next sitting."),
    ),
    "case-lead-and-second": Words(
        N_("The lead and a second person do this together."),
        N_("Ask the other one to type her passphrase."),
    ),
    "case-two-persons": Words(
        N_("Two persons do this together."),
        N_("Ask a second one to type her passphrase."),
    ),
    "case-not-accepted": Words(
        N_("The other board has not said yes in writing."),
        N_("Wait for its answer. Clocks go on here until then."),
    ),
    "case-identity-first": Words(
        N_("Whether two files are of one person is seen from their identities."),
        N_('Open both identities first, with the reason "double".'),
    ),
    "case-three-tries": Words(
        N_("She has been tried {have} times in the way she allowed."),
        N_("Enter three tries with their days. Clocks go on."),
    ),
    "case-child-not-acknowledged": Words(
        N_("The authority has not acknowledged that it has the child in its care."),
        N_("Enter the acknowledgement with its number first."),
    ),
    "case-outcome-first": Words(
        N_("How it went is not written down."),
        N_("Choose the outcome."),
    ),
    "case-retention-first": Words(
        N_("When this file is erased is not settled."),
        N_("Choose the class; the dates follow from it."),
    ),
    "case-reason-first": Words(
        N_("A reason is missing."),
        N_("Say in a few words why the file is opened again."),
    ),
    "case-no-such-move": Words(
        N_("From here the file cannot go there."),
        N_("Look at the next steps on the file's page."),
    ),
    "case-codes-used-up": Words(
        N_("All codes of this year are used."),
        N_("Ask the chair to give the board another place code. Notices can go under it at once."),
    ),
    "journey-impossible": Words(
        N_("The journey must be between nothing and seven days."),
        N_("Enter hours and minutes of the journey."),
    ),
    "age-says-nothing": Words(
        N_("The evidence says no age."),
        N_("Enter a date of birth, or from how many to how many years."),
    ),
    "age-range": Words(
        N_("The years do not fit together."),
        N_("The first number is the lower one; both lie between 0 and 120."),
    ),
    "age-margin": Words(
        N_("The margin of a test is between 0 and 5 years."),
        N_("Copy it from the paper."),
    ),
    "order-in-future": Words(
        N_("The order lies in the future."),
        N_("Copy the date from the order."),
    ),
}

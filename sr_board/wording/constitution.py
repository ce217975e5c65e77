"""Words for what constitutions, their adoption and the laws of states refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "constitution-not-found": Words(
        what=N_("This version of the rules is not there."),
        next=N_("Go to Constitution and open it again."),
    ),
    "version-in-force": Words(
        what=N_("This version is adopted. Nothing in it can be changed."),
        next=N_("Make a new version."),
    ),
    "version-withdrawn": Words(
        what=N_("This draft was given up."),
        next=N_("Begin a new draft."),
    ),
    "draft-open": Words(
        what=N_("The group already has a draft of its rules."),
        next=N_("Go on with that draft, or give it up first."),
    ),
    "draft-empty": Words(
        what=N_("The draft has no articles."),
        next=N_("Write at least one article first."),
    ),
    "nothing-adopted": Words(
        what=N_("The group has not adopted any rules yet."),
        next=N_("Begin from a template."),
    ),
    "answer-off-question": Words(
        what=N_("The answer is about something else than the question."),
        next=N_("Choose one of the answers that stand there."),
    ),
    "article-not-found": Words(
        what=N_("There is no article {no} in this version."),
        next=N_("Open the articles again."),
    ),
    "rule-not-in-version": Words(
        what=N_("This version says nothing of its own about that rule."),
        next=N_("Write the rule down first."),
    ),
    "not-adopted": Words(
        what=N_("This version was never adopted."),
        next=N_("Choose an adopted version."),
    ),
    "already-void": Words(
        what=N_("This version is already void."),
        next=N_("Open it to read since when and why."),
    ),
    "already-filed": Words(
        what=N_("It is already written down that this version was filed."),
        next=N_("Open the version to read the reference."),
    ),
    "filed-before-adopted": Words(
        what=N_("The version would have been filed before it was adopted."),
        next=N_("Check the day."),
    ),
    "void-before-effective": Words(
        what=N_("The version would be void before it was in force."),
        next=N_("Choose a day from the one on which it came into force."),
    ),
    "resolution-other-group": Words(
        what=N_("This decision was taken by another group."),
        next=N_("Choose a decision of the group whose rules these are."),
    ),
    "resolution-not-amend": Words(
        what=N_("This decision is not about a change of our rules."),
        next=N_("Choose the decision by which the meeting adopted these rules."),
    ),
    "resolution-not-passed": Words(
        what=N_("This decision did not pass, or it does not stand."),
        next=N_("Only a decision that passed can adopt rules. Put it to the next meeting."),
    ),
    "effective-before-meeting": Words(
        what=N_("The rules would hold before the meeting that adopted them ({meeting})."),
        next=N_("Choose the day of the meeting or a later one."),
    ),
    "change-names-nothing": Words(
        what=N_("The motion would change nothing: the rule already says this."),
        next=N_("Write what the rule is to say."),
    ),
    "change-already-named": Words(
        what=N_("This motion already names a change of that rule."),
        next=N_("Take the motion back and put a new one."),
    ),
    "change-out-of-date": Words(
        what=N_("The rule no longer says what this decision changes."),
        next=N_("Open the draft and look at the rule yourself."),
    ),
    "no-change-named": Words(
        what=N_("This decision names no change of a rule."),
        next=N_("Make a new version and write the change there."),
    ),
    "version-unknown": Words(
        what=N_("The group has no version of its rules with this number."),
        next=N_("Look at the list of versions, or leave the number out."),
    ),
    "law-not-found": Words(
        what=N_("This line of the law is not there."),
        next=N_("Open the list again."),
    ),
}

"""Warnings that ask once more: the same act again is meant so; what was typed stays."""

from __future__ import annotations

from finance.rules.narration import much_more, names_a_case
from ui.live import say
from ui.money.amounts import money
from ui.notices import Notice, NoticeStack

__all__ = ["AskedTwice"]

_CASE, _MUCH = "case-number", "much-more"


class AskedTwice:
    """Asks about an unusual amount and about words shaped like a case number, once for each."""

    def __init__(self, notices: NoticeStack) -> None:
        self._notices = notices
        self._asked: tuple[object, ...] = ()

    def clear(self) -> None:
        """Forget what was asked, and take the warnings away."""
        self._asked = ()
        for name in (_CASE, _MUCH):
            self._notices.drop(name)

    def sure(self, amount: int, usual: int, words: str, purpose: str = "") -> bool:
        """Whether the act may go on: nothing is doubtful, or the same was asked before.

        `amount` and `usual` in paise, `usual` 0 for none; `purpose`: what a change of it makes a
        new question of.
        """
        much, case = much_more(amount, usual), names_a_case(words)
        facts = (amount if much else 0, words if case else "", purpose)
        if not much and not case:
            self.clear()
            return True
        if facts == self._asked:
            self.clear()
            return True
        self.clear()
        self._asked = facts
        if much:
            self._notices.show_notice(_much(amount, usual), _MUCH)
        if case:
            self._notices.show_notice(_case(), _CASE)
        return False


def _much(amount: int, usual: int) -> Notice:
    return Notice(
        "due",
        lambda: say("{amount} is much more than usual. Is it right?", amount=money(amount)),
        lambda: say(
            "For this purpose {usual} is usual. Mend it, or go on with the same button.",
            usual=money(usual),
        ),
    )


def _case() -> Notice:
    return Notice(
        "due",
        lambda: say("These words look like the number of a case."),
        lambda: say(
            "The books of money name no case. Write it differently, or go on with the same button."
        ),
    )

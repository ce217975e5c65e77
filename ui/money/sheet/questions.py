"""Questions of the sheet in words: what is doubtful, and what Enter would mean."""

from __future__ import annotations

from ui.live import Text, say
from ui.money.sheet.sitting import Question
from ui.money.sheet.words import money

__all__ = ["question_words"]


def question_words(asked: Question, name: str) -> tuple[Text, Text]:
    """The question and the line below it. `name`: the member it is about."""
    keep: Text = lambda: say("Enter once more keeps it.")  # noqa: E731 - words follow the language
    owed, rest, amount = asked.owed, asked.rest, asked.amount
    words: dict[str, tuple[Text, Text]] = {
        "absent": (
            lambda: say("{member} is absent. Who brought the money?", member=name),
            lambda: say("Type the number of the member who brought it, then Enter."),
        ),
        "above-owed": (
            lambda: say("{member} owes {amount}.", member=name, amount=money(owed)),
            lambda: say("Return {amount} to her.", amount=money(rest)),
        ),
        "advance": (
            lambda: _advance(asked, name),
            lambda: say("Enter once more: advance, fewer instalments."),
        ),
        "too-much": (lambda: _advance(asked, name), lambda: say("Choose one of the answers.")),
        "extra": (
            lambda: _extra(asked, name),
            lambda: say("Enter once more: all of it is savings."),
        ),
        "change": (
            lambda: say("Give back {amount}", amount=money(rest)),
            lambda: _gave(asked, name),
        ),
        **_of_shares(asked),
        "not-a-multiple": (
            lambda: say(
                "Savings are usually {unit}. Keep {amount}?",
                unit=money(owed),
                amount=money(amount),
            ),
            keep,
        ),
        "much-more": (
            lambda: say("{amount} is much more than usual. Is it right?", amount=money(amount)),
            keep,
        ),
    }
    return words[asked.kind]


def _of_shares(asked: Question) -> dict[str, tuple[Text, Text]]:
    rest = asked.rest
    return {
        "share-return": (
            lambda: _whole_shares(asked),
            lambda: say("Enter once more: {amount} goes back to her.", amount=money(rest)),
        ),
        "share-social": (
            lambda: _whole_shares(asked),
            lambda: say("Enter once more: {amount} goes to the social fund.", amount=money(rest)),
        ),
    }


def _whole_shares(asked: Question) -> str:
    if not asked.owed:
        return say("{amount} makes no whole share.", amount=money(asked.amount))
    return say(
        "Of {amount}, {saved} makes whole shares; {rest} is left over.",
        amount=money(asked.amount),
        saved=money(asked.owed),
        rest=money(asked.rest),
    )


def _extra(asked: Question, name: str) -> str:
    owed = money(asked.owed)
    return say("{member} owes {amount}. Is the rest extra savings?", member=name, amount=owed)


def _gave(asked: Question, name: str) -> str:
    return say(
        "{member} gave {given}; {owed} was due.",
        member=name,
        given=money(asked.amount),
        owed=money(asked.owed),
    )


def _advance(asked: Question, name: str) -> str:
    return say(
        "{member} owes {amount}. Is the rest an advance, or will you return it?",
        member=name,
        amount=money(asked.owed),
    )

"""Small sentences that several pages of constitutions say. No Qt."""

from __future__ import annotations

from governance.constitution.views import ConstitutionView, DifferenceView, VersionRow
from governance.words import LANGUAGE_NAMES
from sr_board import i18n
from ui.constitution.words import SOURCES, STATUSES, VOID_BY
from ui.live import say

__all__ = [
    "adopted_words",
    "article_words",
    "difference_words",
    "source_words",
    "status_words",
    "version_line",
]


def status_words(version: VersionRow) -> str:
    """Where a version stands."""
    return say(STATUSES[version.status])


def source_words(source: str, group: str = "") -> str:
    """Where a value comes from."""
    words = SOURCES[source]
    return say(words, group=group) if source == "parent" else say(words)


def article_words(no: int | None, rest: str) -> str:
    """The article and something about it."""
    return rest if no is None else say("Article {no}: {rest}", no=no, rest=rest)


def adopted_words(whole: ConstitutionView) -> str:
    """By which decision, when, and since when it holds."""
    adoption = whole.adoption
    if adoption is None:
        return ""
    parts = [
        say(
            "Adopted on {day} by decision {serial}.",
            day=adoption.adopted_on,
            serial=adoption.serial,
        )
    ]
    if adoption.votes_for is not None:
        parts.append(
            say(
                "{for_} for, {against} against.",
                for_=adoption.votes_for,
                against=adoption.votes_against or 0,
            )
        )
    parts.append(say("In force since {day}.", day=adoption.effective_from))
    if whole.version.filed_on is not None:
        parts.append(
            say(
                "Filed on {day} under {ref}.",
                day=whole.version.filed_on,
                ref=whole.version.filing_ref,
            )
        )
    return " ".join(parts)


def version_line(version: VersionRow) -> str:
    """From when to when a version held, or what became of it."""
    if version.void is not None:
        return say(
            "Void from {day}, {by}: {reason}",
            day=version.void.void_from,
            by=say(VOID_BY[version.void.by]),
            reason=version.void.reason,
        )
    if version.effective_from is None:
        if version.circulated_on is not None:
            return say("Sent round on {day}.", day=version.circulated_on)
        return say("Not sent round yet.")
    if version.effective_to is not None:
        return say(
            "In force from {start} to {end}.",
            start=version.effective_from,
            end=version.effective_to,
        )
    return say("In force from {day}.", day=version.effective_from)


def difference_words(found: DifferenceView) -> str:
    """Where an article and its rule part, in numbers if there are any."""
    if found.marked:
        return say("Somebody marked that the article says something else than the rule.")
    language = say(LANGUAGE_NAMES.get(found.language, found.language))
    if found.missing and found.named:
        return say(
            "{language}: the article names {named}, the rule says {missing}. The text counts.",
            language=language,
            named=_numbers(found.named),
            missing=_numbers(found.missing),
        )
    if found.missing:
        return say(
            "{language}: the rule says {missing}, the article does not. The text counts.",
            language=language,
            missing=_numbers(found.missing),
        )
    return say(
        "{language}: the sentence of the rule does not stand in the article. The text counts.",
        language=language,
    )


def _numbers(numbers: tuple[int, ...]) -> str:
    tr = i18n.current()
    return ", ".join(tr.shown(each) for each in numbers)

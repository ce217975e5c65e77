"""What minutes say of the rules: the quorum line of each vote, interests, slips, rules not met.

Written from the frozen record only, so that signed minutes give the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from governance.breaches.recording import facts_from
from governance.finding_words import finding_words
from governance.papers_parts import named
from governance.record import BreachLine, ItemLine, MeetingRecord, MotionLine, ProxyLine, VoteLine
from governance.rules.findings import Finding, Level
from governance.words import majority_words
from sr_board.i18n import N_, Translator
from sr_board.papers.office import Pen

__all__ = [
    "call_facts",
    "force_words",
    "interests",
    "majority_line",
    "quorum_line",
    "rules_not_met",
    "slips",
]

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "relation": N_("a relation"),
        "payment": N_("money to get or to pay"),
        "dispute": N_("a dispute"),
        "landlord": N_("the house or room she lives in"),
        "case_subject": N_("the matter is about her"),
        "other": N_("another interest"),
    }
)
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "not_in_rules": N_("the rules take no votes carried for others"),
        "not_written": N_("there is no signed slip"),
        "not_a_voter": N_("one of the two has no vote in this meeting"),
        "given_twice": N_("her vote was given to another one before"),
        "proxy_over_limit": N_("the holder carries as many votes as she may"),
    }
)
_NO_FORCE: Mapping[str, str] = MappingProxyType(
    {
        "quorum_lost": N_("It carried and has no force: too few were present when it was voted."),
        "quorum_not_met": N_("It carried and has no force: too few were present."),
        "quorum_on_item_not_met": N_(
            "It carried and has no force: too few could vote, because some had an interest."
        ),
        "amendment_text_not_sent": N_(
            "It carried and has no force: the new words were not sent with the notice."
        ),
    }
)


# The head


def call_facts(record: MeetingRecord, tr: Translator) -> list[tuple[str, str]]:
    """Which committee sat, who asked for the meeting, of which it is the second, why in haste."""
    facts = []
    if record.committee:
        facts.append((tr.say("Committee"), record.committee))
    if record.asked_by is not None and record.asked_on is not None:
        asked = tr.say_n(
            "{n} member, on {date}",
            "{n} members, on {date}",
            record.asked_by,
            date=tr.date(record.asked_on),
        )
        facts.append((tr.say("Asked for by"), asked))
    if record.put_off_on is not None:
        first = tr.say("the meeting of {date}", date=tr.date(record.put_off_on))
        facts.append((tr.say("Second meeting after"), first))
    if record.urgent_reason:
        facts.append((tr.say("Why it could not wait"), record.urgent_reason))
    return facts


def slips(pen: Pen, proxies: Iterable[ProxyLine]) -> None:
    """Votes carried for others, those refused with the reason."""
    tr = pen.tr
    rows = tuple(proxies)
    if not rows:
        return
    pen.heading(tr.say("Votes carried for others"))
    for row in rows:
        pen.line(_slip(row, tr))


def _slip(row: ProxyLine, tr: Translator) -> str:
    giver, holder = named(row.giver, tr), named(row.holder, tr)
    text = tr.say("{holder} votes for {giver}.", holder=holder, giver=giver)
    if row.items:
        numbers = tr.join([tr.digits(str(no)) for no in row.items])
        text = tr.say("{text} For points {numbers} only.", text=text, numbers=numbers)
    if row.accepted:
        return text
    reason = tr.say(_REFUSED.get(row.refusal_code or "", N_("the rules do not take it")))
    return tr.say("{text} Not taken: {reason}.", text=text, reason=reason)


# Points and votes


def interests(pen: Pen, item: ItemLine) -> None:
    """Who declared an interest in a point, and whether she left the room."""
    tr = pen.tr
    for line in item.conflicts:
        name, kind = named(line.person, tr), tr.say(_KINDS[line.kind])
        if line.voted:
            words = N_("{name} declared an interest after she had voted: {kind}.")
        elif line.left_room:
            words = N_("{name} declared an interest: {kind}. She left the room.")
        else:
            words = N_("{name} declared an interest: {kind}. She did not vote.")
        pen.line(tr.say(words, name=name, kind=kind))


def quorum_line(vote: VoteLine, tr: Translator) -> str:
    """ "Article 7: 8 of 15 were needed, 9 counted." "" for votes that nobody checked."""
    if vote.quorum_needed is None or vote.counted is None:
        return ""
    figures = {"needed": vote.quorum_needed, "base": vote.quorum_base or 0, "here": vote.counted}
    if vote.quorum_article is None:
        line = tr.say("Quorum: {needed} of {base} were needed, {here} counted.", **figures)
    else:
        line = tr.say(
            "Quorum, Article {article}: {needed} of {base} were needed, {here} counted.",
            article=vote.quorum_article,
            **figures,
        )
    parts = [line]
    if vote.conflicted:
        parts.append(
            tr.say_n(
                "{n} was out of the vote with an interest.",
                "{n} were out of the vote with an interest.",
                vote.conflicted,
            )
        )
    if vote.proxies:
        parts.append(
            tr.say_n(
                "{n} vote was carried for another member.",
                "{n} votes were carried for other members.",
                vote.proxies,
            )
        )
    return " ".join(parts)


def majority_line(vote: VoteLine, tr: Translator) -> str:
    """What was needed to carry, with the article, and how the chair decided an equal vote."""
    line = tr.say(
        majority_words(vote.majority_base, strict=vote.majority_strict),
        num=vote.majority_num,
        den=vote.majority_den,
    )
    if vote.majority_article is not None:
        line = tr.say("Article {n}: {fact}", n=vote.majority_article, fact=line)
    cast = {
        "for": N_("The votes were equal; the chair cast hers for it."),
        "against": N_("The votes were equal; the chair cast hers against it."),
    }
    if vote.chair_cast in cast:
        line = f"{line} {tr.say(cast[vote.chair_cast])}"
    return line


def force_words(motion: MotionLine, tr: Translator) -> str:
    """That a decision carried and does not stand, "" when it does."""
    vote = motion.vote
    if vote is None or vote.valid is not False or not vote.carried:
        return ""
    return tr.say(_NO_FORCE.get(vote.void_code or "", N_("It carried and has no force.")))


# Rules not met


def rules_not_met(pen: Pen, record: MeetingRecord) -> None:
    """Every rule that was not met, with its article and the numbers used."""
    if not record.breaches:
        return
    tr = pen.tr
    serials = {m.id: m.serial for item in record.items for m in item.motions}
    pen.heading(tr.say("Rules not met"))
    for line in record.breaches:
        fact, more = _said(line, tr)
        serial = serials.get(line.motion_id or "")
        if serial is not None:
            fact = tr.say("{serial}: {text}", serial=tr.digits(serial), text=fact)
        pen.line(f"{fact} {more}".strip())


def _said(line: BreachLine, tr: Translator) -> tuple[str, str]:
    finding = Finding(line.key, line.code, Level(line.level), facts_from(line.facts), line.mend_by)
    return finding_words(finding, line.article, tr)

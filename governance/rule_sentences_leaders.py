"""Sentences about offices and elections, to be read and to be spoken aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from governance.rule_names import office_name
from governance.rules import parameter_values as pv
from governance.rules.parameters import OfficeRules, RuleSet
from sr_board.i18n import N_, Translator

__all__ = ["ELECTION_MAKERS", "OFFICE_MAKERS", "offices_sentence"]

Maker = Callable[[str, Any, Translator], str]


def _seats(office: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "{office}: {n} place.", "{office}: {n} places.", n, office=office_name(office, tr)
    )


def _term(office: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "{office}: a term is {n} month.",
        "{office}: a term is {n} months.",
        n,
        office=office_name(office, tr),
    )


def _consecutive(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "At most {n} term in a row in the same office.",
        "At most {n} terms in a row in the same office.",
        n,
    )


def _cooling(_: str, n: int, tr: Translator) -> str:
    if not n:
        return tr.say("When somebody else has served in between, she may stand again.")
    return tr.say_n("Then she waits {n} month.", "Then she waits {n} months.", n)


def _gap(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "Terms not more than {n} day apart are in a row.",
        "Terms not more than {n} days apart are in a row.",
        n,
    )


def _partial(_: str, share: pv.Share, tr: Translator) -> str:
    if share.den == 2 * share.num:
        return tr.say("A part of a term counts if it was half of it or more.")
    return tr.say(
        "A part of a term counts if it was {num} of {den} parts of it or more.",
        num=share.num,
        den=share.den,
    )


def _acting(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("Standing in for another counts as serving.")
    return tr.say("Standing in for another does not count as a term.")


def _one_office(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("Nobody holds two offices.")
    return tr.say("One person may hold two offices.")


def _membership(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "A leader has been a member for {n} month or longer.",
        "A leader has been a member for {n} months or longer.",
        n,
    )


def _age(_: str, n: int, tr: Translator) -> str:
    return tr.say("A leader is {age} years old or older.", age=n)


def _signatory(office: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("{office}: signs at the bank.", office=office_name(office, tr))
    return tr.say("{office}: does not sign at the bank.", office=office_name(office, tr))


OFFICE_MAKERS: Mapping[str, Maker] = {
    "office.<id>.seats": _seats,
    "office.<id>.term_months": _term,
    "office.<id>.max_consecutive": _consecutive,
    "office.<id>.cooling_off_months": _cooling,
    "office.<id>.consecutive_gap_days": _gap,
    "office.<id>.count_partial_from_share": _partial,
    "office.<id>.acting_counts": _acting,
    "office.<id>.one_office": _one_office,
    "office.<id>.min_membership_months": _membership,
    "office.<id>.min_age": _age,
    "office.<id>.signatory": _signatory,
}


def offices_sentence(ids: Sequence[str], rules: RuleSet, tr: Translator) -> str:
    """The leaders, how long they serve and how often, told once where it is the same for all."""
    offices = [rules.office(each) for each in ids]
    listed = [
        office_name(each.id, tr)
        if each.seats == 1
        else tr.say("{office} ({seats} places)", office=office_name(each.id, tr), seats=each.seats)
        for each in offices
    ]
    parts = [tr.say("Our leaders: {offices}.", offices=tr.join(listed))] if len(ids) > 1 else []
    alike: dict[OfficeRules, list[OfficeRules]] = {}
    for each in offices:
        alike.setdefault(replace(each, id="", seats=1, signatory=False), []).append(each)
    for same, members in alike.items():
        names = tr.join(office_name(each.id, tr) for each in members)
        parts += _terms_of(same, "" if len(ids) > 1 and len(alike) == 1 else names, tr)
    if len(ids) == 1 and offices[0].seats > 1:
        parts.insert(0, _seats(ids[0], offices[0].seats, tr))
    signing = tr.join(office_name(each.id, tr) for each in offices if each.signatory)
    if signing:
        parts.append(tr.say("{offices} can sign at the bank.", offices=signing))
    return " ".join(parts)


def _terms_of(same: OfficeRules, names: str, tr: Translator) -> list[str]:
    """What offices with the same rules have in common."""
    if names:
        term = tr.say_n(
            "{office}: a term is {n} month.",
            "{office}: a term is {n} months.",
            same.term_months,
            office=names,
        )
    else:
        term = tr.say_n(
            "A leader serves {n} month.", "A leader serves {n} months.", same.term_months
        )
    rest = [_consecutive("", same.max_consecutive, tr)]
    if same.cooling_off_months:
        rest.append(_cooling("", same.cooling_off_months, tr))
    if same.min_membership_months:
        rest.append(_membership("", same.min_membership_months, tr))
    rest.append(_one_office("", same.one_office, tr))
    return [term, *rest]


_STEPS = {
    pv.TieStep.RECOUNT: N_("we count again"),
    pv.TieStep.EARLIER_ROUND: N_("the round before decides"),
    pv.TieStep.LOT: N_("we draw lots"),
}


def _max_marks(_: str, value: int | str, tr: Translator) -> str:
    if value == "unlimited":
        return tr.say("Each voter may mark as many names as she likes.")
    if isinstance(value, str):
        return tr.say("Each voter may mark as many names as there are places.")
    return tr.say_n("Each voter may mark {n} name.", "Each voter may mark up to {n} names.", value)


def _nominations(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "Names can be put forward for {n} day.", "Names can be put forward for {n} days.", n
    )


def _objections(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "Who objects to a result says so within {n} day.",
        "Who objects to a result says so within {n} days.",
        n,
    )


def _tie(_: str, steps: tuple[pv.TieStep, ...], tr: Translator) -> str:
    return tr.say(
        "If votes are equal for the last place: {steps}.",
        steps=tr.say(", then ").join(tr.say(_STEPS[each]) for each in steps),
    )


def _split(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("Two who have equal votes may share the term.")
    return tr.say("A term is not shared.")


def _unopposed(_: str, value: pv.Unopposed, tr: Translator) -> str:
    if value is pv.Unopposed.YES_NO:
        return tr.say("If there are no more names than places, we still vote yes or no.")
    return tr.say("If there are no more names than places, they are elected.")


def _unfilled(_: str, value: pv.Unfilled, tr: Translator) -> str:
    if value is pv.Unfilled.OPEN:
        return tr.say("A kept seat with no name goes to anyone.")
    return tr.say("A kept seat with no name stays empty.")


def _mode(_: str, value: pv.ReservedMode, tr: Translator) -> str:
    if value is pv.ReservedMode.MINIMAL_DISPLACEMENT:
        return tr.say("Kept seats change the result only where it is needed.")
    return tr.say("Kept seats are filled first.")


def _observers(_: str, n: int, tr: Translator) -> str:
    return tr.say_n("At least {n} observer watches.", "At least {n} observers watch.", n)


def _merge(_: str, n: int, tr: Translator) -> str:
    return tr.say_n(
        "Boxes with fewer than {n} voter are mixed before they are counted.",
        "Boxes with fewer than {n} voters are mixed before they are counted.",
        n,
    )


def _per(_: str, n: int, tr: Translator) -> str:
    return tr.say("One delegate is sent for every {members} members.", members=n)


def _fraction(_: str, value: bool, tr: Translator) -> str:
    if value:
        return tr.say("More than half of that number over gives one more delegate.")
    return tr.say("Members left over give no further delegate.")


def _least(_: str, n: int, tr: Translator) -> str:
    if not n:
        return ""
    return tr.say_n(
        "Every body sends at least {n} delegate.", "Every body sends at least {n} delegates.", n
    )


def _fixed(_: str, n: int | None, tr: Translator) -> str:
    if n is None:
        return ""
    return tr.say_n("Every body sends {n} delegate.", "Every body sends {n} delegates.", n)


ELECTION_MAKERS: Mapping[str, Maker] = {
    "election.max_marks": _max_marks,
    "election.nomination_days": _nominations,
    "election.objection_days": _objections,
    "election.tie_break": _tie,
    "election.split_term_on_tie": _split,
    "election.unopposed": _unopposed,
    "election.unfilled": _unfilled,
    "election.reserved_mode": _mode,
    "election.observers": _observers,
    "election.merge_below": _merge,
    "election.delegate_per": _per,
    "election.major_fraction": _fraction,
    "election.delegate_min": _least,
    "election.delegates_fixed": _fixed,
}

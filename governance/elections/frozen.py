"""The rules of one election, copied when it was called, so that they never change after that.

Defaults are written down too: a later program with other defaults counts an old election as it
was called.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from governance.elections.models import Election, ElectionPost
from governance.rules.counting import contest as counting
from governance.rules.parameters import PARAMETERS, OriginKind, RuleSet, value_to_json

__all__ = ["canonical", "frozen_text", "kept_for", "reserved_of", "rules_of"]

_ALWAYS = ("reserved", "member.good_standing", "member.min_age")


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: the same value is the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def frozen_text(rules: RuleSet, offices: Iterable[str]) -> str:
    """The rules that an election for these offices (their keys) is held under, as stored."""
    keys = [*_ALWAYS, *(p.pattern for p in PARAMETERS if p.pattern.startswith("election."))]
    parts = [p.pattern for p in PARAMETERS if p.pattern.startswith("office.<id>.")]
    keys += [part.replace("<id>", office) for office in sorted(set(offices)) for part in parts]
    written = "election.tie_break" in rules.entries
    values = {key: value_to_json(key, rules.value(key)) for key in keys}
    if not written:  # unwritten, ranked counts look at earlier rounds first
        del values["election.tie_break"]
    articles = {key: rules.article_of(key) for key in keys if rules.article_of(key) is not None}
    return canonical({"articles": articles, "template": rules.template, "values": values})


def rules_of(election: Election) -> RuleSet:
    """The rules as they were when the election was called."""
    stored = json.loads(election.rules)
    return RuleSet.from_json(
        stored["values"],
        articles=stored["articles"],
        version=election.constitution_id,
        template=stored["template"],
    )


def reserved_of(post: ElectionPost) -> tuple[tuple[str, int], ...]:
    """Kept seats of a post: (sub-group, least number), in their order."""
    return tuple((str(group), int(least)) for group, least in json.loads(post.reserved))


def kept_for(rules: RuleSet, seats: int, method: str = "") -> tuple[tuple[str, int], ...]:
    """Kept seats of a post: (sub-group, least number), in their order, () where there are none.

    Only what the group or a body above it adopted; a template only suggests them. One seat alone is
    not kept, nor one that is filled by a ranked count. Choosing by agreement keeps them for the
    vote that an objection leads to. `method` "": as the rules say.
    """
    if rules.origin_of("reserved").kind not in (OriginKind.OWN, OriginKind.PARENT):
        return ()
    told = method or rules.election.method_for(seats).value
    way = counting.Method(told)
    if seats < 2 or not (way.takes_reserved or way is counting.Method.CONSENSUS):
        return ()
    return tuple((each.group, each.min) for each in rules.reserved)

"""Is the community's share of a board large enough, and how big is the group? Pure."""

from __future__ import annotations

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import BoardComposition, MemberSize, Share

__all__ = ["check_composition", "seats_to_fill", "size_off"]


def seats_to_fill(community: int, filled: int, share: Share) -> int | None:
    """The smallest x with (community + x) / (filled + x) >= share; None when no x is enough.

    `filled`: all seats with a holder, those of the community among them.
    """
    missing = share.num * filled - share.den * community
    if missing <= 0:
        return 0
    if share.num == share.den:
        return None
    return -(-missing // (share.den - share.num))


def check_composition(rule: BoardComposition, community: int, filled: int) -> Finding | None:
    """A finding when the community holds too few of the filled seats. No sitting is void by it."""
    to_fill = seats_to_fill(community, filled, rule.community_share_min)
    if to_fill == 0:
        return None
    return Finding(
        "board_composition",
        "board_composition_low",
        Level.BREACH,
        {
            "community": community,
            "filled": filled,
            "num": rule.community_share_min.num,
            "den": rule.community_share_min.den,
            "to_fill": to_fill,
        },
    )


def size_off(rule: MemberSize, members: int) -> int:
    """How many members too many (above nought) or too few (below nought) the group has."""
    if rule.min is not None and members < rule.min:
        return members - rule.min
    if rule.max is not None and members > rule.max:
        return members - rule.max
    return 0

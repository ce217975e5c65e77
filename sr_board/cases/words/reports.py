"""Words of the law packs' lists that reports print, as the shipped packs write them. What a board
adds to its own pack is printed as it was typed."""

from __future__ import annotations

from sr_board.wording import N_

__all__ = ["AUTHORITIES", "GROUNDS", "REPORTERS"]

AUTHORITIES = frozenset({N_("Child Welfare Committee"), N_("child protection authority")})
"""Who receives a child."""
GROUNDS = frozenset(
    {
        N_("without home"),
        N_("found begging or at work"),
        N_("likely to be drawn into trafficking"),
        N_("without parents or abandoned"),
        N_("victim of a crime"),
    }
)
"""Why a child needs care and protection (JJ Act 2015 s.2(14), in short)."""
REPORTERS = frozenset(
    {
        N_("police"),
        N_("public servant"),
        N_("child helpline or recognised organisation"),
        N_("social worker"),
        N_("public-spirited citizen"),
        N_("nurse or doctor"),
        N_("the child"),
        N_("anybody who knows"),
    }
)
"""Who may bring a child before the authority (JJ Act 2015 s.31)."""

"""Words for symbols that cannot stand on a ballot."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "symbol-of-party": Words(
        what=N_("This picture is the sign of a political party."),
        next=N_("Choose another one. Our elections belong to no party."),
    ),
    "symbol-of-faith": Words(
        what=N_("This picture is a sign of faith."),
        next=N_("Choose another one. Our elections belong to no faith."),
    ),
    "symbol-of-threat": Words(
        what=N_("This picture could frighten a voter."),
        next=N_("Choose another one."),
    ),
    "symbol-kept-in-state": Words(
        what=N_("In your state this picture belongs to a political party."),
        next=N_("Choose another one of the list."),
    ),
}

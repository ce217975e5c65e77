"""Words for paper shares: making them, reading them, and using them."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "shares-count": Words(
        N_("This number of shares is not possible."),
        N_("At least two must be needed, and there are at most {most}. Three of five is usual."),
    ),
    "share-unreadable": Words(
        N_("This share cannot be read: a word or number is wrong, missing or twice."),
        N_("It has {need} words or numbers; {have} were typed. Compare them one by one."),
    ),
    "shares-differ": Words(
        N_("These shares do not belong together."),
        N_("Look at the number of the set on each paper; all must come from the same set."),
    ),
    "shares-too-few": Words(
        N_("{have} shares are there; {need} are needed."),
        N_("Add another share."),
    ),
    "shares-other": Words(
        N_("These shares belong to another vault, to a set that is over, or to its other part."),
        N_(
            "The book and the case files have papers of their own. Look for the newest set of what "
            "you want to open."
        ),
    ),
    "book-shares-none": Words(
        N_("There are no paper shares of this book."),
        N_("Without a passphrase it cannot be opened, and no backup of it either."),
    ),
    "own-picture-missing": Words(
        N_("No picture is chosen yet."),
        N_("Choose the one with which you opened the vault until now."),
    ),
    "recovery-none": Words(
        N_("There are no paper shares of these case files."),
        N_("Chair and secretary of the board can make them under Law and keeping."),
    ),
}

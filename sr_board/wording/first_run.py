"""Words for what can be missing while the first vault is made."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "group-letters": Words(
        what=N_("The letters before a number are {least} to {most} Latin letters or digits."),
        next=N_("Type such letters; every decision of this collective is known by them."),
    ),
    "picture-missing": Words(
        what=N_("No picture is chosen yet."),
        next=N_("Choose one; it stands for the collective on the first screen."),
    ),
    "picture-taken": Words(
        what=N_("Two persons have the same picture."),
        next=N_("Give one of them another picture."),
    ),
    "office-missing": Words(
        what=N_("No office is chosen yet."),
        next=N_("Tick what this person does here. One is enough; several are fine."),
    ),
    "passphrase-short": Words(
        what=N_("A passphrase needs at least {least} letters."),
        next=N_("Four words that do not belong together are easy to keep and hard to guess."),
    ),
    "passphrase-differs": Words(
        what=N_("The two passphrases are not the same."),
        next=N_("Type the second one again, or press Show to compare them."),
    ),
}

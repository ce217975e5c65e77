"""Words for errors of the kernel: rights, accounts, two-person acts, drafts, the audit chain."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

WORDS: dict[str, Words] = {
    "change-without-event": Words(
        N_("The program stopped itself before saving."),
        N_("Nothing was changed. Please report this fault with the code shown."),
    ),
    "draft-too-large": Words(
        N_("This draft is too large to keep."), N_("Save it now, or shorten it.")
    ),
    "second-person-missing": Words(
        N_("This needs two people."),
        N_("Ask a second member to choose her picture and type her passphrase here."),
    ),
    "second-person-same": Words(
        N_("The second person must be somebody else."),
        N_("Ask another member who can open the vault."),
    ),
    "second-person-unknown": Words(
        N_("The second person has no open account here."), N_("Ask another member.")
    ),
    "second-person-role": Words(
        N_("The second person's office does not allow this."), N_("Ask another office holder.")
    ),
    "second-person-books": Words(
        N_("The books of this group are not among those the second person may open."),
        N_("Ask another office holder."),
    ),
    "person-missing": Words(
        N_("No person is chosen yet."), N_("Choose her from the list of members.")
    ),
    "person-is-user": Words(
        N_("She can already open the vault."), N_("Change her offices in the list instead.")
    ),
    "account-closed": Words(
        N_("This account is closed."), N_("Ask the administrator to make a new one.")
    ),
    "account-unknown": Words(N_("There is no such account."), N_("Choose one from the list.")),
    "attachment-unknown": Words(
        N_("This attachment is not in the book."), N_("Look for the paper it was taken from.")
    ),
    "right-not-by-name": Words(
        N_("This right comes with an office."), N_("Change her offices instead.")
    ),
    "own-account": Words(
        N_("You cannot close your own account."), N_("Ask another administrator to do it.")
    ),
    "last-administrator": Words(
        N_("She is the only administrator."),
        N_("Make somebody else administrator first, then change this."),
    ),
    "administrator-missing": Words(
        N_("Nobody looks after the program yet."),
        N_("Tick “Looks after the program” for one person; she can hold another office too."),
    ),
    "roles-missing": Words(N_("No office is chosen."), N_("Choose at least one office.")),
    "audit-code-unreadable": Words(
        N_("This is not a code as it stands at the foot of a paper."),
        N_("Write the number of the act and the six groups of four digits."),
    ),
    "audit-acts-missing": Words(
        N_("Acts {first} to {last} are missing from the audit trail."),
        N_("Compare with printed papers and with your backups."),
    ),
    "audit-link-broken": Words(
        N_("Act {n} does not follow the act before it."),
        N_("Somebody changed the file with another program. Compare with a backup."),
    ),
    "audit-act-changed": Words(
        N_("Act {n} was changed after it was written."),
        N_("Somebody changed the file with another program. Compare with a backup."),
    ),
    "audit-objects-changed": Words(
        N_("The list of what act {n} touched was changed."),
        N_("Somebody changed the file with another program. Compare with a backup."),
    ),
    "audit-objects-without-act": Words(
        N_("Changes are noted for act {n}, but there is no such act."),
        N_("Somebody changed the file with another program. Compare with a backup."),
    ),
    "audit-signature-wrong": Words(
        N_("The signature of act {n} is not genuine."),
        N_("Do not rely on this act. Compare with printed papers and a backup."),
    ),
    "audit-signer-unknown": Words(
        N_("Act {n} is signed by an account this vault does not know."),
        N_("Do not rely on this act. Compare with printed papers and a backup."),
    ),
    "audit-head-differs": Words(
        N_("Act {n} is not the one that was noted before."),
        N_("Another copy was put in place. Compare the code on printed papers."),
    ),
    "audit-older-copy": Words(
        N_("This is an older copy: it ends at act {have}, but act {n} was already seen."),
        N_("Look for the newer copy or backup before you go on."),
    ),
    "audit-clock-back": Words(
        N_("At act {n} the clock of the computer went back."),
        N_("Nothing is wrong with the records. Check the date of the computer."),
    ),
    "row-added": Words(
        N_("The entry {ref} was added without the program."),
        N_("Do not rely on it. Compare with a backup."),
    ),
    "row-changed": Words(
        N_("The entry {ref} was changed without the program."),
        N_("Do not rely on it. Compare with a backup."),
    ),
    "row-removed": Words(
        N_("The entry {ref} was removed without the program."),
        N_("Look for it in a backup."),
    ),
}

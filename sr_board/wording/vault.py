"""Words for everything a vault, its databases, backups and attachments may report."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

_BACKUP = N_("Put a backup in its place: Settings, Backup, Restore. Change nothing in the folder.")
_NEW_STICK = N_(
    "Copy your newest backup to another disk or stick, and ask someone to test this one."
)

_OPENING: dict[str, Words] = {
    "vault-fault": Words(what=N_("Something is wrong with the vault's files."), next=_BACKUP),
    "not-a-vault": Words(
        what=N_("There is no vault here."),
        next=N_("Choose the folder whose name ends in .vault, or make a new vault."),
    ),
    "header-damaged": Words(
        what=N_("The first page of the vault is damaged. Your passphrase is not the problem."),
        next=_BACKUP,
    ),
    "vault-newer": Words(
        what=N_("This vault was written by a newer version of the program."),
        next=N_("Install the newer version and open the vault with it."),
    ),
    "vault-schema-older": Words(
        what=N_("This vault was last used with an older program, and it is open to read only."),
        next=N_("Copy it to the disk of the computer and open it there once; then it is renewed."),
    ),
    "signature-refused": Words(
        what=N_("Somebody changed the list of users without being allowed to."),
        next=N_("Do not type your passphrase here. Compare with a backup you trust."),
    ),
    "wrong-passphrase": Words(
        what=N_("This passphrase does not open it."),
        next=N_("Look at the keyboard's language and at capital letters, then type it again."),
    ),
    "passphrase-unusable": Words(
        what=N_("This passphrase is too short or too long."),
        next=N_("Take at least {least} letters, best several words that do not belong together."),
    ),
    "slot-unknown": Words(
        what=N_("This vault has no such user."), next=N_("Choose your picture from the list.")
    ),
    "kdf-refused": Words(
        what=N_("The lock in this vault is not one that this program makes."),
        next=N_("Do not type your passphrase here. Compare with a backup you trust."),
    ),
    "too-little-memory": Words(
        what=N_("The computer has too little free memory. Your passphrase is not the problem."),
        next=N_("Close other programs and try again."),
    ),
    "vault-in-use": Words(
        what=N_("The vault is already open in another window or program."),
        next=N_("Go on there, or close it there first."),
    ),
    "vault-read-only": Words(
        what=N_("The vault is open for reading only. Nothing can be changed."),
        next=N_("Close it and open it where it may be written."),
    ),
    "vault-closed": Words(
        what=N_("The vault is locked."), next=N_("Unlock it with your passphrase and go on.")
    ),
    "compartment-closed": Words(
        what=N_("You do not hold the key to this part of the vault."),
        next=N_("Ask a member who holds it."),
    ),
    "vault-exists": Words(
        what=N_("There is already something with this name."),
        next=N_("Choose another name or an empty folder."),
    ),
    "encryption-missing": Words(
        what=N_("The database on this computer cannot encrypt. Nothing was written."),
        next=N_("Install the program again as the manual says."),
    ),
}

_FILES: dict[str, Words] = {
    "database-missing": Words(what=N_("A database of the vault is missing."), next=_BACKUP),
    "database-empty": Words(
        what=N_("A database of the vault is empty: its content is gone from the disk."),
        next=_BACKUP,
    ),
    "database-damaged": Words(
        what=N_("A database of the vault is damaged. Your passphrase is not the problem."),
        next=_BACKUP,
    ),
    "database-replaced": Words(
        what=N_("Another file stands in the place of a database of the vault."), next=_BACKUP
    ),
    "database-unfinished": Words(
        what=N_("The last save was cut off, and reading alone cannot mend that."),
        next=N_(
            "Open it once for writing, or copy the whole vault folder to the computer's own disk "
            "and open it there."
        ),
    ),
    "database-busy": Words(
        what=N_("The program is still busy writing."), next=N_("Wait a moment and try again.")
    ),
    "attachment-damaged": Words(
        what=N_("This attachment is missing or damaged."), next=N_("Look for it in a backup.")
    ),
    "attachment-too-large": Words(
        what=N_("This file is too large: at most {most_mb} MB."),
        next=N_("Make it smaller, for example as a photo of lower quality."),
    ),
    "disk-full": Words(
        what=N_("There is no space left on the disk or stick. Nothing was lost."),
        next=N_("Make space or take another disk, then do it again."),
    ),
    "disk-fault": Words(
        what=N_("The disk or stick cannot be read or written properly."), next=_NEW_STICK
    ),
    "folder-read-only": Words(
        what=N_("This folder cannot be written."),
        next=N_("Choose another folder, or take the write protection off."),
    ),
}

_USERS: dict[str, Words] = {
    "tile-taken": Words(
        what=N_("Somebody already has this picture and number."), next=N_("Choose another one.")
    ),
    "tile-impossible": Words(
        what=N_("This picture cannot be used."), next=N_("Choose one from the list.")
    ),
    "compartments-impossible": Words(
        what=N_("Everybody who opens the vault needs the key to the book."),
        next=N_("Choose the book, and the case files only if the office needs them."),
    ),
    "compartment-not-yours": Words(
        what=N_("You cannot give a key that you do not hold."),
        next=N_("Ask a member who holds the key to the case files to do it."),
    ),
    "founders-missing": Words(
        what=N_("A vault needs at least one person."), next=N_("Add the first office holder.")
    ),
    "second-signer-needed": Words(
        what=N_("{need} persons must sign this; there were {have}."),
        next=N_("Ask another user to choose her picture and type her passphrase here."),
    ),
    "same-signer": Words(
        what=N_("The second person must be somebody else."),
        next=N_("Ask another user who can open the vault."),
    ),
    "signer-unknown": Words(
        what=N_("The second person is not a user of this vault."), next=N_("Ask another user.")
    ),
}

_BACKUPS: dict[str, Words] = {
    "backup-damaged": Words(
        what=N_("This backup is damaged, or it is not a backup."), next=N_("Take another one.")
    ),
    "backup-not-verified": Words(
        what=N_("The backup did not pass its check, so it does not count."), next=_NEW_STICK
    ),
    "restore-other-vault": Words(
        what=N_("The backup belongs to another vault than the one that stands here."),
        next=N_("Choose another place."),
    ),
    "restore-onto-itself": Words(
        what=N_("The backup was unpacked in this very place."), next=N_("Choose another place.")
    ),
}

_CAUTIONS: dict[str, Words] = {
    "opened-read-only-folder": Words(
        what=N_("The vault is open for reading only, because its folder cannot be written."),
        next=N_("To write, copy the vault folder to the computer's own disk."),
    ),
    "opened-newer": Words(
        what=N_("A newer version of the program wrote this vault. It is open for reading only."),
        next=N_("Install the newer version to write."),
    ),
    "header-copy-used": Words(
        what=N_("The first page of the vault was damaged; its second copy was used."),
        next=N_("Make a backup now, and think of replacing the disk."),
    ),
    "older-vault": Words(
        what=N_("This is an older copy: {generations} later changes of users or keys are missing."),
        next=N_("It is open for reading only. Look for the newer copy or the newest backup."),
    ),
    "older-database": Words(
        what=N_("This is an older copy: it ends at act {have}, but act {seen} was already seen."),
        next=N_("It is open for reading only. Look for the newer copy or the newest backup."),
    ),
    "vault-twin": Words(
        what=N_("There are two copies of this vault that went different ways."),
        next=N_("It is open for reading only. Compare both with the codes on printed papers."),
    ),
}

_CHECK: dict[str, Words] = {
    "check-header-copy": Words(
        what=N_("One of the two first pages of the vault is damaged; the other one is sound."),
        next=N_("Open the vault once for writing; it mends the page by itself."),
    ),
    "check-pages": Words(what=N_("Damaged pages in a database: {n}."), next=_BACKUP),
    "check-structure": Words(what=N_("Faults in the order of a database: {n}."), next=_BACKUP),
    "check-references": Words(
        what=N_("Entries that point to something missing: {n}."),
        next=N_("Compare with a backup; the program or another one left them behind."),
    ),
    "check-attachments": Words(
        what=N_("Attachments that are cut off or misplaced: {n}."),
        next=N_("Look for them in a backup."),
    ),
    "check-case-papers-missing": Words(
        what=N_("Kept papers of case files that are missing: {n} ({rows})."),
        next=N_("Look for them in a backup."),
    ),
    "check-case-papers-changed": Words(
        what=N_("Kept papers of case files that were changed or cannot be read: {n} ({rows})."),
        next=N_("Look for them in a backup."),
    ),
    "check-case-papers-loose": Words(
        what=N_("Sealed files that belong to nothing any more: {n} ({rows})."),
        next=N_("Nobody can open them. They were left when the program was cut off."),
    ),
    "check-stray-files": Words(
        what=N_("Files in the vault's folder that do not belong there: {n}."),
        next=N_("Look what they are and take them out; the vault itself is not affected."),
    ),
    "check-folder-open": Words(
        what=N_("Other users of this computer may look into the vault's folder."),
        next=N_("What is in it is encrypted; still, close the folder to others."),
    ),
}

WORDS: dict[str, Words] = {**_OPENING, **_FILES, **_USERS, **_BACKUPS, **_CAUTIONS, **_CHECK}

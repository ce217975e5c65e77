"""Options that several verbs share, each with the words of its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["As", "AsJson", "Language", "PassphraseFile", "Vault", "VaultOption"]

Vault = Annotated[Path, typer.Argument(metavar="DIR", help="The vault: a folder NAME.vault.")]
VaultOption = Annotated[
    Path, typer.Option("--vault", metavar="DIR", help="The vault: a folder NAME.vault.")
]
As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="PERSON",
        help="Who you are: your picture and number (feather-2, or feather-sea-2), "
        "or the first letters of your key's id. Names are not known before unlocking.",
        show_default=False,
    ),
]
PassphraseFile = Annotated[
    str,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="Read the passphrase from a text file, or from the input with “-”. "
        "Without it you are asked, and nothing shows while you type.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Give the figures as JSON.")]
Language = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of what is said and written: en or bn.",
        show_default=False,
    ),
]

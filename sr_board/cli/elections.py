"""`sr-board elections …`: the list of elections, one election with its counts, its papers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, VaultOption

__all__ = ["app"]

app = typer.Typer(
    help="Elections: list them, show one with its counts, print its papers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def listing(
    vault: VaultOption = Path(),
    who: As = "",
    group: Annotated[
        str, typer.Option("--group", metavar="NAME", help="A group, by its name or code.")
    ] = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """List elections, those that go on first.

    \b
    Example:
      sr-board elections list --vault lotus.vault --as feather-1
    """
    from sr_board.cli.election_lists import list_elections

    list_elections(vault, who, passphrase_file, group=group, as_json=as_json)


@app.command()
def show(
    election: Annotated[
        str, typer.Argument(metavar="ID", help="The election's id, or the beginning of it.")
    ],
    vault: VaultOption = Path(),
    who: As = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Show one election: its names, its sheets, its newest count.

    \b
    Example:
      sr-board elections show 3f2a91 --vault lotus.vault --as feather-1 --json
    """
    from sr_board.cli.election_lists import show_election

    show_election(election, vault, who, passphrase_file, as_json=as_json)


@app.command("print")
def printing(
    election: Annotated[
        str, typer.Argument(metavar="ID", help="The election's id, or the beginning of it.")
    ],
    paper: Annotated[
        str,
        typer.Argument(
            metavar="PAPER",
            help="form, candidates, roll, delegates; of a post: ballots, sheet, lot, count, "
            "certificate.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="The file to write.")],
    vault: VaultOption = Path(),
    who: As = "",
    post: Annotated[
        int | None, typer.Option("--post", metavar="NUMBER", help="Which post: 1, 2, 3.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file of this name.")
    ] = False,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write a paper of an election as PDF. The copy is not encrypted.

    \b
    Example:
      sr-board elections print 3f2a91 certificate --vault lotus.vault --as feather-1 \\
          --post 1 --language bn --to certificate.pdf
    """
    from sr_board.cli.election_papers import write_paper

    write_paper(
        election, paper, to, vault, who, passphrase_file,
        post=post, overwrite=overwrite, as_json=as_json,
    )  # fmt: skip

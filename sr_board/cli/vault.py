"""`sr-board vault …`: make, check, list users, back up, restore, change a passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sr_board.cli.options import As, AsJson, Language, PassphraseFile, Vault

__all__ = ["app"]

app = typer.Typer(
    help="Make a vault, check it, back it up, restore it, see who can open it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Person = Annotated[
    str, typer.Option("--person", metavar="NAME", help="The first user's chosen name.")
]
_Roles = Annotated[
    str,
    typer.Option(
        "--roles",
        metavar="OFFICES",
        help="Her offices, parted by commas: secretary, treasurer, chair, board_member, helper, "
        "auditor, administrator. One of the founders must be administrator.",
    ),
]


@app.command(short_help="Make a new vault.")
def new(
    folder: Vault,
    group: Annotated[
        str, typer.Option("--group", metavar="NAME", help="The collective's first group.")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", help="shg, branch, cbo, federation, union, coop or board.")
    ] = "branch",
    code: Annotated[
        str, typer.Option("--code", help="Begins the serial numbers of resolutions, such as BKL.")
    ] = "",
    person: _Person = "",
    roles: _Roles = "secretary,administrator",
    symbol: Annotated[
        str, typer.Option("--symbol", help="Her picture: feather, fish, moon, bell, key, …")
    ] = "feather",
    hue: Annotated[
        str, typer.Option("--hue", help="Its colour: indigo, marigold, leaf, plum, sea or clay.")
    ] = "sea",
    number: Annotated[int, typer.Option("--number", min=0, max=999, help="Its number.")] = 1,
    founders: Annotated[
        Path | None,
        typer.Option(
            "--founders",
            metavar="FILE",
            help="Several first users from a JSON file instead of --person.",
        ),
    ] = None,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Make a new vault with its first group and users.

    \b
    One user, more are asked for at the keyboard:
      sr-board vault new lotus.vault --group "Lotus Branch" --code LTS --person Rekha

    \b
    Several users from a file, one passphrase for each line of another file:
      sr-board vault new lotus.vault --group "Lotus Branch" --founders founders.json \\
          --passphrase-file passphrases.txt

    \b
    founders.json:
      [{"name": "Rekha", "roles": ["secretary", "administrator"],
        "symbol": "feather", "hue": "sea", "number": 1},
       {"name": "Mina", "roles": ["chair", "board_member"],
        "symbol": "moon", "hue": "plum", "number": 2}]
    """
    from sr_board.cli.founders import NewFounder, make_vault

    first = NewFounder(person, roles.split(","), symbol, hue, number)
    make_vault(folder, (group, kind, code), first, founders, passphrase_file, as_json=as_json)


@app.command(short_help="Look at every file and every act.")
def check(
    folder: Vault,
    who: As = "",
    passphrase_file: PassphraseFile = "",
    paper: Annotated[
        str,
        typer.Option(
            "--paper",
            metavar="CODE",
            help="An audit code from a printed page, to compare with the vault.",
        ),
    ] = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Look at everything: files, pages, header, attachments, and every act of the audit chain.

    Writes nothing, and works while the vault is open in a window. Exit code 1 if anything is not
    sound.

    \b
    Example:
      sr-board vault check lotus.vault --as feather-1
    """
    from sr_board.cli.checking import check_all

    raise typer.Exit(check_all(folder, who, passphrase_file, paper, as_json=as_json))


@app.command(short_help="List who can open it.")
def users(
    folder: Vault,
    who: As = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """List who can open the vault: pictures only; with --as also names and offices.

    \b
    Examples:
      sr-board vault users lotus.vault
      sr-board vault users lotus.vault --as feather-1
    """
    from sr_board.cli.users import list_tiles, list_users

    if who:
        list_users(folder, who, passphrase_file, as_json=as_json)
    else:
        list_tiles(folder, as_json=as_json)


@app.command(short_help="Write a verified backup.")
def backup(
    folder: Vault,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FOLDER", help="Where to; without it a folder beside the vault."
        ),
    ] = None,
    who: As = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Write a backup and verify it from the place where it lies.

    It keeps 7 daily, 4 weekly and 12 monthly ones and never deletes the newest.

    \b
    Example:
      sr-board vault backup lotus.vault --as feather-1 --to /media/stick
    """
    from sr_board.cli.safekeeping import back_up

    back_up(folder, to, who, passphrase_file, as_json=as_json)


@app.command(short_help="Unpack a backup.")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE.vbk", help="The backup.")],
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder the vault comes to.")
    ],
    who: As = "",
    second: Annotated[
        str,
        typer.Option(
            "--second", metavar="PERSON", help="The second person, when it takes a vault's place."
        ),
    ] = "",
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Unpack a backup as a vault, to look at it or to put it in the place of one.

    \b
    To look at it (opens for reading where this computer knows something newer):
      sr-board vault restore srb-1a2b3c4d-g000007.vbk --into looked-at.vault

    \b
    To go on working with it; two persons agree, and the vault that stood there is kept aside:
      sr-board vault restore srb-1a2b3c4d-g000007.vbk --into lotus.vault \\
          --as feather-1 --second moon-2
    """
    from sr_board.cli.safekeeping import restore_to

    restore_to(file, into, who, second, passphrase_file, as_json=as_json)


@app.command(short_help="Change your own passphrase.")
def passphrase(
    folder: Vault,
    who: As = "",
    passphrase_file: PassphraseFile = "",
    language: Language = "",
) -> None:
    """Change your own passphrase. A file holds the old one and the new one, on two lines.

    \b
    Example:
      sr-board vault passphrase lotus.vault --as feather-1
    """
    from sr_board.cli.users import change_passphrase

    change_passphrase(folder, who, passphrase_file)


@app.command(short_help="Test a paper share of the book or of the case files.")
def share(
    folder: Vault,
    passphrase_file: PassphraseFile = "",
    as_json: AsJson = False,
    language: Language = "",
) -> None:
    """Test one paper share without unlocking anything: can it be read, and is its set in force?

    Words or numbers are asked for without being shown, or stand on the first line of a file. Exit
    code 1 if the set is over.

    \b
    Example:
      sr-board vault share lotus.vault
    """
    from sr_board.cli.sharing import try_share

    raise typer.Exit(try_share(folder, passphrase_file, as_json=as_json))

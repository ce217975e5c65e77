"""`sr-board demo`: the main job once, on an invented collective, then the window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sr_board.cli.options import Language

if TYPE_CHECKING:
    from sr_board.cli.demo_folder import DemoFolder
    from sr_board.cli.demo_story import Outcome
    from sr_board.sample import Sample

__all__ = ["demo"]


def demo(
    into: Annotated[
        Path,
        typer.Option("--into", metavar="DIR", help="The folder that is made for it."),
    ] = Path("sr-board-demo"),
    language: Language = "",
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Do not open the window at the end.")
    ] = False,
) -> None:
    """Do the main job once on an invented collective, and show what came of it.

    A vault with its users, a register taken over from a spreadsheet, a meeting with motions and
    signed minutes in English and Bengali, a verified backup, a full check. Takes some seconds.

    \b
    Examples:
      sr-board demo
      sr-board demo --into practice --language bn --no-window
    """
    from sr_board.cli.demo_folder import prepare
    from sr_board.cli.demo_story import STEPS, Story
    from sr_board.cli.saying import line
    from sr_board.i18n import current
    from sr_board.sample import load_sample

    folder = prepare(into)
    sample = load_sample(current().code)
    tr = current()

    def tell(step: int, words: str) -> None:
        line(f"[{tr.integer(step)}/{tr.integer(STEPS)}] {words}")

    outcome = Story(folder, sample, tell).run()
    _sum_up(folder, sample, outcome)
    _open_window(folder, wanted=not no_window)
    if not outcome.sound:
        raise typer.Exit(1)


def _sum_up(folder: DemoFolder, sample: Sample, outcome: Outcome) -> None:
    from sr_board.cli.offices import roles_words
    from sr_board.cli.saying import fact, line, say, table
    from sr_board.i18n import current
    from sr_board.people.exchange.proposal import RowState

    tr = current()
    line()
    line(say("What was done"))
    fact(say("Members now in the register"), tr.integer(outcome.members))
    fact(
        say("The old register"),
        say(
            "{ready} rows taken over, {asked} need an answer, {out} left out",
            ready=tr.integer(outcome.rows[RowState.READY]),
            asked=tr.integer(outcome.rows[RowState.QUESTION]),
            out=tr.integer(outcome.rows[RowState.LEFT_OUT]),
        ),
    )
    fact(say("Refused to the treasurer, as it should be"), tr.integer(outcome.refused))
    fact(say("Clocks of law that run on the board's files"), tr.integer(outcome.clocks))
    fact(say("Files that may be about one person"), tr.integer(outcome.doubles))
    fact(say("Papers (not encrypted)"), outcome.papers)
    fact(say("Backup, verified"), outcome.backup)
    sound = say("sound") if outcome.sound else say("NOT sound")
    acts, entries = tr.integer(outcome.acts), tr.integer(outcome.entries)
    fact(
        say("Check of the vault"),
        say("{sound}; {acts} acts, {rows} entries", sound=sound, acts=acts, rows=entries),
    )
    fact(say("Audit code"), outcome.code)
    fact(say("Time in seconds"), tr.digits(f"{outcome.seconds:.1f}"))
    fact(say("Folder"), str(folder.path))
    line()
    line(say("Practice passphrases (never use these for a real vault)"))
    table(
        [say("Picture and number"), say("Name"), say("Offices"), say("Passphrase")],
        [(u.tile, u.name, roles_words(u.roles), u.passphrase) for u in sample.users],
    )


def _program() -> str:
    """How the program is started here: a folder only unpacked has no `sr-board` to type."""
    return "sr-board" if shutil.which("sr-board") else "python3 start.py"


def _open_window(folder: DemoFolder, *, wanted: bool) -> None:
    """The desktop on the sample vault, or how to open it where there is no screen."""
    from sr_board.base.errors import SRBoardError
    from sr_board.cli.saying import line, say
    from sr_board.screen import check_screen

    command = f'{_program()} --vault "{folder.vault}"'
    if wanted:
        try:
            check_screen()
        except SRBoardError:
            wanted = False
    if not wanted:
        line(say("To open it in a window: {command}", command=command))
        return
    import subprocess
    import sys

    line(say("Opening the window. Choose a picture and type its practice passphrase."))
    words = [sys.executable, "-m", "sr_board", "--vault", str(folder.vault)]
    subprocess.run(words, check=False)  # noqa: S603 - our own program, no shell

"""The command line as a whole: groups of verbs, the language, and one place where errors end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer
from typer.exceptions import Abort, Exit, TyperException

from sr_board import version
from sr_board.base.errors import SRBoardError
from sr_board.cli import (
    constitution,
    counting,
    demo,
    elections,
    leaders,
    loan_payments,
    loans,
    meetings,
    members,
    money,
    reconciling,
    registers,
    rules_check,
    savings,
    statements,
    vault,
)
from sr_board.cli.ending import Ending, ending_of, tell, tell_unexpected
from sr_board.cli.options import Language
from sr_board.cli.saying import line, plain_streams, remark, say
from sr_board.i18n import DEFAULT, SHIPPED, set_language

__all__ = ["app", "execute", "run"]

_HELP = """Self-government for sex workers' collectives: members, meetings and minutes, all of it in
one encrypted folder, the vault. Nothing is ever sent over a network.

Without a word after it, sr-board opens its window. The words below work without a screen.

\b
A first look, with a sample collective:
  sr-board demo

\b
A vault of your own, a register taken over, minutes on paper:
  sr-board vault new lotus.vault --group "Lotus Branch" --person Rekha --symbol feather --number 1
  sr-board members import register.xlsx --vault lotus.vault --as feather-1 --preview
  sr-board members import register.xlsx --vault lotus.vault --as feather-1
  sr-board meetings minutes 12 --vault lotus.vault --as feather-1 --to minutes.pdf --language bn
  sr-board vault backup lotus.vault --as feather-1 --to /media/stick

\b
Exit codes:
  0  done
  1  refused, or faults were found
  2  the command was not understood
  3  no screen for the window
  4  the computer, the disk or the vault's files stand in the way

Passphrases are asked for and never shown; --passphrase-file reads them from a file or, with “-”,
from the input. They are never taken from the command itself."""

app = typer.Typer(
    name="sr-board",
    help=_HELP,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={
        "help_option_names": ["-h", "--help"],
        # A field of a product may be typed as it is written there: --rate_per is --rate-per.
        "token_normalize_func": lambda word: word.replace("_", "-"),
    },
)
app.add_typer(
    vault.app, name="vault", short_help="Make, check, back up, restore a vault; its users."
)
app.add_typer(members.app, name="members", short_help="Import, export, list and search members.")
app.add_typer(meetings.app, name="meetings", short_help="List meetings, write minutes as PDF.")
app.add_typer(leaders.app, name="leaders", short_help="Who holds which office, whose turn it is.")
app.add_typer(elections.app, name="elections", short_help="List elections, show one.")
app.add_typer(
    constitution.app, name="constitution", short_help="Show, compare and print a group's rules."
)
app.add_typer(money.app, name="money", short_help="Books and statements of money; files of them.")
app.add_typer(registers.app, name="registers", short_help="Registers as files; figures of a time.")
app.command("demo", short_help="The main job once, on a sample collective.")(demo.demo)
app.command("check-rules", short_help="Work out cases of by-laws and rotation from a file.")(
    rules_check.check_rules
)
app.command("count-election", short_help="Count an election from a file, step by step.")(
    counting.count_election
)
app.command("statements", short_help="Make all statements from a file, without a vault.")(
    statements.statements
)
app.command("loan-schedule", short_help="What a loan costs, instalment by instalment.")(
    loans.loan_schedule
)
app.command("loan-allocate", short_help="Divide payments from a file among what is due.")(
    loan_payments.loan_allocate
)
app.command("share-out", short_help="Share a pool by shares, to the last paisa, from a file.")(
    savings.share_out
)
app.command("savings-interest", short_help="Interest on savings by monthly product, from a file.")(
    savings.savings_interest
)


app.command("reconcile", short_help="Match lines of a bank with those of the books.")(
    reconciling.reconcile
)


@app.callback()
def whole(
    language: Language = "",
    tell_version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
) -> None:
    """Take the options that stand before the verb."""
    del language  # read before anything else, see `_language`
    if tell_version:
        line(f"SR Board {version()}")
        raise Exit


def run() -> NoReturn:
    """The command line of this process."""
    from sr_board.vault.process import harden_process

    harden_process()
    plain_streams()
    sys.exit(execute(sys.argv[1:]))


def execute(words: Sequence[str]) -> int:
    """Carry out one command; its exit code. Every error ends here as words."""
    try:
        _language(words)
        done = app(args=list(words), prog_name="sr-board", standalone_mode=False)
        return done if isinstance(done, int) else Ending.WELL
    except Exit as end:
        return end.exit_code
    except BrokenPipeError:  # the reader of our figures has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Ending.WELL
    except (Exception, KeyboardInterrupt) as error:
        return _told(error, words)


def _told(error: BaseException, typed: Sequence[str]) -> int:
    """Say what stopped the command, and at which of the typed options; the exit code for it."""
    if isinstance(error, TyperException):
        return _not_understood(error)
    if isinstance(error, KeyboardInterrupt | Abort | EOFError):
        remark("\n" + say("Stopped. What was saved before is safe."))
        return Ending.REFUSED
    from sr_board.vault.faults import translate

    known = error if isinstance(error, SRBoardError) else translate(error)
    if known is None:
        tell_unexpected(error)
        return Ending.REFUSED
    tell(known, option=_option_of(known, typed))
    return ending_of(known)


def _option_of(error: SRBoardError, typed: Sequence[str]) -> str:
    """The option whose value the error is about, if it was typed; else nothing."""
    option = f"--{error.params.get('field', '')}".replace("_", "-")
    names = {word.partition("=")[0].replace("_", "-") for word in typed if word[:2] == "--"}
    return option if option in names else ""


def _language(words: Sequence[str]) -> None:
    """Put the screen into the language asked for, or that of the machine."""
    wanted = ""
    for place, word in enumerate(words):
        if word.startswith("--language="):
            wanted = word.split("=", 1)[1]
        elif word == "--language" and place + 1 < len(words):
            wanted = words[place + 1]
    if wanted and wanted not in SHIPPED:
        set_language(DEFAULT)
        known = ", ".join(SHIPPED)
        raise typer.BadParameter(f"“{wanted}” is not one of: {known}.", param_hint="--language")
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    machine = next((name for name in names if name), "")[:2]
    set_language(wanted or (machine if machine in SHIPPED else DEFAULT))


def _not_understood(error: TyperException) -> int:
    words = error.format_message()
    if words:
        remark(words)
    context = getattr(error, "ctx", None)
    if context is not None and not words:
        line(context.get_help())
    path = context.command_path if context is not None else "sr-board"
    remark(say("Type “{command} --help” for what can be said.", command=path))
    return Ending.USAGE

"""`vault check`: the full check as words or JSON. Opens a vault whose databases are faulty too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.audit.safekeeping import FullCheck
from sr_board.base.errors import RuleBroken, SRBoardError
from sr_board.cli.door import slot_of, state_dir, tell_cautions
from sr_board.cli.ending import Ending, said
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, remark, say
from sr_board.wording import words_for

if TYPE_CHECKING:
    from sr_board.audit.queries import AuditQueries
    from sr_board.vault.opened import OpenVault

__all__ = ["check_all", "show_check"]


def check_all(folder: Path, who: str, passphrase_file: str, paper: str, *, as_json: bool) -> Ending:
    """Check the vault; WELL when it is sound, REFUSED when something was found."""
    from sr_board.vault.vault import look_at, open_vault

    slot = slot_of(look_at(folder, state_dir=state_dir()).slots, who)
    passphrase = Passphrases(passphrase_file).next(say("Your passphrase"))
    vault = open_vault(folder, slot, passphrase, for_check=True, state_dir=state_dir())
    try:
        tell_cautions(vault)
        found, code = _checked(vault, paper, quiet=as_json)
    finally:
        vault.abandon()
    show_check(found, code, as_json=as_json)
    return Ending.WELL if found.sound else Ending.REFUSED


def _checked(vault: OpenVault, paper: str, *, quiet: bool) -> tuple[FullCheck, str]:
    from sr_board.base.clock import SystemClock
    from sr_board.composition import Workplace
    from sr_board.vault.check import check_vault
    from sr_board.vault.faults import VaultFault

    tell = None if quiet else lambda part: remark("  " + part_words(part))
    try:
        place = Workplace(vault, SystemClock())
        found = place.keeping.check(tell)
        if paper:
            _compare(paper, place.audit)
        return found, place.audit.code() if found.vault.sound else ""
    except VaultFault as fault:
        report = check_vault(vault, tell)
        if report.sound:
            raise fault from None
        return FullCheck(report, {}), ""


def _compare(paper: str, audit: AuditQueries) -> None:
    """Is this printed code the one of that act here? Raises RuleBroken, InputInvalid."""
    found = audit.compare(paper)
    if found.state != "same":
        raise RuleBroken("audit-code-differs", n=found.n)
    remark(say("The code on the paper agrees with act {n}.", n=found.n))


def part_words(part: str) -> str:
    """The part of the vault that is being looked at, in words."""
    return {
        "header": say("the first page"),
        "book": say("the book"),
        "cases": say("the case files"),
        "attachments": say("attachments"),
        "folder": say("the folder"),
        "chain-book": say("every act of the book"),
        "chain-cases": say("every act of the case files"),
        "money": say("the money of every group"),
    }.get(part, re.sub("[^a-z-]", "", part))


def show_check(found: FullCheck, code: str, *, as_json: bool) -> None:
    """Findings and figures."""
    if as_json:
        print_json(_document(found, code))
        return
    for key, params, grave in _findings(found):
        words = words_for(SRBoardError(key))
        mark = say("FAULT") if grave else say("note")
        line(f"{mark}: {said(words.what, params)}")
        line(f"  {said(words.next, params)}")
    for name in found.vault.closed:
        line(
            say(
                "{part}: only the file was looked at; you hold no key to it.", part=part_words(name)
            )
        )
    for name, report in found.chains.items():
        line(
            say(
                "{part}: {acts} acts and {rows} entries checked.",
                part=part_words(name),
                acts=report.acts,
                rows=report.rows,
            )
        )
    if code:
        fact(say("Audit code"), code)
    line(say("The vault is sound.") if found.sound else say("The vault is NOT sound."))


def _findings(found: FullCheck) -> list[tuple[str, dict[str, object], bool]]:
    listed = [(f.key, dict(f.params), f.grave) for f in found.vault.findings]
    for report in found.chains.values():
        listed += [(f.code, dict(f.params), f.weight == "broken") for f in report.findings]
    return listed


def _document(found: FullCheck, code: str) -> dict[str, object]:
    return {
        "sound": found.sound,
        "audit_code": code,
        "opened": list(found.vault.opened),
        "closed": list(found.vault.closed),
        "findings": [
            {"key": key, "grave": grave, "params": {k: str(v) for k, v in params.items()}}
            for key, params, grave in _findings(found)
        ],
        "chains": {
            name: {"acts": report.acts, "rows": report.rows, "head": report.head.n}
            for name, report in found.chains.items()
        },
    }

"""Is the vault sound? Named findings about headers, databases, attachments and the folder.

The audit chain is verified above (`sr_board.audit.verify`). Reads only; needs an open vault,
best one opened with `for_check=True`, which opens in spite of faulty databases.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.base.errors import SRBoardError
from sr_board.vault import headerfile
from sr_board.vault.attachments import PLACE, sound_size
from sr_board.vault.compartments import Connection, Expected, dbapi2, look_at_file, read_head
from sr_board.vault.faults import VaultFault, translate
from sr_board.vault.lockfile import LOCK_NAME
from sr_board.vault.opened import OpenVault
from sr_board.vault.roster import COMPARTMENTS

__all__ = ["CheckReport", "Finding", "check_vault", "integrity_findings"]

_KNOWN = re.compile(r"(?:book|cases)\.\d{4,8}\.db(?:-journal)?")


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be. `grave`: data is lost or cannot be relied on."""

    key: str
    grave: bool
    compartment: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckReport:
    """All findings; `opened`: compartments looked into, `closed`: those without a key at hand."""

    findings: tuple[Finding, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True when nothing grave was found."""
        return not any(finding.grave for finding in self.findings)


def check_vault(vault: OpenVault, say: Callable[[str], None] | None = None) -> CheckReport:
    """Look at everything. `say` is told each part before it begins: "header", "book", "cases",
    "attachments", "folder"; it may raise to cancel."""
    tell = say or (lambda _part: None)
    findings: list[Finding] = []
    tell("header")
    findings += _header(vault)
    for name in COMPARTMENTS:
        tell(name)
        findings += _compartment(vault, name)
    tell("attachments")
    findings += _attachments(vault.path)
    tell("folder")
    findings += _folder(vault)
    return CheckReport(
        tuple(findings),
        tuple(name for name in COMPARTMENTS if name in vault.compartments),
        tuple(name for name in COMPARTMENTS if name not in vault.compartments),
    )


def _header(vault: OpenVault) -> list[Finding]:
    try:
        found = headerfile.load(vault.path)
    except VaultFault as fault:
        return [Finding(fault.key, grave=True)]
    findings = [Finding("check-header-copy", grave=False)] if found.other_damaged else []
    older = vault.seen.compare(found.header)
    return findings + [Finding(c.key, grave=True, params=c.params) for c in older]


def _compartment(vault: OpenVault, name: str) -> list[Finding]:
    if name not in vault.compartments:
        file = vault.header.files[name]
        try:
            look_at_file(vault.path / file.name, Expected(vault.vault_id, name, file))
        except SRBoardError as fault:
            return [Finding(fault.key, True, name)]
        return []
    try:
        connection = vault.connect(name)
    except SRBoardError as fault:
        return [Finding(fault.key, True, name)]
    findings: list[Finding] = []
    try:
        findings += integrity_findings(connection, name)
        older = vault.seen.compare_head(vault.header, name, read_head(connection, name))
        return findings + [Finding(c.key, True, name, c.params) for c in older]
    except (SRBoardError, dbapi2.Error) as problem:
        told = translate(problem, compartment=name)
        return findings or [Finding(told.key if told else "database-damaged", True, name)]
    finally:
        connection.close()


def integrity_findings(connection: Connection, compartment: str) -> list[Finding]:
    """Both integrity checks and the references between rows.

    The cipher's check misses a file cut off on a page boundary, SQLite's own misses changed
    bytes in pages it does not visit, so both run.
    """
    findings: list[Finding] = []
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if pages:
        findings.append(Finding("check-pages", True, compartment, {"n": len(pages)}))
    try:
        rows = connection.execute("PRAGMA integrity_check").fetchall()
        sound = [tuple(row) for row in rows] == [("ok",)]
        broken = 0 if sound else len(rows)
        loose = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    except dbapi2.DatabaseError:
        broken, loose = 1, 0
    if broken:
        findings.append(Finding("check-structure", True, compartment, {"n": broken}))
    if loose:
        findings.append(Finding("check-references", True, compartment, {"n": loose}))
    return findings


def _attachments(folder: Path) -> list[Finding]:
    """What can be told without the keys of the attachments: names and sizes."""
    odd = 0
    for path in (folder / PLACE).glob("*/*"):
        named = re.fullmatch(r"[0-9a-f]{32}\.bin", path.name) and path.name[:2] == path.parent.name
        odd += not (named and sound_size(path.stat().st_size))
    return [Finding("check-attachments", grave=True, params={"n": odd})] if odd else []


def _folder(vault: OpenVault) -> list[Finding]:
    findings: list[Finding] = []
    known = {headerfile.FIRST, headerfile.SECOND, LOCK_NAME, PLACE}
    stray = [
        p for p in vault.path.iterdir() if p.name not in known and not _KNOWN.fullmatch(p.name)
    ]
    if stray:
        findings.append(Finding("check-stray-files", grave=False, params={"n": len(stray)}))
    if os.name != "nt" and stat.S_IMODE(vault.path.stat().st_mode) & 0o077:
        findings.append(Finding("check-folder-open", grave=False))
    return findings

"""Checking the chain: every link, every signature, and every row against its last digest.

What is found is named: an act edited, deleted, inserted or forged, a row changed, added or
removed behind the program's back, a chain shorter than one that was seen before. The clock going
back is marked, never a fault: order is by n.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from sr_board.audit.chain import content_digest, first_link, link_hash, message, objects_hash
from sr_board.audit.log import Head, event_body, tables_of
from sr_board.audit.stored import StoredRow, stored_rows
from sr_board.store.base import BookBase, CasesBase, Table
from sr_board.vault.keys import verify_signature

__all__ = ["Finding", "Report", "Weight", "verify_chain"]

CLOCK_BACK_MARKED = timedelta(minutes=2)
"""Time going back by more than this between two acts is marked."""

Progress = Callable[[int, int], None]


class Weight(StrEnum):
    """How heavy a finding is: a note, or broken trust."""

    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """One thing found. `code` has words in `sr_board.wording`; params hold numbers and
    references, never field values."""

    code: str
    weight: Weight
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """Result of a verification: how much was checked, the head, and the findings."""

    compartment: str
    acts: int
    rows: int
    head: Head
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True when nothing is broken (notes do not count)."""
        return all(f.weight is Weight.NOTE for f in self.findings)


def verify_chain(
    session: Session,
    *,
    vault_id: str,
    compartment: str,
    signers: Mapping[str, bytes],
    known_heads: tuple[Head, ...] = (),
    progress: Progress | None = None,
) -> Report:
    """Walk the whole chain of a compartment and compare every audited row with its last digest.

    `signers`: Ed25519 verification keys by account, those of past users included.
    `known_heads`: heads noted in the header, beside the vault, or read from a printed paper.
    """
    walk = _Walk(session, vault_id, compartment, signers, known_heads)
    walk.acts(progress)
    rows = walk.rows(progress)
    return Report(compartment, walk.head.n, rows, walk.head, tuple(walk.findings))


class _Walk:
    """State of one verification."""

    def __init__(
        self,
        session: Session,
        vault_id: str,
        compartment: str,
        signers: Mapping[str, bytes],
        known_heads: tuple[Head, ...],
    ) -> None:
        self._session, self._vault_id, self._compartment = session, vault_id, compartment
        self._keys = dict(signers)
        self._known: dict[int, set[str]] = {}
        for head in known_heads:
            if head.n > 0:
                self._known.setdefault(head.n, set()).add(head.hash)
        self._latest: dict[str, str] = {}
        self._before: datetime | None = None
        self.head = Head(0, first_link(vault_id, compartment))
        self.findings: list[Finding] = []

    def _broken(self, code: str, **params: object) -> None:
        self.findings.append(Finding(code, Weight.BROKEN, params))

    def acts(self, progress: Progress | None) -> None:
        event, touched = tables_of(self._compartment)
        digests = self._digests_by_act(
            stored_rows(self._session, touched, order_by=(touched.event_n, touched.ref))
        )
        ahead = next(digests, None)
        for act in stored_rows(self._session, event, order_by=(event.n,)):
            n = act.values["n"]
            mine: dict[str, str] = {}
            while ahead is not None and ahead[0] <= n:
                if ahead[0] == n:
                    mine = ahead[1]
                else:
                    self._broken("audit-objects-without-act", n=ahead[0])
                ahead = next(digests, None)
            self._act(act, mine)
            if progress is not None and n % 500 == 0:
                progress(n, 0)
        if ahead is not None:
            self._broken("audit-objects-without-act", n=ahead[0])
        for n in sorted(n for n in self._known if n > self.head.n):
            self._broken("audit-older-copy", n=n, have=self.head.n)

    def _digests_by_act(self, rows: Iterator[StoredRow]) -> Iterator[tuple[int, dict[str, str]]]:
        n, found = 0, dict[str, str]()
        for row in rows:
            event_n, ref, digest = (row.values[key] for key in ("event_n", "ref", "digest"))
            if not row.as_written:
                self._broken("audit-objects-changed", n=event_n if type(event_n) is int else 0)
                continue
            if event_n != n and found:
                yield n, found
                found = {}
            n = event_n
            found[ref] = digest
        if found:
            yield n, found

    def _act(self, act: StoredRow, digests: dict[str, str]) -> None:
        row = act.values
        n, expected = row["n"], self.head.n + 1
        self._latest.update(digests)
        if not act.as_written:
            self._broken("audit-act-changed", n=n)
            self.head = Head(n, str(row["hash"]))
            return
        if n != expected:
            self._broken("audit-acts-missing", first=expected, last=n - 1)
        elif row["prev_hash"] != self.head.hash:
            self._broken("audit-link-broken", n=n)
        if link_hash(event_body(row)) != row["hash"]:
            self._broken("audit-act-changed", n=n)
        if objects_hash(digests) != row["objects_hash"]:
            self._broken("audit-objects-changed", n=n)
        self._signatures(row)
        if self._known.get(n, set()) - {row["hash"]}:
            self._broken("audit-head-differs", n=n)
        if self._before is not None and row["at"] < self._before - CLOCK_BACK_MARKED:
            self.findings.append(Finding("audit-clock-back", Weight.NOTE, {"n": n}))
        self._before = row["at"]
        self.head = Head(n, row["hash"], row["at"])

    def _signatures(self, row: Mapping[str, Any]) -> None:
        """The actor's, and the second person's: somebody else's, where an act names one."""
        self._signature(row["n"], row["actor"], row["hash"], row["signature"])
        if row["co_actor"] == row["actor"]:
            self._broken("audit-signature-wrong", n=row["n"])
        elif row["co_actor"] is not None:
            self._signature(row["n"], row["co_actor"], row["hash"], row["co_signature"] or "")

    def _signature(self, n: int, actor: str, hash_: str, signature: str) -> None:
        key = self._keys.get(actor)
        if key is None:
            self._broken("audit-signer-unknown", n=n)
            return
        signed = message(self._vault_id, self._compartment, hash_)
        try:
            genuine = verify_signature(key, signed, bytes.fromhex(signature))
        except ValueError:
            genuine = False
        if not genuine:
            self._broken("audit-signature-wrong", n=n)

    def rows(self, progress: Progress | None) -> int:
        """Compare every audited row with its last digest. Returns how many rows were read."""
        base = BookBase if self._compartment == "book" else CasesBase
        waiting = {ref for ref, digest in self._latest.items() if digest}
        count = 0
        for model in _audited(base):
            for row in stored_rows(self._session, model):
                count += 1
                waiting.discard(row.ref)
                self._row(row)
                if progress is not None and count % 500 == 0:
                    progress(self.head.n, count)
        for ref in sorted(waiting):
            self._broken("row-removed", ref=ref)
        return count

    def _row(self, row: StoredRow) -> None:
        digest = self._latest.get(row.ref)
        if not digest:
            self._broken("row-added", ref=row.ref)
        elif not row.as_written or digest != content_digest(row.content):
            self._broken("row-changed", ref=row.ref)


def _audited(base: type[BookBase] | type[CasesBase]) -> list[type[Table]]:
    models = (mapper.class_ for mapper in base.registry.mappers)
    return sorted((m for m in models if m.__audited__), key=lambda m: m.__name__)

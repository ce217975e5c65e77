"""The agenda as it went out with a notice, kept as text beside it: pairs of item id and title."""

from __future__ import annotations

import json
from collections.abc import Iterable

from governance.models import AgendaItem

__all__ = ["agenda_from", "agenda_text"]


def agenda_text(items: Iterable[AgendaItem]) -> str:
    """The agenda as canonical JSON, in order."""
    pairs = [[item.id, item.title] for item in items]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def agenda_from(text: str | None) -> tuple[tuple[str, str], ...]:
    """Pairs of item id and title of an agenda that went out; empty when none did."""
    return tuple((item, title) for item, title in json.loads(text or "[]"))

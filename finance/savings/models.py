"""Tables of this part of the books. Rows never leave services."""

from __future__ import annotations

__all__: list[str] = []

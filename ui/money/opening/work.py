"""What the pages of taking over a paper book are handed by the program: those of savings."""

from __future__ import annotations

from ui.money.savings.work import SavingsWork

__all__ = ["OpeningWork"]

OpeningWork = SavingsWork

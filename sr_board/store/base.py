"""Table bases of the two compartments, with one naming convention for constraints.

Tables of `book` and of `cases` live in different databases under different keys, so they have
separate metadata: a foreign key between them is impossible by construction.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

__all__ = ["BookBase", "CasesBase", "Table"]

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table:
    """What every mapped class has: whether its rows take part in the audit chain."""

    __audited__: ClassVar[bool] = True


class BookBase(Table, DeclarativeBase):
    """People, constitutions, meetings, elections, ledger."""

    metadata = MetaData(naming_convention=_NAMING)


class CasesBase(Table, DeclarativeBase):
    """The board's case files."""

    metadata = MetaData(naming_convention=_NAMING)

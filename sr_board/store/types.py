"""Column types and the columns every recorded row has. Dialect-neutral."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

__all__ = ["Id", "Recorded", "UtcTime", "id_key"]

Id = String(32)
"""Column type of identifiers: 32 hexadecimal digits (`sr_board.base.ids.new_id`)."""

id_key = Annotated[str, mapped_column(Id, primary_key=True)]
"""Mapped annotation of a primary key."""


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC without zone; naive values are refused as a fault of ours."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Recorded:
    """Mixin: when a row was recorded (UTC) and by whose account."""

    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(Id)

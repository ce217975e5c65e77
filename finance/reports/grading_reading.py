"""The newest version of a group's grading sheet. Reads only, checks no rights."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.reports.grading_data import template_of
from finance.reports.models import GradingTemplate
from finance.rules.grading import Template

__all__ = ["newest_of", "version_of"]


def newest_of(session: Session, group_id: str, key: str) -> tuple[str, Template] | None:
    """Id and sheet of the newest version that the group keeps itself; None: it has none."""
    row = session.scalars(
        select(GradingTemplate)
        .where(GradingTemplate.group_id == group_id, GradingTemplate.key == key)
        .order_by(GradingTemplate.version.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.id, template_of(json.loads(row.content)))


def version_of(session: Session, template_id: str) -> Template:
    """The sheet that a result was made with."""
    row = session.get_one(GradingTemplate, template_id)
    return template_of(json.loads(row.content))

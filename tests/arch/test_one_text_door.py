"""Text enters a page through papers.flow only; reportlab stays inside papers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sr_board", "governance", "finance", "ui")
DOOR = {
    "sr_board/papers/flow.py",
    "sr_board/papers/embed.py",
    "sr_board/papers/office_odt.py",  # paragraphs of another library, without mark-up
}
FORBIDDEN_NAMES = {
    "Paragraph", "XPreformatted", "Preformatted", "String", "drawString", "drawRightString",
    "drawCentredString", "drawAlignedString", "beginText", "drawText", "textLine", "textOut",
    "registerFont", "setFont", "addLiteral",
}  # fmt: skip


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def names_used(source: str) -> set[str]:
    """Imported names, attributes and plain names of a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            found |= {alias.name.split(".")[-1] for alias in node.names}
    return found


def modules_imported(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", sources(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_only_the_door_draws_text(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    source = path.read_text(encoding="utf-8")
    if "reportlab" in modules_imported(source):
        assert place.startswith("sr_board/papers/"), "reportlab belongs to sr_board.papers"
    if place.startswith("sr_board/papers/") and place not in DOOR:
        assert not names_used(source) & FORBIDDEN_NAMES


@pytest.mark.parametrize(
    "source",
    [
        "from reportlab.platypus import Paragraph",
        "import reportlab.platypus as p\np.Paragraph('x')",
        "def f(c): c.drawString(1, 2, 'x')",
    ],
)
def test_the_test_sees_a_second_door(source: str) -> None:
    assert names_used(source) & FORBIDDEN_NAMES

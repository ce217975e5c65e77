"""The pinned set is whole: every part with hashes, no address, and it fits pyproject.toml."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.arch.tree import HERE

LOCK = (HERE / "requirements.lock").read_text("utf-8")
_PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)(?: ;[^\\\n]*[^\\\n ])?((?: \\\n    --hash=sha256:[0-9a-f]{64})*)",
    re.M,
)


def pinned() -> dict[str, tuple[Version, int]]:
    """Version and number of hashes of each part in the lock."""
    return {
        canonicalize_name(name): (Version(version), hashes.count("--hash="))
        for name, version, hashes in _PIN.findall(LOCK)
    }


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for, to run and to develop."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


def test_every_line_is_a_part_a_hash_or_a_comment() -> None:
    line = re.compile(
        r"[A-Za-z0-9._-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|\s*#.*|"
    )
    assert [text for text in LOCK.splitlines() if not line.fullmatch(text)] == []


def test_every_part_has_hashes() -> None:
    assert len(pinned()) > 30
    assert [name for name, (_, hashes) in pinned().items() if not hashes] == []


def test_the_lock_holds_no_address_and_no_path() -> None:
    assert re.findall(r"https?:|file:|git\+|index-url|find-links| @ |[ =]/\w|\w:\\\w", LOCK) == []


def test_what_the_project_asks_for_is_pinned_and_fits() -> None:
    pins = pinned()
    wrong = [
        str(want)
        for want in wanted()
        if canonicalize_name(want.name) not in pins
        or not want.specifier.contains(pins[canonicalize_name(want.name)][0])
    ]
    assert wrong == []

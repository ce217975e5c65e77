"""A file with an election to be counted: its text decoded, what was read from it, what is refused.

Hard stop H7: a file that puts a voter, a member or a paper's own number beside the choices is
refused; nothing of it is kept. `ballot_files` reads the two forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from governance.rules.counting.contest import Contest, Method
from sr_board.base.errors import InputInvalid

__all__ = ["CountFile", "Wanted", "as_method", "decoded", "names_voters"]

SIZE_MOST = 64 * 2**20
"""Bytes of the largest file that is read."""
PAPERS_MOST = 1_000_000_000
"""Most papers of one pattern; more is a slip of the keys."""

_VOTER_WORDS = frozenset(
    f"{who} {what}".strip()
    for who in ("voter", "elector", "member", "person", "ballot", "paper", "counterfoil")
    for what in ("id", "no", "name", "number", "card", "phone")
) | frozenset(
    "voter voters elector electors member members person persons counterfoil timestamp time phone "
    "email ভোটার সদস্য মতদাতা मतदाता सदस्य ఓటరు సభ్యుడు ಮತದಾರ ಸದಸ್ಯ".split()
)


@dataclass(frozen=True)
class Wanted:
    """What the person who counts says beside the file; None leaves it to the file."""

    method: Method | None = None
    seats: int | None = None


@dataclass(frozen=True)
class CountFile:
    """A contest with the names of its candidates and what the file says beside it.

    `lot`: the lot recorded in the file. `both_unfilled`: the file asks for both ways to treat a
    kept seat without a name. `identity`: the file's own id. `said_valid`: its figure of valid
    papers.
    """

    contest: Contest
    names: Mapping[int, str]
    title: str = ""
    identity: str = ""
    lot: tuple[int, ...] = ()
    both_unfilled: bool = False
    said_valid: int | None = None

    def numbers_of(self, names: list[str]) -> tuple[int, ...]:
        """Candidates by name, or by number where no name fits. Raises InputInvalid
        "count-name-unknown" (name)."""
        known = {name.casefold(): number for number, name in self.names.items()}
        found = []
        for name in names:
            number = known.get(name.strip().casefold())
            if number is None and name.strip().isdecimal() and int(name) in self.names:
                number = int(name)
            if number is None:
                raise InputInvalid("count-name-unknown", field="lot", name=name.strip())
            found.append(number)
        return tuple(found)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Latin-1; any line ends become "\\n".

    Raises InputInvalid "count-file-too-large" or "count-file-empty".
    """
    if len(data) > SIZE_MOST:
        raise InputInvalid("count-file-too-large", field="file", most=SIZE_MOST // 2**20)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputInvalid("count-file-empty", field="file")
    return text


def as_method(code: str) -> Method:
    """The method by its code. Raises InputInvalid "count-method-unknown" (method)."""
    try:
        return Method(code.strip().casefold())
    except ValueError:
        raise InputInvalid("count-method-unknown", field="method", method=code.strip()) from None


def names_voters(heading: str) -> bool:
    """Whether a heading or key stands for whoever voted, or for one paper that can be traced."""
    plain = " ".join(heading.replace("_", " ").replace("-", " ").replace(".", " ").split())
    return plain.strip("\"'").casefold() in _VOTER_WORDS

"""The header: one form only, damage told, signatures demanded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.vault import headerfile
from sr_board.vault.faults import (
    HeaderDamaged,
    NotAVault,
    SecondSignerNeeded,
    SignatureRefused,
    VaultFault,
    VaultNewer,
)
from sr_board.vault.header import HEADER_MOST, DatabaseFile, Head, Header, Tile, read_header
from sr_board.vault.keys import KdfParameters, UserKeys, fingerprint, seal_for
from sr_board.vault.roster import (
    Holder,
    check_signed,
    founding_act,
    next_act,
    signatures_needed,
    verify_acts,
)
from sr_board.vault.strict import canonical
from sr_board.vault.users import key_context, new_slot

VAULT = "ab" * 16
BOTH = frozenset({"book", "cases"})
BOOK = frozenset({"book"})


class Hands:
    """Two founders of a vault that is only a header."""

    def __init__(self, *given: frozenset[str]) -> None:
        made = [
            new_slot(VAULT, Tile("bell", "sea", n), "seven boats", KdfParameters.for_tests())
            for n in range(1, len(given) + 1)
        ]
        self.keys = [keys for _, keys in made]
        self.slots = [slot for slot, _ in made]
        self.roster = {
            slot.slot_id: Holder(keys.box_public, keys.verify_key, held)
            for (slot, keys), held in zip(made, given, strict=True)
        }
        marks = {n: fingerprint(bytes(32), key_context(VAULT, n)) for n in ("book", "cases")}
        act = founding_act(self.roster, marks)
        for slot, keys in made:
            act = act.signed(slot.slot_id, keys.sign(act.content()))
        self.act = act

    def header(self) -> Header:
        """Signed by the first founder."""
        bare = Header(
            vault_id=VAULT,
            tile=Tile("flower", "marigold", 1),
            generation=1,
            previous="",
            slots=tuple(self.slots),
            recipients={
                name: {
                    slot: seal_for(holder.box, bytes(32), key_context(VAULT, name))
                    for slot, holder in self.roster.items()
                    if name in holder.compartments
                }
                for name in ("book", "cases")
            },
            files={
                name: DatabaseFile(f"{name}.0001.db", "cd" * 16, bytes(range(16)), 1)
                for name in ("book", "cases")
            },
            heads={"book": Head(3, "0a"), "cases": Head()},
            acts=(self.act,),
        )
        return self.sign(bare)

    def sign(self, header: Header, who: int = 0) -> Header:
        mark = self.keys[who].sign(replace(header, signatures={}).content())
        return replace(header, signatures={self.slots[who].slot_id: mark})


@pytest.fixture(scope="module")
def hands() -> Hands:
    from sr_board.vault.keys import cheap_keys_for_tests

    with cheap_keys_for_tests():
        return Hands(BOTH, BOTH, BOOK)


def remade(header: Header, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The header's bytes after a change, with a right checksum again."""
    document = json.loads(header.octets())
    change(document)
    document.pop("checksum")
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    return canonical(document)


def test_what_is_written_is_read_again(hands: Hands) -> None:
    header = hands.header()
    assert read_header(header.octets()) == header


def test_every_single_bit_flip_is_refused(hands: Hands) -> None:
    raw = hands.header().octets()
    changed = bytearray(raw)
    accepted = []
    for bit in range(len(raw) * 8):
        changed[bit // 8] ^= 1 << (bit % 8)
        try:
            read_header(bytes(changed))
            accepted.append(bit)
        except VaultFault:
            pass
        changed[bit // 8] ^= 1 << (bit % 8)
    assert accepted == []


def test_every_cut_is_refused(hands: Hands) -> None:
    raw = hands.header().octets()
    for length in range(0, len(raw), 7):
        with pytest.raises(HeaderDamaged):
            read_header(raw[:length])


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(VaultFault):
        read_header(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b"[]",
        b'{"a":1.5}',
        b'{"a":NaN}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"\xff" * 40,
    ],
)
def test_odd_documents_are_damaged(raw: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        read_header(raw)


def test_a_header_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "header.json").open("wb") as file:
        file.truncate(HEADER_MOST + 1)
    with pytest.raises(HeaderDamaged):
        headerfile.load(tmp_path)


def test_another_programs_document_is_no_vault(hands: Hands) -> None:
    def other(document: dict[str, Any]) -> None:
        document["format"] = "something-else"

    with pytest.raises(NotAVault):
        read_header(remade(hands.header(), other))


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        spot: Any = document
        for step in path[:-1]:
            spot = spot[step]
        spot[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("generation", to=0),
        _set("generation", to=True),
        _set("generation", to=-1),
        _set("generation", to="1"),
        _set("vault", to="../../etc"),
        _set("files", "book", "name", to="../book.0001.db"),
        _set("files", "book", "name", to="cases.0001.db"),
        _set("files", "book", "salt", to="00"),
        _set("slots", 0, "public", "kdf", "memory_kib", to=2**33),
        _set("slots", 0, "public", "kdf", "passes", to=-1),
        _set("slots", 0, "public", "tile", "symbol", to="Champa Devi"),
        _set("slots", 0, "public", "tile", "number", to=10**9),
        _set("slots", 0, "public", "name", to="Champa"),
        _set("slots", 0, "public", "id", to="ff" * 16),
        _set("slots", to=[]),
        _set("slots", to=[{}] * 100),
        _set("recipients", "cases", to={}),
        _set("recipients", "book", to={}),
        _set("unknown", to=1),
        _set("acts", to=[]),
        _set("signatures", to=[]),
        _set("heads", "book", "n", to=2**60),
        _set("recovery", "book", to=["00"]),
    ],
)
def test_fields_out_of_bounds_are_damage(
    hands: Hands, change: Callable[[dict[str, Any]], None]
) -> None:
    with pytest.raises(HeaderDamaged):
        read_header(remade(hands.header(), change))


@pytest.mark.parametrize(
    "change",
    [
        _set("generation", to=7),
        _set("heads", "book", "n", to=2),
        _set("tile", "number", to=9),
        _set("slots", 1, "public", "kdf", "passes", to=2),
        _set("signatures", to={}),
        _set("acts", 0, "signers", to=3),
    ],
)
def test_a_change_without_a_signature_is_refused(
    hands: Hands, change: Callable[[dict[str, Any]], None]
) -> None:
    with pytest.raises(SignatureRefused):
        read_header(remade(hands.header(), change))


def test_a_stranger_cannot_sign(hands: Hands) -> None:
    header = hands.header()
    stranger = UserKeys.new()
    forged = replace(header, generation=2, signatures={})
    forged = replace(forged, signatures={"ef" * 16: stranger.sign(forged.content())})
    with pytest.raises(SignatureRefused):
        read_header(forged.octets())


def test_a_newer_header_is_read_and_marked(hands: Hands) -> None:
    document = json.loads(hands.header().octets())
    document |= {"version": 2, "something": ["new"]}
    document["slots"][0]["public"]["colour-blind"] = True
    body = {k: v for k, v in document.items() if k not in ("checksum", "signatures")}
    mark = hands.keys[0].sign(b"sr-board/header/1\0" + canonical(body))
    document["signatures"] = {hands.slots[0].slot_id: mark.hex()}
    del document["checksum"]
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    header = read_header(canonical(document))
    assert header.newer
    assert header.slots[0].public()["colour-blind"] is True


def test_a_newer_header_in_an_unknown_form_is_told(hands: Hands) -> None:
    def newer(document: dict[str, Any]) -> None:
        document["version"] = 9
        document["slots"] = "elsewhere"

    with pytest.raises(VaultNewer):
        read_header(remade(hands.header(), newer))


def test_a_tile_is_picture_colour_and_number() -> None:
    with pytest.raises(InputInvalid):
        Tile("Champa Devi", "sea", 1)
    with pytest.raises(InputInvalid):
        Tile("bell", "sea", -1)


# -- who must sign -----------------------------------------------------------------------------


def _grown(hands: Hands, held: frozenset[str]) -> dict[str, Holder]:
    new = UserKeys.new()
    return {**hands.roster, "ee" * 16: Holder(new.box_public, new.verify_key, held)}


def test_a_user_of_the_book_needs_one_signature_of_the_cases_two(hands: Hands) -> None:
    book = next_act(hands.act, "users", _grown(hands, BOOK), 2)
    cases = next_act(hands.act, "users", _grown(hands, BOTH), 2)
    assert signatures_needed(hands.act, book) == 1
    assert signatures_needed(hands.act, cases) == 2


def test_weighty_acts_need_two(hands: Hands) -> None:
    first, *rest = hands.roster
    fewer = {slot: hands.roster[slot] for slot in rest}
    stranger = UserKeys.new()
    swapped = {**hands.roster, first: replace(hands.roster[first], sign=stranger.verify_key)}
    lifted = {s: replace(h, compartments=BOTH) for s, h in hands.roster.items()}
    keys = {**hands.act.keys, "cases": "00" * 32}
    for act in (
        replace(next_act(hands.act, "users", hands.roster, 2), keys=keys),
        next_act(hands.act, "users", fewer, 2),
        next_act(hands.act, "users", swapped, 2),
        next_act(hands.act, "users", lifted, 2),
        next_act(hands.act, "policy", hands.roster, 1),
        next_act(hands.act, "users", hands.roster, 1),
        next_act(hands.act, "restore", hands.roster, 2),
    ):
        assert signatures_needed(hands.act, act) == 2


def test_the_treasurer_cannot_sign_herself_in(hands: Hands) -> None:
    treasurer = hands.slots[2].slot_id
    roster = {**hands.roster, treasurer: replace(hands.roster[treasurer], compartments=BOTH)}
    act = next_act(hands.act, "users", roster, 2)
    act = act.signed(treasurer, hands.keys[2].sign(act.content()))
    new = UserKeys.new()
    act = act.signed("ee" * 16, new.sign(act.content()))
    with pytest.raises(SecondSignerNeeded):
        check_signed(hands.act, act)
    header = hands.header()
    sealed = seal_for(hands.roster[treasurer].box, bytes(32), key_context(VAULT, "cases"))
    recipients = {**header.recipients, "cases": {**header.recipients["cases"], treasurer: sealed}}
    forged = replace(header, acts=(*header.acts, act), recipients=recipients)
    with pytest.raises(SignatureRefused):
        read_header(hands.sign(forged, 2).octets())


def test_two_signatures_are_two_persons(hands: Hands) -> None:
    act = next_act(hands.act, "users", _grown(hands, BOTH), 2)
    mark = hands.keys[0].sign(act.content())
    first, second = hands.slots[0].slot_id, hands.slots[1].slot_id
    with pytest.raises(SecondSignerNeeded):
        check_signed(hands.act, act.signed(first, mark).signed(second, mark))
    both = act.signed(first, mark).signed(second, hands.keys[1].sign(act.content()))
    check_signed(hands.act, both)
    verify_acts((hands.act, both))


def test_a_vault_of_one_person_needs_one() -> None:
    alone = Hands(BOTH)
    assert signatures_needed(alone.act, next_act(alone.act, "policy", alone.roster, 2)) == 1


def test_acts_cannot_be_left_out_or_changed_about(hands: Hands) -> None:
    first, second = (hands.slots[n].slot_id for n in (0, 1))
    acts = [hands.act]
    for held in (BOOK, BOOK):
        act = next_act(acts[-1], "users", {**acts[-1].roster, **_grown(hands, held)}, 2)
        act = act.signed(first, hands.keys[0].sign(act.content()))
        acts.append(act.signed(second, hands.keys[1].sign(act.content())))
    verify_acts(acts)
    for wrong in ([], acts[1:], [acts[0], acts[2]], [acts[0], acts[2], acts[1]]):
        with pytest.raises(SignatureRefused):
            verify_acts(wrong)


# -- the two files -----------------------------------------------------------------------------


def test_the_highest_valid_generation_wins(hands: Hands, tmp_path: Path) -> None:
    old = hands.header()
    new = hands.sign(replace(old, generation=2, previous=old.digest()))
    (tmp_path / "header.json").write_bytes(old.octets())
    (tmp_path / "header.prev.json").write_bytes(new.octets())
    found = headerfile.load(tmp_path)
    assert (found.header, found.from_second) == (new, True)


def test_one_damaged_file_costs_nothing(hands: Hands, tmp_path: Path) -> None:
    header = hands.header()
    headerfile.store(tmp_path, header)
    for name in ("header.json", "header.prev.json"):
        headerfile.store(tmp_path, header)
        raw = bytearray((tmp_path / name).read_bytes())
        raw[100] ^= 4
        (tmp_path / name).write_bytes(raw)
        found = headerfile.load(tmp_path)
        assert found.header == header
        assert found.other_damaged


def test_a_header_that_would_not_be_read_again_is_not_written(hands: Hands, tmp_path: Path) -> None:
    with pytest.raises(SRBoardError):
        headerfile.store(tmp_path, replace(hands.header(), generation=5))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("depth", [400, *range(960, 1010), 20_000])
def test_nesting_without_end_is_refused(depth: int) -> None:
    with pytest.raises(HeaderDamaged):
        read_header(b'{"a":' + b"[" * depth + b"]" * depth + b"}")

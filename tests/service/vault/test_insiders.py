"""What a user of the book alone can write with her own tools, and how far it gets her."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.vault import headerfile
from sr_board.vault.compartments import create_database
from sr_board.vault.faults import HeaderDamaged, SignatureRefused
from sr_board.vault.header import Header, Tile
from sr_board.vault.held import HeldVault
from sr_board.vault.keys import UserKeys, fingerprint, random_bytes, seal_for
from sr_board.vault.opened import OpenVault
from sr_board.vault.roster import Act, Holder, check_signed, next_act
from sr_board.vault.users import SecondSigner, key_context
from tests.service.vault.conftest import TREASURER, Place

BOTH = frozenset({"book", "cases"})
PUPPET = "four kites over roofs"


def with_puppet(vault: OpenVault) -> SecondSigner:
    """A user she let in herself, whose passphrase she knows."""
    slot = vault.add_user(Tile("star", "clay", 9), PUPPET, {"book"})
    return vault.second_signer(slot, PUPPET)


def forced(vault: OpenVault, act: Act, second: SecondSigner, **changes: object) -> Header:
    """A header with an act signed by her and her puppet, as another program would write it."""
    header = vault.header
    act = act.signed(vault.slot_id, vault.sign(act.content()))
    act = act.signed(second.slot_id, second.sign(act.content()))
    fresh = replace(
        header,
        acts=(*header.acts, act),
        generation=header.generation + 1,
        previous=header.digest(),
        signatures={},
        **changes,  # type: ignore[arg-type]
    )
    return replace(fresh, signatures={vault.slot_id: vault.sign(fresh.content())})


def test_two_users_of_the_book_cannot_put_a_key_of_their_own_over_the_cases(
    closed: Place,
) -> None:
    vault = closed.open(TREASURER)
    puppet = with_puppet(vault)
    header, key = vault.header, random_bytes(32)
    context = key_context(vault.vault_id, "cases")
    roster = dict(header.act.roster)
    roster[vault.slot_id] = replace(roster[vault.slot_id], compartments=BOTH)
    marks = {**header.act.keys, "cases": fingerprint(key, context)}
    act = next_act(header.act, "users", roster, header.act.signers, marks)
    file = create_database(
        vault.path / "cases.0009.db", key, vault.vault_id, "cases", header.generation + 1
    )
    sealed = {
        slot: seal_for(holder.box, key, context)
        for slot, holder in roster.items()
        if "cases" in holder.compartments
    }
    evil = forced(
        vault,
        act,
        puppet,
        recipients={**header.recipients, "cases": sealed},
        files={**header.files, "cases": file},
    )
    with pytest.raises(SignatureRefused):
        headerfile.store(vault.path, evil)


def test_two_users_of_the_book_cannot_take_a_board_members_place(closed: Place) -> None:
    vault = closed.open(TREASURER)
    puppet = with_puppet(vault)
    header, theirs = vault.header, UserKeys.new()
    chair = header.slots[0].slot_id
    roster = dict(header.act.roster)
    roster[chair] = Holder(theirs.box_public, theirs.verify_key, BOTH)
    act = next_act(header.act, "users", roster, header.act.signers)
    slots = tuple(
        replace(slot, box=theirs.box_public, sign=theirs.verify_key)
        if slot.slot_id == chair
        else slot
        for slot in header.slots
    )
    with pytest.raises(SignatureRefused):
        headerfile.store(vault.path, forced(vault, act, puppet, slots=slots))


def test_a_policy_of_one_signature_is_not_to_be_had(closed: Place) -> None:
    vault = closed.open(TREASURER)
    puppet = with_puppet(vault)
    act = next_act(vault.header.act, "policy", vault.header.act.roster, 1)
    with pytest.raises((SignatureRefused, HeaderDamaged)):
        headerfile.store(vault.path, forced(vault, act, puppet))


def test_the_keys_of_the_cases_are_given_with_a_holders_signature(closed: Place) -> None:
    """Two of the book alone do not do, a holder and one of the book do."""
    vault = closed.open(TREASURER)
    puppet = with_puppet(vault)
    act = HeldVault.signed_act(
        vault,
        "users",
        {
            **vault.header.act.roster,
            vault.slot_id: replace(vault.header.act.roster[vault.slot_id], compartments=BOTH),
        },
        2,
        puppet,
    )
    with pytest.raises(InputInvalid, match="compartment-not-yours"):
        check_signed(vault.header.act, act)
    vault.grant(vault.slot_id, BOTH, closed.second(vault))
    assert vault.compartments_of(vault.slot_id) == BOTH

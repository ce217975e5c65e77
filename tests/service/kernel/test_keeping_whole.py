"""What the whole check and a restore look at beyond files: kept attachments, users of today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sr_board.access.models import Account
from sr_board.base.clock import FixedClock
from sr_board.base.errors import RuleBroken
from sr_board.composition import Workplace, found_workplace
from tests.service.kernel.test_founding import ASHA, FOUNDING, REKHA


@pytest.fixture
def place(tmp_path: Path, clock: FixedClock) -> Workplace:
    return found_workplace(
        tmp_path / "lotus.vault", FOUNDING, clock=clock, state_dir=tmp_path / "state"
    )


def kept(place: Workplace, content: bytes) -> Path:
    with place.uow() as unit:
        name = place.attachments.put(unit.session, content)
        unit.record("minutes.scan", subject="minutes/x")
        unit.commit()
    return place.vault.path / "att" / name[:2] / f"{name}.bin"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one, _: one.unlink(),
        lambda one, other: one.write_bytes(other.read_bytes()),
        lambda one, _: one.write_bytes(one.read_bytes()[:-1] + b"x"),
    ],
)
def test_a_kept_file_that_is_gone_or_changed_is_found(
    place: Workplace, spoil: Callable[[Path, Path], object]
) -> None:
    one, other = kept(place, b"one"), kept(place, b"two")
    assert place.keeping.check().sound
    spoil(one, other)
    findings = place.keeping.check().vault.findings
    place.close()
    assert [(f.key, f.params["n"]) for f in findings] == [("check-attachments", 1)]


def test_a_closed_account_does_not_restore(place: Workplace, tmp_path: Path) -> None:
    """In the backup she is still a user; the book of today says she is none."""
    made = place.keeping.back_up(tmp_path / "stick")
    with place.uow() as unit:
        account = unit.session.get(Account, place.vault.slots[1].slot_id)
        assert account is not None
        account.closed_at = place.clock.now()
        unit.record("user.closed", subject="account/x")
        unit.commit()
    copy = place.look_into(made.path, REKHA.passphrase)
    second = copy.work.vault.second_signer(place.vault.slots[1].slot_id, ASHA.passphrase)
    with pytest.raises(RuleBroken, match="second-person-unknown"):
        place.put_in_place(copy, second)
    assert not place.vault.closed
    copy.close()
    place.close()

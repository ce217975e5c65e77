"""Which key a kept paper lies under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.kept_papers import (
    NEVER_KEPT,
    SHOWS_HER,
    PaperKind,
    check_never_kept,
    layer_of,
)
from sr_board.cases.vocabulary import Layer


def test_a_letter_without_her_name_lies_with_the_file() -> None:
    assert layer_of(PaperKind.LETTER, shows_her=False, is_paper=True) is Layer.CASE
    assert layer_of(PaperKind.LETTER, shows_her=True, is_paper=True) is Layer.IDENTITY


@given(kind=st.sampled_from(PaperKind), shows_her=st.booleans())
def test_no_picture_of_a_person_whatever_else_is_said(kind: PaperKind, shows_her: bool) -> None:
    with pytest.raises(InputInvalid, match="case-paper-person"):
        layer_of(kind, shows_her=shows_her, is_paper=False)


@given(kind=st.sampled_from(sorted(SHOWS_HER)), shows_her=st.booleans())
def test_certificates_and_receipts_are_always_sealed_with_her_identity(
    kind: PaperKind, shows_her: bool
) -> None:
    assert layer_of(kind, shows_her=shows_her, is_paper=True) is Layer.IDENTITY


@given(st.text(max_size=20))
def test_a_scan_is_destroyed_for_reasons_of_the_list_only(why: str) -> None:
    for reason in NEVER_KEPT:
        check_never_kept(reason)
    if why not in NEVER_KEPT:
        with pytest.raises(InputInvalid, match="case-paper-why"):
            check_never_kept(why)

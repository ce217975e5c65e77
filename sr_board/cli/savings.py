"""`sr-board share-out` and `savings-interest`: to try the rules without a vault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from sr_board.cli.ending import Ending
from sr_board.cli.figures import content_of
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, say, table

__all__ = ["savings_interest", "share_out"]

Figures = Annotated[Path, typer.Argument(metavar="FILE.json", help="The figures, whole paise.")]
_SHARED = frozenset({"share_purchase", "share_out", "profit_share", "surplus"})
_BORNE = frozenset({"savings_interest"})


def share_out(file: Figures, as_json: AsJson = False, language: Language = "") -> int:
    """Share a pool among members by their shares, so that the payouts add up exactly.

    The file holds "pool" (or "cash" and "bank"), "unit", "members" (id, number, shares, set_off or
    principal and interest), and "residue": "social" or "carry". It may also hold "share_price" and
    "paid" for buying shares, or "savings_paid", "surplus_total" and "kept_for_reserve" for a
    surplus. A list of such cases is worked out one by one.

    \b
    Example:
      sr-board share-out cycle.json --json
    """
    del language  # read before anything else
    from sr_board.cli.savings_cases import worked_all

    _say(worked_all(content_of(file), _SHARED), as_json)
    return Ending.WELL


def savings_interest(file: Figures, as_json: AsJson = False, language: Language = "") -> int:
    """Interest on savings by monthly product: month-end balances x yearly rate / 12, rounded once.

    The file holds "balances", or "opening_balance", "monthly_in" and "months"; besides
    "annual_rate_pct" as text, and "unit" in paise if it is not 1.

    \b
    Example:
      sr-board savings-interest savings.json --json
    """
    del language  # read before anything else
    from sr_board.cli.savings_cases import worked_all

    _say(worked_all(content_of(file), _BORNE), as_json)
    return Ending.WELL


def _say(found: Any, as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    for each in found if isinstance(found, list) else [found]:
        if each.get("id"):
            line(each["id"])
        _tell(each)


def _tell(found: Mapping[str, Any]) -> None:
    from sr_board.i18n import current

    def money(paise: int) -> str:
        return current().money(paise, always_paise=True)

    if "payouts" in found:
        headings = [say("No."), say("Shares"), say("Payout"), say("Set off"), say("Handed out")]
        rows = [
            [each["id"], each["shares"], *(money(each[k]) for k in ("gross", "set_off", "net"))]
            for each in found["payouts"]
        ]
        table(headings, rows)
        fact(say("Shared"), money(found["pool"]))
        fact(say("Left out"), money(found["residue"]))
        fact(say("Handed out"), money(found["net"]))
    elif "left_over" in found:
        pairs = zip(found["shares"], found["savings"], found["left_over"], strict=True)
        headings = [say("Shares"), say("Saved"), say("Left over")]
        table(headings, [[n, money(saved), money(left)] for n, saved, left in pairs])
    elif "interest" in found:
        fact(say("Sum of the balances"), money(found["product_sum"]))
        fact(say("Interest"), money(found["interest"]))
    elif "payout" in found:
        fact(say("Payout"), money(found["payout"]))
    else:
        headings = [say("Member"), say("Part")]
        table(headings, [[key, money(part)] for key, part in found["shares"].items()])
        fact(say("Reserve"), money(found["reserve"]))

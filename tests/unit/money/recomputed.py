"""Free programs of others that recompute a book from text, where they are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

__all__ = ["beancount_balances", "hledger_balances", "need_beancount", "need_hledger"]

need_hledger = pytest.mark.skipif(
    shutil.which("hledger") is None, reason="hledger is not installed on this machine"
)
need_beancount = pytest.mark.skipif(
    shutil.which("bean-check") is None, reason="Beancount is not installed on this machine"
)

_SUMS = """
import json, sys
from beancount import loader
from beancount.core import data
entries, errors, _ = loader.load_file(sys.argv[1])
codes = {e.account: e.meta["code"] for e in entries if isinstance(e, data.Open)}
sums = {}
for entry in entries:
    if isinstance(entry, data.Transaction):
        for posting in entry.postings:
            code = codes[posting.account]
            sums[code] = sums.get(code, 0) + int(posting.units.number * 100)
print(json.dumps({"errors": [str(e) for e in errors], "sums": sums}))
"""


def _said(*words: object) -> str:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def hledger_balances(file: Path, text: str) -> dict[str, int]:
    """Balances in paise by code, after every check that hledger has."""
    file.write_text(text, encoding="utf-8")
    _said("hledger", "-f", file, "check", "--strict")
    codes = {
        line.split()[1]: line.split("code:")[1].split(",")[0].strip()
        for line in text.splitlines()
        if line.startswith("account ")
    }
    rows = json.loads(_said("hledger", "-f", file, "bal", "--flat", "-E", "-N", "-O", "json"))[0]
    sums: dict[str, int] = defaultdict(int)
    for path, _, _, amounts in rows:
        for amount in amounts:
            quantity = amount["aquantity"]
            whole = Decimal(quantity["decimalMantissa"]).scaleb(-quantity["decimalPlaces"])
            sums[codes[path]] += int(whole * 100)
    return {code: amount for code, amount in sums.items() if amount}


def beancount_balances(file: Path, text: str) -> dict[str, int]:
    """Balances in paise by code, after Beancount's own check."""
    file.write_text(text, encoding="utf-8")
    tool = Path(shutil.which("bean-check") or "").resolve()
    _said(tool, file)
    python = tool.with_name("python")
    found = json.loads(_said(python, "-c", _SUMS, file))
    assert found["errors"] == []
    return {code: amount for code, amount in found["sums"].items() if amount}

"""`sr-board loan-schedule` and `loan-allocate`, as somebody types them who has no vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sr_board.cli.root import execute
from sr_board.i18n import set_language
from tests.story.cli_place import Said

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures/money"
FULL = (
    "--method declining_emi --rate 12 --rate-per year --periods 18 --period 1month --day-count "
    "month_fraction --instalment-unit 100 --instalment-mode HALF_EVEN --interest-unit 1 "
    "--principal-grace 3 --fixed-instalment 30500 --disbursed 2024-01-15 --start 2024-01-01 "
    "--principal 500000 --interest-base daily --interest-mode half-even --allocation-order "
    "fine>interest>principal --allocation-scope by_instalment --advance-rule lower --fine-rule "
    "overdue_total --fine-percent 1.5 --fine-times per_meeting --fine-grace-days 3 --fine-cap 900 "
    "--fine-amount 0 --max-amount none --savings-multiple 3 --max-running 1 --max-instalments 24 "
    "--after-meetings 3 --settlement-interest to_the_day --min-rate 1 --max-rate 24 --smoothing no"
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")


def give(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    capsys.readouterr()
    code = execute([*words, "--language", "en"] if "--language" not in words else words)
    out, err = capsys.readouterr()
    return Said(int(code), out, err)


def options(product: dict[str, object]) -> list[str]:
    """The fields of a product as options of the same name."""
    words: list[str] = []
    for name, value in product.items():
        words += [f"--{name.replace('_', '-')}", *([] if value is True else [str(value)])]
    return words


CASES = {c["id"]: c for c in json.loads((FIXTURES / "loan_cases.json").read_text("utf-8"))}


@pytest.mark.parametrize("key", [key for key, case in CASES.items() if "product" in case])
def test_every_published_schedule_comes_out(capsys: pytest.CaptureFixture[str], key: str) -> None:
    case = CASES[key]
    given = case["inputs"]
    words = options({"period": given["every"]} | case["product"])
    words += ["--principal", str(given["principal"]), "--start", given.get("start", "2024-01-01")]
    words += ["--periods", str(given["periods"])] if "periods" in given else []
    said = give(capsys, "loan-schedule", *words, "--json")
    assert said.code == 0, said.err
    rows = {row["n"]: row for row in said.json["rows"]}
    wanted = case["expected"].get("rows", [])
    for row in wanted:
        assert row.items() - {("penalty", 0)} <= rows[row["n"]].items()
    assert case["expected"].get("totals", {}).items() <= said.json["totals"].items()
    assert len(rows) == case["expected"].get("periods", given.get("periods"))


def test_every_field_of_a_product_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    said = give(capsys, "loan-schedule", *FULL.split(), "--json")
    assert said.code == 0, said.err
    rows = said.json["rows"]
    assert [row["interest"] for row in rows[:4]] == [2742, 5000, 5000, 5000]
    assert [row["principal"] for row in rows[:4]] == [0, 0, 0, 25500]
    assert rows[-1]["balance"] == 0 and rows[0]["days"] == 17


def test_options_may_be_written_as_the_fields_of_a_product(
    capsys: pytest.CaptureFixture[str],
) -> None:
    dashed = give(capsys, "loan-schedule", *FULL.split(), "--json")
    words = [
        w.replace("-", "_").replace("__", "--", 1) if w[:2] == "--" else w for w in FULL.split()
    ]
    assert "--rate_per" in words
    said = give(capsys, "loan-schedule", *words, "--json")
    assert said.code == 0, said.err
    assert said.json == dashed.json
    assert give(capsys, "loan-schedule", "--rate_pear=5").code == 2


def test_the_first_due_date_alone_keeps_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    words = "--principal 100000 --periods 4 --first-due 2023-01-31 --json"
    said = give(capsys, "loan-schedule", *words.split())
    assert said.code == 0, said.err
    days = [row["due"] for row in said.json["rows"]]
    assert days == ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"]
    assert said.json["rows"][0]["days"] == 31
    said = give(capsys, "loan-schedule", *words.split(), "--period", "meeting", "--rate-per",
                "meeting", "--meeting-period", "2weeks")  # fmt: skip
    assert [row["days"] for row in said.json["rows"]] == [14] * 4


def test_a_table_for_people_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["loan-schedule", "--principal", "৬,০০,০০০", "--periods", "10", "--start", "2024-01-31"]
    said = give(capsys, *words)
    assert "₹\u00a0720.00" in said.out and "29/02/2024" in said.out
    bengali = give(capsys, *words, "--language", "bn")
    assert bengali.code == 0 and "নং" in bengali.out


def test_what_is_unusual_is_remarked(capsys: pytest.CaptureFixture[str]) -> None:
    words = "--principal 1000000 --periods 10 --rate 5 --max-amount 500000 --max-instalments 6"
    said = give(capsys, "loan-schedule", *words.split())
    assert said.code == 0
    assert said.err.count("\n") == 3


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("--periods 3", "loan-principal-wrong"),
        ("--principal 1e5 --periods 3", "loan-number-wrong"),
        (f"--principal {10**18} --periods 3", "loan-principal-too-large"),
        ("--principal 100000", "loan-instalments-missing"),
        ("--principal 100000 --periods 3 --method gift", "loan-choice-unknown"),
        ("--principal 100000 --periods 3 --start 2024-02-30", "loan-day-wrong"),
        ("--principal 100000 --periods 3 --smoothing perhaps", "loan-choice-unknown"),
        ("--principal 100000 --periods 9 --method flat --fixed-instalment 9", "below-interest"),
    ],
)
def test_what_cannot_be_reckoned(capsys: pytest.CaptureFixture[str], words: str, key: str) -> None:
    said = give(capsys, "loan-schedule", *words.split())
    assert said.code == 1
    assert key in said.err and said.out == ""


@pytest.mark.parametrize("typed", ["--interest-unit", "--interest_unit"])
def test_a_refusal_names_the_option_it_is_about(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    said = give(capsys, "loan-schedule", "--principal", "5", "--periods", "1", typed, "half")
    assert said.err.startswith("--interest-unit: This is no whole number.\n")
    other = give(capsys, "loan-schedule", "--periods", "1")
    assert other.err.startswith("This is no amount for a loan.")


def test_help_tells_what_is_taken_when_nothing_is_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = " ".join(give(capsys, "loan-schedule", "--help").out.partition("Options:")[2].split())
    for name, usual in (("rate", "2"), ("interest-unit", "100"), ("fine-amount", "500")):
        assert f"[default: {usual}]" in told.partition(f"--{name} ")[2].partition("--")[0]


PAID = {
    "instalments": [
        {"n": 1, "due": "2024-02-01", "principal": 60000, "interest": 10800, "fine": 1000},
        {"n": 2, "due": "2024-03-01", "principal": 60000, "interest": 10800},
    ],
    "payments": [{"on": "2024-02-10", "amount": 20000}, ["2024-03-01", 130000]],
}


def stored(folder: Path, content: object) -> str:
    file = folder / "payments.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(file)


def test_payments_are_divided(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = give(capsys, "loan-allocate", stored(tmp_path, PAID), "--json")
    first, second = said.json["payments"]
    assert (first["fine"], first["interest"], first["principal"]) == (1000, 10800, 8200)
    assert (second["interest"], second["principal"], second["advance"]) == (10800, 111800, 7400)
    assert [row["total"] for row in said.json["open"]] == [0, 0]
    said = give(
        capsys, "loan-allocate", stored(tmp_path, PAID | {"payment": 30000, "payments": [30000]}),
        "--allocation-scope", "by_instalment", "--allocation-order", "principal,interest,fine",
    )  # fmt: skip
    assert said.code == 0 and "₹\u00a0300.00" in said.out


def test_two_rows_of_one_number_stay_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = {"n": 1, "due": "2024-02-01", "principal": 100, "interest": 10}
    content = {"instalments": [row, row], "payment": 50}
    said = give(capsys, "loan-allocate", stored(tmp_path, content), "--json")
    assert [left["total"] for left in said.json["open"]] == [70, 100]


@pytest.mark.parametrize(
    "content",
    ["[1]", "{", '{"instalments": [], "payment": 1, "order": [1, 2, 3]}',
     '{"instalments": 3}', '{"instalments": [3]}',
     '{"instalments": [], "payment": 1.5}', '{"instalments": [], "payments": 4}',
     '{"instalments": [], "payment": "x"}'],
)  # fmt: skip
def test_a_file_that_is_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    said = give(capsys, "loan-allocate", stored(tmp_path, content))
    assert said.code == 1 and "[loan-" in said.err
    assert give(capsys, "loan-allocate", str(tmp_path / "none.json")).code == 1

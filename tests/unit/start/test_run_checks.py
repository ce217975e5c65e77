"""The runner of all checks: what it demands of rules, and what it keeps of pytest's words."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests import run_checks
from tests.run_checks import Outcome, environment, is_rule, private_screen, rules_short, run


def facts(missing: int, branches: int, covered: int) -> dict[str, dict[str, float]]:
    """A file's part of a coverage report."""
    return {
        "summary": {
            "missing_lines": missing,
            "num_branches": branches,
            "covered_branches": covered,
        }
    }


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("sr_board/people/rules.py", True),
        ("governance/rules/meetings.py", True),
        ("governance\\rules\\votes.py", True),
        ("governance/models.py", False),
        ("tests/unit/rules/test_votes.py", False),
    ],
)
def test_rules_are_known_by_their_place(path: str, rule: bool) -> None:
    assert is_rule(path) is rule


def test_a_rule_with_a_branch_that_never_ran_is_named() -> None:
    report = {
        "files": {
            "governance/rules/votes.py": facts(0, 8, 7),
            "governance/rules/meetings.py": facts(0, 4, 4),
            "governance/models.py": facts(90, 8, 0),
        }
    }
    count, short = rules_short(report)
    assert count == 2
    assert short == ["governance/rules/votes.py: 0 lines and 1 branches never ran"]


def test_a_rule_that_never_ran_at_all_is_named() -> None:
    assert rules_short({"files": {"finance/rules/loans.py": facts(40, 0, 0)}})[1]


def test_pytests_own_summary_is_kept() -> None:
    line = "=================== 3 passed, 1 skipped in 0.12s ==================="
    outcome = run("tests", ["-c", f"print({line!r})"])
    assert outcome.note == "3 passed, 1 skipped in 0.12s"
    assert outcome.state == "passed"


def test_a_check_that_fails_is_marked() -> None:
    assert run("style", ["-c", "raise SystemExit(1)"]).state == "FAILED"


def test_one_failed_check_fails_the_run_and_the_summary_is_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = [Outcome("style", "FAILED"), Outcome("tests", "passed", "9 passed in 1.00s", 1.0)]
    monkeypatch.setattr(run_checks, "all_checks", lambda: iter(ends))
    assert run_checks.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "9 passed in 1.00s" in lines[-2]
    assert lines[-1].startswith("1 of 2 checks failed")


def test_a_skipped_check_does_not_fail_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = [Outcome("tests", "passed"), Outcome("window", "skipped", "no Xvfb")]
    monkeypatch.setattr(run_checks, "all_checks", lambda: iter(ends))
    assert run_checks.main([]) == 0


def test_tests_touch_no_screen_unless_they_bring_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert environment()["QT_QPA_PLATFORM"] == "offscreen"
    window = run_checks.window_environment(":7")
    assert (window["QT_QPA_PLATFORM"], window["DISPLAY"], window["SRB_WINDOW"]) == (
        "xcb",
        ":7",
        "1",
    )


def test_the_window_is_left_out_where_its_libraries_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_checks.shutil, "which", lambda _: "/usr/bin/Xvfb")
    monkeypatch.setattr(run_checks, "libraries_missing", lambda: ["libxcb-cursor.so.0"])
    outcome = run_checks.check_window()
    assert outcome.state == "skipped"
    assert "libxcb-cursor.so.0" in outcome.note


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
@pytest.mark.skipif(bool(run_checks.libraries_missing()), reason="libraries are not installed")
def test_a_window_opens_on_the_private_screen() -> None:
    program = shutil.which("Xvfb") or ""
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "from sr_board.screen import check_screen\n"
        "check_screen()\n"
        "app = QApplication([])\n"
        "label = QLabel('x'); label.show(); app.processEvents()\n"
        "print(app.platformName(), label.isVisible())\n"
    )
    with private_screen(program) as display:
        done = run_checks.subprocess.run(
            [sys.executable, "-c", code],
            cwd=run_checks.HERE,
            env=run_checks.window_environment(display),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stdout.split() == ["xcb", "True"], done.stderr

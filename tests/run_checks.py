"""Runs every check of the project in order: `python3 start.py test`.

With arguments only pytest runs, with those arguments. Without: style, types and imports beside the
tests; the tests of single parts under coverage, which must run every branch of the rules; all other
tests without its cost; and the stories that open a window once more in a real one where Xvfb is
installed. All checks run even if one fails; the exit code is 1 if any failed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
STORIES = Path("tests") / "story"
UNITS = Path("tests") / "unit"
COVERAGE_JSON = ".coverage-rules.json"
NO_TESTS = 5  # pytest's exit code when it found nothing to run
LINT_IMPORTS = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_logo=True))
"""
_SUMMARY = re.compile(r"=+ (?:.* in \d+\.\d+s.*) =+\s*$")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Outcome:
    """How one check ended. `note` is shown behind its name in the closing table."""

    name: str
    state: str  # "passed", "FAILED" or "skipped"
    note: str = ""
    seconds: float = 0.0


def environment(**more: str) -> dict[str, str]:
    """The environment of a check: no screen is touched unless the check brings its own."""
    env = dict(os.environ)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Tests find the program from the project folder, whatever else is on the machine.
    env["PYTHONPATH"] = str(HERE)
    # pytest then shows differences in full, and Hypothesis gives the same examples in every run
    # and no deadline, so that a slow machine does not fail the rules.
    env.setdefault("CI", "1")
    # Each worker and each started program would compile all modules again.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.update(more)
    return env


def run(
    name: str, words: Sequence[str], env: dict[str, str] | None = None, *, aside: bool = False
) -> Outcome:
    """Run `python words…`, its output shown as it comes, or in one piece at the end where another
    check runs beside it (`aside`); pytest's summary line is kept."""
    said = [f"\n── {name}\n"]
    if not aside:
        print(said.pop(), end="", flush=True)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=HERE,
        env=environment() if env is None else env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    summary = ""
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            if aside:
                said.append(line)
            else:
                print(line, end="", flush=True)
            bare = _COLOUR.sub("", line)
            if _SUMMARY.match(bare):
                summary = bare.strip().strip("= ")
    code = process.wait()
    print("".join(said), end="", flush=True)
    state = "passed" if code == 0 else "FAILED"
    return Outcome(name, state, summary, time.perf_counter() - began)


def workers() -> str:
    """How many tests run side by side: as many as processors, four at most."""
    return os.environ.get("SRB_TEST_WORKERS") or str(min(os.cpu_count() or 1, 4))


def pytest_words(*more: str, spread: str = "loadfile") -> list[str]:
    """A pytest run on all workers. Files stay whole on one, because their tests share a vault."""
    return ["-m", "pytest", "-n", workers(), "--dist", spread, *more]


def is_rule(path: str) -> bool:
    """Is this a module of rules (`rules.py`, or a file in a folder `rules`)?"""
    parts = Path(path.replace("\\", "/")).parts
    return parts[0] != "tests" and (parts[-1] == "rules.py" or "rules" in parts[:-1])


def rules_short(report: dict[str, dict[str, dict[str, dict[str, float]]]]) -> tuple[int, list[str]]:
    """Number of rules modules in a coverage report, and a line for each that falls short."""
    rules = {path: facts for path, facts in report["files"].items() if is_rule(path)}
    short = []
    for path, facts in sorted(rules.items()):
        total = facts["summary"]
        lines = int(total["missing_lines"])
        branches = int(total["num_branches"] - total["covered_branches"])
        if lines or branches:
            short.append(f"{path}: {lines} lines and {branches} branches never ran")
    return len(rules), short


def check_rules() -> Outcome:
    """Demand that every line and branch of every rules module ran."""
    name = "branch coverage of the rules"
    print(f"\n── {name}", flush=True)
    for words in (["combine", "-q"], ["json", "-q", "-o", COVERAGE_JSON]):
        command = [sys.executable, "-m", "coverage", *words]
        done = subprocess.run(command, cwd=HERE, check=False)
        if done.returncode:
            return Outcome(name, "FAILED", "no coverage figures")
    report = json.loads((HERE / COVERAGE_JSON).read_text("utf-8"))
    count, short = rules_short(report)
    print("\n".join(short) or f"Every line and branch of {count} modules ran.")
    if short:
        return Outcome(name, "FAILED", f"{len(short)} of {count} modules fall short")
    return Outcome(name, "passed", f"{count} modules at 100 %")


@contextmanager
def private_screen(program: str) -> Iterator[str]:
    """A screen of its own that nobody sees. Yields its DISPLAY; it ends with the block."""
    reader, writer = os.pipe()
    # Without -noreset it begins anew when its first guest leaves, and the next one finds it shut.
    options = "-screen 0 1366x768x24 -nolisten tcp -noreset".split()
    server = subprocess.Popen(
        [program, "-displayfd", str(writer), *options],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise OSError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def libraries_missing() -> list[str]:
    """Libraries that a window needs here and that are not installed."""
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    from sr_board.screen import x11_libraries_missing

    return x11_libraries_missing()


def check_window() -> Outcome:
    """The stories once more in a real window, on a private Xvfb screen."""
    name = "stories in a real window"
    program = shutil.which("Xvfb")
    if program is None:
        return skipped(name, "Xvfb is not installed")
    missing = libraries_missing()
    if missing:
        return skipped(name, f"these libraries are not installed: {' '.join(missing)}")
    if not any((HERE / STORIES).glob("**/test_*.py")):
        return skipped(name, "there are no stories")
    try:
        with private_screen(program) as display:
            words = ["-m", "pytest", "-m", "window", str(STORIES)]
            return run(name, words, window_environment(display))
    except OSError as fault:
        return skipped(name, f"{fault}")


def window_environment(display: str) -> dict[str, str]:
    """The environment of a test run that opens real windows on `display`."""
    env = environment(DISPLAY=display, QT_QPA_PLATFORM="xcb", SRB_WINDOW="1")
    for name in ("WAYLAND_DISPLAY", "XAUTHORITY"):
        env.pop(name, None)
    return env


def skipped(name: str, why: str) -> Outcome:
    """A check that cannot run here; it is said, and it does not count as failed."""
    print(f"\n── {name}\nSkipped: {why}.", flush=True)
    return Outcome(name, "skipped", why)


def still_checks() -> list[Outcome]:
    """The checks that only read the code; none of them uses more than one processor for long."""
    return [
        run("style (ruff check)", ["-m", "ruff", "check", "."], aside=True),
        run("layout (ruff format)", ["-m", "ruff", "format", "--check", "."], aside=True),
        run("types (mypy)", ["-m", "mypy"], aside=True),
        run("imports (import-linter)", ["-c", LINT_IMPORTS], aside=True),
    ]


def all_checks() -> Iterator[Outcome]:
    """Every check, each run when it is asked for; the code is read while the first tests run."""
    for old in HERE.glob(".coverage.*"):
        old.unlink()
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(still_checks)
        units = pytest_words(str(UNITS), spread="worksteal")
        yield run("tests of single parts (pytest)", ["-m", "coverage", "run", *units])
        yield check_rules()
        yield run("all other tests (pytest)", pytest_words(f"--ignore={UNITS}"))
        yield from reading.result()
    yield check_window()


def main(words: Sequence[str]) -> int:
    """Run what is asked for. Returns the exit code."""
    if words:
        command = [sys.executable, "-m", "pytest", *words]
        return subprocess.run(command, cwd=HERE, env=environment(), check=False).returncode
    began = time.perf_counter()
    outcomes = list(all_checks())
    print("\n── summary")
    for outcome in outcomes:
        note = f"  {outcome.note}" if outcome.note else ""
        print(f"{outcome.state:8}{outcome.seconds:6.0f} s  {outcome.name}{note}")
    failed = [outcome.name for outcome in outcomes if outcome.state == "FAILED"]
    print(f"{len(failed)} of {len(outcomes)} checks failed, {time.perf_counter() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

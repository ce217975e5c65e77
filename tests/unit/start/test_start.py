"""start.py: what it says and does on machines that are not as one would wish."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

SOURCE = Path(start.__file__).read_text("utf-8")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """start.py as if it lay in an empty folder, with a name as people give it."""
    home = tmp_path / "নারী board"
    home.mkdir()
    (home / "requirements.lock").write_text("one==1 \\\ntwo==2 ; sys_platform == 'win32' \\\n")
    monkeypatch.setattr(start, "HERE", home)
    monkeypatch.setattr(start, "VENV", home / ".venv")
    monkeypatch.setattr(start, "LOCK", home / "requirements.lock")
    monkeypatch.setattr(start, "STAMP", home / ".venv" / "set-up-done")
    monkeypatch.setattr(start, "VENV_PYTHON", home / ".venv" / "bin" / "python")
    return home


def finish(python: str = sys.executable, version: str | None = None) -> None:
    """Lay down what a finished set-up leaves."""
    start.VENV_PYTHON.parent.mkdir(parents=True)
    start.VENV_PYTHON.symlink_to(python)
    start.STAMP.write_text(f"{start.lock_mark()} {version or start.python_version()}\n")


def test_an_old_python_can_read_the_file() -> None:
    assert ast.parse(SOURCE, feature_version=(3, 6))


def test_an_old_python_is_told_so_before_anything_else_happens() -> None:
    statements = ast.parse(SOURCE).body
    assert isinstance(statements[1], ast.Import)
    check = statements[2]
    assert isinstance(check, ast.If)
    assert "(3, 11)" in ast.unparse(check.test)
    assert "sys.exit" in ast.unparse(check.body[0])


def test_only_the_standard_library_and_the_look_for_a_screen_are_imported() -> None:
    names = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    assert {name for name in names if name.split(".")[0] not in sys.stdlib_module_names} == {
        "sr_board.base.errors",
        "sr_board.screen",
        "sr_board.wording",
    }


def test_the_look_for_a_screen_needs_only_the_standard_library() -> None:
    # -I -S: neither site-packages nor the environment can help out.
    code = f"import sys; sys.path.insert(0, {str(Path(start.__file__).parent)!r})\n"
    code += "import sr_board.screen, sr_board.wording; print(len(sr_board.wording.WORDS))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_a_finished_set_up_is_recognised(place: Path) -> None:
    finish()
    assert start.is_ready()


def test_a_set_up_that_was_broken_off_is_not_taken_for_finished(place: Path) -> None:
    finish()
    start.STAMP.unlink()
    assert not start.is_ready()


def test_a_new_pinned_set_asks_for_a_new_set_up(place: Path) -> None:
    finish()
    start.LOCK.write_text("one==2 \\\n")
    assert not start.is_ready()


def test_a_python_that_went_away_asks_for_a_new_set_up(place: Path) -> None:
    finish(python="/nowhere/python")
    assert not start.is_ready()


def test_a_python_that_became_another_version_asks_for_a_new_set_up(place: Path) -> None:
    finish(version="3.99")
    assert not start.is_ready()


def test_a_stamp_full_of_nonsense_is_not_believed(place: Path) -> None:
    finish()
    start.STAMP.write_bytes(b"\xff\xfe")
    assert not start.is_ready()


def test_what_is_left_of_a_broken_off_set_up_is_taken_away(place: Path) -> None:
    (start.VENV / "half").mkdir(parents=True)
    start.remove_old()
    assert not start.VENV.exists()


def test_a_linked_folder_is_unlinked_and_its_target_left_alone(place: Path) -> None:
    target = place / "elsewhere"
    target.mkdir()
    start.VENV.symlink_to(target)
    start.remove_old()
    assert target.is_dir()
    assert not start.VENV.is_symlink()


def test_the_stamp_comes_only_after_the_last_part(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(pip: list[str]) -> None:
        raise start.SetUpFailed("no network")

    monkeypatch.setattr(start, "make_venv", lambda: ["pip"])
    monkeypatch.setattr(start, "install", fails)
    with pytest.raises(start.SetUpFailed):
        start.set_up()
    assert not start.STAMP.exists()


def test_without_ensurepip_the_machines_own_pip_is_used_from_outside(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def machine(command: list[str]) -> tuple[str, int]:
        works = "--without-pip" in command or "--python" in command
        return ("", 0) if works else ("ensurepip is not available", 1)

    monkeypatch.setattr(start, "run_quietly", machine)
    assert start.make_venv()[-2:] == ["--python", str(start.VENV_PYTHON)]


def test_without_venv_and_pip_it_says_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "run_quietly", lambda command: ("No module named venv", 1))
    with pytest.raises(start.SetUpFailed, match="apt install python3-venv"):
        start.make_venv()


def test_a_path_that_python_cannot_work_in_is_refused_first(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "HERE", place / f"a{os.pathsep}b")
    with pytest.raises(start.SetUpFailed, match="another folder"):
        start.set_up()


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "differs from the one"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Temporary failure in name resolution", "needs the internet once"),
        ("satisfies the requirement x==1 (from versions: none)", "needs the internet once"),
        (
            "Downloading y\nrequirement x==1 (from versions: none)\nNo matching distribution",
            "no ready",
        ),
        ("PermissionError: [Errno 13] Permission denied", "cannot be written"),
        ("ERROR: No matching distribution found for x==1", "no ready-made part"),
        ("ERROR: something new", "send these lines"),
    ],
)
def test_a_failure_is_told_shortly_and_with_advice(complaint: str, told: str) -> None:
    text = start.failure_text(["Collecting x", *(["ERROR: before"] * 20), complaint])
    assert told in text
    assert len(text.splitlines()) <= 8


def test_parts_for_another_system_are_not_counted(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "ON_WINDOWS", False)
    assert start.parts_wanted() == 1
    monkeypatch.setattr(start, "ON_WINDOWS", True)
    assert start.parts_wanted() == 2


def test_progress_is_one_line_on_a_terminal() -> None:
    stream = Terminal()
    line = start.ProgressLine(stream)
    line.show("Fetching", 1, 9, "alembic")
    line.show("Fetching", 2, 9, "babel")
    line.close()
    assert "\n" not in stream.getvalue()
    assert "Fetching: 2 of 9  babel" in stream.getvalue()


def test_progress_in_a_log_file_is_one_line_for_each_stage() -> None:
    stream = io.StringIO()
    line = start.ProgressLine(stream)
    for done in range(9):
        line.show("Fetching", done, 9)
    line.show("Placing", 1, 9)
    line.close()
    assert stream.getvalue() == "Fetching (9 parts)\nPlacing (9 parts)\n"


def test_a_pip_that_fails_ends_the_set_up_with_its_complaint(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = place / "pip.py"
    script.write_text("print('Collecting one==1')\nprint('ERROR: no such thing')\nexit(1)\n")
    with pytest.raises(start.SetUpFailed, match="no such thing"):
        start.install([sys.executable, str(script)])
    assert "Collecting" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ([], ["-m", "sr_board"]),
        (["demo", "--into", "x"], ["-m", "sr_board", "demo", "--into", "x"]),
        (["test", "-k", "vault"], ["-m", "tests.run_checks", "-k", "vault"]),
        (["bench"], ["-m", "tests.bench"]),
        (["vault", "check"], ["-m", "sr_board", "vault", "check"]),
    ],
)
def test_each_command_has_its_program(words: list[str], arguments: list[str]) -> None:
    assert start.arguments_for(words) == arguments


def test_a_second_start_asks_nobody_and_goes_over_at_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish()
    went: list[list[str]] = []
    monkeypatch.setattr(start, "run_quietly", lambda command: pytest.fail("pip was asked"))
    monkeypatch.setattr(start, "set_up", lambda: pytest.fail("it was set up again"))
    monkeypatch.setattr(start, "become", lambda arguments: went.append(arguments) or 0)
    assert start.main(["vault", "check"]) == 0
    assert went == [["-m", "sr_board", "vault", "check"]]


def test_without_a_screen_nothing_is_set_up_and_qt_is_never_reached(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux starts without a screen")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(start, "set_up", lambda: pytest.fail("it was set up for nothing"))
    assert start.main([]) == 3
    assert "start.py demo" in capsys.readouterr().err


def test_a_failed_set_up_ends_with_its_sentence_and_code(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise start.SetUpFailed("The disk is full.")

    monkeypatch.setattr(start, "set_up", fails)
    assert start.main(["demo"]) == start.EXIT_SETUP_FAILED
    assert capsys.readouterr().err.strip() == "The disk is full."


def test_ctrl_c_during_the_set_up_ends_with_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "set_up", stopped)
    assert start.main(["demo"]) == start.EXIT_STOPPED
    assert "begins the set-up afresh" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_ends_with_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "HERE", place / "gone")
    assert start.main(["demo"]) == start.EXIT_SETUP_FAILED
    assert "Traceback" not in capsys.readouterr().err


def test_the_program_is_found_from_any_folder_and_not_mistaken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/somewhere")
    env = start.child_environment()
    assert env["PYTHONPATH"] == str(start.HERE)
    assert env["PYTHONSAFEPATH"] == "1"
    assert "PYTHONHOME" not in env
    assert not [name for name in env if "INDEX_URL" in name and name not in os.environ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a window opens")
def test_a_console_that_knows_few_signs_is_enough(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "QT_QPA_PLATFORM": ""}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    done = subprocess.run(
        [sys.executable, start.__file__], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (3, False)
    assert b"?python3 start.py demo" in done.stderr


def test_help_is_shown_before_anything_is_set_up(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "set_up", lambda: pytest.fail("it was set up for help"))
    assert start.main(["--help"]) == 0
    assert "start.py demo" in capsys.readouterr().out

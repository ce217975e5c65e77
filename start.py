"""Set-up and start of SR Board on a machine that has only Python.

    python3 start.py                     open the program
    python3 start.py demo                do the main job once, on a sample collective
    python3 start.py test [arguments]    run every check; with arguments, only pytest with them
    python3 start.py bench               print the table of figures
    python3 start.py <command> …         the sr-board command line; try: python3 start.py --help

The first start makes the folder .venv beside this file and fetches the pinned parts into it; that
takes a minute or two and some 600 MB. Every later start goes straight to the program.

This file uses the standard library only. It must stay readable for Python 3.6, so that an old
Python can say that it is too old. It never sets an index address: pip's own settings hold.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence below is for exactly these Pythons
    sys.exit(
        "SR Board needs Python 3.11 or newer; this one is {}.{}. Install a newer Python "
        "(python.org, or your system's package python3.11 or later) and start with it.".format(
            *sys.version_info[:2]
        )
    )

import hashlib
import io
import os
import queue
import re
import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "set-up-done"
ON_WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")

EXIT_SETUP_FAILED = 4
EXIT_STOPPED = 130

# What a line of pip's complaint means for the person, the first that fits is told.
ADVICE = (
    (
        r"do not match the hashes",
        "A part differs from the one that was checked for this program, so it was not used. "
        "Try another network; if it stays, do not go on and tell those who gave you the program.",
    ),
    (
        r"No space left|not enough space|Errno 28",
        "The disk is full: free about 1 GB and start again.",
    ),
    (
        # Not even the first part was found.
        r"(?s:\A(?!.*(?:Downloading|Using cached|Processing )).*from versions: none)|"
        r"name resolution|getaddrinfo|NewConnectionError|Max retries|"
        r"ProxyError|timed out|Connection (refused|reset|broken)|Network is unreachable|SSLError|"
        r"CERTIFICATE_VERIFY",
        "The first start needs the internet once. Check the connection (and the proxy, if there "
        "is one: pip's own settings are used), then start again.",
    ),
    (
        r"Permission denied|Errno 13|Access is denied|Read-only",
        "This folder cannot be written: copy the program to your own folder and start it there.",
    ),
    (
        r"No matching distribution|Failed building|metadata-generation-failed|"
        r"not a supported wheel",
        "There is no ready-made part for this system. Needed: Python 3.11 to 3.14 (64 bit) on "
        "Windows 10 or newer, macOS 15 or newer with an Apple chip, or a Linux of 2022 or newer "
        "(on ARM: of 2024 or newer).",
    ),
)
NO_VENV = (
    "This Python can make no separate folder for the program's parts. On Debian and Ubuntu "
    "install it with: sudo apt install python3-venv – elsewhere take Python from python.org."
)


class SetUpFailed(Exception):
    """The set-up cannot go on. `str()` is what the person is told."""


class ProgressLine:
    """One line on the terminal that is written over; in a log file a few plain lines."""

    def __init__(self, stream=None):
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._last = ""
        self._stage = ""

    def show(self, stage, done, total, what=""):
        """Show that `done` of `total` parts went through `stage`."""
        text = f"{stage}: {min(done, total)} of {total}"
        if self._live:
            text = f"{text}  {what}"[: shutil.get_terminal_size().columns - 1]
            if text != self._last:
                self._stream.write("\r" + text.ljust(len(self._last)))
        elif stage != self._stage:
            self._stream.write(text.split(":")[0] + f" ({total} parts)\n")
        self._stream.flush()
        self._last, self._stage = text, stage

    def close(self):
        """End the line, so that what follows starts on a new one."""
        if self._live and self._last:
            self._stream.write("\r" + " " * len(self._last) + "\r")
            self._stream.flush()
        self._last = ""


def lock_mark():
    """What the stamp must say: the pinned set, and the Python that it was installed for."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def is_ready():
    """Was the pinned set installed to the end, for the Python that .venv runs now?"""
    try:
        mark, version = STAMP.read_text("ascii").split()
    except (OSError, ValueError):
        return False
    if mark != lock_mark() or not VENV_PYTHON.exists():
        return False
    return version == python_version() or version == python_version(VENV_PYTHON)


def python_version(python=None):
    """ "3.11" of the running Python, or of another one ("" if it does not run)."""
    if python is None:
        return "{}.{}".format(*sys.version_info[:2])
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(python), "-c", ask], stdout=subprocess.PIPE, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip()


@contextmanager
def only_one():
    """Hold back a second start while the first one is still setting up (the system lets go)."""
    with (HERE / ".venv-lock").open("a+") as file:
        waiting = False
        while not _try_lock(file):
            if not waiting:
                print("Another start is setting the program up; waiting for it.", file=sys.stderr)
            waiting = True
            time.sleep(0.5)
        yield


def _try_lock(file):
    try:
        if ON_WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def set_up():
    """Make .venv anew and fill it. The stamp comes last, so a broken-off set-up starts afresh."""
    if os.pathsep in str(HERE):
        raise SetUpFailed(
            f"The folder's path holds the sign “{os.pathsep}”, and Python cannot work there. "
            "Move the program to another folder."
        )
    print("Setting up SR Board. This happens once and takes a minute or two.", file=sys.stderr)
    remove_old()
    installer = make_venv()
    install(installer)
    STAMP.write_text(f"{lock_mark()} {python_version(VENV_PYTHON)}\n", "ascii")


def remove_old():
    """Take away what an earlier or broken-off set-up left."""
    try:
        if VENV.is_symlink():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as fault:
        raise SetUpFailed(
            "The folder .venv beside start.py cannot be renewed. Close SR Board if it is open, "
            "or delete that folder yourself, then start again."
        ) from fault


def make_venv():
    """Make .venv. Returns the command that runs pip for it.

    Debian's plain python3 has venv but no pip to put inside; then the machine's own pip is used
    from outside, and virtualenv if it is there.
    """
    # A start with .venv's own Python would saw off the branch it sits on: take the one below.
    base = getattr(sys, "_base_executable", None) or sys.executable
    inside = [str(VENV_PYTHON), "-m", "pip"]
    ways = (
        ([base, "-m", "venv", str(VENV)], inside),
        ([base, "-m", "virtualenv", "-q", str(VENV)], inside),
        (
            [base, "-m", "venv", "--without-pip", str(VENV)],
            [base, "-m", "pip", "--python", str(VENV_PYTHON)],
        ),
    )
    log = ""
    for make, pip in ways:
        remove_old()
        for command in (make, [*pip, "--version"]):
            log, code = run_quietly(command)
            if code:
                break
        else:
            return pip
    raise SetUpFailed(advice_for(log) or NO_VENV)


def run_quietly(command):
    """Output and exit code of a command, nothing shown."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=child_environment(),
        text=True,
        errors="replace",
        check=False,
    )
    return done.stdout, done.returncode


def parts_wanted():
    """How many parts of the pinned set this system takes."""
    names = re.findall(r"^[\w.-]+==\S+(.*)$", LOCK.read_text("utf-8"), re.MULTILINE)
    return sum(ON_WINDOWS or "'win32'" not in marker for marker in names)


def install(pip):
    """Fetch and install the pinned set with one line of progress.

    Raises SetUpFailed with the end of pip's complaint and advice.
    """
    command = [*pip, "install", "--require-hashes", "--no-input", "--progress-bar", "off"]
    # Ready-made parts only: building one would fetch builders that nobody has pinned.
    command += ["--only-binary", ":all:", "--disable-pip-version-check", "-r", str(LOCK)]
    progress, log = ProgressLine(), []
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=child_environment(),
        text=True,
        errors="replace",
    )
    try:
        follow(process, progress, log)
    finally:
        progress.close()
        if process.poll() is None:
            process.terminate()
        process.wait()
    if process.returncode:
        raise SetUpFailed(failure_text(log))


def follow(process, progress, log):
    """Read pip's output until it ends: first parts are fetched, then put in place."""
    lines = queue.Queue()

    def read():
        for line in process.stdout:
            lines.put(line.rstrip())
        lines.put(None)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    total, fetched, placing = parts_wanted(), 0, False
    while True:
        try:
            line = lines.get(timeout=0.3)
        except queue.Empty:
            line = ""
        if line is None:
            break
        if line:
            log.append(line)
        what = re.match(r"(?:Collecting|Processing) (?:\S*[\\/])?([A-Za-z0-9._]+)", line)
        fetched += bool(what)
        placing = placing or line.startswith("Installing collected")
        if placing:
            progress.show("Putting the parts in place", placed(), total)
        elif what or not fetched:
            progress.show("Fetching the parts", fetched, total, what.group(1) if what else "")
    process.wait()
    reader.join()
    process.stdout.close()


def placed():
    """How many parts are installed in .venv by now."""
    where = "Lib/site-packages" if ON_WINDOWS else "lib/python3*/site-packages"
    return sum(1 for _ in VENV.glob(where + "/*.dist-info/RECORD"))


def failure_text(log):
    """The last complaints of pip, shortened, and what to do."""
    complaints = [line for line in log if re.match(r"\s*(ERROR|error)", line)] or log
    shown = "\n".join("    " + line[:200] for line in complaints[-6:])
    advice = advice_for("\n".join(log)) or "Start again; if it stays, send these lines."
    return f"The parts of the program could not be installed.\n{shown}\n{advice}"


def advice_for(log):
    """What to do about a complaint of pip or venv, or "" if we do not know."""
    return next((words for pattern, words in ADVICE if re.search(pattern, log, re.I)), "")


def child_environment():
    """The environment for .venv's Python.

    The program is found through PYTHONPATH and not through the current folder: a file there that
    is named like a part of the program must never be taken for it.
    """
    env = dict(os.environ)
    for name in ("PYTHONHOME", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET"):
        env.pop(name, None)
    env["PYTHONPATH"] = str(HERE)
    env["PYTHONSAFEPATH"] = "1"
    env["PIP_USER"] = "0"
    env.setdefault("PYTHONUTF8", "1")
    return env


def become(arguments):
    """Go over into .venv's Python; where processes cannot be replaced, wait for it."""
    command = [str(VENV_PYTHON), *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if not ON_WINDOWS:
        os.execve(command[0], command, child_environment())
    try:
        return subprocess.call(command, env=child_environment())
    except KeyboardInterrupt:
        return EXIT_STOPPED


def window_is_possible():
    """Look before Qt does, because Qt aborts. Returns 0, or the exit code after telling why not."""
    from sr_board.base.errors import EnvironmentFault
    from sr_board.screen import EXIT_NO_SCREEN, check_screen

    try:
        check_screen()
    except EnvironmentFault as fault:
        from sr_board.wording import words_for

        words = words_for(fault)
        told = f"{words.what} {words.next}"
        print(told.format(**fault.params), file=sys.stderr)
        return EXIT_NO_SCREEN
    return 0


def arguments_for(words):
    """The arguments for .venv's Python that belong to the words after start.py."""
    if words[:1] == ["test"]:
        return ["-m", "tests.run_checks", *words[1:]]
    if words[:1] == ["bench"]:
        return ["-m", "tests.bench", *words[1:]]
    return ["-m", "sr_board", *words]


def prepare():
    """Set up if it was not done yet. Returns 0, or the exit code after telling what is wrong."""
    try:
        if not is_ready():
            with only_one():
                # While this start waited, the other one may have done the work.
                if not is_ready():
                    set_up()
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return EXIT_SETUP_FAILED
    except OSError as fault:
        print(advice_for(str(fault)) or f"The set-up failed: {fault}", file=sys.stderr)
        return EXIT_SETUP_FAILED
    except KeyboardInterrupt:
        print("\nStopped. The next start begins the set-up afresh.", file=sys.stderr)
        return EXIT_STOPPED
    return 0


def show_help():
    """Show the commands of this file. Returns True if the command line can add its own."""
    print(__doc__.split("The first start")[0].strip())
    if is_ready():
        print("\nThe command line:\n", flush=True)
    return is_ready()


def main(words):
    """Set up if needed, then do what `words` say. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # An old console that lacks a sign shows a question mark; it must not end the start.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if words in (["--help"], ["-h"], ["help"]):
        return become(arguments_for(["--help"])) if show_help() else 0
    code = 0 if words else window_is_possible()
    return code or prepare() or become(arguments_for(words))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

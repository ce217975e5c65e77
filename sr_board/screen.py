"""Can a window be opened here? Asked before Qt is loaded, because Qt aborts the process if not.

Used by start.py (with the machine's own Python, so the standard library only) and by every
command that may open a window. It looks, it never changes anything. The words for what it finds
stand in `sr_board.wording.screen`; what is missing is named by distribution in `advice`.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sr_board.base.errors import EnvironmentFault

__all__ = [
    "EXIT_NO_SCREEN",
    "advice",
    "check_screen",
    "distribution_family",
    "x11_libraries_missing",
]

EXIT_NO_SCREEN = 3
"""Exit code of a start that needs a window where none can be opened."""

# Needed by Qt even without a screen, then what each way of showing a window needs on top.
# File name of the library -> package in (Debian, Fedora, Arch, openSUSE).
_ALWAYS = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd", "libEGL1"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd", "libGL1"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11", "libX11-6"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2", "libfreetype6"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
}
_X11 = {
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb", "libxcb1"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    "libxkbcommon-x11.so.0": (
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
    ),
    "libxcb-cursor.so.0": (
        "libxcb-cursor0",
        "xcb-util-cursor",
        "xcb-util-cursor",
        "libxcb-cursor0",
    ),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    "libxcb-keysyms.so.1": (
        "libxcb-keysyms1",
        "xcb-util-keysyms",
        "xcb-util-keysyms",
        "libxcb-keysyms1",
    ),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
}
_WAYLAND = {
    "libwayland-client.so.0": (
        "libwayland-client0",
        "libwayland-client",
        "wayland",
        "libwayland-client0",
    ),
    "libwayland-cursor.so.0": (
        "libwayland-cursor0",
        "libwayland-cursor",
        "wayland",
        "libwayland-cursor0",
    ),
}
_PACKAGES = {**_ALWAYS, **_X11, **_WAYLAND}
_FAMILIES = ("debian", "fedora", "arch", "suse")
_INSTALLERS = {
    "debian": "sudo apt install",
    "fedora": "sudo dnf install",
    "arch": "sudo pacman -S",
    "suse": "sudo zypper install",
}
_SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    """Does an X server take us in (it runs, and we hold its permission)?"""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers() -> bool:
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if not display:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return True


def check_screen(
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    *,
    loads: Callable[[str], bool] = _loads,
    x11_answers: Callable[[], bool] = _x11_answers,
    wayland_answers: Callable[[], bool] = _wayland_answers,
) -> None:
    """Return quietly if a window can be opened; a matter of milliseconds.

    Raises EnvironmentFault "screen-missing" (no screen reachable) or "screen-libraries-missing"
    (parameter `install`: the command or the libraries). Only Linux is looked at: on Windows and
    macOS a screen and its libraries belong to the system.
    """
    if not platform.startswith("linux"):
        return
    env = os.environ if environ is None else environ
    _demand(_ALWAYS, loads)
    wanted = env.get("QT_QPA_PLATFORM", "").split(":", 1)[0].split(";", 1)[0]
    if wanted in _SCREENLESS:
        return
    wayland, x11 = bool(env.get("WAYLAND_DISPLAY")), bool(env.get("DISPLAY"))
    if not wayland and not x11:
        raise EnvironmentFault("screen-missing")
    if wayland and wanted != "xcb" and all(map(loads, _WAYLAND)) and wayland_answers():
        return
    if not x11:
        _demand(_WAYLAND, loads)
        raise EnvironmentFault("screen-missing")
    _demand(_X11, loads)
    if not x11_answers():
        raise EnvironmentFault("screen-missing")


def x11_libraries_missing(loads: Callable[[str], bool] = _loads) -> list[str]:
    """Libraries that a window on an X11 screen needs and this computer has not."""
    return [name for name in (*_ALWAYS, *_X11) if not loads(name)]


def _demand(names: Mapping[str, object], loads: Callable[[str], bool]) -> None:
    missing = [name for name in names if not loads(name)]
    if missing:
        raise EnvironmentFault(
            "screen-libraries-missing", install=advice(missing, distribution_family())
        )


def distribution_family(os_release: Path = Path("/etc/os-release")) -> str:
    """Which family of Linux this is: "debian", "fedora", "arch", "suse", or "" if unknown."""
    try:
        lines = os_release.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    kin = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse"}
    for name in names:
        family = kin.get(name, name)
        if family in _FAMILIES:
            return family
    return ""


def advice(missing: Sequence[str], family: str) -> str:
    """What to type to install the libraries, or their names where the family is not known."""
    if family not in _FAMILIES:
        return ", ".join(missing)
    column = _FAMILIES.index(family)
    packages = dict.fromkeys(_PACKAGES[name][column] for name in missing)
    return f"{_INSTALLERS[family]} {' '.join(packages)}"

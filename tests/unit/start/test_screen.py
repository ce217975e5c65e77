"""Whether a window can be opened, seen on machines that are told of, not had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sr_board.base.errors import EnvironmentFault, Fault
from sr_board.screen import advice, check_screen, distribution_family
from sr_board.wording import words_for

DESKTOP = {"DISPLAY": ":0"}


def look(
    environ: Mapping[str, str],
    *,
    lacking: tuple[str, ...] = (),
    x11: bool = True,
    wayland: bool = True,
    platform: str = "linux",
) -> None:
    """Look at a machine that lacks some libraries, and whose servers answer or do not."""
    check_screen(
        environ,
        platform,
        loads=lambda name: name not in lacking,
        x11_answers=lambda: x11,
        wayland_answers=lambda: wayland,
    )


def fault_of(act: Callable[[], None]) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        act()
    return caught.value


@pytest.mark.parametrize(
    "environ",
    [
        DESKTOP,
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=800x600"},
    ],
)
def test_a_machine_with_a_screen_is_fine(environ: dict[str, str]) -> None:
    assert look(environ) is None


def test_no_screen_is_said() -> None:
    assert fault_of(lambda: look({})).key == "screen-missing"


def test_a_screen_that_does_not_answer_is_no_screen() -> None:
    assert fault_of(lambda: look(DESKTOP, x11=False)).key == "screen-missing"


def test_a_silent_wayland_gives_way_to_x11() -> None:
    both = {"WAYLAND_DISPLAY": "wayland-0", **DESKTOP}
    assert look(both, wayland=False) is None
    assert fault_of(lambda: look(both, wayland=False, x11=False)).key == "screen-missing"


def test_a_silent_wayland_alone_is_no_screen() -> None:
    alone = {"WAYLAND_DISPLAY": "wayland-0"}
    assert fault_of(lambda: look(alone, wayland=False)).key == "screen-missing"


def test_x11_that_is_asked_for_is_looked_at_even_beside_wayland() -> None:
    env = {"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb", **DESKTOP}
    assert fault_of(lambda: look(env, x11=False)).key == "screen-missing"


@pytest.mark.parametrize("library", ["libEGL.so.1", "libxcb-cursor.so.0"])
def test_a_missing_library_is_named_with_what_to_install(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sr_board.screen.distribution_family", lambda: "debian")
    fault = fault_of(lambda: look(DESKTOP, lacking=(library,)))
    assert fault.key == "screen-libraries-missing"
    assert fault.fault is Fault.ENVIRONMENT
    package = {"libEGL.so.1": "libegl1", "libxcb-cursor.so.0": "libxcb-cursor0"}[library]
    assert fault.params["install"] == f"sudo apt install {package}"


def test_even_without_a_window_qt_needs_its_libraries() -> None:
    hidden = {"QT_QPA_PLATFORM": "offscreen"}
    assert (
        fault_of(lambda: look(hidden, lacking=("libEGL.so.1",))).key == "screen-libraries-missing"
    )


def test_missing_x11_libraries_do_not_matter_under_wayland() -> None:
    assert look({"WAYLAND_DISPLAY": "wayland-0"}, lacking=("libxcb-cursor.so.0",)) is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own_screen(platform: str) -> None:
    assert look({}, platform=platform, lacking=("libEGL.so.1",)) is None


@pytest.mark.parametrize(
    ("family", "told"),
    [
        ("debian", "sudo apt install libegl1 libxcb-cursor0"),
        ("fedora", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("arch", "sudo pacman -S libglvnd xcb-util-cursor"),
        ("suse", "sudo zypper install libEGL1 libxcb-cursor0"),
        ("", "libEGL.so.1, libxcb-cursor.so.0"),
    ],
)
def test_advice_speaks_the_language_of_the_distribution(family: str, told: str) -> None:
    assert advice(["libEGL.so.1", "libxcb-cursor.so.0"], family) == told


def test_one_package_is_named_once() -> None:
    assert advice(["libEGL.so.1", "libGL.so.1"], "arch") == "sudo pacman -S libglvnd"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ("ID=debian\n", "debian"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "suse"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ("ID=nixos\n", ""),
    ],
)
def test_the_distribution_is_read(tmp_path: Path, text: str, family: str) -> None:
    release = tmp_path / "os-release"
    release.write_text(text, "utf-8")
    assert distribution_family(release) == family


def test_a_machine_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    assert distribution_family(tmp_path / "absent") == ""


def test_the_sentence_can_be_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = fault_of(lambda: look(DESKTOP, lacking=("libGL.so.1",)))
    assert "libgl" in words_for(fault).next.format(**fault.params).lower()
